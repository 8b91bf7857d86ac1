"""A library whose catalogue is searched as Open Library is: what it has of her wish goes to its desk with the job.

https://openlibrary.org/dev/docs/api/search. The search has no loans, so the rest is signed webhooks: the librarian
answers as every member does, with a title of the wish as what is proposed.
"""

import re
from dataclasses import replace
from datetime import datetime
from typing import Annotated

import httpx
from pydantic import BaseModel, Field

from connectors.base import Item, Job, Member, Receipt, Rejected
from connectors.calls import Line
from connectors.kinds import Kind
from connectors.privacy import permitted
from connectors.webhook import WebhookProvider

MOST = 5
"""Titles that the librarian is told of each wish."""
_NAMED = re.compile(
    r"\b(?P<how>by|with|about|called|titled|named) (?P<what>[^,]+)|, (?:large print|audio|DVD)\b"
)
_FIELDS = {"by": "author", "called": "title", "titled": "title", "named": "title"}


class Work(BaseModel):
    """A book as the search finds it; an older catalogue writes no year."""

    title: Annotated[str, Field(min_length=1)]
    author_name: list[str] = []
    first_publish_year: int | None = None


class Found(BaseModel):
    """The answer to a search."""

    docs: list[Work]


class Library(WebhookProvider):
    """Searches at `config["catalogue"]`, and posts jobs to `config["url"]`, signed."""

    channel = "library"
    kinds = frozenset({Kind.SERVICE})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Look for each wish, and offer the job with what there is; Rejected if there is nothing of it."""
        line = Line(member, http, stamp)
        known = permitted(job, member.config.get("country", "US"))
        works = [work for item in known.items for work in _search(line, item)]
        if not works:
            raise Rejected(f"{member.name} has nothing of this: choose another provider.")
        told = f"In your catalogue: {'; '.join(dict.fromkeys(map(_spoken, works)))}"
        note = f"{job.note}. {told}" if job.note else told
        return super().dispatch(replace(job, note=note), member, http, stamp)


def query(wish: str) -> dict[str, str]:
    """What is asked of the search: the author or the title where she named one, else her words."""
    asked: dict[str, str] = {}
    for found in _NAMED.finditer(wish):
        if found["how"]:
            asked.setdefault(_FIELDS.get(found["how"], "q"), found["what"].strip())
    return asked or {"q": re.sub(r"^an? (?:book|film)\W*", "", wish) or "fiction"}


def _search(line: Line, item: Item) -> list[Work]:
    base = line.member.setting("catalogue").rstrip("/")
    told = {**query(item.name), "fields": ",".join(Work.model_fields), "limit": str(MOST)}
    _, body = line.send("GET", f"{base}/search.json?{httpx.QueryParams(told)}", {})
    return line.read(Found, body).docs[:MOST]


def _spoken(work: Work) -> str:
    by = f" by {work.author_name[0]}" if work.author_name else ""
    return f"{work.title[:80]}{by[:60]}" + (
        f" ({work.first_publish_year})" if work.first_publish_year else ""
    )
