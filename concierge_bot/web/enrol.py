"""The form by which somebody enrols a relative: a link, a page, an invitation."""

from itertools import zip_longest
from typing import Annotated, Literal

from fastapi import APIRouter, Cookie, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.bootstrap import App
from concierge_bot.errors import BadInput, ConciergeError, NotNow
from concierge_bot.models import Agency
from concierge_bot.services.people import consent, enrolment, passes
from concierge_bot.services.people.enrolment import Filled, Medicine, Relative
from concierge_bot.texts import in_language
from concierge_bot.texts.pages import LANGUAGES, told
from concierge_bot.web import browser, sign_in
from concierge_bot.web.deps import House

router = APIRouter(prefix="/enrol", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])
sign_in.by_link(router, "enrol")

EnrolCookie = Annotated[str, Cookie(alias="enrol")]
Line = Annotated[str, Field(max_length=200)]
Lines = Annotated[list[Line], Field(max_length=12)]
MEDICINES, PEOPLE = 6, 3
"""How many the form has room for; the rest is told to us by phone."""


class Enrolment(BaseModel):
    """The form as a browser sends it: what belongs to one medicine or person stands at the same place of each list."""

    model_config = ConfigDict(extra="forbid")

    name: Line = ""
    phone: Line = ""
    address: Annotated[str, Field(max_length=400)] = ""
    postcode: Line = ""
    language: Literal["en", "es"] = "en"
    pharmacy: Line = ""
    medicine: Lines = []
    first: Lines = []
    second: Lines = []
    third: Lines = []
    critical: Lines = []
    contact: Lines = []
    relation: Lines = []
    contact_phone: Lines = []
    sees: Lines = []
    told: Line = ""

    def medicines(self) -> list[Medicine]:
        """Return the medicines that were named."""
        rows = zip_longest(self.medicine, self.first, self.second, self.third, self.critical, fillvalue="")
        return [
            Medicine(name, [at for at in times if at], critical == "yes")
            for name, *times, critical in rows
            if name.strip()
        ]

    def relatives(self) -> list[Relative]:
        """Return the people who were named."""
        rows = zip_longest(self.contact, self.relation, self.contact_phone, self.sees, fillvalue="")
        return [Relative(*row) for row in rows if row[0].strip()]


EnrolmentForm = Annotated[Enrolment, Form()]


@router.get("")
def page(app: House, request: Request, cookie: EnrolCookie = "") -> HTMLResponse:
    """Show the empty form."""
    return _form(app, request, cookie, Enrolment(sees=["all", "alarms", "alarms"]))


@router.post("")
def enrol(app: House, request: Request, form: EnrolmentForm, cookie: EnrolCookie = "") -> Response:
    """Enrol her and invite her; what is wrong is said above the form, which stays as it was filled in."""
    try:
        _enrol(app, form, cookie)
    except (BadInput, NotNow) as error:
        return _form(app, request, cookie, form, error)
    return RedirectResponse("/enrol/done", status_code=303)


@router.get("/done")
def done(request: Request) -> HTMLResponse:
    """Say what happens next."""
    return browser.show(request, "enrolled.html")


def _enrol(app: App, form: Enrolment, cookie: str) -> None:
    with app.db.write() as s:
        now = app.clock.now()
        session = passes.session(s, now, cookie, "enrol")
        if not form.told:
            raise BadInput(
                told("Tell her first that a text from us comes, and that she may say no"), field="told"
            )
        filled = Filled(
            name=form.name,
            phone=form.phone,
            address=form.address,
            postcode=form.postcode.strip(),
            language=form.language,
            pharmacy=form.pharmacy,
            medicines=form.medicines(),
            relatives=form.relatives(),
        )
        agency = s.get_one(Agency, session.agency_id)
        enrolment.enrol(s, now, agency, filled, app.connectors, session.operator)
        passes.end(s, now, session)


def _form(
    app: App, request: Request, cookie: str, form: Enrolment, error: ConciergeError | None = None
) -> HTMLResponse:
    with app.db.read() as s:
        agency = s.get_one(Agency, passes.session(s, app.clock.now(), cookie, "enrol").agency_id)
        return browser.show(
            request,
            "enrol.html",
            error.status if error else 200,
            form=form,
            trouble=enrolment.plain(error) if error else "",
            agency=agency,
            pharmacies=[
                ("", told("I do not know")),
                *((one, one) for one in enrolment.pharmacies(s, agency)),
            ],
            invitation=_invitation(agency),
            medicines=range(MEDICINES),
            people=range(PEOPLE),
        )


def _invitation(agency: Agency) -> list[tuple[str, str]]:
    """Return the invitation as she will read it, in each language."""
    text = consent.invitation(agency)
    return [(language, in_language(text, language)) for language in LANGUAGES]
