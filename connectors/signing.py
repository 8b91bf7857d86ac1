"""Standard Webhooks signatures with a stamp that the caller passes in and several secrets during a rotation.

The library's own `verify` reads the machine's clock and knows one secret, so only its `sign` is used.
Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import binascii
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from connectors.base import BadSignature, Incoming, Misconfigured

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
TOLERANCE = timedelta(minutes=5)


def sign(secrets: Sequence[str], message_id: str, stamp: datetime, body: bytes) -> dict[str, str]:
    """The three headers for `body`, signed with every secret so that either side may rotate first."""
    text = body.decode()
    signatures = [hook.sign(message_id, stamp.astimezone(UTC), text) for hook in _hooks(secrets)]
    return {
        ID: message_id,
        TIMESTAMP: str(int(stamp.timestamp())),
        SIGNATURE: " ".join(signatures),
    }


def verify(secrets: Sequence[str], incoming: Incoming, stamp: datetime) -> str:
    """The message's id when any secret signed it within five minutes of `stamp`; else raises BadSignature."""
    headers = {name.lower(): value for name, value in incoming.headers.items()}
    message_id = _required(headers, ID)
    signed_at = _signed_at(_required(headers, TIMESTAMP))
    offered = [given.encode() for given in _required(headers, SIGNATURE).split(" ")]
    if abs(stamp - signed_at) > TOLERANCE:
        raise BadSignature("Signed more than five minutes from our time: set your clock and sign again.")
    try:
        text = incoming.body.decode()
    except UnicodeDecodeError as error:
        raise BadSignature("The body is not UTF-8, so its signature cannot be right: send UTF-8.") from error
    for hook in _hooks(secrets):
        expected = hook.sign(message_id, signed_at, text).encode()
        if any(hmac.compare_digest(expected, given) for given in offered):
            return message_id
    raise BadSignature("The signature fits none of our secrets: sign the exact bytes with the shared secret.")


def _required(headers: Mapping[str, str], name: str) -> str:
    if not (value := headers.get(name)):
        raise BadSignature(f"The header {name} is missing: sign by the Standard Webhooks specification.")
    return value


def _signed_at(value: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BadSignature(f"{TIMESTAMP} is not in whole seconds since 1970: send Unix time.") from error


def _hooks(secrets: Sequence[str]) -> list[Webhook]:
    if not secrets:
        raise Misconfigured("The provider has no webhook secret: create one and share it.")
    try:
        return [Webhook(secret) for secret in secrets]
    except (EmptyWebhookSecretError, binascii.Error) as error:
        raise Misconfigured("A webhook secret is not base64: create a new one for the provider.") from error
