"""Listens to alarm panels that speak SIA DC-09 over TCP, plain or with AES; pysiaalarm reads and answers the frames.

A key is written as its 16, 24 or 32 hexadecimal characters, which pysiaalarm uses as they stand. A panel that has a
key is believed only when it uses it, with a time stamp from 40 s ago to 20 s ahead, as DC-09 demands.
"""

import hashlib
from datetime import datetime, timedelta
from types import MappingProxyType

from pysiaalarm.account import SIAAccount
from pysiaalarm.event import NAKEvent, SIAEvent
from pysiaalarm.utils.enums import MessageTypes
from pysiaalarm.utils.regexes import MAIN_MATCHER

from connectors.base import (
    BadSignature,
    ConnectorError,
    Incoming,
    Member,
    PanelConnector,
    Rejected,
    Signal,
    Unsupported,
)
from connectors.kinds import Kind, SignalKind

OLDEST, NEWEST = timedelta(seconds=-40), timedelta(seconds=20)
SAME_WITHIN = timedelta(minutes=10)
"""A panel that saw no answer repeats its frame under the same number, which after a restart may be another event's."""

CODES = MappingProxyType(
    {
        "MA": SignalKind.FALL,
        **dict.fromkeys(("PA", "HA", "QA"), SignalKind.PANIC),
        **dict.fromkeys(("FA", "GA", "KA"), SignalKind.SMOKE),
        "NA": SignalKind.INACTIVITY,
        **dict.fromkeys(("RP", "RX", "TX", "TS", "TE"), SignalKind.TEST),
        **dict.fromkeys(("MH", "PH", "QH", "HH", "FH", "GH", "KH"), SignalKind.RESTORED),
        **dict.fromkeys(
            ("NS", "MR", "PR", "QR", "HR", "FR", "AR", "NR", "XR", "YR", "YK"), SignalKind.RESTORED
        ),
        **dict.fromkeys(("BC", "AB", "OC"), SignalKind.CANCELLED),
        **dict.fromkeys(("XT", "YT", "YM"), SignalKind.LOW_BATTERY),
        **dict.fromkeys(
            ("AT", "NT", "MT", "MS", "PT", "QT", "QS", "FT", "TA", "YS", "YC"), SignalKind.TROUBLE
        ),
        **dict.fromkeys(("YX", "UY", "XL", "UG"), SignalKind.OFFLINE),
        **dict.fromkeys(("DO", "DG", "DF"), SignalKind.DOOR),
    }
)
CONTACT_ID = MappingProxyType(
    {
        ("1", "100"): SignalKind.FALL,
        ("1", "101"): SignalKind.PANIC,
        ("1", "102"): SignalKind.OFFLINE,
        **{("1", code): SignalKind.PANIC for code in ("120", "121", "122", "123")},
        **{("1", code): SignalKind.SMOKE for code in ("110", "111", "114", "151")},
        **{("1", code): SignalKind.TROUBLE for code in ("301", "350", "351", "354", "380", "383")},
        **{("1", code): SignalKind.LOW_BATTERY for code in ("302", "338", "384")},
        ("1", "381"): SignalKind.OFFLINE,
        ("1", "406"): SignalKind.CANCELLED,
        ("1", "426"): SignalKind.DOOR,
        **{("1", code): SignalKind.TEST for code in ("601", "602", "607", "608")},
        ("1", "641"): SignalKind.INACTIVITY,
    }
)
"""By qualifier and event; qualifier 3 says that what was is over."""


class SiaPanel(PanelConnector):
    """Reads SIA-DCS, ADM-CID and link tests (NULL)."""

    channel = "sia"
    kinds = frozenset({Kind.CARE_MONITOR})

    def account(self, line: bytes) -> str:
        """The account in the frame's open part."""
        found = MAIN_MATCHER.match(_text(line))
        if found is None or not found["account"]:
            raise Rejected(
                "This is no SIA DC-09 frame with an account: look at the panel's receiver settings."
            )
        return str(found["account"]).upper()

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Signal]:
        """One signal; the panel's key must fit, and what has no key must be plain."""
        event = _event(incoming.body, self.account(incoming.body), member)
        _prove(event, member, stamp)
        kind = _kind(event)
        at = event.timestamp if isinstance(event.timestamp, datetime) else stamp
        return [Signal(_id(event, stamp), str(event.account).upper(), kind, at)]

    def answer(self, line: bytes, member: Member, error: ConnectorError | None) -> bytes:
        """ACK once it is stored, DUH for a code that nobody defined, NAK for what is not believed or not stored."""
        try:
            event = _event(line, self.account(line), member)
        except ConnectorError:
            return bytes(NAKEvent().create_response())
        if error is not None and not isinstance(error, Unsupported):
            return bytes(NAKEvent().create_response())
        event.extended_data = None  # to some of it pysiaalarm would answer with the key itself
        event.code = "RP"
        event.set_sia_code()  # it answers ACK where a code has a meaning to it, DUH where it has none
        if error is not None:
            event.sia_code = None
        return bytes(event.create_response())


def _text(line: bytes) -> str:
    return line.decode("ascii", errors="replace").strip()


def _event(line: bytes, account: str, member: Member) -> SIAEvent:
    key = member.secrets[0] if member.secrets else None
    panel = SIAAccount(account, key, allowed_timeband=None)
    try:
        return SIAEvent.from_line(_text(line), {account: panel, account.lower(): panel})
    except (
        Exception
    ) as error:  # the library raises what its parts raise: of a strange frame nothing is believed
        raise BadSignature("The frame cannot be read with this panel's key: compare the keys.") from error


def _prove(event: SIAEvent, member: Member, stamp: datetime) -> None:
    if not event.valid_message or int(str(event.length), 16) != len(str(event.full_message)):
        raise BadSignature("The frame's check sum or length is wrong: send it again.")
    if member.secrets and not event.encrypted:
        raise BadSignature("A panel with a key sent a frame without it: switch its encryption on.")
    if event.encrypted and not isinstance(event.timestamp, datetime):
        raise BadSignature("An encrypted frame has no time: switch the panel's time stamps on.")
    if isinstance(event.timestamp, datetime) and not OLDEST <= event.timestamp - stamp <= NEWEST:
        raise BadSignature("The frame's time is not now: set the panel's clock.")


def _kind(event: SIAEvent) -> SignalKind:
    if event.message_type is MessageTypes.NULL:
        return SignalKind.ALIVE
    if event.message_type is MessageTypes.ADMCID:
        kind = CONTACT_ID.get((str(event.event_qualifier), str(event.event_type)))
        if kind is None and event.event_qualifier == "3":
            kind = SignalKind.RESTORED
        said = f"{event.event_qualifier} {event.event_type}"
    else:
        kind, said = CODES.get(str(event.code)), str(event.code)
    if kind is None:
        raise Unsupported(
            f"The code {said} means nothing to a care monitor: take it out of the panel's reports."
        )
    return kind


def _id(event: SIAEvent, stamp: datetime) -> str:
    when = event.timestamp or int(stamp.timestamp() // SAME_WITHIN.total_seconds())
    said = (
        event.account,
        event.sequence,
        event.code,
        event.event_qualifier,
        event.event_type,
        event.ri,
        when,
    )
    return hashlib.sha256("|".join(map(str, said)).encode()).hexdigest()[:32]
