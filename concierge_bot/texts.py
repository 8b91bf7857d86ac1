"""Every sentence that we text, in one catalogue: plain, warm, GSM-7, at most two segments.

A test holds each of them to the carrier's rules and to the words that a customer must never be offered.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Self

from concierge_bot.texts_spanish import SPANISH, spanish_value
from connectors import gsm7

ENGLISH: dict[str, str] = {
    # her order
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
    "nobody_brings": "Your order {number} is packed, but I have nobody to bring it yet. I told our team. "
    "They will text or call you by {by}. Nothing for you to do.",
    "nobody_helps": "I have nobody yet to help at home with your order {number}. The rest comes as planned. "
    "Our team will text or call you by {by}.",
    "rest_comes": "I am sorry. No shop has this now: {items}. The rest of order {number} comes as planned.",
    "brings_after_all": "Good news. {name} brings your order {number} after all.",
    "hand_over": "Your medicine comes {when}. At your door tell the driver this number: {code}. "
    "Do not tell it by phone.",
    "on_the_way": "Your order {number} is on its way to you now.",
    "delivered": "Your order {number} is delivered. Is something wrong with it? Just text me.",
    "done": "{shop} says your order {number} is done. Is something wrong? Just text me.",
    "undone": "Order {number} is stopped. You pay nothing for it.",
    "draft_waits": "What I read back to you last is not ordered. Reply 1 to order it, 2 to change.",
    "still_comes": "Order {number} still comes. To stop it text UNDO.",
    "order_none": "I find no open order {number} of yours. So I stopped nothing. Text LIST to see what is planned.",
    "order_off_already": "Order {number} is stopped already. It does not come and costs nothing.",
    "order_over": "Order {number} came already, so it cannot be stopped. Is something wrong with it? Tell me.",
    "stop_which": "Which order shall I stop? Reply {ways}.",
    "placed_again": "I am sorry. I ordered what was in order {old} again. It is number {number} and comes {window}. "
    "To stop it text UNDO before {undo}.",
    "back_by_team": "I am sorry. I told our team that you want order {number} after all. They will text you by {by}.",
    "undo_too_late": "Order {number} is already on its way. I told our team. They will see what can be done.",
    "nothing_to_undo": "You have no open order to stop. Text me what you need.",
    "status": "Order {number} from {shop}: {status}. {window}",
    "status_waits": "Order {number} is with {shop}. They have not answered yet. {window}",
    "status_failed": "I am sorry. Nobody could do your order {number}. Our team looks for a way. "
    "They will call you by {by}.",
    "status_failed_known": "I am sorry. Nobody could do your order {number}. Our team knows of it. "
    "Shall I ask again? Just text me what you need.",
    "came_lately": "Order {number} was brought {when}. Please look at your door. If it is not there, just text me.",
    "no_orders": "You have no open order. Text me what you need.",
    "takes_place_of": "This takes the place of order {number}.",
    "too_late_to_add": "Order {number} can not be changed any more. I can bring this by itself.",
    "change_placed": "Your order {number} is already placed. I told our team to change it. They will text you by {by}.",
    "what": "What would you like me to order? You can send the whole list in one text.",
    "unclear_items": "I am not sure what you mean by {unclear}. Can you say it another way?",
    "when_order": "When shall it come? You can say: today at 3, or tomorrow morning.",
    "when_schedule": "Which day and time shall it come? You can say: every Tuesday morning.",
    # refill
    "refill_which": "Which medicine shall I ask for? You can use the name on the box.",
    "refill": "I will ask {pharmacy} for more of {what}. Reply 1 to ask them, 2 to leave it.",
    "refill_asked": "I asked {pharmacy} for more of {what}. It is number {number}. "
    "I will text you when they answer. To stop it text UNDO before {undo}.",
    "supply_low": "You will soon need more of {what}.",
    "supply": "By my count you have {count} left of {what}.",
    "supply_days": "By my count you have {count} left of {what}. That is for {days} days.",
    "refill_accepted": "{pharmacy} has your request. They will get it ready. It is number {number}.",
    "refill_held": "{pharmacy} must check your request {number} first. I told our team. They will call you by {by}.",
    "refill_refused": "{pharmacy} cannot fill your request {number} as it is. I told our team. "
    "They will call you by {by}.",
    "no_medicine": "I do not have that medicine on your list. I told our team. They will call you by {by}.",
    # repeating
    "standing": "{words}: {items} from {shop}. I will text you the day before. Reply 1 to start, 2 to leave it.",
    "standing_started": "Good. {words}: {items}. I will text you the day before each one.",
    "standing_placed": "{window}: {items} from {shop}. It is number {number}. To leave it out this time text SKIP.",
    "standing_late": "Sorry, I am late with this one. {window}: {items} from {shop}. It is number {number}. "
    "To leave it out this time text SKIP.",
    "standing_skipped": "OK. I left out what was to come {window}. The next one comes as planned.",
    "standing_skipped_ahead": "OK. I leave this out {window}: {items}. All else comes as planned.",
    "standing_dearer": "{window}: {items}. It costs {price} now. It was {before}. "
    "Reply 1 to order it, 2 to leave it out this time.",
    "standing_left_out": "OK. I leave it out this time. The next one comes as planned.",
    "on_holiday_moved": "{day} is {holiday}, so it comes another day.",
    "on_holiday": "{day} is {holiday}.",
    "standing_missed": "I am sorry. I did not order this for {window}: {items}. I told our team. "
    "They will text or call you by {by}.",
    # deliveries on hold
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
    # reminders of her own
    "remind_what": "What shall I remind you of? Tell me in your own words.",
    "remind_when": "When shall I remind you? You can say: Thursday at 9 in the morning.",
    "remind_hour": "At what time that day? You can say: at 9 in the morning.",
    "remind_half": "Is that in the morning or in the evening?",
    "reminder": "I will remind you {when}: {thing}. Reply 1 if that is right, 2 to leave it.",
    "reminder_set": "Good. I will remind you {when}.",
    "reminder_due": "You asked me to remind you: {thing}.",
    "reminder_late": "I am sorry, this is late. For {at} you asked me to remind you: {thing}.",
    "reminder_done": "Good. Thank you for telling me.",
    "reminder_already": "I text you about your medicine at {at} each day. You will get that text. "
    "Shall it change? Just text me.",
    "reminder_person": "I asked our team to look at this with care. They will text or call you by {by}.",
    "reminder_none": "You have no reminder with me. Text me: remind me to put the bins out at 8 tonight.",
    "reminder_which": "Which one do you mean? Reply {things}.",
    "reminder_choice": "{number} for {thing}",
    "reminder_ended": "Good. I will not remind you of this any more: {thing}.",
    "reminder_new_time": "I remind you {when}: {thing}. What time shall it be?",
    # what is coming
    "schedule": "This is planned: {coming}.",
    "schedule_more": "This is planned: {coming}. And {more} more: ask me for one day.",
    "schedule_thing": "{when}: {thing}",
    "schedule_held": "on hold until you tell me: {thing}",
    "schedule_order": "{when}: order {number} from {shop}",
    "schedule_refill": "order {number} from {shop}",
    "schedule_doses": "{when} medicine",
    "schedule_empty": "I have nothing planned for you. Text me: milk every Tuesday, or remind me at 8.",
    # medicine
    "dose": "It is time for {what}. Reply T when you took it, L for later.",
    "dose_late": "I am sorry, this is late. It is time for {what}. Reply T when you took it, L for later.",
    "dose_again": "I have no answer yet about {what}. Did you take it? Reply T when you took it, L for later.",
    "dose_taken": "Thank you. I wrote down {at} for {what}.",
    "dose_ahead": "I will text you about {what} at {at}.",
    "dose_yes_ahead": "Yes. I will text you about {what} at {at}.",
    "dose_no_ahead": "No more medicine is planned for you today.",
    "dose_other_day": "None is planned for that day: {what} is for {days}.",
    "dose_planned_again": "All right. You have not taken {what} yet. I will text you about it at {at}.",
    "dose_which_not": "Which one have you not taken: {what}? Text me: not taken, and its name.",
    "dose_later": "OK. I will ask you again at {at}.",
    "dose_did_you": "Did you take {what}? Reply T if you took it, L for later.",
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
    # danger
    "emergency": "Call {emergency} now if you are hurt or in danger. We are not {emergency}. "
    "I told our team. A person will call you.",
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
    "ok_noted": "I am glad you are well, and sorry if I worried you. A person will still check on you.",
    "ok_again": "Good, I am glad. Text me any time.",
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
    "contact_heard": "{agency}: we have heard from {name} now. Nothing for you to do. Thank you.",
    "contact_well": "Good. I wrote down that all is well. Thank you.",
    "unanswered_text": "our {at} text",
    "unanswered_call": "our {at} text or our call",
    "unanswered_off": "our {at} text or our call, and that phone looks off",
    "contact_waits": "Thank you. We wait 30 minutes for your word. Very unwell? Call {emergency}.",
    "contact_taken": "Good. I wrote down: taken, told by you, {at}. Thank you.",
    "contact_settled": "{agency}: {name} has an answer to our {at} text now. Nothing for you to do. Thank you.",
    "limit_noted": "{agency}: thank you, I keep to that.",
    "limit_night": "I do not text you at night.",
    "limit_alarms": "I text you only if there is an alarm.",
    "limit_none": "I may text you at any time.",
    "contact_memory": "{agency}: {name} asked us 3 times this week if the pills were taken. "
    "You may want to call and talk. Nobody is hurt.",
    "contact_called_off": "{agency}: {name} need not answer our {at} text any more. Nothing for you to do. Thank you.",
    # a service
    "when_service": "When shall it be? You can say: Thursday at 2, or as soon as you can.",
    "service": "{what}, {when}. Our team will set it up, and tell you who comes and the price. "
    "Reply 1 if that is right, 2 to leave it.",
    "ride_hour": "At what time shall it pick you up?",
    "ride_back_hour": "At what time shall it bring you back?",
    "service_asked": "Good. Our team will see to it: {what}, {when}. They will text or call you by {by}.",
    "service_by": "{what}, {when}. {shop}, {price}. Reply 1 to book it, 2 to leave it.",
    "service_sent": "Good. I asked {shop}: {what}, {when}, {price}. I tell you when they answer. "
    "To stop it text UNDO.",
    "service_yes": "{shop} said yes: {what}, {when}, {price}.",
    "service_waits": "I asked {shop} and wait for an answer: {what}, {when}, {price}. I tell you when they answer.",
    "service_comes": "Yes. {shop} comes: {what}, {when}, {price}.",
    "service_on_way": "{shop} is on the way to you: {what}.",
    "service_done": "{shop} says it is done: {what}. Was something wrong? Just text me.",
    "service_moved": "{old} cannot do it. I asked {shop}: {what}, {when}, {price}. Is that wrong? Text UNDO.",
    "service_nobody": "I am sorry. Nobody I asked can do it: {what}, {when}. I told our team. "
    "They will call you by {by}.",
    "service_again": "All right. I asked {shop} again. Now it is: {what}, {when}, {price}. "
    "I tell you when they answer.",
    "service_told": "I told {shop}. It is: {what}, {when}, {price}.",
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
    # afterwards
    "rated": "Thank you. I wrote that down for {who}: {stars} of 5.",
    "rated_somebody": "Thank you. I wrote that down: {stars} of 5. Our team will read it.",
    "rated_low": "I am sorry it was not good. I wrote it down: {stars} of 5. Our team will call you by {by}.",
    "blocked": "I will not send you {who} again. Next time: {few}, or 3 to keep {who}.",
    "may_come_again": "OK, {who} may come to you again.",
    "comes_first": "OK, {who} first, next time.",
    "rated_whom": "Thank you. Who do you mean? {choices}.",
    "how_was_it": "How was {who} with order {number}? Text 1 to 5. 1 is bad, 5 is very good.",
    "how_many_stars": "Thank you. How good was it, from 1 to 5? 1 is bad, 5 is very good.",
    "case": "I am sorry about that. I told our team. They will text or call you by {by}.",
    "case_order": "I am sorry about your order {number}. I told our team. They will text or call you by {by}.",
    "case_late": "I am sorry for the wait. I am asking where it is and will text you by {by}. "
    "You need not call anyone.",
    "case_late_driver": "Sorry. The shop handed it over at {at} and the driver is late. I am on it and will text you "
    "by {by}. You need not call anyone.",
    "case_found_late": "Your order {number} is not with you yet.",
    "case_lost": "I am sorry. The driver lost your order {number}.",
    "case_sorry": "I am sorry about your order {number}.",
    "case_missed": "I am sorry. I said you would hear by now. It is urgent to us. Our team will call you by {by}.",
    "remedy": "I can bring new {items}. It is free. Reply 1 for {window}. Reply 2 for {later}, or 3 for money back.",
    "remedy_one": "I can bring new {items}. It is free. Reply 1 for {window}, or 2 for money back.",
    "remedy_all": "ones of all",
    "remedy_again": "OK, {window}. It is order {number}. Sorry about this. Nothing for you to do.",
    "remedy_part": "OK. That is {price} off. It is for {items}. Sorry about this.",
    "remedy_money": "OK. You pay nothing for order {number}. Sorry about this.",
    "case_known": "I have that. Our team is on it. They will text or call you by {by}.",
    "case_medicine": "Please put it to one side. Call {pharmacy} before you use it. Very unwell? Call {emergency}. "
    "The pharmacist will call you by {by}.",
    "bill_month": "Orders that came this month: {orders}. In all: {total}.",
    "bill_to_come": "The price of {more} more is still to come.",
    "bill_owed": "You have {total} to pay for all that came so far.",
    "bill_owed_nothing": "You have nothing to pay now.",
    "bill_credit": "You have nothing to pay now. {total} is left for your next order.",
    "bill_order": "Your last order, number {number}, was {total} in all.",
    "bill_nothing": "This month no order has come to you yet.",
    "wish_text_only": "I wrote it down: we text you and do not call. Only an alarm may still ring you.",
    "wish_door": "I wrote down what you wish at your door. Our team tells whoever comes.",
    "anything_else": "What more do you need?",
    "shop_note": "For the shop: {note}.",
    "nearest": "{shop} lists no {gone}. They have: {items}.",
    "shop_has_not": "{shop} does not list that.",
    "shop_cannot": "{shop} cannot do it then.",
    "bill_order_open": "Order {number} is {total} so far, and {more} more without a price yet. Our team will tell you.",
    "bill_fee": "{shop} takes {fee} to bring an order to you, each time.",
    "bill_service": "Our team finds out the price and tells you first. You can still say no then.",
    "bill_person": "I asked our team to look at what is to pay. They will call you by {by}.",
    "bill_how": "We never ask for money or card numbers. What comes to you goes on one statement a month.",
    "fraud": "This is {agency}. We never ask for money or card numbers. Do not tell them to anyone, and hang up. "
    "I told our team. A person will call you by {by}.",
    "others": "It can come {window} from: {choices}. Which one? Nothing is ordered yet.",
    "cheapest": "{shop} is the one that costs least.",
    "prices": "{shop}: {items}. To bring it costs {fee} each time. Nothing is ordered by this.",
    "contents": "In order {number}: {items}.",
    # plain questions
    "finds_out": "I cannot see that here. Our team will find it out. They will text or call you by {by}.",
    "clock": "It is {when}.",
    "you_asked": "You asked me to remind you: {coming}.",
    "not_known": "I do not know that. I can only see what you text me.",
    "not_known_reminder": "I do not know if you did. My reminder to you, {when}: {thing}.",
    "no_word": "I have no word from {name} about that. Shall I text this to {name}: {words} Reply 1 for yes, 2 to "
    "leave it.",
    "are_you_coming": "are you coming to see me?",
    "please_ring": "please ring me.",
    "wrote_down": "I wrote that down for whoever comes.",
    "not_seen": "If you do not see it, tell me.",
    "who_comes_person": "I do not know that, so a person on our team will call you about it by {by}.",
    "not_of_an_order": "I see, you did not mean an order. Please ask me once more.",
    "it_came": "Order {number} from {shop} came {when}: {items}.",
    "not_ordered": "Not ordered yet: {items}. Reply 1 to order, 2 to change.",
    "in_order": "Yes. In order {number}: {item}.",
    "in_draft": "Yes, I have {item} down. It is not ordered yet. Reply 1 to order, 2 to change.",
    "not_in_order": "No, order {number} has no {goods}.",
    "not_in_draft": "No, I have no {goods} down. To have it too text: add {goods}.",
    "order_total": "Order {number} is {total} in all.",
    "yes_ordered": "Yes, it is ordered.",
    "not_yet": "Not yet.",
    "it_comes": "Order {number} comes {window}.",
    "none_coming": "You have no {goods} on order. Shall I get some? Reply 1 for yes, 2 for no.",
    "sold": "Yes. {shop}: {items}. To bring it costs {fee}. Shall I get it? Reply 1 for yes, 2 for no.",
    "ordered_nothing": "You have nothing on order. Text me what you need.",
    "all_well": "All is well. You ordered this with me.",
    "not_yet_booked": "I wait for your yes.",
    "no_visit_yet": "I have none set up yet: {what}. Shall I?",
    "no_visit": "I find no such visit set up: {what}. Text me when you want it, and I will see to it.",
    "no_call": "All right. I told our team that you need no call.",
    "bill_items": "Order {number}: goods {goods}, delivery {fee}. In all {total}. I add no fee of my own.",
    "bill_under_way": "Still under way: order {number}, {total} in all.",
    "bill_month_open": "Orders that came this month: {orders}. So far I know of {total}. A price is still to come.",
    "others_person": "I asked our team to look for you. They will text or call you by {by}.",
    "why_only": "{shop} is the only one that can do it for you now.",
    "why_favourite": "I chose {shop} since it is one of those you like best.",
    "why_last": "I chose {shop} since the others could not do it.",
    "why_missing": "I chose {shop} since it has more of what you want.",
    "why_language": "I chose {shop} since they speak your language.",
    "why_speed": "I chose {shop} since it comes faster as a rule.",
    "why_rank": "I chose {shop} since it comes first on the list that our team keeps.",
    "why_rating": "I chose {shop} since people like it best.",
    "why_price": "I chose {shop} since it brings it for less.",
    "why_alike": "I chose {shop} since all are alike, and it comes first by name.",
    "why_you": "You chose {shop} for this one.",
    "why_moved": "{old} could not do it, so I asked {shop}.",
    "why_no_fee": "No one pays us to be chosen. Text me if you want another.",
    # who sees what
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
    # consent and senders
    "invitation": "{agency} here. Your family asked us to help you with food, medicine and errands by text. "
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
    "welcome_back_contact": "{agency}: texts are on again. Thank you.",
    # family
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
    "ride_none": "No ride is planned for {name} now.",
    "reminder_from": "{name} asks me to remind you of this.",
    "reminder_asked_her": "Thank you. I asked {name}. I set it when {name} says yes.",
    "not_reached": "{agency}: our texts do not reach {name} now. So no text tells of the medicine at {times}. "
    "Our team calls {name}. Please look in too.",
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
    # not understood, passed on
    "not_understood": "I am sorry, I did not get that. Can you say it in other words? "
    "You can text: need milk and bread.",
    "meaning": "I am not sure I got that. Do you want 1 to {one}, 2 to {two}? "
    "Reply 1 or 2, or say it in other words.",
    "to_a_person": "I want to get this right. I asked a person to help. They will text or call you by {by}.",
    "passed_on": "I cannot do that alone. I passed it to our team. They will text or call you by {by}.",
    "not_her_hands": "This phone is for {name} with us. I told our team what you need. "
    "They will text or call you by {by}.",
    "late": "I am sorry, this text is late.",
    "slow": "I have your text. I am slow just now. I told our team and I will answer as soon as I can.",
    "empty": "Your text came with no words in it. Please tell me what you need.",
    "picture": "I got your picture but I cannot see it. Please tell me in words what you need.",
    "trouble": "I am sorry, I had trouble with your text. I told our team. They will text or call you by {by}.",
    "which": "I asked you two things. Reply 1 for {first}, 2 for {second}.",
    "hello": "Hello! It is good to hear from you. What can I do for you today?",
    "goodbye": "Goodbye for now. I am here any time you need something.",
    "thanks": "You are very welcome. It is a pleasure to help you.",
    "who_i_am": "I am a machine that reads your texts for {agency}. Real people stand behind me. "
    "To talk to one call {phone}.",
    "day_now": "It is {day}, {date}, {time}.",
    "lonely": "I am sorry that you feel alone. It is good that you told me. A person will ring you by {by} for a chat.",
    "lonely_again": "I am sorry that you feel alone so much. A person will ring you by {by} to chat, "
    "and to see who can keep you company.",
    "check_in": "Hello from {agency}. Are you all right today? Reply 1 if you are. If you need help reply 2.",
    "check_in_again": "I have had no word from you. Are you all right? Reply 1 if you are. If you need help reply 2.",
    "check_in_call": "Hello from {agency}. I ring to hear if you are all right. Press 1 if you are.",
    "check_in_thanks": "Thank you. It is good to hear from you. Have a nice day.",
    "check_in_begun": "Good. I will ask you each day at {at} if you are all right. "
    "If I have no word from you, I let a person know.",
    "check_in_ended": "OK. I ask no more each day if you are all right. Text me any time.",
    "daily_joke": "Good. A joke each day at {at}. When you have had enough text: no more jokes.",
    "daily_quiz": "Good. A quiz each day at {at}. When you have had enough text: no more quizzes.",
    "daily_lesson": "Good. Something to learn each day at {at}. When you have had enough text: no more lessons.",
    "daily_radio": "Good. A tip for the radio each day at {at}. When you have had enough text: no more radio tips.",
    "daily_television": "Good. A tip for the TV each day at {at}. When you have had enough text: no more TV tips.",
    "daily_ended": "OK. No more of that each day. You can always ask me for one.",
    "company_item": "{item}",
    "quiz": "{item} Is it {choices}? Reply with its number.",
    "quiz_right": "That is right! {item}",
    "quiz_wrong": "Not this time. It is {answer}. {item}",
    "grief": "I am sorry. You must miss them so much. It is good that you told me. "
    "Shall a person ring you? Text me: call me.",
    "grief_2": "That is hard, and I am sorry. I think of you today. If you want to talk, text me: call me.",
    "proud": "How lovely! You have every right to be proud. Thank you for telling me.",
    "proud_2": "That is good news! It made my day. You must be so happy.",
    "tired": "That was a long day for you. Have a good rest. I am here when you need something.",
    "tired_2": "Then sit down a while and be good to yourself. I can see to things for you.",
    "praise": "How kind of you! I will pass your good words on.",
    "chitchat_2": "Thank you for telling me that. I like to hear from you.",
    "chitchat_3": "I am glad that you write to me. Text me any time, for a chat or for help.",
    "chitchat": "It is nice to chat with you. I am here when you need something, too.",
    "never_mind": "All right, I have put that aside. Nothing was ordered. Text me any time.",
    "what_regularly": "What would you like to get regularly? Just tell me in your own words.",
    "what_service": "What kind of help do you need? You can say: a ride, a plumber, my hair done.",
    "affirm_nothing": "Good. I did not ask you anything just now. Text me what you need.",
    "deny_nothing": "That is fine. Text me when you need something.",
    "form_left": "I will not ask that again now. Just tell me when you want it.",
    "late_answer": "That question is closed now. Please tell me again what you need.",
    # what a text may mean, to be offered in "meaning"
    "meaning_order_groceries": "order food or other things",
    "meaning_refill_medication": "get more of your medicine",
    "meaning_request_service": "get a helper or a ride",
    "meaning_order_status": "hear where your order is",
    "meaning_cancel_order": "drop an order",
    "meaning_change_order": "change an order",
    "meaning_schedule_recurring": "get things again and again",
    "meaning_pause_deliveries": "hold your deliveries",
    "meaning_resume_deliveries": "get deliveries again",
    "meaning_set_reminder": "set a reminder",
    "meaning_list_schedule": "hear what is planned",
    "meaning_change_reminder": "change a reminder",
    "meaning_confirm_taken": "tell me you took your medicine",
    "meaning_snooze": "be asked again later",
    "meaning_skip_dose": "tell me you leave a medicine out",
    "meaning_medication_question": "ask about a medicine",
    "meaning_browse_alternatives": "see other shops or helpers",
    "meaning_explain_choice": "hear why I picked a shop",
    "meaning_rate_service": "say how a job was done",
    "meaning_report_problem": "tell me that something went wrong",
    "meaning_i_am_ok": "tell me you are all right",
    "meaning_billing_question": "ask about money",
    "meaning_family_access": "say what your family may see",
    "meaning_talk_to_human": "talk to a person",
    "meaning_greet": "say hello",
    "meaning_goodbye": "say goodbye",
    "meaning_thanks": "say thanks",
    "meaning_help": "hear what I can do",
    "meaning_chitchat": "have a chat",
    "meaning_affirm": "agree with me",
    "meaning_deny": "tell me no",
    "meaning_out_of_scope": "ask for something else",
    # what an operator says with one press
    "quick_look": "This is {name} from {agency}. I read your text and see to it now.",
    "quick_call": "This is {name} from {agency}. I will call you in a few minutes.",
    "quick_ask": "This is {name} from {agency}. Is all well with you? Please text me a word.",
    "quick_done": "This is {name} from {agency}. It is done. Nothing for you to do.",
    # desk and members
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
    "member_noted": "{agency}: thank you, noted for order {number}.",
    "member_unknown": "{agency}: I did not get that. Text Y or N and the number of the order, like Y27.",
}

POISON = {"US": "1-800-222-1222", "CA": "1-844-764-7669", "GB": "111", "AU": "131126"}
LISTEN = {"US": "988", "CA": "988", "GB": "116 123", "IE": "116 123", "AU": "13 11 14", "NZ": "1737"}
"""Who hears at any hour a person who does not want to live: the lifeline, the Samaritans."""
SIGNS = {"USD": "$", "GBP": "£", "CAD": "$", "AUD": "$"}
EMERGENCY = {"US": "911", "CA": "911", "GB": "999", "IE": "112", "AU": "000", "NZ": "111", "IN": "112"}


class Said(str):
    """A sentence of the catalogue: as it stands it is English, and who it is for may have it in another language."""

    _in: Callable[[str], str]

    def __new__(cls, in_language: Callable[[str], str]) -> Self:
        said = super().__new__(cls, in_language("en"))
        said._in = in_language
        return said

    def to(self, language: str) -> str:
        """Return it in a language (ISO 639 code); in English where we do not have that language."""
        return self._in(language)


def say(sentence: str, /, **values: object) -> str:
    """Return a sentence of the catalogue with its blanks filled; a wrong name or blank is our mistake."""
    return Said(lambda language: _filled(sentence, language, values))


def say_some(sentence: str, things: Sequence[str], /, *, first: str = "", **values: object) -> str:
    """Say a sentence with as many of its ``items`` as two segments hold, and how to see all; another comes first."""
    return Said(lambda language: _shortened(sentence, things, in_language(first, language), language, values))


def together(*parts: str, by: str = " ") -> str:
    """Return several sentences as one text, each in the language of whom it is for; empty ones are left out."""
    return Said(lambda language: by.join(in_language(part, language) for part in parts if part))


def in_language(text: str, language: str) -> str:
    """Return a text in a language (ISO 639 code), if it is a sentence of ours."""
    return text.to(language) if isinstance(text, Said) else text


def _filled(sentence: str, language: str, values: Mapping[str, object]) -> str:
    values = {k: v.to(language) if isinstance(v, Said) else v for k, v in values.items()}
    if language == "es" and sentence in SPANISH:
        return gsm7.plain(SPANISH[sentence].format(**{k: spanish_value(k, v) for k, v in values.items()}))
    return gsm7.plain(ENGLISH[sentence].format(**values))


def _shortened(
    sentence: str, things: Sequence[str], first: str, language: str, values: Mapping[str, object]
) -> str:
    begin = f"{first} " if first else ""
    for shown in range(len(things), -1, -1):
        text = begin + _filled(sentence, language, {**values, "items": _first(things, shown, language)})
        if len(text) <= gsm7.LIMIT:
            break
    return text


def _first(things: Sequence[str], shown: int, language: str) -> str:
    listed, left = ", ".join(things[:shown]), len(things) - shown
    if not left:
        return listed
    return _filled("and_more" if shown else "so_many", language, {"listed": listed, "left": left})


def fits(text: str) -> bool:
    """Tell whether a text keeps within two segments."""
    return gsm7.fits(text)


def emergency_number(country: str) -> str:
    """Return the public emergency number to name in a country (ISO 3166 code)."""
    return EMERGENCY.get(country, "112")


def poison_number(country: str) -> str:
    """Return the number of the poison help line of a country, else its emergency number."""
    return POISON.get(country, emergency_number(country))


def listening_number(country: str) -> str:
    """Return the number at which somebody hears her at any hour in a country, or nothing where we know none."""
    return LISTEN.get(country, "")


def money(cents: int | None, currency: str = "USD") -> str:
    """Return an amount as she reads it: ``$14.20``, ``$3``, ``£3``."""
    if cents is None:
        return "price to come"
    whole, rest = divmod(cents, 100)
    sign = SIGNS.get(currency, f"{currency} ")
    return f"{sign}{whole}.{rest:02d}" if rest else f"{sign}{whole}"
