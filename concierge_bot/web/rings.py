"""The carrier's doors for calls to our number: each step is proven, written in one commit, and answered in TwiML."""

from fastapi import APIRouter
from fastapi.responses import Response
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import voice
from concierge_bot.errors import BadInput, NotFound
from concierge_bot.models import Ring
from concierge_bot.services.people import customers
from concierge_bot.services.talk import rings
from concierge_bot.services.talk.rings import Next
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.twilio import Proven, twiml

router = APIRouter(prefix="/twilio/call")


@router.post("")
def call(app: House, form: Proven) -> Response:
    """Somebody rings our number: kept once under its CallSid."""
    sid, caller = form.get("CallSid"), form.get("From")
    if not sid or not caller:
        raise BadInput("CallSid and From must be there", field="From" if sid else "CallSid")
    with app.db.write() as s:
        agency = customers.agency_by_phone(s, form.get("To", ""))
        ring, then = rings.answer(s, app.clock.now(), agency, caller, sid)
        return _follow(app, ring, then)


@router.post("/{ring_id}/keys")
def keys(app: House, ring_id: RowId, form: Proven) -> Response:
    """A key of the caller's."""
    with app.db.write() as s:
        ring = _ring(s, ring_id)
        return _follow(app, ring, rings.pressed(s, app.clock.now(), ring, form.get("Digits", "")))


@router.post("/{ring_id}/desk")
def desk(app: House, ring_id: RowId, form: Proven) -> Response:
    """No key: the caller wants a person."""
    with app.db.write() as s:
        ring = _ring(s, ring_id)
        return _follow(app, ring, rings.to_desk(s, app.clock.now(), ring))


@router.post("/{ring_id}/screen")
def screen(app: House, ring_id: RowId, form: Proven) -> Response:
    """The desk's phone was picked up: who is on the line."""
    with app.db.read() as s:
        words = rings.announce(s, _ring(s, ring_id))
    return twiml(voice.screen(words, _url(app, ring_id, "screened")))


@router.post("/{ring_id}/screened")
def screened(app: House, ring_id: RowId, form: Proven) -> Response:
    """The desk pressed a key: they talk."""
    with app.db.write() as s:
        rings.taken(s, app.clock.now(), _ring(s, ring_id), form.get("Digits", ""))
    return twiml(voice.connected())


@router.post("/{ring_id}/over")
def over(app: House, ring_id: RowId, form: Proven) -> Response:
    """The talk with the desk is over, or there was none."""
    with app.db.write() as s:
        ring = _ring(s, ring_id)
        return _follow(app, ring, rings.put_through(s, app.clock.now(), ring))


@router.post("/{ring_id}/recorded")
def recorded(app: House, ring_id: RowId, form: Proven) -> Response:
    """The caller left a message."""
    with app.db.write() as s:
        ring, seconds = _ring(s, ring_id), form.get("RecordingDuration", "0")
        then = rings.recorded(s, app.clock.now(), ring, form.get("RecordingSid", ""), seconds)
        return _follow(app, ring, then)


def _follow(app: App, ring: Ring, then: Next) -> Response:
    """Say in TwiML what a caller hears, and where the call goes on."""
    match then.then:
        case "keys":
            said = voice.menu(
                then.words, _url(app, ring.key, "keys"), _url(app, ring.key, "desk"), language=then.language
            )
        case "desk":
            said = voice.through(
                then.words,
                then.number,
                screen_url=_url(app, ring.key, "screen"),
                over_url=_url(app, ring.key, "over"),
                rings=int(rings.RINGS_FOR.total_seconds()),
                language=then.language,
            )
        case "mailbox":
            said = voice.mailbox(then.words, _url(app, ring.key, "recorded"), language=then.language)
        case "end":
            said = voice.last_words(then.words, language=then.language)
    return twiml(said)


def _ring(s: Session, ring_id: int) -> Ring:
    ring = s.get(Ring, ring_id, with_for_update=True)
    if ring is None:
        raise NotFound("There is no such call here")
    return ring


def _url(app: App, ring_id: int, step: str) -> str:
    return f"{app.settings.public}/twilio/call/{ring_id}/{step}"
