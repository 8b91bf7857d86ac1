"""What goes out as PDF: a typst file beside the pages' templates, filled with data that is never read as its markup."""

import json
from pathlib import Path
from typing import Any

from fastapi.responses import Response

from concierge_bot.models import Agency
from concierge_bot.texts import pages

TEMPLATES = Path(__file__).parent / "templates"


def printed(agency: Agency, template: str, name: str, language: str, **told: Any) -> Response:
    """Return a document of an agency as PDF/UA-1, which a screen reader can read; its file's name tells nobody's."""
    import typst  # 35 MB that only who prints needs

    facts = _in_language(told, language)
    facts |= {"paper": "us-letter" if agency.country == "US" else "a4", "language": language}
    pdf: bytes = typst.compile(
        (TEMPLATES / template).read_bytes(),
        sys_inputs={"told": json.dumps(facts, default=str)},
        ignore_system_fonts=True,  # the same on every machine
        pdf_standards="ua-1",
    )
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _in_language(told: Any, language: str) -> Any:
    """Put every sentence of ours into a language, however deep it lies."""
    if isinstance(told, dict):
        return {name: _in_language(value, language) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_in_language(value, language) for value in told]
    return pages.shown(told, language)
