"""What a contact wants her to be reminded of: "remind mum to put the bins out tonight at 7"."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.people.kin import HE, MEN, SHE, WOMEN

_END = r"(?= (?:to|about|of|that)\b)"


def reminder(text: str, names: Sequence[str]) -> str:
    """Return the text as she would ask it herself ("remind me to ..."); empty if it asks for no reminder."""
    who = "|".join(sorted(WOMEN | MEN | SHE | HE | {name.casefold().split()[0] for name in names}))
    found = re.search(rf"\bremind (?:my |our )?(?:{who}){_END}", text.casefold())
    return f"{text[: found.start()]}remind me{text[found.end() :]}" if found and "?" not in text else ""
