"""Vendure's GraphQL as far as a shop's connector needs it: what is asked, and an order as its admin API tells it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from connectors.base import Event, Item, Unsupported
from connectors.kinds import LegEvent

ORDER = """
fragment Placed on Order {
  id code state updatedAt orderPlacedAt subTotalWithTax customFields { conciergeDispatch }
  lines { quantity proratedLinePriceWithTax productVariant { name } }
  fulfillments { state }
}"""
FIND = (
    """
query Find($dispatch: String!) {
  orders(options: {filter: {conciergeDispatch: {eq: $dispatch}}}) { items { ...Placed } }
}"""
    + ORDER
)
SEARCH = """search(input: {term: $t%d, groupByProduct: false, take: 20}) {
  items { productVariantId productVariantName }
}"""
ADD = """
mutation Add($inputs: [AddItemInput!]!) {
  addItemsToOrder(inputs: $inputs) { order { id } errorResults { ... on ErrorResult { errorCode } } }
}"""
FILL = """
mutation Fill($customer: CreateCustomerInput!, $address: CreateAddressInput!) {
  setCustomerForOrder(input: $customer) { ...Wrong }
  setOrderShippingAddress(input: $address) { ...Wrong }
}
fragment Wrong on ErrorResult { errorCode }"""
METHODS = "query Methods { eligibleShippingMethods { id code priceWithTax } }"
FINISH = """
mutation Finish($ship: [ID!]!, $fields: UpdateOrderInput!) {
  setOrderShippingMethod(shippingMethodId: $ship) { ...Wrong }
  setOrderCustomFields(input: $fields) { ...Wrong }
}
fragment Wrong on ErrorResult { errorCode }"""
WARES = """
query Wares($take: Int!, $skip: Int!) {
  products(options: {take: $take, skip: $skip}) { items { variants { ...Ware } } }
}
fragment Ware on ProductVariant { name priceWithTax currencyCode stockLevel }"""
PART = """
query Part($slug: String!, $take: Int!, $skip: Int!) {
  collection(slug: $slug) { productVariants(options: {take: $take, skip: $skip}) { items { ...Ware } } }
}
fragment Ware on ProductVariant { name priceWithTax currencyCode stockLevel }"""
MOVE = """
mutation Move($id: ID!, $state: String!) {
  transitionOrderToState(id: $id, state: $state) { ... on ErrorResult { errorCode } }
}"""
PAY = """
mutation Pay($input: ManualPaymentInput!) {
  addManualPaymentToOrder(input: $input) { ... on ErrorResult { errorCode } }
}"""
CANCEL = """
mutation Cancel($input: CancelOrderInput!) {
  cancelOrder(input: $input) { ... on ErrorResult { errorCode } }
}"""

CART, BEFORE_PAYMENT = "AddingItems", ("AddingItems", "ArrangingPayment")
NONE_LEFT = "OUT_OF_STOCK"
ON_ITS_WAY = ("PartiallyShipped", "Shipped", "PartiallyDelivered", "Delivered")
"""Vendure would cancel it even now, though nothing comes back by that."""
STATES = {
    CART: LegEvent.PROPOSED,
    "PaymentAuthorized": LegEvent.ACCEPTED,
    "PaymentSettled": LegEvent.ACCEPTED,
    "Shipped": LegEvent.PICKED_UP,
    "Delivered": LegEvent.DELIVERED,
    "Cancelled": LegEvent.CANCELLED,
}
"""A cart of ours that still waits is a proposal: what the shop has of it, and at what price."""
NOTHING_NEW = ("Created", "Draft", "ArrangingPayment", "PartiallyShipped", "PartiallyDelivered", "Modifying",
               "ArrangingAdditionalPayment")  # fmt: skip


class Name(BaseModel):
    """A thing that is sold."""

    name: str = Field(max_length=200)


class Variant(BaseModel):
    """One sort of a product as visitors see it, its price in cents."""

    name: str
    priceWithTax: int
    currencyCode: str = ""
    stockLevel: str


class Product(BaseModel):
    """A product with its sorts, each with a name of its own."""

    variants: list[Variant]


class Products(BaseModel):
    """A page of all that is sold."""

    items: list[Product]


class Wares(BaseModel):
    """The answer to WARES."""

    products: Products


class Variants(BaseModel):
    """A page of a part."""

    items: list[Variant]


class Collection(BaseModel):
    """A part of what is sold."""

    productVariants: Variants


class Part(BaseModel):
    """The answer to PART."""

    collection: Collection | None


class Line(BaseModel):
    """A line of an order, its price in cents."""

    quantity: int = Field(ge=0)
    proratedLinePriceWithTax: int = Field(ge=0)
    productVariant: Name


class Fulfillment(BaseModel):
    """What was packed."""

    state: str


class Fields(BaseModel):
    """The field that the shop adds to its orders for us."""

    conciergeDispatch: str | None = None


class Order(BaseModel):
    """An order as the shop keeps it."""

    id: str
    code: str = Field(max_length=100)
    state: str
    updatedAt: datetime
    orderPlacedAt: datetime | None = None
    subTotalWithTax: int = Field(ge=0)
    customFields: Fields = Fields()
    lines: list[Line] = []
    fulfillments: list[Fulfillment] | None = None


class Orders(BaseModel):
    """The orders that were found."""

    items: list[Order]


class Found(BaseModel):
    """The answer to FIND."""

    orders: Orders


def search(terms: list[str]) -> tuple[str, dict[str, str]]:
    """One query for all goods, and its variables."""
    asked = " ".join(f"i{n}: {SEARCH % n}" for n in range(len(terms)))
    variables = {f"t{n}": term for n, term in enumerate(terms)}
    return f"query Search({', '.join(f'${name}: String!' for name in variables)}) {{ {asked} }}", variables


def event_of(order: Order) -> Event | None:
    """What an order says now; None while nothing is decided. Raises Unsupported for a state that nobody defined."""
    if order.state in NOTHING_NEW:
        return None
    if order.state not in STATES:
        raise Unsupported("The order's state is none of Vendure's own: see CONNECTORS.md.")
    event, step = STATES[order.state], order.state
    if event is LegEvent.ACCEPTED and order.fulfillments:
        event, step = LegEvent.READY, "Packed"
    if event is LegEvent.CANCELLED and order.orderPlacedAt is None:
        event = LegEvent.DECLINED
    told = event in (LegEvent.PROPOSED, LegEvent.ACCEPTED)
    return Event(
        id=f"{order.code}-{step}",
        event=event,
        at=order.updatedAt,
        dispatch=order.customFields.conciergeDispatch,
        items=tuple(Item(one.productVariant.name, one.quantity, None, one.proratedLinePriceWithTax)
                    for one in order.lines) if event is LegEvent.PROPOSED else (),
        total=order.subTotalWithTax if told else None,
    )  # fmt: skip


def fault(answer: Any) -> str | None:
    """The code of the first error in an answer, wherever GraphQL or Vendure puts it."""
    if isinstance(answer, dict):
        if isinstance(code := answer.get("errorCode"), str):
            return code
        return next((found for value in answer.values() if (found := fault(value))), None)
    if isinstance(answer, list):
        return next((found for value in answer if (found := fault(value))), None)
    return None


def written(query: str, variables: Any) -> dict[str, Any]:
    """What a request tells."""
    return {"query": query, "variables": variables}
