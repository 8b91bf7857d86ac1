"""Work in her home beside the bringing: who is trained for it, each step with its proof, and her code for medicines."""

import re
import secrets
import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from sqlmodel import Session

from concierge_bot.models import Customer, Leg, Order, Provider, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import candidates
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say
from concierge_bot.understanding.words.match import best

MEDICINE, CODE = "medicine", "code from her"
HELPER = "service"
PERSON_WITHIN = timedelta(minutes=15)
_CODE = re.compile(r"\b(\d{4})\b")


def wishes(customer: Customer, order: Order) -> list[str]:
    """Return the skills that she wants with such an order: food put away, the dispenser loaded."""
    return [skill for skill in customer.help if _steps().get(skill, {}).get("for") == order.kind]


def carriers_skills(s: Session, customer: Customer, order: Order) -> list[str]:
    """Return what a courier must be trained for: her medicine, and what she wants done, if one courier can do it all.

    Where no courier is trained for medicine one without brings it: it is sealed, and handed over for her code only.
    """
    medicine = [MEDICINE] if order.kind == pharmacy.PRESCRIPTION else []
    all_of_it = [*medicine, *wishes(customer, order)]
    return next((some for some in (all_of_it, medicine) if _trained(s, customer, "courier", some)), [])


def fee(s: Session, customer: Customer, order: Order, shop: Provider) -> int:
    """Return what the work in her home costs beside the bringing, in cents."""
    wanted = wishes(customer, order)
    if not wanted or set(wanted) <= set(shop.skills):
        return 0
    if candidates.needs_courier(s, customer, shop) and _trained(s, customer, "courier", wanted):
        return 0
    helpers = _trained(s, customer, HELPER, wanted)
    return helpers[0].price if helpers else 0


def steps() -> set[str]:
    """Return whatever may be to be done in her home."""
    return {step for work in _steps().values() for step in work["steps"]}


def begin(leg: Leg, skills: Sequence[str]) -> None:
    """Give a leg what it must be trained for, and the steps to be proven."""
    leg.skills = list(skills)
    steps = [step for skill in skills for step in _steps().get(skill, {}).get("steps", [])]
    leg.checklist = [{"step": step, "done": None, "proof": ""} for step in steps]


def hand_over(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> str:
    """Give her the code for which her medicine is handed over; return the sentence that tells it, once for a leg."""
    if order.kind != pharmacy.PRESCRIPTION or leg.code:
        return ""
    leg.code = str(secrets.randbelow(9000) + 1000)
    if not any(row["step"] == CODE for row in leg.checklist):
        leg.checklist = [{"step": CODE, "done": None, "proof": ""}, *leg.checklist]
    s.add(leg)
    start = leg.window_start or order.window_start
    when = (
        windows.spoken(start, leg.window_end or order.window_end, customer.time_zone, now)
        if start
        else "soon"
    )
    return say("hand_over", when=when, code=leg.code)


def check(now: datetime, leg: Leg, words: str) -> bool:
    """Note a step as done with its proof: by its number, by its name, else the next one; False if there is none."""
    number, _, rest = words.strip().partition(" ")
    open_ones = [n for n, row in enumerate(leg.checklist) if not row["done"]]
    named = best(words, [row["step"] for row in leg.checklist]).choice if words else None
    if number.isdigit() and 0 < int(number) <= len(leg.checklist):
        place, proof = int(number) - 1, rest
    elif named:
        place, proof = next(n for n, row in enumerate(leg.checklist) if row["step"] == named), words
    elif open_ones:
        place, proof = open_ones[0], words
    else:
        return False
    return _prove(now, leg, place, proof)


def finish(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider, words: str
) -> None:
    """It is handed over or done: what nobody has proven is for a person, her medicine without her code at once."""
    place = next((n for n, row in enumerate(leg.checklist) if row["step"] == CODE), None)
    if place is not None and not leg.checklist[place]["done"]:
        _prove(now, leg, place, words)
    s.add(leg)
    missing = [row["step"] for row in leg.checklist if not row["done"]]
    if not missing:
        return
    note(s, now, order.agency_id, f"not proven: {', '.join(missing)}", customer=customer, order=order)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{provider.name} ended its part of order {order.number} without proof of: {', '.join(missing)}. Call her",
        once=f"unproven:{leg.id}",
        customer=customer,
        order=order,
        urgent=CODE in missing,
        due_in=PERSON_WITHIN,
    )


def nobody(s: Session, now: datetime, customer: Customer, order: Order, wanted: Sequence[str]) -> None:
    """Nobody is trained for what she wants done at home: a person finds somebody, and the goods come all the same."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"Nobody is trained for {' and '.join(wanted)} with order {order.number}: find somebody",
        once=f"no-help:{order.id}",
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )


def tell_code(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> None:
    """Text her the code for her medicine."""
    if text := hand_over(s, now, customer, order, leg):
        once = f"code:{leg.id}"
        notify.to_customer(s, now, customer, text, about="code", once=once, urgency=Urgency.order)


def trained(s: Session, customer: Customer, order: Order, kind: str, skills: Sequence[str]) -> bool:
    """Tell whether somebody of a kind is trained for all of it and may come then."""
    job = candidates.wanted(s, customer, (order.window_start, order.window_end), skills)
    return bool(candidates.of_kind(s, customer, kind, job)[0])


def _trained(s: Session, customer: Customer, kind: str, skills: Sequence[str]) -> list[Any]:
    return candidates.of_kind(s, customer, kind, candidates.wanted(s, customer, (None, None), skills))[0]


def _prove(now: datetime, leg: Leg, place: int, proof: str) -> bool:
    rows = [dict(row) for row in leg.checklist]
    if rows[place]["step"] == CODE:
        if leg.code not in _CODE.findall(proof):
            return False
        proof = "her code"
    rows[place] |= {"done": now.isoformat(), "proof": proof[:200]}
    leg.checklist = rows
    return True


@lru_cache(maxsize=1)
def _steps() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("checklists.toml").read_text("utf-8"))
