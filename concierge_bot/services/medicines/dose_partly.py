"""She took one and not the other: what she took is written down, what she did not take waits, or is not for today."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Dose, DoseStatus
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import (
    dose_book,
    dose_meant,
    dose_outcomes,
    dose_record,
    dose_talk,
    refills,
    skips,
)
from concierge_bot.texts import say
from concierge_bot.understanding.doses import dose_told
from concierge_bot.understanding.doses.dose_told import Told


def read(s: Session, now: datetime, customer: Customer, words: str) -> Told | None:
    """Return what a text says of several medicines of hers, if a dose of theirs is open or was told of lately."""
    own = refills.medicines(s, customer)
    told = dose_told.read(words, refills.called(own))
    if told is None:
        return None
    left = dose_meant.meant(own, told.of("left"))
    asked = bool(dose_book.asked(s, now, customer)) or any(
        dose_meant.taken(s, now, customer, one) for one in left
    )
    taken = dose_meant.meant(own, told.of("taken"))
    return told if asked or any(dose_meant.of(s, now, customer, one) for one in taken) else None


def write(s: Session, now: datetime, customer: Customer, told: Told, *, once: str) -> None:
    """Write down what she took; what she did not take is taken back, and asked about again in its time."""
    own = refills.medicines(s, customer)
    left = [
        dose
        for one in dose_meant.meant(own, told.of("left"))
        if (dose := dose_meant.not_taken(s, now, customer, one)) is not None
    ]
    later = dose_meant.meant(own, told.of("later"))
    away = {one.plan.id for one in later} | {dose.medication_id for dose in left}
    taken = dose_meant.meant(own, told.of("taken"))
    doses = [dose for one in taken if (dose := dose_meant.of(s, now, customer, one))]
    if told.all:
        doses = [dose for dose in dose_meant.waiting(s, now, customer) if dose.medication_id not in away]
    left += [dose for one in later if (dose := _open(s, now, customer, one)) and dose not in doses]
    if doses:
        dose_talk.write_taken(s, now, customer, doses, told.said, taken, once=once)
    _leave(s, now, customer, left, told, f"{once}:left" if doses else once)


def _leave(s: Session, now: datetime, customer: Customer, left: list[Dose], told: Told, once: str) -> None:
    """Say of what she did not take that it waits, or is not for today; what was written down wrongly is open again."""
    wrong = [dose for dose in left if dose.status == DoseStatus.taken]
    open_ones = [dose for dose in left if dose.status == DoseStatus.reminded]
    ahead = [dose for dose in left if dose.status == DoseStatus.planned]
    if told.refused and (wrong or open_ones):
        dose_outcomes.untake(s, wrong, now + dose_outcomes.LATER)
        skips.not_for_today(s, now, customer, [*wrong, *open_ones], once=once)
    elif wrong:
        dose_outcomes.reopen(s, now, wrong, once=once)
    elif ahead:
        notify.to_customer(
            s, now, customer, dose_record.in_its_time(s, now, customer, ahead), about="dose", once=once
        )
    elif not once.endswith(":left"):
        what = say("dose_open", what=dose_book.spoken(s, customer, open_ones)) if open_ones else ""
        notify.to_customer(s, now, customer, what or say("left_as_is"), about="dose", once=once)


def ask_which(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """She took one of them and says not which: she is asked for its name, and nothing is written down."""
    waiting = dose_meant.waiting(s, now, customer)
    if len({dose.medication_id for dose in waiting}) < 2 or not dose_told.one_of_two(words):
        return False
    if dose_meant.named(s, customer, words, "taken"):
        return False  # "the sugar one, not the other" says which
    what = dose_book.spoken(s, customer, waiting)
    notify.to_customer(s, now, customer, say("dose_which_one", what=what), about="dose", once=once)
    return True


def _open(s: Session, now: datetime, customer: Customer, one: dose_meant.Meant) -> Dose | None:
    """Return the next dose that she means to take, if it is not the one that she speaks of having taken."""
    dose = dose_meant.not_taken(s, now, customer, one)
    return dose if dose is not None and dose.status != DoseStatus.taken else None
