"""The closed list of goods, spelling against it, and her text cut into tokens that say what each part is for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import resources
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from concierge_bot.understanding.goods.cues import Kind, rewritten
from concierge_bot.understanding.words.units import QUANTITIES, SHY_UNITS, UNITS, figures
from concierge_bot.understanding.words.vocabulary import english

_LONGEST = 6
# A longer name that ends in one of these is a sort of it: tomato soup is soup, but peanut butter is no butter.
_GENERAL = frozenset(
    "apples bacon beer bread buns cake cereal cheese chips coffee cookies crackers flour jam juice pie pizza potatoes "
    "rice rolls sausages soap soup tea wine yogurt".split()
)
_GOODS = (Kind.FOOD, Kind.BRAND, Kind.QUALITY)


@dataclass(frozen=True)
class Token:
    """One meaningful piece of her text; `noun` is the plain ware that a brand or a variety stands for, `said` her own
    word where it is another name for the same ("spuds" are potatoes)."""

    kind: Kind
    text: str
    noun: str = ""
    said: str = ""

    @property
    def shown(self) -> str:
        """What she reads back: her own word, in its right spelling."""
        return self.said or self.text


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All phrases known for one reading, and the single words that spelling is corrected to."""

    phrases: Mapping[str, Token]
    words: Mapping[str, bool]  # word -> is it a word of goods (preferred when two are equally near)
    named: frozenset[str] = frozenset()  # words of the names it was widened by, as they are written there

    @cached_property
    def single(self) -> tuple[str, ...]:
        """The rightly spelled words of goods."""
        return tuple(sorted({word for name in self._names for word in name.split() if len(word) > 2}))

    @cached_property
    def longer(self) -> tuple[str, ...]:
        """The names of goods that have more than one word."""
        return tuple(sorted(name for name in self._names if " " in name))

    @cached_property
    def _names(self) -> frozenset[str]:
        shown = (token.shown for token in self.phrases.values() if token.kind in _GOODS)
        return frozenset(name for name in shown if name.replace(" ", "").isalpha())


def stem(word: str) -> str:
    """Fold a word to one form for singular and plural; for comparing only, not for showing."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
        word = word[:-1] if re.search(r"(?:o|ch|sh|x|ss)e$", word) else word
    return re.sub(r"(?<=\w\w)(?:ie|y)$", "i", word)


def stems(words: str) -> frozenset[str]:
    """The set of folded words of a name, without sizes and joining words."""
    plain = re.findall(r"[a-z0-9%&']+", words.lower().replace("'", ""))
    return frozenset(stem(word) for word in plain) - {"of", "and", "the", "with", "a", "&", "-"}


def lexicon(names: Iterable[str] = (), base: Lexicon | None = None) -> Lexicon:
    """The closed list, or `base`, widened by the names of a catalogue, a history or a basket."""
    base = base or _closed_list()
    names = tuple(names)
    if not names:
        return base
    phrases = dict(base.phrases)
    words = dict(base.words)
    for name in names:
        _widen(name, phrases, words)
    said = frozenset(word for name in names for word in re.findall("[a-z]+", name.lower().replace("'", "")))
    return Lexicon(phrases, words, base.named | said)


def _widen(name: str, phrases: dict[str, Token], words: dict[str, bool]) -> None:
    """Make the strange words of a name known; a name that holds no known ware is one as a whole."""
    parts = [
        part for part in re.findall(r"[a-z][a-z'-]+", name.lower().replace("'", "")) if part not in UNITS
    ]
    for part in parts:
        if part not in words:
            words[part] = True
            phrases.setdefault(part, Token(Kind.BRAND, part))
    whole = " ".join(parts)
    runs = (" ".join(parts[start:end]) for start, end in combinations(range(len(parts) + 1), 2))
    holds_ware = any(run in phrases and phrases[run].kind is Kind.FOOD for run in runs)
    if parts and whole not in phrases and not holds_ware:
        nouns = (phrases[part].noun for part in parts if part in phrases)
        phrases[whole] = Token(Kind.FOOD, whole, next(filter(None, nouns), ""))


@lru_cache(maxsize=1)
def _closed_list() -> Lexicon:
    phrases: dict[str, Token] = {}
    everyday = sections("everyday.txt")
    phrases |= {word: Token(Kind.PLAIN, word) for line in everyday["plain"] for word in line.split()}
    phrases |= {word: Token(Kind.STORY, word) for line in everyday["story"] for word in line.split()}
    phrases |= {form: Token(Kind.UNIT, unit) for form, unit in UNITS.items()}
    goods = sections("groceries.txt")
    phrases |= {name: Token(Kind.PLAIN, name) for line in everyday["names"] for name in line.split()}
    for section, kind in (("qualities", Kind.QUALITY), ("brands", Kind.BRAND), ("items", Kind.FOOD)):
        for line in goods[section]:
            for entry in line.split(","):
                phrases |= _entry(entry, kind, phrases)
    for section, lines in sections("cues.txt").items():
        for cue in filter(None, ",".join(lines).split(",")):
            phrases[cue.strip()] = Token(Kind[section.upper()], cue.strip())
    words: dict[str, bool] = {}
    for phrase, token in phrases.items():
        for word in phrase.split():
            words[word] = words.get(word, False) or token.kind in _GOODS
    return Lexicon(phrases, words)


def _entry(entry: str, kind: Kind, known: Mapping[str, Token]) -> dict[str, Token]:
    names, _, noun = (part.strip() for part in entry.partition("="))
    slips = {form.strip(" ~") for form in names.split("|") if form.strip().startswith("~")}
    forms = [form.strip(" ~") for form in names.split("|")]
    if not forms[0]:
        return {}
    *sort, head = forms[0].split()
    token = Token(kind, forms[0], noun or (head if sort and head in _GENERAL else ""))
    found = {form: token if form in (forms[0], *slips) else replace(token, said=form) for form in forms}
    for form in forms[1:] if kind is Kind.FOOD else ():
        if found[form].said:
            found |= {
                other: replace(found[form], said=shown)
                for other, shown in _numbers(form)
                if other not in known and other not in found
            }
    if kind is Kind.FOOD:
        found |= {form.replace(" ", ""): token for form in forms if " " in form}
        for other, shown in _numbers(forms[0]):
            if (
                other in known and known[other].kind is Kind.QUALITY
            ):  # a flavour, and a ware when it stands alone
                found[other] = Token(Kind.QUALITY, other, forms[0])
            elif other not in known:
                found[other] = Token(kind, shown, token.noun)
    return found


def _numbers(name: str) -> Iterator[tuple[str, str]]:
    """The other number of a ware: "banana" is shown as said, "milks" is shown as "milk"."""
    if name.endswith("s") and not name.endswith("ss"):
        for ending, single in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
            if name.endswith(ending):
                shown = name.removesuffix(ending) + single
                yield shown, shown
                return
    else:
        yield name + "s", name
        yield re.sub("y$", "ies", name), name
        yield name + "es", name


@lru_cache(maxsize=1)
def brands() -> Mapping[str, str]:
    """Return the ware that each brand of the closed list is known for: "bounty" for paper towels."""
    entries = ",".join(sections("groceries.txt")["brands"]).split(",")
    told = (entry.partition("=") for entry in entries if "=" in entry)
    return {name.strip(" ~"): noun.strip() for names, _, noun in told for name in names.split("|")}


def sections(file: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resources.files(__package__).joinpath(file).read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def tokens(text: str, known: Lexicon) -> list[Token]:
    """Cut a text into tokens, spelling corrected, longest known phrase first."""
    return cut([corrected(word, known) for word in _words(_steady(text, known))], known)


def cut(words: Sequence[str], known: Lexicon) -> list[Token]:
    """Cut rightly spelled words into tokens, longest known phrase first."""
    found: list[Token] = []
    start = 0
    while start < len(words):
        length, token = _longest(words, start, known)
        found.append(token)
        start += length
    return [_shy(found, index) for index in range(len(found))]


def _steady(text: str, known: Lexicon) -> str:
    """Undo the doubled letters of a trembling finger, where a known word comes out: "papper", "halff"."""

    def mend(found: re.Match[str]) -> str:
        word = found[0]
        if word in known.words or word in QUANTITIES:
            return word
        plain = re.sub(r"(.)\1+", r"\1", word)
        if len(plain) < 2 or plain in QUANTITIES:
            return plain if len(plain) > 1 else word
        return plain if plain in known.words and corrected(word, known) == word else word

    return re.sub(r"[a-z]*([a-z])\1[a-z]*", mend, text.lower())


def _words(text: str) -> list[str]:
    plain = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text.lower())
    plain = plain.replace("’", "'").replace("&", " and ").replace("+", " plus ")
    plain = re.sub(r"([a-z])\1{2,}", r"\1\1", plain)
    plain = figures(re.sub(r"(?<=[a-z])'(?=[a-z])", "", rewritten(re.sub(r"[ \t]+", " ", plain))))
    return re.findall(
        r"\d+(?:\.\d+)?%|7up|v8|9v|\d+(?:\.\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|[,;.!?\n:()/]| - ", plain
    )


def corrected(word: str, known: Lexicon) -> str:
    """The known word that she may have meant, or her own where none or more than one is near."""
    if len(word) < 4 or word in known.words or word in known.phrases or not word.isalpha():
        return word
    if word in english():  # "fact" is no slip for "face"
        return word
    limit = 1 if len(word) < 7 else 2
    near = [
        (far, other)
        for other, far, _ in process.extract(
            word,
            [other for other in known.words if other[0] == word[0] and len(other) > 3],
            scorer=OSA.distance,
            score_cutoff=limit,
            limit=None,
        )
        if known.words[other] or len(word) > 4
    ]
    if not near:
        return word
    least = min(far / max(len(word), len(other)) for far, other in near)
    nearest = [other for far, other in near if far / max(len(word), len(other)) == least]
    chosen = [other for other in nearest if known.words[other]] or nearest
    if len({stem(other) for other in chosen}) > 1:
        return word
    return max(chosen, key=lambda other: other[-1] == word[-1])


def _longest(words: Sequence[str], start: int, known: Lexicon) -> tuple[int, Token]:
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        token = known.phrases.get(" ".join(words[start : start + length]))
        if token:
            return length, token
    word = words[start]
    if word.rstrip("%").replace(".", "", 1).isdecimal():
        return 1, Token(Kind.QUALITY if word.endswith("%") else Kind.NUMBER, word)
    return 1, Token(Kind.UNKNOWN if word[0].isalnum() else Kind.BREAK, word)


def _shy(found: list[Token], index: int) -> Token:
    """A word such as "can" or "rolls" is a unit only after a number or before "of"."""
    token = found[index]
    before = found[index - 1].kind if index else Kind.BREAK
    after = found[index + 1].kind if index + 1 < len(found) else Kind.BREAK
    if token.kind in (Kind.FOOD, Kind.PLAIN) and token.text in UNITS and after is Kind.OF:
        return Token(Kind.UNIT, UNITS[token.text])
    if token.text not in SHY_UNITS or token.kind is not Kind.UNIT:
        return token
    if before in (Kind.NUMBER, Kind.ARTICLE, Kind.UNIT, Kind.MORE) or after is Kind.OF:
        return token
    return Token(Kind.PLAIN, token.text)
