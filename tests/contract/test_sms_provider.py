"""A provider with only a phone: what it is texted, and what it may text back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.base import Item, Member, Misconfigured, Rejected, Window
from connectors.gsm7 import fits, plain
from connectors.kinds import Kind, LegEvent
from connectors.sms_provider import SmsProvider
from connectors.testing.common import STAMP, sample_job

SHOP = Member("Corner Shop", Kind.GROCER, {"time_zone": "America/New_York", "agency": "Elm"})
JOB = replace(
    sample_job(Kind.GROCER),
    items=(Item("milk 2% half gal", 1), Item("Folgers 11oz", 1), Item("bananas", 2.5, "lb")),
    note=None,
)

Y, N, P = LegEvent.ACCEPTED, LegEvent.DECLINED, LegEvent.PROPOSED
READY, PICKED, DELIVERED, DONE = LegEvent.READY, LegEvent.PICKED_UP, LegEvent.DELIVERED, LegEvent.DONE


def test_an_offer_in_one_text() -> None:
    assert SmsProvider().word(JOB, SHOP) == [
        "Elm order 27 for Mrs B: 1 milk 2% half gal, 1 Folgers 11oz, 2.5 lb bananas."
        " Address: 12 Elm St, Portland ME 04101. When: Wed Mar 4 3pm-5pm."
        " Answer by Wed Mar 4 2:15pm: Y27 = yes, N27 = no, or Y27 and what is different."
        " Later: R27 when ready."
    ]


def test_a_long_list_goes_on_without_losing_or_breaking_an_item() -> None:
    names = [f"jar of red cabbage number {n}" for n in range(40)]
    texts = SmsProvider().word(replace(JOB, items=tuple(Item(name, 1) for name in names)), SHOP)
    assert all(fits(text) for text in texts)
    assert texts[0].startswith(f"(1/{len(texts)}) Elm order 27")
    assert texts[-1].startswith(f"({len(texts)}/{len(texts)}) Order 27: ")
    assert [name for name in names if not any(f"1 {name}" in text for text in texts)] == []
    assert "Y27 = yes" in texts[-1]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "When: Wed Mar 4 3pm."),
        (2, "When: Wed Mar 4 3pm-5pm."),
        (9.5, "When: Wed Mar 4 3pm to Thu Mar 5 12:30am."),
    ],
)
def test_times_are_on_the_providers_clock(hours: float, words: str) -> None:
    start = STAMP + timedelta(hours=1)
    job = replace(JOB, window=Window(start, start + timedelta(hours=hours)))
    assert words in SmsProvider().word(job, SHOP)[0]


@pytest.mark.parametrize("zone", [{}, {"time_zone": "Elm/Street"}, {"time_zone": "../etc"}])
def test_without_a_time_zone_nothing_is_worded(zone: dict[str, str]) -> None:
    with pytest.raises(Misconfigured, match=r"time.zone"):
        SmsProvider().word(JOB, Member("Corner Shop", Kind.GROCER, zone))


def test_curly_text_becomes_plain() -> None:
    assert plain("“Ring” – it’s 1½ km…") == '"Ring" - it\'s 1 1/2 km...'
    assert plain("crème brûlée [x] 日") == "crème brulée (x) ?"


@pytest.mark.parametrize(
    ("text", "event", "order", "note", "total"),
    [
        ("Y27", Y, 27, None, None),
        ("yes 27", Y, 27, None, None),
        (" y #27 ", Y, 27, None, None),
        ("27 yes", Y, 27, None, None),
        ("Ok 27, thanks", Y, 27, None, None),
        ("Y27 18.40", Y, 27, None, 1840),
        ("Y27 $18", Y, 27, None, 1800),
        ("y27 total 18,40", Y, 27, None, 1840),
        ("Y", Y, None, None, None),
        ("Y 18.40", Y, None, None, 1840),
        ("Y27 no folgers got maxwel", P, 27, "no folgers got maxwel", None),
        ("Y27, no 2% milk", P, 27, "no 2% milk", None),
        ("Y27\nno vitamin D3", P, 27, "no vitamin D3", None),
        ("Y27 $18.40 no folgers", P, 27, "no folgers", 1840),
        ("Y27 at 3.30", P, 27, "at 3.30", None),
        ("Y27 3.30pm", P, 27, "3.30pm", None),
        ("n 27", N, 27, None, None),
        ("No 27 closed today", N, 27, "closed today", None),
        ("R27", READY, 27, None, None),
        ("ready 27", READY, 27, None, None),
        ("order 27 is ready", READY, 27, None, None),
        ("27 ready 2 bags", READY, 27, "2 bags", None),
        ("picked  up 27", PICKED, 27, None, None),
        ("P27", PICKED, 27, None, None),
        ("delivered 27", DELIVERED, 27, None, None),
        ("D27", DELIVERED, 27, None, None),
        ("done 27", DONE, 27, None, None),
        ("Done.", DONE, None, None, None),
        ("cannot 27 van broke down", LegEvent.FAILED, 27, "van broke down", None),
        ("cancel 27", LegEvent.CANCELLED, 27, None, None),
        ("running late", LegEvent.LATE, None, None, None),
        ("running late 27", LegEvent.LATE, 27, None, None),
        ("27 running late, 20 min", LegEvent.LATE, 27, "20 min", None),
        ("late 20 min", LegEvent.LATE, None, "20 min", None),
        ("running late, half an hour", LegEvent.LATE, None, "half an hour", None),
        ("late 27 till 4:30", LegEvent.LATE, 27, "till 4:30", None),
    ],
)
def test_answers(text: str, event: LegEvent, order: int | None, note: str | None, total: int | None) -> None:
    (read,) = SmsProvider().read(text, SHOP, "SM1", STAMP)
    assert (read.event, read.order, read.note, read.total, read.id) == (event, order, note, total, "SM1")


@pytest.mark.parametrize("text", ["R27 R28", "r27,r28", "R27\nR28"])
def test_several_codes_in_one_text(text: str) -> None:
    read = SmsProvider().read(text, SHOP, "SM1", STAMP)
    assert [(event.id, event.event, event.order) for event in read] == [
        ("SM1-1", READY, 27),
        ("SM1-2", READY, 28),
    ]


@pytest.mark.parametrize(
    "text",
    ["no milk left", "no 2% milk", "1 p.m. ok", "yesterday 27", "hello", "Y27000000000", "ye\u017f 27"],
)
def test_what_could_mean_something_else_is_asked_again(text: str) -> None:
    with pytest.raises(Rejected, match="Y yes, N no"):
        SmsProvider().read(text, SHOP, "SM1", STAMP)


def test_a_responder_has_nothing_to_propose() -> None:
    responder = replace(SHOP, kind=Kind.RESPONDER)
    (read,) = SmsProvider().read("Y27 there in 10 min", responder, "SM1", STAMP)
    assert (read.event, read.note) == (Y, "there in 10 min")


def test_a_courier_cannot_report_ready() -> None:
    with pytest.raises(Rejected, match="P27 when picked up"):
        SmsProvider().read("ready 27", replace(SHOP, kind=Kind.COURIER), "SM1", STAMP)
