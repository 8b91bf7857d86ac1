"""What she asks the price of, and wants none of yet: told thing by thing at her shop, with what bringing it costs."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Provider
from concierge_bot.services.members import candidates
from concierge_bot.services.orders import baskets, no_goods, quotes, shops, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say, say_some, together
from concierge_bot.understanding import orders


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Tell what things cost that she asks the price of; an empty string if she asks something else."""
    if not orders.asks_prices(words):
        return ""
    span = windows.window(None, None, customer, now)
    things = orders.without_asking(words)
    said = no_goods.named_shops(s, customer, words)
    found, ranked, _ = shops.ranked(
        s, customer, lambda shop: baskets.read(s, customer, things, shop), span, said
    )
    if not ranked:
        return ""
    shop = s.get_one(Provider, ranked[0].provider_id)
    listed = {product.name: product for product in baskets.catalogue(s, shop)}
    asked = [listed[item.name] for item in found[shop.key].items if item.name in listed]
    currency = agency_of(s, customer).currency
    lines = [
        f"{one.name} {money(one.price, currency)}{_each(one.unit)}" for one in asked if one.price is not None
    ]
    if not lines:
        return ""
    fee = money(candidates.delivery_fee(s, customer, shop), currency)
    waits = say("draft_waits") if quotes.open_quote(s, now, customer) is not None else ""
    text = say_some("prices", lines, shop=shop.name, fee=fee)
    return quotes.tell(s, now, customer, together(text, waits), once)


def _each(unit: str | None) -> str:
    return "" if unit in (None, "", "each") else f" a {unit}"
