"""What a text of hers answers of what we asked and still wait for: no dialogue server is needed for that."""

import re
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Message, Outbox
from concierge_bot.services.cases import ratings
from concierge_bot.services.everyday import reminders, trips
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
    errands,
    holds,
    inquiries,
    order_joins,
    ordering,
    placed_changes,
    proposals,
    standing_changes,
    standing_skips,
    stops,
    swaps,
    visit_notes,
)
from concierge_bot.services.people import numbers
from concierge_bot.services.safety import care_answers
from concierge_bot.services.talk import answering, answers, lists, put_right, questions, undoing, whom
from concierge_bot.services.talk.all_well import asked_about, says_well
from concierge_bot.services.talk.yes_among_words import SHORT, with_no, with_yes
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import assent, replies, yes_beside
from concierge_bot.understanding.doses.dose_spelling import SENTENCES
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import holding, stopping
from concierge_bot.understanding.parting import clauses, telling
from concierge_bot.understanding.visits import errand_answers
from concierge_bot.understanding.visits import errands as errands_words
from concierge_bot.understanding.words.vocabulary import names_food

BESIDE_A_TIME = 6  # words
ASKS_BESIDES = re.compile(
    r"\b(order|deliver|refill|groceries|bring me|send me|get me|need (?!(?:some )?help|an? (?:ambulance|doctor))\w+)\b"
)
"""Words of a request that must not be lost beside danger."""
OF_ANOTHER_KIND = re.compile(
    r"\b(?:refill|prescription|remind|reminder|hold|pause|every|each|appointment)\b", re.IGNORECASE
)
"""Words of a request that is no change of one order."""
ASKED = 32
"""A longer text does more than ask what things cost."""
LISTED = frozenset({"order", "standing"})
"""What our open question may have read back in part, so that LIST answers it."""


def read(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> str:
    """Answer with a text what we asked and still wait for; return how it was read, or nothing."""
    once, own = answering.once(message), _is_own_wish(s, now, customer, message, text)
    if replies.asks_again(text) and (last := _last_words(s, customer)):
        notify.to_customer(s, now, customer, last, about="answer", once=once)
        return "answer again"
    if _answers_a_form(s, now, customer, text):
        return ""
    waits = asked_about(s, now, customer)
    if says_well(text, waits):
        care_answers.all_well(s, now, customer, once=once, digit=text.strip())
        return "answer well"
    if undoing.heard(s, now, customer, text, message):
        return "answer undo"
    if stops.heard(s, now, customer, text, once=once):
        return "answer stop"
    if stopping.asks_after(text) and stops.status(s, now, customer, text, once=once):
        return "answer status"
    if replies.is_undo(text) and ("order" in waits or ordering.can_undo(s, now, customer)):
        ordering.undo_last(s, now, customer, once=once, by_our_word=True)
        return "answer undo"
    if answers.means_both(s, now, customer, text) and answers.picked(s, now, customer, message):
        return "answer picked"
    if numbers.told(s, now, customer, text, once=once):
        return "new number"
    if doctors_word.heard(s, now, customer, text, once=once):
        return "answer doctor's word"
    if holding.spares_pills(text):
        return ""  # a hold of her deliveries, whatever else it names
    if pill_holds.heard(s, now, customer, text, once=once):
        both = holds.standing(customer, now) and holding.resumes(text)
        return "" if both else "answer pill hold"  # "im home": her deliveries are still to go on again
    if trips.heard(s, now, customer, text, once=once):
        return "answer trip"
    if standing_skips.heard(s, now, customer, text, once=once):
        return "answer skip"
    if stops.by_goods(s, now, customer, text, once=once):
        return "answer stop"
    if standing_changes.heard(s, now, customer, text, once=once):
        return "answer standing"
    if said := dose_talk.heard(s, now, customer, text, once=once):
        return f"answer {said}"
    if not any(letter.isalnum() for letter in text):
        return _without_words(s, now, customer, message)
    if _asks_the_record(s, customer, text) or (recall.doubts_which(text) and _of_pills(s, customer, text)):
        advice.medicine_question(s, now, customer, text, once=once)
        return "answer from the record"
    if len(text.split()) <= ASKED and inquiries.answer(s, now, customer, text, once=once):
        return "answer asked"
    if (
        not own
        and _corrects_last(s, now, customer, text)
        and answers.amend(s, now, customer, text, once=once)
    ):
        return "answer correction"
    if not own and (right := put_right.words(s, now, customer, text)):
        if answers.amend(s, now, customer, right, once=once):
            return "answer correction"
        if visit_notes.corrected(s, now, customer, right, once=once):
            return "answer change"
    if order_joins.named(s, now, customer, text, once=once):
        return "answer change"
    if placed_changes.heard(s, now, customer, text, once=once) or order_joins.heard(
        s, now, customer, text, once=once
    ):
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
    if said := with_yes(s, now, customer, message, text):
        return said
    if (
        not own
        and _corrects(s, now, customer, text)
        and (
            answers.amend(s, now, customer, text, once=once)
            or corrections.as_it_is(s, now, customer, text, once=once)
        )
    ):
        return "answer correction"
    if not OF_ANOTHER_KIND.search(text) and visit_notes.corrected(s, now, customer, text, once=once):
        return "answer change"
    if with_no(s, now, customer, message, text):
        return "answer no"
    if LISTED & waits and replies.is_list(text) and lists.tell(s, now, customer, once=once):
        return "answer list"
    if swaps.disliked(s, now, customer, text, once=once):
        return "answer dislike"
    if ratings.in_words(s, now, customer, text, once=once):
        return "answer stars"
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


def _answers_a_form(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a form asked her last, and a text says when and names nothing: no read-back of before is meant."""
    last = notify.last_to(s, customer)
    if last is None or last.about != "ask":
        return False
    here, country = local(now, customer.time_zone), customer.country
    rest = times.without_time(text, here, country)
    alone = replies.is_nothing(rest) or (len(rest.split()) <= BESIDE_A_TIME and _names_nothing(rest))
    return times.read(text, here, country=country) is not None and alone


def _names_nothing(rest: str) -> bool:
    """Tell whether words beside a time ("not too early") name no goods, nobody who comes, and ask for nothing."""
    asks = "?" in rest or assent.asks_on(rest) or assent.calls_off(rest) or replies.read(rest) is not None
    return not (
        asks
        or names_food(rest)
        or recall.names_pills(rest)
        or errands_words.kind(rest) != errands_words.OTHER
    )


def _corrects_last(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text says how the service or the reminder shall be that we just read back, and nothing else."""
    if reminders.corrects(s, now, customer, text):
        return True
    says_yes = errand_answers.says_yes(text) or errand_answers.without_number(text) != text
    says_yes = says_yes or answers.says_yes(s, now, customer, text) or yes_beside.read(text) is not None
    if replies.read(text) is not None or says_yes or OF_ANOTHER_KIND.search(text):
        return False
    return errands.corrects(s, now, customer, text)


def _corrects(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text corrects what was read back: by how it begins, or as it changes that and nothing else."""
    if answers.says_yes(s, now, customer, text) or reminding.instead(text):
        return False
    if corrections.is_correction(text, customer, now):
        return True
    another = recall.names_pills(text) or dose_talk.is_about_one(s, customer, text)
    another = another or bool(OF_ANOTHER_KIND.search(text))
    if not another and replies.read(text) is None and errands.corrects(s, now, customer, text):
        return True
    return (
        not another and not errands_words.asked_for(text) and corrections.only_changes(s, now, customer, text)
    )


def _is_own_wish(s: Session, now: datetime, customer: Customer, message: Message, text: str) -> bool:
    """Tell whether it corrects nothing: it is for one of her people, or asks beside what its own text brought about."""
    told = telling.read(text, whom.called(s, customer))
    if told.message and not told.rest:
        return True
    newest = max((q.asked_at for q in questions.open_ones(s, now, customer)), default=None)
    unseen = message.part_of is not None and newest is not None and newest >= message.received_at
    return unseen and any(map(clauses.asks, clauses.cut(text)))


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
    of_pills = _of_pills(s, customer, text)
    asked = recall.asks_the_record(text) or due or recall.asks_again(text)
    return (alone or _wonders(text)) and of_pills and asked


def _wonders(text: str) -> bool:
    """Tell whether one sentence asks it and the other only tells of the box ("did i take it. it is empty")."""
    asked = [said for said in SENTENCES.split(text) if recall.asks_the_record(said)]
    short = len(text.split()) <= 2 * SHORT and not ASKS_BESIDES.search(text.casefold())
    return short and any(len(said.split()) <= SHORT for said in asked)


def _of_pills(s: Session, customer: Customer, text: str) -> bool:
    return recall.names_pills(text) or dose_talk.is_about_one(s, customer, text)


def _last_words(s: Session, customer: Customer) -> str:
    """Return the last text to her, so that what it asks can be heard once more; it stays asked."""
    query = select(Outbox.body).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    return s.exec(query.where(Outbox.channel == "sms").order_by(col(Outbox.id).desc()).limit(1)).first() or ""
