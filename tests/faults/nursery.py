"""Starts workers as a house does: forked from what is loaded already, the next one when the last has ended.

Once it is ready it says so; for each line that it reads it starts one and writes its pid, and that it has ended.
"""

import gc
import sys

from concierge_bot import parts
from concierge_bot.settings import Settings


def main() -> None:
    """Load everything once, and start one worker after the other."""
    (worker,) = [part for part in parts.core(Settings()) if part.name == "worker"]
    gc.freeze()
    _say("ready")
    for _ in sys.stdin:
        child = worker.start(sys.stderr)
        _say(str(child.pid))
        child.wait()
        _say("ended")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
