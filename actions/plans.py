"""What is coming, and how long her deliveries are held."""

from rasa_sdk import Action

from actions.base import FORGOTTEN, Events, Turn
from actions.forms import Asks, FormReader, Slots
from actions.understood import UnderstoodAction
from concierge_bot.clock import local
from concierge_bot.services.everyday import coming
from concierge_bot.services.orders import baskets, holds, pauses, quotes
from concierge_bot.services.talk import lists, misunderstood
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import holding


class HoldReader(FormReader):
    """Until when; what is no day is asked for again, and then a person asks her: nothing is held for good unsaid."""

    form = "hold_form"
    wants = ("hold_until",)
    own = frozenset({"pause_deliveries"})

    def read(self, turn: Turn) -> Slots:
        here, country = local(turn.now, turn.customer.time_zone), turn.customer.country
        if turn.slots.get("requested_slot") != "hold_until":
            return {"hold_until": turn.text} if holding.read(turn.text, here, country) else {}
        until = holding.as_end(turn.text, here, country)
        return {"hold_until": until} if until else {}


class AskHoldUntil(Asks):
    """Ask until when her deliveries shall be held."""

    action_name = "action_ask_hold_until"
    sentence = "hold_until"


class QuoteHold(UnderstoodAction):
    action_name = "action_quote_hold"

    def serve(self, turn: Turn) -> str:
        words, here = turn.slots.get("hold_until") or "", local(turn.now, turn.customer.time_zone)
        days = holding.read(words, here, turn.customer.country)
        if days is None:
            return pauses.to_a_person(turn.session, turn.now, turn.customer, once=turn.once)
        return pauses.quote(turn.session, turn.now, turn.customer, words, days, once=turn.once)

    def after(self, turn: Turn) -> Events:
        return FORGOTTEN


class ResumeDeliveries(UnderstoodAction):
    """Where nothing is on hold only words of resuming mean this; else it is an order, or two readings are offered."""

    action_name = "action_resume_deliveries"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if holds.standing(customer, now) or holding.resumes(turn.text):
            return pauses.lift(s, now, customer, turn.text, once=turn.once)
        wanted = holding.as_order(turn.text)
        if not recall.names_pills(turn.text) and baskets.read(s, customer, wanted, None).items:
            return quotes.quote(s, now, customer, wanted, turn.text, once=turn.once)
        others = [reading for reading in turn.readings if reading[0] != turn.intent]
        return misunderstood.not_understood(s, now, customer, turn.text, others, turn.message, once=turn.once)


class ListSchedule(UnderstoodAction):
    """LIST shows all of what a text showed in part; in other words she asks what is coming."""

    action_name = "action_list_schedule"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if replies.is_list(turn.text) and (text := lists.tell(s, now, customer, once=turn.once)):
            return text
        return coming.tell(s, now, customer, turn.text, once=turn.once)


ALL: tuple[type[Action], ...] = (
    HoldReader,
    AskHoldUntil,
    QuoteHold,
    ResumeDeliveries,
    ListSchedule,
)
