"""What the suites share: a job full of things that must not be told, signed messages, skips with a reason."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from connectors import signing
from connectors.base import Incoming, Item, Job, Window
from connectors.kinds import Kind

STAMP = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
SECRET = "whsec_Y29udHJhY3QtdGVzdC1zZWNyZXQtMDAwMQ=="  # noqa: S105 - for tests only, opens nothing
ACCOUNT = "+12075550142"
HER_NUMBER = ("207-555-0142", "2075550142", "(207) 555-0142")
MEDICINE = "lisinopril"


def sample_job(kind: Kind) -> Job:
    """A job that holds everything a job can hold, and in its free text what nobody ought to be told."""
    return Job(
        dispatch=f"dsp-{kind}",
        order=27,
        kind=kind,
        items=(Item(f"{MEDICINE} 10 mg", 30, "tablet", 1200), Item("milk 2% half gal", 1, None, 349)),
        reply_by=STAMP + timedelta(minutes=15),
        customer="Mrs B",
        window=Window(STAMP + timedelta(hours=1), STAMP + timedelta(hours=3)),
        address="12 Elm St, Portland ME 04101",
        pickup="Corner Shop, 1 Main St",
        note=f"{MEDICINE} is the small bag; call {HER_NUMBER[0]} or {HER_NUMBER[1]} or {HER_NUMBER[2]}",
    )


class Contract:
    """What all suites share."""

    skips: ClassVar[Mapping[str, str]] = {}

    @pytest.fixture(autouse=True)
    def _skip_only_with_a_reason(self, request: pytest.FixtureRequest) -> None:
        for name, reason in self.skips.items():
            assert hasattr(self, name), f"skips names {name}, which is no test of this contract"
            assert len(reason.split()) >= 3, f"say in a few words why {name} is left out"
        if reason := self.skips.get(request.function.__name__, ""):
            pytest.skip(reason)


def message(message_type: str, data: Mapping[str, object]) -> bytes:
    """A message as a provider writes it."""
    return json.dumps({"type": message_type, "timestamp": STAMP.isoformat(), "data": data}).encode()


def signed(body: bytes) -> Incoming:
    """The body as a provider that holds SECRET signs it."""
    return Incoming(signing.sign((SECRET,), "msg-1", STAMP, body), body)


def assert_without_number(text: str) -> None:
    """Fails when her number is in the text, however it is written."""
    digits = "".join(character for character in text if character.isdigit())
    assert "2075550142" not in digits, "her phone number was told"
