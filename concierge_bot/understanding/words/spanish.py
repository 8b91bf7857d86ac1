"""Words of Spanish among her English ones, put into English: days, small words, and goods that have another name."""

import re

_HOURS = dict(
    zip(
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
        "one two three four five six seven eight nine ten eleven twelve".split(),
        strict=True,
    )
)
_NUMBERS = {
    **{
        spanish: english for spanish, english in _HOURS.items() if spanish not in ("una", "once")
    },  # "once" is English
    r"(?:una? |a )?docena(?: de)?": "a dozen",
}
_HOUR = "|".join(_HOURS)
_HALF_PAST = re.compile(
    rf"\b(a las? )?({_HOUR}|{'|'.join(_HOURS.values())}|\d{{1,2}}) y (media|cuarto)\b", re.IGNORECASE
)
_AN_HOUR = re.compile(rf"\b(?:at |(?=\w+ (?:in the|at night)))({_HOUR})\b", re.IGNORECASE)
_WORDS = {
    r"(?<![^\W\d_] )(?:pues|entonces|bueno|oye|hola)\b,?": "",
    r"de la ma[nñ]ana": "in the morning",
    r"(?:de|por) la tarde": "in the afternoon",
    r"(?:de|por) la noche": "at night",
    r"(?:al )?mediod[ií]a": "noon",
    r"(?:y )?(?:de (?:regreso|vuelta)|el regreso|la vuelta)": "and back",
    r"media docena(?: de)?": "half a dozen",
    r"d[eé]j(?:al[oa]|el[oa]|ame)": "leave it",
    r"b[oó]rr(?:al[oa]|el[oa])|el[ií]min(?:al[oa]|e)": "cancel",
    r"entonces": "so",
    r"tambi[eé]n": "also",
    r"porque": "because",
    r"pues": "well",
    r"cambi(?:ar|e|o|a)": "change",
    r"quit(?:(?:ar|a|en)(?:me|le|nos)?|e(?:me|le|nos))(?: de)?": "take off",  # "quite" is English
    r"b[oó]rr(?:ar?|e)(?:me|lo)? todo|(?:empez|comenz)\w+ de nuevo": "start over",
    r"(?:por|x) favor|porfa(?:vor)?|gracias a dios|mij[ao]|m'?ij[ao]|hij[ao]|se[nñ]orit[ao]": "",
    r"gracias": "thanks",
    r"mi (?:amor|cielo|vida|reina|coraz[oó]n)|ay (?:dios(?: m[ií]o)?|no)|ay": "",
    r"no (?:quiero|necesito)": "no",
    r"(?:yo )?(?:necesito|quiero|quisiera|mand[ae]me|tr[aá]igame)": "i need",
    r"nada m[aá]s": "nothing else",
    r"solo|solamente|nom[aá]s": "only",
    r"el pedido|la orden|otr[ao] orden|orden": "order",
    r"la lista": "the list",
    r"que sean?": "make it",
    r"(?:viene|vienen) [^.,;!?]*?a (?:cenar|comer|almorzar)": "",
    r"pero": "but",
    r"lunes": "monday",
    r"martes": "tuesday",
    r"mi[eé]rcoles": "wednesday",
    r"jueves": "thursday",
    r"viernes": "friday",
    r"s[aá]bado": "saturday",
    r"domingo": "sunday",
    r"pasado ma[nñ]ana": "the day after tomorrow",
    r"ma[nñ]ana": "tomorrow",
    r"hoy": "today",
    r"(?:(?<=tomorrow )|(?<=today ))es": "is",
    r"a las? (?=\d|una\b|dos\b|tres\b|cuatro\b|cinco\b|seis\b|siete\b|ocho\b|nueve\b|diez\b|once\b|doce\b)": "at ",
    r"(?:que me (?:hagan|corten) |(?:hacer|arreglar|cortar)me )?(?:el|mi) (?:pelo|cabello)": "do my hair",
    r"peluquer[oa]|estilista": "hairdresser",
    r"plomer[oa]|fontaner[oa]": "plumber",
    r"electricista": "electrician",
    r"(?:que me limpien|limpiarme|limpiar) (?:la casa|el piso|la cocina|el cuarto)": "clean the house",
    r"(?:un )?(?:carro|taxi) que me (?:lleve|recoja)|llevarme|que me lleven": "a ride",
}
_GOODS = {
    r"pechugas?(?: de pollo)?": "chicken breasts",
    r"muslos?(?: de pollo)?": "chicken thighs",
    r"pan(?:ecitos|ecillos)?(?: (?:de|para) (?:la )?cena)|panecillos|panecitos": "dinner rolls",
    r"pan (?:integral|de trigo)": "wheat bread",
    r"pan blanco": "white bread",
    r"tocino": "bacon",
    r"helado": "ice cream",
    r"at[uú]n": "tuna",
    r"az[uú]car": "sugar",
    r"jugo de naranja": "orange juice",
    r"pl[aá]tanos|guineos": "bananas",
    r"pa[nñ]uelos": "tissues",
    r"leche(?! (?:condensada|evaporada))": "milk",
    r"(?:ahora |now )?huevos": "eggs",
    r"caf[eé] (?:molido|en polvo)": "ground coffee",
    r"café": "coffee",
    r"carne molida": "ground beef",
    r"jam[oó]n": "ham",
    r"lechuga": "lettuce",
    r"zanahorias": "carrots",
    r"uvas": "grapes",
    r"galletas": "cookies",
    r"servilletas": "napkins",
    r"papel higi[eé]nico": "toilet paper",
    r"jab[oó]n": "soap",
    r"harina": "flour",
    r"aceite(?: de cocina)?": "cooking oil",
    r"pescado": "fish",
    r"agua": "water",
    r"pollo": "chicken",
    r"arroz(?! con)": "rice",
    r"frijoles": "beans",
    r"cebollas?": "onions",
    r"tomates": "tomatoes",
    r"papas": "potatoes",
    r"manzanas": "apples",
    r"naranjas": "oranges",
    r"mantequilla": "butter",
    r"queso(?! (?:blanco|fresco|oaxaca|cotija|panela))": "cheese",
}
_ALL = {
    **_WORDS,
    **{rf"(?:(?:un[oa]?s?|l[oa]s?|el) )?(?:{goods})": english for goods, english in _GOODS.items()},
    **_NUMBERS,
}
_ENGLISH = [(re.compile(rf"\b(?:{spanish})\b", re.IGNORECASE), english) for spanish, english in _ALL.items()]
_SURE = re.compile(rf"\b(?:{'|'.join(_ALL)})\b", re.IGNORECASE)
_NO_PAN = "".join(
    f"(?<!{what} )"
    for what in "frying sauce baking roasting bread cake bed dust pie muffin drip pots and big".split()
)
_BESIDE = [
    (re.compile(rf"{_NO_PAN}\bpan\b(?! (?:cakes?|fried|drippings))", re.IGNORECASE), "bread"),
    (re.compile(r"\b(?:el )?cafe\b(?! (?:on|in|at|for)\b)", re.IGNORECASE), "coffee"),
    (re.compile(r"\b(?:la )?sopa\b", re.IGNORECASE), "soup"),
    (re.compile(r"\b(?:el )?almuerzo\b", re.IGNORECASE), "lunch"),
    (re.compile(r"\b(?:la )?cena\b", re.IGNORECASE), "dinner"),
    (re.compile(r"\b(?:el |un )?t[eé]cnico\b", re.IGNORECASE), "technician"),
]
"""Words that are English too, or a name: they are Spanish only beside other Spanish."""
_AND = re.compile(r"(?:(?<=[\w,]) |^\W*)y (?=\w)", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_BEFORE_A_DAY = re.compile(r"\b(?:para el|el|para|este|del?)\s+(?=\w+day\b|tomorrow\b)", re.IGNORECASE)


def in_english(text: str) -> str:
    """Return a text with its few words of Spanish in English; one without any stays as it is."""
    if not (_SURE.search(text) or _HALF_PAST.search(text)):
        return text
    said = _HALF_PAST.sub(_half_past, text)
    for spanish, english in _ENGLISH:
        said = spanish.sub(english, said)
    for spanish, english in _BESIDE:
        said = spanish.sub(english, said)
    said = _AN_HOUR.sub(lambda found: found[0].replace(found[1], _HOURS[found[1].casefold()]), said)
    said = _SPACE.sub(" ", _BEFORE_A_DAY.sub("on ", _AND.sub(" and ", said)))
    said = said.lstrip(" ,.;").rstrip(" ,")
    return said if any(letter.isalnum() for letter in said) else text


def _half_past(found: re.Match[str]) -> str:
    hour = _HOURS.get(found[2].casefold(), found[2])
    return f"{'at ' if found[1] else ''}{'half' if found[3].casefold() == 'media' else 'quarter'} past {hour}"
