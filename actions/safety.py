"""Danger as the model hears it, help, and that she is well."""

from rasa_sdk import Action

from actions.base import Turn
from actions.understood import UnderstoodAction, tell
from concierge_bot.services.cases import problems
from concierge_bot.services.orders import quotes
from concierge_bot.services.people import consent
from concierge_bot.services.safety import alarms, care_answers
from concierge_bot.services.talk import doubt, questions
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding.answers import well_words
from concierge_bot.understanding.danger import muddles, safety
from concierge_bot.understanding.medicines import recall


class Emergency(UnderstoodAction):
    """The second net for danger: what the fixed words in front did not see."""

    action_name = "action_emergency"
    says_left = False

    def serve(self, turn: Turn) -> str:
        if not safety.is_sure(turn.text, "emergency", turn.confidence):
            s, now, customer = turn.session, turn.now, turn.customer
            if safety.is_muddle(turn.text):
                if muddles.of_a_visit(turn.text):
                    return problems.told(s, now, customer, turn.text, once=turn.once)
                return tell(turn, say("glad_ok"))
            if safety.is_plain_request(turn.text):
                if recall.buys(turn.text):
                    return quotes.quote(s, now, customer, turn.text, turn.text, once=turn.once)
                if safety.tells_of_goods(turn.text):
                    return problems.told(s, now, customer, turn.text, once=turn.once)
            return doubt.ask_and_hold(
                s, now, customer, turn.text, turn.message, turn.readings, once=turn.once
            )
        alarms.raise_alarm(
            turn.session, turn.now, turn.customer, source="customer", kind="danger", once=turn.once
        )
        return say("emergency", emergency=emergency_number(turn.customer.country))


class Help(UnderstoodAction):
    action_name = "action_help"

    def serve(self, turn: Turn) -> str:
        return consent.welfare(turn.session, turn.now, turn.customer, once=turn.once)


class IAmOk(UnderstoodAction):
    """Generously read where we asked and her words have no sign of trouble; where they have, she is asked again."""

    action_name = "action_i_am_ok"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if questions.open_about(s, customer, "safety") and well_words.trouble(turn.text):
            alarms.ask_if_safe(s, now, customer, once=turn.once)
            return say("safety_check", emergency=emergency_number(customer.country))
        return care_answers.all_well(s, now, customer, once=turn.once)


ALL: tuple[type[Action], ...] = (
    Emergency,
    Help,
    IAmOk,
)
