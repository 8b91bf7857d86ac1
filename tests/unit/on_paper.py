"""What the core puts on paper, as it is read."""

import io

from pypdf import PdfReader


def in_pdf(raw: bytes) -> str:
    """Return the words of a PDF in their order, as one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).split())
