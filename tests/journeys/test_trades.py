"""Other trades on the same engine, by their files in data/offerings alone; and one fault that takes two members."""

import re
from dataclasses import dataclass

import pytest

from tests.fixtures.town import Json, Town
from tests.journeys.worlds import ROSSI, SWIFT, dorothy

METRO: Json = {"name": "Metro", "kind": "courier", "price": 495}


@dataclass(frozen=True)
class Trade:
    """What one trade's customer orders, in whose words, and from whom."""

    name: str
    shop: Json
    usual: str
    wish: str
    dropped: str
    first: str
    nobody: str
    whom: str


OFFICE = Trade(
    "small_business",
    {
        "name": "Metro Office Supply",
        "kind": "grocer",
        "catalogue": [
            {"name": "Printer paper ream", "price": 649},
            {"name": "Ballpoint pens 12 pack", "price": 499},
            {"name": "HP 26A toner", "price": 1900},
        ],
    },
    "HP 26A toner",
    "need printer papr pens and the usual tonr pls",
    "1 but no pens i hav",
    "Printer paper ream, HP 26A toner",
    "need a sign maker thursday at 2",
    "a sign maker",
)
BANK = Trade(
    "financial_services",
    {
        "name": "Union Bank Desk",
        "kind": "grocer",
        "catalogue": [
            {"name": "Checkbook 50", "price": 1200},
            {"name": "Deposit slips 100 pack", "price": 450},
            {"name": "Quarter coin rolls", "price": 1000},
        ],
    },
    "Quarter coin rolls",
    "need a chekbook, depozit slips and the usual coin rolls pls",
    "1 but no slips i hav",
    "1 Checkbook 50, Quarter coin rolls",
    "need an apraiser for my late husbands coins thursday at 2",
    "an appraiser",
)
TRADES = pytest.mark.parametrize("trade", [OFFICE, BANK], ids=lambda trade: trade.name)


def begin(town: Town, trade: Trade, *more: Json) -> None:
    usual = [{"name": trade.usual, "quantity": 1}]
    town.reset(
        agency={"name": "Elm Desk", "trade": trade.name},
        customers=[dorothy(name="Pat Lee", usual=usual)],
        providers=[trade.shop, SWIFT, METRO, *more],
    )


def placed(town: Town, trade: Trade, *more: Json) -> str:
    begin(town, trade, *more)
    town.text(trade.wish)
    town.text(trade.dropped)
    (sent,) = town.text("1")
    return sent


@TRADES
def test_typos_the_usual_and_a_change_of_mind(town: Town, trade: Trade) -> None:
    begin(town, trade)
    (asked,) = town.text(trade.wish)
    assert trade.usual in asked
    assert asked.startswith(trade.shop["name"])
    (changed,) = town.text(trade.dropped)
    assert trade.first in changed
    (sent,) = town.text("1")
    assert sent.startswith(f"Ordered: {trade.first}.")
    (order,) = (one for one in town.dorothy()["orders"] if one["status"] == "placed")
    assert order["chosen_because"]["shop"] == trade.shop["name"]


@TRADES
def test_late_then_lost_and_nobody_to_call(town: Town, trade: Trade) -> None:
    placed(town, trade)
    for who, event in ((trade.shop["name"], "accepted"), ("Swift", "accepted"), ("Swift", "picked_up")):
        town.event(who, event)
    late = town.clock(to="2026-12-01T13:05")
    assert any("You need not call" in text or "need not" in text for text in late), late
    (lost,) = [text for text in town.event("Swift", "failed", note="lost") if "lost" in text]
    assert lost.startswith("I am sorry. The driver lost")
    (again,) = town.text("tomorow")
    assert "tomorrow" in again
    (case,) = (one for one in town.dorothy()["cases"] if one["status"] != "resolved")
    assert case["liable"] == "Swift"


@TRADES
def test_a_rude_driver_never_again_and_why_the_others(town: Town, trade: Trade) -> None:
    placed(town, trade)
    for who, event in ((trade.shop["name"], "accepted"), ("Swift", "accepted"), ("Swift", "picked_up")):
        town.event(who, event)
    town.event("Swift", "delivered")
    (asked,) = town.text("the driver was rude, 1 star")
    assert "I will not send you Swift again. Next time: 1 Metro, or 3 to keep Swift." in asked
    assert town.text("2") == ["Next time: 1 Metro, or 3 to keep Swift."], "she was given no 2"
    assert town.text("1") == ["OK, Metro first, next time."]
    (rating,) = town.dorothy()["ratings"]
    assert (rating["provider"], rating["stars"]) == ("Swift", 1), "the driver is rated, not the shop"
    (why,) = town.text("why this shop")
    assert trade.shop["name"] in why
    assert "No one pays us" in why
    town.text(trade.wish)
    town.text("1")
    town.event(trade.shop["name"], "accepted")
    assert town.inbox("Metro") != [], "whom she chose brings it"


@TRADES
def test_what_no_member_does_is_looked_for(town: Town, trade: Trade) -> None:
    begin(town, trade)
    asked = town.text(trade.nobody)
    assert trade.whom in asked[0].casefold(), asked
    town.text("1")
    (task,) = town.tasks()
    assert trade.whom in task["task"]
    hearwell = "+13055550177"
    town.desk("found", number=task["number"], name="HearWell", phone=hearwell)
    town.desk("ask_price", number=task["number"], found=1)
    town.settle()
    (asked_for,) = town.received(hearwell)
    assert trade.whom in asked_for["text"]
    assert "Pat Lee" not in asked_for["text"]
    town.text("yes, $25, thu 2pm", phone=hearwell)
    (shown,) = town.new()
    assert shown.endswith(
        "I found: 1 HearWell $25. We have not checked them yet. Reply with the number, or NO."
    )
    (sent,) = town.text("1")
    assert sent.startswith("Good. I asked HearWell:")
    assert town.tasks() == []
    (job,) = town.received(hearwell)[2:]
    town.text(f"Y{re.findall('order ([0-9]+)', job['text'])[0]}", phone=hearwell)
    (agreed,) = town.new()
    assert agreed.startswith("HearWell said yes:")
    (member,) = (one for one in town.state()["providers"] if one["name"] == "HearWell")
    assert member["standing"] == "prospect"


def test_two_services_in_one_text_are_two_wishes(town: Town) -> None:
    ledger = {"name": "Ledger & Co", "kind": "service", "services": ["accountant"], "price": 15000}
    fiber = {"name": "FiberNow", "kind": "service", "services": ["internet"], "price": 6000}
    begin(town, OFFICE, ledger, fiber)
    asked = town.text("need an accountant and internet by the 15th")
    assert asked == [
        "An accountant, today to Tue Dec 15. Ledger & Co, $150. Reply 1 to book it, 2 to leave it.",
        "Internet, today to Tue Dec 15. FiberNow, $60. Reply 1 to book it, 2 to leave it.",
    ]
    assert len(town.text("1")) == 1
    town.text("both")
    for who in ("Ledger & Co", "FiberNow"):
        assert len(town.inbox(who)) == 1, who


def test_a_dead_phone_line_is_one_case_over_two_members(town: Town) -> None:
    telecom = {"name": "Metro Telecom", "kind": "service", "services": ["telecom"], "price": 1500}
    techpal = {"name": "TechPal", "kind": "service", "services": ["technician"], "price": 4500}
    town.reset(customers=[dorothy()], providers=[ROSSI, telecom, techpal])
    (asked,) = town.text("my phone line is dead")
    assert asked == (
        "I get Metro Telecom and TechPal on it. It is for your phone line. The price is $60 in all. "
        "You need not call anyone. "
        "Reply 1 to start, 2 to leave it."
    )
    assert town.inbox("TechPal") == [], "nothing is begun before her OK"
    (begun,) = town.text("1")
    assert begun.startswith("Good. It is case 1. I asked Metro Telecom and TechPal.")
    (again,) = town.text("the phone line is still dead")
    assert again == "We are on it already: your phone line, case 1. I tell you what comes of it."
    for who in ("Metro Telecom", "TechPal"):
        town.event(who, "accepted")
    town.event("Metro Telecom", "done")
    (case,) = town.dorothy()["cases"]
    assert case["status"] == "promised", "a part is still to be done"
    said = town.event("TechPal", "done")
    assert "Case 1: all who came say it is done. If it does not work, text me." in said
    (case,) = town.dorothy()["cases"]
    assert case["status"] == "resolved"
    assert town.tasks() == []
