"""What strangers told of their pills: each medicine gets what was said of it, and no other one is touched."""

from datetime import UTC, datetime
from typing import Any

import pytest

from concierge_bot.services.talk import dose_and_more
from concierge_bot.understanding.doses import dose_alone, dose_told
from tests.fixtures.core import Core
from tests.unit.said import hears
from tests.unit.test_dose_named import outcome
from tests.unit.test_dose_talk import hear
from tests.unit.test_medication import run, start, world

WATER: dict[str, Any] = {"name": "Furosemide", "times": ["09:00"], "say_as": "water pill", "supply_left": 9}
THINNER: dict[str, Any] = {
    "name": "Eliquis",
    "times": ["09:00", "21:00"],
    "say_as": "blood thinner",
    "critical": True,
}
HEART: dict[str, Any] = {"name": "Metoprolol", "times": ["08:00", "20:00"], "say_as": "heart pill"}
CHOLESTEROL: dict[str, Any] = {"name": "Atorvastatin", "times": ["21:00"], "say_as": "cholesterol pill"}
NAMES = {
    "Lisinopril": ["heart pill"],
    "Ibuprofen": ["knee pill"],
    "Furosemide": ["water pill"],
    "Eliquis": ["blood thinner"],
}
MORNING = datetime(2026, 12, 1, 12, 16, tzinfo=UTC)  # a quarter past seven in New York


def told(words: str) -> dict[str, str]:
    """Return what a text tells of each medicine, by her name for it."""
    return {NAMES[word.of][0]: word.act for word in dose_told.named(words, NAMES)}


@pytest.mark.parametrize(
    ("words", "taken", "left"),
    [
        (
            "I done took my water pill, bout to have me some eggs. Aint took the blood thinner yet",
            "water",
            "blood",
        ),
        ("Now I took that blood thinner at 8, bout with my grits", "blood", ""),
        ("Man no. I took BOTH of em. Water pill and the blood thinner.", "water blood", ""),
        ("took the water pill. heart pill and knee pill not yet", "water", "heart knee"),
        ("took the water pill, heart pill and knee pill not yet", "water", "heart knee"),
        ("I had the water one, the heart one and the knee one", "water heart knee", ""),
        ("gonna take my heart pill after I eat, water pill is down already", "water", ""),
        ("forgot the water pill but had the heart pill", "heart", "water"),
        ("I was going to take the heart pill but I took the water pill instead", "water", ""),
        ("did I take my heart pill? and I took the water pill", "water", ""),
        ("maybe I took the heart pill", "", ""),
        ("I took the heart pill. no wait, I did not take the heart pill", "", "heart"),
        ("I will take the heart pill at nine", "", ""),
        ("I've told you twice I took the heart pill", "heart", ""),
        ("I did not take the heart pill twice", "", ""),
        ("neither the heart pill nor the knee pill taken", "", "heart knee"),
        ("took the heart one but the water one i leave till i have had breakfast", "heart", ""),
        ("KNEE PILL TAKEN 2 OF EM BACK IS KILLING ME FROM WAITING ON THAT CAB", "knee", ""),
    ],
)
def test_each_medicine_gets_what_is_said_of_it(words: str, taken: str, left: str) -> None:
    found = told(words)
    assert {name.split()[0] for name, act in found.items() if act == "taken"} == set(taken.split())
    assert {name.split()[0] for name, act in found.items() if act == "left"} == set(left.split())


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("took my blood thinner", ""),
        (
            "Man no. I took BOTH of em. Water pill and the blood thinner. Dont be wakin me up",
            "Dont be wakin me up",
        ),
        ("had the heart pill at 8 with my toast and i feel faint", "i feel faint"),
        ("took my water pill with a bottle of vodka", "took my water pill with a bottle of vodka"),
        ("took 4 of my blood thinner", "took 4 of my blood thinner"),
        ("took both my sleeping pills", "took both my sleeping pills"),
        ("took my blood thinner twice", "took my blood thinner twice"),
    ],
)
def test_only_a_dose_and_not_a_word_more_is_left_out_where_danger_is_looked_for(
    words: str, rest: str
) -> None:
    assert dose_alone.rest(words, NAMES) == rest


def begin(core: Core, *plans: dict[str, Any], at: datetime = MORNING, **by: float) -> None:
    """Begin at a moment, and go on from it."""
    start(core, at, world(*plans))
    run(core, **by)


def test_what_is_not_taken_yet_comes_in_its_time_and_what_is_denied_twice_stands(core: Core) -> None:
    begin(core, WATER, THINNER, minutes=1)
    said = hear(
        core, "Mornin. I done took my water pill, bout to have me some eggs. Aint took the blood thinner yet"
    )
    assert said == "I will text you about your blood thinner at 9am."
    assert outcome(core) == {"water pill": ("taken", "07:17"), "blood thinner": ("planned", "")}
    run(core, minutes=45)
    said = hear(core, "Alright. Now I took that blood thinner at 8, bout with my grits")
    assert said == "Thank you. I wrote down 8am for your blood thinner."
    both = {"water pill": ("taken", "07:17"), "blood thinner": ("taken", "08:00")}
    for words in (
        "I aint took it twice. I told yall this mornin I HADNT took it yet. I took one at 8 and thats it",
        "I took em. Water pill and the blood thinner",
    ):
        said = hear(core, words)
        assert "You told me at 7:17am that you took your water pill" in said
        assert "You told me at 8am that you took your blood thinner" in said
        assert outcome(core) == both
    with core.write() as s:
        assert not [task for task in core.tasks(s) if "twice" in task.task]


def test_what_she_did_not_take_is_asked_for_its_name_where_it_may_be_two(core: Core) -> None:
    begin(core, WATER, THINNER, minutes=1)
    hear(core, "took my water pill")
    run(core, minutes=30)
    hear(core, "took my blood thinner")
    run(core, minutes=30)
    assert hear(core, "I have not taken it").startswith(
        "Which one have you not taken: your water pill and your blood"
    )
    assert {status for status, _ in outcome(core).values()} == {"taken"}
    assert hear(core, "not taken the blood thinner").startswith(
        "All right. You have not taken your blood thinner yet."
    )
    assert outcome(core)["blood thinner"][0] == "planned"
    assert outcome(core)["water pill"][0] == "taken"


def test_last_night_is_no_word_of_this_morning(core: Core) -> None:
    begin(core, HEART, CHOLESTEROL, at=datetime(2026, 12, 1, 23, tzinfo=UTC), hours=13.3)
    words = (
        "Good morning. Last night I took both the heart pill and the cholesterol pill; "
        "this morning's heart pill I shall take at eight."
    )
    hear(core, words)
    assert outcome(core) == {"heart pill": ("taken", "20:00"), "cholesterol pill": ("taken", "21:00")}
    assert "8am" in hear(core, "I said I had NOT yet taken this morning's heart pill. Correct that.")
    assert outcome(core)["heart pill"] == ("taken", "20:00")


def test_both_are_both_though_only_one_was_asked(core: Core) -> None:
    begin(core, {**WATER, "times": ["07:30"]}, {**HEART, "times": ["09:00"]}, minutes=60)
    hear(core, "dwayne stayed the night. he made me eggs. i took both my pills")
    assert {status for status, _ in outcome(core).values()} == {"taken"}


def test_told_at_last_that_it_was_taken_as_said_before(core: Core) -> None:
    begin(core, HEART, minutes=60)
    words = "I have told you twice that I took the metoprolol at seven this morning. Kindly record it and cease asking."
    assert hear(core, words) == "Thank you. I wrote down 7am for your heart pill."


def test_this_morning_names_no_morning_pill(core: Core) -> None:
    begin(core, {**WATER, "say_as": "morning pill"}, {**HEART, "times": ["09:00"]}, minutes=120)
    hear(core, "took my heart pill this morning")
    assert outcome(core)["morning pill"][0] == "reminded"
    hear(core, "took the morning one")
    assert outcome(core)["morning pill"][0] == "taken"


def test_her_own_times_are_put_right_one_by_one(core: Core) -> None:
    begin(core, HEART, CHOLESTEROL, WATER, minutes=50)
    assert hear(core, "T, at eight") == "Thank you. I wrote down 8am for your heart pill."
    run(core, minutes=70)
    assert hear(core, "I've had the heart tablet and the water tablet, not the other one").endswith(
        "your water pill."
    )
    hear(core, "I took the water pill at 9 and the heart pill at 7:15")
    assert outcome(core)["heart pill"] == ("taken", "07:15")
    assert outcome(core)["water pill"] == ("taken", "09:00")
    hear(core, "It was seven, not 7:15. Correct the record.")
    assert outcome(core)["heart pill"] == ("taken", "07:00")
    assert outcome(core)["water pill"] == ("taken", "09:00")
    assert (
        hear(core, "I have not taken my cholesterol pill")
        == "I will text you about your cholesterol pill at 9pm."
    )
    assert "took your heart pill" in hear(core, "what did i take today")


def test_what_she_should_like_beside_a_dose_is_not_lost(core: Core) -> None:
    begin(core, HEART, minutes=50)
    words = (
        "I took the metoprolol at seven sharp, as prescribed, and I should like a taxi, no later than 2 p.m."
    )
    with core.write() as s:
        said, rest = dose_and_more.part(s, core.clock.at, core.dorothy(s), words)
    assert said.startswith("I took the metoprolol")
    assert rest.startswith("I should like a taxi")


def test_a_later_time_is_no_change_of_what_was_told(core: Core) -> None:
    begin(core, HEART, minutes=50)
    hear(core, "took my heart pill at 8")
    run(core, minutes=60)
    assert hear(core, "took my heart pill at 9") == "You told me at 8am that you took your heart pill."
    assert outcome(core)["heart pill"] == ("taken", "08:00")


@pytest.mark.parametrize(
    "words",
    [
        "I took my water pill but I aint gonna take the blood thinner",
        "sorry, i lied, i took the blood thinner at 9:15",
        "skip the blood thinner",
    ],
)
def test_what_she_says_of_a_dose_is_no_danger(core: Core, words: str) -> None:
    begin(core, WATER, THINNER, minutes=130)
    with core.write() as s:
        assert not hears(s, core, words).startswith("danger")
    assert dose_alone.rest(words, NAMES) in ("", "sorry. i lied", "sorry")
