"""What she calls a line of her basket for short, by the end of her own name for it: "the mix" of the pancake mix."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.goods.lexicon import stem

_CALLED = re.compile(
    r"(\b(?:the|no|not|without|my|that|any|keep|remove|drop|off|out) )(?!(?:the|my|that|any)\b)"
    r"(?:(?:little|small|big|large) )?([a-z]+)\b",
    re.IGNORECASE,
)


def in_full(words: str, names: Sequence[str]) -> str:
    """Return words with each short name that only one of these names can mean put in full."""
    ends = [stem(name.casefold().split()[-1]) for name in names]
    meant = {end: name for name, end in zip(names, ends, strict=True) if " " in name and ends.count(end) == 1}
    return _CALLED.sub(lambda said: f"{said[1]}{meant.get(stem(said[2].casefold()), said[2])}", words)
