"""What each process of a running house is started with: its command or its work, and how we know that it is ready."""

import json
import shutil
import socket
import sys
from pathlib import Path

from concierge_bot import dialogue_model
from concierge_bot.children import ROOT, Fork, Program
from concierge_bot.errors import Misconfigured
from concierge_bot.settings import Settings

DEMONSTRATION_PACE = 50.0
"""Messages a second of the simulated carrier's number."""
PORTS = ("port", "simulator_port", "dialogue_port")


def around(settings: Settings) -> list[Program]:
    """Return the other programs of a running house; the simulator only for a demonstration."""
    return [dialogue(settings), *([simulator(settings)] if settings.demonstration else [])]


def core(settings: Settings) -> list[Fork]:
    """Return web and worker, whose code is loaded here, once for both and for each that takes a dead one's place."""
    from concierge_bot.bootstrap import App
    from concierge_bot.web import run as web
    from concierge_bot.worker.run import Worker

    return [
        Fork("web", lambda: web.run(App.build(settings)), f"{settings.core}/health"),
        Fork("worker", lambda: Worker(App.build(settings)).run()),
    ]


def dialogue(settings: Settings) -> Program:
    """Return the dialogue server: Rasa on loopback with the trained model; only the core may speak to it."""
    model = dialogue_model.model_path(ROOT)
    if not model.exists():
        raise Misconfigured("The dialogue model is not trained: run `make train`")
    python, token = str(ROOT / dialogue_model.PYTHON), settings.dialogue_token.get_secret_value()
    command = [
        *(
            python,
            "-m",
            "concierge_bot.understanding.model.rasa_run",
            "run",
            "--enable-api",
            "--auth-token",
            token,
        ),
        *("-i", "127.0.0.1", "-p", str(settings.dialogue_port), "--model", str(model)),
        *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
    ]
    environ = {
        **dialogue_model.environment(ROOT, settings.environ()),
        "ACTION_ENDPOINT_URL": f"{settings.core}/actions",
        "DIALOGUE_TOKEN": token,
        "DIALOGUE_DATABASE": str(_database_folder(settings) / "dialogue.db"),
    }
    return Program("dialogue", command, environ, f"{settings.dialogue}/status?token={token}")


def simulator(settings: Settings) -> Program:
    """Return the simulated world; its settings are handed to it on standard input."""
    told = {
        "port": settings.simulator_port,
        "core_url": settings.core,
        "public_url": settings.public,
        "account_sid": settings.twilio_account_sid,
        "auth_token": settings.twilio_auth_token.get_secret_value(),
        "operations_key": settings.operations_key.get_secret_value(),
        "desk_key": settings.desk_key.get_secret_value(),
        "sia_port": settings.sia_port,
    }
    command = [sys.executable, "-m", "concierge_bot.simulator"]
    return Program("simulator", command, settings.environ(), f"{settings.simulator}/health", json.dumps(told))


def for_demonstration(settings: Settings) -> Settings:
    """Return settings with a database of their own, fresh unless KEEP=1, and the simulated carrier."""
    folder = settings.var.resolve() / "demonstration"
    if not settings.keep:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    changed: dict[str, object] = {"twilio_api_url": settings.simulator, "mqtt": True}
    if not settings.sia_port:
        changed["sia_port"] = _free_port()
    if not settings.database_url:
        changed["database_url"] = f"sqlite:///{folder}/concierge.db"
    if "messages_per_second" not in settings.model_fields_set:
        changed["messages_per_second"] = DEMONSTRATION_PACE
    return settings.model_copy(update=changed)


def beside(settings: Settings) -> Settings:
    """Return the settings of the house that runs from the same folder, as its run.json tells; else the settings."""
    path = settings.var / "run.json"
    if not path.exists():
        return settings
    told = json.loads(path.read_text())
    return settings.model_copy(
        update={
            "database_url": told["database"],
            "public_url": told["core"],
            "dialogue_url": told["dialogue"],
        }
        if settings.demonstration
        else {}
    )


def with_free_ports(settings: Settings) -> Settings:
    """Return settings in which port 0 has become a free one; a taken port is Misconfigured, by its name."""
    chosen: dict[str, int] = {}
    for name in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", getattr(settings, name)))
            except OSError as error:
                port = getattr(settings, name)
                raise Misconfigured(
                    f"Port {port} is taken: end what uses it, or set CONCIERGE_{name.upper()} (0 picks a free one)"
                ) from error
            chosen[name] = probe.getsockname()[1]
    return settings.model_copy(update=chosen)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _database_folder(settings: Settings) -> Path:
    """Return where the dialogue server keeps its conversations: beside the core's own database where it has a file."""
    url = settings.database
    folder = Path(url.removeprefix("sqlite:///")).parent if url.startswith("sqlite:///") else settings.var
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
