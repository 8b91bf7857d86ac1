"""The phrases by which a fraud is known (language: `phrases`); a slip near one of its words is mended to it."""

from collections.abc import Mapping

SLIPS = {
    "fone": "phone",
    "phon": "phone",
    "telefone": "phone",
    "soshul": "social",
    "soshal": "social",
    "sosial": "social",
}
MENDED = (
    "medicare medicaid social security computer laptop microsoft amazon telephone number numbers account password "
    "grandson granddaughter arrested gift caller called routing refund warrant sheriff lottery sweepstakes benefits "
    "lawyer virus hacked locked bitcoin banking credit debit"
).split()
GROUPS: Mapping[str, str] = {
    "stranger": """
        man/men/guy/fella/feller/fellow/lady/woman/gentleman/girl/boy/person/somebody/someone/stranger/caller/
        callers/agent/officer/representative/they/he/she/hes/shes/theyre/people/voice/recording/robot
    """,
    "office": """
        medicare/medicaid/irs/netflix/microsoft/windows/apple/amazon/paypal/fbi/fedex/usps/ups/google/facebook/
        publishers/police/sheriff/court/bank/chase/government/treasury/customs/antivirus/norton/mcafee/geek,
        social security, credit card, tech support, wells fargo, insurance/computer company, fraud/
        security department, the irs
    """,
    "utility": """
        power/electric/electricity/gas/light/water/internet/phone/cable company, electric/gas/water people
    """,
    "phone": """
        phone/telephone/line/call/calls/caller/called/calling/phoned/rang/rung/ring/voicemail/email/emailed/
        texted/popup/messenger/whatsapp
    """,
    "wants": """
        want/wants/wanted/wanting/ask/asks/asked/asking/need/needs/needed/demand/demands/demanding/insists/
        require/requires, looking for, says/said/saying/tells/telling/told me ~ give/send/pay/read/tell/confirm/
        verify/buy/get, make/makes/making/made me, have me
    """,
    "gave": """
        told/gave/given/sent/wired/paid/typed/emailed/handed/bought/confirmed/spelled/texted, i read/said,
        ive read, let him/her/them
    """,
    "him": """
        him/her/them/it/someone/somebody, a/the/that/this/some nice/young/old/kind/other? man/guy/fella/lady/
        woman/caller/person/people/fellow, over/on the phone, over the telephone
    """,
    "secret": """
        card/cards/number/numbers/digits/ssn/pin/password/passwords/passcode/account/routing/banking/birthdate/
        social/medicare/code/codes, bank details/account/information/info, credit/debit/medicare card/number,
        mothers maiden, date of birth, personal information/details/info
    """,
    "hard_secret": """
        ssn/pin/password/passwords/passcode/social, card/account/social/medicare/bank/routing/credit/
        security number/numbers, social security, bank account/details/information/info, credit/debit/bank/
        medicare card, numbers ~ card/back, number ~ card/back
    """,
    "money": """
        money/cash/dollars/bail/fee/tax/taxes/bitcoin/crypto/zelle/venmo/cashapp/payment/thousand/hundred/fees/
        1000/1500/2000/2500/3000/4000/5000/6000/7000/8000/9000/10000, western union, money order,
        wire transfer, a/the/my fine
    """,
    "gift_cards": """
        gift/itunes/steam/target/walmart/amazon/google/ebay/vanilla/prepaid card/cards, google play, giftcard/
        giftcards/moneypak
    """,
    "grandchild": """
        grandson/granddaughter/grandchild/grandkid/grandbaby/nephew/niece/grandboy/grandsons/granddaughters
    """,
    "jail": """
        hit/hurt/jail/prison/bail/arrested/lawyer/attorney/cops/wreck/accident, locked up, in trouble,
        police station
    """,
    "machine": "computer/laptop/ipad/tablet/pc/screen/chromebook/desktop",
    "of_it": "{phone}, {wants}, {secret}, {money}, {office}, pay",
    "my": "my/her/his/our/the",
    "kin": "son/daughter/grandson/granddaughter/nephew/niece",
    "paper": """
        birthday/greeting/greetings/sympathy/christmas/playing/library/anniversary/easter/valentine/valentines/
        mothers/business/report/sd/index/bingo/holiday/invitation/wedding/mass/appointment/bus/memory/place/rate/
        score/recipe
    """,
    "scam": "scam/scams/fraud/scammer/scammers",
    "knows_her": """
        doctor/doctors/dr/dentist/pharmacy/pharmacist/drugstore/chemist/clinic/hospital/nurse/optician/vet/
        church/plumber/handyman/hairdresser/neighbor/neighbour/priest/pastor/receptionist/aide/physician/
        walgreens/cvs, doctors/eye office
    """,
    "locked": """
        locked/frozen/froze/virus/hacked/infected/blocked/viruses/hijacked/compromised/warning/popup, pop up
    """,
}
SURE = """
    scam, scams, scammer/scammers/scammed/scamming/swindler/swindled/swindle, con man/artist,
    is ~ fraud/fraudulent, a fraud, {office} ~ {phone} ~ {my} {secret},
    {office} ~ {phone} ~ {wants} ~ {my} {secret}, {wants} ~ {hard_secret} ~ or ~ arrest*, warrant ~ arrest,
    warrant ~ out for me, arrest me, lose my benefits/medicare/card/check, cut off my benefits/medicare/social,
    stop my benefits/medicare/social, {phone} ~ lottery/sweepstakes/jackpot,
    lottery/sweepstakes/jackpot ~ {of_it}, won ~ million/thousand, won ~ prize ~ {of_it}, prize ~ pay,
    publishers clearing, inheritance ~ {of_it}, {wants} ~ {gift_cards}, pay ~ with/in/by ~ {gift_cards},
    {gift_cards} ~ read/scratch/numbers/codes, read/scratch/numbers/codes ~ {gift_cards}, irs ~ {gift_cards},
    {gift_cards} ~ irs/bail/police/fine, {grandchild} ~ {jail} ~ {money}, {grandchild} ~ {money} ~ {jail},
    {money} ~ {grandchild} ~ {jail}, {phone} ~ {grandchild} ~ {jail}, {grandchild} ~ {phone} ~ {jail},
    {grandchild} ~ {jail} ~ {phone}, {grandchild} ~ {jail} ~ dont tell, {machine} ~ {locked} ~ {of_it},
    {office} ~ {machine} ~ {locked}, {machine} ~ {locked} ~ {stranger}, {phone} ~ {office} ~ {machine} ~ {locked},
    {machine} ~ says ~ call ~, {locked} ~ {machine} ~ {of_it}, says/said hes/shes got? my/your {grandchild},
    stay on ~ line ~ drive/go/walmart/bank/store, {office} ~ arrest*, pay ~ irs ~ cards, anydesk, teamviewer,
    any desk, team viewer, remote ~ into my computer,
    {stranger} ~ get/log/logging/getting ~ in/on/into/onto my computer/laptop/bank/account,
    take/takes/took over my computer, {wants} ~ into my computer/laptop/bank,
    got/get/getting/gets into my computer/laptop/bank, moving ~ mouse,
    should i give it/that/this/them to him/her/them, read him/her/them the code/codes, move/moving ~ savings,
    move ~ money, {stranger} ~ cut ~ off ~ pay, told me not to tell,
    dont tell ~ bank/anybody/anyone ~ money/card/cash, took out ~ {money} ~ for him/them, irs ~ coming,
    sent me ~ check ~ back, in trouble with ~ {office}, {wants} ~ {money} ~ envelope, put ~ {money} ~ envelope,
    courier ~ {money}, buy bitcoin, send bitcoin, bitcoin machine, {stranger} ~ {wants} ~ {my} {hard_secret},
    {office} ~ {wants} ~ {hard_secret}, {stranger} ~ {phone} ~ {wants} ~ {secret},
    {phone} ~ {wants} ~ {my} {secret}, {stranger} ~ {phone} ~ {wants} ~ {money}, dont hang up, do not hang up,
    quiere/quieren/pide/piden ~ tarjeta/clave/cuenta/seguro, me estafan, estafa, estafador, tarjetas de regalo,
    {stranger} on ~ phone/telephone/line ~ {hard_secret}, {stranger} ~ from {office} ~ {my} {secret}
"""
"""Ways in which one sentence alone says it; `~` is up to five words of anything."""
ASKED = """
    {wants} ~ {secret}, {wants} ~ {gift_cards}, {wants} ~ {money}, {my} {hard_secret}, my date of birth,
    give/tell/send/read/pay him/her/them ~ {secret}, give/tell/send/read/pay him/her/them ~ {money}, {gift_cards},
    account/card/benefits/number/social is/are/was/will/has ~ frozen/suspended/locked/hacked/cancelled/stopped/used,
    {secret} ~ or ~ lose/arrest*/jail/cancel*/closed/suspended, arrest*, warrant, police ~ come/coming,
    i owe ~ tax/taxes, drugs, crime/crimes, in my name, about my medicare/social/account/card/credit,
    on my account, stay on the ~ line, for cards, take/taking/get/getting out ~ {money}, move/moving ~ {money},
    {grandchild} ~ {jail}, {grandchild} ~ {money}, {locked} ~ {machine}, {machine} ~ {locked},
    {machine} ~ bad/wrong/slow, verify/confirm my, pay now/today/right, pay ~ or ~, click ~ link,
    coming to/for ~ me, in ~ my card, {kin} ~ {money}, {kin} ~ needs 300/400/500/600/700/800/900,
    number ~ give him/her/them
"""
CALLER = """
    {stranger} ~ {phone}, {office} ~ {phone}, {utility} ~ {phone}, {phone} ~ {utility}, {phone} ~ {office},
    {phone} ~ {stranger}, {stranger} ~ from ~ {office}, says/said/claims/saying ~ from/with ~ {office},
    {office} ~ says/said/say/saying/wants/want/told/keeps,
    a/an/some/this/that man/guy/fella/fellow/lady/woman/gentleman/person/caller ~ wants/says/said/asks/keeps/claims,
    they say/said/tell, waiting/is/still/now on the phone/telephone/line, is it/that/this ~ you ~ {phone},
    ^ amazon/microsoft/medicare says/said, {office} man/men/guy/lady/woman/people/agent, pay/paid the irs,
    text ~ about ~ package/account/card, phone/text/email/message/letter ~ from ~ {office},
    a text/message/email/letter says/said, got/get/getting a/another/this ~ call/email,
    recording/recorded/robot/voicemail ~ says/said/saying/saying
"""
"""Somebody who is not known to her calls or writes, and, in any sentence, what he is after."""
TOLD = """
    {gave} {him} ~ {hard_secret}, {gave} {him} ~ first/last/some/half ~ numbers/digits,
    {gave} {him} ~ numbers/digits, {gave} {him} ~ codes, {gave} ~ {hard_secret} to {him},
    {gave} ~ {gift_cards} ~ numbers/codes/back/read/scratch, ive read him/her/them,
    read him/her/them half/two/some/three/most, {gave} ~ numbers/digits ~ card, {gave} {him} ~ {my} {secret},
    {gave} ~ {my} {secret} ~ on/over ~ phone/telephone, {gave} {him} ~ {gift_cards}, {gave} {him} ~ in cards,
    money back from that/the/a/this man/guy/lady/woman/caller/people, he/she/they has/have/got ~ my {hard_secret},
    hes/shes got? my {hard_secret}, sent/wired {him} ~ {money},
    sent/wired ~ {money} ~ western/wire/zelle/stranger/caller
"""
HARMLESS = """
    {paper} card/cards,
    thank you card/cards, get well card/cards, postcard, deck of cards,
    we/i/us/to/and/playing play/played/playing cards, card game/games/party/club/table/from/shop/store/for,
    {knows_her} ~ {wants} ~ {secret}, {wants} ~ {secret} ~ for/at/to the/my? {knows_her}, ^ i want/need,
    do/did you want/need/have, you want/need/have/asked/called/texted/charged/took/billed,
    phone/house/telephone/apartment/room/order/bus number, gave/give/told/have/has/got/take ~ my number $,
    gave/give/told/have/has/got/take ~ my number so/if/and/to/for/he/she,
    door/gate/garage/house/key/lock/building code, code of/for/to ~ door/gate,
    number of my/the order/apartment/plumber, send/have/need/get/find somebody/someone/anyone/anybody,
    please/you call/ring/phone, ^ call/ring/phone, stop scamming,
    your/you/place/price/prices/bill/fee/charge ~ {scam}, {scam} ~ price/prices/bill/charge/fee,
    news/tv/show/article/talk/class/meeting/radio/paper/heard/worried/watch ~ {scam}, no/not/wasnt a? {scam},
    {scam} on/in ~ tv/news/radio/paper, locked out of, lottery number/numbers, bring/brings/brought ~ {secret},
    my card is/was in, card ~ drawer/wallet/purse, on my card, charge/charged/charges my card/account,
    use/used my card, {grandchild} is a lawyer
"""
"""What only sounds like it: cards of paper, who may ask for her card, what she asks of us, what is on television."""
MORE = """
    {him} ~ {hard_secret}, my {hard_secret}, numbers/digits, the card, my card, {gift_cards},
    {stranger} ~ still/keeps/hung/angry/mad/waiting/calls/calling/rang/threat*/shout*/yell*, {gave} {him},
    {stranger} wont stop/hang/go/quit, {stranger} says/said i/its/if/they/my/to, still on ~ line/phone/telephone,
    on the line/phone/telephone, hang up, hung up, should i not/have/do/tell/give/pay/call, what do/should/can i do,
    what do i say/tell, how do i know, is it/that/this you/right/true/real, called/calling/calls/rang/rings back/again,
    what will/would happen, am i in trouble, {jail}, so scared/worried/ashamed/stupid/foolish
"""
"""So soon after word of a fraud these words are of it: "he is getting angry", "should i not have"."""
THERE = """
    {stranger} ~ here/downstairs/outside/upstairs/inside, at the/my door,
    in the/my hall/house/kitchen/room/home/apartment, wont leave/go, coming up/in/over, comes up/in/over,
    hold/holds/grabbed/pushed/hurt/hurts my, hold of, by the wrist/arm, on his/her/the way
"""
"""He is not only on the telephone: that may be danger too."""
