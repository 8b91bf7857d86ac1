"""Listens to a care monitor's service that posts its signals as Standard Webhooks."""

from datetime import datetime

from connectors import signing, wire
from connectors.base import Incoming, Member, MonitorConnector, Said, Signal, Unsupported
from connectors.kinds import Kind, SignalKind

_SIGNALS = {f"monitor.{signal}": signal for signal in SignalKind}


class WebhookMonitor(MonitorConnector):
    """Reads `monitor.*` messages; a monitor is never given a job."""

    channel = "webhook"
    kinds = frozenset({Kind.CARE_MONITOR})

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """One signal; raises BadSignature, Rejected, or Unsupported for a signal that nobody defined."""
        message_id = signing.verify(member.secrets, incoming, stamp)
        message = wire.read_message(incoming.body)
        if message.type not in _SIGNALS:
            raise Unsupported(f"'{message.type}' is no monitor signal: use one of {', '.join(_SIGNALS)}.")
        data = wire.read_data(wire.SignalData, message.data)
        signal = _SIGNALS[message.type]
        return [Signal(message_id, data.account, signal, message.timestamp, data.value, data.exercise)]
