"""Opening hours as shopkeepers write them, and what a member says of itself or asks by text."""

from datetime import datetime

import pytest

from concierge_bot.understanding.members import delays, member_words, opening

TUESDAY = datetime(2026, 12, 1, 11)  # noqa: DTZ001 - a shop's wall clock


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("8-6 mon to sat", "mon-sat 08:00-18:00"),
        ("Mon-Fri 9am-5pm, Sat 9-1", "mon-fri 09:00-17:00, sat 09:00-13:00"),
        ("08:00-19:00", "mon-sun 08:00-19:00"),
        ("24/7", "mon-sun 00:00-24:00"),
        ("9 to 5 weekdays, 10-2 saturday", "mon-fri 09:00-17:00, sat 10:00-14:00"),
        ("mon-sat 8:30-18:00, sun closed", "mon-sat 08:30-18:00"),
        ("tues thru sun 7am til 11pm", "tue-sun 07:00-23:00"),
        ("8-1 and 3-7 mon-fri", "mon-fri 08:00-13:00 15:00-19:00"),
        ("6pm-2am fri sat", "fri-sat 18:00-26:00"),
        ("open daily 8 to 8", "mon-sun 08:00-20:00"),
    ],
)
def test_hours_are_read_and_kept_in_one_form(written: str, kept: str) -> None:
    week = opening.read(written)
    assert week is not None
    assert opening.spoken(week) == kept
    assert opening.read(kept) == week


@pytest.mark.parametrize("written", ["", "Rossi Grocer", "45402", "ring the bell", "Sunny Market"])
def test_what_names_no_hours_is_none(written: str) -> None:
    assert opening.read(written) is None
    assert opening.is_open(written, TUESDAY, TUESDAY)


def test_a_night_shop_is_open_after_midnight() -> None:
    saturday_night = TUESDAY.replace(day=6, hour=1)
    assert opening.is_open("6pm-2am fri sat", saturday_night, saturday_night)
    assert not opening.is_open("6pm-2am fri sat", TUESDAY, TUESDAY)


ROSSI = member_words.Shop("Rossi Grocer", "mon-sat 08:00-18:00", ("45402",))


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        ("Rossi Grocer, 8-6 Mon to Sat, 45402", ROSSI),
        ("hi we are Rossi Grocer\nmon-sat 8am-6pm\n45402", ROSSI),
        ("8-6 mon-sat, 45402, Rossi Grocer", ROSSI),
        ("Rossi Grocer 8-6 mon-sat 45402", ROSSI),
        ("who is this", member_words.Shop("who is this")),
        ("yes", member_words.Shop()),
        ("8-6", member_words.Shop(hours="mon-sun 08:00-18:00")),
    ],
)
def test_a_shop_says_what_it_is_in_one_text(text: str, shop: member_words.Shop) -> None:
    assert member_words.shop(text) == shop


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what am i owed", "owed"),
        ("When do I get paid?", "owed"),
        ("my jobs", "day"),
        ("today", "day"),
        ("link please", "page"),
        ("Y27", ""),
        ("y27 paid", ""),
        ("no folgers today", ""),
    ],
)
def test_what_a_member_asks(text: str, asked: str) -> None:
    assert member_words.asks(text) == asked


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("20 min", 20),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("1.5 hours", 90),
        ("2h", 120),
        ("about ten minutes", 10),
        ("1 hr 15 min", 75),
        ("till 4:30", None),
        ("27", None),
        ("99 hours", None),
    ],
)
def test_how_late_he_says_he_is(words: str, minutes: int | None) -> None:
    read = delays.read(words)
    assert (None if read is None else read.total_seconds() / 60) == minutes
