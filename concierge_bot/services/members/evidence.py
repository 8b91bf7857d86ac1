"""What a member has shown of itself, of whom, and until when it is good: pure, over the rows that it keeps."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from concierge_bot.models import Provider
from concierge_bot.texts.pages import stated, told
from concierge_bot.understanding.visits import trades

INSURANCE, TRAINING, REFERENCES = "insurance", "training", "references"


@dataclass(frozen=True, order=True)
class Shown:
    """One thing that was shown: of a person by name if it is his, good through its last day; without one it stays."""

    kind: str
    person: str = ""
    expires: date | None = None

    @property
    def words(self) -> str:
        """Return what it is, as a member is told of it."""
        name = stated(self.kind)
        return told("{evidence} of {person}", evidence=name, person=self.person) if self.person else name

    def is_good(self, today: date) -> bool:
        """Tell whether it has not run out."""
        return self.expires is None or self.expires >= today


def shown(provider: Provider) -> list[Shown]:
    """Return what counts of a member's evidence: of each thing and person what is good longest."""
    longest: dict[tuple[str, str], Shown] = {}
    for row in provider.evidence:
        one = Shown(row["kind"], row.get("person") or "", _day(row.get("expires")))
        known = longest.get((one.kind, one.person))
        if known is None or _end(known) < _end(one):
            longest[one.kind, one.person] = one
    return sorted(longest.values(), key=lambda one: (one.kind, one.person))


def expired(provider: Provider, today: date) -> list[Shown]:
    """Return what has run out and leaves nothing of its kind that is good: who lost one trained person has others."""
    all_of_it = shown(provider)
    good = {one.kind for one in all_of_it if one.is_good(today)}
    return [one for one in all_of_it if one.kind not in good]


def missing(provider: Provider, today: date) -> list[str]:
    """Return what a member of this kind still has to show before it is admitted."""
    good = {one.kind for one in shown(provider) if one.is_good(today) and not incomplete(one)}
    return [kind for kind in needed(provider) if kind not in good]


def incomplete(one: Shown) -> str:
    """Return what is not told of a thing that was shown, or an empty string."""
    if one.expires is None and one.kind != REFERENCES:
        return told("{evidence}: write until which day it is good", evidence=one.words)
    if not one.person and one.kind == TRAINING:
        return told("training: write who was trained, each person by name")
    return ""


def needed(provider: Provider) -> tuple[str, ...]:
    """Return what a member must show: by its kind (admission.toml), and by what it does (data/offerings)."""
    by_kind = _table().get(provider.kind, (INSURANCE,))
    return tuple(dict.fromkeys([*by_kind, *trades.evidence(provider.services)]))


def with_more(provider: Provider, more: Iterable[Shown]) -> list[dict[str, str]]:
    """Return a member's evidence as it is kept, with what it has shown besides."""
    added = [{"kind": one.kind, "person": one.person, "expires": _iso(one.expires)} for one in more]
    return [*provider.evidence, *(row for row in added if row not in provider.evidence)]


def insured_until(provider: Provider) -> str:
    """Return the day up to which a member's insurance is recorded (ISO 8601), or nothing."""
    days = [_iso(one.expires) for one in shown(provider) if one.kind == INSURANCE]
    return max(days, default="")


def insured(provider: Provider, today: date) -> bool:
    """Tell whether a member's insurance is recorded and has not run out."""
    return insured_until(provider) >= today.isoformat()


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _end(one: Shown) -> date:
    return one.expires or date.max


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("admission.toml").read_text("utf-8"))
