"""A dose that nobody answers: her phone, her landline, then her people one after the other, until a word comes."""

from typing import Any

from tests.fixtures.town import ANA, DOROTHY, Town
from tests.journeys.worlds import Json, ana, dorothy

BEN, HOME = "+13055550141", "+13055550199"
PILL: Json = {"name": "Lisinopril", "times": ["08:00"], "say_as": "heart pill"}


def ben(*permissions: str) -> Json:
    """Her son, who is asked before her daughter."""
    return {
        "name": "Ben Baker",
        "relation": "son",
        "phone": BEN,
        "permissions": list(permissions),
        "order": 1,
    }


def morning(town: Town, *contacts: Json, **person: Any) -> None:
    """Begin at half past seven."""
    fields = {"medications": [PILL], "contacts": list(contacts), **person}
    town.reset(now="2026-12-01T07:30", customers=[dorothy(**fields)])


def dose(town: Town) -> Json:
    """Return the dose of eight o'clock."""
    found: Json = town.dorothy()["doses"][0]
    return found


def calls(town: Town, phone: str) -> list[Json]:
    """Return the calls of a phone."""
    found: list[Json] = town.get(f"/sim/handsets/{phone}/calls")
    return found


def test_her_phone_is_off_and_her_son_looks_in(town: Town) -> None:
    morning(town, ben("alarms"), {**ana("alarms", "doses"), "order": 2}, landline=HOME)
    town.post(f"/sim/handsets/{DOROTHY}", {"state": "off"})
    town.post(f"/sim/handsets/{HOME}", {"answers_calls": "no"})
    town.clock(to="2026-12-01T08:14")
    assert not town.new(BEN)
    assert not calls(town, HOME)
    town.clock(to="2026-12-01T08:16")
    (call,) = calls(town, HOME)
    assert call["status"] == "no-answer"
    town.clock(to="2026-12-01T08:31")
    (told,) = town.new(BEN)
    assert told == (
        "Elm Care: Dorothy Baker has not answered our 8am text or our call, and that phone looks off. "
        f"The phone there is {DOROTHY}. Can you check? Reply 1 if you will, 2 if you cannot."
    )
    (thanks,) = town.text("1 driving 20 min", BEN)
    assert thanks == "Thank you. We wait 30 minutes for your word. Very unwell? Call 911."
    town.clock(to="2026-12-01T08:52")
    (noted,) = town.text("hes fine fone was dead he took it", BEN)
    assert noted.startswith("Good. I wrote down: taken, told by you, 8:5")
    assert (dose(town)["status"], dose(town)["evidence"]) == ("taken", "family")
    assert [step["answer"] for step in dose(town)["steps"] if step["answer"]] == [
        "will check",
        "says it was taken",
    ]
    town.clock(by="PT3H")
    assert not [*town.new(ANA), *town.new(BEN), *town.tasks()]


def test_without_his_word_it_goes_on_to_the_next_and_never_twice_to_one(town: Town) -> None:
    morning(town, ben("doses"), {**ana("doses"), "order": 2})
    town.clock(to="2026-12-01T09:01")
    assert len(town.new(BEN)) == 1
    town.text("1", BEN)
    town.clock(to="2026-12-01T09:29")
    assert town.new(ANA) == []
    town.clock(to="2026-12-01T09:32")
    assert len(town.new(ANA)) == 1
    town.clock(to="2026-12-01T09:40")
    town.text("sorry dear i took it at 8")
    (settled,) = town.new(ANA)
    assert settled.startswith("Elm Care: Dorothy Baker has an answer to our 8am text now.")
    assert town.new(BEN)[-1] == settled, "all who were told hear that it is well"
    assert dose(town)["evidence"] == "customer"
    assert not [*town.clock(by="PT3H"), *town.tasks()]


def test_who_cannot_makes_room_for_the_next_at_once_and_the_desk_is_last(town: Town) -> None:
    morning(town, ben("doses"), {**ana("doses"), "order": 2})
    town.clock(to="2026-12-01T09:01")
    town.text("2 im in florida", BEN)
    assert len(town.new(ANA)) == 1
    town.clock(to="2026-12-01T09:20")
    assert dose(town)["status"] == "missed"
    (task,) = town.tasks()
    assert "please call her" in task["task"]
    town.text("she had taken it", ANA)
    assert (dose(town)["status"], dose(town)["evidence"]) == ("taken", "family")
    assert town.tasks() == [], "there is nothing left to ring her for"


def test_a_landline_is_rung_and_a_key_answers(town: Town) -> None:
    morning(town, ben("doses"), landline=True)
    town.post("/sim/clock", {"to": "2026-12-01T08:00"})
    town.settle()
    (call,) = calls(town, DOROTHY)
    assert call["text"].startswith(
        "This is Elm Care. It is time for your heart pill (8am). Press 1 if you took it."
    )
    town.post(f"/sim/handsets/{DOROTHY}/calls/{call['sid']}/keys", {"digits": "1"})
    town.settle()
    assert (dose(town)["status"], dose(town)["evidence"]) == ("taken", "customer")
    assert "I wrote down 8am" in calls(town, DOROTHY)[0]["text"]
    town.clock(by="PT3H")
    assert len(calls(town, DOROTHY)) == 1
    assert town.new(BEN) == []
