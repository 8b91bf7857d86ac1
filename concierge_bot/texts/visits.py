"""A service that is no shopping: a ride, a plumber, a film."""

ENGLISH: dict[str, str] = {
    "when_service": "When shall it be? You can say: Thursday at 2, or as soon as you can.",
    "service": "{what}, {when}. Our team will set it up, and tell you who comes and the price. "
    "Reply 1 if that is right, 2 to leave it.",
    "ride_hour": "At what time shall it pick you up?",
    "ride_back_hour": "At what time shall it bring you back?",
    "ride_hour_there": "{hour} is when you are there. The driver picks you up before that.",
    "ride_hour_fetched": "{hour} is when the driver picks you up.",
    "ride_hour_both": "The driver picks you up at {hour}. You are there by {due}.",
    "hour_first": "I book it when I know the hour.",
    "service_asked": "Good. Our team will see to it: {what}, {when}. They will text or call you by {by}.",
    "service_looked_for": "I have no one for that yet: {what}, {when}. "
    "I will look, and text you by noon tomorrow who can do it and the price.",
    "service_by": "{what}, {when}. {shop}, {price}. Reply 1 to book it, 2 to leave it.",
    "service_regular": "{what}, {when}. {shop}, {price} each time. I text you before each one. "
    "Reply 1 to start, 2 to leave it.",
    "visits_begun": "Good. {when}: {what}. I will text you before each one, and tell you who comes.",
    "visit_planned": "{when}: {what}. I asked {shop}, {price}. It is number {number}. "
    "To leave it out this time text SKIP.",
    "service_sent": "Good. I asked {shop}: {what}, {when}, {price}. I tell you when they answer. "
    "To stop it text UNDO.",
    "fault": "I get {members} on it. It is for {what}. The price is {price} in all. You need not call anyone. "
    "Reply 1 to start, 2 to leave it.",
    "fault_prices": "I get {members} on it. It is for {what}. The price is {price}, and {unpriced} will say. "
    "You need not call anyone. Reply 1 to start, 2 to leave it.",
    "fault_begun": "Good. It is case {number}. I asked {members}. You hear from me by {by}. You need not call anyone.",
    "fault_known": "We are on it already: {what}, case {number}. I tell you what comes of it.",
    "fault_over": "Case {number}: all who came say it is done. If it does not work, text me.",
    "found_outside": "For {what} I found: {few}. We have not checked them yet. Reply with the number, or NO.",
    "over_limit": "{what}: {price}. That is more than the {limit} that you said.",
    "free": "free",
    "at_when": "{when}",
    "you_go_there": "you go there",
    "ride_needed": "Do you need a ride there? Reply 1 for yes, 2 for no.",
    "ride_not_needed": "OK, no ride.",
    "has_been": "Were you at {shop}? It was for {what}, {when}. Reply 1 for yes, 2 for no.",
    "service_yes": "{shop} said yes: {what}, {when}, {price}.",
    "service_waits": "I asked {shop} and wait for an answer: {what}, {when}, {price}. I tell you when they answer.",
    "service_comes": "{shop} comes: {what}, {when}, {price}.",
    "yes_it_is": "Yes.",
    "price_of": "{what}: {shop}, {price} each time. Text me when you want it.",
    "standing_price": "The goods are {price} each time. Bringing them costs a bit more.",
    "visit_off": "That was called off: {what}, {when}. Text me when you want it again.",
    "visit_failed": "Nobody I asked could do it: {what}, {when}. Text me when you want it, and I look again.",
    "visit_was": "{shop} was here for that: {what}, {when}. Text me if something was wrong.",
    "ride_fetches": "It picks you up {window}.",
    "hers_or_new": "You have this already: {what}, {when}, {shop}. Is your text about that? "
    "Reply 1 for yes, 2 if it is new.",
    "which_visit": "Which one do you mean? Reply {ways}.",
    "which_visit_one": "{number} for {what}, {when}",
    "which_visit_short": "which ride you mean",
    "service_on_way": "{shop} is on the way to you: {what}.",
    "service_done": "{shop} says it is done: {what}. Was something wrong? Just text me.",
    "service_moved": "{old} cannot do it. I asked {shop}: {what}, {when}, {price}. Is that wrong? Text UNDO.",
    "service_nobody": "I am sorry. Nobody I asked can do it: {what}, {when}. I told our team. "
    "They will call you by {by}.",
    "service_again": "All right. I asked {shop} again. Now it is: {what}, {when}, {price}. "
    "I tell you when they answer.",
    "service_told": "I told {shop}. It is: {what}, {when}, {price}.",
    "was_called_off": "I had called it off. You can have it again.",
    "service_off_by": "Good. I called this off with {shop}: {what}, {when}.",
    "has_come": "Has {shop} come? It was for {what}, {when}. Reply 1 for yes, 2 for no.",
    "has_come_yes": "Good. Thank you for telling me.",
    "has_come_no": "I am sorry. Our team calls {shop} now. They will call you by {by}.",
    "service_left": "All right, I have put that aside. Text me any time.",
    "service_status": "{what}, {when}. Our team is seeing to it. They will text or call you by {by}.",
    "service_off": "Good. I called this off: {what}, {when}.",
    "service_off_told": "I told our team to call this off: {what}, {when}. They will text or call you by {by}.",
    "service_changed": "I told our team. Now it is: {what}, {when}. They will text or call you by {by}.",
    "service_noted": "I gave our team your words: {what}, {when}. They will text or call you by {by}.",
}

SPANISH: dict[str, str] = {
    "when_service": "¿Cuándo debe ser? Puede decir: el jueves a las 2, o lo antes posible.",
    "service": "{what}, {when}. Nuestro equipo lo prepara y le dice quién va y el precio. "
    "Responda 1 si está bien, 2 para dejarlo.",
    "ride_hour": "¿A qué hora debe recogerle?",
    "ride_back_hour": "¿A qué hora debe traerle de vuelta?",
    "ride_hour_there": "A las {hour} ya está usted allí. El conductor le recoge antes.",
    "ride_hour_fetched": "A las {hour} le recoge el conductor.",
    "ride_hour_both": "El conductor le recoge a las {hour}. Llega antes de las {due}.",
    "hour_first": "Lo reservo cuando sepa la hora.",
    "service_asked": "Muy bien. Nuestro equipo se encarga: {what}, {when}. Le escribirán o llamarán antes de las {by}.",
    "service_looked_for": "Todavía no tengo a nadie: {what}, {when}. "
    "Busco y le escribo antes de mañana a mediodía quién puede y el precio.",
    "service_by": "{what}, {when}. {shop}, {price}. Responda 1 para reservar, 2 para dejarlo.",
    "service_regular": "{what}, {when}. {shop}, {price} cada vez. Le escribo antes de cada una. "
    "Responda 1 para empezar, 2 para dejarlo.",
    "visits_begun": "Bien. {when}: {what}. Le escribo antes de cada una y le digo quién va.",
    "visit_planned": "{when}: {what}. Se lo pedí a {shop}, {price}. Es el número {number}. "
    "Para dejarlo esta vez escriba SKIP.",
    "service_sent": "Bien. Se lo pedí a {shop}: {what}, {when}, {price}. Le escribo cuando digan que sí. "
    "Para pararlo escriba UNDO.",
    "fault": "Llamo a {members}. Es para {what}. Cuesta {price} en total. No tiene que llamar a nadie. "
    "Responda 1 para empezar, 2 para dejarlo.",
    "fault_prices": "Llamo a {members}. Es para {what}. Cuesta {price}, y falta {unpriced}. "
    "No tiene que llamar a nadie. Responda 1 para empezar, 2 para dejarlo.",
    "fault_begun": "Bien. Es el caso {number}. Avisé a {members}. Le escribo antes de las {by}. No tiene que llamar.",
    "fault_known": "Ya estamos en ello: {what}, caso {number}. Le digo qué pasa.",
    "fault_over": "Caso {number}: dicen que está hecho. Si no funciona, escríbame.",
    "found_outside": "Para {what} encontré: {few}. Aún no los hemos revisado. Responda el número, o NO.",
    "over_limit": "{what}: {price}. Es más que los {limit} que dijo.",
    "free": "gratis",
    "at_when": "{when}",
    "you_go_there": "va usted",
    "ride_needed": "¿Necesita un viaje? Responda 1 para sí, 2 para no.",
    "ride_not_needed": "Muy bien, sin viaje.",
    "has_been": "¿Ya fue a {shop}? Era para {what}, {when}. Responda 1 para sí, 2 para no.",
    "service_yes": "{shop} dijo que sí: {what}, {when}, {price}.",
    "service_waits": "Se lo pedí a {shop} y espero su sí: {what}, {when}, {price}. Le escribo cuando contesten.",
    "service_comes": "{shop} va: {what}, {when}, {price}.",
    "yes_it_is": "Sí.",
    "price_of": "{what}: {shop}, {price} cada vez. Escríbame cuándo lo quiere.",
    "standing_price": "Los productos cuestan {price} cada vez. Traerlos cuesta algo más.",
    "visit_off": "Eso quedó anulado: {what}, {when}. Escríbame cuándo lo quiere otra vez.",
    "visit_failed": "Nadie de los que pregunté pudo: {what}, {when}. Escríbame cuándo lo quiere y busco otra vez.",
    "visit_was": "{shop} ya vino para eso: {what}, {when}. Escríbame si algo salió mal.",
    "ride_fetches": "Le recoge {window}.",
    "hers_or_new": "Esto ya lo tiene: {what}, {when}, {shop}. ¿Su mensaje es sobre eso? "
    "Responda 1 para sí, 2 si es algo nuevo.",
    "which_visit": "¿Cuál quiere decir? Responda {ways}.",
    "which_visit_one": "{number} para {what}, {when}",
    "which_visit_short": "qué viaje quiere decir",
    "service_on_way": "{shop} va en camino: {what}.",
    "service_done": "{shop} dice que está hecho: {what}. ¿Algo salió mal? Escríbame.",
    "service_moved": "{old} no puede. Se lo pedí a {shop}: {what}, {when}, {price}. ¿No está bien? Escriba UNDO.",
    "service_nobody": "Lo siento. Nadie de los que pregunté puede: {what}, {when}. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "service_again": "Muy bien. Se lo pedí otra vez a {shop}. Ahora es: {what}, {when}, {price}. "
    "Le escribo cuando digan que sí.",
    "service_told": "Se lo dije a {shop}. Es: {what}, {when}, {price}.",
    "was_called_off": "Lo había anulado. Puede tenerlo otra vez.",
    "service_off_by": "Bien. Lo anulé con {shop}: {what}, {when}.",
    "has_come": "¿Ya fue {shop}? Era para {what}, {when}. Responda 1 para sí, 2 para no.",
    "has_come_yes": "Bien. Gracias por avisarme.",
    "has_come_no": "Lo siento. Nuestro equipo llama ahora a {shop}. Le llamarán antes de las {by}.",
    "service_left": "Muy bien, lo dejo. Escríbame cuando quiera.",
    "service_status": "{what}, {when}. Nuestro equipo lo está viendo. Le escribirán o llamarán antes de las {by}.",
    "service_off": "Bien. Quedó anulado: {what}, {when}.",
    "service_off_told": "Le dije a nuestro equipo que lo anule: {what}, {when}. Le escribirán o llamarán antes de "
    "las {by}.",
    "service_changed": "Se lo dije a nuestro equipo. Ahora es: {what}, {when}. Le escribirán o llamarán antes de "
    "las {by}.",
    "service_noted": "Le di sus palabras a nuestro equipo: {what}, {when}. Le escribirán o llamarán antes de "
    "las {by}.",
}
