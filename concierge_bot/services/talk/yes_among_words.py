"""A yes, or a no, among other words: a change goes along with it, and so does a word for whoever will come."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.orders import corrections, errand_changes, errands
from concierge_bot.services.talk import answering, answers
from concierge_bot.understanding.answers import assent, yes_beside
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.parting import clauses

NOTE = re.compile(
    r"\W*(?:(?:please|just|and|can you|could you|you can) )*(?:(?:tell|let|ask|have) (?:them|him|her|the \w+"
    r"|\w+ (?=the|that|it|my|i))"
    r"|(?:make|be) sure (?:they|he|she|the \w+)|(?:but )?(?:it|he|she|they) (?:needs?|has|have)"
    r" to|mention"
    r"|(?:so|as) long as|but no|but not|no|nothing with|without"
    r"|(?:she|he|they|i|we|mom|mum|dad)(?:'d|'ll|'s|'m|'re)? (?:likes?|loves?|prefers?|rather|would (?:like"
    r"|prefer|rather|love)"
    r"|should (?:like|prefer)|uses?|walks?|(?:has|have) (?:a|to|bad|got)|am|is|are|cannot|can'?t|won'?t|hates?"
    r"|has no)\b"
    r"(?! to (?:order|buy|get|know|ask))"
    r"|an? (?:lady|woman|man|nice|quiet|strong|kind|gentle)\b)"
)
"""How a word begins that is for whoever will come."""
SHORT = 12  # words


def with_yes(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """A yes among other words: what changes is made, and placed where it costs no more; what only tells, tells nothing.

    A word for who will come goes along with the yes.
    """
    asked = answers.to_agree(s, now, customer)
    said = (
        yes_beside.read(text, answers.read_back(s, now, customer), answers.may_name(asked)) if asked else None
    )
    more = bool(asked) and asked[0].about == errands.ABOUT
    if more and errands.costs_more(s, now, customer, asked[0], text):
        return (
            "answer correction" if answers.amend(s, now, customer, text, once=answering.once(message)) else ""
        )
    if said is None:
        return ""
    if (said.last or not said.doubts) and said.firm and corrections.settle(s, now, customer, said.words):
        return "answer yes" if answers.agree(s, now, customer, message, asked[:1]) else ""
    if said.last and not said.asks and corrections.brings_in_no_ware(s, now, customer, said.words):
        return "answer yes" if answers.agree(s, now, customer, message, asked[:1]) else ""
    if (
        asked[0].about == errands.ABOUT
        and said.firm
        and errands.settle(s, now, customer, asked[0], said.words)
    ):
        return "answer yes" if answers.agree(s, now, customer, message, asked[:1]) else ""
    if answers.amend(s, now, customer, said.words, once=answering.once(message)):
        return "answer correction"
    if is_note(asked[0], said.words):
        errand_changes.add_note(s, asked[0], said.words)
    elif not said.firm or said.doubts:
        return ""
    return "answer yes" if answers.agree(s, now, customer, message, asked[:1]) else ""


def with_no(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Her no to having once more what is coming, among words that only tell: "oh is it coming? silly me. no then"."""
    asked = answers.to_agree(s, now, customer)
    if not asked or asked[0].about != "once_more" or len(text.split()) > SHORT:
        return False
    refused = any(assent.refuses(piece) for piece in clauses.cut(text))
    return refused and answers.answer(s, now, customer, "no", message)


def is_note(question: Question, rest: str) -> bool:
    """Tell whether what follows a yes is a word for whoever will come."""
    if recall.names_pills(rest):
        return False  # her medicines are none of his business
    return question.about == errands.ABOUT and bool(NOTE.match(rest.casefold())) and "?" not in rest
