"""Which of our texts she does not want, or wants after all, where she means some of them and not all."""

import re

from concierge_bot.understanding.words.plain_words import plain

_RATING = (
    r"(?:how (?:was|were|did)\b.*|ratings?\b|rate (?:it|them|you|the|how)\b|stars?\b|1 to 5\b"
    r"|(?:those|these|the|your) (?:questions|surveys?)\b|surveys?\b|feedback\b)"
)
_UNWANTED = (
    r"(?:stop|quit|no more|not|dont|do not|never|without|enough|end|drop|skip|no)"
    r"(?! (?:know|understand|see|sure|clear|follow|remember|get what)\b)"
)
_NO_RATINGS = re.compile(
    rf"\b{_UNWANTED} (?:\w+ ){{0,6}}?{_RATING}(?: (?:texts?|questions?|ones?|messages?|things?))?"
)
_OF_TEXTS = re.compile(
    r"\b(?:text\w*|messages?|ask\w*|questions?|ones?|surveys?|rating|ratings|rate|send\w*|bother\w*)\b"
)
_STAY = re.compile(
    r"\b(?:keep|want|need|leave|still (?:send|text|want|need)|turn (?:\w+ ){0,3}(?:back )?on|start|continue"
    r"|go on with)\b"
    r"(?: \w+){0,4} (?:texts?|texting|messages?|reminders?|pills?|medicines?|meds|orders?|deliver\w*|them|rest|others?"
    r"|everything)\b"
    r"|\b(?:did not|didnt|dont|never) (?:mean|say|want)(?: \w+){0,2} (?:stop|end|cancel|all|everything|every)\b"
    r"|\bonly (?:the |those |meant (?:the |those )?)?(?:rating|questions?|surveys?|how)"
)
_NOT_ME = re.compile(
    r"\bnot (?:me|mine)\b|\b(?:did not|didnt|never) (?:mean|say) (?:me|mine)\b|\bi meant (?!it\b|what\b|that\b)"
    r"|\bput me back\b|\b(?:keep|start) (?:texting|messaging|telling) me\b|\bdont (?:stop|end) (?:mine|my|texting me)\b"
    r"|\bi (?:still |do |really )*(?:want|need) (?:my|the|your|them|these|to (?:hear|get|know|be told))\b"
)
_PARTS = re.compile(r"[.;!?\n]+\s*|,?\s+(?:and|but|also)\s+|,\s*", re.IGNORECASE)


def no_ratings(text: str) -> bool:
    """Tell whether she does not want to be asked how a job was."""
    line = plain(text)
    found = _NO_RATINGS.search(line)
    return found is not None and bool(_OF_TEXTS.search(found[0]) or _OF_TEXTS.search(line))


def besides_ratings(text: str) -> str:
    """Return what a text says beside her wish to be asked no such questions."""
    kept = [part.strip() for part in _PARTS.split(text) if part and part.strip()]
    of_texts = re.compile(
        r"\b(?:text\w*|questions?|ratings?|stars|surveys?|feedback|how was)\b", re.IGNORECASE
    )
    return ", ".join(part for part in kept if not (of_texts.search(part) or no_ratings(part)))


def not_me(text: str) -> bool:
    """Tell whether who was heard to want no more texts says that somebody else was meant, or that he wants them."""
    return bool(_NOT_ME.search(plain(text)))


def stay(text: str) -> bool:
    """Tell whether who asked for no more texts says that some of them shall go on."""
    return bool(_STAY.search(plain(text)))
