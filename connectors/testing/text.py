"""The contract of a connector for providers by text: short, plain, discreet, and able to read the answers."""

import dataclasses
from typing import ClassVar

import pytest

from connectors.base import Member, Rejected, TextConnector
from connectors.gsm7 import fits
from connectors.kinds import REPORTS, Kind, LegEvent
from connectors.testing.common import HER_NUMBER, MEDICINE, STAMP, Contract, assert_without_number, sample_job


class TextContract(Contract):
    """For a connector that words jobs as texts. Set `connector`, override the member's settings."""

    connector: ClassVar[TextConnector]

    def member(self, kind: Kind) -> Member:
        """A provider of that kind with a phone and nothing else."""
        return Member("Joe", kind, {"time_zone": "America/New_York", "agency": "Elm"})

    def says(self, event: LegEvent, order: int) -> str:
        """What such a provider texts to report `event`."""
        words = {LegEvent.ACCEPTED: f"Y{order}", LegEvent.DECLINED: f"N{order}"}
        words[LegEvent.PROPOSED] = f"Y{order} no folgers"
        return words.get(event, f"{event.replace('_', ' ')} {order}")

    def test_texts_are_short_and_plain(self) -> None:
        for kind in self.connector.kinds:
            job = sample_job(kind)
            long = dataclasses.replace(job, items=job.items * 25, note="“Ring” – " * 50)
            for offer in (job, long):
                texts = self.connector.word(offer, self.member(kind))
                texts += self.connector.word_withdrawal(offer, self.member(kind), "she changed her mind")
                assert texts
                assert [text for text in texts if not fits(text)] == []
                assert all("27" in text for text in texts)

    def test_nobody_is_told_her_number(self) -> None:
        for kind in self.connector.kinds:
            assert_without_number(" ".join(self.connector.word(sample_job(kind), self.member(kind))))
            reason = f"call {HER_NUMBER[0]} instead"
            assert_without_number(
                " ".join(self.connector.word_withdrawal(sample_job(kind), self.member(kind), reason))
            )

    def test_a_courier_is_told_no_medicine(self) -> None:
        for kind in self.connector.kinds & {Kind.COURIER}:
            assert MEDICINE not in " ".join(self.connector.word(sample_job(kind), self.member(kind)))

    def test_no_text_names_a_medicine_to_a_pharmacy(self) -> None:
        for kind in self.connector.kinds & {Kind.PHARMACY}:
            job = sample_job(kind)
            numbered = dataclasses.replace(job.items[0], reference="7012345")
            texts = self.connector.word(job, self.member(kind))
            texts += self.connector.word(dataclasses.replace(job, items=(numbered,)), self.member(kind))
            assert MEDICINE not in " ".join(texts)
            assert "7012345" in texts[-1]

    def test_what_a_kind_may_report_is_read(self) -> None:
        for kind in self.connector.kinds:
            for event in REPORTS[kind]:
                (read,) = self.connector.read(self.says(event, 27), self.member(kind), "SM1", STAMP)
                assert (read.event, read.order, read.at) == (event, 27, STAMP)

    @pytest.mark.parametrize("text", ["", "hello?", "who is this", "\x00", "27"])
    def test_what_cannot_be_read_gets_a_sentence_to_send_back(self, text: str) -> None:
        for kind in self.connector.kinds:
            with pytest.raises(Rejected) as raised:
                self.connector.read(text, self.member(kind), "SM1", STAMP)
            assert fits(str(raised.value))
            assert str(raised.value)
