"""Where everything must be installed, a skip fails the run."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ONE_SKIP = "import pytest\ndef test_one():\n    pytest.skip('nothing to browse with')\n"


@pytest.mark.parametrize("workers", [[], ["-n", "1"]], ids=["alone", "in parallel"])
def test_a_skip_fails_the_run_and_says_so(tmp_path: Path, workers: list[str]) -> None:
    finished = run_pytest(tmp_path, *workers, "--no-skips")
    assert finished.returncode == pytest.ExitCode.TESTS_FAILED
    assert "1 skipped, and --no-skips allows none." in finished.stdout


def test_without_the_option_the_reason_is_listed_and_the_run_passes(tmp_path: Path) -> None:
    finished = run_pytest(tmp_path)
    assert finished.returncode == pytest.ExitCode.OK
    assert "nothing to browse with" in finished.stdout


def run_pytest(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_skipping.py").write_text(ONE_SKIP)
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "tests.fixtures.no_skips", *options, str(folder)]
    environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
