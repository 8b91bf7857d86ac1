"""Small closed readings: stars, people, services, and "both of them"."""

import re

from concierge_bot.understanding.visits import trades

ABOUT_PEOPLE = frozenset({"family_access", "report_problem", "talk_to_human", "request_service", "emergency"})

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SAID = (
    r"\b([1-5]|one|two|three|four|five)\s*(?:\*|stars?\b|(?:out|oot) of (?:5|five)\b|/\s*5)"
    r"|\b(?:i'?d|i would|i'?ll|i will|i did|i) (?:say|said|give|gave|call|go for|make)"
    r"(?: it| him| her| them| that| the \w+(?: \w+)?)?"
    r"(?: an?| maybe| about)* (one|two|three|four|five|[1-5])\b(?! (?:of|thing|more)|[:.]\d| ?[ap]\.?m\b| o'?clock)"
)
"""Stars, named as such."""
_STARS = re.compile(
    _SAID
    + r"|^\W*([1-5])\b(?!\W+(?:but (?:not|no|at|on|only|make|for|after|before|\d)|yes|not|o'?clock|[ap]m\b)|:\d)"
    r"|^\W*(one|two|three|four|five)(?=\W*(?:$|[.,;!]))|(?<![\w:])([1-5])\W*$|[.!?,]\s*([1-5])[.!?]"
    r"|\b(?:put|give|giving|gave|maybe|so|say|nice)\W+(?:a |it |him |her |them )?(two|three|four|five)\W*$"
)
_DENIES = re.compile(
    r"\b(?:i )?(?:did not|didn'?t|never|do not|don'?t) (?:say|said|give|gave|mean|meant) (?:you |them |him |her |it )?"
    r"(?:an? )?(?:[1-5]|one|two|three|four|five) ?(?:stars?|of (?:5|five))",
    re.IGNORECASE,
)
_NO_LEAD = re.compile(r"\W*(?:(?:no+|oh|but|sorry|wait|dear|i)\W*)*$", re.IGNORECASE)
_LEADS = re.compile(r"\W*(?:[1-5]|one|two|three|four|five)(?: stars?)?\s*[.,;!:-]", re.IGNORECASE)
_STAR_WORDS = {
    5: "excellent perfect wonderful fantastic marvelous marvellous amazing best brilliant superb outstanding",
    4: "good nice lovely great pleasant happy kind polite helpful friendly gem smashing pleased satisfied",
    3: "ok okay alright fair average middling so-so",
    2: "bad poor late disappointed slow sloppy careless",
    1: "terrible awful horrible worst rude dreadful disgusting nasty rotten lousy",
}
_FULL_MARKS = re.compile(r"\b(full marks|top marks|(ten|10)( out of |/)(ten|10)|(five|5) out of (five|5))\b")
_TURNED_ROUND = frozenset(
    "not no never dont didnt wasnt isnt werent aint cant couldnt wouldnt hardly but".split()
)
_PEOPLE = (
    "daughter son husband wife sister brother niece nephew granddaughter grandson neighbor neighbour friend doctor "
    "nurse pharmacist driver mother father mum mom dad cousin aunt uncle daughter-in-law son-in-law"
).split()
_NAMED = re.compile(
    r"\b(?:tell|told|telling|show|let|with|from|to|call|ask|for|stop)\s+(?:my\s+)?([A-Z][a-z]+|[a-z]+)\b"
)
_NO_NAMES = frozenset(
    "me my her him them it the a an you us we this that everyone anyone everybody anybody nobody what when how please "
    "be see know have get go do not dinner lunch help".split()
)
_ALL = re.compile(r"\b(both|all (?:of )?(?:them|my|the)|all three|all two|everything|all my)\b")


def rating(text: str) -> int | None:
    """Return 1 to 5 stars as said in figures or words, or None where her words could mean more than one thing."""
    line = text.casefold()
    if _DENIES.search(line):
        return None
    if figure := in_figures(line):
        return figure
    if _FULL_MARKS.search(line):
        return 5
    words = set(re.findall(r"[a-z-]+", line.replace("'", "")))
    praise, blame = (any(words & set(_STAR_WORDS[n].split()) for n in side) for side in ((5, 4), (2, 1)))
    if words & _TURNED_ROUND or (praise and blame):
        return None  # "not bad", "lovely but late": how good that was she can say better
    return next((stars for stars in (1, 2, 5, 4, 3) if words & set(_STAR_WORDS[stars].split())), None)


def names_stars(text: str) -> bool:
    """Tell whether a text gives stars as such, so that its number is no answer to anything else."""
    return bool(re.search(_SAID, text.casefold()))


def without_denied_stars(text: str) -> str | None:
    """Return what a text says besides that it gave no such stars; None if it does not say that."""
    found = _DENIES.search(text)
    if found is None:
        return None
    rest = f"{_NO_LEAD.sub('', text[: found.start()])} {text[found.end() :]}".strip(" .,;!")
    return rest if len(rest.split()) > 1 else ""


def leads_with_stars(text: str) -> bool:
    """Tell whether a text begins with the stars, whatever it says of them: "5, the young man was charming"."""
    return bool(_LEADS.match(text)) and in_figures(text) is not None


def in_figures(text: str) -> int | None:
    """Return 1 to 5 stars that a text names by their number, and not in kind or unkind words."""
    found = _STARS.search(text.casefold())
    said = next(group for group in found.groups() if group) if found else ""
    return _NUMBERS.get(said) or int(said) if said else None


def only_stars(text: str) -> bool:
    """Tell whether a text gives stars and says nothing of whom or why."""
    beside = (
        "stars star out of i give it all them a for you thanks thank please from me so say maybe well".split()
    )
    words = set(re.findall(r"[a-z]+", text.casefold())) - set(beside) - set(_NUMBERS)
    return not words and bool(_STARS.search(text.casefold()))


def person(text: str) -> str | None:
    """Return the person who is named or called by kinship, in lower case, or None."""
    words: list[str] = re.findall(r"[a-z-]+", text.casefold())
    if kin := next((word for word in words if word in _PEOPLE), None):
        return kin
    named: list[str] = [name.casefold() for name in _NAMED.findall(text)]
    return next((name for name in named if name not in _NO_NAMES), None)


def kin(text: str) -> str | None:
    """Return the first word of kinship in a text, or None."""
    return next((word for word in re.findall(r"[a-z-]+", text.casefold()) if word in _PEOPLE), None)


def service(text: str) -> str | None:
    """Return which kind of service is asked for, or None."""
    found = trades.now().service(text)
    return found.kind if found else None


def all_of_them(text: str) -> bool:
    """Tell whether she means all her medicines at once."""
    return bool(_ALL.search(text.casefold()))
