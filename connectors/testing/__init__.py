"""The contract as tests: derive one class, supply a few pieces, and pytest tells whether it is kept.

`FulfillingContract` is for connectors that take jobs over a network, `FollowingContract` for those of them that also
ask how a job goes, `ShopContract` for those of these that also list goods, `TextContract` for providers by text,
`PersonContract` for those whom a person rings, and for care monitors there are `MonitorContract` (webhooks),
`PanelContract` (panels over TCP) and `BrokerContract` (MQTT), and for dispensers `DispenserContract`.
To leave a test out, name it in `skips` with the reason.
"""

from connectors.testing.dispenser import DispenserContract
from connectors.testing.following import FollowingContract
from connectors.testing.fulfilling import FulfillingContract
from connectors.testing.monitor import BrokerContract, MonitorContract, PanelContract
from connectors.testing.person import PersonContract
from connectors.testing.shop import ShopContract
from connectors.testing.text import TextContract

__all__ = [
    "BrokerContract",
    "DispenserContract",
    "FollowingContract",
    "FulfillingContract",
    "MonitorContract",
    "PanelContract",
    "PersonContract",
    "ShopContract",
    "TextContract",
]
