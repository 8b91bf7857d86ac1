"""What only the dialogue server can read: is it danger, an answer to what we asked, several requests, or one.

No transaction is open while it thinks.
"""

import functools
import logging
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels.dialogue import DialogueFailed, Sentence
from concierge_bot.models import Customer, Message
from concierge_bot.services.everyday import company
from concierge_bot.services.house import notify
from concierge_bot.services.people import customers
from concierge_bot.services.talk import (
    answering,
    conversation,
    failures,
    heard_answers,
    messages,
    unserved,
    waiting,
)
from concierge_bot.services.talk.look import NOTHING_HEARD, Request
from concierge_bot.texts import say
from concierge_bot.understanding.answers import answered
from concierge_bot.understanding.answers.answered import Parsed
from concierge_bot.understanding.model.answer_texts import GOODS
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import trades
from concierge_bot.worker.briefing import brief

log = logging.getLogger(__name__)

PROBLEM = "report_problem"
"""What she means who is told that her goods came, and says that they are not as they should be."""
RETRIES = (5, 10, 20, 30)


def second_opinion(app: App, message: Message, customer: Customer, request: Request) -> None:
    """Ask the dialogue model about what may be danger; without its answer an alarm is raised, or she is asked."""
    readings = None
    try:
        readings = app.dialogue.parse(request.words)
    except DialogueFailed as failure:
        log.warning("message %s has no second opinion: %s", message.id, failure)
    with app.db.write() as s:
        if found := messages.still(s, message):
            who = s.get_one(Customer, customer.id)
            conversation.settle_doubt(s, app.clock.now(), who, found, readings)


def hear(app: App, request: Request) -> Parsed:
    """Return what the dialogue model reads in a text; nothing where it is away: the text is then read without it."""
    try:
        return app.dialogue.read(request.words)
    except DialogueFailed as failure:
        log.warning("a text is read without the dialogue model: %s", failure)
        return NOTHING_HEARD


def _parts(app: App, message: Message, request: Request) -> list[str]:
    """Return the requests of a text: none where it is left of an answer and asks nothing; a part of a part is whole."""
    if request.intent or message.sid.count("/") > 1:
        return [request.words]

    def read(words: str) -> tuple[str, float]:
        return app.dialogue.parse(words)[0]

    left = message.part_of is not None and not unserved.is_wish(message)
    if left and clauses.is_empty(request.words, read):
        return []
    return clauses.parts(request.words, read)


def _unanswered(app: App, message: Message, request: Request) -> Request | None:
    """Let a text answer what we asked, if the model hears that in it; return it if it is to be read as a request."""
    if not request.asked:
        return request
    parse = functools.cache(app.dialogue.read)
    told = answered.read(request.words, request.asked, parse, whole=message.part_of is not None)
    with app.db.write() as s:
        found = messages.still(s, message)
        if found is None:
            return None
        now, who = app.clock.now(), s.get_one(Customer, found.customer_id)
        with trades.spoken(customers.agency_of(s, who).trade):
            given = told is not None and heard_answers.give(s, now, who, found, told)
        if given:
            return None
        heard_answers.other_words(s, now, who)
    return replace(request, intent=PROBLEM) if told is not None and told.kind == GOODS else request


def take(app: App, message: Message, customer: Customer, request: Request, said: str) -> None:
    """Let the dialogue server read a text: an answer, several requests, or one, whose action answers it."""
    again = message.attempts > 1
    try:
        if (left := _unanswered(app, message, request)) is None:
            return
        request = left
        parts = _parts(app, message, request)
        if len(parts) != 1:
            with app.db.write() as s:
                if found := messages.still(s, message):
                    messages.take_apart(s, app.clock.now(), found, parts)
            return
        turns = brief(app, customer, said)
        sentences = app.dialogue.turn(
            customer.conversation, request.words, message.key, intent=request.intent, again=again
        )
    except DialogueFailed as failure:
        log.warning("message %s: %s", message.id, failure)
        wait = RETRIES[min(message.attempts, len(RETRIES)) - 1]
        with app.db.write() as s:
            if found := messages.still(s, message):
                who = s.get_one(Customer, customer.id)
                failures.dialogue_failed(s, app.clock.now(), who, found, timedelta(seconds=wait))
        return
    with app.db.write() as s:
        if found := messages.still(s, message):
            _say(s, app.clock.now(), found, sentences)
            who = s.get_one(Customer, customer.id)
            who.dialogue_knows, who.dialogue_turns = said, turns + 1
            s.add(who)


def _say(s: Session, now: datetime, message: Message, sentences: list[Sentence]) -> None:
    """Write what the dialogue server said to the outbox, but for what an action has written there itself."""
    customer = s.get_one(Customer, message.customer_id)
    for n, sentence in enumerate(sentences):
        if sentence.text and not sentence.said:
            once = f"{answering.once(message)}:{n}"
            chat = sentence.text == say("chitchat")
            text = company.not_again(s, customer, *company.CHATS) if chat else sentence.text
            notify.to_customer(s, now, customer, text, about="answer", once=once)
    if sentences and not any(sentence.said for sentence in sentences):
        waiting.after_small_talk(s, now, customer, once=f"{answering.once(message)}:waits")
        unserved.notice(s, now, customer, message, message.body)
    else:
        unserved.beside_company(s, now, customer, message)
    messages.close(s, now, message, "dialogue")
