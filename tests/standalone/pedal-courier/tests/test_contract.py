"""Pedal's connector keeps the concierge's contract."""

import json

from pedal_courier import SIGNATURE, WORDS, PedalCourier, sign

from connectors.base import Incoming, Member
from connectors.kinds import Kind
from connectors.sandbox import Received
from connectors.testing import FulfillingContract
from connectors.testing.common import SECRET, STAMP

PEDALS = {str(event): word for word, event in WORDS.items()}


class TestPedal(FulfillingContract):
    connector = PedalCourier()

    def member(self, kind: Kind, url: str) -> Member:
        """A courier with a depot at Pedal's."""
        return Member("Pedal", kind, {"url": url, "depot": "7"}, (SECRET,))

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        """Report in Pedal's words."""
        report = {
            "report": "r-1",
            "key": dispatch,
            "status": PEDALS.get(event, event),
            "at": STAMP.isoformat(),
        }
        return self.signed(json.dumps({**report, "number": order}).encode())

    def signed(self, body: bytes) -> Incoming:
        """Sign as Pedal does."""
        return Incoming({SIGNATURE: sign(SECRET, STAMP, body)}, body)

    def same_offer_key(self, request: Received) -> str:
        """What Pedal knows a repeat by."""
        return request.headers["idempotency-key"]
