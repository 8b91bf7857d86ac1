"""What is booked is changed only by a text that names it, or while we spoke of it: rice today is no cab on Thursday."""

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, OrderStatus
from concierge_bot.services.orders import errands, hers, legs, quotes
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.unit.said import hears
from tests.unit.test_visit_corrections import member, told

GOODS = [MILK, {"name": "Rice 2lb", "price": 249}, {"name": "Green tea", "price": 419}]


@pytest.fixture
def town(core: Core) -> Core:
    """Rice and tea are ordered for today, and after that a cab for Thursday at ten."""
    core.load(
        providers=[{**SHOP, "catalogue": GOODS}, *WORLD["providers"][1:], member("Blue Cab", ["ride"], 1400)]
    )
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "rice and green tea", "today noon to 2pm", once="quote")
        hears(s, core, "1")
    with core.write() as s:
        errands.quote(s, NOW, core.dorothy(s), "a cab to the eye doctor thursday at 10", "", once="cab")
        hears(s, core, "1")
    return core


def rides(s: Session) -> list[str]:
    """Return when each ride is, as she is told."""
    rows = s.exec(select(Order).where(Order.kind == legs.SERVICE).order_by(col(Order.id)))
    return [
        row.chosen_because[legs.VISIT]["start"]
        for row in rows
        if row.status not in (OrderStatus.cancelled, "done")
    ]


def ask_after_rice(town: Core) -> None:
    """Let her ask after her rice, so that we speak of it."""
    with town.write() as s:
        assert hears(s, town, "when does my rice come")
    assert "order 1" in told(town).casefold()


@pytest.mark.parametrize(
    "text",
    [
        "No, not today, please. I am not home today until 3. Please bring tomorrow.",
        "oh not today dear bring it tomorrow",
        "tomorrow would be better",
        "can it come tomorrow instead",
        "No today is no good. Tomorrow morning please.",
        "NOT TODAY I AM OUT. TOMORROW",
        "could they bring it tomorrow, i have the doctor today",
    ],
)
def test_an_answer_about_what_we_named_last_stays_with_it(town: Core, text: str) -> None:
    ask_after_rice(town)
    with town.write() as s:
        assert hears(s, town, text) == "answer change"
        assert rides(s) == ["2026-12-03T10:00:00"]
    assert told(town).startswith("This takes the place of order 1. Rossi Grocer: Rice 2lb, Green tea."), told(
        town
    )
    assert "tomorrow" in told(town)


@pytest.mark.parametrize(
    "text",
    [
        "No, cab is WEDNESDAY. I talk about rice. Rice tomorrow.",
        "the rice should come tomorrow not today",
        "i said the rice tomorrow",
        "please bring the rice and tea tomorrow instead",
        "rice tomorrow is better than today",
    ],
)
def test_goods_that_she_names_are_not_about_a_visit(town: Core, text: str) -> None:
    with town.write() as s:
        assert hears(s, town, text) == "answer change"
        assert rides(s) == ["2026-12-03T10:00:00"]
    assert told(town).startswith("This takes the place of order 1. Rossi Grocer: Rice 2lb, Green tea."), told(
        town
    )
    assert "tomorrow" in told(town)


def test_a_time_alone_moves_the_visit_that_we_spoke_of(town: Core) -> None:
    with town.write() as s:
        assert hears(s, town, "make it 9:30 please") == "answer change"
        assert rides(s) == ["2026-12-03T09:30:00"]
    ask_after_rice(town)
    with town.write() as s:
        hears(s, town, "make it 11 please")
        assert rides(s) == ["2026-12-03T09:30:00"]
        assert hers.visit(s, NOW, town.dorothy(s), "make it 11 please") is None
        assert hers.visit(s, NOW, town.dorothy(s), "the cab at 11 please") is not None
