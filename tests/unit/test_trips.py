"""She travels: her medicine follows the clock there only after her yes, and no day loses or doubles a dose."""

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.clock import local
from concierge_bot.models import Trip
from concierge_bot.understanding.people import places
from concierge_bot.web import app as web_app
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.test_medication import EVENING, PILL, doses, reminders, run, start, world
from tests.unit.test_memory import hear

HOME, DENVER = "America/New_York", "America/Denver"
DENVER_WORDS = "i'm at my sister's in denver till sunday"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (DENVER_WORDS, ("Denver", DENVER)),
        ("im at my sisters in Colorado until sunday", ("Colorado", DENVER)),
        ("flying to los angeles tomorrow", ("Los Angeles", "America/Los_Angeles")),
        ("staying with my son in north carolina for a week", ("North Carolina", HOME)),
        ("im off to london for two weeks", ("London", "Europe/London")),
    ],
)
def test_where_she_goes_is_read_with_its_time(words: str, place: tuple[str, str]) -> None:
    assert places.away(words) == place


@pytest.mark.parametrize(
    "words",
    [
        "im in the kitchen",
        "i need milk sent to my sister in denver",
        "im going to wake up at 8",
        "is it warm in denver?",
        "remind me im going to boston friday",
        "im at the doctor in reno",
        "my sister in denver is well",
    ],
)
def test_a_place_in_passing_is_no_trip(words: str) -> None:
    assert places.away(words) is None


def times(core: Core) -> list[tuple[int, str, str]]:
    """Return each dose by its day, its time on the clock at home, and how it is."""
    with core.write() as s:
        walls = [(local(dose.due_at, HOME), dose) for dose in doses(s)]
        return [(dose.local_date.day, f"{wall:%d %H:%M}", str(dose.status)) for wall, dose in walls]


def test_her_yes_lets_her_medicine_follow_the_clock_there_and_back(core: Core) -> None:
    start(core, EVENING, world(PILL))
    assert hear(core, DENVER_WORDS) == (
        "Your 8am reminder comes at 6am in Denver. Shall I send it when it is 8am there, "
        "from today up to and with Sunday Dec 6? Reply 1 for yes, 2 to stay with home time."
    )
    assert times(core) == [(2, "02 08:00", "planned")], "nothing moves by her words alone"
    assert hear(core, "1") == (
        "Good. I remind you of your medicine on the clock in Denver. From Monday I go by home time again."
    )
    assert times(core) == [(2, "02 10:00", "planned")]
    run(core, hours=10)
    assert reminders(core) == [], "it is eight at home, and six in Denver"
    run(core, hours=2)
    assert reminders(core) == ["It is time for your 8am medicine. Reply T when you took it, L for later."]
    assert hear(core, "T") == "Thank you. I wrote down 8am for your 8am medicine."
    run(core, hours=24 * 5)
    with core.write() as s:
        assert core.dorothy(s).away_zone is None
        walls = {local(dose.due_at, HOME).strftime("%d %H") for dose in doses(s)}
        assert walls >= {"02 10", "03 10", "04 10", "05 10", "06 10", "07 08"}
        assert len(doses(s)) == len({dose.local_date for dose in doses(s)}), "each day once"
    assert "Your medicine texts come on your home time again." in core.carrier.bodies()


def test_her_no_leaves_everything_on_home_time(core: Core) -> None:
    start(core, EVENING, world(PILL))
    hear(core, DENVER_WORDS)
    assert hear(core, "2") == "Good. I stay with your home time."
    run(core, hours=10)
    assert len(reminders(core)) == 1


def test_a_dose_that_she_took_at_home_is_not_asked_again_there(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    hear(core, "T")
    hear(core, DENVER_WORDS)
    hear(core, "1")
    run(core, hours=6)
    assert len(reminders(core)) == 1


def test_going_east_no_dose_is_lost_whose_time_is_over_there(core: Core) -> None:
    start(core, EVENING, world({**PILL, "times": ["08:00", "23:00"]}))
    hear(core, "im in london till sunday")
    hear(core, "1")
    run(core, hours=1, minutes=5)
    assert len(reminders(core)) == 1, "eleven at home, as planned: in London it is past eleven"


@pytest.mark.parametrize(
    ("words", "answer"),
    [("im in denver at my sisters", "Until when are you there? You can say: in Denver until Sunday.")],
)
def test_without_an_end_she_is_asked_and_all_goes_on(core: Core, words: str, answer: str) -> None:
    start(core, EVENING, world(PILL))
    assert hear(core, words).startswith(answer)
    run(core, hours=10)
    assert len(reminders(core)) == 1


def test_a_place_with_the_same_time_is_no_question(core: Core) -> None:
    start(core, EVENING, world(PILL))
    hear(core, "im in boston till sunday")
    with core.write() as s:
        assert not [row for row in core.sent(s) if row.about == "trip"]


def test_she_is_home_sooner(core: Core) -> None:
    start(core, EVENING, world(PILL))
    hear(core, DENVER_WORDS)
    hear(core, "1")
    assert hear(core, "im home again") == "Your medicine texts come on your home time again."
    run(core, hours=10)
    assert len(reminders(core)) == 1
    with core.write() as s:
        assert [trip.step_at for trip in s.exec(select(Trip))] == [None]


def test_the_desk_moves_her_clock_for_some_days_or_for_good(core: Core) -> None:
    start(core, EVENING, world(PILL))
    key = core.app.settings.desk_key.get_secret_value()
    desk = TestClient(web_app.create(core.app), headers={"Authorization": f"Bearer {key}"})
    path = f"/desk/conversations/{DOROTHY}/clock"
    assert desk.post(path, json={"time_zone": "Denver"}).status_code == 422
    away = desk.post(path, json={"time_zone": DENVER, "until": "2026-12-03"}).json()
    assert (away["time_zone"], away["away_zone"]) == (HOME, DENVER)
    assert times(core) == [(2, "02 10:00", "planned")]
    moved = desk.post(path, json={"time_zone": "America/Los_Angeles"}).json()
    assert (moved["time_zone"], moved["away_zone"]) == ("America/Los_Angeles", None)
    assert times(core) == [(2, "02 11:00", "planned")]
