"""Texts that nobody would expect, through the whole running town: each is answered, in two segments at most."""

from collections import Counter

from tests.fixtures.scribbles import some
from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy


def test_every_text_is_answered(town: Town) -> None:
    for n, words in enumerate(some(60, seed=1)):
        if n % 10 == 0 or town.dorothy()["consent"]["status"] != "given":
            town.reset(customers=[dorothy()], providers=[ROSSI])
        answers = town.text(words)
        her = town.dorothy()
        assert answers or her["consent"]["status"] != "given", words
        assert all(text["segments"] <= 2 for text in town.received()), words
        asked = Counter(question["about"] for question in her["questions"])
        assert all(number == 1 for number in asked.values()), words
