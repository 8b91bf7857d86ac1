"""Stars move a member at once, figures are its own, and no rival's can be worked out; risks stand with their data."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session, col, select

from concierge_bot.models import (
    Consent,
    Leg,
    LegStatus,
    Order,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Rating,
    Standing,
)
from concierge_bot.services.cases import how_was_it, ratings, risks
from concierge_bot.services.house import state
from concierge_bot.services.members import bar, next_time, scorecards
from concierge_bot.services.members.scorecards import METRICS, Tally
from concierge_bot.services.money import statements
from tests.fixtures.core import NOW, SHOP, WORLD, Core
from tests.unit.test_ledger import come
from tests.unit.test_several_members import PACKS, SLOW, SWIFT, her, ordered, says, stands
from tests.unit.test_swaps import told

PHONE = "+13055550177"


def rated(s: Session, core: Core, name: str, *stars: int) -> Provider:
    """Let others give a member stars, and Dorothy the last of them."""
    provider = s.exec(select(Provider).where(Provider.name == name)).one()
    her_ = core.dorothy(s)
    for n in stars:
        s.add(
            Rating(agency_id=her_.agency_id, customer_id=her_.key, provider_id=provider.id, stars=n, at=NOW)
        )
    s.flush()
    bar.look(s, NOW, provider)
    s.flush()
    return provider


def test_below_the_bar_a_member_gets_no_new_jobs_and_those_not_begun_are_moved(core: Core) -> None:
    her(core, providers=[PACKS, {**SWIFT, "phone": PHONE}, SLOW])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        swift = rated(s, core, "Swift", 1, 2, 1, 3)
        assert str(swift.standing) == "active", "four are too few"
        rated(s, core, "Swift", 2)
        assert swift.standing == Standing.probation
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "offered")]
        courier = s.exec(select(Leg).where(Leg.kind == "courier")).one()
        assert s.get_one(Provider, courier.provider_id).name == "Slow Wheels"
        assert order.chosen_because["legs"]["courier"]["not_chosen"]["Swift"] == bar.LOW_RATINGS
        (notice,) = [row for row in core.sent(s) if row.to == PHONE]
        assert "1.8 of 5 by your last 5 ratings" in notice.body
        assert bar.heard(s, NOW, swift, "the bridge was shut all week")
        (task,) = [task for task in core.tasks(s) if "hear its side" in task.task]
        assert "the bridge was shut" in task.about
        bar.lift(s, NOW, swift, "Pat")
        rated(s, core, "Swift")
        assert (swift.standing, swift.barred) == (Standing.active, ""), "its stars count anew"


def test_her_own_wish_outranks_the_score_both_ways(core: Core) -> None:
    her(core, favourites=["Swift"], blocks=[], providers=[PACKS, SWIFT, SLOW])
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        rated(s, core, "Swift", 1, 1, 1, 1, 1)
        courier = s.exec(select(Leg).where(Leg.kind == "courier")).one()
        assert s.get_one(Provider, courier.provider_id).name == "Swift", "she wants him"
    her(core, blocks=["Swift"], providers=[PACKS, SWIFT, SLOW])
    with core.write() as s:
        rated(s, core, "Swift", 5, 5, 5, 5, 5)
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        courier = s.exec(select(Leg).where(Leg.kind == "courier")).one()
        assert s.get_one(Provider, courier.provider_id).name == "Slow Wheels", "she does not want him"


def test_after_a_bad_job_he_does_not_come_to_her_again_and_she_may_keep_him(core: Core) -> None:
    metro = {**SLOW, "name": "Metro"}
    her(core, providers=[PACKS, SWIFT, SLOW, metro])
    with core.write() as s:
        order, waiting = come(s, core), ordered(s, core)
        for name in ("Rossi Grocer", "Swift"):
            says(s, name, "accepted")
        rated(s, core, "Metro", 5, 4)
        ratings.told(s, NOW, core.dorothy(s), "1 star, the driver left it in the rain and was rude", once="b")
        assert core.dorothy(s).blocks == ["Swift"]
        assert told(s, core).endswith(
            "I will not send you Swift again. Next time: 1 Metro (4.5 of 5 by 2), 2 Slow Wheels, or 3 to keep Swift."
        )
        assert s.exec(select(Rating).where(Rating.order_id == order.id)).one().stars == 1, (
            "only the courier's"
        )
        assert stands(s, waiting) == [("grocer", "accepted"), ("courier", "offered")], "hers is moved at once"
        asked = s.exec(select(Question).where(Question.about == "next_time")).one()
        next_time.answered(s, NOW, core.dorothy(s), asked, "2", once="c")
        assert (core.dorothy(s).favourites, core.dorothy(s).blocks) == (["Slow Wheels"], ["Swift"])
        next_time.answered(s, NOW, core.dorothy(s), asked, "3", once="d")
        assert core.dorothy(s).blocks == []
        assert told(s, core) == "OK, Swift may come to you again."


def test_the_only_courier_keeps_what_he_has(core: Core) -> None:
    her(core, providers=[PACKS, SWIFT])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        rated(s, core, "Swift", 1, 1, 1, 1, 1)
        assert stands(s, order)[1] == ("courier", "offered"), "better he than nobody"


def test_she_is_asked_how_one_member_did_at_most_once_a_day(core: Core) -> None:
    her(core)
    with core.write() as s:
        first, second = come(s, core), come(s, core)
        assert first.rate_at == NOW + timedelta(hours=1)
        how_was_it.fall_due(s, NOW + timedelta(hours=1), first)
        how_was_it.fall_due(s, NOW + timedelta(hours=1), second)
        asked = s.exec(select(Question).where(Question.about == "stars")).all()
        assert len(asked) == 1
        assert told(s, core).startswith(f"How was Rossi Grocer with order {first.number}?")
        ratings.told(s, NOW, core.dorothy(s), "4 stars, eggs were well packed", once="a")
        (row,) = s.exec(select(Rating)).all()
        assert (row.stars, row.words) == (4, "4 stars, eggs were well packed")
        third = come(s, core)
        how_was_it.fall_due(s, NOW + timedelta(days=1), third)
        assert told(s, core).startswith("How was Swift with order"), "whom she has not rated yet"


def test_a_card_shows_a_members_own_figures_and_no_field_of_a_few(core: Core) -> None:
    her(core)
    with core.write() as s:
        come(s, core)
        rated(s, core, "Swift", 4)
        cards = {row["name"]: row["scorecard"] for row in state.whole(s, NOW)["providers"]}
        swift = cards["Swift"]
        assert swift["jobs"] == 1
        assert {name: swift[name] for name in METRICS} == {
            "accept_minutes": 0,
            "on_time": 1,
            "fill": 1,
            "damage": 0,
            "rating": 4,
            "first_time_right": 1,
            "cost_against_quote": 1,
        }
        assert cards["Rossi Grocer"]["on_time"] is None, "it is not judged by the courier's time"
        assert set(swift["field"].values()) == {None}


def test_who_lost_it_has_it_on_his_card(core: Core) -> None:
    her(core)
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Swift", "picked_up")
        says(s, "Swift", "failed")
        tallies = scorecards.of_agency(s, core.agency(s).key)
        swift = s.exec(select(Provider).where(Provider.name == "Swift")).one()
        card = scorecards.card(tallies, swift)
        assert (card["damage"], card["first_time_right"], card["jobs"]) == (1, 0, 1)


def tally(jobs: int, rating: float | None) -> Tally:
    """A courier with so many jobs and one figure."""
    made = Tally("courier", jobs=jobs)
    made.seen["rating"] = [] if rating is None else [rating]
    return made


FIGURE = st.integers(100, 500).map(lambda n: n / 100)


@how(deadline=None)
@given(mine=FIGURE, rivals=st.lists(FIGURE, min_size=1, max_size=8), jobs=st.integers(1, 9), moved=FIGURE)
def test_no_rivals_figure_can_be_had_by_subtraction(
    mine: float, rivals: list[float], jobs: int, moved: float
) -> None:
    seen = scorecards.the_field([tally(jobs, mine), *(tally(jobs, one) for one in rivals)])["rating"]
    if len(rivals) + 1 < 5 or jobs * (len(rivals) + 1) < 20:
        assert seen is None
        return
    # Another town, in which every rival has another figure, looks the same to this member.
    shift = min(moved, 5 - max(rivals), min(rivals) - 1) / len(rivals)
    others = [one + (shift if n % 2 else -shift) for n, one in enumerate(rivals)]
    others[-1] += sum(rivals) - sum(others)
    same = scorecards.the_field([tally(jobs, mine), *(tally(jobs, one) for one in others)])["rating"]
    assert seen == pytest.approx(same, abs=0.011)


def test_those_without_a_figure_do_not_stand_behind_it() -> None:
    assert scorecards.the_field([tally(50, 3.0), *(tally(50, None) for _ in range(9))])["rating"] is None


def kinds(found: list[risks.Risk]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each risk by its kind."""
    return {risk.kind: (risk.about, risk.data) for risk in found}


def test_the_register_shows_each_risk_with_its_data(core: Core) -> None:
    evidence = [{"kind": "insurance", "expires": "2026-12-10"}, {"kind": "licence", "expires": "2028-01-01"}]
    core.load(providers=[{**PACKS, "services": ["delivery"], "evidence": evidence}])
    with core.write() as s:
        rossi = s.exec(select(Provider)).one()
        for n in range(10):
            at = NOW - timedelta(days=37 - 4 * n)
            order = Order(
                agency_id=rossi.agency_id,
                number=100 + n,
                customer_id=core.dorothy(s).key,
                created_at=at,
            )
            s.add(order)
            s.flush()
            s.add(
                Leg(
                    agency_id=rossi.agency_id,
                    order_id=order.key,
                    kind="grocer",
                    provider_id=rossi.id,
                    status=LegStatus.delivered,
                    since=at,
                    promised_end=at + timedelta(hours=1 if n < 6 else -1),
                )
            )
        core.dorothy(s).consent = Consent.revoked
        s.flush()
        found = kinds(risks.register(s, NOW, core.agency(s)))
        assert found == {
            "single_grocer": ("Dorothy Baker", {"grocers": ["Rossi Grocer"]}),
            "expiring_evidence": (
                "Rossi Grocer",
                {"evidence": "insurance", "expires": "2026-12-10", "days": 9},
            ),
            "rising_lateness": (
                "Rossi Grocer",
                {"on_time_before": 1, "on_time_lately": 0, "jobs_lately": 4},
            ),
            "unreachable": ("Dorothy Baker", {"consent": "revoked"}),
        }


def test_a_town_in_order_has_no_risk(core: Core) -> None:
    core.load(customers=WORLD["customers"], providers=[PACKS, {**PACKS, "name": "Corner Mart"}])
    with core.write() as s:
        assert risks.register(s, NOW, core.agency(s)) == []


def test_the_register_asks_no_more_for_five_hundred_than_for_five(core: Core) -> None:
    def asked(many: int) -> int:
        people = [
            {"name": f"Rose {n}", "phone": f"+1305555{n:04}", "consent": "given"}
            for n in range(1000, 1000 + many)
        ]
        core.load(customers=people, providers=[SHOP, {**SHOP, "name": "Corner Mart"}])
        statements_run = 0

        def count(*_: object) -> None:
            nonlocal statements_run
            statements_run += 1

        engine = core.app.db.engine
        event.listen(engine, "before_cursor_execute", count)
        with core.write() as s:
            assert risks.register(s, NOW, core.agency(s)) == []
        event.remove(engine, "before_cursor_execute", count)
        return statements_run

    assert asked(40) == asked(5)


def test_whose_last_three_texts_were_all_lost_is_at_risk(core: Core) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        for n, delivery in enumerate(("delivered", "undelivered", "failed", "undelivered")):
            row = Outbox(
                agency_id=customer.agency_id, customer_id=customer.key, to=customer.phone, body="x", about="x",
                key_once=f"t{n}", state=OutboxState.sent, delivery=delivery, created_at=NOW, due_at=NOW,
                channel="sms",
            )  # fmt: skip
            s.add(row)
            s.flush()
            found = [risk for risk in risks.register(s, NOW, core.agency(s)) if risk.kind == "unreachable"]
            assert len(found) == (n == 3)
        assert found[0].data == {"last_texts": ["undelivered", "failed", "undelivered"]}


def test_statements_add_up_to_the_reconciliation(core: Core) -> None:
    her(core)
    with core.write() as s:
        come(s, core)
        december = statements.of_customer(s, core.dorothy(s), NOW.date())
        assert (december.before, [line.amount for line in december.lines], december.after) == (0, [715], 715)
        january = statements.of_customer(s, core.dorothy(s), NOW.date() + timedelta(days=40))
        assert (january.before, january.lines) == (715, [])
        members = s.exec(select(Provider).order_by(col(Provider.id))).all()
        earned = sum(statements.of_member(s, one, NOW.date()).after for one in members)
        report = statements.reconciliation(s, core.agency(s))
        assert report["accounts"]["sum"] == 0
        assert earned == 715 == sum(report["members"].values()) == sum(report["customers"].values())
