"""The FHIR R4 resources that we and a pharmacy exchange, as far as we write or read them.

https://hl7.org/fhir/R4/task.html, medicationrequest.html, medicationdispense.html
"""

import json
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from connectors.base import Item, Job, Rejected, Window
from connectors.kinds import LegEvent
from connectors.wire import Instant, Text

DISPATCHES, ORDERS, STEPS = "urn:concierge:dispatch", "urn:concierge:order", "urn:concierge:step"
"""Our identifiers on a Task, and the code system of a businessStatus that names a step more exactly."""
TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code"

SAYS: dict[str, LegEvent | None] = {
    **dict.fromkeys(("draft", "requested", "received", "ready", "entered-in-error")),
    **dict.fromkeys(("accepted", "in-progress"), LegEvent.ACCEPTED),
    "on-hold": LegEvent.ON_HOLD,
    "rejected": LegEvent.DECLINED,
    "failed": LegEvent.FAILED,
    "cancelled": LegEvent.CANCELLED,
    "completed": LegEvent.READY,
}
"""What each status of a Task says; completed is dispensed, and handed over only if its MedicationDispense says so."""

Short = Annotated[Text, Field(max_length=200)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9\-.]{1,64}$")]


class Coding(BaseModel):
    """A code of a system."""

    system: Short | None = None
    code: Short | None = None


class Concept(BaseModel):
    """Codes, or words."""

    coding: list[Coding] = []
    text: Text | None = None


class Identifier(BaseModel):
    """A business number of a system."""

    system: Short | None = None
    value: Short | None = None


class Reference(BaseModel):
    """Another resource, by its address at the same server."""

    reference: Short | None = None


class Quantity(BaseModel):
    """So many of a unit."""

    value: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None
    unit: Short | None = None


class Meta(BaseModel):
    """Which version of a resource it is."""

    versionId: Id | None = None


class Note(BaseModel):
    """A remark."""

    text: Text


class Output(BaseModel):
    """What came of a Task."""

    valueReference: Reference | None = None


class Period(BaseModel):
    """A stretch of time."""

    start: Instant | None = None
    end: Instant | None = None


class Task(BaseModel):
    """The refill as the pharmacy keeps it."""

    resourceType: Literal["Task"]
    id: Id
    meta: Meta = Meta()
    identifier: list[Identifier] = []
    status: Short
    businessStatus: Concept = Concept()
    statusReason: Concept = Concept()
    note: list[Note] = []
    focus: Reference = Reference()
    output: list[Output] = []
    executionPeriod: Period = Period()
    authoredOn: Instant | None = None
    lastModified: Instant | None = None

    @property
    def dispatch(self) -> str | None:
        """Our own identifier of it."""
        return next((one.value for one in self.identifier if one.system == DISPATCHES), None)

    @property
    def step(self) -> str | None:
        """The step that its business status names, if that is one of ours."""
        return next((one.code for one in self.businessStatus.coding if one.system == STEPS), None)

    @property
    def window(self) -> Window | None:
        """When it will be done, if the pharmacy says so."""
        start, end = self.executionPeriod.start, self.executionPeriod.end
        return Window(start, end) if start and end and start <= end else None

    @property
    def reason(self) -> str | None:
        """The pharmacist's own words."""
        words = self.statusReason.text or (self.note[-1].text if self.note else None)
        return words[:500] if words else None


class Dispense(BaseModel):
    """What was dispensed, and whether it was handed over."""

    resourceType: Literal["MedicationDispense"]
    status: Short
    quantity: Quantity = Quantity()
    whenPrepared: Instant | None = None
    whenHandedOver: Instant | None = None


class Repeat(BaseModel):
    """When something is taken, on her own clock."""

    timeOfDay: list[Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:00)?$")]] = []
    dayOfWeek: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = []


class Timing(BaseModel):
    """When something is taken."""

    repeat: Repeat = Repeat()


class Dosage(BaseModel):
    """How something is taken, as far as it is said by the clock."""

    timing: Timing = Timing()


class Resource(BaseModel):
    """Any resource, before its kind is known."""

    resourceType: Short


class Prescription(BaseModel):
    """A MedicationRequest: whose it is, its number, and when it is taken."""

    resourceType: Literal["MedicationRequest"]
    id: Id
    meta: Meta = Meta()
    identifier: list[Identifier] = []
    status: Short = "active"
    subject: dict[str, Any] = {}
    dosageInstruction: list[Dosage] = []

    @property
    def times(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Its times of day and its days, if one instruction of an active prescription says both completely."""
        if self.status != "active" or len(self.dosageInstruction) != 1:
            return (), ()
        repeat = self.dosageInstruction[0].timing.repeat
        return tuple(sorted({at[:5] for at in repeat.timeOfDay})), tuple(repeat.dayOfWeek)


class Entry(BaseModel):
    """One resource in a bundle."""

    resource: dict[str, Any] = {}


class Bundle(BaseModel):
    """The answer to a search."""

    resourceType: Literal["Bundle"]
    entry: list[Entry] = []

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Its resources of a kind; a server may add others, such as an OperationOutcome."""
        return [one.resource for one in self.entry if one.resource.get("resourceType") == kind]


def write_task(job: Job, found: list[Prescription | None], agency: str, stamp: datetime) -> bytes:
    """The request to refill, for a pharmacist to decide; `job` must be the permitted one."""
    task: dict[str, Any] = {
        "resourceType": "Task",
        "identifier": [{"system": DISPATCHES, "value": job.dispatch}],
        "groupIdentifier": {"system": ORDERS, "value": str(job.order)},
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": TASK_CODES, "code": "fulfill"}], "text": "Refill"},
        "description": f"Order {job.order}: refill for {job.customer}",
        "for": next((one.subject for one in found if one and one.subject), {"display": job.customer}),
        "authoredOn": stamp.isoformat(),
        "requester": {"display": agency},
        "input": [_input(item, one) for item, one in zip(job.items, found, strict=True)],
    }
    if job.items and (focus := _focus(job.items[0], found[0])):
        task["focus"] = focus
    if job.window:
        span = {"start": job.window.start.isoformat(), "end": job.window.end.isoformat()}
        task["restriction"] = {"period": span}
    # Not as a Task.note: those are the pharmacist's, and are read as her words.
    told = {"address": job.address, "note": job.note}
    task["input"] += [{"type": {"text": what}, "valueString": words} for what, words in told.items() if words]
    return json.dumps(task).encode()


def write_cancellation(reason: str) -> bytes:
    """The change that takes a Task back (RFC 6902), and leaves alone what the pharmacy wrote into it."""
    change = [
        {"op": "add", "path": "/status", "value": "cancelled"},
        {"op": "add", "path": "/statusReason", "value": {"text": reason}},
    ]
    return json.dumps(change).encode()


def event_of(task: Task) -> LegEvent | None:
    """What a Task says, None while nothing; raises Rejected for what is no status, KeyError for no step."""
    if task.step is not None:
        return {str(event): event for event in LegEvent}[task.step]
    if task.status not in SAYS:
        raise Rejected("status: this is none of a Task's. Correct it and send the message again.")
    return SAYS[task.status]


def _input(item: Item, found: Prescription | None) -> dict[str, Any]:
    named = " ".join(filter(None, (f"{item.quantity:g}" if item.quantity else "", item.unit, item.name)))
    return {"type": {"text": "medicine"}, "valueReference": {**(_focus(item, found) or {}), "display": named}}


def _focus(item: Item, found: Prescription | None) -> dict[str, Any] | None:
    """The prescription by its address; by its number alone where the server knows none, or more than one."""
    if found is not None:
        return {"reference": f"MedicationRequest/{found.id}"}
    if item.reference:
        return {"type": "MedicationRequest", "identifier": {"value": item.reference}}
    return None
