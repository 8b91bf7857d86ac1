"""What she orders, once or again and again: what, when, and how it is read back."""

from rasa_sdk import Action

from actions.base import Turn
from actions.forms import Asks, FormReader, Slots
from actions.understood import ReadsBack
from concierge_bot.clock import local
from concierge_bot.services.cases import problems
from concierge_bot.services.orders import baskets, quotes, standing
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import changes, order_words

SOON = "soon"
"""When she names no time, the next sensible window is read back to her."""


class OrderReader(FormReader):
    """What, and when; a time that she does not name is not asked for, it is read back."""

    form = "order_form"
    wants = ("order_what", "order_when")
    own = frozenset({"order_groceries", "change_order", "schedule_recurring", "browse_alternatives"})

    def read(self, turn: Turn) -> Slots:
        found: Slots = {}
        here = local(turn.now, turn.customer.time_zone)
        words = changes.plainly(order_words.of_it(turn.text))
        when = times.read(words, here, country=turn.customer.country)
        if not turn.slots.get("order_what"):
            what = times.without_time(turn.text, here, turn.customer.country)
            basket = baskets.read(turn.session, turn.customer, what, None)
            if basket.items or basket.unclear:
                found["order_what"] = what
        if not turn.slots.get("order_when") and ("order_what" in found or turn.slots.get("order_what")):
            asked_already = turn.slots.get("requested_slot") == "order_when"
            told = when is not None and (asked_already or set(when.asks) <= {"unread"})
            if told and when is not None and f"{when.start:%F}" >= f"{here:%F}":
                found["order_when"] = turn.text
            elif (
                when is None or "past" in when.asks or asked_already
            ):  # a story is no time; never asked twice
                found["order_when"] = SOON
        return found


class ScheduleReader(FormReader):
    """What comes again and again, and on which days."""

    form = "schedule_form"
    wants = ("schedule_what", "schedule_when")
    own = frozenset(
        {"schedule_recurring", "order_groceries", "change_order", "set_reminder", "change_reminder"}
    )

    def read(self, turn: Turn) -> Slots:
        found: Slots = {}
        here = local(turn.now, turn.customer.time_zone)
        if not turn.slots.get("schedule_what"):
            what = times.without_time(turn.text, here, turn.customer.country)
            if baskets.read(turn.session, turn.customer, what, None).items:
                found["schedule_what"] = what
        when = times.read(turn.text, here, country=turn.customer.country)
        if not turn.slots.get("schedule_when") and when is not None and when.rrule and not when.asks:
            found["schedule_when"] = turn.text
        return found


class AskOrderWhen(Asks):
    """Ask when an order shall come, if her words about it were not clear."""

    action_name = "action_ask_order_when"
    sentence = "when_order"


class AskScheduleWhen(Asks):
    """Ask on which days something shall come again."""

    action_name = "action_ask_schedule_when"
    sentence = "when_schedule"


class QuoteOrder(ReadsBack):
    action_name = "action_quote_order"
    form = "order_form"

    def quote(self, turn: Turn) -> str:
        if text := problems.replaced(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        when = turn.slots.get("order_when") or ""
        what = turn.slots.get("order_what") or turn.text
        when = "" if when == SOON else when
        return quotes.quote(turn.session, turn.now, turn.customer, what, when, once=turn.once)


class QuoteStanding(ReadsBack):
    action_name = "action_quote_standing"
    form = "schedule_form"

    def quote(self, turn: Turn) -> str:
        what, when = turn.slots.get("schedule_what") or "", turn.slots.get("schedule_when") or ""
        return standing.quote(turn.session, turn.now, turn.customer, what, when, once=turn.once)


ALL: tuple[type[Action], ...] = (
    OrderReader,
    ScheduleReader,
    AskOrderWhen,
    AskScheduleWhen,
    QuoteOrder,
    QuoteStanding,
)
