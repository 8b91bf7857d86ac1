"""A month of a customer or a member, to read and to print: for the desk, her family and the member itself alike."""

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import HTMLResponse, Response

from concierge_bot.models import Agency
from concierge_bot.services.money import statements
from concierge_bot.texts import money
from concierge_bot.texts.pages import dated, told
from concierge_bot.web import browser, paper
from concierge_bot.web.desk import Operator

Month = Annotated[date | None, Query()]
Told = tuple[Agency, statements.Statement]
TO_PAY, OWED = told("to pay"), told("owed to you")
KINDS = {
    "charge": told("Charge"),
    "share": told("Share"),
    "payment": told("Payment"),
    "payout": told("Payout"),
    "credit": told("Credit"),
    "liability": told("Liability"),
    "bonus": told("Bonus"),
    "penalty": told("Penalty"),
}
"""What a line of a statement is."""
PARTS = {
    "grocer": told("grocer"),
    "pharmacy": told("pharmacy"),
    "courier": told("courier"),
    "service": told("service"),
}
_OF_ORDER = re.compile(r"(?:(\w+) of )?order (\d+)")
_BY_RECEIPT = re.compile(r"(?:paid|paid out), (.+)")


def shown_month(
    request: Request,
    agency: Agency,
    month: statements.Statement,
    what: str,
    *,
    back: str = "",
    who: Operator | None = None,
) -> HTMLResponse:
    """Show a month as a page that prints: to an operator, or to who goes ``back`` to a page of his own."""
    said = _said(agency, month, what)
    return browser.show(request, "statement.html", month=month.month, said=said, back=back, who=who)


def printed_month(agency: Agency, month: statements.Statement, what: str, language: str) -> Response:
    """Return a month as PDF in a language."""
    name = f"statement-{month.month:%Y-%m}"
    return paper.printed(agency, "statement.typ", name, language, **_said(agency, month, what))


def _said(agency: Agency, month: statements.Statement, what: str) -> dict[str, Any]:
    """Return all that a month says, on a page as on paper."""
    return {
        "title": told("{name}, {month}", name=month.name, month=dated(month.month, "month and year")),
        "sender": told(
            "From {agency}, {phone}. Something not right? Call or text us.",
            agency=agency.name,
            phone=agency.phone,
        ),
        "before": told("Before this month, {what}: {amount}", what=what, amount=_cents(agency, month.before)),
        "head": [told("Day"), told("What for"), told("Amount")],
        "nothing": told("Nothing in this month."),
        "lines": [(dated(line.day, "day"), _line(line), _cents(agency, line.amount)) for line in month.lines],
        "after": told("In all, {what}: {amount}", what=what, amount=_cents(agency, month.after)),
    }


def _line(line: statements.Line) -> str:
    """Say what a line is for; what a person wrote stands as it is."""
    return told("{kind}: {about}", kind=KINDS.get(line.kind, line.kind), about=_about(line.about))


def _about(words: str) -> str:
    if of_order := _OF_ORDER.fullmatch(words):
        part, number = of_order.groups()
        order = told("order {number}", number=number)
        return told("{part} of {order}", part=PARTS.get(part, part), order=order) if part else order
    if paid := _BY_RECEIPT.fullmatch(words):
        return told("paid, {receipt}", receipt=paid[1])
    return words


def _cents(agency: Agency, amount: int) -> str:
    return f"-{money(-amount, agency.currency)}" if amount < 0 else money(amount, agency.currency)
