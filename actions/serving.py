"""All actions, registered as instances that were given the application (Rasa's own executor runs them)."""

import asyncio
from itertools import chain
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from actions import afterwards, goods, medicines, orders, plans, reminders, safety, talk, visits
from concierge_bot.bootstrap import App
from concierge_bot.errors import BadInput, NotFound

__all__ = ["Actions"]

ROOMS = (goods, orders, medicines, visits, reminders, plans, safety, talk, afterwards)


class Actions:
    """Serves Rasa's action protocol: a posted call in, ``{events, responses}`` out."""

    def __init__(self, app: App) -> None:
        self._executor = ActionExecutor()
        for action in chain.from_iterable(room.ALL for room in ROOMS):
            self._executor.register_action(action(app))

    def serve(self, call: dict[str, Any]) -> dict[str, Any]:
        """Run one call; NotFound for an action we do not have, BadInput if it rejects to run."""
        try:
            answer: dict[str, Any] = asyncio.run(self._executor.run(call)) or {}
        except ActionNotFoundException as error:
            raise NotFound(f"no action '{error.action_name}'", field="action_name") from error
        except ActionExecutionRejection as error:
            raise BadInput(f"action '{error.action_name}' does not run now", field="action_name") from error
        return answer
