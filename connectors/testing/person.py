"""The contract of a connector whose jobs a person of ours hands on: one sentence, and nothing that must not be told."""

from typing import ClassVar

import pytest

from connectors.base import Member, PersonConnector
from connectors.gsm7 import fits
from connectors.kinds import Kind
from connectors.testing.common import HER_NUMBER, MEDICINE, Contract, assert_without_number, sample_job


class PersonContract(Contract):
    """For a connector that words a task for our desk. Set `connector`."""

    connector: ClassVar[PersonConnector]

    def _sentences(self, kind: Kind) -> list[str]:
        job, member = sample_job(kind), Member("Joe", kind, {})
        reason = f"call {HER_NUMBER[0]} instead"
        return [self.connector.word(job, member), self.connector.word_withdrawal(job, member, reason)]

    @pytest.fixture
    def sentences(self) -> list[str]:
        """What it words for each of its kinds."""
        return [sentence for kind in sorted(self.connector.kinds) for sentence in self._sentences(kind)]

    def test_it_can_be_texted_to_the_desk(self, sentences: list[str]) -> None:
        assert sentences
        assert [sentence for sentence in sentences if not fits(sentence)] == []

    def test_it_names_the_member_and_the_order(self, sentences: list[str]) -> None:
        assert all("Joe" in sentence and "27" in sentence for sentence in sentences)

    def test_it_tells_neither_her_number_nor_a_medicine(self, sentences: list[str]) -> None:
        assert_without_number(" ".join(sentences))
        assert MEDICINE not in " ".join(sentences)
