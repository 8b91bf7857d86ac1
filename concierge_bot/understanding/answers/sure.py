"""How sure the dialogue model must be of what a text answers, or does with what we named last, before it counts.

It stands alone: the measuring of the model in the dialogue environment reads it too.
"""

from collections.abc import Mapping

from concierge_bot.understanding.model.answer_texts import DOSE, GOODS, OFFER, UNDER, WELL, WHICH

QUESTION, TELL, CHANGE, WRONG = "question", "tell", "change", "wrong"
SURE: Mapping[str, Mapping[str, float]] = {
    OFFER: {"yes": 0.8, "no": 0.7, "change": 0.7},
    DOSE: {"taken": 0.75, "later": 0.7},
    WHICH: {"first": 0.7, "second": 0.7, "both": 0.7, "neither": 0.7},
    WELL: {"well": 0.85, "help": 0.75},
    GOODS: {"wrong": 0.8},
}
"""From this share on an answer counts: to buy what she did not want is worse than to be asked once more."""
FOLLOW_UP: Mapping[str, Mapping[str, float]] = {
    OFFER: {QUESTION: 0.75, TELL: 0.85},
    UNDER: {QUESTION: 0.7, TELL: 0.85, CHANGE: 0.8, WRONG: 0.8},
}
"""And what is no answer, but a word on the thing: what asks changes nothing, so a question needs less."""
