"""What is measured of the members in the rows decides, is stored with the choice, and is told to her in words."""

from datetime import timedelta

from sqlmodel import Session, select

from concierge_bot.models import Order, Provider, Rating
from concierge_bot.services.members import alternatives, candidates, choosing, progress
from concierge_bot.services.members.progress import Report
from concierge_bot.services.orders import quotes
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.test_several_members import ordered, says

CORNER = {**SHOP, "name": "Corner Mart", "catalogue": [MILK]}
WORLD = [{**SHOP, "catalogue": [MILK]}, CORNER]


def named(s: Session, name: str) -> Provider:
    """Return a member."""
    return s.exec(select(Provider).where(Provider.name == name)).one()


def stars(s: Session, core: Core, name: str, *given: int) -> None:
    """Let a member be rated."""
    customer, provider = core.dorothy(s), named(s, name)
    s.add_all(
        Rating(
            agency_id=customer.agency_id,
            customer_id=customer.key,
            provider_id=provider.key,
            stars=one,
            at=NOW,
        )
        for one in given
    )
    s.flush()


def first(s: Session, core: Core) -> str:
    """Return who would be chosen."""
    return candidates.of_kind(s, core.dorothy(s), "grocer")[0][0].name


def test_stars_move_a_member_but_one_of_them_moves_it_little(core_on_either: Core) -> None:
    core = core_on_either
    core.load(providers=WORLD)
    with core.write() as s:
        assert first(s, core) == "Corner Mart", "all alike, and first by name"
        stars(s, core, "Rossi Grocer", 5, 5, 5, 5, 4)
        assert first(s, core) == "Rossi Grocer"
        stars(s, core, "Corner Mart", 5)
        assert first(s, core) == "Rossi Grocer", "one lucky star is no record"
        stars(s, core, "Rossi Grocer", 1, 1, 1, 1)
        assert first(s, core) == "Corner Mart"


def test_who_is_full_or_slow_is_passed_over_and_she_hears_why(core_on_either: Core) -> None:
    core = core_on_either
    core.load(providers=[{**WORLD[0], "capacity": 1}, CORNER])
    with core.write() as s:
        core.dorothy(s).favourites = ["Rossi Grocer"]
        order = ordered(s, core)
        ranked, refused = candidates.of_kind(s, core.dorothy(s), "grocer")
        assert [c.name for c in ranked] == ["Corner Mart"]
        assert refused == {"Rossi Grocer": "has as many jobs as it can do"}
        says(s, "Rossi Grocer", "accepted")
        row = named(s, "Rossi Grocer")
        progress.report(s, NOW + timedelta(minutes=20), row, Report("d", "delivered", order=order.number))
        s.flush()
        seen = candidates.measured(s, row.agency_id)[row.key]
        assert (seen.jobs, seen.minutes, seen.busy) == (1, 20.0, 0)
        her = core.dorothy(s)
        her.favourites, her.prefers = [], ["speed"]
        quotes.quote(s, NOW, her, "2 milk", "tomorrow", once="q2")
        told = alternatives.why(s, NOW, her, "why them", once="why")
        assert told.startswith("I chose Rossi Grocer since it comes faster as a rule.")
        kept = s.exec(select(Order).order_by("id")).all()[-1].chosen_because
        assert kept["prefers"] == ["speed"]
        assert [choosing.Candidate(**one).name for one in kept["ranking"]] == ["Rossi Grocer", "Corner Mart"]


def test_always_the_cheapest_is_kept_as_what_counts_for_her(core_on_either: Core) -> None:
    core = core_on_either
    dear = {**WORLD[0], "rank": 1, "price": 900}
    core.load(providers=[dear, {**CORNER, "price": 100}])
    with core.write() as s:
        assert first(s, core) == "Rossi Grocer"
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        alternatives.asked(s, NOW, core.dorothy(s), "always the cheapest shop please", once="c")
        assert core.dorothy(s).prefers == ["price"]
        assert first(s, core) == "Corner Mart"
