"""Where business time can be moved, each thread tells the time that it read itself."""

import threading
from datetime import UTC, datetime, timedelta

from concierge_bot.clock import Clock


def test_a_thread_with_an_old_view_does_not_change_the_time_of_another() -> None:
    clock = Clock()
    clock.set(timedelta(days=3))
    other = threading.Thread(target=lambda: clock.set(timedelta(days=9)))
    other.start()
    other.join()
    assert clock.offset == timedelta(days=3)
    assert clock.now() - clock.machine() < timedelta(days=4)


def test_a_thread_that_read_nothing_yet_tells_what_was_read_last() -> None:
    clock, seen = Clock(), list[timedelta]()
    clock.set(timedelta(hours=1))
    other = threading.Thread(target=lambda: seen.append(clock.offset))
    other.start()
    other.join()
    assert seen == [timedelta(hours=1)]


def test_business_time_that_stands_does_not_go_on_and_machine_time_does() -> None:
    clock, noon = Clock(), datetime(2026, 12, 1, 12, tzinfo=UTC)
    before = clock.machine()
    clock.set(timedelta(0), noon)
    assert clock.now() == clock.now() == noon
    assert clock.machine() >= before
