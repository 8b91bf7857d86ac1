"""The contract of a connector that also asks how a job goes: asking tells what hearing tells, under the same ids."""

from abc import abstractmethod
from typing import ClassVar

import httpx
import pytest

from connectors.base import Event, FollowingConnector, Gone, Rejected, Temporary
from connectors.kinds import Kind, LegEvent
from connectors.sandbox import Behaviour, Received, Sandbox
from connectors.testing.common import STAMP, sample_job
from connectors.testing.fulfilling import FulfillingContract


class FollowingContract(FulfillingContract):
    """For a connector with `follow`. Supply what the provider's system answers when asked."""

    connector: ClassVar[FollowingConnector]

    @abstractmethod
    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        """The body in which the provider's system says, when asked, that a job is at `event`."""

    @abstractmethod
    def knows_nothing(self) -> bytes:
        """The body in which the provider's system says that it has no such job."""

    def changes(self, request: Received) -> bool:
        """Whether a request changes anything at the provider; to sign in does not."""
        return request.method != "GET"

    def _follow(self, box: Sandbox, http: httpx.Client, kind: Kind) -> list[Event]:
        box.replies = None
        return self.connector.follow(sample_job(kind), self.member(kind, box.url), http, STAMP)

    def test_asked_or_told_it_is_the_same_event(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        dispatch = sample_job(kind).dispatch
        for event in self.speaks & {LegEvent.ACCEPTED, LegEvent.DECLINED, LegEvent.CANCELLED}:
            box.reply = self.answers(event, dispatch, 27)
            (asked,) = self._follow(box, http, kind)
            (told,) = self._receive(self.says(event, dispatch, 27), kind)
            assert isinstance(told, Event)
            assert (asked.id, asked.event, asked.dispatch) == (told.id, told.event, told.dispatch)

    def test_who_knows_nothing_says_nothing(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        box.reply = self.knows_nothing()
        assert self._follow(box, http, kind) == []

    def test_asking_changes_nothing(self, box: Sandbox, http: httpx.Client, kind: Kind) -> None:
        box.reply = self.answers(LegEvent.ACCEPTED, sample_job(kind).dispatch, 27)
        self._follow(box, http, kind)
        assert box.received
        assert not any(map(self.changes, box.received))

    def test_who_is_away_when_asked_is_asked_again(
        self, box: Sandbox, http: httpx.Client, kind: Kind
    ) -> None:
        box.behaviour = Behaviour.BUSY
        with pytest.raises(Temporary):
            self._follow(box, http, kind)
        box.behaviour = Behaviour.GONE
        with pytest.raises(Gone):
            self._follow(box, http, kind)

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"{}", b"[" * 5000])
    def test_garbage_for_an_answer_is_rejected(
        self, box: Sandbox, http: httpx.Client, kind: Kind, body: bytes
    ) -> None:
        box.reply = body
        if body == self.knows_nothing():
            return  # for this system it is a word
        with pytest.raises(Rejected, match=r"\w+ \w+ \w+"):
            self._follow(box, http, kind)
