"""Many people at one moment: all in a few commits, and each person once, however many workers there are."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlmodel import select

from concierge_bot.models import Dose, DoseStatus, Ladder, Outbox, Question
from concierge_bot.services.talk import arrival
from concierge_bot.worker import inbox
from concierge_bot.worker.ticks import Ticker
from tests.fakes import with_rasa
from tests.fixtures.core import Core

PILLS = [{"name": name, "times": ["10:00"]} for name in ("Lisinopril", "Metformin", "Aspirin")]
WORKERS = 3


def people(number: int, **more: Any) -> list[dict[str, Any]]:
    """Return so many people who take several medicines at one time."""
    return [
        {"name": f"Mrs {n}", "phone": f"+1305555{n:04d}", "medications": PILLS, **more} for n in range(number)
    ]


def sweep(core: Core, workers: int = 1) -> None:
    """Do what is due, with so many workers at once."""
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda _: Ticker(core.app).sweep(), range(workers)))


def test_all_medicines_of_one_time_are_one_text_though_several_workers_remind(core_on_either: Core) -> None:
    core = core_on_either
    core.load(customers=people(20))
    sweep(core)
    core.clock.move(hours=1)
    sweep(core, WORKERS)
    with core.write() as s:
        texts = Counter(row.to for row in s.exec(select(Outbox).where(Outbox.about == "dose")))
        asked = [len(question.data["doses"].split(",")) for question in s.exec(select(Question))]
        reminded = s.exec(select(Dose).where(Dose.status == DoseStatus.reminded)).all()
    assert len(texts) == 20
    assert set(texts.values()) == {1}
    assert asked == [3] * 20
    assert len(reminded) == 60


def test_a_t_that_comes_as_her_ladder_begins_is_no_fault(core_on_either: Core) -> None:
    core = core_on_either
    app = with_rasa(core.app)[0]
    core.load(customers=people(20))
    sweep(core)
    core.clock.move(hours=1)
    sweep(core)
    core.clock.move(minutes=30)
    with core.write() as s:
        for n in range(20):
            phone = f"+1305555{n:04d}"
            arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{n}", sender=phone, body="T")
    while inbox.first_looks(app):
        pass

    def read() -> None:
        while inbox.turns(app):
            pass

    with ThreadPoolExecutor(4) as pool:
        for done in [
            pool.submit(work) for work in (read, Ticker(core.app).sweep, read, Ticker(core.app).sweep)
        ]:
            done.result()
    core.clock.move(hours=3)
    sweep(core)
    with core.write() as s:
        assert {dose.status for dose in s.exec(select(Dose).where(Dose.due_at < core.clock.at))} == {"taken"}
        assert all(ladder.ended_at for ladder in s.exec(select(Ladder)))
        assert core.tasks(s) == []


def test_what_nobody_answers_has_one_ladder_though_several_workers_look(core_on_either: Core) -> None:
    core = core_on_either
    core.load(customers=people(20))
    sweep(core)
    core.clock.move(hours=1)
    sweep(core)
    core.clock.move(minutes=30)
    sweep(core, WORKERS)
    with core.write() as s:
        texts = Counter(row.to for row in s.exec(select(Outbox).where(Outbox.about == "dose")))
        ladders = s.exec(select(Dose.ladder_id).where(Dose.status == DoseStatus.reminded)).all()
    assert set(texts.values()) == {2}, "reminded, and asked once more"
    assert len(set(ladders)) == 20
