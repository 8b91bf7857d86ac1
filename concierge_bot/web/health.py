"""Is the house up, and is it ready: for the supervisor, load balancers and ``concierge doctor``."""

from fastapi import APIRouter, Request

from concierge_bot.services.house import state
from concierge_bot.web.deps import House

router = APIRouter()


@router.get("/health")
def health() -> dict[str, str]:
    """Tell that this process serves."""
    return {"status": "up"}


@router.get("/ready")
def ready(app: House, request: Request) -> dict[str, object]:
    """Tell whether the database and the dialogue server answer, how much is unfinished, and what was refused."""
    with app.db.read() as s:
        unfinished = state.unfinished(s, app.clock.now())
    return {
        "database": True,
        "dialogue": app.dialogue.healthy(),
        "unfinished": unfinished,
        "refused": request.app.state.refused,
    }
