"""What a member's answer over HTTP means: try again, ask another, or have a person put it right."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from connectors.base import ConnectorError, Gone, Member, Misconfigured, Rejected, Temporary


def endpoint(member: Member) -> httpx.URL:
    """Where a member is reached over the web; raises Misconfigured for what is no address."""
    wrong = f"The url of {member.name} is no web address: correct it on its page."
    try:
        url = httpx.URL(member.setting("url"))
    except httpx.InvalidURL as error:
        raise Misconfigured(wrong) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise Misconfigured(wrong)
    return url


def failure(name: str, response: httpx.Response, stamp: datetime) -> ConnectorError:
    """What an answer other than 2xx means for the message, with its status; `name` is the member's."""
    error = _meaning(name, response, stamp)
    error.status = response.status_code
    return error


def _meaning(name: str, response: httpx.Response, stamp: datetime) -> ConnectorError:
    status = response.status_code
    if status == 410:
        return Gone(f"{name} closed its endpoint (410): send nothing more and ask for a new url.")
    if status >= 500 or status == 429:
        return Temporary(f"{name} answered {status}: try again later.", _retry_after(response, stamp))
    if status >= 400:
        return Rejected(f"{name} refused the message ({status}): choose another provider and ask why.")
    return Misconfigured(f"{name} answered {status}, which is not followed: enter its final url on its page.")


def unreached(name: str, error: httpx.TransportError) -> Temporary:
    """A member that could not be reached at all may be there later."""
    return Temporary(f"{name} was not reached ({type(error).__name__}): try again later.")


def _retry_after(response: httpx.Response, stamp: datetime) -> float | None:
    """Seconds to wait, from either form that RFC 9110 section 10.2.3 allows; an unreadable one is no wish."""
    value = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - stamp).total_seconds())
