"""The end of a person's service: from that commit on nothing more is sent to or about her, and who must know hears."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.errors import NotNow, Refused
from concierge_bot.models import (
    Alarm,
    AlarmStatus,
    Contact,
    Dispatch,
    Dose,
    DoseStatus,
    Message,
    MessageState,
    Order,
    OrderStatus,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Reminder,
    Scope,
    StandingOrder,
    TaskStatus,
    Urgency,
)
from concierge_bot.services.house import due, notify
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.services.people import ending, family
from concierge_bot.services.safety import alarms, signals
from concierge_bot.services.talk import arrival
from concierge_bot.worker.ticks import Ticker
from connectors.base import Signal
from connectors.kinds import SignalKind
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DESK, DOROTHY
from tests.unit.test_family_alarms import write

BEN = "+13055550161"
PERSON: dict[str, Any] = {
    **WORLD["customers"][0],
    "medications": [{"name": "Lisinopril", "times": ["08:55", "20:00"]}],
    "contacts": [
        {"name": "Ana Baker", "phone": ANA, "permissions": ["alarms", "doses", "orders", "service"]},
        {"name": "Ben Baker", "phone": BEN, "permissions": ["orders"]},
    ],
    "standing_orders": [{"items": ["Wheat bread"], "rrule": "FREQ=DAILY", "start": "2026-12-05T09:00"}],
}
WORDS_OF_DEATH = [
    "mum died last night",
    "Mom passed away this morning",
    "dorothy has died",
    "this is ana. mum died in the night",
    "she passed on tuesday, peacefully",
    "my mother died on sunday, what do we do",
    "we lost mum yesterday",
    "mums funeral is on friday",
]


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy with medicines, a repeating order, and two who know of her."""
    core.load(agency={"desk_phone": DESK}, customers=[PERSON])
    return core


def order(s: Session, core: Core) -> Order:
    """Place an order for milk."""
    quotes.quote(s, NOW, core.dorothy(s), "need milk", "tomorrow", once="milk")
    row = s.exec(select(Order)).one()
    ordering.place(s, NOW, core.dorothy(s), row)
    return row


def leaving(s: Session) -> list[Outbox]:
    """Return what may still leave."""
    return list(s.exec(select(Outbox).where(Outbox.state == OutboxState.waiting).order_by(col(Outbox.id))))


def test_all_that_is_planned_ends_and_each_member_and_contact_hears_once(home: Core) -> None:
    with home.write() as s:
        order(s, home)
    with home.write() as s:
        quotes.quote(s, NOW, home.dorothy(s), "need bread", "tomorrow", once="bread")
        notify.to_customer(s, NOW, home.dorothy(s), "Good morning.", about="news", once="news")
        ending.end(s, NOW, home.dorothy(s), "died", "Pat at the desk")
    with home.write() as s:
        her = home.dorothy(s)
        assert (her.ended_at, her.end_reason) == (NOW, "died")
        assert {o.status for o in s.exec(select(Order))} == {OrderStatus.cancelled}
        assert s.exec(select(Dose).where(Dose.status == DoseStatus.planned)).all() == []
        assert s.exec(select(StandingOrder).where(col(StandingOrder.next_at).is_not(None))).all() == []
        assert s.exec(select(Question).where(col(Question.closed_at).is_(None))).all() == []
        withdrawn = [row for row in leaving(s) if row.channel == "job"]
        assert [row.job["act"] for row in withdrawn] == ["withdraw"]
        kind = [row for row in leaving(s) if row.channel == "sms"]
        assert sorted(row.to for row in kind) == sorted([ANA, BEN])
        assert {row.about for row in kind} == {"service ended"}
        assert "died" not in kind[0].body  # who has not heard it shall not hear it from a machine
        assert DOROTHY not in {row.to for row in leaving(s)}


def test_nothing_more_is_sent_to_or_about_her_whatever_falls_due(home: Core) -> None:
    with home.write() as s:
        ending.end(s, NOW, home.dorothy(s), "moved", "Pat")
        told = len(home.sent(s))
    home.clock.move(days=3)
    Ticker(home.app).sweep()
    with home.write() as s:
        her, ana = home.dorothy(s), s.exec(select(Contact).where(Contact.phone == ANA)).one()
        now = home.clock.at
        assert notify.to_customer(s, now, her, "x", about="emergency", once="x") is None
        assert notify.to_contact(s, now, ana, Scope.orders, "x", about="news", once="y") is None
        assert len(home.sent(s)) == told
        assert due.count(s, now) == 0


def test_what_was_written_before_and_has_not_left_does_not_leave(home: Core) -> None:
    with home.write() as s:
        her = home.dorothy(s)
        agency = home.agency(s)
        notify.call(s, NOW, agency, DOROTHY, "It is time.", about="dose", once="ring", customer=her)
        her.ended_at = NOW
        row = s.exec(select(Outbox).where(Outbox.key_once == "ring")).one()
        assert notify.forbidden(s, row) == "her service has ended"


def test_an_alarm_that_was_open_is_over_and_a_signal_from_her_home_is_for_the_desk_alone(home: Core) -> None:
    with home.write() as s:
        alarms.raise_alarm(s, NOW, home.dorothy(s), source="monitor", kind="fall", once="fall")
        ending.end(s, NOW, home.dorothy(s), "moved", "Pat")
        assert s.exec(select(Alarm)).one().status == AlarmStatus.resolved
    with home.write() as s:
        her, before = home.dorothy(s), {row.id for row in home.sent(s)}
        home.clock.move(hours=1)
        monitor = Provider(agency_id=her.agency_id, name="SafeHome", kind="care_monitor")
        s.add(monitor)
        s.flush()
        signal = Signal("s1", her.phone, SignalKind.FALL, home.clock.at)
        assert signals.receive(s, home.clock.at, monitor, signal) == "desk"
        assert {row.to for row in home.sent(s) if row.id not in before} <= {DESK}
        assert "ended" in home.tasks(s)[-1].task
        assert len(s.exec(select(Alarm)).all()) == 1


def test_an_order_on_its_way_is_called_back_and_the_desk_sees_to_it(home: Core) -> None:
    with home.write() as s:
        row = order(s, home)
        row.status = OrderStatus.on_the_way
    with home.write() as s:
        ending.end(s, NOW, home.dorothy(s), "died", "Pat")
        assert s.exec(select(Order)).one().status == OrderStatus.cancelled
        assert {d.status for d in s.exec(select(Dispatch))} == {"cancelled"}
        (task,) = [t for t in home.tasks(s) if t.status == TaskStatus.open]
        assert "on its way" in task.about


def test_a_text_from_her_phone_afterwards_is_read_by_a_person_and_not_answered(home: Core) -> None:
    with home.write() as s:
        ending.end(s, NOW, home.dorothy(s), "died", "Pat")
        before = len([row for row in home.sent(s) if row.to == DOROTHY])
        arrival.store(s, NOW, home.agency(s), sid="SM9", sender=DOROTHY, body="help i have fallen")
        message = s.exec(select(Message).where(Message.sid == "SM9")).one()
        arrival.first_look(s, NOW, home.dorothy(s), message)
        assert message.state == MessageState.done
        assert home.tasks(s)[-1].urgent
        assert len([row for row in home.sent(s) if row.to == DOROTHY]) == before


def test_her_daughter_asks_afterwards_and_a_person_answers(home: Core) -> None:
    with home.write() as s:
        ending.end(s, NOW, home.dorothy(s), "died", "Pat")
    with home.write() as s:
        told = write(home, s, "how is mum")
        assert "our team" in told
        assert "wrote to us" not in told
        assert home.tasks(s)[-1].task.startswith("Ana Baker")


def test_family_may_end_it_only_with_her_grant(home: Core) -> None:
    with home.write() as s:
        ana, ben = s.exec(select(Contact).order_by(col(Contact.id))).all()
        with pytest.raises(Refused):
            ending.by_family(s, NOW, ben, "died")
        assert home.dorothy(s).ended_at is None
        ending.by_family(s, NOW, ana, "died")
        assert home.dorothy(s).ended_at == NOW
        assert "Ana Baker" in home.dorothy(s).ended_by


def test_who_may_end_it_is_no_one_who_sees_more(home: Core) -> None:
    with home.write() as s:
        ana, ben = s.exec(select(Contact).order_by(col(Contact.id))).all()
        assert family.page(s, NOW, ana).may_end
        assert not family.page(s, NOW, ben).may_end
        assert family.page(s, NOW, ben).not_shared == ["Alarms", "Medicine", "Money"]


def test_ending_twice_is_refused_and_a_mistake_can_be_taken_back(home: Core) -> None:
    with home.write() as s:
        ending.end(s, NOW, home.dorothy(s), "other", "Pat")
        with pytest.raises(NotNow):
            ending.end(s, NOW, home.dorothy(s), "other", "Pat")
        ending.take_back(s, NOW + timedelta(minutes=5), home.dorothy(s), "Pat")
        her = home.dorothy(s)
        assert her.ended_at is None
        doses = s.exec(select(Dose).where(Dose.status == DoseStatus.planned)).all()
        assert doses != []
        assert "repeating" in home.tasks(s)[-1].about


def test_reminders_of_her_own_end_too(home: Core) -> None:
    with home.write() as s:
        her = home.dorothy(s)
        row = Reminder(
            agency_id=her.agency_id,
            customer_id=her.key,
            what="bins",
            first=NOW,
            started_at=NOW,
            next_at=NOW + timedelta(hours=1),
        )
        s.add(row)
        ending.end(s, NOW, her, "died", "Pat")
        assert (row.next_at, row.ended_at) == (None, NOW)


@pytest.mark.parametrize("words", WORDS_OF_DEATH)
def test_word_of_her_death_reaches_a_person_at_once_and_ends_nothing_by_itself(
    home: Core, words: str
) -> None:
    with home.write() as s:
        told = write(home, s, words)
        (task,) = home.tasks(s)
        assert task.urgent
        assert task.due_at - NOW <= timedelta(minutes=5)
        assert "sorry" in told
        assert home.dorothy(s).ended_at is None
        nag = [row for row in home.sent(s) if row.to == DESK]
        assert nag
        assert nag[0].urgency == Urgency.alarm


@pytest.mark.parametrize("words", ["her cat died", "is mum dead?", "i nearly died laughing with mum"])
def test_other_words_of_death_are_not_taken_for_it(home: Core, words: str) -> None:
    with home.write() as s:
        assert "sorry for" not in write(home, s, words)


def test_what_looks_as_if_she_dies_now_is_danger(home: Core) -> None:
    with home.write() as s:
        write(home, s, "i think mum is dead, she isnt breathing")
        assert s.exec(select(Alarm)).one().status == AlarmStatus.open
