"""A corner shop joins by answering one text: its name, its hours and where it serves; a person then admits it."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import Agency, Message, Provider, Standing
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people import customers, opt_outs
from concierge_bot.texts import say
from concierge_bot.texts.pages import told
from concierge_bot.understanding.members import member_words
from connectors.kinds import Kind

PERSON_WITHIN = timedelta(hours=4)
BY_TEXT = "sms"


def invite(s: Session, now: datetime, agency: Agency, phone: str, kind: Kind) -> Provider:
    """Ask a business by text to join; NotNow if somebody has this number already, or wants no texts."""
    if opt_outs.holds(s, agency.key, phone):
        raise NotNow(told("This phone wants no texts from us: ring it"))
    if is_known(s, agency, phone):
        raise NotNow(told("Somebody has this number already: look for it at the desk"))
    row = Provider(
        agency_id=agency.key, name=phone, kind=kind, channel=BY_TEXT, phone=phone, standing=Standing.prospect
    )
    s.add(row)
    s.flush()
    text = say("member_invited", agency=agency.name)
    notify.to_phone(s, now, agency, phone, text, about="member", once=f"invited:{row.id}")
    return row


def is_joining(provider: Provider) -> bool:
    """Tell whether a business was invited and has not said its name yet."""
    return provider.name == provider.phone


def answered(s: Session, now: datetime, agency: Agency, provider: Provider, message: Message) -> None:
    """Read what a business says of itself; what is missing is asked once more, and then a person rings."""
    shop = member_words.shop(message.body)
    once = f"answer:{message.id}"
    taken = select(Provider.id).where(Provider.agency_id == agency.id, Provider.name == shop.name)
    if not (shop.name and shop.hours and shop.area) or s.exec(taken).first():
        text = say("member_join_again", agency=agency.name)
        notify.to_phone(s, now, agency, message.sender, text, about="member", once=once)
        desk.open_task(
            s,
            now,
            agency,
            f"A business that was invited could not be read: ring {provider.phone} and help it join",
            once=f"joining:{provider.id}",
            about=message.body,
            due_in=PERSON_WITHIN,
        )
        return
    provider.name, provider.hours, provider.covers = shop.name, shop.hours, list(shop.area)
    s.add(provider)
    desk.open_task(
        s,
        now,
        agency,
        f"{shop.name} wants to join: ask for its insurance and references, then admit it",
        once=f"joined:{provider.id}",
        about=f"Open {shop.hours}. Serves {', '.join(shop.area)}. {provider.phone}",
        due_in=PERSON_WITHIN,
    )
    text = say(
        "member_joined",
        agency=agency.name,
        shop=shop.name,
        hours=shop.hours,
        area=", ".join(shop.area),
        by=windows.by(now, PERSON_WITHIN, agency.time_zone),
    )
    notify.to_phone(s, now, agency, message.sender, text, about="member", once=once)


def is_known(s: Session, agency: Agency, phone: str) -> bool:
    """Tell whether a number is somebody's already: a text is known by its number alone."""
    return bool(
        phone in (agency.phone, agency.desk_phone)
        or customers.by_phone(s, agency.key, phone)
        or customers.contacts_by_phone(s, agency.key, phone)
        or customers.provider_by_phone(s, agency.key, phone)
    )
