"""What an operator does, passed on to the core's desk API."""

from typing import Any
from urllib.parse import quote

from .errors import Refused
from .handsets import phone_number
from .town import Town

# act: (the names under which a caller may say which one, the path of the desk API); a member's name goes in the body
ACTS = {
    "claim": (("number", "task"), "tasks/{}/claim"),
    "close": (("number", "task"), "tasks/{}/close"),
    "undo_order": (("number", "order"), "orders/{}/undo"),
    "acknowledge_alarm": (("number", "alarm"), "alarms/{}/acknowledge"),
    "resolve_alarm": (("number", "alarm"), "alarms/{}/resolve"),
    "take_over": (("phone", "customer"), "conversations/{}/take-over"),
    "hand_back": (("phone", "customer"), "conversations/{}/hand-back"),
    "limit_contact": (("phone", "customer"), "conversations/{}/limits"),
    "set_clock": (("phone", "customer"), "conversations/{}/clock"),
    "change_plan": (("phone", "customer"), "conversations/{}/plans"),
    "end_service": (("phone", "customer"), "customers/{}/end"),
    "change_number": (("phone", "customer"), "customers/{}/number"),
    "restore_service": (("phone", "customer"), "customers/{}/restore"),
    "answer_order": (("number", "order"), "orders/{}/answer"),
    "count_medicine": (("phone", "customer"), "customers/{}/count"),
    "write_dose": (("phone", "customer"), "customers/{}/dose"),
    "found": (("number", "task"), "tasks/{}/found"),
    "ask_price": (("number", "task"), "tasks/{}/ask-price"),
    "reply": (("phone", "customer"), "conversations/{}/reply"),
    "admit": (("name", "provider"), "members/admit"),
    "show_evidence": (("name", "provider"), "members/evidence"),
    "suspend": (("name", "provider"), "members/suspend"),
}


async def do(town: Town, act: str, body: dict[str, Any]) -> Any:
    """Do one act; 404 for an unknown one, 422 when it is not said of what, else the desk's own answer."""
    if act not in ACTS:
        raise Refused(404, f"no such act at the desk; there are: {', '.join(sorted(ACTS))}", "act")
    names, path = ACTS[act]
    name = next((name for name in names if name in body), None)
    if name is None:
        raise Refused(422, f"{act} needs `{names[0]}`: which {names[1]} is meant", names[0])
    said = {key: value for key, value in body.items() if key != name}
    if names[0] == "name":
        return await town.core.desk(town.number, path, {"name": body[name], **said})
    return await town.core.desk(town.number, path.format(_which(names, body[name])), said)


def _which(names: tuple[str, str], value: Any) -> str:
    if names[0] == "phone":
        return quote(phone_number(str(value)))
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(422, f"{names[1]} is told by its number", names[0])
    return str(value)
