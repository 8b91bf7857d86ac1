"""Texts that nobody would expect, through the whole running town: each is answered, in two segments at most.

Half of them on each database: what they try is the readers and the conversation, not how rows are kept.
"""

from collections import Counter

from tests.fixtures.scribbles import some
from tests.fixtures.town import RunningHouse, Town
from tests.journeys.worlds import ROSSI, dorothy


def test_every_text_is_answered(house: RunningHouse, town: Town) -> None:
    half = slice(house.run["database"].startswith("sqlite"), None, 2)
    for n, words in enumerate(list(some(60, seed=1))[half]):
        if n % 10 == 0 or town.dorothy()["consent"]["status"] != "given":
            town.reset(customers=[dorothy()], providers=[ROSSI])
        answers = town.text(words)
        her = town.dorothy()
        assert answers or her["consent"]["status"] != "given", words
        assert all(text["segments"] <= 2 for text in town.received()), words
        asked = Counter((question["about"], question["words"]) for question in her["questions"])
        assert all(number == 1 for number in asked.values()), words
