"""Asks a pharmacy for a refill over FHIR R4: a Task that its pharmacist accepts, holds, rejects or completes.

Created on condition (https://hl7.org/fhir/R4/http.html#ccreate), so that a repeat is the same Task; then asked about,
and heard of by rest-hook (subscription.html), whose body the pharmacy signs: X-Signature is its HMAC-SHA256 in hex.
"""

import hashlib
import hmac
import json
import re
from datetime import datetime
from itertools import islice

import httpx

from connectors.answers import endpoint, failure, unreached
from connectors.base import (
    BadSignature,
    Event,
    FollowingConnector,
    Incoming,
    Item,
    Job,
    Member,
    Misconfigured,
    PlanRequest,
    Receipt,
    Rejected,
    Said,
    Unsupported,
)
from connectors.fhir_resources import (
    DISPATCHES,
    Bundle,
    Dispense,
    Prescription,
    Resource,
    Task,
    event_of,
    write_cancellation,
    write_task,
)
from connectors.kinds import REPORTS, Kind, LegEvent
from connectors.privacy import permitted, withhold_numbers
from connectors.wire import read_body, read_data

SIGNATURE = "x-signature"
DISPENSE = re.compile(r"MedicationDispense/[A-Za-z0-9\-.]{1,64}")
MOST_DISPENSES = 20
FHIR, PATCH = "application/fhir+json", "application/json-patch+json"
MAX_PIECES = 64
"""Of an answer: a bundle of one patient's prescriptions is far below, and an endless one is cut off."""


class FhirPharmacy(FollowingConnector):
    """Speaks with the FHIR server at `config["url"]`; the shared secret, or `config["token"]`, is our bearer token."""

    channel = "fhir"
    kinds = frozenset({Kind.PHARMACY})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Create the Task, about the prescriptions whose numbers we know; the pharmacist decides."""
        server = _Server(member, http, stamp)
        job = permitted(job, _country(member))
        found = [server.prescription(item.reference) if item.reference else None for item in job.items]
        body = write_task(job, found, member.config.get("agency", "Concierge"), stamp)
        condition = {"if-none-exist": _ours(job.dispatch)}
        return Receipt(_reference(server.send("POST", "Task", body, FHIR, condition)))

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Cancel the Task and say why; one that is not there needs no cancelling."""
        body = write_cancellation(withhold_numbers(reason, _country(member)))
        _Server(member, http, stamp).send(
            "PATCH", f"Task?{_ours(job.dispatch)}", body, PATCH, missing_is_fine=True
        )
        return Receipt()

    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the Task says now; of a completed one also how much was dispensed, and whether it was handed over."""
        server = _Server(member, http, stamp)
        tasks = server.search(f"Task?{_ours(job.dispatch)}").of("Task")
        if not tasks:
            return []
        task = read_data(Task, tasks[-1])
        said = _event(task, member.kind, stamp)
        if said is None:
            return []
        if task.status == "completed":
            return [_dispensed(said, task, server.dispenses(task), job)]
        return [said]

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """What a rest-hook says: a Task as it is now (nothing if it is as we created it), or a changed prescription."""
        _verify(incoming, member)
        kind = read_body(Resource, incoming.body).resourceType
        if kind == "MedicationRequest":
            return [_plan_request(read_body(Prescription, incoming.body), stamp)]
        task = read_body(Task, incoming.body)
        said = _event(task, member.kind, stamp)
        return [] if said is None else [said]


class _Server:
    """One pharmacy's server, for one call."""

    def __init__(self, member: Member, http: httpx.Client, stamp: datetime) -> None:
        self._member, self._http, self._stamp = member, http, stamp
        self._base = str(endpoint(member)).rstrip("/")

    def prescription(self, number: str) -> Prescription | None:
        """The one prescription with this number."""
        system = self._member.config.get("prescription_system", "")
        value = f"{system}|{number}" if system else number
        found = self.search(f"MedicationRequest?{httpx.QueryParams(identifier=value)}").of(
            "MedicationRequest"
        )
        return read_data(Prescription, found[0]) if len(found) == 1 else None

    def dispenses(self, task: Task) -> list[Dispense]:
        """What was dispensed for a Task: what it names itself, else what its prescription got since it was asked."""
        named = [out.valueReference.reference or "" for out in task.output if out.valueReference]
        addresses = [ref for ref in named if DISPENSE.fullmatch(ref)][:MOST_DISPENSES]
        if addresses:
            read = [read_body(Dispense, self.send("GET", ref)) for ref in addresses]
        elif task.focus.reference and task.authoredOn:
            about = httpx.QueryParams(prescription=task.focus.reference)
            rows = self.search(f"MedicationDispense?{about}").of("MedicationDispense")
            read = [read_data(Dispense, row) for row in rows]
            read = [d for d in read if (at := d.whenPrepared or d.whenHandedOver) and at >= task.authoredOn]
        else:
            read = []
        return [one for one in read if one.status == "completed"]

    def search(self, query: str) -> Bundle:
        """The answer to a search."""
        return read_body(Bundle, self.send("GET", query))

    def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        content: str = "",
        more: dict[str, str] | None = None,
        *,
        missing_is_fine: bool = False,
    ) -> bytes:
        """The body of the answer, or a ConnectorError."""
        headers = {
            "accept": FHIR,
            "accept-encoding": "identity",
            "authorization": f"Bearer {self._token()}",
            **(more or {}),
        }
        if content:
            headers["content-type"] = content
        url = f"{self._base}/{path}"
        try:
            with self._http.stream(
                method, url, content=body, headers=headers, follow_redirects=False
            ) as response:
                if response.status_code == 404 and missing_is_fine:
                    return b""
                if not response.is_success:
                    raise failure(self._member.name, response, self._stamp)
                return b"".join(islice(response.iter_raw(), MAX_PIECES))
        except httpx.TransportError as error:
            raise unreached(self._member.name, error) from error

    def _token(self) -> str:
        token = self._member.config.get("token") or next(iter(self._member.secrets), "")
        if not token:
            raise Misconfigured(f"{self._member.name} has no secret: share one with the pharmacy.")
        return token


def sign(secret: str, body: bytes) -> str:
    """The signature of a rest-hook's body."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _verify(incoming: Incoming, member: Member) -> None:
    headers = {name.lower(): value for name, value in incoming.headers.items()}
    given = headers.get(SIGNATURE, "").encode()
    if not given:
        raise BadSignature(f"The header {SIGNATURE} is missing: sign the body with the shared secret.")
    if not any(hmac.compare_digest(sign(secret, incoming.body).encode(), given) for secret in member.secrets):
        raise BadSignature("The signature fits none of our secrets: sign the exact bytes.")


def _event(task: Task, kind: Kind, stamp: datetime) -> Event | None:
    """The news of a Task; its version makes the id, the same whether we asked or were told."""
    try:
        event = event_of(task)
    except KeyError as error:
        raise Unsupported(
            "The Task's businessStatus names a step that is none: see CONNECTORS.md."
        ) from error
    if event is None:
        return None
    if event not in REPORTS[kind]:
        raise Unsupported(f"A {kind} cannot report '{event}'.")
    if task.dispatch is None:
        raise Rejected(f"identifier: the Task has none of {DISPATCHES}. Correct it and send it again.")
    return Event(
        id=f"Task-{task.id}-{task.meta.versionId or event}",
        event=event,
        at=task.lastModified or stamp,
        dispatch=task.dispatch,
        window=task.window if event is LegEvent.ACCEPTED else None,
        note=task.reason,
    )


def _plan_request(found: Prescription, stamp: datetime) -> PlanRequest:
    """Other times of day; what is not said as times of day is for a person to read."""
    number = next((one.value for one in found.identifier if one.value), None)
    if number is None:
        raise Rejected("identifier: the prescription has no number. Correct it and send it again.")
    times, days = found.times
    version = found.meta.versionId or "1"
    return PlanRequest(f"MedicationRequest-{found.id}-{version}", number, stamp, times, days)


def _dispensed(said: Event, task: Task, dispenses: list[Dispense], job: Job) -> Event:
    """A completed Task with its dispenses: how many there are, and handed over or waiting to be fetched."""
    total = sum(one.quantity.value or 0 for one in dispenses)
    units = {one.quantity.unit for one in dispenses}
    name = job.items[0].name if job.items else "medicine"
    items = (Item(name, total, units.pop() if len(units) == 1 else None),) if total else ()
    over = any(one.whenHandedOver for one in dispenses) and task.step is None
    event = LegEvent.DONE if over else said.event
    return Event(
        f"{said.id}-{event}-{total:g}", event, said.at, said.dispatch, said.order, None, said.note, items
    )


def _ours(dispatch: str) -> str:
    return str(httpx.QueryParams(identifier=f"{DISPATCHES}|{dispatch}"))


def _reference(answer: bytes) -> str | None:
    """The address of the Task that was created, or was there already."""
    try:
        task = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    known = task.get("id") if isinstance(task, dict) else None
    return f"Task/{known}"[:100] if isinstance(known, str) else None


def _country(member: Member) -> str:
    return member.config.get("country", "US")
