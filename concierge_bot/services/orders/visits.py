"""A service after her OK is called off or changed, with whoever does it or with the desk."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, LegStatus, Order, OrderStatus, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.members import dispatch, live_view
from concierge_bot.services.orders import (
    errand_booking,
    errand_changes,
    errands,
    hers,
    hires,
    legs,
    ordering,
    visit_words,
)
from concierge_bot.services.orders.visit_book import OFF, Visit, keep, shop_of
from concierge_bot.services.orders.visit_desk import for_the_desk, tell_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.visits import errand_answers, errand_names, particulars, visit_questions
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.when import When

BEFORE = "before"
"""What is kept of a visit that was moved: when it was, and the words that moved it."""
_WHEN = ("at", "start", "end", "by", "due", "repeats")


def call_off(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She does not want a service any more; an empty string if her words mean none."""
    if wanted := errand_answers.instead(words):
        return change(s, now, customer, wanted, once=once)
    if (goods := stopping.unwanted(words)) and not reading.names_nothing_else(goods):
        return ""  # "cab from dr patel. drop the food": what she drops is no visit
    visit = hers.visit(s, now, customer, words)
    if not (errand_answers.refuses(words) or assent.refuses(words) or assent.calls_off(words)):
        return ""
    if not visit_questions.names_one(words) and reading.kind(words) == reading.OTHER:
        visit = visit if hires.firm(s, customer, words) or errand_answers.calls_off_only(words) else None
    if visit is None:
        return _leave(s, now, customer, words, once)
    return call_off_one(s, now, customer, visit, words, once=once)


def call_off_one(
    s: Session, now: datetime, customer: Customer, visit: Visit, words: str, *, once: str
) -> str:
    """Call one service off with whoever does it, or give the desk to do so."""
    if visit.order is not None and visit.task is None and undoable(visit.order, now):
        ordering.undo(s, now, visit.order, "customer")
        shop = shop_of(s, visit.order)
        text = say(
            "service_off_by", shop=shop, what=visit_words.spoken(visit.data), when=visit.when(now, customer)
        )
        notify.to_customer(s, now, customer, text, about="service", once=once)
        return text
    if visit.task is not None and visit.task.status == TaskStatus.open:
        desk.close(s, now, visit.task, OFF, "the customer")
        return tell_of(s, now, customer, "service_off", visit, now, once)
    due = for_the_desk(s, now, customer, visit, "She does not want it any more: call it off", words, once)
    return tell_of(s, now, customer, "service_off_told", visit, due, once)


def undoable(order: Order, now: datetime) -> bool:
    """Tell whether it can still be called off by itself: not once somebody is on the way, or about to come."""
    return order.status != OrderStatus.on_the_way and (order.undo_until is None or now <= order.undo_until)


def none_such(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She calls off a service that is not set up: nothing else is stopped instead; empty if her words name none."""
    if reading.kind(words) == reading.OTHER or not reading.names_nothing_else(words):
        return ""
    text = say("service_none", what=errand_names.spoken(words))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def change(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change a service with whoever does it, or give the desk the change; an empty string if her words mean none."""
    if errand_answers.refuses(words) and not errand_answers.instead(words):
        return call_off(s, now, customer, words, once=once)
    words = errand_answers.instead(words) or words
    visit = hers.visit(s, now, customer, words)
    return change_one(s, now, customer, visit, words, once=once) if visit is not None else ""


def change_one(s: Session, now: datetime, customer: Customer, visit: Visit, words: str, *, once: str) -> str:
    """Change one service by her words with whoever does it, or give the desk the change."""
    return _changed(s, now, customer, visit, _new(s, now, customer, visit, words), words, once)


def move(s: Session, now: datetime, customer: Customer, visit: Visit, words: str, *, once: str) -> str:
    """Move a visit to the time that her words give it; an empty string if they give it none."""
    if not gives_time(s, now, customer, visit, words):
        return ""
    new = _new(s, now, customer, visit, words)
    return _changed(s, now, customer, visit, new, words, once)


def move_to(
    s: Session, now: datetime, customer: Customer, visit: Visit, start: str, words: str, *, once: str
) -> str:
    """Move a visit to an hour of its day that her words gave it beside another."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    at = times.words(When(datetime.fromisoformat(start), None, None, "", ()), here)
    new = {"at": at, "start": start, "end": "", "by": "", "due": ""}
    return _changed(
        s, now, customer, visit, {**new, "words": f"{visit.data['words']} / {words}"}, words, once
    )


def put_back(
    s: Session, now: datetime, customer: Customer, visit: Visit, before: Mapping[str, str], *, once: str
) -> str:
    """Put a visit back to when it was before it was moved."""
    return _changed(s, now, customer, visit, dict(before), visit.data["words"], once)


def gives_time(s: Session, now: datetime, customer: Customer, visit: Visit, words: str) -> bool:
    """Tell whether words give a visit another time."""
    new = _new(s, now, customer, visit, words)
    return bool(new.keys() & {"start", "at"}) and new.get("start") != visit.data.get("start")


def _new(s: Session, now: datetime, customer: Customer, visit: Visit, words: str) -> dict[str, str]:
    """Return what her words change of a visit; who comes anyway is no change when she names him."""
    new = errand_changes.changes(s, now, customer, visit.data, words)
    if visit.order is not None and new.get("firm") == shop_of(s, visit.order):
        del new["firm"]
    return new


def _changed(
    s: Session, now: datetime, customer: Customer, visit: Visit, new: dict[str, str], words: str, once: str
) -> str:
    if visit.order is not None and visit.task is None and undoable(visit.order, now):
        return _with_the_member(s, now, customer, visit, new, words, once)
    keep(s, visit, new)
    assert visit.task is not None or visit.order is not None
    due = visit.task.due_at if visit.task is not None else now
    if visit.task is not None and visit.task.status == TaskStatus.open and due > now:
        visit.task.task = errand_booking.task_words(customer, {**visit.data, **new})
        visit.task.about = f"{visit.task.about}. She adds: {words}"
        s.add(visit.task)
    else:
        due = for_the_desk(s, now, customer, visit, "She changes it", words, once)
    changed = not new.keys().isdisjoint(("start", "at", "back"))
    visit = Visit({**visit.data, **new}, visit.since, visit.task, visit.asked, visit.order)
    return tell_of(s, now, customer, "service_changed" if changed else "service_noted", visit, due, once)


def _with_the_member(
    s: Session, now: datetime, customer: Customer, visit: Visit, new: dict[str, str], words: str, once: str
) -> str:
    """Another hour is asked of the same member; another member, or the way back, is read back first."""
    order = visit.order
    assert order is not None
    shop, data, first = shop_of(s, order), {**visit.data, **new}, ""
    if "back" in new:
        first = _moved_first(s, now, customer, order, new)
        data = visit_words.ways(data)[1]
    meals = data["kind"] == particulars.MEAL and "persons" in new  # they cost more, so she is asked first
    if "firm" in new or "back" in new or meals:
        moved = {} if "back" in new else {"instead_of": str(order.number)}
        return errands.offer(s, now, customer, {**data, **moved}, once=once, first=first)
    if not new.keys() & {"start", "at"}:
        data["notes"] = "; ".join(filter(None, (data.get("notes", ""), "" if new else words)))
        hires.say_anew(s, order, data)
        tell_member(s, now, order)
        sentence = "service_told"
    else:
        was = {key: visit.data.get(key, "") for key in _WHEN}
        order.chosen_because = {**order.chosen_because, BEFORE: {**was, "words": words}}
        _ask_again(s, now, customer, order, data)
        sentence = "service_again"
    shop = shop_of(s, order)
    text = say(sentence, shop=shop, **visit_words.told(s, now, customer, order))
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text


def _ask_again(s: Session, now: datetime, customer: Customer, order: Order, data: dict[str, str]) -> None:
    for leg in legs.of(s, order):
        dispatch.withdraw(s, now, leg, "the customer wants it at another time")
    hires.say_anew(s, order, data)
    hires.ask_again(s, now, customer, order)


def _moved_first(s: Session, now: datetime, customer: Customer, order: Order, new: dict[str, str]) -> str:
    """Move the way there where she says another hour for it beside the way back; return the sentence that says so."""
    data = {**order.chosen_because[legs.VISIT], **new}
    del data["back"]
    if not new.get("start") or new["start"] == order.chosen_because[legs.VISIT]["start"]:
        return ""
    _ask_again(s, now, customer, order, data)
    return say("service_again", shop=shop_of(s, order), **visit_words.told(s, now, customer, order))


def tell_member(s: Session, now: datetime, order: Order) -> None:
    """Whoever has it, or is asked, hears what it is now."""
    for leg in legs.of(s, order):
        if leg.status in (LegStatus.offered, LegStatus.accepted):
            live_view.told_anew(s, now, leg)


def _leave(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """End the read-back of a service of that kind that waits for her OK."""
    kind = reading.kind(words)
    waiting = [q for q in questions.open_about(s, customer, errands.ABOUT) if q.data["kind"] == kind]
    if not waiting:
        return ""
    for question in waiting:
        questions.close(s, now, question, "she said no")
    text = say("service_left")
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
