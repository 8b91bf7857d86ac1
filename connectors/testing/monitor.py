"""The contract of a care monitor's connector: it reads every signal of its system, and believes only its system."""

import dataclasses
from collections.abc import Collection
from typing import ClassVar

import httpx
import pytest

from connectors.base import (
    BadSignature,
    BrokerConnector,
    DeviceConnector,
    Event,
    Incoming,
    Member,
    MonitorConnector,
    PanelConnector,
    Rejected,
    Signal,
    Unsupported,
)
from connectors.kinds import Kind, SignalKind
from connectors.testing.common import ACCOUNT, SECRET, STAMP, Contract, message, sample_job, signed


class SignalsContract(Contract):
    """What all connectors of care monitors share. Override how the system speaks."""

    connector: ClassVar[MonitorConnector | DeviceConnector]
    account: ClassVar[str] = ACCOUNT
    speaks: ClassVar[Collection[SignalKind]] = frozenset(SignalKind)
    """The signals that the system can report; a system without readings leaves those out."""

    def member(self) -> Member:
        """The monitor's service."""
        return Member("Safe Home", Kind.CARE_MONITOR, {}, (SECRET,))

    def signals(self, signal: str, account: str) -> Incoming:
        """What comes when the system reports `signal` (any word, also an unknown one)."""
        raise NotImplementedError

    def garbage(self) -> list[Incoming]:
        """What comes from the system and cannot be read."""
        raise NotImplementedError

    def _receive(self, incoming: Incoming) -> list[Event | Signal]:
        return [*self.connector.receive(incoming, self.member(), STAMP)]

    def test_says_what_it_is_for(self) -> None:
        assert self.connector.channel
        assert self.connector.kinds == {Kind.CARE_MONITOR}

    @pytest.mark.parametrize("signal", SignalKind)
    def test_every_signal_is_read(self, signal: SignalKind) -> None:
        if signal not in self.speaks:
            return
        (read,) = self._receive(self.signals(signal, self.account))
        assert isinstance(read, Signal)
        assert (read.signal, read.account) == (signal, self.account)
        assert read.at.utcoffset() is not None

    def test_danger_can_be_reported(self) -> None:
        assert {SignalKind.FALL, SignalKind.PANIC} & set(self.speaks)

    def test_an_unknown_signal_is_unsupported(self) -> None:
        with pytest.raises(Unsupported):
            self._receive(self.signals("earthquake", self.account))

    def test_the_same_message_has_the_same_id(self) -> None:
        incoming = self.signals(SignalKind.FALL, self.account)
        (first,), (again,) = self._receive(incoming), self._receive(incoming)
        assert first.id == again.id

    def test_garbage_is_refused_in_a_sentence(self) -> None:
        for incoming in self.garbage():
            with pytest.raises((Rejected, BadSignature), match=r"\w+ \w+ \w+"):
                self._receive(incoming)


class MonitorContract(SignalsContract):
    """For a care monitor's service that posts webhooks. Set `connector`, override how its system speaks."""

    connector: ClassVar[MonitorConnector]

    def signals(self, signal: str, account: str) -> Incoming:
        """The request by which the service reports `signal`."""
        return self.signed(message(f"monitor.{signal}", {"account": account, "value": "41"}))

    def signed(self, body: bytes) -> Incoming:
        """The body in a request that the connector must believe to come from the service."""
        return signed(body)

    def garbage(self) -> list[Incoming]:
        """Signed bodies without a meaning."""
        return [self.signed(body) for body in (b"", b"{", b"[]", b"null", b"{}", b"[" * 5000)]

    def test_a_changed_body_is_not_believed(self) -> None:
        incoming = self.signals(SignalKind.FALL, self.account)
        with pytest.raises(BadSignature):
            self._receive(dataclasses.replace(incoming, body=incoming.body + b" "))

    def test_it_takes_no_jobs(self) -> None:
        job = sample_job(Kind.CARE_MONITOR)
        with httpx.Client(trust_env=False) as http:
            with pytest.raises(Unsupported):
                self.connector.dispatch(job, self.member(), http, STAMP)
            with pytest.raises(Unsupported):
                self.connector.withdraw(job, self.member(), http, STAMP, "no longer wanted")


class PanelContract(SignalsContract):
    """For panels that ring in by themselves; also what they are answered."""

    connector: ClassVar[PanelConnector]
    taken: ClassVar[bytes]
    not_taken: ClassVar[bytes]
    """What the answer to a stored line, and to one that is not believed, must contain."""

    def changed(self, line: bytes) -> bytes:
        """The same line, changed on its way."""
        middle = len(line) // 2
        return line[:middle] + bytes([line[middle] ^ 1]) + line[middle + 1 :]

    def test_the_account_is_known_before_it_is_proven(self) -> None:
        assert self.connector.account(self.signals(SignalKind.FALL, self.account).body) == self.account

    def test_a_line_that_was_changed_is_not_believed(self) -> None:
        incoming = self.signals(SignalKind.FALL, self.account)
        with pytest.raises((BadSignature, Rejected)):
            self._receive(Incoming({}, self.changed(incoming.body)))

    def test_only_what_is_stored_is_acknowledged(self) -> None:
        line = self.signals(SignalKind.FALL, self.account).body
        assert self.taken in self.connector.answer(line, self.member(), None)
        for error in (Rejected("It was not stored."), BadSignature("It is not believed.")):
            answer = self.connector.answer(line, self.member(), error)
            assert self.not_taken in answer
            assert self.taken not in answer

    def test_garbage_is_answered(self) -> None:
        for incoming in self.garbage():
            answer = self.connector.answer(incoming.body, self.member(), Rejected("It is not readable."))
            assert self.taken not in answer


class BrokerContract(SignalsContract):
    """For devices behind a broker."""

    connector: ClassVar[BrokerConnector]

    def test_it_says_where_to_listen(self) -> None:
        assert self.connector.topics(self.member())
