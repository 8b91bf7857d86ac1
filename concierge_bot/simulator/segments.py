"""How a carrier counts a text: its encoding and its segments (3GPP TS 23.038)."""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")


def measure(text: str) -> tuple[str, int]:
    """The encoding, `GSM-7` or `UCS-2`, and the number of segments of a text."""
    if set(text) <= BASIC | EXTENDED:
        length = len(text) + sum(letter in EXTENDED for letter in text)
        return "GSM-7", _parts(length, 160, 153)
    return "UCS-2", _parts(len(text.encode("utf-16-le")) // 2, 70, 67)


def _parts(length: int, alone: int, joined: int) -> int:
    return 1 if length <= alone else -(-length // joined)
