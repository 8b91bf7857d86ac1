"""A doctor stopped or changed a medicine, as she says: it is not pushed nor ordered, and a person checks it at once."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from concierge_bot.clock import local
from concierge_bot.models import Entry
from concierge_bot.services.medicines import plan_changes
from concierge_bot.understanding.medicines import doctor_words
from concierge_bot.web.app import create
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.test_medication import doses, reminders, run, start, world
from tests.unit.test_memory import hear

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
THIN: dict[str, Any] = {"name": "Warfarin", "times": ["18:00"], "say_as": "blood thinner", "critical": True}
CHOL: dict[str, Any] = {"name": "Atorvastatin", "times": ["18:30"], "say_as": "cholesterol tablet"}
NAMES = ["Warfarin", "blood thinner", "Atorvastatin", "cholesterol tablet"]
STOPPED = """They have told me to stop the warfarin for two days. Please note it so you do not text me.
The doctor took me off the water pill|Dr Patel says no more statins for me|ive been taken off the blood thinner
The surgeon wants me to hold my blood thinner till Friday|the nurse said not to take the warfarin tonight
I'm off the warfarin now, doctor's orders|my blood thinner has been stopped|i was told to stop the statin
im not to take the warfarin until thursday|The GP has paused my iron tablets while my stomach settles
Cardiologist switched me from warfarin to apixaban|No. I did NOT take it. The doctor stopped it for two days
consultant has told me to leave the statin alone for a fortnight|the dentist says I was to stop my blood thinner
clinic rang, they stopped my thinner til monday"""
CHANGED = """they've put me on apixaban twice a day morning and night. Put that on me list ta
did you get about the apixaban, it's a blood thinner, the doctor's changed me|the doc upped my pressure pill to two
my dose is halved from today, only half a cholesterol tablet|they gave me a new tablet for my heart at the hospital
specialist has doubled the cholesterol tablet|got a new inhaler from the clinic, puff it morning and night"""
NEITHER = """should I stop the warfarin? doctor said something|need more warfarin the doctor said I was low
The doctor told me to stop smoking, nicotine gum please|doctor says dont stop taking the blood thinner
they stopped my milk delivery|the doctor stopped my warfarin years ago|I have a new doctor, dr singh
doctor said keep taking the cholesterol tablet|they put me on hold for an hour about my pills|is my warfarin ready
i need a new pill box|the nurse is coming at nine, move my reminder|skip my pill tonight|no pill texts till friday
they said the order would come and it was stopped|can i take ibuprofen with warfarin|put bread on the list"""


def texts(many: str) -> list[str]:
    """Return the texts of a list."""
    return [text for line in many.splitlines() for text in line.split("|")]


def begin(core: Core, *plans: dict[str, Any], hours: float = 0) -> None:
    """Begin at noon in New York, with a blood thinner at six and a cholesterol tablet half an hour later."""
    start(core, NOON, world(*(plans or (THIN, CHOL))))
    run(core, hours=hours)


def past_six(core: Core, days: int = 1) -> None:
    """Go on for some days, each time to just after six in the evening, and look."""
    for _ in range(days):
        with core.write() as s:
            six = next(d.due_at for d in doses(s) if d.due_at > core.clock.at and d.slot == "18:00")
        core.clock.move(seconds=(six - core.clock.at).total_seconds() + 60)
        run(core)
        core.clock.move(hours=3)
        run(core)


def held(core: Core) -> list[tuple[int, str]]:
    """Return the days and times of the doses that are held."""
    with core.write() as s:
        return [(d.local_date.day, d.slot) for d in doses(s) if d.status == "held"]


def urgent(core: Core) -> list[str]:
    """Return the urgent tasks of the desk."""
    with core.write() as s:
        return [task.task for task in core.tasks(s) if task.urgent]


@pytest.mark.parametrize("words", texts(STOPPED))
def test_what_a_doctor_stopped_is_heard(words: str) -> None:
    assert doctor_words.read(words, NAMES).act == "stopped"


@pytest.mark.parametrize("words", texts(CHANGED))
def test_what_a_doctor_began_or_changed_is_heard(words: str) -> None:
    assert doctor_words.read(words, NAMES).act == "changed"


@pytest.mark.parametrize("words", texts(NEITHER))
def test_a_question_an_old_story_or_another_stop_is_no_news(words: str) -> None:
    assert not doctor_words.tells(words, NAMES)


def test_it_is_not_pushed_for_the_days_that_she_says_and_a_person_checks_at_once(core: Core) -> None:
    begin(core)
    said = hear(
        core, "They have told me to stop the warfarin for two days. Please note it so you do not text me."
    )
    assert said.startswith(
        "Thank you for telling me. I do not remind you of your blood thinner. That holds from today up to"
    )
    assert urgent(core) == [
        "Dorothy Baker says that a doctor stopped a critical medicine. We do not remind her of it: "
        "the pharmacist should check it and write it into her plan"
    ]
    past_six(core, 2)
    assert not [body for body in reminders(core) if "blood thinner" in body]
    assert held(core)[:2] == [(1, "18:00"), (2, "18:00")], "the other one goes on"
    past_six(core)
    assert [body for body in reminders(core) if "blood thinner" in body], (
        "and so does this one after its days"
    )


def test_without_days_only_a_person_ends_it_and_the_plan_is_followed_again(core: Core) -> None:
    begin(core)
    assert "until a person has checked it" in hear(core, "Dr Shah took me off the blood thinner")
    assert hear(core, "im home again") != "Good. I remind you of your medicine again."
    past_six(core, 3)
    assert not [body for body in reminders(core) if "blood thinner" in body]
    with core.write() as s:
        plan = plan_changes.find(s, core.dorothy(s), "Warfarin")
        plan_changes.change(s, core.clock.at, plan, {"times": ["18:00"]}, "Ruth at the desk")
    past_six(core)
    assert [body for body in reminders(core) if "blood thinner" in body]


def test_the_desk_ends_it_on_her_medicines_page_with_a_reason_that_is_kept(core: Core) -> None:
    begin(core)
    key = core.app.settings.desk_key.get_secret_value()
    door = TestClient(create(core.app), headers={"Authorization": f"Bearer {key}"})
    hers, ends = f"/desk/customers/{DOROTHY}/medicines", f"/desk/page/customers/{DOROTHY}/doctors-hold/end"
    assert "End the hold" not in door.get(hers).text
    hear(core, "Dr Shah took me off the blood thinner")
    past_six(core)
    assert "On hold from Tue Dec 1 until a person has checked it" in door.get(hers).text
    form = {"medication": "Warfarin", "reason": "goes_on", "said_by": "Dr Shah"}
    for missing in form:
        assert door.post(ends, data={**form, missing: ""}).status_code == 422, missing
    assert door.post(ends, data=form, follow_redirects=False).status_code == 303
    assert "End the hold" not in door.get(hers).text
    past_six(core)
    assert [body for body in reminders(core) if "blood thinner" in body]
    with core.write() as s:
        whats = [row.what for row in s.exec(select(Entry))]
        told = [row.body for row in core.sent(s) if row.body.startswith("Our team has checked it.")]
        assert [task.status for task in core.tasks(s) if "a doctor stopped" in task.task] == ["closed"]
    assert "doctor's hold on a medicine ended by the desk. Dr Shah says: the medicine goes on" in whats
    assert told == [
        "Our team has checked it. I remind you of your blood thinner again. Not sure? Call your pharmacy."
    ]
    again = door.post(f"/desk/customers/{DOROTHY}/doctors-hold/end", json=form)
    assert (again.status_code, "No doctor's hold is on this medicine now" in again.text) == (409, True)


def test_what_was_asked_already_is_asked_no_more(core: Core) -> None:
    begin(core, THIN)
    past_six(core)
    asked = len(reminders(core))
    hear(core, "No. I did NOT take it and shall not. The doctor stopped it for two days, as I told you.")
    past_six(core)
    assert len(reminders(core)) == asked
    assert len(held(core)) >= 2


def test_said_again_it_is_one_task_and_she_may_ask_if_it_holds(core: Core) -> None:
    begin(core)
    hear(core, "the doctor stopped my warfarin today and tomorrow")
    hear(
        core,
        "I was not asking for medicine. I was telling you to NOT remind me of the warfarin tonight or tomorrow.",
    )
    assert len(urgent(core)) == 1
    for words in (
        "Be so good as to confirm you will not remind me of warfarin",
        "Have you removed warfarin for today?",
    ):
        assert hear(core, words).startswith(
            "I do not remind you of your blood thinner. That holds from today up to"
        )


def test_which_one_is_asked_and_its_name_alone_answers(core: Core) -> None:
    begin(core)
    assert "Which medicine did they stop?" in hear(
        core, "the clinic told me to stop one of my tablets for two days"
    )
    assert held(core) == []
    assert "I do not remind you of your blood thinner" in hear(core, "the warfarin, the cholesterol goes on")
    with core.write() as s:
        assert len([d for d in doses(s) if d.status == "held"]) >= 1


@pytest.mark.parametrize(
    "words", ["they've put me on apixaban twice a day", "my blood thinner dose is halved from today"]
)
def test_a_new_one_or_another_dose_is_a_persons_to_write_and_reminders_stay(core: Core, words: str) -> None:
    begin(core)
    assert "write it into your plan" in hear(core, words)
    assert len(urgent(core)) == 1
    assert held(core) == []


def test_what_she_asks_besides_is_read_by_itself(core: Core) -> None:
    begin(core)
    hear(core, "The doctor stopped my warfarin for two days. Did I take my cholesterol tablet?")
    with core.write() as s:
        bodies = [row.body for row in core.sent(s)]
    assert any(body.startswith("Thank you for telling me. I do not remind you") for body in bodies)
    assert any("cholesterol tablet" in body or "pharmac" in body for body in bodies[-1:])


def test_her_own_wish_for_one_of_several_is_a_persons_and_never_a_refill(core: Core) -> None:
    begin(core)
    assert hear(core, "do not remind me of the warfarin tonight").startswith(
        "Your medicine reminders go on for now"
    )
    with core.write() as s:
        assert local(core.clock.at, core.dorothy(s).clock_zone)
        assert not [row for row in core.sent(s) if "for more of" in row.body]


@pytest.mark.parametrize(
    "words",
    [
        "I took the metoprolol at seven sharp, as prescribed, and I should like a taxi",
        "I take my heart pill just as the doctor prescribed",
        "You have misunderstood me entirely; no doctor has changed anything, the metoprolol is the same as ever.",
        "nobody changed my heart pill",
        "my doctor has not changed my heart pill",
        "the doctor never said to stop the heart pill",
    ],
)
def test_what_is_as_before_is_no_news(words: str) -> None:
    assert not doctor_words.tells(words, ["Metoprolol", "heart pill"])
