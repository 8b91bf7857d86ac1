"""From a fresh clone to running code: uv, two environments from one lock, the dialogue model.

`python3 install.py` prepares the environments, `python3 install.py train` the dialogue model too.
Standard library only. What is done already is skipped; what was interrupted is taken up again.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Concierge needs Python 3.11 or newer, and this one is %d.%d: install a newer one, "  # noqa: UP031
        "or name one that is there, as in `make run PYTHON=python3.12`." % sys.version_info[:2]
    )

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from concierge_bot import dialogue_model
from concierge_bot.chores import ChoreFailed, Tick, alone, watched

ROOT = Path(__file__).resolve().parent
UV_VERSION = (0, 13, 9)  # wrote uv.lock; an older one may not read it
GIGABYTE = 10**9
INSTALLED_SIZE = 3.5 * GIGABYTE
NEEDED_SPACE = 4 * GIGABYTE
HEARTBEAT = 30  # seconds between two lines about a slow step where there is no terminal
CERTIFICATES = Path("/etc/ssl/certs")
PROBE = "import ctypes, sqlite3, ssl, sys; print('%d.%d' % sys.version_info[:2])"
STAMP = "concierge-stamp"
UV_VENV = ".tools/uv"
UV_TARGET = ".tools/uv-target"
BLANK = "\r\x1b[K" if sys.stdout.isatty() else ""  # takes back the line that showed progress
NOT_OURS = {"CONDA_PREFIX", "PYTHONHOME", "PYTHONPATH", "UV_PYTHON", "VIRTUAL_ENV"}


@dataclass(frozen=True)
class Environment:
    """One of the two environments, with the Pythons that can carry it, the best first."""

    folder: str
    title: str
    pythons: tuple[str, ...]
    groups: tuple[str, ...] = ()


CORE = Environment(".venv", "core environment", ("3.11", "3.12", "3.13"))
DIALOGUE = Environment(".venv-dialogue", "dialogue environment", ("3.10",), ("--only-group", "dialogue"))


def main(arguments: Sequence[str]) -> None:
    """Install, and train if asked; a problem ends the program with a sentence."""
    try:
        with alone(ROOT / ".tools" / ".lock", progress("install")) as lock:
            install(ROOT, (CORE, DIALOGUE), lock)
        if "train" in arguments and not dialogue_model.model_path(ROOT).exists():
            step("dialogue model", lambda tick: dialogue_model.ensure(ROOT, os.environ, tick))
    except ChoreFailed as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("Interrupted. Run the same command again: it goes on where it stopped.")


def install(root: Path, environments: Sequence[Environment], lock: int) -> None:
    """Bring every environment to what the lock file says; silent and quick when nothing is to do."""
    due = [each for each in environments if not is_done(root, root / each.folder)]
    if not due:
        return
    if not any((root / each.folder).exists() for each in environments):
        say(space_report(shutil.disk_usage(root).free))
    uv = find_uv(root)
    for each in due:
        step(each.title, partial(synchronise, root, each, uv, lock))


def space_report(free: int) -> str:
    """What the first install takes of the free bytes, in words. Raises ChoreFailed when it will not fit."""
    facts = f"about {INSTALLED_SIZE / GIGABYTE:.1f} GB; {free / GIGABYTE:.1f} GB are free"
    if free < NEEDED_SPACE:
        raise ChoreFailed(f"The disk is too full: the first install takes {facts}. Make room and try again.")
    return f"The first install takes {facts}."


def synchronise(root: Path, environment: Environment, uv: str, lock: int, tick: Tick) -> None:
    """Make one environment exactly as locked, bytecode included, and stamp it when that is done."""
    folder = root / environment.folder
    clear(root, folder)
    python = find_python(uv, environment.pythons)
    command = [uv, "sync", "--locked", "--compile-bytecode", "--no-progress", "--python", python]
    environ = {**own_environ(), "UV_PROJECT_ENVIRONMENT": environment.folder}
    log = root / ".tools" / f"install{environment.folder}.log"
    watched([*command, *environment.groups], root, environ, log, tick, lock)
    (folder / STAMP).write_text(stamp(root, folder))


def clear(root: Path, folder: Path) -> None:
    """Take the stamp away before work; an environment half made or made elsewhere is thrown away."""
    mark = folder / STAMP
    elsewhere = mark.exists() and not mark.read_text().startswith(f"{root}\n")
    if elsewhere or not (folder / "pyvenv.cfg").exists():
        shutil.rmtree(folder, ignore_errors=True)
    mark.unlink(missing_ok=True)


def is_done(root: Path, folder: Path) -> bool:
    """Whether the environment was finished, here, from the present files, on a Python still there."""
    mark = folder / STAMP
    return mark.exists() and (folder / "bin" / "python").exists() and mark.read_text() == stamp(root, folder)


def stamp(root: Path, folder: Path) -> str:
    """What an environment follows from: its place, the lock, the project file, its Python."""
    digest = hashlib.sha256()
    for path in (root / "uv.lock", root / "pyproject.toml", folder / "pyvenv.cfg"):
        digest.update(path.read_bytes())
    return f"{root}\n{digest.hexdigest()}\n"


def find_uv(root: Path) -> str:
    """A uv that runs and is recent enough: the checkout's, the system's, or one fetched now."""
    places = (str(root / UV_VENV / "bin/uv"), str(root / UV_TARGET / "bin/uv"), shutil.which("uv") or "")
    found = working_uv(places)
    if not found:
        step("uv", lambda _tick: install_uv(root))
        found = working_uv(places)
    if not found:
        raise ChoreFailed(
            "uv was fetched but does not run here: install uv yourself and run the command again."
        )
    return found


def working_uv(places: Iterable[str]) -> str:
    """The first place that answers with a recent version, or ""; a version manager's empty shim does not."""
    for place in places:
        version = re.match(r"uv (\d+)\.(\d+)\.(\d+)", answer(place, "--version"))
        if version and tuple(map(int, version.groups())) >= UV_VERSION:
            return place
    return ""


def install_uv(root: Path) -> None:
    """Put uv into the checkout, by a virtual environment or else by pip alone. Raises ChoreFailed."""
    venv = root / UV_VENV
    if run(sys.executable, "-m", "venv", "--clear", str(venv)).returncode == 0:
        pip = [str(venv / "bin/python"), "-m", "pip", "install"]
    elif run(sys.executable, "-m", "pip", "--version").returncode == 0:
        pip = [sys.executable, "-m", "pip", "install", "--upgrade", "--target", str(root / UV_TARGET)]
    else:
        raise ChoreFailed(
            "uv is missing, and this Python has neither venv nor pip to fetch it with: install them (on "
            "Debian and Ubuntu the package python3-venv), or uv itself, and run the command again."
        )
    fetched = run(*pip, "--quiet", "--no-cache-dir", "uv==" + ".".join(map(str, UV_VERSION)))
    if fetched.returncode:
        raise ChoreFailed(
            f"{fetched.stdout}\nuv could not be fetched: see to the network or to pip's settings, or install "
            "uv yourself, and run the command again."
        )


def find_python(uv: str, versions: Sequence[str]) -> str:
    """A Python of one of the versions that really runs, fetched if there is none. Raises ChoreFailed."""
    for python in pythons(uv, versions):
        if answer(python, "-c", PROBE).strip() in versions:
            return python
    say(f"Python {versions[0]} is not here; uv fetches one.")
    fetched = run(uv, "python", "install", "--no-bin", versions[0])
    if fetched.returncode:
        raise ChoreFailed(
            f"{fetched.stdout}\nPython {versions[0]} is not here and uv could not fetch it: install it, for "
            f"example with `pyenv install {versions[0]}` or your packages, and run the command again."
        )
    return uv_python(uv, versions[0])


def pythons(uv: str, versions: Sequence[str]) -> Iterator[str]:
    """Paths worth a try, the nearest first."""
    yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for version in versions:
        yield uv_python(uv, version)
        yield shutil.which(f"python{version}") or ""
        yield from map(str, pyenv.glob(f"{version}*/bin/python{version}"))


def uv_python(uv: str, version: str) -> str:
    """The Python of this version that uv knows of, outside any virtual environment, or ""."""
    return answer(uv, "python", "find", "--system", "--no-project", "--no-python-downloads", version).strip()


def answer(*command: str) -> str:
    """What a command prints, or "" if it is not there or fails."""
    if not shutil.which(command[0]):
        return ""
    finished = run(*command, errors=subprocess.DEVNULL)
    return "" if finished.returncode else finished.stdout


def run(*command: str, errors: int = subprocess.STDOUT) -> subprocess.CompletedProcess[str]:
    """Run a short command and keep what it prints."""
    return subprocess.run(  # noqa: S603
        command, env=own_environ(), stdout=subprocess.PIPE, stderr=errors, text=True, check=False
    )


def own_environ() -> dict[str, str]:
    """The environment without what belongs to another Python; uv trusts whom this machine trusts."""
    environ = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    if any(CERTIFICATES.glob("*")):  # else its own list serves
        environ.setdefault("UV_SYSTEM_CERTS", "true")
    return environ


def step(title: str, work: Callable[[Tick], object]) -> None:
    """Do one slow thing: say that it goes on, and in the end how long it took."""
    started = time.monotonic()
    work(progress(title))
    say(f"{BLANK}{title}: done in {time.monotonic() - started:.0f} s")


def progress(title: str) -> Tick:
    """Report a slow step: a line that changes on a terminal, else a line every half minute."""

    def tick(elapsed: int, last_line: str) -> None:
        if BLANK:
            say(f"{BLANK}{title}: {elapsed} s  {last_line[:60]}", end="")
        elif elapsed % HEARTBEAT == 0:
            say(f"{title}: {elapsed} s  {last_line[:60]}")

    return tick


def say(text: str, end: str = "\n") -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
