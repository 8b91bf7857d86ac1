"""The carrier's doors: proven first, stored in one commit, answered at once with nothing to say."""

import logging
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import twilio as carrier
from concierge_bot.channels import voice as voice_of
from concierge_bot.errors import BadInput, NotFound, Refused
from concierge_bot.models import Outbox
from concierge_bot.services.house import delivery
from concierge_bot.services.people import customers
from concierge_bot.services.talk import arrival, calls
from concierge_bot.web.deps import House, RowId

log = logging.getLogger(__name__)

router = APIRouter(prefix="/twilio")

Form = dict[str, str]


async def proven(request: Request) -> Form:
    """Return the form of a request that carries the carrier's signature; Refused and counted otherwise."""
    app: App = request.app.state.house
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if not app.carrier.proven(path, form, request.headers.get("X-Twilio-Signature", "")):
        request.app.state.refused += 1
        log.warning(
            "a request without the carrier's signature was refused (%s so far)", request.app.state.refused
        )
        raise Refused("This request does not carry the carrier's signature")
    return {key: value.replace("\x00", "") for key, value in form.items()}  # PostgreSQL keeps no NUL


Proven = Annotated[Form, Depends(proven)]


@router.post("/sms")
def sms(app: House, form: Proven) -> Response:
    """Store a text once under its MessageSid, and answer with empty TwiML."""
    sid, sender = form.get("MessageSid"), form.get("From")
    if not sid or not sender:
        raise BadInput("MessageSid and From must be there", field="From" if sid else "MessageSid")
    media = form.get("NumMedia", "0")
    with app.db.write() as s:
        agency = customers.agency_by_phone(s, form.get("To", ""))
        arrival.store(
            s,
            app.clock.now(),
            agency,
            sid=sid,
            sender=sender,
            body=form.get("Body", ""),
            media=int(media) if media.isdecimal() else 0,
            opt_out_type=form.get("OptOutType", ""),
        )
    return twiml(carrier.empty_answer())


@router.post("/status/{outbox_id}")
def status(app: House, outbox_id: RowId, form: Proven) -> Response:
    """Write down what became of a text; reports come in any order."""
    with app.db.write() as s:
        row = _row(s, outbox_id, to_write=True)
        delivery.report(
            s,
            app.clock.now(),
            row,
            form.get("MessageSid", ""),
            form.get("MessageStatus", ""),
            form.get("ErrorCode", ""),
        )
    return Response(status_code=204)


@router.post("/voice/{outbox_id}")
def voice(app: House, outbox_id: RowId, form: Proven) -> Response:
    """Read the words of a call out."""
    with app.db.read() as s:
        row = _row(s, outbox_id)
    return twiml(voice_of.spoken(row.body, f"{app.settings.public}/twilio/keys/{outbox_id}"))


@router.post("/keys/{outbox_id}")
def keys(app: House, outbox_id: RowId, form: Proven) -> Response:
    """A key pressed in a call: 1 at the desk takes the task."""
    with app.db.write() as s:
        words = calls.pressed(s, app.clock.now(), _row(s, outbox_id), form.get("Digits", ""))
    return twiml(voice_of.spoken(words))


@router.post("/call-status/{outbox_id}")
def call_status(app: House, outbox_id: RowId, form: Proven) -> Response:
    """Write down how a call ended."""
    with app.db.write() as s:
        row = _row(s, outbox_id, to_write=True)
        delivery.call_ended(s, row, form.get("CallSid", ""), form.get("CallStatus", ""), app.clock.now())
    return Response(status_code=204)


def _row(s: Session, outbox_id: int, *, to_write: bool = False) -> Outbox:
    """Return what a callback is about; locked where it is written, for a callback may come several times at once."""
    row = s.get(Outbox, outbox_id, with_for_update=to_write or None)
    if row is None:
        raise NotFound("There is no such text or call here")
    return row


def twiml(words: str) -> Response:
    """Answer the carrier in its own language."""
    return Response(words, media_type="application/xml")
