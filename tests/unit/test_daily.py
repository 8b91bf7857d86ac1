"""One small thing a day of her choice, or now; a general question gets looked-over words, else a person."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot import doctor
from concierge_bot.models import Outbox
from concierge_bot.services.everyday import company, company_items, daily
from concierge_bot.understanding.everyday import company as reading
from concierge_bot.understanding.terms.opt_out import is_reserved
from connectors import gsm7
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.ticking import to
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears

WISHES: dict[str, tuple[str, str]] = {
    "tell me a joke": ("joke", "now"),
    "Please tell me another joke": ("joke", "now"),
    "make me laugh": ("joke", "now"),
    "quiz me": ("quiz", "now"),
    "teach me something": ("lesson", "now"),
    "whats on tv": ("television", "now"),
    "anything good on the radio": ("radio", "now"),
    "send me a joke every morning at 9": ("joke", "daily"),
    "a quiz each day please": ("quiz", "daily"),
    "no more jokes": ("joke", "end"),
    "stop the daily joke": ("joke", "end"),
    "stop sending me quizzes": ("quiz", "end"),
    "check on me every morning at 8": ("check_in", "daily"),
    "no more check ins": ("check_in", "end"),
}
NO_WISHES = [
    "is this a joke",
    "that shop is a joke",
    "need milk",
    "stop",
    "no more milk",
    "my tv is broken",
    "stop it",
]
ALL = [(kind, item) for kind in company_items.KINDS for item in company_items.items(kind)]


@pytest.mark.parametrize("words", WISHES)
def test_what_she_wishes(words: str) -> None:
    found = reading.wish(words)
    assert found is not None
    assert (found.what, found.act) == WISHES[words]


@pytest.mark.parametrize("words", NO_WISHES)
def test_what_is_no_wish(words: str) -> None:
    assert reading.wish(words) is None


def test_there_is_enough_for_two_months() -> None:
    assert len(ALL) >= 60
    assert len({(kind, item.key) for kind, item in ALL}) == len(ALL)


@pytest.mark.parametrize(("kind", "item"), ALL, ids=lambda one: getattr(one, "key", one))
def test_each_fits_two_segments_and_offers_no_word_of_the_carrier(
    kind: str, item: company_items.Item
) -> None:
    choices = ", ".join(f"{n} {choice}" for n, choice in enumerate(item.choices, 1))
    text = f"{item.text} Is it {choices}? Reply with its number." if choices else item.text
    assert gsm7.plain(text) == text
    assert len(text) <= gsm7.LIMIT
    assert not any(is_reserved(choice) for choice in item.choices)
    assert (kind == "quiz") == (len(item.choices) == 3)
    assert (1 <= item.right <= 3) == (kind == "quiz")
    assert "http" not in text


@pytest.mark.parametrize("one", company_items.advice(), ids=lambda one: one.key)
def test_each_advice_has_its_source_fits_and_is_looked_over_within_a_year(one: company_items.Advice) -> None:
    assert gsm7.plain(one.text) == one.text
    assert len(one.text) <= gsm7.LIMIT
    assert len(one.source) > 5
    assert one.review <= date(2027, 11, 30)


def texts(core: Core) -> list[str]:
    """Return what she was told for company."""
    with core.write() as s:
        rows = s.exec(
            select(Outbox).where(Outbox.to == DOROTHY, Outbox.about == "company").order_by(col(Outbox.id))
        )
        return [row.body for row in rows]


def start(core: Core, **company: Any) -> None:
    """Let her have something each day."""
    core.load(customers=[{**WORLD["customers"][0], "company": company}])


def test_one_a_day_at_her_hour_and_none_twice(core: Core) -> None:
    start(core, daily="joke", daily_at="10:15")
    to(core, "2026-12-01T10:14")
    assert texts(core) == []
    to(core, "2026-12-21T10:16")
    assert len(texts(core)) == 21
    assert len(set(texts(core))) == 21


def test_all_were_told_and_it_begins_again(core: Core) -> None:
    with core.write() as s:
        for n in range(len(company_items.items("radio")) + 1):
            daily.tell(s, NOW, core.dorothy(s), "radio", once=str(n))
    assert len(texts(core)) == len(set(texts(core))) + 1


def test_a_quiz_is_answered_by_its_number(core: Core) -> None:
    start(core, daily="quiz", daily_at="09:30")
    to(core, "2026-12-01T09:31")
    item = next(one for one in company_items.items("quiz") if texts(core)[0].startswith(one.text))
    with core.write() as s:
        assert hears(s, core, str(item.right)) == f"answer {item.right}"
        told = core.sent(s)[-1].body
        assert told == f"That is right! {item.more}"


def test_what_was_not_told_on_its_day_is_not_made_up_for(core: Core) -> None:
    start(core, daily="lesson", daily_at="09:30")
    core.clock.move(days=2)
    to(core, "2026-12-03T09:31")
    assert len(texts(core)) == 1


def test_in_her_own_words(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        assert "each day at 11am" in company.asked(s, NOW, her, "send me a joke every day at 11", once="1")
    to(core, "2026-12-02T11:01")
    assert len(texts(core)) == 3
    with core.write() as s:
        assert company.asked(s, core.clock.at, core.dorothy(s), "no more jokes", once="2").startswith("OK.")
    to(core, "2026-12-05T11:01")
    assert len(texts(core)) == 4


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("how do i keep cool in this heat", "In hot weather"),
        ("the power is out is my food ok", "Keep the door shut"),
        ("my smoke alarm keeps beeping", "A short beep"),
        ("should i take more of my pills in the heat", ""),
    ],
)
def test_a_general_question_is_answered_from_a_source(core: Core, words: str, begin: str) -> None:
    with core.write() as s:
        told = company.asked(s, NOW, core.dorothy(s), words, once="1")
    assert told.startswith(begin) if begin else told == ""


def test_an_answer_that_nobody_looked_over_again_is_not_used() -> None:
    words = "how do i keep cool in this heat"
    assert company_items.answer(words, date(2026, 12, 1), "US") is not None
    assert company_items.answer(words, date(2030, 1, 1), "US") is None


def test_where_its_source_does_not_speak_to_her_home_a_person_answers(core: Core) -> None:
    core.load(customers=[{**WORLD["customers"][0], "country": "GB"}])
    with core.write() as s:
        assert company.asked(s, NOW, core.dorothy(s), "my house is cold how do i keep warm", once="1") == ""


def test_who_may_not_drink_much_is_told_to_ask() -> None:
    heat = company_items.answer("how do i keep cool in this heat", date(2026, 12, 1), "US")
    assert heat is not None
    assert "Did a doctor limit what you drink?" in heat.text


def test_the_doctor_names_what_is_to_be_looked_over_again(core: Core) -> None:
    assert [finding.good for finding in doctor.advice(core.app)] == [True]
    core.clock.at = datetime(2027, 10, 20, tzinfo=UTC)
    found = list(doctor.advice(core.app))
    assert len(found) == len(company_items.advice())
    assert found[0].name == "advice text heat"
    assert found[0].advice.startswith("compare it with CDC, Heat and Older Adults")


def test_alone_twice_in_a_week_is_told_to_a_person_as_such(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        assert "ring you" in company.asked(s, NOW, her, "im so lonely", once="1")
        assert not core.tasks(s)[0].urgent
    core.clock.move(days=3)
    with core.write() as s:
        told = company.asked(s, core.clock.at, core.dorothy(s), "nobody calls me anymore", once="2")
        assert "alone so much" in told
        assert core.tasks(s)[1].urgent
        assert "second time in a week" in core.tasks(s)[1].task
    core.clock.move(days=20)
    with core.write() as s:
        company.asked(s, core.clock.at, core.dorothy(s), "i feel lonely", once="3")
        assert not core.tasks(s)[2].urgent
