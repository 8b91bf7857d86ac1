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
    "quick_look": "Soy {name}, de {agency}. Leí su mensaje y me ocupo ahora.",
    "quick_call": "Soy {name}, de {agency}. La llamo en unos minutos.",
    "quick_ask": "Soy {name}, de {agency}. ¿Está todo bien? Escríbame una palabra, por favor.",
    "quick_done": "Soy {name}, de {agency}. Ya está hecho. No tiene que hacer nada.",
    "no_shop": "Ahora no tengo tienda para eso. Avisé a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "and_more": "{listed} y {left} más (escriba LIST para ver todo)",
    "so_many": "{left} cosas (escriba LIST para ver todo)",
    "list": "Esta es la lista completa: {items}.",
    "list_quote": "Esta es la lista completa: {items}. Responda 1 para pedir, 2 para cambiar.",
    "placed": "Pedido: {items}. Llega {window}. Es el número {number}. Para pararlo escriba UNDO antes de {undo}.",
    "accepted": "{shop} aceptó su pedido {number}. Llega {window}.",
    "accepted_no_window": "{shop} aceptó su pedido {number}. Le escribo cuando llegue.",
    "proposed": "{shop} no puede hacerlo como usted pidió: {note}. ¿Está bien? Responda 1 para sí, "
    "2 para probar con otro.",
    "proposed_and_note": "{shop} no puede hacerlo como usted pidió: {note}. ¿Está bien? Responda 1 para sí, "
    "2 para probar con otro. Dejaron una nota. Nuestro equipo la leerá.",
    "proposed_note": "{shop} quiere cambiar su pedido {number}. Dejaron una nota. Nuestro equipo la leerá "
    "y le escribirá. Para probar con otro ahora responda 2.",
    "price_known": "Son {total} en total. ¿No está bien? Escriba UNDO.",
    "swap_none": "{shop} no tiene {gone} hoy.",
    "swap_new": "Tienen {new}, {price}.",
    "same_price": "al mismo precio",
    "for_price": "por {price}",
    "swap_not_that": "Bien, {new} no.",
    "swap_nowhere": "Ninguna otra tienda tiene {gone} ahora.",
    "swap_1": "1 para aceptar {new}",
    "swap_2": "2 para dejar {gone}",
    "swap_3": "3 para otra tienda",
    "swap_ways": "Responda {ways}.",
    "second_same_driver": "{shop} tiene {item} por {price}. Lo trae el mismo conductor, sin más costo. "
    "Responda 1 para añadirlo, 2 para dejarlo.",
    "second_shop": "{shop} tiene {item} por {price}, y {fee} por traerlo. Responda 1 para añadirlo, 2 para dejarlo.",
    "second_added": "Muy bien. {item} viene de {shop}. Todo es el pedido {number}.",
    "running_late": "{shop} se retrasa con su pedido {number}. Yo estoy pendiente. Usted no tiene que hacer nada.",
    "running_late_until": "{shop} se retrasa con su pedido {number}. Ahora llega {window}. "
    "Usted no tiene que hacer nada.",
    "trying_next": "Muy bien. Pruebo con otro y le escribo.",
    "proposed_waits": "El pedido {number} espera su respuesta. {shop} no puede hacerlo como pidió: {note}. "
    "¿Está bien? Responda 1 para sí, 2 para probar con otro.",
    "moved_price": "{old} no puede con su pedido {number}. Se lo pedí a {new}. Allí son {total} en total. "
    "¿No está bien? Escriba UNDO.",
    "moved": "{old} no puede con su pedido {number}. Se lo pedí a {new}. Usted no tiene que hacer nada.",
    "moved_alike": "{old} no puede con su pedido {number}. Se lo pedí a {new}, al mismo precio. "
    "Usted no tiene que hacer nada.",
    "nobody_left": "Lo siento. Nadie puede con su pedido {number} ahora. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "nobody_brings": "Su pedido {number} está listo, pero aún no tengo quien lo lleve. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "nobody_helps": "Aún no tengo quien ayude en casa con su pedido {number}. Lo demás llega como estaba previsto. "
    "Nuestro equipo le escribirá o llamará antes de las {by}.",
    "rest_comes": "Lo siento. Ninguna tienda tiene esto ahora: {items}. Lo demás del pedido {number} llega igual.",
    "brings_after_all": "Buenas noticias. {name} trae su pedido {number}.",
    "hand_over": "Su medicina llega {when}. En su puerta diga este número al conductor: {code}. "
    "No lo diga por teléfono.",
    "on_the_way": "Su pedido {number} va en camino.",
    "delivered": "Su pedido {number} ya llegó. ¿Hay algo mal? Escríbame.",
    "done": "{shop} dice que su pedido {number} está hecho. ¿Hay algo mal? Escríbame.",
    "undone": "El pedido {number} está parado. No paga nada por él.",
    "order_none": "No encuentro su pedido {number} abierto. No he parado nada. Escriba LIST para ver lo que hay.",
    "order_off_already": "El pedido {number} ya está parado. No llega y no cuesta nada.",
    "order_over": "El pedido {number} ya llegó, así que no se puede parar. ¿Hay algo mal? Dígamelo.",
    "stop_which": "¿Qué pedido paro? Responda {ways}.",
    "placed_again": "Perdone. Pedí otra vez lo del pedido {old}. Es el número {number} y llega {window}. "
    "Para pararlo escriba UNDO antes de {undo}.",
    "back_by_team": "Perdone. Avisé a nuestro equipo de que sí quiere el pedido {number}. "
    "Le escribirán antes de las {by}.",
    "undo_too_late": "El pedido {number} ya va en camino. Avisé a nuestro equipo. Verán qué se puede hacer.",
    "nothing_to_undo": "No tiene ningún pedido abierto que parar. Escríbame lo que necesita.",
    "status_waits": "El pedido {number} está con {shop}. Todavía no han respondido. {window}",
    "status_failed": "Lo siento. Nadie pudo con su pedido {number}. Nuestro equipo busca cómo hacerlo. "
    "Le llamarán antes de las {by}.",
    "status_failed_known": "Lo siento. Nadie pudo con su pedido {number}. Nuestro equipo lo sabe. "
    "¿Lo pido otra vez? Escríbame lo que necesita.",
    "draft_waits": "Lo último que le leí no está pedido. Responda 1 para pedirlo, 2 para cambiar.",
    "still_comes": "El pedido {number} sigue en camino a usted. Para pararlo escriba UNDO.",
    "had_already": "Ya le llegó esto con el pedido {number}, {window}: {items}. ¿Lo quiere una vez más? "
    "Responda 1 para sí, 2 para no.",
    "once_more": "Ya le llega esto con el pedido {number}, {window}: {items}. ¿Lo quiere una vez más? "
    "Responda 1 para sí, 2 para no.",
    "status": "Pedido {number} de {shop}: {status}. {window}",
    "no_orders": "No tiene ningún pedido abierto. Escríbame lo que necesita.",
    "takes_place_of": "Esto es en lugar del pedido {number}.",
    "too_late_to_add": "El pedido {number} ya no se puede cambiar. Puedo traer esto aparte.",
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
    "supply_low": "Pronto necesitará más de {what}.",
    "supply": "Según mi cuenta le quedan {count} de {what}.",
    "supply_days": "Según mi cuenta le quedan {count} de {what}. Son para {days} días.",
    "refill_accepted": "{pharmacy} tiene su pedido y lo prepara. Es el número {number}.",
    "refill_held": "{pharmacy} debe revisar antes su pedido {number}. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "refill_refused": "{pharmacy} no puede dar su pedido {number} así. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "no_medicine": "No tengo esa medicina en su lista. Avisé a nuestro equipo. Le llamarán antes de las {by}.",
    # repeating
    "standing": "{words}: {items} de {shop}. Le escribo el día antes. Responda 1 para empezar, 2 para dejarlo.",
    "standing_started": "Bien. {words}: {items}. Le escribo el día antes de cada uno.",
    "standing_placed": "{window}: {items} de {shop}. Es el número {number}. Para dejarlo esta vez escriba SKIP.",
    "standing_late": "Perdone, voy con retraso. {window}: {items} de {shop}. Es el número {number}. "
    "Para dejarlo esta vez escriba SKIP.",
    "standing_skipped": "Bien. Dejé lo que iba a llegar {window}. El próximo llega como siempre.",
    "standing_skipped_ahead": "Bien. Esto lo dejo {window}: {items}. Lo demás llega como siempre.",
    "standing_dearer": "{window}: {items}. Ahora cuesta {price}. Antes {before}. "
    "Responda 1 para pedirlo, 2 para dejarlo esta vez.",
    "standing_left_out": "Bien. Esta vez lo dejo. El próximo llega como siempre.",
    "on_holiday_moved": "{day} es {holiday}, así que llega otro día.",
    "on_holiday": "{day} es {holiday}.",
    "standing_missed": "Lo siento. No pedí esto para {window}: {items}. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    # deliveries on hold
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
    # reminders of her own
    "remind_what": "¿Qué quiere que le recuerde? Dígamelo con sus palabras.",
    "remind_when": "¿Cuándo se lo recuerdo? Puede decir: Thursday at 9 in the morning.",
    "remind_hour": "¿A qué hora de ese día? Puede decir: at 9 in the morning.",
    "remind_half": "¿Es por la mañana o por la tarde? Puede decir: morning, o evening.",
    "reminder": "Le recordaré {when}: {thing}. Responda 1 si está bien, 2 para dejarlo.",
    "reminder_set": "Bien. Se lo recordaré {when}.",
    "reminder_due": "Me pidió que le recordara: {thing}.",
    "reminder_late": "Perdone, llega tarde. Para {at} me pidió que le recordara: {thing}.",
    "reminder_done": "Bien. Gracias por decírmelo.",
    "reminder_already": "Le escribo por su medicina a las {at} cada día. Ese mensaje le llegará. "
    "¿Debe cambiar? Escríbame.",
    "reminder_person": "Pedí a nuestro equipo que lo mire con cuidado. Le escribirán o llamarán antes de las {by}.",
    "reminder_none": "No tiene ningún aviso conmigo. Escríbame: remind me to put the bins out at 8 tonight.",
    "reminder_which": "¿Cuál quiere decir? Responda {things}.",
    "reminder_choice": "{number} para {thing}",
    "reminder_ended": "Bien. Esto ya no se lo recordaré más: {thing}.",
    "reminder_new_time": "Le recuerdo {when}: {thing}. ¿A qué hora debe ser?",
    # what is coming
    "schedule": "Esto está previsto: {coming}.",
    "schedule_more": "Esto está previsto: {coming}. Y {more} más: pregúnteme por un día.",
    "schedule_thing": "{when}: {thing}",
    "schedule_held": "parado hasta que me diga: {thing}",
    "schedule_order": "{when}: pedido {number} de {shop}",
    "schedule_refill": "pedido {number} de {shop}",
    "schedule_doses": "{when} medicina",
    "schedule_empty": "No tiene nada previsto. Escríbame: leche cada martes.",
    # medicine
    "dose": "Es la hora de {what}. Responda T cuando la haya tomado, L para más tarde.",
    "dose_late": "Perdone, este mensaje llega tarde. Es la hora de {what}. "
    "Responda T cuando la haya tomado, L para más tarde.",
    "dose_again": "Aún no sé nada de {what}. ¿La tomó? Responda T cuando la haya tomado, L para más tarde.",
    "dose_taken": "Gracias. Anoté {what} a las {at}.",
    "dose_ahead": "Le escribo sobre {what} a las {at}.",
    "dose_yes_ahead": "Sí. Le escribo sobre {what} a las {at}.",
    "dose_no_ahead": "Hoy no le toca más medicina.",
    "dose_other_day": "Ese día no le toca: {what} es para {days}.",
    "dose_planned_again": "Muy bien. Todavía no toma {what}. Le escribo sobre eso a las {at}.",
    "dose_which_not": "Cuál no tomó: {what}? Escriba: no tomé, y su nombre.",
    "dose_later": "Muy bien. Le pregunto otra vez a las {at}.",
    "dose_did_you": "Ya tomó {what}? Responda T si lo tomó, L para más tarde.",
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
    # a service
    "when_service": "¿Cuándo debe ser? Puede decir: el jueves a las 2, o lo antes posible.",
    "service": "{what}, {when}. Nuestro equipo lo prepara y le dice quién va y el precio. "
    "Responda 1 si está bien, 2 para dejarlo.",
    "ride_hour": "¿A qué hora debe recogerle?",
    "ride_back_hour": "¿A qué hora debe traerle de vuelta?",
    "service_asked": "Muy bien. Nuestro equipo se encarga: {what}, {when}. Le escribirán o llamarán antes de las {by}.",
    "service_by": "{what}, {when}. {shop}, {price}. Responda 1 para reservar, 2 para dejarlo.",
    "service_sent": "Bien. Se lo pedí a {shop}: {what}, {when}, {price}. Le escribo cuando digan que sí. "
    "Para pararlo escriba UNDO.",
    "service_yes": "{shop} dijo que sí: {what}, {when}, {price}.",
    "service_waits": "Se lo pedí a {shop} y espero su sí: {what}, {when}, {price}. Le escribo cuando contesten.",
    "service_comes": "Sí. {shop} va: {what}, {when}, {price}.",
    "service_on_way": "{shop} va en camino: {what}.",
    "service_done": "{shop} dice que está hecho: {what}. ¿Algo salió mal? Escríbame.",
    "service_moved": "{old} no puede. Se lo pedí a {shop}: {what}, {when}, {price}. ¿No está bien? Escriba UNDO.",
    "service_nobody": "Lo siento. Nadie de los que pregunté puede: {what}, {when}. Avisé a nuestro equipo. "
    "Le llamarán antes de las {by}.",
    "service_again": "Muy bien. Se lo pedí otra vez a {shop}. Ahora es: {what}, {when}, {price}. "
    "Le escribo cuando digan que sí.",
    "service_told": "Se lo dije a {shop}. Es: {what}, {when}, {price}.",
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
    # afterwards
    "rated": "Gracias. Lo anoté para {who}: {stars} de 5.",
    "rated_somebody": "Gracias. Lo anoté: {stars} de 5. Nuestro equipo lo leerá.",
    "rated_low": "Siento que no fuera bueno. Lo anoté: {stars} de 5. Nuestro equipo le llamará antes de las {by}.",
    "blocked": "No le enviaré más a {who}. La próxima vez: {few}, o 3 para seguir con {who}.",
    "may_come_again": "De acuerdo, {who} puede volver.",
    "comes_first": "De acuerdo, la próxima vez primero {who}.",
    "rated_whom": "Gracias. ¿A quién se refiere? {choices}.",
    "how_was_it": "¿Cómo lo hizo {who} con el pedido {number}? Escriba de 1 a 5. 1 es malo, 5 es muy bueno.",
    "how_many_stars": "Gracias. ¿Qué tal fue, de 1 a 5? 1 es malo, 5 es muy bueno.",
    "case": "Lo siento. Avisé a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "case_order": "Siento lo de su pedido {number}. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "case_late": "Siento la espera. Estoy preguntando dónde está y le escribo antes de las {by}. "
    "No tiene que llamar a nadie.",
    "case_late_driver": "Lo siento. La tienda lo entregó a las {at} y el repartidor va tarde. Me ocupo de ello "
    "y le escribo antes de las {by}. No tiene que llamar a nadie.",
    "case_found_late": "Su pedido {number} aún no le llegó.",
    "case_lost": "Lo siento. El repartidor perdió su pedido {number}.",
    "case_sorry": "Siento lo de su pedido {number}.",
    "case_missed": "Lo siento. Le dije que ya sabría algo. Es urgente para nosotros. Le llamarán antes de las {by}.",
    "remedy": "Puedo traer de nuevo {items}. No cuesta nada. Responda 1 para {window}, 2 para {later}, "
    "3 para no pagar nada.",
    "remedy_one": "Puedo traer de nuevo {items}. No cuesta nada. Responda 1 para {window}, 2 para no pagar nada.",
    "remedy_all": "todo",
    "remedy_again": "Bien, {window}. Es el pedido {number}. Siento lo de hoy. No tiene que hacer nada.",
    "remedy_part": "Bien. Son {price} menos, por {items}. Lo siento.",
    "remedy_money": "Bien. No paga nada por el pedido {number}. Lo siento.",
    "case_known": "Ya lo tengo. Nuestro equipo está en ello. Le escribirán o llamarán antes de las {by}.",
    "case_medicine": "Déjela aparte, por favor. Llame a {pharmacy} antes de usarla. ¿Se siente muy mal? "
    "Llame al {emergency}. El farmacéutico le llamará antes de las {by}.",
    "bill_month": "Pedidos que llegaron este mes: {orders}. En total: {total}.",
    "bill_to_come": "El precio de {more} más aún falta.",
    "bill_owed": "Tiene {total} por pagar de todo lo que llegó.",
    "bill_owed_nothing": "Ahora no tiene nada que pagar.",
    "bill_credit": "Ahora no tiene nada que pagar. Le quedan {total} para su próximo pedido.",
    "bill_order": "Su último pedido, el número {number}, fue {total} en total.",
    "bill_nothing": "Este mes aún no le llegó ningún pedido.",
    "wish_text_only": "Lo anoté: le escribimos y no la llamamos. Solo una alarma puede sonar.",
    "wish_door": "Anoté lo que desea en su puerta. Nuestro equipo se lo dice a quien venga.",
    "anything_else": "¿Algo más?",
    "shop_note": "Para la tienda: {note}.",
    "nearest": "{shop} no tiene {gone}. Tiene: {items}.",
    "shop_has_not": "{shop} no lo tiene en su lista.",
    "shop_cannot": "{shop} no puede a esa hora.",
    "bill_order_open": "El pedido {number} va por {total}, y faltan {more} sin precio. Nuestro equipo se lo dirá.",
    "bill_fee": "{shop} cobra {fee} por traerle un pedido, cada vez.",
    "bill_service": "Nuestro equipo averigua el precio y se lo dice antes. Aún puede decir que no.",
    "came_lately": "El pedido {number} se entregó {when}. Mire en su puerta, por favor. Si no está, escríbame.",
    "grief": "Lo siento. Debe de extrañarlo mucho. Me alegra que me lo cuente. "
    "¿Quiere que alguien la llame? Escriba: call me.",
    "grief_2": "Es duro, y lo siento. Pienso en usted hoy. Si quiere hablar, escriba: call me.",
    "proud": "¡Qué bonito! Puede estar muy orgullosa. Gracias por contármelo.",
    "proud_2": "¡Qué buena noticia! Me alegró el día. Qué contenta estará.",
    "tired": "Fue un día largo para usted. Descanse bien. Aquí estoy cuando necesite algo.",
    "tired_2": "Siéntese un rato y cuídese. Yo puedo encargarme de cosas por usted.",
    "praise": "¡Qué amable! Pasaré sus buenas palabras.",
    "chitchat_2": "Gracias por contármelo. Me gusta saber de usted.",
    "chitchat_3": "Me alegra que me escriba. Escríbame cuando quiera, para charlar o por ayuda.",
    "bill_person": "Pedí a nuestro equipo que mire lo que hay que pagar. Le llamarán antes de las {by}.",
    "bill_how": "Nunca pedimos una tarjeta ni su número. Lo que le llega va en una sola cuenta al mes.",
    "fraud": "Esto es {agency}. Nunca pedimos dinero ni números de tarjeta. No los diga a nadie y cuelgue. "
    "Avisé a nuestro equipo. Una persona le llamará antes de las {by}.",
    "others": "Puede llegar {window} de: {choices}. ¿Cuál? Aún no hay nada pedido.",
    "cheapest": "{shop} es la que cuesta menos.",
    "prices": "{shop}: {items}. Traerlo cuesta {fee} cada vez. Con esto no se pide nada.",
    "contents": "En el pedido {number}: {items}.",
    "finds_out": "No lo puedo ver aquí. Nuestro equipo lo averigua. Le avisan antes de las {by}.",
    "clock": "Es {when}.",
    "you_asked": "Me pidió que le recuerde: {coming}.",
    "not_known": "Eso no lo sé. Solo veo lo que usted me escribe.",
    "not_known_reminder": "No sé si lo hizo. Mi aviso, {when}: {thing}.",
    "no_word": "No sé nada de {name} sobre eso. ¿Le escribo esto a {name}: {words} Responda 1 para sí, 2 para dejarlo.",
    "are_you_coming": "¿vienes a verme?",
    "please_ring": "llámame, por favor.",
    "wrote_down": "Lo anoté para quien vaya.",
    "not_seen": "Si no lo ve, dígamelo.",
    "who_comes_person": "Eso no lo sé; una persona de nuestro equipo le llamará por eso antes de las {by}.",
    "not_of_an_order": "Entiendo, no hablaba de un pedido. Pregúnteme otra vez, por favor.",
    "it_came": "El pedido {number} de {shop} llegó {when}: {items}.",
    "not_ordered": "Aún no está pedido: {items}. Responda 1 para pedirlo, 2 para cambiar.",
    "in_order": "Sí. En el pedido {number}: {item}.",
    "in_draft": "Sí, tengo apuntado {item}. Aún no está pedido. Responda 1 para pedirlo, 2 para cambiar.",
    "not_in_order": "No, en el pedido {number} no hay {goods}.",
    "not_in_draft": "No, no tengo apuntado {goods}. Para tenerlo también escriba: agregar {goods}.",
    "order_total": "El pedido {number} es {total} en total.",
    "yes_ordered": "Sí, está pedido.",
    "not_yet": "Todavía no.",
    "it_comes": "El pedido {number} llega {window}.",
    "none_coming": "No tiene {goods} pedido. ¿Se lo consigo? Responda 1 para sí, 2 para no.",
    "sold": "Sí. {shop}: {items}. Traerlo cuesta {fee}. ¿Se lo consigo? Responda 1 para sí, 2 para no.",
    "ordered_nothing": "No tiene nada pedido. Escríbame lo que necesita.",
    "all_well": "Todo está bien. Usted me pidió esto.",
    "not_yet_booked": "Espero su sí.",
    "no_visit_yet": "Aún no tengo: {what}. ¿Lo pido?",
    "no_visit": "No encuentro esa visita: {what}. Escríbame cuándo la quiere y me ocupo.",
    "no_call": "Está bien. Dije a nuestro equipo que no necesita llamada.",
    "bill_items": "Pedido {number}: compra {goods}, envío {fee}. En total {total}. No cobro nada más.",
    "bill_under_way": "En camino: pedido {number}, {total} en total.",
    "bill_month_open": "Pedidos que llegaron este mes: {orders}. Hasta ahora sé de {total}. Aún falta un precio.",
    "others_person": "Pedí a nuestro equipo que busque. Le escribirán o llamarán antes de las {by}.",
    "why_only": "{shop} es el único que puede hacerlo ahora.",
    "why_favourite": "Elegí {shop} porque es de los que más le gustan.",
    "why_last": "Elegí {shop} porque los otros no podían.",
    "why_missing": "Elegí {shop} porque tiene más de lo que quiere.",
    "why_language": "Elegí {shop} porque habla su idioma.",
    "why_speed": "Elegí {shop} porque suele llegar antes.",
    "why_rank": "Elegí {shop} porque es el primero en la lista de nuestro equipo.",
    "why_rating": "Elegí {shop} porque es el que más gusta a la gente.",
    "why_price": "Elegí {shop} porque lo trae por menos.",
    "why_alike": "Elegí {shop} porque todos son iguales, y es el primero por nombre.",
    "why_you": "Usted eligió {shop} para esto.",
    "why_moved": "{old} no podía, así que se lo pedí a {shop}.",
    "why_no_fee": "Nadie nos paga para que lo elijamos. Escríbame si quiere otro.",
    # who sees what
    "sees": "{name} ve {what}.",
    "sees_more": "Y {more} personas más ven algo. Nuestro equipo le dice quiénes.",
    "sees_nobody": "Nadie más ve nada.",
    "shared_now": "Muy bien. {name} ve {what} desde ahora. Puede cambiarlo cuando quiera.",
    "shared_as_before": "Muy bien. Todo queda como estaba.",
    "share": "{name} puede ver {what}. ¿Está bien? Responda 1 para sí, 2 para no.",
    "share_end": "¿Que {name} no vea nada desde ahora? Responda 1 para nada, 2 para dejarlo como está.",
    "share_end_alarms": "¿Que {name} no sepa cuando usted necesite ayuda? Responda 1 para no, 2 para no cambiar.",
    "reminder_from": "{name} me pide que le recuerde algo.",
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
    # danger
    "emergency": "Llame al {emergency} ahora si está herida o en peligro. No somos el {emergency}. "
    "Avisé a nuestro equipo. Una persona le llamará.",
    "took_too_much": "¿Tomó de más? Llame ya al {poison}. Ellos saben qué hacer.",
    "not_alone": "Me alegro de que me lo diga. No está sola.",
    "listeners": "Puede llamar al {listen} a toda hora. Gente amable la va a escuchar.",
    "sensor": "Su alarma dice: {kind}. Si está herida llame al {emergency} ahora. No somos el {emergency}. "
    "Nuestro equipo le llamará. Responda 1 si está bien.",
    "ring_dose": "{agency}. Hola {name}. Si tomó {what} pulse 1. Para una persona pulse 2 o espere.",
    "ring_well": "{agency}. Hola {name}. Si está bien pulse 1. Para una persona pulse 2 o espere.",
    "ring_safety": "{agency}. Hola {name}. Si está bien pulse 2. Para una persona pulse 1 o espere.",
    "ring_through": "{agency}. Hola {name}. Le paso con una persona. En una emergencia cuelgue y llame al {emergency}.",
    "ring_mailbox": "{agency}. Ahora nadie puede hablar. Una persona le llamará en unos minutos. "
    "En una emergencia cuelgue y llame al {emergency}. Hable después del tono.",
    "alarm_call": "Le llama {agency}. Su alarma dice: {kind}. Si está herida cuelgue y llame al {emergency}. "
    "Si está bien pulse 1. Nuestro equipo le llamará.",
    "alarm_key_other": "Una persona le llamará ahora. Si hay peligro cuelgue y llame a emergencias.",
    "responder_comes": "{name} va en camino a su casa. Si está herida llame al {emergency} ahora.",
    "contact_worries": "{name} dice que usted puede necesitar ayuda. Si está herida llame al {emergency} ahora. "
    "No somos el {emergency}. Nuestro equipo le llamará. Responda 1 si está bien.",
    "contact_comes": "{name} va a ver cómo está usted. Si está herida llame al {emergency} ahora. "
    "No somos el {emergency}.",
    "answered_for_you": "{name} contestó esto por usted. Si no está bien, dígamelo ahora.",
    "call_family": "{name} le pide que llame. El número es {phone}.",
    "not_her_hands": "Este teléfono es el de {name}. Dije a nuestro equipo lo que necesita. "
    "Le escribirán o llamarán antes de las {by}.",
    "asked_for_you": "{name} me pidió esto para usted.",
    "safety_check": "¿Está usted bien? Responda 1 si necesita ayuda ahora, 2 si está bien. "
    "En peligro llame al {emergency}. No somos el {emergency}.",
    "ok_noted": "Me alegro de que esté bien, y perdone el susto. Una persona va a comprobar que está bien.",
    "ok_again": "Bien, me alegro. Escríbame cuando quiera.",
    "still_waits": "Todavía espero su sí: {what}. Responda 1 para sí.",
    "amount_sure": "Escribió {item}. ¿Quiere tanto? Responda 1 para sí, 2 para solo uno.",
    "service_none": "No encuentro esa visita: {what}. No he parado nada. Escriba LIST para ver lo que hay.",
    "glad_ok": "Me alegro. Escríbame cuando quiera.",
    "glad_go_on": "Me alegro. Ahora veo lo que me pidió.",
    "help": "{agency}. En una emergencia llame al {emergency} ahora. No somos el {emergency}. "
    "Alguien de nuestro equipo le llamará. Puede escribirme lo que necesita.",
    # consent
    "invitation": "Somos {agency}. Su familia nos pidió ayudarle con comida, medicinas y recados por mensaje. "
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
    # not understood, passed on
    "not_understood": "Perdone, no le entendí. ¿Me lo dice con otras palabras? Puede escribir: need milk and bread.",
    "meaning": "No sé si le entendí. ¿Quiere 1 {one}, 2 {two}? Responda 1 o 2, o dígamelo con otras palabras.",
    "to_a_person": "Quiero hacerlo bien. Pedí ayuda a una persona. Le escribirá o llamará antes de las {by}.",
    "passed_on": "Eso no lo puedo hacer solo. Lo pasé a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "late": "Perdone, este mensaje llega tarde.",
    "slow": "Tengo su mensaje. Ahora voy despacio. Avisé a nuestro equipo y le contesto en cuanto pueda.",
    "empty": "Su mensaje llegó sin palabras. Dígame qué necesita.",
    "picture": "Recibí su foto pero no la puedo ver. Dígame con palabras qué necesita.",
    "trouble": "Perdone, tuve un problema con su mensaje. Avisé a nuestro equipo. "
    "Le escribirán o llamarán antes de las {by}.",
    "which": "Le pregunté dos cosas. Responda 1 para {first}, 2 para {second}.",
    "hello": "¡Hola! Qué gusto saber de usted. ¿Qué puedo hacer por usted hoy?",
    "goodbye": "Hasta luego. Aquí estoy cuando necesite algo.",
    "thanks": "De nada. Es un placer ayudarle.",
    "who_i_am": "Soy una máquina que lee sus mensajes para {agency}. Detrás hay personas. "
    "Para hablar con una llame al {phone}.",
    "day_now": "Es {day}, {date}, {time}.",
    "lonely": "Siento que esté sola. Hizo bien en decírmelo. Una persona le llamará antes de las {by} para charlar.",
    "lonely_again": "Siento que se sienta tan sola. Una persona le llamará antes de las {by} para charlar "
    "y ver quién puede hacerle compañía.",
    "check_in": "Hola de {agency}. ¿Está bien hoy? Responda 1 si está bien. Si necesita ayuda responda 2.",
    "check_in_again": "No he tenido noticias suyas. ¿Está bien? Responda 1 si está bien. "
    "Si necesita ayuda responda 2.",
    "check_in_thanks": "Gracias. Me alegra saber de usted. Que tenga un buen día.",
    "check_in_begun": "Bien. Cada día a las {at} le preguntaré si está bien. "
    "Si no sé nada de usted, aviso a una persona.",
    "check_in_ended": "Bien. Ya no le pregunto cada día si está bien. Escríbame cuando quiera.",
    "daily_joke": "Bien. Un chiste cada día a las {at}. Cuando no quiera más escriba: no more jokes.",
    "daily_quiz": "Bien. Una adivinanza cada día a las {at}. Si no quiere más escriba: no more quizzes.",
    "daily_lesson": "Bien. Algo que aprender cada día a las {at}. Cuando no quiera más escriba: no more lessons.",
    "daily_radio": "Bien. Una idea para la radio cada día a las {at}. Si no quiere más escriba: no more radio tips.",
    "daily_television": "Bien. Una idea para la tele cada día a las {at}. Si no quiere más escriba: no more TV tips.",
    "daily_ended": "Bien. Ya no lo mando cada día. Siempre puede pedirme uno.",
    "company_item": "{item}",
    "quiz": "{item} ¿Es {choices}? Responda con su número.",
    "quiz_right": "¡Eso es! {item}",
    "quiz_wrong": "Esta vez no. Es {answer}. {item}",
    "chitchat": "Es un gusto hablar con usted. Aquí estoy también cuando necesite algo.",
    "never_mind": "Muy bien, lo dejo. No se pidió nada. Escríbame cuando quiera.",
    "what_regularly": "¿Qué quiere recibir una y otra vez? Dígamelo con sus palabras.",
    "what_service": "¿Qué ayuda necesita? Puede decir: un viaje, un plomero, la peluquera.",
    "affirm_nothing": "Bien. Ahora no le pregunté nada. Escríbame lo que necesita.",
    "deny_nothing": "Está bien. Escríbame cuando necesite algo.",
    "form_left": "No lo pregunto más por ahora. Dígame cuando lo quiera.",
    "late_answer": "Esa pregunta ya está cerrada. Dígame otra vez lo que necesita.",
    # what a text may mean
    "meaning_order_groceries": "pedir comida u otras cosas",
    "meaning_refill_medication": "más de su medicina",
    "meaning_request_service": "ayuda en casa o un viaje",
    "meaning_order_status": "saber dónde está su pedido",
    "meaning_cancel_order": "parar un pedido",
    "meaning_change_order": "cambiar un pedido",
    "meaning_schedule_recurring": "recibir algo cada cierto tiempo",
    "meaning_pause_deliveries": "una pausa en las entregas",
    "meaning_resume_deliveries": "recibir entregas otra vez",
    "meaning_set_reminder": "poner un recordatorio",
    "meaning_list_schedule": "saber qué está previsto",
    "meaning_change_reminder": "cambiar un recordatorio",
    "meaning_confirm_taken": "decir que tomó su medicina",
    "meaning_snooze": "que le pregunte más tarde",
    "meaning_skip_dose": "decir que deja una medicina",
    "meaning_medication_question": "preguntar por una medicina",
    "meaning_browse_alternatives": "ver otras tiendas o ayudantes",
    "meaning_explain_choice": "saber por qué elegí una tienda",
    "meaning_rate_service": "decir cómo fue un trabajo",
    "meaning_report_problem": "decir que algo salió mal",
    "meaning_i_am_ok": "decir que está bien",
    "meaning_billing_question": "preguntar por el dinero",
    "meaning_family_access": "decir qué puede ver su familia",
    "meaning_talk_to_human": "hablar con una persona",
    "meaning_greet": "saludar",
    "meaning_goodbye": "despedirse",
    "meaning_thanks": "dar las gracias",
    "meaning_help": "saber qué puedo hacer",
    "meaning_chitchat": "charlar un rato",
    "meaning_affirm": "darme la razón",
    "meaning_deny": "decir que no",
    "meaning_out_of_scope": "pedir otra cosa",
}

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
    ("quoted", "por confirmar"), ("placed", "pedido"), ("accepted", "aceptado"), ("delivered", "entregado"),
    ("deliveries", "entregas"), ("alarms", "alarmas"), ("money", "dinero"), ("anything", "nada"),
    ("a ride", "un viaje"), ("a meal", "una comida"), ("a film", "una película"), ("a book", "un libro"),
    ("a hairdresser", "un peluquero"),
    ("somebody to keep you company", "alguien que le haga compañía"),
    ("cleaning", "limpieza"), ("a lawyer", "un abogado"), ("a gift", "un regalo"),
    ("a technician", "un técnico"), ("a handyman", "alguien que arregle cosas"), ("a plumber", "un plomero"),
    ("help with what you wrote", "ayuda con lo que escribió"), ("as soon as we can", "lo antes posible"),
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
