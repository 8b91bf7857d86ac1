"""What is ordered again and again, and deliveries on hold."""

ENGLISH: dict[str, str] = {
    "standing": "{words}: {items} from {shop}. I will text you the day before. Reply 1 to start, 2 to leave it.",
    "standing_started": "Good. {words}: {items}. I will text you the day before each one.",
    "standing_placed": "{window}: {items} from {shop}. It is number {number}. To leave it out this time text SKIP.",
    "standing_late": "Sorry, I am late with this one. {window}: {items} from {shop}. It is number {number}. "
    "To leave it out this time text SKIP.",
    "standing_skipped": "OK. I left out what was to come {window}. The next one comes as planned.",
    "standing_skipped_ahead": "OK. I leave this out {window}: {items}. All else comes as planned.",
    "standing_this_time": "Good. {window}: {items}. After that it comes as before. I will text you the day before.",
    "standing_dearer": "{window}: {items}. It costs {price} now. It was {before}. "
    "Reply 1 to order it, 2 to leave it out this time.",
    "standing_left_out": "OK. I leave it out this time. The next one comes as planned.",
    "on_holiday_moved": "{day} is {holiday}, so it comes another day.",
    "on_holiday": "{day} is {holiday}.",
    "standing_missed": "I am sorry. I did not order this for {window}: {items}. I told our team. "
    "They will text or call you by {by}.",
    "hold_until": "Until when shall I hold your deliveries? You can say a day, or: until I tell you.",
    "hold": "I will hold your deliveries {when}.",
    "hold_one": "I will hold one thing {when}. It is this: {items}.",
    "hold_ends": "It goes on again by itself on {day}.",
    "hold_open": "Text me when you want it again.",
    "hold_choice": "Reply 1 if that is right, 2 to leave it.",
    "hold_choice_all": "Your pill texts go on. Reply 1 if that is right, 2 to leave it, 3 to hold the pill texts too.",
    "hold_begun": "Good. I hold it {when}.",
    "hold_nothing": "You have no delivery planned then, so nothing will come.",
    "hold_order": "But order {number} is set to come {window}. Reply 1 to stop it, 2 to let it come.",
    "hold_kept": "Good. Order {number} comes as planned.",
    "hold_lifted": "Good. Your goods will come again.",
    "hold_none": "Nothing of yours is on hold.",
    "hold_next": "Next comes {when}: {items}.",
    "hold_next_none": "There is none planned yet. Text me: milk every Tuesday.",
    "left_as_is": "All right. I leave it as it is.",
}

SPANISH: dict[str, str] = {
    "standing": "{words}: {items} de {shop}. Le escribo el día antes. Responda 1 para empezar, 2 para dejarlo.",
    "standing_started": "Bien. {words}: {items}. Le escribo el día antes de cada uno.",
    "standing_placed": "{window}: {items} de {shop}. Es el número {number}. Para dejarlo esta vez escriba SKIP.",
    "standing_late": "Perdone, voy con retraso. {window}: {items} de {shop}. Es el número {number}. "
    "Para dejarlo esta vez escriba SKIP.",
    "standing_skipped": "Bien. Dejé lo que iba a llegar {window}. El próximo llega como siempre.",
    "standing_skipped_ahead": "Bien. Esto lo dejo {window}: {items}. Lo demás llega como siempre.",
    "standing_this_time": "Bien. {window}: {items}. Después llega como siempre. Le escribo el día antes.",
    "standing_dearer": "{window}: {items}. Ahora cuesta {price}. Antes {before}. "
    "Responda 1 para pedirlo, 2 para dejarlo esta vez.",
    "standing_left_out": "Bien. Esta vez lo dejo. El próximo llega como siempre.",
    "on_holiday_moved": "{day} es {holiday}, así que llega otro día.",
    "on_holiday": "{day} es {holiday}.",
    "standing_missed": "Lo siento. No pedí esto para {window}: {items}. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "hold_until": "¿Hasta cuándo paro sus entregas? Puede decir un día, o: until I tell you.",
    "hold": "Voy a parar sus entregas {when}.",
    "hold_one": "Voy a parar una cosa {when}. Es esta: {items}.",
    "hold_ends": "Sigue por sí solo el {day}.",
    "hold_open": "Escríbame cuando lo quiera otra vez.",
    "hold_choice": "Responda 1 si está bien, 2 para dejarlo.",
    "hold_choice_all": "Los avisos de su medicina siguen. Responda 1 si está bien, 2 para dejarlo, "
    "3 para parar también esos avisos.",
    "hold_begun": "Bien. Lo paro {when}.",
    "hold_nothing": "No tiene ninguna entrega para entonces, así que no llega nada.",
    "hold_order": "Pero el pedido {number} llega {window}. Responda 1 para pararlo, 2 para dejar que llegue.",
    "hold_kept": "Bien. El pedido {number} llega como estaba previsto.",
    "hold_lifted": "Bien. Sus entregas siguen.",
    "hold_none": "No tiene nada parado.",
    "hold_next": "Lo próximo llega {when}: {items}.",
    "hold_next_none": "Aún no hay ninguna prevista. Escríbame: leche cada martes.",
    "left_as_is": "Muy bien. Lo dejo como está.",
}
