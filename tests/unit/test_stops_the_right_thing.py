"""What she stops by its name is stopped, and nothing else instead of it."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Order, OrderStatus, Question, Task
from concierge_bot.services.orders import errands, quotes, visit_book
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox
from tests.fakes import with_rasa
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears


def bread_and(s: Session, core: Core, service: str) -> None:
    """Have bread wait for her yes, and a service agreed to before that."""
    if service:
        errands.quote(s, NOW, core.dorothy(s), service, service, once="service")
        assert hears(s, core, "yes") == "answer yes"
    quotes.quote(s, NOW, core.dorothy(s), "wheat bread", "", once="quote")


def hear(core: Core, words: str, intent: str) -> str:
    """Let her text be read as an intent; return what she is told last."""
    app, rasa = with_rasa(core.app)
    rasa.reads[words] = [intent]
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{words}", sender=DOROTHY, body=words)
    inbox.first_looks(app)
    while inbox.turns(app):
        pass
    with core.write() as s:
        return core.sent(s)[-1].body


@pytest.mark.parametrize(
    "words", ["can you stop the handyman", "call off the handyman please", "no handyman now"]
)
def test_the_handyman_is_called_off_and_the_bread_is_not(core: Core, words: str) -> None:
    with core.write() as s:
        bread_and(s, core, "a handyman thursday morning")
    hear(core, words, "cancel_order")
    with core.write() as s:
        assert s.exec(select(Task)).one().outcome == visit_book.OFF
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


@pytest.mark.parametrize(
    "words", ["can you stop the handyman", "cancel the plumber", "forget about the ride"]
)
def test_a_service_that_is_not_set_up_stops_nothing_else(core: Core, words: str) -> None:
    with core.write() as s:
        bread_and(s, core, "")
    assert hear(core, words, "cancel_order").startswith("I find no such visit")
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted


@pytest.mark.parametrize("words", ["oh no dear god I forgot the wheat bread", "no no I meant something else"])
def test_a_no_that_says_more_leaves_nothing_aside(core: Core, words: str) -> None:
    with core.write() as s:
        question = Question(
            agency_id=core.agency(s).key,
            customer_id=core.dorothy(s).key,
            about="hold",
            words="the hold",
            choices=["1", "2"],
            data={},
            urgency=5,
            asked_at=NOW,
            expires_at=datetime(2026, 12, 1, 18, tzinfo=UTC),
        )
        s.add(question)
    hear(core, words, "deny")
    with core.write() as s:
        assert s.exec(select(Question).where(Question.about == "hold")).one().closed_at is None


def test_a_visit_of_the_morning_is_to_come_until_the_morning_is_over(core: Core) -> None:
    with core.write() as s:
        errands.quote(
            s, NOW, core.dorothy(s), "a handyman tomorrow morning", "tomorrow morning", once="service"
        )
        hears(s, core, "yes")
        at = datetime(2026, 12, 2, 16, 0, tzinfo=UTC)  # 11 o'clock in New York
        assert len(visit_book.coming(s, at, core.dorothy(s))) == 1
        assert visit_book.coming(s, datetime(2026, 12, 2, 19, 0, tzinfo=UTC), core.dorothy(s)) == []
