"""The first reminder of every dose that is due: whole batches in a few statements, all of one time in one text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select, update
from sqlmodel import Session, col

from concierge_bot.clock import local
from concierge_bot.errors import NotNow
from concierge_bot.models import (
    Agency,
    Alarm,
    AlarmStatus,
    Customer,
    Dose,
    DoseStatus,
    Entry,
    Line,
    Medication,
    Question,
    Urgency,
)
from concierge_bot.services.house import bulk, late, notify
from concierge_bot.services.house.notify import Telling
from concierge_bot.services.medicines import dose_book, late_doses, medication
from concierge_bot.services.orders import windows
from concierge_bot.services.safety import ladder
from concierge_bot.services.talk import questions
from concierge_bot.texts import say


@dataclass(slots=True)
class Time:
    """All that one person is to take at one time, and how she is reached; ``chosen`` are her words for each."""

    agency_id: int
    customer_id: int
    phone: str
    alike: tuple[Any, ...]
    doses: list[int]
    chosen: list[str]
    critical: bool


class Said(NamedTuple):
    """How a question is remembered, and how it is put to her."""

    words: str
    channel: str
    parts: Sequence[str]


def remind(s: Session, now: datetime, doses: Sequence[int]) -> list[list[int]]:
    """Remind of doses that are locked, all in one commit; return those of which no text may remind, by their times."""
    times, not_by_text = _times(s, now, doses)
    if times:
        _mark(s, now, times)
        _ask(s, now, times)
        people = [(time.agency_id, time.customer_id) for time in times]
        bulk.write(s, Entry, ("agency_id", "customer_id"), people, what="dose reminded", at=now)
    return not_by_text


def _times(s: Session, now: datetime, doses: Sequence[int]) -> tuple[list[Time], list[list[int]]]:
    """Return the times of which a text may remind, and the doses of each of which none may."""
    times: dict[Any, Time] = {}
    hers: dict[Any, tuple[bool, datetime | None]] = {}
    for row in s.connection().execute(_query(doses)).all():
        dose, customer, agency, due_at, consent, ended_at, alarm_at, say_as, critical, phone, *alike = row
        key = (customer, due_at)
        if (time := times.get(key)) is None:
            times[key] = Time(agency, customer, phone, (due_at, *alike), [dose], [say_as], critical)
            hers[key] = notify.allowed(consent, ended_at, "dose"), alarm_at
        else:
            time.doses.append(dose)
            time.chosen.append(say_as)
            time.critical = time.critical or critical
    may: list[Time] = []
    not_by_text: list[list[int]] = []
    for (key, time), (agrees, alarm_at) in zip(times.items(), hers.values(), strict=True):
        if late_doses.why_not(now, agrees=agrees, alarm_at=alarm_at, due_at=key[1], critical=time.critical):
            not_by_text.append(time.doses)
        else:
            may.append(time)
    return may, not_by_text


def _query(doses: Sequence[int]) -> Select[Any]:
    raised = (
        select(func.max(Alarm.raised_at))
        .where(col(Alarm.customer_id) == Customer.id, col(Alarm.status) != AlarmStatus.resolved)
        .correlate(Customer)
        .scalar_subquery()
    )
    columns: list[Any] = [
        Dose.id,
        Dose.customer_id,
        Dose.agency_id,
        Dose.due_at,
        Customer.consent,
        Customer.ended_at,
        raised,
        Medication.say_as,
        Medication.critical,
        Customer.phone,
        func.coalesce(
            Customer.away_zone, Customer.time_zone
        ),  # from here on: what the words of her question depend on
        Customer.language,
        Agency.name,
        Line.voice,
    ]
    return (
        select(*columns)
        .join(Customer, col(Customer.id) == Dose.customer_id)
        .join(Medication, col(Medication.id) == Dose.medication_id)
        .join(Agency, col(Agency.id) == Dose.agency_id)
        .outerjoin(Line, and_(col(Line.agency_id) == Dose.agency_id, col(Line.phone) == Customer.phone))
        .where(col(Dose.id).in_(bulk.among(doses)), col(Dose.status) == DoseStatus.planned)
        .order_by(col(Dose.due_at), col(Dose.id))
    )


def _mark(s: Session, now: datetime, times: Sequence[Time]) -> None:
    """Each waits for an answer as long as its ladder says; what another hand had meanwhile stops all of it."""
    for critical in (True, False):
        doses = [dose for time in times if time.critical is critical for dose in time.doses]
        if not doses:
            continue
        wait = ladder.policies()[medication.policy_if(critical=critical)].steps[0].after
        reminded = (
            update(Dose)
            .where(col(Dose.id).in_(bulk.among(doses)), col(Dose.status) == DoseStatus.planned)
            .values(status=DoseStatus.reminded, step_at=now + wait)
            .execution_options(synchronize_session=False)
        )
        if s.execute(reminded).rowcount != len(doses):  # type: ignore[attr-defined]  # a cursor's result
            raise NotNow("A dose was reminded of or changed by another hand: it is looked at again")


def _ask(s: Session, now: datetime, times: Sequence[Time]) -> None:
    """Open a question for each time, and text it; many people are asked in the very same words."""
    known: dict[Any, Said] = {}
    said: list[Said] = []
    for time in times:
        alike = (time.alike, *time.chosen)
        if alike not in known:
            known[alike] = _say(now, time)
        said.append(known[alike])
    opened = bulk.write(
        s,
        Question,
        ("agency_id", "customer_id", "subject_id", "words", "data"),
        [
            (
                time.agency_id,
                time.customer_id,
                time.doses[0],
                one.words,
                {"doses": ",".join(map(str, time.doses))},
            )
            for time, one in zip(times, said, strict=True)
        ],
        giving=("subject_id", "id"),
        about="dose",
        choices=["T", "L"],
        urgency=questions.DOSE,
        asked_at=now,
        expires_at=now + questions.LASTS,
    )
    question_of: dict[int, int] = dict(opened)
    told = [
        Telling(
            time.agency_id,
            time.customer_id,
            time.phone,
            one.channel,
            one.parts,
            once=f"dose:{question_of[time.doses[0]]}",
            question_id=question_of[time.doses[0]],
            risk=0 if time.critical else 1,
        )
        for time, one in zip(times, said, strict=True)
    ]
    notify.to_customers(s, now, told, about="dose", urgency=Urgency.dose)


def _say(now: datetime, time: Time) -> Said:
    due_at, zone, language, agency, voice = time.alike
    words = dose_book.in_her_words(time.chosen, windows.clock(local(due_at, zone)))
    if voice:
        channel, body = "call", say("dose_call", agency=agency, what=words)
    else:
        channel, body = "sms", say("dose_late" if late.is_late(now, due_at) else "dose", what=words)
    return Said(words, channel, notify.parts(body, language, agency, channel))
