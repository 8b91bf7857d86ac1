"""Texts from members without IT, read as their connector does."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Message, Provider, Urgency
from concierge_bot.services import notify, progress
from concierge_bot.texts import say
from connectors.base import Rejected, TextConnector


def read(app: App, s: Session, now: datetime, agency: Agency, provider: Provider, message: Message) -> None:
    """Read a member's text as its connector does; what cannot be read is answered with how to say it."""
    found = members.connector(app.connectors, provider)
    once = f"answer:{message.id}"
    try:
        if not isinstance(found, TextConnector):
            raise Rejected(say("member_unknown", agency=agency.name))
        events = found.read(message.body, members.member(provider, agency), message.sid, app.clock.machine())
        effects = [progress.report(s, now, provider, members.report(event)) for event in events]
    except (Rejected, BadInput) as refusal:
        notify.to_phone(s, now, agency, message.sender, str(refusal), about="member", once=once)
        return
    if effects and effects != ["repeat"]:
        number = events[0].order or "you have"
        text = say("member_noted", agency=agency.name, number=number)
        notify.to_phone(
            s, now, agency, message.sender, text, about="member", once=once, urgency=Urgency.order
        )
