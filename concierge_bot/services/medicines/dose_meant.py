"""Which doses her words are about: the medicine that she names wins over the one that happens to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.medicines import dose_book, plans, refills
from concierge_bot.understanding.doses import dose_hours, dose_times, dose_told
from concierge_bot.understanding.doses.dose_told import Act, Word

LATE_WITHIN = timedelta(hours=12)
"""How long after a missed dose her word that she had it still counts for it."""
EARLY_WITHIN = timedelta(hours=4)
"""How long before its time a dose may have been taken."""
SOON = timedelta(hours=2)
"""So long before their time all that she takes then may be her "pills"."""
AN_HOUR = timedelta(hours=1)
OPEN = (DoseStatus.reminded, DoseStatus.missed, DoseStatus.skipped, DoseStatus.planned)
BY_HER = (Evidence.customer, Evidence.family)


@dataclass(frozen=True)
class Meant:
    """A medicine of hers of which she speaks, in which words, and the part of a day if she names one."""

    plan: Medication
    part: str = ""
    said: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is of a part of a day that is over: taken then, and not now."""
        return self.part in dose_times.OVER


def named(s: Session, customer: Customer, words: str, *acts: Act) -> list[Meant]:
    """Return the medicines of hers that she names as taken or not taken, or as one of these."""
    own = refills.medicines(s, customer)
    told = dose_told.named(words, refills.called(own))
    return meant(own, [word for word in told if not acts or word.act in acts])


def meant(own: Sequence[Medication], words: Sequence[Word]) -> list[Meant]:
    """Return which of her medicines some words are of, in the order of her plan."""
    return [Meant(plan, word.part, word.said) for plan in own for word in words if word.of == plan.name]


def of(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    """Return the dose of a medicine that may be meant: the asked one, else a missed one, else the next.

    The next is not meant where one that is written down as taken is nearer: she says that once more.
    """
    near = _near(s, now, customer, one)
    for status in OPEN[:-1]:
        if fit := [dose for dose in near if dose.status == status]:
            return fit[-1]
    left = [dose for dose in near if dose.status in (DoseStatus.planned, DoseStatus.taken)]
    nearest = min(left, key=lambda dose: abs(dose.due_at - now), default=None)
    return nearest if nearest is not None and nearest.status == DoseStatus.planned else None


def before_us(s: Session, now: datetime, customer: Customer, one: Meant) -> tuple[str, datetime] | None:
    """Return a time of today that has no row yet: over when the plan became ours, or now if taken as needed."""
    here = local(now, customer.clock_zone)
    today = here.date()
    if one.plan.as_needed and not one.part:
        return None if _is_written(s, one.plan, today, slot := f"{here:%H:%M}") else (slot, now)
    every_day = not (one.plan.as_needed or one.plan.every) and plans.is_of_weekday(one.plan, today)
    if one.part or not every_day:
        return None
    over = [
        (slot, due)
        for slot in sorted(one.plan.times)
        if now - LATE_WITHIN < (due := _instant(customer, today, slot)) <= now
    ]
    return over[-1] if over and not _is_written(s, one.plan, today, over[-1][0]) else None


def _is_written(s: Session, plan: Medication, day: date, slot: str) -> bool:
    query = select(Dose.id).where(Dose.medication_id == plan.id, Dose.local_date == day, Dose.slot == slot)
    return s.exec(query).first() is not None


def add_before_us(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    """Write the row of such a time: she says of it what nobody asked her."""
    found = before_us(s, now, customer, one)
    if found is None:
        return None
    slot, due = found
    dose = plans.new_dose(s, customer, one.plan, local(now, customer.clock_zone).date(), slot, due)
    s.flush()
    return dose


def of_today_before_us(s: Session, now: datetime, customer: Customer, words: str) -> list[Meant]:
    """Return what she means by its hour, or by "my pills", of the time of today that was over before we knew of it."""
    hours = dose_hours.of_hours(words)
    if not hours and not dose_told.means_all(words):
        return []
    every_one = [Meant(plan) for plan in refills.medicines(s, customer)]
    found = [(one, over) for one in every_one if (over := before_us(s, now, customer, one))]
    return [one for one, (slot, _) in found if not hours or time.fromisoformat(slot).hour in hours]


def soon(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return what a mere "took" is of before anybody asked: what is due within the hour, if nothing was told."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == DoseStatus.planned,
        Dose.due_at > now,
        Dose.due_at <= now + AN_HOUR,
    )
    coming = list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))
    told = select(Dose.id).where(Dose.customer_id == customer.id, col(Dose.ended_at) > now - dose_book.RECENT)
    if not coming or s.exec(told).first() is not None:
        return []
    return [dose for dose in coming if dose.due_at == coming[0].due_at]


def _instant(customer: Customer, day: date, slot: str) -> datetime:
    return instant(datetime.combine(day, time.fromisoformat(slot)), customer.clock_zone)


def by_hour(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return the open doses of the hour by which she calls them ("the 8 oclock one")."""
    hours = dose_hours.of_hours(words)
    every_one = [
        dose for plan in refills.medicines(s, customer) for dose in _near(s, now, customer, Meant(plan))
    ]
    return [
        dose
        for dose in every_one
        if dose.status in OPEN and local(dose.due_at, customer.clock_zone).hour in hours
    ]


def taken(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    """Return the newest dose of a medicine that is written down as taken, not long ago."""
    near = reversed(_near(s, now, customer, one))
    return next((dose for dose in near if dose.status == DoseStatus.taken), None)


def not_taken(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    """Return the dose of which she says that she did not take it: of those that are no device's, the nearest to now."""
    near = [dose for dose in _near(s, now, customer, one) if not _was_seen(dose)]
    return min(near, key=lambda dose: abs(dose.due_at - now), default=None)


def waiting(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return every dose that waits for her word."""
    return [dose for q in dose_book.asked(s, now, customer) for dose in dose_book.doses_of(s, q)]


def put_off(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses that wait for a later moment of today, in order of it."""
    query = select(Dose).where(
        Dose.customer_id == customer.id, Dose.status == DoseStatus.reminded, col(Dose.step_at) > now
    )
    return list(s.exec(query.order_by(col(Dose.step_at), col(Dose.id))))


def every(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return what "my pills" are: all that wait, or all that come next if nothing was told lately; "both" are two."""
    found = waiting(s, now, customer)
    open_ones = [
        dose for plan in refills.medicines(s, customer) if (dose := of(s, now, customer, Meant(plan)))
    ]
    near = [
        dose for dose in open_ones if dose.status != DoseStatus.missed or dose.due_at > now - EARLY_WITHIN
    ]
    if dose_told.says_both(words) and len({dose.medication_id for dose in found}) < 2:
        return near if len(near) == 2 else found
    lately = any(taken(s, now, customer, Meant(plan)) for plan in refills.medicines(s, customer))
    if found or lately:
        return found
    coming = [dose for dose in near if dose.status == DoseStatus.planned]
    first = min((dose.due_at for dose in coming), default=now)
    return [dose for dose in coming if dose.due_at == first and first <= now + SOON]


def with_their_hour(s: Session, doses: Sequence[Dose]) -> list[Dose]:
    """Return some doses with all that are open and due with them: "the morning pills" are not the first alone."""
    query = select(Dose).where(
        Dose.customer_id == doses[0].customer_id,
        col(Dose.due_at).in_([dose.due_at for dose in doses]),
        col(Dose.status).in_(OPEN),
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))


def _was_seen(dose: Dose) -> bool:
    return dose.status == DoseStatus.taken and dose.evidence not in BY_HER


def _near(s: Session, now: datetime, customer: Customer, one: Meant) -> list[Dose]:
    begin, end = now - LATE_WITHIN, now + EARLY_WITHIN
    if one.part:
        first, last = dose_times.span(one.part, local(now, customer.clock_zone))
        begin, end = instant(first, customer.clock_zone), min(end, instant(last, customer.clock_zone))
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.medication_id == one.plan.id,
        Dose.due_at >= begin,
        Dose.due_at <= end,
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))


def names(s: Session, customer: Customer) -> list[str]:
    """Return what her medicines are called, by the box and by her."""
    return [name for plan in plans.of(s, customer) for name in (plan.name, plan.say_as) if name]


def her_time(now: datetime, customer: Customer, words: str) -> datetime | None:
    """Return when she says that she took it, if she says so."""
    said = dose_hours.of_taking(words)
    wall = dose_hours.taken_at(said, local(now, customer.clock_zone), customer.country)
    return instant(wall, customer.clock_zone) if wall else None
