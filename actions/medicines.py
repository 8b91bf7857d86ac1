"""Her doses, her refills, and what she asks of a medicine; no advice is made up here."""

from rasa_sdk import Action

from actions.base import Turn
from actions.forms import Asks, FormReader, Slots
from actions.understood import ReadsBack, UnderstoodAction, other_words
from concierge_bot.services.everyday import reminder_changes
from concierge_bot.services.medicines import advice, dose_answers, dose_book, dose_talk, refills, skips
from concierge_bot.services.orders import quotes
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.medicines import recall, refill_words


class RefillReader(FormReader):
    """Which medicine, from her own list only."""

    form = "refill_form"
    wants = ("refill_what",)
    own = frozenset({"refill_medication"})

    def read(self, turn: Turn) -> Slots:
        plans = refills.medicines(turn.session, turn.customer)
        asked_already = turn.slots.get("requested_slot") == "refill_what"
        if not plans or asked_already or refills.find_all(turn.text, plans):
            return {"refill_what": turn.text}
        spoken = refills.spoken_of(turn.session, turn.customer) if refill_words.points(turn.text) else []
        return {"refill_what": spoken[0].say_as} if len(spoken) == 1 else {}


class AskRefillWhat(Asks):
    """Ask which medicine is meant."""

    action_name = "action_ask_refill_what"
    sentence = "refill_which"


class QuoteRefill(ReadsBack):
    action_name = "action_quote_refill"
    form = "refill_form"

    def quote(self, turn: Turn) -> str:
        words = turn.slots.get("refill_what") or turn.text
        return refills.quote(turn.session, turn.now, turn.customer, words, once=turn.once)


class ConfirmTaken(UnderstoodAction):
    """Her T where nothing waits only has the record read; her own words may mean a dose that was missed."""

    action_name = "action_confirm_taken"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if replies.is_letter(turn.text):
            return dose_answers.letter_alone(s, now, customer, once=turn.once)
        if text := reminder_changes.done(s, now, customer, turn.text, once=turn.once):
            return text
        if dose_book.asked(s, now, customer) or dose_talk.is_about_one(s, customer, turn.text):
            return dose_talk.told_taken(s, now, customer, turn.text, once=turn.once)
        return other_words(turn)


class Snooze(UnderstoodAction):
    action_name = "action_snooze"

    def serve(self, turn: Turn) -> str:
        if text := reminder_changes.again(turn.session, turn.now, turn.customer, turn.text, once=turn.once):
            return text
        s, now, customer = turn.session, turn.now, turn.customer
        if not (dose_book.asked(s, now, customer) or dose_talk.is_about_one(s, customer, turn.text)):
            return other_words(turn)
        return dose_answers.told_later(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class SkipDose(UnderstoodAction):
    action_name = "action_skip_dose"

    def serve(self, turn: Turn) -> str:
        told = skips.told(turn.session, turn.now, turn.customer, turn.text, once=turn.once)
        return told or other_words(turn)


class MedicationQuestion(UnderstoodAction):
    """What the record knows, else a fixed safe text and a pharmacist's task; no advice is ever made up."""

    action_name = "action_medication_question"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if recall.buys(turn.text) and not dose_talk.is_about_one(s, customer, turn.text):
            return quotes.quote(s, now, customer, turn.text, turn.text, once=turn.once)
        said = recall.asks_what_she_said(turn.text) and not recall.names_pills(turn.text)
        ours = recall.asks_of_our_doing(turn.text) and not dose_talk.is_about_one(s, customer, turn.text)
        of_medicine = dose_book.spoke_of_it(s, customer) or bool(dose_book.asked(s, now, customer))
        of_medicine = of_medicine or dose_talk.is_about_one(s, customer, turn.text)
        nothing = not of_medicine and not recall.may_be_of_medicine(turn.text)
        if said or ours or nothing or recall.asks_of_other_things(turn.text):
            return other_words(turn)
        return advice.medicine_question(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


ALL: tuple[type[Action], ...] = (
    RefillReader,
    AskRefillWhat,
    QuoteRefill,
    ConfirmTaken,
    Snooze,
    SkipDose,
    MedicationQuestion,
)
