"""Tries a member's address before it is written down, so that whoever typed it hears at once what is wrong with it."""

import httpx

from concierge_bot.errors import BadInput
from concierge_bot.texts.pages import told
from connectors.base import Misconfigured

PATIENCE = 5.0
MOVED = (301, 308)
"""For good, whatever the request; another redirect may be for a visitor only, and fails no sooner than a job does."""


def check(http: httpx.Client, url: str | None) -> None:
    """Refuse an address that no job will be sent to; one where nobody answers yet is fine.

    It is looked at again for each job (`connectors/addresses.py`).
    """
    try:
        answer = http.head(url or "", timeout=PATIENCE)
    except Misconfigured as error:
        raise BadInput(told("url: {error}", error=error), field="url") from error
    except (httpx.HTTPError, httpx.InvalidURL):
        return
    if answer.status_code in MOVED:
        raise BadInput(
            told("url: it only sends us on to another address, which we never follow: write that one"),
            field="url",
        )
