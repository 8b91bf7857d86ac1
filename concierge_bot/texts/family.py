"""Texts to her people: how she is, what they asked, what they may see."""

ENGLISH: dict[str, str] = {
    "service_ended": "{agency}: our texts, calls and orders for {name} have ended today. Nothing more will come. "
    "Call us any time: {phone}.",
    "service_ended_kind": "{agency}: we have ended our texts, calls and orders for {name}. Nothing more will come. "
    "We are thinking of you all. Call us any time: {phone}.",
    "so_sorry": "{agency}: I am so sorry for your loss. A person from our team will call you by {by}. "
    "They will do all that is needed with you.",
    "which_person": "Whom do you mean? Reply {choices}.",
    "nothing_shared": "{name} has not shared this with you. You can ask {name}.",
    "family_not_shared": "{name} has not shared {what} with you. You can ask {name}.",
    "family_she_wrote": '{name} wrote at {at}: "{words}"',
    "family_heard_that": "{name} {kind}, as we heard at {at}.",
    "family_last_text": "The last text came at {at}.",
    "family_says_well": "{name} says that all is well now.",
    "family_well_told": "{who} told us that all is well.",
    "family_goes": "{who} goes to check.",
    "family_has_it": "One of our team has taken it on.",
    "family_calls": "Our team is calling.",
    "family_over": "It is over: our team has seen to it.",
    "family_more": "Text MORE for the page.",
    "family_link": "Here is the page about {name}. It opens once, within a day: {link}",
    "delivery_coming": "For {name} {coming}",
    "delivery_planned": "The next delivery for {name} is planned for {window}.",
    "delivery_was": "The last delivery for {name} has come. No new one is planned.",
    "delivery_none": "No delivery is planned for {name} now.",
    "pills_today": "Medicine of {name} today: {lines}.",
    "pills_yesterday": "Medicine of {name} yesterday: {lines}.",
    "pills_no_record": "No medicine of {name} is written down with us for that time.",
    "pills_none": "No medicine is planned for {name} today.",
    "left_days": "By our count the first medicine of {name} lasts {days} more days.",
    "left_unknown": "Nobody counts the medicine of {name} with us. You can ask {name}.",
    "ride_planned": "The next ride of {name} is planned: {when}.",
    "visits_planned": "Planned for {name}: {lines}.",
    "visits_none": "No visit is planned for {name} now.",
    "family_ordered": "{name} ordered: {items}.",
    "family_spent": "What came to {name} in this {what} so far costs {total}. What is still to come is not in it.",
    "family_owes": "{name} has {total} to pay with us now.",
    "family_rest": "I passed the rest to our team. They will text or call you by {by}.",
    "ride_none": "No ride is planned for {name} now.",
    "reminder_from": "{name} asks me to remind you of this.",
    "reminder_asked_her": "Thank you. I asked {name}. I set it when {name} says yes.",
    "not_reached": "{agency}: our texts do not reach {name} now. So no text tells of the medicine at {times}. "
    "Our team calls {name}. Please look in too.",
    "reached_again": "{agency}: our texts reach {name} again. Nothing for you to do. Thank you.",
    "rung_from_now": "{agency}: the phone of {name} takes no texts. We ring it from now on, for the medicine "
    "at {times} too.",
    "sign_in_code": "{agency}: your code for the family page is {code}. It works for 10 minutes. "
    "We never ask you for it on the phone.",
    "answered_for_you": "{name} answered this for you. If that is wrong tell me now.",
    "call_family": "{name} asks you to call. The number is {phone}.",
    "call_passed_on": "I asked {name} to call you.",
    "call_passed_on_later": "I will ask {name} at {at} to call you.",
    "no_texts_to_her": "{name} gets no texts from us now. Please call {name}.",
    "asked_for_you": "{name} asked me to get this for you.",
    "read_back_to_her": "Thank you. I sent the list to {name}. I will order it when {name} says yes.",
    "call_for": "{agency}: call {emergency} for {name} now. We are not {emergency}. I told our team.",
    "call_for_where": "Tell them: {address}.",
    "well_noted": "Thank you. I told our team. A person still checks on {name}.",
    "emergency_unknown": "{agency}: call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "I told our team.",
}

SPANISH: dict[str, str] = {
    "reminder_from": "{name} me pide que le recuerde algo.",
    "answered_for_you": "{name} contestó esto por usted. Si no está bien, dígamelo ahora.",
    "call_family": "{name} le pide que llame. El número es {phone}.",
    "asked_for_you": "{name} me pidió esto para usted.",
}
