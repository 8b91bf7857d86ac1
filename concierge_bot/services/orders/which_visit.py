"""Of two rides of hers words may mean either: she is asked which, and what she wished is done to that one."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.house import notify
from concierge_bot.services.orders import errands, hers, visit_notes, visit_words, visits
from concierge_bot.services.orders.visit_book import Visit, coming
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import errand_answers, particulars, which_one
from concierge_bot.understanding.visits import errands as reading

ABOUT = "which_visit"
MOVE, CALL_OFF = "move", "call off"
MOST = 3


def ask(s: Session, now: datetime, customer: Customer, words: str, act: str, *, once: str) -> str:
    """Ask which of several rides she means; an empty string where that is plain."""
    among = [one for one in hers.doubted(s, now, customer, words) if one.order is not None][-MOST:]
    if len(among) < 2 or (
        act == MOVE and not any(visits.gives_time(s, now, customer, v, words) for v in among)
    ):
        return ""
    return _asked(s, now, customer, among, words, act, once)


def ask_off(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Ask which of several rides she calls off; an empty string where that is plain, or she calls none off."""
    off = errand_answers.refuses(words) or assent.refuses(words) or assent.calls_off(words)
    wants_another = errand_answers.instead(words)
    if not off or wants_another:
        return ""
    if not (
        text := _all_off(s, now, customer, words, once) or ask(s, now, customer, words, CALL_OFF, once=once)
    ):
        return ""
    for waiting in questions.open_about(
        s, customer, errands.ABOUT
    ):  # what she calls off, she wants no more of
        if waiting.data["kind"] == particulars.RIDE:
            questions.close(s, now, waiting, "she said no")
    return text


def _all_off(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """Call off each of several services that she calls off together: "all the taxis"; empty where she does not."""
    if not which_one.means_all(words):
        return ""
    kind = reading.kind(words)
    alike = [one for one in coming(s, now, customer) if one.data["kind"] == kind != reading.OTHER]
    if len(alike) < 2:
        return ""
    first, *others = alike
    for one in others:
        visits.call_off_one(s, now, customer, one, words, once=f"{once}:{one.number}")
    return visits.call_off_one(s, now, customer, first, words, once=once)


def _asked(
    s: Session, now: datetime, customer: Customer, among: Sequence[Visit], words: str, act: str, once: str
) -> str:
    ways = [
        say("which_visit_one", number=place, what=visit_words.spoken(one.data), when=one.when(now, customer))
        for place, one in enumerate(among, start=1)
    ]
    orders = {
        str(place): str(one.order.id) for place, one in enumerate(among, start=1) if one.order is not None
    }
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        say("which_visit", ways=together(*ways, by="; ")),
        once=once,
        told="service",
        choices=list(orders),
        words=say("which_visit_short"),
        data={**orders, "words": words, "act": act},
    )


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She chose the ride that she meant, or none of them."""
    order = q.data.get(reply, "")
    visit = next(
        (v for v in coming(s, now, customer) if v.order is not None and str(v.order.id) == order), None
    )
    if visit is None:
        notify.to_customer(s, now, customer, say("left_as_is"), about="service", once=once)
    elif q.data["act"] == CALL_OFF:
        visits.call_off_one(s, now, customer, visit, q.data["words"], once=once)
    elif not visits.move(s, now, customer, visit, q.data["words"], once=once):
        visit_notes.pass_on(s, now, customer, visit, q.data["words"], once=once)
