"""A target counts once its member agreed, the clock decides it from the rows, and no choice is moved by it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session, select
from starlette.testclient import TestClient

from concierge_bot.clock import instant
from concierge_bot.models import Dispatch, Leg, LegStatus, Order, Provider, Term
from concierge_bot.services.house import due
from concierge_bot.services.members import candidates, choosing
from concierge_bot.services.money import ledger, settling, statements, terms
from concierge_bot.web import app as web_app
from tests.contract.test_member_page import signed_in
from tests.fixtures.core import NOW, PUBLIC, Core
from tests.unit.test_several_members import CARE, PACKS, SLOW, SWIFT

HANDS = "Home Hands"
FRIDGE: dict[str, Any] = {
    "name": HANDS,
    "words": "fridge stocked by noon Tuesday",
    "figure": "done_by",
    "skill": "fridge",
    "weekday": "Tuesday",
    "bonus": 2000,
    "penalty": 1000,
}


@pytest.fixture
def town(core: Core) -> Core:
    """Somebody who stocks fridges, and couriers."""
    core.load(providers=[PACKS, SWIFT, SLOW, {**CARE, "channel": "sms", "phone": "+13055550151"}])
    return core


@pytest.fixture
def desk(town: Core) -> TestClient:
    """The desk's door."""
    key = {"authorization": f"Bearer {town.app.settings.desk_key.get_secret_value()}"}
    return TestClient(web_app.create(town.app), base_url=PUBLIC, headers=key, follow_redirects=False)


def member(s: Session, name: str) -> Provider:
    """Return a member."""
    return s.exec(select(Provider).where(Provider.name == name)).one()


def job(s: Session, core: Core, name: str, start: str, done: str, *skills: str, **more: Any) -> Leg:
    """Let a member have had a job of two hours from a local time on, done at another."""
    provider, count = member(s, name), len(s.exec(select(Order.id)).all())
    order = Order(
        agency_id=provider.agency_id, number=100 + count, customer_id=core.dorothy(s).key, created_at=NOW
    )
    s.add(order)
    s.flush()
    begins = instant(datetime.fromisoformat(start), "America/New_York")
    leg = Leg(
        **{
            "agency_id": provider.agency_id,
            "order_id": order.key,
            "kind": provider.kind,
            "provider_id": provider.id,
            "status": LegStatus.done,
            "since": instant(datetime.fromisoformat(done), "America/New_York"),
            "window_start": begins,
            "window_end": begins + timedelta(hours=2),
            "promised_end": begins + timedelta(hours=2),
            "skills": list(skills),
            **more,
        }
    )
    s.add(leg)
    s.flush()
    offer = Dispatch(
        agency_id=leg.agency_id, ref=f"dsp-{leg.key}", leg_id=leg.key, provider_id=provider.key,
        status=leg.status, offered_at=NOW, answered_at=NOW,
    )  # fmt: skip
    s.add(offer)
    s.flush()
    return leg


def decide(s: Session) -> datetime:
    """Let the clock come to the moment at which the one target is decided."""
    term = s.exec(select(Term)).one()
    moment = term.next_at
    assert moment is not None
    (kind,) = [one for one in due.DUES if one.model is Term]
    kind.do(s, moment, term)
    return moment


def paid(s: Session, name: str) -> list[tuple[str, int, str]]:
    """Return the lines of a member's statement of December."""
    told = statements.of_member(s, member(s, name), NOW.date())
    return [(line.kind, line.amount, line.about) for line in told.lines]


def test_a_fridge_stocked_by_noon_on_tuesday_pays_and_an_empty_one_costs(
    town: Core, desk: TestClient
) -> None:
    made = desk.post("/desk/members/terms", json=FRIDGE).json()
    assert (made["decided"], made["next_at"]) == ("each Tuesday at 12:00", None), "it was not agreed to"
    with town.write() as s:
        (text,) = [row.body for row in town.sent(s) if row.to == "+13055550151"]
        assert "a target for you: fridge stocked by noon Tuesday" in text
    page = signed_in(town, HANDS)
    shown = page.web.get("/member/standing").text
    assert "kept, you get $20, missed, you get $10 less" in shown
    other = signed_in(town, "Swift")
    assert other.web.post(f"/member/terms/{made['id']}/agree").status_code == 404, "it is not its own"
    agree = f"/member/terms/{made['id']}/agree"
    assert page.web.post(agree, follow_redirects=False).status_code == 303
    with town.write() as s:
        assert decide(s).isoformat() == "2026-12-01T17:00:00+00:00", "noon of this Tuesday"
        assert paid(s, HANDS) == [], "no job, nothing to decide"
        job(s, town, HANDS, "2026-12-08T10:00", "2026-12-08T11:50", "fridge")
        job(s, town, HANDS, "2026-12-08T09:00", "2026-12-08T12:30", "dispenser")
        job(s, town, HANDS, "2026-12-08T10:00", "2026-12-08T09:00", "fridge", status=LegStatus.cancelled)
        decide(s)
        job(s, town, HANDS, "2026-12-15T10:00", "2026-12-15T11:00", "fridge")
        late = job(
            s, town, HANDS, "2026-12-15T10:00", "2026-12-15T11:00", "fridge", status=LegStatus.accepted
        )
        decide(s)
        late.status = LegStatus.done
        job(s, town, HANDS, "2026-12-22T10:00", "2026-12-22T12:01", "fridge")
        decide(s)
        assert paid(s, HANDS) == [
            ("bonus", 2000, "fridge stocked by noon Tuesday, Dec 8: 1 of 1 job"),
            ("penalty", -1000, "fridge stocked by noon Tuesday, Dec 15: 1 of 2 jobs"),
            ("penalty", -1000, "fridge stocked by noon Tuesday, Dec 22: 0 of 1 job"),
        ]
        assert ledger.balances(s, town.agency(s))["sum"] == 0
        assert member(s, HANDS).payday_at is not None
        texts = [row.body for row in town.sent(s) if row.to == "+13055550151"]
        assert "you kept your target" in texts[1]
        assert "You get $20 more for it." in texts[1]
    assert "Kept 1, missed 2." in page.web.get("/member/standing").text
    (listed,) = desk.get("/desk/members/terms").json()
    assert (listed["name"], listed["kept"], listed["missed"]) == (HANDS, 1, 2)
    assert desk.post(f"/desk/members/terms/{made['id']}/end").json()["next_at"] is None
    assert desk.get("/desk/members/terms").json() == []
    assert page.web.post(agree, follow_redirects=False).status_code == 409, "it is over"


def test_the_desk_offers_and_ends_it_by_buttons(town: Core, desk: TestClient) -> None:
    with town.write() as s:
        key = member(s, "Swift").key
    form = {
        "words": "nine of ten in time",
        "figure": "on_time",
        "percent": "90",
        "skill": "",
        "weekday": "",
        "at": "08:00",
        "bonus": "25.00",
        "penalty": "",
    }
    assert desk.post(f"/desk/page/members/{key}/terms", data=form).status_code == 303
    shown = desk.get("/desk/page/members").text
    assert "nine of ten in time, the first of each month at 08:00: not agreed to yet" in shown
    with town.write() as s:
        term = s.exec(select(Term)).one()
        assert (term.at_least, term.bonus, term.penalty, term.weekday) == (0.9, 2500, 0, None)
        terms.agree(s, NOW, member(s, "Swift"), term.key)
        assert term.next_at is not None
        job(s, town, "Swift", "2026-11-28T10:00", "2026-11-28T18:00")
        for day in range(10, 20):
            job(s, town, "Swift", f"2026-12-{day}T10:00", f"2026-12-{day}T{'14' if day == 10 else '11'}:00")
        assert decide(s).isoformat() == "2027-01-01T13:00:00+00:00"
        told = statements.of_member(s, member(s, "Swift"), date(2027, 1, 1))
        assert [(line.kind, line.amount, line.about) for line in told.lines] == [
            ("bonus", 2500, "nine of ten in time, Jan 1: 9 of 10 jobs")
        ], "only those of December count"
    assert desk.post(f"/desk/page/members/terms/{term.key}/end").status_code == 303
    assert "nine of ten in time" not in desk.get("/desk/page/members").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"bonus": 0, "penalty": 0},
        {"at_least": 1.5},
        {"at_least": 0},
        {"figure": "damage"},
        {"weekday": "someday"},
        {"at": "noon"},
        {"bonus": -5},
        {"name": "Nobody"},
    ],
)
def test_what_cannot_be_a_target_is_refused(desk: TestClient, wrong: dict[str, Any]) -> None:
    assert desk.post("/desk/members/terms", json={**FRIDGE, **wrong}).status_code in (404, 422)
    assert desk.get("/desk/members/terms").json() == []


MONEY = st.lists(
    st.tuples(
        st.sampled_from(("Swift", "Slow Wheels")),
        st.sampled_from(("bonus", "penalty")),
        st.integers(1, 10**6),
        st.integers(0, 50),
        st.integers(0, 50),
    ),
    max_size=6,
)


def test_no_target_and_no_posting_is_ever_seen_by_choosing(town: Core) -> None:
    asked: list[str] = []

    def choice(s: Session) -> Any:
        ranked, refused = candidates.of_kind(s, town.dorothy(s), "courier")
        return choosing.because(ranked, refused)

    @how(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(MONEY)
    def moved_by(money: list[tuple[str, str, int, int, int]]) -> None:
        with town.write() as s:
            plain = choice(s)
            for n, (name, kind, cents, kept, missed) in enumerate(money):
                who = member(s, name)
                settling.adjust(s, NOW, who, kind, cents, "a target", f"r{n}")
                s.add(
                    Term(
                        agency_id=who.agency_id, provider_id=who.key, words="w", figure="on_time", at_least=1,
                        bonus=cents, penalty=cents, offered_by="Pat", offered_at=NOW, agreed_at=NOW,
                        kept=kept, missed=missed,
                    )
                )  # fmt: skip
            s.flush()
            event.listen(town.app.db.engine, "before_cursor_execute", listen)
            assert choice(s) == plain
            event.remove(town.app.db.engine, "before_cursor_execute", listen)
            s.rollback()

    def listen(_c: Any, _r: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    moved_by()
    assert asked
    assert not [one for one in asked if "transfer" in one or "FROM term" in one], "it does not even look"
