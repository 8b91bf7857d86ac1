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
    assert placed.startswith("Ordered: ")
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
    town.clock(by="PT10M")
    assert len(town.new(DESK)) == 1, "nobody is in danger, so the desk phone is reminded every ten minutes"
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


def test_what_waits_for_her_ok_ends_when_she_opts_out(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    town.text("need milk")
    town.text("refill my heart pill")
    town.text("CANCEL")
    orders = town.dorothy()["orders"]
    assert [order["status"] for order in orders] == ["cancelled", "cancelled"]
    assert town.dorothy()["questions"] == []
    (task,) = [task for task in town.tasks() if "opted out" in task["task"]]
    assert "not ordered" in task["about"]
    (welcome,) = town.text("START")
    assert welcome.startswith("Welcome back")
    (closed,) = town.text("1")
    assert "closed now" in closed
    assert town.inbox("Rossi Grocer") == town.inbox("Main St Pharmacy") == []


def test_a_medicine_that_is_asked_for_twice_is_one_refill(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    for _ in range(2):
        town.text("refill my heart pill")
    assert [order["status"] for order in town.dorothy()["orders"]] == ["quoted"]


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
    assert "Rossi Grocer: they said yes" in status


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


def test_a_proposal_that_is_settled_otherwise_is_no_question_any_more(town: Town) -> None:
    window = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}
    for event in ("accepted", "ready", "declined", "cancelled"):
        town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
        town.text("need milk")
        town.text("1")
        town.event("Rossi Grocer", "proposed", window=window)
        town.event("Rossi Grocer", event)
        assert town.dorothy()["questions"] == []
        (quote,) = town.text("need eggs")
        assert "Reply 1 to order" in quote
        (placed,) = town.text("1")
        assert placed.startswith("Ordered"), "her 1 is for the newest question"
        assert town.dorothy()["orders"][0]["legs"][0]["window"]["start"] == "2026-12-01T16:00:00Z"


def test_an_undone_order_asks_nothing_more(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "proposed", note="only 1 loaf of bread left")
    town.text("UNDO")
    assert town.dorothy()["questions"] == []
    (late,) = town.text("1")
    assert "closed now" in late
    assert town.dorothy()["orders"][0]["status"] == "cancelled"


def test_she_has_until_her_window_begins_to_decide_on_a_proposal(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CORNER])
    town.text("need milk")  # it comes 11am-1pm
    town.text("1")
    window = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}
    town.event("Rossi Grocer", "proposed", window=window)
    (question,) = town.dorothy()["questions"]
    assert question["expires_at"] == "2026-12-01T16:00:00Z"
    (moved,) = town.clock(to="2026-12-01T11:01")
    assert "I asked Corner Mart" in moved
    (leg,) = town.dorothy()["orders"][0]["legs"]
    assert leg["window"]["start"] == "2026-12-01T16:00:00Z", "the next shop is asked for what she ordered"


def test_two_proposals_at_once_are_told_apart(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    numbers = []
    for words in ("need milk", "need eggs"):
        town.text(words)
        town.text("1")
        numbers.append(town.dorothy()["orders"][-1]["number"])
    for number in numbers:
        town.event("Rossi Grocer", "proposed", order=number, note="we can bring it at 4")
    (which,) = town.text("1")
    assert which == (
        f"I asked you two things. Reply 1 for the change to order {numbers[1]}, "
        f"2 for the change to order {numbers[0]}."
    )
    town.text("2")
    assert [order["status"] for order in town.dorothy()["orders"]] == ["accepted", "placed"]


def test_a_proposed_total_is_the_total_once_she_agrees(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    (asked,) = town.event("Rossi Grocer", "proposed", note="Whole milk for a bit more.", total=720)
    assert "Whole milk for a bit more, $7.20 in all. Is that OK?" in asked
    town.text("1")
    assert town.dorothy()["orders"][0]["total"] == 720


def test_a_hostile_note_never_reaches_her(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"]}
    hostile = (
        "pay at www.rossi-pay.com first",
        "that is $40 cash for the driver",
        "call me at (937) 555-0123",
        "reply with the code 493021 please",
        "your lisinopril is bad for you",
        "reply STOP to get it cheaper",
    )
    window = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}
    for note in hostile:
        town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI])
        town.text("need milk")
        town.text("1")
        (asked,) = town.event("Rossi Grocer", "proposed", note=note)
        number = town.dorothy()["orders"][0]["number"]
        assert asked == (
            f"Rossi Grocer wants to change your order {number}. They left a note. "
            "Our team will read it and text you. To try someone else now reply 2."
        )
        (task,) = town.tasks()
        assert task["about"] == note
        (asked,) = town.event("Rossi Grocer", "proposed", note=note, window=window)
        assert asked.startswith("Rossi Grocer cannot do it as you asked: today 3-5pm. Is that OK?")
        assert asked.endswith("They left a note too. Our team will read it.")


def test_a_choice_between_two_questions_that_are_both_gone_takes_no_answer(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    town.text("need milk")
    town.text("refill my heart pill")
    (which,) = town.text("1")
    assert "two things" in which
    town.text("UNDO")
    town.text("yes")  # to the refill, the one that remains
    assert town.dorothy()["questions"] == []
    town.text("need eggs")
    (placed,) = town.text("1")
    assert placed.startswith("Ordered")


def test_what_is_asked_after_a_choice_is_what_a_one_means(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    town.text("need milk")
    town.text("refill my heart pill")
    town.text("1")
    town.text("UNDO")
    town.text("need eggs")
    placed = town.text("1")[0]
    assert placed.startswith("Ordered"), "the refill was asked before the two texts of hers that came last"


def test_when_nobody_brings_it_the_shop_keeps_its_part_and_a_person_finds_a_way(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[{**ROSSI, "services": []}, SWIFT])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (told,) = town.event("Swift", "declined")
    assert "nobody to bring it yet" in told
    (order,) = town.dorothy()["orders"]
    assert order["status"] == "accepted"
    assert [leg["status"] for leg in order["legs"]] == ["accepted", "failed"]


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
    (sorry,) = town.event("Swift", "declined")
    assert "I can bring new 2% milk half gallon. It is free." in sorry
    assert any(task["urgent"] and "Swift has order" in task["task"] for task in town.tasks())
    assert town.dorothy()["orders"][0]["status"] == "failed"
