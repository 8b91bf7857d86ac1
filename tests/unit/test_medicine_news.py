"""What is told of medicines beside a dose: a bottle mislaid, no refill wanted, the pharmacy asked after, a reading."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import DoseStatus, Message, Order
from concierge_bot.services.safety import alarms
from concierge_bot.understanding.medicines import medicine_news, plan_words, recall
from concierge_bot.understanding.words.match import is_medicine
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import HEART, hear, reminded
from tests.unit.test_medication import EVENING, doses, run, start, world

NAMES = ["Lisinopril", "morning pill", "Metformin", "sugar pill"]
PHARMACY: dict[str, Any] = {
    "name": "Main St Pharmacy",
    "kind": "pharmacy",
    "phone": "+13055550135",
    "rating": 4.5,
}
ANA: dict[str, Any] = {
    "name": "Ana Baker",
    "relation": "daughter",
    "phone": "+13055550111",
    "permissions": ["orders", "doses"],
    "order": 1,
}


def told(text: str, *, of_dose: bool = True, of_refill: bool = True) -> set[str]:
    """Return which kinds of news a text has."""
    return set(medicine_news.read(text, NAMES, of_dose=of_dose, of_refill=of_refill).told)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("took the sugar one, not the other I cant find the bottel", {"mislaid"}),
        ("i lost my blood pressure pills somewhere", {"mislaid"}),
        ("don't know where I put the pill box", {"mislaid"}),
        ("i cant find my glasses", set()),
        ("cant find the bottle of wine i ordered", set()),
        ("i cant find my pills please send a refill", set()),
        ("I found the bottel behind the toaster so no need for more of it dear", {"unwanted"}),
        ("no pharmacy i got plenty of aspirin", {"unwanted"}),
        ("i dont need any more of those pills", {"unwanted"}),
        ("did the pharmasy answer?", {"asked after"}),
        ("any word from the chemist", {"asked after"}),
        ("her bp this morning 128/74 and sugar 142 before breakfast", {"reading"}),
        ("bp 128 over 74", {"reading"}),
        ("need sugar and 12 eggs", set()),
        ("sugar 10 lb and milk", set()),
    ],
)
def test_the_kind_of_news_is_known(text: str, kinds: set[str]) -> None:
    assert told(text) == kinds


def test_without_a_refill_or_a_dose_nothing_is_taken_for_one() -> None:
    assert told("i got plenty of milk", of_refill=False) == set()
    assert told("cant find the bottle", of_dose=False) == set()


def test_a_mislaid_bottle_is_a_persons_and_the_dose_beside_it_is_written_down(core: Core) -> None:
    sugar: dict[str, Any] = {"name": "Metformin", "times": ["08:00"], "say_as": "sugar pill"}
    morning: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"], "say_as": "morning pill"}
    reminded(core, morning, sugar)
    hear(core, "took the sugar one, not the other I cant find the bottel")
    with core.write() as s:
        status = {dose.medication_id: dose.status for dose in doses(s)[:2]}
        assert sorted(status.values()) == [DoseStatus.reminded, DoseStatus.taken]
        assert [task for task in core.tasks(s) if "cannot find a medicine" in task.task]
        assert [row for row in core.sent(s) if "lost medicine" in row.body]


def refill_read_back(core: Core) -> None:
    """Let her ask for a refill, so that it is read back to her."""
    start(core, EVENING, {**world(HEART), "providers": [PHARMACY]})
    run(core, hours=10)
    hear(core, "T")
    assert "Reply 1 to ask them" in hear(core, "refill my heart pill", "refill_medication")


@pytest.mark.parametrize(
    "words",
    [
        "I found the bottel behind the toaster so no need for more of it dear",
        "no pharmacy i got plenty of them",
    ],
)
def test_a_refill_that_she_does_not_want_is_left(core: Core, words: str) -> None:
    refill_read_back(core)
    assert hear(core, words, "cancel_order") == "All right. I do not ask for more of your heart pill."
    with core.write() as s:
        assert s.exec(select(Order.status)).all() == ["cancelled"]


def test_asked_after_a_refill_that_she_never_confirmed_it_is_read_back(core: Core) -> None:
    refill_read_back(core)
    said = hear(core, "Hello dear did the pharmasy answer?", "medication_question")
    assert said.startswith("I have not asked yet. I will ask Main St Pharmacy")
    assert "Main St Pharmacy" in hear(core, "1")
    assert hear(core, "did the pharmacy answer?", "medication_question").startswith("Order ")


def test_readings_that_her_aide_tells_go_to_a_person_and_her_daughter_hears_that_she_is_well(
    core: Core,
) -> None:
    reminded(core, contacts=[ANA])
    words = (
        "this is tina dorothys aide. her bp this morning 128/74 and sugar 142 before breakfast. "
        "can you let Ana know shes fine, it was only that she had not eaten"
    )
    hear(core, words)
    with core.write() as s:
        (task,) = [task for task in core.tasks(s) if "Readings" in task.task]
        assert "128/74" in task.about
        assert [row for row in core.sent(s) if row.body.startswith("Thank you. I gave the numbers")]
        parts = s.exec(select(Message).where(col(Message.part_of).is_not(None))).all()
        assert [part.body for part in parts if "let Ana know" in part.body]
        assert not [task for task in core.tasks(s) if "writes from the phone" in task.task]


@pytest.mark.parametrize(
    "text",
    [
        "What did I take today altogehter I loose track",
        "what pills did I have today",
        "what have i taken so far",
    ],
)
def test_what_she_took_is_asked_of_the_record(text: str) -> None:
    asked = plan_words.read(text, {"Lisinopril": ["morning pill"]})
    assert asked is not None
    assert asked.kind == "written"


@pytest.mark.parametrize("text", ["what did i take back to the shop", "what did i take out of the freezer"])
def test_what_she_took_elsewhere_is_not(text: str) -> None:
    assert plan_words.read(text, {"Lisinopril": ["morning pill"]}) is None


@pytest.mark.parametrize("goods", ["maple syrup", "syrup", "dishwasher tablets", "lemon drops", "hair spray"])
def test_goods_of_the_kitchen_are_no_medicine(goods: str) -> None:
    assert not is_medicine(goods)


@pytest.mark.parametrize(
    "goods", ["cough syrup", "nasal spray", "aspirin tablets", "eye drops", "pain relief patch"]
)
def test_what_is_taken_against_something_is(goods: str) -> None:
    assert is_medicine(goods)


def test_what_we_did_is_no_question_of_a_medicine() -> None:
    assert recall.asks_of_our_doing("did you put the pancake mix or not")
    assert not recall.asks_of_our_doing("can i mix it with wine")
    assert not recall.asks_of_our_doing("did you order my pills")


@pytest.mark.parametrize("words", ["Cold. Call Ana please", "im still cold, please call ana"])
def test_that_she_is_cold_beside_a_call_is_asked_about_and_is_no_goods(core: Core, words: str) -> None:
    start(core, EVENING, world(contacts=[ANA]))
    hear(core, words, "family_access")
    with core.write() as s:
        bodies = [row.body for row in core.sent(s)]
        assert [body for body in bodies if "Are you all right" in body]
        assert [body for body in bodies if "Good. I text that to Ana" in body]
        assert s.exec(select(Order)).all() == []


def test_asked_before_its_hour_what_her_aide_gave_her_is_in_the_record(core: Core) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=9, minutes=40)
    hear(core, "tina here, i gave her the heart pill at 730")
    assert "your heart pill" in hear(core, "did i take the heart pill", "medication_question")


def test_dictated_in_one_breath_the_dose_is_written_down_and_the_rest_is_read(core: Core) -> None:
    reminded(core)
    hear(core, "heart pills down theres eggs in the box again i dont want them")
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.taken
        parts = s.exec(select(Message.body).where(col(Message.part_of).is_not(None))).all()
        assert "theres eggs in the box again i dont want them" in parts


def test_beside_an_alarm_her_yes_is_for_the_refill_and_her_daughter_hears_that_she_is_well(
    core: Core,
) -> None:
    start(core, EVENING, {**world(HEART, contacts=[ANA]), "providers": [PHARMACY]})
    assert "Reply 1 to ask them" in hear(core, "refill my heart pill", "refill_medication")
    with core.write() as s:
        once = "sensed"
        alarms.raise_alarm(s, core.clock.at, core.dorothy(s), source="customer", kind="danger", once=once)
    hear(core, "1 yes and tell my daughter Ana not to worry I am quite alright", "family_access")
    with core.write() as s:
        bodies = [row.body for row in core.sent(s)]
        assert [body for body in bodies if "I asked Main St Pharmacy" in body]
        assert [body for body in bodies if "A person will still check on you" in body]


def test_somebody_away_with_her_own_box_has_her_reminders_held_and_her_son_told(core: Core) -> None:
    start(core, EVENING, world(HEART, contacts=[ANA]))
    words = (
        "Now I'm to go over to my sister from Thursday until the Tuesday after, so you needn't be minding me "
        "about the tablet, I'll have my own box with me, and would you ever let Ana know I've said so"
    )
    hear(core, words, "pause_deliveries")
    with core.write() as s:
        bodies = [row.body for row in core.sent(s)]
        assert [
            body for body in bodies if body.startswith("I will not remind you of your medicine from Thursday")
        ]
        assert [body for body in bodies if "I text that to Ana" in body or "to Ana Baker" in body]
