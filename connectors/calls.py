"""One request to a member's own interface: bounded in size, never redirected, its failures in the contract's words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from connectors.answers import failure, unreached
from connectors.base import Member, Misconfigured, Rejected

MAX_PIECES = 64
"""Of an answer: what is asked for here is far below, and an endless one is cut off."""
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member's interface answered."""

    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """To one member, for one call of its connector."""

    member: Member
    http: httpx.Client
    stamp: datetime

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        told: Any = None,
        *,
        form: bool = False,
        fine: tuple[int, ...] = (),
    ) -> tuple[int, bytes]:
        """The status and the body of an answer that is a success or `fine`; raises a ConnectorError for another."""
        answer = self.ask(method, url, headers, told, form=form, fine=fine)
        return answer.status, answer.body

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        told: Any = None,
        *,
        form: bool = False,
        fine: tuple[int, ...] = (),
    ) -> Answer:
        """The whole answer, with its headers, under the same conditions."""
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        body = b"" if told is None else (str(httpx.QueryParams(told)) if form else json.dumps(told)).encode()
        about = {"accept-encoding": "identity", "accept": "application/json", "content-type": kind, **headers}
        try:
            with self.http.stream(method, url, content=body, headers=about, follow_redirects=False) as answer:
                if not answer.is_success and answer.status_code not in fine:
                    raise failure(self.member.name, answer, self.stamp)
                body = b"".join(islice(answer.iter_raw(), MAX_PIECES))
                return Answer(answer.status_code, answer.headers, body)
        except httpx.TransportError as error:
            raise unreached(self.member.name, error) from error

    def read(self, model: type[_Model], body: bytes) -> _Model:
        """An answer read as `model`; raises Rejected for one that makes no sense."""
        try:
            return model.model_validate_json(body)
        except ValidationError as error:
            raise Rejected(f"{self.member.name} answered what cannot be read: ask its developer.") from error


def within(member: Member, fee: int) -> None:
    """Refuse a quote (cents) that is above the setting `most`, if there is one."""
    most = member.config.get("most", "")
    if most and not (most.isascii() and most.isdigit()):
        raise Misconfigured(f"'most' of {member.name} is no number of cents: correct it on its page.")
    if most and fee > int(most):
        raise Rejected(f"{member.name} asks {fee} cents, more than was agreed: choose another provider.")
