"""Lets a provider that has only a phone do all that one with IT does: jobs in words, answers as `Y27`."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connectors.base import Event, Item, Job, Member, Misconfigured, News, Rejected, TextConnector, Window
from connectors.gsm7 import split, together
from connectors.kinds import REPORTS, Kind, LegEvent
from connectors.privacy import permitted, permitted_news, withhold_numbers
from connectors.sms_reading import Answer, read_answers

_LATER = {
    Kind.GROCER: "R{order} when ready",
    Kind.PHARMACY: "R{order} when ready, HOLD {order} and why if it must wait",
    Kind.COURIER: "P{order} when picked up, D{order} when delivered",
    Kind.SERVICE: "DONE {order} when done",
    Kind.RESPONDER: "DONE {order} when done",
    Kind.COMPANION: "DONE {order} when done",
}


# Of whoever comes before, what there is to wait for; of whoever comes after, that somebody comes at all.
_WORTH_A_TEXT = {
    True: frozenset({"ready", "delivered", "done", "late", "failed"}),
    False: frozenset({"accepted", "late", "failed"}),
}
_TURN = {Kind.GROCER: 1, Kind.PHARMACY: 1, Kind.COURIER: 2}


def _comes_before(other: Kind, mine: Kind) -> bool:
    return _TURN.get(other, 3) < _TURN.get(mine, 3)


class SmsProvider(TextConnector):
    """Words jobs on the provider's own clock (`config["time_zone"]`), named after `config["agency"]`."""

    channel = "sms"
    kinds = frozenset(_LATER)

    def word(self, job: Job, member: Member) -> list[str]:
        """The offer, whole: a long list goes on in a further text and never breaks inside an item."""
        zone = _zone(member)
        job = _without_medicines(permitted(job, member.config.get("country", "US")))
        pieces = [
            f"{_title(job, member)} for {job.customer}:",
            _items(job.items),
            f"Pick up at {job.pickup}." if job.pickup else "",
            f"Address: {job.address}." if job.address else "",
            together(f"When: {_span(job.window, zone)}.") if job.window else "",
            f"Note: {job.note.rstrip('.')}." if job.note else "",
            *_how_to_answer(job, zone),
        ]
        return split(" ".join(filter(None, pieces)), f"Order {job.order}")

    def word_withdrawal(self, job: Job, member: Member, reason: str) -> list[str]:
        """The job is off and why, with nothing left to answer."""
        reason = withhold_numbers(reason, member.config.get("country", "US")).rstrip(".")
        title = _title(job, member)
        return split(f"{title} is off: {reason}. Please do no more on it.", f"Order {job.order}")

    def word_update(self, job: Job, member: Member, news: News) -> list[str]:
        """What the others did that this one waits for, or that the customer agreed; the rest is worth no text."""
        zone, country = _zone(member), member.config.get("country", "US")
        job, news = permitted(job, country), permitted_news(news, member.kind, country)
        title = _title(job, member)
        if news.peer is None:
            note = f" Note: {job.note.rstrip('.')}." if job.note else ""
            return split(f"{title} is agreed. Now it is: {_items(job.items)}{note}", f"Order {job.order}")
        if news.peer.status not in _WORTH_A_TEXT[_comes_before(news.peer.kind, job.kind)]:
            return []
        at = f" {_hour(news.peer.at, zone)}" if news.peer.at else ""
        when = f", {_span(news.peer.window, zone)}" if news.peer.window and news.peer.status == "late" else ""
        said = f"{title}: {news.peer.name} says {news.peer.status.replace('_', ' ')}{when or at}."
        return split(
            f"{said} They write: {news.note.rstrip('.')}." if news.note else said, f"Order {job.order}"
        )

    def read(self, text: str, member: Member, message: str, stamp: datetime) -> list[Event]:
        """The events in the text, at `stamp`; raises Rejected with the sentence to send back."""
        answers = read_answers(text)
        ids = [message] if len(answers) == 1 else [f"{message}-{n}" for n in range(1, len(answers) + 1)]
        return [_event(answer, member.kind, key, stamp) for key, answer in zip(ids, answers, strict=True)]


def _without_medicines(job: Job) -> Job:
    """No medicine is named in a text: a pharmacy knows a prescription by its number, else a person rings it."""
    if job.kind is not Kind.PHARMACY:
        return job
    called = (
        f"prescription {item.reference}" if item.reference else "1 medicine (we ring you)"
        for item in job.items
    )
    return replace(job, items=tuple(Item(name) for name in called), note=None)


def _event(answer: Answer, kind: Kind, key: str, stamp: datetime) -> Event:
    event = answer.event
    if event is LegEvent.PROPOSED and event not in REPORTS[kind]:
        event = LegEvent.ACCEPTED
    if event not in REPORTS[kind]:
        later = _LATER[kind].format(order=answer.order or "")
        raise Rejected(f"Sorry, that is not yours to report. Send Y yes, N no, {later}.")
    return Event(key, event, stamp, order=answer.order, note=answer.note, total=answer.total)


def _title(job: Job, member: Member) -> str:
    agency = member.config.get("agency")
    return f"{agency} order {job.order}" if agency else f"Order {job.order}"


def _items(items: tuple[Item, ...]) -> str:
    return ", ".join(together(_item(item)) for item in items) + "." if items else ""


def _item(item: Item) -> str:
    quantity = f"{item.quantity:g}" if item.quantity is not None else ""
    return " ".join(filter(None, (quantity, item.unit, item.name)))


def _how_to_answer(job: Job, zone: ZoneInfo) -> list[str]:
    n = job.order
    change = f", or Y{n} and what is different" if LegEvent.PROPOSED in REPORTS[job.kind] else ""
    by = f"{_day(job.reply_by, zone)} {_hour(job.reply_by, zone)}"
    return [
        together(f"Answer by {by}: Y{n} = yes, N{n} = no{change}."),
        together(f"Later: {_LATER[job.kind].format(order=n)}."),
    ]


def _span(window: Window, zone: ZoneInfo) -> str:
    start, end = _hour(window.start, zone), _hour(window.end, zone)
    first, last = _day(window.start, zone), _day(window.end, zone)
    if first != last:
        return f"{first} {start} to {last} {end}"
    return f"{first} {start}" if window.start == window.end else f"{first} {start}-{end}"


def _day(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a %b} {local.day}"


def _hour(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def _zone(member: Member) -> ZoneInfo:
    name = member.setting("time_zone")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Misconfigured(
            f"{member.name} has the unknown time zone '{name}': use one like America/New_York."
        ) from error
