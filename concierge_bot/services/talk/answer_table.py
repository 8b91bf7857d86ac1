"""Which short answers each of our questions takes, and what is then done: one table for all of them."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.cases import amends, arrivals, faults, ratings, remedies
from concierge_bot.services.everyday import daily, reminders, trips
from concierge_bot.services.medicines import pill_holds, refills, skips
from concierge_bot.services.members import alternatives, next_time
from concierge_bot.services.orders import (
    amounts,
    corrections,
    errand_booking,
    errands,
    goods_stops,
    hers_or_new,
    once_more,
    order_answers,
    order_questions,
    outside_choice,
    outside_quotes,
    pauses,
    standing,
    standing_days,
    standing_ends,
    standing_goods,
    standing_placing,
    stops,
    swaps,
    which_stop,
    which_visit,
)
from concierge_bot.services.people import numbers, passing_on, sharing, sharing_ends, sharing_named
from concierge_bot.services.safety import care_answers, check_ins
from concierge_bot.services.safety.care_answers import WELL
from concierge_bot.services.talk import questions
from concierge_bot.services.talk.answering import YES, Amend, Handler, closing, once, say_once
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply


def _which(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    questions.close(s, now, q, reply)
    chosen = s.get_one(Question, int(q.data["first" if reply in YES else "second"]))
    if chosen.closed_at is not None or chosen.expires_at <= now:
        say_once(s, now, customer, say("late_answer"), message)
        return True
    meant: Reply = as_reply(q.data["reply"])
    return HANDLERS[chosen.about](s, now, customer, chosen, meant, message)


def _skip(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message) -> bool:
    standing_placing.skip(s, now, customer, q, once=once(message))
    return True


def _meaning(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, message: Message
) -> bool:
    """She chose what her earlier words mean: they are read again, as that."""
    questions.close(s, now, q, reply)
    message.intent, message.words_of = q.data["first" if reply == "1" else "second"], q.subject_id
    s.add(message)
    return True


def as_reply(word: str) -> Reply:
    """Return a word that was kept as the reply that it is."""
    return next(reply for reply in TAKES["any"] if reply == word)


TAKES: dict[str, tuple[Reply, ...]] = {
    "order": ("1", "2", "3", "yes", "no"),
    "refill": ("1", "2", "yes", "no"),
    "standing": ("1", "2", "yes", "no"),
    "proposal": ("1", "2", "yes", "no"),
    swaps.SWAP: ("1", "2", "3", "yes", "no"),
    swaps.SECOND: ("1", "2", "yes", "no"),
    "dose": ("taken", "yes", "later", "no"),
    "alarm": ("1", "yes"),
    "safety": ("1", "2", "yes", "no"),
    check_ins.ABOUT: ("1", "2", "yes", "no"),
    passing_on.ABOUT: ("1", "2", "yes", "no"),
    numbers.ABOUT: ("1", "2", "yes", "no"),
    daily.QUIZ: ("1", "2", "3"),
    "consent": ("1", "yes"),
    "reminder": ("1", "2", "yes", "no"),
    "which_reminder": ("1", "2", "3"),
    "hold": ("1", "2", "3", "yes", "no"),
    "order_in_hold": ("1", "2", "yes", "no"),
    pill_holds.ABOUT: ("1", "2", "yes", "no"),
    trips.ABOUT: ("1", "2", "yes", "no"),
    standing_ends.WHICH: ("1", "2", "3", "no"),
    standing_days.ABOUT: ("1", "2", "3", "no"),
    standing_goods.ABOUT: ("1", "2", "3", "no"),
    standing_placing.TOLD: (skips.SKIP,),
    standing_placing.DEARER: ("1", "2", "yes", "no"),
    "which": ("1", "2"),
    "share": ("1", "2", "yes", "no"),
    "share_end": ("1", "2", "yes", "no"),
    "share_what": ("1", "2", "3", "no"),
    "share_whom": ("1", "2", "3", "no"),
    sharing_named.ABOUT: ("1", "2", "3", "yes", "no"),
    "unshared": ("1",),
    "service": ("1", "2", "yes", "no"),
    goods_stops.ABOUT: ("1", "2", "yes", "no"),
    faults.ABOUT: ("1", "2", "yes", "no"),
    hers_or_new.ABOUT: ("1", "2", "yes", "no"),
    which_visit.ABOUT: ("1", "2", "3", "no"),
    arrivals.ABOUT: ("1", "2", "yes", "no"),
    outside_quotes.ABOUT: ("1", "2", "3", "yes", "no"),
    outside_choice.RIDE: ("1", "2", "yes", "no"),
    "whom": ("1", "2", "3"),
    skips.SURE: ("1", "2", "yes", "no"),
    "stars": ("1", "2", "3", "4", "5"),
    "other_shop": ("1", "2", "3"),
    next_time.ABOUT: ("1", "2", "3"),
    "once_more": ("1", "2", "yes", "no"),
    amounts.ABOUT: ("1", "2", "yes", "no"),
    "meaning": ("1", "2"),
    remedies.ABOUT: ("1", "2", "3"),
    stops.WHICH: ("1", "2", "3", "no"),
    order_questions.SHALL_I: ("1", "2", "yes", "no"),
    "any": ("1", "2", "3", "4", "5", "yes", "no", "taken", "later", skips.SKIP, skips.SKIP_FOR_A_REASON),
}
HANDLERS: dict[str, Handler] = {
    "order": order_answers.order,
    "refill": closing(refills.answered),
    "standing": order_answers.repeating,
    "proposal": order_answers.proposal,
    swaps.SWAP: closing(swaps.answered),
    swaps.SECOND: closing(swaps.second_answered),
    "dose": care_answers.dose,
    "alarm": care_answers.alarm,
    "safety": care_answers.safety,
    check_ins.ABOUT: care_answers.check_in,
    passing_on.ABOUT: closing(passing_on.answered),
    numbers.ABOUT: closing(numbers.answered),
    daily.QUIZ: closing(daily.guessed),
    "consent": care_answers.consent,
    "reminder": order_answers.reminder,
    "which_reminder": order_answers.which_reminder,
    "hold": order_answers.hold,
    "order_in_hold": order_answers.order_in_hold,
    pill_holds.ABOUT: closing(pill_holds.answered),
    trips.ABOUT: closing(trips.answered),
    standing_ends.WHICH: closing(standing_ends.chosen),
    standing_days.ABOUT: closing(standing_days.chosen),
    standing_goods.ABOUT: closing(standing_goods.chosen),
    standing_placing.TOLD: _skip,
    standing_placing.DEARER: closing(standing_placing.dearer),
    "which": _which,
    "share": closing(sharing.answered),
    "share_end": closing(sharing.answered),
    "share_what": closing(sharing.answered),
    "share_whom": closing(sharing.answered),
    sharing_named.ABOUT: closing(sharing_named.answered),
    "unshared": closing(sharing_ends.undone),
    hers_or_new.ABOUT: closing(hers_or_new.answered),
    which_visit.ABOUT: closing(which_visit.answered),
    "service": closing(errand_booking.answered),
    goods_stops.ABOUT: closing(goods_stops.answered),
    faults.ABOUT: closing(faults.answered),
    arrivals.ABOUT: closing(arrivals.answered),
    outside_quotes.ABOUT: closing(outside_choice.chosen),
    outside_choice.RIDE: closing(outside_choice.ride),
    "whom": closing(ratings.whom),
    skips.SURE: closing(skips.sure),
    "stars": closing(ratings.stars_told),
    "other_shop": closing(alternatives.chosen),
    next_time.ABOUT: closing(next_time.answered),
    "once_more": closing(once_more.again),
    remedies.ABOUT: closing(remedies.chosen),
    amounts.ABOUT: closing(corrections.amount_told),
    "meaning": _meaning,
    stops.WHICH: closing(which_stop.chosen),
    order_questions.SHALL_I: closing(order_questions.taken_up),
}
AMENDS: dict[str, Amend] = {
    "order": corrections.amend,
    "other_shop": corrections.amend,
    "once_more": corrections.amend,
    amounts.ABOUT: corrections.amend,
    "standing": standing.amend,
    "reminder": reminders.amend,
    "hold": pauses.amend,
    pill_holds.ABOUT: pill_holds.amend,
    "service": errands.amend,
    remedies.ABOUT: amends.amend,
}
LEFT_AS_IS = ("reminder", "which_reminder", "hold", "order_in_hold")
CHOSEN = (
    questions.WHICH,
    questions.MEANING,
    "which_reminder",
    which_visit.ABOUT,
    "whom",
    "share_what",
    "share_whom",
)
"""Which of several that we named she means: answered by its place, too."""
WHICH_ONE = (which_visit.ABOUT, "which_reminder", stops.WHICH, standing_ends.WHICH, standing_days.ABOUT)
"""Which of several things of hers she means: a yes says none of them."""
NOT_AGREED = (
    "any",
    arrivals.ABOUT,
    "dose",
    "consent",
    check_ins.ABOUT,
    numbers.ABOUT,
    pill_holds.ABOUT,
    skips.SURE,
    *WELL,
)
AGREED = tuple(about for about, takes in TAKES.items() if "yes" in takes and about not in NOT_AGREED)
"""What a yes in her own words answers: everything that was read back, and nothing that her health hangs on."""
