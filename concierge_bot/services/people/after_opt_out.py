"""She writes although she opted out in her own words: what she says shall go on goes on, or a person hears of it."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Consent, Customer, Message
from concierge_bot.services.cases import how_was_it
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import opt_outs
from concierge_bot.services.people.customers import agency_of, set_consent
from concierge_bot.services.safety import unreached
from concierge_bot.services.talk import answering
from concierge_bot.texts import say, together
from concierge_bot.understanding.terms import text_wishes
from concierge_bot.understanding.terms.opt_out import opt_out


def heard(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    """She writes although she opted out: she says which texts shall go on, or a person hears of it."""
    if _goes_on(s, now, customer, message):
        return
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{customer.name} wrote although she opted out: phone her",
        once=f"revoked:{message.id}",
        customer=customer,
    )


def _goes_on(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """Her answer to the one text after a wish in words: what shall go on, or she was not meant (47 CFR 64.1200(a)(12)).

    A word that the carrier itself obeyed is lifted by START alone.
    """
    in_words = opt_out(customer.consent_words).kind not in ("stop", None)
    soon = customer.consent_at is not None and now - customer.consent_at < opt_outs.CLARIFIED_WITHIN
    goes_on = text_wishes.stay(message.body) or text_wishes.not_me(message.body)
    if not (in_words and soon and goes_on):
        return False
    since = customer.consent_at
    set_consent(s, now, customer, Consent.given, message.body)
    note(s, now, customer.agency_id, "she said which texts shall go on", customer=customer)
    unreached.reached_again(s, now, customer, since)
    unrated = text_wishes.no_ratings(message.body)
    if unrated:
        how_was_it.never(s, now, customer)
    text = together(say("texts_go_on"), say("no_ratings") if unrated else "")
    notify.to_customer(s, now, customer, text, about="consent", once=answering.once(message))
    return True
