"""What is asked of the rows again and again is asked once, and never answered from before something was written."""

from sqlmodel import col, delete, select

from concierge_bot.models import Medication, Question
from concierge_bot.services.medicines import plans
from concierge_bot.services.talk import questions
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY

WORLD = {
    "customers": [
        {
            "name": "Dorothy Baker",
            "phone": DOROTHY,
            "medications": [{"name": "Lisinopril", "times": ["08:00"]}],
        }
    ]
}


def test_the_rows_are_the_same_ones_until_something_is_written(core: Core) -> None:
    core.load(**WORLD)
    with core.write() as s:
        her = core.dorothy(s)
        (plan,) = first = plans.of(s, her)
        first.clear()  # what one reader does with its list is not seen by the next
        assert plans.of(s, her) == [plan]
        s.add(Medication(agency_id=her.agency_id, customer_id=her.key, name="Metformin"))
        assert [one.name for one in plans.of(s, her)] == ["Lisinopril", "Metformin"]
        s.exec(delete(Medication).where(col(Medication.name) == "Metformin"))
        assert plans.of(s, her) == [plan]


def test_what_was_only_changed_counts_at_once(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        question = questions.ask(s, NOW, her, "order", choices=["1"])
        assert questions.open_ones(s, NOW, her) == questions.open_about(s, her, "order") == [question]
        question.closed_at = NOW
        assert questions.open_ones(s, NOW, her) == questions.open_about(s, her, "order") == []


def test_what_was_undone_is_not_there(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        try_out = s.begin_nested()
        questions.ask(s, NOW, her, "order", choices=["1"])
        assert len(questions.open_ones(s, NOW, her)) == 1
        try_out.rollback()
        assert questions.open_ones(s, NOW, her) == list(s.exec(select(Question))) == []
