"""Who may see what of hers, and her words to her own people."""

ENGLISH: dict[str, str] = {
    "sees": "{name} sees {what}.",
    "sees_more": "And {more} more people see something. Our team can tell you who.",
    "sees_nobody": "No one else sees a thing.",
    "shared_now": "Good. {name} sees {what} from now on. You can change that any time.",
    "shared_as_before": "OK. I left all as it was.",
    "share": "{name} may see {what}. Is that right? Reply 1 for yes, 2 for no.",
    "share_end": "Shall {name} see nothing from now on? Reply 1 for nothing, 2 to leave it as it is.",
    "share_end_alarms": "Shall {name} not be told when you need help? Reply 1 for not told, 2 to leave it as it is.",
    "message_from": "{agency}: {name} asks me to tell you: {words}",
    "message_asks": "{agency}: {name} asks {words}",
    "message_wish": "{agency}: {name} asks you {words}",
    "message_sent": "Good. I text that to {name} now.",
    "message_later": "Good. I text that to {name} in the morning.",
    "message_ask": "Shall I text this to {name}: {words}? Reply 1 for yes, 2 to leave it.",
    "message_on": "I gave your words to a person on our team, who will pass them on by {by}.",
    "share_what": "What may {name} see? Reply 1 for what comes and your pills, 2 for what comes, "
    "3 to leave it as it is.",
    "share_whom": "Who do you mean? {choices}.",
    "share_person": "I want to get this right. I asked a person to help. They will call you by {by}. "
    "Nothing new is shown to anyone before that.",
    "kept_from": "OK, {name} will not hear of that from us, and who sees what stays as it is.",
    "kept_once_safe": "OK, {name} will not hear more of that from us once a person has seen that you are safe.",
    "unshared": "OK. {name} no longer sees {what}.",
    "unshared_alarms": "We will call you by {by} to ask who to tell if you need help.",
    "not_shared": "{name} does not see that now.",
    "undo_with_1": "To undo that reply 1.",
}

SPANISH: dict[str, str] = {
    "sees": "{name} ve {what}.",
    "sees_more": "Y {more} personas más ven algo. Nuestro equipo le dice quiénes.",
    "sees_nobody": "Nadie más ve nada.",
    "shared_now": "Muy bien. {name} ve {what} desde ahora. Puede cambiarlo cuando quiera.",
    "shared_as_before": "Muy bien. Todo queda como estaba.",
    "share": "{name} puede ver {what}. ¿Está bien? Responda 1 para sí, 2 para no.",
    "share_end": "¿Que {name} no vea nada desde ahora? Responda 1 para nada, 2 para dejarlo como está.",
    "share_end_alarms": "¿Que {name} no sepa cuando usted necesite ayuda? Responda 1 para no, 2 para no cambiar.",
    "message_sent": "Bien. Se lo escribo a {name} ahora.",
    "message_later": "Bien. Se lo escribo a {name} por la mañana.",
    "message_ask": "¿Le escribo esto a {name}: {words}? Responda 1 para sí, 2 para dejarlo.",
    "message_on": "Di sus palabras a una persona de nuestro equipo. Las pasará antes de las {by}.",
    "share_what": "¿Qué puede ver {name}? Responda 1 para entregas y pastillas, 2 para solo entregas, "
    "3 para no cambiar.",
    "share_whom": "¿A quién se refiere? {choices}.",
    "share_person": "Quiero hacerlo bien. Pedí ayuda a una persona. Le llamará antes de las {by}. "
    "Antes de eso no se muestra nada nuevo a nadie.",
    "kept_from": "Bien, {name} no sabrá eso por nosotros; lo que cada uno ve queda como está.",
    "kept_once_safe": "Bien, {name} no sabrá más de eso por nosotros cuando alguien vea que usted está a salvo.",
    "unshared": "Muy bien. {name} ya no ve {what}.",
    "unshared_alarms": "Le llamaremos antes de las {by} para saber a quién avisar si necesita ayuda.",
    "not_shared": "{name} no ve eso ahora.",
    "undo_with_1": "Responda 1 para deshacer.",
}
