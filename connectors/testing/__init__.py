"""The contract as tests: derive one class, supply a few pieces, and pytest tells whether it is kept.

`FulfillingContract` is for connectors that take jobs over a network, `TextContract` for providers by text, and for
care monitors there are `MonitorContract` (webhooks), `PanelContract` (panels over TCP) and `BrokerContract` (MQTT).
To leave a test out, name it in `skips` with the reason.
"""

from connectors.testing.fulfilling import FulfillingContract
from connectors.testing.monitor import BrokerContract, MonitorContract, PanelContract
from connectors.testing.text import TextContract

__all__ = ["BrokerContract", "FulfillingContract", "MonitorContract", "PanelContract", "TextContract"]
