"""What is planned for her and what she wants changed about it: reminders, holds of deliveries, what is coming."""

from actions.base import A_PERSON, FORGOTTEN, Events, Turn
from actions.forms import AskOrderWhen, FormReader, Slots
from actions.requests import UnderstoodAction, other_words
from concierge_bot.clock import local
from concierge_bot.services.everyday import coming, reminders
from concierge_bot.services.medicines import skips
from concierge_bot.services.orders import baskets, errands, holds, pauses, quotes
from concierge_bot.services.talk import lists, misunderstood
from concierge_bot.understanding import holding, recall, reminding, replies

NO_DOUBT = 0.95


class ReminderReader(FormReader):
    """What she wants to be told, and when; a time that is not wholly read is kept and asked for the rest."""

    form = "reminder_form"
    wants = ("remind_what", "remind_when")
    own = frozenset({"set_reminder", "change_reminder", "schedule_recurring"})

    def is_answer(self, turn: Turn) -> bool:
        """Whatever she is to be reminded of may sound like a request ("ring the doctor"); a question is none."""
        if turn.slots.get("requested_slot") != "remind_what":
            return super().is_answer(turn)
        return not (turn.confidence >= NO_DOUBT or replies.is_number(turn.text) or "?" in turn.text)

    def read(self, turn: Turn) -> Slots:
        here, country = local(turn.now, turn.customer.time_zone), turn.customer.country
        found: Slots = {}
        if reminding.quiet_hours(turn.text):
            return {"remind_what": turn.text, "remind_when": A_PERSON}
        anew = turn.intent == "set_reminder" and reminding.asks(turn.text)
        what, heard = turn.slots.get("remind_what") or "", turn.slots.get("remind_heard") or ""
        if anew and (both := reminding.two(turn.text, here, country)):
            return {"remind_what": both[0][0], "remind_when": both[0][1]}
        if anew or not what:
            named = reminding.what(turn.text, here, country)
            heard = "" if named and what else heard
            what = named or what
            found = {"remind_what": what, "remind_heard": heard} if what else {}
        said = reminding.when_part(turn.text, here, country)
        medicine = reminders.is_medicine(turn.session, turn.customer, what)
        when = reminding.completed(heard, said, here, medicine=medicine, country=country)
        if when is None:
            return found
        if reminding.whole(when):
            return {**found, "remind_when": when.words}
        asked = turn.slots.get("requested_slot") == "remind_when"
        before = reminding.read(heard, here, medicine=medicine, country=country) if heard else None
        if asked and before is not None and before.asks == when.asks:
            return {**found, "remind_when": A_PERSON}
        return {**found, "remind_heard": when.words}


class AskRemindWhen(AskOrderWhen):
    """Ask for what is missing of the time: all of it, its hour, or morning or evening."""

    action_name = "action_ask_remind_when"

    def do(self, turn: Turn) -> str:
        here = local(turn.now, turn.customer.time_zone)
        medicine = reminders.is_medicine(turn.session, turn.customer, turn.slots.get("remind_what") or "")
        heard = turn.slots.get("remind_heard") or ""
        self.sentence = f"remind_{reminding.missing(heard, here, medicine, turn.customer.country)}"
        return super().do(turn)


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


class AskHoldUntil(AskOrderWhen):
    """Ask until when her deliveries shall be held."""

    action_name = "action_ask_hold_until"
    sentence = "hold_until"


class AskRemindWhat(AskOrderWhen):
    """Ask what she wants to be reminded of."""

    action_name = "action_ask_remind_what"
    sentence = "remind_what"


class QuoteReminder(UnderstoodAction):
    action_name = "action_quote_reminder"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        what, when = turn.slots.get("remind_what") or "", turn.slots.get("remind_when") or ""
        if when == A_PERSON:
            return reminders.to_a_person(s, now, customer, once=turn.once)
        if reminding.instead(turn.text):
            errands.misread(s, now, customer)
        both = reminding.two(turn.text, local(now, customer.time_zone), customer.country)
        if both and (text := reminders.quote_two(s, now, customer, both, once=turn.once)):
            return text
        return reminders.quote(s, now, customer, what, when, once=turn.once)

    def after(self, turn: Turn) -> Events:
        return FORGOTTEN


class ChangeReminder(UnderstoodAction):
    action_name = "action_change_reminder"

    def serve(self, turn: Turn) -> str:
        return reminders.change(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


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


class SkipDose(UnderstoodAction):
    action_name = "action_skip_dose"

    def serve(self, turn: Turn) -> str:
        told = skips.told(turn.session, turn.now, turn.customer, turn.text, once=turn.once)
        return told or other_words(turn)


class ListSchedule(UnderstoodAction):
    """LIST shows all of what a text showed in part; in other words she asks what is coming."""

    action_name = "action_list_schedule"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if replies.is_list(turn.text) and (text := lists.tell(s, now, customer, once=turn.once)):
            return text
        return coming.tell(s, now, customer, turn.text, once=turn.once)


PLANS = (
    QuoteReminder,
    ChangeReminder,
    QuoteHold,
    ResumeDeliveries,
    SkipDose,
    ListSchedule,
    ReminderReader,
    HoldReader,
    AskRemindWhat,
    AskRemindWhen,
    AskHoldUntil,
)
