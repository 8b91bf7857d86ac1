"""Mends what dictation wrote by ear ("at ate thirty", "every knight", "son day"), only beside time words."""

from dataclasses import replace

from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.tokens import Token
from concierge_bot.understanding.when.vocabulary import NUMBERS

# An hour by its sound; the first group is mended only behind a word that leads to an hour.
_SOUNDS = {
    "to": "two", "too": "two", "tu": "two", "for": "four", "fore": "four", "before": "four", "won": "one", "wan": "one",
    "ate": "eight", "ait": "eight", "tree": "three", "sicks": "six", "sex": "six", "nein": "nine", "tin": "ten",
}  # fmt: skip
_SOUND_OF_DAY = {
    "son": "sunday", "sunday": "sunday", "sunny": "sunday", "mun": "monday", "moon": "monday", "monday": "monday",
    "tuesday": "tuesday", "chews": "tuesday", "choose": "tuesday", "whens": "wednesday", "wends": "wednesday",
    "wins": "wednesday", "wens": "wednesday", "wednesday": "wednesday", "thirst": "thursday", "thirsty": "thursday",
    "thursday": "thursday", "furs": "thursday", "thirs": "thursday", "fry": "friday", "frye": "friday",
    "friday": "friday", "sadder": "saturday", "satter": "saturday", "satur": "saturday", "saturn": "saturday",
    "saturday": "saturday",
}  # fmt: skip
_UNIT_SOUNDS = {
    "knight": ("night", "every each at all last tomorrow the".split()),
    "knights": ("nights", "every each at all last tomorrow the".split()),
    "mourning": ("morning", "the every each tomorrow this of in".split()),
    "weak": ("week", "next this every a per last the".split()),
    "our": ("hour", "a an half".split()),
    "ours": ("hour", ()),
}
_TWO_LETTERS = {
    "tu": "tuesday",
    "th": "thursday",
    "sa": "saturday",
    "su": "sunday",
    "fr": "friday",
    "mo": "monday",
}
_TODAY = {"day": "today", "morrow": "tomorrow", "night": "tonight"}
_OF_EVERY = frozenset(
    ("morning", "evening", "afternoon", "night", "day", "other", "week", "weekend", "month", *WEEKDAYS)
)
_LEADS = frozenset("at around about past to until from by say between till".split())
_MINUTES = frozenset("thirty fifteen".split())
_HALVES = {"a": "am", "ay": "am", "p": "pm", "pee": "pm"}


def mend(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens as she said them; two that are one word ("son day", "a m") become one token."""
    heard: list[Token] = []
    i = 0
    while i < len(tokens):
        two = _joined(tokens, i, heard)
        if two is not None:
            heard.append(two)
            i += 2 + (two.raw[1:2] == "." or two.raw[2:3] == "-")
            continue
        heard.append(_sounded(tokens, i, heard))
        i += 1
    return tuple(heard)


def _word(tokens: tuple[Token, ...] | list[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def _is_number(token: Token | None) -> bool:
    return token is not None and (token.kind in ("number", "clock") or token.word in NUMBERS)


def _joined(tokens: tuple[Token, ...], i: int, heard: list[Token]) -> Token | None:
    """ "son day" and "seven a m": two tokens that are one."""
    first, second = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if second is None or first.kind == "opaque":
        return None
    raw = first.raw + second.raw
    if first.word in ("to", "too", "two", "2") and second.raw in (
        "morrow",
        "moro",
        "morra",
        "morow",
        "marrow",
    ):
        return Token("tomorrow", "word", first.start, second.end, raw)
    if first.word == "to" and second.word == "-" and i + 2 < len(tokens) and tokens[i + 2].raw in _TODAY:
        return Token(
            _TODAY[tokens[i + 2].raw], "word", first.start, tokens[i + 2].end, raw + tokens[i + 2].raw
        )
    if second.word in ("day", "days") and second.raw.startswith("day") and first.word in _SOUND_OF_DAY:
        if first.raw in ("monday", "tuesday", *WEEKDAYS) or first.raw.endswith("day"):
            return None
        return Token(_SOUND_OF_DAY[first.word], "word", first.start, second.end, raw)
    before = heard[-1] if heard else None
    third = tokens[i + 2] if i + 2 < len(tokens) else None
    if (
        before
        and (before.word in (*WEEKDAYS, "the") or _is_number(before))
        and first.word in ("a", "p")
        and second.word == "."
        and third
        and third.word == "m"
    ):
        return Token(
            _HALVES[first.word],
            "half" if _is_number(before) else "word",
            first.start,
            third.end,
            raw + third.raw,
        )
    if first.word in _HALVES and second.word in ("m", "em") and (_is_number(before) or second.word == "em"):
        return Token(_HALVES[first.word], "half", first.start, second.end, raw)
    return None


def _sounded(tokens: tuple[Token, ...], i: int, heard: list[Token]) -> Token:
    token, last = tokens[i], _word(heard, len(heard) - 1)
    if token.kind != "word":
        return token
    after = _word(tokens, i + 1)
    if token.word in _TWO_LETTERS and (not heard or last in ("on", "every", "next", "/", ",", "and", "this")):
        behind = tokens[i + 1].kind if i + 1 < len(tokens) else ""
        if behind in ("number", "clock", "ordinal") or after in ("/", "at", "morning"):
            return replace(token, word=_TWO_LETTERS[token.word])
    if token.word == "ever" and after in _OF_EVERY:
        return replace(token, word="every")
    if token.word == "while" and (
        after in WEEKDAYS or after == "tomorrow" or _is_number(tokens[i + 1] if after else None)
    ):
        return replace(token, word="until")  # in Yorkshire
    if token.word in ("threw", "thru") and last in WEEKDAYS and after in WEEKDAYS:
        return replace(token, word="through")
    if token.word == "wan" and last == "half":
        return replace(token, word="one")
    if token.word == "won" and after == "day":
        return replace(token, word="one")
    if token.word in _UNIT_SOUNDS:
        word, leads = _UNIT_SOUNDS[token.word]
        led = last in leads or last in WEEKDAYS
        counted = word == "hour" and bool(heard) and _is_number(heard[-1])
        return replace(token, word=word) if led or counted else token
    if token.word in _SOUNDS and _is_hour(tokens, i, heard):
        return replace(token, word=_SOUNDS[token.word])
    return token


def _is_hour(tokens: tuple[Token, ...], i: int, heard: list[Token]) -> bool:
    """Whether the word that sounds like a number stands where only an hour or a count can stand."""
    last, before, after, second = (
        _word(heard, len(heard) - 1), _word(heard, len(heard) - 2), _word(tokens, i + 1), _word(tokens, i + 2),
    )  # fmt: skip
    rare = tokens[i].word not in ("to", "for", "before", "too")
    if after in ("oclock", "am", "pm") or (after in ("o", "a") and second in ("clock", "oclock")):
        return True
    if after in _HALVES and second in ("m", "em"):
        return True
    if last in _LEADS and after in _MINUTES:
        return True
    if after in _MINUTES and last in ("", ",", ".", *WEEKDAYS, "tomorrow", "today", "like", "maybe"):
        return second in (
            "",
            ".",
            ",",
            "on",
            "in",
            "tomorrow",
            "today",
            "please",
            "for",
            "am",
            "pm",
            *WEEKDAYS,
        )
    if last in ("in", "every", "each") and after in ("hour", "minute", "ours", "our", "day", "week", "month"):
        return True
    if last in ("past", "to") and (before in ("half", "quarter") or before.isdigit()):
        return rare or not _is_number(tokens[i + 1] if i + 1 < len(tokens) else None)
    if last in _LEADS and last not in ("to", "from", "between"):
        ends = after in (
            "",
            ".",
            ",",
            "!",
            "?",
            "in",
            "on",
            "tomorrow",
            "tonight",
            "today",
            "please",
            "for",
            *WEEKDAYS,
        )
        return ends if last in ("at", "around") or rare else False
    return (
        last in ("every", *WEEKDAYS, "tomorrow")
        and tokens[i].word in ("ate", "won")
        and after in ("thirty", "fifteen")
    )
