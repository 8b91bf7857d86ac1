"""A forked part of the house: what it says is in its log, how it ended is known, and it hears signals of its own."""

import subprocess
import sys
from pathlib import Path

HOUSE = """
import signal, sys, time
from pathlib import Path
from concierge_bot.children import Fork
from concierge_bot.errors import Misconfigured

def refuse():
    print("it begins")
    raise Misconfigured("Another worker runs already")

signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the supervisor's own way with it is none of the part's
with Path(sys.argv[1]).open("a") as log:
    refused, waiting = (Fork("worker", work).start(log) for work in (refuse, lambda: time.sleep(600)))
assert refused.wait(60) == 1
assert waiting.poll() is None
while waiting.poll() is None:
    waiting.terminate()
    time.sleep(0.02)
assert waiting.wait(60) == -signal.SIGTERM, waiting.poll()
"""


def test_a_forked_part_writes_to_its_log_says_why_it_refuses_and_ends_when_it_is_told(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    said = subprocess.run(
        [sys.executable, "-c", HOUSE, str(log)], capture_output=True, text=True, check=False, timeout=120
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    assert sorted(log.read_text().splitlines()) == ["Another worker runs already", "it begins"]
