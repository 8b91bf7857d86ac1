"""Danger: an alarm, are you all right, and whoever is told."""

ENGLISH: dict[str, str] = {
    "emergency": "Call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "I told our team. A person will call you.",
    "emergency_again": "Call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "Our team knows, and I told {name}. A person will call you.",
    "took_too_much": "Took too much? Call {poison} now. They know what to do.",
    "not_alone": "I am so glad that you told me. You are not alone.",
    "listeners": "You can call {listen} at any hour. Kind people there will hear you.",
    "sensor": "Your alarm says: {kind}. If you are hurt call {emergency} now. We are not {emergency}. "
    "Our team will call you. Reply 1 if you are OK.",
    "alarm_call": "This is {agency}. Your alarm says: {kind}. If you are hurt hang up and call {emergency}. "
    "If you are OK press 1. Our team will call you.",
    "alarm_key_other": "A person will call you now. In danger hang up and call the emergency number.",
    "responder_comes": "{name} is on the way to you. If you are hurt call {emergency} now.",
    "safety_check": "Are you all right? Reply 1 if you need help now, 2 if you are OK. "
    "In danger call {emergency}. We are not {emergency}.",
    "fraud": "This is {agency}. That is not us. We never ask for money or card numbers. "
    "Hang up now. Tell no number, and pay nothing.",
    "fraud_told": "If you told a number, call the number on your card now.",
    "fraud_person": "I told our team. A person will call you by {by}.",
    "ok_noted": "I am glad you are well, and sorry if I worried you. A person will still check on you.",
    "ok_again": "Good, I am glad. Text me any time.",
    "taken_for_well": "I took your {digit} to mean that you are OK.",
    "taken_for_help": "I took your {digit} to mean that you need help. If you are OK text: I am fine.",
    "still_waits": "I still wait for your yes: {what}. Reply 1 for yes.",
    "amount_sure": "You wrote {item}. Do you want that much? Reply 1 for yes, 2 for just one.",
    "service_none": "I find no such visit: {what}. So I stopped nothing. Text LIST to see what is planned.",
    "glad_ok": "I am glad. Text me any time.",
    "glad_go_on": "I am glad. Now I see to what you asked.",
    "help": "{agency}. In an emergency call {emergency} now. We are not {emergency}. "
    "One of our team will phone you. You can text me what you need.",
    "contact_worries": "{name} says you may need help. If you are hurt call {emergency} now. "
    "We are not {emergency}. Our team will call you. Reply 1 if you are OK.",
    "contact_comes": "{name} will check on you. If you are hurt call {emergency} now. We are not {emergency}.",
    "contact_alarm": "{agency}: {name} {kind}. The phone there is {phone}. Can you check? "
    "Reply 1 if you will, 2 if you cannot. In danger call {emergency}.",
    "contact_alarm_more": "{agency}: there is more. {name} {kind}. In danger call {emergency}.",
    "contact_says_well": "{agency}: {name} says that all is well now. Our team still calls to make sure.",
    "contact_alarm_over": "{agency}: the alarm of {name} is over. Nothing more for you to do. Thank you.",
    "contact_thanks": "Thank you. I told our team. Please text us how it is. In danger call {emergency}.",
    "contact_cannot": "Thank you for telling me. Our team goes on. In danger call {emergency}.",
    "contact_unanswered": "{agency}: {name} has not answered {what}. The phone there is {phone}. Can you check? "
    "Reply 1 if you will, 2 if you cannot.",
    "contact_unsure": "{agency}: {name} is not sure about {what}. The phone there is {phone}. Can you check? "
    "Reply 1 if you will, 2 if you cannot.",
    "contact_heard": "{agency}: we have heard from {name} now. Nothing for you to do. Thank you.",
    "contact_well": "Good. I wrote down that all is well. Thank you.",
    "unanswered_text": "our {at} text",
    "unanswered_call": "our {at} text or our call",
    "unanswered_off": "our {at} text or our call, and that phone looks off",
    "contact_waits": "Thank you. We wait 30 minutes for your word. Very unwell? Call {emergency}.",
    "contact_taken": "Good. I wrote down: taken, told by you, {at}. Thank you.",
    "contact_known": "Thank you. It is written down as taken.",
    "contact_settled": "{agency}: {name} has an answer to our {at} text now. Nothing for you to do. Thank you.",
    "limit_noted": "{agency}: thank you, I keep to that.",
    "limit_night": "I do not text you at night.",
    "limit_alarms": "I text you only if there is an alarm.",
    "limit_none": "I may text you at any time.",
    "contact_memory": "{agency}: {name} asked us 3 times this week if the pills were taken. "
    "You may want to call and talk. Nobody is hurt.",
    "contact_called_off": "{agency}: {name} need not answer our {at} text any more. Nothing for you to do. Thank you.",
}

SPANISH: dict[str, str] = {
    "emergency": "Llame al {emergency} ahora si está herida o en peligro. No somos el {emergency}. "
    "Avisé a nuestro equipo. Una persona le llamará.",
    "emergency_again": "Llame al {emergency} ahora si está herida o en peligro. No somos el {emergency}. "
    "Nuestro equipo lo sabe y avisé a {name}. Una persona le llamará.",
    "took_too_much": "¿Tomó de más? Llame ya al {poison}. Ellos saben qué hacer.",
    "not_alone": "Me alegro de que me lo diga. No está sola.",
    "listeners": "Puede llamar al {listen} a toda hora. Gente amable la va a escuchar.",
    "sensor": "Su alarma dice: {kind}. Si está herida llame al {emergency} ahora. No somos el {emergency}. "
    "Nuestro equipo le llamará. Responda 1 si está bien.",
    "alarm_call": "Le llama {agency}. Su alarma dice: {kind}. Si está herida cuelgue y llame al {emergency}. "
    "Si está bien pulse 1. Nuestro equipo le llamará.",
    "alarm_key_other": "Una persona le llamará ahora. Si hay peligro cuelgue y llame a emergencias.",
    "responder_comes": "{name} va en camino a su casa. Si está herida llame al {emergency} ahora.",
    "contact_worries": "{name} dice que usted puede necesitar ayuda. Si está herida llame al {emergency} ahora. "
    "No somos el {emergency}. Nuestro equipo le llamará. Responda 1 si está bien.",
    "contact_comes": "{name} va a ver cómo está usted. Si está herida llame al {emergency} ahora. "
    "No somos el {emergency}.",
    "safety_check": "¿Está usted bien? Responda 1 si necesita ayuda ahora, 2 si está bien. "
    "En peligro llame al {emergency}. No somos el {emergency}.",
    "fraud": "Esto es {agency}. Esa persona no es de aquí. Nunca pedimos dinero ni números de tarjeta. "
    "Cuelgue ya. No diga ningún número y no pague nada.",
    "fraud_told": "Si dijo un número, llame ya al teléfono de su tarjeta.",
    "fraud_person": "Avisé a nuestro equipo. Una persona le llamará antes de las {by}.",
    "ok_noted": "Me alegro de que esté bien, y perdone el susto. Una persona va a comprobar que está bien.",
    "ok_again": "Bien, me alegro. Escríbame cuando quiera.",
    "taken_for_well": "Entendí su {digit} así: usted está bien.",
    "taken_for_help": "Entendí su {digit} así: necesita ayuda. Si está bien escriba: estoy bien.",
    "still_waits": "Todavía espero su sí: {what}. Responda 1 para sí.",
    "amount_sure": "Escribió {item}. ¿Quiere tanto? Responda 1 para sí, 2 para solo uno.",
    "service_none": "No encuentro esa visita: {what}. No he parado nada. Escriba LIST para ver lo que hay.",
    "glad_ok": "Me alegro. Escríbame cuando quiera.",
    "glad_go_on": "Me alegro. Ahora veo lo que me pidió.",
    "help": "{agency}. En una emergencia llame al {emergency} ahora. No somos el {emergency}. "
    "Alguien de nuestro equipo le llamará. Puede escribirme lo que necesita.",
}
