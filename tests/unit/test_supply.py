"""What is left of her medicines is counted, told when she asks, and asked for again before it runs out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Customer, Medication, Order, OrderStatus
from concierge_bot.services.house import due
from concierge_bot.services.medicines import advice, refills, supply
from concierge_bot.understanding.medicines import recall
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

PHARMACY = {"name": "Main St Pharmacy", "kind": "pharmacy", "phone": "+13055550144"}
HEART: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"], "say_as": "heart pill"}
SUGAR: dict[str, Any] = {"name": "Metformin", "times": ["08:00", "20:00"], "say_as": "sugar pill"}
LOW = "You will soon need more of your heart pill. I will ask Main St Pharmacy for more of your heart pill."


def world(core: Core, *medicines: dict[str, Any]) -> None:
    """Load the small world with medicines and a pharmacy."""
    (dorothy,) = WORLD["customers"]
    core.load(
        customers=[{**dorothy, "medications": list(medicines)}], providers=[*WORLD["providers"], PHARMACY]
    )


def look(s: Session, core: Core, now: datetime = NOW) -> list[str]:
    """See to her supply as the clock does; return what she was told."""
    before = len(core.sent(s))
    due.DUES[[d.name for d in due.DUES].index("plan_at")].do(s, now, core.dorothy(s))
    return [row.body for row in core.sent(s)[before:]]


def orders(s: Session) -> list[OrderStatus]:
    """Return how far each refill is."""
    return [order.status for order in s.exec(select(Order).order_by("id"))]


def test_more_is_offered_at_the_set_day_and_once_a_day(core: Core) -> None:
    world(core, {**HEART, "supply_left": 4, "refill_at_days": 3})
    with core.write() as s:
        assert look(s, core) == []
        s.exec(select(Medication)).one().supply_left = 3
        (told,) = look(s, core)
        assert told.startswith(LOW)
        assert look(s, core) == []
        assert hears(s, core, "ok") == "answer yes"
        assert orders(s) == [OrderStatus.placed]
        assert look(s, core, NOW + timedelta(days=1)) == [], "it is asked for already"


def test_what_had_no_answer_is_offered_again_next_day(core: Core) -> None:
    world(core, {**HEART, "supply_left": 2, "refill_at_days": 3})
    with core.write() as s:
        assert len(look(s, core)) == 1
        assert hears(s, core, "no") == "answer no"
        assert look(s, core) == []
        assert len(look(s, core, NOW + timedelta(days=1))) == 1


def test_at_night_it_waits_for_the_morning(core: Core) -> None:
    world(core, {**HEART, "supply_left": 2, "refill_at_days": 3})
    with core.write() as s:
        night = datetime(2026, 12, 2, 7, 0, tzinfo=UTC)
        assert look(s, core, night) == []
        assert core.dorothy(s).plan_at == datetime(2026, 12, 2, 13, 0, tzinfo=UTC)


def test_without_a_pharmacy_a_person_sees_to_it(core: Core) -> None:
    (dorothy,) = WORLD["customers"]
    core.load(customers=[{**dorothy, "medications": [{**HEART, "supply_left": 1, "refill_at_days": 3}]}])
    with core.write() as s:
        assert look(s, core) == []
        look(s, core)
        (task,) = core.tasks(s)
        assert "runs low" in task.task


@pytest.mark.parametrize(
    "words",
    [
        "how many heart pills have i got left",
        "do i have enough of the heart ones left",
        "when do my heart pills run out",
    ],
)
def test_what_is_left_is_answered_from_the_count(core: Core, words: str) -> None:
    world(core, {**HEART, "supply_left": 9, "refill_at_days": 3}, {**SUGAR, "supply_left": 9})
    with core.write() as s:
        told = advice.medicine_question(s, NOW, core.dorothy(s), words, once=words)
        assert told == "By my count you have 9 left of your heart pill. That is for 9 days."
        assert core.tasks(s) == []


def test_what_is_nearly_gone_is_offered_with_the_count(core: Core) -> None:
    world(core, {**HEART, "supply_left": 2, "refill_at_days": 3})
    with core.write() as s:
        told = advice.medicine_question(s, NOW, core.dorothy(s), "have i enough of them left", once="q")
        assert told.startswith(
            "By my count you have 2 left of your heart pill. That is for 2 days. I will ask Main"
        )
        hears(s, core, "1")
        assert orders(s) == [OrderStatus.placed]


@pytest.mark.parametrize(
    "words",
    [
        "how many heart pills should i take",
        "i took too many pills how many are left",
        "can i take what is left",
    ],
)
def test_how_to_take_it_is_no_question_of_the_count(words: str) -> None:
    assert not recall.asks_supply(words)


def test_two_medicines_in_one_text_are_both_asked_for(core: Core) -> None:
    world(core, HEART, SUGAR)
    with core.write() as s:
        words = "better get me more of the heart ones then and the sugar ones too"
        told = refills.quote(s, NOW, core.dorothy(s), words, once="both")
        assert "more of your heart pill and your sugar pill. Reply 1" in told
        hears(s, core, "1")
        assert orders(s) == [OrderStatus.placed, OrderStatus.placed]
        assert "It is number 1 and 2." in core.sent(s)[-1].body + core.sent(s)[-3].body


def test_a_second_medicine_joins_the_first_that_waits(core: Core) -> None:
    world(core, HEART, SUGAR)
    with core.write() as s:
        customer: Customer = core.dorothy(s)
        refills.quote(s, NOW, customer, "refill my heart pill", once="a")
        told = refills.quote(s, NOW, customer, "refill my sugar pill", once="b")
        assert "more of your heart pill and your sugar pill" in told
        refills.quote(s, NOW, customer, "my heart pill i said", once="c")
        hears(s, core, "2")
        assert orders(s) == [OrderStatus.cancelled, OrderStatus.cancelled]


def test_days_left_follow_the_plan() -> None:
    plan = Medication(agency_id=1, customer_id=1, name="x", times=["08:00", "20:00"], supply_left=9)
    assert supply.days_left(plan) == 4.5
    plan.days = ["mon"]
    assert supply.days_left(plan) == pytest.approx(31.5)
