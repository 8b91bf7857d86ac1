"""Misspelt words against closed lists: a medicine or a person is never guessed while two are near."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz.distance import DamerauLevenshtein

# Said alone, these words name nobody and nothing in particular.
_GENERIC = frozenset(
    ("a", "an", "the", "my", "her", "his", "our", "pill", "pills", "tablet", "tablets", "tab", "medicine", "medicines",
     "medication", "meds", "med", "capsule", "capsules", "dose", "drug", "mr", "mrs", "ms", "miss", "dr", "doctor")
)  # fmt: skip
_TIMES = frozenset("morning mornin noon afternoon evening night nighttime bedtime daily day weekly".split())
"""Of a "morning pill" the pill has to be named, too: "this morning" is a time."""
_ONES = ("one", "tablet", "capsule", "medicine", "meds")


_NOT_TAKEN = re.compile(
    r"\b(?:dishwasher|dishwashing|washing|cleaning|toilet|denture|water|chlorine|bleach|stock|fire|chocolate|lemon"
    r"|gum|candy|fruit|hair|bug|insect|fly|wasp|oven|room|window|air|cooking|baking|olive oil|carpet|furniture"
    r"|iron on|seed) (?:tablets?|drops|sprays?|gummies|patch(?:es)?|capsules?)\b",
    re.IGNORECASE,
)
"""What has the form of a medicine, and is for the kitchen or the house."""
_TAKEN = re.compile(
    r"\b(?:\d+ ?mg|tablets?|capsules?|caplets?|softgels?|lozenges?|gummies|drops|spray|ointment|patch(?:es)?"
    r"|(?:cough|cold|flu|fever|senna|chest|children'?s|medicine|allergy) syrup"
    r"|antacids?|aspirin|laxatives?|supplements?|(?:multi)?vitamins?|fib(?:er|re)|melatonin"
    r"|(?:pain|cold|flu|allergy|sinus) relief)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Match:
    """What was found: one certain choice, several to ask about, or nothing."""

    choice: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """True when exactly one choice fits."""
        return self.choice is not None

    @property
    def ambiguous(self) -> bool:
        """True when several choices fit and the customer has to be asked."""
        return bool(self.candidates)


def best(words: str, choices: Sequence[str], *, cutoff: float = 80, margin: float = 10) -> Match:
    """Find the choice she meant; scores run 0 to 100, and one within `margin` of the best makes it ambiguous."""
    return best_named(words, dict.fromkeys(choices, ()), cutoff=cutoff, margin=margin)


def best_named(
    words: str, names: Mapping[str, Sequence[str]], *, cutoff: float = 80, margin: float = 10
) -> Match:
    """Like `best`, where each name may also be called by its aliases ("heart pill"); answers with the name."""
    said = _tokens(words)
    readings = {
        name: [
            seen
            for form in (name, *names[name])
            for seen in _readings(said, _tokens(form))
            if seen[1] >= cutoff
        ]
        for name in names
    }
    found = {name: max(seen) for name, seen in readings.items() if seen}
    top = max((likeness for _, likeness in found.values()), default=0.0)
    near = {name: seen for name, seen in found.items() if seen[1] > top - margin}
    most = max((covered for covered, _ in near.values()), default=0)
    kept = sorted((name for name in near if near[name][0] == most), key=lambda name: -near[name][1])
    return Match(choice=kept[0]) if len(kept) == 1 else Match(candidates=tuple(kept))


def medicine(words: str, names: Mapping[str, Sequence[str]]) -> Match:
    """The medicine of her own list that she means; one whose name is another's is asked about, however near it is."""
    found = best_named(words, names)
    if found.choice is not None and names_another(words, names):
        return Match(candidates=(found.choice,))
    return found


def names_another(words: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether she names a medicine that is not on her list."""
    own = {token for name in names for form in (name, *names[name]) for token in _tokens(form)}
    return bool((set(_tokens(words)) & _medicines()) - own)


def is_medicine(name: str) -> bool:
    """Tell whether goods are taken against something, though no prescription is needed: a pharmacist should know."""
    return bool(_TAKEN.search(_NOT_TAKEN.sub("", name))) or names_another(name, {})


@cache
def _medicines() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("medicines.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _tokens(text: str) -> list[str]:
    plain = text.casefold().replace("'s", "").replace("'", "")
    cleaned = "".join(letter if letter.isalnum() else " " for letter in plain)
    return cleaned.split()


def _readings(said: Sequence[str], choice: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Every stretch of her words beside the whole choice or one telling word of it: (words covered, likeness)."""
    telling = [word for word in choice if word not in _GENERIC and not word.isdigit()]
    alone = ([word] for word in telling if word not in _TIMES)
    timed = ([word, one] for word in telling if word in _TIMES for one in _ONES)
    for stretch in (choice, *alone, *timed):
        for window in _windows(said, len(stretch)):
            yield len(stretch), _alike(window, stretch)


def _windows(words: Sequence[str], length: int) -> list[Sequence[str]]:
    return [words[start : start + length] for start in range(len(words) - length + 1)]


def _alike(left: Sequence[str], right: Sequence[str]) -> float:
    return 100 * DamerauLevenshtein.normalized_similarity(" ".join(left), " ".join(right))
