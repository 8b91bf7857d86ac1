"""The carrier: takes the core's texts, brings the handsets' texts to it, and reports what became of each."""

import re
import uuid

from .errors import Refused
from .handsets import Handset, Text
from .times import machine_now
from .town import Message, Town

OPT_OUT = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
OPT_IN = frozenset({"START", "YES", "UNSTOP"})
HELP = frozenset({"HELP", "INFO"})
UNREACHABLE = {"off": 30003, "landline": 30006}  # https://www.twilio.com/docs/api/errors


class SendRefused(Exception):
    """A send that the carrier turns down at once, with its error code."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


async def send(town: Town, sender: str, to: str, body: str, callback: str | None) -> Message:
    """Take a text from the core; status callbacks follow. Raises SendRefused."""
    _check(town, sender, to, body)
    message = Message(new_sid("SM"), sender, to, body, "outbound-api", "queued", machine_now(), callback)
    town.messages[message.sid] = message
    handset = town.handset(to)
    message.error_code = UNREACHABLE.get(handset.state)
    if message.error_code is None:
        handset.add("received", body, await town.now(), message.sid)
    town.errands.start("status callbacks", _report(town, message))
    return message


async def text(town: Town, handset: Handset, body: str, sid: str | None = None, *, pictures: int = 0) -> Text:
    """A handset sends a text to our number; the same sid again makes the carrier deliver it once more."""
    if sid is not None and (known := handset.sent(sid)) is not None:
        town.errands.start("inbound texts", _deliver(town, handset, known), turn=handset.phone)
        return known
    if sid is not None and sid in town.messages:
        raise Refused(409, f"the message {sid} belongs to another handset", "sid")
    if handset.state != "on":
        raise Refused(409, f"the handset is {handset.state} and cannot text")
    shown = handset.add("sent", body, await town.now(), sid or new_sid("SM"))
    shown.pictures = pictures
    meaning = opt_out_type(body)
    if meaning in ("STOP", "START"):
        handset.blocked = meaning == "STOP"
    town.messages[shown.sid] = Message(
        shown.sid, handset.phone, town.number, body, "inbound", "received", machine_now()
    )
    town.errands.start("inbound texts", _deliver(town, handset, shown), turn=handset.phone)
    return shown


def opt_out_type(body: str) -> str | None:
    """STOP, START or HELP when the whole text is one of the carrier's words."""
    word = body.strip().upper()
    for words, meaning in ((OPT_OUT, "STOP"), (OPT_IN, "START"), (HELP, "HELP")):
        if word in words:
            return meaning
    return None


def new_sid(prefix: str) -> str:
    """A fresh carrier identifier."""
    return prefix + uuid.uuid4().hex


def _check(town: Town, sender: str, to: str, body: str) -> None:
    for value, code, name in ((to, 21604, "To"), (sender, 21603, "From"), (body, 21602, "Body")):
        if not value:
            raise SendRefused(code, f"A '{name}' is required to send a message.")
    if not re.fullmatch(r"\+[1-9]\d{6,14}", to):
        raise SendRefused(21211, "Invalid 'To' Phone Number")
    if len(body) > 1600:
        raise SendRefused(21617, "The concatenated message body exceeds the 1600 character limit")
    if town.handset(to).blocked:
        raise SendRefused(21610, "Attempt to send to unsubscribed recipient")


async def _deliver(town: Town, handset: Handset, shown: Text) -> None:
    """Bring a text to the core, until it takes it."""
    settings = town.core.settings
    form = {
        "MessageSid": shown.sid,
        "SmsSid": shown.sid,
        "SmsMessageSid": shown.sid,
        "AccountSid": settings.account_sid,
        "ApiVersion": "2010-04-01",
        "SmsStatus": "received",
        "From": handset.phone,
        "To": town.number,
        "Body": shown.body,
        "NumMedia": str(shown.pictures),
        "NumSegments": "1",
    }
    if (meaning := opt_out_type(shown.body)) is not None:
        form["OptOutType"] = meaning
    response = await town.core.carrier_post(settings.public_url.rstrip("/") + "/twilio/sms", form)
    shown.delivered = shown.delivered or (response is not None and response.is_success)


async def _report(town: Town, message: Message) -> None:
    """Tell the core how a text fares, in order."""
    final = "delivered" if message.error_code is None else "undelivered"
    for status in ("sent", final):
        message.status = status
        if message.callback is not None:
            await town.core.carrier_post(message.callback, _status_form(town, message, status))


def _status_form(town: Town, message: Message, status: str) -> dict[str, str]:
    form = {
        "MessageSid": message.sid,
        "SmsSid": message.sid,
        "MessageStatus": status,
        "SmsStatus": status,
        "AccountSid": town.core.settings.account_sid,
        "ApiVersion": "2010-04-01",
        "From": message.sender,
        "To": message.to,
    }
    if status == "undelivered":
        form["ErrorCode"] = str(message.error_code)
    return form
