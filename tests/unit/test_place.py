"""A worker's place: one living worker has it, and the next one takes over what the last one left, and nothing else."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlmodel import select

from concierge_bot.bootstrap import App
from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.errors import Misconfigured
from concierge_bot.models import Message, Outbox, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox, outbox, place
from tests.fakes import Killed
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY


@pytest.fixture
def app(core_on_either: Core, tmp_path: Path) -> App:
    """A house with a folder of its own."""
    chosen = core_on_either.app.settings.model_copy(update={"var": tmp_path})
    return replace(core_on_either.app, settings=chosen)


def test_a_place_is_free_again_when_its_worker_is_dead(app: App) -> None:
    first = place.take(app)
    if app.db.sqlite:
        with pytest.raises(Misconfigured, match="PostgreSQL"):
            place.take(app)
    else:
        second = place.take(app)
        assert second.name != first.name
        second.lock.close()
    first.lock.close()  # the system does so when the process ends, however it ends
    again = place.take(app)
    assert again.name == first.name
    again.lock.close()


def dies(_: httpx.Request) -> httpx.Response:
    """The worker dies while the dialogue server reads."""
    raise Killed


def test_a_new_worker_takes_over_what_the_last_one_of_its_place_left_and_nothing_else(
    app: App, core_on_either: Core
) -> None:
    core, dying = core_on_either, replace(app, dialogue=Dialogue(app.settings, httpx.MockTransport(dies)))
    core.carrier.breaks = "killed before"
    with core.write() as s:
        notify.to_customer(s, NOW, core.dorothy(s), "Hello.", about="test", once="t", urgency=Urgency.dose)
        arrival.store(s, NOW, core.agency(s), sid="SM1", sender=DOROTHY, body="good morning")
    assert inbox.first_looks(app)
    for work in (inbox.turns, outbox.send_one):
        with pytest.raises(Killed):
            work(dying, "first")
    core.clock.move(seconds=1)

    for worker, states in (("second", ("working", "sending")), ("first", ("waiting", "waiting"))):
        inbox.free_left_over(app, worker)
        outbox.free_left_over(app, worker)
        core.clock.move(seconds=6)
        outbox.settle_one(app, worker)
        with core.write() as s:
            assert (s.exec(select(Message.state)).one(), s.exec(select(Outbox.state)).one()) == states
    dying.dialogue.close()
