"""The phrases that mean danger, by kind; add one by adding it to a list (the language is described in `phrases`).

Alarm phrases bring a human at once; uncertain ones bring one safety question. Kinds stand in order of urgency: the first
that matches names the danger.
"""


def _numbers(first: int, last: int) -> str:
    return "/".join(str(number) for number in range(first, last + 1))


GROUPS: dict[str, str] = {
    "other": """
        mum/mom/mommy/mama/mother/dad/daddy/papa/pop/pops/father/grandma/granny/gran/nana/nan/grandpa/grandad/granddad,
        husband/wife/son/daughter/sister/brother/aunt/auntie/uncle/friend/neighbor/neighbour/mate/partner,
        she/shes/he/hes/him/her/patient/client/resident/lady/gentleman/nurse/aide/carer/caregiver/roommate,
        mr/mrs/ms/miss/dr [a-z]
    """,
    "i_am": """
        im/iam/am, ive been?, i was/lay/been/got, i seem to be, still, just
    """,
    "cant": """
        cant/couldnt/cannot/carnt, not able to, no way to, dont seem to be able to, too weak/hurt/sore to,
        wont let me, hard/trouble/difficult/difficulty/struggling/struggle to?, no strength to
    """,
    "wont": """
        wont/doesnt/dont/didnt/isnt/not/stopped/quit/cant/couldnt/refuses to?, no longer
    """,
    "limb": """
        arm/arms/leg/legs/hand/hands/foot/feet/side/fingers/limb/limbs
    """,
    "fell": """
        fell/fallen/fallened/slipped/tripped/collapsed/toppled/keeled/tumbled
    """,
    "spill": """
        fall/tumble/spill/topple/collapse/slip/falls, bad trip, nosedive
    """,
    "hurt": """
        pain/pains/painful/hurt/hurts/hurting/ache/aches/aching/achy/sore/tight/tightness/tightening/pressure/heavy,
        heaviness/crushing/crushed/squeezing/squeezed/squeeze/burning/burns/stabbing/pounding/sharp/discomfort/gripping,
        clamped/vice/vise/weight/elephant/band/thumping/fluttering/bursting/killing/exploding/pressing/gripped/stabs
    """,
    "floor": """
        floor/ground/carpet/rug/tile/tiles/linoleum/lino/pavement/sidewalk/driveway/stairs/steps/grass
    """,
    "room": """
        floor/hallway/hall/kitchen/bathroom/bedroom/garage/yard/garden/basement/cellar/porch/shower/tub/bath/bathtub,
        lounge/parlor/carpet/driveway/stairs/steps/ladder/stool/chair/bed/toilet/bus/curb/door/landing/doorway/patio
    """,
    "pills": """
        pill/pills/tablet/tablets/tabs/meds/med/medicine/medicines/medication/medications/capsules/dose/doses/insulin,
        thinner/thinners/tylenol/aspirin/warfarin/pastilla/pastillas/painkillers/digoxin/morphine/opioids/patches
    """,
    "stranger": """
        stranger/strangers/burglar/burglars/intruder/intruders/prowler/thief/thieves/robber/robbers,
        man/men/guy/guys/fella/fellow/boys/kids/woman/person/people/someone/someones/somebody/somebodys
    """,
    "poison": """
        bleach/ammonia/antifreeze/detergent/cleaner/turpentine/gasoline/petrol/kerosene/lye/poison/pesticide/weedkiller,
        lysol/clorox/drano/disinfectant/chemical/chemicals/peroxide/battery/solvent/polish/windex
    """,
    "injured": """
        cut/gash/gashed/sliced/wound/nose/leg/head/hand/arm/finger/foot/shin/mouth/face/skin/knee/elbow/thumb
    """,
    "low_sugar": _numbers(20, 59),
    "high_sugar": _numbers(400, 700),
    "fever": _numbers(103, 107),
    "high_pressure": _numbers(180, 260),
}

ALARM: dict[str, str] = {
    "breath": """
        {cant} ~ breathe/breath/breathing, cant/couldnt get air, cant/couldnt get my/enough/any breath/air,
        short/shortness of breath, out of breath, no breath, fighting for breath/air, gasping, suffocating,
        breathing is/getting? ~ bad/hard/heavy/worse/funny/difficult/shallow/fast, short winded, breathless,
        bad/fast/shallow/labored/laboured breathing, wheezing ~ bad/inhaler/lot, im? wheezing,
        inhaler ~ nothing/empty/out, inhaler ~ {wont} work/working/help/helping, struggling for air/breath,
        {wont} breathing/breathe/breath, choking, choke on, stuck in my throat,
        turning/turned/going/went blue, lips/face/fingers ~ blue,
        oxygen ~ stopped/empty/off/out/broke/quit/low/gone/died/failed,
        oxygen ~ {wont} run/work/working/running, no/ran out of oxygen, no puedo respirar, falta el aire,
        me ahogo, not breathing, air wont come, drowning
    """,
    "chest": """
        chest ~ {hurt}, {hurt} ~ in/on/across/around/of my/the/her/his ~ chest, {hurt} in/on chest,
        chest {hurt}, sitting/sits/sat on my/her/his chest, heart attack, heartattack, cardiac,
        heart is? ~ racing/skipping/fluttering/flip/jumping/banging/hammering/pounding/stopping/stopped/wild/flopping,
        heart ~ beating ~ fast/funny/hard/wrong/odd/strange, heart ~ wont slow/settle,
        heart ~ freight train, heart {hurt}, heart is {hurt},
        pain ~ down/in/up/into/to my/the/her/his? left? arm/jaw/shoulder/neck,
        jaw ~ aches/hurts/pain/aching/hurting, down/in/and my/the? left arm, cold sweat, all clammy,
        clammy and sweaty/sick/cold/grey/gray, grey/gray and sweaty/clammy/cold, sweating and {hurt},
        angina, between ~ shoulder blades/shoulders, dolor ~ pecho, duele ~ pecho, ataque al corazon,
        palpitations, funny/bad/awful/terrible/tight feeling in my chest,
        chest feels/feeling/is ~ funny/bad/wrong/strange/odd, belt ~ chest, indigestion ~ arm/jaw/sweat
    """,
    "stroke": """
        having/had/has/have a/another? stroke, its? a stroke, stroke i think, think stroke, mini stroke,
        face/mouth/smile/cheek/lip/eye/eyelid ~ droop*/dragging/crooked/sagging/slid/slipped/lopsided/twisted/numb/hanging,
        droopy/crooked/lopsided/numb face/mouth/smile, one side ~ face/mouth/body,
        side of my/her/his face/body, {limb} ~ numb/dead/paralyzed/paralysed/limp/useless/lifeless/tingling,
        numb arm/leg/hand/side/face,
        {cant} move/lift/feel/raise/use/work/control my/her/his/the one/right/left? {limb},
        {limb} {wont} ~ work/move/lift/obey/working/moving/respond/grip/hold,
        {limb} wont do ~ tell/want/say, {limb} has gone, numb ~ one/left/right side,
        weak ~ one/left/right side, all down one side,
        words ~ wont/wrong/jumbled/mixed/scrambled/muddled/garbled/slurred/stuck/funny/dont/not,
        losing/lost/forgetting/mixing my words, cant find the/my words, tongue ~ wont/thick/heavy,
        speech ~ slur*/funny/gone/wrong/bad/thick/garbled/jumbled/weird/off, slur*, slurred speech,
        {cant} talk/speak/say/spell/think, talking/speaking ~ gibberish/nonsense/funny/rubbish/garbled,
        gibberish, makes/making no sense, not making ~ sense, sound/sounds drunk,
        {cant} see ~ right/straight/eye/properly/anything, blind in/all, went/gone/going blind,
        lost my sight/vision, seeing double, double vision, vision ~ gone/blurred/blurry/double/black,
        worst headache, headache ~ worst/thunder*/clap/sudden/exploding, thunder* headache, keep dropping,
        no puedo hablar, no puedo mover, room ~ spinning ~ see, eyesight ~ gone/suddenly
    """,
    "unresponsive": """
        {wont} answer/answering/respond/responding/wake/waking/rouse/rousing me/her/him/us/anyone/now/$,
        {other} {wont} ~ answer/answering/respond/responding/wake/move/moving/waking/come/rouse,
        unresponsive, not responding/answering/responsive/moving/conscious, unconscious,
        passed/pass/passing/blacked/black out, fainted/fainting/faints, going/about to faint,
        lost/losing consciousness, seizure/seizures, convuls*, having a fit, everything went black/dark,
        blackout, keep/keeps blacking/fading/passing out, found ~ dead, i think {other} is? dead/dying/gone,
        no pulse/heartbeat, cant find a pulse, cant/couldnt wake, see/saw her/his feet/legs,
        {other} is? very? cold and/not, shaking all over and, no responde, se desmayo,
        in and out of consciousness/it, im/hes/shes dying, think im/hes/shes dying/going, woke up on,
        came to on, eyes rolled/rolling, limp, lifeless
    """,
    "fall": """
        i/ive/im/weve just/also/had/have/sort/kinda/nearly/only/even? of/got? {fell}, ^ {fell},
        and/so/then/also/just {fell}, {fell} $, {fell} down, {fell} ~ {room},
        {fell} ~ hurt/hip/head/wrist/ankle/knee/back/leg/arm, i/and feel down/off/over ~ {room},
        i feel in/off/out/down the/my/of {room}, {other} ~ {fell}, {fell} out of, {fell} and,
        {fell} off the/a/my {room}, {fell} over, {fell} on, {fell} this morning/afternoon/evening,
        {fell} today/yesterday/tonight/again/earlier/hard/bad/badly/backwards,
        had/have/has/took/taken/taking/having/suffered a/another/me ~ {spill}, had ~ fall,
        bad/nasty/hard fall, keep/keeps/kept falling, falling down, im falling,
        went/gone/going/goes down ~ hard/sack/like/in/on/floor, i went/gone down/over, i ~ gone down,
        im? down and cant, went over and, im ~ down $, now im/hes/shes down, ^ down on, {other} is? down $,
        on my back/side/face and cant, knocked over/down, flat on my back/face,
        {i_am} ~ on the/my ~ {floor}, on floor, ^ floor, {other} ~ on the ~ {floor},
        lying/laying/laid/lay/sitting/sat/stuck/down/stranded/collapsed/crumpled/lyin on/in the/my ~ {room},
        lying/laying/lain/lay here, lying/laying/stuck ~ since/hours/all night,
        found her/him/mum/mom/dad/them? ~ on/at, {cant} ~ get/stand/stood/pull/haul/pick/raise ~ up,
        {cant} ~ get/getting ~ out/off of? ~ {room}, {cant} stand/walk/move/sit,
        {cant} get myself ~ up/off/out, {cant} lift him/her/mum/mom/dad/myself, {cant} put ~ weight,
        {cant} get back up, nobody/noone to help me up, help me ~ up, get me up,
        legs/knees ~ gave/give/giving/buckled/buckle/collapsed, legs ~ wont ~ hold/carry,
        {cant} reach the phone/cord/bell, hit/banged/bumped/cracked/knocked/split/whacked my/her/his head,
        hit head, broke/broken/fractured/busted my hip,
        broke/broken my/her/his hip/leg/arm/wrist/ankle/back/neck/shoulder/foot/bone/bones/ribs,
        broken hip/leg/arm/wrist/ankle/bone, hip ~ broke/broken/hurts/out/popped/snapped/cracked,
        leg ~ twisted/bent/wrong, wrist/ankle/arm/leg/knee ~ bent/swollen/huge/snapped/melon/broken/popped,
        twisted/stuck/pinned/trapped under, me cai, se cayo, me caigo, caido/caida, en el piso/suelo,
        no puedo levantar*, no me puedo levantar*, took a dive/header/tumble/spill,
        tumbled down/off/over/out
    """,
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
        accidentally took/taken, took ~ accidentally
    """,
    "self_harm": """
        kill/hurt/harm/hang/shoot/cut/drown myself, suicid*, end/ending/ended it all/now/tonight,
        end/ending/take/taking my/her/his own? life, not/dont want/wanna to live/wake/exist/carry ~,
        dont want to be here, want/wants/wanna/wanted/like to? die,
        wish/wished i/god ~ dead/die/take/gone/never, rather be dead, better off dead,
        better ~ off/of ~ without me, better ~ off/of ~ if i ~ dead/gone/wasnt/werent, be a relief ~ gone,
        nobody/noone/none would/will even? miss/care/notice ~, burden to/on everyone/everybody,
        nothing/no reason left? to/for ~ live/living/go/carry,
        no point ~ living/going/anymore/carrying/life/being, no reason ~ go/live/living,
        tired of living/life, done with life/living, had enough of life/living, never wake up, not wake up,
        not ~ going to wake, sleep ~ forever/never, goodbye everybody/everyone/forever/letter/note,
        goodbye ~ cant do this, cant do this anymore, cant go on, cant take it/this anymore/any,
        life ~ not worth, isnt worth living, not worth living, give/giving up on life, ready to die/go,
        jump off ~ bridge/balcony/roof, gun is/in/and/ready/loaded, pills ~ counted/lined/saved/ready,
        razor, join/be with ~ in heaven, quiero morir*, no quiero vivir, matarme, say goodbye,
        wont be around/here ~ longer/tomorrow/anymore, dont want to go on $,
        dont want to go on anymore/living/like, dont want to be alive/around
    """,
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
        nosebleed ~ hour/hours/stop/wont/still, gushing, pouring blood
    """,
    "allergy": """
        throat ~ clos*/swelling/swollen/tight/swelled, tongue ~ swell*/swollen/swelled/fat/big,
        face/lips/eyes/mouth ~ swell*/swollen/swelled/puffed, allergic reaction,
        having/had/got a/an/some? bad? reaction, anaphyla*, hives,
        stung ~ swelling/swollen/breathe/throat/allergic, epipen, {cant} swallow
    """,
    "poison": """
        drank/drunk/swallowed/ate/eaten/drinking/swallow ~ {poison}, poisoned, been poison*, fumes,
        mixed ~ bleach/ammonia, ate/drank/eaten/drunk ~ wrong jar/bottle/cup/one/thing,
        swallowed ~ wrong/battery/chemical, {poison} ~ in my eyes/eye/mouth, chemical* ~ burned/burning/eyes
    """,
    "gas": """
        smell/smells/smelling/smelt/stinks/stink/reeks/stench/whiff/odor/odour ~ gas,
        gas smell/leak/leaking/odor/stink, gas ~ leak/leaking/hissing/smell,
        rotten eggs ~ stove/house/kitchen/here/smell, smell/smells ~ rotten egg/eggs, left ~ gas ~ on,
        carbon monoxide ~ alarm/beep*/going/off/headache/thing/ringing, co alarm/detector ~ going/beep*/off,
        huele a gas, olor a gas, gas alarm, propane ~ leak/smell
    """,
    "fire": """
        ^ fire $, ^ fire fire, on fire, caught/catches/catching fire, theres/is a ~ fire in/on/at,
        fire in/on/at the/my, grease/kitchen/stove/oven/electrical/house/chimney/toaster/chip/pan fire,
        up in flames, flames, in flames,
        smoke ~ coming/pouring/everywhere/filling/wall/socket/kitchen/house/room/hall/under/thick/see,
        full of smoke, smell/smells/smelling/see ~ smoke, smell/smells/smelling ~ burning,
        something/somethings is? burning, burning smell, burning in/from the,
        smoke alarm/detector ~ going/off/screaming/blaring/ringing/smoke/wont, set fire,
        fire department/brigade, house/kitchen/apartment/building/stove/oven is? burning, fuego, incendio,
        mucho humo, huele a humo, sparks ~ outlet/socket/wall/plug, outlet/socket ~ smoking/sparks/sparking,
        smoking ~ outlet/socket
    """,
    "burn": """
        burned/burnt/scalded/burn my/her/his/myself/the? ~ {injured}, burned/burnt/scalded myself,
        scalded ~, skin ~ coming/peeling/blister*/off, boiling water ~ on/over/all/leg/arm/foot
    """,
    "intruder": """
        {stranger} ~ in/inside my/the/our/mums/her
        house/home/kitchen/apartment/flat/bedroom/room/yard/hallway/garage/living/basement,
        {stranger} ~ in here, is/are/somebody inside $, is inside, someones/somebodys/someone is? inside,
        broke/breaking/broken/break in/into,
        {stranger} ~ trying/try/tried/trying to ~ get/break/come/open/force/pick ~,
        get/getting/break/breaking in ~ door/window,
        broke/smashed/breaking/smashing the/my/a window/door/lock, {stranger} wont leave/go,
        wont leave ~ house/door, {stranger} ~ wont leave, hear/heard footsteps,
        footsteps ~ downstairs/upstairs/hall/attic/house,
        hear/heard ~ {stranger} ~ downstairs/upstairs/house/breaking/moving/walking,
        {stranger} ~ i dont know $,
        {stranger} ~ dont know/recognize/recognise ~ house/kitchen/home/here/room, burglar $, ^ burglar*,
        intruder, prowler, strange man/men/woman/person/people in/at/inside, hombre ~ en mi casa,
        alguien ~ casa, ladron, peeping/looking in my window, forced his/her/their way,
        pushed/barged ~ way/past, hiding in the/my closet/bedroom/bathroom, being robbed/burgled,
        {stranger} ~ banging/pounding/kicking ~ door, following me
    """,
    "violence": """
        hit/hits/hitting/beat/beats/beating/slapped/slaps/punched/pushed/shoved/choked/kicked/strangled/attacked me,
        hurting/hurt/hurts me, {other} ~ hurts/hurting/hurt me, robbed/mugged/attacked/assaulted/raped,
        threatened/threatening/threatens ~ me/kill/hurt, has/got/with a knife/gun, grabbed me/my,
        wont let me leave/go/out/call/use/eat, locked me in/up/out,
        took/stole/snatched my purse/handbag/bag/wallet, going/gonna to? kill/hurt/hit me, kill me $,
        will kill me, scared/afraid/frightened of him/her/my, tied me, touched me,
        being beaten/abused/hurt/held, abus* me, holding me
    """,
    "trapped": """
        trapped,
        im? stuck ~ bath/tub/toilet/elevator/lift/bathtub/shower/chair/bed/bathroom/closet/cellar/basement/attic,
        {cant} get out, locked in, locked out ~ cold/freezing/nightgown/dark/snow/rain/pajamas/barefoot/hot,
        flooding ~ in/house/basement, water ~ rising, pinned
    """,
    "lost": """
        dont know/remember where i/im am?,
        dont/cant recognize/recognise ~ street/place/house/where/anything,
        {cant} find my/the way ~ home/back/house, im? lost $, im? lost and/i,
        im? lost ~ street/home/dark/cold/walk, she/he is? wandered, wandered off, where am i,
        dont know ~ how i got here, hes/shes/mum/mom/dad is? missing, gone missing
    """,
    "unwell": """
        sugar ~ low/high/hi/crash* ~ shak*/sweat*/sick/weak/dizzy/thirsty/confused, sugar ~ hi and,
        sugar/glucose/reading is/was/at/reads/of? {low_sugar}, sugar ~ 4*00, hypo, low sugar and,
        im? burning up, temperature/fever of? ~ {fever}, shaking/shivering ~ cant, freezing ~ {cant} feel,
        no/furnace/heat/heating ~ {cant} feel my, so weak ~ {cant},
        {cant} keep ~ down ~ days/weak/day/stand, havent/not eaten/drunk ~ days, worst pain,
        pain ~ unbearable/excruciating/cant stand, unbearable pain,
        terrible/awful/severe/horrible/excruciating pain, stomach/belly/abdomen ~ agony/knife/stabbing/hard,
        in agony, im going to/gonna die, something ~ terribly/badly/very wrong,
        something is wrong/happening with/to me, whats/what is happening to me, i feel like im dying,
        me estoy muriendo, me siento muy mal, dont know what is happening, heat stroke, havent peed,
        very sick ~ {cant}, delirious, hallucinat*, going to/gonna pass out, like im? going/gonna to? pass,
        electrocuted, electric shock
    """,
    "help": """
        help me $, help me please/now/quick/im/i/hurry/god/someone/somebody, please help $,
        please help me $, ^ help help, help please, please help im/now/me,
        send/need/get/want/call/fetch/bring ~ help $, send/get/call help,
        need help now/quick/fast/bad/badly/right/please/immediately/urgent*, help ~ {other} ~ down/floor,
        help im, ^ help i cant/fell/cant,
        call/phone/ring/dial/get/send/need/want ~
        911/999/112/ambulance/paramedics/paramedic/police/ems/cops,
        ^ 911 $, ^ 999 $, ^ 911 911, ^ 911 please/now/help, ^ ambulance, ^ police $,
        need ~ doctor now/quick/fast/urgent*/immediately/right, ^ emergency $, ^ emergency please/help/now,
        is an emergency, an emergency $, having an emergency, real emergency, sos, mayday,
        somebody/someone ~ come ~ please/quick/quickly/now/fast/help/hurry,
        please come quick/quickly/now/fast/help, please someone/somebody come,
        could/can someone/somebody come i, come quick/quickly/fast, someone ~ here quick/fast/now, ayuda*,
        auxilio, socorro, emergencia, calling/yelling/shouting/screaming ~ help, crying for help,
        life or death, take me to ~ hospital/er, need ~ hospital/er $,
        need ~ go/get to ~ hospital/er now/quick/fast,
        pressed/pressing/pushed my/the button ~ nobody/noone/nothing/no, save me, rescue, i need help $
    """,
}

UNCERTAIN: dict[str, str] = {
    "fall": """
        {fell}, almost/nearly fell/fallen/slipped, tumble, i feel down $, took a spill, unsteady, wobbly,
        off balance, lost my balance, legs ~ weak/wobbly/jelly/shaky, on the {floor}, bruise* ~ head/hip,
        ^ falling, stumbled, {i_am} down
    """,
    "breath": """
        winded, puffed, wheez*, breathing, oxygen, cant breathe*, breath*
    """,
    "chest": """
        chest, heartburn, heart ~ funny/odd/fast/flutter*, palpitat*, indigestion ~ bad
    """,
    "stroke": """
        dizzy/dizziness, lightheaded, light headed, room ~ spinning, spinning, vertigo, numb/numbness,
        tingl*, cant see, blurry/blurred/blur, bad/terrible/awful/splitting/pounding headache, headache,
        confused, muddled, fuzzy head, head ~ fuzzy/swimming/spinning/funny/foggy, face ~ funny,
        cant remember, words ~ funny, mareada/mareado/mareo
    """,
    "overdose": """
        took/taken/take it/them/my twice, did i take ~ twice, all my/her/his/the ~ {pills},
        took all of them, took them all, extra {pills}, wrong ~ {pills}, mixed up ~ {pills},
        forgot if i took, cant remember ~ took/taken/take
    """,
    "self_harm": """
        what is the point $, what is the use $, hopeless, no hope, worthless, dont want to go on,
        so/very depressed, depressed, cant cope, cant go on, hate my life, nobody cares, want it to be over,
        give up, giving up, a burden, fed up with ~ life/everything/living, end it, dont care anymore,
        no quiero ~ mas, no one would/will ~ miss/care
    """,
    "bleeding": """
        bleeding, blood, bloody nose, nosebleed, cut myself, cut my/her/his {injured}
    """,
    "fire": """
        smoke ~ in, burning, smell* ~ funny/strange/weird/odd/bad, funny/strange/weird/odd smell, fire,
        smell smoke, smoke alarm ~ beep*
    """,
    "gas": """
        carbon monoxide, gas ~ on, stove ~ left on, left ~ stove ~ on, left ~ oven ~ on
    """,
    "intruder": """
        {stranger} ~ at/outside/by/knocking ~ door/window,
        strange/funny/odd/weird noise/noises/sound/sounds,
        hear/heard/hearing noises/noise/something/someone/somebody, {stranger} ~ i dont know,
        {stranger} ~ dont know, prowl*, {stranger} ~ watching me/house, break in
    """,
    "violence": """
        yells/yelling/shouts/shouting/mean/rough/nasty to/at/with me, took my money, taking my money,
        scared of
    """,
    "unwell": """
        dont/not/doesnt feel/feeling/look ~ right/well/good/myself/great/hot/normal/so, not right,
        not well/myself/good today, unwell, poorly,
        feel/feels/feeling/felt/look/looks ~ funny/strange/odd/off/queer/weird/awful/terrible/horrible/rotten/lousy/bad/ill/sick/faint/weak/shaky/ropey/rough/woozy/clammy/peculiar,
        faint, woozy, shaky, weak, very sick, im sick, im ill, sick to my stomach, throwing up, threw up,
        vomit*, puking, fever, temperature, shivering, cant keep ~ down, under the weather,
        took/taken a turn, bad turn, funny turn, come over ~ funny/queer/strange, swollen/swelling/swelled,
        sugar ~ low/high/hi/crash*, blood pressure ~ high/low/{high_pressure},
        hurts/hurt/hurting/pain ~ bad/badly/lot/much/awful/terrible/worse, bad/much/lots pain, in pain,
        so cold, no heat, too hot, furnace ~ out/quit/off/broke, heat ~ off/out, me siento mal,
        no me siento bien, so thirsty, cant sleep ~ pain, cant eat, havent eaten, something ~ wrong with me,
        rash, reaction, infection, burned my, scald*, allergic, bad way, not doing ~ good/well, not so good,
        enfermo/enferma
    """,
    "lost": """
        im? lost, cant find my way, whose house
    """,
    "help": """
        ^ help $, scared, frightened, afraid, worried about mum/mom/dad/her/him, need a? doctor/nurse,
        need someone/somebody, i need help, can someone/somebody come, someone come, come over please,
        urgent*, emergency, hurry, 911, ambulance, please come $, please hurry, {wont} ~ opening ~ door,
        {wont} ~ answer* ~ phone/door/calls, tengo miedo, panic attack, trouble $, in trouble, police
    """,
}
