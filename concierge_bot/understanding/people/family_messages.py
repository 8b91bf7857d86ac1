"""What a contact wants her to be told in his words ("tell mom I can't Sunday"), apart from what he asks us besides."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.people.kin import HE, MEN, SHE, WOMEN
from concierge_bot.understanding.words.match import is_medicine
from concierge_bot.understanding.words.vocabulary import is_english

_SENTENCES = re.compile(r"(?<=[.!?\n])\s+")
_NOT_TOLD = re.compile(
    r"\b(?:call|ring|phone|text|write|buzz) (?:me|us|back|home)\b|\bget in touch\b|\b(?:not|n't) (?:tell|let|say)\b"
    r"|\b(?:take|took|takes|taking|skip|pills?|tablets?|medicines?|meds|medications?|dose|insulin|911|ambulance)\b",
    re.IGNORECASE,
)
"""What has an answer of its own, or is for a person: a call, a medicine."""
_FOR_A_PERSON = re.compile(
    r"https?:|www\.|[a-z0-9]\.[a-z]{2,}\b|/|@|\d{3,}|[$£€<>]"
    r"|\b(?:pay|pays|paid|money|dollars?|bucks|pounds?|bank\w*|pin|codes?|passwords?|accounts?|cards?|cash|che(?:ck|que)s?"
    r"|transfer|wire|gift|owes?|owed|loan|venmo|zelle|insurance|medicare|social security|reply|numbers?)\b"
    r"|\b(?:doctors?|dr|nurses?|pharmac\w*|chemist|prescri\w*|doubl\w*|half|twice|mg|pil+s?|tabs?|capsules?|drops|dos\w+|meds?"
    r"|refill\w*|vitamins?|sugar|pressure|oven|stove|gas)\b",
    re.IGNORECASE,
)
"""No link, number, money or code reaches her by the machine, and nothing of how she is treated (docs/security.md)."""
_LONG = 7
"""A strange word of so many letters may be a medicine that is spelt wrong."""


def is_for_a_person(words: str) -> bool:
    """Tell whether a person should read words before she does: a link, money, a code, a medicine or what may be one."""
    strange = any(
        len(word) >= _LONG and word.islower() and not is_english(word)
        for word in re.findall(r"[A-Za-z]+", words)
    )
    return strange or bool(_FOR_A_PERSON.search(words)) or is_medicine(words)


def parted(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Return what she shall be told, and what is left of the text; an empty first where nothing is to be told."""
    who = "|".join(sorted(WOMEN | MEN | SHE | HE | {name.casefold().split()[0] for name in names}))
    lead = re.compile(
        rf"^\W*(?:(?:and|also|please|pls|hi|hello|ok|oh|can you|could you|would you|will you|just)\W+)*"
        rf"(?:tell (?:my |our )?(?:{who})\b|let (?:my |our )?(?:{who}) know\b|say to (?:my |our )?(?:{who})\b)"
        r"(?: (?:for|from) me)?(?: that)?\W+(?P<words>(?!about\b|if\b|whether\b|to\b|when\b|what\b).+)$",
        re.IGNORECASE | re.DOTALL,
    )
    told, rest = "", []
    for sentence in _SENTENCES.split(text.strip()):
        found = lead.match(sentence)
        unsaid = found is not None and ("?" in found["words"] or found["words"].endswith(".."))
        if found and not told and not unsaid and not _NOT_TOLD.search(sentence):
            told = found["words"].strip()
        else:
            rest.append(sentence)
    return told, " ".join(rest)
