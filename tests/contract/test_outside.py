"""Whom she takes outside the network: at its own time, at its own place with a ride there, and for nothing."""

from typing import Any

import pytest
from sqlmodel import Session, select
from starlette.testclient import TestClient

from concierge_bot.models import Dispatch, Leg, Order, Provider, Search
from concierge_bot.services.orders import errand_booking, errands, legs, sourcing
from concierge_bot.services.people import pages
from concierge_bot.services.talk import questions
from concierge_bot.web import app as web_app
from tests.contract.test_directory import DRIPS, PIPES, says
from tests.fixtures.core import NOW, PUBLIC, WORLD, Core
from tests.fixtures.ticking import to
from tests.unit.said import hears

KIM, HEARWELL = DRIPS, PIPES
CAB: dict[str, Any] = {"name": "Blue Cab", "kind": "service", "services": ["ride"], "price": 1400}


@pytest.fixture
def town(core: Core) -> Core:
    """A town with a cab, and nobody who mends a hearing aid."""
    core.load(providers=[*WORLD["providers"], CAB])
    return core


def looked_for(core: Core, s: Session, *, ask: bool = True) -> Search:
    """Let her hearing aid be looked after by somebody outside: two are found, and asked."""
    errands.quote(s, NOW, core.dorothy(s), "a technician for my hearing aid", "thursday at 2", once="q")
    (question,) = questions.open_ones(s, NOW, core.dorothy(s))
    questions.close(s, NOW, question, "1")
    errand_booking.answered(s, NOW, core.dorothy(s), question, "1", once="a")
    search = s.exec(select(Search)).one()
    rows = [("Dr Kim", "(937) 222-0131", "8 Oak St"), ("HearWell", "(937) 222-0132", "")]
    sourcing.found(s, NOW, search, rows, "Pat")
    for position in (1, 2) if ask else ():
        sourcing.ask(s, NOW, search, position, "Pat", PUBLIC)
    return search


def told(core: Core, s: Session) -> str:
    """Return what she was told last."""
    return [row.body for row in core.sent(s) if row.to == core.dorothy(s).phone][-1]


def visit(s: Session, name: str) -> Order:
    """Return the order that a member was asked to do."""
    provider = s.exec(select(Provider).where(Provider.name == name)).one()
    row = s.exec(select(Dispatch).where(Dispatch.provider_id == provider.id)).one()
    return s.get_one(Order, s.get_one(Leg, row.leg_id).order_id)


def test_who_is_gone_to_is_told_so_and_a_ride_there_is_offered(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s)
        says(town, s, HEARWELL, "yes, $25")
        says(town, s, KIM, "Thu 10am, free, she comes to us")
        assert told(town, s) == (
            "For a technician for your hearing aid I found: 1 Dr Kim free (Thursday at 10am, you go there), "
            "2 HearWell $25. We have not checked them yet. Reply with the number, or NO."
        )
        hears(s, town, "1")
        assert told(town, s) == (
            "Good. I asked Dr Kim: a technician for your hearing aid, Thursday at 10am, free. "
            "I tell you when they answer. To stop it text UNDO. "
            "Do you need a ride there? Reply 1 for yes, 2 for no."
        )
        hears(s, town, "1")
        assert told(town, s) == (
            "A ride to Dr Kim, 8 Oak St, Thursday, there by 10am. Blue Cab, $14. "
            "Reply 1 to book it, 2 to leave it."
        )
        hears(s, town, "1")
        ride, seen = visit(s, "Blue Cab"), visit(s, "Dr Kim")
        assert (ride.total, seen.total) == (1400, 0)
        assert ride.window_end == seen.window_start
        assert [row.name for row in legs.rows(s, ride)] == ["a ride to Dr Kim, 8 Oak St"]


def test_she_hears_by_noon_tomorrow_and_a_search_without_a_word_is_excused_and_urgent(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s, ask=False)
        assert told(town, s) == (
            "I have no one for that yet: a technician for your hearing aid, Thursday at 2pm. "
            "I will look, and text you by noon tomorrow who can do it and the price."
        )
    to(town, "2026-12-02T11:59")
    with town.write() as s:
        assert "I am sorry" not in told(town, s)
    to(town, "2026-12-02T12:01")
    with town.write() as s:
        assert told(town, s).startswith("I am sorry. I said you would hear by now.")
        assert town.tasks(s)[0].urgent


def test_who_was_shown_whom_was_found_has_the_word_that_she_was_promised(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s)
        says(town, s, HEARWELL, "$25")
        says(town, s, KIM, "no, sorry")
    to(town, "2026-12-02T13:00")
    with town.write() as s:
        assert "I am sorry" not in told(town, s)
        assert not town.tasks(s)[0].urgent


@pytest.mark.parametrize("when", ["as soon as you can", "tomorrow at 10"])
def test_what_cannot_wait_is_promised_within_the_half_hour(town: Core, when: str) -> None:
    with town.write() as s:
        errands.quote(s, NOW, town.dorothy(s), "a technician for my hearing aid", when, once="q")
        hears(s, town, "1")
        assert "9:30am" in told(town, s)


def test_the_desk_writes_down_what_it_was_told_on_the_phone(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s, ask=False)
        number = town.tasks(s)[0].number
        link = pages.desk_link(s, NOW, town.agency(s), "Pat", "")
    web = TestClient(web_app.create(town.app), base_url="https://testserver", follow_redirects=False)
    web.post(link)
    assert "Dr Kim said ..." in web.get("/desk").text
    form = {"found": "1", "price": "0", "when": "Thursday at 10am", "she_goes": "true"}
    path = f"/desk/page/tasks/{number}/quote"
    assert web.post(path, data={**form, "price": "lots"}).status_code == 422
    assert web.post(path, data=form).status_code == 303
    assert web.post(path, data=form).status_code == 409, "it is written down once"
    assert "Dr Kim said ..." not in web.get("/desk").text
    with town.write() as s:
        assert "I found: 1 Dr Kim free (Thursday at 10am, you go there)." in told(town, s)
        hears(s, town, "1")
        assert "Do you need a ride there?" in told(town, s)
        assert (visit(s, "Dr Kim").total, town.tasks(s)[0].outcome) == (0, "She chose Dr Kim")
        hears(s, town, "2")
        assert told(town, s) == "OK, no ride."


def test_a_business_answers_on_the_page_of_its_link_once(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s)
        links = [
            row.body.partition("Or answer here: ")[2] for row in town.sent(s) if row.to in (KIM, HEARWELL)
        ]
    web = TestClient(web_app.create(town.app), base_url=PUBLIC)
    for link in links:
        shown = web.get(link).text
        assert "Somebody near 45402 needs a technician for their hearing aid, Thursday at 2pm." in shown
        assert "Dorothy" not in shown
    assert web.post(links[0], data={"price": "lots"}).status_code == 422
    done = web.post(links[0], data={"price": "0", "when": "Thursday at 10am", "she_goes": "true"})
    assert "wrote it down" in done.text
    assert web.post(links[0], data={"price": "5"}).status_code == 403, "it answers once"
    assert web.post(links[1], data={"cannot": "true"}).status_code == 200
    with town.write() as s:
        assert "I found: 1 Dr Kim free (Thursday at 10am, you go there)." in told(town, s)


def test_who_answered_by_text_has_no_page_any_more(town: Core) -> None:
    with town.write() as s:
        looked_for(town, s)
        (link,) = [row.body.partition("Or answer here: ")[2] for row in town.sent(s) if row.to == KIM]
        says(town, s, KIM, "$30")
    web = TestClient(web_app.create(town.app), base_url=PUBLIC)
    assert web.get(link).status_code == 409
    assert web.post(link, data={"price": "5"}).status_code == 409
    assert web.get(f"{PUBLIC}/quote/forged").status_code == 403
