"""What comes again and again, once, or no more; and words of Spanish, of meals and of hours beside it."""

from datetime import UTC, datetime, timedelta

import pytest

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.orders import errand_moves, errand_times
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.orders import ending, one_time, order_words
from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import about_hers, errands, particulars, regular
from concierge_bot.understanding.words import spanish

NOW = datetime(2026, 11, 30, 13, 40, tzinfo=UTC)
HERE = local(NOW, "America/New_York").replace(tzinfo=None)
MEI = Customer(
    agency_id=1,
    name="Mei Tanaka",
    phone="+19375550104",
    time_zone="America/New_York",
    country="US",
    conversation="mei",
)


@pytest.mark.parametrize(
    "text",
    [
        "Every second Wednesday cleaning please. Start this Wednesday. Morning.",
        "Cleaning. Every second Wednesday, morning.",
        "I should like a cleaner every other Friday in the morning, please.",
        "someone to do the floors and the bathroom, every other week perhaps, Friday mornings",
        "a cab every tuesday and thursday at 9 to dialysis, back at 1",
        "can i get a ride to church every sunday at 9",
        "the hair lady every six weeks starting next tuesday",
        "could somebody clean every friday?",
    ],
)
def test_a_service_with_a_rhythm_is_one_that_repeats(text: str) -> None:
    assert regular.asked_for(text, HERE)


@pytest.mark.parametrize(
    "text",
    [
        "cleaning spray every monday",
        "milk every thursday",
        "the cleaner comes every friday",
        "do you have weekly price for cleaning?",
        "stop the cleaning every friday",
        "remind me to take lunch every day at noon",
        "the tap drips every night",
        "bananas and a clean towel every week",
        "lunch meat every monday",
    ],
)
def test_what_only_has_a_rhythm_is_no_service(text: str) -> None:
    assert not regular.asked_for(text, HERE)


def test_goods_with_a_rhythm_are_sent_again_and_again() -> None:
    assert regular.wants_goods("send me a milk evry monday, whole, half galon", HERE)
    assert not regular.wants_goods("my daughter brings milk every monday", HERE)
    assert not regular.wants_goods("send two milks on monday", HERE)


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("Delete Wednesday order completely. Not needed.", ""),
        ("And every other Wednesday, cancel forever.", ""),
        ("Stop repeating order.", ""),
        ("stop the milk every thursday and send bread today", "send bread today"),
        ("i dont want the thursday milk anymore", ""),
        ("no more milk on thursdays", ""),
        ("please end the friday cleaning for good dear, my niece does it now", ""),
    ],
)
def test_what_repeats_ends_for_good(text: str, besides: str) -> None:
    said = ending.read(text, HERE)
    assert said is not None
    assert said.besides == besides


@pytest.mark.parametrize(
    "text",
    [
        "stop the milk until i say",
        "stop my weekly groceries for two weeks",
        "skip the milk this thursday",
        "stop reminding me every day",
        "stop the heart pill for good",
        "cancel the cab",
        "dont send it this thursday",
    ],
)
def test_a_hold_a_skip_and_what_else_she_stops_end_nothing(text: str) -> None:
    assert ending.read(text, HERE) is None


@pytest.mark.parametrize(
    "text",
    ["only one time", "no just once please", "Not regularly.", "not every week", "I only need it once"],
)
def test_what_shall_come_once_is_said_in_many_ways(text: str) -> None:
    assert one_time.says_once(text)


@pytest.mark.parametrize("text", ["once a week please", "take it once a day", "just one please", "at once"])
def test_a_rhythm_a_count_and_haste_are_not_once(text: str) -> None:
    assert not one_time.says_once(text)


def test_once_is_no_ware() -> None:
    said = "Not regularly. One time. Rice 5 lb, tofu, soy sauce small, green tea."
    assert one_time.without_once(said) == "Rice 5 lb, tofu, soy sauce small, green tea."
    assert one_time.names_goods(said)


def test_the_usual_and_the_same_as_last_time_are_orders() -> None:
    assert order_words.wants_usual("the usual for friday please, same as last time but real milk")
    assert order_words.wants_same("Please order same groceries as last week.")
    assert not order_words.wants_same("the same cab as last time please")


@pytest.mark.parametrize("text", ["dont send it this thursday", "not this thursday please"])
def test_what_shall_not_come_then_is_left_out(text: str) -> None:
    assert replies.not_then(text)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "quita the pan, only the white bread, add cafe",
            "take off the bread, only the white bread, add coffee",
        ),
        ("un cafe molido y galletas", "ground coffee and cookies"),
        ("some pan, for hoy", "some bread, for today"),
        ("el milk and now huevos too", "el milk and eggs too"),
        ("quiero una frying pan", "i need una frying pan"),
        ("tell the tecnico to come mañana", "tell the technician to come tomorrow"),
        ("meet me at the cafe on main with a frying pan", "meet me at the cafe on main with a frying pan"),
    ],
)
def test_words_of_spanish_for_goods(text: str, english: str) -> None:
    assert spanish.in_english(text) == english


@pytest.mark.parametrize(
    ("text", "dishes"),
    [
        ("GET ME SOME SUPPER | NO FISH", "no fish"),
        ("MEATLOAF IF THEY GOT IT", "meatloaf"),
        ("a hot meal with mashed potatoes", "hot, mashed potatoes"),
        ("lunch from warm plate, no pork", "no pork"),
    ],
)
def test_what_a_meal_shall_be_is_kept(text: str, dishes: str) -> None:
    assert particulars.read(text, particulars.MEAL)["thing"] == dishes


def test_a_cooked_meal_is_a_service_and_an_hour_after_lunch_is_none() -> None:
    assert errands.asked_for("GET ME SOME SUPPER FOR TONIGHT NO FISH")
    assert errands.asked_for("order me a hot lunch for noon please")
    assert not errands.asked_for("i did not order dinner")
    assert errands.kind("tomorrow after lunch, not too early") == errands.OTHER
    assert errands.kind("lunch tomorrow") == particulars.MEAL
    assert denied.wished("6 OCLOCK MEATLOAF IF THEY GOT IT")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("This week, not Tuesday.", "2026-12-02T09:00:00"),
        ("the hair lady any day but tomorrow", "2026-12-02T09:00:00"),
        (
            "Wednesday would be lovely, any time after lunch, I have my nap until half past one",
            "2026-12-02T13:00:00",
        ),
        ("the house cleaned once a month", "2026-12-01T09:00:00"),
    ],
)
def test_a_day_that_it_shall_not_be_and_one_that_suits(text: str, when: str) -> None:
    assert errand_times.first_said(NOW, MEI, text, text, "hairdresser")["start"] == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Not Tuesday. I am at eye clinic then.", "2026-12-02T09:00:00"),
        ("not wednesday", "2026-12-03T09:00:00"),
        ("make it friday", "2026-12-04T09:00:00"),
    ],
)
def test_a_day_is_refused_and_the_hours_stay(text: str, when: str) -> None:
    data = {"kind": "handyman", "start": "2026-12-02T09:00:00", "end": "2026-12-02T12:00:00"}
    assert errand_moves.moved(NOW, MEI, data, text)["start"] == when


def test_another_day_keeps_the_rhythm_and_once_ends_it() -> None:
    data = {"kind": "cleaning", "start": "2026-12-04T09:00:00", "repeats": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"}
    assert (
        errand_moves.moved(NOW, MEI, data, "rather mondays")["repeats"] == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    )
    assert errand_moves.moved(NOW, MEI, data, "every monday")["repeats"] == "FREQ=WEEKLY;BYDAY=MO"
    assert errand_moves.moved(NOW, MEI, data, "no just once")["repeats"] == ""


def test_whoever_comes_is_asked_what_she_asks_of_her() -> None:
    said = about_hers.read("also ask if shee can do a perm and how much")
    assert said is not None
    assert said.act == "tells"
    assert errands.asked_for("and the tele man to come fix it please")
    assert particulars.dishes_with("meatloaf", "no fish") == "meatloaf, no fish"


def test_a_day_to_end_is_the_day_of_the_week_also_on_that_day() -> None:
    said = ending.read("Delete Tuesday order completely. Not needed.", HERE + timedelta(days=1))
    assert said is not None
    assert said.day == 1
