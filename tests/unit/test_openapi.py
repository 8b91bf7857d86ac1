"""The described interfaces are the ones that are served, and no call of theirs is left undescribed."""

import re

from tools import openapi

SIMULATOR = (openapi.ROOT / "docs" / "simulator.md").read_text()


def test_the_description_is_current() -> None:
    assert openapi.TARGET.read_text() == openapi.text(), "run `make docs`"


def test_what_needs_a_key_says_so() -> None:
    for path, verbs in openapi.document()["paths"].items():
        for act in verbs.values():
            assert ("security" in act) == path.startswith(("/operations", "/desk"))


def test_every_call_of_the_simulated_world_is_in_its_page() -> None:
    calls = {path: verbs for path, verbs in openapi.document()["paths"].items() if path.startswith("/sim/")}
    missing = [
        f"{verb.upper()} {path}"
        for path, verbs in calls.items()
        for verb in verbs
        if not re.search(rf"`{verb.upper()} {re.escape(path)}[`?]", SIMULATOR)
    ]
    assert len(calls) > 10
    assert missing == []
