"""The first reminder of every dose that is due: whole batches in a few statements, all of one time in one text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, select, update
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
from concierge_bot.services import (
    bulk,
    dose_book,
    ladder,
    late,
    late_doses,
    medication,
    notify,
    questions,
    windows,
)
from concierge_bot.services.notify import Telling
from concierge_bot.texts import say


@dataclass(frozen=True)
class Time:
    """All that one person is to take at one time, with what concerns her in each of its rows."""

    rows: Sequence[Row[Any]]

    @property
    def her(self) -> Row[Any]:
        """Return the row that the question is about, to read what concerns her from."""
        return self.rows[0]

    @property
    def doses(self) -> list[int]:
        """Return the ids of its doses."""
        return [row.dose for row in self.rows]

    @property
    def critical(self) -> bool:
        """Tell whether one of its medicines is critical."""
        return any(row.critical for row in self.rows)

    @property
    def alike(self) -> tuple[Any, ...]:
        """Return all that the words of its question depend on."""
        her = self.her
        medicines = (row.say_as for row in self.rows)
        return (her.due_at, her.time_zone, her.language, her.agency, her.voice, *medicines)

    def why_not(self, now: datetime) -> str:
        """Return why no text may remind of it, or an empty string."""
        her = self.her
        return late_doses.why_not(
            now, consent=her.consent, alarm_at=her.alarm_at, due_at=her.due_at, critical=self.critical
        )


@dataclass(frozen=True)
class Said:
    """How a question is remembered, and how it is put to her."""

    words: str
    channel: str
    parts: Sequence[str]


def remind(s: Session, now: datetime, doses: Sequence[int]) -> list[list[int]]:
    """Remind of doses that are locked, all in one commit; return those of which no text may remind, by their times."""
    may: list[Time] = []
    not_by_text: list[Time] = []
    for time in _times(s, doses):
        (not_by_text if time.why_not(now) else may).append(time)
    if may:
        _mark(s, now, may)
        _ask(s, now, may)
        bulk.write(
            s,
            Entry,
            [{"agency_id": time.her.agency_id, "customer_id": time.her.customer} for time in may],
            what="dose reminded",
            at=now,
        )
    return [time.doses for time in not_by_text]


def _times(s: Session, doses: Sequence[int]) -> list[Time]:
    raised = (
        select(func.max(Alarm.raised_at))
        .where(col(Alarm.customer_id) == Customer.id, col(Alarm.status) != AlarmStatus.resolved)
        .correlate(Customer)
        .scalar_subquery()
    )
    columns: list[Any] = [
        col(Dose.id).label("dose"),
        col(Dose.customer_id).label("customer"),
        Dose.agency_id,
        Dose.due_at,
        Customer.phone,
        Customer.language,
        Customer.time_zone,
        Customer.consent,
        Medication.say_as,
        Medication.critical,
        col(Agency.name).label("agency"),
        col(Line.voice).label("voice"),
        raised.label("alarm_at"),
    ]
    query = (
        select(*columns)
        .join(Customer, col(Customer.id) == Dose.customer_id)
        .join(Medication, col(Medication.id) == Dose.medication_id)
        .join(Agency, col(Agency.id) == Dose.agency_id)
        .outerjoin(Line, and_(col(Line.agency_id) == Dose.agency_id, col(Line.phone) == Customer.phone))
        .where(col(Dose.id).in_(bulk.among(doses)))
        .order_by(col(Dose.due_at), col(Dose.id))
    )
    times: dict[tuple[int, datetime], list[Row[Any]]] = {}
    for row in s.execute(query):
        times.setdefault((row.customer, row.due_at), []).append(row)
    return [Time(rows) for rows in times.values()]


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
    """Open a question for each time, and text it."""
    known: dict[Any, Said] = {}  # many people are asked in the very same words
    said = [known.get(time.alike) or known.setdefault(time.alike, _say(now, time)) for time in times]
    opened = bulk.write(
        s,
        Question,
        [
            {
                "agency_id": time.her.agency_id,
                "customer_id": time.her.customer,
                "subject_id": time.her.dose,
                "words": one.words,
                "data": {"doses": ",".join(map(str, time.doses))},
            }
            for time, one in zip(times, said, strict=True)
        ],
        giving=("id", "subject_id"),
        about="dose",
        choices=["T", "L"],
        urgency=questions.DOSE,
        asked_at=now,
        expires_at=now + questions.LASTS,
    )
    question_of = {row["subject_id"]: row["id"] for row in opened}
    told = [
        Telling(
            agency_id=time.her.agency_id,
            customer_id=time.her.customer,
            phone=time.her.phone,
            channel=one.channel,
            parts=one.parts,
            once=f"dose:{question_of[time.her.dose]}",
            question_id=question_of[time.her.dose],
            risk=0 if time.critical else 1,
        )
        for time, one in zip(times, said, strict=True)
    ]
    notify.to_customers(s, now, told, about="dose", urgency=Urgency.dose)


def _say(now: datetime, time: Time) -> Said:
    her = time.her
    words = dose_book.in_her_words(
        [row.say_as for row in time.rows], windows.clock(local(her.due_at, her.time_zone))
    )
    if her.voice:
        channel, body = "call", say("dose_call", agency=her.agency, what=words)
    else:
        channel, body = "sms", say("dose_late" if late.is_late(now, her.due_at) else "dose", what=words)
    return Said(words, channel, notify.parts(body, her.language, her.agency, channel))
