"""kill -9 of any part at any point of the path: the order ends delivered once, each text reaches the handset once."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from random import Random

import pytest

from tests.faults.breaking import Breaking
from tests.fixtures.town import DESK, DOROTHY, RunningHouse, new_database
from tests.journeys.worlds import ROSSI, dorothy

pytestmark = pytest.mark.xdist_group("faults")

PILL = {"name": "Lisinopril", "strength": "10 mg", "times": ["14:00"]}
FELL = "help i fell and cant get up"
ENDS = "plus $3 delivery, today 11am-1pm. Reply 1 to order, 2 to change, 3 for another shop."
MILK = f"Rossi Grocer: 2% milk half gallon. $3.20 {ENDS}"
AND_EGGS = f"Rossi Grocer: 2% milk half gallon, Eggs large dozen. $6.69 {ENDS}"
AND_BREAD = f"Rossi Grocer: 2% milk half gallon, Eggs large dozen, Wheat bread. $9.68 {ENDS}"
HOW = "How was Rossi Grocer with order {number}? Text 1 to 5. 1 is bad, 5 is very good."
DOSE = [
    "It is time for your 2pm medicine. Reply T when you took it, L for later.",
    "Thank you. I wrote down 2:05pm for your 2pm medicine.",
]
EMERGENCY = (
    "Call 911 now if you are hurt or in danger. We are not 911. I told our team. A person will call you."
)
SLOW = "I have your text. I am slow just now. I told our team and I will answer as soon as I can."


def to_delivered(
    number: int = 1, goods: str = "2% milk half gallon, Eggs large dozen, Wheat bread"
) -> list[str]:
    """Return what she is told from her OK on."""
    return [
        f"Ordered: {goods}. It comes today 11am-1pm. It is number {number}. To stop it text UNDO before 10am.",
        f"Rossi Grocer said yes to your order {number}. It comes today 11am-1pm.",
        f"Your order {number} is on its way to you now.",
        f"Your order {number} is delivered. Is something wrong with it? Just text me.",
    ]


UNREAD = "her text is posted and not yet read"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Breaking]:
    """A running house of its own on SQLite, to be broken."""
    yield from broken(RunningHouse(tmp_path_factory.mktemp("broken-house")))


@pytest.fixture(scope="module")
def at_postgres(tmp_path_factory: pytest.TempPathFactory, postgres_dsn: str) -> Iterator[Breaking]:
    """The same on PostgreSQL."""
    url = new_database(postgres_dsn, "broken")
    yield from broken(RunningHouse(tmp_path_factory.mktemp("broken-house-postgres"), url))


def broken(house: RunningHouse) -> Iterator[Breaking]:
    """Give the means to break a house, and end it afterwards."""
    means = Breaking(house)
    yield means
    means.close()
    house.stop()


def the_path(at: Breaking) -> Iterator[str]:
    """Go the whole path, and stand still at each point to be broken there."""
    at.town.reset(now="2026-12-01T08:30", customers=[dorothy(medications=[PILL])], providers=[ROSSI])
    yield from her_words(at)
    yield from her_order(at)
    yield from her_medicine(at)
    yield from her_danger(at)


def her_words(at: Breaking) -> Iterator[str]:
    """Three texts that the dialogue server reads."""
    at.freeze("worker")
    at.town.send("need milk")
    at.until_stored("need milk")
    yield UNREAD
    at.until_up("web")
    at.until_up("dialogue")
    at.thaw("worker")
    settle(at)

    at.freeze("dialogue")
    at.town.send("need eggs")
    at.until_asked("dialogue")
    yield "the dialogue server answers"
    at.thaw("dialogue")
    answered(at)

    at.freeze("dialogue")
    at.town.send("need bread")
    at.until_asked("dialogue")
    at.freeze("worker")
    at.thaw("dialogue")
    at.until(lambda: "need bread" in at.heard(), "the dialogue server has answered")
    yield "the read-back is committed and not sent"
    at.thaw("worker")
    settle(at)


def her_order(at: Breaking) -> Iterator[str]:
    """From her OK to her door."""
    at.freeze("worker")
    at.town.send("1")
    at.until_stored("1")
    at.freeze("simulator")
    yield "her 1 is posted"
    at.thaw("worker")
    at.until_outbox("order 1", "sending")
    at.until_asked("simulator")
    yield "the dispatch is being sent to the provider"
    at.thaw("simulator")
    settle(at)

    at.lock()
    assert report(at, "accepted") is None, "the core cannot answer yet"
    yield "the provider's yes is arriving"
    at.unlock()
    settle(at)

    at.freeze("worker")
    assert report(at, "picked_up") == 200
    yield from taken_and_not_written_down(
        at, lambda: at.until_outbox("order on_the_way", "sending"), lambda: to_delivered()[2] in texts(at)
    )

    at.freeze("worker")
    assert report(at, "delivered") == 200
    yield "it is delivered and she is not told yet"
    at.thaw("worker")
    settle(at)


def her_medicine(at: Breaking) -> Iterator[str]:
    """Her reminder, and that she took it."""
    at.town.clock(to="2026-12-01T13:59:50")  # what is due before it is done while the worker lives
    at.freeze("worker")
    at.town.post("/sim/clock", {"to": "2026-12-01T13:59:58"})
    at.freeze("simulator")
    at.thaw("worker")
    at.until_outbox("dose", "sending")
    at.until_asked("simulator")
    yield "her reminder is being sent"
    at.thaw("simulator")
    settle(at)

    at.town.clock(to="2026-12-01T14:05")
    at.town.text("T")


def her_danger(at: Breaking) -> Iterator[str]:
    """An urgent task of the desk, by text and by call, until the desk takes it."""
    at.freeze("worker")
    at.town.send(FELL)
    at.until_stored(FELL)
    yield from taken_and_not_written_down(
        at,
        lambda: at.until_outbox("desk task", "sending", rows=2),
        lambda: texts(at, DESK) and calls(at, DESK),
    )
    (task,) = at.town.tasks()
    at.town.text(f"OK {task['number']}", DESK)


def taken_and_not_written_down(
    at: Breaking, sending: Callable[[], None], taken: Callable[[], object]
) -> Iterator[str]:
    """Let the frozen worker send, up to where the carrier took it; the web stands still, so no callback helps."""
    at.freeze("simulator")
    at.thaw("worker")
    sending()
    at.lock()
    at.freeze("web")
    at.thaw("simulator")
    at.until(taken, "the carrier has taken it")
    yield "the carrier has taken it and it is not written down"
    at.unlock()
    at.until_nothing_is_sending()
    at.thaw("web")
    settle(at)


def settle(at: Breaking) -> None:
    """Let everything come to its end."""
    at.until_up("web")
    at.town.settle()


def answered(at: Breaking) -> None:
    """Let her text be answered, on a second try if she was told that it takes longer."""
    settle(at)
    if SLOW in texts(at):
        at.until_up("dialogue")
        at.town.clock(by="PT1M")


def report(at: Breaking, event: str) -> object:
    """Let the shop report something; return the status that the core answered, None if it has not yet."""
    return at.town.post("/sim/providers/Rossi Grocer/events", {"event": event})["status"]


def texts(at: Breaking, phone: str = DOROTHY) -> list[str]:
    """Return all that a handset received."""
    return [text["text"] for text in at.town.received(phone)]


def calls(at: Breaking, phone: str) -> list[str]:
    """Return the calls that rang at a phone."""
    return [call["sid"] for call in at.town.get(f"/sim/handsets/{phone}/calls")]


def test_the_next_worker_on_postgresql_takes_over_at_once_and_waits_for_no_lease(
    at_postgres: Breaking,
) -> None:
    killed = 0
    for _ in the_path(at_postgres):  # which settles within 30 seconds, and that is how long a lease lasts
        at_postgres.kill("worker")
        killed += 1
    assert killed >= 10
    each_once(at_postgres, excuse=[])


@pytest.mark.parametrize("part", ["worker", "web"])
def test_a_part_of_the_core_is_killed_at_every_point_of_the_path(at: Breaking, part: str) -> None:
    killed = 0
    for _ in the_path(at):
        at.kill(part)
        killed += 1
    assert killed >= 10
    # A new web process is up in a moment: whether before the dialogue server asks it for an action is chance.
    each_once(at, excuse=[] if part == "worker" else [text for text in texts(at) if text == SLOW][:1])


def test_what_the_dialogue_server_has_answered_is_taken_from_its_tracker(at: Breaking) -> None:
    at.until_up("web")
    at.town.reset(customers=[dorothy()], providers=[ROSSI])
    at.freeze("dialogue")
    at.town.send("thank you dear")
    at.until_asked("dialogue")
    at.freeze("worker")
    at.thaw("dialogue")
    at.until(at.heard, "the dialogue server has answered")
    at.kill("worker")
    at.thaw("worker")
    settle(at)
    assert at.heard() == ["thank you dear"], "it was asked only once"
    assert len(texts(at)) == 1


def test_a_dialogue_server_that_hangs_is_excused_once_and_her_text_answered_once(at: Breaking) -> None:
    at.town.reset(now="2026-12-01T08:30", customers=[dorothy()], providers=[ROSSI])
    at.freeze("dialogue")
    at.town.send("need milk")
    at.until(lambda: SLOW in texts(at), "she is told")
    (task,) = at.town.tasks()
    assert task["task"] == "The dialogue server did not answer: read her last text"

    at.thaw("dialogue")
    at.town.clock(by="PT1M")
    assert texts(at) == [SLOW, MILK]
    assert at.town.tasks() == []


@pytest.mark.parametrize("seed", range(3))
def test_the_core_is_killed_at_random_while_she_orders(at: Breaking, seed: int) -> None:
    at.until_up("web")
    at.town.reset(now="2026-12-01T08:30", customers=[dorothy()], providers=[ROSSI])
    at.town.behave("Rossi Grocer", "accepts")
    chance = Random(seed)
    with ThreadPoolExecutor() as others:
        kills = [others.submit(kill_later, at, part, chance.uniform(0, 2)) for part in ("worker", "web")]
        at.town.send("need milk")
        at.until(lambda: MILK in texts(at) or SLOW in texts(at), "she has an answer")
        if SLOW in texts(at):
            wait(kills)
            answered(at)
        excuse = [text for text in texts(at) if text == SLOW]
        told = to_delivered(
            1 + len(excuse), "2% milk half gallon"
        )  # an excuse is also a numbered task of the desk
        at.town.send("1")
        at.until(lambda: told[1] in texts(at), "the shop said yes")
    for kill in kills:
        kill.result()
    settle(at)
    at.town.clock(to="2026-12-01T14:00")
    how = HOW.format(number=1 + len(excuse))
    assert texts(at) == [*excuse[:1], MILK, *told, how]
    only_order_ended_delivered(at)


def test_the_dialogue_server_is_killed_at_every_point_of_the_path(at: Breaking) -> None:
    for point in the_path(at):
        if point != UNREAD:  # it has not heard of it yet
            at.kill("dialogue")
    each_once(at, excuse=[SLOW])


def kill_later(at: Breaking, part: str, seconds: float) -> None:
    """Kill a part at a moment that nobody waits for."""
    time.sleep(seconds)
    at.kill(part)


def each_once(at: Breaking, excuse: list[str]) -> None:
    """Every text of the whole path has reached its handset once, in order; one order, one alarm, one call."""
    how = HOW.format(number=1)  # it may wait behind her reminder, which is more urgent
    assert texts(at).count(how) == 1
    told = [text for text in texts(at) if text != how]
    assert told == [MILK, *excuse, AND_EGGS, AND_BREAD, *to_delivered(), *DOSE, EMERGENCY]
    first, claimed = texts(at, DESK)
    assert "call Dorothy Baker now" in first
    assert "is yours" in claimed
    assert len(calls(at, DESK)) == 1
    only_order_ended_delivered(at)


def only_order_ended_delivered(at: Breaking) -> None:
    """Nothing is left to do; the shop knows one job, under one id, and it is delivered."""
    state = at.town.state()
    assert not any(state["unfinished"].values())
    (customer,) = state["customers"]
    assert [order["status"] for order in customer["orders"]] == ["delivered"]
    offers = at.town.inbox("Rossi Grocer")
    assert len({offer["headers"]["webhook-id"] for offer in offers}) == 1
    assert {offer["body"]["type"] for offer in offers} == {"dispatch.requested"}
