"""What only sounds like danger: sayings, groceries, things that fall, other times. Same phrase language as `phrases`.

A phrase in HARMLESS is blanked before danger is read, so keep it narrow: only the innocent words themselves.
"""

HARMLESS: dict[str, str] = {
    "things that fall": """
        price/prices of? ~ {fell}, prices/sales/leaves/snow/rain/apples/temperature ~ fell/fallen/falling,
        the/my/a/that/this/his/her/our/some {thing} has/have/just/had? {fell}, humpty dumpty fell,
        fell off the truck, {thing} {fell}
    """,
    "falling sayings": """
        fell/fallen/falling/fall in love,
        fell/fallen/falling/fall asleep/apart/short/through/flat/behind/sick/for, night fell,
        fell into place, fell to pieces, fall weather/leaves/colors/colours/season/harvest/coat/jacket,
        fall alarm/alarms/detector/sensor/pendant/prevention/risk/monitor/button/bracelet/necklace/mat/device,
        falls prevention, this/last/next/every fall, in the fall,
        ill/will/might/could/may/dont/wont/not/never/you/i/if fall, slipped my mind, slip on/ons,
        tripped the breaker, slipped disc, pink slip, slip resistant, slipper, non slip, road trip,
        fall back/clocks
    """,
    "floors": """
        first/second/third/fourth/fifth/ground/top/bottom/main/upper/lower/2nd/3rd/4th/5th/1st/6th/7th/8th
        floor,
        floor lamp/mat/wax/cleaner/plan/polish/tiles/boards,
        mop/mops/mopping/clean/sweep/wash/vacuum ~ floor,
        leave/put/left/set/drop/dropped it/them/those/that/everything? ~ on the floor, floor needs
    """,
    "getting up": """
        cant/couldnt/dont get up ~ before/until/till/early/that/so,
        get/got/getting up at/early/late/before/around/and go, get up the courage/nerve,
        stand up comedy/comic
    """,
    "heart and chest": """
        chest of drawers, chest freezer, hope/tool/cedar/treasure/ice/war chest,
        chicken/turkey/duck/pork chest, chest rub, heart shaped/warming/felt/healthy/break*,
        heart of/for palm/palms/romaine/gold/celery/sunday, hearts of/for palm/romaine/celery,
        palm/artichoke/chicken/sweet/purple heart/hearts, by heart, my heart bleeds, bleeding heart/hearts,
        queen of hearts, heart to heart,
        heart pill/pills/medicine/meds/medication/tablet/tablets/doctor/dr/specialist/appointment/monitor/valve/rate/one,
        nitro ~ for my chest, chicken/turkey/duck breast/breasts, breaks my heart, broken heart,
        heart sunday
    """,
    "breath": """
        breath mint/mints, bad breath, takes/took/take my/the breath away, catch my breath then,
        breath of fresh air, waste my breath, breathing exercises/machine/treatment,
        hold/holding/save my/your breath, breathable, artichoke*, choke cherry/cherries, choked up,
        choking up, oxygen tubing/bill/company/delivery/supplies/man/people, breathtaking, breathalyzer,
        better breathing
    """,
    "dying and killing": """
        dying for/to see/to know/of laughter/laughing/to try/to hear/to taste, to die for,
        died/die/dying laughing, dead tired/battery/line/wrong/heat, kill for, killing time/two,
        kill two birds, killer deal/sale, weed/bug/ant/wasp/roach killer,
        stairs/shoes/feet/knees/prices/heat/corns/weather ~ killing me, is/are killing me, killing me with,
        suicide squad, drop dead ~ gorgeous, id die without, bored to death, tickled to death,
        worried to death, scared to death of, death by chocolate, over my dead body, murder mystery,
        plant/plants/flowers/rose/roses/lawn ~ dying, dying lawn/plants/battery, phone is? dying, dye*,
        died of/from ~ {fatal}, died in/last ~, passed away, dead end, dead sea, deadline
    """,
    "fire and smoke": """
        fire stick/sticks/tv/tablet/place/wood/works/roasted/sauce/escape/extinguisher/pit/drill/starter/logs/log/ant/ants/hall/station/sale/truck/safety,
        fire roasted, wood for the fire, fireplace, firewood, fireworks, firestick, smoked {thing},
        smoked salmon/turkey/ham/cheese/sausage/gouda/fish/trout/paprika/bacon/meat/oysters,
        smoke alarm/detector ~ batter*/chirp*/new/low/check/test/install, batter* ~ smoke alarm/detector,
        smoke free, fire me up, fire up, light/lit a/the fire, by the fire, man on fire, fired,
        on fire with, fire a, burning the candle/question,
        burn/burning cream/ointment/calories/bridges/sensation,
        burned/burnt toast/out/bridges/cookies/dinner, burned the cookies/toast/dinner/roast, heart burn,
        sun burn*, burning a cd, wood burning, slow burn*, burning love/bush, chimney sweep
    """,
    "gas": """
        gas bill/station/card/money/grill/mask/x/can/prices/price/tank/man/company/meter/mower, gas for the,
        gas from, gas pills/relief/tablets, get/gives me gas, tank of gas, out of gas, gas prices
    """,
    "blood": """
        blood orange/oranges/sausage/sausages/pudding/test/tests/work/draw/pressure/type/drive/donor/bank/thinner/thinners/clot/relative*/hound/meal/brother*,
        bloody mary, in cold blood, blood is thicker, bleeding ~ radiators/radiator/edge, flesh and blood,
        color bleed*, shirt/dye/ink bleed*
    """,
    "words and strokes": """
        stroke of luck/genius/midnight, brush stroke/strokes, breast/back stroke, breaststroke,
        heat/sun stroke prevention, at a stroke, diff*rent strokes, stroke survivor*/group/club/association,
        spinning class/wheel/top/bike, dizzy with excitement/joy, numb with cold, numb from,
        mixed nuts/veg*/greens/fruit
    """,
    "medicine": """
        twice a/per/each/every day/week/month, twice daily/weekly, all of them at {clock},
        too many/much ~ {food}, bought/ordered/got/sent/brought too many/much, refill ~ {pills},
        {poison} and/or drain? cleaner, rat/mouse/ant/bug poison from/traps/for, ant/rat poison,
        poison ivy/oak/control?, battery ~ low, taken care, whole milk/wheat/bottle of ketchup/milk/wine,
        took the wrong bus/turn/road/bag/order/exit, too much/many to/for/money/sugar/salt/trouble/time/work
    """,
    "strangers": """
        man/men/guy/person/lady/woman ~ coming/came/come to, man in the moon/house next/mirror,
        was/who ~ nice young man, stranger things, young man/fella who, lawn man, break in the weather,
        break in my new/shoes, broke in my new, burglar alarm, police story/scanner/show/officer/blotter,
        prowl* cat, knife sharpen*, gun cabinet/club/show, repair/delivery/cable man, new people next door,
        your driver/man, hit the spot, hit ~ movie/song/show/record, a hit
    """,
    "life": """
        end/ending of the/this/my/next month/week/year/day/street/block/hall/driveway/bed, end it with a,
        better off with/buying/getting/going/without that/the/this/him, cant/couldnt live without,
        go on the/a/tuesday/vacation, point of ordering/buying/asking/calling/having,
        ready to go home/out/now/shopping, want to go on a, life insurance/alert/saver/time/boat, lifesaver,
        save/saved/saving my life, saves me, no more please,
        give up meat/sugar/smoking/chocolate/bread/coffee/my/the/driving,
        fed up with ~ driver/company/phone/service, want to die laughing, done with life insurance,
        trouble with the/my, razor blades/blade, disposable razors/razor, electric razor, a razor for
    """,
    "help": """
        help me ~ order/find/choose/pick/get a/set/understand/read/fix/figure/with/fill/pay/buy/work/program/move/carry/clean/put/plan/write/learn/send/print/change,
        help with ~, help yourself, help wanted, hamburger/tuna/kitchen helper, helper, helpful,
        can you help, cant help myself, cant help it, need/get/want/send/find help ~ with/for/to,
        emergency contact*/candle*/kit/number/light*/phone/exit/room
        bill/food/fund/radio/money/battery/supplies/numbers,
        ambulance bill/ride bill/chaser, 911 address/show/sign/movie, police auction, hurry ~ spring/back,
        no hurry, in a hurry, no rush, false emergency
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
        weak batter*/signal, allergic to ~, hurry up, rash guard, rash cream
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
        painting, jars, price
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

DENYING = frozenset(
    """
    no not never without didnt doesnt dont havent hasnt hadnt wasnt isnt arent aint werent wont nothing nor zero stopped
    denies
    """.split()
)
FILLER = frozenset(
    """
    a an any the more real had have having has been got get getting even really bad sign signs of that to actually in was
    feel feeling yet further new other another it think ever quite so too such seem want one single is my
    """.split()
)
"""A denying word denies the danger that follows it at once or over filler words alone ("no more chest pain")."""

STORY_BEFORE = """
    film/movie/book/show/story/program/song/article/mystery/novel/documentary/series/poem ~
    about/called/where/with/of/on,
    read/reading/heard/lecture/talk/class/joke about, the news said/says ~, news ~ said/says ~,
    in the news ~, called a?
"""
STORY_AFTER = """
    in the? ~ paper/papers/news/book/film/movie/bible/newspaper/story/crossword,
    on ~ tv/television/netflix/news/radio,
    movie/film/book/show/novel/mystery/song/documentary/story/recipe/class/squad
"""
"""Told in a book or on the television, not happening here."""

LONG_AGO = """
    last year/month/summer/winter/spring/fall/autumn/christmas/easter/thanksgiving/{month},
    year/years/month/months ago/back/earlier, long ago, in the? {year},
    in my/her/his youth/twenties/thirties, back in, in {month}, in the war,
    when i/she/he was ~ little/young/girl/boy/child/kid/small/born, used to, as a girl/boy/child/kid,
    growing up, during the war, before i moved/met, in the old days, {years} years
"""
"""Another time: the danger is over."""

LATELY = "week/weeks/days ago, last week/monday/tuesday/wednesday/thursday/friday/saturday/sunday, the other day/week/night"
"""Lately: worth one question."""

ALL_THE_SAME = "now, right now, again, still, cant, wont, help, hurry, ever since, this morning, tonight"
"""Signs that it is happening after all, whatever the text says of other times."""

WHAT_IF = """
    if, in case, what happens, signs of a?, symptoms of a?, causes a?, prevent a?, prevents a?, risk of a?,
    so i/we dont, might, afraid of, afraid ill, scared of a, cure for, good for, help a, helps,
    should i ever, thinks ill
"""
"""Asked about or feared, not happening."""

REASSURING = """
    im ~ ok/okay/fine/alright/good/better, am ~ ok/okay/fine/alright, think ok, but ok/okay/fine/alright,
    ok now, ok i think, not hurt, shes/hes/she/he ~ ok/okay/fine/alright/home,
    all better/right/healed/good/fixed, doing ~ ok/fine/better/well, no harm, feel ~ fine/ok/better,
    by accident, no damage, feeling better, false alarm, all is well, recovered, healed, nothing broken,
    thank you for checking
"""
"""She says that she is well: for a fall that is one question, not an alarm."""
