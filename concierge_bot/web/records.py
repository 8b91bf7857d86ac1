"""The desk's room for people's records: links to enrol, many at once from a table, all about one person, erasure."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency
from concierge_bot.services.people import importing, pages, personal_data
from concierge_bot.texts.pages import begun, stated, told
from concierge_bot.web import browser, desk, paper
from concierge_bot.web.deps import House
from concierge_bot.web.desk import SignedIn, customer_of

router = APIRouter(
    prefix="/desk",
    route_class=browser.Page,
    dependencies=[Depends(browser.own_forms)],
    max_body_size=2 * 1024 * 1024,
)

Name = Annotated[str, Form(max_length=200)]


@router.get("/enrol")
def enrolling(request: Request, who: SignedIn) -> HTMLResponse:
    """Show how people are enrolled: by a link, or many by a table."""
    return browser.show(request, "desk_enrol.html", who=who, columns=importing.COLUMNS)


@router.post("/page/enrol/link")
def enrolment_link(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Make a link to the form, and show it."""
    with app.db.write() as s:
        now, agency = app.clock.now(), s.get_one(Agency, who.agency_id)
        link = pages.enrolment_link(s, now, agency, who.name, app.settings.public)
        desk.did(s, now, who, "a link to enrol somebody made")
    return browser.show(request, "desk_enrol.html", who=who, columns=importing.COLUMNS, link=link)


@router.post("/page/enrol/table")
def enrolment_table(
    app: House,
    request: Request,
    who: SignedIn,
    file: Annotated[UploadFile, File()],
    do: Annotated[Literal["check", "import"], Form()] = "check",
) -> HTMLResponse:
    """Check a table, or enrol and invite whom it names; either way the report says what becomes of each row."""
    raw = file.file.read()
    with app.db.write() as s:
        agency = s.get_one(Agency, who.agency_id)
        report = importing.run(s, app.clock.now(), agency, raw, app.connectors, who.name)
        if do == "check":
            s.rollback()
    return browser.show(
        request, "desk_enrol.html", who=who, columns=importing.COLUMNS, report=report, checked=do == "check"
    )


@router.get("/customers/{phone}/record")
def record(app: House, request: Request, who: SignedIn, phone: str) -> HTMLResponse:
    """Show all that is kept about a person, to be printed for her."""
    desk.look(app, who, "record", phone)
    with app.db.read() as s:
        customer = customer_of(s, who, phone)
        data = personal_data.everything(s, customer)
    return browser.show(request, "desk_record.html", who=who, customer=customer, data=data)


@router.get("/customers/{phone}/record.pdf")
def record_printed(app: House, who: SignedIn, phone: str) -> Response:
    """Give all that is kept about a person as PDF, headed in her language."""
    desk.look(app, who, "record", phone)
    with app.db.read() as s:
        customer = customer_of(s, who, phone)
        data, agency = personal_data.everything(s, customer), s.get_one(Agency, who.agency_id)
    parts = [
        {"title": begun(stated(table)), "count": len(rows), "rows": [_said(row) for row in rows]}
        for table, rows in data.items()
    ]
    head = {
        "title": told("All that we keep about {name}", name=customer.name),
        "units": told("Times are UTC, money is in cents."),
    }
    return paper.printed(agency, "record.typ", "record", customer.language, **head, parts=parts)


@router.get("/customers/{phone}/record.json")
def record_file(app: House, who: SignedIn, phone: str) -> Response:
    """Give all that is kept about a person as a file."""
    desk.look(app, who, "record", phone)
    with app.db.read() as s:
        data = personal_data.everything(s, customer_of(s, who, phone))
    headers = {"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="record.json"'}
    told = json.dumps(data, default=str, ensure_ascii=False, indent=1)
    return Response(told, media_type="application/json", headers=headers)


@router.post("/page/customers/{phone}/erase")
def erase(app: House, request: Request, who: SignedIn, phone: str, name: Name = "") -> HTMLResponse:
    """Erase a person whose service has ended, her name being typed as a second thought."""
    with app.db.write() as s:
        customer = customer_of(s, who, phone)
        if name.strip() != customer.name:
            raise BadInput(
                told("Type the name as it stands here, {name}, to erase it", name=customer.name), field="name"
            )
        kept = personal_data.erase(s, app.clock.now(), customer, who.name)
    return browser.show(request, "desk_erased.html", who=who, name=name, kept=kept)


def _said(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a row says, each with its name; what is empty is left out."""
    return [(_plain(name), str(value)) for name, value in row.items() if value not in (None, "", [], {})]


def _plain(name: str) -> str:
    return name.replace("_", " ")
