"""What the actions share that mean that she was understood, and what is said where she was not after all."""

from abc import abstractmethod

from actions.base import A_PERSON, FORGOTTEN, CoreAction, Events, Turn
from concierge_bot.services.house import notify
from concierge_bot.services.safety import care_answers
from concierge_bot.services.talk import answers, misunderstood
from concierge_bot.understanding.danger import safety


class UnderstoodAction(CoreAction):
    """Base of the actions that mean that she was understood: the count of failures starts again."""

    def do(self, turn: Turn) -> str:
        turn.customer.misunderstood = 0
        turn.session.add(turn.customer)
        if safety.is_request(turn.intent, turn.confidence):
            care_answers.wrote_on(turn.session, turn.now, turn.customer)
        return self.serve(turn)

    def serve(self, turn: Turn) -> str:
        """Do the one thing; return the sentence that the core has put into the outbox."""
        raise NotImplementedError


class ReadsBack(UnderstoodAction):
    """Base of what reads back what a form has collected; what was not read of it is a person's."""

    form = ""

    def serve(self, turn: Turn) -> str:
        if A_PERSON in turn.slots.values():
            return turn.to_a_person(self.form, once=turn.once)
        return self.quote(turn)

    @abstractmethod
    def quote(self, turn: Turn) -> str:
        """Read it back; return the sentence."""

    def after(self, turn: Turn) -> Events:
        return FORGOTTEN


def tell(turn: Turn, text: str) -> str:
    """Answer with a sentence; return it."""
    notify.to_customer(turn.session, turn.now, turn.customer, text, about="answer", once=turn.once)
    return text


def other_words(turn: Turn) -> str:
    """Her words were read as of a medicine and are not: a change of what was read back, or not understood."""
    if text := answers.amend(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
        return text
    readings = [(name, share) for name, share in turn.readings if name != turn.intent]
    return misunderstood.not_understood(
        turn.session, turn.now, turn.customer, turn.text, readings, turn.message, once=turn.once
    )
