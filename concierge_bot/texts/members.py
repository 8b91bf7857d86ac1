"""Texts of the desk, and to members."""

ENGLISH: dict[str, str] = {
    "quick_look": "This is {name} from {agency}. I read your text and see to it now.",
    "quick_call": "This is {name} from {agency}. I will call you in a few minutes.",
    "quick_ask": "This is {name} from {agency}. Is all well with you? Please text me a word.",
    "quick_done": "This is {name} from {agency}. It is done. Nothing for you to do.",
    "desk_code": "{agency}: your code for the desk is {code}. It works for 10 minutes. "
    "We never ask you for it on the phone.",
    "desk_task": "{agency} task {number}: {task}. Reply OK {number} to take it.",
    "desk_tasks": "{agency}: nobody has these {count} urgent tasks yet: {items}. Reply OK and a number: that is yours.",
    "desk_claimed": "Task {number} is yours. Close it at the desk when it is done.",
    "desk_unknown": "I know OK and the number of a task, like OK 12.",
    "desk_contact_comes": "{agency}: {contact} will check on {name}. End the alarm at the desk when all is well.",
    "desk_alarm_over": "{agency}: alarm {number} of {name} was ended by {who}.",
    "desk_call": "{agency}. Urgent. Task {number}. {task}. Press 1 to take it.",
    "ring_dose": "{agency}. Hello {name}. If you took {what} press 1. For a person press 2 or wait.",
    "ring_well": "{agency}. Hello {name}. If you are OK press 1. For a person press 2 or wait.",
    "ring_safety": "{agency}. Hello {name}. If you are OK press 2. For a person press 1 or wait.",
    "ring_through": "{agency}. Hello {name}. I put you through to a person. "
    "In an emergency hang up and call {emergency}.",
    "ring_through_unknown": "{agency}. I put you through to a person. "
    "In an emergency hang up and call {emergency}.",
    "ring_mailbox": "{agency}. Nobody can talk just now. A person will ring you back in a few minutes. "
    "In an emergency hang up and call {emergency}. Please speak after the tone.",
    "ring_desk": "{agency}. {name} is on the line. Press 1 to talk.",
    "call_goodbye": "Thank you. Goodbye.",
    "call_settled": "Thank you. I have that already. Goodbye.",
    "member_invited": "{agency} here. Would you like to sell to our customers by text? Reply with your shop, "
    "your hours and your ZIP codes, like this: Rossi Grocer, 8-6 Mon to Sat, 45402.",
    "member_quote": "{agency} here. Somebody near {area} needs {what}, {when}. Can you do it, and what does it cost? "
    "Reply with the price, like $25, or NO. Or answer here: {link}",
    "member_quote_again": "{agency}: I did not see one price for all of it. Reply with it, like $25, or NO.",
    "member_quote_noted": "{agency}: thank you, I wrote it down. We text you if they want you.",
    "member_joined": "{agency}: thank you. I wrote down {shop}, open {hours}, for {area}. "
    "A person will call you by {by}. Then jobs come by text.",
    "member_join_again": "{agency}: please send three things in one text: your shop, your hours, your ZIP codes. "
    "Like this: Rossi Grocer, 8-6 Mon to Sat, 45402. Or we will ring you.",
    "member_picture": "{agency}: thank you. We cannot see pictures. Please text it in words, like Y27.",
    "member_too_late": "{agency}: thank you, but order {number} is not with you any more. Please do no more on it.",
    "member_asking": "{agency}: thank you. We ask the customer about order {number} and text you the answer.",
    "member_back": "{agency}: texts are on again. Thank you.",
    "member_page": "Your jobs, with a button for each, and your day to print. It opens once, within a day: {link}",
    "member_day": "{agency}, your jobs today: {lines}.",
    "member_day_none": "{agency}: you have no job with us today.",
    "member_owed": "We owe you {total} for {orders} done since last Friday. It is paid on {day}.",
    "member_owed_open": "{more} of them have no price yet: text Y and the number with your price, like Y27 18.40.",
    "member_owed_nothing": "We owe you nothing now. What is done this week is paid on Friday.",
    "member_paid": "{agency}: we paid you {total} today. Thank you for your work.",
    "member_barred": "{agency}: {mean} of 5 by your last {count} ratings ({evidence}). New jobs pause. "
    "Tell us your side: answer this text, a person reads it.",
    "member_admitted": "{agency}: welcome, {shop}. You are a member now, on probation for your first jobs. "
    "We text you when there is one.",
    "member_suspended": "{agency}: you get no more jobs from us for now. A person will call you and say why.",
    "member_ends": "{agency}: your {evidence} is good until {day}. Please send us the new one before that. "
    "Without it you get no jobs.",
    "member_ended": "{agency}: your {evidence} was good until {day}. You get no jobs until we have the new one.",
    "member_heard": "{agency}: thank you. A person reads what you wrote and calls you.",
    "member_away": "{agency}: noted, no new jobs for you {when}. What you have stays yours. "
    "Text OPEN when you are back.",
    "member_short": "{agency}: noted, at most {count} jobs a day for you {when}. Text OPEN when that is over.",
    "member_term": "{agency}: a target for you: {note}. It counts once you agree on your page: text LINK for it.",
    "member_kept": "{agency}: you kept your target: {note}. You get {total} more for it.",
    "member_missed": "{agency}: your target was missed: {note}. You get {total} less for it.",
    "member_each_day": "{agency}: noted, you can do {count} jobs a day. We ask you for no more.",
    "member_open": "{agency}: good, you get jobs again.",
    "member_noted": "{agency}: thank you, noted for order {number}.",
    "member_unknown": "{agency}: I did not get that. Text Y or N and the number of the order, like Y27.",
}

SPANISH: dict[str, str] = {
    "quick_look": "Soy {name}, de {agency}. Leí su mensaje y me ocupo ahora.",
    "quick_call": "Soy {name}, de {agency}. La llamo en unos minutos.",
    "quick_ask": "Soy {name}, de {agency}. ¿Está todo bien? Escríbame una palabra, por favor.",
    "quick_done": "Soy {name}, de {agency}. Ya está hecho. No tiene que hacer nada.",
    "ring_dose": "{agency}. Hola {name}. Si tomó {what} pulse 1. Para una persona pulse 2 o espere.",
    "ring_well": "{agency}. Hola {name}. Si está bien pulse 1. Para una persona pulse 2 o espere.",
    "ring_safety": "{agency}. Hola {name}. Si está bien pulse 2. Para una persona pulse 1 o espere.",
    "ring_through": "{agency}. Hola {name}. Le paso con una persona. En una emergencia cuelgue y llame al {emergency}.",
    "ring_mailbox": "{agency}. Ahora nadie puede hablar. Una persona le llamará en unos minutos. "
    "En una emergencia cuelgue y llame al {emergency}. Hable después del tono.",
}
