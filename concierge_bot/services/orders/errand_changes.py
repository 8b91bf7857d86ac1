"""What her words say or change of a service: its time, the places, the way back, who does it, what is to be done."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Question
from concierge_bot.services.orders import baskets, hires, windows
from concierge_bot.services.orders.errand_moves import moved
from concierge_bot.services.orders.errand_times import DAWN, HALF_A_DAY
from concierge_bot.services.orders.visit_words import ALSO_BACK, Data
from concierge_bot.understanding import when as times
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.visits import (
    conditions,
    errand_answers,
    errand_hours,
    errand_names,
    particulars,
    reasons,
    ride_places,
    visit_hours,
    way_back,
    word_for_them,
)
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import is_ware, names_food


def details(s: Session, now: datetime, customer: Customer, data: Data, words: str) -> dict[str, str]:
    """Return what her words say of a service beside its hour."""
    return more_said(s, now, customer, data, way_back.plain(words), "")


def add_note(s: Session, asked: Question, words: str) -> None:
    """Keep a word for whoever will come."""
    notes = "; ".join(filter(None, (asked.data.get("notes", ""), word_for_them.word_for_them(words))))
    asked.data = {**asked.data, "notes": notes, "words": f"{asked.data['words']} / {words}"}
    s.add(asked)


def changes(s: Session, now: datetime, customer: Customer, data: Data, words: str) -> dict[str, str]:
    """Return what her words change of a service: its time, the way back, who does it, or what is to be done."""
    if reasons.only_of_others(words) and hires.firm(s, customer, words) is None:
        return {}
    out = data["kind"] == particulars.RIDE and data.get("to", ride_places.HOME) != ride_places.HOME
    ride = data["kind"] == particulars.RIDE
    said = reasons.without(
        errand_answers.without_number(words), ride=ride
    )  # the church van is nothing to mend
    there, back = way_back.of_ride(said) if out else way_back.parted(said)
    if ALSO_BACK in data.get("notes", "") and not back and visit_hours.alone(there):
        there, back = "", there  # the hour that we asked for
    if data.get("way") == particulars.BACK:
        there, back = way_back.plain(errand_answers.without_number(words)), ""
    new = moved(now, customer, data, there)
    new |= more_said(s, now, customer, {**data, **new}, there, back)
    if whom := errand_names.whom(words):
        new["said"] = with_whom(data["said"], words) if whom else data["said"]
    new = {key: value for key, value in new.items() if data.get(key, "") != value or key == "start"}
    if not new or (
        new.keys() <= {"at", "start", "end", "by"} and _names_goods(s, now, customer, there, data["kind"])
    ):
        return {}
    return {**new, "words": f"{data['words']} / {words}"}


def more_said(
    s: Session, now: datetime, customer: Customer, data: Data, words: str, back: str
) -> dict[str, str]:
    """Return what her words say beside the hour: places, how many, what is broken, the way back, and the firm."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    spans = times.spans(errand_hours.for_times(words, data["kind"]), here, customer.country)
    found = particulars.read(words, data["kind"], spans)
    if data["kind"] == particulars.MEAL and found.get("thing") and data.get("thing"):
        found["thing"] = particulars.dishes_with(found["thing"], data["thing"])
    if (firm := hires.firm(s, customer, words)) and data["kind"] in (*firm.services, reading.OTHER):
        found["firm"] = firm.name
    day = datetime.fromisoformat(data["start"]) if data.get("start") else here
    read = reminding.moved(back, day, "", here, customer.country) if back else None
    if read is None and (hour := visit_hours.hour(back)):
        read = reminding.moved(f"at {hour}", day, "", here, customer.country)
    if read is not None and isinstance(read.start, datetime):
        at = read.end if isinstance(read.end, datetime) and errand_hours.says_by(back) else read.start
        at = datetime.combine(day.date(), at.time())
        found["back"] = (
            at if at.hour >= DAWN and (at > day or at.hour >= windows.CLOSES.hour - 12) else at + HALF_A_DAY
        ).isoformat()
    told = [*filter(None, data.get("notes", "").split("; ")), *conditions.read(words)]
    if data["kind"] == particulars.HAIRDRESSER:
        told += conditions.at_hers(words)
    if data["kind"] == particulars.RIDE:
        told += conditions.help_wanted(words)
    if back and "back" not in found and not data.get("back"):
        told.append(ALSO_BACK)
    told = [one for one in dict.fromkeys(told) if one != ALSO_BACK or "back" not in found]
    if told or data.get("notes"):
        found["notes"] = "; ".join(told)
    if ride_places.is_part_of(found.get("to", ""), data.get("to", "")):
        del found["to"]
    return found


def _names_goods(s: Session, now: datetime, customer: Customer, words: str, kind: str) -> bool:
    goods = baskets.read(s, customer, times.without_time(words, local(now, customer.time_zone)), None)
    if reading.kind(words) == kind and not names_food(words):
        return False  # "move the hair to 2"
    sold = any(is_ware(word) for item in goods.items for word in item.name.casefold().split())
    return sold and not errand_names.whom(words)


def with_whom(said: str, words: str) -> str:
    """Return a service with who shall come, where her words say that it must be a woman or a man."""
    whom = errand_names.whom(words)
    return f"{said} ({whom})" if whom and "(" not in said else said
