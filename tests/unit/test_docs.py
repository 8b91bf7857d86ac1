"""Every command is explained, and the pages name no command that does not exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import typer

from concierge_bot.bootstrap import App
from concierge_bot.cli import cli
from concierge_bot.web import app as web_app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "docs" / "operations.md", ROOT / "docs" / "simulator.md"]


def commands() -> Iterator[str]:
    """Yield every command of the command line, such as ``desk claim``."""
    for name, command in typer.main.get_command(cli).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        yield from (f"{name} {sub}" for sub in inner) if inner else [name]


def named(page: Path) -> set[str]:
    """Return the commands that a page names, as words after ``concierge`` in code."""
    code = re.findall(r"```.*?```|`[^`\n]+`", page.read_text(), re.DOTALL)
    return set(
        re.findall(r"(?<![\w-])concierge ((?:(?:desk|link|providers) )?[a-z][a-z-]+)", "\n".join(code))
    )


def test_every_command_is_explained() -> None:
    explained = {name for page in PAGES for name in named(page)}
    assert set(commands()) - explained == set()


def test_no_page_names_a_command_that_does_not_exist() -> None:
    known = {*commands(), "desk", "link", "providers"}
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    wrong = {
        str(page.relative_to(ROOT)): sorted(named(page) - known) for page in pages if named(page) - known
    }
    assert wrong == {}


def test_the_front_web_server_is_told_of_every_door_to_the_outside(built: App) -> None:
    served = {path.split("/")[1] for path in web_app.create(built).openapi()["paths"]}
    doors = served - {"operations", "actions", "ready"} | {"static"}
    assert {"twilio", "health", "member", "join", "enrol"} <= doors
    for page in (ROOT / "README.md", ROOT / "docs" / "operations.md"):
        (told,) = re.findall(r"[Ww]eb server.*?(`/twilio`.*?`/health`)", page.read_text(), re.DOTALL)
        assert {door for door in doors if f"`/{door}`" not in told} == set(), page.name
