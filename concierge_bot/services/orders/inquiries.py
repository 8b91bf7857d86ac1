"""What she asks the price of, and wants none of yet: told thing by thing at her shop, with what bringing it costs."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Product, Provider
from concierge_bot.services.members import candidates
from concierge_bot.services.orders import baskets, no_goods, order_questions, read_backs, shop_choice, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say, say_some, together
from concierge_bot.understanding.orders import order_words


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Tell what things cost that she asks the price of, or if a shop has them; an empty string if she asks neither."""
    if order_words.asks_prices(words):
        found = _listed(s, now, customer, words, order_words.without_asking(words))
    elif things := order_words.asks_if_sold(words):
        found = _listed(s, now, customer, words, things)
    else:
        return ""
    if found is None:
        return ""
    shop, products = found
    currency = agency_of(s, customer).currency
    fee = money(candidates.delivery_fee(s, customer, shop), currency)
    lines = [f"{one.name} {money(one.price, currency)}{_each(one.unit)}" for one in products]
    if read_backs.open_quote(s, now, customer) is not None:
        text = say_some("prices", lines, shop=shop.name, fee=fee)
        return read_backs.tell(s, now, customer, together(text, say("draft_waits")), once)
    if order_words.asks_prices(words):
        return read_backs.tell(s, now, customer, say_some("prices", lines, shop=shop.name, fee=fee), once)
    goods = " and ".join(one.name for one in products)
    text = say_some("sold", lines, shop=shop.name, fee=fee)
    return order_questions.offer(s, now, customer, f"{goods} from {shop.name}", text, once=once)


def _listed(
    s: Session, now: datetime, customer: Customer, words: str, things: str
) -> tuple[Provider, list[Product]] | None:
    """Return the first shop by her preference, or her words, that lists some of what she names, and what it lists."""
    span = windows.window(None, None, customer, now)
    said = no_goods.named_shops(s, customer, words)
    baskets_at, ranked, _ = shop_choice.ranked(
        s, customer, lambda shop: baskets.read(s, customer, things, shop), span, said
    )
    if not ranked:
        return None
    shop = s.get_one(Provider, ranked[0].provider_id)
    listed = {product.name: product for product in baskets.catalogue(s, shop) if product.price is not None}
    products = [listed[item.name] for item in baskets_at[shop.key].items if item.name in listed]
    return (shop, products) if products else None


def _each(unit: str | None) -> str:
    return "" if unit in (None, "", "each") else f" a {unit}"
