"""What doors share: the house, and who is asking."""

import hmac
from typing import Annotated

from fastapi import Cookie, Depends, Header, Path, Request

from concierge_bot.bootstrap import App
from concierge_bot.errors import NotFound, Refused
from concierge_bot.services.house.fields import time_zones


def house(request: Request) -> App:
    """Return the application that this web process serves."""
    app: App = request.app.state.house
    return app


House = Annotated[App, Depends(house)]
Authorization = Annotated[str, Header()]
DeskCookie = Annotated[str, Cookie(alias="desk")]
RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
FamilyCookie = Annotated[str, Cookie(alias="family")]
ZoneCookie = Annotated[str, Cookie(alias="zone")]
MemberCookie = Annotated[str, Cookie(alias="member")]


FROM_INSIDE = 16 * 1024 * 1024
"""Bytes of a body from this machine: a whole scenario, or a long conversation of the dialogue server."""


def operator_key(app: House, authorization: Authorization = "") -> None:
    """Let pass who holds the operations key."""
    if not same(authorization, f"Bearer {app.settings.operations_key.get_secret_value()}"):
        raise Refused("The operations API needs its key: Authorization: Bearer <CONCIERGE_OPERATIONS_KEY>")


def development_only(app: House) -> None:
    """Loading a world and moving the clock exist only in development."""
    if not app.settings.development:
        raise NotFound("There is no such address here")


def known_zone(name: str) -> str:
    """Return the time zone that a browser names, or an empty string if it is none."""
    return name if name in time_zones() else ""


def same(given: str, right: str) -> bool:
    """Compare secrets in constant time."""
    return hmac.compare_digest(given.encode(), right.encode())
