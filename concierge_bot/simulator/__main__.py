"""Runs the simulated world: `python -m concierge_bot.simulator`, settings as JSON on standard input."""

import gc
import json
import socket
import sys

import stamina
import uvicorn
from pydantic import ValidationError

from .app import create_app
from .config import Settings


def main() -> int:
    """Serve until told to stop; the address is written to standard output as soon as it is taken."""
    try:
        settings = Settings.model_validate_json(sys.stdin.read())
    except ValidationError as trouble:
        sys.stderr.write(f"the simulator's settings (a JSON object on standard input) are wrong: {trouble}\n")
        return 2
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(512)
    except (OSError, OverflowError) as trouble:
        sys.stderr.write(f"the simulator cannot have port {settings.port}: {trouble}\n")
        return 1
    settings = settings.model_copy(update={"port": listening.getsockname()[1]})
    sys.stdout.write(json.dumps({"address": settings.address}) + "\n")
    sys.stdout.flush()
    stamina.instrumentation.set_on_retry_hooks([])  # a core that starts again is no news; giving up is logged
    config = uvicorn.Config(
        create_app(settings), log_level="warning", access_log=False, ws="none", timeout_graceful_shutdown=2
    )
    gc.freeze()  # what was loaded stays: the collector need not walk all of it again and again
    uvicorn.Server(config).run(sockets=[listening])
    return 0


if __name__ == "__main__":
    sys.exit(main())
