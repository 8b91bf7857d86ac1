"""Other hands and second thoughts: who holds her phone, two requests at once, and a request picked up again."""

from tests.fixtures.town import ANA, DESK, Town
from tests.journeys.worlds import PHARMACY, ROSSI, ana, dorothy

MARIA = "+13055550142"


def test_her_husband_on_her_phone_is_not_silently_ordered_for_her(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (told,) = town.text("this is harold i need milk and bread")
    assert told == (
        "This phone is for Dorothy with us. I told our team what you need. They will text or call you by 9:30am."
    )
    assert town.dorothy()["orders"] == []
    (task,) = town.tasks()
    assert "Harold writes from the phone of Dorothy Baker" in task["task"]
    (hers,) = town.text("dorothy here, need milk")
    assert "Reply 1 to order" in hers
    (placed,) = town.text("1")
    assert placed.startswith("Ordered")


def test_her_aide_writes_for_her_from_her_phone(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (quote,) = town.text("hi this is maria, dorothys aide, she needs milk and eggs")
    assert "2% milk half gallon" in quote
    assert "Reply 1 to order" in quote
    (placed,) = town.text("ok")
    assert placed.startswith("Ordered")
    (order,) = town.dorothy()["orders"]
    assert len(order["items"]) == 2


def test_an_aide_with_the_grant_orders_from_her_own_phone_and_dorothy_says_yes(town: Town) -> None:
    maria = {"name": "Maria Lopez", "relation": "aide", "phone": MARIA, "permissions": ["orders"]}
    town.reset(customers=[dorothy(contacts=[maria])], providers=[ROSSI])
    (sent,) = town.text("this is maria, dorothys aide, she needs milk and bread", MARIA)
    assert sent == "Thank you. I sent the list to Dorothy. I will order it when Dorothy says yes."
    who, quote = town.new()
    assert who == "Maria Lopez asked me to get this for you."
    assert "2% milk half gallon, Wheat bread" in quote
    assert town.inbox("Rossi Grocer") == []
    town.text("1")
    assert len(town.inbox("Rossi Grocer")) == 1
    town.event("Rossi Grocer", "accepted")
    (coming,) = town.text("when is her delivery", MARIA)
    assert "today 11am-1pm" in coming


def test_without_the_grant_or_from_a_strange_phone_nothing_is_ordered(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])], providers=[ROSSI])
    (noted,) = town.text("mum needs milk and bread", ANA)
    assert "They will text or call you by 9:30am" in noted
    (polite,) = town.text("this is maria, dorothys aide, she needs milk", MARIA)
    assert "I do not know this number yet" in polite
    assert town.dorothy()["orders"] == town.new() == []
    assert len(town.tasks()) == 2


def test_danger_and_a_list_in_one_text_the_list_is_not_lost(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (fixed,) = town.text("i fell in the hall and cant get up, also i need milk and bread")
    assert fixed.startswith("Call 911 now")
    tasks = [task["task"] for task in town.tasks()]
    assert any("call Dorothy Baker now" in task for task in tasks)
    assert any("asks for something besides" in task for task in tasks)
    alarm = town.dorothy()["alarms"][0]
    town.desk("acknowledge_alarm", number=alarm["number"])
    (quote,) = town.text("i need milk and bread please")
    assert "Reply 1 to order" in quote


def test_a_fall_in_the_middle_of_an_order_and_the_order_picked_up_again(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])], providers=[ROSSI])
    town.text("need milk and bread")
    (fixed,) = town.text("oh help i fell")
    assert fixed.startswith("Call 911 now")
    town.text("1", ANA)
    town.new()
    alarm = town.dorothy()["alarms"][0]
    town.desk("resolve_alarm", number=alarm["number"], outcome="Ana helped her up, she is well")
    (changed,) = town.text("no bread after all")
    assert "Wheat bread" not in changed
    (placed,) = town.text("1")
    assert placed.startswith("Ordered")
    assert [item["name"] for item in town.dorothy()["orders"][0]["items"]] == ["2% milk half gallon"]


def test_stop_the_order_is_no_opt_out_and_cancel_alone_is_one(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    (stopped,) = town.text("please stop the order")
    assert "is stopped" in stopped
    assert town.dorothy()["consent"]["status"] == "given"
    town.text("need eggs")
    assert town.text("CANCEL") == []
    assert town.dorothy()["consent"]["status"] == "revoked"
    assert any("meant something else" in text for text in town.new(DESK))
    (back,) = town.text("START")
    assert back.startswith("Welcome back")
    (quote,) = town.text("need eggs")
    assert "Reply 1 to order" in quote


def test_please_stop_texting_me_and_then_she_wants_us_again(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (confirmed,) = town.text("please stop texting me")
    assert "no more texts" in confirmed
    assert town.text("need milk") == [], "an opted-out phone gets nothing, a person calls"
    (back,) = town.text("START")
    assert back.startswith("Welcome back")
    assert len(town.text("need milk")) == 1


def test_two_open_questions_and_one_yes_then_a_change_of_mind(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
    town.reset(customers=[dorothy(medications=[pill])], providers=[ROSSI, PHARMACY])
    town.text("need milk")
    town.text("refill my heart pill")
    (which,) = town.text("yes")
    assert "Reply 1 for the refill, 2 for the order." in which
    (placed,) = town.text("2")
    assert placed.startswith("Ordered")
    (undone,) = town.text("UNDO")
    assert "is stopped" in undone
    (asked,) = town.text("yes")
    assert asked.startswith("I asked Main St Pharmacy")


def test_no_eggs_but_milk_is_read_as_milk(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need eggs")
    (changed,) = town.text("no eggs but milk")
    assert "milk" in changed
    assert "Eggs" not in changed
    town.text("1")
    assert [item["name"] for item in town.dorothy()["orders"][0]["items"]] == ["2% milk half gallon"]


def test_a_shops_text_is_read_as_the_shops_whatever_it_says(town: Town) -> None:
    shop = {**ROSSI, "channel": "sms", "phone": "+13055550150"}
    town.reset(customers=[dorothy()], providers=[shop])
    town.text("need milk")
    town.text("1")
    number = town.dorothy()["orders"][0]["number"]
    how = town.text("need milk", "+13055550150")[-1]
    assert "Y yes, N no" in how
    assert len(town.dorothy()["orders"]) == 1, "a shop orders nothing"
    town.text(f"Y{number}", "+13055550150")
    assert any("said yes" in text for text in town.new())
