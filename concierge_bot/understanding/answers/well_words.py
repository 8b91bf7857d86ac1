"""She was asked if she is all right: what her words say of it, and what they ask for besides.

They are read generously where there is no sign of danger in them, and never where there is.
"""

import re
from itertools import pairwise

from concierge_bot.understanding.danger import danger_denied
from concierge_bot.understanding.visits import errands

_GOOD = (
    r"(?:ok|okay|oki|okey|k|fi+ne?|well|good|alright|alrite|all right|alrighty|grand|great|safe|dandy|perfect"
    r"|lovely|bien"
    r"|better|irie|sound|tip top|hunky dory|fit as a fiddle|right as rain|not (?:too )?bad|sitting (?:here|down)"
    r"|theek|thik|accha|no bother|happy)"
)
_SO = r"(?:\w+ly|all|quite|just|really|very|still|here|now|doing|feeling|only|as|so|both|honest|mighty|right|fine)"
_CALLS_OFF = (
    r"\b(?:cancel|call off|stop|turn off|forget) (?:the |that |this )?(?:alarm|alert|dogs|emergency|ambulance)\b"
    r"|\bstand down\b"
)
_AGAIN_WELL = re.compile(
    rf"\b(?:im|i am|i feel|feeling|shes|she is|hes|he is) (?:{_SO} ){{0,3}}{_GOOD}\b(?! (?:with|for|to)\b)"
    rf"|{_CALLS_OFF}"
    r"|\b(?:no|not an?|false) (?:911|999|ambulance|emergency|stroke|danger|alarm|harm)\b|\bin (?:no|any) danger\b"
    r"|\b(?:is|am|feel\w*|getting|all) (?:much |a bit |lots? )?better\b"
    r"|\bnothing (?:is )?wrong\b|\b(?:dont|do not) (?:need|want)(?: any| no)? (?:help|ambulance|911|999|doctor)\b"
    r"|\bfigure of speech\b|\b(?:was|were|am|im) (?:only|just) (?:joking|kidding|teasing)\b"
)
"""Words that can only be about herself: while people look after an alarm, "that is fine" is for something else."""
_WELL = re.compile(
    rf"\b(?:im|i am|i m|i feel|feeling|we are|were|everything is|everythings|everything|doing|mi|me is|me|all is"
    rf"|alls|all"
    rf"|we re|main|mai|estoy|todo|keeping|shes|hes|she is|he is) (?:{_SO} ){{0,3}}{_GOOD}\b"
    rf"|^(?:\w+ ){{0,3}}?(?:no+|nah|nope|yes|yeah|yep|aye|si|arre|oh|ah|och|sure) (?:{_SO} ){{0,2}}"
    r"(?:ok|okay|fine|grand|well|alright|all right|bien|theek|great)\b"
    rf"|^{_GOOD}(?: {_GOOD}| thank\w*| you| dear| love| pet| hun| now| here| as i am| beta| gracias| ta| mija)*$"
    r"|\b(?:i am|im) (?:yes|indeed|surely|thank\w*|that)\b|^(?:\w+ ){0,2}?(?:yes|yeah|yep|aye|indeed|sure"
    r"|course) i am\b"
    r"|^(?:of course )?i am(?: \w+)?$|\bof course i am\b"
    r"|\b(?:no|in no|aint in no|not in|isnt|wasnt|there is no|theres no)(?: \w+)? danger\b|\bno help needed\b"
    r"|\b(?:nothing|not a (?:thing|bother|bit)|aint nothing|nuthin|nada)(?: is| s| at all| whatever|s)?"
    r"(?: (?:wrong|the matter|amiss|broken|to worry about|happened|bad|up)| on me)(?: with me| here)?\b"
    r"|\b(?:cant|cannot|couldnt|mustnt|shouldnt) (?:complain|grumble)\b"
    r"|\bnot a bother\b|\bnever better\b|\bfalse alarm\b|\bno harm(?: done)?\b|\bno worries\b|\ball good\b"
    r"|\b(?:dont|do not|didnt|wont) (?:need|want)(?: any| no)? (?:help|ambulance|911|999|doctor|fuss)\b"
    r"|\b(?:dont|do not|no need to|no call to|stop) (?:worry|fuss|fret|panic|be (?:silly|daft|worrying)|call (?:any"
    r"|911|999"
    r"|nobody|the ambulance|them|him|her)|make (?:a|any) fuss|ring any)\w*"
    r"|\b(?:nobody|no one) (?:(?:needs?|should|must)(?: to)?|(?:has|have) to) (?:call|come|ring|worry|fuss|check)\b"
    r"|\b(?:i )?(?:was|were|am|im) (?:only|just) (?:asking|talking|saying|joking|kidding|wondering|telling|teasing)\b"
    r"|\b(?:figure of speech|manner of speaking)\b|\bstill (?:ticking|kicking|standing)\b|\bnot an emergency\b"
    rf"|{_CALLS_OFF}"
    r"|\b(?:just|only) (?:a (?:saying|joke|manner|figure)|an expression|joking|kidding)\b"
    r"|\b(?:i )?(?:didnt|did not|dont|never) (?:mean|say|said) (?:it|that|anything|nothing)(?: like)? ?(?:that"
    r"|of the kind)?"
    r"|\bno (?:911|999|ambulance|emergency)\b|\bits (?:only|just) (?:the|a|my) (?!chest|heart|breath|pain|fall"
    r"|stroke)\w+"
)
_DENIED = re.compile(
    r"\b(?:no|nobody|no one|not|nor|never|without|dont|do not|didnt|did not|doesnt|isnt|aint|havent|wasnt|nothing"
    r"|no more|free of)"
    r"(?: (?:any|in|a|the|have|had|got|need|want|no|really|at all|my|me|even|so|feel|feeling|of|or|is|some|much"
    r"|call|send"
    r"|anyone|anybody|nobody|to))*"
    r" (?:help|hurt\w*|pains?|fall\w*|fell|fallen|bleed\w*|ambulance|dizzy|sick|burn\w*|fire|come|chest|breath\w*"
    r"|doctor"
    r"|911|999)\b"
)
_NO_HURT = re.compile(
    r"\b(?:my |only )*(?:pride|prides|feelings|dignity)(?: is|s| are)? (?:only |all thats )?hurt\b"
)
_NO_COMPLAINT = re.compile(
    r"\b(?:but )?(?:(?:one|i|we|you) )?(?:cant|cannot|couldnt|can not|mustnt|must not|shouldnt|wont|no use) "
    r"(?:complain\w*|grumble|moan)(?: (?:at|about|for|too much|really|much|dear|love|i suppose|my age|\d+))*"
)
"""How she says that she is well enough: its "can't" and its "but" are no trouble."""
_LONG_PAST = re.compile(
    r"\b(?:from|since|after) (?:the |a |my |that )?(?:fall|stroke|accident|operation)(?: i had)?(?: back)?"
    r" (?:in (?:the )?(?:19|20)?\d\ds?|(?:\w+ ){1,3}ago|last year|years back)\b"
    r"|\b(?:i )?(?:fell|had a fall|broke it)(?: back)? (?:in (?:19|20)?\d\d|(?:\w+ )?years ago|last year|years back)\b"
)
"""What was years ago is no trouble of now: "only my old hip from the fall in 09"."""
_HELP_WITH = re.compile(
    r"\bhelp\w* (?:(?:me|us) )?(?:with|to|in) (?:the |my |this |some |a )?"
    r"(?!breath\w*|get\b|stand\w*|pains?\b|bleed\w*|fall\w*|move\b|up\b)\w+"
)
"""What she wants a hand with is an errand, and no cry."""
_TROUBLE = re.compile(
    r"\b(?:help\w*|hurt\w*|pains?|fell|fall\w*|bleed\w*|blood|ambulance|come|hurry|cant|cannot|couldnt|dizzy|breath\w*"
    r"|burn\w*|fire|sick|faint\w*|worse|bad|stuck|scared|afraid|frightened|numb|chest|floor|swoll\w*|weak|confused"
    r"|shak\w*"
    r"|not (?:so |very |really |too |feeling |all that )?(?:ok|okay|fine|well|good|alright|all right|safe|great|grand)"
    r"|duele|ayuda|caid\w*|dard)\b"
    r"|\bbut (?!(?:only |just |also |please |could |can |would |will |where|when|what|add|i (?:need|want|would|was only"
    r"|was just|only)|no|bring|send|the (?:order|milk|delivery)))"
)
_NOT_OVER = re.compile(
    r"\bstill (?:\w+ly |a (?:bit|little) )?(?:there|goes|going on|comes|flutter\w*|flip\w*|pound\w*|rac\w+|skip\w*"
    r"|thump\w*|throb\w*"
    r"|ach\w*|sore|tight|heavy|tingl\w*|swimmy|spin\w*|wobbl\w*|unsteady|queasy|itch\w*|ring\w*|beats?|beating)\b"
)
"""What has not gone away, however little she makes of it: "no fuss. It still flutters"."""
_CLAUSE = re.compile(r"[.,;:!?\n]+\s*|\s+(?=(?:and|but|so|now|also)\s)", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|please|pls|anyway)\b")
"""How a service is wished for that she names and no more: "handyman still please"."""
_JOINT = re.compile(r"^(?:\W|(?:and|but|so|now|also|then|oh|please|well)\b)+", re.IGNORECASE)
_KIND = frozenset(
    "thank thanks you very much dear love pet hun honey beta god bless for asking kind of a the yes no yeah nope oh"
    " ah sorry"
    " ok okay please i was am im only just it that is its sure mija gracias here bother all right now so really"
    " mother good"
    " lord heavens silly me have had ta cheers".split()
)
_ASKS = re.compile(
    r"\b(?:need|want|order|send|bring|get|add|remove|take (?:off|out|the)|put|change|cancel|stop|book|refill|remind"
    r"|call|ring"
    r"|tell|let|ask|pay|cost|more|less|when|where|what|who|how|why|which|is it|did you|does|could|would|can|milk"
    r"|bread|eggs"
    r"|tea|list|groceries|delivery|shopping|tablets?|pills?|medicine|leave|skip|later|confirm|required|taxi|cab|ride"
    r"|handyman|know|whether|fix|repair|clean\w*)\b"
)
_TELLS_ON = re.compile(r"^(?:\w+ ){0,2}?(?:tell|let|text|call|ring|phone) (?!me\b|you\b|us\b)\w+")
"""What somebody else shall be told of her being well is a wish of its own."""
_WISHES = re.compile(
    r"\b(?:need|want|order|send|bring|get|add|remove|put|change|cancel|book|call|tell|when|where)\b"
)


def line(text: str) -> str:
    """Return her words in small letters with no marks but the question mark."""
    return " ".join(re.sub(r"[^\w\s?]", " ", text.casefold().replace("'", "").replace("’", "")).split())


def trouble(text: str) -> bool:
    """Tell whether a text has a word of trouble in it that it does not deny."""
    said = _DENIED.sub(" ", _NO_COMPLAINT.sub(" ", line(danger_denied.calmed(text))))
    return bool(
        _TROUBLE.search(_LONG_PAST.sub(" ", _NO_HURT.sub(" ", _HELP_WITH.sub(" ", said))))
        or _NOT_OVER.search(said)
    )


def all_well(text: str, *, by_number: bool) -> bool:
    """Tell whether she says that she is all right; her words count for more than a digit beside them."""
    said = line(text)
    if trouble(text):
        return False
    return bool(
        _WELL.search(said) or (by_number and re.match(r"2\b(?! (?:of|pills|times|people|men))", said))
    )


def well_again(text: str) -> bool:
    """Tell whether she says of herself that the danger is over, where nobody has asked her."""
    return all_well(text, by_number=False) and bool(_AGAIN_WELL.search(line(text)))


def besides(text: str) -> str:
    """Return what a text asks for beside saying that she is well; empty if it asks for nothing."""
    ends = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]
    left = [_left(text[start:end]) for start, end in pairwise(ends)]
    wished = [
        n for n, one in enumerate(left) if _STILL.search(line(one)) and errands.kind(one) != errands.OTHER
    ]
    words = _JOINT.sub("", "".join(left[wished[0] if wished else 0 :])).strip(" ,.;")
    return words if len(words.split()) > 1 and (wished or _ASKS.search(line(words))) else ""


def _left(clause: str) -> str:
    """Return what a clause says beyond her being well, with its end."""
    said = line(_JOINT.sub("", clause))
    if _TELLS_ON.search(said):
        return clause
    if not said or said == "2" or set(said.split()) <= _KIND:
        return ""
    well = _WELL.search(said)
    if well is None:
        return clause
    after = said[well.end() :].strip()
    return f"{after}, " if len(after.split()) > 2 and _WISHES.search(after) else ""
