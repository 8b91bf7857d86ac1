"""Orders at a shop that runs WooCommerce, by its REST API v3: what waits for her is pending, an order processing.

https://woocommerce.github.io/woocommerce-rest-api-docs/: an order is ours by its meta data `concierge_dispatch`, and
found again by our words in its address, which the shop can search. Webhooks carry X-WC-Webhook-Signature.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

import httpx
from pydantic import BaseModel, Field, RootModel

from connectors.base import (
    BadSignature,
    Event,
    Incoming,
    Item,
    Job,
    Member,
    News,
    Receipt,
    Rejected,
    Said,
    ShopConnector,
    Unsupported,
    Ware,
)
from connectors.calls import Line
from connectors.goods import pieces
from connectors.kinds import Kind, LegEvent
from connectors.privacy import permitted, withhold_numbers
from connectors.wire import read_body
from connectors.woocommerce_goods import Good, Shelf, key, url

SIGNATURE, OURS, WAITS = "x-wc-webhook-signature", "concierge_dispatch", "pending"
STATUSES = {
    WAITS: LegEvent.PROPOSED,
    "processing": LegEvent.ACCEPTED,
    "completed": LegEvent.DONE,
    "cancelled": LegEvent.CANCELLED,
    "refunded": LegEvent.FAILED,
    "failed": LegEvent.FAILED,
}
NOTHING_NEW = ("on-hold", "checkout-draft", "auto-draft", "trash")
Money = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]


class Row(BaseModel):
    """A line of an order."""

    name: str = Field(max_length=200)
    quantity: int = Field(ge=0)
    total: Money
    total_tax: Money = Decimal(0)
    variation_id: int = 0
    parent_name: str | None = None

    @property
    def called(self) -> str:
        """What it is called among the goods; theirs of a sort is "Coffee - 11 oz, ground"."""
        if not (self.variation_id and self.parent_name):
            return self.name
        options = self.name.removeprefix(self.parent_name).removeprefix(" - ").replace(", ", " ")
        return f"{self.parent_name} {options}".strip()

    @property
    def cents(self) -> int:
        """What the line costs."""
        return round((self.total + self.total_tax) * 100)


class Meta(BaseModel):
    """Something that somebody noted about an order."""

    key: str
    value: Any = None


class Order(BaseModel):
    """An order as the shop keeps it."""

    id: int
    status: str
    date_modified_gmt: datetime
    line_items: list[Row] = []
    meta_data: list[Meta] = []

    @property
    def dispatch(self) -> str | None:
        """The job that it is of."""
        return next((str(one.value) for one in self.meta_data if one.key == OURS), None)


class Current(BaseModel):
    """The currency of the shop."""

    code: str = Field(max_length=3)


class Orders(RootModel[list[Order]]):
    """What was found."""


class WooCommerceShop(ShopConnector):
    """Speaks with the shop at `config["url"]` under `consumer_key` and `consumer_secret`."""

    channel = "woocommerce"
    kinds = frozenset({Kind.GROCER})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Order what is as she was told; what is not waits as pending until she agreed."""
        line = Line(member, http, stamp)
        job = permitted(job, member.config.get("country", "US"))
        if (known := _find(line, job.dispatch)) is not None:
            return Receipt(str(known.id))
        shelf = Shelf(line)
        found = [shelf.find(item.name) for item in job.items]
        rows = [one.row(pieces(i)) for i, one in zip(job.items, found, strict=True) if one]
        if not rows:
            raise Rejected(f"{member.name} has none of this: choose another provider.")
        status = "processing" if _as_told(job.items, found) else WAITS
        _, body = line.send("POST", url(member, "orders"), key(member), _order(job, member, status, rows))
        return Receipt(str(line.read(Order, body).id))

    def update(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, news: News) -> Receipt:
        """Order what she agreed to; of other members a shop's orders have nothing to tell."""
        if news.peer is not None:
            return super().update(job, member, http, stamp, news)
        line = Line(member, http, stamp)
        found = _find(line, job.dispatch)
        if found is None or found.status not in (WAITS, "processing"):
            raise Rejected(f"{member.name} has no such order any more: choose another provider.")
        if found.status == WAITS:
            line.send("PUT", url(member, f"orders/{found.id}"), key(member), {"status": "processing"})
        return Receipt(str(found.id))

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Cancel it with its reason; what is completed is not called back."""
        line = Line(member, http, stamp)
        found = _find(line, job.dispatch)
        if found is None or found.status == "cancelled":
            return Receipt()
        if found.status == "completed":
            raise Rejected(f"{member.name} has completed the order already: ring them.")
        words = withhold_numbers(f"Order {job.order}: {reason}", member.config.get("country", "US"))
        changed = {"status": "cancelled", "customer_note": words}
        line.send("PUT", url(member, f"orders/{found.id}"), key(member), changed)
        return Receipt()

    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the order says now."""
        found = _find(Line(member, http, stamp), job.dispatch)
        return _events(found) if found else []

    def wares(self, member: Member, http: httpx.Client, stamp: datetime) -> list[Ware]:
        """All that can be ordered by its name, or what is in the setting `category`."""
        line = Line(member, http, stamp)
        found = Shelf(line).all_of_it(member.config.get("category", ""))
        currency = _currency(line) if found else ""
        return [Ware(one.name, one.cents, one.is_there, currency) for one in found]

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """An order as it is now; the signature is base64 of HMAC-SHA256 over the body."""
        headers = {name.lower(): value for name, value in incoming.headers.items()}
        given = headers.get(SIGNATURE, "").encode()
        if not any(hmac.compare_digest(sign(one, incoming.body).encode(), given) for one in member.secrets):
            raise BadSignature(f"The header {SIGNATURE} fits none of our secrets: sign the exact bytes.")
        return [*_events(read_body(Order, incoming.body))]


def sign(secret: str, body: bytes) -> str:
    """Their signature of a webhook."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def _find(line: Line, dispatch: str) -> Order | None:
    query = httpx.QueryParams(search=dispatch, per_page=20, status="any")
    _, body = line.send("GET", url(line.member, f"orders?{query}"), key(line.member))
    return next((one for one in line.read(Orders, body).root if one.dispatch == dispatch), None)


def _currency(line: Line) -> str:
    """The currency that the shop reckons in; nothing if our key may not read it."""
    try:
        _, body = line.send("GET", url(line.member, "data/currencies/current"), key(line.member))
        return line.read(Current, body).code
    except Rejected:
        return ""


def _as_told(items: Sequence[Item], found: Sequence[Good | None]) -> bool:
    """Whether nothing is missing, and it costs no more than she was told."""
    for item, good in zip(items, found, strict=True):
        if good is None or good.cents is None:
            return False
        if item.price is not None and good.cents * pieces(item) > item.price:
            return False
    return True


def _order(job: Job, member: Member, status: str, rows: list[dict[str, int]]) -> dict[str, Any]:
    """An order of our account: paid by our statement, brought to her, known by the job."""
    agency = member.config.get("agency", "Concierge")
    whom = {
        "first_name": job.customer,
        "company": f"{agency} order {job.order} {job.dispatch}",
        "address_1": job.address or "is collected",
        "country": member.config.get("country", "US"),
    }
    return {
        "status": status,
        "set_paid": False,
        "payment_method": "concierge",
        "payment_method_title": f"Statement of {agency}",
        "billing": {**whom, "email": member.setting("email")},
        "shipping": whom,
        "line_items": rows,
        "customer_note": job.note or "",
        "meta_data": [{"key": OURS, "value": job.dispatch}],
    }


def _events(order: Order) -> list[Event]:
    """What an order says; one id for each status, whether it was asked or told."""
    if order.status in NOTHING_NEW:
        return []
    if order.status not in STATUSES:
        raise Unsupported("The order's status is none of WooCommerce's own: see CONNECTORS.md.")
    if order.dispatch is None:
        raise Rejected(f"meta_data: the order has no {OURS}, so it is none of ours. Send only those.")
    event, lines = STATUSES[order.status], order.line_items
    told = event in (LegEvent.PROPOSED, LegEvent.ACCEPTED)
    items = tuple(Item(one.called, one.quantity, None, one.cents) for one in lines)
    return [
        Event(
            id=f"{order.id}-{order.status}",
            event=event,
            at=order.date_modified_gmt.replace(tzinfo=UTC),
            dispatch=order.dispatch,
            items=items if event is LegEvent.PROPOSED else (),
            total=sum(one.cents for one in lines) if told else None,
        )
    ]
