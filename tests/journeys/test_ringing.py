"""She rings our number instead of texting: one key answers, a person picks up, or a mailbox takes it."""

from tests.fixtures.town import DESK, DOROTHY, Town
from tests.journeys.test_dose_people import calls, dose, morning
from tests.journeys.worlds import dorothy


def ring(town: Town, phone: str) -> str:
    """Ring our number from a phone, and return the call's sid."""
    sid: str = town.post(f"/sim/handsets/{phone}/calls")["sid"]
    town.post("/sim/settle")
    return sid


def test_she_rings_and_says_by_one_key_that_she_took_it(town: Town) -> None:
    morning(town)
    town.clock(to="2026-12-01T08:05")
    sid = ring(town, DOROTHY)
    (call,) = calls(town, DOROTHY)
    assert "If you took your heart pill (8am) press 1." in call["text"]
    town.post(f"/sim/handsets/{DOROTHY}/calls/{sid}/keys", {"digits": "1"})
    (call,) = calls(town, DOROTHY)
    assert call["text"].splitlines()[-1].startswith("Thank you. I wrote down 8:0")
    assert (dose(town)["status"], dose(town)["evidence"]) == ("taken", "customer")
    assert not town.tasks()


def test_a_person_picks_up_and_what_nobody_takes_is_a_message_and_a_task(town: Town) -> None:
    town.reset(customers=[dorothy()])
    sid = ring(town, DOROTHY)
    (leg,) = calls(town, DESK)
    assert leg["text"] == "Elm Care. Dorothy Baker is on the line. Press 1 to talk."
    town.post(f"/sim/handsets/{DESK}/calls/{leg['sid']}/keys", {"digits": "1"})
    assert calls(town, DOROTHY)[0]["talking"]
    town.post(f"/sim/handsets/{DOROTHY}/calls/{sid}/hang-up")
    town.post("/sim/settle")
    assert not town.tasks()
    (talked,) = town.tasks("closed")
    assert talked["outcome"] == "put through"
    town.post(f"/sim/handsets/{DESK}", {"answers_calls": "no"})
    sid = ring(town, DOROTHY)
    town.post(f"/sim/handsets/{DOROTHY}/calls/{sid}/speech", {"text": "Please ring me about my pills."})
    town.post("/sim/settle")
    (task,) = town.tasks()
    assert task["task"] == "Dorothy Baker rang us: call back now"
    assert task["about"].startswith("message of 2 seconds, recording RE")
    assert any("rang us: call back now" in text for text in town.new(DESK))
