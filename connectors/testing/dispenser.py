"""The contract of a dispenser's connector: what it gives a dispenser is what it reads back, and every word is read."""

from typing import ClassVar

import pytest

from connectors.base import (
    DispenserConnector,
    DispenserNews,
    Incoming,
    Member,
    PlanLine,
    Rejected,
    Unsupported,
)
from connectors.kinds import DispenserWord, Kind
from connectors.testing.common import SECRET, STAMP, Contract

SLOT = "2026-03-04T08:00"
PLAN = (
    PlanLine("08:00", "Lisinopril 10 mg"),
    PlanLine("08:00", "Metformin", ("mon", "thu")),
    PlanLine("20:00", "Metformin"),
)


class DispenserContract(Contract):
    """For a connector of dispensers. Set `connector`, supply how they speak."""

    connector: ClassVar[DispenserConnector]
    account: ClassVar[str] = "D-81"

    def member(self) -> Member:
        """The service whose dispensers they are."""
        return Member("Dosette", Kind.DISPENSER, {}, (SECRET,))

    def says(self, word: str, account: str, slot: str, known: str) -> Incoming:
        """What comes when a dispenser reports `word` (any, also an unknown one) under an id of its own."""
        raise NotImplementedError

    def follows(self, plan: tuple[PlanLine, ...], account: str) -> Incoming:
        """What comes when a dispenser tells which plan it follows."""
        raise NotImplementedError

    def garbage(self) -> list[Incoming]:
        """What comes and cannot be read."""
        raise NotImplementedError

    def _receive(self, incoming: Incoming) -> list[DispenserNews]:
        return self.connector.receive(incoming, self.member(), STAMP)

    def test_says_what_it_is_for(self) -> None:
        assert self.connector.channel
        assert self.connector.kinds == {Kind.DISPENSER}
        assert self.connector.topics(self.member())

    @pytest.mark.parametrize("word", sorted(set(DispenserWord) - {DispenserWord.PLAN}))
    def test_every_word_is_read(self, word: DispenserWord) -> None:
        (read,) = self._receive(self.says(word, self.account, SLOT, "81"))
        assert (read.word, read.account) == (word, self.account)

    def test_what_was_dispensed_names_the_planned_time(self) -> None:
        (read,) = self._receive(self.says(DispenserWord.DISPENSED, self.account, SLOT, "81"))
        assert read.slot == SLOT

    def test_the_same_event_has_the_same_id_and_another_has_another(self) -> None:
        ids = [
            self._receive(self.says(DispenserWord.DISPENSED, self.account, SLOT, known))[0].id
            for known in ("81", "81", "82")
        ]
        assert ids[0] == ids[1] != ids[2]

    def test_an_unknown_word_is_unsupported(self) -> None:
        with pytest.raises(Unsupported):
            self._receive(self.says("teleported", self.account, SLOT, "81"))

    def test_a_plan_that_was_given_is_read_back_as_it_was(self) -> None:
        (read,) = self._receive(self.follows(PLAN, self.account))
        assert (read.word, read.plan) == (DispenserWord.PLAN, PLAN)

    def test_the_same_plan_is_the_same_message(self) -> None:
        given = self.connector.plan(self.account, PLAN)
        assert given == self.connector.plan(self.account, tuple(reversed(PLAN)))
        assert self.account in given[0]

    def test_garbage_is_rejected_in_a_sentence(self) -> None:
        for incoming in self.garbage():
            with pytest.raises(Rejected, match=r"\w+ \w+ \w+"):
                self._receive(incoming)
