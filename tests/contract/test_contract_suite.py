"""The contract suite is itself a promise to outsiders: a connector with a fault must not pass it."""

import re
import subprocess
import sys
from pathlib import Path

FAULTY = """
import json

from connectors.base import Event, Receipt
from connectors.kinds import LegEvent
from connectors.testing import FulfillingContract, MonitorContract
from connectors.webhook import WebhookProvider
from connectors.webhook_monitor import WebhookMonitor


class Follows(WebhookProvider):
    def dispatch(self, job, member, http, stamp):
        http.post(member.config["url"], content=b"27 and call 207 555 0142 about lisinopril")
        return Receipt()


class Believes(WebhookProvider):
    def receive(self, incoming, member, stamp):
        data = json.loads(incoming.body)
        return [Event(str(id(data)), LegEvent(data["type"].split(".")[1]), stamp, order=27)]


class TestFollows(FulfillingContract):
    connector = Follows()


class TestBelieves(FulfillingContract):
    connector = Believes()


class TestSkipsWithoutReason(MonitorContract):
    connector = WebhookMonitor()
    skips = {"test_it_takes_no_jobs": ""}


class TestSkipsWithReason(MonitorContract):
    connector = WebhookMonitor()
    skips = {"test_it_takes_no_jobs": "its vendor sells jobs too"}
"""

CAUGHT = {
    "TestFollows": {
        "test_a_redirect_is_a_failure_and_not_followed",
        "test_nobody_is_told_her_number",
        "test_a_courier_is_told_no_medicine",
        "test_an_outage_is_temporary",
        "test_gone_is_gone",
        "test_a_refusal_is_rejected",
        "test_silence_is_temporary",
        "test_a_closed_port_is_temporary",
        "test_an_endless_answer_is_cut_off",
        "test_a_repeat_is_recognisable_and_a_withdrawal_is_not_a_repeat",
    },
    "TestBelieves": {
        "test_a_changed_body_is_not_believed",
        "test_an_unsigned_body_is_not_even_read",
        "test_signed_garbage_is_rejected_in_a_sentence",
        "test_what_a_kind_may_not_report_is_unsupported",
        "test_the_same_message_has_the_same_id",
    },
}


def run_pytest(where: Path) -> str:
    """What pytest says about the tests in `where`, with the long summary of failures and skips."""
    options = ["-rfEs", "-q", "-p", "no:cacheprovider", "--tb=no"]
    command = ["env", "COLUMNS=300", sys.executable, "-m", "pytest", *options, str(where)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=where, check=False, timeout=60)
    return done.stdout


def test_faults_are_caught_and_reasons_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "test_theirs.py").write_text(FAULTY)
    output = run_pytest(tmp_path)
    failed = set(re.findall(r"^FAILED \S+?::(\w+)::(\w+)", output, re.MULTILINE))
    for suite, tests in CAUGHT.items():
        assert tests - {test for where, test in failed if where == suite} == set(), output
    assert re.search(r"ERROR \S+::TestSkipsWithoutReason::.* - AssertionError: say in a few words", output)
    assert "its vendor sells jobs too" in output
    assert "TestSkipsWithReason" not in {where for where, _ in failed}
