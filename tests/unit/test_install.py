"""install.py brings a clone to running code, or says in a sentence what is missing.

A real uv makes real, small environments here; scripts stand in only for what is broken or missing.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import install
from concierge_bot.chores import ChoreFailed, alone

PROJECT = """
[project]
name = "tried"
version = "0"
requires-python = ">=3.10"
[dependency-groups]
core = ["small"]
[tool.uv]
default-groups = ["core"]
no-index = true
find-links = ["wheels"]
"""
RECENT = "uv " + ".".join(map(str, install.UV_VERSION))
SMALL = install.Environment(".venv", "small environment", install.CORE.pythons)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UV_OFFLINE", "1")
    root = tmp_path / "a checkout"
    uv = root / install.UV_VENV / "bin/uv"
    uv.parent.mkdir(parents=True)
    uv.symlink_to(install.find_uv(install.ROOT))
    (root / "pyproject.toml").write_text(PROJECT)
    small_wheel(root / "wheels")
    subprocess.run([uv, "lock", "--quiet"], cwd=root, check=True)
    return root


@pytest.fixture
def bare_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what the test puts into this folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return folder


def test_an_older_python_is_told_in_one_sentence() -> None:
    code = "import runpy, sys; sys.version_info = (3, 9, 18); runpy.run_path('install.py')"
    finished = subprocess.run([sys.executable, "-c", code], cwd=install.ROOT, capture_output=True, text=True)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Concierge needs Python 3.11 or newer, and this one is 3.9:")
    assert len(finished.stderr.splitlines()) == 1


def test_the_size_is_said_before_the_first_install() -> None:
    assert install.space_report(80 * 10**9) == "The first install takes about 3.5 GB; 80.0 GB are free."


@pytest.mark.parametrize("free", [0, 3_900_000_000])
def test_a_full_disk_is_refused(free: int) -> None:
    with pytest.raises(ChoreFailed, match="The disk is too full"):
        install.space_report(free)


def test_an_environment_is_made_once(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(checkout)
    made = capsys.readouterr().out
    assert "The first install takes" in made
    assert "small environment: done in" in made
    make(checkout)
    assert capsys.readouterr().out == ""


def test_it_has_compiled_bytecode_whatever_the_shell_says(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    make(checkout)
    assert list((checkout / ".venv/lib").rglob("small.*.pyc"))


def test_it_is_made_again_when_the_project_changes(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(checkout)
    capsys.readouterr()
    (checkout / "pyproject.toml").write_text(PROJECT + "# changed\n")
    make(checkout)
    assert capsys.readouterr().out.startswith("small environment: done in")


def test_a_failed_step_says_why_and_is_taken_up_again(checkout: Path) -> None:
    good = (checkout / "uv.lock").read_text()
    make(checkout)
    (checkout / "uv.lock").write_text("not a lock")
    with pytest.raises(ChoreFailed, match=r"uv\.lock"):
        make(checkout)
    (checkout / "uv.lock").write_text(good)
    assert not install.is_done(checkout, checkout / ".venv")
    make(checkout)
    assert install.is_done(checkout, checkout / ".venv")


def test_a_moved_checkout_gets_an_environment_of_its_own(checkout: Path) -> None:
    make(checkout)
    moved = checkout.rename(checkout.with_name("elsewhere"))
    assert not install.is_done(moved, moved / ".venv")
    make(moved)
    assert str(moved) in (moved / ".venv/bin/activate").read_text()


def test_an_environment_cut_off_at_its_beginning_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    make(checkout)
    assert install.is_done(checkout, checkout / ".venv")


def test_one_whose_python_went_away_is_made_anew(checkout: Path) -> None:
    make(checkout)
    (checkout / ".venv/bin/python").unlink()
    make(checkout)
    assert (checkout / ".venv/bin/python").exists()


@pytest.mark.parametrize(
    ("script", "counts"),
    [
        (f"echo {RECENT}", True),
        ("echo uv 99.0.0", True),
        ("echo uv 0.4.30", False),
        (f"echo {RECENT}; exit 127", False),
        ("echo 'pyenv: uv: command not found' >&2; exit 127", False),
    ],
)
def test_only_a_uv_that_runs_and_is_recent_counts(tmp_path: Path, script: str, counts: bool) -> None:
    uv = executable(tmp_path / "uv", script)
    assert install.working_uv([str(tmp_path / "absent"), uv]) == (uv if counts else "")


def test_without_venv_pip_alone_brings_uv(
    tmp_path: Path, bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uv = tmp_path / install.UV_TARGET / "bin/uv"
    install_by_pip = f'mkdir -p "{uv.parent}"; printf "#!/bin/sh\\necho {RECENT}\\n" >"{uv}"; chmod +x "{uv}"'
    put = f'case "$2" in venv) exit 1;; pip) PATH=/usr/bin:/bin; {install_by_pip};; esac'
    monkeypatch.setattr(sys, "executable", executable(tmp_path / "python", put))
    assert install.find_uv(tmp_path) == str(uv)


def test_with_neither_it_is_said_what_to_install(
    tmp_path: Path, bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable(tmp_path / "python", "exit 1"))
    with pytest.raises(ChoreFailed, match="the package python3-venv"):
        install.find_uv(tmp_path)


def test_a_dead_network_shows_what_pip_said(
    tmp_path: Path, bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_network = 'case "$2 $3" in venv*) exit 1;; "pip install") echo no route to host; exit 1;; esac'
    monkeypatch.setattr(sys, "executable", executable(tmp_path / "python", no_network))
    with pytest.raises(ChoreFailed, match=r"no route to host\n+uv could not be fetched"):
        install.find_uv(tmp_path)


def test_an_empty_shim_is_passed_over_for_a_python_that_runs(tmp_path: Path, bare_path: Path) -> None:
    uv = executable(tmp_path / "uv", "exit 2")
    executable(bare_path / "python3.10", "exit 127")
    python = executable(tmp_path / "pyenv/versions/3.10.13/bin/python3.10", "echo 3.10")
    assert install.find_python(uv, ("3.10",)) == python


def test_a_python_that_is_not_here_is_fetched(tmp_path: Path, bare_path: Path) -> None:
    python = executable(tmp_path / "fetched", "echo 3.10")
    uv = executable(
        tmp_path / "uv", f'cd "{tmp_path}"; [ "$2" = install ] && : >asked || [ -f asked ] && echo "{python}"'
    )
    assert install.find_python(uv, ("3.10",)) == python


def test_a_python_nowhere_to_be_had_is_named(tmp_path: Path, bare_path: Path) -> None:
    uv = executable(tmp_path / "uv", "echo no such release; exit 2")
    with pytest.raises(
        ChoreFailed, match=r"no such release\n+Python 3\.10 is not here .* `pyenv install 3\.10`"
    ):
        install.find_python(uv, ("3.10",))


def make(root: Path) -> None:
    with alone(root / ".tools/.lock", install.progress("install")) as lock:
        install.install(root, [SMALL], lock)


def small_wheel(folder: Path) -> None:
    """A package of one empty module, as pip and uv take it."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "small-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("small.py", "")
        wheel.writestr("small-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: small\nVersion: 1\n")
        wheel.writestr(
            "small-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("small-1.dist-info/RECORD", "")


def executable(path: Path, script: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)
