"""Runs the web process: the web application of a house, served until told to stop."""

import gc

import uvicorn

from concierge_bot.bootstrap import App
from concierge_bot.web import app as web_app


def run(app: App) -> None:
    """Serve until SIGTERM or SIGINT."""
    config = uvicorn.Config(
        web_app.create(app),
        host=app.settings.host,
        port=app.settings.port,
        ws="none",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    gc.freeze()  # what was loaded stays: the collector need not walk all of it again and again
    uvicorn.Server(config).run()
