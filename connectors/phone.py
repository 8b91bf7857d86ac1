"""Serves a pharmacy that has neither a system nor texts: a person rings it, or brings the printed sheet."""

from connectors.base import Job, Member, PersonConnector
from connectors.kinds import Kind
from connectors.privacy import withhold_numbers


class PhoneProvider(PersonConnector):
    """Words the desk's tasks; the answer is written down on the order's sheet."""

    channel = "phone"
    kinds = frozenset({Kind.PHARMACY})

    def word(self, job: Job, member: Member) -> str:
        """Ring them with the sheet."""
        return f"Ring {member.name} about refill {job.order}: what to say, and their answer, is on its sheet"

    def word_withdrawal(self, job: Job, member: Member, reason: str) -> str:
        """Ring them that it is off."""
        reason = withhold_numbers(reason, member.config.get("country", "US")).rstrip(".")
        return f"Ring {member.name}: refill {job.order} is off ({reason})"
