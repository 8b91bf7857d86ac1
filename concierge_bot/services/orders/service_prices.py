"""She asks what something costs: what waits for her OK is said with its price, and a price alone books nothing."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Provider, StandingOrder
from concierge_bot.services.orders import errands, hires, visit_words
from concierge_bot.services.orders.errand_booking import tell
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, money, say
from concierge_bot.understanding.visits import errand_names
from concierge_bot.understanding.visits import errands as reading

STANDING, GOODS = "standing", "order"


def of_offer(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Say what it costs that was read back last and is no order of goods; an empty string where nothing such waits."""
    waiting = [
        q for q in questions.open_ones(s, now, customer) if q.about in (errands.ABOUT, STANDING, GOODS)
    ]
    asked = max(waiting, key=lambda q: (q.asked_at, q.key), default=None)
    if (
        asked is None
        or asked.about == GOODS
        or (asked.about == errands.ABOUT and hires.best(s, now, customer, asked.data) is None)
    ):
        return ""
    if asked.about == errands.ABOUT:
        return errands.again(s, now, customer, asked, once=once)
    row = s.get(StandingOrder, asked.subject_id)
    if row is None or row.price is None:
        return ""
    price = money(row.price, agency_of(s, customer).currency)
    return questions.say_again(s, now, customer, asked, once=once, first=say("standing_price", price=price))


def of_kind(
    s: Session, now: datetime, customer: Customer, words: str, firm: Provider | None, *, once: str
) -> str:
    """Say what a service costs that she only asks the price of; an empty string where nobody has one for it."""
    kind = reading.kind(words)
    kind = firm.services[0] if kind == reading.OTHER and firm is not None and firm.services else kind
    ranked, _ = hires.able(s, customer, kind) if kind != reading.OTHER else ([], {})
    able = [s.get_one(Provider, one.provider_id) for one in ranked]
    shop = next((one for one in able if firm is None or one.key == firm.key), None)
    if shop is None or visit_words.once_cents({"kind": kind}, shop) is None:
        return ""
    cents = visit_words.once_cents({"kind": kind}, shop)
    price = money(cents, agency_of(s, customer).currency)
    text = say("price_of", what=capital(errand_names.spoken(words)), shop=shop.name, price=price)
    return tell(s, now, customer, text, once)
