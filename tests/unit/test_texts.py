"""The gate over every sentence that we text: the carrier's rules, plain words, and nothing that could harm."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from concierge_bot.services.orders import quotes
from concierge_bot.texts import EMERGENCY, ENGLISH, emergency_number, in_language, money, say
from concierge_bot.texts.catalogue import SPANISH, SUBJECTS
from concierge_bot.texts.spanish import spanish_value
from concierge_bot.understanding.terms.opt_out import is_reserved
from connectors import gsm7
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import DOROTHY

DOMAIN = Path(__file__).parent.parent.parent / "domain.yml"
GRADE = 5.0
HARDEST = 6.5
"""The hardest single sentence; a whole text must stay within the grade."""

# What the longest ordinary day puts into the blanks.
FILLINGS: Mapping[str, object] = {
    "goods": "$1234.56",
    "before": "$12.99",
    "answer": "Leonardo da Vinci",
    "asked_by": "Your family",
    "helps_with": "food, medicine and errands",
    "examples": "a ride, a plumber, my hair done",
    "members": "Metro Telecom and TechPal",
    "unpriced": "Metro Telecom",
    "item": "The Library of Congress in Washington is a big one.",
    "holiday": "Martin Luther King Day",
    "agency": "Elm Care",
    "area": "45402, 45403, 45410",
    "code": "4471",
    "fee": "$13.95",
    "few": "1 Metro Couriers (4.6 of 5 by 31), 2 Slow Wheels (4.5 of 5 by 12)",
    "evidence": "order 2711: 1, order 2712: 2, order 2713: 1, order 2714: 3, order 2715: 2",
    "mean": "1.8",
    "gone": "2% milk half gallon",
    "hours": "mon-fri 08:00-18:00, sat 09:00-13:00",
    "ways": "1 to take Maxwell House, 2 to leave the milk out, 3 for another shop",
    "at": "10:30pm",
    "hour": "10:15am",
    "due": "10:15am",
    "by": "10:30pm",
    "contact": "Ana Baker",
    "count": 120,
    "days": 30,
    "choices": "1 for Dorothy Baker, 2 for Harold Baker, 3 for Josephine Baker",
    "lines": "8am: Dorothy said it was taken; 12pm: missed, no word from Dorothy; 6pm: still to come",
    "address": "14 Elm Street, Apartment 12B",
    "date": "September 30",
    "time": "11:30am",
    "link": "(a link)",
    "coming": "Every Tuesday morning: 2% milk half gallon; every other Friday at 9: eggs, bread",
    "emergency": "911",
    "first": "your 8am medicine",
    "items": "2% milk half gallon, 2 wheat bread, 1 large eggs dozen, half a pound of ham, 3 ripe bananas",
    "changes": "1 2% milk half gallon for Whole milk gallon, no Wheat bread, 3 Bananas too",
    "kind": "nothing has moved for long",
    "more": 2,
    "name": "Dorothy Baker",
    "new": "Corner Mart",
    "note": "no two percent milk today, whole milk for the same price",
    "number": 1274,
    "one": say("meaning_skip_dose"),
    "old": "Rossi Grocer",
    "pharmacy": "Main Street Pharmacy, +13055550144",
    "home": "10:30am",
    "there": "12:30pm",
    "place": "Colorado Springs",
    "phone": "+13055550100",
    "orders": 14,
    "poison": "1-800-222-1222",
    "limit": "$1234.56",
    "price": "$114.20 plus $13.95 delivery",
    "second": "the order",
    "shop": "Rossi Grocer",
    "stars": 5,
    "status": "on the way",
    "task": "A text about 'desk task' did not arrive (carrier code 30003): please call",
    "left": 12,
    "digit": 1,
    "listen": "116 123",
    "listed": "2% milk half gallon, 2 wheat bread, 1 large eggs dozen",
    "unclear": "the good one from last time",
    "times": "8am, 12pm, 6pm, 10:30pm and 2 more",
    "total": "$1114.20",
    "amount": "$1114.20",
    "two": say("meaning_report_problem"),
    "undo": "tomorrow 10:30am",
    "what": "your heart pill and your little white pill (10:30pm)",
    "who": "Main Street Pharmacy",
    "things": "1 for water the plants on the porch. 2 for call my sister about the rug. 3 for put the bins out",
    "day": "Wednesday Dec 30",
    "thing": "put the blue bins out and the brown ones with the leaves by the back gate too...",
    "when": "from Wednesday Dec 30 up to and with Wednesday Jan 6",
    "window": "Wednesday Dec 30, 11am-1:30pm",
    "later": "tomorrow 10am-12pm",
    "words": "Every second Tuesday at 10:30 in the morning",
}
NOT_FOR_CUSTOMERS = {
    "desk_task",
    "desk_tasks",
    "desk_claimed",
    "desk_unknown",
    "desk_call",
    "desk_alarm_over",
    "desk_contact_comes",
    "member_asking",
    "member_away",
    "member_short",
    "member_each_day",
    "member_term",
    "member_kept",
    "member_missed",
    "member_open",
    "member_barred",
    "member_paid",
    "member_admitted",
    "member_suspended",
    "member_ends",
    "member_ended",
    "member_heard",
    "member_back",
    "member_day",
    "member_day_none",
    "member_invited",
    "member_quote",
    "member_quote_again",
    "member_quote_noted",
    "member_join_again",
    "member_joined",
    "member_noted",
    "member_owed",
    "member_owed_nothing",
    "member_owed_open",
    "member_page",
    "member_picture",
    "member_too_late",
    "member_unknown",
    "sign_in_code",
    "desk_code",
}
NOT_TO_CUSTOMERS = {
    "call_for",
    "call_for_where",
    "well_noted",
    "ring_desk",
    "ring_through_unknown",
    "call_goodbye",
    "call_settled",
    "dose_call",
    "contact_alarm",
    "contact_cannot",
    "limit_alarms",
    "limit_night",
    "limit_none",
    "limit_noted",
    "contact_memory",
    "contact_noted",
    "contact_heard",
    "left_days",
    "left_unknown",
    "ride_planned",
    "ride_none",
    "visits_none",
    "visits_planned",
    "reminder_asked_her",
    "message_asks",
    "message_from",
    "message_wish",
    "contact_well",
    "check_in_call",
    "contact_alarm_more",
    "contact_alarm_over",
    "contact_says_well",
    "contact_called_off",
    "contact_settled",
    "contact_taken",
    "contact_thanks",
    "contact_unanswered",
    "contact_unsure",
    "contact_waits",
    "unanswered_call",
    "unanswered_off",
    "unanswered_text",
    "call_passed_on",
    "call_passed_on_later",
    "delivery_coming",
    "delivery_none",
    "delivery_planned",
    "delivery_was",
    "family_calls",
    "family_goes",
    "family_has_it",
    "family_heard_that",
    "family_last_text",
    "family_link",
    "family_more",
    "family_ordered",
    "family_over",
    "family_rest",
    "family_says_well",
    "family_well_told",
    "contact_known",
    "family_spent",
    "family_owes",
    "family_she_wrote",
    "no_texts_to_her",
    "not_reached",
    "reached_again",
    "rung_from_now",
    "family_not_shared",
    "nothing_shared",
    "pills_no_record",
    "pills_none",
    "pills_today",
    "pills_yesterday",
    "read_back_to_her",
    "welcome_back_contact",
    "texts_of_others",
    "which_person",
    "service_ended",
    "service_ended_kind",
    "so_sorry",
    "emergency_unknown",
    "unknown_sender",
}
"""To contacts and strangers, whose language nobody chose, or read out by a voice."""


def filled(sentence: str) -> str:
    """Return a sentence of the catalogue as she may get it."""
    return say(sentence, **{blank: FILLINGS[blank] for blank in blanks(ENGLISH[sentence])})


def blanks(sentence: str) -> set[str]:
    """Return the names of a sentence's blanks."""
    return {blank for _, blank, _, _ in Formatter().parse(sentence) if blank}


READINGS = {name for name in ENGLISH if name.startswith("meaning_")} | {
    "for_price",
    "same_price",
    "swap_1",
    "swap_2",
    "swap_3",
}
"""Parts of other texts, which never leave alone: tests/unit/test_meaning.py and test_swaps.py see the whole ones."""
TEXTS = {name: filled(name) for name in ENGLISH if name not in READINGS}
TO_CUSTOMERS = {name: text for name, text in TEXTS.items() if name not in NOT_FOR_CUSTOMERS}


def test_the_dialogue_server_says_only_what_the_catalogue_has() -> None:
    responses = DOMAIN.read_text().partition("\nresponses:\n")[2].partition("\nactions:")[0]
    names = re.findall(r"^  - custom: {sentence: (\w+)}$", responses, re.MULTILINE)
    assert len(names) == responses.count("\n  - ") > 5
    assert set(names) <= set(ENGLISH)


def test_each_fits_two_segments_of_gsm_7() -> None:
    assert [name for name, text in TEXTS.items() if gsm7.plain(text) != text] == [], (
        "one of these more than halves it"
    )
    assert [name for name, text in TEXTS.items() if len(text) > gsm7.LIMIT] == []


def test_none_offers_one_of_the_carriers_words() -> None:
    """The carrier acts on them by itself: 1, OK or UNDO is offered instead."""
    assert {name: found for name, text in TEXTS.items() if (found := offered(text))} == {}


def offered(text: str) -> set[str]:
    """Return the carrier's words among what a text offers."""
    choices = re.findall(r"\b[A-Z]{2,}\b", text)
    asked = re.findall(r"(?:reply|text|press|say)(?: with)? (\w+)", text, re.IGNORECASE)
    return {word for word in (*choices, *asked) if is_reserved(word)}


def test_none_holds_a_link() -> None:
    link = re.compile(r"https?:|www\.|\w\.(com|org|net|io|us|uk)\b", re.IGNORECASE)
    assert [name for name, text in TEXTS.items() if link.search(text)] == []


def test_none_offers_more_than_three_choices() -> None:
    choice = re.compile(r"\b[123T]\b (?=for|to|if|when)")
    assert [name for name, text in TEXTS.items() if len(choice.findall(text)) > 3] == []


def test_none_asks_a_customer_for_money_or_a_code() -> None:
    asked = re.compile(r"\b(card|bank|password|pin|code|gift|account|social security)\b")
    warned = re.compile(r"we never ask for money or card numbers|call the number on your card now")
    assert [name for name, text in TO_CUSTOMERS.items() if asked.search(warned.sub("", text.lower()))] == []


def test_a_child_of_ten_could_read_each() -> None:
    """Shorter sentences and shorter words bring the grade down."""
    hard = {name: hardest(text) for name, text in TO_CUSTOMERS.items() if grade(text) > GRADE}
    assert hard == {}
    for name, text in TO_CUSTOMERS.items():
        alone = {one: grade(one) for one in sentences(text) if len(words(one)) >= 6}
        assert {one: found for one, found in alone.items() if found > HARDEST} == {}, name


@pytest.mark.parametrize(
    "name", ["emergency", "safety_check", "help", "sensor", "consented", "emergency_unknown"]
)
@pytest.mark.parametrize("country", EMERGENCY)
def test_what_is_said_in_danger_names_the_number_and_that_we_are_not_it(name: str, country: str) -> None:
    number = emergency_number(country)
    text = say(name, emergency=number, agency="Elm Care", kind="you may have fallen")
    assert re.search(rf"[Cc]all {number}\b", text)
    assert f"We are not {number}." in text


def test_an_unknown_country_gets_the_number_that_works_on_every_mobile() -> None:
    assert emergency_number("FR") == "112"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Zoë’s Café – 20% off…", "Zoe's Café - 20% off..."),
        ("Jalapeño", "Jalapeño"),
        ("Dvořák", "Dvorak"),
        ("“milk”", '"milk"'),
    ],
)
def test_a_name_from_outside_keeps_the_text_in_gsm_7(given: str, read: str) -> None:
    assert say("done", shop=given, number=7).startswith(f"{read} says your order 7 is done.")


@pytest.mark.parametrize(
    ("cents", "read"), [(0, "$0"), (5, "$0.05"), (300, "$3"), (1420, "$14.20"), (None, "price to come")]
)
def test_money_is_read_as_she_reads_it(cents: int | None, read: str) -> None:
    assert money(cents) == read


def test_a_sentence_stands_with_one_subject() -> None:
    names = [name for subject in SUBJECTS for name in subject.ENGLISH]
    assert len(names) == len(set(names)) == len(ENGLISH)


def test_a_subject_says_in_spanish_only_what_it_says_in_english() -> None:
    for subject in SUBJECTS:
        assert subject.SPANISH.keys() <= subject.ENGLISH.keys(), subject.__name__


IN_SPANISH = {name for name in ENGLISH if name not in NOT_FOR_CUSTOMERS | NOT_TO_CUSTOMERS}


def test_spanish_has_every_sentence_that_goes_to_a_customer_with_the_same_blanks() -> None:
    assert set(SPANISH) == IN_SPANISH, "each subject of concierge_bot/texts says the same in Spanish"
    for name, sentence in SPANISH.items():
        assert blanks(sentence) == blanks(ENGLISH[name]), name


def test_spanish_keeps_to_the_carriers_rules_too() -> None:
    for name in SPANISH:
        text = in_language(filled(name), "es")
        assert gsm7.plain(text) == text, name
        assert len(text) <= gsm7.LIMIT, name
        choices = re.findall(r"\b[A-Z]{2,}\b|(?:responda|escriba) (\w+)", text)
        assert not {word for word in choices if is_reserved(word)}, name
        assert "emergency" not in blanks(ENGLISH[name]) or "al 911" in text, name
        assert ("We are not" in ENGLISH[name]) == ("No somos el 911" in text), name


@pytest.mark.parametrize(
    ("blank", "english", "spanish"),
    [
        ("window", "tomorrow 9-11am", "mañana 9-11am"),
        ("words", "Every other Tuesday at 9am", "Cada dos martes a las 9am"),
        ("window", "Wednesday Dec 30, 11am-1:30pm", "Miércoles dic 30, 11am-1:30pm"),
        ("what", "your 8am medicine", "su medicina de las 8am"),
        ("items", "every day bread", "every day bread"),
    ],
)
def test_words_of_time_are_said_in_spanish_and_things_keep_their_names(
    blank: str, english: str, spanish: str
) -> None:
    assert spanish_value(blank, english) == spanish


def test_who_chose_spanish_is_answered_in_spanish(core: Core) -> None:
    core.load(customers=[{"name": "Rosa", "phone": DOROTHY, "postcode": "45402", "language": "es"}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        (sent,) = core.sent(s)
    assert sent.body.startswith("Rossi Grocer: 2% milk half gallon. $3.20 mas $3 de envio, hoy 11am-1pm.")
    assert sent.body.endswith("Responda 1 para pedir, 2 para cambiar, 3 para otra tienda.")


# Flesch and Kincaid's grade (1975) with a syllable rule of our own.


def sentences(text: str) -> list[str]:
    """Split a text where a reader draws breath."""
    return [part for part in re.split(r"(?<=[.?!:;])\s+", text) if words(part)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[A-Za-z][A-Za-z']*", text)


def syllables(word: str) -> int:
    """Count groups of vowels, less a silent e at the end; a name, with its capital, is as hard as its owner's."""
    if word[0].isupper():
        return 1
    plain = re.sub(r"(?<![aeiouyl])e$|(?<=[^aeioutd])ed$|(?<=[^aeiouschxz])es$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def grade(text: str) -> float:
    """Return the US school grade that reads a text with ease; the capital that begins a sentence makes no name."""
    found = [
        word
        for first, *others in map(words, sentences(text))
        for word in (first if first.isupper() else first.lower(), *others)
    ]
    beats = sum(map(syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * beats / len(found) - 15.59


def hardest(text: str) -> list[str]:
    """Return the words of a text with most syllables."""
    return sorted(set(words(text)), key=syllables, reverse=True)[:3]


def test_the_rule_knows_hard_words_from_easy_ones() -> None:
    assert grade("I will text you when it comes.") < 3
    assert grade("Notification of pharmaceutical availability necessitates confirmation.") > 12
    counted = {
        "milk": 1,
        "order": 2,
        "medicine": 3,
        "emergency": 4,
        "time": 1,
        "asked": 1,
        "needed": 2,
        "little": 2,
    }
    assert {word: syllables(word) for word in counted} == counted
