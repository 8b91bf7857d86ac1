"""What must hold on every page for old eyes and hands: contrast, 18 px letters, 48 px targets, no sideways scroll."""

from typing import Any

from playwright.sync_api import Page

VIOLATIONS = """async () => (await axe.run(document, {rules: {"color-contrast-enhanced": {enabled: true}}}))
    .violations.map(v => [v.id, v.nodes.map(n => [n.html, n.failureSummary])])"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
    .filter(e => e.checkVisibility())
    .filter(e => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 47.5)
    .map(e => e.outerHTML)"""
SMALL_LETTERS = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML)"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map(e => e.outerHTML)"""


def barriers(page: Page, axe: str) -> list[Any]:
    """Return what somebody could not see, read or press on the page as it is now, all of it unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(axe)
    found = [page.evaluate(question) for question in (VIOLATIONS, SMALL_TARGETS, SMALL_LETTERS, TOO_WIDE)]
    return [barrier for several in found for barrier in several]
