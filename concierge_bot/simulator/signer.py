"""The carrier's signature, as Twilio computes it; members sign with `connectors.signing`."""

from twilio.request_validator import RequestValidator


def carrier_signature(auth_token: str, url: str, form: dict[str, str]) -> str:
    """X-Twilio-Signature of a form posted to the public URL `url`."""
    return str(RequestValidator(auth_token).compute_signature(url, form))
