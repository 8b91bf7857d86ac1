"""Finds the installed connectors, ours and other people's alike, through Python entry points."""

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points

from connectors.base import (
    AnyConnector,
    Misconfigured,
)
from connectors.kinds import Kind

GROUP = "concierge.connectors"


class Registry:
    """The connectors in use, looked up by a provider's channel and kind."""

    def __init__(self, connectors: Iterable[AnyConnector]) -> None:
        """Raises Misconfigured when two connectors claim the same channel and kind."""
        self._connectors = tuple(connectors)
        self._by_use: dict[tuple[str, Kind], AnyConnector] = {}
        for connector in self._connectors:
            for kind in connector.kinds:
                self._claim(connector, kind)

    @classmethod
    def installed(cls) -> "Registry":
        """All connectors of the group; raises Misconfigured naming the one that does not load."""
        return cls(_load(point) for point in entry_points(group=GROUP))

    def find(self, channel: str, kind: Kind) -> AnyConnector:
        """The connector for a provider, or Misconfigured with the channels this kind can have."""
        if (connector := self._by_use.get((channel, kind))) is not None:
            return connector
        known = ", ".join(sorted(c for c, k in self._by_use if k is kind)) or "none"
        raise Misconfigured(
            f"No connector speaks '{channel}' with a {kind}. Channels for a {kind}: {known}."
            " Choose one of these or install the missing connector."
        )

    def __iter__(self) -> Iterator[AnyConnector]:
        return iter(self._connectors)

    def _claim(self, connector: AnyConnector, kind: Kind) -> None:
        other = self._by_use.setdefault((connector.channel, kind), connector)
        if other is not connector:
            raise Misconfigured(
                f"{type(other).__name__} and {type(connector).__name__} both claim channel"
                f" '{connector.channel}' for {kind}: uninstall one."
            )


def _load(point: EntryPoint) -> AnyConnector:
    try:
        connector = point.load()()
    except Exception as error:
        # Whatever a plug-in raises, starting without a provider that customers rely on would be worse.
        raise Misconfigured(
            f"Connector '{point.name}' ({point.value}) does not load: {error!r}. Repair or uninstall it."
        ) from error
    if not isinstance(connector, AnyConnector):
        raise Misconfigured(
            f"Connector '{point.name}' ({point.value}) is neither a Connector nor a TextConnector nor a"
            " PersonConnector nor a DeviceConnector nor a DispenserConnector."
            " Derive it from one of them."
        )
    return connector
