"""The command line: every way to start, ask or mend a house.

A command imports what it needs when it runs: `concierge desk list` does not wait for all that a house is made of.
"""

import json
import logging
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from concierge_bot import desk_commands, provider_commands, settings
from concierge_bot.desk_commands import Agency
from concierge_bot.errors import ConciergeError, Misconfigured

if TYPE_CHECKING:
    from concierge_bot.bootstrap import App
    from concierge_bot.models import Provider

cli = typer.Typer(help="A concierge for older people, by text.", no_args_is_help=True, add_completion=False)
link_cli = typer.Typer(help="Single-use links to the pages.", no_args_is_help=True)
cli.add_typer(desk_commands.desk, name="desk")
cli.add_typer(provider_commands.providers, name="providers")
cli.add_typer(link_cli, name="link")
cli.command()(provider_commands.replay)

Scenario = Annotated[str, typer.Option("--scenario", help="a scenario file (JSON), or elm-street")]


@cli.command()
def run() -> None:
    """Run the whole house; without a Twilio account of yours, with the simulated town Elm Street around it."""
    from concierge_bot.running import House

    House(settings.load()).run()


@cli.command()
def simulate(scenario_file: Scenario = "elm-street") -> None:
    """Run the whole house in a simulated world, for tests and load runs."""
    from concierge_bot.running import House

    loaded = settings.load()
    if not loaded.demonstration:
        raise Misconfigured("A Twilio account is set: unset CONCIERGE_TWILIO_ACCOUNT_SID to simulate")
    House(loaded, scenario_file).run()


@cli.command()
def web() -> None:
    """Run the web process only."""
    from concierge_bot import schema
    from concierge_bot.bootstrap import App
    from concierge_bot.web.run import run

    app = App.build(settings.load())
    schema.upgrade(app.db.engine)
    run(app)


@cli.command()
def worker() -> None:
    """Run the worker process only."""
    from concierge_bot import schema
    from concierge_bot.bootstrap import App
    from concierge_bot.worker.run import Worker

    app = App.build(settings.load())
    schema.upgrade(app.db.engine)
    Worker(app).run()


@cli.command()
def migrate(
    write: Annotated[str, typer.Option(help="write a migration for changed models")] = "",
) -> None:
    """Bring the database to the newest schema."""
    from concierge_bot import schema
    from concierge_bot.bootstrap import App

    app = App.build(settings.load())
    schema.upgrade(app.db.engine)
    if write:
        schema.write(app.db.engine, write)


@cli.command()
def add(
    file: Annotated[typer.FileText, typer.Argument(help="people and members, in the form of a scenario")],
) -> None:
    """Add an agency, customers and members; each new customer is asked for her consent, and nothing else is sent."""
    from concierge_bot.services.house import loading, scenario

    app = _opened()
    world = scenario.parse(json.load(file), app.connectors)
    with app.db.write() as s:
        members, people = loading.add(s, app.clock.now(), world)
    for member in members:
        typer.echo(f"member {member.name}: {_how_reached(app, member)}")
    for person in people:
        typer.echo(f"customer {person.name}: asked for her consent")
    if not (members or people):
        typer.echo("nobody was added: all are there already")


@link_cli.command("desk")
def link_desk(name: str, agency: Agency = "") -> None:
    """Print a single-use link by which an operator signs in at the desk."""
    from concierge_bot.services.people import customers, pages

    with closing(_opened()) as app, app.db.write() as s:
        meant = customers.agency_called(s, agency)
        typer.echo(pages.desk_link(s, app.clock.now(), meant, name, app.settings.public))


@link_cli.command("family")
def link_family(phone: str, agency: Agency = "") -> None:
    """Print a single-use link to the family page of the contact with this number."""
    from concierge_bot.services.people import customers, pages

    with closing(_opened()) as app, app.db.write() as s:
        meant = customers.agency_called(s, agency)
        typer.echo(pages.family_link(s, app.clock.now(), meant, phone, app.settings.public))


@cli.command()
def connectors() -> None:
    """List the installed connectors with their channel and kinds."""
    from connectors.registry import Registry

    for connector in Registry.installed():
        kinds = ", ".join(sorted(connector.kinds))
        typer.echo(f"{connector.channel:11} {kinds:60} {type(connector).__module__}")


@cli.command()
def doctor(
    live: Annotated[bool, typer.Option(help="also send one text to a number you own", prompt=False)] = False,
    to: Annotated[str, typer.Option(help="with --live: the number you own (E.164)")] = "",
) -> None:
    """Check every setting and part, and say in words what to do."""
    from concierge_bot import doctor as checks

    sys.exit(checks.run(live=live, to=to))


@cli.command()
def understand(
    now: Annotated[str, typer.Option(help="local time for all texts, ISO 8601")] = "",
    zone: Annotated[str, typer.Option(help="IANA time zone for all texts")] = "",
) -> None:
    """Read texts, one a line, from standard input; write what is understood as JSON, one object a line."""
    from concierge_bot import understand as reading

    reading.run(sys.stdin, sys.stdout, now=now, zone=zone)


def _opened() -> "App":
    """Open the database that runs beside us, or the one of the settings, with the newest schema."""
    from concierge_bot import parts, schema
    from concierge_bot.bootstrap import App

    app = App.build(parts.beside(settings.load()))
    schema.upgrade(app.db.engine)
    return app


def _how_reached(app: "App", member: "Provider") -> str:
    if member.channel == "sms":
        return f"by text to {member.phone}"
    return f"reports to {app.settings.public}/hooks/{member.id}, signed with {member.secrets[0]}"


def main() -> None:
    """Run a command; an error of ours becomes one sentence."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("httpx", "apscheduler", "twilio", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    try:
        cli()
    except ConciergeError as error:
        sys.stderr.write(f"{error.message}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
