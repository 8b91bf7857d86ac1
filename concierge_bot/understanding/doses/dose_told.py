"""What a text tells of her medicines, each by its name: which she took, which she did not, which she only will."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from concierge_bot.understanding.doses import dose_hours, dose_plain, dose_spelling, dose_times, dose_words
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.words.match import medicine
from concierge_bot.understanding.words.vocabulary import is_english

Act = Literal["taken", "left", "later", ""]
Names = Mapping[str, Sequence[str]]

_SENTENCES = re.compile(r"(?<=[.])\s+|(?<=[!?;\n])\s*|\s[-\u2013]\s")
_PIECES = re.compile(
    r"[,&+]|\b(?=(?:all|everything|both) but\b|(?:except|apart from|other than|besides|not counting|bar the|minus"
    r"|nor)\b)|(?<!all )(?<!everything )(?<!both )\bbut\b|\b(?:and|plus|also|then|while|whereas|though)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:took|taken|swallowed|injected|had|have|popped|did|done|t[ae]ke?|tek|mi t[ae]ke?|skip\w*|forgot|missed)\b"
)
_LEFT = re.compile(
    r"\b(?:not|no|nope|nah|aint|didnt|dont|havent|hasnt|hadnt|doesnt|never|wont|cant|couldnt|skip\w*|miss\w*|forgot"
    r"|left|leav\w+|neither|nor|except|apart from|other than|besides|minus|bar|counting|yet|still|refus\w*|spat|spit"
    r"|wait(?:ing|ed|s)?\b(?! (?:on|for)\b)|(?:all|everything|both) but"
    r"|only (?:on |every )?(?:sun|mon|tues|wednes|thurs|fri|satur)days?|weekly|once a week)\b"
)
_LATER = re.compile(
    r"\b(?:later|will|ill|shall|gonna|gon|going to|about to|bout to|fixing? to|fixin to|mean to|plan to|tomorrow)\b"
    r"|\b(?:finish\w*|done|eat\w*|food|meals?|breakfast|lunch|dinner|supper|tea)(?: \w+){0,2} first\b"
)
_FIRST_THIS = re.compile(
    r"\b(?:till|until|til|when|once|as soon as|after|before)\b(?= (?:i|ive|ill|we|weve|my|some|a|the|breakfast|lunch"
    r"|dinner|supper|tea|food|eating|ive eaten)\b).*"
)
"""What has to come first ("till i have had breakfast"): its verbs tell of no medicine."""
_PAST = re.compile(r"\b(?:took|taken|swallowed|had|did)\b")
_TAKEN = re.compile(
    r"\b(?:t+|took|taken|take|tek|yes|yep|yeah|ya|yup|done|had|have|swallowed|ok|did|down|gone|only|just|both|all"
    r"|everything)\b"
)
_I_SAID = re.compile(r"(?<=\w )\bi (?:only )?(?:said|meant|told (?:you|u|ya))\b.*")
_POINTS = re.compile(r"\s*(?:it|em|them|mine|(?:that|this)(?= (?:with|at|after|before|one)\b|$))\b")
_DOUBT = re.compile(
    r"\b(?:think|thought|maybe|perhaps|might|not sure|unsure|dunno|guess|probably|wonder\w*)\b"
)
_UNSURE = re.compile(
    rf"{_DOUBT.pattern}|\?|\b(?:half|some|part|wrong|spat|spit|threw|dropped|twice|double|extra|if|whether|or|should|shall"
    r"|almost|nearly|forget|remember)\b"
)
_TAKEN_AS_TOLD = re.compile(r"\b(?:taken|swallowed|done|down|gone)\b")
_NAMES_NOTHING = re.compile(
    rf"(?: (?:not|never|yet|today|either|already|just|in|the|{dose_hours.TIME_WORD}|take|took|taken|have|had|this|last"
    r"|at|about|around|now|then|tonight|morning|evening|night|yesterday))* ?"
)
"""What may follow a verb without naming what was taken: then it stands before it."""
_BY_ITS_HOUR = re.compile(r" ?(?:the|my|mi) (?:mornin\w*|noon|evening|nights?|bed ?time) (?:one|ones)\b")
"""A medicine that is called by its part of the day: "took the morning one"."""
_NOT_SHE = re.compile(r"^(?:\w+ )?(?:you|they|nobody|somebody|someone) ")
_ALL_BUT = re.compile(r"\b(?:all|everything|both) but\b")
_ALL = re.compile(
    r"^(?:yes |yep |i |ive )*(?:t+|took (?:them|em|it|all|both|my \w+|everything).*|taken|all|both|everything)\b"
)
_MANY = re.compile(
    r"\b(?:pil+s|tablets|tabs|meds|medicines|medications|drops|both|all|everything|them|em|the (?:two|three|lot)"
    r"|[2-9] of (?:them|em))\b"
)
_OF_AN_HOUR = re.compile(
    r"\b(?:mornin\w*|breakfast|noon|lunch|evening|supper|nights?|night ?time|bed ?time|[ap]m)"
    r" (?:pil+s|tablets|tabs|meds|medicines|medications|ones)\b"
)
_PLURAL_OF_ONE = re.compile(r"\b(?:all of it|all (?:right|done|well|ok))\b")
_REFUSES = re.compile(
    r"\b(?:dont|do not|doesnt) (?:take|have|need|want)\b|\bnot (?:today|on \w+day|for today|due|till|until)\b"
    r"|\bonly (?:on |every )?(?:sun|mon|tues|wednes|thurs|fri|satur)days?\b|\bweekly\b|\bonce a week\b"
)
_ONE = re.compile(r"\b(?:one|1|first|white|blue|this|that)\b")
_OTHER = re.compile(r"\b(?:other|others|another|second|one|2|rest|that)\b")
_A_NAME, _SHORT = 5, 14  # words


@dataclass(frozen=True)
class Word:
    """One thing that a text tells: of which medicine ("" if none is named), what, and in which words."""

    of: str
    act: Act
    said: str
    part: str = ""
    """The part of a day that is named with it ("last night")."""
    behind: bool = False
    """The medicine stands before what is told of it ("knee pill not yet")."""


@dataclass(frozen=True)
class Told:
    """What a text says: the words of the medicines taken, left, or to be taken later, and what it asks for besides.

    ``all``: all the others were taken; ``said``: the words that tell of what was taken, for their time;
    ``refused``: what is left she does not take on this day at all.
    """

    words: tuple[Word, ...]
    all: bool
    said: str
    refused: bool
    of_doses: str
    rest: str

    def of(self, *acts: Act) -> list[Word]:
        """Return the words of the medicines of which one of these is told."""
        return [word for word in self.words if word.act in acts]


def read(text: str, names: Names) -> Told | None:
    """Tell what a text says of several medicines; None unless it says that one was taken and another was not."""
    pieces = list(_pieces(text, names))
    own = [word for word, asks in pieces if not asks]
    rest = [word.said for word, asks in pieces if asks]
    told = _last_words([word for word in own if word.of])
    taken = any(word.act == "taken" for word in told)
    left = any(word.act != "taken" for word in told)
    lines = [dose_spelling.plain(word.said) for word in own]
    others = any(_ALL_BUT.search(line) for line in lines) or any(
        not word.of and word.act == "taken" and _ALL.search(line)
        for word, line in zip(own, lines, strict=True)
    )
    if not left or not (taken or others):
        return None
    return Told(
        tuple(told),
        others and not taken,
        ", ".join(word.said for word in own if word.act == "taken"),
        any(_REFUSES.search(line) for line in lines),
        ", ".join(word.said for word in own),
        ", ".join(rest),
    )


def named(text: str, names: Names) -> list[Word]:
    """Return what is told of the medicines that are said to be taken, or not to be."""
    words = [word for word, asks in _pieces(text, names) if not asks and word.of]
    return [word for word in _last_words(words) if word.act in ("taken", "left")]


def surely(text: str, names: Names) -> bool:
    """Tell whether a text says without a doubt of some of her medicines, by their names, that they are taken."""
    words = named(text, names)
    return (
        bool(words)
        and all(word.act == "taken" for word in words)
        and not _UNSURE.search(dose_spelling.plain(text))
    )


def means_all(text: str) -> bool:
    """Tell whether she says that she took all of them ("took my pills", "i took the two")."""
    words = [word for word, asks in _pieces(text, {}) if not asks and word.act == "taken"]
    return any(_MANY.search(_PLURAL_OF_ONE.sub("", _own_words(word.said))) for word in words)


def says_both(text: str) -> bool:
    """Tell whether "both" is said of what she took, or that it was two."""
    return bool(
        re.search(r"\b(?:both|the two|two of (?:them|em)|2 of (?:them|em))\b", dose_spelling.plain(text))
    )


def means_an_hour(text: str) -> bool:
    """Tell whether she speaks of all that is due at a time of day ("the morning pills")."""
    return bool(_OF_AN_HOUR.search(dose_spelling.plain(text)))


def last_of_it(text: str) -> Act:
    """Return what a text tells last of a medicine that it only points at ("it", "one"), or of none."""
    return next((word.act for word, asks in reversed(list(_pieces(text, {}))) if word.act and not asks), "")


def one_of_two(text: str) -> bool:
    """Tell whether she says that she took one and not the other, and does not say which ("one yes, other no")."""
    told = [(word.act, dose_spelling.plain(word.said)) for word, _ in _pieces(text, {})]
    taken = [line for act, line in told if act == "taken" and _ONE.search(line)]
    left = [line for act, line in told if act in ("left", "later") and _OTHER.search(line)]
    return bool(taken and left) and len(dose_spelling.plain(text).split()) <= _SHORT


def denies_second(text: str) -> bool:
    """Tell whether she says that she took none twice."""
    return any(dose_words.NO_SECOND.search(dose_spelling.plain(said)) for said in _SENTENCES.split(text))


def pieces(text: str, names: Names) -> list[Word]:
    """Return what each piece of a text tells, and what asks too, in their order."""
    return [word for word, _ in _pieces(text, names)]


def _pieces(text: str, names: Names) -> Iterator[tuple[Word, bool]]:
    """Yield what each piece of a text tells, and whether it only asks."""
    before: Act = ""
    for sentence in filter(str.strip, _SENTENCES.split(dose_spelling.mended(text))):
        words = _settled([_word(piece, names) for piece in _cut(sentence)], before, names)
        for n, word in enumerate(words):
            asks = sentence.rstrip().endswith("?") and n == len(words) - 1
            yield word, asks or _asks(word)
        before = next((word.act for word in reversed(words) if word.act), before)


def _asks(word: Word) -> bool:
    """Tell whether a piece asks, or wants something else: "i took" has the form of a request, and is none."""
    line = dose_spelling.plain(word.said)
    another = not word.of and word.act != "left" and clauses.asks(word.said) and not _PAST.search(line)
    return another or dose_words.asks(word.said)


def _settled(words: list[Word], before: Act, names: Names) -> list[Word]:
    """Give a name alone the act beside it: of what follows it, or of what stands before it."""
    found: list[Word] = []
    for n, word in enumerate(words):
        act, part = word.act, word.part
        if word.of and not act and len(word.said.split()) <= _A_NAME and _is_name_alone(word, names):
            past = next((one for one in reversed(found) if one.act), None)
            coming = next((one for one in words[n + 1 :] if one.act), None)
            if coming is not None and coming.of and (coming.behind or not past):
                act = coming.act
            else:
                act, part = (past.act, part or past.part) if past else (before, part)
        found.append(replace(word, act=act, part=part))
    return found


def _is_name_alone(word: Word, names: Names) -> bool:
    """Tell whether a piece names a medicine and says nothing of it; a strange word may be its name misspelt."""
    called = {part for name in (word.of, *names[word.of]) for part in dose_spelling.plain(name).split()}
    return not any(map(is_english, dose_plain.left(word.said, called)))


def _last_words(words: Sequence[Word]) -> list[Word]:
    """Keep the last that is told of each medicine and time of day; what she will do changes nothing that she did."""
    kept: list[Word] = []
    for word in filter(lambda one: one.act, words):
        alike = [one for one in kept if one.of == word.of and _same_time(one, word)]
        if word.act == "later" and alike:
            continue
        kept = [one for one in kept if one not in alike] + [word]
    return kept


def _same_time(one: Word, other: Word) -> bool:
    return one.part == other.part or not (one.part and other.part)


def _cut(sentence: str) -> list[str]:
    return [piece.strip(" .!?;\n") for piece in _PIECES.split(sentence) if re.search(r"\w", piece)]


def _word(said: str, names: Names) -> Word:
    line = _own_words(said)
    claim = _claim(line)
    unsaid = _POINTS.match(claim) or _DOUBT.search(line)
    of = None if unsaid else medicine(claim, names).choice or medicine(_before_its_verb(line), names).choice
    act, first = _act(line), _LEFT.search(line)
    if act in ("left", "") and _FIRST_THIS.search(dose_spelling.plain(said)) and not _PAST.search(line):
        act = "later" if of else act
    behind = of is not None and first is not None and medicine(line[: first.start()], names).choice == of
    return Word(of or "", act, said, dose_times.part(said), behind)


def _own_words(said: str) -> str:
    return _FIRST_THIS.sub("", _I_SAID.sub("", dose_words.without_us(dose_spelling.plain(said)))).strip()


def _claim(line: str) -> str:
    """Return what is said from the verb on, else the words before it ("heart pill taken at eight")."""
    verb = _VERB.search(line)
    if verb is None:
        return line
    after = line[verb.end() :]
    names_nothing = _NAMES_NOTHING.fullmatch(after) and not _BY_ITS_HOUR.match(after)
    return line[: verb.start()] if names_nothing else after


def _before_its_verb(line: str) -> str:
    """Return what stands before a verb that is told of it ("pain pill taken, two of them")."""
    verb = _TAKEN_AS_TOLD.search(line)
    return line[: verb.start()] if verb else ""


def _act(line: str) -> Act:
    if (
        dose_words.NO_SECOND.search(line)
        or _DOUBT.search(line)
        or (_NOT_SHE.search(line) and not dose_words.TOLD_YOU.search(line))
    ):
        return ""
    if _LATER.search(line) and not _PAST.search(line):
        return "left" if re.search(r"\b(?:not|wont|never|yet)\b", line) else "later"
    if _LEFT.search(line):
        return "left"
    return "taken" if _TAKEN.search(line) else ""
