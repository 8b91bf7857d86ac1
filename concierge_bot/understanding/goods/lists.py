"""A shopping list as a row of mentions, put together from the marks that its words were given."""

import re
from collections.abc import Sequence
from dataclasses import replace

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.drafts import Act, Mention
from concierge_bot.understanding.goods.groups import Group, groups
from concierge_bot.understanding.goods.joining import joined
from concierge_bot.understanding.goods.lexicon import Lexicon, Token, brands, cut, stem
from concierge_bot.understanding.goods.marks import marks
from concierge_bot.understanding.goods.marks_mended import mended
from concierge_bot.understanding.goods.mentions import Reading, mentions
from concierge_bot.understanding.goods.pieces import pieced, words
from concierge_bot.understanding.words.spelling import goods, meant_unit
from concierge_bot.understanding.words.units import MEASURES, UNITS, figures
from concierge_bot.understanding.words.vocabulary import english, is_no_ware, is_ware


def listed(text: str, known: Lexicon) -> Reading:
    """Read a list into mentions, in her order; what she refers to and what is vague, the rules tell."""
    row = pieced([word for _, word in joined(words(_plain(text)), known)])
    found, unclear = put_together(row, mended(row, marks(row, known), known), known)
    found = [mention for mention in found if not mention.words or _may_be_goods(mention, known)]
    if not any(_is_known(mention, known) for mention in found):
        return mentions(text, known)
    if not _REFERS.search(text):
        return Reading(tuple(found), unclear, False, False)
    ruled = mentions(text, known)
    usual = {mention.food for mention in ruled.mentions if mention.usual}
    return replace(
        ruled,
        mentions=tuple(replace(mention, usual=mention.food in usual) for mention in found),
        unclear=unclear or tuple(words for words in ruled.unclear if " or " in words),
    )


def _may_be_goods(mention: Mention, known: Lexicon) -> bool:
    """Whether a name can be of something bought: not where each of its words plainly means something else."""
    token = known.phrases.get(mention.words)
    named = token is not None and token.kind in (Kind.FOOD, Kind.BRAND, Kind.QUALITY)
    return named or not all(_is_no_goods(word, mention, known) for word in mention.words.split())


def _is_no_goods(word: str, mention: Mention, known: Lexicon) -> bool:
    token = known.phrases.get(word)
    if token is not None:
        return token.kind in (Kind.PLAIN, Kind.STORY) and not is_ware(word)
    return mention.unit is None and mention.quantity in (None, 1.0) and is_no_ware(word)


def _is_known(mention: Mention, known: Lexicon) -> bool:
    """Whether a mention has an amount or a word that means something: chance letters order nothing."""
    return mention.quantity is not None or any(
        len(word) > 2 and (word in known.words or word in english()) for word in mention.words.split()
    )


_REFERS = re.compile(r"\b(?:usual|normal|regular|same|last|repeat|always|again|or)\b", re.IGNORECASE)


def _plain(text: str) -> str:
    """The text without hours, and "jam (strawberry)" in the order of "strawberry jam"."""
    turned = re.sub(
        r"\b([a-z]+) \(([a-z]+(?: [a-z]+){0,2})\)", r"\2 \1", _AN_HOUR.sub(" ", text), flags=re.IGNORECASE
    )
    turned = _FOR.sub("for ", _numbered(turned.replace(" n a half", " and a half")))
    return _A_KISS.sub("", re.sub(r"\((\d[^)]*)\)", r" \1 ", turned))


def _numbered(text: str) -> str:
    """The text without the numbers that only count its goods: "(1) tea (2) sugar", "1. milk 2. bread"."""
    found = list(_A_NUMBER.finditer(text))
    if len(found) < _A_STYLE or [int(one["at"]) for one in found] != list(range(1, len(found) + 1)):
        return text
    return _A_NUMBER.sub("\n", text)


_A_NUMBER = re.compile(r"(?<![^\s;,.])\(?(?P<at>\d{1,2})[.)](?!\d)\s*")


_AN_HOUR = re.compile(
    r"\b(?:(?:at|by|before|after|until|till) (?:noon|midnight|\d{1,2}\b(?! ?(?:[a-z]|/|\.\d)))"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)",
    re.IGNORECASE,
)


_FOR = re.compile(
    r"\b4 (?!the (?:\w+ ){1,2}(?:ones?|kind|sort|type)\b)"
    r"(?=(?:me|us|my|the|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|today|tonight|tomorrow|tmrw|\w+day)\b)",
    re.IGNORECASE,
)


_A_KISS = re.compile(r"(?<=[a-z.!?,])\s+x{1,4}\s*[.!]*$", re.IGNORECASE)


_SWITCH = frozenset("no not nae naw wait meant mean sorry actually correction instead said scratch".split())


def put_together(
    row: Sequence[str], marked: Sequence[str], known: Lexicon
) -> tuple[list[Mention], tuple[str, ...]]:
    """Make mentions of marked pieces, and of "butter or margarine" something to ask."""
    said: list[Group] = []
    unclear: list[str] = []
    for group in sorts_told(list(groups(row, marked)), row, known):
        between = row[said[-1].end : group.start] if said else []
        if said and group.amount and row[group.start - 2 : group.start] in (["make", "that"], ["make", "it"]):
            group.act = Act.AMEND  # "4 grapefruit, no sorry, make that 4 oranges"
        added = group.act is Act.AMEND and group.name and not group.amount and said
        if added and not _SWITCH & {
            word for piece in row[said[-1].end : group.end + 3] for word in piece.split()
        }:
            said[-1].runs.append(group.name)  # "cough drops, cherry if they have them"
        elif between == ["or"] and group.act is said[-1].act is Act.WANT:
            unclear.append(" ".join(goods([*said.pop().name, "or", *group.name], known)))
        else:
            said.append(group)
    made = _parted(_each([_mention(group, row, known) for group in said], said, row))
    return [mention for mention in made if mention.words or mention.quantity is not None], tuple(unclear)


def sorts_told(said: Sequence[Group], row: Sequence[str], known: Lexicon) -> list[Group]:
    """Put a brand or a sort behind a comma to the goods that it is one of: "grits, Jim Dandy, five pounds"."""
    behind = sum(bool(group.amount) and _ends_in_amount(group, row) for group in said)
    found: list[Group] = []
    for group in said:
        before = found[-1] if found else None
        between = row[before.end : group.start] if before else []
        if (
            before is not None
            and before.act is group.act is Act.WANT
            and before.name
            and not (before.amount and group.amount)
            and between in ([], [","], [",", "the"])
            and _is_sort_of(group, before, known, bool(between and group.amount) and behind >= _A_STYLE)
        ):
            before.runs.append(group.name)
            before.amount, before.end = before.amount or group.amount, group.end
        else:
            found.append(group)
    return found


_A_STYLE = 2


def _ends_in_amount(group: Group, row: Sequence[str]) -> bool:
    return bool(group.name) and row[group.end - 1] in group.amount


def _is_sort_of(group: Group, before: Group, known: Lexicon, amounts_behind: bool) -> bool:
    """Whether a group names no goods of its own, or a brand of those before it."""
    *_, ware = cut(goods(before.name, known), known)
    brand = brands().get(" ".join(goods(group.name, known)))
    if brand is not None:
        return stem(brand.split()[-1]) in {
            stem((ware.noun or ware.text).split()[-1]),
            stem(ware.text.split()[-1]),
        }
    told = cut(goods(group.name, known), known)
    if ware.kind is not Kind.FOOD or any(word.kind is Kind.FOOD or is_ware(word.text) for word in told):
        return False
    nouns = {stem(word.noun) for word in told if word.kind is Kind.BRAND and word.noun}
    if nouns:
        return bool(nouns & {stem(ware.text), stem(ware.noun)})
    return amounts_behind or (
        bool(told) and all(word.kind is Kind.QUALITY and not word.noun for word in told)
    )


def _each(made: Sequence[Mention], said: Sequence[Group], row: Sequence[str]) -> list[Mention]:
    """Give all goods the amount of "tea and coffee, 1 pack each", or of "2 cans each of corn and beans"."""
    found = list(made)
    for at, (mention, group) in enumerate(zip(made, said, strict=True)):
        around = row[group.start : group.end + 1]
        if "each" not in around or mention.quantity is None:
            continue
        others = range(at + 1, len(made)) if "of" in around[around.index("each") :] else range(at)
        for other in others:
            if made[other].quantity is None and made[other].act is Act.WANT:
                found[other] = replace(made[other], quantity=mention.quantity, unit=mention.unit)
    return found


def _is_sort(part: Mention) -> bool:
    """Whether several of something are named by one: "four apple" are four of what was named before."""
    return (part.quantity or 0) > 1 and bool(part.words) and not part.words.endswith("s")


def _parted(made: Sequence[Mention]) -> list[Mention]:
    """Two sorts for the whole that they are parts of: "eight pies, four apple and four cherry"."""
    for at, whole in enumerate(made):
        parts = made[at + 1 : at + 3]
        counts = [part.quantity or 0 for part in parts if part.unit is None and _is_sort(part)]
        if (
            whole.unit is None
            and whole.quantity
            and len(counts) == len(parts) > 1
            and sum(counts) == whole.quantity
        ):
            sorts = [
                replace(
                    part,
                    words=f"{part.words} {whole.words}",
                    shown=f"{part.shown} {whole.shown}",
                    food=whole.food,
                )
                for part in parts
            ]
            return [*made[:at], *sorts, *made[at + 3 :]]
    return list(made)


_OCCASIONS = frozenset(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday today"
    " tonight tomorrow tmrw tmr weekend morning afternoon evening noon breakfast lunch dinner supper brunch teatime"
    " party bingo church birthday christmas thanksgiving easter fi di for please".split()
)
"""When something is wanted, and what for: no part of a name that ends in it."""
_NO_UNITS = frozenset("a an of and the some no nos o or about x them dem di those these my our".split())


def _mention(group: Group, row: Sequence[str], known: Lexicon) -> Mention:
    quantity, unit, size = _amount(" ".join(group.amount))
    name = cut(" ".join(goods(group.name, known)).split(), known)
    if unit is None and len(name) > 1 and name[-1].text in ("loaf", "loaves"):  # "a small brown loaf"
        name, unit = name[:-1], "loaf"
    if unit == "loaf" and not any(word.kind is Kind.FOOD or word.text.endswith("bread") for word in name):
        name.append(Token(Kind.FOOD, "bread"))
    while len(name) > 1 and name[-1].text in _OCCASIONS:
        name.pop()
    wares = [word.text for word in name if word.kind in (Kind.FOOD, Kind.BRAND, Kind.UNKNOWN)]
    said = [word.text for word in name]
    shown = [word.shown for word in name]
    if not wares and name and name[-1].noun:  # "a lemon" is one; "the skimmed" is skimmed milk
        wares = [name[-1].noun]
        said += [] if stem(wares[0]) == stem(said[-1]) else wares
        shown += said[len(shown) :]
    around = row[max(0, group.start - 1) : group.end]
    return Mention(
        group.act,
        " ".join([*said, *size]),
        " ".join([*shown, *size]),
        wares[-1] if wares else said[-1] if said else "",
        quantity,
        unit,
        "more" in around or "another" in around,
    )


def _unit(word: str) -> str:
    """The unit that a word of an amount is, or is a slip for; one that nobody knows is itself."""
    return UNITS.get(word) or meant_unit(word) or stem(word)


_A_PACK = re.compile(
    r"(?:(?P<many>a|an(?= (?:8|11|18))|\d+) |an )?(?P<holds>\d+) (?:count|packs?)(?: (?:of|o|a))?"
)
_FEW_PACKS = 3.0


def _packs(said: str) -> tuple[float, str, list[str]] | None:
    """Packs and what one holds: "2 pk" are two of them, "9 pack" and "a 2 pack" one of that size."""
    found = _A_PACK.fullmatch(figures(said))
    if found is None:
        return None
    many, holds, plural = found["many"], float(found["holds"]), re.search(r"\bpa?c?ks\b", said)
    if many in (None, "1") and (plural or (many is None and holds <= _FEW_PACKS)):
        return (holds, "pack", []) if plural or re.search(r"\bpa?c?k\b", said) else None
    return float(many) if many and many.isdecimal() else 1.0, "pack", [f"{holds:g}", "pack"]


def _amount(said: str) -> tuple[float | None, str | None, list[str]]:
    """Quantity, unit and size: "2 12 oz cans" is two cans of the size "12 ounce", "12 pack" one pack of that size."""
    if (packs := _packs(said)) is not None:
        return packs
    row = figures(said).split()
    if "half" in row:  # "half a cucumber"
        row = ["0.5", *(word for word in row if word not in ("half", "a", "an", "of"))]
    numbers = [float(word) for word in row if re.fullmatch(r"\d+(?:\.\d+)?", word)]
    article = any(word in ("a", "an") for word in row)
    units = [_unit(word) for word in row if word.isalpha() and word not in _NO_UNITS]
    if units == ["quarter"]:
        return 0.25, "pound", []
    size: list[str] = []
    if units and units[0] in MEASURES and (len(units) > 1 or len(numbers) > 1):
        size = [f"{numbers.pop() if numbers else 1:g}", units.pop(0)]
        numbers = numbers or [1.0]
    unit = units[-1] if units else None
    return numbers[0] if numbers else 1.0 if article or unit else None, unit, size
