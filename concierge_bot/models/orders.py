"""Orders, their legs and the offers (dispatches) of a leg to one provider after another."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class OrderStatus(StrEnum):
    """How far an order is, as she would say it."""

    quoted = "quoted"
    placed = "placed"
    accepted = "accepted"
    on_the_way = "on_the_way"
    delivered = "delivered"
    done = "done"
    cancelled = "cancelled"
    failed = "failed"


class LegStatus(StrEnum):
    """How far one provider's part of an order is."""

    offered = "offered"
    accepted = "accepted"
    proposed = "proposed"
    declined = "declined"
    expired = "expired"
    ready = "ready"
    picked_up = "picked_up"
    delivered = "delivered"
    done = "done"
    cancelled = "cancelled"
    failed = "failed"


LIVE_ORDERS = (OrderStatus.placed, OrderStatus.accepted, OrderStatus.on_the_way)
ENDED_LEGS = (LegStatus.delivered, LegStatus.done, LegStatus.cancelled, LegStatus.failed)


class Order(Row, table=True):
    """What she asked for, under one number, with one price and one window.

    ``late_told``: the clock found it late; ``rate_at``: when she is asked how it was.
    """

    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    number: int
    customer_id: int = Field(foreign_key="customer.id", index=True)
    kind: str = "groceries"
    status: OrderStatus = OrderStatus.quoted
    window_start: datetime | None = None
    window_end: datetime | None = Field(default=None, index=True)
    late_told: bool = False
    rate_at: datetime | None = Field(default=None, index=True)
    total: int | None = None
    fee: int = 0
    chosen_because: dict[str, Any] = json_field(dict)
    undo_until: datetime | None = None
    standing_order_id: int | None = Field(default=None, foreign_key="standing_order.id")
    medication_id: int | None = Field(default=None, foreign_key="medication.id")
    created_at: datetime


class OrderItem(Row, table=True):
    """One line of an order; ``price`` is the line's in cents, None where the shop has yet to say.

    It is packed by the leg that it names, else by the first.
    """

    order_id: int = Field(foreign_key="orders.id", index=True)
    leg_id: int | None = Field(default=None, foreign_key="leg.id")
    name: str
    quantity: float | None = None
    unit: str | None = None
    price: int | None = None


class Leg(Row, table=True):
    """One provider's part of an order; it came to its status ``since``, and gets ``price`` for it (cents, if known).

    ``skills`` is what its member must be trained for, ``code`` what she tells whoever hands her medicine over; when all
    are asked again, it is the next ``round``. ``quoted`` and ``promised_end`` are its price and its end as they were
    offered. A part that is handed down names its ``parent_id``. What nobody took is asked for again at ``again_at``.
    """

    order_id: int = Field(foreign_key="orders.id", index=True)
    position: int = 1
    parent_id: int | None = Field(default=None, foreign_key="leg.id")
    kind: str
    provider_id: int | None = Field(default=None, foreign_key="provider.id")
    status: LegStatus = LegStatus.offered
    since: datetime | None = None
    again_at: datetime | None = Field(default=None, index=True)
    price: int | None = None
    quoted: int | None = None
    window_start: datetime | None = None
    window_end: datetime | None = None
    promised_end: datetime | None = None
    round: int = 1
    skills: list[str] = json_field(list)
    checklist: list[dict[str, Any]] = json_field(list)
    code: str = ""


class Dispatch(Row, table=True):
    """The offer of a leg to one provider; ``ref`` is the webhook-id, constant over retries.

    ``held``: a pharmacist must clear something first, so no clock awaits the answer. Where she agreed to other lines,
    ``lines_asked`` were asked for and ``lines_kept`` of them come as asked.
    """

    __table_args__ = (
        UniqueConstraint("leg_id", "provider_id", "round"),
        Index(
            "ix_dispatch_due",
            "expires_at",
            sqlite_where=text("expires_at IS NOT NULL"),
            postgresql_where=text("expires_at IS NOT NULL"),
        ),
    )

    ref: str = Field(unique=True)
    leg_id: int = Field(foreign_key="leg.id", index=True)
    provider_id: int = Field(foreign_key="provider.id", index=True)
    round: int = 1
    status: LegStatus = LegStatus.offered
    offered_at: datetime
    expires_at: datetime | None = None
    answered_at: datetime | None = None
    reference: str | None = None
    held: bool = False
    lines_asked: int | None = None
    lines_kept: int | None = None


class ProviderEvent(Row, table=True):
    """An event that a provider sent, stored once under its own id so that a repeat is harmless."""

    __table_args__ = (UniqueConstraint("provider_id", "event_key"),)

    provider_id: int = Field(foreign_key="provider.id")
    event_key: str
    event: str
    effect: str = ""
    received_at: datetime


class StandingOrder(Row, table=True):
    """A repeating order; ``rrule`` is RFC 5545 in her wall clock, ``next_at`` when the next one is placed.

    Up to ``placed_to`` each time had its order, or she was told that it had none. ``price`` is what the goods cost in
    cents when she agreed to it. A ``visit`` is what somebody comes for each time, in place of goods.
    """

    __tablename__ = "standing_order"
    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    number: int
    customer_id: int = Field(foreign_key="customer.id", index=True)
    items: list[dict[str, Any]] = json_field(list)
    visit: dict[str, Any] = json_field(dict)
    rrule: str
    first: datetime
    words: str = ""
    exceptions: list[str] = json_field(list)
    held_until: datetime | None = None
    price: int | None = None
    placed_to: datetime | None = None
    next_at: datetime | None = Field(default=None, index=True)
    ended_at: datetime | None = None
