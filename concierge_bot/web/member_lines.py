"""Members as the desk sees them: where each stands and why, what it has shown, and how it does and is reached."""

from dataclasses import dataclass

from sqlmodel import col, select

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.models import Agency, Provider, Term
from concierge_bot.services.members import endpoints, evidence, scorecards
from concierge_bot.services.money import terms
from concierge_bot.texts import together
from concierge_bot.texts.pages import marked, told


@dataclass(frozen=True)
class MemberLine:
    """A member as the desk sees it: where it stands and why, what it has shown, what it has not, how it is reached.

    ``does`` is how it does in a few words; ``barred`` says that its ratings keep it from jobs, ``closed`` that its
    address does; ``targets`` are those that it was offered, by their ids.
    """

    id: int
    name: str
    kind: str
    standing: str
    why: str
    shown: list[dict[str, str]]
    missing: list[str]
    reached: str
    does: str
    barred: bool
    closed: bool
    targets: list[tuple[int, str]]


def lines(app: App, agency_id: int) -> list[MemberLine]:
    """Return the members of an agency by their names."""
    with app.db.read() as s:
        today = local(app.clock.now(), s.get_one(Agency, agency_id).time_zone).date()
        query = select(Provider).where(Provider.agency_id == agency_id).order_by(col(Provider.name))
        tallies = scorecards.of_agency(s, agency_id)
        return [
            MemberLine(
                id=row.key,
                name=row.name,
                kind=row.kind,
                standing=str(row.stands),
                why=row.lapsed or row.disabled or row.barred,
                shown=[
                    {"evidence": one.words, "expires": one.expires.isoformat() if one.expires else ""}
                    for one in evidence.shown(row)
                ],
                missing=evidence.missing(row, today),
                reached=reached(app, row),
                does=_does(tallies[row.key]),
                barred=bool(row.barred),
                closed=row.disabled == endpoints.CLOSED,
                targets=[(term.key, _target(term)) for term in terms.of(s, row)],
            )
            for row in s.exec(query)
        ]


def _target(term: Term) -> str:
    """Say what a target is, and how often it was kept."""
    agreed = (
        told("kept {kept}, missed {missed}", kept=term.kept, missed=term.missed)
        if term.agreed_at
        else told("not agreed to yet")
    )
    return told("{target}, {decided}: {agreed}", target=term.words, decided=terms.when(term), agreed=agreed)


def _does(tally: scorecards.Tally) -> str:
    """Say in a few words how a member does: how many jobs, its stars, how often it was in time."""
    stars, on_time = (tally.figures()[name] for name in ("rating", "on_time"))
    said = [told(marked("{count} job") if tally.jobs == 1 else marked("{count} jobs"), count=tally.jobs)]
    said += [] if stars is None else [told("{stars} stars", stars=f"{stars:.1f}")]
    said += [] if on_time is None else [told("{percent}% on time", percent=f"{100 * on_time:.0f}")]
    return together(*said, by=", ")


def reached(app: App, provider: Provider, *, secret: bool = False) -> str:
    """Say how a member is reached and how it reports; its secret is told only where it is new."""
    if provider.channel in ("sms", "phone"):
        way = marked("by text to {phone}") if provider.channel == "sms" else marked("by phone to {phone}")
        return told(way, phone=provider.phone)
    hook = f"{app.settings.public}/hooks/{provider.id}"
    said = [told("it reports to {address}", address=hook)]
    if url := provider.config.get("url"):
        said.insert(0, told("jobs go to {address}", address=url))
    if secret and provider.secrets:
        said.append(told("signed with {secret}", secret=provider.secrets[0]))
    return together(*said, by=", ")
