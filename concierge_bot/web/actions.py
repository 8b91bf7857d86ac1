"""The dialogue server's door: Rasa posts here what an action shall do (its action protocol)."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from actions.serving import Actions
from concierge_bot.errors import BadInput, NotFound, Refused
from concierge_bot.web.deps import FROM_INSIDE, House, same

router = APIRouter(max_body_size=FROM_INSIDE)


@router.post("/actions", response_model=None)
def serve(
    app: House, request: Request, call: dict[str, Any], token: str = ""
) -> dict[str, Any] | JSONResponse:
    """Run one action; 404 for an unknown one, 400 if it rejects to run, as Rasa expects."""
    if not same(token, app.settings.dialogue_token.get_secret_value()):
        raise Refused("Only the dialogue server may call actions")
    actions: Actions = request.app.state.actions
    try:
        return actions.serve(call)
    except NotFound as error:
        return _refusal(404, error.message, call)
    except BadInput as error:
        return _refusal(400, error.message, call)


def _refusal(status: int, message: str, call: dict[str, Any]) -> JSONResponse:
    return JSONResponse({"error": message, "action_name": call.get("next_action")}, status_code=status)
