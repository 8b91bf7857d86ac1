"""Where no house answers, the desk's commands say what to do, whatever port and folder it was started with."""

import json
import os
import subprocess
import sys
from pathlib import Path


def tried(folder: Path) -> str:
    """Ask for the list where nobody answers; return what is said."""
    command = [sys.executable, "-m", "concierge_bot.cli", "desk", "list"]
    env = {**os.environ, "CONCIERGE_VAR": str(folder), "CONCIERGE_PORT": "1", "COLUMNS": "500"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    return " ".join(done.stderr.split())


def test_where_no_house_runs_its_folder_is_named(tmp_path: Path) -> None:
    assert f"No house runs with its data in {tmp_path}" in tried(tmp_path)


def test_where_a_house_died_its_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(json.dumps({"core": "http://127.0.0.1:1"}))
    told = tried(tmp_path)
    assert "does not answer at http://127.0.0.1:1: start it again" in told
    assert "make run" not in told
