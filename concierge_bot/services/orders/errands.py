"""A service that is no shopping (a ride, a plumber, a film): read back with who does it, until she says yes to it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Question
from concierge_bot.services.orders import hires, price_limits, visit_words
from concierge_bot.services.orders.errand_booking import tell
from concierge_bot.services.orders.errand_changes import changes, details, more_said, with_whom
from concierge_bot.services.orders.errand_times import first_said
from concierge_bot.services.orders.visit_words import ALSO_BACK, Data
from concierge_bot.services.talk import questions
from concierge_bot.texts import by_language, say, together
from concierge_bot.understanding.orders import price_limit
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import (
    conditions,
    errand_answers,
    errand_names,
    particulars,
    reasons,
    trades,
    visit_questions,
    way_back,
)
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words import spanish

ABOUT = "service"
OFFERED = "offered"
"""Who would do it, as she was told: "yes book fred"."""
_SPARED = re.compile(r"not (?:in )?(?:the|my) [\w ]{2,20}", re.IGNORECASE)
"""What of her house shall be left alone: "not the bedroom"."""
LASTS = timedelta(hours=12)
"""Her OK is good for the rest of the day: the price is that of the list, and who is asked may still say no."""


def quote(
    s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str, first: str = ""
) -> str:
    """Read a service back to her with who does it, and ask for her OK; her own words are kept."""
    limits, heard = price_limit.told(f"{what} / {when}"), what if when in (what, "") else f"{what} / {when}"
    what, when = price_limit.without(what), price_limit.without(when)
    refused = denied.words(what)
    what, when = (denied.without(spanish.in_english(one)) for one in (what, when))
    words = what if when in (what, "") else f"{what} / {when}"
    kind, said = _kind(s, customer, what)  # what she says when she can is beside the work
    if kind == reading.OTHER:
        kind, said = _kind(s, customer, words)
    _drop_refused(s, now, customer, refused, kind)
    there, back = way_back.parted(what)
    if when and when != what:
        then, later = way_back.parted(when)
        back = back or later
    else:
        then = when and there
    data = {
        "kind": kind,
        "said": with_whom(said, what),
        "words": heard if limits else words,
        **first_said(now, customer, denied.not_told(there), denied.not_told(then), kind),
    }
    if limits:
        data[price_limits.AT_MOST] = str(limits[0].cents)
    if kind in particulars.PLACED and _SPARED.fullmatch(refused):
        data["notes"] = refused
    data |= more_said(s, now, customer, data, f"{there}. {then}" if then != there else there, back)
    if data["said"] == errand_names.called(reading.OTHER):
        return tell(s, now, customer, say("which_service", examples=by_language(trades.now().examples)), once)
    before = [q for q in questions.open_about(s, customer, ABOUT) if q.data["kind"] == kind]
    if before and not data["start"]:  # said before, and not taken back
        data |= {key: before[0].data.get(key, "") for key in ("at", "start", "end", "by", "repeats")}
    if before and not particulars.names_own(data):  # "that ride, Wednesday": what was said of it before stays
        old = before[0].data
        data = {**old, **changes(s, now, customer, old, words)}
    return _read_back(s, now, customer, data, before, once=once, first=first)


def offer(s: Session, now: datetime, customer: Customer, data: Data, *, once: str, first: str = "") -> str:
    """Read a service back that differs from one that is set up; nothing is changed before her OK."""
    before = [q for q in questions.open_about(s, customer, ABOUT) if q.data["kind"] == data["kind"]]
    return _read_back(s, now, customer, dict(data), before, once=once, first=first)


def waits(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say more of a service that was read back with its time; a ride goes where it is told to."""
    kind = reading.kind(words)
    if kind in (reading.OTHER, particulars.RIDE):
        return False
    asked = [q for q in questions.open_ones(s, now, customer) if q.about == ABOUT]
    return any(q.data["kind"] == kind and q.data["start"] for q in asked)


def once_more(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She asks about a service that waits for her OK: it is read back again; empty if she asks about none."""
    kind, firm = reading.kind(words), hires.firm(s, customer, words)
    asked = [
        q
        for q in questions.open_ones(s, now, customer)
        if q.about == ABOUT
        and (
            kind == q.data["kind"]
            or (firm is not None and q.data["kind"] in firm.services)
            or (kind == reading.OTHER and visit_questions.names_one(words))
        )
    ]
    if not asked:
        return ""
    new = {**asked[0].data, **changes(s, now, customer, asked[0].data, words)}
    return _read_back(s, now, customer, new, asked[:1], once=once, first=say("not_yet_booked"))


def again(s: Session, now: datetime, customer: Customer, asked: Question, *, once: str) -> str:
    """Read a service that waits for her OK back once more as it is."""
    return _read_back(s, now, customer, dict(asked.data), [asked], once=once)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the service that waits for her OK, what she does not speak of as it was; empty if nothing is changed."""
    asked = _meant(s, now, customer, words)
    if asked is None:
        return ""
    wished = _wished(asked, denied.spared(words))
    if not wished or not (new := changes(s, now, customer, asked.data, wished)):
        return ""
    return _read_back(s, now, customer, {**asked.data, **new}, [asked], once=once)


def corrects(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say how the service shall be that was just read back, or that they name, and nothing else."""
    asked = _meant(s, now, customer, words)
    if asked is None or not (
        asked.data["kind"] == reading.kind(words) or questions.was_last_said(s, customer, asked)
    ):
        return False
    alone = reading.names_nothing_else(words) and "?" not in words
    return alone and bool(changes(s, now, customer, asked.data, words))


def _meant(s: Session, now: datetime, customer: Customer, words: str) -> Question | None:
    """Return the service that waits for her OK and that words name; where they name none, the newest."""
    kind = reading.kind(words)
    waiting = (q for q in questions.open_ones(s, now, customer) if q.about == ABOUT)
    return next((q for q in waiting if kind in (reading.OTHER, q.data["kind"])), None)


def echoed(s: Session, now: datetime, customer: Customer, words: str) -> Question | None:
    """Return the service just read back that she says yes to by saying it once more: "Hal yes please. Wednesday"."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is None or not errand_answers.says_yes(words) or not reading.names_nothing_else(words):
        return None
    new = changes(s, now, customer, asked.data, words)
    shop = hires.best(s, now, customer, asked.data)
    if shop is not None and new.get("firm") == shop.name:
        del new["firm"]
    same = all(asked.data.get(key, "") == value for key, value in new.items() if key != "words")
    return asked if new and same else None


def settle(s: Session, now: datetime, customer: Customer, asked: Question, words: str) -> bool:
    """Take what she says beside her yes along with it; False if it asks for more than that, or only tells a story."""
    if not (words := _wished(asked, words)):
        return False
    new = changes(s, now, customer, asked.data, words)
    known = details(s, now, customer, asked.data, words)
    same = all(asked.data.get(key, "") == value for key, value in new.items() if key != "words")
    if (known or new) and same and known.items() <= asked.data.items():
        return True
    if not new or _costs_more(asked.data, new) or not new.keys().isdisjoint(("start", "at", "back", "firm")):
        return False
    asked.data = {**asked.data, **new}
    s.add(asked)
    return True


def costs_more(s: Session, now: datetime, customer: Customer, asked: Question, words: str) -> bool:
    """Tell whether words beside her yes want another meal, or the way back too: that is read back with its price."""
    return _costs_more(asked.data, changes(s, now, customer, asked.data, _wished(asked, words)))


def _wished(asked: Question, words: str) -> str:
    """Return what words want of a service, without reasons and what they only tell."""
    return denied.wished(reasons.without(words, ride=asked.data["kind"] == particulars.RIDE))


def _costs_more(data: Data, new: Data) -> bool:
    also_back = ALSO_BACK in new.get("notes", "") and ALSO_BACK not in data.get("notes", "")
    return also_back or (data["kind"] == particulars.MEAL and "persons" in new)


def misread(s: Session, now: datetime, customer: Customer) -> None:
    """She only wanted something else where a service was read back last: that read-back ends."""
    asked = next((q for q in questions.open_ones(s, now, customer) if q.about == ABOUT), None)
    if asked is not None and questions.was_last_said(s, customer, asked):
        questions.close(s, now, asked, "she did not mean it")


def _drop_refused(s: Session, now: datetime, customer: Customer, refused: str, kind: str) -> None:
    """End the read-back of another service that she says she did not mean."""
    firm = hires.firm(s, customer, refused)
    kinds = {reading.kind(refused), *(firm.services if firm is not None else ())} - {kind}
    for wrong in questions.open_about(s, customer, ABOUT):
        if wrong.data["kind"] in kinds and refused:
            questions.close(s, now, wrong, "she did not mean it")


def _kind(s: Session, customer: Customer, words: str) -> tuple[str, str]:
    """Return the kind of service, and her word for it; a firm that she names says what she wants, too."""
    words = conditions.without(words)
    kind, said = reading.kind(words), errand_names.spoken(words)
    firm = hires.firm(s, customer, words)
    if firm is None or kind in firm.services or not firm.services:
        return kind, said
    return firm.services[0], errand_names.called(firm.services[0])


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    data: dict[str, str],
    before: Sequence[Question],
    *,
    once: str,
    first: str = "",
) -> str:
    here = local(now, customer.time_zone).replace(tzinfo=None)
    data["at"] = str(visit_words.when(data, here))
    shop = hires.best(s, now, customer, data)
    data[OFFERED] = shop.name if shop is not None else ""
    told = {"what": visit_words.headed(data, notes=True), "when": visit_words.when(data, here)}
    if shop is None:
        text = say("service", **told)
    else:
        sentence = "service_regular" if data.get("repeats") else "service_by"
        first = together(first, price_limits.of_service(s, customer, data, shop))
        text = say(sentence, shop=shop.name, price=visit_words.price(s, customer, data, shop), **told)
    text = together(text, visit_words.hour_to_ask(data))
    return questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        together(first, text),
        once=once,
        words=data["said"],
        data=data,
        instead_of=before,
        lasts=LASTS,
    )
