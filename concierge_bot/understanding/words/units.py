"""Quantities as people write them ("a pound and a half", "2 or 3", "11oz") become plain figures and unit words."""

import re

UNITS = {
    form: unit
    for unit, forms in {
        "pound": "pounds libra libras lb lbs pund pun poun",
        "ounce": "ounces oz ozs",
        "gallon": "gallons gal gals galon galons gallen galln galon",
        "quart": "quarts qt qts",
        "pint": "pints pt pts",
        "kilo": "kilos kg kgs kilogram kilograms",
        "gram": "grams gramme grammes g gm gms gr grm grms",
        "liter": "liters litre litres l ltr ltrs",
        "milliliter": "ml mls milliliters millilitre millilitres",
        "dozen": "dozens docena docenas doz dz dozn dozzen",
        "loaf": "loaves loafs lofe loaff loff",
        "bottle": "bottles bottel botle btl botella botellas",
        "can": "cans cann canns lata latas",
        "tin": "tins",
        "bag": "bags bolsa bolsas",
        "box": "boxes bx caja cajas",
        "pack": "packs pak paks package packages packet packets pkg pkgs pk pks pkt pkts packit packits paquete "
        "paquetes",
        "jar": "jars",
        "tub": "tubs",
        "carton": "cartons",
        "bunch": "bunches manojo manojos",
        "head": "heads",
        "stick": "sticks",
        "roll": "rolls",
        "bar": "bars",
        "case": "cases",
        "slice": "slices",
        "tube": "tubes",
        "jug": "jugs",
        "container": "containers",
        "tray": "trays",
        "piece": "pieces pcs pc",
        "sack": "sacks",
        "cup": "cups",
        "ear": "ears",
        "sleeve": "sleeves",
        "pair": "pairs pr prs",
        "pot": "pots",
        "punnet": "punnets",
        "fillet": "fillets filet filets",
        "crate": "crates",
        "block": "blocks",
        "clove": "cloves",
        "sachet": "sachets",
        "reel": "reels",
        "pouch": "pouches",
        "bundle": "bundles",
        "ring": "rings",
        "rack": "racks",
        "rasher": "rashers",
        "link": "links",
        "brace": "braces",
        "naggin": "naggins",
        "pail": "pails",
        "bucket": "buckets",
        "drum": "drums",
        "brick": "bricks",
        "spool": "spools",
        "skein": "skeins",
        "bulb": "bulbs",
        "bale": "bales",
        "bushel": "bushels",
        "wedge": "wedges",
        "canister": "canisters",
        "count": "ct",
    }.items()
    for form in (unit, *forms.split())
}
"""Every written form of a unit, and its one singular word."""

MEASURES = frozenset(
    ("pound", "ounce", "gallon", "quart", "pint", "kilo", "gram", "liter", "milliliter", "count")
)
"""Units of weight, volume or count: before a container they are its size."""

SMALL = frozenset(("gram", "milliliter", "ounce", "count"))
"""Units of which a hundred and more are an ordinary amount."""

SHY_UNITS = frozenset(
    (
        "can",
        "head",
        "stick",
        "roll",
        "bar",
        "case",
        "slice",
        "piece",
        "box",
        "pack",
        "count",
        "tin",
        "container",
        "sleeve",
        "cup",
        "ear",
        "pair",
        "pot",
        "fillet",
        "block",
        "clove",
        "crate",
        *(
            "reel",
            "pouch",
            "bundle",
            "ring",
            "rack",
            "rasher",
            "link",
            "brace",
            "pail",
            "bucket",
            "drum",
            "brick",
        ),
        *("spool", "skein", "bulb", "bale", "wedge", "canister"),
    )
)
"""Words that are a unit only after a number or before "of"; else "can you", "rolls", "head"."""

_WORDS = {
    word: str(value)
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        start=1,
    )
} | {"zero": "0", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90", "tow": "2", "wan": "1", "onne": "1", "twoo": "2",
    "tenn": "10", "sixx": "6", "fourr": "4"}  # fmt: skip
QUANTITIES = frozenset((*_WORDS, *UNITS, "half", "quarter", "couple", "and", "of"))
"""The words that amounts are said with."""
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_FIGURE = r"\d+(?:\.\d+)?"

_STEPS: tuple[tuple[str, str], ...] = (
    (r"\b(\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b)", r"\1%"),
    (rf"\b({_FIGURE})-?(oz|ozs|lb|lbs|kg|g|l|ml|pk|pack|ct|gal|qt|pt)\b", r"\1 \2"),
    (r"\ba (?:few|little|bit|lot|touch|little bit|good bit)(?: of)?\b", "some"),
    (r"\ba? ?(?:couple|cuple)(?: of)?\b", "2"),
    (rf"\b({_FIGURE}|an?) ({_UNIT}) (?:a|o) (?=[a-z])", r"\1 \2 of "),
    (rf"^({_UNIT}) (?:a|o) (?=[a-z])", r"1 \1 of "),
    (rf"\b({_FIGURE}) of (?:em|them|those)\b", r"\1 "),
    (rf"\bhalf an? (?!(?:{_UNIT}|hour)\b)(?=[a-z])", "1/2 "),
    (r"\b(\d+) (?:and )?(\d)/(\d)\b", r"\1+\2/\3"),
    (r"\b(\d+|an?) (?:and|n) (?:a )?half\b", r"\1+1/2"),
    (r"\ban?\+", "1+"),
    (rf"\b(\d+) ({_UNIT}) and a half\b", r"\1+1/2 \2"),
    (rf"\b(?:an? )?({_UNIT}) (?:and|n) a half\b", r"1+1/2 \1"),
    (rf"\ba?n? ?quarter(?: of)?(?: a)?(?= (?:{_UNIT})\b)", "1/4"),
    (rf"\b(?:an? |1 )?half(?: of)?(?: an?)?(?= (?:{_UNIT})\b)", "1/2"),
    (r"\b(\d+)[ -](?:pack|pk|ct|count)\b(?<!\b1 pack)", r"\1 count"),
    (r"\b(\d+) 1/2(?= gal)", r"\1*1/2"),
    (r"\bquarter of (?=[a-z])(?!an? )(?!the )", "1/4 "),
    (rf"\b(?:about|bout|around|roughly|approximately|maybe) (?={_FIGURE} (?:{_UNIT})\b)", ""),
    (r"\b(\d+(?:\.\d+)?) ?(?:or|-|to) ?\d+\b(?!/)", r"\1"),
)


_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](one|two|three|four|five|six|seven|eight|nine)\b"
)


def figures(text: str) -> str:
    """Rewrite every quantity in lower-case text as one figure: "a pound and a half" becomes "1.5 pound"."""
    for sign, plain in _FRACTIONS.items():
        text = text.replace(sign, plain)
    text = _TENS.sub(lambda found: str(int(_WORDS[found[1]]) + int(_WORDS[found[2]])), text)
    text = re.sub(rf"\b({'|'.join(_WORDS)})\b", lambda found: _WORDS[found[1]], text)
    text = re.sub(
        r"\b(?:(\d|an?) )?hundred\b", lambda found: f"{(found[1] or '1').strip('an') or '1'}00", text
    )
    for pattern, plain in _STEPS:
        text = re.sub(pattern, plain, text)
    return re.sub(r"\b(?:(\d+)([+*]))?(\d+)/(\d+)\b", _value, text)


def _value(found: re.Match[str]) -> str:
    whole, sign, above, below = found.groups()
    if below.strip("0") == "":
        return above
    part = int(above) / int(below)
    if sign == "+":
        part += int(whole)
    return f"{part * int(whole) if sign == '*' else part:g}"


def is_number(word: str) -> bool:
    """Tell whether a word is a figure or the name of one."""
    return (
        word in _WORDS
        or word in ("half", "quarter", "couple", "hundred")
        or bool(re.fullmatch(r"\d+(?:[./]\d+)?", word))
    )
