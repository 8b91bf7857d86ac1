"""Many customers at once from a table (CSV): each row is enrolled by itself, and the report says what became of it."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from concierge_bot.errors import BadInput, ConciergeError
from concierge_bot.models import Agency
from concierge_bot.services.people import customers, enrolment, phones
from concierge_bot.services.people.enrolment import Filled, Medicine, Relative
from concierge_bot.texts import together
from concierge_bot.texts.pages import told
from connectors.registry import Registry

COLUMNS = (
    "name", "phone", "address", "postcode", "language", "pharmacy",
    "contact", "relation", "contact_phone", "sees", "medicines",
)  # fmt: skip
NEEDED = ("name", "phone", "contact", "contact_phone")
MOST_ROWS = 2000
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().-]+$)")
_MEDICINE = re.compile(r"(?P<name>[^!]+?)(?P<critical>!?)(?P<times>(\s+\d{1,2}:\d{2})+)$")


@dataclass(frozen=True)
class Line:
    """What became of one row; ``number`` is its line in the table, whose head is 1."""

    number: int
    name: str
    done: bool
    words: str


@dataclass(frozen=True)
class Report:
    """What became of a table: how it was read, and each row."""

    encoding: str
    lines: Sequence[Line]

    @property
    def done(self) -> int:
        """Return how many rows were enrolled."""
        return sum(line.done for line in self.lines)


def run(s: Session, now: datetime, agency: Agency, raw: bytes, connectors: Registry, by: str) -> Report:
    """Enrol each row that can be; BadInput if it is no such table at all."""
    text, encoding = _decoded(raw)
    table = csv.DictReader(io.StringIO(text), dialect=_dialect(text), strict=True)
    try:
        head = [(name or "").strip().lower() for name in table.fieldnames or []]
        table.fieldnames = head
        _check_head(head)
        rows = list(table)
    except csv.Error as error:
        raise BadInput(
            told("Line {line} is broken ({error}): save it again as CSV", line=table.line_num, error=error),
            field="file",
        ) from error
    if len(rows) > MOST_ROWS:
        raise BadInput(
            told("These are {count} rows: import at most {most} at once", count=len(rows), most=MOST_ROWS),
            field="file",
        )
    seen: dict[str, int] = {}
    lines = [_row(s, now, agency, n, row, seen, connectors, by) for n, row in enumerate(rows, start=2)]
    return Report(encoding, lines)


def _decoded(raw: bytes) -> tuple[str, str]:
    """Read bytes as what they most likely are: UTF-8, UTF-16 with its mark, else what Windows writes."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise BadInput(told("This is no text: save the table as CSV in UTF-8"), field="file")


def _dialect(text: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","

    return Found


def _check_head(head: Sequence[str]) -> None:
    missing, unknown = set(NEEDED) - set(head), set(head) - set(COLUMNS)
    if missing or unknown or len(set(head)) != len(head):
        wrong = told("not known: {columns}.", columns=", ".join(sorted(unknown))) if unknown else ""
        head_is = told("The first line names the columns, each once: {columns}", columns=", ".join(COLUMNS))
        raise BadInput(together(wrong, head_is), field="file")


def _row(
    s: Session,
    now: datetime,
    agency: Agency,
    number: int,
    row: dict[str, str | None],
    seen: dict[str, int],
    connectors: Registry,
    by: str,
) -> Line:
    try:
        cells = _cells(row)
        phone = phones.read(cells["phone"], agency.country, "phone")
        if phone in seen:
            raise BadInput(told("the same number as in line {line}", line=seen[phone]))
        seen[phone] = number
        if customers.by_phone(s, agency.key, phone) is not None:
            raise BadInput(told("is a customer already, and was left alone"))
        with s.begin_nested():
            enrolment.enrol(s, now, agency, _filled(cells), connectors, by)
    except ConciergeError as error:
        return Line(number, str(row.get("name") or ""), False, enrolment.plain(error))
    return Line(number, cells["name"], True, told("invited"))


def _cells(row: dict[str, str | None]) -> dict[str, str]:
    """Return a row without blanks; what a spreadsheet would run is refused."""
    if None in row or None in row.values():
        raise BadInput(told("has more or fewer cells than the first line: put a cell with a comma in quotes"))
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name, cell in cells.items():
        if _FORMULA.match(cell):
            raise BadInput(told("{name} begins like a formula: write it as plain text", name=name))
    return cells


def _filled(cells: dict[str, str]) -> Filled:
    language = cells["language"].lower()[:2] or "en"
    if language not in ("en", "es"):
        raise BadInput(told("language is en or es"))
    relative = Relative(
        cells["contact"], cells["relation"], cells["contact_phone"], cells["sees"].lower() or "alarms"
    )
    return Filled(
        name=cells["name"],
        phone=cells["phone"],
        address=cells["address"],
        postcode=cells["postcode"],
        language=language,
        pharmacy=cells["pharmacy"],
        medicines=[_medicine(part) for part in cells["medicines"].split(";") if part.strip()],
        relatives=[relative] if relative.name else [],
    )


def _medicine(part: str) -> Medicine:
    found = _MEDICINE.fullmatch(part.strip())
    if found is None:
        raise BadInput(
            told(
                "medicines are written like: Metformin 08:00 20:00; Warfarin! 18:00 (! if dangerous to miss)"
            )
        )
    times = [f"{at:0>5}" for at in found["times"].split()]
    return Medicine(found["name"].strip(), times, bool(found["critical"]))
