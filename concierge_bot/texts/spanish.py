"""What is filled into a Spanish sentence, a day, an hour, how much, is said in Spanish too."""

import re

TIMES = frozenset(
    {
        "at",
        "later",
        "by",
        "day",
        "first",
        "kind",
        "price",
        "second",
        "status",
        "undo",
        "what",
        "when",
        "window",
        "words",
    }
)
"""The blanks that hold words of ours: a time, a repetition, a state, a price."""

# Longer ones first, where one holds another.
WORDS: tuple[tuple[str, str], ...] = (
    ("up to and with", "hasta el"), ("until you tell me", "hasta que me diga"), ("just today", "solo hoy"),
    ("the reminder", "el aviso"), ("the hold", "la pausa"), ("order", "el pedido"),
    ("every other", "cada dos"), ("every", "cada"), ("midnight tonight", "a medianoche"), ("midnight", "medianoche"),
    ("tomorrow", "mañana"), ("yesterday", "ayer"), ("today", "hoy"), ("noon", "mediodía"), ("night", "noche"),
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miércoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sábado"), ("sunday", "domingo"),
    ("mon", "lun"), ("tue", "mar"), ("wed", "mié"), ("thu", "jue"), ("fri", "vie"), ("sat", "sáb"), ("sun", "dom"),
    ("jan", "ene"), ("apr", "abr"), ("aug", "ago"), ("dec", "dic"),
    ("weeks", "semanas"), ("week", "semana"), ("months", "meses"), ("month", "mes"), ("days", "días"), ("day", "día"),
    ("hours", "horas"), ("hour", "hora"), ("years", "años"), ("year", "año"),
    ("before", "antes de las"), ("after", "después de las"),
    ("there by", "allí antes de las"), ("back at", "vuelta a las"),
    ("each way", "cada viaje"), ("in all", "en total"), ("with", "con"), ("for", "para"), ("people", "personas"),
    ("until", "hasta"), ("from", "desde"), ("last", "último"), ("but", "menos"),
    ("price to come", "precio por confirmar"), ("plus", "más"), ("delivery", "de envío"),
    ("your", "su"), ("medicine", "medicina"), ("the order", "el pedido"), ("the repeating order", "el pedido fijo"),
    ("of", "de"), ("on the way", "en camino"), ("on the", "el día"), ("on", "los"), ("at", "a las"),
    ("you may need help", "puede que necesite ayuda"),
    ("you may have fallen", "puede que se haya caído"), ("the button was pressed", "se apretó el botón"),
    ("your pulse is not as usual", "su pulso no está como siempre"), ("there may be smoke", "puede haber humo"),
    ("your oxygen is not as usual", "su oxígeno no está como siempre"),
    ("your blood pressure is not as usual", "su presión no está como siempre"),
    ("your sugar is not as usual", "su azúcar no está como siempre"),
    ("nothing has moved for long", "hace mucho que nada se mueve"), ("the alarm", "la alarma"),
    ("the refill", "la medicina"), ("are you all right", "si está bien"),
    ("they said yes", "dijeron que sí"), ("we wait for an answer", "esperamos respuesta"),
    ("quoted", "por confirmar"), ("placed", "pedido"), ("accepted", "aceptado"), ("delivered", "entregado"),
    ("deliveries", "entregas"), ("alarms", "alarmas"), ("money", "dinero"), ("anything", "nada"),
    ("a ride", "un viaje"), ("a meal", "una comida"), ("a film", "una película"), ("a book", "un libro"),
    ("a hairdresser", "un peluquero"),
    ("somebody to keep you company", "alguien que le haga compañía"),
    ("cleaning", "limpieza"), ("a lawyer", "un abogado"), ("a gift", "un regalo"),
    ("somebody for your hearing aid", "alguien para su audífono"), ("an optician", "un óptico"),
    ("somebody for your dentures", "alguien para su dentadura"),
    ("a technician", "un técnico"), ("a handyman", "alguien que arregle cosas"), ("a plumber", "un plomero"),
    ("help with what you wrote", "ayuda con lo que escribió"), ("as soon as we can", "lo antes posible"),
    ("at the time you wrote", "cuando escribió"),
    ("who sees what", "quién ve qué"), ("to share again", "compartir otra vez"), ("another shop", "otra tienda"),
    ("how it was", "cómo fue"), ("who it was", "quién fue"),
    ("to", "a"), ("and", "y"), ("the", "el"),
)  # fmt: skip
_KNOWN = dict(WORDS)
_MEDICINE = re.compile(r"\byour (\d[\w:, ]*?) medicine\b")
_PATTERN = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def spanish_value(blank: str, value: object) -> object:
    """Return what stands in a blank, its words of time and state in Spanish; names and things stay as they are."""
    if blank not in TIMES:
        return value
    return _PATTERN.sub(_spanish, _MEDICINE.sub(r"su medicina de las \1", str(value)))


def _spanish(found: re.Match[str]) -> str:
    """Days have no capital of their own; what begins the text keeps it."""
    word = _KNOWN[found[0].lower()]
    return word.capitalize() if found.start() == 0 and found[0][0].isupper() else word
