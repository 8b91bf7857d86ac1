"""What each of our questions does with her short answer; the newest of the most urgent is meant, or we ask."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlmodel import Session, select

from concierge_bot.models import (
    Alarm,
    Consent,
    Customer,
    Dispatch,
    Evidence,
    LegStatus,
    Message,
    Order,
    Outbox,
    Question,
    StandingOrder,
)
from concierge_bot.services import (
    alarms,
    alternatives,
    baskets,
    customers,
    dispatch,
    dose_talk,
    errands,
    escalation,
    medication,
    notify,
    ordering,
    pauses,
    progress,
    questions,
    quotes,
    ratings,
    refills,
    reminders,
    sharing,
    skips,
    standing,
)
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding import assent, replies
from concierge_bot.understanding.replies import Reply

Handler = Callable[[Session, datetime, Customer, Question, Reply, Message], bool]


class Answered(Protocol):
    """A service's own way with the short answer to one of its questions."""

    def __call__(
        self, s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str
    ) -> None: ...


class Amend(Protocol):
    """Changes what was read back by her words; an empty string if they change nothing."""

    def __call__(self, s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str: ...


YES: tuple[Reply, ...] = ("1", "yes")
NO: tuple[Reply, ...] = ("2", "no")


def answer(s: Session, now: datetime, customer: Customer, reply: Reply, message: Message) -> bool:
    """Give a short answer to the question it is meant for; False if no open question can take it."""
    fitting = [q for q in questions.open_ones(s, now, customer) if reply in TAKES[q.about]]
    if not fitting:
        return False
    if reply in ("taken", "later"):
        fitting = medication.meant(s, fitting, message.body)
    best = _meant(fitting, reply)
    others = [q for q in fitting if q != best and q.about != "safety"]
    rivals = [] if best.urgency < questions.DOSE else [q for q in others if _rivals(q, best)]
    if rivals:
        questions.ask_which(s, now, customer, best, rivals[0], reply, once=once(message))
        return True
    return HANDLERS[best.about](s, now, customer, best, reply, message)


def _meant(fitting: list[Question], reply: Reply) -> Question:
    """The most urgent is meant; but a yes is for what was asked last, and not for an older "are you all right"."""
    if reply != "yes" or fitting[0].about != "safety":
        return fitting[0]
    return max(fitting, key=lambda q: (q.asked_at, q.key))


def agree(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Her words say yes: give it to what was read back to her, or ask which; never to a dose, nor to her safety."""
    fitting = [q for q in questions.open_ones(s, now, customer) if q.about in AGREED]
    if not fitting:
        return False
    best = fitting[0]
    rivals = [q for q in fitting[1:] if _rivals(q, best)]
    if rivals:
        questions.ask_which(s, now, customer, best, rivals[0], "yes", once=once(message))
        return True
    return HANDLERS[best.about](s, now, customer, best, "yes", message)


def read_back(s: Session, now: datetime, customer: Customer) -> list[str]:
    """Return the goods of the order that waits for her OK."""
    draft = quotes.open_quote(s, now, customer)
    return [item.name for item in baskets.of_order(s, draft)] if draft is not None else []


def said(s: Session, message: Message) -> str:
    """Return what she was answered to a text, or nothing."""
    row = s.exec(select(Outbox).where(Outbox.key_once == once(message))).first()
    return row.body if row else ""


def picked(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Answer in words which of two she means, or that she means both."""
    choices = [q for q in questions.open_ones(s, now, customer) if q.about in CHOSEN]
    if not choices:
        return False
    two = [s.get_one(Question, int(choices[0].data[n])).words for n in NAMED] if _is_which(choices[0]) else []
    pick = assent.pick(message.body, *two)
    if pick == "both" and _is_which(choices[0]):
        _both(s, now, customer, choices[0], message)
        return True
    return pick in ("1", "2") and HANDLERS[choices[0].about](s, now, customer, choices[0], pick, message)


def _is_which(question: Question) -> bool:
    return question.about == questions.WHICH


def _both(s: Session, now: datetime, customer: Customer, q: Question, message: Message) -> None:
    """Her answer is for both: the first is done and said, then the second."""
    asked = [s.get_one(Question, int(q.data[n])) for n in NAMED]
    questions.close(s, now, q, "both")
    for number, one in enumerate(asked):
        if one.closed_at is None and one.expires_at > now:
            HANDLERS[one.about](s, now, customer, one, _as_reply(q.data["reply"]), message)
        row = s.exec(select(Outbox).where(Outbox.key_once == once(message))).first()
        if number == 0 and row is not None:
            row.key_once = f"{once(message)}:first"
            s.add(row)
            s.flush()


def all_well(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """She says in words that she is all right: every question about that is answered."""
    for question in questions.open_ones(s, now, customer):
        if question.about in WELL:
            questions.close(s, now, question, "says she is OK")
    _says_ok(s, now, customer, message)


def _rivals(other: Question, best: Question) -> bool:
    """Tell whether a short answer may be meant for another question: an old offer has had its time."""
    return other.urgency < questions.OFFER or other.asked_at >= best.asked_at


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change what was read back to her, the newest first; an empty string if the words change none of it."""
    for question in questions.open_ones(s, now, customer):
        change = AMENDS.get(question.about)
        if change is not None and (text := change(s, now, customer, words, once=once)):
            return text
    return ""


def let_go(s: Session, now: datetime, customer: Customer) -> bool:
    """She does not want the reminder or the hold that was read back to her last; False if it was something else."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.urgency >= questions.ORDER), None)
    if asked is None or asked.about not in LEFT_AS_IS:
        return False
    questions.close(s, now, asked, "she said no")
    return True


def once(message: Message) -> str:
    """Return the key under which the answer to a message is sent once."""
    return f"answer:{message.id}"


def by_key(s: Session, now: datetime, question: Question, digits: str) -> str:
    """Answer one of our questions in a call; return what is said to it, since no text need follow."""
    if question.closed_at is not None or question.expires_at <= now:
        return say("call_settled")
    customer = s.get_one(Customer, question.customer_id)
    if question.about == "dose" and digits == "1":
        doses = medication.doses_of(s, question)
        return medication.take_all(s, now, customer, doses, Evidence.customer)
    if question.about == "dose" and digits == "2":
        return medication.put_off_until(s, now, question)
    if question.about == "alarm":
        return alarms.key_pressed(s, now, s.get_one(Alarm, question.subject_id), digits)
    return say("call_goodbye")


def _order(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    order = s.get_one(Order, q.subject_id, with_for_update=True)
    if reply in YES:
        questions.close(s, now, q, "yes")
        ordering.place(s, now, customer, order)
        ordering.say_placed(s, now, customer, order, once=once(message))
    elif reply == "2" and not quotes.so_many(s, now, customer, q, 2, once=once(message)):
        q.data = {**q.data, quotes.CHANGING: "1"}
        s.add(q)
        _say(s, now, customer, say("change_what"), message)
    elif reply == "2":
        pass
    elif reply == "3":
        quotes.other_shop(s, now, customer, order, once=once(message))
    else:
        quotes.lapse(s, now, order, "she said no")
        _say(s, now, customer, say("nothing_left"), message)
    return True


def _standing(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    row = s.get_one(StandingOrder, q.subject_id)
    questions.close(s, now, q, reply)
    if reply in YES:
        standing.start(s, now, customer, row, once=once(message))
    else:
        row.ended_at = now
        s.add(row)
        _say(s, now, customer, say("nothing_left"), message)
    return True


def _proposal(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    row = s.get_one(Dispatch, q.subject_id, with_for_update=True)
    questions.close(s, now, q, reply)
    if row.status != LegStatus.proposed:
        _say(s, now, customer, say("late_answer"), message)
    elif reply in YES:
        progress.agree(s, now, row, q.data)
    else:
        dispatch.refuse(s, now, row)
        _say(s, now, customer, say("trying_next"), message)
    return True


def _dose(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    sure = replies.is_plain_yes(message.body) and dose_talk.answers_did_you(s, q)
    if reply == "taken" or (reply == "yes" and sure):
        medication.take(s, now, q, Evidence.customer, once=once(message))
    elif reply == "yes":
        dose_talk.ask_if_taken(s, now, customer, q, once=once(message))
    elif reply in (skips.SKIP, skips.SKIP_FOR_A_REASON):
        skips.answered(s, now, q, reply, once=once(message))
    else:
        medication.later(s, now, q, message.body, once=once(message))
    return True


def _alarm(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """She says that she is OK: noted, but only a person ends an alarm."""
    questions.close(s, now, q, reply)
    escalation.step(s, now, s.get_one(Alarm, q.subject_id), "customer", "sms", "says she is OK")
    _say(s, now, customer, say("ok_noted"), message)
    return True


def _safety(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """Both "no" and "yes" can mean that she is not all right: whatever is not plainly well brings a person."""
    questions.close(s, now, q, reply)
    if reply == "2" or replies.is_fine(message.body) or assent.all_well(message.body, by_number=False):
        _says_ok(s, now, customer, message)
    else:
        alarms.raise_alarm(s, now, customer, source="customer", kind="needs help", once=once(message))
    return True


def _says_ok(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """An alarm that was raised meanwhile is ended by a person, who is told what she says."""
    alarm = alarms.open_alarm(s, customer)
    if alarm is not None:
        escalation.step(s, now, alarm, "customer", "sms", "says she is OK")
    _say(s, now, customer, say("ok_noted" if alarm else "glad_ok"), message)


def _consent(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    customers.set_consent(s, now, customer, Consent.given, message.body)
    _say(s, now, customer, say("consented", emergency=emergency_number(customer.country)), message)
    return True


def _reminder(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    if reply in YES:
        reminders.start(s, now, customer, q, once=once(message))
    else:
        reminders.drop(s, now, customer, q, once=once(message))
    return True


def _which_reminder(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    reminders.chosen(s, now, customer, q, int(reply), once=once(message))
    return True


def _hold(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    questions.close(s, now, q, reply)
    if reply in YES:
        pauses.begin(s, now, customer, q, once=once(message))
    else:
        _say(s, now, customer, say("left_as_is"), message)
    return True


def _order_in_hold(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    pauses.decide(s, now, customer, q, stop=reply in YES, once=once(message))
    return True


def _which(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    chosen = s.get_one(Question, int(q.data["first" if reply in YES else "second"]))
    if chosen.closed_at is not None or chosen.expires_at <= now:
        _say(s, now, customer, say("late_answer"), message)
        return True
    meant: Reply = _as_reply(q.data["reply"])
    return HANDLERS[chosen.about](s, now, customer, chosen, meant, message)


def _of(answered: Answered) -> Handler:
    """Make a handler of what a service does with an answer that closes its question."""

    def handle(
        s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
    ) -> bool:
        questions.close(s, now, q, reply)
        answered(s, now, customer, q, reply, once=once(message))
        return True

    return handle


def _meaning(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """She chose what her earlier words mean: they are read again, as that."""
    questions.close(s, now, q, reply)
    message.intent, message.words_of = q.data["first" if reply == "1" else "second"], q.subject_id
    s.add(message)
    return True


def _as_reply(word: str) -> Reply:
    return next(reply for reply in TAKES["any"] if reply == word)


def _say(s: Session, now: datetime, customer: Customer, text: str, message: Message) -> None:
    notify.to_customer(s, now, customer, text, about="answer", once=once(message))


TAKES: dict[str, tuple[Reply, ...]] = {
    "order": ("1", "2", "3", "yes", "no"),
    "refill": ("1", "2", "yes", "no"),
    "standing": ("1", "2", "yes", "no"),
    "proposal": ("1", "2", "yes", "no"),
    "dose": ("taken", "yes", "later", "no"),
    "alarm": ("1", "yes"),
    "safety": ("1", "2", "yes", "no"),
    "consent": ("1", "yes"),
    "reminder": ("1", "2", "yes", "no"),
    "which_reminder": ("1", "2", "3"),
    "hold": ("1", "2", "yes", "no"),
    "order_in_hold": ("1", "2", "yes", "no"),
    "which": ("1", "2"),
    "share": ("1", "2", "yes", "no"),
    "share_end": ("1", "2", "yes", "no"),
    "share_what": ("1", "2", "3", "no"),
    "share_whom": ("1", "2", "3", "no"),
    "unshared": ("1",),
    "service": ("1", "2", "yes", "no"),
    "whom": ("1", "2", "3"),
    skips.SURE: ("1", "2", "yes", "no"),
    "stars": ("1", "2", "3", "4", "5"),
    "other_shop": ("1", "2", "3"),
    "once_more": ("1", "2", "yes", "no"),
    "meaning": ("1", "2"),
    "any": ("1", "2", "3", "4", "5", "yes", "no", "taken", "later", skips.SKIP, skips.SKIP_FOR_A_REASON),
}
HANDLERS: dict[str, Handler] = {
    "order": _order,
    "refill": _of(refills.answered),
    "standing": _standing,
    "proposal": _proposal,
    "dose": _dose,
    "alarm": _alarm,
    "safety": _safety,
    "consent": _consent,
    "reminder": _reminder,
    "which_reminder": _which_reminder,
    "hold": _hold,
    "order_in_hold": _order_in_hold,
    "which": _which,
    "share": _of(sharing.answered),
    "share_end": _of(sharing.answered),
    "share_what": _of(sharing.answered),
    "share_whom": _of(sharing.answered),
    "unshared": _of(sharing.undone),
    "service": _of(errands.answered),
    "whom": _of(ratings.whom),
    skips.SURE: _of(skips.sure),
    "stars": _of(ratings.stars_told),
    "other_shop": _of(alternatives.chosen),
    "once_more": _of(quotes.again),
    "meaning": _meaning,
}
AMENDS: dict[str, Amend] = {
    "order": quotes.amend,
    "other_shop": quotes.amend,
    "once_more": quotes.amend,
    "reminder": reminders.amend,
    "hold": pauses.amend,
    "service": errands.amend,
}
LEFT_AS_IS = ("reminder", "which_reminder", "hold", "order_in_hold")
WELL = ("safety", "alarm")
NAMED = ("first", "second")
CHOSEN = (questions.WHICH, questions.MEANING, "which_reminder", "whom", "share_what", "share_whom")
"""Which of several that we named she means: answered by its place, too."""
AGREED = tuple(
    about
    for about, takes in TAKES.items()
    if "yes" in takes and about not in ("any", "dose", "consent", skips.SURE, *WELL)
)
"""What a yes in her own words answers: everything that was read back, and nothing that her health hangs on."""
