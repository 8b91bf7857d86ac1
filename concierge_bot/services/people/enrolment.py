"""Somebody enrols a relative by a form: all of it is kept, and only the invitation leaves before her own OK."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, ConciergeError, NotNow
from concierge_bot.models import Agency, Customer, Provider, Standing
from concierge_bot.services.house import loading, scenario
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import grants, phones
from concierge_bot.texts.pages import told
from connectors.registry import Registry

SEES = {
    "all": ["alarms", "orders", "doses"],
    "money": ["alarms", "orders", "doses", "money"],
    "orders": ["alarms", "orders"],
    "alarms": ["alarms"],
}
"""The choices of the form."""
LABELS = {
    "name": told("Her name"),
    "phone": told("Her phone"),
    "times": told("Times of a medicine"),
    "time_zone": told("Time zone"),
}


@dataclass(frozen=True)
class Medicine:
    """A medicine as the form has it."""

    name: str
    times: Sequence[str]
    critical: bool


@dataclass(frozen=True)
class Relative:
    """One of her people as the form has it."""

    name: str
    relation: str
    phone: str
    sees: str


@dataclass(frozen=True)
class Filled:
    """A form that was filled in."""

    name: str
    phone: str
    address: str
    postcode: str
    language: str
    pharmacy: str
    medicines: Sequence[Medicine]
    relatives: Sequence[Relative]


def enrol(s: Session, now: datetime, agency: Agency, form: Filled, connectors: Registry, by: str) -> Customer:
    """Keep a new customer with her people and plans, and invite her; BadInput says which field is wrong.

    NotNow if her number cannot be enrolled here: whether somebody is a customer nobody learns by this form.
    """
    if not form.relatives:
        raise BadInput(told("Name at least one of her people, with a phone number"), field="contact")
    world = scenario.parse(_world(agency, [person(agency, form)]), connectors)
    _, people = loading.add(s, now, world)
    if not people:
        raise NotNow(told("This number cannot be enrolled here: please call us"))
    customer = people[0]
    grants.named_by_others(s, customer)
    note(s, now, agency.key, f"enrolled by {by}", customer=customer)
    return customer


def pharmacies(s: Session, agency: Agency) -> list[str]:
    """Return the agency's pharmacies by name."""
    query = select(Provider).where(
        Provider.agency_id == agency.id, Provider.kind == "pharmacy", Provider.standing != Standing.prospect
    )
    return [row.name for row in s.exec(query.order_by(col(Provider.rank), col(Provider.id)))]


def person(agency: Agency, form: Filled) -> dict[str, Any]:
    """Return a form as a customer of a scenario."""
    return {
        "name": form.name,
        "phone": phones.read(form.phone, agency.country, "phone"),
        "address": form.address,
        "postcode": form.postcode,
        "language": form.language,
        "favourites": [form.pharmacy] if form.pharmacy else [],
        "medications": [
            {"name": one.name, "times": list(one.times), "critical": one.critical} for one in form.medicines
        ],
        "contacts": [_relative(agency, n, one) for n, one in enumerate(form.relatives, start=1)],
    }


def plain(error: ConciergeError) -> str:
    """Return what is wrong without the address of a field that nobody sees."""
    field = (error.field or "").rsplit(".", 1)[-1]
    named = f"{error.field}: "
    if not error.message.startswith(named):
        return error.message
    trouble, label = error.message.removeprefix(named), LABELS.get(field, "")
    return told("{label}: {trouble}", label=label, trouble=trouble) if label else trouble


def _relative(agency: Agency, order: int, one: Relative) -> dict[str, Any]:
    if one.sees not in SEES:
        raise BadInput(told("Choose what {name} may see", name=one.name), field="sees")
    return {
        "name": one.name,
        "relation": one.relation,
        "phone": phones.read(one.phone, agency.country, "contact_phone"),
        "permissions": SEES[one.sees],
        "order": order,
    }


def _world(agency: Agency, people: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    kept = agency.model_dump(include={"name", "phone", "desk_phone", "time_zone", "country", "currency"})
    return {"agency": kept, "customers": list(people)}
