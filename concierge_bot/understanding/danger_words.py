"""The phrases that mean danger, by kind; add one by adding it to a list (language: `phrases`).

Alarm phrases bring a human at once; uncertain ones bring one safety question. Kinds stand in order of
urgency: the first that matches names the danger.
"""


def _numbers(first: int, last: int) -> str:
    return "/".join(str(number) for number in range(first, last + 1))


GROUPS: dict[str, str] = {
    "body": """
        head/face/eye/eyes/mouth/tongue/throat/neck/jaw/chest/breast/heart/lung/lungs/rib/ribs/side/back/
        spine/shoulder/shoulders/
        arm/arms/elbow/wrist/hand/hands/finger/fingers/thumb/hip/hips/leg/legs/knee/knees/ankle/ankles/
        foot/feet/toe/toes/skin/
        stomach/belly/tummy/bowel/bowels/bladder/groin/brain/pulse/lips/cheek/ear/ears/nose/stitches/wound/
        pacemaker/catheter
    """,
    "trouble": """
        hurt/hurts/hurting/pain/pains/painful/sore/awful/terrible/horrible/bad/badly/worse/funny/weird/odd/
        strange/queer/wrong/gone/
        dead/numb/curled/drags/dragging/swollen/swelling/swelled/black/purple/blue/grey/gray/white/yellow/
        burst/opened/split/slack/
        lopsided/heavy/cold/hot/burning/screaming/shaking/shaky/trembling/twitching/jerking/cramping/
        cramps/weak/limp/floppy/stiff/
        stopped/wont/isnt/cant/shocking/bleeding/bleeds/blood/bloody/pounding/throbbing/racing/tingly/
        tingling/twisted/bent/broke/
        broken/cracked/snapped/popped/cut/torn/ripped/crooked/useless/slipped/dropped/hanging/leaking/
        oozing/infected/agony/unbearable
    """,
    "aid": """
        daughter/son/doctor/nurse/neighbor/neighbour/sister/brother/family/grandson/granddaughter/medic/
        medics/dr
    """,
    "household": """
        curtain/curtains/blanket/sofa/couch/bed/chair/rug/towel/toaster/oven/stove/microwave/trash/bin/
        dryer/heater/lamp/ outlet/socket/plug/wire/wires/wall/apron/sleeve/robe/kitchen/mattress/carpet/
        pan/grease/oil/roof/house/candle
    """,
    "many": """
        4/5/6/7/8/9/10/11/12/14/15/16/18/20/24/25/30/40/50/four/five/six/seven/eight/nine/ten/dozen/
        fifteen/twenty/thirty/ forty/fifty/lot/lots/loads/bunch/handful/fistful/couple
    """,
    "other": """
        mum/mom/mommy/mama/mother/dad/daddy/papa/pop/pops/father/grandma/granny/gran/nana/nan/grandpa/
        grandad/granddad,
        husband/wife/son/daughter/sister/brother/aunt/auntie/uncle/friend/neighbor/neighbour/mate/partner,
        she/shes/he/hes/him/her/patient/client/resident/lady/gentleman/nurse/aide/carer/caregiver/roommate,
        mr/mrs/ms/miss/dr *, next door, roommate/guest/tenant/mam/mamma/client/boss/customer/wifey/hubby
    """,
    "i_am": """
        im/iam/am, ive been?, i was/lay/been/got, i seem to be, still, just
    """,
    "cant": """
        cant/couldnt/cannot/carnt, not able to, no way to, dont seem to be able to, too weak/hurt/sore to,
        wont let me, hard/trouble/difficult/difficulty/struggling/struggle to?, no strength to,
        havent been able to, hasnt been able to
    """,
    "wont": """
        wont/doesnt/dont/didnt/isnt/not/stopped/quit/cant/couldnt/refuses to?, no longer
    """,
    "forgetful": "dementia/alzheimers/alzheimer/altzheimers/alzeimers/senile/forgetful",
    "limb": """
        arm/arms/leg/legs/hand/hands/foot/feet/side/fingers/limb/limbs
    """,
    "fell": """
        fell/fallen/fallened/slipped/tripped/collapsed/toppled/keeled/tumbled,
        slid/landed/stumbled/crashed/sprawled/slithered/sprawling
    """,
    "spill": """
        fall/tumble/spill/topple/collapse/slip/falls, bad trip, nosedive
    """,
    "hurt": """
        pain/pains/painful/hurt/hurts/hurting/ache/aches/aching/achy/sore/tight/tightness/tightening/
        pressure/heavy,
        heaviness/crushing/crushed/squeezing/squeezed/squeeze/burning/burns/stabbing/pounding/sharp/
        discomfort/gripping,
        clamped/vice/vise/weight/elephant/band/thumping/fluttering/bursting/killing/exploding/pressing/
        gripped/stabs
    """,
    "floor": """
        floor/ground/carpet/rug/tile/tiles/linoleum/lino/pavement/sidewalk/driveway/stairs/steps/grass
    """,
    "room": """
        floor/hallway/hall/kitchen/bathroom/bedroom/garage/yard/garden/basement/cellar/porch/shower/tub/
        bath/bathtub,
        lounge/parlor/carpet/driveway/stairs/steps/ladder/stool/chair/bed/toilet/bus/curb/door/landing/
        doorway/patio,
        couch/sofa/recliner/wheelchair/walker/scooter/commode/desk/table/counter/attic/pantry/closet/fence/
        path/street
    """,
    "pills": """
        pill/pills/tablet/tablets/tabs/meds/med/medicine/medicines/medication/medications/capsules/dose/
        doses/insulin,
        thinner/thinners/tylenol/aspirin/warfarin/pastilla/pastillas/painkillers/digoxin/morphine/opioids/
        patches,
        paracetamol/gummies/xanax/ambien/sleepers/eliquis/metoprolol/oxycodone/valium/ibuprofen/advil/
        nitro/nitros/units
    """,
    "stranger": """
        stranger/strangers/burglar/burglars/intruder/intruders/prowler/thief/thieves/robber/robbers,
        man/men/guy/guys/fella/fellow/boys/kids/woman/person/people/someone/someones/somebody/somebodys
    """,
    "poison": """
        bleach/ammonia/antifreeze/detergent/cleaner/turpentine/gasoline/petrol/kerosene/lye/poison/
        pesticide/weedkiller,
        lysol/clorox/drano/disinfectant/chemical/chemicals/peroxide/battery/solvent/polish/windex,
        dishwasher/laundry/pod/berries/mushrooms/mothballs/perfume/magnet/fuel/oil/soap
    """,
    "injured": """
        cut/gash/gashed/sliced/wound/nose/leg/head/hand/arm/finger/foot/shin/mouth/face/skin/knee/elbow/
        thumb
    """,
    "low_sugar": _numbers(20, 59),
    "high_sugar": _numbers(400, 700),
    "low_oxygen": _numbers(60, 88),
    "racing": _numbers(140, 220),
    "fever": _numbers(103, 107),
    "high_pressure": _numbers(180, 260),
}

ALARM: dict[str, str] = {
    "self_harm": """
        kill/hang/shoot/drown myself, want/going/gonna/wanna to? ~ hurt/harm/cut myself, suicid*,
        end/ending/ended it all/now/tonight, end/ending/take/taking my/her/his own? life,
        not/dont want/wanna to live/wake/exist/carry ~, dont want to be here,
        want/wants/wanna/wanted/like to? die, wish/wished i/god ~ dead/die/take/gone/never, rather be dead,
        better off dead, better ~ off/of ~ without me, better ~ off/of ~ if i ~ dead/gone/wasnt/werent,
        be a relief ~ gone, nobody/noone/none would/will even? miss/care/notice ~,
        burden to/on everyone/everybody, nothing/no reason left? to/for ~ live/living/go/carry,
        no point ~ living/going/anymore/carrying/life/being, no reason ~ go/live/living,
        tired of living/life, done with life/living, had enough of life/living, never wake up, not wake up,
        not ~ going to wake, sleep ~ forever/never, goodbye everybody/everyone/forever/letter/note,
        goodbye ~ cant do this, cant do this anymore, cant go on, cant take it/this anymore/any,
        life ~ not worth, isnt worth living, not worth living, give/giving up on life, ready to die/go,
        jump off ~ bridge/balcony/roof, gun is/in/and/ready/loaded, pills ~ counted/lined/saved/ready,
        razor, join/be with ~ in heaven, quiero morir*, no quiero vivir, matarme, say goodbye,
        wont be around/here ~ longer/tomorrow/anymore, dont want to go on $,
        dont want to go on anymore/living/like, dont want to be alive/around,
        dont want to be on/in/around/alive/here/part,
        going to be with my/god/jesus/him/her ~ tonight/soon/now/heaven,
        going/gonna to? join ~ heaven/tonight/soon, written ~ letters/notes/goodbye, life isnt/not ~ worth,
        isnt worth it anymore, would be better gone/dead/off,
        wish ~ i was/were/wasnt/werent dead/alive/born/here/gone/never,
        wont/not see ~ morning/tomorrow/christmas/another, saved/saving/hoarding up? ~ pills/tablets ~,
        enough pills, go peacefully, over for good, want it to be over, want it ~ over,
        cant face another/tomorrow/it, world ~ better ~ without, my wrists, no way out,
        wont be needing ~ anymore, want to go to heaven/be with, say/said my goodbyes, noose, rope ready,
        jump off/from, happier/better without me, better ~ without me, without me around, finish it all,
        finish myself, do away with myself, do myself in, stop living, not be here anymore,
        disappear forever, goodbye forever, give up living, no will to live, lost the will, me quiero morir,
        quitarme la vida, i ~ want to end it, to end it, pills to end,
        dont see ~ reason/point to/of/in ~ live/living/go/going, no/any reason to keep ~ living/going,
        keep living, be/all be? happier/better ~ dead/gone/without, if i were/was dead/gone,
        jumping/jump off/from/out, done living/with living, i ~ with herb soon, pills ready,
        be with my? ~ soon and/i, cant live like this/anymore/without him/her, dont deserve to live,
        kill me, let me die/go, pray ~ die/take/lord takes, god ~ take me, hope i die/dont wake,
        better if i ~ died/dead/wasnt/gone, tired of ~ living/being alive/life/it all,
        going/gonna to? do it tonight, last night on earth, stop my insulin/pills ~ die/over, done living,
        done with living, might as well ~ dead/die, no one/nobody needs/wants me, life ~ no meaning/purpose,
        want it ~ to stop, thinking ~ all my/the {pills}, going/gonna/want to? ~ take all ~ {pills},
        tell ~ i love them ~ going/goodbye/sorry, love you all ~ goodbye/going, im going now ~ goodbye,
        take/taking all ~ {pills} tonight, taking all my/the/of {pills}, cut ~ wrist/wrists,
        lord ~ take me ~, god/lord ~ ready to take, got the {pills} here, {pills} ~ here ~ end,
        lord to take me
    """,
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
        me ahogo, not breathing, air wont come, drowning,
        lungs ~ wont/cant/fill/full/water/burning/bad/empty/hurt, ^ no air, not enough air, getting no air,
        asthma ~ attack/bad/wont/acting/inhaler/terrible, ^ asthma, need air/oxygen, gulping, panting,
        puffing, i rattle, rattling,
        something/food/bone/pill/meat/bread/tablet/it ~ caught/stuck/lodged ~ throat/windpipe/down,
        bone ~ stuck, swallowed ~ stuck/bone/coin, {cant} ~ get/catch/draw ~ breath/air,
        {cant} inhale/exhale, gagging, no respira, not getting enough breath, breath ~ wont come,
        breath is ~ short/gone/bad, {cant} lie flat/down ~ breathe/drowning/air, smothering,
        oxygen/o2/sats/saturation/pulseox ~ {low_oxygen},
        concentrator ~ quit/stopped/broke/off/died/wont/not, breathing like, im/am/is/are/gone blue,
        went/gone down the wrong way/hole/pipe, fish out of water, {cant} get my wind,
        breathing trouble/problem/problems/difficulty/difficulties, trouble/problems breathing,
        oxygen ~ came off/loose, oxygen ~ {cant} reach, out of air, hardly/barely breathing
    """,
    "chest": """
        chest ~ {hurt}, {hurt} ~ in/on/across/around/of my/the/her/his ~ chest, {hurt} in/on chest,
        chest {hurt}, sitting/sits/sat on my/her/his chest, heart attack, heartattack, cardiac,
        heart is? ~ racing/skipping/fluttering/flip/jumping/banging/hammering/pounding/stopping/stopped/
        wild/flopping, heart ~ beating ~ fast/funny/hard/wrong/odd/strange, heart ~ wont slow/settle,
        heart ~ freight train, heart {hurt}, heart is {hurt},
        pain ~ down/in/up/into/to my/the/her/his? left? arm/jaw/shoulder/neck,
        jaw ~ aches/hurts/pain/aching/hurting, down/in/and my/the? left arm, cold sweat, all clammy,
        clammy and sweaty/sick/cold/grey/gray, grey/gray and sweaty/clammy/cold, sweating and {hurt},
        angina, between ~ shoulder blades/shoulders, dolor ~ pecho, duele ~ pecho, ataque al corazon,
        palpitations, funny/bad/awful/terrible/tight feeling in my chest,
        chest feels/feeling/is ~ funny/bad/wrong/strange/odd, belt ~ chest, indigestion ~ arm/jaw/sweat,
        breastbone/sternum/ribs/rib ~ {hurt}, {hurt} ~ breastbone/sternum/ribs, ticker ~,
        nitro* ~ {wont} work/working/help/helping, took/had/taken ~ nitro/nitros/nitroglycerin,
        nitros ~ pain, heart ~ beating/leaping/jumping/pounding ~ out/throat/ears/neck,
        {hurt} ~ between/under/across my/the ~ shoulder*/ribs/breast/blade*, kicked ~ ribs/chest,
        heart is/going/gone ~ crazy/wild/mad/nuts/bananas/haywire, heart ~ acting up, afib,
        pulse ~ racing/fast/slow/weak/crazy/irregular/all, something ~ on my chest, chest feels, my chest,
        jaw ~ sweat*/arm/chest, arm ~ jaw, sweating buckets, pain ~ arm ~ sweat*,
        pecho ~ duele/dolor/aprieta, me duele mucho, hearts going ~, heart going ~,
        pacemaker/defibrillator ~ shock*/fired/fire/beep*, nitro* isnt/doesnt/not/wont ~,
        heavy ~ in ~ chest, feeling in ~ chest, chest ~ sweat*, heart stopping,
        heart ~ missing/misses beats, bosom/breast ~ {hurt}, pulse ~ {racing}, heart rate ~ {racing},
        heart ~ {racing}, {hurt} ~ breast/bosom, pulse ~ all over, {hurt} when i breathe/inhale ~,
        pain when i breathe, left arm {hurt}, {hurt} ~ left arm, arm ~ sweaty/clammy, brazo izquierdo,
        my heart $, mal del pecho
    """,
    "stroke": """
        having/had/has/have a/another? stroke, its? a stroke, stroke i think, think stroke, mini stroke,
        face/mouth/smile/cheek/lip/eye/eyelid ~ droop*/dragging/crooked/sagging/slid/slipped/lopsided/
        twisted/numb/hanging, droopy/crooked/lopsided/numb face/mouth/smile, one side ~ face/mouth/body,
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
        no puedo hablar, no puedo mover, room ~ spinning ~ see, eyesight ~ gone/suddenly,
        everything ~ say ~ mush/wrong/garbled/jumbled,
        come/comes/coming/came out ~ like/wrong/mush/funny/jumbled/backwards/mixed,
        {limb} ~ flop*/hangs/hanging/drops/weak/lead/heavy/asleep/sleep,
        face/mouth ~ dropped/fallen/fell/pulled/dentist/down/weird/slack,
        one/left/right side ~ dead/gone/weak/numb/dark/heavy/tingling, mouth/face ~ one/left/right side,
        gone dark/blind on/in, eyesight/sight/vision ~ went/gone/curtain/suddenly/lost/fading/dark,
        curtain ~ eye/eyes/vision/sight, like a curtain, {cant} walk straight, veering,
        leaning ~ one/left/right, {cant} hold/grip ~ cup/spoon/pen/fork/anything/phone,
        holding ~ impossible, nonsense, crooked smile, smil* ~ crooked, mouth ~ crooked,
        {cant} understand ~ says/saying/people/anyone, suddenly ~ cant/dizzy/weak/confused/numb/blind,
        {cant} see $, sudden ~ headache/weakness/numbness/confusion, words ~ come ~ out,
        {cant} get my/the/any words, letters ~ wrong/jumbled, no puedo ver, cara ~ torcida, cara ~ dormida,
        {cant} get ~ words, {limb} is? ~ curled/drags/dragging/clenched, lopsided, dribbling, drooling,
        feeling in/on ~ foot/hand/arm/leg/side, lost ~ use/feeling ~ {limb}, same side, staggering,
        {limb} ~ wont, cant keep ~ upright, falling to one side, mouth ~ slid*, half ~ body/face ~,
        {cant} smile, face ~ gone/going/feels/went ~ funny/weird/numb/odd/strange,
        {limb} have/has? stopped working, {limb} ~ stopped ~ work*, lost ~ sight/vision/hearing ~, one side,
        speaking/talking funny, no siento ~, se me duerme, words backwards, no feeling in/on ~ {limb},
        very/so confused suddenly/now, suddenly ~ confused, confused suddenly, blurred/blurry vision and,
        numb all ~ down/over/left/right, one arm ~ numb, gone ~ numb ~ side
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
        came to on, eyes rolled/rolling, limp, lifeless, {wont} ~ open her/his eyes, eyes wont open,
        had/having/has a fit/seizure, hard/difficult to wake, cant be woken/roused, out cold,
        {wont} come round/around/to, knocked out/unconscious, barely conscious/breathing/awake/responding,
        foaming/frothing, twitching, jerking, floppy, face down, {other} ~ not moving, not moving,
        hasnt moved, staring ~ space/nothing/blankly, glassy eyes/eyed,
        gone/went/turned/looks ~ grey/gray/white/blue/ashen, grey/gray in the face, white as a sheet/ghost,
        {other} ~ collapsed, im collapsing, is/are cold and/to, no sign of life, {wont} ~ wake up,
        cant rouse, {other} ~ eyes ~ closed/rolled, slumped, went limp, no se despierta, desmaye,
        inconsciente, no despierta, no contesta, no se mueve, {wont} come to, gone to sleep and wont,
        {other} ~ looks/is? dead
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
        {i_am} ~ on the/my ~ {floor}, on floor, ^ floor $, ^ floor cant, {other} ~ on the ~ {floor},
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
        tumbled down/off/over/out,
        slid/slipped/landed/crashed/toppled/sprawled/dropped off/out/down/on/onto/right/to/in ~ {room},
        landed on ~, hit the deck/floor/ground/pavement/dirt/concrete, head over heels/first/on,
        dropped like, a purler/header/cropper/burton, went over $,
        {other} ~ went/gone/goes over/down/flying, i went flying/sprawling/over/down,
        went/gone over ~ {room}, ^ down again, im down, down again $, lost my footing,
        wedged between/in/behind/under,
        {cant} ~ hoist/haul/drag/push/lift/prop/heave/shift ~ myself/me/up/off, dont have the/any strength,
        have no strength, crawled/crawling/crawl to/across/on/for, looking/staring up? at the ceiling,
        rug/carpet/cat/dog/cord/hose/step/curb/cable got me, tripped me, cant bear/take/put ~ weight,
        hip is? screaming/agony/killing, bone ~ sticking/showing/through, through the skin,
        bottom/bum/backside/butt/rear ~ {floor}, legs ~ water/rubber/jelly and/by/here,
        legs/knees just? went/buckled/folded/crumpled, came round/around/to on/in, in a heap, crumpled,
        flat out on, came down hard/on, something/somethings is? broken/broke/snapped/cracked/popped,
        heard a ~ crack/snap/pop, hurt my hip/head/neck/back/spine,
        lump/bump/egg on her/his/my ~ head/forehead, still/stuck down here, been down here,
        down here ~ floor/hours/since, stuck on/in/under/between ~ {room}, stuck on the/my {floor},
        cant move $, i cant move, cant get to my feet, cant get to the phone/door, gone down ~ {room},
        had/took/taken ~ knock/bang/crack ~ head, sitting/sat on my bottom,
        on my bottom/backside/knees and/cant, get off the floor, help ~ up off, pick me/her/him up off,
        found ~ on the ~ {floor}, off my feet, lost ~ balance and, missed the/a last? step,
        over the/my walker/cat/dog/rug/cord/step/threshold, es caido, me he caido, me tropece, me resbale,
        en el suelo, {cant} ~ rise, i am lying/laying ~,
        im lying/laying/lain on/in/by/at/under/here/behind/beside/between ~, over i went, down i went,
        im on the deck, sat here on the {floor}, sat/sitting/lying/laying ~ on the {floor},
        put me on the {floor}, {fell} behind the {room}, had/ive/had a mishap, nobody comes/came and,
        landed me, ended up on ~ {floor}, threw me ~ {floor}, still on the {floor}, {floor} again, stranded,
        face first, under the ~ fell, broke/broken something, spell put me ~, put me down on,
        chair/stool/ladder/walker/wheelchair ~ tipped/toppled/collapsed/gave/broke/slid ~ me,
        tipped over/back/out, rolled off/out/over ~ {room}, missed the ~ seat/chair/step/stair/rung/bed,
        {cant} ~ right myself, {cant} ~ myself up/over/off/back,
        laid/lying/sprawled/flat/crumpled out? on/in/at/by/here, gone over on, on my hands and knees,
        hip ~ gone/went/cracked, ankle/knee/leg/hip/wrist gave/give/went ~, it cracked,
        foot of the? stairs/stair/steps/it/ladder, not stirring/moving, moaning,
        {limb} ~ looks ~ wrong/bad/funny/odd/bent, fell/fallen down, {fell} ~ steps,
        came off ~ ladder/chair/stool/step/bed, somersault*, went flying, on the deck, spilled myself,
        {floor} ~ {cant}, {cant} go further, dragging/dragged myself, scooting/scooted, shuffled on my,
        lost my grip, at the bottom of the? stairs/steps/basement, now im at the bottom,
        myself down ~ {room}, down beside/behind/under/between ~, dumped/tipped/threw/tossed me ~,
        pulled ~ over/down/on on? ~ myself/me, on top of me, {other} is? down and, too heavy for me to?,
        didnt make it ~ {floor}, ran over my {injured}, went from under me, on her/his ~ {floor},
        done my/her/his hip/back/leg/ankle/knee in, {i_am} ~ on the bathroom/bath/kitchen/hall mat
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
    "gas": """
        smell/smells/smelling/smelt/stinks/stink/reeks/stench/whiff/odor/odour ~ gas,
        gas smell/leak/leaking/odor/stink, gas ~ leak/leaking/hissing/smell,
        rotten eggs ~ stove/house/kitchen/here/smell, smell/smells ~ rotten egg/eggs, left ~ gas ~ on,
        carbon monoxide ~ alarm/beep*/going/off/headache/thing/ringing, co alarm/detector ~ going/beep*/off,
        huele a gas, olor a gas, gas alarm, propane ~ leak/smell, left ~ burner/stove/ring/hob ~ smell*/gas,
        burner ~ on ~ smell*, hissing, whole place/house/kitchen smells/stinks of gas,
        gas ~ on ~ headache/dizzy/smell*, gas is? on and, gas ~ {cant} turn/shut/switch,
        {cant} turn ~ gas ~ off, gas ~ wont/turn/shut off, smell ~ propane
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
        smoking ~ outlet/socket,
        {household} ~ burning/alight/smoking/flames/ablaze/smoldering/smouldering/sparking/sparks,
        caught light/alight/ablaze, ablaze, theres/is smoke, smoky/smokey in here/kitchen/house,
        {household} is? ~ on fire, filling ~ smoke, alarm ~ smok*, smoke $, melting ~ plug/outlet/wire,
        electrical smell, se quema, hay humo, hay fuego, humo en, lots/lot/so much of? smoke,
        smoke in here/the/my, smoke and, smolder*, scorch*, {cant} put ~ out ~ fire/flames,
        fire ~ {cant} put, fire extinguisher ~ empty/used ~, theres/is a fire,
        fire upstairs/downstairs/outside/inside
    """,
    "burn": """
        burned/burnt/scalded/burn my/her/his/myself/the? ~ {injured}, burned/burnt/scalded myself,
        scalded ~, skin ~ coming/peeling/blister*/off, boiling water ~ on/over/all/leg/arm/foot, scalding ~,
        burned ~ lap, eyes burning from
    """,
    "intruder": """
        {stranger} ~ in/inside my/the/our/mums/her house/home/kitchen/apartment/flat/bedroom/room/yard/
        hallway/garage/living/basement, {stranger} ~ in here, is/are/somebody inside $, is inside,
        someones/somebodys/someone is? inside, broke/breaking/broken/break in/into,
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
        {stranger} ~ banging/pounding/kicking ~ door, following me,
        {stranger} ~ upstairs/downstairs/basement/attic/cellar/under/inside, kicked/kicking in? ~ door,
        door ~ kicked/smashed/forced/jiggling/rattling/handle/knob,
        {stranger} ~ walked/came/come/barged ~ in, jiggling/rattling/picking ~ door/knob/handle/lock/window,
        walked right/straight in, going/rummaging through my, {wont} ~ get out of my house/home/apartment,
        somebody/someone/somebodys/someones is? here, who is in my house, sneaking, in my house $,
        {stranger} ~ come/came/climbed/climbing ~ window, {stranger} ~ hiding, trying/tried to break,
        trying/tried to get in, tampering with ~ door/lock, stranger/burglar/thief ~ in my ~ {room},
        stranger is in, somebody/someone is? in there, door was open ~ somebody/someone
    """,
    "violence": """
        hit/hits/hitting/beat/beats/beating/slapped/slaps/punched/pushed/shoved/choked/kicked/strangled/
        attacked me, hurting/hurt/hurts me, {other} ~ hurts/hurting/hurt me,
        robbed/mugged/attacked/assaulted/raped, threatened/threatening/threatens ~ me/kill/hurt,
        has/got/with a knife/gun, grabbed me/my, wont let me leave/go/out/call/use/eat, locked me in/up/out,
        stole/snatched my purse/handbag/bag/wallet, {stranger} ~ took my purse/handbag/bag/wallet,
        they took my purse/handbag/bag/wallet, going/gonna to? kill/hurt/hit me, kill me $,
        will kill me, scared/afraid/frightened of him/her/my, tied me, touched me,
        being beaten/abused/hurt/held, abus* me, holding me,
        threw/throws/throwing/pinned/slammed/dragged/grabbed/grabs/slap/kick/kicks/push/pushes/shoves me,
        hold of my/me, he/she has my ~ wrists/arm/throat/hair/neck, wont let go, threatens ~, hits ~ me,
        twisted my arm, im not safe, dont feel safe,
        slapped/hit/hurt/kicked/punched/beat/shoved/pushed ~ mum/mom/him/her/my, has a gun/weapon/knife,
        knife at, pulled a knife/gun, im? being ~ threatened/followed/attacked/robbed/beaten/hurt,
        being hurt/hit, he/she is threatening, breaking things, scared of/for my ~ life,
        he/she ~ angry/drunk ~ scared/afraid/knife/hit, hes/shes/he/she is? killing me
    """,
    "trapped": """
        trapped,
        im? stuck ~ bath/tub/toilet/elevator/lift/bathtub/shower/chair/bed/bathroom/closet/cellar/basement/
        attic, {cant} get out, locked in,
        locked out ~ cold/freezing/nightgown/dark/snow/rain/pajamas/barefoot/hot,
        flooding ~ in/house/basement, water ~ rising, pinned, {cant} get ~ door ~ open,
        {cant} open the ~ door,
        stuck in ~ shower/bath/tub/elevator/lift/toilet/bathroom/closet/attic/basement, shut in the,
        under the dresser/wardrobe/bed/bookcase/fridge/table,
        locked/shut ~ out ~ snow*/cold/freezing/slippers/rain*/dark/nightgown/night/hot,
        locked myself ~ in/bathroom, {cant} get out of the/my/this ~,
        stuck on/in the ~ stairlift/stair/lift/elevator, locked in the ~ cellar/basement/bathroom/garage
    """,
    "lost": """
        dont know/remember where i/im am?,
        dont/cant recognize/recognise ~ street/place/house/where/anything,
        {cant} find my/the way ~ home/back/house, im? lost $, im? lost and/i,
        im? lost ~ street/home/dark/cold/walk, she/he is? wandered, wandered off, where am i,
        dont know ~ how i got here, hes/shes/mum/mom/dad is? missing, gone missing,
        {cant} find the/my house/home/apartment/building/car/way/street, whose house this/im,
        what day it is or/and/where, outside in my ~ nightgown/slippers/pajamas/robe/nightie,
        dont know whose/what ~ house/place/home, dont know ~ place/where/how,
        wandering ~ street/outside/road, {cant} ~ remember where/who/how/what ~ live/am/im/home,
        remember where i live, forgotten where/who, {other} is? missing, {forgetful} ~ missing/wandered/vanished,
        {forgetful} ~ isnt/not/never/hasnt ~ in/back/home/house/bed/come, gone/missing/out/off ~ {forgetful},
        isnt/not/never/hasnt ~ back/home/house/bed/come ~ {forgetful},
        dont/doesnt/doesnae know his/her/their own/ain name ~
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
        electrocuted, electric shock, sugar/glucose ~ over/above/under/below/at/is/of ~ {low_sugar},
        sugar/glucose/reading ~ {low_sugar} $, sugar/glucose ~ {low_sugar} ~ shak*/sweat*/weak/confused,
        sugar ~ {high_sugar}, glucose {low_sugar}, seeing things, hypothermia, so ill,
        so/very very ill/sick/poorly, so/very ill/poorly, cant stop shaking/vomiting/shivering/being,
        worst i ever/have, lips/hands ~ blue, not make it through,
        sugar/machine/meter/monitor/reading ~ says/reads/shows/said lo/low/hi/high/error,
        {cant} stop ~ throwing/vomiting/shaking/shivering/being/sick/crying,
        sugar/glucose ~ low ~ faint/dizzy/shak*/sweat*/weak/funny/confused,
        temp/temperature/fever ~ {fever}, doubled over/up with?, stomach/belly/tummy ~ so bad/worst,
        throwing/vomiting ~ all day/night ~, been vomiting, going to/gonna faint, cant keep ~ down and,
        no heat for ~ days, no heat ~ numb/cold/shivering, ac ~ faint/dizzy, degrees ~ faint/dizzy/weak
    """,
    "help": """
        help me $, help me please/now/quick/im/i/hurry/god/someone/somebody, please help $,
        please help me $, ^ help help, help please, please help im/now/me,
        send/need/get/want/call/fetch/bring ~ help $, send/get/call help,
        need help now/quick/fast/bad/badly/right/please/immediately/urgent*, help ~ {other} ~ down/floor,
        help im, ^ help i cant/fell/cant,
        call/phone/ring/dial/get/send/need/want ~ 911/999/112/ambulance/paramedics/paramedic/police/ems/
        cops, ^ 911 $, ^ 999 $, ^ 911 911, ^ 911 please/now/help, ^ ambulance, ^ police $,
        need ~ doctor now/quick/fast/urgent*/immediately/right, ^ emergency $, ^ emergency please/help/now,
        is an emergency, an emergency $, having an emergency, real emergency, sos, mayday,
        somebody/someone ~ come ~ please/quick/quickly/now/fast/help/hurry,
        please come quick/quickly/now/fast/help, please someone/somebody come,
        could/can someone/somebody come i, come quick/quickly/fast, someone ~ here quick/fast/now, ayuda*,
        auxilio, socorro, emergencia, calling/yelling/shouting/screaming ~ help, crying for help,
        life or death, take me to ~ hospital/er, need ~ hospital/er $,
        need ~ go/get to ~ hospital/er now/quick/fast,
        pressed/pressing/pushed my/the button ~ nobody/noone/nothing/no, save me, rescue, i need help $,
        somebody/someone/anybody/anyone ~ help, help somebody/someone/anybody,
        get/send/call/ring/phone/fetch ~ {aid} ~ now/quick/quickly/hurry/fast/bad/wrong/urgent*/immediately,
        {other}? something is? ~ happened/wrong $, something is? ~ wrong with ~,
        something ~ wrong ~ with {other}, something/somethings is? wrong, something terrible,
        need/have/want to go/get to ~ hospital/er/emergency, get/take me to ~ hospital/er, in a bad way,
        im very bad, very bad way, dont leave me, ayude*, ambulancia, llame* ~ 911/policia/medico, policia,
        please send/get/call ~ {aid}, cant hold on, not going to make it, wont make it, i think this is it,
        send someone/somebody/anyone $, send someone/somebody/anyone now/quick/quickly/fast/please/over,
        someone/somebody now,
        need someone/somebody ~ now/quick/fast/right/immediately, i/im/am? in ~ trouble please/come/help,
        trouble ~ come, please come help/now/over/quick/fast/someone,
        something ~ bad/terrible/awful is/has/happening/happened, im in danger, danger,
        cant wait ~ ambulance, call ~ {aid} ~ something, llame* ~ ambulancia, help help,
        necesito ~ ambulancia/ayuda/medico, panic attack ~ heart, can you help me $,
        can/could someone/somebody help me $, save my life $
    """,
}

UNCERTAIN: dict[str, str] = {
    "fall": """
        {fell}, almost/nearly fell/fallen/slipped, tumble, i feel down $, took a spill, unsteady, wobbly,
        off balance, lost my balance, legs ~ weak/wobbly/jelly/shaky, on the {floor}, bruise* ~ head/hip,
        ^ falling, stumbled, {i_am} down, went down, gone down, went over, slid, lost my footing,
        dropped like, bumped my, knocked my, hip, {cant} walk, {cant} stand, {cant} get up, {spill} ~ again,
        down and, fallen, cant rise, cant get out, cant move, rolled off, tipped, missed the,
        lost ~ balance, gave way, myself up, over on the, on top of me, dumped me, myself down, on me $,
        on me and, on my leg/foot/head/back/hip/arm/chest
    """,
    "breath": """
        winded, puffed, wheez*, breathing, oxygen, cant breathe*, breath*, o2, concentrator, sats
    """,
    "chest": """
        chest, heartburn, heart ~ funny/odd/fast/flutter*, palpitat*, indigestion ~ bad
    """,
    "stroke": """
        dizzy/dizziness, lightheaded, light headed, room ~ spinning, spinning, vertigo, numb/numbness,
        tingl*, cant see, blurry/blurred/blur, bad/terrible/awful/splitting/pounding headache, headache,
        confused, muddled, fuzzy head, head ~ fuzzy/swimming/spinning/funny/foggy, face ~ funny,
        cant remember, words ~ funny, mareada/mareado/mareo, suddenly, one side, walls ~ moving/spinning,
        unsteady, dropping things, dropped my cup, hand ~ shaking ~ cant
    """,
    "overdose": """
        took/taken/take it/them/my twice, did i take ~ twice, all my/her/his/the ~ {pills},
        took all of them, took them all, extra {pills}, wrong ~ {pills}, mixed up ~ {pills},
        forgot if i took, cant remember ~ took/taken/take, too many/much of? ~ {pills}, {pills} ~ twice,
        took/taken more ~ {pills}, {pills} again/too/twice, took/taken/swallowed ~ {many}, overdos*,
        tomorrows {pills}
    """,
    "self_harm": """
        what is the point $, what is the use $, hopeless, no hope, worthless, dont want to go on,
        so/very depressed, depressed, cant cope, cant go on, hate my life, nobody cares, want it to be over,
        give up, giving up, a burden, fed up with ~ life/everything/living, end it, dont care anymore,
        no quiero ~ mas, no one would/will ~ miss/care, dont see the point, no point $, so alone,
        so lonely ~ cant/die/anymore, nothing matters, cry* all day/night, cant stop crying,
        miss him/her so ~ cant, want to be with him/her, die, dying, dead, kill, gun, jump/jumping, living,
        heaven, goodbye/goodbyes, suicid*, better off, not worth, dont want to live, no meaning, needs me,
        love them, love you all
    """,
    "bleeding": """
        bleeding, blood, bloody nose, nosebleed, cut myself, cut my/her/his {injured}, bled/bleeds,
        cut ~ finger/hand/foot/leg/arm/thumb, gash*, stitches, wound, bandage ~, bit me, crushed
    """,
    "fire": """
        smoke ~ in, burning, smell* ~ funny/strange/weird/odd/bad, funny/strange/weird/odd smell, fire,
        smell smoke, smoke alarm ~ beep*, smoke, alarm ~ wont stop/going, stove/burner/iron/candle ~ on,
        flames, burn/burned/burnt/burns, sparks
    """,
    "gas": """
        carbon monoxide, gas ~ on, stove ~ left on, left ~ stove ~ on, left ~ oven ~ on, gas, leak ~ gas,
        ^ gas $
    """,
    "intruder": """
        {stranger} ~ at/outside/by/knocking ~ door/window,
        strange/funny/odd/weird noise/noises/sound/sounds,
        hear/heard/hearing noises/noise/something/someone/somebody, {stranger} ~ i dont know,
        {stranger} ~ dont know, prowl*, {stranger} ~ watching me/house, break in,
        {stranger} ~ looking/peering/lurking, someone/somebody ~ outside, footsteps, jiggl*, strange car,
        knocking ~ night/hours, intruder/burglar/prowler/thief, stranger/strangers, broke in,
        someone/somebody ~ in/inside, in there
    """,
    "violence": """
        yells/yelling/shouts/shouting/mean/rough/nasty to/at/with me, took my money, taking my money,
        took my purse/handbag/bag/wallet,
        scared of, threat*, hit/hitting/hits, knife, shouting/yelling/screaming, attacked, robbed,
        stole/stolen, afraid of
    """,
    "unwell": """
        dont/not/doesnt feel/feeling/look ~ right/well/good/myself/great/hot/normal/so, not right,
        not well/myself/good today, unwell, poorly,
        feel/feels/feeling/felt/look/looks ~ funny/strange/odd/off/queer/weird/awful/terrible/horrible/
        rotten/lousy/bad/ill/sick/faint/weak/shaky/ropey/rough/woozy/clammy/peculiar, faint, woozy, shaky,
        weak, very sick, im sick, im ill, sick to my stomach, throwing up, threw up, vomit*, puking, fever,
        temperature, shivering, cant keep ~ down, under the weather, took/taken a turn, bad turn,
        funny turn, come over ~ funny/queer/strange, swollen/swelling/swelled, sugar ~ low/high/hi/crash*,
        blood pressure ~ high/low/{high_pressure},
        hurts/hurt/hurting/pain ~ bad/badly/lot/much/awful/terrible/worse, bad/much/lots pain, in pain,
        so cold, no heat, too hot, furnace ~ out/quit/off/broke, heat ~ off/out, me siento mal,
        no me siento bien, so thirsty, cant sleep ~ pain, cant eat, havent eaten, something ~ wrong with me,
        rash, reaction, infection, burned my, scald*, allergic, bad way, not doing ~ good/well, not so good,
        enfermo/enferma, {wont} ~ breathe/talk/see/hear ~ right/proper,
        trouble walking/standing/talking/seeing/swallowing, {limb} ~ hurt*/swollen/weak/funny/blue/cold,
        hip/back/knee/stomach/belly/tummy/head/neck/ear/tooth ~ bad/terrible/awful/agony/killing, landed,
        burst, lump, going blue, crook, off colour/color, out of sorts, {body} ~ {trouble},
        {trouble} {body}, {trouble} in/on/of my/the/her/his ~ {body}, agony, ouch, accident, mishap,
        dribbl*, drool*, stagger*, collaps*, swell*, swollen, numb/numbness, sweats/sweating/clammy,
        nausea/nauseous, cramps, bled, bruised, injured/injury, hurts/hurting, pain/pains, feverish,
        burned/burnt/scalded myself, {cant} stop ~, exhausted, trembling, delirious, confusion, dehydrated,
        blister*, diarrhea/diarrhoea, temp, dizzy, half my body
    """,
    "lost": """
        im? lost, cant find my way, whose house, wander*, dont know where, {cant} remember ~ where/how/who
    """,
    "help": """
        ^ help $, scared, frightened, afraid, worried about mum/mom/dad/her/him, need a? doctor/nurse,
        need someone/somebody, i need help, can someone/somebody come, someone come, come over please,
        urgent*, emergency, hurry, 911, ambulance, please come $, please hurry, {wont} ~ opening ~ door,
        {wont} ~ answer* ~ phone/door/calls, tengo miedo, panic attack, trouble $, in trouble, police,
        something happened, something is up, bad way, come round/over/quick/now, need ~ hospital/er,
        anyone/anybody there, is anyone/anybody there/home, feel unsafe,
        call/ring/phone me ~ now/urgent*/quick, need ~ talk to ~ doctor/nurse, danger/dangerous, terrified,
        trouble, something bad/wrong/happened, nobody comes/answers/answering, alone and, stranded,
        im desperate/desperate, crawl*, ceiling, lying/laying, scream*, rescue, sos, panic,
        hospital now/quick/tonight, doctor now/quick/tonight, cant cope, unconscious, so be so kind ~ help,
        please come, quick, quickly, right away, ambulancia, confused
    """,
    "poison": """
poison/poisoned, bleach/antifreeze/ammonia ~ drank/drunk/swallowed/mouth/eyes, swallowed, fumes,
ate something, drank, thinner
    """,
    "allergy": """
allerg*, hives, itching, epipen, sting/stung, reaction
    """,
    "trapped": """
trapped, stuck in/on/under/behind, locked in/out/myself
    """,
    "unresponsive": """
        looks ~ dead, wont wake, asleep ~ all day ~ wake, looks grey/gray/dead/bad, very drowsy/sleepy
    """,
}
