"""All tables in one place, so that metadata is complete whoever asks for it."""

from concierge_bot.models.alarms import Alarm, AlarmStatus
from concierge_bot.models.company import CheckIn, CheckInStatus, Company
from concierge_bot.models.desk import Case, Notice, Operator, Pass, Task, TaskStatus
from concierge_bot.models.family import CalendarEvent, FamilyNote, Look, SignInTry
from concierge_bot.models.ladders import Ladder, LadderStep
from concierge_bot.models.medication import Dose, DoseStatus, Evidence, Medication
from concierge_bot.models.messages import Message, MessageState, Question, Ring
from concierge_bot.models.money import Account, Transfer
from concierge_bot.models.monitors import Device, Limit, Reading
from concierge_bot.models.orders import (
    ENDED_LEGS,
    LIVE_ORDERS,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderItem,
    OrderStatus,
    ProviderEvent,
    StandingOrder,
)
from concierge_bot.models.outages import Heartbeat, Outage
from concierge_bot.models.outbox import CALL_ENDS, Attempt, Line, Outbox, OutboxState, Urgency
from concierge_bot.models.people import (
    Agency,
    Consent,
    Contact,
    Customer,
    Grant,
    NumberChange,
    OptedOut,
    Scope,
)
from concierge_bot.models.providers import Product, Provider, Standing
from concierge_bot.models.ratings import Rating
from concierge_bot.models.reminders import Reminder
from concierge_bot.models.sourcing import Finding, FindingState, Search
from concierge_bot.models.terms import Term
from concierge_bot.models.timeline import Entry, House
from concierge_bot.models.trips import Trip

__all__ = [
    "CALL_ENDS",
    "ENDED_LEGS",
    "LIVE_ORDERS",
    "Account",
    "Agency",
    "Alarm",
    "AlarmStatus",
    "Attempt",
    "CalendarEvent",
    "Case",
    "CheckIn",
    "CheckInStatus",
    "Company",
    "Consent",
    "Contact",
    "Customer",
    "Device",
    "Dispatch",
    "Dose",
    "DoseStatus",
    "Entry",
    "Evidence",
    "FamilyNote",
    "Finding",
    "FindingState",
    "Grant",
    "Heartbeat",
    "House",
    "Ladder",
    "LadderStep",
    "Leg",
    "LegStatus",
    "Limit",
    "Line",
    "Look",
    "Medication",
    "Message",
    "MessageState",
    "Notice",
    "NumberChange",
    "Operator",
    "OptedOut",
    "Order",
    "OrderItem",
    "OrderStatus",
    "Outage",
    "Outbox",
    "OutboxState",
    "Pass",
    "Product",
    "Provider",
    "ProviderEvent",
    "Question",
    "Rating",
    "Reading",
    "Reminder",
    "Ring",
    "Scope",
    "Search",
    "SignInTry",
    "Standing",
    "StandingOrder",
    "Task",
    "TaskStatus",
    "Term",
    "Transfer",
    "Trip",
    "Urgency",
]
