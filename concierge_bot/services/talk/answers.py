"""Which of our questions her short answer is meant for: the newest of the most urgent, or we ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, Outbox, Question
from concierge_bot.services.medicines import dose_answers
from concierge_bot.services.orders import baskets, corrections, errands, read_backs, spoken_of
from concierge_bot.services.talk import questions
from concierge_bot.services.talk.answer_table import (
    AGREED,
    AMENDS,
    CHOSEN,
    HANDLERS,
    LEFT_AS_IS,
    TAKES,
    WHICH_ONE,
    as_reply,
)
from concierge_bot.services.talk.answering import YES, once
from concierge_bot.understanding.answers import agreeing, assent, yes_beside
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food

NAMED = ("first", "second")
GOODS = (*read_backs.READ_BACK, "standing")
"""Questions about goods."""
OF_TWO = (questions.WHICH, questions.MEANING)
"""Questions that name two things."""
SMALL = frozenset(
    "the a an my that this it for of to in on one 1 yes please too and all both them me i".split()
)
"""Words that name nothing."""
ONE_BREATH = timedelta(minutes=30)
"""What was asked so long before is not what a short answer is for, when something was asked since."""
CALLED = {
    "order": "order groceries shopping food goods delivery list",
    "refill": "refill medicine medicines pills tablets pharmacy farmacia prescription",
    "reminder": "reminder remind",
    "hold": "hold pause deliveries",
    "standing": "repeating order standing",
    "proposal": "change",
    "share": "sharing family",
}
"""What she may call what a question is about."""
WHO_DOES = {
    "cleaning": "cleaner clean floors house",
    "handyman": "handy man guy",
    "ride": "lift car driver",
    "hairdresser": "hair haircut",
    "companion": "company visit visitor",
}
"""What she may call a kind of service besides its name."""


def answer(s: Session, now: datetime, customer: Customer, reply: Reply, message: Message) -> bool:
    """Give a short answer to the question it is meant for; False if no open question can take it."""
    fitting = [
        q
        for q in questions.open_ones(s, now, customer)
        if reply in TAKES[q.about] and not (q.about == "stars" and spoken_of.asked_since(s, customer, q))
    ]
    if not fitting:
        return reply in YES and _which_again(s, now, customer, message)
    if reply in ("taken", "later"):
        fitting = dose_answers.meant(s, fitting, message.body)
    if reply in YES and (again := questions.just_said_again(s, customer, fitting)) is not None:
        return HANDLERS[again.about](s, now, customer, again, reply, message)
    named = _named_together(s, customer) if reply == "1" else frozenset()
    fresh = [q for q in fitting if reply not in YES or q.id in named or not _went_by(s, customer, q)]
    if not fresh:  # she is told what it would be for, and books it by another yes
        questions.say_again(s, now, customer, fitting[0], once=once(message))
        return True
    fitting = fresh
    best = _meant(fitting, reply)
    others = [q for q in fitting if q != best and q.about != "safety"]
    rivals = [] if best.urgency < questions.DOSE else [q for q in others if _rivals(s, q, best)]
    if rivals and reply == "no":  # what she leaves is what was asked last: no second question of it
        best, rivals = max([best, *rivals], key=lambda q: (q.asked_at, q.key)), []
    if rivals and (last := _said_just_now(s, customer, [best, *rivals])) is not None:
        best, rivals = last, []
    if rivals:
        questions.ask_which(s, now, customer, best, rivals[0], reply, once=once(message))
        return True
    return HANDLERS[best.about](s, now, customer, best, reply, message)


def _which_again(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """A yes to "which one do you mean" says none: she is asked once more."""
    last = [q for q in questions.open_ones(s, now, customer) if questions.was_last_said(s, customer, q)]
    asked = next((q for q in last if q.about in WHICH_ONE), None)
    if asked is not None:
        questions.ask_again(s, now, customer, asked, once=once(message))
    return asked is not None


def _named_together(s: Session, customer: Customer) -> frozenset[int]:
    """Return the questions of which we asked her by a digit which she means."""
    which = select(Question).where(Question.customer_id == customer.id, Question.about == questions.WHICH)
    return frozenset(int(one.data[place]) for one in s.exec(which) for place in NAMED)


def _said_just_now(s: Session, customer: Customer, asked: Sequence[Question]) -> Question | None:
    """Return what our last text asked, where all else was asked before her text before that one; never past a dose."""
    last = next((q for q in asked if questions.was_last_said(s, customer, q)), None)
    if last is None or any(q.urgency <= questions.DOSE for q in asked):
        return None
    old = (questions.texts_between(s, q, last) for q in asked if q != last)
    return last if all(old) else None


def _went_by(s: Session, customer: Customer, question: Question) -> bool:
    """Tell whether another read-back was answered since this one, of another text of hers: she may think it settled."""
    if question.about not in AGREED or questions.was_last_said(s, customer, question):
        return False
    since = select(Question).where(
        Question.customer_id == customer.id,
        col(Question.id) > question.key,
        col(Question.about).in_(AGREED),
        col(Question.closed_at).is_not(None),
        col(Question.answer).not_in(questions.NO_ANSWERS),
    )
    turn = questions.turn_of(s, question)
    return any(questions.turn_of(s, other) != turn for other in s.exec(since))


def _meant(fitting: list[Question], reply: Reply) -> Question:
    """The most urgent is meant; but a yes is for what was asked last, and not for an older "are you all right"."""
    if reply != "yes" or fitting[0].about != "safety":
        return fitting[0]
    return max(fitting, key=lambda q: (q.asked_at, q.key))


def agreed(s: Session, now: datetime, customer: Customer, text: str, message: Message) -> bool:
    """A yes in any manner to what was read back; a kind word alone is one only to what was asked last."""
    fitting = to_agree(s, now, customer)
    yes = agreeing.agrees(text, read_back(s, now, customer), may_name(fitting))
    if not fitting or not yes:
        return False
    if yes == "kind":
        fitting = [q for q in fitting if questions.was_last_said(s, customer, q)]
    return bool(fitting) and agree(s, now, customer, message, fitting)


def says_yes(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text says nothing but yes to what we asked."""
    return bool(agreeing.agrees(text, read_back(s, now, customer), may_name(to_agree(s, now, customer))))


def agree(
    s: Session, now: datetime, customer: Customer, message: Message, among: Sequence[Question] = ()
) -> bool:
    """Her words say yes: give it to what was read back to her, or ask which; never to a dose, nor to her safety."""
    fitting = list(among) or to_agree(s, now, customer)
    if not fitting:
        return False
    again = questions.just_said_again(s, customer, fitting)
    named = [q for q in fitting if agreeing.names(message.body, f"{q.words} {called(q)}")]
    if again is None and not named:
        fresh = [q for q in fitting if not _went_by(s, customer, q)]
        if not fresh:
            questions.say_again(s, now, customer, fitting[0], once=once(message))
            return True
        fitting = fresh
    if again is not None and not agreeing.means_all(message.body):
        fitting = [again]
    named = [q for q in fitting if agreeing.names(message.body, f"{q.words} {called(q)}")]
    best, *others = named if len(named) == 1 else fitting
    rivals = [q for q in others if _rivals(s, q, best)]
    if len(named) > 1 or (rivals and agreeing.means_all(message.body)):
        each(s, now, customer, named if len(named) > 1 else [best, *rivals], "yes", message)
        return True
    if rivals and (before := questions.open_about(s, customer, questions.WHICH)):
        for which in before:  # asked once already: what was asked last is meant, and said with its answer
            questions.close(s, now, which, "yes again")
        best, rivals = max([best, *rivals], key=lambda q: (q.asked_at, q.key)), []
    if rivals:
        questions.ask_which(s, now, customer, best, rivals[0], "yes", once=once(message))
        return True
    return HANDLERS[best.about](s, now, customer, best, "yes", message)


def for_named(s: Session, now: datetime, customer: Customer, text: str) -> tuple[Question, Reply] | None:
    """Return the open question that an answer names ("1 for the cleaning"), and the answer; None if it names none."""
    said = yes_beside.for_one(text)
    if said is None:
        return None
    reply = as_reply(said[0])
    what = names_in(said[1])
    taking = [q for q in to_agree(s, now, customer) if reply in TAKES[q.about]]
    fitting = [q for q in taking if what & names_of(s, now, customer, q)]
    return (fitting[0], reply) if len(fitting) == 1 else None


def names_of(s: Session, now: datetime, customer: Customer, question: Question) -> set[str]:
    """Return the words by which she may name what a question is about, its goods and her own words for it too."""
    goods = read_back(s, now, customer) if question.about in read_backs.READ_BACK else []
    said = " ".join([question.words, called(question), question.data.get("words", ""), *goods])
    return names_in(said)


def names_in(text: str) -> set[str]:
    """Return the words of a text that may name something: "maria" of Maria's Hair."""
    return {word.removesuffix("s") for word in agreeing.line(text).split()} - SMALL


def answer_named(s: Session, now: datetime, customer: Customer, text: str, message: Message) -> str:
    """Give an answer that names what it is for to that question; return the answer, or nothing."""
    found = for_named(s, now, customer, text)
    if found is None:
        return ""
    question, reply = found
    return reply if HANDLERS[question.about](s, now, customer, question, reply, message) else ""


def to_agree(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return what a yes in words may be for, the most urgent first."""
    return [q for q in questions.open_ones(s, now, customer) if q.about in AGREED]


def may_name(asked: Sequence[Question]) -> str:
    """Return the words by which she may name what we asked."""
    return " ".join([*(question.words for question in asked), *map(called, asked)])


def called(question: Question) -> str:
    """Return other words by which she may name what a question is about."""
    kind = question.data.get("kind", "")
    thing = question.data.get("thing", "") if question.about == errands.ABOUT else ""
    who = question.data.get(errands.OFFERED, "")
    return CALLED.get(question.about, "") or f"{kind} {WHO_DOES.get(kind, '')} {thing} {who}".strip()


def read_back(s: Session, now: datetime, customer: Customer) -> list[str]:
    """Return the goods of the order that waits for her OK."""
    draft = read_backs.open_quote(s, now, customer)
    return [item.name for item in baskets.of_order(s, draft)] if draft is not None else []


def said(s: Session, message: Message) -> str:
    """Return what she was answered to a text, or nothing."""
    row = s.exec(select(Outbox).where(Outbox.key_once == once(message))).first()
    return row.body if row else ""


def picked(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Answer in words which of two she means, or that she means both."""
    choices = [q for q in questions.open_ones(s, now, customer) if q.about in CHOSEN]
    if not choices:
        return False
    two = [s.get_one(Question, int(choices[0].data[n])).words for n in NAMED] if _is_which(choices[0]) else []
    pick = "both" if two and means_both(s, now, customer, message.body) else assent.pick(message.body, *two)
    if pick == "both" and _is_which(choices[0]):
        _both(s, now, customer, choices[0], message)
        return True
    return pick in ("1", "2") and HANDLERS[choices[0].about](s, now, customer, choices[0], pick, message)


def pick(s: Session, now: datetime, customer: Customer, which: str, message: Message) -> bool:
    """Take the first, the second or both of two that we named; False if we named none, or it is another word."""
    asked = [q for q in questions.open_ones(s, now, customer) if q.about in OF_TWO]
    if not asked:
        return False
    if which == "both" and _is_which(asked[0]):
        _both(s, now, customer, asked[0], message)
        return True
    reply: Reply = "1" if which == NAMED[0] else "2"
    return which in NAMED and HANDLERS[asked[0].about](s, now, customer, asked[0], reply, message)


def means_both(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether she was asked which of two she means, and says both, whatever she says besides."""
    asked = any(map(_is_which, questions.open_ones(s, now, customer)))
    return asked and (agreeing.agrees_to_all(text) or assent.one_and_two(text))


def _is_which(question: Question) -> bool:
    return question.about == questions.WHICH


def _both(s: Session, now: datetime, customer: Customer, q: Question, message: Message) -> None:
    """Her answer is for both: the first is done and said, then the second."""
    asked = [s.get_one(Question, int(q.data[n])) for n in NAMED]
    questions.close(s, now, q, "both")
    left = [one for one in asked if one.closed_at is None and one.expires_at > now]
    each(s, now, customer, left, as_reply(q.data["reply"]), message)


def each(
    s: Session, now: datetime, customer: Customer, asked: Sequence[Question], reply: Reply, message: Message
) -> None:
    """Her answer is for several: each is done, and said in a text of its own; the last is the answer to her text."""
    for number, question in enumerate(asked, start=1):
        HANDLERS[question.about](s, now, customer, question, reply, message)
        row = s.exec(select(Outbox).where(Outbox.key_once == once(message))).first()
        if number < len(asked) and row is not None:
            row.key_once = f"{once(message)}:{number}"
            s.add(row)
            s.flush()


def _rivals(s: Session, other: Question, best: Question) -> bool:
    """Tell whether a short answer may be meant for another question: an old offer, or an old matter, had its time.

    None is a rival of what she put right since: that is what she speaks of.
    """
    anew = select(Question.id).where(
        Question.customer_id == best.customer_id,
        Question.about == best.about,
        col(Question.answer).in_(questions.PUT_RIGHT),
        col(Question.closed_at) > other.asked_at,
        col(Question.id) < best.key,
    )
    if best.about in AMENDS and s.exec(anew.limit(1)).first() is not None:
        return False
    if other.urgency >= questions.OFFER:
        return other.asked_at >= best.asked_at
    return best.asked_at - other.asked_at < ONE_BREATH


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change what we named to her last, or what else of ours her words name; an empty string if they change nothing."""
    last = spoken_of.asked(s, now, customer)
    for question in questions.open_ones(s, now, customer):
        change = AMENDS.get(question.about)
        if change is None or not _is_of(s, now, customer, words, question, last):
            continue
        if text := change(s, now, customer, words, once=once):
            return text
    return ""


def _is_of(
    s: Session, now: datetime, customer: Customer, words: str, question: Question, last: Question | None
) -> bool:
    """Tell whether words are of a question: it was asked last, or they name its goods, its service or its like."""
    kind = reading.kind(words)
    if question.about in GOODS:
        if kind != reading.OTHER and reading.asked_for(words):
            return False  # "i also need a taxi at 9:30" is no other time for the groceries
        draft = read_backs.open_quote(s, now, customer) is not None
        named = corrections.names_goods(s, now, customer, words) if draft else names_food(words)
        return (
            named or (question == last and kind == reading.OTHER) or agreeing.names(words, called(question))
        )
    if question == last:
        return True
    if question.about == errands.ABOUT:
        return bool(kind == question.data["kind"])
    return agreeing.names(words, f"{question.words} {called(question)}")


def let_go(s: Session, now: datetime, customer: Customer) -> bool:
    """She does not want the reminder or the hold that was read back to her last; False if it was something else."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.urgency >= questions.ORDER), None)
    if asked is None or asked.about not in LEFT_AS_IS:
        return False
    questions.close(s, now, asked, "she said no")
    return True
