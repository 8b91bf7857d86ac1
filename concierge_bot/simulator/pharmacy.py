"""A pharmacy's FHIR R4 server as the town plays it: prescriptions, Tasks, and what was dispensed."""

import json
from dataclasses import dataclass
from typing import Any

from connectors.kinds import LegEvent

from .errors import Refused
from .times import iso, machine_now
from .town import Dispatch, Provider, Town

OURS, STEPS = "urn:concierge:dispatch", "urn:concierge:step"
STATUS = {
    LegEvent.ACCEPTED: "accepted",
    LegEvent.PROPOSED: "in-progress",
    LegEvent.DECLINED: "rejected",
    LegEvent.ON_HOLD: "on-hold",
    LegEvent.READY: "completed",
    LegEvent.PICKED_UP: "completed",
    LegEvent.DELIVERED: "completed",
    LegEvent.DONE: "completed",
    LegEvent.FAILED: "failed",
    LegEvent.CANCELLED: "cancelled",
}
NAMED = (LegEvent.PROPOSED, LegEvent.PICKED_UP, LegEvent.DELIVERED)
"""What no status of a Task says: it stands in its businessStatus."""
USUAL = 30

Resource = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A request: its method, the path below the server, the query and the headers."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]


def serve(town: Town, provider: Provider, asked: Asked, raw: bytes) -> tuple[int, Resource, Dispatch | None]:
    """Answer a request: the status, the resource, and the job if it brought a new one."""
    good = asked.headers.get("authorization") == f"Bearer {provider.secret}"
    status = {"down": 503, "gone": 410}.get(provider.behaviour, 200 if good else 401)
    if status == 200:
        status, resource, dispatch = _answer(town, provider, asked, raw)
    else:
        resource, dispatch = _trouble(f"{provider.name} does not take it"), None
    if asked.method != "GET":
        text = raw.decode(errors="replace")
        provider.inbox.append(
            {
                "n": len(provider.inbox) + 1,
                "headers": asked.headers,
                "body": _parsed(text),
                "raw": text,
                "verified": good,
                "answered": status,
                "at": iso(machine_now()),
            }
        )
    return status, resource, dispatch


def move(
    provider: Provider,
    dispatch: Dispatch,
    event: LegEvent,
    reason: str | None,
    window: dict[str, str] | None,
    quantity: float | None,
) -> Resource:
    """Move a Task on as its pharmacist says; what is ready or handed over has its MedicationDispense."""
    task = _task(provider, dispatch.id)
    if task is None:
        raise Refused(409, f"{provider.name} has no Task for order {dispatch.order}")
    task["status"] = STATUS[event]
    task["lastModified"] = iso(machine_now())
    task["meta"] = {"versionId": str(int(task["meta"]["versionId"]) + 1)}
    task.pop("businessStatus", None)
    if event in NAMED:
        task["businessStatus"] = {"coding": [{"system": STEPS, "code": str(event)}]}
    if reason:
        task["statusReason"] = {"text": reason}
    if window:
        task["executionPeriod"] = window
    if task["status"] == "completed":
        task["output"] = [_dispense(provider, task, over=event is not LegEvent.READY, quantity=quantity)]
    return task


def _answer(
    town: Town, provider: Provider, asked: Asked, raw: bytes
) -> tuple[int, Resource, Dispatch | None]:
    kind, _, known = asked.path.partition("/")
    if asked.method == "GET" and known:
        found = provider.resources.get(asked.path)
        return (200, found, None) if found else (404, _trouble(f"no {asked.path} here"), None)
    if asked.method == "GET":
        rows = [row for row in _all(town, provider, kind) if _fits(row, asked.query)]
        bundle = {"resourceType": "Bundle", "type": "searchset", "total": len(rows)}
        return 200, bundle | ({"entry": [{"resource": row} for row in rows]} if rows else {}), None
    body = _parsed(raw.decode(errors="replace"))
    if asked.method == "PATCH":
        return _patched(town, provider, asked.query.get("identifier", ""), body)
    if kind != "Task" or not isinstance(body, dict) or body.get("resourceType") != "Task":
        return 422, _trouble("only a Task is created here"), None
    return _created(provider, body)


def _created(provider: Provider, body: Resource) -> tuple[int, Resource, Dispatch | None]:
    """On condition: the Task that has this identifier already is the answer, and nothing is new."""
    wanted = next(one["value"] for one in body["identifier"] if one["system"] == OURS)
    if (there := _task(provider, wanted)) is not None:
        return 200, there, None
    task = {**body, "id": f"task-{len(provider.dispatches) + 1}", "meta": {"versionId": "1"}}
    provider.resources[f"Task/{task['id']}"] = task
    dispatch = Dispatch(wanted, int(body["groupIdentifier"]["value"]), body)
    provider.dispatches[wanted] = dispatch
    return 201, task, dispatch


def _patched(
    town: Town, provider: Provider, identifier: str, changes: Any
) -> tuple[int, Resource, Dispatch | None]:
    wanted = identifier.removeprefix(f"{OURS}|")
    task = _task(provider, wanted)
    if task is None:
        return 404, _trouble("no such Task here"), None
    for change in changes:
        task[change["path"].removeprefix("/")] = change["value"]
    town.agenda.drop(wanted)
    provider.dispatches[wanted].status = "withdrawn"
    return 200, task, None


def _dispense(provider: Provider, task: Resource, *, over: bool, quantity: float | None) -> Resource:
    """Write down what was dispensed for a Task; return the Task's reference to it."""
    address = f"MedicationDispense/of-{task['id']}"
    now = iso(machine_now())
    there = provider.resources.setdefault(
        address,
        {
            "resourceType": "MedicationDispense",
            "id": address.partition("/")[2],
            "status": "completed",
            "medicationCodeableConcept": {"text": task["input"][0]["valueReference"]["display"]},
            "authorizingPrescription": [task["focus"]] if "focus" in task else [],
            "whenPrepared": now,
        },
    )
    if quantity is not None or "quantity" not in there:
        there["quantity"] = {"value": USUAL if quantity is None else quantity}
    if over:
        there["whenHandedOver"] = now
    return {"type": {"text": "dispensed"}, "valueReference": {"reference": address}}


def _all(town: Town, provider: Provider, kind: str) -> list[Resource]:
    if kind == "MedicationRequest":
        return _prescriptions(town)
    return [row for row in provider.resources.values() if row["resourceType"] == kind]


def _prescriptions(town: Town) -> list[Resource]:
    """Whatever a customer has a prescription number for, this pharmacy has the prescription of."""
    return [
        {
            "resourceType": "MedicationRequest",
            "id": f"rx-{plan.prescription}",
            "identifier": [{"value": plan.prescription}],
            "status": "active",
            "intent": "order",
            "medicationCodeableConcept": {"text": plan.name},
            "subject": {"reference": f"Patient/{n}", "display": customer.name},
            "dispenseRequest": {"quantity": {"value": plan.refill_quantity or USUAL}},
        }
        for n, customer in enumerate(town.cast.customers, 1)
        for plan in customer.medications
        if plan.prescription
    ]


def _fits(row: Resource, query: dict[str, str]) -> bool:
    wanted = query.get("identifier", "")
    system, _, value = wanted.rpartition("|")
    return not wanted or any(
        one["value"] == value and (not system or one.get("system") == system) for one in row["identifier"]
    )


def _task(provider: Provider, dispatch: str) -> Resource | None:
    query = {"identifier": f"{OURS}|{dispatch}"}
    tasks = [row for row in provider.resources.values() if row["resourceType"] == "Task"]
    return next((row for row in tasks if _fits(row, query)), None)


def _trouble(words: str) -> Resource:
    issue = {"severity": "error", "code": "processing", "diagnostics": words}
    return {"resourceType": "OperationOutcome", "issue": [issue]}


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
