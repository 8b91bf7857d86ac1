"""What she wants to be reminded of, when, and what she wants changed about it, out of her own words."""

from datetime import date, datetime

import pytest

from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch

at = datetime.fromisoformat
"""Her wall clock."""
NOW = at("2026-12-01 09:00")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("remind me to put the bins out thursday night", "put the bins out"),
        ("can you remind me every monday at 9 to water the plants please", "water the plants"),
        ("could you set a reminder to ring the bank at 10 tomorrow thank you", "ring the bank"),
        ("remind me about church on sunday at 10", "church"),
        ("dont let me forget my hair appointment thursday at 2", "my hair appointment"),
        ("i have the vet thursday at 2 remind me", "i have the vet"),
        ("bins is wednesdays now so poke me tuesday nights ok", "bins is wednesdays now"),
        ("message me sunday to call my sister in toronto", "call my sister in toronto"),
        ("Reminder please. Library book, Friday.", "Library book"),
        ("Remind me Friday at 9: library.", "library"),
        ("remind me", ""),
        ("remind me tomorrow please", ""),
        ("remind me at 5", ""),
    ],
)
def test_what_she_wants_to_be_reminded_of(text: str, what: str) -> None:
    assert reminding.what(text, NOW) == what


def test_a_long_story_is_cut_between_words() -> None:
    what = reminding.what("remind me to " + "tell my neighbour about the roses " * 9, NOW)
    assert len(what) <= reminding.LONGEST
    assert what.endswith("...")


@pytest.mark.parametrize(
    ("heard", "said", "start"),
    [
        ("", "9", at("2026-12-01 21:00")),
        ("thursday", "8pm", at("2026-12-03 20:00")),
        ("thursday at 5", "5pm", at("2026-12-03 17:00")),
        ("at 5", "in the morning", at("2026-12-02 05:00")),
        ("tomorrow", "noon", at("2026-12-02 12:00")),
        ("every day", "at 9", at("2026-12-02 09:00")),
    ],
)
def test_what_was_heard_before_is_completed(heard: str, said: str, start: datetime) -> None:
    read = reminding.completed(heard, said, NOW)
    assert read is not None
    assert reminding.whole(read)
    assert read.start == start


@pytest.mark.parametrize("words", ["thursday", "every day", "every 2 hours", "soon", "tomorrow"])
def test_what_says_no_moment_is_not_whole(words: str) -> None:
    assert not reminding.whole(reminding.read(words, NOW))


@pytest.mark.parametrize(
    ("said", "rule", "spoken"),
    [
        ("move it to 9", "", "Thursday at 9pm"),
        ("move it to 9am", "", "Thursday at 9am"),
        ("9", "", "Thursday at 9pm"),
        ("no, friday", "", "Friday at 7pm"),
        ("make it half past 8", "", "Thursday at 8:30pm"),
        ("friday at 10 in the morning", "", "Friday at 10am"),
        ("move it to 9", "every Thursday", "every Thursday at 9pm"),
        ("make it wednesdays", "every Thursday", "every Wednesday at 7pm"),
        ("friday at 8", "every Thursday", "every Friday at 8pm"),
        ("every friday at 8pm", "every Thursday", "every Friday at 8pm"),
    ],
)
def test_what_she_leaves_out_of_a_change_stays(said: str, rule: str, spoken: str) -> None:
    read = reminding.moved(said, at("2026-12-03 19:00"), rule, NOW)
    assert read is not None
    assert reminding.spoken(read, NOW) == spoken


@pytest.mark.parametrize("said", ["9. Not 8.", "No. The reminder is at 9.", "not 8, 9", "make it 9"])
def test_another_hour_and_nothing_else_is_of_the_reminder(said: str) -> None:
    assert reminding.only_when(said, NOW)
    moved = reminding.moved(said, at("2026-12-04 08:00"), "", NOW)
    assert moved is not None
    assert moved.start == at("2026-12-04 09:00")


@pytest.mark.parametrize("said", ["9 eggs not 8", "the plumber is at 9", "make it 9 loaves"])
def test_a_number_of_another_thing_is_none_of_the_reminder(said: str) -> None:
    assert not reminding.only_when(said, NOW)


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("Not buying a book. Only remind me. Friday morning, library.", True),
        ("Reminder please. Library book, Friday.", True),
        ("reminder: call Carmen tomorrow 5 pm", True),
        ("just a reminder please, the vet friday", True),
        ("just to remind you i need milk", False),
        ("my reminder did not come", False),
        ("do i have a reminder for friday?", False),
        ("i do not want the reminder. no reminder please", False),
    ],
)
def test_that_she_only_wants_a_reminder_is_seen(words: str, only: bool) -> None:
    assert reminding.instead(words) == only


@pytest.mark.parametrize(
    ("words", "halves"),
    [
        (
            "remind me tomorrow at five to call my sister, and thursday two milk please",
            ("remind me tomorrow at five to call my sister, ", "thursday two milk please"),
        ),
        ("remind me thursday at 9 to buy milk and bread", ("", "")),
        ("?!", ("", "")),
        ("remind me to ring my sister at 4 today and put out the bins tomorrow at 7am", ("", "")),
    ],
)
def test_what_she_wants_for_another_day_is_none_of_the_reminder(words: str, halves: tuple[str, str]) -> None:
    assert reminding.halves(words, NOW) == halves


def test_what_names_no_time_moves_nothing() -> None:
    assert reminding.moved("no the bread", at("2026-12-03 19:00"), "", NOW) is None


@pytest.mark.parametrize(
    ("words", "medicine"),
    [
        ("take my pills", True),
        ("put my drops in", True),
        ("metformn", True),
        ("my sugar pil", True),
        ("pick up my pills", False),
        ("call the pharmacy about my meds", False),
        ("water the plants", False),
    ],
)
def test_to_take_a_medicine_is_another_thing_than_an_errand_for_one(words: str, medicine: bool) -> None:
    assert reminding.is_medicine(words, ["Metformin", "sugar pill", ""]) == medicine


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("in 20 minutes", at("2026-12-01 09:20")),
        ("give me 20 minutes", at("2026-12-01 09:20")),
        ("gimme an hour", at("2026-12-01 10:00")),
        ("half an hour", at("2026-12-01 09:30")),
        ("after lunch", at("2026-12-01 13:00")),
        ("later", None),
        ("not yet", None),
        ("tomorrow", None),
        ("later tonight", None),
    ],
)
def test_how_long_she_wants_to_be_left(words: str, until: datetime | None) -> None:
    assert reminding.later(words, NOW) == until


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no deliveries till the 5th, im at my sisters", Stretch(TODAY, date(2026, 12, 5))),
        ("hold everything next week", Stretch(date(2026, 12, 7), date(2026, 12, 13))),
        ("im away from friday to tuesday", Stretch(date(2026, 12, 4), date(2026, 12, 8))),
        (
            "i will be at my sisters from friday to tuesday so dont bring anything then,",
            Stretch(date(2026, 12, 4), date(2026, 12, 8)),
        ),
        ("dont bring anything from friday to tuesday", Stretch(date(2026, 12, 4), date(2026, 12, 8))),
        ("pause for 2 weeks", Stretch(TODAY, date(2026, 12, 14))),
        ("no milk from monday for two weeks", Stretch(date(2026, 12, 7), date(2026, 12, 20))),
        ("until im back on friday", Stretch(TODAY, date(2026, 12, 4))),
        ("no bags this week or next please", Stretch(TODAY, date(2026, 12, 13))),
        ("skip the milk this friday", Stretch(date(2026, 12, 4), date(2026, 12, 4))),
        ("stop my deliveries until i say so", Stretch(TODAY, None)),
        ("im in hospital from tomorrow", Stretch(date(2026, 12, 2), None)),
        ("hold my milk until january", None),
        ("until after christmas", None),
        ("hold my deliveries", None),
        ("for a bit", None),
    ],
)
def test_the_days_of_a_hold(text: str, days: Stretch | None) -> None:
    assert holding.read(text, NOW) == days


@pytest.mark.parametrize(
    ("words", "what", "second"),
    [
        (
            "Remind me tomorrow at three to ring the vicar, and to take the cake out at four",
            "take the cake out",
            "2026-12-01T16:00",
        ),
        (
            "remind me friday at 9 to call the bank and at noon to feed the cat",
            "feed the cat",
            "2026-12-04T12:00",
        ),
        (
            "remind me at 10 to water the plants and at 2 to ring Ben, both tomorrow",
            "ring Ben",
            "2026-12-01T14:00",
        ),
        (
            "remind me at 11 to ring Ben and put the bins out tomorrow at 7am",
            "put the bins out",
            "2026-12-01T07:00",
        ),
    ],
)
def test_the_day_that_is_named_once_holds_for_both(words: str, what: str, second: str) -> None:
    here = datetime.fromisoformat("2026-11-30T09:15")
    both = reminding.two(words, here)
    assert both is not None
    assert both[1][0] == what
    read = [reminding.read(when, here) for _, when in both]
    assert read[1] is not None
    assert f"{read[1].start:%FT%H:%M}" == second
    together = read[0] is not None and f"{read[0].start:%F}" == second[:10]
    assert together == ("put the bins" not in words)


@pytest.mark.parametrize("words", ["HOLD JUST THIS FRIDAY", "only friday", "just for friday", "friday only"])
def test_a_hold_for_one_day_is_no_hold_until_it(words: str) -> None:
    friday = date(2026, 12, 4)
    assert holding.read(holding.as_end(words, NOW), NOW) == Stretch(friday, friday)
    assert holding.read(holding.as_end("friday", NOW), NOW) == Stretch(NOW.date(), friday)
