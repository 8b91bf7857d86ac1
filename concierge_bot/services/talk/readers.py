"""What may take a text of hers at its second look; `conversation.py` has the order in which they are tried.

A reader returns whether it has dealt with the text, or what the dialogue server shall read of it.
"""

import re
from collections.abc import Sequence

from concierge_bot.clock import local
from concierge_bot.models import Message
from concierge_bot.services.cases import amends, faults, not_come, problems, ratings, what_came
from concierge_bot.services.everyday import reminder_talk, wishes
from concierge_bot.services.medicines import (
    advice,
    dose_meant,
    dose_owner,
    dose_partly,
    dose_talk,
    medicine_news,
    once_more,
    plan_answers,
)
from concierge_bot.services.members import not_him
from concierge_bot.services.orders import (
    goods_stops,
    has_coming,
    read_backs,
    shop_notes,
    standing_days,
    standing_ends,
    standing_goods,
    stops_named,
    whereabouts,
    wrong_visit,
)
from concierge_bot.services.people import consent, sharing
from concierge_bot.services.talk import (
    answer_parted,
    answering,
    dose_and_more,
    follow_ups,
    heard_answers,
    overview,
    plain_answers,
    questions,
    refused,
    short_answers,
    whom,
)
from concierge_bot.services.talk import several_answers as several
from concierge_bot.services.talk.known_intents import known_intent
from concierge_bot.services.talk.look import Look, Request, plain_words
from concierge_bot.services.talk.other_hands import contact_names, not_hers
from concierge_bot.texts import say
from concierge_bot.understanding.answers import answered, replies, sure
from concierge_bot.understanding.answers import follow_ups as reading
from concierge_bot.understanding.doses import dose_given
from concierge_bot.understanding.everyday import plain_questions, reminding
from concierge_bot.understanding.medicines import pill_holds
from concierge_bot.understanding.orders import with_it
from concierge_bot.understanding.parting import clauses, subjects, telling
from concierge_bot.understanding.people import speaker
from concierge_bot.understanding.terms import text_wishes
from concierge_bot.understanding.visits import errands, trades
from concierge_bot.understanding.words import spanish

Outcome = Request | bool


def taken_back(look: Look) -> Outcome:
    """What takes itself back as a whole leaves all as it is."""
    if look.text or not look.message.body.strip():
        return False
    look.close("taken back")
    answering.say_once(look.s, look.now, look.customer, say("left_as_is"), look.message)
    return True


def no_ratings(look: Look) -> Outcome:
    """She wants no more of our questions after stars."""
    if not consent.no_ratings(look.s, look.now, look.customer, look.message):
        return False
    return _besides(look, text_wishes.besides_ratings(look.text))


def stars_denied(look: Look) -> Outcome:
    """Stars that she says she did not give are taken back."""
    return _besides(look, ratings.denied(look.s, look.now, look.customer, look.text, once=look.once))


def how_to_come(look: Look) -> Outcome:
    """How she wants us to come to her is a note on her page."""
    return _besides(look, wishes.heard(look.s, look.now, look.customer, look.text, once=look.once))


def end_of_reminder(look: Look) -> Outcome:
    """A reminder of her own that she does not want ends."""
    return _besides(look, reminder_talk.heard(look.s, look.now, look.customer, look.text, once=look.once))


def end_of_repeat(look: Look) -> Outcome:
    """What comes again and again ends, or moves, at her word; it is no hold, and no order is stopped in its stead."""
    heard = (
        not_him.heard,
        standing_goods.heard,
        goods_stops.heard,
        has_coming.heard,
        standing_ends.heard,
        standing_days.heard,
        standing_days.counted,
    )
    for hear in heard:
        if (rest := hear(look.s, look.now, look.customer, look.text, once=look.once)) is not None:
            return _besides(look, rest)
    return False


def news_of_medicine(look: Look) -> Outcome:
    """What she tells of a medicine beside a dose: readings, one mislaid, a refill not wanted or not come."""
    return _besides(look, medicine_news.heard(look.s, look.now, look.customer, look.text, once=look.once))


def doubt_of_dose(look: Look) -> Outcome:
    """One pill more, or if she took it at all: the record answers and a pharmacist; it is of nothing else open."""
    if (rest := once_more.heard(look.s, look.now, look.customer, look.text, once=look.once)) is not None:
        return _besides(look, rest)
    return _besides(look, advice.doubted(look.s, look.now, look.customer, look.text, once=look.once))


def choice_and_dose(look: Look) -> Outcome:
    """The choice that opens a text is no word of the dose that the rest tells of."""
    both = answer_parted.choice_and_dose(look.s, look.now, look.customer, look.text)
    return _parted(look, both if any(both) else ())


def goes_along(look: Look) -> Outcome:
    """What is written on a cake, or where bags are left, goes along with goods that wait for her OK."""
    draft = read_backs.open_quote(look.s, look.now, look.customer)
    notes, rest = with_it.apart(look.text) if draft is not None else ((), "")
    if draft is None or not notes:
        return False
    shop_notes.go_along(look.s, draft, notes)
    if re.search(r"\w", rest):
        look.part(rest)
    else:
        read_backs.repeat(look.s, look.now, look.customer, draft, once=look.once)
        look.close("answer correction")
    return True


def several_answers(look: Look) -> Outcome:
    """A yes to several things that wait for one, each by its name, is for each."""
    taken = several.heard(look.s, look.now, look.customer, look.message, look.text)
    if taken:
        look.close("answer each")
    return taken


def stop_and_more(look: Look) -> Outcome:
    """The order that she stops by its shop, or by what is in it, is stopped; the rest of the text has its turn."""
    rest = stops_named.heard(look.s, look.now, look.customer, look.text, once=look.once)
    if rest == "":
        look.close("answer stop")
        return True
    return _besides(look, rest)


def whose_dose(look: Look) -> Outcome:
    """A dose that another than she tells of himself is none of hers: she is asked once whose it was."""
    people = contact_names(look.s, look.customer)
    if not dose_owner.asked(look.s, look.now, look.customer, look.text, people, once=look.once):
        return False
    look.close("answer whose dose")
    return True


def given_by_another(look: Look) -> Outcome:
    """What somebody says that he gave her is written down, whoever that is."""
    s, now, customer, text = look.s, look.now, look.customer, look.text
    if not dose_given.by_another(text, dose_meant.names(s, customer)):
        return False
    said, more = ("", "") if look.message.part_of else dose_and_more.part(s, now, customer, text)
    if said:
        look.part(said, more)
        return True
    heard = dose_talk.heard(s, now, customer, text, once=look.once)
    if heard:
        look.close(f"answer {heard}")
    return bool(heard)


def partly_taken(look: Look) -> Outcome:
    """She took one medicine and not another."""
    s, now, customer = look.s, look.now, look.customer
    told = dose_partly.read(s, now, customer, look.text)
    if told is None:
        asked = dose_partly.ask_which(s, now, customer, look.text, once=look.once)
        if asked:
            look.close("answer which dose")
        return asked
    if told.rest and not look.message.part_of:
        look.part(told.of_doses, told.rest)
    else:
        dose_partly.write(s, now, customer, told, once=look.once)
        look.close("answer partly taken")
    return True


def two_wishes(look: Look) -> Outcome:
    """What asks for another thing beside a hold of her pills, or beside a reminder, is parted."""
    here = local(look.now, look.customer.time_zone)
    both = pill_holds.besides(look.text), reminding.halves(look.text, here, look.customer.country)
    return _parted(look, next(filter(all, both), ()))


def all_open(look: Look) -> Outcome:
    """What she asks of all that she has open is told at once: each in plain words with its price."""
    if any(map(replies.is_number, look.text.split(maxsplit=1)[:1])):
        return False  # a digit before it answers what was asked
    told = overview.answer(look.s, look.now, look.customer, look.text, once=look.once)
    if told:
        look.close("answer plain")
    return bool(told)


def other_hands(look: Look) -> Outcome:
    """What somebody else asks for her from her phone goes on as hers, what he asks for himself is a person's."""
    people = contact_names(look.s, look.customer)
    other = speaker.speaker(look.text, look.customer.name, people)
    if other is None:
        return False
    if for_her := speaker.in_her_stead(other.rest, look.customer.name, people):
        return Request(plain_words(for_her))
    not_hers(look.s, look.now, look.customer, look.message, other.name)
    return True


def word_for_another(look: Look) -> Outcome:
    """What one of her people shall be told is parted from whatever else the text tells."""
    told = telling.read(look.text, whom.called(look.s, look.customer))
    apart = told.message and told.rest and not sharing.is_wish(look.s, look.customer, look.text)
    if not apart and told.wishes and told.rest and dose_talk.is_about_one(look.s, look.customer, told.rest):
        return _parted(look, [told.rest, *told.wishes])  # "aint takin that one, dont tell ana"
    return _parted(look, [told.rest, told.message] if apart else ())


def no_need(look: Look) -> Outcome:
    """An offer of ours that she has no need of is left, and waits for no later yes."""
    return _besides(look, refused.heard(look.s, look.now, look.customer, look.message, look.text))


def answer_and_more(look: Look) -> Outcome:
    """What answers an open question and asks for something else besides is parted."""
    head, rest = answer_parted.answer_and_more(look.s, look.now, look.customer, look.text)
    return _parted(look, [one for one in (head, rest) if one] if head else ())


def amiss(look: Look) -> Outcome:
    """What she says is wrong with something that came is a complaint, before it changes or orders anything."""
    if amends.heard(look.s, look.now, look.customer, look.text, once=look.once):
        look.close("answer remedy")
        return True
    if not_come.heard(look.s, look.now, look.customer, look.text, once=look.once):
        look.close("answer amiss")
        return True
    told = what_came.read(look.s, look.now, look.customer, look.text)
    if told is None:
        return False
    if (told.before or told.behind) and not look.message.part_of:
        return _parted(look, [part for part in (told.before, told.words, told.behind) if part])
    words = told.words if look.message.part_of is None else look.text
    problems.told(look.s, look.now, look.customer, words, once=look.once, of=told.order)
    look.close("answer amiss")
    return True


def where_it_is(look: Look) -> Outcome:
    """Where what she ordered is, and that it is not there yet, is answered from its parts."""
    if not whereabouts.heard(look.s, look.now, look.customer, look.text, once=look.once):
        return False
    look.close("answer plain")
    return True


def follow_up(look: Look) -> Outcome:
    """What only asks of the thing that we named last is answered, what only tells is talk: neither changes anything."""
    s, now, customer = look.s, look.now, look.customer
    of = follow_ups.thing(s, now, customer, look.text)
    if of is None:
        return False
    if look.heard is None:
        return Request(plain_words(look.text), hear=True)
    does = follow_ups.heard(of, look.heard, look.text)
    if does == sure.QUESTION:
        if not follow_ups.asked(s, now, customer, of, look.text, once=look.once):
            return False
        customer.misunderstood = 0
        s.add(customer)
        look.close(heard_answers.BY_MODEL)
        return True
    return Request(plain_words(look.text), reading.AS_REQUEST[does]) if does == sure.TELL else False


def several_things(look: Look) -> Outcome:
    """What plainly asks for several services or things is parted: "need an accountant and internet by the 1st"."""
    text = errands.without_tea(look.text)
    services = trades.now().parts(text) if errands.asked_for(text) else []
    visits = wrong_visit.two(look.s, look.now, look.customer, look.text)
    return _parted(look, services or visits or subjects.parts(text))


def plain_question(look: Look) -> Outcome:
    """What her rows or the clock know is answered; one that is asked beside other things is parted from them."""
    asked = _known(look)
    parts = [] if asked or look.message.part_of else plain_questions.parts(look.text)
    if len(parts) > 1:
        return _parted(look, parts)
    if not asked and parts:
        asked = plain_answers.answer(look.s, look.now, look.customer, parts[0], once=look.once)
    if asked:
        look.customer.misunderstood = 0
        look.s.add(look.customer)
        look.close("answer plain")
    return bool(asked)


def short_answer(look: Look) -> Outcome:
    """A short answer goes to the open question that can take it; the meaning that she chose of her words is served."""
    read_as = short_answers.read(look.s, look.now, look.customer, look.message, look.text)
    if not read_as or look.message.intent:
        return False
    look.close(read_as)
    return True


def all_else(look: Look) -> Outcome:
    """All else is the dialogue server's to read."""
    request = _request(look)
    if not request.asked:
        heard_answers.other_words(look.s, look.now, look.customer)
    return request


def _besides(look: Look, rest: str | None) -> bool:
    """What a reader did is done, and the rest of the text has a turn of its own; None where it did nothing."""
    if rest is not None:
        look.part(*filter(None, [rest]))
    return rest is not None


def _parted(look: Look, parts: Sequence[str]) -> bool:
    if parts:
        look.part(*parts)
    return bool(parts)


def _known(look: Look) -> str:
    """Answer what her rows or the clock know; return the answer, an empty string if it is none of them."""
    for answer in (faults.heard, plan_answers.answer, reminder_talk.answer, plain_answers.answer):
        if asked := answer(look.s, look.now, look.customer, look.text, once=look.once):
            return asked
    return ""


def _request(look: Look) -> Request:
    s, now, customer, message = look.s, look.now, look.customer, look.message
    if message.words_of is not None:
        words = spanish.in_english(s.get_one(Message, message.words_of).body)
        return Request(plain_words(words), message.intent)
    unsure = bool(questions.open_about(s, customer, questions.MEANING))
    intent = known_intent(s, now, customer, look.text, unsure=unsure) or _of_what_was_named(look)
    return Request(
        plain_words(clauses.without_thanks(look.text)),
        intent,
        asked=() if intent or answered.is_request(message.body) else heard_answers.kinds(s, now, customer),
    )


def _of_what_was_named(look: Look) -> str:
    """Return the request that a text is as a word on what we named last: that is otherwise, off, or amiss."""
    of = follow_ups.thing(look.s, look.now, look.customer, look.text)
    if of is None or look.heard is None:
        return ""
    return reading.AS_REQUEST.get(follow_ups.heard(of, look.heard, look.text), "")
