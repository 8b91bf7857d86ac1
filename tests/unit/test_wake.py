"""Who waits is woken by what concerns him, and by nothing else."""

from concierge_bot.models import House
from concierge_bot.services.talk import arrival
from concierge_bot.wake import Wake
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY


def test_only_who_waits_for_a_table_that_was_written_is_woken(core: Core) -> None:
    wake = core.app.wake
    texts, leaving, all_of_it = wake.count("message"), wake.count("outbox"), wake.count()
    with core.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid="SM1", sender=DOROTHY, body="good morning")
    assert wake.count("message") == texts + 1
    assert wake.count("outbox") == leaving
    assert wake.count() == all_of_it + 1
    wake.wait(texts, 0.0, "message")


def test_a_clock_that_was_moved_concerns_everybody(core: Core) -> None:
    leaving = core.app.wake.count("outbox", "message")
    with core.write() as s:
        house = s.get(House, 1) or House()
        house.clock_offset += 60
        s.add(house)
    assert core.app.wake.count("outbox", "message") == leaving + 1


def test_who_only_reads_wakes_nobody(core: Core) -> None:
    before = core.app.wake.count()
    with core.write() as s:
        core.agency(s)
    assert core.app.wake.count() == before


def test_another_process_hears_which_table_it_was(core_on_either: Core) -> None:
    core, hearing = core_on_either, Wake(core_on_either.app.db.url)
    hearing.listen()
    seen = hearing.count("message")
    for n in range(200):  # on PostgreSQL it may take a moment until it listens
        with core.write() as s:
            arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{n}", sender=DOROTHY, body="hello")
        hearing.wait(seen, 0.05, "message")
        if hearing.count("message") != seen:
            break
    assert hearing.count("message") > seen
    assert hearing.count("outbox") == 0
