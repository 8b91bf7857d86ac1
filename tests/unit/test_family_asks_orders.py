"""Her family asks of orders, bookings, money and an open dose: answered within what she shares, else a person."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Account, Dose, DoseStatus, Order
from concierge_bot.services.medicines import memory
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.people import family
from concierge_bot.understanding.people import kin
from concierge_bot.understanding.people.family_words import asks
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.test_family_alarms import PEOPLE, write

NAMES = ["Dorothy Baker"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Ana again. Mom called me she says her groceries aren't there and she's getting no straight answer. "
            "Can you tell me whats going on",
            "delivery",
        ),
        ("when is it coming", "delivery"),
        ("is that coming today", "delivery"),
        ("What does mom have booked tomorrow? I want to know if I should drive over", "visits"),
        ("does she have anything on thursday", "visits"),
        ("can you tell me what my mother has spent with you this week", "spent"),
        ("what did she spend this week", "spent"),
        ("what does mum owe", "owed"),
        ("Did she take it", "pills"),
        ("what is going on with mom", "happened"),
    ],
)
def test_what_is_asked(text: str, meant: str) -> None:
    assert asks(text, NAMES) == [meant]


def test_whom_mum_and_dad_are_of_two_strange_names() -> None:
    both = ["Zofia Mazur", "Henryk Mazur"]
    assert kin.meant("how is mum", both) == [0]
    assert kin.meant("tell dad to ring me", both) == [1]
    assert kin.meant("did they take their pills", both) == [0, 1]


def load(core: Core, *permissions: str) -> Core:
    """Load Dorothy with an evening medicine and a daughter who has these permissions."""
    plan = {"name": "Metformin", "times": ["21:00"], "say_as": "sugar pill"}
    who = {
        **WORLD["customers"][0],
        "contacts": [{**PEOPLE[0], "permissions": list(permissions)}],
        "medications": [plan],
    }
    core.load(customers=[who])
    return core


def order(core: Core, s: Session) -> Order:
    """Place an order of hers."""
    quotes.quote(s, NOW, core.dorothy(s), "milk and bread", "", once="q")
    placed = s.exec(select(Order)).one()
    ordering.place(s, NOW, core.dorothy(s), placed)
    return placed


def test_who_may_see_money_hears_what_was_spent_and_a_dispute_is_a_persons(core: Core) -> None:
    with load(core, "money").write() as s:
        agency, customer = core.agency(s), core.dorothy(s)
        charge = ledger.Posting("c", "charge", Account.customer, Account.agency, 2145, "order 1")
        ledger.post(s, NOW, agency.key, charge, customer_id=customer.key)
        told = write(core, s, "what did she spend this week")
        assert "What came to Dorothy in this week so far costs $21.45." in told
        assert core.tasks(s) == []
        told = write(core, s, "what has my mother spent this week, she thinks she paid twice for groceries")
        assert "$21.45" in told
        assert "by 9:30am" in told
        assert "paid twice" in core.tasks(s)[0].about


def test_who_may_not_see_money_hears_nothing_of_it(core: Core) -> None:
    with load(core, "orders").write() as s:
        assert "has not shared money with you" in write(core, s, "what does mum owe")


def test_a_dose_of_which_she_is_not_sure_is_told_so(core: Core) -> None:
    with load(core, "doses").write() as s:
        dose = s.exec(select(Dose).order_by("id")).first()
        assert dose is not None
        dose.status, dose.due_at = DoseStatus.reminded, NOW
        s.add(dose)
        memory.asked(s, NOW, core.dorothy(s), once="m")
        assert family.is_unsure(s, core.dorothy(s), dose)
        assert "asked, Dorothy is not sure" in write(core, s, "Did mom take her pill today?")


def test_a_change_that_she_wants_reaches_a_person_with_all_of_it(core: Core) -> None:
    words = "Mom has no bread or milk in the house. Please cancel that order and get it from Corner Mart instead, today"
    with load(core, "orders", "answer").write() as s:
        placed = order(core, s)
        told = write(core, s, words)
        assert "by 9:05am" in told
        task = core.tasks(s)[-1]
        assert task.about == words
        assert f"(open: {placed.number})" in task.task
        assert "may answer for her" in task.task


@pytest.mark.parametrize(
    "words", ["I counted the box with her, this mornings pill was taken", "she took her pill, I saw it"]
)
def test_word_of_a_dose_that_is_written_down_is_thanked_for(core: Core, words: str) -> None:
    with load(core, "doses").write() as s:
        dose = s.exec(select(Dose).order_by("id")).first()
        assert dose is not None
        dose.status, dose.due_at = DoseStatus.taken, NOW
        s.add(dose)
        assert write(core, s, words) == "Thank you. It is written down as taken."


def test_her_pills_taken_away_are_no_dose(core: Core) -> None:
    with load(core, "doses").write() as s:
        assert "passed your text" in write(core, s, "her pills were taken by somebody")


def test_why_he_asks_is_no_other_wish(core: Core) -> None:
    with load(core, "orders").write() as s:
        told = write(core, s, "What does mom have booked tomorrow? I want to know if I should drive over")
        assert told == "No visit is planned for Dorothy now."
        assert core.tasks(s) == []
