"""What stands in somebody's way on a page: what axe finds, and what scrolls sideways.

Nine tenths of axe's time go into the contrast of every word. Which colours a word has on which ground, how large and in
which component, repeats from page to page: axe judges each such combination once in a process, wherever it first comes.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLOURS = ("color-contrast", "link-in-text-block")
NO_COLOURS = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in COLOURS}}
TOLD = "found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target}`))"
FAULTS = f"options => axe.run(document, options).then({TOLD})"
# The words whose combination of colours is new, given to axe; and what is known now.
COLOUR_FAULTS = f"""async known => {{
  const old = new Set(known), grounds = new Map(), fresh = [];
  const ground = e => {{
    if (!e) return '';
    if (!grounds.has(e)) {{
      const s = getComputedStyle(e), own = [s.backgroundColor, s.backgroundImage, s.opacity].join();
      const closed = s.backgroundColor.startsWith('rgb(') && s.backgroundImage === 'none' && s.opacity === '1';
      grounds.set(e, own + (closed ? '' : ground(e.parentElement)));
    }}
    return grounds.get(e);
  }};
  const says = e => ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)
    || [...e.childNodes].some(one => one.nodeType === 3 && one.data.trim());
  for (const e of document.body.querySelectorAll('*')) {{
    if (!says(e) || !e.checkVisibility({{visibilityProperty: true}})) continue;
    const s = getComputedStyle(e), around = e.parentElement;
    const is = [e.localName, e.getAttribute('class'), around.getAttribute('class'), s.color, s.fontSize, s.fontWeight,
      s.textDecorationLine, s.position, getComputedStyle(around).color, e.disabled, e.matches(':checked'), ground(e)];
    const one = is.join('|');
    if (!old.has(one)) {{ old.add(one); fresh.push([one, e]); }}
  }}
  if (!fresh.length) return [[], []];
  const include = fresh.map(([, e]) => e);
  const found = await axe.run({{include}}, {{resultTypes: ['violations'], runOnly: {list(COLOURS)}}});
  return [({TOLD})(found), fresh.map(([one]) => one)];
}}"""
# Which elements show, and at another width: those that show only there, and whatever scrolls within itself.
SHOWN = "() => { window.shown = new Set([...document.querySelectorAll('*')].filter(e => e.checkVisibility())); }"
SHOWN_ONLY_HERE = f"""async options => {{
  const now = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && !window.shown.has(e));
  const include = now.filter(e => !now.includes(e.parentElement));
  const scroll = await axe.run(document, {{...options, rules: {{}}, runOnly: ['scrollable-region-focusable']}});
  const rest = include.length ? await axe.run({{include}}, options) : {{violations: []}};
  return [scroll, rest].flatMap({TOLD});
}}"""
# A box that is ticked is pressed on its label; a link may lie over the whole of its row.
TOO_SMALL = """() => {
  const pressed = e => ['radio', 'checkbox'].includes(e.type) ? e.closest('label') || e.labels[0] || e
    : e.localName === 'a' && getComputedStyle(e, '::after').position === 'absolute' ? e.offsetParent : e;
  return [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, textarea, nav a')]
    .filter(e => e.checkVisibility() && pressed(e).getBoundingClientRect().height < 44)
    .map(e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 160));
}"""
_known: set[str] = set()  # the combinations of colours that axe has judged


def faults(page: Page) -> list[str]:
    """What axe finds, as rule and place."""
    return [*_asked(page, FAULTS, NO_COLOURS), *colour_faults(page)]


def colour_faults(page: Page) -> list[str]:
    """What axe finds against the colours that no page had before."""
    found, fresh = _asked(page, COLOUR_FAULTS, sorted(_known))
    if not found:  # a fault is found again wherever it comes again
        _known.update(fresh)
    return list(found)


def shown(page: Page) -> None:
    """Remember what shows at this width."""
    page.evaluate(SHOWN)


def faults_of_what_shows_only_here(page: Page) -> list[str]:
    """What axe finds at another width: against what did not show before, and against what scrolls within itself."""
    return list(_asked(page, SHOWN_ONLY_HERE, NO_COLOURS))


def _asked(page: Page, question: str, given: object) -> Any:
    """Axe's answer; it is brought to a page once."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(question, given)
