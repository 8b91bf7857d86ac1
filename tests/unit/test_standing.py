"""What repeats: told of the day before with SKIP, asked about a new price, moved off a holiday."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Customer, Order, OrderStatus, Outbox, Product, Question, StandingOrder
from concierge_bot.services.everyday import holidays
from concierge_bot.services.house import state
from concierge_bot.services.orders import baskets, quotes, standing
from tests.fixtures.core import SHOP, WORLD, Core
from tests.fixtures.ticking import ZONE, to
from tests.unit.said import hears
from tests.unit.test_holds import placed, start

WEEKLY: dict[str, Any] = {"items": ["Wheat bread"], "rrule": "FREQ=WEEKLY", "start": "2026-12-04T09:00"}


def texts(core: Core) -> list[str]:
    """Return what she was told of it, in order."""
    with core.write() as s:
        rows = s.exec(select(Outbox).where(Outbox.about == "standing").order_by(col(Outbox.id)))
        return [row.body for row in rows]


def weekly(core: Core, **more: Any) -> None:
    """Bread every friday, from the 4th of December on."""
    start(core, standing_orders=[{**WEEKLY, **more}])


def say(core: Core, words: str) -> str:
    """Let her text something, and return how it was read."""
    with core.write() as s:
        return hears(s, core, words)


def orders(core: Core) -> list[str]:
    """Return the states of her orders; one that no shop answered (there is none in town) was placed."""
    with core.write() as s:
        found = [str(order.status) for order in s.exec(select(Order).order_by(col(Order.id)))]
    return ["placed" if status == "failed" else status for status in found]


# told the day before


def test_the_text_of_the_day_before_offers_to_leave_it_out_and_skip_does(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-03T10:05")
    (told,) = texts(core)
    assert "Tomorrow 9-11am: Wheat bread from Rossi Grocer" in told
    assert "text SKIP" in told
    assert say(core, "SKIP") == "answer skip"
    assert orders(core) == ["cancelled"]
    assert texts(core)[-1].startswith("OK. I left out what was to come tomorrow 9-11am")
    to(core, "2026-12-10T12:00")
    assert orders(core) == ["cancelled", "placed"]


def test_a_dose_that_waits_for_the_same_word_is_asked_about(core: Core) -> None:
    start(
        core,
        standing_orders=[WEEKLY],
        medications=[{"name": "Lisinopril", "times": ["10:04"]}],
    )
    to(core, "2026-12-03T10:05")
    assert say(core, "skip") == "answer skip"
    with core.write() as s:
        asked = s.exec(select(Question).where(Question.about == "which")).one()
        assert "order" in s.get_one(Question, int(asked.data["second"])).words
    assert orders(core) == ["placed"]
    assert say(core, "2") == "answer 2"
    assert orders(core) == ["cancelled"]


def test_skip_without_anything_told_is_no_order(core: Core) -> None:
    weekly(core)
    assert say(core, "skip") != "answer skip"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("skip the bread this week", [11, 18]),
        ("skip the bread on friday", [11, 18]),
        ("please skip bread on dec 11", [4, 18]),
        ("skip the milk this week", [4, 11, 18]),
    ],
)
def test_one_time_is_left_out_by_name_ahead_of_its_day(core: Core, words: str, days: list[int]) -> None:
    weekly(core)
    say(core, words)
    to(core, "2026-12-18T12:00")
    assert placed(core) == days


def test_what_is_skipped_after_the_shop_makes_it_goes_to_a_person(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-03T10:05")
    with core.write() as s:
        s.exec(select(Order)).one().status = OrderStatus.on_the_way
    say(core, "skip this one")
    assert orders(core) == ["on_the_way"]
    with core.write() as s:
        assert "She wants to stop order" in core.tasks(s)[-1].task


# a price that went up


def dearer(core: Core, price: int) -> None:
    """Let the shop ask another price for bread."""
    with core.write() as s:
        s.exec(select(Product).where(Product.name == "Wheat bread")).one().price = price


def test_a_price_above_a_tenth_more_is_asked_before_anything_is_ordered(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-04T12:00")
    assert orders(core) == ["placed"]
    with core.write() as s:
        assert state.whole(s, core.clock.at)["customers"][0]["standing_orders"][0]["price"] == 299
    dearer(core, 330)  # 10.4 per cent
    to(core, "2026-12-10T12:00")
    assert "costs $3.30 now. It was $2.99" in texts(core)[-1]
    assert orders(core) == ["placed", "quoted"]
    say(core, "1")
    assert orders(core) == ["placed", "placed"]
    to(core, "2026-12-17T12:00")  # the new price is the one that she agreed to
    assert orders(core) == ["placed"] * 3


def test_a_tenth_more_is_not_asked(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-04T12:00")
    dearer(core, 328)
    to(core, "2026-12-10T12:00")
    assert orders(core) == ["placed", "placed"]


def test_too_dear_is_left_out_this_time_and_asked_again_the_next(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-04T12:00")
    dearer(core, 500)
    to(core, "2026-12-10T12:00")
    say(core, "no")
    assert orders(core) == ["placed", "cancelled"]
    to(core, "2026-12-17T12:00")
    assert "costs $5 now" in texts(core)[-1]


def test_no_answer_to_the_price_is_told_and_not_made(core: Core) -> None:
    weekly(core)
    to(core, "2026-12-04T12:00")
    dearer(core, 500)
    to(core, "2026-12-11T12:00")
    assert orders(core) == ["placed", "cancelled"]
    assert "I did not order this" in texts(core)[-1]
    with core.write() as s:
        assert "costs more" in core.tasks(s)[-1].task


# holidays


def test_what_would_come_on_christmas_comes_the_day_before_and_she_is_told(core: Core) -> None:
    weekly(core)  # the 25th is a friday
    to(core, "2026-12-23T09:59")
    with core.write() as s:
        assert len(s.exec(select(Order)).all()) == 3
    to(core, "2026-12-23T12:00")
    assert placed(core)[-1] == 24
    assert texts(core)[-1].startswith(
        "Friday is Christmas Day, so it comes another day. Tomorrow 9-11am: Wheat bread"
    )
    to(core, "2027-01-02T12:00")  # New Year's Day is a friday, too
    assert placed(core)[-1] == 31
    with core.write() as s:
        assert [task.task for task in core.tasks(s) if "standing" in task.task] == []


def test_where_the_day_before_is_over_it_comes_the_day_after(core: Core) -> None:
    core.clock.move(days=23, hours=8)  # the 24th, five in the afternoon
    start(core, standing_orders=[{**WEEKLY, "start": "2026-12-25T09:00"}])
    with core.write() as s:
        row = s.exec(select(StandingOrder)).one()
        assert row.next_at is not None
    to(core, "2026-12-26T08:00")
    assert placed(core) == [26]


def test_a_holiday_on_which_shops_are_open_is_only_told(core: Core) -> None:
    start(core, standing_orders=[{**WEEKLY, "start": "2027-01-18T09:00"}])
    to(core, "2027-01-17T12:00")
    assert texts(core)[-1].startswith("Monday is Martin Luther King Day. Tomorrow")


@pytest.mark.parametrize(
    ("country", "postcode", "day", "shut", "kept"),
    [
        ("US", "45402", date(2026, 11, 26), "Thanksgiving", ""),
        ("US", "45402", date(2027, 3, 28), "Easter Sunday", ""),
        ("US", "02108", date(2027, 4, 19), "", "Patriots' Day"),
        ("US", "45402", date(2027, 4, 19), "", ""),
        ("US", "45402", date(2027, 5, 31), "", "Memorial Day"),
        ("GB", "SW1A 1AA", date(2026, 12, 25), "Christmas Day", ""),
        ("GB", "SW1A 1AA", date(2026, 11, 26), "", ""),
        ("GB", "SW1A 1AA", date(2027, 8, 30), "", "the summer bank holiday"),
        ("CA", "", date(2026, 10, 12), "Thanksgiving", ""),
        ("AU", "2000", date(2027, 3, 26), "Good Friday", ""),
        ("FR", "", date(2026, 12, 25), "", ""),
    ],
)
def test_the_days_of_her_country_and_state(
    country: str, postcode: str, day: date, shut: str, kept: str
) -> None:
    her = Customer(
        agency_id=1, name="x", phone="x", conversation="x", country=country, postcode=postcode, time_zone=ZONE
    )
    assert (holidays.shut(her, day), holidays.kept(her, day)) == (shut, kept)


# more or less of it


MILK_WEEKLY: dict[str, Any] = {
    "items": [{"name": "2% milk half gallon", "quantity": 1}],
    "rrule": "FREQ=WEEKLY;BYDAY=TH",
    "start": "2026-12-03T10:00",
}


def milk(core: Core) -> None:
    """2% milk every thursday, from a shop that lists eggs and whole milk, too."""
    goods = {"2% milk half gallon": 320, "Whole milk gallon": 429, "Eggs large dozen": 349}
    shop = {**SHOP, "catalogue": [{"name": name, "price": price} for name, price in goods.items()]}
    person = {**WORLD["customers"][0], "standing_orders": [MILK_WEEKLY]}
    core.load(agency={"desk_phone": None}, customers=[person], providers=[shop])


def goods(core: Core) -> list[list[tuple[str, float | None]]]:
    """Return what was in each of her orders."""
    with core.write() as s:
        rows = s.exec(select(Order).order_by(col(Order.id))).all()
        return [[(item.name, item.quantity) for item in baskets.of_order(s, order)] for order in rows]


@pytest.mark.parametrize(
    "words",
    [
        "this week I need two of the leche not one",
        "my thursday milk, make it two just for this thursday, next week one again",
        "thursday dos leche please dont forget",
        "i just want the thursday milk to be two this week, nothing else",
        "tomorrow is wednesday, and thursday the 2% milk two cartons because of Mateo",
        "the one I have always, the two percent, I want two of that for this thursday",
        "another milk for thursday",
        "double the milk this week",
    ],
)
def test_a_count_for_what_comes_that_day_is_of_that_time_only(core: Core, words: str) -> None:
    milk(core)
    assert say(core, words) == "answer standing"
    assert texts(core)[-1].startswith("Good. Thursday 10am-12pm: 2 2% milk half gallon. After that")
    to(core, "2026-12-10T12:00")
    assert goods(core) == [[("2% milk half gallon", 2)], [("2% milk half gallon", 1)]]


def test_what_she_wants_with_it_comes_that_day_and_a_second_thought_replaces_the_first(core: Core) -> None:
    milk(core)
    say(core, "my nieto is coming so this thursday two of the leche, and a dozen huevos also")
    say(core, "the thursday milk three please")
    to(core, "2026-12-10T12:00")
    assert [[name for name, _ in order] for order in goods(core)] == [
        ["2% milk half gallon", "Eggs large dozen"],
        ["2% milk half gallon"],
    ]
    assert goods(core)[0][0] == ("2% milk half gallon", 3)


def test_a_count_that_is_for_good_changes_what_comes_again(core: Core) -> None:
    milk(core)
    assert say(core, "from now on two milks please") == "answer standing"
    to(core, "2026-12-10T12:00")
    assert goods(core) == [[("2% milk half gallon", 2)]] * 2


def test_what_is_ordered_for_the_day_is_changed_in_its_place(core: Core) -> None:
    milk(core)
    to(core, "2026-12-02T10:05")
    with core.write() as s:
        s.exec(select(Order)).one().status = OrderStatus.accepted
    assert say(core, "tomorrow is thursday, the milk two cartons please") == "answer standing"
    with core.write() as s:
        told = core.sent(s)[-1].body
    assert told.startswith("This takes the place of order ")
    assert "2 2% milk half gallon" in told
    assert say(core, "1") == "answer 1"
    assert [orders(core)[0], goods(core)[-1]] == ["cancelled", [("2% milk half gallon", 2)]]
    assert say(core, "no, the thursday milk three after all") == "answer standing"
    assert goods(core)[-1] == [("2% milk half gallon", 3)]


@pytest.mark.parametrize(
    "words",
    [
        "two milks on friday",
        "need two whole milk for thursday",
        "two dozen eggs for thursday",
        "how many milks come on thursday?",
        "milk and two loaves of bread",
        "remind me tomorrow to call carmen, and thursday two milks",
    ],
)
def test_what_is_of_another_day_or_other_goods_is_no_change_of_what_comes_again(
    core: Core, words: str
) -> None:
    milk(core)
    assert say(core, words) != "answer standing"


# changed before it begins


def asked_for(core: Core, words: str = "milk and eggs and maple syrup and pancake mix") -> None:
    """Have something that comes each monday read back."""
    milk(core)
    with core.write() as s:
        standing.quote(s, core.clock.at, core.dorothy(s), words, "every monday", once="standing quote")


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("no just the eggs and the syrup", "Every Monday: Eggs large dozen, maple syrup from Rossi"),
        ("not the mix i said", "Every Monday: 2% milk half gallon, Eggs large dozen, maple syrup from Rossi"),
        (
            "no, make it every tuesday",
            "Every Tuesday: 2% milk half gallon, Eggs large dozen, maple syrup, pancake",
        ),
        (
            "2 make it two milks",
            "Every Monday: 2 2% milk half gallon, Eggs large dozen, maple syrup, pancake mix",
        ),
    ],
)
def test_what_repeats_is_corrected_before_it_begins(core: Core, words: str, then: str) -> None:
    asked_for(core)
    say(core, words)
    assert texts(core)[-1].startswith(then)
    assert say(core, "1") == "answer 1"
    assert texts(core)[-1].startswith(f"Good. {then.split(' from')[0]}")


def test_another_sort_in_its_place_is_no_change_of_an_order_under_way(core: Core) -> None:
    asked_for(core, "milk and folgers coffee")
    with core.write() as s:
        quotes.quote(s, core.clock.at, core.dorothy(s), "milk and folgers coffee", "", once="quote")
    say(core, "1")
    asked_again = "no just the maxwell house, not folgers, then ok"
    with core.write() as s:
        standing.quote(
            s, core.clock.at, core.dorothy(s), "milk and folgers coffee", "every monday", once="again"
        )
    say(core, asked_again)
    assert texts(core)[-1].startswith("Every Monday: 2% milk half gallon, maxwell house")


def test_the_same_order_without_a_part_of_it_comes_again_and_again(core: Core) -> None:
    milk(core)
    with core.write() as s:
        quotes.quote(s, core.clock.at, core.dorothy(s), "milk, eggs and pancake mix", "", once="quote")
    say(core, "1")
    with core.write() as s:
        words = "the same order every other saturday, the milk and the eggs not the mix"
        standing.quote(s, core.clock.at, core.dorothy(s), words, words, once="standing quote")
    assert "2% milk half gallon, Eggs large dozen from" in texts(core)[-1]
