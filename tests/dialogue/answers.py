"""Measures how answers to our questions are heard by the trained model, on writers that it never read; prints JSON.

Run: `.venv-dialogue/bin/python -W ignore tests/dialogue/answers.py MODEL` with a file of models/ (after `make train`).
Only what is sure enough counts as an answer; "given to what asks for something else" are development texts of other
wishes that would be taken for one; `--misses` prints those.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from rasa.core.agent import Agent

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from development import FOLDER, share, texts  # noqa: E402

from concierge_bot.understanding.answers.sure import FOLLOW_UP, SURE  # noqa: E402
from concierge_bot.understanding.model import answer_texts  # noqa: E402
from concierge_bot.understanding.model.answer_reader import ANSWERS, EITHER  # noqa: E402
from concierge_bot.understanding.model.answer_texts import KINDS  # noqa: E402

ANSWERING = frozenset("affirm deny confirm_taken snooze skip_dose medication_question i_am_ok".split())
"""Intents of texts that may answer what was asked."""


async def main() -> None:
    """Read all with one model, and print the figures."""
    agent = Agent.load(sys.argv[1])
    known = list(answer_texts.read_folder(FOLDER / "answers"))
    told = [(text, (await agent.parse_message(text.words))[ANSWERS][text.kind]) for text in known]
    figures = {}
    for kind in KINDS:
        least = {**SURE.get(kind, {}), **FOLLOW_UP.get(kind, {})}
        own = [(text, read) for text, read in told if text.kind == kind]
        sure = [(t, r) for t, r in own if r["confidence"] >= least.get(r["name"], 2.0)]
        heard = [(t, r) for t, r in own if t.meant in least]
        figures[kind] = {
            "of what is sure, right": share([t.meant == r["name"] for t, r in sure]),
            "of the answers, heard": share([(t, r) in sure and t.meant == r["name"] for t, r in heard]),
        }
        for meant in least:
            mine = [t.meant == meant for t, r in sure if r["name"] == meant]
            figures[kind][f"sure of {meant}, right"] = share(mine) if mine else "none"
    others = [text for text in texts() if text.intent not in ANSWERING]
    of_others = [(await agent.parse_message(text.words))[ANSWERS] for text in others]
    for kind in KINDS:
        fit = [text for text in others if text.intent not in EITHER[kind]]
        read = [
            one[kind] for text, one in zip(others, of_others, strict=True) if text.intent not in EITHER[kind]
        ]
        least = {**SURE.get(kind, {}), **FOLLOW_UP.get(kind, {})}
        taken = [r["confidence"] >= least.get(r["name"], 2.0) for r in read]
        figures[kind]["given to what asks for something else"] = share(taken)
        if "--misses" in sys.argv:
            for text, r, bad in zip(fit, read, taken, strict=True):
                if bad:
                    print(kind, r["name"], round(r["confidence"], 2), text.intent, text.words)  # noqa: T201
    print(json.dumps(figures, indent=1))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
