"""A changed number: both phones agree before anything moves, and nobody takes her texts by a story."""

import pytest
from sqlmodel import col, select

from concierge_bot.errors import BadInput
from concierge_bot.models import Customer, Message, NumberChange, Outbox
from concierge_bot.services.house import notify, state
from concierge_bot.services.people import customers, numbers
from concierge_bot.services.talk import arrival, strangers
from concierge_bot.understanding.words import numbers as reading
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DESK, DOROTHY
from tests.unit.said import hears

NEW = "+13055550188"


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy with a daughter."""
    ana = {"name": "Ana Baker", "phone": ANA, "permissions": ["alarms"]}
    core.load(agency={"desk_phone": DESK}, customers=[{**WORLD["customers"][0], "contacts": [ana]}])
    return core


def phone(core: Core) -> str:
    """Return the number at which she is served."""
    with core.write() as s:
        return s.exec(select(Customer)).one().phone


def to_phone(core: Core, number: str) -> list[str]:
    """Return what was written to a number."""
    with core.write() as s:
        rows = s.exec(select(Outbox).where(Outbox.to == number).order_by(col(Outbox.id)))
        return [row.body for row in rows]


def from_new(core: Core, words: str, sender: str = NEW) -> None:
    """Let a phone that we do not know text us."""
    with core.write() as s:
        agency = core.agency(s)
        sid = f"SN{len(s.exec(select(Message)).all()):032d}"
        arrival.store(s, core.clock.at, agency, sid=sid, sender=sender, body=words)
        message = s.exec(select(Message).where(Message.sid == sid)).one()
        strangers.from_unknown(s, core.clock.at, agency, message)


def she(core: Core, words: str) -> str:
    """Let her text from the phone that we know."""
    with core.write() as s:
        return hears(s, core, words)


def test_both_phones_agree_and_then_it_is_changed(home: Core) -> None:
    assert she(home, "my new number is 305 555 0188") == "new number"
    assert "is +13055550188 your new number" in to_phone(home, DOROTHY)[0]
    assert "Reply OK if it is yours" in to_phone(home, NEW)[0]
    assert "Dorothy" not in to_phone(home, NEW)[0]
    she(home, "1")
    assert phone(home) == DOROTHY
    with home.write() as s:
        notify.to_customer(s, NOW, home.dorothy(s), "It waits.", about="order", once="waits")
    from_new(home, "OK")
    assert phone(home) == NEW
    assert "It waits." in to_phone(home, NEW)
    assert "the number was changed" in to_phone(home, DOROTHY)[-1]
    with home.write() as s:
        (row,) = state.whole(s, NOW)["customers"][0]["numbers"]
        assert (row["old"], row["new"], row["status"]) == (DOROTHY, NEW, "done")
        assert customers.by_phone(s, home.agency(s).key, NEW) is not None


def test_the_new_phone_first_is_as_good(home: Core) -> None:
    she(home, "ive changed my number to (305) 555-0188")
    from_new(home, "yes")
    assert phone(home) == DOROTHY
    she(home, "yes")
    assert phone(home) == NEW


@pytest.mark.parametrize("side", ["old", "new"])
def test_one_side_alone_changes_nothing(home: Core, side: str) -> None:
    she(home, "my new number is 305 555 0188")
    if side == "old":
        she(home, "1")
        from_new(home, "who is this")
    else:
        from_new(home, "ok")
    assert phone(home) == DOROTHY


def test_a_stranger_with_her_name_gets_nothing_and_she_is_asked(home: Core) -> None:
    from_new(home, "hi this is dorothy baker i have a new phone")
    assert phone(home) == DOROTHY
    assert to_phone(home, NEW) == [
        "Elm Care here. I do not know this number yet. I told our team. They will call you."
    ]
    assert "is +13055550188 your new number" in to_phone(home, DOROTHY)[0]
    she(home, "2")
    assert phone(home) == DOROTHY
    with home.write() as s:
        assert s.exec(select(NumberChange)).one().status == "refused"
        assert home.tasks(s)[-1].urgent
    from_new(home, "ok")
    assert phone(home) == DOROTHY


def test_she_says_yes_to_the_phone_that_wrote_to_us(home: Core) -> None:
    from_new(home, "this is Dorothy Baker, I have a new phone number")
    she(home, "1")
    assert phone(home) == NEW


def test_a_lost_phone_is_vouched_for_by_the_desk_and_the_new_one_still_asked(home: Core) -> None:
    with home.write() as s:
        numbers.by_desk(s, NOW, home.dorothy(s), NEW, "Pat")
    assert phone(home) == DOROTHY
    from_new(home, "OK")
    assert phone(home) == NEW
    with home.write() as s:
        assert s.exec(select(NumberChange)).one().asked_by == "Pat"


def test_an_answer_after_a_day_changes_nothing(home: Core) -> None:
    she(home, "my new number is 305 555 0188")
    she(home, "1")
    home.clock.move(hours=25)
    from_new(home, "OK")
    assert phone(home) == DOROTHY


@pytest.mark.parametrize("number", [ANA, DESK, DOROTHY])
def test_a_number_that_is_somebodys_is_for_a_person(home: Core, number: str) -> None:
    she(home, f"my new number is {number}")
    with home.write() as s:
        assert s.exec(select(NumberChange)).all() == []
        assert "somebody's already" in home.tasks(s)[-1].task
        with pytest.raises(BadInput):
            numbers.by_desk(s, NOW, home.dorothy(s), number, "Pat")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("my new number is 305 555 0188", NEW),
        ("I have a new phone, the number is (305) 555-0188", NEW),
        ("Ive changed my number to 3055550188", NEW),
        ("my sons new number is 305 555 0188", ""),
        ("is this your new number?", ""),
        ("need 12 eggs and milk", ""),
    ],
)
def test_what_is_read(words: str, number: str) -> None:
    assert (reading.named(words, "US") if reading.changed(words) else "") == number
