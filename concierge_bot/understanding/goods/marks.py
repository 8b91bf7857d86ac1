"""What each word of a shopping text is for, as learned from texts whose every word bears a mark (`make lists`).

Two readers that were learned from the same texts are asked: one knows words and their neighbours (CRFsuite), one what
the sentence encoder makes of the whole text (`marks_encoded.py`). Where both together find nothing, the first counts.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from threading import Lock

import numpy as np
import pycrfsuite

from concierge_bot.understanding.goods import marks_encoded
from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.goods.marks_told import features, told

_ONE_AT_A_TIME = Lock()
"""The tagger lets go of the interpreter while it works, and two threads in it end the process (CRFsuite)."""
_SHARE = 0.5
"""How much the first of the two readers counts, the second being one; chosen on writers left out of both."""
_HARDLY = 1e-6
_GOES_ON = frozenset("n q qn i".split())
_NO_ITEM = frozenset("O x cq cn".split())


def marks(row: Sequence[str], known: Lexicon) -> list[str]:
    """Return the mark of each piece: a role (`q qn n i x cq cn`), with `+` where an item begins, or `O`."""
    if not row:
        return []
    of = told(row, known)
    heard = marks_encoded.scores(row, of.kinds, of.senses)
    with _ONE_AT_A_TIME:
        tagger = _tagger()
        tagger.set(features(row, of))
        alone = list(tagger.tag())
        if heard is None:
            return alone
        names = marks_encoded.names()
        likely = np.array([[tagger.marginal(name, at) for name in names] for at in range(len(row))])
    found = [names[at] for at in _best_way(heard + _SHARE * np.log(likely + _HARDLY))]
    if not any(mark.endswith("+") for mark in found):
        return alone
    return [_of_the_usual(row, alone, mark, at) for at, mark in enumerate(found)]


def _of_the_usual(row: Sequence[str], alone: Sequence[str], mark: str, at: int) -> str:
    """Return the mark of a word: that "the usual toner" is goods its words tell, and the whole sentence hardly."""
    begins = mark == "O" and at > 0 and row[at - 1] == "usual" and alone[at].endswith("+")
    return alone[at] if begins else mark


def _best_way(scores: np.ndarray) -> list[int]:
    """The likeliest marks of a row as a whole: each step counts, and nothing goes on that did not begin."""
    first, steps = _steps()
    ways, came = scores[0] + first, []
    for row in scores[1:]:
        every = ways[:, None] + steps
        came.append(every.argmax(axis=0))
        ways = every.max(axis=0) + row
    found = [int(ways.argmax())]
    for before in reversed(came):
        found.append(int(before[found[-1]]))
    return found[::-1]


@cache
def _steps() -> tuple[np.ndarray, np.ndarray]:
    """What the first mark and each step from one mark to the next count."""
    names = marks_encoded.names()
    goes_on = np.array([name in _GOES_ON for name in names])
    no_item = np.array([name in _NO_ITEM for name in names])
    never = np.float32(-1e9)
    return goes_on * never, marks_encoded.steps() + np.outer(no_item, goes_on) * never


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_weights())
    return tagger


@cache
def _weights() -> bytes:
    """The learned weights, kept: the tagger reads them where they lie."""
    return resources.files(__package__).joinpath("marks_learned.crf").read_bytes()
