"""A dangerous text is never missed, and an ordinary one seldom frightens anybody."""

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.understanding.danger import danger_learned
from concierge_bot.understanding.danger.safety import by_rules, danger, is_sure

CORPORA = Path(__file__).parents[1] / "corpora"
PARTS = ("development", "heldout", "harder")


def corpus(name: str, part: str) -> list[str]:
    lines = (CORPORA / f"safety_{name}_{part}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_as(level: str, texts: list[str]) -> list[str]:
    return [text for text in texts if danger(text).level == level]


@pytest.mark.parametrize("part", PARTS)
def test_no_emergency_is_missed(part: str) -> None:
    assert read_as("none", corpus("emergencies", part)) == []


@pytest.mark.parametrize("part", PARTS)
def test_nearly_every_emergency_is_an_alarm(part: str) -> None:
    texts = corpus("emergencies", part)
    assert len(read_as("uncertain", texts)) <= 0.02 * len(texts)


@pytest.mark.parametrize("part", PARTS)
def test_lookalikes_seldom_alarm(part: str) -> None:
    texts = corpus("lookalikes", part)
    assert len(read_as("alarm", texts)) <= 0.02 * len(texts)


@pytest.mark.parametrize("part", PARTS)
def test_ordinary_texts_never_alarm_and_are_seldom_questioned(part: str) -> None:
    texts = corpus("ordinary", part)
    assert read_as("alarm", texts) == []
    assert len(read_as("uncertain", texts)) <= 0.05 * len(texts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("need milk and bread also ive been on the kitchen floor since breakfast and cant get up", "fall"),
        ("my chest feels tight like a belt", "chest"),
        ("i cant breathe", "breath"),
        ("my arm has gone all numb and my words wont come out right", "stroke"),
        ("mum is not answering and i cant wake her", "unresponsive"),
        ("it wont stop bleeding", "bleeding"),
        ("took all of them at once", "overdose"),
        ("he drank antifreeze", "poison"),
        ("i smell gas", "gas"),
        ("the kitchen is on fire", "fire"),
        ("theres a man in the house i dont know", "intruder"),
        ("my grandson hit me", "violence"),
        ("everyone would be better of without me", "self_harm"),
        ("my tongue is swelling up", "allergy"),
        ("i dont know where i am", "lost"),
        ("blood sugar 42", "unwell"),
        ("somebody please help me", "help"),
    ],
)
def test_the_kind_of_danger_is_named(text: str, kind: str) -> None:
    found = danger(text)
    assert (found.level, found.kind) == ("alarm", kind)


@pytest.mark.parametrize(
    "text",
    [
        "i dont feel right",
        "feeling funny",
        "i feel dizzy today",
        "not feeling too good",
        "i had a funny turn",
        "under the weather",
        "i had a little tumble but ok i think",
        "help",
        "she took my purse",
    ],
)
def test_what_one_question_should_settle_is_at_least_asked(text: str) -> None:
    assert by_rules(text).level == "uncertain"
    assert danger(text).level != "none"


@pytest.mark.parametrize(
    "text",
    [
        "HELP I'VE FALLEN AND I CAN'T GET UP!!!",
        "i can\N{RIGHT SINGLE QUOTATION MARK}t breathe",
        "Me ca\N{LATIN SMALL LETTER I WITH ACUTE} en la cocina",
        "i fel off teh bed",
        "chets pain",
        "ambulence please",
        "heeelp meee",
        "im on the flour and cant get up",
        "no im on the floor",
        "no i fell",
        "i called my son, fell on the floor",
        "i fell reaching for a book",
        "dont know why my chest hurts",
        "no chest pain but i fell",
        "my chest hurts but im fine",
        "my sister fell last year. now i fell too",
        "i smell gas can you come",
        "i smell gas from the stove",
        "im on the floor can you come",
        "cant get up so please come",
        "the wardrobe fell on me",
        "help im in the garden and cant move",
        "was washing the dishes and now im on the floor",
        "milk eggs fell in kitchen",
        "took too much for the pain",
        "my husband has dementia and he isnt in the house",
        "bob went out at six with no coat and he doesnt know his own name",
        "my husband is missing he has dementia",
    ],
)
def test_shaky_or_contrary_words_do_not_hide_danger(text: str) -> None:
    assert danger(text).level == "alarm"


@pytest.mark.parametrize(
    "text",
    [
        "my sister fell last year",
        "the jar fell and broke",
        "no chest pain today doctor is pleased",
        "i have not fallen since the rails went in",
        "battery in my fall alarm is low",
        "I TOOK THE TWO",
        "i lay down like an old bear after my dinner",
        "it goes round and round",
        "I'm down to won roll of toilet paper",
        "im down to sunday on the water ones and sunday is tomorrow",
        "fell asleep",
        "dying for a cup of tea",
        "i need bread and milk",
        "something",
        "closed now",
        "please send milk",
        "",
    ],
)
def test_history_denial_and_sayings_are_no_danger(text: str) -> None:
    assert danger(text).level == "none"


def test_the_learned_reader_learned_from_the_texts_that_are_here() -> None:
    root = Path(__file__).parents[2]
    learned_from = [
        *sorted(root.glob("data/nlu/**/*.yml")),
        *sorted(CORPORA.glob("safety_*.txt")),
        CORPORA / "times_seen.yml",
        *sorted(root.glob("data/lists/*.txt")),
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in learned_from))
    weights = Path(danger_learned.__file__).with_suffix(".bin").read_bytes()
    assert weights.startswith(digest.digest()), "the texts changed: run `make danger`"


@pytest.mark.parametrize(
    "text", ["my legs have gone to jelly and the lino is cold", "cant shift myself off the rug"]
)
def test_the_learned_reader_hears_what_no_rule_foresaw(text: str) -> None:
    assert danger_learned.score(text) > danger_learned.score("need milk bred and a dozen eggs") + 3


@given(st.text(max_size=400))
def test_the_learned_reader_gives_any_text_a_score(text: str) -> None:
    assert -50 < danger_learned.score(text) < 50


def test_the_words_that_say_so_are_given() -> None:
    assert danger("two eggs. i smell gas").words == "smell gas"


def test_a_text_is_judged_in_a_moment() -> None:
    texts = [text for part in PARTS for text in corpus("emergencies", part)]
    danger(texts[0])
    start = time.process_time()
    for text in texts:
        danger(text)
    assert (time.process_time() - start) / len(texts) < 0.004


def test_the_longest_text_does_not_stall_it() -> None:
    start = time.process_time()
    danger("i my the chest floor took pills man in blood cant get " * 30)
    assert time.process_time() - start < 5


@given(st.text(max_size=400))
def test_any_text_is_judged(text: str) -> None:
    found = danger(text)
    assert (found.level == "none") == (found.kind is None)


@given(
    st.lists(
        st.sampled_from("no not i im my mum the on floor fell , . ! ? help chest 911 - '".split()),
        max_size=40,
    )
)
def test_any_jumble_of_its_own_words_is_judged(words: list[str]) -> None:
    assert danger(" ".join(words)).level in {"none", "uncertain", "alarm"}


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        (
            "also can u get me nicotine gum from the drug store, 1 box. tryna cut down lol my lungs is shot",
            False,
        ),
        ("i jst want to know wen its due hon, not advice. the tremor one", False),
        ("my calf is hot and swollen", True),
        ("can you get me somebody, my chest is tight", True),
        ("what day is it, my words come out wrong and my hand wont hold the cup", True),
    ],
)
def test_what_asks_for_something_plain_alarms_only_where_both_are_sure(words: str, sure: bool) -> None:
    assert is_sure(words, "emergency", 0.7) is sure


@pytest.mark.parametrize(
    "words", ["took the pills", "I took my pills", "ive had my tablets", "Took the white ones dear"]
)
def test_a_dose_taken_and_not_a_word_more_is_no_danger(words: str) -> None:
    assert danger(words).level == "none"


@pytest.mark.parametrize(
    "words", ["took all my pills", "took the pills and then again", "took the pills, im so sleepy"]
)
def test_a_word_more_may_be(words: str) -> None:
    assert danger(words).level != "none"


@pytest.mark.parametrize(
    "words",
    [
        "took the sleeping pills",
        "i took the neighbours tablets",
        "i took the old pills",
        "took the rat pills",
    ],
)
def test_pills_that_may_be_none_of_hers_are_no_dose_taken(words: str) -> None:
    assert danger(words).level != "none"


@pytest.mark.parametrize(
    "words",
    [
        "im careful on my steps, give me a minute",
        "all good, im sitting down",
        "like to broke my neck on that loose step, need hal",
        "that step nearly broke my neck, send somebody to fix it",
        "nobody is in danger i only vented",
    ],
)
def test_a_seat_taken_slow_stairs_and_a_neck_nearly_broken_are_no_danger(words: str) -> None:
    assert by_rules(words).level == "none"


@pytest.mark.parametrize(
    "words", ["im sitting down on the floor and cant get up", "she broke her leg on the steps", "im down"]
)
def test_the_floor_a_broken_leg_and_being_down_are(words: str) -> None:
    assert by_rules(words).level == "alarm"


@pytest.mark.parametrize(
    "words",
    [
        "my wife took her water pill",
        "My husband has taken his heart pill this morning.",
        "mom already took her evening pills today",
        "after eleven would be better if they can manage",
    ],
)
def test_a_dose_of_another_and_a_better_hour_alarm_nobody(words: str) -> None:
    assert by_rules(words).level == "none"


@pytest.mark.parametrize(
    "words",
    [
        "i took her pills",
        "my wife took her pills twice",
        "everybody would be better off",
        "he took her pills",
    ],
)
def test_the_pills_of_another_and_the_wish_to_be_gone_do(words: str) -> None:
    assert by_rules(words).level != "none"


@pytest.mark.parametrize(
    "words",
    [
        "I took my pill already at 6:45",
        "had my tablets about 7",
        "say to ana shes not to come every time i hiccup",
        "AND THE FRONT DOOR IS STICKING SEND SOMEONE BUT NOT TODAY",
        "the kitchen tap drips send a man when he has time",
    ],
)
def test_an_hour_is_no_number_of_pills_and_a_door_no_danger(words: str) -> None:
    assert danger(words).level == "none"
