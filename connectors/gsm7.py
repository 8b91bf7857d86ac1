"""Keeps a text inside basic GSM-7 (3GPP 23.038): one curly quote would more than halve what fits."""

import textwrap
import unicodedata

SEGMENT = 153  # characters in each part of a joined message
LIMIT = 2 * SEGMENT

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_PLAINER = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "`": "'", "€": "EUR ",
        "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "[": "(", "]": ")", "{": "(", "}": ")", "|": "/", "\\": "/",
        "~": "-", "^": "",
    }
)  # fmt: skip

# textwrap breaks only at ASCII white space, so words joined by this stay together.
_JOINER = "\u00a0"


def plain(text: str) -> str:
    """The text in basic GSM-7, where every character counts once; what has no likeness becomes `?`."""
    return "".join(_likeness(character) for character in text.translate(_PLAINER))


def together(text: str) -> str:
    """The text as one unbreakable piece for `split`."""
    return _JOINER.join(plain(text).split())


def split(text: str, label: str) -> list[str]:
    """The text as one message or, broken between pieces, as several: `(1/2) ...`, `(2/2) label: ...`."""
    text = "".join(c if c == _JOINER else plain(c) for c in text)
    if len(text) <= LIMIT:
        return [text.replace(_JOINER, " ")]
    room = LIMIT - len(f"(99/99) {label}: ")
    first, *others = textwrap.wrap(text, room, break_on_hyphens=False)
    parts = [first, *(f"{label}: {other}" for other in others)]
    return [f"({n}/{len(parts)}) {part}".replace(_JOINER, " ") for n, part in enumerate(parts, start=1)]


def fits(text: str) -> bool:
    """Whether the text is basic GSM-7 and takes at most two segments."""
    return len(text) <= LIMIT and _BASIC.issuperset(text)


def _likeness(character: str) -> str:
    if character in _BASIC:
        return character
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if _BASIC.issuperset(bare) else " " if character.isspace() else "?"
