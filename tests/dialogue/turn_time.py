"""Measures what the core adds to a turn of the dialogue server, and whether a long conversation slows down.

Run: `.venv/bin/python tests/dialogue/turn_time.py` (after `make train`); it starts a house of its own and prints one
JSON object. Each text goes once the whole way, from the carrier's POST to the committed outbox row of the reply, and
once straight to Rasa's REST channel, which calls the same actions; the two take turns, so both meet the same machine.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import httpx

from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.simulator.signer import carrier_signature
from tests.fixtures.town import AGENCY, DOROTHY, RunningHouse
from tests.journeys.worlds import PHARMACY, ROSSI, dorothy

ROSE = "+13055550135"
TEXTS = """\
good morning dear
need milk and bread for tomorrow
where has my order got to
can you send someone to cut my hair on thursday
what have i got coming this week
milk every tuesday morning please
thank you so much
what can you do for me
i want to talk to a real person
its a lovely sunny day here
half the eggs were smashed
why did you charge me twice
please cancel my order for today
could i have eggs and two loaves of bread at noon tomorrow
im going away for two weeks so hold my deliveries
who brings my shopping and why them
can i have wine with this tablet
add a pint of milk to my order
remind me again in half an hour
good night, talk tomorrow""".splitlines()
LONGEST_TURN = 30.0
AROUND = len(TEXTS)
"""How many turns the median of a moment in a long conversation is taken over: every text once."""


class Bench:
    """A running house whose doors are used as the carrier and as Rasa's own client use them."""

    def __init__(self, house: RunningHouse) -> None:
        self._run = house.run
        house.town.reset(
            customers=[dorothy(), dorothy(name="Rose Bell", phone=ROSE)], providers=[ROSSI, PHARMACY]
        )
        self._http = httpx.Client(timeout=LONGEST_TURN)
        self._rows = sqlite3.connect(house.run["database"].removeprefix("sqlite:///"))
        self._sent = 0

    def whole_way(self, words: str) -> float:
        """Return the seconds from the carrier's POST to the committed row of the reply."""
        self._sent += 1
        last = self._last()
        form = {"MessageSid": f"SM{self._sent:032d}", "From": DOROTHY, "To": AGENCY, "Body": words}
        url = f"{self._run['core']}/twilio/sms"
        headers = {"X-Twilio-Signature": carrier_signature(DEVELOPMENT_SECRET, url, form)}
        began = time.perf_counter()
        self._http.post(url, data=form, headers=headers).raise_for_status()
        while self._last() == last:
            assert time.perf_counter() - began < LONGEST_TURN, f"no answer to: {words}"
            time.sleep(0.0005)  # what is measured is another process: its database is all that can be watched
        took = time.perf_counter() - began
        while self._rows.execute("SELECT 1 FROM message WHERE state != 'done'").fetchone():
            time.sleep(0.001)
        return took

    def rasa_alone(self, words: str) -> float:
        """Return the seconds that Rasa's REST channel takes for a text, our actions included."""
        self._sent += 1
        row = self._rows.execute("SELECT conversation FROM customer WHERE phone = ?", (ROSE,)).fetchone()
        body = {"sender": row[0], "message": words, "metadata": {"message": f"bench-{self._sent}"}}
        url = f"{self._run['dialogue']}/webhooks/rest/webhook"
        began = time.perf_counter()
        answer = self._http.post(url, params={"token": DEVELOPMENT_SECRET}, json=body)
        took = time.perf_counter() - began
        assert answer.json(), f"no answer to: {words}"
        return took

    def _last(self) -> int:
        row = self._rows.execute(
            "SELECT coalesce(max(o.id), 0) FROM outbox o JOIN customer c ON c.id = o.customer_id"
            " WHERE o.channel = 'sms' AND c.phone = ?",
            (DOROTHY,),
        ).fetchone()
        return int(row[0])


def compared(bench: Bench) -> dict[str, Any]:
    """Let every text go both ways, one at a time."""
    pairs = [(bench.whole_way(words), bench.rasa_alone(words)) for words in TEXTS]
    whole, alone = (median(column) for column in zip(*pairs, strict=True))
    return {
        "texts": len(pairs),
        "whole way, median ms": round(1000 * whole, 1),
        "rasa alone, median ms": round(1000 * alone, 1),
        "ratio": round(whole / alone, 2),
    }


def lengthened(bench: Bench, turns: int) -> dict[str, Any]:
    """Go on with one conversation for so many turns; return its median turn at the beginning and at the end."""
    took = [bench.whole_way(TEXTS[n % len(TEXTS)]) for n in range(turns)]
    return {
        f"turns 1 to {AROUND}, median ms": round(1000 * median(took[:AROUND]), 1),
        f"turns {turns - AROUND + 1} to {turns}, median ms": round(1000 * median(took[-AROUND:]), 1),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--turns", type=int, default=200, help="length of the long conversation; 0 leaves it out"
    )
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        house = RunningHouse(Path(folder))
        try:
            bench = Bench(house)
            compared(bench)  # once to warm up
            figures = compared(bench)
            if turns:
                figures |= lengthened(Bench(house), turns)
        finally:
            house.stop()
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
