"""Who shall come to her: which service, in her words, and when."""

from rasa_sdk import Action

from actions.base import Turn
from actions.forms import ASKED_ENOUGH, Asks, FormReader, Slots
from actions.understood import ReadsBack
from concierge_bot.clock import local
from concierge_bot.services.orders import errands, hers_or_new
from concierge_bot.understanding import when as times
from concierge_bot.understanding.visits import errand_answers, errand_hours, visit_times, way_back
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.when.parts import UNREAD


class ServiceReader(FormReader):
    """Which service, in her words, and when; a time that cannot be read is asked once, then left to a person."""

    form = "service_form"
    wants = ("service_what", "service_when")
    own = frozenset({"request_service"})

    def is_answer(self, turn: Turn) -> bool:
        """A time and nothing else is when it shall be, and so is that she leaves it to us."""
        if errand_answers.any_time(turn.text) or errand_answers.leaves_open(turn.text):
            return True
        here, country = local(turn.now, turn.customer.time_zone), turn.customer.country
        time = times.read(turn.text, here, country=country)
        rest = times.without_time(turn.text, here, country)
        return time is not None and not reading.names_something(rest)

    def read(self, turn: Turn) -> Slots:
        found: Slots = {}
        asked = turn.slots.get("requested_slot")
        known = turn.slots.get("service_what") or ""
        another = reading.asked_for(turn.text) and reading.kind(turn.text) != reading.kind(known)
        if another or (not known and (asked == "service_what" or reading.names_something(turn.text))):
            found["service_what"] = turn.text
        if not turn.slots.get("service_when") and ("service_what" in found or turn.slots.get("service_what")):
            words = errand_hours.without_trouble(turn.text)
            if asked == "service_when" and turn.asked < ASKED_ENOUGH and self._says_more(turn, words):
                return {"service_what": f"{turn.text}. {known}", "service_when": None}
            more = errands.waits(turn.session, turn.now, turn.customer, words)
            if asked == "service_when" or more or self._says_when(turn, words):
                found["service_when"] = words
        return found

    def _says_more(self, turn: Turn, words: str) -> bool:
        """Tell whether she says more of what she wants, and not when."""
        known = reading.kind(turn.slots.get("service_what") or "")
        same = known == reading.kind(words) != reading.OTHER
        return same and not (self.says_when(turn) or self.is_answer(turn))

    def _says_when(self, turn: Turn, words: str) -> bool:
        """A time of the way there is when it shall be; that of the way back is read with it."""
        there, _ = way_back.parted(words)
        here, country = local(turn.now, turn.customer.time_zone), turn.customer.country
        when = visit_times.read(there, here, country)
        return when is not None and (not when.asks or (when.asks == (UNREAD,) and when.words != ""))


class AskServiceWhen(Asks):
    """Ask when somebody shall come."""

    action_name = "action_ask_service_when"
    sentence = "when_service"


class QuoteService(ReadsBack):
    action_name = "action_quote_service"
    form = "service_form"

    def quote(self, turn: Turn) -> str:
        what, when = turn.slots.get("service_what") or turn.text, turn.slots.get("service_when") or ""
        asked = hers_or_new.ask(turn.session, turn.now, turn.customer, what, when, once=turn.once)
        return asked or errands.quote(turn.session, turn.now, turn.customer, what, when, once=turn.once)


ALL: tuple[type[Action], ...] = (
    ServiceReader,
    AskServiceWhen,
    QuoteService,
)
