"""The trained dialogue model follows from its inputs: the same inputs, the same file, trained once.

Standard library only: install.py trains it before the core's environment is needed.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from concierge_bot.chores import ChoreFailed, Tick, alone, watched

UNDERSTANDING = "concierge_bot/understanding"
SINGLE_INPUTS = (
    "config.yml",
    "domain.yml",
    f"{UNDERSTANDING}/model/pipeline.py",
    f"{UNDERSTANDING}/model/training_texts.py",
    f"{UNDERSTANDING}/model/answer_reader.py",
    f"{UNDERSTANDING}/model/answer_texts.py",
    f"{UNDERSTANDING}/model/encoder.py",
    f"{UNDERSTANDING}/model/encoder_learned.npz",
    f"{UNDERSTANDING}/words/encoding.py",
)
TRAINING_FOLDERS = ("data/nlu", "data/answers", "data/rules", "data/stories")
PYTHON = ".venv-dialogue/bin/python"


def fingerprint(root: Path) -> str:
    """Name what the model would be trained from: a hash over every input and the libraries that read it."""
    digest = hashlib.sha256()
    for path in _inputs(root):
        digest.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    digest.update("\0".join(sorted(_libraries(root))).encode())
    return digest.hexdigest()[:16]


def model_path(root: Path) -> Path:
    """Where the model for the present inputs is, or will be."""
    return root / "models" / f"{fingerprint(root)}.tar.gz"


def environment(root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment in which Rasa trains and runs: our components importable, quiet, no telemetry.

    Rasa and matplotlib write to the home directory even so; theirs is inside the checkout.
    """
    home = root / ".cache" / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        **environ,
        "HOME": str(home),
        "PYTHONPATH": str(root),
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
    }


def ensure(root: Path, environ: Mapping[str, str], tick: Tick) -> Path:
    """The model for the present inputs, trained now if it is not there. Raises ChoreFailed."""
    model = model_path(root)
    if model.exists():
        return model
    with alone(root / "models" / ".lock", tick) as lock:
        if not model.exists():
            _train(root, environ, tick, lock).rename(model)
    return model


def _train(root: Path, environ: Mapping[str, str], tick: Tick, lock: int) -> Path:
    unfinished = root / "models" / "unfinished"
    before = fingerprint(root)
    command = [
        str(root / PYTHON),
        "-m",
        "rasa",
        "train",
        "--skip-validation",  # `make lint` does it
        "--force",  # Rasa keeps what it learned before, also from vectors of an encoder that has since changed
        "--fixed-model-name",
        "model",
        "--out",
        str(unfinished),
    ]
    watched(command, root, environment(root, environ), root / "models" / "training.log", tick, lock)
    if fingerprint(root) != before:
        raise ChoreFailed("The dialogue's files changed while it was trained. Run the command again.")
    return unfinished / "model.tar.gz"


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in SINGLE_INPUTS)
    for folder in TRAINING_FOLDERS:
        found = (root / folder).rglob("*")
        yield from sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _libraries(root: Path) -> set[str]:
    """The dialogue environment's packages as the lock pins them: those of the core train nothing.

    A package that is there for another system counts too, since markers are not read.
    """
    packages = tomllib.loads((root / "uv.lock").read_text())["package"]
    (house,) = (each for each in packages if "dev-dependencies" in each)
    waiting: list[dict[str, Any]] = list(house["dev-dependencies"]["dialogue"])
    seen, found = [], set[str]()
    while waiting:
        wanted = waiting.pop()
        if wanted in seen:
            continue
        seen.append(wanted)
        for package in packages:
            if all(package[key] == wanted.get(key, package[key]) for key in ("name", "version")):
                found.add(f"{package['name']}=={package['version']}")
                waiting += package.get("dependencies", ())
                for extra in wanted.get("extra", ()):
                    waiting += package.get("optional-dependencies", {}).get(extra, ())
    return found
