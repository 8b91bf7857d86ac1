"""What the dialogue server is told before it reads her next text; if it is down, both wait and nothing is lost.

It hears what we said by ourselves, and a long conversation begins anew: its turns grow slower with their number.
"""

from concierge_bot.bootstrap import App
from concierge_bot.models import Customer

LONGEST = 20
"""Turns after which a conversation begins anew, as soon as no form asks for anything."""


def brief(app: App, customer: Customer, said: str) -> int:
    """Tell what is new to it; return how many turns the conversation has had. Raises DialogueFailed."""
    turns = customer.dialogue_turns
    anew = turns >= LONGEST and not app.dialogue.asks(customer.conversation)
    if anew or said != customer.dialogue_knows:
        at = app.clock.machine().timestamp()
        app.dialogue.tell(customer.conversation, {"last_said": said or None}, at, anew=anew)
    return 0 if anew else turns
