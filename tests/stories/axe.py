"""What stands in somebody's way on a page: what axe finds, and what scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FAULTS = """options => axe.run(document, options).then(
  found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target}`)))"""
# A box that is ticked is pressed on its label; a link may lie over the whole of its row.
TOO_SMALL = """() => {
  const pressed = e => ['radio', 'checkbox'].includes(e.type) ? e.closest('label') || e.labels[0] || e
    : e.localName === 'a' && getComputedStyle(e, '::after').position === 'absolute' ? e.offsetParent : e;
  return [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, textarea, nav a')]
    .filter(e => e.checkVisibility() && pressed(e).getBoundingClientRect().height < 44)
    .map(e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 160));
}"""


def faults(page: Page, **options: object) -> list[str]:
    """What axe finds, as rule and place; it is brought to a page once."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(FAULTS, {"resultTypes": ["violations"], **options})
    return found
