"""A dangerous text must reach a human though every other part is down, so two readers in the core read it first.

The rules say what danger it is and why; the learned reader hears what no rule foresaw, and doubts what only
sounds dangerous.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from concierge_bot.understanding.danger import (
    danger_denied,
    danger_learned,
    danger_words,
    harmless_words,
    muddles,
)
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import complaints
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.words.phrases import Phrases
from concierge_bot.understanding.words.plain_words import plain
from concierge_bot.understanding.words.vocabulary import names_food

Level = Literal["none", "uncertain", "alarm"]
Readings = Sequence[tuple[str, float]]
"""The intents that the dialogue model reads in a text, each with its confidence, the likeliest first."""


@dataclass(frozen=True)
class Danger:
    """How dangerous a text sounds, of what kind ("fall", "chest" ...) and the words that say so.

    ``contested``: the two readers are not both sure of it, so a third may say what it is.
    """

    level: Level
    kind: str | None
    words: str
    contested: bool = False


SAFE = Danger("none", None, "")
CAN_BE_REASSURED = frozenset({"fall", "help", "unwell", "lost", "trapped"})
"""Kinds where "but I am fine" is believed enough to ask; with a chest pain it is not."""

OF_HER_BODY = frozenset({"fall", "unwell", "breath", "chest", "stroke", "bleeding", "unresponsive"})
"""Kinds of which an alarm of a rule is asked about, whatever two readers make of it: "i nearly fell today"."""


ALARMING, ALARMING_IN_DOUBT, WORTH_ASKING = 1.0, 1.0, -0.5
"""Scores (see `danger_learned.score`) from which a text alarms though no rule knows it, alarms though the rules
would only ask, and is asked about though no rule knows it."""
WORDS_TO_GO_BY = 3
"""With fewer words than this only a rule may frighten anybody: one strange word weighs too much."""
SURE_ALONE = 3.0
"""From this score on an alarm of the learned reader alone waits for nobody; below it the dialogue model may deny it.
An alarm of a rule never waits."""
SURE_OF_DANGER = 0.5
"""From this confidence on the dialogue model's own `emergency`, in which the score of the learned reader is counted
(`pipeline.py`), alarms; below it she is asked if she is safe."""
SURE_BESIDE = 0.9
"""The same where she asks for something plain and no reader of the core hears danger, and where only the learned
reader of the core hears any, and not surely: she is asked then anyway."""
DENIED = 0.3
"""An alarm that may be denied is, where the dialogue model gives danger a smaller share than this."""
_ONLY_TAKEN = re.compile(
    r"(?:yes |ok |i |ive |have |just |already )*"
    r"(?:(?:took|taken) (?:mine|them|these|those|both|it)|(?:took|taken|had) (?:my |the )"
    r"(?:(?:morning|noon|evening|night|bedtime|white|blue|pink|yellow|little|heart|water|sugar|pressure|thyroid) )?"
    r"(?:pills?|tablets?|meds?|medicines?|ones?))(?: (?:now|already|today|dear|love|thanks|thank you))*"
)
"""A dose that was taken, and not a word more: what only sounds like too much of it is none."""
_A_LITTLE = re.compile(r"\b(?:a )?(?:little|(?:wee )?bit(?! of)|slight(?:ly)?)\b", re.IGNORECASE)
_FEELS = re.compile(
    r"\b(?:i am|im|i feel|i(?: am|m)? feeling|still feel|estoy|ando|me siento)"
    r"(?: (?:so|very|really|real|a|an|bit|little|quite|still|all|kind of|kinda|muy|un|poco|medio))*"
    r" (?:dizzy|di[sz]y|faint|light ?headed|woozy|giddy|maread[oa]|mal)\b"
    r"|\bi (?:dont|do not|am not|m not) feel(?:ing)? (?:so |very |too |that |all that )?(?:good|well|right)\b"
)
"""What she says of herself in so many words: no reader and no wish beside it makes it unsaid, she is asked."""
_WANTS = re.compile(
    r"\bi (?:still |just |only |do )*(?:want|need) (?!help|someone|somebody|to |it |you |an? (?:doctor|nurse))"
)
_RUNS_OUT = re.compile(
    r"\b(?:out of|ran out|run out|running out|low on|almost out|no more)\b.*\b(?:more|refills?|another|order|get)\b"
)
"""Pills that are at an end, and her wish for more: a refill, unless a reader of the core hears danger."""
_AT_AN_HOUR = re.compile(
    r"\b(?:at|by|around|about|since|before|after|till|until) (?:\d{1,2}|four|five|six|seven|eight|nine|ten|twelve) ?$"
)
"""The number that a phrase ends with is an hour: "took my pill already at 6"."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:she|shes|he|hes|wife|husband|mum|mom|dad|mother|father|sister|brother)(?: \w+)? ?$"
)
HARDLY = -2.0
"""Below this score an alarm of the rules becomes a question, and a question of the rules is dropped."""
SHORT = 7
"""Who says in so few words that she is unwell says nothing else, and is asked all the same: "i had a funny turn"."""
A_SHARE = 0.2
"""With a smaller share of the dialogue model's confidence a reading is none: nonsense has some of everything."""
HARDLY_A_SHARE = 0.1
"""Below this share of danger in the dialogue model nobody is asked about what one reader of the core hears alone."""
SURE_OF_A_REQUEST = 0.7
"""From this confidence on the dialogue model's reading as one of these settles what the two readers contest."""
REQUESTS = frozenset(
    "order_groceries refill_medication request_service order_status cancel_order change_order schedule_recurring "
    "pause_deliveries resume_deliveries set_reminder list_schedule change_reminder confirm_taken snooze skip_dose "
    "medication_question browse_alternatives explain_choice rate_service report_problem billing_question "
    "family_access".split()
)
"""What asks for one thing of us; small talk, a yes, a no or "help" may still have danger in it."""


def danger(text: str) -> Danger:
    """Judge one text: "alarm" needs a human at once, "uncertain" one safety question, "none" neither."""
    text = telling.without(text)
    ruled, score = by_rules(text), _score(text)
    heard = score > WORTH_ASKING
    if ruled.level == "alarm":
        return ruled if score > HARDLY else replace(ruled, level="uncertain", contested=True)
    if ruled.level == "uncertain":
        asked = (
            score > HARDLY or feels_unwell(text) or (ruled.kind == "unwell" and len(text.split()) <= SHORT)
        )
        alarming = score > ALARMING_IN_DOUBT and not _is_mild(text)
        level: Level = "alarm" if alarming else "uncertain" if asked else "none"
        contested = score <= SURE_ALONE if level == "alarm" else not heard
        return replace(ruled, level=level, contested=contested) if level != "none" else SAFE
    heard = heard and not (score <= SURE_ALONE and muddles.waits_for_one(text))
    if heard and len(_words(text)) >= WORDS_TO_GO_BY and not _ONLY_TAKEN.fullmatch(plain(text).strip(" .")):
        level = "alarm" if score > ALARMING else "uncertain"
        return Danger(level, "danger", "", contested=score <= SURE_ALONE)
    return SAFE


def how_grave(found: Danger) -> int:
    """Return how grave a judgement is, to compare two."""
    return ("none", "uncertain", "alarm").index(found.level)


def _words(text: str) -> list[str]:
    """Return the words of a text that have letters in them: of mere numbers nobody need be afraid."""
    return [word for word in text.split() if any(letter.isalpha() for letter in word)]


def feels_unwell(text: str) -> bool:
    """Tell whether she says in so many words that she is dizzy or does not feel well."""
    return bool(_FEELS.search(plain(text)))


def is_denied(readings: Readings) -> bool:
    """Tell whether the dialogue model gives danger so small a share that it denies a contested alarm."""
    return share_of_danger(readings) < DENIED


def is_sure(text: str, intent: str, confidence: float) -> bool:
    """Tell whether the dialogue model's likeliest reading of a text is danger, and it is sure enough for an alarm."""
    if intent != "emergency" or len(text.split()) < WORDS_TO_GO_BY or takes_back(text) or _is_mild(text):
        return False
    if is_plain_request(text) and _RUNS_OUT.search(plain(text)):
        return False
    calmly = is_plain_request(text) or is_muddle(text) or _is_doubted(text)
    calmly = calmly or (muddles.waits_for_one(text) and by_rules(text).level == "none")
    return confidence >= (SURE_BESIDE if calmly else SURE_OF_DANGER)


def _is_doubted(text: str) -> bool:
    """Tell whether only the learned reader hears something, and not enough for an alarm."""
    return WORTH_ASKING < _score(text) <= ALARMING and by_rules(text).level == "none"


def _is_mild(text: str) -> bool:
    """Tell whether she says of herself that she is a little unwell, and no reader of the core is sure of danger."""
    ruled = by_rules(text)
    return (ruled.level, ruled.kind) == ("uncertain", "unwell") and bool(
        _A_LITTLE.search(text) and _score(text) <= SURE_ALONE
    )


def is_plain_request(text: str) -> bool:
    """Tell whether a text asks for a thing, an hour or the day, and neither reader of the core hears danger in it."""
    asks = (
        recall.asks_when_due(text) or recall.buys(text) or recall.asks_the_day(text) or tells_of_goods(text)
    )
    asks = asks or (bool(_WANTS.search(plain(text))) and names_food(text))
    return asks and by_rules(text).level == "none" and danger_learned.score(text) <= WORTH_ASKING


def is_muddle(text: str) -> bool:
    """Tell whether a text is of a thing found or a visit mixed up, and the core hears no danger in it."""
    told = muddles.found_a_thing(text) or muddles.of_a_visit(text)
    return told and by_rules(text).level == "none" and _score(text) <= WORTH_ASKING


def tells_of_goods(text: str) -> bool:
    """Tell whether a text says that what came is not what was ordered, or not good."""
    return complaints.about_goods(text) and complaints.kind(text) in ("wrong", "lost", "broken")


def is_request(intent: str, confidence: float) -> bool:
    """Tell whether the dialogue model's likeliest reading of a text is a plain request, and it is sure enough."""
    return intent in REQUESTS and confidence >= SURE_OF_A_REQUEST


def is_settled(text: str, readings: Readings) -> bool:
    """Tell whether a contested text needs no question: it plainly asks for something, or two readers hear nothing.

    What a rule hears the learned reader has to deny as surely as an alarm; an alarm of her body is asked about.
    """
    ruled = by_rules(text)
    if ruled.level != "none" and feels_unwell(text):
        return False
    unheard = ruled.level == "none" or (ruled.kind not in OF_HER_BODY and _score(text) <= HARDLY)
    asks = sum(share for intent, share in readings if intent in REQUESTS) >= SURE_OF_A_REQUEST
    return (asks and readings[0][0] in REQUESTS) or (unheard and share_of_danger(readings) < HARDLY_A_SHARE)


def share_of_danger(readings: Readings) -> float:
    """Return the share that the dialogue model gives to danger."""
    return dict(readings).get("emergency", 0.0)


def request_in(readings: Readings) -> str:
    """Return the likeliest plain request that the dialogue model reads in a text, or nothing."""
    return next((intent for intent, share in readings if intent in REQUESTS and share >= A_SHARE), "")


def _score(text: str) -> float:
    return danger_learned.score(danger_denied.without(danger_denied.calmed(telling.without(text))))


def takes_back(text: str) -> bool:
    """Tell whether a text takes back what sounds like danger in it, and neither reader hears any in the rest."""
    return danger_denied.taken_back(text) != text and danger(text).level == "none"


def by_rules(text: str) -> Danger:
    """Judge one text by the tables of phrases alone."""
    said = _rules().harmless.blank(plain(danger_denied.calmed(telling.without(text))))
    alarms = list(_hits("alarm", said))
    certain = (hit for hit in alarms if hit.level == "alarm")
    return next(certain, None) or next(iter(alarms), None) or next(_hits("uncertain", said), SAFE)


class _Rules:
    """The tables of phrases, compiled at first use."""

    def __init__(self) -> None:
        things = harmless_words.GROUPS
        self.danger = {
            "alarm": {kind: Phrases(text, danger_words.GROUPS) for kind, text in danger_words.ALARM.items()},
            "uncertain": {
                kind: Phrases(text, danger_words.GROUPS) for kind, text in danger_words.UNCERTAIN.items()
            },
        }
        self.harmless = Phrases(
            ",".join(harmless_words.HARMLESS.values()), {**danger_words.GROUPS, **harmless_words.GROUPS}
        )
        self.denying = frozenset(harmless_words.DENYING.split())
        self.speaking = frozenset(harmless_words.SPEAKING.split())
        self.filler = frozenset(harmless_words.FILLER.split()) - self.denying
        self.story_before = Phrases(harmless_words.STORY_BEFORE, things)
        self.story_after = Phrases(harmless_words.STORY_AFTER, things)
        self.long_ago = Phrases(harmless_words.LONG_AGO, things)
        self.lately = Phrases(harmless_words.LATELY, things)
        self.all_the_same = Phrases(harmless_words.ALL_THE_SAME, things)
        self.what_if = Phrases(harmless_words.WHAT_IF, things)
        self.reassuring = Phrases(harmless_words.REASSURING, things)


_rules = cache(_Rules)


def _hits(level: Level, said: str) -> Iterator[Danger]:
    for kind, phrases in _rules().danger[level].items():
        for match in phrases.matches(said):
            judged = _judge(level, kind, match)
            if judged != "none":
                yield Danger(judged, _kind(kind, match), match.group().strip())


def _kind(kind: str, match: re.Match[str]) -> str:
    """Return the kind of a match: that somebody else does not wake up is no wish to die."""
    before = match.string[: match.start()].rpartition(" . ")[2]
    wakes = match.group().split()[:3] == ["not", "wake", "up"]
    return "unresponsive" if kind == "self_harm" and wakes and _SOMEBODY_ELSE.search(before) else kind


def _judge(level: Level, kind: str, match: re.Match[str]) -> Level:
    """Lower the level of a match that its own sentence denies, puts into another time or only imagines."""
    rules = _rules()
    before = match.string[: match.start()].rpartition(" . ")[2].split()
    after = match.string[match.end() :].partition(" . ")[0].split()
    near = _line(before[-5:]) + match.group() + _line(after[:8])
    if _denied(before, match.group().split()[0]):
        return "none"
    if kind == "overdose" and _AT_AN_HOUR.search(match.group()):
        return "none"
    if rules.long_ago.found(near) and not rules.all_the_same.found(near):
        return "none"
    if rules.what_if.found(_line(before[-4:])) or rules.lately.found(near) or _told(before, after):
        return _lower(level)
    if kind in CAN_BE_REASSURED and rules.reassuring.found(match.string):
        return "uncertain"
    return level


def _denied(before: list[str], first: str) -> bool:
    rules = _rules()
    if first in rules.speaking:
        return before[-2:-1] == ["dont"] and before[-1] == "think"
    telling = next((word for word in reversed(before) if word not in rules.filler), "")
    return telling in rules.denying


def _told(before: list[str], after: list[str]) -> bool:
    rules = _rules()
    return rules.story_before.found(_line(before[-7:])) or rules.story_after.found(_line(after[:5]))


def _lower(level: Level) -> Level:
    return "uncertain" if level == "alarm" else "none"


def _line(words: list[str]) -> str:
    return f" {' '.join(words)} "
