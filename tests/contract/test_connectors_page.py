"""The page from which outsiders write connectors: its own example keeps the contract, run as they would run it."""

import dataclasses
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from connectors import base

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONNECTORS.md").read_text()


def test_the_example_of_the_page_keeps_the_contract(tmp_path: Path) -> None:
    blocks = (
        textwrap.dedent(one)
        for one in re.findall(r"^ *```python\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    )
    files = {named[1]: one for one in blocks if (named := re.match(r'"""(\w+\.py):', one))}
    assert set(files) == {"acme_concierge.py", "test_acme.py"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    path = os.pathsep.join((str(ROOT), str(tmp_path)))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_acme.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\d\d passed", done.stdout)


def test_every_field_that_a_connector_is_given_or_gives_is_on_the_page() -> None:
    table = {row[0]: row[1] for row in re.findall(r"^\| `(\w+)`[^|]*\| (.*?) \|$", PAGE, re.MULTILINE)}
    for value in (base.Job, base.Item, base.Window, base.Member, base.Incoming, base.Receipt, base.Event):
        missing = [
            one.name for one in dataclasses.fields(value) if f"`{one.name}" not in table[value.__name__]
        ]
        assert missing == [], value.__name__
