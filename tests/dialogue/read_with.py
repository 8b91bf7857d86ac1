"""Reads texts with one Rasa model, for `evaluate.py`: a JSON list of texts in, one JSON line for each out.

It runs in the dialogue environment: `read_with.py MODEL`. The first real intent counts, sure or not.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from rasa.core.agent import Agent


async def main() -> None:
    """Load the model once and read one text after the other."""
    agent = Agent.load(sys.argv[1])
    texts = json.load(sys.stdin)
    await agent.parse_message(texts[0])
    for text in texts:
        start = time.perf_counter()
        answer = await agent.parse_message(text)
        took = 1000 * (time.perf_counter() - start)
        ranking = [intent["name"] for intent in answer["intent_ranking"] if intent["name"] != "nlu_fallback"]
        print(json.dumps([ranking[0], round(took, 2)]))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
