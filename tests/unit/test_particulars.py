"""What she says of a service beside its name and hour is heard, and said back in short."""

from datetime import datetime

import pytest

from concierge_bot.understanding import when as times
from concierge_bot.understanding.people import firms
from concierge_bot.understanding.visits import (
    errand_hours,
    errand_names,
    errands,
    particulars,
    visit_questions,
    visit_times,
    way_back,
    word_for_them,
)

HERE = datetime.fromisoformat("2026-11-30T07:40")
FIRMS = ("Blue Cab", "Handy Hal", "Sparkle Clean", "Meals by Jo", "Warm Plate", "Yellow Cab", "Home Hands")


def heard(words: str) -> tuple[str, str]:
    """Return a service as it is said back, and what was said of the way back."""
    kind = errands.kind(words)
    there, back = way_back.parted(words)
    spans = times.spans(errand_hours.for_times(there, kind), HERE)
    return particulars.spoken(errand_names.spoken(words), kind, particulars.read(there, kind, spans)), back


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a ride to church on sunday at nine thirty", "a ride to church"),
        ("I need a taxi from my home to Oakwood Center, arriving by 2 p.m.", "a taxi to Oakwood Center"),
        ("a cab to 3800 Far Hills Avenue at 10", "a cab to 3800 Far Hills Avenue"),
        ("TAXI FRIDAY 10AM TO DR PATEL 200 N MAIN. I GO WITH HIM", "a taxi to Dr Patel 200 N Main, 2 people"),
        ("taxi tomorrow 10 am to Hindu Temple please, two passengers", "a taxi to Hindu Temple, 2 people"),
        ("a taxi tomorrow from home at 10 to the library, Dayton", "a taxi to the library, Dayton"),
        (
            "GET ME TO THE DOCTOR. MIAMI VALLEY ON WYOMING ST",
            "a ride to the doctor, Miami Valley on Wyoming St",
        ),
        ("A CAB FOR THAT DOCTOR THING ITS ON WILMINGTON PIKE", "a cab to Wilmington Pike"),
        ("a cab to the doctor. i live on Oak Court", "a cab to the doctor"),
        ("a taxi to the dentist on far hills ave", "a taxi to the dentist on far hills ave"),
        ("a cab to the doctor, Southview Hospital", "a cab to the doctor, Southview Hospital"),
        ("a hairdresser for color and cut please", "a hairdresser for color and cut"),
        ("cut my hair", "a hairdresser"),
        ("taxi to see the surgeon, got my walker", "a taxi to the surgeon, walker"),
        ("can you send a taxi to take me to the dentist at 3", "a taxi to the dentist"),
        ("a ride from Miami Valley Hospital at 4 today", "a ride from Miami Valley Hospital"),
        ("handyman please, the kitchen tap keeps dripping", "a handyman for the kitchen tap"),
        ("someone for the radiator? tomorrow maybe", "a handyman for the radiator"),
        (
            "would you have a girl who'd give the windows a bit of a going over, Wednesday would suit",
            "cleaning for the windows",
        ),
        (
            "I've no computer at all, it's the glass in the windows wants cleaning, a cleaning girl",
            "cleaning for the glass in the windows",
        ),
        ("wash my windows after my tablet", "cleaning for the windows"),
        ("somebody to look at my tablet", "a technician for your tablet"),
        (
            "flowers yellow roses for Lillian, 12 Oak street, spend about 40 dollers",
            "a gift: flowers yellow roses for Lillian, 12 Oak street, spend about 40 dollers",
        ),
        ("could you send my niece a birthday card sunday", "a gift: birthday card"),
        ("need a plumber, my sink is blocked", "a plumber for your sink"),
        ("screen door needs fixed", "a handyman for the screen door"),
        ("cleaning on friday, only the sitting room", "cleaning for the sitting room"),
        ("2 dinners, vegetarian without egg", "2 meals, vegetarian, without egg"),
    ],
)
def test_what_she_says_of_it_is_said_back(words: str, said: str) -> None:
    assert heard(words)[0] == said


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("a taxi to the temple at 10, coming back at 12.", "coming back at 12"),
        ("a taxi to Oakwood by 2 p.m., and a return at 4:30 p.m.", "and a return at 4:30 pm"),
        ("a cab to the doctor at 2 and pick me up again at 3:30", "and pick me up again at 3:30"),
        ("a ride to return my library books at 2", ""),
        ("a taxi home from the hospital at 4", ""),
    ],
)
def test_the_way_back_is_parted_from_the_way_there(words: str, back: str) -> None:
    assert heard(words)[1] == back


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("is hal coming?", "Handy Hal"),
        ("HALS THE ONE I WANT", "Handy Hal"),
        ("the Sparkle people", "Sparkle Clean"),
        ("2 dinners from Jo's", "Meals by Jo"),
        ("send blue cab", "Blue Cab"),
        ("my blue dress is clean", ""),
        ("a handy man and a cab, and two meals", ""),
        ("2 packs of paper plates and keep it warm", ""),
        ("3 yellow onions for my hands", ""),
        ("the warm plate lady", "Warm Plate"),
        ("the yellow people", "Yellow Cab"),
        ("is home hands coming", "Home Hands"),
    ],
)
def test_a_firm_is_known_as_people_call_it(words: str, firm: str) -> None:
    assert firms.named(words, FIRMS) == firm


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("did the guy for the toilet say yes yet", "status"),
        ("is my taxi coming at 10?", "status"),
        ("Has the cleaning been arranged or not?", "status"),
        ("hal coming?", "status"),
        ("what does a ride to the VA cost", "price"),
        ("how much is the handyman", "price"),
        ("can you get me a taxi at 10?", None),
        ("I need a plumber, when can he come", None),
        ("is the back door locked", None),
        ("where is my order", None),
        ("is my milk coming", None),
    ],
)
def test_a_question_about_a_service_is_known(words: str, asked: str | None) -> None:
    assert visit_questions.read(words, firms.named(words, FIRMS)) == asked


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("And make sure they know it is the VA", "it is the VA"),
        ("tell hal the dog does not bite", "the dog does not bite"),
        ("it needs to take a wheelchair", "it needs to take a wheelchair"),
        ("please tell the driver that I walk slowly", "I walk slowly"),
    ],
)
def test_a_word_for_whoever_comes_is_kept_without_how_it_is_passed_on(words: str, word: str) -> None:
    assert word_for_them.word_for_them(words) == word


@pytest.mark.parametrize(
    "words",
    [
        "the girl from the clinic is ringing me at eleven and I wouldn't hear the door",
        "if he could manage to bring it up to the door",
        "any time after my tablet would do",
    ],
)
def test_what_stands_beside_the_work_is_no_service(words: str) -> None:
    assert errands.kind(words) == errands.OTHER


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("before I go off to my sister's on Thursday, Wednesday would suit, if it isn't too dear", 2),
        ("i am out thursday but friday is best", 4),
    ],
)
def test_the_day_that_suits_her_is_the_one(words: str, day: int) -> None:
    read = visit_times.read(words, HERE, "US")
    assert read is not None
    assert (read.start.day, read.asks) == (day, ())


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("I was just wondering when my things come, the girl from the clinic rings me at eleven", True),
        ("let me know if he comes at ten", True),
        ("make it eleven, i wonder how you do it", False),
        ("eleven would be better", False),
    ],
)
def test_what_she_wonders_is_no_change(words: str, asks: bool) -> None:
    assert visit_questions.wonders(words) == asks
