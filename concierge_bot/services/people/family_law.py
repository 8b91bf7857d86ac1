"""What a contact asks of the texting itself: no more of it, help, or only some of it."""

from dataclasses import replace

from sqlmodel import col, select

from concierge_bot.models import Contact
from concierge_bot.services.people import contact_limits, opt_outs
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.texts import emergency_number, say, together
from concierge_bot.understanding.terms import text_wishes
from concierge_bot.understanding.terms.contact_limits import read as contact_limits_read
from concierge_bot.understanding.terms.opt_out import opt_out


def law_asked(talk: Talk) -> bool:
    """Do what a text asks of the texting itself, as the carrier does for the number."""
    s, now, agency, message = talk.s, talk.now, talk.agency, talk.message
    asked = opt_out(message.body, _known(talk)).kind
    out = opt_outs.holds(s, agency.key, message.sender)
    if message.opt_out_type == "STOP" or asked in ("stop", "wish"):
        if asked == "wish" and not out:
            talk.say(say("opted_out", agency=agency.name), "opt-out confirmed")
        opt_outs.begin(s, now, agency, message.sender, message.body)
        talk.task(f"{talk.name} wants no more texts: from now on alarms reach that phone only by a call")
    elif out and (message.opt_out_type == "START" or asked == "start"):
        opt_outs.end(s, agency, message.sender)
        talk.say(say("welcome_back_contact", agency=agency.name))
    elif (
        out
        and text_wishes.not_me(message.body)
        and opt_outs.in_words_lately(s, now, agency.key, message.sender)
    ):
        opt_outs.end(s, agency, message.sender)
        talk.task(f"{talk.name} was not meant by the wish for no more texts, and gets them again: read it")
        talk.say(say("welcome_back_contact", agency=agency.name))
    elif message.opt_out_type == "HELP" or asked == "help":
        talk.task(f"{talk.name} ({talk.relation}) asked for help: call now", urgent=True)
        emergency = emergency_number(talk.customers[0].country)
        talk.say(say("emergency_unknown", agency=agency.name, emergency=emergency), "emergency")
    else:
        return False
    return True


def others_left_out(talk: Talk) -> Talk:
    """What somebody else gets is for her to say: a person asks her, and the writer hears so beside his answer."""
    if opt_out(talk.message.body, _known(talk)).kind != "other":
        return talk
    customer = talk.customers[0]
    talk.task(f"{talk.name} ({talk.relation}) asks that somebody else gets no texts: ask {customer.name}")
    return replace(talk, first=say("texts_of_others", name=customer.name.split()[0]))


def _known(talk: Talk) -> list[str]:
    """Return the names of all whom a contact may mean: those he cares for, and their other people."""
    ids = [contact.customer_id for contact in talk.contacts]
    others = talk.s.exec(select(Contact.name).where(col(Contact.customer_id).in_(ids)))
    return [*talk.names, *(name for name in others if name != talk.name)]


def limits_told(talk: Talk) -> bool:
    """He says what he wants to be told, or when: kept for everybody whose contact he is, and said back."""
    limits = contact_limits_read(talk.message.body)
    if limits is None:
        return False
    for contact in talk.contacts:
        contact_limits.keep(talk.s, talk.now, contact, limits, contact.name)
    first = talk.contacts[0]
    night = say("limit_night") if first.not_at_night else ""
    alarms_only = say("limit_alarms") if first.only_alarms else ""
    none = "" if night or alarms_only else say("limit_none")
    talk.say(together(say("limit_noted", agency=talk.agency.name), night, alarms_only, none))
    return True
