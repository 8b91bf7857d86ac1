"""The contract as tests: derive one class, supply a few pieces, and pytest tells whether it is kept.

`FulfillingContract` is for connectors that take jobs over a network, `MonitorContract` for care monitors and
`TextContract` for providers by text. To leave a test out, name it in `skips` with the reason.
"""

from connectors.testing.fulfilling import FulfillingContract
from connectors.testing.monitor import MonitorContract
from connectors.testing.text import TextContract

__all__ = ["FulfillingContract", "MonitorContract", "TextContract"]
