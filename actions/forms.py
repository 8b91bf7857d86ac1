"""What the forms collect: the core reads her words, and the dialogue server only asks for what is missing."""

from abc import abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import A_PERSON, CoreAction, Events, Turn, turn_of
from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.models import Message
from concierge_bot.services.house import notify
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import answering
from concierge_bot.services.talk.known_intents import NOT_UNDERSTOOD
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import assent, replies
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.orders import changes, order_words
from concierge_bot.understanding.visits import trades

FOR_PEOPLE = frozenset("emergency help talk_to_human".split())
"""What is never the answer to what a form asks for."""
OTHER_REQUESTS = frozenset(
    "order_status cancel_order confirm_taken medication_question thanks greet "
    "report_problem billing_question family_access list_schedule deny pause_deliveries resume_deliveries".split()
)
"""What is no answer either, but where a text says when and the model is not sure of it."""
KIND_WORDS = frozenset("thanks greet affirm chitchat".split())
"""What is said beside a time without being a request."""
NO_WISH = frozenset({NOT_UNDERSTOOD, "affirm", "goodbye"})
"""What is no other wish where a form asks: it asks once more, and then a person does."""
SURE, LIKELY = 0.8, 0.5
ALSO_REQUESTS = frozenset(
    "set_reminder change_reminder request_service refill_medication order_groceries skip_dose rate_service "
    "browse_alternatives explain_choice".split()
)
"""What other words are also taken for: another request only where the model has hardly a doubt."""
ASKED_ENOUGH = 2
TIMES = frozenset("order_when schedule_when service_when remind_when hold_until".split())
"""The slots that ask when."""

Slots = dict[str, str | None]


class FormReader(Action):  # type: ignore[misc]  # rasa_sdk ships no types
    """Base of the validate actions: fills whatever slots her latest words fill; none lets a rule interrupt."""

    form = ""
    wants: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    """The intents that its answers are taken for: never another request."""

    def __init__(self, app: App) -> None:
        self._app = app

    def name(self) -> str:
        """Return the name by which Rasa calls this before it asks for a slot."""
        return f"validate_{self.form}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Return the slots that her latest text fills."""
        with self._app.db.read() as session:
            turn = turn_of(self._app, session, tracker, self.name())
            with trades.spoken(agency_of(session, turn.customer).trade):
                return self._filled(turn)

    def _filled(self, turn: Turn) -> Events:
        asked = turn.slots.get("requested_slot")
        if asked and self.is_other(turn):
            return []
        leaves = bool(asked) and self.leaves(turn)
        found = {} if leaves else self.read(turn)
        if asked and not found and (leaves or turn.intent in self.own or self.is_no_wish(turn)):
            found = {asked: None}  # it asks again
            if leaves or turn.asked >= ASKED_ENOUGH:
                found = {slot: A_PERSON for slot in self.wants if not turn.slots.get(slot)}
        return [SlotSet(name, value) for name, value in found.items()]

    def is_other(self, turn: Turn) -> bool:
        """Tell whether a text is another request, which is served while this form waits."""
        if turn.intent in FOR_PEOPLE:
            return True
        if turn.intent in self.own or self.is_answer(turn):
            return False
        if self.says_when(turn):
            return turn.intent in (OTHER_REQUESTS | ALSO_REQUESTS) - KIND_WORDS and turn.confidence >= SURE
        return turn.intent in OTHER_REQUESTS or (turn.intent in ALSO_REQUESTS and turn.confidence >= SURE)

    def is_answer(self, turn: Turn) -> bool:
        """Tell whether a text plainly answers what is asked ("tomorrow"), whatever its intent was taken for."""
        here, country = local(turn.now, turn.customer.time_zone), turn.customer.country
        said = changes.plainly(order_words.of_it(turn.text))
        if times.read(said, here, country=country) is None:
            return False
        rest = times.without_time(said, here, country)
        return replies.is_nothing(rest) or order_words.only_brings(rest)

    def says_when(self, turn: Turn) -> bool:
        """Tell whether a text answers an open "when": it holds a time to come, asks nothing and takes nothing back."""
        if turn.slots.get("requested_slot") not in TIMES or "?" in turn.text or assent.calls_off(turn.text):
            return False
        here = local(turn.now, turn.customer.time_zone)
        when = times.read(turn.text, here, country=turn.customer.country)
        return when is not None and f"{when.start:%F}" >= f"{here:%F}"

    def is_no_wish(self, turn: Turn) -> bool:
        """Tell whether a text is neither read as an answer nor as another wish; what may be danger is not here."""
        if any(name == "emergency" and share >= safety.A_SHARE for name, share in turn.readings[:2]):
            return False
        return turn.intent in NO_WISH or turn.confidence < LIKELY

    def leaves(self, turn: Turn) -> bool:
        """Tell whether she says goodbye while we ask, and no time with it."""
        goes = turn.intent == "goodbye" and turn.confidence >= SURE
        return goes and not (self.says_when(turn) or self.is_answer(turn))

    @abstractmethod
    def read(self, turn: Turn) -> Slots:
        """Return what a text says of this form's slots."""


class Asks(CoreAction):
    """Base of what asks for a slot that her words did not fill."""

    interrupts = False
    sentence: str

    def do(self, turn: Turn) -> str:
        text, asks = self.words(turn), f"{whole_text(turn)}:{self.action_name}"
        notify.to_customer(turn.session, turn.now, turn.customer, text, about="ask", once=asks)
        return text

    def words(self, turn: Turn) -> str:
        """Return the words in which it asks."""
        return say(self.sentence)


def whole_text(turn: Turn) -> str:
    """Return the key of the text that hers is a part of: however many requests are in it, we ask once."""
    message = turn.session.get(Message, turn.message) if turn.message is not None else None
    while message is not None and message.part_of is not None:
        message = turn.session.get_one(Message, message.part_of)
    return answering.once(message) if message is not None else turn.once.rpartition(":")[0]
