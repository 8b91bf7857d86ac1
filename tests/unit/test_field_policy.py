"""What may leave for a member, walked to the last payload, page and answer, of every kind, over whole orders."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.channels import members
from concierge_bot.models import Agency, Customer, Medication, Message, Order, Outbox, Provider
from concierge_bot.services.medicines import refills
from concierge_bot.services.members import dispatch, member_day, tiers
from concierge_bot.services.orders import legs, ordering, quotes, read_backs
from concierge_bot.web import browser, member_standing
from concierge_bot.web import member_questions as questions
from concierge_bot.web import member_view as page
from connectors import wire
from connectors.kinds import Kind
from connectors.privacy import permitted, permitted_news
from connectors.sms_provider import SmsProvider
from tests.fixtures.core import NOW, Core
from tests.unit.test_several_members import says
from tests.unit.test_swaps import from_shop

MILK, FOLGERS, CORNERS, SWIFTS, HANDS = 3217, 7003, 7109, 3951, 9133
PILL = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill", "prescription": "7654321"}
INSURED = [{"kind": "insurance", "expires": "2027-01-31"}]
WORLD: dict[str, Any] = {
    "customers": [
        {
            "name": "Dorothy Quillfeather",
            "phone": "+13055550134",
            "address": "14 Elm Street",
            "help": ["fridge", "dispenser"],
            "medications": [PILL],
            "contacts": [{"name": "Ana Sorrel", "phone": "+13055550177", "permissions": ["orders"]}],
            "notes": "hard of hearing",
        },
        {"name": "Walter Umberfield", "phone": "+13055550188", "address": "9 Oak Lane"},
    ],
    "providers": [
        {
            "name": "Rossi Grocer",
            "kind": "grocer",
            "channel": "sms",
            "phone": "+13055550150",
            "rank": 1,
            "catalogue": [{"name": "Whole milk", "price": MILK}, {"name": "Folgers", "price": FOLGERS}],
        },
        {
            "name": "Corner Mart",
            "kind": "grocer",
            "catalogue": [{"name": "Folgers", "price": CORNERS}],
            "settings": {"address": "4 Main Street"},
        },
        {"name": "Swift", "kind": "courier", "price": SWIFTS},
        {"name": "Bike Boys", "kind": "courier", "rank": 500, "price": 3333, "evidence": INSURED},
        {"name": "Main St Pharmacy", "kind": "pharmacy"},
        {"name": "Home Hands", "kind": "service", "price": HANDS, "skills": ["fridge", "dispenser"]},
    ],
}
NOBODYS = ("Quillfeather", "Umberfield", "Sorrel", "Ana", "5550134", "5550177", "5550188", "hard of hearing")
"""What no member is ever told: whole names, numbers, family, notes."""
OWN: dict[str, set[str]] = {
    "Rossi Grocer": {"Whole milk", "Folgers", str(MILK), str(FOLGERS)},
    "Corner Mart": {"Folgers", str(CORNERS)},
    "Swift": {str(SWIFTS), "14 Elm", "4 Main"},
    "Bike Boys": {"3333", "14 Elm", "4 Main"},
    "Main St Pharmacy": {"Lisinopril", "7654321"},
    "Home Hands": {str(HANDS), "Whole milk", "Folgers", "14 Elm"},
}
"""What is each one's own to know, of what only some may."""
SOMEBODYS = {word for words in OWN.values() for word in words} | {"9 Oak"}


def written(words: str) -> set[str]:
    """Return a fact in all the ways in which it could be written."""
    cents = words.isdigit() and len(words) == 4
    return {words, f"{words[:-2]}.{words[-2:]}"} if cents else {words}


def payloads(s: Session, provider: Provider) -> Iterator[str]:
    """Yield everything that was written for a member, by each channel that it could have."""
    agency = s.get_one(Agency, provider.agency_id)
    who, by_text = members.member(provider, agency), SmsProvider()
    jobs = select(Outbox).where(Outbox.provider_id == provider.id, Outbox.channel == "job")
    for row in s.exec(jobs.order_by(col(Outbox.id))):
        job = members.job(s, row)
        assert job == permitted(job), "the payload is built as its kind may see it"
        yield wire.write_job("any", job, NOW, reason=str(row.job.get("reason", ""))).decode()
        if Kind(provider.kind) in by_text.kinds:
            yield from by_text.word(job, who)
        if row.job["act"] == "update":
            news = permitted_news(members.news(s, row), Kind(provider.kind))
            yield str(wire.write_peer(news.peer) if news.peer else "") + (news.note or "")
            yield from by_text.word_update(job, who, news)
    if provider.phone:
        yield from (row.body for row in s.exec(select(Outbox).where(Outbox.to == provider.phone)))
    yield member_day.recap(s, NOW, provider)


@pytest.fixture
def busy(core: Core) -> Core:
    """Two whole orders of hers over all members, with a swap, a second shop, a word, a delay and a part handed down."""
    core.load(**WORLD)
    with core.write() as s:
        dorothy = s.exec(select(Customer).where(Customer.phone == "+13055550134")).one()
        walter = s.exec(select(Customer).where(Customer.phone == "+13055550188")).one()
        quotes.quote(s, NOW, dorothy, "whole milk and folgers", "", once="q")
        order = read_backs.open_quote(s, NOW, dorothy)
        assert order is not None
        ordering.place(s, NOW, dorothy, order)
        from_shop(s, core, f"Y{order.number} no folgers", "+13055550150")
        answer(s, core, "3")
        answer(s, core, "1")
        says(s, "Corner Mart", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Home Hands", "accepted")
        from_shop(s, core, f"R{order.number} the whole milk leaks", "+13055550150")
        says(s, "Corner Mart", "late", "20 min")
        courier = legs.courier(s, order)
        assert courier is not None
        tiers.hand_down(s, NOW, courier, "courier")
        says(s, "Swift", "picked_up")
        refills.offer(s, NOW, dorothy, [s.exec(select(Medication)).one()], once="r")
        refill = s.exec(select(Order).where(Order.kind == "prescription")).one()
        ordering.place(s, NOW, dorothy, refill)
        says(s, "Main St Pharmacy", "accepted")
        says(s, "Swift", "accepted")
        dispatch.withdraw(s, NOW, legs.of(s, refill)[-1], "call 305-555-0134 instead")
        quotes.quote(s, NOW, walter, "whole milk", "", once="w")
    return core


def answer(s: Session, core: Core, words: str) -> None:
    """Let Dorothy answer."""
    from concierge_bot.services.talk import conversation

    her = s.exec(select(Customer).where(Customer.phone == "+13055550134")).one()
    message = Message(
        agency_id=her.agency_id,
        sid=f"SMher{words}",
        sender=her.phone,
        recipient=core.agency(s).phone,
        body=words,
        customer_id=her.key,
        received_at=NOW,
    )
    s.add(message)
    s.flush()
    conversation.second_look(s, NOW, her, message)


@pytest.mark.parametrize("name", OWN)
def test_no_payload_holds_what_is_anothers(busy: Core, name: str) -> None:
    with busy.write() as s:
        provider = s.exec(select(Provider).where(Provider.name == name)).one()
        found = [*payloads(s, provider)]
        assert len(found) > 1, f"{name} took part"
        key = provider.key
    found.append(browser.part("member.html", "en", page=page.seen(busy.app, key)))
    found.append(browser.part("member_standing.html", "en", page=member_standing.seen(busy.app, key)))
    for ask in (questions.jobs, questions.statement, questions.scorecard, questions.coming):
        found.append(ask(busy.app, key).model_dump_json())
    for fact in (*NOBODYS, *(SOMEBODYS - OWN[name])):
        for way in written(fact):
            leaks = [payload for payload in found if way in payload]
            assert leaks == [], f"{name} was told {way!r}"


def test_whoever_takes_part_is_told_its_own(busy: Core) -> None:
    with busy.write() as s:
        for name, fact in (
            ("Rossi Grocer", "Whole milk"),
            ("Corner Mart", "71.09"),
            ("Swift", "14 Elm"),
            ("Swift", "Corner Mart, 4 Main Street"),
            ("Main St Pharmacy", "7654321"),
            ("Home Hands", "Whole milk"),
        ):
            provider = s.exec(select(Provider).where(Provider.name == name)).one()
            whole = " ".join(payloads(s, provider)) + browser.part(
                "member.html", "en", page=seen(s, busy, provider)
            )
            assert fact in whole, f"{name} needs to know {fact}"


def seen(s: Session, core: Core, provider: Provider) -> page.MemberPage:
    """Return a member's page in the middle of a transaction."""
    s.commit()
    return page.seen(core.app, provider.key)


def test_a_part_that_is_handed_down_is_told_no_more_than_the_part_above(busy: Core) -> None:
    with busy.write() as s:
        bike = s.exec(select(Provider).where(Provider.name == "Bike Boys")).one()
        (row,) = member_day.in_hand(s, NOW, bike)
        job = members.job_of(s, row)
        assert (job.items, job.note) == ((), None)
