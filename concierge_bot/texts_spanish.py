"""The same sentences in Spanish, for whoever chose it; her answers stay the ones we know: 1, 2, T, L, OK, UNDO, LIST.

GSM-7 has no á, í, ó and ú: they leave as plain letters. What goes to the desk and to members is English.
"""

import re

SPANISH: dict[str, str] = {
    # her order
    "quote": "{shop}: {items}. {price}, {window}. Responda 1 para pedir, 2 para cambiar, 3 para otra tienda.",
    "quote_no_other": "Solo {shop} tiene esto ahora. {price}, {window}. Responda 1 para pedir, 2 para cambiar.",
    "change_what": "¿Qué quiere cambiar? Dígamelo con sus palabras.",
    "nothing_left": "Entonces no queda nada que pedir. Está bien. Escríbame cuando necesite algo.",
    "no_shop": "Ahora no tengo tienda para eso. Avisé a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "and_more": "{listed} y {left} más (escriba LIST para ver todo)",
    "so_many": "{left} cosas (escriba LIST para ver todo)",
    "list": "Esta es la lista completa: {items}.",
    "list_quote": "Esta es la lista completa: {items}. Responda 1 para pedir, 2 para cambiar.",
    "placed": "Pedido hecho. Es el número {number}. Para pararlo escriba UNDO antes de {undo}. Le aviso cuando llegue.",
    "accepted": "{shop} aceptó su pedido {number}. Llega {window}.",
    "accepted_no_window": "{shop} aceptó su pedido {number}. Le escribo cuando llegue.",
    "proposed": "{shop} no puede hacerlo como usted pidió: {note}. ¿Está bien? Responda 1 para sí, "
    "2 para probar con otro.",
    "proposed_and_note": "{shop} no puede hacerlo como usted pidió: {note}. ¿Está bien? Responda 1 para sí, "
    "2 para probar con otro. Dejaron una nota. Nuestro equipo la leerá.",
    "proposed_note": "{shop} quiere cambiar su pedido {number}. Dejaron una nota. Nuestro equipo la leerá "
    "y le escribirá. Para probar con otro ahora responda 2.",
    "trying_next": "Muy bien. Pruebo con otro y le escribo.",
    "moved": "{old} no puede con su pedido {number}. Se lo pedí a {new}, al mismo precio. "
    "Usted no tiene que hacer nada.",
    "nobody_left": "Lo siento. Nadie puede con su pedido {number} ahora. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "on_the_way": "Su pedido {number} va en camino.",
    "delivered": "Su pedido {number} ya llegó. ¿Hay algo mal? Escríbame.",
    "done": "{shop} dice que su pedido {number} está hecho. ¿Hay algo mal? Escríbame.",
    "undone": "El pedido {number} está parado. No paga nada por él.",
    "undo_too_late": "El pedido {number} ya va en camino. Avisé a nuestro equipo. Verán qué se puede hacer.",
    "nothing_to_undo": "No tiene ningún pedido abierto que parar. Escríbame lo que necesita.",
    "status": "Pedido {number} de {shop}: {status}. {window}",
    "no_orders": "No tiene ningún pedido abierto. Escríbame lo que necesita.",
    "change_placed": "Su pedido {number} ya está hecho. Pedí a nuestro equipo que lo cambie. "
    "Le escribirán antes de las {by}.",
    "what": "¿Qué quiere que pida? Puede mandar la lista entera en un mensaje.",
    "unclear_items": "No sé bien qué es {unclear}. ¿Me lo dice de otra forma?",
    "when_order": "¿Cuándo debe llegar? Puede decir: hoy a las 3, o mañana por la mañana.",
    "when_schedule": "¿Qué día y a qué hora debe llegar? Puede decir: cada martes por la mañana.",
    # refill
    "refill_which": "¿Qué medicina pido? Puede usar el nombre de la caja.",
    "refill": "Voy a pedir a {pharmacy} más de {what}. Responda 1 para pedirla, 2 para dejarlo.",
    "refill_asked": "Pedí a {pharmacy} más de {what}. Es el número {number}. Le escribo cuando contesten. "
    "Para pararlo escriba UNDO antes de {undo}.",
    "refill_accepted": "{pharmacy} tiene su pedido y lo prepara. Es el número {number}.",
    "no_medicine": "No tengo esa medicina en su lista. Avisé a nuestro equipo. Le llamarán antes de las {by}.",
    # repeating
    "standing": "{words}: {items} de {shop}. Le escribo el día antes. Responda 1 para empezar, 2 para dejarlo.",
    "standing_started": "Bien. {words}: {items}. Le escribo el día antes de cada uno.",
    "standing_placed": "{window}: {items} de {shop}. Es el número {number}. Para pararlo escriba UNDO.",
    "standing_late": "Perdone, voy con retraso. {window}: {items} de {shop}. Es el número {number}. "
    "Para pararlo escriba UNDO.",
    "standing_missed": "Lo siento. No pedí esto para {window}: {items}. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "schedule": "Esto llega una y otra vez: {coming}. Escríbame si debo cambiarlo.",
    "schedule_empty": "No tiene nada que llegue una y otra vez. Escríbame: leche cada martes.",
    # medicine
    "dose": "Es la hora de {what}. Responda T cuando la haya tomado, L para más tarde.",
    "dose_again": "Aún no sé nada de {what}. ¿La tomó? Responda T cuando la haya tomado, L para más tarde.",
    "dose_taken": "Gracias. Lo anoté a las {at}.",
    "dose_later": "Muy bien. Le pregunto otra vez a las {at}.",
    "dose_none": "Ahora no hay ningún aviso esperando. Escríbame lo que necesita.",
    "dose_none_yet": "Ahora no hay ningún aviso esperando. El próximo llega {at}.",
    "dose_already": "Me dijo a las {at} que la tomó. No la tome otra vez. ¿No está segura? Llame a {pharmacy}.",
    "medicine_question": "No puedo aconsejar sobre medicinas. Llame a {pharmacy}. ¿Se siente muy mal? "
    "Llame al {emergency}. Nuestro equipo también le llamará.",
    # danger
    "emergency": "Llame al {emergency} ahora si está herida o en peligro. No somos el {emergency}. "
    "Avisé a nuestro equipo. Una persona le llamará.",
    "sensor": "Su alarma dice: {kind}. Si está herida llame al {emergency} ahora. No somos el {emergency}. "
    "Nuestro equipo le llamará. Responda 1 si está bien.",
    "safety_check": "¿Está usted bien? Responda 1 si necesita ayuda ahora, 2 si está bien. "
    "En peligro llame al {emergency}. No somos el {emergency}.",
    "ok_noted": "Gracias por decírmelo. Una persona va a comprobar que está bien.",
    "glad_ok": "Me alegro. Escríbame cuando quiera.",
    "help": "{agency}. En una emergencia llame al {emergency} ahora. No somos el {emergency}. "
    "Alguien de nuestro equipo le llamará. Puede escribirme lo que necesita.",
    # consent
    "invitation": "Somos {agency}. Su familia nos pidió ayudarle con comida, medicinas y recados por mensaje. "
    "Responda OK si quiere. Para saber quiénes somos llame al {phone}.",
    "who_we_are": "Somos {agency}, ayuda por mensaje. Nunca pedimos dinero ni números de tarjeta. "
    "Para comprobarlo llame al {phone}. Responda OK si quiere.",
    "consented": "Gracias. En una emergencia llame siempre al {emergency}. No somos el {emergency}. "
    "Escríbanos cuando quiera.",
    "opted_out": "{agency}: no recibirá más mensajes. Una persona le llamará una vez para saber por qué.",
    "welcome_back": "Bienvenida de nuevo. Los mensajes vuelven a llegar. Para parar un pedido escriba UNDO.",
    # not understood, passed on
    "not_understood": "Perdone, no le entendí. ¿Me lo dice con otras palabras? Puede escribir: need milk and bread.",
    "to_a_person": "Quiero hacerlo bien. Pedí ayuda a una persona. Le escribirá o llamará antes de las {by}.",
    "passed_on": "Eso no lo puedo hacer solo. Lo pasé a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "slow": "Tengo su mensaje. Ahora voy despacio. Avisé a nuestro equipo y le contesto en cuanto pueda.",
    "empty": "Su mensaje llegó sin palabras. Dígame qué necesita.",
    "picture": "Recibí su foto pero no la puedo ver. Dígame con palabras qué necesita.",
    "trouble": "Perdone, tuve un problema con su mensaje. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "which": "Le pregunté dos cosas. Responda 1 para {first}, 2 para {second}.",
    "greet": "Hola {name}. ¿Qué puedo hacer por usted hoy?",
    "affirm_nothing": "Bien. Ahora no le pregunté nada. Escríbame lo que necesita.",
    "deny_nothing": "Está bien. Escríbame cuando necesite algo.",
    "late_answer": "Esa pregunta ya está cerrada. Dígame otra vez lo que necesita.",
}

TIMES = frozenset(
    {"at", "by", "first", "kind", "price", "second", "status", "undo", "what", "window", "words"}
)
"""The blanks that hold words of ours: a time, a repetition, a state, a price."""

# Longer ones first, where one holds another.
WORDS: tuple[tuple[str, str], ...] = (
    ("every other", "cada dos"), ("every", "cada"), ("midnight tonight", "a medianoche"), ("midnight", "medianoche"),
    ("tomorrow", "mañana"), ("yesterday", "ayer"), ("today", "hoy"), ("noon", "mediodía"), ("night", "noche"),
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miércoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sábado"), ("sunday", "domingo"),
    ("mon", "lun"), ("tue", "mar"), ("wed", "mié"), ("thu", "jue"), ("fri", "vie"), ("sat", "sáb"), ("sun", "dom"),
    ("jan", "ene"), ("apr", "abr"), ("aug", "ago"), ("dec", "dic"),
    ("weeks", "semanas"), ("week", "semana"), ("months", "meses"), ("month", "mes"), ("days", "días"), ("day", "día"),
    ("hours", "horas"), ("hour", "hora"), ("years", "años"), ("year", "año"),
    ("before", "antes de las"), ("until", "hasta"), ("from", "desde"), ("last", "último"), ("but", "menos"),
    ("price to come", "precio por confirmar"), ("plus", "más"), ("delivery", "de envío"),
    ("your", "su"), ("medicine", "medicina"), ("the order", "el pedido"), ("the repeating order", "el pedido fijo"),
    ("of", "de"), ("on the way", "en camino"), ("on the", "el día"), ("on", "los"), ("at", "a las"),
    ("you may have fallen", "puede que se haya caído"), ("the button was pressed", "se apretó el botón"),
    ("your pulse is not as usual", "su pulso no está como siempre"), ("there may be smoke", "puede haber humo"),
    ("nothing has moved for long", "hace mucho que nada se mueve"), ("the alarm", "la alarma"),
    ("the refill", "la medicina"), ("are you all right", "si está bien"),
    ("quoted", "por confirmar"), ("placed", "pedido"), ("accepted", "aceptado"), ("delivered", "entregado"),
    ("to", "a"), ("and", "y"), ("the", "el"),
)  # fmt: skip
_KNOWN = dict(WORDS)
_MEDICINE = re.compile(r"\byour (\d\S*) medicine\b")
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
