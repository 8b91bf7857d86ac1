"""The carrier: signatures in, texts and calls out, and its own list of what it knows.

Twilio's validator signs over the address as the carrier saw it, so the public URL is used, never the request's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.twiml.messaging_response import MessagingResponse

from concierge_bot.settings import Settings

TIMEOUT = 10.0
OFFICIAL = "https://api.twilio.com"
OPTED_OUT = "21610"
CALL_IS_OVER = "21220"  # https://www.twilio.com/docs/api/errors/21220


class CarrierRefused(Exception):
    """The carrier does not take this text or call; ``code`` is its error code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the carrier refused it with {code}")
        self.code = code


class CarrierBusy(Exception):
    """The carrier takes nothing just now (HTTP 429): this text or call has not left and may be sent again."""


class CarrierUnsure(Exception):
    """No answer came: the carrier may or may not have it, so its list must be asked before it is sent again."""


@dataclass(frozen=True)
class Known:
    """A text or call that the carrier has, from its own list."""

    sid: str
    body: str
    status: str
    at: datetime | None


@dataclass(frozen=True)
class Received:
    """A text to one of our numbers, from the carrier's list."""

    sid: str
    sender: str
    body: str
    media: int


@dataclass(frozen=True)
class Number:
    """One of our numbers as the carrier has it set up."""

    sms_url: str
    voice_url: str
    in_service: bool


class _HttpClient(TwilioHttpClient):  # type: ignore[misc]  # twilio ships no types
    """Twilio's client with a timeout (its default is none) and the settings' address instead of the official one."""

    def __init__(self, api_url: str) -> None:
        super().__init__(timeout=TIMEOUT)
        self._api_url = api_url.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        return super().request(method, url.replace(OFFICIAL, self._api_url, 1), *args, **kwargs)


class Carrier:
    """Sends through one Twilio account, and proves what claims to come from it."""

    def __init__(self, settings: Settings) -> None:
        token = settings.twilio_auth_token.get_secret_value()
        self._public = settings.public
        self._validator = RequestValidator(token)
        self._client = Client(
            settings.twilio_account_sid, token, http_client=_HttpClient(settings.twilio_api_url)
        )

    def proven(self, path: str, form: Mapping[str, str], signature: str) -> bool:
        """Tell whether a request to one of our doors carries the carrier's signature."""
        return bool(self._validator.validate(f"{self._public}{path}", dict(form), signature))

    def text(self, sender: str, to: str, body: str, outbox_id: int) -> str:
        """Send a text; return the carrier's sid. CarrierRefused, CarrierBusy or CarrierUnsure if it did not."""
        back = f"{self._public}/twilio/status/{outbox_id}"
        return self._do(self._client.messages.create, to=to, from_=sender, body=body, status_callback=back)

    def call(self, sender: str, to: str, outbox_id: int) -> str:
        """Place a call whose words are fetched from our voice door; return the carrier's sid."""
        return self._do(
            self._client.calls.create,
            to=to,
            from_=sender,
            url=f"{self._public}/twilio/voice/{outbox_id}",
            status_callback=f"{self._public}/twilio/call-status/{outbox_id}",
            status_callback_event=["completed"],
        )

    def hang_up(self, sid: str) -> str:
        """End a call, ringing or answered; return its sid. One that is over already is what was wanted."""
        try:
            return self._do(self._client.calls(sid).update, status="completed")
        except CarrierRefused as refusal:
            if refusal.code != CALL_IS_OVER:
                raise
            return sid

    def sent_texts(self, sender: str, to: str, since: datetime) -> list[Known]:
        """Return what the carrier's list knows of texts to a number since a moment (machine time)."""
        try:
            listed = self._client.messages.list(
                to=to, from_=sender, date_sent_after=since - timedelta(days=1), limit=200
            )
        except (TwilioRestException, requests.RequestException) as error:
            raise CarrierUnsure(str(error)) from error
        return [Known(m.sid, m.body, m.status, m.date_created) for m in listed]

    def received_texts(self, phone: str, since: datetime) -> list[Received]:
        """Return what the carrier's list knows of texts to one of our numbers since a moment (machine time)."""
        try:
            listed = self._client.messages.list(to=phone, date_sent_after=since)
        except TwilioRestException as error:
            raise CarrierUnsure(f"the carrier answered {error.status}") from error
        except requests.RequestException as error:
            raise CarrierUnsure("the carrier did not answer") from error
        inbound = [m for m in reversed(listed) if m.direction == "inbound"]
        return [Received(m.sid, m.from_, m.body, int(m.num_media or 0)) for m in inbound]

    def placed_calls(self, sender: str, to: str, since: datetime) -> list[Known]:
        """Return what the carrier's list knows of calls to a number since a moment (machine time)."""
        try:
            listed = self._client.calls.list(
                to=to, from_=sender, start_time_after=since - timedelta(days=1), limit=200
            )
        except (TwilioRestException, requests.RequestException) as error:
            raise CarrierUnsure(str(error)) from error
        return [Known(c.sid, "", c.status, c.start_time) for c in listed]

    def account(self) -> str:
        """Return the account's status, which proves the credentials; CarrierRefused or CarrierUnsure if not."""
        return self._do(
            lambda: self._client.api.accounts(self._client.account_sid).fetch(), attribute="status"
        )

    def number(self, phone: str) -> Number:
        """Return how the carrier has set up one of our numbers; CarrierRefused if it is not ours."""
        try:
            found = self._client.incoming_phone_numbers.list(phone_number=phone, limit=1)
            services = self._client.messaging.v1.services.list(limit=50)
            in_service = any(
                n.phone_number == phone for service in services for n in service.phone_numbers.list(limit=400)
            )
        except TwilioRestException as error:
            raise CarrierRefused(str(error.code or error.status)) from error
        except requests.RequestException as error:
            raise CarrierUnsure("the carrier did not answer") from error
        if not found:
            raise CarrierRefused("the number is not in this account")
        return Number(found[0].sms_url or "", found[0].voice_url or "", in_service)

    def _do(self, act: Any, attribute: str = "sid", **kwargs: Any) -> str:
        try:
            return str(getattr(act(**kwargs), attribute))
        except TwilioRestException as error:
            if error.status == 429:
                raise CarrierBusy("the carrier takes nothing just now") from error
            if error.status >= 500:
                raise CarrierUnsure(f"the carrier answered {error.status}") from error
            raise CarrierRefused(str(error.code or error.status)) from error
        except requests.RequestException as error:
            raise CarrierUnsure("the carrier did not answer") from error


def empty_answer() -> str:
    """Return the TwiML that says nothing: answers go out through the outbox."""
    return str(MessagingResponse())
