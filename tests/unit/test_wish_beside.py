"""A wish that stands beside what was answered has its own turn, and in the end a person has it."""

import pytest
from sqlmodel import col, select

from concierge_bot.models import DoseStatus, Message
from concierge_bot.services.house import notify
from concierge_bot.services.talk import unserved
from concierge_bot.understanding.parting import besides
from tests.fixtures.core import Core
from tests.unit.said import store
from tests.unit.test_dose_talk import hear, reminded
from tests.unit.test_medication import doses

LOU = "and my sister comes saturday she is 90 if you can believe it can i have a cake from somewhere"


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        (LOU, "can i have a cake from somewhere"),
        ("bread came bless you. i never got that cab settled did i", "i never got that cab settled did i"),
        ("thank you dear. i need milk", "i need milk"),
        ("the usual please, and book me a lift to mass", "book me a lift to mass"),
    ],
)
def test_what_is_asked_for_somewhere_in_a_text_is_found(words: str, wish: str) -> None:
    assert besides.wish(words) == wish


@pytest.mark.parametrize(
    "words",
    [
        "took it with my soup",
        "i had a cup of tea and toast",
        "can you believe the price of eggs",
        "i want to thank the driver who brought milk",
        "i need to lie down",
        "thanks for the cab it came",
        "no. i dont need the cab",
    ],
)
def test_what_only_tells_wishes_nothing(words: str) -> None:
    assert besides.wish(words) == ""


def parts(core: Core) -> list[str]:
    """Return what was parted from her texts as a wish of its own."""
    with core.write() as s:
        return [
            m.body for m in s.exec(select(Message).order_by(col(Message.id))) if m.sid.endswith("/besides")
        ]


def test_a_wish_behind_a_dose_has_its_turn(core: Core) -> None:
    reminded(core)
    hear(core, f"T. {LOU}", "confirm_taken")
    with core.write() as s:
        assert DoseStatus.taken in [dose.status for dose in doses(s)]
        said = [m.body for m in s.exec(select(Message)) if m.part_of]
    assert any("cake" in words for words in said)


def test_a_wish_behind_praise_has_its_turn_and_then_a_person(core: Core) -> None:
    core.load()
    wish = "i never got that cab settled did i thursday dr meyers"
    with core.write() as s:
        whole = store(s, core, f"the boy was so polite. {wish}")
        unserved.notice(s, core.clock.at, core.dorothy(s), whole, whole.body)
    assert parts(core) == [wish]
    with core.write() as s:
        part = s.exec(select(Message).where(Message.body == wish)).one()
        unserved.notice(s, core.clock.at, core.dorothy(s), part, part.body)
    assert parts(core) == [wish]
    with core.write() as s:
        assert [task.about for task in core.tasks(s)] == [wish]


@pytest.mark.parametrize(("about", "served"), [("company", False), ("order", True)])
def test_only_a_kind_word_serves_no_wish(core: Core, about: str, served: bool) -> None:
    core.load()
    with core.write() as s:
        whole = store(s, core, "the boy was so polite. can i have milk")
        once = f"answer:{whole.id}:action_praise"
        notify.to_customer(s, core.clock.at, core.dorothy(s), "How kind of you!", about=about, once=once)
        unserved.beside_company(s, core.clock.at, core.dorothy(s), whole)
    assert parts(core) == ([] if served else ["can i have milk"])


def test_a_wish_upon_which_she_is_told_nothing_is_a_persons(core: Core) -> None:
    core.load()
    with core.write() as s:
        part = store(s, core, "i never got that cab settled did i")
        part.sid = f"{part.sid}/besides"
        unserved.beside_company(s, core.clock.at, core.dorothy(s), part)
        assert [task.about for task in core.tasks(s)] == [part.body]


def test_a_wish_that_was_answered_is_not_served_again(core: Core) -> None:
    core.load()
    with core.write() as s:
        whole = store(s, core, "how kind. can i have milk")
        text = "Rossi Grocer: 2% milk half gallon."
        notify.to_customer(s, core.clock.at, core.dorothy(s), text, about="order", once=f"answer:{whole.id}")
        unserved.notice(s, core.clock.at, core.dorothy(s), whole, whole.body)
    assert parts(core) == []
