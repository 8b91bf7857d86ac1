"""Several wishes in one text each have their turn; what it takes back is not done; no act falls on another thing."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Order, OrderStatus, Outbox, Question, StandingOrder
from concierge_bot.services.orders import errands, ordering, quotes, standing, visit_book
from concierge_bot.services.talk import arrival
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.parting import clauses, denied, subjects, taken_back
from concierge_bot.worker import inbox
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears
from tests.unit.test_visit_corrections import TOWN, member

PLACES = [*TOWN, member("TechPal", ["technician"], 2500)]


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with who drives, mends, cleans, cuts hair and brings."""
    core.load(providers=PLACES)
    return core


def asks(s: Session, core: Core, words: str) -> None:
    """Have a service read back."""
    errands.quote(s, core.clock.at, core.dorothy(s), words, words, once=words)


def booked(core: Core, words: str) -> None:
    """Have a service booked."""
    with core.write() as s:
        asks(s, core, words)
    with core.write() as s:
        assert hears(s, core, "1") == "answer 1"


def ordered(core: Core, words: str) -> int:
    """Have goods ordered; return the number of the order."""
    with core.write() as s:
        quotes.quote(s, core.clock.at, core.dorothy(s), words, "tomorrow", once=words)
        order = s.exec(select(Order).order_by(col(Order.id).desc())).first()
        assert order is not None
        ordering.place(s, core.clock.at, core.dorothy(s), order)
        for question in s.exec(select(Question).where(Question.subject_id == order.id)):
            question.closed_at, question.answer = core.clock.at, "yes"
        return order.number


class Hearing(dict[str, list[str]]):
    """What the model reads in any words of hers: the intent beside a word that is in them."""

    def __init__(self, reads: dict[str, str]) -> None:
        super().__init__()
        self.words = reads

    def __missing__(self, text: str) -> list[str]:
        named = [intent for word, intent in self.words.items() if word in text.casefold()]
        return [*named, "out_of_scope"][:1]

    def get(self, text: str, default: object = None) -> Any:
        """Read a text."""
        return self[text]


def texts(core: Core, words: str, **reads: str) -> str:
    """Let her text something that the model reads as it is told, by a word in it; return all that she is answered."""
    app, rasa = with_rasa(core.app)
    rasa.share, rasa.reads = 0.95, Hearing(reads)
    with core.write() as s:
        last = max((row.id or 0 for row in core.sent(s)), default=0)
        arrival.store(s, core.clock.at, core.agency(s), sid=f"SM{words}", sender=DOROTHY, body=words)
    inbox.first_looks(app)
    while inbox.turns(app):
        pass
    with core.write() as s:
        rows = s.exec(
            select(Outbox).where(Outbox.to == DOROTHY, col(Outbox.id) > last).order_by(col(Outbox.id))
        )
        return " ".join(row.body for row in rows)


def live(core: Core) -> dict[str, str]:
    """Return what stands of her orders and visits, by what it is."""
    with core.write() as s:
        rows = s.exec(select(Order).where(col(Order.status).in_((OrderStatus.placed, OrderStatus.accepted))))
        return {
            str(row.chosen_because.get("visit", {}).get("kind", row.kind)): str(row.status) for row in rows
        }


# several wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        (
            "good morning dear. he ate every cookie so i am out of cookies and also the milk, can you"
            " send those and oh i need a ride to the eye doctor wednesday at 10",
            2,
        ),
        ("cookies, and also the milk, and a ride to the eye doctor wednesday at 10", 2),
        (
            "i will be at ana's from friday to monday so dont bring anything then, and make the cab half past nine",
            2,
        ),
        ("i need a ride thursday at 2 and milk", 2),
        ("remind me to call ana at 5. can you send milk too", 2),
        ("cancel the cab and send milk", 2),
        ("i need a ride thursday at 2, make it 3", 0),
        ("remind me to call the cab and bring the milk in", 0),
        ("make the taxi 9:30 and tell him to ring the bell", 0),
        ("a cab to rossi for bread and milk", 0),
        ("i ran out of milk and my sister is coming saturday so i need cake too", 0),
        ("ask the cab man to come at 9 and bring milk", 0),
        ("i need somebody to fix the fridge, the milk is going bad", 0),
    ],
)
def test_a_text_is_cut_where_another_thing_is_plainly_asked_for(text: str, wishes: int) -> None:
    parts = subjects.parts(text)
    assert len(parts) == wishes
    assert all(part in text for part in parts)


def test_goods_and_a_ride_of_one_text_are_both_read_back(town: Core) -> None:
    said = texts(
        town,
        "wheat bread, and also the milk, and a ride to the eye doctor thursday at 10",
        bread="order_groceries",
    )
    assert "2% milk half gallon" in said
    assert "Wheat bread" in said
    assert "A ride to the eye doctor, Thursday at 10am." in said


def test_a_booked_ride_takes_only_the_words_of_its_own_wish(town: Core) -> None:
    booked(town, "a ride to dr feldman thursday at 10")
    said = texts(
        town,
        "i am at ana's from friday to monday so dont bring anything then, and make the cab thursday half past nine",
        ana="pause_deliveries",
        cab="change_order",
    )
    assert "Now it is: a ride to dr feldman, Thursday at 9:30am" in said


def test_a_yes_and_a_handyman_with_a_slip_in_her_word_for_it_are_two(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "wheat bread", "tomorrow", once="bread")
    said = texts(
        town,
        "ok yes and while your at it i need a guy for the leaky fawcet friday morning",
        guy="request_service",
    )
    assert said.startswith("Ordered: Wheat bread.")
    assert "A handyman" in said


def test_a_digit_before_a_question_is_her_answer(town: Core) -> None:
    with town.write() as s:
        asks(s, town, "a handyman for the tap friday at 2")
        assert hears(s, town, "1 what do i owe for all this") == "parts"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tell me what comes today and wensday, I get mixed up", 1),
        ("what comes today and who are you", 2),
    ],
)
def test_one_more_day_is_no_other_question(text: str, parts: int) -> None:
    assert len(plain_questions.parts(text)) == parts


@pytest.mark.parametrize(
    "text",
    ["I meant the tea and the butter, what time are they to come at", "cancel the ride but not the meal"],
)
def test_what_a_wish_is_about_or_spares_is_no_other_wish(text: str) -> None:
    def read(words: str) -> tuple[str, float]:
        named = {
            "ride": "cancel_order",
            "time": "order_status",
            "meal": "request_service",
            "butter": "order_groceries",
        }
        return next(
            ((intent, 0.95) for word, intent in named.items() if word in words), ("change_order", 0.9)
        )

    assert clauses.parts(text, read) == [text]


# what is taken back


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cancel Thursday lunch. No, keep. Carol wants soup.", "Carol wants soup."),
        ("cancel the cab thursday, no dont", ""),
        ("stop the milk. oh leave it", ""),
        ("i need a ride thursday at 2. never mind", ""),
        ("send milk. never mind. send bread", "send bread"),
        (
            "i need a plumber thursday at 2 oh wait thats cards make it friday morning",
            "i need a plumber friday morning",
        ),
        ("need a ride at 3. wait im at the doctor. make it 4", "need a ride at 4"),
        ("never mind", "never mind"),
        ("cancel the eggs. keep the syrup", "cancel the eggs. keep the syrup"),
        ("i dont want the taxi. i still want the milk", "i dont want the taxi. i still want the milk"),
        ("i took it, no wait i didnt", "i took it, no wait i didnt"),
    ],
)
def test_what_a_text_takes_back_is_no_wish_of_it(text: str, left: str) -> None:
    assert taken_back.left(text) == left


def test_a_visit_that_she_keeps_in_the_same_breath_stands(town: Core) -> None:
    booked(town, "a cab to the clinic thursday at 10")
    assert (
        texts(town, "cancel the cab thursday. no, keep it", cab="cancel_order")
        == "All right. I leave it as it is."
    )
    assert "ride" in live(town)


def test_what_was_called_off_is_offered_again_when_she_wants_it_after_all(town: Core) -> None:
    booked(town, "a handyman for the tap friday at 2")
    texts(town, "cancel the handyman", handyman="cancel_order")
    assert live(town) == {}
    said = texts(town, "no i still want him, dont cancel him")
    assert "A handyman for the tap, Friday at 2pm." in said
    assert "Reply 1 to book it" in said


# the right thing


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("UNDO the milk but not the taxi", "UNDO the milk"),
        ("undo the milk. pero NOT the taxi", "undo the milk."),
        ("cancel the eggs keep the syrup", "cancel the eggs"),
        ("stop the bread. dont stop the milk", "stop the bread."),
    ],
)
def test_what_shall_stay_is_not_what_a_text_is_about(text: str, meant: str) -> None:
    assert denied.spared(text) == meant


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("UNDO the leche, the order 12. pero NOT the taxi", (12,)),
        ("cancel the milk order 12", (12,)),
        ("cancel the milk in order 12", ()),
        ("stop the milk from the order 12", ()),
    ],
)
def test_an_order_named_beside_its_goods_is_the_one_that_stops(text: str, stop: tuple[int, ...]) -> None:
    assert stopping.stops(text).stop == stop


def test_the_order_that_she_undoes_stops_and_the_taxi_that_she_does_not_comes(town: Core) -> None:
    booked(town, "a taxi to church thursday at 9:30")
    number = ordered(town, "2% milk half gallon")
    said = texts(town, f"no no no. UNDO the leche, the order {number}. pero NOT the taxi")
    assert f"Order {number} is stopped" in said
    assert live(town) == {"ride": "placed"}


def test_a_change_that_names_goods_is_of_the_order_of_goods(town: Core) -> None:
    ordered(town, "2% milk half gallon and wheat bread")
    booked(town, "a handyman for the tap friday at 2")
    said = texts(town, "so take the bread off of it will you", bread="change_order")
    assert "Ordered: 1 2% milk half gallon." in said


def test_a_question_of_ours_is_no_word_to_the_driver(town: Core) -> None:
    booked(town, "a ride to dr feldman thursday at 10")
    texts(town, "did you ask them or no??", ask="order_status")
    with town.write() as s:
        visit = visit_book.coming(s, town.clock.at, town.dorothy(s))[-1]
    assert not visit.data.get("notes")


def test_a_question_changes_no_booking_whatever_the_model_makes_of_it(town: Core) -> None:
    booked(town, "a ride to dr feldman thursday at 10")
    for words in (
        "what time do they bring it, i get mixed up",
        "tell me what comes today and thursday, i get mixed up",
    ):
        said = texts(town, words, mixed="change_order")
        assert "mixed up" not in said
        assert "a ride to dr feldman" in said
    assert town_tasks(town) == []


def town_tasks(core: Core) -> list[str]:
    """Return what the desk has to do."""
    with core.write() as s:
        return [task.task for task in core.tasks(s)]


def test_not_the_hairdresser_a_cab_leaves_the_hairdresser_where_she_is(town: Core) -> None:
    booked(town, "my hair done friday at 2")
    said = texts(
        town,
        "no not the hairdresser. a cab. thursday to dr patel on elm st be there 1:30",
        cab="request_service",
    )
    assert said.startswith("A cab to dr patel on elm st, Thursday, there by 1:30pm.")
    with town.write() as s:
        (hair,) = visit_book.coming(s, town.clock.at, town.dorothy(s))
    assert hair.data["start"].startswith("2026-12-04T14")


def test_she_needs_a_ride_is_no_word_to_whoever_comes_already(town: Core) -> None:
    booked(town, "my hair done friday at 2")
    said = texts(town, "and she needs a ride to dr patel thursday at 1:30", ride="request_service")
    assert said.startswith("A ride to dr patel, Thursday at 1:30pm.")


def test_a_taxi_is_no_other_time_for_the_groceries(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "wheat bread", "thursday", once="bread")
    said = texts(town, "well. I also need a taxi friday to the church, 9:30 am", taxi="request_service")
    assert said.startswith("A taxi to the church, Friday at 9:30am.")


def test_a_repeating_order_is_put_right_before_it_begins(town: Core) -> None:
    with town.write() as s:
        every = "wheat bread, 2% milk and pancake mix every other saturday"
        standing.quote(s, town.clock.at, town.dorothy(s), every, every, once="every")
    booked_before = texts(town, "not the mix i said just bread and milk")
    assert booked_before.startswith("Every other Saturday")
    with town.write() as s:
        row = s.exec(select(StandingOrder)).one()
    assert [line["name"] for line in row.items] == ["Wheat bread", "2% milk half gallon"]


def test_any_day_but_friday_is_no_friday(town: Core) -> None:
    with town.write() as s:
        asks(s, town, "any day but friday for my hair")
        (open_one,) = s.exec(select(Question).where(col(Question.closed_at).is_(None)))
    assert not open_one.data["start"].startswith("2026-12-04")


# what she refused


def test_what_she_has_no_need_of_waits_for_no_yes(town: Core) -> None:
    with town.write() as s:
        asks(s, town, "a handyman for the door today at 11")
    said = texts(town, "Good heavens no, I've no need of a handyman, what day is it")
    assert said.startswith("All right, I have put that aside.")
    assert "It is Tuesday" in said


def test_what_she_says_that_she_has_not_is_no_thing_to_be_mended(town: Core) -> None:
    with town.write() as s:
        asks(s, town, "a technician for my computer tomorrow at 2")
    with town.write() as s:
        asks(
            s,
            town,
            "Oh I've no computer at all, it's the windows want cleaning, a cleaner, thursday at eleven",
        )
    with town.write() as s:
        (open_one,) = s.exec(select(Question).where(col(Question.closed_at).is_(None)))
        assert (open_one.data["kind"], open_one.data.get("thing", "")) != ("technician", "computer")
        assert "computer" not in open_one.data.get("thing", "")


def test_a_read_back_that_another_followed_is_named_before_a_yes_books_it(town: Core) -> None:
    texts(town, "a technician thursday at 2", technician="request_service")
    texts(town, "a cleaner thursday at 11", cleaner="request_service")
    assert "Sparkle Clean" in texts(town, "yes to the cleaning please")
    said = texts(town, "Lovely, yes, thank you very much", yes="affirm")
    assert "TechPal" not in said
    assert "technician" not in live(town)


@pytest.mark.parametrize(
    "text",
    [
        "YES. AND I AM ALMOST OUT OF BLOOD PRESSURE PILLS. 5 LEFT",
        "yes please and my sugar pills are nearly gone",
    ],
)
def test_her_medicines_are_no_word_to_the_driver_and_have_a_turn_of_their_own(town: Core, text: str) -> None:
    with town.write() as s:
        asks(s, town, "a ride to dr feldman thursday at 10")
        assert hears(s, town, text) == "parts"
