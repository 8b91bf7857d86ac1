"""What is amiss in her home and takes several members: one case over all of them, and she need not call anyone."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Case, Customer, Order, Provider, Question, Urgency
from concierge_bot.services.cases import cases
from concierge_bot.services.house import notify
from concierge_bot.services.orders import hires, visit_words, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import trades

ABOUT = "fault"
OF_CASE = "of_case"
"""Under which word an order that sees to a part of a fault names its case."""
SEEN_TO_WITHIN = timedelta(hours=2)


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Read back who would see to a fault that she tells of; empty if it is none, or nobody of them is a member."""
    fault = trades.now().fault(words)
    if fault is None or "?" in words:
        return ""
    open_already = next((case for case in _open(s, customer) if case.about.startswith(fault.said)), None)
    if open_already is not None:
        text = say("fault_known", number=open_already.number, what=fault.said)
        notify.to_customer(s, now, customer, text, about="case", once=once)
        return text
    parts = {service: shop for service in fault.by if (shop := _best(s, customer, service))}
    if not parts:
        return ""
    text = _read_back(s, customer, fault.said, list(parts.values()))
    data = {"said": fault.said, "by": " ".join(fault.by), "words": words}
    return questions.read_back(
        s, now, customer, ABOUT, text, once=once, told="service", words=fault.said, data=data
    )


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her OK opens the case and asks each member for its part; for a part that nobody does a person finds somebody."""
    if reply not in ("1", "yes"):
        notify.to_customer(s, now, customer, say("service_left"), about="service", once=once)
        return
    parts = {service: _best(s, customer, service) for service in q.data["by"].split()}
    nobody = [trades.now().by_kind[service].said for service, shop in parts.items() if shop is None]
    case = cases.open_case(
        s,
        now,
        customer,
        ABOUT,
        f"{q.data['said']}: {q.data['words']}",
        within=SEEN_TO_WITHIN,
        must=f"find {' and '.join(nobody)}, and tell her"
        if nobody
        else "see that it works again, and tell her",
    )
    shops = [shop for shop in parts.values() if shop is not None]
    for service, shop in parts.items():
        if shop is not None:
            hires.book(s, now, customer, _part(q.data, service), shop, **{OF_CASE: case.key})
    text = say(
        "fault_begun",
        number=case.number,
        members=" and ".join(shop.name for shop in shops) or "our team",
        by=windows.by(now, SEEN_TO_WITHIN, customer.time_zone),
    )
    notify.to_customer(s, now, customer, text, about="service", once=once)


def part_over(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """A member has done its part: with the last of them the case is resolved, unless a part came to nothing."""
    key = order.chosen_because.get(OF_CASE)
    if key is None:
        return
    case = s.get_one(Case, key)
    mine = [one for one in _orders(s, customer) if one.chosen_because.get(OF_CASE) == key]
    if any(one.status in LIVE_ORDERS for one in mine) or not all(one.status == "done" for one in mine):
        return
    cases.resolve(s, now, case, "all parts are done")
    text = say("fault_over", number=case.number)
    once = f"fault:{case.id}:over"
    notify.to_customer(s, now, customer, text, about="case", once=once, urgency=Urgency.order)


def _read_back(s: Session, customer: Customer, what: str, shops: list[Provider]) -> str:
    members, currency = " and ".join(shop.name for shop in shops), agency_of(s, customer).currency
    price = money(sum(shop.price for shop in shops), currency)
    unpriced = " and ".join(shop.name for shop in shops if not shop.price)
    if unpriced:
        return say("fault_prices", what=what, members=members, price=price, unpriced=unpriced)
    return say("fault", what=what, members=members, price=price)


def _part(told: dict[str, str], service: str) -> visit_words.Data:
    return {
        "kind": service,
        "said": f"{trades.now().by_kind[service].said} for {told['said']}",
        "words": told["words"],
        "start": "",
        "end": "",
        "at": hires.SOON,
    }


def _best(s: Session, customer: Customer, service: str) -> Provider | None:
    ranked, _ = hires.able(s, customer, service)
    return s.get_one(Provider, ranked[0].provider_id) if ranked else None


def _open(s: Session, customer: Customer) -> list[Case]:
    query = select(Case).where(Case.customer_id == customer.id, Case.kind == ABOUT, Case.status != "resolved")
    return list(s.exec(query))


def _orders(s: Session, customer: Customer) -> list[Order]:
    return list(s.exec(select(Order).where(Order.customer_id == customer.id).order_by(col(Order.id))))
