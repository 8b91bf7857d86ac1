"""One pill more than the one that she took: no dialogue server is needed to tell her not to."""

from datetime import UTC, datetime, timedelta

import pytest

from concierge_bot.services.safety import alarm_book
from concierge_bot.understanding.doses import dose_again
from tests.fixtures.core import Core
from tests.fixtures.town import ANA
from tests.unit.test_medication import doses, run, start, world
from tests.unit.test_memory import hear

MORNING = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""Seven in New York."""
SUGAR_PILL = {"name": "Metformin", "say_as": "sugar pill", "times": ["08:00", "18:00"]}
HEART_PILL = {"name": "Lisinopril", "say_as": "heart pill", "times": ["08:00"]}
EVENING_PILL = {"name": "Warfarin", "say_as": "evening pill", "times": ["20:00"], "critical": True}
NAMES = ["Metformin", "sugar pill", "heart pill"]
ONCE_MORE = """ok ill take it again then
then i will take another one
im going to take it again just in case
might as well take one more
i think ill take another heart pill to be safe
ill have it again so im sure
gonna take my pill again
let me take another then
well then ill just take them again
I'll just take my sugar pill again
right im taking it again
taking another one now to be safe
ok. ill take 2 more then
a gone take another sugar pill to be sure
gone take another
take one more to be sure
mi a go tek another one in case"""
TWO = """i tek one more
took another one
I had a second one just now
took one again
maybe i took two of them
wait, did I take two? I cant member if I took one before yuh text
not sure if i took one or two of the heart pill
think i mighta had another"""
NOT_TWO = """took both
i took two at 8 like always
had another cup of tea
i took another walk
maybe i took two loaves too many back
i took my sugar pill and another bag of bread is needed
did i order two of them
i did not take another one
took the heart pill, order another bottle of milk"""
NOT_ONCE_MORE = """i will take it again tonight
ill take it again at 8
i will not take it again
ok i wont take another
ill take another loaf of bread
i will have another cup of tea
remind me and ill take it again tomorrow
ill take it when i have had my tea
i am going to take it now"""


def took_both(core: Core) -> None:
    """She told of the two of the morning, two minutes ago."""
    start(core, MORNING, world(SUGAR_PILL, HEART_PILL))
    run(core, hours=1.1)
    hear(core, "T")
    core.clock.move(minutes=2)


@pytest.mark.parametrize("words", ONCE_MORE.splitlines())
def test_who_takes_it_once_more_is_told_not_to_and_the_pharmacist_calls(core: Core, words: str) -> None:
    took_both(core)
    told = hear(core, words)
    assert told.startswith("You told me at 8:06am that you took your ")
    assert "Do not take it again. Not sure? Call your pharmacy." in told
    with core.write() as s:
        assert "takes a medicine once more" in core.tasks(s)[-1].task
        assert core.tasks(s)[-1].urgent


@pytest.mark.parametrize("words", TWO.splitlines())
def test_who_took_two_or_may_have_hears_whom_to_call(core: Core, words: str) -> None:
    took_both(core)
    told = hear(core, words)
    assert "Take no more of it now. Took two? Call 1-800-222-1222." in told
    assert "Call your pharmacy" in told or "ask your pharmacy" in told
    with core.write() as s:
        task = core.tasks(s)[-1]
        assert (task.task, task.about) == (
            "She may have taken a medicine twice: the pharmacist should call her",
            words,
        )
        assert task.urgent
        assert alarm_book.open_alarm(s, core.dorothy(s)) is None


@pytest.mark.parametrize("words", NOT_TWO.splitlines())
def test_as_many_as_she_should_or_another_thing_is_not_two(words: str) -> None:
    assert not dose_again.says(words, NAMES, of_dose=True)


@pytest.mark.parametrize(
    "words",
    [
        "I tek one more by mistake you know",
        "oops had 2",
        "just dizzy. maybe i took two of them pressure pills",
        "i might have taken my sugar pill twice this morning",
    ],
)
def test_by_mistake_or_not_well_with_it_is_danger(core: Core, words: str) -> None:
    took_both(core)
    assert "Took too much? Call 1-800-222-1222 now." in hear(core, words)
    with core.write() as s:
        alarm = alarm_book.open_alarm(s, core.dorothy(s))
        assert alarm is not None
        assert alarm.kind == "overdose"


@pytest.mark.parametrize("words", NOT_ONCE_MORE.splitlines())
def test_the_next_one_or_another_thing_is_not_once_more(words: str) -> None:
    assert not dose_again.says(words, NAMES, of_dose=True)


def test_who_has_not_taken_it_may_say_that_she_will(core: Core) -> None:
    start(core, MORNING, world(SUGAR_PILL))
    run(core, hours=1.1)
    hear(core, "ok ill take it again then")
    with core.write() as s:
        assert not [task for task in core.tasks(s) if "once more" in task.task]


def test_what_else_she_asks_for_beside_it_is_kept() -> None:
    said = dose_again.read("i took another one. please send milk", NAMES, of_dose=True)
    assert said is not None
    assert (said.act, said.rest) == ("took", "send milk")


def test_her_doubt_of_a_taken_one_is_answered_with_a_warning(core: Core) -> None:
    took_both(core)
    assert hear(core, "cyah remember if I take my heart pill") == (
        "You told me at 8:06am that you took your heart pill (8am). Do not take it again. Not sure? Call your pharmacy."
    )


IN_THE_EVENING = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)


def asked_at_eight(core: Core) -> None:
    """She was asked about her evening pill, and Ana hears of doses."""
    ana = {"name": "Ana", "phone": ANA, "permissions": ["doses"]}
    start(core, IN_THE_EVENING, world(EVENING_PILL, contacts=[ana]))
    run(core, hours=1.55)


def test_who_doubts_an_open_dose_is_not_pressed_for_her_t_and_her_people_hear_that_she_is_not_sure(
    core: Core,
) -> None:
    asked_at_eight(core)
    told = hear(core, "I took my evening pill at supper already i think, did i")
    assert told.startswith(
        "I have no word yet about your evening pill (8pm). Not sure? Call your pharmacy first."
    )
    before = len(core.carrier.bodies())
    run(core, hours=0.7)
    later = core.carrier.bodies()[before:]
    assert (
        "Did you take your evening pill (8pm)? Reply T only if you are sure. Not sure? Call your pharmacy first."
    ) in later
    assert any("is not sure about our 8pm text." in body for body in later)
    assert not [body for body in later if "has not answered" in body]
    assert hear(core, "the box is empty so i did take my evening pill").startswith(
        "Thank you. I wrote down 6pm for your evening pill."
    )
    with core.write() as s:
        assert doses(s)[0].ended_at == IN_THE_EVENING - timedelta(minutes=30)
