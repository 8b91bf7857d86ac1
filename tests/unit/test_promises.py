"""What she was promised is kept or made good once, and the desk's phone is not buried under what nobody took."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Case, Outbox, Task
from concierge_bot.services.cases import cases
from concierge_bot.services.house import desk
from concierge_bot.services.orders import errand_booking, errands
from concierge_bot.services.people import personal_data, sharing_talk
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import handover
from tests.fixtures.core import NOW, Core
from tests.fixtures.ticking import to
from tests.fixtures.town import DESK, DOROTHY
from tests.unit.said import hears

SORRY = "I am sorry. I said you would hear by now."


def asks_for_a_person(core: Core) -> None:
    """Let her ask for a person; she is promised one by half past nine."""
    with core.write() as s:
        said = handover.to_a_person(s, NOW, core.dorothy(s), "She asks for a person", "to_a_person", once="p")
        assert "by 9:30am" in said


def to_her(core: Core, s: Session, words: str = SORRY) -> list[str]:
    """Return what she was texted that begins so."""
    return [row.body for row in core.sent(s) if row.to == DOROTHY and row.body.startswith(words)]


def to_the_desk(core: Core, s: Session, channel: str = "sms") -> list[Outbox]:
    """Return what went to the desk's phone."""
    return [row for row in core.sent(s) if row.to == DESK and row.channel == channel]


def test_a_person_who_was_promised_and_did_not_come_is_excused_once_and_urgent(core: Core) -> None:
    asks_for_a_person(core)
    to(core, "2026-12-01T09:29")
    with core.write() as s:
        assert (to_her(core, s), to_the_desk(core, s)) == ([], [])
    to(core, "2026-12-01T10:20")
    with core.write() as s:
        assert to_her(core, s) == [f"{SORRY} It is urgent to us. Our team will call you by 9:45am."]
        assert s.exec(select(Task)).one().urgent
        assert to_the_desk(core, s)


def test_who_is_being_helped_hears_no_excuse(core: Core) -> None:
    asks_for_a_person(core)
    with core.write() as s:
        desk.claim(s, NOW, s.exec(select(Task)).one(), "Ruth")
    to(core, "2026-12-01T10:00")
    with core.write() as s:
        assert (to_her(core, s), to_the_desk(core, s)) == ([], [])


def test_what_a_person_is_to_ask_about_sharing_is_promised_too(core: Core) -> None:
    with core.write() as s:
        sharing_talk.to_a_person(s, NOW, core.dorothy(s), "let my nephew look", "share")
    to(core, "2026-12-01T09:31")
    with core.write() as s:
        assert len(to_her(core, s)) == 1


def test_two_cases_and_a_call_that_are_overdue_together_are_excused_once(core: Core) -> None:
    asks_for_a_person(core)
    with core.write() as s:
        for kind in ("never_came", "other"):
            cases.open_case(s, NOW, core.dorothy(s), kind, "her words")
    to(core, "2026-12-01T09:40")
    with core.write() as s:
        assert len(to_her(core, s)) == 1
        assert all(task.urgent for task in s.exec(select(Task)))
        assert all(case.missed == 1 for case in s.exec(select(Case)))


def test_after_an_hour_all_that_nobody_took_is_one_text_in_ten_minutes(core: Core) -> None:
    with core.write() as s:
        agency = core.agency(s)
        for n, words in enumerate(("Call Ann about her eggs", "Find the parcel of Bo", "Ring Cy")):
            desk.open_task(s, NOW + timedelta(minutes=n), agency, words, once=words, urgent=True)
    to(core, "2026-12-01T10:05")
    with core.write() as s:
        before = len(to_the_desk(core, s))
    to(core, "2026-12-01T11:59")
    with core.write() as s:
        later = to_the_desk(core, s)[before:]
        assert len(later) == 11
        assert later[0].body == (
            "Elm Care: nobody has these 3 urgent tasks yet: 1 Call Ann about her eggs; 2 Find the parcel of Bo; 3 Ring "
            "Cy. Reply OK and a number: that is yours."
        )
        desk.claim(s, core.clock.at, desk.find(s, core.agency(s).key, 2), "Ruth")
    to(core, "2026-12-01T12:01")
    with core.write() as s:
        assert "2 urgent tasks yet: 1 Call Ann about her eggs; 3 Ring Cy." in to_the_desk(core, s)[-1].body
        before = len(to_the_desk(core, s))
    to(core, "2026-12-01T17:01")
    with core.write() as s:
        night = to_the_desk(core, s)[before:]
        assert [f"{row.created_at:%M}" for row in night] == ["00"] * 5, "three hours old: once an hour"


def test_what_is_left_over_is_named_by_its_numbers_where_the_words_do_not_fit(core: Core) -> None:
    with core.write() as s:
        for n in range(12):
            words = f"Find out where the parcel of customer {n} has gone and ring her about it"
            desk.open_task(s, NOW, core.agency(s), words, once=words, urgent=True)
    to(core, "2026-12-01T10:11")
    with core.write() as s:
        assert "12 urgent tasks yet: 1, 2, 3, 4, 5," in to_the_desk(core, s)[-1].body


def test_danger_goes_on_ringing_and_a_new_task_is_texted_each_minute_by_itself(core: Core) -> None:
    with core.write() as s:
        alarms.raise_alarm(s, NOW, core.dorothy(s), source="customer", kind="fall", once="a")
    to(core, "2026-12-01T13:00")
    with core.write() as s:
        rung = len(to_the_desk(core, s, "call"))
        desk.open_task(s, core.clock.at, core.agency(s), "Something new", once="new", urgent=True)
        before = len(to_the_desk(core, s))
    to(core, "2026-12-01T13:30")
    with core.write() as s:
        texted = [row.body for row in to_the_desk(core, s)[before:]]
        assert len([body for body in texted if body.endswith("Something new. Reply OK 3 to take it.")]) >= 29
        assert not [body for body in texted if "Alarm" in body], "it was in the text of one o'clock"
        assert len(to_the_desk(core, s, "call")) == rung + 3, "danger rings on every ten minutes"


def test_a_text_that_names_several_is_among_what_is_kept_of_each(core: Core) -> None:
    with core.write() as s:
        for words in ("Ring her", "Ring her again"):
            desk.open_task(s, NOW, core.agency(s), words, once=words, urgent=True, customer=core.dorothy(s))
    to(core, "2026-12-01T10:11")
    with core.write() as s:
        row = next(row for row in to_the_desk(core, s) if "2 urgent tasks" in row.body)
        assert row.id in personal_data._about_her(s, core.dorothy(s))


def test_a_yes_to_two_services_in_the_afternoon_sets_both_up(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        errands.quote(s, NOW, her, "a lady to clean the floors", "every other Tuesday", once="a")
        errands.quote(s, NOW, her, "a handyman for the gutters", "whenever", once="b")
    to(core, "2026-12-01T13:30")
    with core.write() as s:
        assert hears(s, core, "yes and yes thats right, both of them the cleaner and the handy man")
        assert len([task for task in core.tasks(s) if task.once.startswith(errand_booking.TASK)]) == 2


@pytest.mark.parametrize(
    "words", ["yes both", "yes to the cleaner and the handyman", "yes please to both of them"]
)
def test_both_in_other_words(core: Core, words: str) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        errands.quote(s, NOW, her, "cleaning", "tuesday at 9", once="a")
        errands.quote(s, NOW, her, "a handyman", "friday at 2", once="b")
        assert hears(s, core, words)
        assert len([task for task in core.tasks(s) if task.once.startswith(errand_booking.TASK)]) == 2
