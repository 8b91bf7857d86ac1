"""What came of her doses in numbers and pictures: each of the last seven days, and each of the last twelve weeks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence
from concierge_bot.texts.pages import spoken, told

DAYS, WEEKS = 7, 12
SEEN, SAID, LEFT_OUT, NO_WORD, HELD, OPEN = "seen", "said", "left", "silent", "held", "open"
WORDS = {
    SEEN: told("seen"),
    SAID: told("said to be taken"),
    LEFT_OUT: told("skipped"),
    NO_WORD: told("no word"),
    HELD: told("on hold"),
    OPEN: told("still open"),
}
"""What came of a dose, in the order in which it is piled up; what somebody said is never told as what was seen."""
BY_STATUS = {
    DoseStatus.skipped: LEFT_OUT,
    DoseStatus.missed: NO_WORD,
    DoseStatus.held: HELD,
    DoseStatus.planned: OPEN,
    DoseStatus.reminded: OPEN,
}
HEIGHT, PER_COLUMN, GAP = 120, 48, 10


@dataclass(frozen=True)
class Block:
    """A piece of a column of a picture."""

    kind: str
    x: int
    y: float
    width: int
    height: float


@dataclass(frozen=True)
class Column:
    """A day or a week: its name, how often each thing came of its times, and its place in the picture."""

    name: str
    counts: dict[str, int]
    blocks: Sequence[Block]
    middle: float

    @property
    def total(self) -> int:
        """Return how many times there were."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Picture:
    """Columns side by side."""

    columns: Sequence[Column]
    width: int
    height: int = HEIGHT

    @property
    def kinds(self) -> list[str]:
        """Return what came at all, in the order of the pile."""
        return [kind for kind in WORDS if any(column.counts.get(kind) for column in self.columns)]


@dataclass(frozen=True)
class Course:
    """The last days and the last weeks of her doses."""

    days: Picture
    weeks: Picture


def of(s: Session, now: datetime, customer: Customer) -> Course:
    """Return the last seven days and twelve weeks on her own calendar, today the last."""
    today = local(now, customer.time_zone).date()
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    by_day = _counted(s, customer, min(first, today - timedelta(days=DAYS - 1)), today)
    days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
    weeks = [monday - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    in_weeks = [(spoken(f"{week:%b} {week.day}"), _sum(by_day, week)) for week in weeks]
    return Course(
        days=_picture([(spoken(f"{day:%a}"), by_day.get(day, Counter())) for day in days], PER_COLUMN),
        weeks=_picture(in_weeks, PER_COLUMN * DAYS // WEEKS),
    )


def _counted(s: Session, customer: Customer, first: date, last: date) -> dict[date, Counter[str]]:
    """Return how often each thing came of a time of day, by days: several medicines of one time count once, as told."""
    query = (
        select(col(Dose.local_date), col(Dose.due_at), col(Dose.status), col(Dose.evidence))
        .where(
            Dose.customer_id == customer.id,
            col(Dose.local_date).between(first, last),
            Dose.status != DoseStatus.cancelled,
        )
        .distinct()
    )
    found: dict[date, Counter[str]] = {}
    for day, _, kind in {(day, at, _kind(status, evidence)) for day, at, status, evidence in s.exec(query)}:
        found.setdefault(day, Counter())[kind] += 1
    return found


def _kind(status: DoseStatus, evidence: Evidence) -> str:
    if status == DoseStatus.taken:
        return SEEN if evidence in (Evidence.device, Evidence.visitor) else SAID
    return BY_STATUS[status]


def _sum(by_day: dict[date, Counter[str]], week: date) -> Counter[str]:
    days = (by_day.get(week + timedelta(days=n), Counter()) for n in range(7))
    return sum(days, Counter())


def _picture(counted: Iterable[tuple[str, Counter[str]]], width: int) -> Picture:
    columns = list(counted)
    most = max((sum(counts.values()) for _, counts in columns), default=0) or 1
    drawn = [
        Column(name, dict(counts), _pile(counts, n * width, width - GAP, most), n * width + (width - GAP) / 2)
        for n, (name, counts) in enumerate(columns)
    ]
    return Picture(drawn, len(columns) * width)


def _pile(counts: Counter[str], x: int, width: int, most: int) -> list[Block]:
    blocks, y = [], float(HEIGHT)
    for kind in WORDS:
        if counts[kind]:
            high = round(counts[kind] * HEIGHT / most, 1)
            y = round(y - high, 1)
            blocks.append(Block(kind, x, y, width, high))
    return blocks
