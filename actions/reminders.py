"""Her own reminders: what she wants to be told and when, and what she wants changed of it."""

from rasa_sdk import Action

from actions.base import A_PERSON, FORGOTTEN, Events, Turn
from actions.forms import Asks, FormReader, Slots
from actions.understood import UnderstoodAction
from concierge_bot.clock import local
from concierge_bot.services.everyday import reminder_book, reminder_changes, reminders
from concierge_bot.services.orders import errands
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.everyday import reminding

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
        medicine = reminder_book.is_medicine(turn.session, turn.customer, what)
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


class AskRemindWhat(Asks):
    """Ask what she wants to be reminded of."""

    action_name = "action_ask_remind_what"
    sentence = "remind_what"


class AskRemindWhen(Asks):
    """Ask for what is missing of the time: all of it, its hour, or morning or evening."""

    action_name = "action_ask_remind_when"

    def words(self, turn: Turn) -> str:
        here = local(turn.now, turn.customer.time_zone)
        medicine = reminder_book.is_medicine(turn.session, turn.customer, turn.slots.get("remind_what") or "")
        heard = turn.slots.get("remind_heard") or ""
        return say(f"remind_{reminding.missing(heard, here, medicine, turn.customer.country)}")


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
        return reminder_changes.change(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


ALL: tuple[type[Action], ...] = (
    ReminderReader,
    AskRemindWhat,
    AskRemindWhen,
    QuoteReminder,
    ChangeReminder,
)
