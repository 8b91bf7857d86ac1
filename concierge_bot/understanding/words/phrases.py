"""A tiny phrase language, so that the danger tables read like English and anybody can add a line.

Phrases stand between commas. `cant/couldnt get up` are words in a row, `/` parts alternatives (so never write
a word of several in them), `?` ends an optional word, `*` stands for any ending, `~` for up to five words of
anything, `{who}` for a named group of phrases, `^` and `$` for the start and end of a sentence. A phrase stays
within its sentence.
"""

import re
from collections.abc import Iterator, Mapping

_EDGES = {"^": r"(?<= \.)", "$": r"(?= \.)", "~": r"(?: [^ .]+(?= )){0,5}?"}
_PLAIN_PART = re.compile(r"[a-z0-9/]+")


class Phrases:
    """A list of phrases, searched for in text made by `plain_words.plain`."""

    def __init__(self, text: str, groups: Mapping[str, str]) -> None:
        self._patterns = [(_needed(phrase), re.compile(_sequence(phrase, groups))) for phrase in _split(text)]

    def matches(self, said: str) -> Iterator[re.Match[str]]:
        """Give each place where one of the phrases stands."""
        for pattern in self._likely(said):
            yield from pattern.finditer(said)

    def found(self, said: str) -> bool:
        """Tell whether any of the phrases stands in the text."""
        return any(pattern.search(said) for pattern in self._likely(said))

    def blank(self, said: str) -> str:
        """Give the text with each of the phrases replaced by a dash."""
        for pattern in self._likely(said):
            said = pattern.sub(" -", said)
        return said

    def _likely(self, said: str) -> Iterator[re.Pattern[str]]:
        words = set(said.split())
        return (pattern for needed, pattern in self._patterns if not needed or not needed.isdisjoint(words))


def _split(text: str) -> list[str]:
    return [phrase for phrase in re.sub(r"/\s+", "/", text).split(",") if phrase.strip()]


def _needed(phrase: str) -> frozenset[str]:
    """Words of which the text needs one for the phrase to match (empty: not known); this keeps it fast."""
    parts = (part for part in phrase.split() if _PLAIN_PART.fullmatch(part))
    return frozenset(next(parts, "").split("/")) - {""}


def _sequence(phrase: str, groups: Mapping[str, str]) -> str:
    return "".join(_part(part, groups) for part in phrase.split())


def _part(part: str, groups: Mapping[str, str]) -> str:
    if part in _EDGES:
        return _EDGES[part]
    if part.endswith("?"):
        return f"(?:{_part(part[:-1], groups)})?"
    if part.startswith("{"):
        return "(?:" + "|".join(_sequence(member, groups) for member in _split(groups[part[1:-1]])) + ")"
    words = (re.escape(word).replace(r"\*", "[a-z]*") for word in part.split("/"))
    return f" (?:{'|'.join(words)})(?= )"
