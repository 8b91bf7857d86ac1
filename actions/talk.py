"""A yes, a no, a wish for a person, and what nobody understood."""

from typing import Any

from rasa_sdk import Action

from actions.base import FORGOTTEN, CoreAction, Events, Turn
from actions.understood import UnderstoodAction, other_words, tell
from concierge_bot.models import Message
from concierge_bot.services.everyday import company
from concierge_bot.services.orders import corrections, read_backs
from concierge_bot.services.talk import answers, handover, late_answers, misunderstood
from concierge_bot.texts import say
from concierge_bot.understanding.answers import assent, replies

WORDS_FOR_DESK = {
    "out_of_scope": "She asks for something that the machine does not know",
}


class Affirm(UnderstoodAction):
    """A yes in other words places what was read back; it is never taken for a dose, nor for her safety."""

    action_name = "action_affirm"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        message = s.get(Message, turn.message) if turn.message is not None else None
        if message is not None:
            if text := answers.said(s, message):  # this action runs again after it failed
                return text
            if assent.is_with_a_change(turn.text):
                return answers.amend(s, now, customer, turn.text, once=turn.once) or other_words(turn)
            if answers.agree(s, now, customer, message):
                return answers.said(s, message)
        if late_answers.is_closed(s, customer):
            return late_answers.told(s, now, customer, once=turn.once)
        return tell(turn, say("affirm_nothing"))


class Deny(UnderstoodAction):
    action_name = "action_deny"

    def serve(self, turn: Turn) -> str:
        plainly = assent.refuses(turn.text) or assent.calls_off(turn.text)
        if plainly and answers.let_go(turn.session, turn.now, turn.customer):
            return tell(turn, say("left_as_is"))
        draft = read_backs.open_quote(turn.session, turn.now, turn.customer)
        if draft is None:
            return tell(turn, say("deny_nothing"))
        whole = plainly and not corrections.names_goods(turn.session, turn.now, turn.customer, turn.text)
        if not whole and (
            text := corrections.amend(turn.session, turn.now, turn.customer, turn.text, once=turn.once)
        ):
            return text
        if not plainly:
            return tell(turn, say("change_what"))
        read_backs.lapse(turn.session, turn.now, draft, "she said no")
        return tell(turn, say("nothing_left"))


class TalkToHuman(UnderstoodAction):
    action_name = "action_talk_to_human"

    def serve(self, turn: Turn) -> str:
        if text := company.asked(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        task = "She wants to talk to a person"
        return handover.to_a_person(
            turn.session, turn.now, turn.customer, task, "to_a_person", once=turn.once
        )


class PassToDesk(UnderstoodAction):
    """What the machine cannot do yet is done by a person, by a promised time."""

    action_name = "action_pass_to_desk"

    def serve(self, turn: Turn) -> str:
        task = WORDS_FOR_DESK.get(turn.intent, WORDS_FOR_DESK["out_of_scope"])
        return handover.to_a_person(turn.session, turn.now, turn.customer, task, "passed_on", once=turn.once)


class NotUnderstood(CoreAction):
    """Offer two readings once, then a person helps; a change of an open read-back needs no intent."""

    action_name = "action_not_understood"

    def do(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if text := answers.amend(s, now, customer, turn.text, once=turn.once):
            return text
        if not any(letter.isalnum() for letter in turn.text):
            return misunderstood.no_words(s, now, customer, turn.message, once=turn.once)
        if late_answers.is_late(s, customer, turn.text):
            if turn.form:
                return ""  # a form asks again by itself
            agrees = replies.read(turn.text) in ("yes", "1")
            return late_answers.told(s, now, customer, agrees=agrees, once=turn.once)
        return misunderstood.not_understood(
            s, now, customer, turn.text, turn.readings, turn.message, once=turn.once
        )


class ForgetRequest(CoreAction):
    """She does not want what a form was collecting: its slots are emptied; the domain has the words."""

    action_name = "action_forget_request"

    def run(self, dispatcher: Any, tracker: Any, domain: dict[str, Any]) -> Events:
        """Empty the slots; nothing was stored, so nothing is said here."""
        return FORGOTTEN

    def do(self, turn: Turn) -> str:
        raise NotImplementedError


ALL: tuple[type[Action], ...] = (
    Affirm,
    Deny,
    TalkToHuman,
    PassToDesk,
    NotUnderstood,
    ForgetRequest,
)
