"""What a text of hers answers of what we asked and still wait for: no dialogue server is needed for that."""

import re
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, Outbox, Question
from concierge_bot.services.cases import amends
from concierge_bot.services.everyday import trips
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import (
    advice,
    doctors_word,
    dose_answers,
    dose_book,
    dose_talk,
    pill_holds,
)
from concierge_bot.services.orders import (
    corrections,
    errand_changes,
    errands,
    holds,
    inquiries,
    ordering,
    placed_changes,
    proposals,
    read_backs,
    standing_skips,
    stops,
    swaps,
    visit_notes,
)
from concierge_bot.services.people import numbers
from concierge_bot.services.safety import alarm_book, care_answers
from concierge_bot.services.talk import (
    answer_table,
    answering,
    answers,
    dose_and_more,
    lists,
    questions,
    undoing,
)
from concierge_bot.understanding import (
    agreeing,
    assent,
    clauses,
    holding,
    recall,
    replies,
    stopping,
    well_words,
    yes_beside,
)
from concierge_bot.understanding import errands as errands_words

ASKS_BESIDES = re.compile(
    r"\b(order|deliver|refill|groceries|bring me|send me|get me|need (?!(?:some )?help|an? (?:ambulance|doctor))\w+)\b"
)
"""Words of a request that must not be lost beside danger."""
OF_ANOTHER_KIND = re.compile(
    r"\b(?:refill|prescription|remind|reminder|hold|pause|every|each|appointment)\b", re.IGNORECASE
)
"""Words of a request that is no change of one order."""
NOTE = re.compile(
    r"\W*(?:(?:please|just|and|can you|could you|you can) )*(?:(?:tell|let|ask) (?:them|him|her|the \w+"
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
YES = "yes"
"""What stands for the yes of a text, when the rest of it goes its own way."""
LOOKED_AFTER = "looked after"
"""An alarm of hers that no person has ended yet, though no question of ours is open about it."""
SHORT = 12  # words
ASKED = 32
"""A longer text does more than ask what things cost."""
WELL = "I am fine"
"""What stands for her saying that she is well, when the rest of a text goes its own way."""
LISTED = frozenset({"order", "standing"})
"""What our open question may have read back in part, so that LIST answers it."""


def read(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """Answer with a text what we asked and still wait for; return how it was read, or nothing."""
    once = answering.once(message)
    if replies.asks_again(text) and (last := _last_words(s, customer)):
        notify.to_customer(s, now, customer, last, about="answer", once=once)
        return "answer again"
    waits = asked_about(s, now, customer)
    if says_well(text, waits):
        care_answers.all_well(s, now, customer, once=once)
        return "answer well"
    if undoing.heard(s, now, customer, text, message):
        return "answer undo"
    if stops.heard(s, now, customer, text, once=once):
        return "answer stop"
    if stopping.asks_after(text) and stops.status(s, now, customer, text, once=once):
        return "answer status"
    if amends.heard(s, now, customer, text, once=once):
        return "answer remedy"
    if replies.is_undo(text) and ("order" in waits or ordering.can_undo(s, now, customer)):
        ordering.undo_last(s, now, customer, once=once, by_our_word=True)
        return "answer undo"
    if answers.means_both(s, now, customer, text) and answers.picked(s, now, customer, message):
        return "answer picked"
    if numbers.told(s, now, customer, text, once=once):
        return "new number"
    if doctors_word.heard(s, now, customer, text, once=once):
        return "answer doctor's word"
    if pill_holds.heard(s, now, customer, text, once=once):
        both = holds.standing(customer, now) and holding.resumes(text)
        return "" if both else "answer pill hold"  # "im home": her deliveries are still to go on again
    if trips.heard(s, now, customer, text, once=once):
        return "answer trip"
    if standing_skips.heard(s, now, customer, text, once=once):
        return "answer skip"
    if said := dose_talk.heard(s, now, customer, text, once=once):
        return f"answer {said}"
    if not any(letter.isalnum() for letter in text):
        return _without_words(s, now, customer, message)
    if _asks_the_record(s, customer, text):
        advice.medicine_question(s, now, customer, text, once=once)
        return "answer from the record"
    if len(text.split()) <= ASKED and inquiries.answer(s, now, customer, text, once=once):
        return "answer asked"
    if placed_changes.heard(s, now, customer, text, once=once):
        return "answer change"
    if corrections.wants_another_shop(s, now, customer, text) and answers.amend(
        s, now, customer, text, once=once
    ):
        return "answer correction"
    if (echoed := errands.echoed(s, now, customer, text)) and answers.agree(
        s, now, customer, message, [echoed]
    ):
        return "answer yes"
    if named := answers.answer_named(s, now, customer, text, message):
        return f"answer {named}"
    if said := _yes_beside(s, now, customer, message, text):
        return said
    if _corrects(s, now, customer, text) and (
        answers.amend(s, now, customer, text, once=once)
        or corrections.as_it_is(s, now, customer, text, once=once)
    ):
        return "answer correction"
    if not OF_ANOTHER_KIND.search(text) and visit_notes.corrected(s, now, customer, text, once=once):
        return "answer change"
    if _no_beside(s, now, customer, message, text):
        return "answer no"
    if LISTED & waits and replies.is_list(text) and lists.tell(s, now, customer, once=once):
        return "answer list"
    if swaps.disliked(s, now, customer, text, once=once):
        return "answer dislike"
    reply = replies.read(text)
    if reply is None and proposals.agreed_in_words(s, now, customer, text):
        reply = "yes"
    if reply is not None and answers.answer(s, now, customer, reply, message):
        customer.misunderstood = 0
        s.add(customer)
        return f"answer {reply}"
    if answers.picked(s, now, customer, message):
        return "answer picked"
    if answers.agreed(s, now, customer, text, message):
        return "answer yes"
    if reply == "taken" and replies.is_letter(text) and dose_answers.put_off(s, now, customer):
        dose_answers.told_taken(s, now, customer, "", once=once)
        return "answer taken"
    return ""


def _corrects(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text corrects what was read back: by how it begins, or as it changes that and nothing else."""
    if corrections.is_correction(text, customer, now):
        return True
    another = recall.names_pills(text) or dose_talk.is_about_one(s, customer, text)
    another = another or bool(OF_ANOTHER_KIND.search(text))
    if not another and replies.read(text) is None and errands.corrects(s, now, customer, text):
        return True
    return (
        not another and not errands_words.asked_for(text) and corrections.only_changes(s, now, customer, text)
    )


def _without_words(s: Session, now: datetime, customer: Customer, message: Message) -> str:
    """A picture after a reminder may be of her pills: it proves nothing, so she is asked in words."""
    waiting = dose_book.asked(s, now, customer) if message.media else []
    if not waiting:
        return ""
    dose_talk.ask_if_taken(
        s, now, customer, waiting[0], once=answering.once(message), sentence="dose_picture"
    )
    return "answer picture"


def _asks_the_record(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether a short text asks whether she took a medicine, and for nothing besides."""
    due = recall.asks_when_due(text)
    alone = len(text.split()) <= (2 * SHORT if due else SHORT) and not ASKS_BESIDES.search(text.casefold())
    of_pills = recall.names_pills(text) or dose_talk.is_about_one(s, customer, text)
    asked = recall.asks_the_record(text) or due or recall.asks_again(text)
    return alone and of_pills and asked


def is_late(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether a text answers what is no longer open: the number of a choice, or a yes or no after it expired."""
    return replies.is_number(text) or (replies.read(text) in ("yes", "no") and _expired_last(s, customer))


def answer_and_more(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Part a text that answers an open question, and asks for something else besides."""
    if says_well(text, asked_about(s, now, customer)) and (asked_for := well_words.besides(text)):
        return WELL, asked_for
    if answers.means_both(s, now, customer, text) or amends.is_choice(s, customer, text):
        return "", ""  # it is one answer, to be read as a whole
    if corrections.wants_another_shop(s, now, customer, text):
        return "", ""
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
    head, rest = assent.lead(text)
    reply = replies.read(head)
    if reply is None and dose_book.asked(s, now, customer) and dose_talk.is_taken(s, customer, head):
        reply = "taken"
    if reply == "taken" and dose_talk.is_taken(s, customer, text) and dose_talk.is_taken(s, customer, rest):
        return "", ""  # "took the knee pill. and pressure one" is one answer
    apart = reply in ("taken", "later") or (reply in ("1", "2") and replies.is_number(head))
    takes = {answer for q in questions.open_ones(s, now, customer) for answer in answer_table.TAKES[q.about]}
    return (head, rest) if apart and reply in takes else _yes_and_more(s, now, customer, text)


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
    if head and not against and not _is_note(asked[0], rest):
        another = assent.asks_on(rest) if goods else assent.asks(rest)
        if another or agreeing.agrees(rest, (), about) == "plain":
            return head, rest
    if goods and said.firm and not said.doubts and _asks_for_another(s, now, customer, said):
        return YES, said.words
    return "", ""


def _asks_for_another(s: Session, now: datetime, customer: Customer, said: yes_beside.Beside) -> bool:
    """Tell whether what is beside a yes to goods is a request of its own, and no change of these goods."""
    if errands_words.asked_for(said.words) or dose_talk.is_about_one(s, customer, said.words):
        return True
    return said.asks and not corrections.changes_goods(s, now, customer, said.words)


def _yes_beside(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """A yes among other words: what changes is made, and placed where it costs no more; what only tells, tells nothing.

    A word for who will come goes along with the yes.
    """
    asked = answers.to_agree(s, now, customer)
    said = (
        yes_beside.read(text, answers.read_back(s, now, customer), answers.may_name(asked)) if asked else None
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
    if _is_note(asked[0], said.words):
        errand_changes.add_note(s, asked[0], said.words)
    elif not said.firm or said.doubts:
        return ""
    return "answer yes" if answers.agree(s, now, customer, message, asked[:1]) else ""


def _no_beside(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Her no to having once more what is coming, among words that only tell: "oh is it coming? silly me. no then"."""
    asked = answers.to_agree(s, now, customer)
    if not asked or asked[0].about != "once_more" or len(text.split()) > SHORT:
        return False
    refused = any(assent.refuses(piece) for piece in clauses.cut(text))
    return refused and answers.answer(s, now, customer, "no", message)


def _is_note(question: Question, rest: str) -> bool:
    """Tell whether what follows a yes is a word for whoever will come."""
    return question.about == errands.ABOUT and bool(NOTE.match(rest.casefold())) and "?" not in rest


def says_well(text: str, waits: set[str]) -> bool:
    """Tell whether she says that she is all right when asked, or while people look after an alarm of hers.

    With two digits offered a 2 says so too.
    """
    if waits & set(care_answers.WELL):
        return well_words.all_well(text, by_number="safety" in waits)
    return LOOKED_AFTER in waits and well_words.well_again(text)


def asked_about(s: Session, now: datetime, customer: Customer) -> set[str]:
    """Return what we asked her and still wait for, and whether an alarm of hers is looked after."""
    looked_after = {LOOKED_AFTER} if alarm_book.open_alarm(s, customer) is not None else set()
    return {question.about for question in questions.open_ones(s, now, customer)} | looked_after


def _last_words(s: Session, customer: Customer) -> str:
    """Return the last text to her, so that what it asks can be heard once more; it stays asked."""
    query = select(Outbox.body).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    return s.exec(query.where(Outbox.channel == "sms").order_by(col(Outbox.id).desc()).limit(1)).first() or ""


def _expired_last(s: Session, customer: Customer) -> bool:
    """Tell whether the last thing that we asked her ended without her answer: a late one confirms nothing."""
    query = select(Question).where(Question.customer_id == customer.id).order_by(col(Question.id).desc())
    last = s.exec(query).first()
    return last is not None and last.answer == "expired"
