"""The dialogue model is trained when its inputs change, once, and never half.

Rasa itself is stood in for by a script in its place that counts how often it was asked: a real training takes
most of a minute and says nothing more about when to train.
"""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from concierge_bot import dialogue_model
from concierge_bot.chores import ChoreFailed

INPUTS = (
    "config.yml",
    "domain.yml",
    "data/answers/dot.txt",
    "data/nlu/orders.yml",
    "data/rules/orders.yml",
    "data/stories/orders.yml",
    "concierge_bot/understanding/model/pipeline.py",
    "concierge_bot/understanding/model/training_texts.py",
    "concierge_bot/understanding/model/answer_reader.py",
    "concierge_bot/understanding/model/answer_texts.py",
    "concierge_bot/understanding/model/encoder.py",
    "concierge_bot/understanding/model/encoder_learned.npz",
    "concierge_bot/understanding/words/encoding.py",
)
LOCK = """
version = 1

[[package]]
name = "concierge-bot"
[package.dev-dependencies]
core = [{ name = "httpx" }]
dialogue = [{ name = "rasa" }, { name = "setuptools", version = "70.3.0" }]

[[package]]
name = "rasa"
version = "3.6.21"
dependencies = [{ name = "numpy" }, { name = "jwt", extra = ["crypto"] }]

[[package]]
name = "numpy"
version = "1.23.5"
dependencies = [{ name = "rasa" }]

[[package]]
name = "jwt"
version = "2.0.0"
[package.optional-dependencies]
crypto = [{ name = "cryptography" }]
docs = [{ name = "sphinx", version = "6.0.0" }]

[[package]]
name = "cryptography"
version = "50.0.0"

[[package]]
name = "setuptools"
version = "70.3.0"

[[package]]
name = "setuptools"
version = "82.0.0"

[[package]]
name = "httpx"
version = "0.28.1"
dependencies = [{ name = "setuptools", version = "82.0.0" }]

[[package]]
name = "sphinx"
version = "6.0.0"
"""
TRAINER = f"""#!{sys.executable}
import pathlib, sys, time
with open("trainings", "a") as trainings:
    trainings.write("x")
time.sleep(0.2)
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
out.mkdir(parents=True, exist_ok=True)
(out / (sys.argv[sys.argv.index("--fixed-model-name") + 1] + ".tar.gz")).write_text("model")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in INPUTS:
        write(tmp_path / name, f"first {name}")
    write(tmp_path / "uv.lock", LOCK)
    trainer(tmp_path, TRAINER)
    return tmp_path


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_counts(checkout: Path, name: str) -> None:
    before = dialogue_model.model_path(checkout)
    write(checkout / name, "second")
    assert dialogue_model.model_path(checkout) != before


@pytest.mark.parametrize("pin", ["3.6.21", "1.23.5", "2.0.0", "50.0.0", "70.3.0"])
def test_a_library_of_the_dialogue_environment_counts(checkout: Path, pin: str) -> None:
    before = dialogue_model.fingerprint(checkout)
    write(checkout / "uv.lock", LOCK.replace(pin, "99"))
    assert dialogue_model.fingerprint(checkout) != before


@pytest.mark.parametrize("pin", ["0.28.1", "82.0.0", "6.0.0"])
def test_a_library_of_the_core_does_not_count(checkout: Path, pin: str) -> None:
    before = dialogue_model.fingerprint(checkout)
    write(checkout / "uv.lock", LOCK.replace(pin, "99"))
    assert dialogue_model.fingerprint(checkout) == before


def test_another_order_of_the_lock_is_no_change(checkout: Path) -> None:
    before = dialogue_model.fingerprint(checkout)
    head, *packages = LOCK.split("[[package]]")
    write(checkout / "uv.lock", "[[package]]".join([head, *reversed(packages)]))
    assert dialogue_model.fingerprint(checkout) == before


def test_a_new_or_renamed_file_counts(checkout: Path) -> None:
    before = dialogue_model.fingerprint(checkout)
    (checkout / "data/nlu/orders.yml").rename(checkout / "data/nlu/shopping.yml")
    assert dialogue_model.fingerprint(checkout) != before


def test_the_rest_does_not_count(checkout: Path) -> None:
    before = dialogue_model.fingerprint(checkout)
    write(checkout / "data/offerings/eldercare.toml", "")
    write(checkout / "README.md", "")
    assert dialogue_model.fingerprint(checkout) == before


def test_it_is_trained_once_and_again_when_an_input_changes(checkout: Path) -> None:
    first = ensure(checkout)
    assert ensure(checkout) == first
    assert first.read_text() == "model"
    write(checkout / "domain.yml", "second")
    assert ensure(checkout) != first
    assert trainings(checkout) == 2


def test_two_at_once_train_once(checkout: Path) -> None:
    threads = [threading.Thread(target=ensure, args=(checkout,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trainings(checkout) == 1


def test_a_failed_training_leaves_no_model_and_shows_why(checkout: Path) -> None:
    trainer(checkout, "#!/bin/sh\necho no such intent\nexit 1\n")
    with pytest.raises(ChoreFailed, match="no such intent"):
        ensure(checkout)
    assert not dialogue_model.model_path(checkout).exists()


def test_a_training_whose_inputs_changed_meanwhile_is_not_used(checkout: Path) -> None:
    trainer(checkout, TRAINER + 'pathlib.Path("config.yml").write_text("third")\n')
    with pytest.raises(ChoreFailed, match="changed while it was trained"):
        ensure(checkout)
    assert not list((checkout / "models").glob("*.tar.gz"))


def test_what_rasa_learned_before_is_not_used_again(checkout: Path) -> None:
    """Rasa's cache knows nothing of our encoder: with a new one it would keep what it learned from the old."""
    trainer(checkout, TRAINER + 'pathlib.Path("asked").write_text(" ".join(sys.argv))\n')
    ensure(checkout)
    assert "--force" in (checkout / "asked").read_text().split()


def test_one_killed_does_not_let_a_second_train_beside_the_first(checkout: Path) -> None:
    """The training itself outlives a kill -9 of whoever began it, and keeps the lock until it ends."""
    trainer(checkout, TRAINER.replace("sleep(0.2)", "sleep(1.5)") + 'open("ended", "w").close()\n')
    code = "import pathlib, concierge_bot.dialogue_model as m; m.ensure(pathlib.Path.cwd(), {}, print)"
    root = str(Path(__file__).parents[2])
    first = subprocess.Popen([sys.executable, "-c", code], cwd=checkout, env={"PYTHONPATH": root})
    while not (checkout / "trainings").exists():
        assert first.poll() is None
    first.kill()
    first.wait()
    said: list[str] = []
    dialogue_model.ensure(checkout, {}, lambda _elapsed, line: said.append(line))
    assert said[0] == "waiting for another run in this folder"
    assert (checkout / "ended").exists()


def test_rasa_writes_to_no_home_but_the_checkouts(checkout: Path) -> None:
    environ = dialogue_model.environment(checkout, {"HOME": "/home/ana", "PATH": "/bin"})
    assert Path(environ["HOME"]).is_relative_to(checkout)
    assert environ["PATH"] == "/bin"


def ensure(root: Path) -> Path:
    return dialogue_model.ensure(root, {}, lambda _elapsed, _line: None)


def trainings(root: Path) -> int:
    return len((root / "trainings").read_text())


def trainer(root: Path, script: str) -> None:
    python = write(root / dialogue_model.PYTHON, script)
    python.chmod(0o755)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
