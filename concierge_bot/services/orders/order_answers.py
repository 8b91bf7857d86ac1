"""Her short answers about goods: what was read back, repeats, another way, is held, or comes within a hold."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Dispatch, LegStatus, Message, Order, Question, StandingOrder
from concierge_bot.services.everyday import reminder_changes, reminders
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import corrections, order_course, ordering, pauses, read_backs, standing
from concierge_bot.services.talk import questions
from concierge_bot.services.talk.answering import YES, once, say_once
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply


def order(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    """The order that was read back: placed, changed, at another shop, or let go."""
    order = s.get_one(Order, q.subject_id, with_for_update=True)
    if reply in YES:
        questions.close(s, now, q, "yes")
        ordering.place(s, now, customer, order)
        ordering.say_placed(s, now, customer, order, once=once(message))
    elif reply == "2" and not corrections.so_many(s, now, customer, q, 2, once=once(message)):
        q.data = {**q.data, corrections.CHANGING: "1"}
        s.add(q)
        say_once(s, now, customer, say("change_what"), message)
    elif reply == "2":
        pass
    elif reply == "3":
        read_backs.other_shop(s, now, customer, order, once=once(message))
    else:
        read_backs.lapse(s, now, order, "she said no")
        say_once(s, now, customer, read_backs.let_be(order), message)
    return True


def repeating(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """What shall come again and again: begun, or let go."""
    row = s.get_one(StandingOrder, q.subject_id)
    questions.close(s, now, q, reply)
    if reply in YES:
        standing.start(s, now, customer, row, once=once(message))
    else:
        row.ended_at = now
        s.add(row)
        say_once(s, now, customer, say("nothing_left"), message)
    return True


def proposal(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """Another way that a member proposed: agreed, or the next one is tried."""
    row = s.get_one(Dispatch, q.subject_id, with_for_update=True)
    questions.close(s, now, q, reply)
    if row.status != LegStatus.proposed:
        say_once(s, now, customer, say("late_answer"), message)
    elif reply in YES:
        order_course.agree(s, now, row, q.data)
    else:
        dispatch.refuse(s, now, row)
        say_once(s, now, customer, say("trying_next"), message)
    return True


def hold(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    """Her deliveries held, or left as they are."""
    questions.close(s, now, q, reply)
    if reply in YES:
        pauses.begin(s, now, customer, q, once=once(message))
    elif reply == "3" and "3" in q.choices:
        pauses.begin(s, now, customer, q, once=once(message), medicines=True)
    else:
        say_once(s, now, customer, say("left_as_is"), message)
    return True


def order_in_hold(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """An order that comes within a hold: stopped, or let come."""
    questions.close(s, now, q, reply)
    pauses.decide(s, now, customer, q, stop=reply in YES, once=once(message))
    return True


def reminder(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """A reminder that was read back: begun, or let go."""
    questions.close(s, now, q, reply)
    if reply in YES:
        reminders.start(s, now, customer, q, once=once(message))
    else:
        reminders.drop(s, now, customer, q, once=once(message))
    return True


def which_reminder(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """Which of several reminders she means."""
    questions.close(s, now, q, reply)
    reminder_changes.chosen(s, now, customer, q, int(reply), once=once(message))
    return True
