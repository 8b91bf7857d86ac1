"""Her medicines: reminders, doses, what she is told of them, and refills."""

ENGLISH: dict[str, str] = {
    "refill_which": "Which medicine shall I ask for? You can use the name on the box.",
    "refill": "I will ask {pharmacy} for more of {what}. Reply 1 to ask them, 2 to leave it.",
    "refill_asked": "I asked {pharmacy} for more of {what}. It is number {number}. "
    "I will text you when they answer. To stop it text UNDO before {undo}.",
    "supply_low": "You will soon need more of {what}.",
    "supply": "By my count you have {count} left of {what}.",
    "supply_days": "By my count you have {count} left of {what}. That is for {days} days.",
    "refill_left": "All right. I do not ask for more of {what}.",
    "refill_not_asked": "I have not asked yet.",
    "medicine_mislaid": "Do not worry about the lost medicine. I told our team. They will call you by {by} and help.",
    "reading_told": "Thank you. I gave the numbers to our team. I cannot judge them. Very unwell? Call {emergency}.",
    "refill_accepted": "{pharmacy} has your request. They will get it ready. It is number {number}.",
    "refill_held": "{pharmacy} must check your request {number} first. I told our team. They will call you by {by}.",
    "refill_refused": "{pharmacy} cannot fill your request {number} as it is. I told our team. "
    "They will call you by {by}.",
    "no_medicine": "I do not have that medicine on your list. I told our team. They will call you by {by}.",
    "dose": "It is time for {what}. Reply T when you took it, L for later.",
    "dose_late": "I am sorry, this is late. It is time for {what}. Reply T when you took it, L for later.",
    "dose_again": "I have no answer yet about {what}. Did you take it? Reply T when you took it, L for later.",
    "dose_taken": "Thank you. I wrote down {at} for {what}.",
    "dose_not_missed": "I am sorry, I had no word of it. Now I wrote down {at} for {what}.",
    "dose_told_on": "I tell {who} that you took it.",
    "dose_early": "That was early. Take no more of it before our pharmacist calls you, by {by}.",
    "dose_ahead": "I will text you about {what} at {at}.",
    "dose_yes_ahead": "Yes. I will text you about {what} at {at}.",
    "dose_no_ahead": "No more medicine is planned for you today.",
    "dose_other_day": "None is planned for that day: {what} is for {days}.",
    "dose_planned_again": "All right. You have not taken {what} yet. I will text you about it at {at}.",
    "dose_when": "I am sorry. When did you take {what}? You can say: at 8. Or say: not yet.",
    "dose_wrong": "I am sorry. I wrote it down wrong: {what}. A person will put it right and call you by {by}.",
    "dose_which_not": "Which one have you not taken: {what}? Text me: not taken, and its name.",
    "dose_later": "OK. I will ask you again at {at}.",
    "dose_did_you": "Did you take {what}? Reply T if you took it, L for later.",
    "dose_whose": "Whose was that? If you, {name}, took {what} yourself, reply T. If it was not you, L for later.",
    "dose_which_one": "Which one did you take of {what}? Text me: I took, and its name. Or T if you took all.",
    "dose_picture": "I got your picture but I cannot see it. Did you take {what}? Reply T if you took it, L for later.",
    "dose_reopened": "All right. I wrote down that you have not taken {what}. I will ask you again at {at}. "
    "Reply T when you took it.",
    "skip_sure": "Shall I write down that you skip {what} this time? Reply 1 for yes, 2 for no.",
    "skip_undone": "All right. You do not skip {what}. I will remind you at {at}.",
    "dose_call": "This is {agency}. It is time for {what}. Press 1 if you took it. Press 2 and I will ask you later.",
    "skip_noted": "I wrote down that you skip {what} this time. I cannot advise on medicines. "
    "Please call {pharmacy}. Very unwell? Call {emergency}. Our team will call you by {by}.",
    "skip_told": "I told our team that you skip a medicine. They will call you by {by}. "
    "I cannot advise on medicines. Please call {pharmacy}. Very unwell? Call {emergency}.",
    "dose_none": "No reminder is waiting for you now. Text me what you need.",
    "dose_none_yet": "No reminder is waiting for you now. The next one comes {at}.",
    "dose_next": "The next one comes {at}.",
    "dose_already": "You told me at {at} that you took it. Do not take it again. Not sure? Call {pharmacy}.",
    "dose_no_more": "Do not take it again. Not sure? Call {pharmacy}.",
    "dose_twice": "Take no more of it now. Took two? Call {poison}. They know what to do. "
    "Very unwell? Call {emergency}. You can ask {pharmacy} too. The pharmacist will call you by {by}.",
    "dose_sure": "Did you take {what}? Reply T only if you are sure. Not sure? Call {pharmacy} first.",
    "medicine_question": "I cannot advise on medicines. Please call {pharmacy}. Took too much? Call {poison}. "
    "Very unwell? Call {emergency}. The pharmacist will call you by {by}.",
    "dose_said": "You told me at {at} that you took {what}.",
    "dose_seen": "Your box shows that you took {what} at {at}.",
    "dose_told_by_others": "I was told at {at} that you took {what}.",
    "dose_open": "I have no word yet about {what}.",
    "dose_missed": "I had no word about {what}.",
    "dose_skipped": "You told me that you skip {what}.",
    "dose_unknown": "I have no note of that.",
    "dispenser_jam": "Your pill machine is stuck. Please do not force it. I told our team. They will call you by {by}.",
    "plan_changed": "From now on I remind you of {what} at {times}. Not right? Just text me.",
    "plan_ended": "I do not remind you of {what} any more. Not sure? Call {pharmacy}.",
    "pill_hold": "I will not remind you of your medicine {when}. Nobody will check if you take it. "
    "I remind you again from {day}. Reply 1 if that is right, 2 to keep the reminders.",
    "pill_hold_begun": "All right. I do not remind you of your medicine {when}. I remind you again from {day}. "
    "Home sooner? Just text me.",
    "pill_hold_left": "Good. I go on to remind you of your medicine.",
    "pill_hold_lifted": "Good. I remind you of your medicine again.",
    "pill_hold_person": "Your medicine reminders go on for now. Our team will call you by {by} "
    "to ask when to hold them.",
    "dose_due": "{what} is at {times}.",
    "until_checked": "until a person has checked it",
    "doctor_stopped": "Thank you for telling me. I do not remind you of {what}. That holds {when}. "
    "Our pharmacist will call you by {by} to check it. All else goes on.",
    "doctor_held": "I do not remind you of {what}. That holds {when}. Our pharmacist checks it. All else goes on.",
    "doctor_hold_over": "Our team has checked it. I remind you of {what} again. Not sure? Call {pharmacy}.",
    "doctor_changed": "Thank you for telling me. Our pharmacist will call you by {by} to write it into your plan. "
    "Until then your reminders stay as they are.",
    "doctor_which": "Thank you for telling me. Which medicine did they stop? Tell me its name, and I do not remind "
    "you of it. Our pharmacist will call you by {by}.",
    "trip": "Your {home} reminder comes at {there} in {place}. Shall I send it when it is {home} there, {when}? "
    "Reply 1 for yes, 2 to stay with home time.",
    "trip_until": "Until when are you there? You can say: in {place} until Sunday. Your medicine texts go on.",
    "trip_begun": "Good. I remind you of your medicine on the clock in {place}. From {day} I go by home time again.",
    "trip_left": "Good. I stay with your home time.",
    "trip_over": "Your medicine texts come on your home time again.",
    "dose_not_sure": "Not sure? Call {pharmacy} first. They will call you by {by}.",
}

SPANISH: dict[str, str] = {
    "refill_which": "¿Qué medicina pido? Puede usar el nombre de la caja.",
    "refill": "Voy a pedir a {pharmacy} más de {what}. Responda 1 para pedirla, 2 para dejarlo.",
    "refill_asked": "Pedí a {pharmacy} más de {what}. Es el número {number}. Le escribo cuando contesten. "
    "Para pararlo escriba UNDO antes de {undo}.",
    "supply_low": "Pronto necesitará más de {what}.",
    "supply": "Según mi cuenta le quedan {count} de {what}.",
    "supply_days": "Según mi cuenta le quedan {count} de {what}. Son para {days} días.",
    "refill_accepted": "{pharmacy} tiene su pedido y lo prepara. Es el número {number}.",
    "refill_held": "{pharmacy} debe revisar antes su pedido {number}. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "refill_left": "Muy bien. No pido más de {what}.",
    "refill_not_asked": "Todavía no la pedí.",
    "medicine_mislaid": "No se preocupe por la medicina perdida. Avisé a nuestro equipo. Le llaman antes de las {by}.",
    "reading_told": "Gracias. Di los números a nuestro equipo. Yo no los juzgo. "
    "¿Se siente muy mal? Llame al {emergency}.",
    "refill_refused": "{pharmacy} no puede dar su pedido {number} así. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "no_medicine": "No tengo esa medicina en su lista. Avisé a nuestro equipo. Le llamarán antes de las {by}.",
    "dose": "Es la hora de {what}. Responda T cuando la haya tomado, L para más tarde.",
    "dose_late": "Perdone, este mensaje llega tarde. Es la hora de {what}. "
    "Responda T cuando la haya tomado, L para más tarde.",
    "dose_again": "Aún no sé nada de {what}. ¿La tomó? Responda T cuando la haya tomado, L para más tarde.",
    "dose_taken": "Gracias. Anoté {what} a las {at}.",
    "dose_not_missed": "Lo siento, no tenía noticia. Ahora anoté {what} a las {at}.",
    "dose_told_on": "Le digo a {who} que la tomó.",
    "dose_early": "Fue temprano. No tome más de esa antes de que le llame nuestro farmacéutico, antes de las {by}.",
    "dose_ahead": "Le escribo sobre {what} a las {at}.",
    "dose_yes_ahead": "Sí. Le escribo sobre {what} a las {at}.",
    "dose_no_ahead": "Hoy no le toca más medicina.",
    "dose_other_day": "Ese día no le toca: {what} es para {days}.",
    "dose_planned_again": "Muy bien. Todavía no toma {what}. Le escribo sobre eso a las {at}.",
    "dose_when": "Lo siento. A qué hora tomó {what}? Puede decir: a las 8. O diga: todavía no.",
    "dose_wrong": "Lo siento. Lo anoté mal: {what}. Una persona lo corrige y le llama antes de las {by}.",
    "dose_which_not": "Cuál no tomó: {what}? Escriba: no tomé, y su nombre.",
    "dose_later": "Muy bien. Le pregunto otra vez a las {at}.",
    "dose_did_you": "Ya tomó {what}? Responda T si lo tomó, L para más tarde.",
    "dose_whose": "¿Quién la tomó? Si usted, {name}, tomó {what}, responda T. Si no fue usted, L para más tarde.",
    "dose_which_one": "Cuál tomó de {what}? Escriba: tomé, y su nombre. O T si las tomó todas.",
    "dose_picture": "Recibí su foto pero no la puedo ver. ¿Tomó {what}? Responda T si la tomó, L para después.",
    "dose_reopened": "Muy bien. Anoté que todavía no toma {what}. Le pregunto otra vez a las {at}. "
    "Responda T cuando lo tome.",
    "skip_sure": "Anoto que esta vez no toma {what}? Responda 1 para sí, 2 para no.",
    "skip_undone": "Muy bien. No se salta {what}. Le recuerdo a las {at}.",
    "skip_noted": "Anoté que esta vez no toma {what}. No puedo aconsejar sobre medicinas. "
    "Llame a {pharmacy}. ¿Se siente muy mal? Llame al {emergency}. Le llamamos antes de las {by}.",
    "skip_told": "Dije a nuestro equipo que no toma una medicina. Le llamarán antes de las {by}. "
    "No puedo aconsejar sobre medicinas. Llame a {pharmacy}. ¿Se siente muy mal? Llame al {emergency}.",
    "dose_none": "Ahora no hay ningún aviso esperando. Escríbame lo que necesita.",
    "dose_none_yet": "Ahora no hay ningún aviso esperando. El próximo llega {at}.",
    "dose_next": "El próximo aviso llega {at}.",
    "dose_already": "Me dijo a las {at} que la tomó. No la tome otra vez. ¿No está segura? Llame a {pharmacy}.",
    "dose_no_more": "No la tome otra vez. ¿No está segura? Llame a {pharmacy}.",
    "dose_twice": "No tome más por ahora. ¿Tomó dos? Llame al {poison}. Saben qué hacer. "
    "¿Muy mal? Llame al {emergency}. También puede llamar a {pharmacy}. El farmacéutico la llama antes de las {by}.",
    "dose_sure": "¿Tomó {what}? Responda T solo si está segura. ¿No está segura? Llame primero a {pharmacy}.",
    "medicine_question": "No puedo aconsejar sobre medicinas. Llame a {pharmacy}. ¿Tomó de más? Llame al {poison}. "
    "¿Se siente muy mal? Llame al {emergency}. El farmacéutico le llamará antes de las {by}.",
    "dose_said": "Me dijo a las {at} que tomó {what}.",
    "dose_seen": "Su caja muestra que tomó {what} a las {at}.",
    "dose_told_by_others": "Me dijeron a las {at} que usted tomó {what}.",
    "dose_open": "Aún no sé nada de {what}.",
    "dose_missed": "No supe nada de {what}.",
    "dose_skipped": "Me dijo que deja {what}.",
    "dose_unknown": "No tengo nada anotado de eso.",
    "dispenser_jam": "Su máquina de pastillas está trabada. No la fuerce, por favor. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "plan_changed": "Desde ahora le recuerdo {what} a estas horas: {times}. ¿No está bien? Escríbame.",
    "plan_ended": "Ya no le recuerdo {what}. ¿No está segura? Llame a {pharmacy}.",
    "pill_hold": "No le recordaré su medicina {when}. Nadie mirará si la toma. Le recuerdo otra vez desde el {day}. "
    "Responda 1 si está bien, 2 para seguir con los avisos.",
    "pill_hold_begun": "Muy bien. No le recuerdo su medicina {when}. Le recuerdo otra vez desde el {day}. "
    "¿Vuelve antes? Escríbame.",
    "pill_hold_left": "Bien. Le sigo recordando su medicina.",
    "pill_hold_lifted": "Bien. Le recuerdo su medicina otra vez.",
    "pill_hold_person": "Por ahora sigo recordando su medicina. Nuestro equipo le llamará antes de las {by}.",
    "dose_due": "{what}: {times}.",
    "until_checked": "hasta que una persona lo confirme",
    "doctor_stopped": "Gracias por decirme. No le recuerdo {what}. Eso vale {when}. "
    "Nuestro farmacéutico le llamará antes de las {by} para confirmarlo. Lo demás sigue.",
    "doctor_held": "No le recuerdo {what}. Eso vale {when}. Nuestro farmacéutico lo confirma. Lo demás sigue.",
    "doctor_hold_over": "Nuestro equipo lo ha confirmado. Le recuerdo {what} otra vez. "
    "¿No está segura? Llame a {pharmacy}.",
    "doctor_changed": "Gracias por decirme. Nuestro farmacéutico le llamará antes de las {by} para ponerlo en su plan. "
    "Hasta entonces sus avisos siguen igual.",
    "doctor_which": "Gracias por decirme. ¿Qué medicina le quitaron? Dígame el nombre y no se la recuerdo. "
    "Nuestro farmacéutico le llamará antes de las {by}.",
    "trip": "Su aviso de las {home} llega a las {there} en {place}. ¿Se lo mando cuando allí sean las {home}, {when}? "
    "Responda 1 para sí, 2 para seguir con la hora de casa.",
    "trip_until": "¿Hasta cuándo está allí? Puede decir: en {place} hasta el domingo. Sus avisos siguen.",
    "trip_begun": "Bien. Le recuerdo su medicina con la hora de {place}. Desde el {day} vuelvo a la hora de casa.",
    "trip_left": "Bien. Sigo con la hora de casa.",
    "trip_over": "Sus avisos de medicina vuelven a la hora de casa.",
    "dose_not_sure": "¿No está segura? Llame primero a {pharmacy}. Le llamarán antes de las {by}.",
}
