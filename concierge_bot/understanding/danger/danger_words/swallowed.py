"""Too much of a medicine, or something that nobody should swallow."""

ALARM: dict[str, str] = {
    "overdose": """
        overdos*, double dos*, doubled ~ {pills}, too many/much ~ {pills},
        too many of my/the/them/those/these, took/taken/swallowed/had/ate/eaten/drunk/drank too many/much,
        took/taken/swallowed ~ too many/much, took/taken/swallowed ~ all of them/it at once/together,
        all of them at once/together, took/taken/swallowed/emptied the/a/my? whole/entire/full,
        took/taken/swallowed ~ bottle/packet/handful/bunch/lot,
        took/taken/taking/injected/had ~ twice/double/triple, took/taken/had ~ two/three times, twice today,
        took/taken/swallowed ~ by/in mistake/accident/error, took/taken/got/swallowed ~ instead of,
        second/extra dose, took/taken/had an/another? extra/another ~ {pills},
        took/taken/swallowed the? wrong,
        took/taken/swallowed someone/somebody/other/his/her/husbands/wifes/dogs/cats ~ {pills},
        swallowed/took/taken all my/her/his/the ~ {pills}, took ~ again and/by/cause/forgot,
        muchas pastillas, todas las pastillas, two days worth, whole week ~ {pills},
        accidentally took/taken, took ~ accidentally, as well as the morning/night/evening ones,
        night/evening/morning pills this/in/at ~ morning/night too/also/and/as,
        took/taken/had/swallowed/eaten/ate ~ {many} ~ {pills}, {many} ~ {pills} ~ swallowed/took/taken,
        doubled up, wrong ~ insulin, gave myself ~ wrong/much/twice/double/insulin,
        got into the/her/his/my ~ {pills}, ate/eaten all my/her/his/the ~ {pills},
        everything in the/my ~ box/pillbox/organizer/cabinet, took/taken/swallowed everything, whole weeks,
        my wifes/husbands/dogs ~ {pills}, the dogs/cats {pills}, took/taken ~ all together,
        took/swallowed/taken a/the/some wrong, took tomorrows/tonights/yesterdays/somebodys,
        forgot and took, took/taken ~ insulin/{pills} again,
        took/swallowed/ate {many} of the/my/them/those ~, took/swallowed {many}, took pills to,
        ate/drank/eaten ~ bottle/box/packet/strip of {pills},
        took/taken more ~ than i/they/it should/said/prescribed, too much insulin, insulin too much,
        took/taken more {pills} than, more {pills} than
    """,
    "poison": """
        drank/drunk/swallowed/ate/eaten/drinking/swallow ~ {poison}, poisoned, been poison*, fumes,
        mixed ~ bleach/ammonia, ate/drank/eaten/drunk ~ wrong jar/bottle/cup/one/thing,
        swallowed ~ wrong/battery/chemical, {poison} ~ in my eyes/eye/mouth,
        chemical* ~ burned/burning/eyes, {wont} ~ stop being sick ~ ate,
        ate/eaten ~ mushrooms/berries ~ yard/garden/ill/sick, food poisoning, dishwasher tablet/pod,
        laundry pod, ate/eaten/drank/swallowed ~ mouse/rat/ant/bug/slug? ~ by,
        {poison} ~ by mistake/accident, breathed in ~,
        drank/drunk/drink/swallowed ~ thinner/polish/remover/fluid/liquid/cleaner,
        swallowed ~ poison*/chemical*/batter*
    """,
}

UNCERTAIN: dict[str, str] = {
    "overdose": """
        took/taken/take it/them/my twice, did i take ~ twice, all my/her/his/the ~ {pills},
        took all of them, took them all, extra {pills}, wrong ~ {pills}, mixed up ~ {pills},
        forgot if i took, cant remember ~ took/taken/take, too many/much of? ~ {pills}, {pills} ~ twice,
        took/taken more ~ {pills}, {pills} again/too/twice, took/taken/swallowed ~ {many}, overdos*,
        tomorrows {pills}
    """,
    "poison": """
poison/poisoned, bleach/antifreeze/ammonia ~ drank/drunk/swallowed/mouth/eyes, swallowed, fumes,
ate something, drank, thinner
    """,
}
