"""A corner grocer with nothing but a phone: joins by one text, quotes, runs late, asks for his money, stops."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import LegStatus, Order, OrderStatus, OutboxState, Provider, Standing
from concierge_bot.services.members import choosing, joining, member_day
from concierge_bot.worker.ticks import Ticker
from connectors.kinds import Kind
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.said import hears
from tests.unit.test_swaps import PHONE, from_shop, placed, send_all, told

ROSSI: dict[str, Any] = {**SHOP, "channel": "sms", "phone": PHONE, "rank": 1}
NEW = "+13055550159"


@pytest.fixture
def bare(core: Core) -> Core:
    """A shop by text that lists nothing, and brings what it sells."""
    core.load(providers=[ROSSI])
    return core


@pytest.fixture
def listed(core: Core) -> Core:
    """A shop by text with a catalogue."""
    core.load(providers=[{**ROSSI, "catalogue": [MILK]}])
    return core


def due_until(core: Core, at: datetime) -> None:
    """Let everything fall due that does until a moment."""
    core.clock.at = at
    Ticker(core.app).sweep()


def texts_to(s: Session, core: Core, phone: str) -> list[str]:
    """Return what a phone was written."""
    return [row.body for row in core.sent(s) if row.to == phone]


def test_a_shop_without_a_catalogue_says_its_price_by_text_and_she_hears_it(bare: Core) -> None:
    with bare.write() as s:
        order = placed(s, bare)
        assert order.total is None
        assert from_shop(s, bare, f"Y{order.number} 18.40").endswith(f"noted for order {order.number}.")
        assert order.total == 1840
        assert "said yes to your order" in told(s, bare)
        assert told(s, bare).endswith("It is $18.40 in all. Not right? Text UNDO.")


def test_a_price_above_what_she_was_told_is_asked_again(listed: Core) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        assert order.total == 620
        from_shop(s, listed, f"Y{order.number} 7.90")
        assert (order.status, order.total) == (OrderStatus.placed, 620)
        assert "$7.90 in all. Is that OK?" in told(s, listed)
        hears(s, listed, "1")
        assert (order.status, order.total) == (OrderStatus.accepted, 790)


@pytest.mark.parametrize(("said", "total"), [("6.20", 620), ("5.95", 595)])
def test_the_same_price_or_a_lower_one_is_taken(listed: Core, said: str, total: int) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        from_shop(s, listed, f"Y{order.number} {said}")
        assert (order.status, order.total) == (OrderStatus.accepted, total)


def test_a_picture_is_thanked_for_and_changes_nothing(listed: Core) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        assert "We cannot see pictures" in from_shop(s, listed, "", media=1)
        assert order.status == OrderStatus.placed
        from_shop(s, listed, f"Y{order.number}", media=1)
        assert str(order.status) == "accepted"


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("running late 20 min", "11:20am-1:20pm"),
        ("late {n} till 12:30", "12:30-2:30pm"),
        ("running late", ""),
    ],
)
def test_who_runs_late_is_heard_and_she_hears_it_before_she_asks(
    listed: Core, words: str, window: str
) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        from_shop(s, listed, f"Y{order.number}")
        from_shop(s, listed, words.format(n=order.number))
        assert told(s, listed).startswith(f"Rossi Grocer is running late with your order {order.number}.")
        assert window in told(s, listed)
        assert order.status == OrderStatus.accepted


def test_a_bare_yes_is_for_the_only_offer_and_is_asked_with_two(listed: Core) -> None:
    with listed.write() as s:
        first = placed(s, listed, "milk")
        from_shop(s, listed, "yes")
        assert first.status == OrderStatus.accepted
        second, third = placed(s, listed, "2 milk"), placed(s, listed, "3 milk tomorrow")
        answer = from_shop(s, listed, "Y")
        assert (
            answer
            == f"Which order do you mean, {second.number} or {third.number}? Please send the number too."
        )
        assert second.status == OrderStatus.placed


def test_what_is_no_longer_his_is_told_to_him(listed: Core) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        from_shop(s, listed, f"N{order.number}")
        assert "is not with you any more" in from_shop(s, listed, f"Y{order.number}")


def test_he_hears_in_the_evening_how_the_day_went_and_what_he_is_owed(listed: Core) -> None:
    with listed.write() as s:
        first = placed(s, listed, "milk")
        from_shop(s, listed, f"Y{first.number}")
        from_shop(s, listed, f"D{first.number}")
        first_number = first.number
    due_until(listed, datetime(2026, 12, 1, 23, 59, tzinfo=UTC))  # a minute before seven in New York
    with listed.write() as s:
        assert not any("your jobs today" in text for text in texts_to(s, listed, PHONE))
    due_until(listed, datetime(2026, 12, 2, 0, 0, tzinfo=UTC))
    with listed.write() as s:
        (recap,) = [text for text in texts_to(s, listed, PHONE) if "your jobs today" in text]
        assert recap == (
            f"Elm Care, your jobs today: {first_number} delivered. "
            "We owe you $6.20 for 1 done since last Friday. It is paid on Friday Dec 4."
        )
        assert s.exec(select(Provider)).one().recap_at is None, "no jobs, no recap tomorrow"


def test_what_he_is_owed_starts_anew_each_friday(listed: Core) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        from_shop(s, listed, f"Y{order.number}")
        from_shop(s, listed, f"D{order.number}")
        rossi = s.exec(select(Provider)).one()
        assert member_day.owed(s, NOW, rossi).amount == 620
        friday = datetime(2026, 12, 4, 5, 1, tzinfo=UTC)
        assert member_day.owed(s, friday, rossi).amount == 0
        assert "It is paid on Friday Dec 4." in from_shop(s, listed, "when do i get paid")


def test_a_corner_shop_joins_by_answering_one_text(core: Core) -> None:
    with core.write() as s:
        agency = core.agency(s)
        row = joining.invite(s, NOW, agency, NEW, Kind.GROCER)
        (asked,) = texts_to(s, core, NEW)
        assert "8-6 Mon to Sat" in asked
        answer = from_shop(s, core, "Tony's Market, 7am-9pm every day, 45402 and 45403", NEW)
        assert "I wrote down Tony's Market, open mon-sun 07:00-21:00, for 45402, 45403." in answer
        assert (row.name, row.standing, row.covers) == (
            "Tony's Market",
            Standing.prospect,
            ["45402", "45403"],
        )
        assert choosing.eligible(row, core.dorothy(s)) == "standing is prospect", "a person admits it first"
        assert any(task.task.startswith("Tony's Market wants to join") for task in core.tasks(s))


@pytest.mark.parametrize("words", ["yes", "who is this", "Tony's Market", "Rossi Grocer, 8-6 daily, 45402"])
def test_what_does_not_say_it_all_is_asked_once_more_and_a_person_rings(core: Core, words: str) -> None:
    with core.write() as s:
        row = joining.invite(s, NOW, core.agency(s), NEW, Kind.GROCER)
        assert "three things in one text" in from_shop(s, core, words, NEW)
        assert joining.is_joining(row)
        assert any("ring +13055550159" in task.task for task in core.tasks(s))
        from_shop(s, core, "Tony's Market, 8-6 daily, 45402", NEW)
        assert row.name == "Tony's Market"


def test_nobody_is_invited_who_is_known_already(listed: Core) -> None:
    with listed.write() as s:
        for phone in (PHONE, listed.dorothy(s).phone, listed.agency(s).phone):
            with pytest.raises(NotNow):
                joining.invite(s, NOW, listed.agency(s), phone, Kind.GROCER)


def test_stop_ends_texts_and_jobs_and_start_brings_them_back(core: Core) -> None:
    corner = {**ROSSI, "name": "Corner Mart", "phone": "+13055550151", "rank": 2, "catalogue": [MILK]}
    core.load(providers=[{**ROSSI, "catalogue": [MILK]}, corner])
    with core.write() as s:
        order = placed(s, core, "milk")
        assert from_shop(s, core, "STOP") == ""
        rossi = s.exec(select(Provider).where(Provider.phone == PHONE)).one()
        assert choosing.eligible(rossi, core.dorothy(s)) == "it opted out of our texts"
        assert any("wants no more texts" in task.task for task in core.tasks(s))
        assert "I asked Corner Mart" in told(s, core)
        assert order.status == OrderStatus.placed
        from_shop(s, core, "START")
        assert choosing.eligible(rossi, core.dorothy(s)) == ""
    send_all(core)
    with core.write() as s:
        assert all(row.state != OutboxState.waiting for row in core.sent(s))


def test_the_price_of_a_leg_is_what_its_member_gets(listed: Core) -> None:
    with listed.write() as s:
        order = placed(s, listed, "milk")
        from_shop(s, listed, f"Y{order.number}")
        (leg, same, _) = member_day.jobs(s, NOW, s.exec(select(Provider)).one())[0]
        assert (leg.price, leg.status, same.number) == (620, LegStatus.accepted, order.number)
        assert s.exec(select(Order)).one().total == 620
