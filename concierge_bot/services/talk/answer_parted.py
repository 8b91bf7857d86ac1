"""A text that answers an open question and asks for something else besides is parted: each has its own turn."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.cases import amends
from concierge_bot.services.medicines import doctors_word, dose_book, dose_meant, dose_talk
from concierge_bot.services.orders import (
    corrections,
    errand_changes,
    errands,
    read_backs,
    rides_back,
    wrong_visit,
)
from concierge_bot.services.safety import care_answers
from concierge_bot.services.talk import answer_table, answers, dose_and_more, put_right, questions, whom
from concierge_bot.services.talk.all_well import asked_about, says_well
from concierge_bot.services.talk.yes_among_words import is_note
from concierge_bot.understanding.answers import agreeing, assent, replies, well_words, yes_beside
from concierge_bot.understanding.doses import dose_words
from concierge_bot.understanding.medicines import pill_holds, recall
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.visits import errands as errands_words
from concierge_bot.understanding.visits import word_for_them

OF_AN_OFFER = frozenset(("start", "end", "due", "back", "to", "from"))
"""What is no word for whoever comes, but changes what he is asked for."""
YES = "yes"
"""What stands for the yes of a text, when the rest of it goes its own way."""
WELL = "I am fine"
"""What stands for her saying that she is well, when the rest of a text goes its own way."""


_SAID = re.compile(
    r"\b(?:but )?i (?:have |already |just )*(?:said|told (?:you|u)|answered|texted|wrote|sent)(?: you| u| it)?"
    r" (?:yes|yeah|ok|1|one)(?:\W+(?:yes|ok|1|one))*(?=\W*(?:$|[.,;!?]))",
    re.IGNORECASE,
)
_ASKED_US = re.compile(
    r"\W*(?:(?:and|so|but|well|hello)\W+)*(?:did|have|has|didnt|havent) (?:you|u|they)\b[^?.!]*[?.!]*\W*",
    re.IGNORECASE,
)
_CHOICE_FIRST = re.compile(
    r"\W*([1-3]\b|ye?s please|yes thank you)(?:,? (?:please|pls|thanks|thank you|dear|love))*"
    r"\s*(?:[.;!,\n]+|\band\b)\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_ONCE_MORE = re.compile(r"^\W*(?:1|yes|si|ok)\b[\s.,!;]+", re.IGNORECASE)
"""The same yes said twice is one yes, and never one for the next thing that waits."""


def yes_said_before(text: str) -> str | None:
    """Return what a text says besides that she said yes already; None if it does not say so."""
    found = _SAID.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return _ASKED_US.sub("", rest).strip(" .,!?;")


def answer_and_more(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Part a text that answers an open question, and asks for something else besides."""
    if (said := yes_said_before(text)) is not None and answers.to_agree(s, now, customer):
        return YES, said if assent.asks(said) else ""
    waits = asked_about(s, now, customer)
    if says_well(text, waits):
        head, more = assent.lead(text)
        if head and more and not waits & set(care_answers.WELL) and answers.to_agree(s, now, customer):
            return head, more  # nobody asked if she is well: her yes is for what was asked
        if asked_for := well_words.besides(text):
            return WELL, asked_for
    if (held := _held_and_told(s, customer, text))[0]:
        return held
    if answers.means_both(s, now, customer, text) or amends.is_choice(s, customer, text):
        return "", ""  # it is one answer, to be read as a whole
    if corrections.wants_another_shop(s, now, customer, text) or rides_back.is_of_hers(
        s, now, customer, text
    ):
        return "", ""
    if wrong_visit.two(s, now, customer, text):
        return "", ""  # "put maria back to friday and the plumber thursday" is parted by its visits
    if dose_words.ran_out(text) or (dose_words.retracts(text) and dose_book.asked(s, now, customer)):
        return "", ""  # it tells of no dose that was taken, or takes that back again
    if (parted := yes_beside.for_one(text)) and parted[2] and answers.for_named(s, now, customer, text):
        return f"{parted[0]} for the {parted[1]}", parted[2]
    first, _, more = text.partition(". ")
    if stopping.stops(first).stop and assent.asks(more) and not stopping.numbers(more):
        return first, more
    if (told := doctors_word.and_more(s, customer, text))[0]:
        return told
    said, more = dose_and_more.part(s, now, customer, text)
    if said:
        return said, more
    if (right := put_right.and_more(s, now, customer, text))[0]:
        return right
    if _changes_the_offer(s, now, customer, text):
        return "", ""  # "yes book fred but the afternoon": it is changed, and read back
    head, rest = assent.lead(text)
    reply = replies.read(head)
    if reply is None and dose_book.asked(s, now, customer) and dose_talk.is_taken(s, customer, head):
        reply = "taken"
    if reply == "taken" and dose_talk.is_taken(s, customer, text) and dose_talk.is_taken(s, customer, rest):
        return "", ""  # "took the knee pill. and pressure one" is one answer
    apart = reply in ("taken", "later") or (reply in ("1", "2") and replies.is_number(head))
    takes = {answer for q in questions.open_ones(s, now, customer) for answer in answer_table.TAKES[q.about]}
    return (head, rest) if apart and reply in takes else _yes_and_more(s, now, customer, text)


def _changes_the_offer(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether what stands beside a yes to a service changes when it shall be, or where a ride goes."""
    asked = answers.to_agree(s, now, customer)
    if not asked or asked[0].about != errands.ABOUT:
        return False
    said = yes_beside.read(text, (), answers.may_name(asked))
    rest = word_for_them.word_for_them(said.words) if said is not None else ""
    if not rest or errands_words.kind(rest) not in (errands_words.OTHER, asked[0].data["kind"]):
        return False
    new = errand_changes.changes(s, now, customer, asked[0].data, rest)
    return any(new[key] != asked[0].data.get(key, "") for key in new.keys() & OF_AN_OFFER)


def choice_and_dose(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Part the choice that opens a text from what she tells of a medicine behind it: "1 please. took the pink one"."""
    found = _CHOICE_FIRST.fullmatch(text)
    if found is None or not dose_talk.is_about_one(s, customer, found[2]):
        return "", ""
    asked = answers.to_agree(s, now, customer)
    return (found[1], found[2]) if asked and "1" in answer_table.TAKES[asked[0].about] else ("", "")


def _held_and_told(s: Session, customer: Customer, text: str) -> tuple[str, str]:
    """Part her wish for no medicine reminders from what one of her people shall be told."""
    if not (pill_holds.asks(text) or pill_holds.asks_of(text, dose_meant.names(s, customer))):
        return "", ""
    told = telling.read(text, whom.called(s, customer))
    return (told.rest, told.message) if told.message else ("", "")


def _yes_and_more(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Part a yes from another request that follows it: what changes or belongs to what we asked is not another."""
    asked = answers.to_agree(s, now, customer)
    if not asked:
        return "", ""
    things, about = answers.read_back(s, now, customer), answers.may_name(asked)
    said = yes_beside.read(text, things, about)
    if said is None or (said.doubts and not said.firm):
        return "", ""
    goods = asked[0].about in read_backs.READ_BACK and asked[0].about != "refill"
    head, rest, against = agreeing.lead(text, things, about)
    rest = _ONCE_MORE.sub("", rest)
    if head and not against and not is_note(asked[0], rest):
        another = (assent.asks_on(rest) if goods else assent.asks(rest)) or recall.names_pills(rest)
        if another or agreeing.agrees(rest, (), about) == "plain":
            return head, rest
    if goods and said.firm and not said.doubts and _asks_for_another(s, now, customer, said):
        return YES, said.words
    return "", ""


def _asks_for_another(s: Session, now: datetime, customer: Customer, said: yes_beside.Beside) -> bool:
    """Tell whether what is beside a yes to goods is a request of its own, and no change of these goods."""
    other = errands_words.kind(said.words) != errands_words.OTHER and said.asks
    if other or errands_words.asked_for(said.words) or dose_talk.is_about_one(s, customer, said.words):
        return True
    return said.asks and not corrections.changes_goods(s, now, customer, said.words)
