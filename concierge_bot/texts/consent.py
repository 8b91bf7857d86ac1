"""Her consent, the end of it, and senders that we do not know."""

ENGLISH: dict[str, str] = {
    "invitation": "{agency} here. {asked_by} asked us to help you with {helps_with} by text. "
    "Reply OK to agree. To check on us call {phone}.",
    "who_we_are": "We are {agency}, a help line by text. We never ask for money or card numbers. "
    "To check call {phone}. Reply OK to agree.",
    "declined": "{agency}: that is fine. We will not text you. A person will call you once. Our number is {phone}.",
    "take_your_time": "Take your time. This is {agency}. Reply OK when you like. To check on us call {phone}.",
    "invited_person": "We are {agency}. A person will call you by {by}, to tell you all and do only what you want. "
    "To check on us call {phone}.",
    "consented": "Thank you. In an emergency always call {emergency}. We are not {emergency}. Text us any time.",
    "opted_out": "{agency}: you will get no more texts from us. A person will call you once to ask why.",
    "opted_out_some": "If some texts shall go on, tell me which, like: keep the pill texts.",
    "no_ratings": "I will not ask any more how it was.",
    "texts_stay": "All other texts go on.",
    "texts_go_on": "Good. You get our texts again, about your pills too.",
    "fewer_texts": "I hear you. A person will call you by {by} to ask what shall stop. "
    "Until then your texts go on. To stop them all say: no more texts.",
    "number_yours": "{agency}: is {number} your new number? Reply 1 for yes, 2 for no.",
    "number_new_phone": "{agency}: we were told that this is the new phone of somebody whom we help. "
    "Reply OK if it is yours. If not, do nothing.",
    "number_waits": "Thank you. I change it as soon as the other phone has said so too.",
    "number_stays": "Good that you told me. All stays with this phone. A person will call you.",
    "number_left": "{agency}: the number was changed. This phone gets no more texts from us. "
    "Did you not want that? Call {phone}.",
    "number_now": "{agency}: good. From now on I text you on this phone.",
    "welcome_back": "Welcome back. Texts are on again. To stop an order text UNDO.",
    "unknown_sender": "{agency} here. I do not know this number yet. I told our team. They will call you.",
    "contact_noted": "{agency}: thank you. I passed your text to our team. They will text or call you by {by}.",
    "texts_of_others": "Your own texts go on. What others get is for {name} to say, so a person asks.",
    "welcome_back_contact": "{agency}: texts are on again. Thank you.",
}

SPANISH: dict[str, str] = {
    "invitation": "Somos {agency}. {asked_by} nos pidió ayudarle con {helps_with} por mensaje. "
    "Responda OK si quiere. Para saber quiénes somos llame al {phone}.",
    "who_we_are": "Somos {agency}, ayuda por mensaje. Nunca pedimos dinero ni números de tarjeta. "
    "Para comprobarlo llame al {phone}. Responda OK si quiere.",
    "declined": "{agency}: está bien. No le escribiremos. Una persona le llamará una vez. Nuestro número es {phone}.",
    "take_your_time": "Sin prisa. Somos {agency}. Responda OK cuando quiera. Para comprobarlo llame al {phone}.",
    "invited_person": "Somos {agency}. Una persona le llamará antes de las {by}, y hará solo lo que usted quiera. "
    "Para comprobarlo llame al {phone}.",
    "consented": "Gracias. En una emergencia llame siempre al {emergency}. No somos el {emergency}. "
    "Escríbanos cuando quiera.",
    "opted_out_some": "Si algunos deben seguir, dígame cuáles.",
    "no_ratings": "No le preguntaré más cómo fue.",
    "texts_stay": "Los demás mensajes siguen.",
    "texts_go_on": "Bien. Los mensajes vuelven a llegar, también los de la medicina.",
    "fewer_texts": "Entiendo. Una persona le llamará antes de las {by} para saber qué quitar. "
    "Hasta entonces los mensajes siguen. Para quitarlos todos diga: no más mensajes.",
    "opted_out": "{agency}: no recibirá más mensajes. Una persona le llamará una vez para saber por qué.",
    "number_yours": "{agency}: ¿es {number} su nuevo número? Responda 1 para sí, 2 para no.",
    "number_new_phone": "{agency}: nos dijeron que este es el nuevo teléfono de alguien a quien ayudamos. "
    "Responda OK si es suyo. Si no, no haga nada.",
    "number_waits": "Gracias. Lo cambio en cuanto el otro teléfono también lo diga.",
    "number_stays": "Hizo bien en decirlo. Todo queda con este teléfono. Una persona le llamará.",
    "number_left": "{agency}: el número se cambió. Este teléfono ya no recibe mensajes nuestros. "
    "¿No lo quería? Llame al {phone}.",
    "number_now": "{agency}: bien. Desde ahora le escribo a este teléfono.",
    "welcome_back": "Bienvenida de nuevo. Los mensajes vuelven a llegar. Para parar un pedido escriba UNDO.",
}
