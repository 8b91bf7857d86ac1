"""Words of Spanish among her English ones, put into English: days, small words, and goods that have another name."""

import re

_NUMBERS = {
    r"dos": "two",
    r"tres": "three",
    r"cuatro": "four",
    r"cinco": "five",
    r"seis": "six",
    r"siete": "seven",
    r"ocho": "eight",
    r"nueve": "nine",
    r"diez": "ten",
    r"(?:una )?docena(?: de)?": "a dozen",
}
_WORDS = {
    r"tambi[eé]n": "also",
    r"porque|pues": "because",
    r"cambi(?:ar|e|o|a)": "change",
    r"quit(?:ar|e|a|en)(?:me|le|nos)?(?: de)?": "take off",
    r"b[oó]rr(?:ar?|e)(?:me|lo)? todo|(?:empez|comenz)\w+ de nuevo": "start over",
    r"(?:por|x) favor|porfa(?:vor)?|gracias|mij[ao]|m'?ij[ao]|hij[ao]|mi amor|se[nñ]orit[ao]|ay (?:dios|no)|ay": "",
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
    r"huevos": "eggs",
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
    **{rf"(?:(?:un[oa]s?|l[oa]s) )?(?:{goods})": english for goods, english in _GOODS.items()},
    **_NUMBERS,
}
_ENGLISH = [(re.compile(rf"\b(?:{spanish})\b", re.IGNORECASE), english) for spanish, english in _ALL.items()]
_SURE = re.compile(rf"\b(?:{'|'.join(_ALL)})\b", re.IGNORECASE)
_AND = re.compile(r"(?<=\w) y (?=\w)|(?<=,) y (?=\w)", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(r"\b(?:para el|el|para|este|del?)\s+(?=\w+day\b|tomorrow\b)", re.IGNORECASE)


def in_english(text: str) -> str:
    """Return a text with its few words of Spanish in English; one without any stays as it is."""
    if not _SURE.search(text):
        return text
    for spanish, english in _ENGLISH:
        text = spanish.sub(english, text)
    return _BEFORE_A_DAY.sub("on ", _AND.sub(" and ", text))
