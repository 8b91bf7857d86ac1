"""The desk at the command line, here or over ssh: the running house's desk API, answered in sentences."""

import json
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer

from concierge_bot import settings
from concierge_bot.errors import ConciergeError, Misconfigured

Agency = Annotated[str, typer.Option(help="the agency's name or number, where there are several")]
TellHer = Annotated[str, typer.Option(help="what she is told of it, in your words")]

desk = typer.Typer(help="The desk from the command line.", no_args_is_help=True)


@desk.command("list")
def list_tasks(agency: Agency = "") -> None:
    """List the open tasks, most urgent first (!); times are the agency's."""
    tasks = ask("GET", "tasks", agency)
    lines = [_columns(task) for task in tasks]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        typer.echo("  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip())
    if not tasks:
        typer.echo("Nothing waits for a person.")


@desk.command()
def claim(number: int, agency: Agency = "") -> None:
    """Take a task."""
    task = ask("POST", f"tasks/{number}/claim", agency)
    whose = f" {task['customer_name']}: {task['customer']}." if task["customer"] else ""
    typer.echo(f"Task {number} is yours: {task['task']}.{whose} Close it when it is done.")


@desk.command()
def close(number: int, outcome: str, tell: TellHer = "", agency: Agency = "") -> None:
    """End a task with what came of it; --tell texts her so, if you did not speak with her."""
    task = ask("POST", f"tasks/{number}/close", agency, {"outcome": outcome, "tell_her": tell})
    told = f" Your text is on its way to {task['customer_name']}." if tell else ""
    typer.echo(f"Task {number} is closed: {outcome.rstrip('.')}.{told}")


@desk.command()
def undo(order: int, agency: Agency = "") -> None:
    """Stop an order."""
    stopped = ask("POST", f"orders/{order}/undo", agency)
    typer.echo(f"Order {order} of {stopped['customer_name']} is stopped.")


@desk.command("ask-again")
def ask_again(order: int, part: int, agency: Agency = "") -> None:
    """Ask all who may do a part of an order once more, after nobody would."""
    parts = ask("POST", f"orders/{order}/parts/{part}/ask-again", agency)
    asked = next(tier for tier in parts if tier["position"] == part)
    typer.echo(
        f"The {asked['kind']} part of order {order} is {asked['status']}: {asked['provider'] or 'nobody'}."
    )


@desk.command("invite-member")
def invite_member(phone: str, kind: str = "grocer", agency: Agency = "") -> None:
    """Ask a business by text to join; it answers with its name, its hours and its area."""
    invited = ask("POST", "members/invite", agency, {"phone": phone, "kind": kind})
    typer.echo(f"{invited['invited']} is asked to join as a {invited['kind']}. Its answer comes as a task.")


@desk.command("member-link")
def member_link(name: str, agency: Agency = "") -> None:
    """Print a link to a member's page: its jobs with a button for each thing, and its day to print."""
    typer.echo(ask("POST", "members/link", agency, {"name": name})["link"])


@desk.command()
def acknowledge(alarm: int, agency: Agency = "") -> None:
    """Say that you have an alarm."""
    taken = ask("POST", f"alarms/{alarm}/acknowledge", agency)
    typer.echo(f"Alarm {alarm} of {taken['customer_name']} is yours. Resolve it when it is over.")


@desk.command()
def resolve(alarm: int, outcome: str, agency: Agency = "") -> None:
    """End an alarm with what came of it."""
    ended = ask("POST", f"alarms/{alarm}/resolve", agency, {"outcome": outcome})
    typer.echo(f"Alarm {alarm} of {ended['customer_name']} is over: {outcome.rstrip('.')}.")


@desk.command()
def take_over(phone: str, agency: Agency = "") -> None:
    """Speak with a customer in person; the machine is silent."""
    name = ask("POST", f"conversations/{phone}/take-over", agency)["customer_name"]
    typer.echo(f"You speak with {name} now. The machine is silent until you hand her back.")


@desk.command()
def hand_back(phone: str, agency: Agency = "") -> None:
    """Let the machine answer a customer again."""
    name = ask("POST", f"conversations/{phone}/hand-back", agency)["customer_name"]
    typer.echo(f"The machine answers {name} again.")


@desk.command()
def reply(phone: str, text: str, agency: Agency = "") -> None:
    """Text a customer in your words."""
    name = ask("POST", f"conversations/{phone}/reply", agency, {"text": text})["customer_name"]
    typer.echo(f"Your text is on its way to {name}.")


@desk.command()
def end_service(phone: str, reason: str, agency: Agency = "") -> None:
    """End a person's service (reason: died, moved or other): nothing more is sent to or about her."""
    name = ask("POST", f"customers/{phone}/end", agency, {"reason": reason})["customer_name"]
    typer.echo(f"The service of {name} has ended. Her people were told, and what she had ordered is undone.")


@desk.command()
def change_number(phone: str, new: str, agency: Agency = "") -> None:
    """Vouch for a new number of a customer whose old phone is lost; it counts once the new phone says OK."""
    name = ask("POST", f"customers/{phone}/number", agency, {"new": new})["customer_name"]
    typer.echo(f"I asked the new phone of {name}. It counts once the answer is OK.")


@desk.command()
def restore_service(phone: str, agency: Agency = "") -> None:
    """Take the end of a person's service back."""
    name = ask("POST", f"customers/{phone}/restore", agency)["customer_name"]
    typer.echo(f"The medicine reminders of {name} go on. Set up the rest with her again.")


def _columns(task: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{'!' if task['urgent'] else ' '} {task['number']}",
        f"claimed by {task['claimed_by']}" if task["claimed_by"] else task["status"],
        f"{task['due_local']}, late" if task["late"] else task["due_local"],
        task["customer_name"] or "",
        task["task"],
    )


def _no_house(core: str, var: Path, *, known: bool) -> str:
    """Say what to do where nobody answers: a house that runs tells its address in its folder."""
    if known:
        return f"The house of {var} does not answer at {core}: start it again, as it was started"
    return (
        f"No house runs with its data in {var}: start it (`make run`), or name the folder of the one that runs "
        "by CONCIERGE_VAR"
    )


def ask(method: str, path: str, agency: str, body: dict[str, Any] | None = None) -> Any:
    """Call the desk API of the running house; ConciergeError in its own words if it refuses."""
    loaded = settings.load()
    run_file = loaded.var / "run.json"
    core = json.loads(run_file.read_text())["core"] if run_file.exists() else loaded.core
    headers = {"Authorization": f"Bearer {loaded.desk_key.get_secret_value()}"}
    told = {"agency": agency} if agency else {}
    try:
        answer = httpx.request(
            method, f"{core}/desk/{path}", params=told, json=body, headers=headers, timeout=30
        )
    except httpx.HTTPError as error:
        raise Misconfigured(_no_house(core, loaded.var, known=run_file.exists())) from error
    if answer.is_error:
        raise ConciergeError(answer.json().get("error", answer.text))
    return answer.json()
