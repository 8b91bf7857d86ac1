"""All that is read from one text, put together: intent, danger, items, medicine, time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from concierge_bot.understanding import when as times
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.goods import items
from concierge_bot.understanding.terms.opt_out import opt_out
from concierge_bot.understanding.words.match import medicine

SHOPPING = frozenset({"order_groceries", "schedule_recurring", "change_order"})
ABOUT_MEDICINE = frozenset(
    {
        "refill_medication",
        "confirm_taken",
        "snooze",
        "skip_dose",
        "medication_question",
        "set_reminder",
        "change_reminder",
    }
)
TIMED = SHOPPING | {
    "refill_medication",
    "request_service",
    "pause_deliveries",
    "resume_deliveries",
    "set_reminder",
    "change_reminder",
    "snooze",
    "cancel_order",
}
NEEDS_WHEN = frozenset({"schedule_recurring", "set_reminder"})
ALSO_FROM = 0.2
"""A further intent counts from this share of the model's confidence."""

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Known:
    """What is known of her beside the text: her wall clock, her medicines with their other names, the shop."""

    now: datetime
    medicines: Mapping[str, Sequence[str]]
    catalogue: Sequence[items.Product] = ()
    country: str = "US"


def understand(text: str, ranking: Ranking, known: Known) -> dict[str, Any]:
    """Return everything that is read from a text, in the words of ``concierge understand``."""
    found = safety.danger(text)
    (intent, confidence), *others = ranking or [("out_of_scope", 0.0)]
    also = [name for name, share in others if share >= ALSO_FROM]
    denied = found.level == "alarm" and found.contested and bool(ranking) and safety.is_denied(ranking)
    if found.level == "alarm" and not denied and intent != "emergency":
        intent, also = "emergency", [intent, *(name for name in also if name != "emergency")]
    alarm = (found.level == "alarm" and not denied) or safety.is_sure(text, intent, confidence)
    settled = found.contested and bool(ranking) and safety.is_settled(text, ranking)
    meant = {intent, *also}
    shopping = _shopping(text, meant, known)
    when = _when(text, meant, known)
    medicines, unsure = _medicines(text, known) if meant & ABOUT_MEDICINE else ([], [])
    return {
        "text": text,
        "intent": intent,
        "also": also,
        "confidence": round(confidence, 4),
        "danger": alarm,
        "uncertain": not alarm and ((found.level != "none" and not settled) or intent == "emergency"),
        "opt_out": opt_out(text).kind,
        "items": [asdict(item) for item in shopping.items],
        "medication": medicines[0] if len(medicines) == 1 else None,
        "medications": medicines,
        "when": _as_json(when),
        "rating": details.rating(text) if "rate_service" in meant else None,
        "person": details.person(text) if meant & details.ABOUT_PEOPLE else None,
        "service": details.service(text) if "request_service" in meant else None,
        "asks": _asks(intent, shopping, when, medicines, unsure, known),
    }


def _shopping(text: str, meant: set[str], known: Known) -> items.Shopping:
    if not meant & SHOPPING:
        return items.Shopping()
    return items.read(times.without_time(text, known.now, known.country), catalogue=known.catalogue)


def _when(text: str, meant: set[str], known: Known) -> times.When | None:
    if not meant & TIMED:
        return None
    return times.read(text, known.now, medicine=bool(meant & ABOUT_MEDICINE), country=known.country)


def _medicines(text: str, known: Known) -> tuple[list[str], list[str]]:
    """Return the medicines of her own list that are meant for certain, and those that must be asked about."""
    if details.all_of_them(text):
        return list(known.medicines), []
    found = medicine(text, known.medicines)
    return ([found.choice] if found.choice else []), list(found.candidates)


def _as_json(when: times.When | None) -> dict[str, Any] | None:
    """What was not wholly read is asked, so it is not told as if it were known."""
    if when is None or when.asks or when.start is None:
        return None
    told: dict[str, Any] = {"start": _iso(when.start)}
    if when.end is not None:
        told["end"] = _iso(when.end)
    if when.rrule:
        told["rrule"] = when.rrule
    return told | {"words": when.words}


def _iso(at: date | datetime) -> str:
    return at.isoformat()


def _asks(
    intent: str,
    shopping: items.Shopping,
    when: times.When | None,
    medicines: Sequence[str],
    unsure: Sequence[str],
    known: Known,
) -> list[str]:
    asks = [f"item: {words}" for words in shopping.unclear]
    if intent in ("order_groceries", "schedule_recurring") and not (shopping.items or shopping.unclear):
        asks.append("what")
    if when is not None:
        asks += [f"when: {ask}" for ask in when.asks]
    elif intent in NEEDS_WHEN:
        asks.append("when")
    if unsure:
        asks.append(f"medicine: {' or '.join(unsure)}")
    elif intent == "refill_medication" and not medicines and len(known.medicines) != 1:
        asks.append("medicine")
    return asks
