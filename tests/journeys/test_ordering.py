"""One text becomes a delivered order, and what happens when a shop does not do its part."""

from tests.fixtures.town import DESK, DOROTHY, Town
from tests.journeys.worlds import CORNER, EGGS, MILK, PHARMACY, ROSSI, SWIFT, dorothy


def test_a_text_becomes_a_delivered_order(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])

    (quote,) = town.text("need milk bred and a dozen eggs")
    assert quote.startswith(
        "Rossi Grocer: 2% milk half gallon, Wheat bread, 1 Eggs large dozen. $9.68 plus $3 delivery"
    )
    assert "today 11am-1pm" in quote
    assert not town.inbox("Rossi Grocer"), "nothing is sent to the shop before her OK"

    (placed,) = town.text("1")
    assert placed.startswith("Ordered. It is number ")
    (offer,) = town.inbox("Rossi Grocer")
    assert offer["verified"] is True

    (accepted,) = town.event("Rossi Grocer", "accepted")
    assert "said yes" in accepted
    (on_the_way,) = town.event("Rossi Grocer", "picked_up")
    assert "on its way" in on_the_way
    (delivered,) = town.event("Rossi Grocer", "delivered")
    assert "is delivered" in delivered

    (order,) = town.dorothy()["orders"]
    assert order["status"] == "delivered"
    assert [(item["name"], item["price"]) for item in order["items"]] == [
        ("2% milk half gallon", 320),
        ("Wheat bread", 299),
        ("Eggs large dozen", 349),
    ]
    assert order["total"] == 968 + 300
    assert order["chosen_because"]["ranking"][0]["name"] == "Rossi Grocer"
    assert town.tasks() == []


def test_a_courier_brings_what_a_shop_only_packs(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    (quote,) = town.text("milk please")
    assert "plus $3.95 delivery" in quote
    town.text("ok")
    assert town.inbox("Swift") == [], "the courier is asked once the goods are promised"
    town.event("Rossi Grocer", "accepted")
    (offer,) = town.inbox("Swift")
    assert offer["verified"] is True
    assert "milk" not in str(offer["body"]), "a courier needs no shopping list"
    assert DOROTHY not in str(offer["body"]), "nor her number"
    town.event("Swift", "accepted")
    town.event("Rossi Grocer", "ready")
    (on_the_way,) = town.event("Swift", "picked_up")
    assert "on its way" in on_the_way
    town.event("Swift", "delivered")
    (order,) = town.dorothy()["orders"]
    assert order["status"] == "delivered"
    assert [(leg["provider"], leg["status"]) for leg in order["legs"]] == [
        ("Rossi Grocer", "done"),
        ("Swift", "delivered"),
    ]


def test_a_declined_order_goes_to_the_next_shop_by_her_preference(town: Town) -> None:
    green = {**ROSSI, "name": "Green Valley", "rank": 3}
    town.reset(
        customers=[dorothy(favourites=["Rossi Grocer", "Green Valley"])], providers=[ROSSI, CORNER, green]
    )
    town.text("need milk")
    town.text("1")
    (moved,) = town.event("Rossi Grocer", "declined")
    assert "I asked Green Valley" in moved
    assert town.inbox("Corner Mart") == []
    (accepted,) = town.event("Green Valley", "accepted")
    assert "Green Valley said yes" in accepted


def test_a_silent_shop_loses_the_order_at_its_deadline(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")
    town.text("1")
    assert town.clock(by="PT14M") == []
    (moved,) = town.clock(by="PT2M")
    assert "I asked Corner Mart" in moved
    types = [offer["body"]["type"] for offer in town.inbox("Rossi Grocer")]
    assert types == ["dispatch.requested", "dispatch.withdrawn"]
    number = town.dorothy()["orders"][0]["number"]
    assert town.event("Rossi Grocer", "accepted", order=number) == [], "a late yes changes nothing"
    (accepted,) = town.event("Corner Mart", "accepted")
    assert "Corner Mart said yes" in accepted


def test_a_shop_that_answers_503_is_tried_again_under_the_same_id_then_passed_over(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.behave("Rossi Grocer", "down")
    town.text("need milk")
    town.text("1")
    (moved,) = town.clock(by="PT16M")
    assert "I asked Corner Mart" in moved
    tried = [o for o in town.inbox("Rossi Grocer") if o["body"]["type"] == "dispatch.requested"]
    assert len(tried) >= 3
    assert len({offer["headers"]["webhook-id"] for offer in tried}) == 1


def test_an_endpoint_that_is_gone_is_never_asked_again(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.behave("Rossi Grocer", "gone")
    town.text("need milk")
    placed, moved = town.text("1")
    assert placed.startswith("Ordered")
    assert "I asked Corner Mart" in moved
    assert any("410" in task["task"] or "gone" in task["task"].lower() for task in town.tasks())
    (quote,) = town.text("need eggs")
    assert quote.startswith("Corner Mart:")


def test_when_nobody_is_left_she_and_the_desk_are_told(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    (sorry,) = town.event("Rossi Grocer", "declined")
    assert "Nobody can do your order" in sorry
    (task,) = town.tasks()
    assert task["urgent"]
    assert any(f"OK {task['number']}" in text for text in town.new(DESK))
    town.clock(by="PT2M")
    assert len(town.new(DESK)) == 2, "the desk phone is reminded every 60 seconds"
    (mine,) = town.text(f"OK {task['number']}", DESK)
    assert "is yours" in mine
    town.clock(by="PT5M")
    assert town.new(DESK) == []
    assert town.dorothy()["orders"][0]["status"] == "failed"


def test_undo_stops_the_order_and_takes_it_back_from_the_shop(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (undone,) = town.text("UNDO")
    assert "is stopped" in undone
    assert [offer["body"]["type"] for offer in town.inbox("Rossi Grocer")][-1] == "dispatch.withdrawn"
    assert town.dorothy()["orders"][0]["status"] == "cancelled"
    number = town.dorothy()["orders"][0]["number"]
    assert town.event("Rossi Grocer", "delivered", order=number) == []


def test_an_order_is_corrected_before_her_ok(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk bread and eggs")
    (again,) = town.text("1 but no bread i have some")
    assert "bread" not in again.lower()
    assert "$6.69" in again
    town.text("1")
    (order,) = town.dorothy()["orders"]
    assert [item["name"] for item in order["items"]] == [MILK["name"], EGGS["name"]]


def test_a_bare_time_after_the_read_back_moves_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    (moved,) = town.text("tomorrow morning")
    assert "tomorrow 8am-12pm" in moved
    assert "Reply 1 to order" in moved


def test_another_shop_and_a_no(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")
    (other,) = town.text("3")
    assert other.startswith("Corner Mart:")
    (nothing,) = town.text("no thanks")
    assert "nothing is left to order" in nothing
    assert town.inbox("Corner Mart") == town.inbox("Rossi Grocer") == []


def test_a_one_sent_next_day_confirms_nothing(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.clock(by="P1D")
    (late,) = town.text("1")
    assert "closed now" in late
    assert town.inbox("Rossi Grocer") == []


def test_the_same_text_delivered_five_times_at_once_has_one_effect_and_one_answer(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    for _ in range(5):
        town.send("1", sid="SM00000000000000000000000000000001")
    town.settle()
    assert len(town.new()) == 1
    assert len(town.inbox("Rossi Grocer")) == 1
    assert len(town.dorothy()["orders"]) == 1


def test_where_is_my_order_is_answered(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    assert "no open order" in town.text("where is my order")[0]
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (status,) = town.text("when will my order come")
    assert "Rossi Grocer: accepted" in status


def test_a_shop_without_it_takes_part_by_text(town: Town) -> None:
    shop = {**ROSSI, "channel": "sms", "phone": "+13055550150"}
    town.reset(customers=[dorothy()], providers=[shop])
    town.text("need milk")
    town.text("1")
    (offer,) = town.new("+13055550150")
    number = town.dorothy()["orders"][0]["number"]
    assert f"Y{number}" in offer
    assert DOROTHY not in offer
    town.text(f"y{number}", "+13055550150")
    assert any("said yes" in text for text in town.new())
    town.text(f"delivered {number}", "+13055550150")
    assert town.dorothy()["orders"][0]["status"] == "delivered"


def test_a_shop_may_propose_another_window_and_she_decides(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")
    town.text("1")
    window = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}
    (asked,) = town.event("Rossi Grocer", "proposed", window=window)
    assert "today 3-5pm" in asked
    (accepted,) = town.text("ok")
    assert "said yes" in accepted
    assert "3-5pm" in accepted


def test_a_late_answer_to_a_proposal_changes_nothing(town: Town) -> None:
    window = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}
    for event, reply in (("delivered", "2"), ("accepted", "2"), ("declined", "1")):
        town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
        town.text("need milk")
        town.text("1")
        town.event("Rossi Grocer", "proposed", window=window)
        town.event("Rossi Grocer", event)
        asked = len(town.inbox("Corner Mart"))
        (late,) = town.text(reply)
        assert "closed now" in late
        assert len(town.inbox("Corner Mart")) == asked, "nobody is asked twice"
        (order,) = town.dorothy()["orders"]
        assert order["legs"][0]["status"] == ("offered" if event == "declined" else event)


def test_a_choice_between_two_questions_of_which_one_is_gone(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    town.text("need milk")
    town.text("refill my heart pill")
    (which,) = town.text("1")
    assert "two things" in which
    town.text("UNDO")
    (late,) = town.text("2")
    assert "closed now" in late


def test_a_courier_who_gives_up_with_the_goods_in_hand_is_a_matter_for_the_desk(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    for event in ("accepted", "picked_up"):
        town.event("Swift", event)
    assert town.event("Swift", "declined") == []
    (task,) = town.tasks()
    assert task["urgent"]
    assert "Swift has order" in task["task"]
    assert town.dorothy()["orders"][0]["status"] == "on_the_way"
