"""What a person at the desk writes into the ledger: a price that came late, what was paid, who is liable."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.errors import BadInput, NotFound, NotNow
from concierge_bot.models import ENDED_LEGS, Account, Agency, Case, Customer, Order, Provider, Task
from concierge_bot.services.cases import cases
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import tiers
from concierge_bot.services.money import ledger
from concierge_bot.services.money.ledger import Posting
from concierge_bot.services.orders import prices
from concierge_bot.texts import money, say
from concierge_bot.texts.pages import told


def price(s: Session, now: datetime, order: Order, position: int, cents: int, who: str) -> None:
    """Write down what a part costs whose member had not said it; NotNow if its price is known already."""
    leg = tiers.find(s, order, position)
    if leg.price is not None:
        raise NotNow(
            told(
                "Part {part} of order {number} has its price already: give a credit instead",
                part=position,
                number=order.number,
            )
        )
    customer = s.get_one(Customer, order.customer_id)
    prices.agree(s, customer, order, leg, cents)
    note(s, now, order.agency_id, f"price of a part written down by {who}", customer=customer, order=order)
    if leg.status in ENDED_LEGS:
        ledger.settle(s, now, customer, order)


def paid(s: Session, now: datetime, customer: Customer, cents: int, receipt: str) -> bool:
    """She paid; the same receipt again writes nothing. How she paid is no matter of ours: no card is ever kept."""
    posting = Posting(
        f"payment:{customer.id}:{receipt}",
        "payment",
        Account.bank,
        Account.customer,
        cents,
        f"paid, {receipt}",
    )
    return ledger.post(s, now, customer.agency_id, posting, customer_id=customer.id)


def credit(
    s: Session,
    now: datetime,
    customer: Customer,
    cents: int,
    about: str,
    receipt: str,
    number: int | None = None,
) -> int:
    """Take cents off what she owes, for a case if its number is given; return what it came to, 0 for a repeat."""
    case = _case(s, customer.agency_id, number) if number is not None else None
    if case is not None and case.customer_id != customer.id:
        raise NotFound(
            told("There is no case {number} of {name}", number=number, name=customer.name), field="case"
        )
    order = cases.order_of(s, case) if case else None
    once = f"credit:{customer.id}:{receipt}"
    return ledger.credit(s, now, customer, cents, about, once=once, order=order, of_case=case)


def task_closed(s: Session, now: datetime, task: Task) -> None:
    """A person has ended a task: if it was a case's, whoever is liable for that pays what it cost."""
    case = s.get(Case, task.case_id) if task.case_id else None
    if case is not None and case.status == "resolved":
        cases.hold_liable(s, now, case)


def paid_out(s: Session, now: datetime, provider: Provider, cents: int, receipt: str) -> bool:
    """A member got its money; NotNow if that is more than it is owed. The same receipt again writes nothing."""
    once = f"payout:{provider.id}:{receipt}"
    if ledger.is_there(s, provider.agency_id, once):
        return False
    if cents > (owed := ledger.owed_to(s, provider)):
        raise NotNow(
            told(
                "{name} is owed {owed} cents, not {cents}: look at its statement",
                name=provider.name,
                owed=owed,
                cents=cents,
            )
        )
    posting = Posting(once, "payout", Account.member, Account.bank, cents, f"paid out, {receipt}")
    new = ledger.post(s, now, provider.agency_id, posting, provider_id=provider.id)
    if provider.phone:
        agency = s.get_one(Agency, provider.agency_id)
        text = say("member_paid", agency=agency.name, total=money(cents, agency.currency))
        notify.to_phone(s, now, agency, provider.phone, text, about="member", once=once)
    return new


def adjust(
    s: Session, now: datetime, provider: Provider, kind: str, cents: int, about: str, receipt: str
) -> bool:
    """Give a member a bonus, or a penalty, for an outcome that was agreed with it."""
    sides = {
        "bonus": (Account.agency, Account.member),
        "penalty": (Account.member, Account.agency),
    }
    if kind not in sides:
        raise BadInput(told("Say which it is: {choices}", choices=" or ".join(sides)), field="kind")
    debit, credit = sides[kind]
    posting = Posting(f"{kind}:{provider.id}:{receipt}", kind, debit, credit, cents, about)
    return ledger.post(s, now, provider.agency_id, posting, provider_id=provider.id)


def blame(s: Session, now: datetime, agency_id: int, number: int, member: str, who: str) -> int:
    """Say which member is liable for a case; return the cents that it is debited with, now or when the case ends."""
    case = _case(s, agency_id, number)
    known = select(Provider).where(Provider.agency_id == agency_id, Provider.name == member)
    if s.exec(known).first() is None:
        raise NotFound(told("There is no member called {name}", name=member), field="member")
    if case.liable != member and cases.was_held(s, case):
        raise NotNow(
            told(
                "{name} has paid for case {number} already: give it a bonus to take that back",
                name=case.liable,
                number=number,
            )
        )
    case.liable = member
    s.add(case)
    note(s, now, agency_id, f"case {number}: {member} is liable, says {who}", order=cases.order_of(s, case))
    return cases.hold_liable(s, now, case) if case.status == "resolved" else 0


def _case(s: Session, agency_id: int, number: int) -> Case:
    case = s.exec(select(Case).where(Case.agency_id == agency_id, Case.number == number)).first()
    if case is None:
        raise NotFound(told("There is no case {number}", number=number), field="case")
    return case
