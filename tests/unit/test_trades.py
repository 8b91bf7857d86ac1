"""A trade is a file: each can be read, knows its own words, and says nothing that a text may not."""

import re
from typing import Any

import pytest

from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house import scenario
from concierge_bot.services.members import evidence
from concierge_bot.services.people import consent
from concierge_bot.texts import fits, in_language
from concierge_bot.understanding.visits import errands, trades
from tests.fixtures.core import Core

TRADES = pytest.mark.parametrize("name", trades.names())


@TRADES
def test_each_has_its_own_words(name: str) -> None:
    trade = trades.trade(name)
    for service in trade.services:
        if service.plain:
            assert trade.service(f"we need {service.said}") is service, service.kind
    for fault in trade.faults:
        assert set(fault.by) <= trade.by_kind.keys()


@TRADES
@pytest.mark.parametrize("language", ["en", "es"])
def test_its_invitation_is_one_text(name: str, language: str) -> None:
    agency = Agency(name="Elm Care", phone="+19375550100", trade=name)
    text = in_language(consent.invitation(agency), language)
    assert fits(text)
    assert not re.search(r"\b(?:bank|card|money|banco|dinero)\b", text.casefold()), "it would look like fraud"


@TRADES
def test_every_tag_of_a_map_is_a_key_and_a_value(name: str) -> None:
    for service in trades.trade(name).services:
        for tag in service.directory:
            key, _, value = tag.partition("=")
            assert key.isidentifier(), tag
            assert value, tag


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("elder_care", "internet is out, send somebody", "technician"),
        ("small_business", "we need internet", "internet"),
        ("small_business", "accuontant pls", "accountant"),
        ("financial_services", "need someone to do my taxes", "tax_preparer"),
    ],
)
def test_the_same_word_means_what_its_trade_offers(name: str, text: str, kind: str) -> None:
    with trades.spoken(name):
        assert errands.kind(text) == kind
    assert trades.now().name == trades.ELDER_CARE


@pytest.mark.parametrize(
    "text", ["was the accountant paid?", "the accountant was rude", "no accountant needed"]
)
def test_what_is_asked_or_told_of_a_service_is_no_wish_for_it(text: str) -> None:
    with trades.spoken("small_business"):
        assert not errands.asked_for(text)


def test_services_side_by_side_are_parted_and_others_are_not() -> None:
    office = trades.trade("small_business")
    assert office.parts("need an accountant and internet by the 1st") == [
        "need an accountant by the 1st",
        "need an internet by the 1st",
    ]
    assert office.parts("need an accountant who knows our internet shop") == []
    assert office.parts("need an accountant") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my phone line is dead", True),
        ("theres no dial tone", True),
        ("the landline isn't working again", True),
        ("the line at the bank was long", False),
        ("send me a new phone", False),
    ],
)
def test_a_fault_is_heard_in_its_words(text: str, told: bool) -> None:
    assert bool(trades.trade("elder_care").fault(text)) is told


def test_a_trade_that_is_not_there_is_refused_by_name(core: Core) -> None:
    world: dict[str, Any] = {"now": "2026-12-01T09:00", "agency": {"trade": "pet_care"}}
    with pytest.raises(BadInput, match="no trade is called 'pet_care': write one of elder_care"):
        scenario.parse(world, core.app.connectors)


def test_who_does_what_needs_a_licence_must_show_one() -> None:
    lawyer = Provider(agency_id=1, name="Lee Law", kind="service", services=["lawyer"])
    cab = Provider(agency_id=1, name="Blue Cab", kind="service", services=["ride"])
    assert "licence" in evidence.needed(lawyer)
    assert "licence" not in evidence.needed(cab)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("need someone fix my hearing aid batery door", "hearing_aid"),
        ("my hearing aid whistles, can somebody mend it", "hearing_aid"),
        ("can someone fix the hinge on my glasses", "optician"),
        ("somebody to repair my dentures", "dentures"),
        ("someone to fix the back door", "handyman"),
        ("hearing aid batteries please", "other"),
    ],
)
def test_what_she_wears_is_no_work_for_a_handyman(text: str, kind: str) -> None:
    assert errands.kind(text) == kind
