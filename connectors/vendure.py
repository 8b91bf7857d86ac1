"""Orders at a shop that runs Vendure: its shop API finds, prices and fills a cart, its admin API places and cancels it.

The shop adds one field to its orders, `conciergeDispatch`, by which a cart is ours and a repeat is seen, and gives us
an API key. Placed at once is what costs no more than she was told and lacks nothing; else the cart waits as a proposal.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from connectors import signing, wire
from connectors import vendure_api as api
from connectors.answers import endpoint
from connectors.base import (
    Event,
    Incoming,
    Item,
    Job,
    Member,
    Misconfigured,
    News,
    Receipt,
    Rejected,
    Said,
    ShopConnector,
    Unsupported,
    Ware,
)
from connectors.calls import Line
from connectors.goods import PAGE, choose, pieces, whole
from connectors.kinds import Kind
from connectors.privacy import permitted, withhold_numbers

CHANGED = "order.changed"
_Model = TypeVar("_Model", bound=BaseModel)


class VendureShop(ShopConnector):
    """Speaks with the Vendure at `config["url"]`; the shared secret, or `config["token"]`, is our API key there."""

    channel = "vendure"
    kinds = frozenset({Kind.GROCER})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Fill a cart that is known by the job, or find it again, and place it if it is what she was told."""
        shop = _Shop(member, http, stamp)
        job = permitted(job, _country(member))
        order = shop.find(job.dispatch) or shop.fill(job)
        if order.state in api.BEFORE_PAYMENT and _as_told(order, job.items):
            shop.place(order, job.dispatch)
        return Receipt(order.code)

    def update(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, news: News) -> Receipt:
        """Place what she agreed to; of other members a shop's orders have nothing to tell."""
        if news.peer is not None:
            return super().update(job, member, http, stamp, news)
        shop = _Shop(member, http, stamp)
        order = shop.find(job.dispatch)
        if order is None or order.state == "Cancelled":
            raise Rejected(f"{member.name} has no cart of this job any more: choose another provider.")
        if order.state in api.BEFORE_PAYMENT:
            shop.place(order, job.dispatch)
        return Receipt(order.code)

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Cancel the order and say why; one that is not there needs no cancelling."""
        shop = _Shop(member, http, stamp)
        order = shop.find(job.dispatch)
        if order is not None and order.state in api.BEFORE_PAYMENT:
            shop.admin(api.MOVE, {"id": order.id, "state": "Cancelled"})
        elif order is not None and order.state in api.ON_ITS_WAY:
            raise Rejected(f"{member.name} has sent the order off already: ring them.")
        elif order is not None and order.state != "Cancelled":
            words = withhold_numbers(f"Order {job.order}: {reason}", _country(member))
            asked = {"orderId": order.id, "reason": words, "cancelShipping": True}
            shop.admin(api.CANCEL, {"input": asked})
        return Receipt()

    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the order says now."""
        order = _Shop(member, http, stamp).find(job.dispatch)
        event = api.event_of(order) if order else None
        return [event] if event else []

    def wares(self, member: Member, http: httpx.Client, stamp: datetime) -> list[Ware]:
        """Each sort of each product that visitors see, or of the collection in the setting `collection`."""
        shop = _Shop(member, http, stamp)
        part = member.config.get("collection")
        found = shop.part(part) if part else shop.everything()
        return [
            Ware(one.name, one.priceWithTax, one.stockLevel != api.NONE_LEFT, one.currencyCode)
            for one in found
        ]

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """An order as it is now, in a Standard Webhook that the shop's own subscriber sends; see CONNECTORS.md."""
        signing.verify(member.secrets, incoming, stamp)
        message = wire.read_message(incoming.body)
        if message.type != CHANGED:
            raise Unsupported(f"A Vendure shop tells '{CHANGED}' and nothing else.")
        order = wire.read_data(api.Order, message.data)
        if not order.customFields.conciergeDispatch:
            raise Rejected(
                "customFields: the order is none of ours. Send only those with a conciergeDispatch."
            )
        event = api.event_of(order)
        return [event] if event else []


class _Shop:
    """One shop, for one call."""

    def __init__(self, member: Member, http: httpx.Client, stamp: datetime) -> None:
        self._member, self._line = member, Line(member, http, stamp)
        self._base = str(endpoint(member)).rstrip("/")
        self._session = ""

    def find(self, dispatch: str) -> api.Order | None:
        """The order of a job, the last one if there are several."""
        query = httpx.QueryParams(query=api.FIND, variables=json.dumps({"dispatch": dispatch}))
        answer = self._send("GET", f"admin-api?{query}", self._key())
        orders = self._read(api.Found, answer).orders.items
        return orders[-1] if orders else None

    def everything(self) -> list[api.Variant]:
        """All that is sold, sort by sort."""

        def page(skip: int) -> list[api.Product]:
            answer = self._shop(api.WARES, {"take": PAGE, "skip": skip})
            return self._read(api.Wares, answer).products.items

        return [variant for product in whole(self._member, page) for variant in product.variants]

    def part(self, slug: str) -> list[api.Variant]:
        """What is sold of one collection."""

        def page(skip: int) -> list[api.Variant]:
            answer = self._shop(api.PART, {"slug": slug, "take": PAGE, "skip": skip})
            if (found := self._read(api.Part, answer).collection) is None:
                raise Misconfigured(
                    f"{self._member.name} has no collection '{slug}': correct 'collection' on its page."
                )
            return found.productVariants.items

        return whole(self._member, page)

    def fill(self, job: Job) -> api.Order:
        """A new cart with what the shop has of it; it is known as the job's once it is complete."""
        inputs = self._choose(job.items)
        self._shop(api.ADD, {"inputs": inputs}, partly=True)
        words = f"{self._member.config.get('agency', 'Concierge')} order {job.order}"
        customer = {
            "emailAddress": self._member.setting("email"),
            "firstName": job.customer,
            "lastName": words,
        }
        address = {
            "fullName": job.customer,
            "company": words,
            "streetLine1": job.address or "is collected",
            "countryCode": _country(self._member),
        }
        self._shop(api.FILL, {"customer": customer, "address": address})
        fields = {"customFields": {"conciergeDispatch": job.dispatch}}
        self._shop(api.FINISH, {"ship": [self._way()], "fields": fields})
        if (order := self.find(job.dispatch)) is None:
            raise Misconfigured(
                f"The orders of {self._member.name} have no field conciergeDispatch: let it add one."
            )
        return order

    def place(self, order: api.Order, dispatch: str) -> None:
        """Order what is in the cart; it is paid by our account with the shop, not by a card."""
        if order.state == api.CART:
            self.admin(api.MOVE, {"id": order.id, "state": "ArrangingPayment"})
        paid = {"orderId": order.id, "method": "concierge", "transactionId": dispatch}
        self.admin(api.PAY, {"input": {**paid, "metadata": {}}})

    def admin(self, query: str, variables: Any) -> None:
        """Change something as the shop's staff do."""
        self._checked(self._send("POST", "admin-api", self._key(), api.written(query, variables)))

    def _shop(self, query: str, variables: Any, *, partly: bool = False) -> dict[str, Any]:
        """Ask or change something as a visitor does, in one session; `partly` is done what can be."""
        known = {"authorization": f"Bearer {self._session}"} if self._session else {}
        answer = self._send("POST", "shop-api", known, api.written(query, variables))
        return answer if partly else self._checked(answer)

    def _choose(self, items: Sequence[Item]) -> list[dict[str, Any]]:
        """The goods that are called as she was told or, where only one is found, that one; raises Rejected for none."""
        found = self._shop(*api.search([item.name for item in items]))
        inputs = []
        for number, item in enumerate(items):
            rows = (found.get(f"i{number}") or {}).get("items") or []
            known = choose(
                item.name, [(str(row["productVariantName"]), row["productVariantId"]) for row in rows]
            )
            if known is not None:
                inputs.append({"productVariantId": known, "quantity": pieces(item)})
        if not inputs:
            raise Rejected(f"{self._member.name} has none of this: choose another provider.")
        return inputs

    def _read(self, model: type[_Model], answer: dict[str, Any]) -> _Model:
        try:
            return model.model_validate(answer)
        except ValidationError as error:
            raise Rejected(f"{self._member.name} answered what cannot be read: ask its developer.") from error

    def _way(self) -> str:
        """How it is brought: by the shipping method of the setting `shipping`, or else the cheapest."""
        ways = self._shop(api.METHODS, {}).get("eligibleShippingMethods") or []
        wanted = self._member.config.get("shipping")
        fit = [way for way in ways if wanted in (None, way["code"])]
        if not fit:
            raise Misconfigured(
                f"{self._member.name} has no way to bring it: correct 'shipping' on its page."
            )
        return str(min(fit, key=lambda way: int(way["priceWithTax"]))["id"])

    def _checked(self, answer: dict[str, Any]) -> dict[str, Any]:
        if (code := api.fault(answer)) is not None:
            raise Rejected(
                f"{self._member.name} refused the order ({code}): choose another provider and ask why."
            )
        return answer

    def _key(self) -> dict[str, str]:
        token = self._member.config.get("token") or next(iter(self._member.secrets), "")
        if not token:
            raise Misconfigured(f"{self._member.name} has no API key: let the shop create one.")
        return {"vendure-api-key": token}

    def _send(self, method: str, path: str, headers: dict[str, str], told: Any = None) -> dict[str, Any]:
        """The data of an answer; raises a ConnectorError for everything else."""
        answer = self._line.ask(method, f"{self._base}/{path}", headers, told)
        self._session = answer.headers.get("vendure-auth-token") or self._session
        return self._data(answer.body)

    def _data(self, body: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Rejected(f"{self._member.name} answered what is no JSON: ask its developer.") from error
        if not isinstance(answer, dict) or answer.get("errors") or not isinstance(answer.get("data"), dict):
            raise Rejected(
                f"{self._member.name} did not understand the request or our key: ask its developer."
            )
        data: dict[str, Any] = answer["data"]
        return data


def _as_told(order: api.Order, items: Sequence[Item]) -> bool:
    """Whether a cart lacks nothing, and costs no more than she was told."""
    told = [item.price for item in items]
    dearer = None not in told and order.subTotalWithTax > sum(price or 0 for price in told)
    return not dearer and sum(line.quantity for line in order.lines) == sum(map(pieces, items))


def _country(member: Member) -> str:
    return member.config.get("country", "US")
