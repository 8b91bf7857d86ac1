"""She bleeds, is burnt, or swells up from what she ate or from a sting."""

ALARM: dict[str, str] = {
    "bleeding": """
        bleeding ~ bad/lot/everywhere/heavy/heavily/stop/badly/still/profusely/from/head/again,
        im/is/its/still/and bleeding, {wont} ~ stop/stopping bleeding, bleeding ~ {wont},
        {injured} ~ bleed*, bleed* ~ {injured}, bleeds, {cant} stop ~ bleeding/blood,
        blood ~ everywhere/pouring/gushing/wont/stop/spurting/all/tiles/floor/sink/toilet/lot,
        lots/lot/so much/pool/full of? blood, some/theres/is blood on/in/from/all, covered in blood,
        losing blood,
        throwing/threw/coughing/coughed/cough/vomiting/vomited/spitting/puking/bringing ~ blood,
        blood ~ urine/pee/stool/poop, peeing/passing blood, coffee grounds, black ~ stool/poop/toilet/tarry,
        tarry, ^ bleeding, gash* ~, cut my/her/his/the {injured} ~ bad/badly/deep/blood/wide/open/bone,
        cut myself ~ bad/badly/deep, deep cut, sangrando, mucha sangre, sangre, nose bleed/bleeding,
        nosebleed ~ hour/hours/stop/wont/still, gushing, pouring blood,
        blood ~ coming/pouring/running/dripping/gushing/leaking/streaming/clots/spurting,
        blood ~ ear/mouth/eye/nose/head/leg/down/nightgown/bed/sheets/clothes/shirt/rug/hands, blood clots,
        vein ~ burst/spray*/bleed*, spraying, spurting,
        bandage/towel/tissue/rag/dressing/cloth/towels ~ soaked/soaking/through/red,
        soaked ~ towel/towels/bandage, red all over, to the bone, needs stitches, stabbed, hemorrhag*,
        bled ~ through/everywhere/lot, artery,
        bleeding ~ bit/foot/leg/arm/hand/nose/ear/mouth/bottom/down/inside/since/hour/hours/now,
        im bleeding, hes/shes bleeding, been bleeding, bleeding $, threw/vomited up? blood, vomit* ~ blood,
        cut ~ off, wound/stitches/vein/sore ~ burst/opened/open/split, opened up ~ blood, almost/nearly cut,
        {injured} ~ hanging/off, chopped, sliced, axe/saw/knife slipped, full of blood, dog bit me,
        bit me ~ bad/deep/bleed*/hard, crushed my, its crushed, is? crushed $
    """,
    "allergy": """
        throat ~ clos*/swelling/swollen/tight/swelled, tongue ~ swell*/swollen/swelled/fat/big,
        face/lips/eyes/mouth ~ swell*/swollen/swelled/puffed, allergic reaction,
        having/had/got a/an/some? bad? reaction, anaphyla*, hives,
        stung ~ swelling/swollen/breathe/throat/allergic, epipen, {cant} swallow,
        lips ~ swell*/big/tingl*/fat, throat ~ closing/closed/shut, itch* ~ all over ~ swell*,
        swell* ~ itch*, bee/wasp ~ stung ~, allergic ~ reaction
    """,
    "burn": """
        burned/burnt/scalded/burn my/her/his/myself/the? ~ {injured}, burned/burnt/scalded myself,
        scalded ~, skin ~ coming/peeling/blister*/off, boiling water ~ on/over/all/leg/arm/foot, scalding ~,
        burned ~ lap, eyes burning from
    """,
}

UNCERTAIN: dict[str, str] = {
    "bleeding": """
        bleeding, blood, bloody nose, nosebleed, cut myself, cut my/her/his {injured}, bled/bleeds,
        cut ~ finger/hand/foot/leg/arm/thumb, gash*, stitches, wound, bandage ~, bit me, crushed
    """,
    "allergy": """
allerg*, hives, itching, epipen, sting/stung, reaction
    """,
}
