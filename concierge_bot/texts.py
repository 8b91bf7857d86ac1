"""Every sentence that we text, in one catalogue: plain, warm, GSM-7, at most two segments.

A test holds each of them to the carrier's rules and to the words that a customer must never be offered.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Self

from concierge_bot.texts_spanish import SPANISH, spanish_value
from connectors import gsm7

ENGLISH: dict[str, str] = {
    # her order
    "quote": "{shop}: {items}. {price}, {window}. Reply 1 to order, 2 to change, 3 for another shop.",
    "quote_no_other": "{shop} is the only shop that has this now. {price}, {window}. Reply 1 to order, 2 to change.",
    "change_what": "What shall I change? Tell me in your own words.",
    "nothing_left": "Then nothing is left to order. That is fine. Text me when you need something.",
    "no_shop": "I have no shop for that right now. I told our team. They will text or call you by {by}.",
    "and_more": "{listed} and {left} more (text LIST to see all)",
    "so_many": "{left} things (text LIST to see all)",
    "list": "This is the whole list: {items}.",
    "list_quote": "This is the whole list: {items}. Reply 1 to order, 2 to change.",
    "placed": "Ordered. It is number {number}. To stop it text UNDO before {undo}. I will text you when it comes.",
    "accepted": "{shop} said yes to your order {number}. It comes {window}.",
    "accepted_no_window": "{shop} said yes to your order {number}. I will text you when it comes.",
    "proposed": "{shop} cannot do it as you asked: {note}. Is that OK? Reply 1 for yes, 2 to try someone else.",
    "proposed_and_note": "{shop} cannot do it as you asked: {note}. Is that OK? Reply 1 for yes, 2 to try someone else."
    " They left a note too. Our team will read it.",
    "proposed_note": "{shop} wants to change your order {number}. They left a note. Our team will read it and text you."
    " To try someone else now reply 2.",
    "trying_next": "OK. I will try someone else and text you.",
    "moved": "{old} cannot do your order {number}. I asked {new}, for the same price. Nothing for you to do.",
    "nobody_left": "I am sorry. Nobody can do your order {number} now. I told our team. They will call you by {by}.",
    "on_the_way": "Your order {number} is on its way to you now.",
    "delivered": "Your order {number} is delivered. Is something wrong with it? Just text me.",
    "done": "{shop} says your order {number} is done. Is something wrong? Just text me.",
    "undone": "Order {number} is stopped. You pay nothing for it.",
    "undo_too_late": "Order {number} is already on its way. I told our team. They will see what can be done.",
    "nothing_to_undo": "You have no open order to stop. Text me what you need.",
    "status": "Order {number} from {shop}: {status}. {window}",
    "no_orders": "You have no open order. Text me what you need.",
    "change_placed": "Your order {number} is already placed. I told our team to change it. They will text you by {by}.",
    "what": "What would you like me to order? You can send the whole list in one text.",
    "unclear_items": "I am not sure what you mean by {unclear}. Can you say it another way?",
    "when_order": "When shall it come? You can say: today at 3, or tomorrow morning.",
    "when_schedule": "Which day and time shall it come? You can say: every Tuesday morning.",
    # refill
    "refill_which": "Which medicine shall I ask for? You can use the name on the box.",
    "refill": "I will ask {pharmacy} for more of {what}. Reply 1 to ask them, 2 to leave it.",
    "refill_asked": "I asked {pharmacy} for more of {what}. It is number {number}. "
    "I will text you when they answer. To stop it text UNDO before {undo}.",
    "refill_accepted": "{pharmacy} has your request. They will get it ready. It is number {number}.",
    "no_medicine": "I do not have that medicine on your list. I told our team. They will call you by {by}.",
    # repeating
    "standing": "{words}: {items} from {shop}. I will text you the day before. Reply 1 to start, 2 to leave it.",
    "standing_started": "Good. {words}: {items}. I will text you the day before each one.",
    "standing_placed": "{window}: {items} from {shop}. It is number {number}. To stop it text UNDO.",
    "standing_late": "Sorry, I am late with this one. {window}: {items} from {shop}. It is number {number}. "
    "To stop it text UNDO.",
    "standing_missed": "I am sorry. I did not order this for {window}: {items}. I told our team. "
    "They will text or call you by {by}.",
    "schedule": "This comes again and again: {coming}. Text me if I shall change it.",
    "schedule_empty": "You have no order that comes again and again. Text me: milk every Tuesday.",
    # medicine
    "dose": "It is time for {what}. Reply T when you took it, L for later.",
    "dose_again": "I have no answer yet about {what}. Did you take it? Reply T when you took it, L for later.",
    "dose_taken": "Thank you. I wrote down {at}.",
    "dose_later": "OK. I will ask you again at {at}.",
    "dose_none": "No reminder is waiting for you now. Text me what you need.",
    "dose_none_yet": "No reminder is waiting for you now. The next one comes {at}.",
    "dose_already": "You told me at {at} that you took it. Do not take it again. Not sure? Call {pharmacy}.",
    "medicine_question": "I cannot advise on medicines. Please call {pharmacy}. Very unwell? Call {emergency}. "
    "Our team will call you too.",
    # danger
    "emergency": "Call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "I told our team. A person will call you.",
    "sensor": "Your alarm says: {kind}. If you are hurt call {emergency} now. We are not {emergency}. "
    "Our team will call you. Reply 1 if you are OK.",
    "safety_check": "Are you all right? Reply 1 if you need help now, 2 if you are OK. "
    "In danger call {emergency}. We are not {emergency}.",
    "ok_noted": "Thank you for telling me. A person will still check on you.",
    "glad_ok": "I am glad. Text me any time.",
    "help": "{agency}. In an emergency call {emergency} now. We are not {emergency}. "
    "One of our team will phone you. You can text me what you need.",
    "contact_alarm": "{agency}: {name} may need help ({kind}). Can you check? Reply 1 if you will. "
    "In danger call {emergency}.",
    "contact_thanks": "Thank you. Please text us how it is. In danger call {emergency}.",
    # consent and senders
    "invitation": "{agency} here. Your family asked us to help you with food, medicine and errands by text. "
    "Reply OK to agree. To check on us call {phone}.",
    "who_we_are": "We are {agency}, a help line by text. We never ask for money or card numbers. "
    "To check call {phone}. Reply OK to agree.",
    "consented": "Thank you. In an emergency always call {emergency}. We are not {emergency}. Text us any time.",
    "opted_out": "{agency}: you will get no more texts from us. A person will call you once to ask why.",
    "welcome_back": "Welcome back. Texts are on again. To stop an order text UNDO.",
    "unknown_sender": "{agency} here. I do not know this number yet. I told our team. They will call you.",
    "contact_noted": "{agency}: thank you. I passed your text on to our team.",
    "emergency_unknown": "{agency}: call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "I told our team.",
    # not understood, passed on
    "not_understood": "I am sorry, I did not get that. Can you say it in other words? "
    "You can text: need milk and bread.",
    "to_a_person": "I want to get this right. I asked a person to help. They will text or call you by {by}.",
    "passed_on": "I cannot do that alone. I passed it to our team. They will text or call you by {by}.",
    "slow": "I have your text. I am slow just now. I told our team and I will answer as soon as I can.",
    "empty": "Your text came with no words in it. Please tell me what you need.",
    "picture": "I got your picture but I cannot see it. Please tell me in words what you need.",
    "trouble": "I am sorry, I had trouble with your text. I told our team. They will text or call you by {by}.",
    "which": "I asked you two things. Reply 1 for {first}, 2 for {second}.",
    "greet": "Hello {name}. What can I do for you today?",
    "affirm_nothing": "Good. I did not ask you anything just now. Text me what you need.",
    "deny_nothing": "That is fine. Text me when you need something.",
    "late_answer": "That question is closed now. Please tell me again what you need.",
    # desk and members
    "desk_task": "{agency} task {number}: {task}. Reply OK {number} to take it.",
    "desk_claimed": "Task {number} is yours. Close it at the desk when it is done.",
    "desk_unknown": "I know OK and the number of a task, like OK 12.",
    "desk_call": "{agency}. Urgent. Task {number}. {task}. Press 1 to take it.",
    "call_answer": "{agency}. A person will ring you back in a few minutes. "
    "In an emergency hang up and call {emergency}.",
    "call_goodbye": "Thank you. Goodbye.",
    "member_noted": "{agency}: thank you, noted for order {number}.",
    "member_unknown": "{agency}: I did not get that. Text Y or N and the number of the order, like Y27.",
}

EMERGENCY = {"US": "911", "CA": "911", "GB": "999", "IE": "112", "AU": "000", "NZ": "111", "IN": "112"}


class Said(str):
    """A sentence of the catalogue: as it stands it is English, and who it is for may have it in another language."""

    _in: Callable[[str], str]

    def __new__(cls, in_language: Callable[[str], str]) -> Self:
        said = super().__new__(cls, in_language("en"))
        said._in = in_language
        return said

    def to(self, language: str) -> str:
        """Return it in a language (ISO 639 code); in English where we do not have that language."""
        return self._in(language)


def say(sentence: str, /, **values: object) -> str:
    """Return a sentence of the catalogue with its blanks filled; a wrong name or blank is our mistake."""
    return Said(lambda language: _filled(sentence, language, values))


def say_some(sentence: str, things: Sequence[str], /, *, first: str = "", **values: object) -> str:
    """Say a sentence with as many of its ``items`` as two segments hold, and how to see all; another comes first."""
    return Said(lambda language: _shortened(sentence, things, in_language(first, language), language, values))


def in_language(text: str, language: str) -> str:
    """Return a text in a language (ISO 639 code), if it is a sentence of ours."""
    return text.to(language) if isinstance(text, Said) else text


def _filled(sentence: str, language: str, values: Mapping[str, object]) -> str:
    if language == "es" and sentence in SPANISH:
        return gsm7.plain(SPANISH[sentence].format(**{k: spanish_value(k, v) for k, v in values.items()}))
    return gsm7.plain(ENGLISH[sentence].format(**values))


def _shortened(
    sentence: str, things: Sequence[str], first: str, language: str, values: Mapping[str, object]
) -> str:
    begin = f"{first} " if first else ""
    for shown in range(len(things), -1, -1):
        text = begin + _filled(sentence, language, {**values, "items": _first(things, shown, language)})
        if len(text) <= gsm7.LIMIT:
            break
    return text


def _first(things: Sequence[str], shown: int, language: str) -> str:
    listed, left = ", ".join(things[:shown]), len(things) - shown
    if not left:
        return listed
    return _filled("and_more" if shown else "so_many", language, {"listed": listed, "left": left})


def emergency_number(country: str) -> str:
    """Return the public emergency number to name in a country (ISO 3166 code)."""
    return EMERGENCY.get(country, "112")


def money(cents: int | None) -> str:
    """Return an amount as she reads it: ``$14.20``, ``$3``."""
    if cents is None:
        return "price to come"
    dollars, rest = divmod(cents, 100)
    return f"${dollars}.{rest:02d}" if rest else f"${dollars}"
