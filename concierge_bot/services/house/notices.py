"""A notice to all or some customers, a storm or a strike: looked at first, then sent once to each, after all else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, and_, col, func, select

from concierge_bot.errors import BadInput, NotFound, NotNow
from concierge_bot.models import Agency, Customer, Line, Notice, Outbox, OutboxState, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import windows
from concierge_bot.texts.pages import told

ABOUT = "notice"
LONGEST = 290
"""Letters: a notice is one text of two segments at most, in each language."""


@dataclass(frozen=True)
class Preview:
    """Who would get a notice, in which words, who would not, and how far it is."""

    notice: Notice
    reached: Sequence[Customer]
    by_phone: int
    in_spanish: int
    not_reached: Sequence[Customer]
    states: dict[str, int]

    @property
    def minutes(self) -> int:
        """Return for how many minutes it keeps a number busy that sends one text a second."""
        return max(1, round(len(self.reached) / 60))


def write(
    s: Session, now: datetime, agency_id: int, who: str, words: str, spanish: str, postcodes: Sequence[str]
) -> Notice:
    """Write a notice down; nothing is sent by it. BadInput says what cannot leave as it is."""
    said, also = (" ".join(text.split()) for text in (words, spanish))
    if not said or max(len(said), len(also)) > LONGEST:
        raise BadInput(
            told("A notice has 1 to {most} letters: say one thing, in short words", most=LONGEST),
            field="words",
        )
    row = Notice(
        agency_id=agency_id,
        number=next_number(s, agency_id),
        words=said,
        spanish=also,
        postcodes=list(postcodes),
        written_by=who,
        written_at=now,
    )
    s.add(row)
    s.flush()
    note(s, now, agency_id, f"notice {row.number} written by {who}")
    return row


def find(s: Session, agency_id: int, number: int) -> Notice:
    """Return a notice of an agency; NotFound if it has none with this number."""
    row = s.exec(select(Notice).where(Notice.agency_id == agency_id, Notice.number == number)).first()
    if row is None:
        raise NotFound(told("There is no notice {number}", number=number))
    return row


def lately(s: Session, agency_id: int) -> Sequence[Notice]:
    """Return the last notices, the newest first."""
    query = select(Notice).where(Notice.agency_id == agency_id)
    return s.exec(query.order_by(col(Notice.id).desc()).limit(20)).all()


def preview(s: Session, notice: Notice) -> Preview:
    """Return who gets a notice and who does not, and how far it is if it was sent."""
    people = _people(s, notice)
    may = [(row, voice) for row, voice in people if notify.may_text(row, ABOUT)]
    states = (
        select(Outbox.state, func.count())
        .where(col(Outbox.key_once).startswith(_key(notice)))
        .group_by(col(Outbox.state))
    )
    return Preview(
        notice=notice,
        reached=[row for row, _ in may],
        by_phone=sum(bool(voice) for _, voice in may),
        in_spanish=sum(row.language == "es" for row, _ in may),
        not_reached=[row for row, _ in people if not notify.may_text(row, ABOUT)],
        states={str(state): count for state, count in s.exec(states)},
    )


def send(s: Session, now: datetime, notice: Notice, who: str) -> int:
    """Write the notice to each whom it may reach, once; it leaves by day on her clock. NotNow if it was sent."""
    s.refresh(notice, with_for_update=True)
    if notice.sent_at is not None:
        raise NotNow(told("Notice {number} was sent already: nobody gets it twice", number=notice.number))
    agency = s.get_one(Agency, notice.agency_id)
    sent = 0
    for customer, voice in _people(s, notice):
        if not notify.may_text(customer, ABOUT):
            continue
        text = notice.spanish if notice.spanish and customer.language == "es" else notice.words
        channel = "call" if voice else "sms"
        once = f"{_key(notice)}{customer.id}"
        parts = notify.parts(text, customer.language, agency.name, channel)
        one = notify.Telling(agency.key, customer.key, customer.phone, channel, parts, once)
        due_at = windows.decent(now, customer.time_zone)
        notify.to_customers(s, now, [one], about=ABOUT, urgency=Urgency.notice, due_at=due_at)
        sent += 1
    notice.sent_at, notice.sent_by = now, who
    s.add(notice)
    note(s, now, notice.agency_id, f"notice {notice.number} to {sent} customers sent by {who}")
    return sent


def call_off(s: Session, now: datetime, notice: Notice, who: str) -> int:
    """Stop what has not left yet; return how many that were."""
    waiting = select(Outbox).where(
        col(Outbox.key_once).startswith(_key(notice)), Outbox.state == OutboxState.waiting
    )
    rows = s.exec(waiting.with_for_update()).all()
    for row in rows:
        notify.drop(s, now, row, "the notice was called off")
    notice.called_off_at = now
    s.add(notice)
    note(s, now, notice.agency_id, f"notice {notice.number} called off by {who}")
    return len(rows)


def _people(s: Session, notice: Notice) -> list[tuple[Customer, bool | None]]:
    """Return whom a notice is meant for, and whether her phone is rung; who is served no more is not meant."""
    query = (
        select(Customer, col(Line.voice))
        .outerjoin(Line, and_(col(Line.agency_id) == Customer.agency_id, col(Line.phone) == Customer.phone))
        .where(Customer.agency_id == notice.agency_id, col(Customer.ended_at).is_(None))
        .order_by(col(Customer.name), col(Customer.id))
    )
    begins = tuple(notice.postcodes)
    return [(row, voice) for row, voice in s.exec(query) if not begins or row.postcode.startswith(begins)]


def _key(notice: Notice) -> str:
    return f"notice:{notice.id}:"
