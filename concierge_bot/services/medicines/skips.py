"""She will not take a dose: ended as she says, told to a person, and answered with fixed safe words only."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import dose_book, dose_outcomes
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of, pharmacy_words
from concierge_bot.services.talk import questions
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.doses import dose_skips
from concierge_bot.understanding.words.match import best_named

PHARMACIST_WITHIN = timedelta(minutes=15)
BACK, AHEAD = timedelta(hours=12), timedelta(hours=24)
SOON = timedelta(hours=1)
"""A dose further ahead is asked about before it is skipped."""
SURE, SURE_LASTS = "skip", timedelta(minutes=30)
SKIP: Reply = "skip"
SKIP_FOR_A_REASON: Reply = "skip for a reason"
_REASON = re.compile(
    r"\b(?:sick|ill|dizz\w*|naus\w*|vomit\w*|throw\w*|puk\w*|pains?|hurts?|aches?|\w+ache|rash\w*|itch\w*|swoll\w*"
    r"|swell\w*|bleed\w*|heartburn|stomach|tummy|cough\w*|faint\w*|light ?headed|tired|weak|sleep\w*|diarr\w*"
    r"|runs|constipat\w*|side effects?|mak(?:es?|ing) m[ey]|giv(?:es?|ing) me|got me|doctor|dr|nurse|dentist|pressure"
    r"|sugar|bp|told me|said|because|cause|cos|cuz|since|so)\b"
)

_THAT_ONE = re.compile(r"\b(?:that|this) one\b")


def told(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Skip what she means if her words are of that; ask where there is a doubt, and never guess.

    An empty string if the words are of something else.
    """
    names = [name for plan in _plans(s, customer) for name in (plan.name, plan.say_as) if name]
    said = dose_skips.skips(words, names)
    waiting = dose_book.asked(s, now, customer)
    doses = _meant(s, now, customer, words)
    if not said or (said == "maybe" and not (waiting and doses)):
        return ""
    reason = SKIP_FOR_A_REASON if _REASON.search(words.casefold()) else SKIP
    if not doses:
        return _say(s, now, customer, [], reason == SKIP_FOR_A_REASON, once, words)
    asked = list({q.key: q for dose in doses for q in dose_book.asked_about(s, customer, [dose])}.values())
    if len({dose.due_at for dose in doses}) > 1 and len(asked) > 1:
        return questions.ask_which(s, now, customer, asked[0], asked[1], reason, once=once)
    first = [dose for dose in doses if dose.due_at == doses[0].due_at]
    bare = dose_skips.is_bare_skip(words) and _asked_last(s, now, customer)
    which = len(first) > 1 and bool(_THAT_ONE.search(words.casefold()))
    if (said == "plain" or bare) and first[0].due_at <= now + SOON and not (_critical(s, first) or which):
        return _skip(s, now, customer, first, reason, words, once=once)
    return _ask_first(s, now, customer, first, reason, words, once=once)


def not_for_today(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, once: str) -> str:
    """She says that some doses are none of this day: the pharmacist hears of it, and a critical one is asked first."""
    act = _ask_first if _critical(s, doses) else _skip
    return act(s, now, customer, doses, SKIP_FOR_A_REASON, once=once)


def _asked_last(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether the dose is what she was asked last."""
    last = max(questions.open_ones(s, now, customer), key=lambda q: (q.asked_at, q.key))
    return last.about == "dose"


def _ask_first(
    s: Session,
    now: datetime,
    customer: Customer,
    doses: Sequence[Dose],
    reason: str,
    words: str = "",
    *,
    once: str,
) -> str:
    """A critical medicine, a dose that is not near, or words that may mean another thing: ask before it is skipped."""
    what = dose_book.spoken(s, customer, doses)
    data = {"doses": ",".join(str(dose.id) for dose in doses), "reason": reason, "words": words}
    return questions.read_back(
        s,
        now,
        customer,
        SURE,
        say("skip_sure", what=what),
        told="dose",
        once=once,
        subject_id=doses[0].id,
        words=f"skipping {what}",
        urgency=questions.DOSE,
        lasts=SURE_LASTS,
        data=data,
    )


def sure(
    s: Session, now: datetime, customer: Customer, question: Question, reply: Reply, /, *, once: str
) -> None:
    """She was asked if she skips it: only a yes does; after a no it is asked about as before."""
    ids = [int(one) for one in question.data["doses"].split(",")]
    doses = [s.get_one(Dose, one) for one in ids]
    still = [dose for dose in doses if dose.status in (DoseStatus.planned, DoseStatus.reminded)]
    if not still:
        notify.to_customer(s, now, customer, say("late_answer"), about="dose", once=once)
    elif reply in ("1", "yes"):
        _skip(s, now, customer, still, question.data["reason"], question.data.get("words", ""), once=once)
    else:
        notify.to_customer(s, now, customer, say("left_as_is"), about="dose", once=once)


def take_back(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She does not skip it after all: it is planned again, or asked about again; an empty string if nothing was."""
    said = dose_skips.not_skipped(words)
    within = {"plain": BACK, "maybe": SURE_LASTS, "": timedelta(0)}[said]
    doses = ended_last(s, customer, DoseStatus.skipped, now - within) if said else []
    if not doses:
        return ""
    if doses[0].due_at <= now:
        return dose_outcomes.reopen(s, now, doses, once=once)
    for dose in doses:
        dose.status, dose.evidence, dose.ended_at = DoseStatus.planned, Evidence.none, None
        dose.ladder_id, dose.step_at = None, dose.due_at
        s.add(dose)
    at = windows.clock(local(doses[0].due_at, customer.clock_zone))
    text = say("skip_undone", what=dose_book.spoken(s, customer, doses), at=at)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def ended_last(s: Session, customer: Customer, status: DoseStatus, since: datetime) -> list[Dose]:
    """Return the doses that ended last and together in a way, by her own or her people's word, not before a moment."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == status,
        col(Dose.evidence).in_((Evidence.customer, Evidence.family)),
        col(Dose.ended_at) >= since,
    )
    doses = list(s.exec(query.order_by(col(Dose.ended_at).desc(), col(Dose.id))))
    return [dose for dose in doses if dose.ended_at == doses[0].ended_at]


def answered(s: Session, now: datetime, question: Question, reason: str, *, once: str) -> str:
    """She was asked which of two reminders she meant, and this is the one."""
    customer = s.get_one(Customer, question.customer_id)
    return _skip(s, now, customer, dose_book.doses_of(s, question), reason, once=once)


def _meant(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return the doses that she can mean: those she was reminded of, else those that come next."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        col(Dose.status).in_((DoseStatus.planned, DoseStatus.reminded)),
        Dose.due_at > now - BACK,
        Dose.due_at < now + AHEAD,
    )
    doses = _named(s, list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id)))), words)
    doses = _at_her_time(doses, customer, now, words)
    reminded = [dose for dose in doses if dose.status == DoseStatus.reminded]
    if reminded:
        return reminded
    return next((list(group) for _, group in groupby(doses, lambda dose: dose.due_at)), [])


def _critical(s: Session, doses: Sequence[Dose]) -> bool:
    return any(s.get_one(Medication, dose.medication_id).critical for dose in doses)


def _plans(s: Session, customer: Customer) -> list[Medication]:
    return list(s.exec(select(Medication).where(Medication.customer_id == customer.id)))


def _named(s: Session, doses: list[Dose], words: str) -> list[Dose]:
    """Keep the doses of the medicine that she names, if she names one of hers."""
    plans = {dose.medication_id: s.get_one(Medication, dose.medication_id) for dose in doses}
    named = best_named(
        words, {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans.values()}
    ).choice
    return [dose for dose in doses if named in (None, plans[dose.medication_id].name)]


def _at_her_time(doses: list[Dose], customer: Customer, now: datetime, words: str) -> list[Dose]:
    """Keep the doses of the time of day that she names ("tonight", "this morning"), if she names one."""
    here = local(now, customer.clock_zone)
    when = times.read(words, here, country=customer.country)
    if (
        when is None
        or when.rrule
        or not isinstance(when.start, datetime)
        or not isinstance(when.end, datetime)
    ):
        return doses
    day, part = when.start.date(), range(when.start.hour - 2, when.end.hour + 3)
    walls = [(local(dose.due_at, customer.clock_zone), dose) for dose in doses]
    return [dose for wall, dose in walls if wall.date() == day and wall.hour in part]


def _skip(
    s: Session,
    now: datetime,
    customer: Customer,
    doses: Sequence[Dose],
    reason: str,
    words: str = "",
    *,
    once: str,
) -> str:
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.skipped, Evidence.customer)
    dose_outcomes.settle(s, now, customer, doses)
    return _say(s, now, customer, doses, reason == SKIP_FOR_A_REASON, once, words)


def _say(
    s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], reason: bool, once: str, words: str
) -> str:
    """Tell a person, at once if it is a critical medicine, and say the fixed words."""
    critical = _critical(s, doses)
    task = "She skips a medicine and says why" if reason else "She skips a medicine"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{task}: the pharmacist should call her" if reason or critical else f"{task}: please call her",
        once=f"skip:{once}",
        about=words,
        customer=customer,
        urgent=critical,
        due_in=PHARMACIST_WITHIN,
    )
    text = say(
        "skip_noted" if doses else "skip_told",
        what=dose_book.spoken(s, customer, doses) if doses else "",
        pharmacy=pharmacy_words(s, customer),
        emergency=emergency_number(customer.country),
        by=windows.by(now, PHARMACIST_WITHIN, customer.clock_zone),
    )
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text
