"""What she asks or wants changed of what is read back, placed or on its way."""

from rasa_sdk import Action
from rasa_sdk.events import ActiveLoop

from actions.base import FORGOTTEN, Events, Turn
from actions.understood import UnderstoodAction, tell
from concierge_bot.services.orders import (
    errands,
    hers,
    legs,
    ordering,
    placed_changes,
    quotes,
    read_backs,
    stops,
    visit_status,
    visits,
    which_stop,
    which_visit,
)
from concierge_bot.services.talk import answers, calls, plain_answers, waiting
from concierge_bot.texts import say
from concierge_bot.understanding.answers import assent, replies
from concierge_bot.understanding.everyday import plain_questions
from concierge_bot.understanding.parting import clauses, denied
from concierge_bot.understanding.visits import errand_answers

HOLD_FORM = "hold_form"


class OrderStatus(UnderstoodAction):
    action_name = "action_order_status"

    def serve(self, turn: Turn) -> str:
        return _status(turn)


def _status(turn: Turn) -> str:
    s, now, customer = turn.session, turn.now, turn.customer
    if plain_questions.of_no_order(turn.text):
        return tell(turn, say("not_of_an_order"))
    for read in (
        stops.status,
        visit_status.tell,
        errands.once_more,
        waiting.tell,
        visit_status.not_set_up,
    ):
        if text := read(s, now, customer, turn.text, once=turn.once):
            return text
    order = hers.order(s, customer, turn.text)
    if order is not None and plain_questions.wants_another_time(turn.text):
        return placed_changes.change(s, now, customer, order, turn.text, once=turn.once)
    if order is None and (text := plain_answers.came_last(s, now, customer, once=turn.once)):
        return text
    return ordering.status(s, now, customer, once=turn.once, words=turn.text, of=order)


class CancelOrder(UnderstoodAction):
    """Her UNDO in words; while a form still asks, it is that request which she does not want."""

    action_name = "action_cancel_order"

    def serve(self, turn: Turn) -> str:
        if _drops_form(turn):
            return tell(turn, say("nothing_left" if turn.form == "order_form" else "left_as_is"))
        if turn.form == HOLD_FORM:
            return ""  # the form asks again
        s, now, customer = turn.session, turn.now, turn.customer
        ours, words = replies.is_undo(turn.text), denied.spared(turn.text) or turn.text
        if not ours:
            for call_off in (calls.not_wanted, which_visit.ask_off, visits.call_off, visits.none_such):
                if text := call_off(s, now, customer, words, once=turn.once):
                    return text
            if answers.let_go(s, now, customer):
                return tell(turn, say("left_as_is"))
        off = ours or assent.refuses(words) or assent.calls_off(words)
        if not off and read_backs.open_quote(s, now, customer) is not None:
            return answers.amend(s, now, customer, words, once=turn.once) or tell(turn, say("change_what"))
        newest, meant = ordering.newest_live(s, customer), hers.order(s, customer, words)
        of_service = newest is not None and newest.kind == legs.SERVICE
        of_service = of_service and (meant is None or meant.kind == legs.SERVICE)
        if of_service and not ours and not errand_answers.calls_off_only(words):
            return tell(turn, say("nothing_to_undo"))  # what she names is not the service that is set up
        placed = not ours and read_backs.open_quote(s, now, customer) is None
        if placed and (text := placed_changes.less(s, now, customer, words, once=turn.once)):
            return text
        if placed and (text := which_stop.which(s, now, customer, words, once=turn.once)):
            return text
        if placed and (text := which_stop.make_sure(s, now, customer, words, once=turn.once)):
            return text
        if not ours and (text := stops.part_only(s, now, customer, words, once=turn.once)):
            return text
        return ordering.undo_last(s, now, customer, once=turn.once, by_our_word=ours)

    def after(self, turn: Turn) -> Events:
        return [ActiveLoop(None), *FORGOTTEN] if _drops_form(turn) else []


def _drops_form(turn: Turn) -> bool:
    """UNDO is for what was ordered, also while a form asks; "stop the milk" while one asks until when is no no."""
    if turn.form == HOLD_FORM and not assent.refuses(turn.text):
        return False
    return bool(turn.form) and not replies.is_undo(turn.text)


class ChangeOrder(UnderstoodAction):
    """A change of what was read back is made at once, of what was placed in its place; else it is an order."""

    action_name = "action_change_order"

    def serve(self, turn: Turn) -> str:
        s, now, customer = turn.session, turn.now, turn.customer
        if text := answers.amend(s, now, customer, turn.text, once=turn.once):
            return text
        if clauses.only_asks(turn.text):  # a question changes nothing
            return _status(turn)
        draft = read_backs.open_quote(s, now, customer)
        if draft is None and (text := placed_changes.less(s, now, customer, turn.text, once=turn.once)):
            return text
        if text := which_visit.ask(s, now, customer, turn.text, which_visit.MOVE, once=turn.once):
            return text
        if text := visits.change(s, now, customer, turn.text, once=turn.once):
            return text
        order = hers.order(s, customer, turn.text)
        if order is not None:
            return placed_changes.change(s, now, customer, order, turn.text, once=turn.once)
        if draft is not None:
            return tell(turn, say("change_what"))
        return quotes.quote(s, now, customer, turn.text, turn.text, once=turn.once)


ALL: tuple[type[Action], ...] = (
    OrderStatus,
    CancelOrder,
    ChangeOrder,
)
