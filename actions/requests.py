"""What she asks for, one action a request: read slots, call one service function, utter what comes back."""

from abc import abstractmethod
from typing import Any

from rasa_sdk.events import ActiveLoop

from actions.base import A_PERSON, FORGOTTEN, CoreAction, Events, Turn
from actions.forms import SOON
from concierge_bot.models import Message
from concierge_bot.services.cases import problems
from concierge_bot.services.everyday import company, reminders
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import advice, dose_answers, dose_book, dose_talk, refills
from concierge_bot.services.money import bills
from concierge_bot.services.orders import (
    corrections,
    errands,
    hers,
    legs,
    ordering,
    placed_changes,
    quotes,
    read_backs,
    standing,
    stops,
    visit_status,
    visits,
)
from concierge_bot.services.people import consent
from concierge_bot.services.safety import alarms, care_answers
from concierge_bot.services.talk import (
    answers,
    calls,
    doubt,
    handover,
    late_answers,
    misunderstood,
    plain_answers,
    questions,
    waiting,
)
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding import (
    assent,
    clauses,
    denied,
    muddles,
    plain_questions,
    recall,
    replies,
    safety,
    well_words,
)
from concierge_bot.understanding import errands as errand_words

HOLD_FORM = "hold_form"
WORDS_FOR_DESK = {
    "out_of_scope": "She asks for something that the machine does not know",
}


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


def _tell(turn: Turn, text: str, about: str = "answer") -> str:
    notify.to_customer(turn.session, turn.now, turn.customer, text, about=about, once=turn.once)
    return text


def other_words(turn: Turn) -> str:
    """Her words were read as of a medicine and are not: a change of what was read back, or not understood."""
    if text := answers.amend(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
        return text
    readings = [(name, share) for name, share in turn.readings if name != turn.intent]
    return misunderstood.not_understood(
        turn.session, turn.now, turn.customer, turn.text, readings, turn.message, once=turn.once
    )


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


class QuoteRefill(ReadsBack):
    action_name = "action_quote_refill"
    form = "refill_form"

    def quote(self, turn: Turn) -> str:
        words = turn.slots.get("refill_what") or turn.text
        return refills.quote(turn.session, turn.now, turn.customer, words, once=turn.once)


class QuoteStanding(ReadsBack):
    action_name = "action_quote_standing"
    form = "schedule_form"

    def quote(self, turn: Turn) -> str:
        what, when = turn.slots.get("schedule_what") or "", turn.slots.get("schedule_when") or ""
        return standing.quote(turn.session, turn.now, turn.customer, what, when, once=turn.once)


class OrderStatus(UnderstoodAction):
    action_name = "action_order_status"

    def serve(self, turn: Turn) -> str:
        return _status(turn)


def _status(turn: Turn) -> str:
    s, now, customer = turn.session, turn.now, turn.customer
    if plain_questions.of_no_order(turn.text):
        return _tell(turn, say("not_of_an_order"))
    for tell in (
        stops.status,
        visit_status.tell,
        errands.once_more,
        waiting.tell,
        visit_status.not_set_up,
    ):
        if text := tell(s, now, customer, turn.text, once=turn.once):
            return text
    order = hers.order(s, customer, turn.text)
    if order is not None and plain_questions.wants_another_time(turn.text):
        return placed_changes.change(s, now, customer, order, turn.text, once=turn.once)
    if order is None and (text := plain_answers.came_last(s, now, customer, once=turn.once)):
        return text
    return ordering.status(s, now, customer, once=turn.once, words=turn.text, of=order)


class CancelOrder(UnderstoodAction):
    """Her UNDO in words; while a form still asks, it is that request which she does not want."""

    action_name = "action_cancel_order"

    def serve(self, turn: Turn) -> str:
        if _drops_form(turn):
            return _tell(turn, say("nothing_left" if turn.form == "order_form" else "left_as_is"))
        if turn.form == HOLD_FORM:
            return ""  # the form asks again
        s, now, customer = turn.session, turn.now, turn.customer
        ours, words = replies.is_undo(turn.text), denied.spared(turn.text) or turn.text
        if not ours:
            for call_off in (calls.not_wanted, visits.call_off, visits.none_such):
                if text := call_off(s, now, customer, words, once=turn.once):
                    return text
            if answers.let_go(s, now, customer):
                return _tell(turn, say("left_as_is"))
        off = ours or assent.refuses(words) or assent.calls_off(words)
        if not off and read_backs.open_quote(s, now, customer) is not None:
            return answers.amend(s, now, customer, words, once=turn.once) or _tell(turn, say("change_what"))
        newest, meant = ordering.newest_live(s, customer), hers.order(s, customer, words)
        of_service = newest is not None and newest.kind == legs.SERVICE
        of_service = of_service and (meant is None or meant.kind == legs.SERVICE)
        if of_service and not ours and not errand_words.calls_off_only(words):
            return _tell(turn, say("nothing_to_undo"))  # what she names is not the service that is set up
        placed = not ours and read_backs.open_quote(s, now, customer) is None
        if placed and (text := placed_changes.less(s, now, customer, words, once=turn.once)):
            return text
        if placed and (text := stops.which(s, now, customer, words, once=turn.once)):
            return text
        if not ours and (text := stops.part_only(s, now, customer, words, once=turn.once)):
            return text
        return ordering.undo_last(s, now, customer, once=turn.once, by_our_word=ours)

    def after(self, turn: Turn) -> Events:
        return [ActiveLoop(None), *FORGOTTEN] if _drops_form(turn) else []


def _drops_form(turn: Turn) -> bool:
    """UNDO is for what was ordered, also while a form asks; "stop the milk" while one asks until when is no no."""
    if turn.form == HOLD_FORM and not assent.refuses(turn.text):
        return False
    return bool(turn.form) and not replies.is_undo(turn.text)


class ChangeOrder(UnderstoodAction):
    """A change of what was read back is made at once, of what was placed in its place; else it is an order."""

    action_name = "action_change_order"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if text := answers.amend(s, now, customer, turn.text, once=turn.once):
            return text
        if clauses.only_asks(turn.text):  # a question changes nothing
            return _status(turn)
        draft = read_backs.open_quote(s, now, customer)
        if draft is None and (text := placed_changes.less(s, now, customer, turn.text, once=turn.once)):
            return text
        if text := visits.change(s, now, customer, turn.text, once=turn.once):
            return text
        order = hers.order(s, customer, turn.text)
        if order is not None:
            return placed_changes.change(s, now, customer, order, turn.text, once=turn.once)
        if draft is not None:
            return _tell(turn, say("change_what"))
        return quotes.quote(s, now, customer, turn.text, turn.text, once=turn.once)


class ConfirmTaken(UnderstoodAction):
    """Her T where nothing waits only has the record read; her own words may mean a dose that was missed."""

    action_name = "action_confirm_taken"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if replies.is_letter(turn.text):
            return dose_answers.letter_alone(s, now, customer, once=turn.once)
        if text := reminders.done(s, now, customer, turn.text, once=turn.once):
            return text
        if dose_book.asked(s, now, customer) or dose_talk.is_about_one(s, customer, turn.text):
            return dose_talk.told_taken(s, now, customer, turn.text, once=turn.once)
        return other_words(turn)


class Snooze(UnderstoodAction):
    action_name = "action_snooze"

    def serve(self, turn: Turn) -> str:
        if text := reminders.again(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        s, now, customer = turn.session, turn.now, turn.customer
        if not (dose_book.asked(s, now, customer) or dose_talk.is_about_one(s, customer, turn.text)):
            return other_words(turn)
        return dose_answers.told_later(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class MedicationQuestion(UnderstoodAction):
    """What the record knows, else a fixed safe text and a pharmacist's task; no advice is ever made up."""

    action_name = "action_medication_question"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if recall.buys(turn.text) and not dose_talk.is_about_one(s, customer, turn.text):
            return quotes.quote(s, now, customer, turn.text, turn.text, once=turn.once)
        said = recall.asks_what_she_said(turn.text) and not recall.names_pills(turn.text)
        ours = recall.asks_of_our_doing(turn.text) and not dose_talk.is_about_one(s, customer, turn.text)
        if said or ours or recall.asks_of_other_things(turn.text):
            return other_words(turn)
        return advice.medicine_question(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


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
                return _tell(turn, say("glad_ok"))
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
        return _tell(turn, say("affirm_nothing"))


class Deny(UnderstoodAction):
    action_name = "action_deny"

    def serve(self, turn: Turn) -> str:
        plainly = assent.refuses(turn.text) or assent.calls_off(turn.text)
        if plainly and answers.let_go(turn.session, turn.now, turn.customer):
            return _tell(turn, say("left_as_is"))
        draft = read_backs.open_quote(turn.session, turn.now, turn.customer)
        if draft is None:
            return _tell(turn, say("deny_nothing"))
        if text := corrections.amend(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        if not plainly:
            return _tell(turn, say("change_what"))
        read_backs.lapse(turn.session, turn.now, draft, "she said no")
        return _tell(turn, say("nothing_left"))


class TalkToHuman(UnderstoodAction):
    action_name = "action_talk_to_human"

    def serve(self, turn: Turn) -> str:
        if text := bills.fraud(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
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
        if text := bills.fraud(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        task = WORDS_FOR_DESK.get(turn.intent, WORDS_FOR_DESK["out_of_scope"])
        return handover.to_a_person(turn.session, turn.now, turn.customer, task, "passed_on", once=turn.once)


class NotUnderstood(CoreAction):
    """Offer two readings once, then a person helps; a change of an open read-back needs no intent."""

    action_name = "action_not_understood"

    def do(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if text := bills.fraud(s, now, customer, turn.text, once=turn.once):
            return text
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


ALL: tuple[type[CoreAction], ...] = (
    QuoteOrder,
    QuoteRefill,
    QuoteStanding,
    OrderStatus,
    CancelOrder,
    ChangeOrder,
    ConfirmTaken,
    Snooze,
    MedicationQuestion,
    Emergency,
    Help,
    IAmOk,
    Affirm,
    Deny,
    TalkToHuman,
    PassToDesk,
    NotUnderstood,
    ForgetRequest,
)
