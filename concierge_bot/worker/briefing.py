"""What the dialogue server is told before it reads her next text; if it is down, both wait and nothing is lost.

It hears what we said by ourselves. A long conversation begins anew: its turns grow slower with their number. So does
one that has rested: what a form asked this morning is not what her text of the evening answers.
"""

from datetime import timedelta

from sqlmodel import col, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Customer, Message

LONGEST = 20
"""Turns after which a conversation begins anew, as soon as no form asks for anything."""
RESTED = timedelta(hours=4)
"""The time after which it begins anew even if a form asks: as long as our own questions stay open."""
BY_DIALOGUE = "dialogue"


def brief(app: App, customer: Customer, said: str) -> int:
    """Tell what is new to it; return how many turns the conversation has had. Raises DialogueFailed."""
    turns = customer.dialogue_turns
    anew = _rested(app, customer) or (turns >= LONGEST and not app.dialogue.asks(customer.conversation))
    if anew or said != customer.dialogue_knows:
        at = app.clock.machine().timestamp()
        app.dialogue.tell(customer.conversation, {"last_said": said or None}, at, anew=anew)
    return 0 if anew else turns


def _rested(app: App, customer: Customer) -> bool:
    """Tell whether it has answered her before, but not for hours."""
    query = select(Message.done_at).where(
        Message.customer_id == customer.id, Message.read_as == BY_DIALOGUE, col(Message.done_at).is_not(None)
    )
    with app.db.read() as s:
        last = s.exec(query.order_by(col(Message.id).desc()).limit(1)).first()
    return last is not None and app.clock.now() - last > RESTED
