"""Small worlds for journeys: each states only what its journey is about."""

from typing import Any

from tests.fixtures.town import ANA, DOROTHY

Json = dict[str, Any]
IN_DOUBT = "i nearly fell today"
"""She is asked about it: it sounds like a fall and the model is not sure that it is one."""

MILK = {"name": "2% milk half gallon", "price": 320}
BREAD = {"name": "Wheat bread", "price": 299}
EGGS = {"name": "Eggs large dozen", "price": 349}
ROSSI: Json = {
    "name": "Rossi Grocer",
    "kind": "grocer",
    "services": ["delivery"],
    "rank": 1,
    "price": 300,
    "catalogue": [MILK, BREAD, EGGS],
}
CORNER: Json = {**ROSSI, "name": "Corner Mart", "rank": 2}
SWIFT: Json = {"name": "Swift", "kind": "courier", "price": 395}
PHARMACY: Json = {
    "name": "Main St Pharmacy",
    "kind": "pharmacy",
    "services": ["delivery"],
    "phone": "+13055550144",
}
SAFEHOME: Json = {"name": "SafeHome", "kind": "care_monitor"}


def dorothy(**fields: Any) -> Json:
    """Dorothy, 85, and what a journey says of her."""
    return {
        "name": "Dorothy Baker",
        "phone": DOROTHY,
        "address": "14 Elm Street",
        "postcode": "45402",
        **fields,
    }


def ana(*permissions: str) -> Json:
    """Her daughter, and what she may see."""
    return {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": list(permissions)}
