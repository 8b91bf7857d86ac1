"""A request is never sent on a connection that the other end is just closing."""

import uvicorn

from concierge_bot.connections import LIMITS

SANIC_SECONDS = 5  # KEEP_ALIVE_TIMEOUT of sanic 21.12, which Rasa 3.6 serves with


def test_an_idle_connection_is_given_up_before_any_server_of_ours_gives_it_up() -> None:
    uvicorn_seconds = uvicorn.Config("app").timeout_keep_alive
    assert LIMITS.keepalive_expiry is not None
    assert LIMITS.keepalive_expiry < min(uvicorn_seconds, SANIC_SECONDS)
