"""Shaky typing, dictation and accents stand between her and help; this evens them out."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

SLIPS = {
    "911": "nine one one, 9 1 1",
    "ambulance": "ambulence, amblance, ambalance, ambulanse, ambulans",
    "and": "adn",
    "bathroom": "bathrom",
    "because": "becuase",
    "bleeding": "bleding, bleedin, bledding, bleading",
    "break in": "brake in",
    "breaking in": "braking in",
    "breath": "breth",
    "breathe": "breeth, brathe, breethe",
    "breathing": "breathin, brething",
    "can": "cna",
    "cannot": "canot",
    "cant": "cnt, cand, carnt, cantt",
    "cant breathe": "cat breathe, cat breath, cantbreathe, cantbreath",
    "cant get up": "cat get up, cantgetup",
    "chest": "chst, cheast, chets",
    "chest pain": "chestpain, chest pane, chess pain, chest pian",
    "dizzy": "dizy, diziness, dizzyness",
    "dont": "dnt, dunt",
    "dying": "dieing, diying",
    "fallen": "falen, fallne",
    "falling": "flaling, fallin",
    "fell": "fel, flel, fello, feell",
    "fell down": "felt down",
    "fire": "fier, fyre",
    "floor": "flor, flr, floot",
    "gas": "gass, gaz",
    "help": "hepl, hlep, halp, hlp, heelp, hellp, helpp",
    "help me": "helpme, heelp mee, help mee, hellp mee, hellp me",
    "hospital": "hopital",
    "house": "hause, hosue",
    "hurt": "hrt, hert",
    "hurts": "hurst, hrts, hurtz, herts",
    "i am": "iam",
    "i fell": "ifell",
    "i have": "ihave",
    "im": "im'm, ime",
    "losing": "loosing",
    "numb": "numm",
    "on floor": "on flour",
    "on the floor": "on the flour",
    "pain": "pian, payn",
    "please": "plz, pls, plese, pleas, pleese",
    "police": "polise, pilice",
    "right": "write",
    "seizure": "seazure, siezure",
    "smell": "smel",
    "smells": "smels",
    "smoke": "smok",
    "somebody": "sombody, some body",
    "someone": "somone, sumone, some one",
    "speech": "speach",
    "stop": "stp, stpo, sotp, dtop",
    "stroke": "strok",
    "suicide": "suiside, suicde",
    "texting": "textin, txting, texing",
    "the": "teh",
    "toilet": "tolet",
    "unconscious": "unconcious, unconsious",
    "with": "wiht",
    "wont": "wnt",
}
"""What she meant, and the slips too short or too joined for spelling distance."""

FORMS = {
    "arent": "are not",
    "cant": "can not, cannot, can t, unable to, not able to, aint able to",
    "couldnt": "could not, couldn t",
    "didnt": "did not",
    "doesnt": "does not",
    "dont": "do not, don t",
    "hasnt": "has not",
    "havent": "have not",
    "hes": "he is, he has",
    "i": "i think i",
    "im": "i m, i am, i think im, i believe im",
    "isnt": "is not",
    "it is": "its, it s",
    "ive": "i ve, i have",
    "shes": "she is, she has",
    "somebodys": "somebody is",
    "someones": "someone is",
    "theres": "there is",
    "wasnt": "was not",
    "what is": "whats",
    "wont": "will not, won t",
    "wouldnt": "would not",
}
"""One form for each contraction, so that a phrase is written once."""

MENDED = """
    ambulance ammonia antifreeze attack bathroom bleach bleeding blood breath breathe breathing burglar
    burning chest choking collapsed confused conscious couldnt crushing dizzy drooping emergency faint
    fainted fainting fallen falling floor hallway headache heart hospital hurting hurts inhaler insulin
    intruder kitchen overdose overdosed paramedic paramedics passed poison poisoned police pressure
    robbed scalded seizure slipped slurred slurring smoke speech squeezing stairs stroke stroke stuck
    suicide swallowed swelling swollen tablets throat tight trapped tripped tumble unconscious
    unresponsive vomiting wheezing whole
"""
"""Words near which a misspelling is mended; nothing else is."""

UNTOUCHED = """
    chese chees chease chests bread breads
    ambulances attach attacks balling bathrooms beach bleaching blending blond bloods bloody bloom
    blurred blurring breach breaching breads breadth breathed breather breathes breaths breeding brood
    bruising brushing bumble burglars burglary burying calling cheat chess chests chesty clipped
    collapse collapses confessed confuse confuses consciously cooking crashing crest crouching crunching
    cushing drooling dropping droppings dwelling dwellings eight emergence failing fight filling fizzy
    flaunting flint flipped flood floors flossing flour fumble gassed gripped halfway hallways headaches
    heard hears heartache hearth hearts hearty hospitable hospitals humble hunting hunts hurling
    imbalance inhale inhaled insulting intrude intruders jumble kitchens leach light lipped might mumble
    night overdone overdoses overjoyed paint painted painting paintings passer passes pasted paused
    poisons policy polite preaching pressured pressures prison responsive ribbed right ripped robber
    rubbed rumble rushing saint scaled scolded seizures selling shallower shelling shipped sight skipped
    slapped slipper slippers smelling smoked smoker smokers smokes smokey smoky snuck sobbed spelling
    spellings spoke spurred stack stains stair stars stick stirs stock stoke strapped strike stripped
    strode stroked strokes struck stumble stumbled subconscious suicides tables tablet taint tainted
    tapped threat throats tightly tights tipped trapper tripled tumbled tumbler tumbles turning
    unconsciously whale wheeling wheezes while whose wight wouldnt wrapped wreath
"""
"""True words that stand one slip from a mended word and stay themselves."""

_SYMBOLS = str.maketrans({"\N{SQUARED SOS}": " sos ", "\N{AMBULANCE}": " ambulance ", "&": " and "})
_APOSTROPHES = re.compile(r"(?<=\w)['\u2018\u2019\u02bc`\u00b4](?=\w)")
_SENTENCE_END = re.compile(r"\.(?=\s|$)|\.{2,}|[!?;\n]+")
_THRICE = re.compile(r"([a-z])\1{2,}")
_NOT_WORDS = re.compile(r"[^a-z0-9,|]+")
_ENDS = re.compile(r"[ |]*\|[ |]*")


def plain(text: str) -> str:
    """Give the text as ` . i fell . help . `: plain mended words, with `.` around sentences and `,` kept."""
    bare = unicodedata.normalize("NFKD", text.translate(_SYMBOLS)).casefold()
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    bare = _THRICE.sub(r"\1\1", _APOSTROPHES.sub("", bare))
    bare = _SENTENCE_END.sub(" | ", bare).replace(",", " , ")
    words = " ".join(_mended(word) for word in _NOT_WORDS.sub(" ", bare).split())
    for swaps in _swaps():
        words = swaps.apply(words)
    return _ENDS.sub(" . ", f"|{words}|")


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    if len(word) < 5 or not word.isalpha() or word in _untouched():
        return word
    slips = 2 if len(word) >= 9 else 1
    found = extractOne(word, MENDED.split(), scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else word


@cache
def _untouched() -> frozenset[str]:
    return frozenset(UNTOUCHED.split())


class _Swaps:
    """Puts one form in place of its variants."""

    def __init__(self, table: dict[str, str]) -> None:
        self._meant = {slip: meant for meant, slips in table.items() for slip in slips.split(", ")}
        longest_first = sorted(self._meant, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    def apply(self, words: str) -> str:
        return self._pattern.sub(lambda match: self._meant[match.group()], words)


@cache
def _swaps() -> tuple[_Swaps, _Swaps]:
    return _Swaps(SLIPS), _Swaps(FORMS)
