"""What only sounds like danger: sayings, groceries, things that fall, other times (language: `phrases`).

A phrase in HARMLESS is blanked before danger is read, so keep it narrow: only the innocent words themselves.
"""

HARMLESS: dict[str, str] = {
    "things that fall": """
        price/prices of? ~ {fell}, prices/sales/leaves/snow/rain/apples/temperature ~ fell/fallen/falling,
        humpty dumpty fell, fell off the truck,
        the/my/a/that/this/his/her/our/some *? {thing} has/have/just/had? {fell},
        glasses/keys/pictures/books/peas/stocks/prices {fell}
    """,
    "things put right": """
        he/hes/she/shes has? sat/sitting down, found one/some/another/more at/in/on
    """,
    "falling sayings": """
        fell/fallen/falling/fall in love, fell/fallen/falling/fall asleep/apart/short/through/flat/sick/for,
        night fell, fell into place, fell to pieces,
        fall weather/leaves/colors/colours/season/harvest/coat/jacket,
        fall alarm/alarms/detector/sensor/pendant/prevention/risk/monitor/button/bracelet/necklace/mat/
        device, falls prevention, this/last/next/every fall, in the fall,
        ill/will/might/could/may/dont/wont/not/never/you/i/if fall, slipped my mind, slip on/ons,
        tripped the breaker, slipped disc, pink slip, slip resistant, slipper, non slip, road trip,
        fall back/clocks, down to my/the, fallen leaves, fell off my diet, stocks fell/fall,
        fell/fallen/falling behind on/with/in, fell in with, rod/shade/blinds/sign fell down, trip/trips to,
        sitting/sittin/sat/sit down/back/tight $, slow/slower/careful/steady/fine/ok on/with the/my/them/those
        stairs/steps, like/liked to broke/break my/his/her neck/back/leg/arm,
        bout/about/almost/nearly/near/nigh broke/broken/break my/his/her neck/back/leg/arm/ankle,
        nobody/noone/none is/are/was/here/of/us? in any? danger,
        im/are down to the/my/one/two/last/won/a/half/about/maybe/just/only/monday/tuesday/wednesday/thursday/
        friday/saturday/sunday/tomorrow/today
    """,
    "what she cannot tell": """
        dont/doesnt know how long $, dont/doesnt know how long ill/it/itll/theyll/they/the,
        dont/doesnt know how much it/that/the/this/to, dont/doesnt know how soon/often/far
    """,
    "talk of the house": """
        internet/wifi/network/website/system/computer/printer/cable/tv/television is/are/was/went/goes down again,
        thin/thinly/thick/pre sliced, sliced ~ {deli}, sliced {deli}, cut/cuts of ~ {deli},
        {pill} ~ dropped/fell/rolled/went ~ floor/ground/down/behind/under/carpet,
        dropped/spilled/spilt/lost ~ {pill} ~ floor/ground/carpet/down/under/behind,
        {pill} fell down/off/behind/under/out,
        someone/somebody/man/fella/fellow/anybody/anyone/person/lad/guy to come out/round/over/by/and,
        come/comes out and/to/about ~ fix/look/see/mend/do/put/it/my/the,
        down to my/me/our/the/two/three/four/five/six/1/2/3/4/5/6 last?, down to the last,
        you/they/he/she cut off, cut off ~ from seeing/hearing/knowing, cut my phone/cable/line off,
        something/somethings/anything/whats is? ~ wrong/matter with my/the/our/this ~ {bought},
        like an oven/sauna/furnace/icebox, legs/feet is/are killing me, half to death with worry,
        took/had/taken/take my/the/both/me/them? ~ {pill} at/around/about {clock},
        she/mum/mom/mother took/had her *? {pill} early/already/late,
        he/dad/father took/had his *? {pill} early/already/late,
        {wife} took/taken her *? {pill} this/at/already/now/today/just,
        {wife} took/taken her *? {pill} $,
        {husband} took/taken his *? {pill} this/at/already/now/today/just,
        {husband} took/taken his *? {pill} $,
        fell fast/sound/right/dead asleep, fell for it/him/that/her/them/his,
        hinge/handle/door/latch/knob/button/heel/wheel/zip/strap ~ come/came/fell/broke off,
        off its/the/one hinge/hinges
    """,
    "floors": """
        first/second/third/fourth/fifth/ground/top/bottom/main/upper/lower/2nd/3rd/4th/5th/1st/6th/7th/8th
        floor, floor needs, floor lamp/mat/wax/cleaner/plan/polish,
        mop/mopping/clean/sweep/wash/vacuum my/the? kitchen/bathroom? floor,
        leave/put/left/set/dropped it/them/those/that/everything on the kitchen/bathroom/porch? floor
    """,
    "getting up": """
        get/got/getting up at/early/late/before/around/and go, get up the courage/nerve,
        stand up comedy/comic,
        cant stand that/the/this/those/it/him/her/them/beets/liver ~ brand/taste/smell/one/driver,
        cant reach the top, glasses/book/remote/phone/ring fell behind, cant come to ~,
        cant/couldnt/dont get up before/until/till {clock}, cant stand that/this/those,
        cant get/stand/climb/go up on? a/the/my ladder/chair/stool/steps/stepladder/roof/table,
        cant stand at/over the/a/my stove/sink/cooker/counter/ironing/grill,
        cant walk to the/that/my/a? shop/store/bus/mailbox/church/corner/iglesia/mass/misa/temple/chapel/doctor/doctors/
        clinic/pharmacy/drugstore/bank/market/library/town/hairdresser/salon/school/park/station/post/center/club,
        cant walk that far, cant walk all the/that way
    """,
    "politeness": """
        im/i am? afraid a/the/my/your/this/that/there/theres/its/it/we/weve/we/you/your/so/not/no,
        im/i am? afraid i have/havent/had/cant/cannot/dont/didnt/must/owe/need/wont/shall/forgot/lost/broke
    """,
    "heart and chest": """
        chest of drawers, chest freezer, hope/tool/cedar/treasure/ice/war chest,
        chicken/turkey/duck/pork chest, chest rub, heart shaped/warming/felt/healthy/break*,
        heart of/for palm/palms/romaine/gold/celery/sunday, hearts of/for palm/romaine/celery,
        palm/artichoke/chicken/sweet/purple heart/hearts, by heart, my heart bleeds, bleeding heart/hearts,
        queen of hearts, heart to heart,
        heart pill/pills/medicine/meds/medication/tablet/tablets/doctor/dr/specialist/appointment/valve/one,
        chicken/turkey/duck breast/breasts, breaks my heart, broken heart, heart sunday,
        heart belongs/healthy, heart candy, heart attack grill/burger/sandwich/special, heart is set/strong,
        chest of, nitro refill for my chest
    """,
    "breath": """
        breath mint/mints, bad breath, takes/took/take my/the breath away, catch my breath then,
        breath of fresh air, waste my breath, breathing exercises/machine/treatment,
        hold/holding/save my/your breath, breathable, artichoke*, choke cherry/cherries, choked up,
        choking up, breathtaking, breathalyzer, better breathing, new oxygen tubing/mask,
        oxygen bill/company/delivery/supplies/man/people
    """,
    "dying and killing": """
        phone/fone/phones/mobile/cell/cellphone/battery is/was/were/went/goes/being/had/has/gone? gone? dead/died,
        dead phone/fone/cell/mobile,
        dying of laughter/laughing, to die for, died/die/dying laughing, dead tired/battery/line/wrong/heat,
        kill for, killing time/two, kill two birds, killer deal/sale, weed/bug/ant/wasp/roach killer,
        stairs/shoes/feet/knees/prices/heat/corns/weather ~ killing me, killing me with, suicide squad,
        drop dead ~ gorgeous, id die without, bored to death, tickled to death, worried to death,
        scared to death of, death by chocolate, over my dead body, murder mystery,
        dying lawn/plants/battery, phone is? dying, dye*, died of/from ~ {fatal}, died in/last ~,
        passed away, dead end, dead sea, deadline, dying for,
        dying to see/know/hear/try/meet/taste/read/get/eat, death of me,
        live/living on ~ dinners/soup/toast/sandwiches, die my hair, dye my hair, to die my, dying lawn,
        killer sudoku, kill the subscription, soap opera, living room/will/trust/arrangement,
        dead batteries/battery/bulb/bulbs/leaves/plant/plants/flowers/phone, goodbye for now,
        goodbye dear/then/love/now, suicide ~ soap/opera/movie/show/book,
        overdose of cuteness/sugar/fun/chocolate, drowning in {food},
        drowning in zucchini/paper/mail/tomatoes, die hard, killer bees,
        plant/plants/flowers/rose/roses/lawn is/are? dying
    """,
    "fire and smoke": """
        fire stick/sticks/tv/tablet/place/wood/works/roasted/sauce/escape/extinguisher/pit/drill/starter/
        logs/log/ant/ants/hall/station/sale/truck/safety, fire roasted,
        flames on the label/box/packet/tin/jar/bag/bottle, wood for the fire, fireplace,
        firewood, fireworks, firestick, smoked {thing},
        smoked salmon/turkey/ham/cheese/sausage/gouda/fish/trout/paprika/bacon/meat/oysters,
        smoke alarm/detector ~ batter*/chirp*/new/low/check/test/install, batter* ~ smoke alarm/detector,
        smoke free, fire me up, light/lit a/the fire, by the fire, man on fire, fired,
        burning the candle/question, burn/burning cream/ointment/calories/bridges/sensation,
        burned/burnt toast/out/bridges/cookies/dinner, burned the cookies/toast/dinner/roast, heart burn,
        sun burn*, burning a cd, wood burning, slow burn*, burning love/bush, chimney sweep, smoke signals,
        fire sale/department ~ calendar, camp fire, campfire, burning leaves/smell ~ home,
        burnt orange/umber, burn ointment/cream/gel/lotion/pile, burnt orange, burns cream,
        fire ~ has/hasnt/not ~ swept/cleaned, fire starter/starters/safety/stick,
        smoke detector/alarm battery, fire up the grill
    """,
    "gas": """
        gas bill/station/card/money/grill/mask/prices/price/tank/company/meter/mower/man/pain/pains,
        gas for the mower/car/grill/mower, gas from beans/cabbage, gas pills/relief/tablets/x,
        get/gives me gas, tank of gas, out of gas, my? gas and electric
    """,
    "blood": """
        bloody mary, in cold blood, blood is thicker, bleeding ~ radiators/radiator/edge, flesh and blood,
        color bleed*, shirt/dye/ink bleed*,
        blood sugar ~ test/tester/strips/strip/monitor/meter/kit/good/fine/normal/110/120/100/105/115/130/
        95/90, blood vessel,
        blood orange/oranges/sausage/sausages/pudding/test/tests/work/draw/type/drive/donor/bank/thinner/
        thinners/meal, blood pressure cuff/pills/pill/machine/monitor/medicine/meds/tablets/check,
        blood pressure ~ good/fine/normal/120/130/110
    """,
    "words and strokes": """
        muddled/confused/mixed/muddle/confusion up? about/over/between/with/by,
        muddled/confused/mixed ~ which/whether/if/is it/two/twice/orders/dates/days,
        you have/are/got ~ muddled/confused/mixed, you muddled/confused, cant see ~ dark out/outside,
        danger/emergency message/messages/text/texts/alert/alerts/notice/warning/sign,
        stroke of luck/genius/midnight, brush stroke/strokes, breast/back stroke, breaststroke,
        heat/sun stroke prevention, at a stroke, diff*rent strokes, stroke survivor*/group/club/association,
        spinning class/wheel/top/bike, dizzy with excitement/joy, mixed nuts/veg*/greens/fruit,
        eye/blind date, venetian/window blind/blinds, numb from that, knocked out by the flowers/music/show
    """,
    "medicine": """
        twice a/per/each/every day/week/month, twice daily/weekly, all of them at {clock},
        bought/ordered/got/sent/brought too many/much, rat/mouse/ant/bug poison from/traps/for,
        battery ~ low, taken care, took the wrong bus/turn/road/bag/order/exit,
        poison control ~ magnet/number, poison ivy, ant/mouse/rat poison please/from/traps,
        {poison} and ammonia free, pepperoni, too many/much of? the? {food}, poison oak, whole milk/wheat,
        too much/many money/trouble/work
    """,
    "strangers": """
        man in the moon/house next/mirror, was/who ~ nice young man, stranger things, young man/fella who,
        lawn man, break in the weather, break in my new/shoes, broke in my new, burglar alarm,
        police story/scanner/show/officer/blotter, prowl* cat, knife sharpen*, gun cabinet/club/show,
        repair/delivery/cable man, new people next door, your driver/man, hit the spot, a hit,
        break in new/my/the ~ shoes, robbed at bingo, robbed the/at,
        man/men/guy/person/lady/woman ~ coming/came/come to fix/look/mow/do/check/clean/mend/see/repair,
        hit movie/song/show/record
    """,
    "life": """
        end/ending of the/this/my/next month/week/year/day/street/block/hall/driveway/bed, end it with a,
        cant/couldnt live without, point of ordering/buying/asking/calling/having,
        ready to go home/out/now/shopping, want to go on a, life insurance/alert/saver/time/boat, lifesaver,
        no more please, fed up with ~ driver/company/phone/service, want to die laughing,
        done with life insurance, razor blades/blade, disposable razors/razor, electric razor, a razor for,
        stuck zipper/lid/drawer, stuck on the? ~ crossword/quiz/question/clue/puzzle,
        lid/zipper/drawer is? stuck/jammed, doorbell is stuck, trapped wind,
        locked out of my ~ email/account/computer/ipad/tablet, stuck in my head, lost and found,
        cut the crusts/grass/hedge/lawn/tags, choking up, better off with the/that,
        better off without that/this/the driver/one/service/company,
        go on the 1st/2nd/3rd/4th/5th/6th/7th/8th/bus/trip/cruise, save/saved my life with,
        trouble with the tv/remote/phone/computer, trapped a mouse/rat/fly,
        give up meat/sugar/smoking/chocolate/bread/coffee/driving
    """,
    "help": """
        tell/ask/let/text/remind ~ not to come/ring/call/bother/worry/wait/park/bring/wake,
        call/ring/get/phone ~ {kin} ~ speak/speaks/translate/translates/explain/explains/english/about/birthday,
        call/ring/get/phone ~ {kin} *? * speak/speaks/translate/translates/explain/explains/english,
        help with ~, help yourself, help wanted, hamburger/tuna/kitchen helper, helper, helpful,
        cant help myself, cant help it,
        emergency contact*/candle*/kit/number/light*/phone/exit/room bill/food/fund/radio/money/battery/
        supplies/numbers, ambulance bill/ride bill/chaser, 911 address/show/sign/movie, police auction,
        hurry ~ spring/back, no hurry, in a hurry, no rush, false emergency,
        fire department ~ breakfast/dinner/raffle/pancake/supper/calendar,
        passed/passing/pass out ~ candy/programs/flyers/leaflets/papers/cookies/treats/hymnals,
        emergency brake/brakes/broadcast/candles, ambulance bill/bills/company/fund/charity,
        in hospital/rehab after ~ stroke/fall/seizure, seizure salad, seizure pills/medicine/meds,
        police officer ~ charity/collecting, ambulance chaser/chasers ~,
        hospital bill/bed/visit/appointment/gift, going to/in/from/out of hospital ~,
        police drama/dvd/auction/report/ball, no/any/much trouble, too much trouble, trouble you,
        if its no trouble, ceiling fan/light/paint/bulb/leak*,
        send someone/somebody with/to ~ ladder/fix/mow/clean/repair/shovel/pick/collect/get,
        help me order/find/choose/pick/set/understand/read/figure/with/fill/pay/buy/program/plan/write/
        print/remember, need/want help ~ with, help me? carry/unload my/the, some help in the garden
    """,
    "unwell": """
        feel/feeling good/great/fine/better/much/free/up to, feel bad/awful/terrible about/for/that/if,
        funny/strange looking, weak tea/coffee, too weak ~ coffee/tea, sick of/and tired, home sick,
        sick day, temperature outside/today/tomorrow/drop*, chicken fever,
        cabin/spring/hay/yellow/gold fever, scarlet fever, sweet and sour, swelling/swollen price,
        swelled price, swell idea, sugar free, no/low/brown/white/less sugar,
        sugar/salt/lower/low is/in? ~ cookies/syrup/cereal, frozen {thing}, weak batter*/signal,
        allergic to ~, hurry up, rash guard, rash cream,
        pain cream/patch/reliever/relief/killers/killer/gel/rub, cold cream/cuts/drinks/milk/weather/water,
        hot water/dog/dogs/cross/sauce/chocolate/drinks, face cream/cloth/wash,
        hand soap/cream/towel/towels/lotion, foot powder/cream/doctor, mouth wash, ear drops/plugs,
        eye drops/doctor/appointment/test, skin cream, other side/hand/foot, on the side,
        side door/gate/dish/table, by hand, second hand, right/left hand gloves/glove, at/to heart,
        stomach remedy, arm chair/and hammer, hearing aid,
        tastes/taste funny/bad/strange/off/weird/awful/terrible,
        back brace/order/porch/yard/home/gate/bacon,
        head of lettuce/cabbage/cauliflower/garlic/celery/broccoli, side of beef/bacon/pork,
        leg of lamb/pork, black/blue/white/yellow/purple socks/tea/pepper/thread/yarn/bread/beans/cheese,
        stuck in/with traffic/line/two, lost my glasses/keys/appetite/phone/remote/list/card/coupon/recipe
    """,
    "old troubles": """
        on account of/on my/me/the ~ hip/knee/knees/back/leg/legs, because/cos of my ~ old/bad hip/knee/knees/back,
        my old hip, old hip from, my bad hip ~ damp/weather,
        know where one/two/three/four/it/that/this/they/these/those/the ~ came/comes/come from,
        sorry for/about ~ trouble
    """,
    "equipment": """
        test*/try* ~ pendant/button/alarm/detector, just testing, false alarm, alarm clock*,
        battery/batteries ~ alarm/detector/pendant, alarm ~ battery/batteries
    """,
}

GROUPS: dict[str, str] = {
    "thing": """
        jar, lamp, picture, pictures, cup, glass, plate, vase, clock, tree, branch, cake, cat, dog, book,
        books, box, bag, eggs, egg, bottle, milk, groceries, phone, remote, shelf, cupboard, curtain,
        curtains, blind, tile, roof, fence, gutter, leaf, leaves, button, handle, knob, mirror, pot, pan,
        plant, package, parcel, letter, bread, can, cans, ladder, light, sign, peas, corn, dinners, dinner,
        pizza, yogurt, fish, berries, vegetables, meals, meat, screw, wheel, hem, tooth, filling,
        temperature, stock, market, food, cat food, bird, nest, key, keys, ring, earring, hearing aid, cane,
        painting, jars, price, table, roses, rose, flowers, tent, umbrella, awning, chair, bench, statue,
        ornament, necklace, shoe, hat, computer, laptop, tablet, internet, system, website, plane, car, bus,
        truck, garage, apples, snow, sales, show
    """,
    "food": """
        banana, bananas, milk, bread, eggs, apples, onions, cookies, cake, pie, potatoes, cheese, ham, salt,
        sugar, butter, candy, chocolate, coffee, tea, ice cream, groceries, bags, boxes, cans
    """,
    "deli": """
        turkey, ham, bread, pan, loaf, cheese, white, brown, meat, meats, bacon, beef, chicken, peaches, pineapple,
        beets, tomatoes, mushrooms, almonds, carrots, bologna, salami, pastrami, roast, corned, swiss, american,
        sourdough, wheat, rye, pork, olives, apples, cucumber, pickles, sausage
    """,
    "kin": "brother, sister, son, daughter, niece, nephew, friend, neighbor, neighbour, cousin, grandson",
    "wife": "she/shes/wife/mum/mom/mother/mama/sister/daughter/aunt/grandma has/just/already/also?",
    "husband": "he/hes/husband/dad/daddy/father/papa/brother/son/uncle/grandpa has/just/already/also?",
    "pill": "pill, pills, tablet, tablets, capsule, capsules, meds, medicine, medicines, round one, white one, ones",
    "bought": """
        order, orders, delivery, shopping, bread, milk, groceries, phone, tv, bill, list, change, eggs, food, box, bag,
        reminder, number, account, remote, washer, boiler, oven, fridge, sink, car
    """,
    "month": "january/february/march/april/june/july/august/september/october/november/december",
    "years": "two/three/four/five/six/seven/eight/nine/ten/twenty/thirty/forty/fifty/20/30/40/50/60/many",
    "year": "/".join(str(year) for year in range(1925, 2026)),
    "fatal": "stroke, heart attack, heart, fall, cancer, fire, fever, bleeding, covid, pneumonia, overdose",
    "clock": "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/noon/breakfast/lunch/dinner/bedtime/night",
}

DENYING = """
    no not never without didnt doesnt dont havent hasnt hadnt wasnt isnt arent aint werent wont
    nothing nor zero stopped denies
"""
SPEAKING = """
    i im ive she shes he hes we they mum mom dad my somebody someone theres
"""
FILLER = """
    a an any the more real had have having has been got get getting even really bad sign signs of
    that to actually in was feel feeling yet further new other another it think ever quite so too
    such seem want one single is my chest heart stomach head back breathing
"""
"""A denying word denies the danger that follows it at once or over filler words ("no more chest pain"), unless a
new sentence begins there ("no im on the floor")."""

STORY_BEFORE = """
    film/movie/book/show/story/program/song/article/mystery/novel/documentary/series/poem ~ about/called/
    where/with/of/on, read/reading/heard/lecture/talk/class/joke about, the news said/says ~,
    news ~ said/says ~, in the news ~
"""
STORY_AFTER = """
    in the? ~ paper/papers/news/film/movie/bible/newspaper/crossword/soap, on tv/television/netflix,
    on the news/radio, movie/film/novel/mystery/song/documentary
"""
"""Told in a book or on the television, probably not happening here."""

LONG_AGO = """
    last year/month/summer/winter/spring/fall/autumn/christmas/easter/thanksgiving/{month},
    year/years/month/months ago/back/earlier, long ago, in the? {year},
    in my/her/his youth/twenties/thirties, in {month}, in the war,
    when i/she/he was ~ little/young/girl/boy/child/kid/small/born, used to,
    as a ~ girl/boy/child/kid/baby/youngster, growing up, back in {year}, during the war,
    before i moved/met, in the ~ 50s/60s/70s/80s/90s/fifties/sixties/seventies/eighties/nineties,
    in the old days, {years} years
"""
"""Another time: the danger is over."""

LATELY = """
    week/weeks/days ago, last week/monday/tuesday/wednesday/thursday/friday/saturday/sunday,
    the other day/week/night
"""
"""Lately: worth one question."""

ALL_THE_SAME = "and now, right now, again, still, cant, wont, help, hurry, ever since, this morning, tonight"
"""Signs that it is happening after all, whatever the text says of other times."""

WHAT_IF = """
    if, in case, what happens, signs of a?, symptoms of a?, causes a?, prevent a?, prevents a?, risk of a?,
    so i/we dont, might, afraid of, afraid ill, scared of a, cure for, good for, help a, helps,
    should i ever, thinks ill
"""
"""Asked about or feared, not happening."""

REASSURING = """
    im all/quite/still/just/perfectly/really/doing? ok/okay/fine/alright, am quite? ok/okay/fine/alright,
    think ok/okay, but ok/okay/fine/alright, ok now, ok i think, not hurt,
    shes/hes ok/okay/fine/alright/home, all better/healed/good/fixed, doing ok/fine/better/well, no harm,
    feel/feeling quite? fine/ok/okay/better, button/alarm/pressed/pendant ~ by accident, no damage,
    false alarm, all is well, recovered, healed, nothing broken, thank you for checking
"""
"""She says that she is well: for a fall that is one question, not an alarm."""
