"""Members at the command line: a shop joins in one line, shows its papers, and is admitted by the running house."""

from typing import Annotated, Any

import typer

from concierge_bot.desk_commands import Agency, ask
from concierge_bot.errors import BadInput

providers = typer.Typer(help="The members of the federation.", no_args_is_help=True)

Shown = Annotated[
    list[str],
    typer.Option("--evidence", help="insurance=2027-06-01, training:Joe Brown=2027-06-01, references"),
]
Each = typer.Option(help="may be given several times")


@providers.command("add")
def add(
    name: str,
    kind: Annotated[str, typer.Option(help="grocer, pharmacy, courier, service ...")],
    phone: Annotated[str, typer.Option(help="for texts, E.164: a member without IT needs no more")] = "",
    url: Annotated[str, typer.Option(help="where its own system takes jobs")] = "",
    channel: Annotated[str, typer.Option(help="how it is reached: see `concierge connectors`")] = "",
    hours: Annotated[str, typer.Option(help="like 8-6 Mon to Sat")] = "",
    price: Annotated[int, typer.Option(help="of bringing it, or of a visit, in cents")] = 0,
    covers: Annotated[list[str], Each] = [],  # noqa: B006 - typer reads the default and changes nothing
    service: Annotated[list[str], Each] = [],  # noqa: B006
    skill: Annotated[list[str], Each] = [],  # noqa: B006
    language: Annotated[list[str], Each] = [],  # noqa: B006
    setting: Annotated[list[str], typer.Option(help="what its connector needs, like account=7")] = [],  # noqa: B006
    evidence: Shown = [],  # noqa: B006
    agency: Agency = "",
) -> None:
    """Add a member; who shows all that its kind must is admitted at once."""
    told: dict[str, Any] = {
        "name": name,
        "kind": kind,
        "phone": phone,
        "url": url,
        "channel": channel or ("webhook" if url else "sms"),
        "hours": hours,
        "price": price,
        "covers": covers,
        "services": service,
        "skills": skill,
        "languages": language,
        "settings": dict(_pair(one) for one in setting),
        "evidence": [_evidence(one) for one in evidence],
    }
    made = ask("POST", "members", agency, {key: value for key, value in told.items() if value})
    typer.echo(f"{made['name']} is {_standing(made['standing'])}, {made['reached']}.")
    if made["missing"]:
        papers = " ".join(f"--evidence {kind}=YYYY-MM-DD" for kind in made["missing"])
        typer.echo(f'To admit it: concierge providers admit "{made["name"]}" {papers}')


@providers.command("list")
def list_members(agency: Agency = "") -> None:
    """List the members, where each stands, and what it has still to show."""
    for one in ask("GET", "members", agency):
        lacking = f", not shown: {', '.join(one['missing'])}" if one["missing"] else ""
        why = f" ({one['why']})" if one["why"] else ""
        typer.echo(f"{one['name']}: {one['kind']}, {one['standing']}{why}{lacking}")


@providers.command("admit")
def admit(name: str, evidence: Shown = [], agency: Agency = "") -> None:  # noqa: B006
    """Admit a prospect, or a member that was suspended."""
    told = {"name": name, "evidence": [_evidence(one) for one in evidence]}
    made = ask("POST", "members/admit", agency, told)
    typer.echo(f"{made['name']} is admitted, {_standing(made['standing'])}: it can be chosen from now on.")


@providers.command("evidence")
def evidence(name: str, evidence: Shown, agency: Agency = "") -> None:
    """Write down what a member has shown besides."""
    told = {"name": name, "evidence": [_evidence(one) for one in evidence]}
    made = ask("POST", "members/evidence", agency, told)
    typer.echo(f"Written down. {made['name']} is {_standing(made['standing'])}.")


@providers.command("suspend")
def suspend(name: str, reason: str, agency: Agency = "") -> None:
    """Give a member no more jobs until it is admitted again."""
    made = ask("POST", "members/suspend", agency, {"name": name, "reason": reason})
    typer.echo(f"{made['name']} is suspended. What it had not begun goes to others.")


@providers.command("rotate")
def rotate(name: str, agency: Agency = "") -> None:
    """Give a member a new secret; both sign and are believed for a day."""
    made = ask("POST", "members/rotate", agency, {"name": name})
    typer.echo(
        f"The new secret of {made['name']} is {made['secret']}. The old one is good until {made['old_until']}."
    )


def replay(
    order: Annotated[
        int, typer.Argument(help="of which order; without it what never arrived at the member")
    ] = 0,
    member: Annotated[str, typer.Option(help="to this member only")] = "",
    agency: Agency = "",
) -> None:
    """Send deliveries to members again, under the same webhook-id: who has one already sees a repeat."""
    told: dict[str, Any] = {"order": order or None, "member": member}
    for one in ask("POST", "members/replay", agency, told)["again"]:
        typer.echo(f"Sent again: {one}.")


@providers.command("join-link")
def join_link(agency: Agency = "") -> None:
    """Print a link by which one business says itself what it does; it is good for 14 days."""
    typer.echo(ask("POST", "members/join-link", agency)["link"])


def _standing(word: str) -> str:
    return {"prospect": "a prospect", "probation": "on probation"}.get(word, word)


def _pair(written: str) -> tuple[str, str]:
    key, equals, value = written.partition("=")
    if not equals:
        raise BadInput(f"'{written}' is no setting: write it like account=7")
    return key, value


def _evidence(written: str) -> dict[str, str]:
    """Read evidence as it is written: kind, perhaps a person after a colon, and after = the last day it is good."""
    what, _, expires = written.partition("=")
    kind, _, person = what.partition(":")
    told = {"kind": kind, "person": person, "expires": expires}
    return {key: value for key, value in told.items() if value}
