"""Which of her things a text is about: a visit or an order that stands in her rows, before anything new is made."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Outbox
from concierge_bot.services.orders import baskets, hires, legs, spoken_of
from concierge_bot.services.orders.visit_book import SET, Visit, coming, goes_back
from concierge_bot.services.talk import questions
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import (
    about_hers,
    errand_names,
    particulars,
    ride_places,
    visit_hours,
    way_back,
    which_one,
)
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food

_KINDS = {
    "refill": frozenset("refill refills prescription pharmacy pills pill tablets medicine meds".split()),
    "groceries": frozenset("groceries grocery shopping food".split()),
}
_SMALL = frozenset("the and for with".split())
NEAR = 60  # minutes


def visit(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return the visit that she names; where she names none, the one that we named last, if nothing was asked since."""
    visits = coming(s, now, customer)
    if named := named_visit(s, now, customer, words):
        return named
    others = hires.firm(s, customer, words) is not None or reading.kind(words) != reading.OTHER
    if not visits or others or not reading.names_nothing_else(words):
        return None
    last = spoken_of.last(s, customer)
    if last is not None and not spoken_of.is_visit(last):
        return None
    told = [one for one in visits if last is not None and one.order is not None and one.order.id == last.id]
    newest = next((one for one in reversed(told or visits) if told or not goes_back(one)), visits[-1])
    if names_food(words) and newest.data["kind"] != particulars.MEAL:
        return None
    since = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(SET),
        Order.kind != legs.SERVICE,
        Order.created_at >= newest.since,
    )
    asked = [q for q in questions.open_ones(s, now, customer) if q.asked_at >= newest.since]
    return newest if not asked and (told or s.exec(since.limit(1)).first() is None) else None


def named_visit(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return the visit that she names: by number, by who comes, by what it is or is for, on the day that she says."""
    visits, words = coming(s, now, customer), denied.spared(words)
    if not visits:
        return None
    if numbered := [one for one in visits if one.number in stopping.numbers(words)]:
        return numbered[-1]
    if firm := hires.firm(s, customer, words):
        does = [v for v in visits if v.data["kind"] in firm.services or v.data.get("firm") == firm.name]
        return _one_of(s, now, customer, does, words)
    if alike := _alike(s, customer, visits, words):
        return _one_of(s, now, customer, alike, words)
    if of_it := [one for one in visits if is_for(one, words)]:
        return _one_of(s, now, customer, of_it, words)
    return visits[-1] if errand_names.by_trade(words) else None


def doubted(s: Session, now: datetime, customer: Customer, words: str) -> list[Visit]:
    """Return the rides of which words may mean any, where they leave open which; empty where it is plain."""
    words = denied.spared(words)
    if stopping.numbers(words) or _wants_home(words):
        return []
    alike = [one for one in _alike(s, customer, coming(s, now, customer), words) if _is_ride(one)]
    left = narrowed(now, customer, alike, words)
    return left if len(left) > 1 else []


def narrowed(now: datetime, customer: Customer, visits: Sequence[Visit], words: str) -> list[Visit]:
    """Return those of some visits that words mean: by their way, place, day, hour or turn; all where they tell none."""
    left = list(visits)
    for fits in (_by_way, _by_place, _by_day, _by_turn, _by_hour):
        left = fits(now, customer, left, words) or left
    return left


def _alike(s: Session, customer: Customer, visits: Sequence[Visit], words: str) -> list[Visit]:
    """Return the visits of the kind that words name: a way home, or "the morning one", is that of a ride."""
    kind = reading.kind(words)
    if kind == reading.OTHER and any(map(_is_ride, visits)):
        last = spoken_of.last(s, customer)
        told = last is not None and last.chosen_because.get(legs.VISIT, {}).get("kind") == particulars.RIDE
        turn = any(_is_ride(one) and is_named_by_turn(one, words) for one in visits)
        if (_wants_home(words) and any(map(goes_home, visits))) or (turn and (told or last is None)):
            kind = particulars.RIDE
    return [one for one in visits if kind != reading.OTHER and one.data["kind"] == kind]


def _one_of(
    s: Session, now: datetime, customer: Customer, visits: Sequence[Visit], words: str
) -> Visit | None:
    """Return the one of some visits that words mean: of several the one that we named last, else the newest."""
    left = narrowed(now, customer, visits, words)
    last = spoken_of.last(s, customer)
    told = [one for one in left if last is not None and one.order is not None and one.order.id == last.id]
    there = [one for one in left if not goes_home(one)]
    return next(iter([*told[-1:], *there[-1:], *left[-1:]]), None)


def goes_home(one: Visit) -> bool:
    """Tell whether a ride brings her home."""
    to, start = one.data.get("to", ""), one.data.get("from", ride_places.HOME)
    return goes_back(one) or (to == ride_places.HOME and start != ride_places.HOME)


def _is_ride(one: Visit) -> bool:
    return one.data["kind"] == particulars.RIDE


def _wants_home(words: str) -> bool:
    words = which_one.without_names(words)
    return way_back.wanted(words) or bool(way_back.parted(words)[1])


def _by_way(now: datetime, customer: Customer, visits: list[Visit], words: str) -> list[Visit]:
    home = _wants_home(words)
    return [one for one in visits if goes_home(one)] if home else []


def _by_place(now: datetime, customer: Customer, visits: list[Visit], words: str) -> list[Visit]:
    said = ride_places.way(words.title() if words.isupper() else words)
    return [
        one
        for one in visits
        if any(_same_place(said.get(end, ""), one.data.get(end, "")) for end in ("to", "from"))
    ]


def _same_place(said: str, known: str) -> bool:
    return ride_places.is_part_of(said, known) or ride_places.is_part_of(known, said)


def _by_turn(now: datetime, customer: Customer, visits: list[Visit], words: str) -> list[Visit]:
    named = which_one.read(words)
    timed = {n: datetime.fromisoformat(v.data["start"]) for n, v in enumerate(visits) if _has_hour(v)}
    starts = list(timed.values())
    return [visits[n] for n, start in timed.items() if named and which_one.fits(named, start, starts)]


def _by_hour(now: datetime, customer: Customer, visits: list[Visit], words: str) -> list[Visit]:
    """Return the only visit to whose hour the hour in words is near: "9:30 instead" is of the one at ten."""
    read = times.read(words, local(now, customer.time_zone), country=customer.country)
    if read is None or not isinstance(read.start, datetime):
        return []
    at = _minute(read.start)
    near = [v for v in visits if _has_hour(v) and abs(_minute(_start(v)) - at) <= NEAR]
    return near if len(near) == 1 else []


def _start(one: Visit) -> datetime:
    return datetime.fromisoformat(one.data["start"])


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def is_named_by_turn(one: Visit, words: str) -> bool:
    """Tell whether words name a visit by its own hour, or as the one of its part of the day."""
    named = which_one.read(words)
    start = datetime.fromisoformat(one.data["start"]) if _has_hour(one) else None
    return named is not None and start is not None and which_one.fits(named, start, [start])


def _has_hour(one: Visit) -> bool:
    return "T" in one.data.get("start", "")


def visit_of_him(s: Session, now: datetime, customer: Customer, words: str) -> Visit | None:
    """Return whose visit "he" or "she" means: the one that we spoke of last, else the only one."""
    visits, words = coming(s, now, customer), denied.spared(words)
    if not visits or not about_hers.speaks_of_him(words):
        return None
    last = spoken_of.last(s, customer)
    told = [one for one in visits if last is not None and one.order is not None and one.order.id == last.id]
    visit = (told or visits)[-1]
    if names_food(words) and visit.data["kind"] != particulars.MEAL:
        return None
    alike = reading.kind(words) in (reading.OTHER, visit.data["kind"])
    return visit if alike and (len(visits) == 1 or spoke_of_visits(s, customer)) else None


def spoke_of_visits(s: Session, customer: Customer) -> bool:
    """Tell whether the last text to her was about a visit."""
    query = select(Outbox.about).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    return (s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first() or "").startswith("service")


def order(s: Session, customer: Customer, words: str) -> Order | None:
    """Return the order under way that she names by number, kind, shop or goods; else the one we named last."""
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    live = list(s.exec(query.order_by(col(Order.id).desc())))
    if names_food(words) and not reading.asked_for(words):  # what names goods is said of an order of goods
        live = [one for one in live if one.kind != legs.SERVICE or _is_meal(one)]
    said = set(
        words.casefold().replace("'", " ").replace(".", " ").replace(",", " ").replace("?", " ").split()
    )
    numbers = stopping.numbers(words)
    tries = (
        [one for one in live if one.number in numbers],
        [one for one in live if said & _KINDS.get(one.kind, frozenset())],
        [one for one in live if stopping.names(words, [str(one.chosen_because.get("shop", ""))])],
        [one for one in live if stopping.names(words, [row.name for row in baskets.rows(s, one)])],
    )
    last = spoken_of.last(s, customer)
    of_last = [one for one in live if last is not None and one.id == last.id]
    return next((found[0] for found in (*tries, of_last, live) if found), None)


def goods_under_way(s: Session, customer: Customer) -> list[Order]:
    """Return her orders of goods under way, the newest first."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _is_meal(one: Order) -> bool:
    return bool(one.chosen_because.get(legs.VISIT, {}).get("kind") == particulars.MEAL)


def is_for(one: Visit, words: str) -> bool:
    """Tell whether words name what a visit is for: "the bulb", "my bathroom tap"."""
    thing = [word for word in re.findall(r"\w+", one.data.get("thing", "").casefold()) if word not in _SMALL]
    return bool(thing) and stopping.names(words, thing)


def _by_day(now: datetime, customer: Customer, visits: list[Visit], words: str) -> list[Visit]:
    """Return the visits on the day that words name."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    read = times.read(words, here, country=customer.country) if visit_hours.names_day(words, here) else None
    day = f"{read.start:%F}" if read is not None and read.start is not None else "none"
    return [one for one in visits if one.data.get("start", "").startswith(day)]
