"""Signing in to the family page by a six-digit code in a text: it works once, for minutes, and guesses are counted."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from concierge_bot.errors import BadInput, NotNow, Refused
from concierge_bot.models import Agency, Contact, SignInTry, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.people import family, passes, phones
from concierge_bot.texts import say
from concierge_bot.texts.pages import told

ASKED, WRONG = "asked", "wrong"
HOUR = timedelta(hours=1)
OF_ONE = {ASKED: 3, WRONG: 5}
"""In an hour: codes for one number, and wrong codes for one of them."""
OF_ADDRESS = {ASKED: 20, WRONG: 20}
"""In an hour, from one address of the network, whatever the number."""


def ask(s: Session, now: datetime, written: str, address: str) -> str:
    """Text a code to a contact's phone; return the key of the form in which it works.

    Who asks about a number that is no contact's gets a key as well, and never learns that it is none.
    BadInput if it is no number, NotNow if too many codes were asked for.
    """
    meant = numbers(s, written)
    count(s, now, ASKED, meant[0], address)
    key = secrets.token_urlsafe(24)
    contact = next((one for number in meant for one in known(s, number)), None)
    if contact is not None:
        code = f"{secrets.randbelow(1_000_000):06}"
        agency = s.get_one(Agency, contact.agency_id)
        passes.issue(s, now, agency.key, "family code", contact_id=contact.id, token=token(key, code))
        text = say("sign_in_code", agency=agency.name, code=code)
        notify.to_phone(
            s,
            now,
            agency,
            contact.phone,
            text,
            about="sign-in code",
            once=f"code:{key}",
            urgency=Urgency.answer,
        )
    return key


def enter(s: Session, now: datetime, key: str, code: str, address: str, purpose: str) -> str:
    """Return a session's token for the right code, and an empty string for a wrong one, which is counted.

    NotNow if too many were wrong.
    """
    _check(s, now, WRONG, key, address)
    digits = "".join(letter for letter in code if letter.isdigit())
    try:
        row = passes.find(s, now, token(key, digits), f"{purpose} code", lock=True)
    except Refused:
        count(s, now, WRONG, key, address)
        return ""
    passes.end(s, now, row)
    return passes.begin(s, now, row, purpose)


def known(s: Session, number: str) -> list[Contact]:
    """Return for whom the phone of this number may open a page: contacts to whom something is shared."""
    rows = s.exec(select(Contact).where(Contact.phone == number).order_by(col(Contact.id)))
    return [row for row in rows if family.scopes(s, row) and not family.is_shut(s, row)]


def numbers(s: Session, written: str) -> list[str]:
    """Read a number as somebody types it in the countries of our agencies."""
    found, trouble = [], BadInput(told("There is no agency here yet"), field="number")
    for country in s.exec(select(Agency.country).distinct()):
        try:
            found.append(phones.read(written, country))
        except BadInput as error:
            trouble = error
    if not found:
        raise trouble
    return list(dict.fromkeys(found))


def count(s: Session, now: datetime, kind: str, whose: str, address: str) -> None:
    """Count a try; NotNow if it is one too many."""
    _check(s, now, kind, whose, address)
    s.add(SignInTry(kind=kind, whose=whose, address=address, at=now))


def _check(s: Session, now: datetime, kind: str, whose: str, address: str) -> None:
    tries = select(func.count()).select_from(SignInTry)
    lately = tries.where(SignInTry.kind == kind, col(SignInTry.at) > now - HOUR)
    of_one = s.exec(lately.where(SignInTry.whose == whose)).one()
    of_address = s.exec(lately.where(SignInTry.address == address)).one()
    if of_one >= OF_ONE[kind] or of_address >= OF_ADDRESS[kind]:
        raise NotNow(
            told("That was tried too often: wait an hour, or text MORE to our number and use the link")
        )


def token(key: str, code: str) -> str:
    """Return what a code is known by: it works with its form only."""
    return f"{key}:{code}"
