"""What only sounds like danger: sayings, groceries, things that fall, other times (language: `phrases`).

A phrase in HARMLESS is blanked before danger is read, so keep it narrow: only the innocent words themselves.
"""

HARMLESS: dict[str, str] = {
    "things that fall": """
        price/prices of? ~ {fell}, prices/sales/leaves/snow/rain/apples/temperature ~ fell/fallen/falling,
        the/my/a/that/this/his/her/our/some {thing} has/have/just/had? {fell}, humpty dumpty fell,
        fell off the truck, {thing} {fell}, {thing} has/have? {fell}, {thing} collapsed/dropped/crashed,
        {thing} {fell} ~ floor, ham/eggs/jar/milk/cake/glasses/pie/dish/plate {fell} ~ floor
    """,
    "falling sayings": """
        fell/fallen/falling/fall in love, fell/fallen/falling/fall asleep/apart/short/through/flat/sick/for,
        night fell, fell into place, fell to pieces,
        fall weather/leaves/colors/colours/season/harvest/coat/jacket,
        fall alarm/alarms/detector/sensor/pendant/prevention/risk/monitor/button/bracelet/necklace/mat/
        device, falls prevention, this/last/next/every fall, in the fall,
        ill/will/might/could/may/dont/wont/not/never/you/i/if fall, slipped my mind, slip on/ons,
        tripped the breaker, slipped disc, pink slip, slip resistant, slipper, non slip, road trip,
        fall back/clocks, im/are/is down to/for/with/in/at, down to my/the,
        fell/fallen behind on/with/in on/with/in/schedule, on the floor can/need/please i, fallen leaves,
        fell off my diet, stocks fell/fall, fallen behind on/with/in, fell/fallen/falling behind on/with/in
    """,
    "floors": """
        first/second/third/fourth/fifth/ground/top/bottom/main/upper/lower/2nd/3rd/4th/5th/1st/6th/7th/8th
        floor, floor lamp/mat/wax/cleaner/plan/polish/tiles/boards,
        mop/mops/mopping/clean/sweep/wash/vacuum ~ floor,
        leave/put/left/set/drop/dropped it/them/those/that/everything? ~ on the floor, floor needs
    """,
    "getting up": """
        cant/couldnt/dont get up ~ before/until/till/early/that/so,
        get/got/getting up at/early/late/before/around/and go, get up the courage/nerve,
        stand up comedy/comic,
        cant stand that/the/this/those/it/him/her/them/beets/liver ~ brand/taste/smell/one/driver,
        cant stand that/this/those/it, cant walk to/that/as far, cant reach the top, cant walk to the/that,
        glasses/book/remote/phone/ring fell behind, cant come to ~
    """,
    "heart and chest": """
        chest of drawers, chest freezer, hope/tool/cedar/treasure/ice/war chest,
        chicken/turkey/duck/pork chest, chest rub, heart shaped/warming/felt/healthy/break*,
        heart of/for palm/palms/romaine/gold/celery/sunday, hearts of/for palm/romaine/celery,
        palm/artichoke/chicken/sweet/purple heart/hearts, by heart, my heart bleeds, bleeding heart/hearts,
        queen of hearts, heart to heart,
        heart pill/pills/medicine/meds/medication/tablet/tablets/doctor/dr/specialist/appointment/monitor/
        valve/rate/one, nitro ~ for my chest, chicken/turkey/duck breast/breasts, breaks my heart,
        broken heart, heart sunday, heart belongs/healthy, heart candy, hearts and
    """,
    "breath": """
        breath mint/mints, bad breath, takes/took/take my/the breath away, catch my breath then,
        breath of fresh air, waste my breath, breathing exercises/machine/treatment,
        hold/holding/save my/your breath, breathable, artichoke*, choke cherry/cherries, choked up,
        choking up, oxygen tubing/bill/company/delivery/supplies/man/people, breathtaking, breathalyzer,
        better breathing
    """,
    "dying and killing": """
        dying of laughter/laughing, to die for, died/die/dying laughing, dead tired/battery/line/wrong/heat,
        kill for, killing time/two, kill two birds, killer deal/sale, weed/bug/ant/wasp/roach killer,
        stairs/shoes/feet/knees/prices/heat/corns/weather ~ killing me, is/are killing me, killing me with,
        suicide squad, drop dead ~ gorgeous, id die without, bored to death, tickled to death,
        worried to death, scared to death of, death by chocolate, over my dead body, murder mystery,
        plant/plants/flowers/rose/roses/lawn ~ dying, dying lawn/plants/battery, phone is? dying, dye*,
        died of/from ~ {fatal}, died in/last ~, passed away, dead end, dead sea, deadline, dying for,
        dying to see/know/hear/try/meet/taste/read/get/eat, death of me,
        live/living on ~ dinners/soup/toast/sandwiches, die my hair, dye my hair, to die my, dying lawn,
        killer sudoku, kill the subscription, soap opera, living room/will/trust/arrangement,
        dead batteries/battery/bulb/bulbs/leaves/plant/plants/flowers/phone, goodbye for now,
        goodbye dear/then/love/now, suicide ~ soap/opera/movie/show/book
    """,
    "fire and smoke": """
        fire stick/sticks/tv/tablet/place/wood/works/roasted/sauce/escape/extinguisher/pit/drill/starter/
        logs/log/ant/ants/hall/station/sale/truck/safety, fire roasted, wood for the fire, fireplace,
        firewood, fireworks, firestick, smoked {thing},
        smoked salmon/turkey/ham/cheese/sausage/gouda/fish/trout/paprika/bacon/meat/oysters,
        smoke alarm/detector ~ batter*/chirp*/new/low/check/test/install, batter* ~ smoke alarm/detector,
        smoke free, fire me up, fire up, light/lit a/the fire, by the fire, man on fire, fired,
        on fire with, fire a, burning the candle/question,
        burn/burning cream/ointment/calories/bridges/sensation,
        burned/burnt toast/out/bridges/cookies/dinner, burned the cookies/toast/dinner/roast, heart burn,
        sun burn*, burning a cd, wood burning, slow burn*, burning love/bush, chimney sweep, smoke signals,
        fire sale/department ~ calendar, camp fire, campfire, burning leaves/smell ~ home,
        burnt orange/umber, burn ointment/cream/gel/lotion/pile, burned/burnt the ~, burnt orange,
        burns cream, fire starter/starters/safety/stick, smoke detector/alarm battery
    """,
    "gas": """
        gas bill/station/card/money/grill/mask/x/can/prices/price/tank/man/company/meter/mower, gas for the,
        gas from, gas pills/relief/tablets, get/gives me gas, tank of gas, out of gas, gas prices,
        gas bill/man/pains/pain/mower/key/stove/oven/range/heater/fireplace/logs/light/company/cap/can/
        grill, my gas and electric, gas and electric, gas tank
    """,
    "blood": """
        blood orange/oranges/sausage/sausages/pudding/test/tests/work/draw/pressure/type/drive/donor/bank/
        thinner/thinners/clot/relative*/hound/meal/brother*, bloody mary, in cold blood, blood is thicker,
        bleeding ~ radiators/radiator/edge, flesh and blood, color bleed*, shirt/dye/ink bleed*,
        blood sugar ~ test/tester/strips/strip/monitor/meter/kit/good/fine/normal/110/120/100/105/115/130/
        95/90, blood vessel
    """,
    "words and strokes": """
        stroke of luck/genius/midnight, brush stroke/strokes, breast/back stroke, breaststroke,
        heat/sun stroke prevention, at a stroke, diff*rent strokes, stroke survivor*/group/club/association,
        spinning class/wheel/top/bike, dizzy with excitement/joy, numb with cold, numb from,
        mixed nuts/veg*/greens/fruit, knocked out by, eye/blind date, venetian/window blind/blinds
    """,
    "medicine": """
        twice a/per/each/every day/week/month, twice daily/weekly, all of them at {clock},
        too many/much ~ {food}, bought/ordered/got/sent/brought too many/much, refill ~ {pills},
        {poison} and/or drain? cleaner, rat/mouse/ant/bug poison from/traps/for, ant/rat poison,
        poison ivy/oak/control?, battery ~ low, taken care, whole milk/wheat/bottle of ketchup/milk/wine,
        took the wrong bus/turn/road/bag/order/exit,
        too much/many to/for/money/sugar/salt/trouble/time/work, poison control ~ magnet/number, poison ivy,
        ant/mouse/rat poison please/from/traps, {poison} and ammonia free, pepperoni
    """,
    "strangers": """
        man/men/guy/person/lady/woman ~ coming/came/come to, man in the moon/house next/mirror,
        was/who ~ nice young man, stranger things, young man/fella who, lawn man, break in the weather,
        break in my new/shoes, broke in my new, burglar alarm, police story/scanner/show/officer/blotter,
        prowl* cat, knife sharpen*, gun cabinet/club/show, repair/delivery/cable man, new people next door,
        your driver/man, hit the spot, hit ~ movie/song/show/record, a hit, break in new/my/the ~ shoes,
        robbed at bingo, robbed the/at
    """,
    "life": """
        end/ending of the/this/my/next month/week/year/day/street/block/hall/driveway/bed, end it with a,
        better off with/buying/getting/going/without that/the/this/him, cant/couldnt live without,
        go on the/a/tuesday/vacation, point of ordering/buying/asking/calling/having,
        ready to go home/out/now/shopping, want to go on a, life insurance/alert/saver/time/boat, lifesaver,
        save/saved/saving my life, saves me, no more please,
        give up meat/sugar/smoking/chocolate/bread/coffee/my/the/driving,
        fed up with ~ driver/company/phone/service, want to die laughing, done with life insurance,
        trouble with the/my, razor blades/blade, disposable razors/razor, electric razor, a razor for,
        stuck zipper/lid/drawer/on the/at/behind, lid/zipper/drawer is? stuck/jammed, doorbell is stuck,
        trapped wind, locked out of my ~ email/account/computer/ipad/tablet, stuck in my head
    """,
    "help": """
        help me ~ order/find/choose/pick/get a/set/understand/read/fix/figure/with/fill/pay/buy/work/
        program/move/carry/clean/put/plan/write/learn/send/print/change, help with ~, help yourself,
        help wanted, hamburger/tuna/kitchen helper, helper, helpful, can you help, cant help myself,
        cant help it, need/get/want/send/find help ~ with/for/to,
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
        help ~ carry/unload/garden/groceries/bags/crossword/boxes/dishes
    """,
    "unwell": """
        feel/feeling good/great/fine/better/much/like/free/up to, feel bad/awful/terrible about/for/that/if,
        looks/look/smells/tastes/smell/taste funny/bad/strange/off/weird/awful/terrible,
        funny/strange looking, weak tea/coffee, too weak ~ coffee/tea, sick of/and tired, home sick,
        sick day, temperature outside/today/tomorrow/drop*, chicken fever,
        cabin/spring/hay/yellow/gold fever, scarlet fever, sweet and sour, swelling/swollen price,
        swelled price, swell idea, sugar free, no/low/brown/white/less sugar,
        sugar/salt/lower/low is/in? ~ cookies/syrup/cereal,
        stuck in/on/with traffic/line/12/two/{clock}/it/you,
        lost my glasses/keys/appetite/place/phone/remote/list/card/hearing/mind, frozen {thing},
        weak batter*/signal, allergic to ~, hurry up, rash guard, rash cream,
        pain cream/patch/reliever/relief/killers/killer/gel/rub, cold cream/cuts/drinks/milk/weather/water,
        hot water/dog/dogs/cross/sauce/chocolate/drinks,
        back brace/order/porch/yard/home/to/from/of/at/on/in/friday/monday/tuesday/wednesday/thursday/
        saturday/sunday/yard/gate, face cream/cloth/wash, hand soap/cream/towel/towels/lotion,
        foot powder/cream/doctor, head of ~, side of ~, leg of ~, rack of ~, mouth wash, ear drops/plugs,
        eye drops/doctor/appointment/test, skin cream, neck of ~, other side/hand/foot, on the side,
        side door/gate/dish/table, by hand, second hand, right/left hand gloves/glove, at/to heart,
        stomach remedy, arm chair/and hammer, hearing aid,
        black/blue/white/yellow/purple/grey/gray one/ones/socks/tea/pepper/thread/yarn/bread/beans/cheese
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
    when i/she/he was ~ little/young/girl/boy/child/kid/small/born, used to, as a girl/boy/child/kid,
    growing up, back in {year}, during the war, before i moved/met,
    in the ~ 50s/60s/70s/80s/90s/fifties/sixties/seventies/eighties/nineties, in the old days, {years} years
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
