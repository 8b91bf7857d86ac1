"""Who else could do it, and why it was them: her own choice, and the reason that was stored."""

from tests.fixtures.town import Town
from tests.journeys.worlds import CORNER, ROSSI, dorothy

GREEN = {**ROSSI, "name": "Green Valley", "rank": 3, "price": 100}


def test_other_shops_are_offered_and_the_choice_is_read_back(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER, GREEN])
    town.text("need milk and bread")
    (others,) = town.text("who else do you have")
    assert others == (
        "It can come today 11am-1pm from: 1 Corner Mart ($9.19), 2 Green Valley ($7.19). "
        "Which one? Nothing is ordered yet."
    )
    (quote,) = town.text("2")
    assert quote.startswith("Green Valley: 2% milk half gallon, Wheat bread. $6.19 plus $1 delivery")
    town.text("1")
    assert len(town.inbox("Green Valley")) == 1
    assert town.inbox("Rossi Grocer") == []
    assert len(town.dorothy()["orders"]) == 1


def test_a_correction_is_still_understood_while_others_are_shown(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk and bread")
    town.text("is there another store")
    (quote,) = town.text("but no bread")
    assert quote.startswith("Rossi Grocer: 2% milk half gallon.")
    town.text("1")
    (order,) = town.dorothy()["orders"]
    assert order["status"] == "placed"


def test_an_order_under_way_moves_to_the_shop_of_her_choice(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")
    town.text("1")
    town.text("show me other shops")
    town.text("1")
    assert [o["status"] for o in town.dorothy()["orders"]] == ["placed", "quoted"]
    town.text("1")
    assert [o["status"] for o in town.dorothy()["orders"]] == ["cancelled", "placed"]
    assert len(town.inbox("Corner Mart")) == 1


def test_with_nobody_else_a_person_looks(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    (told,) = town.text("anybody else")
    assert "by 9:30am" in told
    assert len(town.tasks()) == 1
    (placed,) = town.text("1")
    assert placed.startswith("Ordered: "), "what was read back still waits for her OK"


def test_why_is_answered_from_what_was_stored(town: Town) -> None:
    town.reset(customers=[dorothy(favourites=["Corner Mart"])], providers=[ROSSI, CORNER])
    town.text("need milk")
    (why,) = town.text("why did you pick that shop")
    assert why.startswith("I chose Corner Mart since it is one of those you like best.")
    town.text("1")
    town.event("Corner Mart", "declined")
    (why,) = town.text("why did you pick that shop")
    assert why.startswith("Corner Mart could not do it, so I asked Rossi Grocer.")
    assert "No one pays us" in why


def test_the_only_one_is_said_to_be_the_only_one(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    (why,) = town.text("why them")
    assert why.startswith("Rossi Grocer is the only one")


def test_before_any_order_a_why_goes_to_a_person(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (told,) = town.text("how do you choose the shop")
    assert "by 9:30am" in told
