"""The contract of a connector that takes jobs over a network, against a real endpoint in every mood."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import httpx
import pytest

from connectors.base import (
    BadSignature,
    Connector,
    ConnectorError,
    Event,
    Gone,
    Incoming,
    Member,
    Receipt,
    Rejected,
    Said,
    Temporary,
    Unsupported,
)
from connectors.kinds import REPORTS, Kind, LegEvent
from connectors.sandbox import FLOOD_BYTES, RETRY_AFTER_SECONDS, Behaviour, Received, Reply, Sandbox
from connectors.testing.common import (
    HER_NUMBER,
    MEDICINE,
    SECRET,
    STAMP,
    Contract,
    assert_without_number,
    message,
    sample_job,
    signed,
)


class FulfillingContract(Contract):
    """For a connector that gives jobs to a provider's system. Set `connector`, override what differs."""

    connector: ClassVar[Connector]
    speaks: ClassVar[frozenset[LegEvent]] = frozenset(LegEvent)
    """What the provider's system has a word for."""
    reads_answers: ClassVar[bool] = False
    """Whether a job takes several requests, so that an answer without sense is a failure."""

    def member(self, kind: Kind, url: str) -> Member:
        """A provider of that kind whose system is reached at `url`."""
        return Member("Corner Shop", kind, {"url": url}, (SECRET,))

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        """The request by which the provider's system reports `event` (any word, also an unknown one)."""
        data = {"dispatch": dispatch, "order": order}
        return self.signed(message(f"dispatch.{event}", data))

    def signed(self, body: bytes) -> Incoming:
        """The body in a request that the connector must believe to come from the provider."""
        return signed(body)

    def same_offer_key(self, request: Received) -> str:
        """What lets the provider see that two requests are the same message."""
        return request.headers["webhook-id"]

    def forged(self, incoming: Incoming) -> Incoming:
        """The request as somebody else would make it: another body, or another secret where none is signed."""
        return dataclasses.replace(incoming, body=incoming.body + b" ")

    def replies(self, request: Received) -> Reply:
        """What the provider's system answers, status and body, where that matters to the connector."""
        return 200, b'{"reference": "SANDBOX-1"}'

    def is_job(self, request: Received) -> bool:
        """Whether a request gives the job or takes it back; others sign in, ask, or go on with it."""
        return True

    @pytest.fixture
    def box(self) -> Iterator[Sandbox]:
        """The provider's endpoint, answering ok until told otherwise."""
        with Sandbox() as box:
            box.replies = self.replies
            yield box

    @pytest.fixture
    def http(self) -> Iterator[httpx.Client]:
        """The caller's client; it would follow redirects if the connector let it."""
        with httpx.Client(timeout=5, follow_redirects=True, trust_env=False) as http:
            yield http

    @pytest.fixture
    def kind(self) -> Kind:
        """One kind that the connector serves, for tests where the kind makes no difference."""
        return min(self.connector.kinds)

    def _jobs(self, box: Sandbox) -> list[Received]:
        return [request for request in box.received if self.is_job(request)]

    def _dispatch(self, box: Sandbox, http: httpx.Client, kind: Kind) -> Receipt:
        return self.connector.dispatch(sample_job(kind), self.member(kind, box.url), http, STAMP)

    def _fails(self, box: Sandbox, http: httpx.Client, kind: Kind, behaviour: Behaviour) -> ConnectorError:
        box.behaviour = behaviour
        with pytest.raises(ConnectorError) as raised:
            self._dispatch(box, http, kind)
        assert str(raised.value), "an error needs a sentence"
        return raised.value

    def test_says_what_it_is_for(self) -> None:
        assert self.connector.channel
        assert self.connector.kinds
        assert Kind.CARE_MONITOR not in self.connector.kinds

    def test_a_job_of_every_kind_arrives_once(self, box: Sandbox, http: httpx.Client) -> None:
        for count, kind in enumerate(sorted(self.connector.kinds), start=1):
            assert isinstance(self._dispatch(box, http, kind), Receipt)
            assert len(self._jobs(box)) == count
            assert b"27" in self._jobs(box)[-1].body

    def test_a_repeat_is_recognisable_and_a_withdrawal_is_not_a_repeat(
        self, box: Sandbox, http: httpx.Client, kind: Kind
    ) -> None:
        job, member = sample_job(kind), self.member(kind, box.url)
        self.connector.dispatch(job, member, http, STAMP)
        (first,) = map(self.same_offer_key, self._jobs(box))
        self.connector.dispatch(job, member, http, STAMP + timedelta(minutes=2))
        again = [self.same_offer_key(request) for request in self._jobs(box)[1:]]
        assert again in ([first], []), "sent again as the same, or not at all since it is there"
        self.connector.withdraw(job, member, http, STAMP + timedelta(minutes=4), "she changed her mind")
        (withdrawn,) = map(self.same_offer_key, self._jobs(box)[1 + len(again) :])
        assert withdrawn != first

    def test_nobody_is_told_her_number(self, box: Sandbox, http: httpx.Client) -> None:
        for kind in self.connector.kinds:
            job, member = sample_job(kind), self.member(kind, box.url)
            self.connector.dispatch(job, member, http, STAMP)
            self.connector.withdraw(job, member, http, STAMP, f"call {HER_NUMBER[0]} instead")
        for request in box.received:
            assert_without_number(request.path + request.body.decode())

    def test_a_courier_is_told_no_medicine(self, box: Sandbox, http: httpx.Client) -> None:
        for kind in self.connector.kinds & {Kind.COURIER}:
            self._dispatch(box, http, kind)
        assert not any(MEDICINE in request.body.decode() for request in box.received)

    def test_an_outage_is_temporary(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        error = self._fails(box, http, kind, Behaviour.DOWN)
        assert isinstance(error, Temporary)
        assert error.retry_after is None

    @pytest.mark.parametrize("behaviour", [Behaviour.BUSY, Behaviour.LIMITED])
    def test_retry_after_is_passed_on(
        self, box: Sandbox, http: httpx.Client, kind: Kind, behaviour: Behaviour
    ) -> None:
        error = self._fails(box, http, kind, behaviour)
        assert isinstance(error, Temporary)
        assert error.retry_after == RETRY_AFTER_SECONDS

    def test_silence_is_temporary(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        http.timeout = httpx.Timeout(0.5)  # here it is waited for; elsewhere a busy machine needs its time
        assert isinstance(self._fails(box, http, kind, Behaviour.SLOW), Temporary)

    def test_a_closed_port_is_temporary(self, http: httpx.Client, kind: Kind) -> None:
        with Sandbox() as closed:
            url = closed.url
        with pytest.raises(Temporary):
            self.connector.dispatch(sample_job(kind), self.member(kind, url), http, STAMP)

    def test_gone_is_gone(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        assert isinstance(self._fails(box, http, kind, Behaviour.GONE), Gone)

    def test_a_refusal_is_rejected(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        assert isinstance(self._fails(box, http, kind, Behaviour.REFUSING), Rejected)

    def test_a_redirect_is_a_failure_and_not_followed(
        self, box: Sandbox, http: httpx.Client, kind: Kind
    ) -> None:
        assert not isinstance(self._fails(box, http, kind, Behaviour.REDIRECT), Temporary)
        assert len(box.received) == 1

    def test_an_endless_answer_is_cut_off(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        if self.reads_answers:
            assert isinstance(self._fails(box, http, kind, Behaviour.FLOODING), Rejected | Temporary)
        else:
            box.behaviour = Behaviour.FLOODING
            assert isinstance(self._dispatch(box, http, kind), Receipt)
        assert box.flooded < FLOOD_BYTES

    def test_what_a_kind_may_report_is_read(self) -> None:
        for kind in self.connector.kinds:
            for event in REPORTS[kind] & self.speaks:
                (read,) = self._receive(self.says(event, "dsp-1", 27), kind)
                assert isinstance(read, Event)
                assert read.event is event
                assert read.dispatch == "dsp-1" or read.order == 27
                assert read.at.utcoffset() is not None

    def test_what_a_kind_may_not_report_is_unsupported(self) -> None:
        for kind in self.connector.kinds:
            for event in {*self.speaks, "teleported"} - REPORTS[kind]:
                with pytest.raises(Unsupported):
                    self._receive(self.says(event, "dsp-1", 27), kind)

    def test_the_same_message_has_the_same_id(self, kind: Kind) -> None:
        incoming = self.says(LegEvent.ACCEPTED, "dsp-1", 27)
        (first,), (again,) = self._receive(incoming, kind), self._receive(incoming, kind)
        assert first.id == again.id

    def test_a_changed_body_is_not_believed(self, kind: Kind) -> None:
        with pytest.raises(BadSignature):
            self._receive(self.forged(self.says(LegEvent.ACCEPTED, "dsp-1", 27)), kind)

    def test_an_unsigned_body_is_not_even_read(self, kind: Kind) -> None:
        for body in (b"", b"{", self.says(LegEvent.ACCEPTED, "dsp-1", 27).body):
            with pytest.raises(BadSignature):
                self._receive(Incoming({}, body), kind)

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"hello"', b"null", b"{}", b"[" * 5000])
    def test_signed_garbage_is_rejected_in_a_sentence(self, kind: Kind, body: bytes) -> None:
        with pytest.raises(Rejected, match=r"\w+ \w+ \w+"):
            self._receive(self.signed(body), kind)

    def _receive(self, incoming: Incoming, kind: Kind) -> list[Said]:
        return self.connector.receive(incoming, self.member(kind, "http://localhost"), STAMP)
