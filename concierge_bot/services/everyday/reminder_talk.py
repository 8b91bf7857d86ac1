"""What she says of a reminder of hers ends that one, however she says it, and touches nothing else: no cab, no dose.

A reminder is meant where her words name it, or say "reminder", or where it was spoken of last.
"""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Reminder
from concierge_bot.services.everyday import reminder_book, reminder_changes
from concierge_bot.services.house import notify
from concierge_bot.texts import say, together
from concierge_bot.understanding.doses.dose_spelling import plain
from concierge_bot.understanding.everyday import reminder_words
from concierge_bot.understanding.everyday.reminder_words import Ending

MOST = 4


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """End the reminder that she does not want; return what else her text asks for, or None if it is of none."""
    rows = _of_now(s, now, customer)
    said = reminder_words.ending(text) if rows else None
    if said is None or reminder_book.is_medicine(s, customer, said.said):
        return None
    meant = _meant(s, now, customer, rows, said)
    if len({row.what for row in meant}) > 1:
        reminder_changes.change(s, now, customer, text, once=once)
        return ""
    if not meant:
        return None
    reminder_changes.end(s, now, customer, meant, once=once)
    return said.besides


def answer(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """She asks whether a reminder comes, or which do: tell them; an empty string if she asks nothing of the kind."""
    if not reminder_words.asks(text) or reminder_book.is_medicine(s, customer, text):
        return ""
    rows = reminder_book.live(s, customer)
    if not rows:
        return ""
    things = [
        say("schedule_thing", when=reminder_book.spoken(row, customer, now), thing=row.what)
        for row in rows[:MOST]
    ]
    text = say("you_asked", coming=together(*things, by="; "))
    notify.to_customer(s, now, customer, text, about="reminder", once=once)
    return text


def _of_now(s: Session, now: datetime, customer: Customer) -> list[Reminder]:
    """Return those that wait for her OK, and those that stand."""
    waiting = reminder_book.waiting(s, now, customer)
    return [*waiting, *(row for row in reminder_book.live(s, customer) if row not in waiting)]


def _meant(
    s: Session, now: datetime, customer: Customer, rows: list[Reminder], said: Ending
) -> list[Reminder]:
    """Return the reminder that she means; several where it may be any of them, none where it may be another thing."""
    named = [row for row in rows if reminder_words.is_named(said.thing, row.what)]
    begun = [row for row in named if plain(row.what).startswith(said.thing)]
    last = notify.last_to(s, customer)
    spoken = [row for row in rows if last is not None and last.about == "reminder" and row.what in last.body]
    if not said.names_it and not begun and not (spoken and (named or not said.thing)):
        return []
    if named:
        return named
    day = [
        row
        for row in rows
        if f"{local(row.next_at or row.first, customer.time_zone):%A}".casefold() in said.said.casefold()
    ]
    return day or reminder_book.waiting(s, now, customer) or spoken or rows
