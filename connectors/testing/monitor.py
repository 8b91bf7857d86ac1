"""The contract of a care monitor's connector: it reads every signal and takes no job."""

import dataclasses
from typing import ClassVar

import httpx
import pytest

from connectors.base import (
    BadSignature,
    Event,
    Incoming,
    Member,
    MonitorConnector,
    Rejected,
    Signal,
    Unsupported,
)
from connectors.kinds import Kind, SignalKind
from connectors.testing.common import ACCOUNT, SECRET, STAMP, Contract, message, sample_job, signed


class MonitorContract(Contract):
    """For a care monitor's connector. Set `connector`, override how its system speaks."""

    connector: ClassVar[MonitorConnector]

    def member(self) -> Member:
        """The monitor's service."""
        return Member("Safe Home", Kind.CARE_MONITOR, {}, (SECRET,))

    def signals(self, signal: str, account: str) -> Incoming:
        """The request by which the service reports `signal` (any word, also an unknown one)."""
        return self.signed(message(f"monitor.{signal}", {"account": account, "value": "41"}))

    def signed(self, body: bytes) -> Incoming:
        """The body in a request that the connector must believe to come from the service."""
        return signed(body)

    def _receive(self, incoming: Incoming) -> list[Event | Signal]:
        return self.connector.receive(incoming, self.member(), STAMP)

    def test_says_what_it_is_for(self) -> None:
        assert self.connector.channel
        assert self.connector.kinds == {Kind.CARE_MONITOR}

    @pytest.mark.parametrize("signal", SignalKind)
    def test_every_signal_is_read(self, signal: SignalKind) -> None:
        (read,) = self._receive(self.signals(signal, ACCOUNT))
        assert isinstance(read, Signal)
        assert (read.signal, read.account) == (signal, ACCOUNT)
        assert read.at.utcoffset() is not None

    def test_an_unknown_signal_is_unsupported(self) -> None:
        with pytest.raises(Unsupported):
            self._receive(self.signals("earthquake", ACCOUNT))

    def test_the_same_message_has_the_same_id(self) -> None:
        incoming = self.signals(SignalKind.FALL, ACCOUNT)
        (first,), (again,) = self._receive(incoming), self._receive(incoming)
        assert first.id == again.id

    def test_a_changed_body_is_not_believed(self) -> None:
        incoming = self.signals(SignalKind.FALL, ACCOUNT)
        with pytest.raises(BadSignature):
            self._receive(dataclasses.replace(incoming, body=incoming.body + b" "))

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"{}", b"[" * 5000])
    def test_signed_garbage_is_rejected_in_a_sentence(self, body: bytes) -> None:
        with pytest.raises(Rejected, match=r"\w+ \w+ \w+"):
            self._receive(self.signed(body))

    def test_it_takes_no_jobs(self) -> None:
        job = sample_job(Kind.CARE_MONITOR)
        with httpx.Client(trust_env=False) as http:
            with pytest.raises(Unsupported):
                self.connector.dispatch(job, self.member(), http, STAMP)
            with pytest.raises(Unsupported):
                self.connector.withdraw(job, self.member(), http, STAMP, "no longer wanted")
