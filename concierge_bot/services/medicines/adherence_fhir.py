"""What came of her doses as FHIR R4: an administration only where a device or a visitor saw it, else a statement.

https://hl7.org/fhir/R4/medicationadministration.html, https://hl7.org/fhir/R4/medicationstatement.html
"""

import uuid
from typing import Any

from concierge_bot.models import Dose, DoseStatus, Evidence
from concierge_bot.services.medicines.adherence import Adherence, Line

DOSES, EVIDENCE, DUE = "urn:concierge:dose", "urn:concierge:dose-evidence", "urn:concierge:dose-due"
HOUSE = uuid.UUID("6f1d2a0c-7b7e-4b3a-9a53-0f5f5f1c9a11")
"""Of the names that we give patients in a bundle: they tell nothing about the person."""

Resource = dict[str, Any]

SEEN_BY = {Evidence.device: "dispenser: it left the machine", Evidence.visitor: "a visitor who saw it taken"}
STATUS = {
    DoseStatus.taken: "completed",
    DoseStatus.skipped: "not-taken",
    DoseStatus.missed: "unknown",
    DoseStatus.held: "on-hold",
}


def bundle(told: Adherence) -> Resource:
    """Return the patient and each dose that has ended."""
    customer = told.customer
    patient = f"urn:uuid:{uuid.uuid5(HOUSE, f'{customer.agency_id}/{customer.id}')}"
    person = {"resourceType": "Patient", "name": [{"text": customer.name}]}
    doses = [_dose(line, patient) for line in told.lines]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": patient, "resource": person},
            *({"fullUrl": _name(one), "resource": one} for one in doses),
        ],
    }


def _dose(line: Line, patient: str) -> Resource:
    dose, plan = line.dose, line.plan
    taken = dose.status == DoseStatus.taken
    common: Resource = {
        "identifier": [{"system": DOSES, "value": str(dose.id)}],
        "extension": [
            {"url": EVIDENCE, "valueCode": str(dose.evidence)},
            {"url": DUE, "valueDateTime": line.due.isoformat()},
        ],
        "medicationCodeableConcept": {"text": f"{plan.name} {plan.strength}".strip()},
        "subject": {"reference": patient},
        "effectiveDateTime": (line.at if taken and line.at else line.due).isoformat(),
    }
    ordered = {"type": "MedicationRequest", "identifier": {"value": plan.prescription}}
    if taken and dose.evidence in SEEN_BY:
        seen = {"status": "completed", "performer": [{"actor": {"display": SEEN_BY[dose.evidence]}}]}
        request = {"request": ordered} if plan.prescription else {}
        return {"resourceType": "MedicationAdministration", **common, **seen, **request}
    based = {"basedOn": [ordered]} if plan.prescription else {}
    asserted = {"dateAsserted": line.at.isoformat()} if line.at else {}
    return {"resourceType": "MedicationStatement", **common, **_stated(dose, patient), **asserted, **based}


def _stated(dose: Dose, patient: str) -> Resource:
    """What is only said, by whom; what nobody said is unknown, and is not made into a no."""
    said: Resource = {"status": STATUS[dose.status]}
    if dose.evidence == Evidence.customer:
        said["informationSource"] = {"reference": patient}
    elif dose.evidence == Evidence.family:
        said["informationSource"] = {"type": "RelatedPerson", "display": "family"}
    else:
        said["statusReason"] = [{"text": "no word" if dose.status == DoseStatus.missed else str(dose.status)}]
        if dose.status == DoseStatus.taken:
            said["status"] = "unknown"
    return said


def _name(resource: Resource) -> str:
    return f"urn:uuid:{uuid.uuid5(HOUSE, 'dose/' + resource['identifier'][0]['value'])}"
