"""Texts from members without IT: an answer to a job as their connector reads it, a question, or how a shop joins."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Message, Provider, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.members import away, bar, joining, member_day, progress, quitting
from concierge_bot.services.orders import outside_quotes
from concierge_bot.services.people import pages
from concierge_bot.texts import say
from concierge_bot.understanding.members import member_words
from concierge_bot.understanding.terms.opt_out import opt_out
from connectors.base import Rejected, TextConnector


def read(app: App, s: Session, now: datetime, agency: Agency, provider: Provider, message: Message) -> None:
    """Read a member's text; a picture alone is thanked for and says nothing."""
    wish = opt_out(message.body).kind
    if message.opt_out_type == "STOP" or wish in ("stop", "wish"):
        quitting.stop(s, now, agency, provider, message.body)
    elif message.opt_out_type == "START" or (wish == "start" and not _is_yes(message.body)):
        quitting.start(s, now, agency, provider, once=_once(message))
    elif message.media and not message.body.strip():
        _reply(s, now, agency, message, say("member_picture", agency=agency.name))
    elif told := outside_quotes.heard(s, now, provider, message.body):
        _reply(s, now, agency, message, told)
    elif joining.is_joining(provider):
        joining.answered(s, now, agency, provider, message)
    elif told := away.heard(s, now, agency, provider, message.body):
        _reply(s, now, agency, message, told)
    elif asked := member_words.asks(message.body):
        _reply(s, now, agency, message, _told(app, s, now, provider, asked))
    else:
        _answer(app, s, now, agency, provider, message)


def _told(app: App, s: Session, now: datetime, provider: Provider, asked: member_words.Asked) -> str:
    if asked == "owed":
        return member_day.owed_words(s, now, provider)
    if asked == "page":
        return say("member_page", link=pages.member_link(s, now, provider, app.settings.public))
    return member_day.recap(s, now, provider)


def _answer(
    app: App, s: Session, now: datetime, agency: Agency, provider: Provider, message: Message
) -> None:
    """Read an answer as the member's connector does; what cannot be read is answered with how to say it."""
    found = members.connector(app.connectors, provider)
    try:
        if not isinstance(found, TextConnector):
            raise Rejected(say("member_unknown", agency=agency.name))
        events = found.read(message.body, members.member(provider, agency), message.sid, app.clock.machine())
        effects = [progress.report(s, now, provider, members.report(event)) for event in events]
    except (Rejected, BadInput) as refusal:
        if bar.heard(s, now, provider, message.body):
            _reply(s, now, agency, message, say("member_heard", agency=agency.name))
            return
        _reply(s, now, agency, message, str(refusal))
        return
    if effects and effects != ["repeat"]:
        number = events[0].order or "you have"
        word = {"too late": "member_too_late", "proposed": "member_asking"}.get(effects[0], "member_noted")
        _reply(s, now, agency, message, say(word, agency=agency.name, number=number), Urgency.order)


def _reply(
    s: Session, now: datetime, agency: Agency, message: Message, text: str, urgency: Urgency = Urgency.notice
) -> None:
    notify.to_phone(
        s, now, agency, message.sender, text, about="member", once=_once(message), urgency=urgency
    )


def _is_yes(words: str) -> bool:
    """A yes alone answers a job, though the carrier takes it as a wish to be texted again, too."""
    return words.strip(" .!").casefold() == "yes"


def _once(message: Message) -> str:
    return f"answer:{message.id}"
