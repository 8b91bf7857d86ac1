"""What a contact asks about the person we look after: a few questions, read by phrases; all else is for the desk.

It names whoever is asked about by one word, so that a phrase is written once for mum, dad, she and Dorothy.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from concierge_bot.understanding.people.kin import with_one_word
from concierge_bot.understanding.words.match import names_another
from concierge_bot.understanding.words.phrases import Phrases
from concierge_bot.understanding.words.plain_words import plain

Ask = Literal[
    "more",
    "call",
    "happened",
    "left",
    "pills",
    "ride",
    "visits",
    "spent",
    "owed",
    "ordered",
    "delivery",
    "how",
]
MOST_WORDS = 25
"""A longer text tells a story, and a phrase in it may mean something else."""
GROUPS = {
    "ask": "ask/tell/have/get/let/need/want/remind, id like, would like, want/need/like for",
    "call": "call/ring/phone/text/facetime/telephone, give me a call/ring/buzz/bell, get in touch with",
    "goods": "delivery/deliveries/groceries/grocery/shopping/order/orders/food/milk/package/"
    "parcel/box/bread/meal/meals/dinner/lunch/supper/stuff",
    "come": "come/comes/came/coming/arrive/arrives/arrived/arriving/due/delivered/here/there/way/"
    "through/expected/scheduled",
    "ride": "ride/taxi/cab/lift/pickup/transport",
    "day": "today/tomorrow/monday/tuesday/wednesday/thursday/friday/saturday/sunday/week",
    "visit": "hairdresser/hair/cleaner/cleaning/handyman/plumber/technician/helper/nurse/repairman/gardener/"
    "visit/visits/appointment/appointments",
    "medicine": "pill/pills/medicine/medicines/meds/med/medication/medications/tablet/tablets/insulin/drugs/dose/doses/"
    "thinner/thinners/capsule/capsules/pastillas",
    "is": "is/are/will/does/do/did/was/has/have/should/can/s/hows/whens",
}
ASKS: dict[Ask, str] = {
    "more": """
        ^ more $, ^ more please $, ^ more info/information/details/detail $, ^ send/show/tell/give me more $,
        ^ yes more $, send ~ link $, ^ link $, ^ the? link/page please? $, send ~ link/page,
        ^ please send ~ more $, ^ see more $, ^ show ~ page
    """,
    "call": """
        {ask} {who} to? ~ {call} me, {ask} {who} to? ~ {call} us/home/back,
        {ask} {who} to? ~ give me a call/ring/buzz/bell, {ask} {who} to? ~ get in touch, {ask} {who} i ~ call,
        {ask} {who} that i ~ call, can/could/would/will {who} please? call/ring/phone/text me,
        can/could/would/will {who} please? give me a call/ring, have {who} call, get {who} to call,
        wheres/why ~ {who} not call, {who} should call/ring/phone me
    """,
    "happened": """
        what happened, what has happened, what is/was ~ happening, what is/was going on, what is/was ~ the matter,
        what is/was wrong, what is/was it/this/that ~ about, whats ~ happening/wrong/matter, whats going on,
        has/did/is something/anything ~ happen/happened/wrong, what did {who} ~ say/write/text/tell,
        what {who} ~ said/wrote/texted/told, what ~ did {who} ~ say/write, what were {who} words,
        is/was {who} ~ conscious/breathing/hurt/bleeding/alive/responding/responsive/talking/injured,
        is/was it/this ~ about, is/was {who} in ~ danger/trouble, is/was it/this serious/urgent/real/bad,
        why did/do/am/have i/we ~ get/got/getting ~ text/texts/message/alarm/alert/call,
        got/get/received/saw ~ text/message/alert ~ danger/fallen/emergency/alarm/ill/help, why ~ alarm/alert,
        did {who} ~ fall/fallen/faint/collapse, did {who} ~ call/ask for help, how bad is it
    """,
    "left": """
        how many ~ {medicine} ~ left/over/remaining, how much ~ {medicine} ~ left/over, how many ~ left ~ {medicine},
        is/are {who} ~ running low/out ~ {medicine}, is/are {who} low on ~ {medicine},
        does/has/have {who} ~ enough ~ {medicine}, are/is there ~ enough/any {medicine} left,
        how long ~ {medicine} last
    """,
    "pills": """
        did/has/have/is/was/are/does/do {who} ~ take/taken/took/taking/had/have/miss/missed/takes ~ {medicine},
        did/has {who} ~ get/gotten ~ {medicine},
        if/whether {who} ~ take/taken/took/taking/had/missed/has/have ~ {medicine},
        did/has/have/is/was/are {who} {medicine} ~ taken/took/done,
        {who} take/took/taken {who} {medicine} yet/today $,
        are/were/was/is/have/has/did {who}? {medicine} ~ taken/missed/done/ok/okay/get,
        any ~ {medicine} ~ missed, any missed ~ {medicine}, ^ {medicine} taken, ^ {who}? {medicine} today? $,
        ^ {who} take {who} {medicine}, how/what about {who} {medicine},
        hows {who} doing/going? with {who}? {medicine}, how is {who} ~ with {who}? {medicine},
        is/are {who} ~ {medicine} ~ still/on/due/planned, when/whens ~ {who} {medicine} ~ due/next,
        what time ~ {who} ~ {medicine}, did/has {who} ~ or ~ {who} ~ take/taken/have/had it,
        did/has {who} take/taken/took/had it/them yet/today/yesterday/last/this,
        did/has {who} take/taken/took it/them $,
        check ~ {who} {medicine}, did/has/is/have {who} ~ remember/forget/forgot/forgotten ~ {medicine}
    """,
    "ride": """
        when {is} ~ {ride}, whens ~ {ride}, what time/day ~ {ride}, is/has ~ {ride} ~ booked/coming/ordered/set/here,
        did {who} ~ get/book ~ {ride}, ^ {who}? {ride} when, ^ {who}? {ride} today/tomorrow? $,
        wheres/where is ~ {ride}, who ~ picking {who} up, when ~ {who} {is}? ~ picked up,
        how is/are {who} getting/going, is/are/whos/who {who} ~ getting/going ~ there, is {who} going to the/his/her,
        who is/s taking/driving {who}, does/has {who} ~ have/got ~ {ride}
    """,
    "visits": """
        what is/are/does/has {who} ~ having/doing/have/got ~ done, what is/are/does/has {who} having/doing/have/got on,
        what is/are {who} ~ having/doing ~ {day},
        when/whens {is} ~ {visit}, what time/day ~ {visit}, is/are/has/was ~ {visit} ~ booked/coming/set/planned,
        what is/are ~ planned/booked/coming ~ for {who}, whos/who ~ coming to/for/over {who}?,
        what ~ on {who} calendar/schedule/list, 
        what is/are/does/do/has/have {who} ~ booked/planned/scheduled,
        what is/are ~ booked/planned/scheduled ~ {day},
        does/has/is {who} ~ anything/something ~ booked/planned/scheduled/on,
        does/has {who} ~ anything/something ~ {day}
    """,
    "spent": """
        what did/has/have {who} ~ spend/spent/spending/pay/paid, how much did/has/have {who} ~ spend/spent/pay/paid,
        what {who} ~ spent/spends/paid,
        how much ~ {who} ~ spent/spend/spending, how much money ~ {who}, how much is/was {who} spending,
        total ~ {who} ~ spent/month/week, what did ~ cost {who}
    """,
    "owed": """
        what do/does {who} ~ owe, how much do/does {who} ~ owe, how much is {who} owing,
        {who} owe/owes ~ anything/money,
        does {who} ~ have ~ to pay, what is/was {who} bill, how much is {who} bill, {who} ~ balance
    """,
    "ordered": """
        what did/has {who} ~ order/ordered/buy/bought, what {who} ordered/bought, what is/s in {who} order/delivery,
        what is/are {who} getting
    """,
    "delivery": """
        when {is} ~ {goods}, whens ~ {goods}, what time/day ~ {goods}, which day ~ {goods},
        wheres/where is/are ~ {goods}, where {who} {goods}, has/have/did/is/are/was/were/will ~ {goods} ~ {come},
        has/have/did {who} ~ get/got/gotten/receive/received ~ {goods},
        is/are there ~ {goods} ~ today/tomorrow/coming/due/{come},
        any {goods} ~ coming/today/tomorrow/due/planned, any {goods} $, what is coming,
        ^ {who}? {goods} today/tomorrow? $, if/whether/when ~ {goods} ~ {come}, how/what about {who} {goods},
        has/have/did {who} ~ ordered/order/bought anything/something,
        has/have/did {who} ~ ordered/order/bought ~ {goods},
        has/have/did {who} ~ get/have/had ~ delivery/deliveries,
        is {who} expecting ~ {goods}, status of/on ~ {goods},
        when is/does/will/s it/this/that ~ coming/come/arrive/arriving/due/here/get/delivered, whens it/that coming,
        what time is/does/will it/this/that ~ coming/come/arrive/due/here, is it/that coming ~ {day},
        ^ {goods} when, ^ {who} {goods} when, did {goods} ~ {come}
    """,
    "how": """
        how is/are/was/has/did {who}, hows {who}, how {who} doing/is/are/feeling/today/getting,
        how do/does {who} seem/feel,
        ^ ~ is/are {who} ok/okay/alright/fine/good/well/all/doing/up/awake/safe/better/keeping,
        ^ {who} ok/okay/alright/fine $, everything ~ ok/okay/alright/fine ~ with {who},
        all ok/okay/well/good with {who}, all right with {who}, any news ~ {who}, any word ~ {who},
        any update* ~ {who}, heard ~ from {who}, hear ~ from {who},
        has/have/did {who} ~ texted/written/wrote/write/text/answered/replied/touch/answer,
        what is up with {who}, what is ~ news on/of/about/with {who}, check* ~ on {who},
        update ~ on/about/of {who}, spoken ~ to/with {who}, is everything ok/okay/alright/fine/good $,
        ^ everything ok/okay/alright $, hows it going with {who}, hows everything/things ~ {who},
        how are things ~ {who}, how is everything/it ~ {who}, wondering how {who}, know how {who}, see how {who},
        asking ~ after {who}, ^ any news $, ^ news $, ^ status $, como esta {who}?
    """,
}


def asks(text: str, names: Sequence[str] = ()) -> list[Ask]:
    """Return what a text asks, at most two things and the rarer first; empty if it is anything else."""
    said = " ".join("medicine" if names_another(word, {}) else word for word in plain(text).split())
    if len(said.split()) > MOST_WORDS:
        said = _questions_of(text)
    if not said or len(said.split()) > MOST_WORDS:
        return []
    named = with_one_word(said, names)
    found = [ask for ask, phrases in _phrases().items() if phrases.found(named)]
    if "more" in found:
        return ["more"]
    if "happened" in found and of_goods(text):
        found = ["delivery" if ask == "happened" else ask for ask in found if ask != "delivery"]
    if "left" in found and "pills" in found:
        found.remove("pills")
    if "ordered" in found and "delivery" in found:
        found.remove("delivery")
    if (
        "how" in found
        and len(found) > 1
        and ("ride" in found or "visits" in found or not _asked_twice(named))
    ):
        found.remove("how")  # "how is she with her pills" is one question
    return found[:2]


def tells_more(text: str) -> bool:
    """Tell whether a text tells a story beside what it asks: a person reads that."""
    return len(plain(text).split()) > MOST_WORDS


def of_goods(text: str) -> bool:
    """Tell whether a text speaks of goods that should come: what is going on with those is no alarm."""
    return _goods().found(plain(text))


def wants_to_know(text: str) -> bool:
    """Tell whether a piece of a text only says why it is asked: "I want to know if I should drive over"."""
    return bool(re.search(r"\b(?:want|like|need|love) to know\b", plain(text)))


def disputes(text: str) -> bool:
    """Tell whether a text says beside its question that what was paid is wrong: a person looks at that."""
    return bool(re.search(r"\b(?:twice|double|wrong|overcharged|too much|mistake|refund)\b", plain(text)))


def _questions_of(text: str) -> str:
    """Return the sentences of a longer text that ask, with a mark or by how they begin, in plain words."""
    sentences = re.findall(r"[^.!?\n]+[.!?\n]?", text)
    return " . ".join(plain(one) for one in sentences if one.endswith("?") or _ASKING.match(one))


_ASKING = re.compile(
    r"\W*(?:(?:please|pls|and|so|but|also|can you|could you|would you|just) )*(?:tell me|let me know|do you know"
    r"|what|when|where|how|who|did|has|is|was|are|does|whats|hows|wheres|whens)\b",
    re.IGNORECASE,
)


def _asked_twice(named: str) -> bool:
    return " and " in named or named.count(" . ") > 2


@cache
def _goods() -> Phrases:
    return Phrases("{goods}", GROUPS)


@cache
def _phrases() -> dict[Ask, Phrases]:
    return {ask: Phrases(text, {**GROUPS, "who": "who"}) for ask, text in ASKS.items()}
