"""An order of goods: read back, placed, changed, stopped, on its way, brought."""

ENGLISH: dict[str, str] = {
    "quote": "{shop}: {items}. {price}, {window}. Reply 1 to order, 2 to change, 3 for another shop.",
    "had_already": "You had this with order {number}, {window}: {items}. Do you want it one more time? "
    "Reply 1 for yes, 2 for no.",
    "once_more": "You have this coming with order {number}, {window}: {items}. Do you want it one more time? "
    "Reply 1 for yes, 2 for no.",
    "quote_no_other": "{shop} is the only shop that has this now. {price}, {window}. Reply 1 to order, 2 to change.",
    "change_what": "What shall I change? Tell me in your own words.",
    "nothing_left": "Then nothing is left to order. That is fine. Text me when you need something.",
    "no_shop": "I have no shop for that right now. I told our team. They will text or call you by {by}.",
    "and_more": "{listed} and {left} more (text LIST to see all)",
    "so_many": "{left} things (text LIST to see all)",
    "list": "This is the whole list: {items}.",
    "list_quote": "This is the whole list: {items}. Reply 1 to order, 2 to change.",
    "placed": "Ordered: {items}. It comes {window}. It is number {number}. To stop it text UNDO before {undo}.",
    "accepted": "{shop} said yes to your order {number}. It comes {window}.",
    "accepted_no_window": "{shop} said yes to your order {number}. I will text you when it comes.",
    "proposed": "{shop} cannot do it as you asked: {note}. Is that OK? Reply 1 for yes, 2 to try someone else.",
    "proposed_and_note": "{shop} cannot do it as you asked: {note}. Is that OK? Reply 1 for yes, 2 to try someone else."
    " They left a note too. Our team will read it.",
    "proposed_note": "{shop} wants to change your order {number}. They left a note. Our team will read it and text you."
    " To try someone else now reply 2.",
    "proposed_waits": "Order {number} waits for your answer. {shop} cannot do it as you asked: {note}. Is that OK? "
    "Reply 1 for yes, 2 to try someone else.",
    "price_known": "It is {total} in all. Not right? Text UNDO.",
    "swap_none": "{shop} has no {gone} today.",
    "swap_new": "They have {new}, {price}.",
    "same_price": "for the same price",
    "for_price": "for {price}",
    "swap_not_that": "OK, no {new}.",
    "swap_nowhere": "No other shop has {gone} now.",
    "swap_1": "1 to take {new}",
    "swap_2": "2 to leave {gone} out",
    "swap_3": "3 for another shop",
    "swap_ways": "Reply {ways}.",
    "second_same_driver": "{shop} has {item} for {price}. The same driver brings it, at no more cost. "
    "Reply 1 to add it, 2 to leave it out.",
    "second_shop": "{shop} has {item} for {price}, and {fee} to bring it. Reply 1 to add it, 2 to leave it out.",
    "second_added": "Good. {item} comes from {shop}. It is all order {number}.",
    "running_late": "{shop} is running late with your order {number}. I keep an eye on it. Nothing for you to do.",
    "running_late_until": "{shop} is running late with your order {number}. Now it comes {window}. "
    "Nothing for you to do.",
    "trying_next": "OK. I will try someone else and text you.",
    "moved": "{old} cannot do your order {number}. I asked {new}. Nothing for you to do.",
    "moved_alike": "{old} cannot do your order {number}. I asked {new}, for the same price. Nothing for you to do.",
    "moved_price": "{old} cannot do your order {number}. I asked {new}. It is {total} there in all. "
    "Not right? Text UNDO.",
    "nobody_left": "I am sorry. Nobody can do your order {number} now. I told our team. They will call you by {by}.",
    "nobody_brings": "Your order {number} is packed, but I have nobody to bring it yet. I keep asking. "
    "I told our team too. They will text or call you by {by}.",
    "nobody_brings_yet": "{shop} said yes to your order {number}, but I have nobody to bring it yet. I keep asking. "
    "I told our team too. They will text or call you by {by}.",
    "nobody_brings_over": "I am sorry. I found nobody to bring your order {number}. Our team knows. "
    "They will text or call you by {by}. If you do not want it any more, just tell me.",
    "nobody_helps": "I have nobody yet to help at home with your order {number}. The rest comes as planned. "
    "Our team will text or call you by {by}.",
    "rest_comes": "I am sorry. No shop has this now: {items}. The rest of order {number} comes as planned.",
    "brings_after_all": "Good news. {name} brings your order {number} after all.",
    "it_comes_then": "It comes {window}.",
    "hand_over": "Your medicine comes {when}. At your door tell the driver this number: {code}. "
    "Do not tell it by phone.",
    "on_the_way": "Your order {number} is on its way to you now.",
    "delivered": "Your order {number} is delivered. Is something wrong with it? Just text me.",
    "as_it_was": "I had no yes from you in time, so it comes without this change: {changes}.",
    "done": "{shop} says your order {number} is done. Is something wrong? Just text me.",
    "undone": "Order {number} is stopped. You pay nothing for it.",
    "draft_waits": "What I read back to you last is not ordered. Reply 1 to order it, 2 to change.",
    "still_comes": "Order {number} still comes. To stop it text UNDO.",
    "order_unknown": "I find no order {number} of yours. Text LIST to see what is planned.",
    "order_none": "I find no open order {number} of yours. So I stopped nothing. Text LIST to see what is planned.",
    "order_off_already": "Order {number} is stopped already. It does not come and costs nothing.",
    "order_over": "Order {number} came already, so it cannot be stopped. Is something wrong with it? Tell me.",
    "stop_which": "Which order shall I stop? Reply {ways}.",
    "placed_again": "I am sorry. I ordered what was in order {old} again. It is number {number} and comes {window}. "
    "To stop it text UNDO before {undo}.",
    "back_by_team": "I am sorry. I told our team that you want order {number} after all. They will text you by {by}.",
    "undo_is_late": "It is late to stop order {number}. I asked our team to stop it. They will see what can be done.",
    "undo_too_late": "Order {number} is already on its way. I told our team. They will see what can be done.",
    "nothing_to_undo": "You have no open order to stop. Text me what you need.",
    "status": "Order {number} from {shop}: {status}. {window}",
    "status_waits": "Order {number} is with {shop}. They have not answered yet. {window}",
    "status_unbrought": "Order {number}: {shop} said yes, but I have nobody to bring it yet. I am sorry. "
    "Our team knows. If you do not want it any more, just tell me.",
    "status_packed": "Order {number} is packed at {shop}, but I have nobody to bring it yet. I am sorry. "
    "Our team knows. If you do not want it any more, just tell me.",
    "it_is_late": "It is late. I am sorry. Our team finds out where it is.",
    "status_failed": "I am sorry. Nobody could do your order {number}. Our team looks for a way. "
    "They will call you by {by}.",
    "status_failed_known": "I am sorry. Nobody could do your order {number}. Our team knows of it. "
    "Shall I ask again? Just text me what you need.",
    "came_lately": "Order {number} was brought {when}. Please look at your door. If it is not there, just text me.",
    "no_orders": "You have no open order. Text me what you need.",
    "not_him": "I wrote down that you want no more of {who}. Our team sees who else can come. "
    "They will text or call you by {by}.",
    "join_none": "I find no open order {number} of yours, so this comes by itself.",
    "join_which": "I do not know which order you mean, so this comes by itself.",
    "dropped_it": "All right. I drop that. It is not ordered.",
    "order_stays": "Order {number} stays. It comes {window}.",
    "takes_place_of": "This takes the place of order {number}.",
    "too_late_to_add": "Order {number} can not be changed any more. I can bring this by itself.",
    "change_placed": "Your order {number} is already placed. I told our team to change it. They will text you by {by}.",
    "what": "What would you like me to order? You can send the whole list in one text.",
    "unclear_items": "I am not sure what you mean by {unclear}. Can you say it another way?",
    "when_order": "When shall it come? You can say: today at 3, or tomorrow morning.",
    "when_schedule": "Which day and time shall it come? You can say: every Tuesday morning.",
}

SPANISH: dict[str, str] = {
    "quote": "{shop}: {items}. {price}, {window}. Responda 1 para pedir, 2 para cambiar, 3 para otra tienda.",
    "quote_no_other": "Solo {shop} tiene esto ahora. {price}, {window}. Responda 1 para pedir, 2 para cambiar.",
    "change_what": "¿Qué quiere cambiar? Dígamelo con sus palabras.",
    "nothing_left": "Entonces no queda nada que pedir. Está bien. Escríbame cuando necesite algo.",
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
    "nobody_brings": "Su pedido {number} está listo, pero aún no tengo quien lo lleve. Sigo buscando. "
    "Avisé también a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "nobody_brings_yet": "{shop} aceptó su pedido {number}, pero aún no tengo quien lo lleve. Sigo buscando. "
    "Avisé también a nuestro equipo. Le escribirán o llamarán antes de las {by}.",
    "nobody_brings_over": "Lo siento. No encontré quien lleve su pedido {number}. Nuestro equipo lo sabe. "
    "Le escribirán o llamarán antes de las {by}. Si ya no lo quiere, dígamelo.",
    "nobody_helps": "Aún no tengo quien ayude en casa con su pedido {number}. Lo demás llega como estaba previsto. "
    "Nuestro equipo le escribirá o llamará antes de las {by}.",
    "rest_comes": "Lo siento. Ninguna tienda tiene esto ahora: {items}. Lo demás del pedido {number} llega igual.",
    "brings_after_all": "Buenas noticias. {name} trae su pedido {number}.",
    "it_comes_then": "Llega {window}.",
    "hand_over": "Su medicina llega {when}. En su puerta diga este número al conductor: {code}. "
    "No lo diga por teléfono.",
    "on_the_way": "Su pedido {number} va en camino.",
    "delivered": "Su pedido {number} ya llegó. ¿Hay algo mal? Escríbame.",
    "as_it_was": "No tuve su sí a tiempo, así que llega sin este cambio: {changes}.",
    "done": "{shop} dice que su pedido {number} está hecho. ¿Hay algo mal? Escríbame.",
    "undone": "El pedido {number} está parado. No paga nada por él.",
    "order_unknown": "No encuentro su pedido {number}. Escriba LIST para ver lo que hay.",
    "order_none": "No encuentro su pedido {number} abierto. No he parado nada. Escriba LIST para ver lo que hay.",
    "order_off_already": "El pedido {number} ya está parado. No llega y no cuesta nada.",
    "order_over": "El pedido {number} ya llegó, así que no se puede parar. ¿Hay algo mal? Dígamelo.",
    "stop_which": "¿Qué pedido paro? Responda {ways}.",
    "placed_again": "Perdone. Pedí otra vez lo del pedido {old}. Es el número {number} y llega {window}. "
    "Para pararlo escriba UNDO antes de {undo}.",
    "back_by_team": "Perdone. Avisé a nuestro equipo de que sí quiere el pedido {number}. "
    "Le escribirán antes de las {by}.",
    "undo_is_late": "Es tarde para parar el pedido {number}. Pedí a nuestro equipo que lo pare. "
    "Verán qué se puede hacer.",
    "undo_too_late": "El pedido {number} ya va en camino. Avisé a nuestro equipo. Verán qué se puede hacer.",
    "nothing_to_undo": "No tiene ningún pedido abierto que parar. Escríbame lo que necesita.",
    "status_waits": "El pedido {number} está con {shop}. Todavía no han respondido. {window}",
    "status_unbrought": "Pedido {number}: {shop} dijo que sí, pero aún no tengo quien lo lleve. Lo siento. "
    "Nuestro equipo lo sabe. Si ya no lo quiere, dígamelo.",
    "status_packed": "El pedido {number} está listo en {shop}, pero aún no tengo quien lo lleve. Lo siento. "
    "Nuestro equipo lo sabe. Si ya no lo quiere, dígamelo.",
    "it_is_late": "Va tarde. Lo siento. Nuestro equipo averigua dónde está.",
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
    "not_him": "Anoté que no quiere más a {who}. Nuestro equipo busca a otro. "
    "Le escribirán o llamarán antes de las {by}.",
    "join_none": "No encuentro un pedido {number} suyo, así que esto llega solo.",
    "join_which": "No sé qué pedido quiere decir, así que esto llega solo.",
    "dropped_it": "Muy bien. Lo dejo. No está pedido.",
    "order_stays": "El pedido {number} sigue. Llega {window}.",
    "takes_place_of": "Esto es en lugar del pedido {number}.",
    "too_late_to_add": "El pedido {number} ya no se puede cambiar. Puedo traer esto aparte.",
    "change_placed": "Su pedido {number} ya está hecho. Pedí a nuestro equipo que lo cambie. "
    "Le escribirán antes de las {by}.",
    "what": "¿Qué quiere que pida? Puede mandar la lista entera en un mensaje.",
    "unclear_items": "No sé bien qué es {unclear}. ¿Me lo dice de otra forma?",
    "when_order": "¿Cuándo debe llegar? Puede decir: hoy a las 3, o mañana por la mañana.",
    "when_schedule": "¿Qué día y a qué hora debe llegar? Puede decir: cada martes por la mañana.",
    "came_lately": "El pedido {number} se entregó {when}. Mire en su puerta, por favor. Si no está, escríbame.",
}
