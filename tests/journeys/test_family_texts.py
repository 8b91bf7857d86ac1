"""Family texts the number: a sentence back within her grants, the page by a link, and never more than she shares."""

import httpx

from tests.fixtures.town import ANA, DESK, DOROTHY, Town
from tests.journeys.worlds import ROSSI, Json, ana, dorothy

HAROLD = "+13055550135"
PILL = {"name": "Lisinopril", "times": ["10:00", "20:00"], "say_as": "heart pill"}


def harold(**fields: object) -> Json:
    """Her husband, a customer of his own."""
    return {
        "name": "Harold Baker",
        "phone": HAROLD,
        "address": "14 Elm Street",
        "postcode": "45402",
        **fields,
    }


def test_ana_asks_how_mum_is_and_opens_the_page(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms", "doses", "orders")])])
    town.text("good morning dear")
    (well,) = town.text("hi, hows mum today?", ANA)
    assert well == "Dorothy wrote to us at 9am. Text MORE for the page."
    (more,) = town.text("MORE", ANA)
    link = more.rpartition(": ")[2]
    assert "family/enter/" in link
    with httpx.Client(follow_redirects=True) as browser:
        headers = {"Origin": town.core, "Sec-Fetch-Site": "same-origin"}
        page = browser.post(link, headers=headers)
        assert "Dorothy wrote to us" in page.text
    used = httpx.post(link, headers=headers)
    assert used.status_code >= 400, "the link works once"
    assert town.tasks() == []


def test_the_delivery_from_asked_for_to_there(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])], providers=[ROSSI])
    (none,) = town.text("when is the delivery?", ANA)
    assert none == "No delivery is planned for Dorothy now."
    town.text("need milk and bread")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (coming,) = town.text("when is mums delivery", ANA)
    assert coming == "For Dorothy a delivery comes today 11am-1pm."
    town.event("Rossi Grocer", "delivered")
    (was,) = town.text("did her groceries come", ANA)
    assert was == "The last delivery for Dorothy has come. No new one is planned."
    (pills,) = town.text("did she take her pills", ANA)
    assert pills == "Dorothy has not shared medicine with you. You can ask Dorothy."


def test_the_pills_are_told_as_she_told_them_and_never_by_name(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL], contacts=[ana("doses")])])
    town.clock(to="2026-12-01T10:00")
    (asked,) = town.text("did mum take her pills", ANA)
    assert asked == "Medicine of Dorothy today: 10am: asked, no answer yet; 8pm: still to come."
    town.text("T")
    (taken,) = town.text("has she taken her meds now?", ANA)
    assert "10am: Dorothy said it was taken" in taken
    assert "isinopril" not in taken
    (delivery,) = town.text("when is the delivery", ANA)
    assert delivery == "Dorothy has not shared deliveries with you. You can ask Dorothy."


def test_what_nobody_shares_is_told_to_nobody(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana()])])
    town.text("good morning dear")
    for words in ("how is mum", "more", "did she take her pills"):
        (refused,) = town.text(words, ANA)
        assert refused == "Dorothy has not shared this with you. You can ask Dorothy."


def test_ask_her_to_call_me_reaches_her_once_and_at_a_decent_hour(town: Town) -> None:
    town.reset(now="2026-12-01T22:30", customers=[dorothy(contacts=[ana("alarms")])])
    (later,) = town.text("please ask mum to call me", ANA)
    assert later == "I will ask Dorothy at 8am to call you."
    town.text("can you have her ring me", ANA)
    assert town.new() == [], "not in the night"
    assert town.clock(to="2026-12-02T08:01") == [f"Ana Baker asks you to call. The number is {ANA}."]
    (now,) = town.text("tell her to phone me please", ANA)
    assert now == "I asked Dorothy to call you."
    assert town.new() == [], "once a day is enough"


def test_with_two_parents_the_person_is_asked_for_by_name_or_read_from_the_text(town: Town) -> None:
    town.reset(
        customers=[
            dorothy(contacts=[ana("orders", "doses")], medications=[PILL]),
            harold(contacts=[ana("orders")]),
        ]
    )
    town.text("good morning dear")
    (which,) = town.text("when is the delivery", ANA)
    assert which == "Whom do you mean? Reply 1 for Dorothy Baker, 2 for Harold Baker."
    (his,) = town.text("2", ANA)
    assert his == "No delivery is planned for Harold now."
    (his,) = town.text("any deliveries tomorrow", ANA)
    assert "Harold" in his, "still about him"
    (dad,) = town.text("how is dad", ANA)
    assert dad.startswith("No text from Harold yet.")
    (mum,) = town.text("and hows mum", ANA)
    assert mum.startswith("Dorothy wrote to us at 9am.")
    (hers,) = town.text("did dorothy take her pills", ANA)
    assert hers.startswith("Medicine of Dorothy today")
    (refused,) = town.text("and did harold take his pills", ANA)
    assert refused == "Harold has not shared medicine with you. You can ask Harold."
    (more,) = town.text("MORE", ANA)
    assert more.startswith("Here is the page about Harold.")


def test_a_choice_of_parents_may_be_answered_by_name_and_does_not_wait_for_ever(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")]), harold(contacts=[ana("orders")])])
    town.text("any deliveries today", ANA)
    (his,) = town.text("harold", ANA)
    assert his == "No delivery is planned for Harold now."
    town.clock(by="PT2H")
    town.text("when is the delivery", ANA)
    town.clock(by="PT2H")
    (noted,) = town.text("1", ANA)
    assert "passed your text to our team" in noted


def test_danger_told_of_one_parent_alarms_for_that_one(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")]), harold(contacts=[ana("alarms")])])
    town.text("dad fell down the stairs, please send somebody", ANA)
    people = {person["name"]: person for person in town.state()["customers"]}
    assert [alarm["kind"] for alarm in people["Harold Baker"]["alarms"]] == ["fall"]
    assert people["Dorothy Baker"]["alarms"] == []
    assert any("call Harold Baker now" in text for text in town.new(DESK))


def test_anything_else_from_family_is_a_task_with_a_promised_time(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (noted,) = town.text("i want to talk about moms new doctor", ANA)
    assert (
        noted == "Elm Care: thank you. I passed your text to our team. They will text or call you by 9:30am."
    )
    (task,) = town.tasks()
    assert "Ana Baker (daughter) wrote" in task["task"]
    assert task["due"].startswith("2026-12-01T14:30:00")


def test_stop_from_a_contact_ends_every_text_to_that_phone_and_start_begins_again(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms", "orders")])])
    assert town.text("STOP", ANA) == []
    (task,) = town.tasks()
    assert "only by a call" in task["task"]
    assert town.text("how is mum", ANA) == []
    town.text("i fell and cant get up")
    assert town.new(ANA) == []
    town.text("mum has fallen", ANA)
    assert town.new(ANA) == []
    assert town.dorothy()["consent"]["status"] == "given", "her own texts are another matter"
    (back,) = town.text("START", ANA)
    assert "texts are on again" in back
    assert town.text("how is mum", ANA) != []


def test_a_contacts_wish_in_words_is_confirmed_once(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (confirmed,) = town.text("please stop texting me", ANA)
    assert "no more texts" in confirmed
    assert town.text("hello?", ANA) == []


def test_her_husband_a_customer_himself_asks_about_her_and_takes_her_alarm(town: Town) -> None:
    husband = {
        "name": "Harold Baker",
        "relation": "husband",
        "phone": HAROLD,
        "permissions": ["alarms", "orders"],
    }
    town.reset(customers=[dorothy(contacts=[husband]), harold()], providers=[ROSSI])
    town.text("good morning dear")
    (well,) = town.text("how is dorothy", HAROLD)
    assert well.startswith("Dorothy wrote to us at 9am.")
    (quote,) = town.text("need milk", HAROLD)
    assert "Reply 1 to order" in quote, "his own requests are his own"
    town.text("i fell in the garden and cant get up")
    (told,) = town.new(HAROLD)
    assert "Dorothy Baker may have fallen" in told
    (thanks,) = town.text("1", HAROLD)
    assert thanks.startswith("Thank you. I told our team.")
    assert town.dorothy()["alarms"][0]["status"] == "acknowledged"
    (placed,) = town.text("1", HAROLD)
    assert placed.startswith("Ordered"), "his next 1 is for his own order"


def test_two_questions_in_one_text_are_both_answered(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders", "doses")])])
    (both,) = town.text("did mum take her pills and when is the delivery", ANA)
    assert both == "No medicine is planned for Dorothy today. No delivery is planned for Dorothy now."


def test_a_number_that_is_no_contact_learns_nothing(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms", "orders", "doses")])])
    (polite,) = town.text("how is dorothy baker", "+13055550177")
    assert "I do not know this number yet" in polite
    assert DOROTHY not in polite
