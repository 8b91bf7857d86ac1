"""An outsider's connector: a package that knows `connectors` alone, installed without a network, and found."""

import ast
import ensurepip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "standalone" / "pedal-courier"
FIND = """
from connectors.kinds import Kind
from connectors.registry import Registry
found = Registry.installed().find("pedal", Kind.COURIER)
print(type(found).__module__, *sorted(found.kinds))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Its source and the folder that it was installed into, by the pip that comes with Python."""
    copy = tmp_path_factory.mktemp("outsider") / "pedal-courier"
    shutil.copytree(PACKAGE, copy)
    target = copy.parent / "site"
    (pip,) = (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl")
    offline = "--no-index --no-deps --no-build-isolation --no-compile --quiet".split()
    _run(copy.parent, [pip], "-m", "pip", "install", *offline, "--target", str(target), str(copy))
    return copy, target


def test_it_is_found_once_it_is_installed(installed: tuple[Path, Path]) -> None:
    copy, target = installed
    assert _run(copy.parent, [target], "-c", FIND) == "pedal_courier courier\n"
    without = subprocess.run([sys.executable, "-c", FIND], capture_output=True, text=True, check=False)
    assert "No connector speaks 'pedal' with a courier" in without.stderr


def test_it_keeps_the_shipped_contract(installed: tuple[Path, Path]) -> None:
    copy, target = installed
    assert "26 passed" in _run(copy, [target], "-m", "pytest", "tests")


def test_it_knows_nothing_of_ours_but_the_connectors() -> None:
    known = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            known |= {name.partition(".")[0] for name in names}
    assert known - set(sys.stdlib_module_names) == {"connectors", "httpx", "pedal_courier"}


def _run(folder: Path, path: list[Path], *words: str) -> str:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
