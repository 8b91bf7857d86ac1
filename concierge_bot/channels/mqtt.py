"""Our side of a member's MQTT broker: how we sign in there, and one message that it has taken."""

import ssl
from typing import Any
from urllib.parse import unquote, urlsplit

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from connectors.base import Misconfigured, Temporary

AT_LEAST_ONCE = 1
PATIENCE = 5.0


def client(url: str, name: str, **how: Any) -> Client:
    """Return a client that may sign in at the broker of an address, not yet connected."""
    where = urlsplit(url)
    made = Client(CallbackAPIVersion.VERSION2, client_id=name, **how)
    if where.username:
        made.username_pw_set(unquote(where.username), unquote(where.password or ""))
    if where.scheme == "mqtts":
        made.tls_set(cert_reqs=ssl.CERT_REQUIRED)
    return made


def place(url: str) -> tuple[str, int]:
    """Return the host and the port of an address."""
    where = urlsplit(url)
    return where.hostname or "", where.port or (8883 if where.scheme == "mqtts" else 1883)


def publish(url: str, topic: str, body: bytes) -> None:
    """Have a broker take a message and keep it; raises a ConnectorError."""
    if not url:
        raise Misconfigured("The dispenser's service has no broker: fill in its url.")
    one = client(url, "")
    try:
        one.connect(*place(url), keepalive=30)
        one.loop_start()
        taken = one.publish(topic, body, qos=AT_LEAST_ONCE, retain=True)
        taken.wait_for_publish(PATIENCE)
    except (OSError, ValueError, RuntimeError) as error:
        raise Temporary(f"the broker was not reached ({type(error).__name__})") from error
    finally:
        one.disconnect()
        one.loop_stop()
    if not taken.is_published():
        raise Temporary("the broker has not taken the message in time")
