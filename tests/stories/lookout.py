"""What bars a page to somebody with a keyboard and a narrow screen: all that is on it, not only what a story uses."""

from __future__ import annotations

from playwright.sync_api import Page

# Everything that Tab should stop at, in the order of the document; of a group of radio buttons one.
STOPS = """
  const shows = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
  const acts = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const said = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 160);
  const ticked = e => [...document.getElementsByName(e.name)].find(one => one.form === e.form && one.checked);
  const stops = [...document.body.querySelectorAll(acts)].filter(e => shows(e) && !e.disabled)
    .filter(e => e.type !== 'radio' || e === (ticked(e) || [...document.getElementsByName(e.name)].find(
      one => one.form === e.form && !one.disabled)));
"""
LOOK = f"""() => {{
  if (window.isLookedAt) return null;
  window.isLookedAt = true;
  {STOPS}
  const found = [], root = document.documentElement, wide = root.clientWidth;
  const frame = e => e.getBoundingClientRect();
  const rolls = e => {{  // or is there for a reader's ears alone
    for (let one = e; one && one !== document.body; one = one.parentElement) {{
      const s = getComputedStyle(one);
      if (s.clipPath !== 'none' || (one !== e && ['auto', 'scroll'].includes(s.overflowX))) return true;
    }}
    return false;
  }};
  const fixed = e => {{
    for (let one = e; one; one = one.parentElement)
      if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(one).position)) return true;
    return false;
  }};
  const y = [scrollX, scrollY], before = document.activeElement;
  if (root.scrollWidth > wide) found.push(`scrolls sideways by ${{root.scrollWidth - wide}} px`);
  for (const e of document.body.querySelectorAll('main *, header *, footer *'))
    if (shows(e) && frame(e).right > wide + 1 && frame(e).left >= 0 && !rolls(e) && frame(e).width > 1)
      found.push(`is cut off at ${{Math.round(frame(e).right)}} px: ${{said(e)}}`);

  // What looks or is marked as if it could be pressed, and what presses something else, must be reached by Tab.
  const reached = e => e && (stops.includes(e) || e.disabled || e.type === 'radio');
  for (const e of document.body.querySelectorAll('*')) {{
    if (!shows(e)) continue;
    if (e.localName === 'label' && e.control && !reached(e.control)) found.push(`its field has no Tab: ${{said(e)}}`);
    const marked = e.matches('[onclick], [role=button], [role=link], [role=tab], a:not([href]), [draggable=true]');
    const looks = getComputedStyle(e).cursor === 'pointer'
      && !e.closest('label, summary, a[href], button, select, input');
    if ((marked || looks) && !reached(e)) found.push(`is for a pointer alone: ${{said(e)}}`);
    if (e.tabIndex > 0) found.push(`goes before its turn: ${{said(e)}}`);
  }}

  // In order: from top to bottom as they stand on the page, one below or beside the other.
  stops.filter(e => !fixed(e)).reduce((last, e) => {{
    const row = e.closest('tr');  // its cells, one after the other, may be of different heights
    if (last && frame(e).bottom <= frame(last).top && !(row && row.contains(last)))
      found.push(`has the focus after what is below it: ${{said(e)}}`);
    return e;
  }}, null);

  // The focus shows, and nothing lies over what has it.
  const drawn = e => {{
    const s = getComputedStyle(e);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
  }};
  for (const e of stops) {{
    if (e.tabIndex < 0) found.push(`is passed by when Tab is pressed: ${{said(e)}}`);
    e.focus();
    if (document.activeElement !== e) {{ found.push(`does not take the focus: ${{said(e)}}`); continue; }}
    const near = [e, e.closest('label'), e.nextElementSibling, ...(e.labels || [])].filter(one => one);
    if (!near.some(drawn)) found.push(`does not show the focus: ${{said(e)}}`);
    const r = e.getClientRects()[0], left = Math.max(r.left, 0), right = Math.min(r.right, wide);
    const top = document.elementFromPoint((left + right) / 2, r.top + Math.min(r.height / 2, 22));
    const own = [e, e.closest('label'), ...(e.labels || [])].filter(one => one);
    if (!top || !own.some(one => one.contains(top) || top.contains(one)))
      found.push(`is covered by ${{top ? said(top) : 'the edge'}} when it has the focus: ${{said(e)}}`);
  }}
  before && before !== document.body ? before.focus({{preventScroll: true}}) : document.activeElement.blur();
  scrollTo(...y);
  return found;
}}"""
COUNT = f"() => {{ {STOPS} window.stops = stops; stops[0].focus(); return stops.length; }}"
AT = """() => window.stops.findIndex(e => e === document.activeElement || (e.type === 'radio' && e.name
  && document.activeElement.name === e.name && document.activeElement.form === e.form))"""
PARTS = 6  # of a field for a day and an hour, Tab stops at each
EVERY_STOP = False  # whether Tab is pressed all through each kind of page as well
_walked: set[str] = set()  # the kinds of pages that Tab was pressed through


def looks(page: Page) -> None:
    """Nothing on this page is for a pointer or a wide screen alone; each page as it was loaded is looked at once."""
    found: list[str] | None = page.evaluate(LOOK)
    assert not found, f"{page.url}\n" + "\n".join(found)
    kind = page.title().split(" · ")[0]
    if EVERY_STOP and found is not None and kind not in _walked:
        _walked.add(kind)
        tabs_through(page)


def tabs_through(page: Page) -> None:
    """Tab leads to everything there is, one after the other, and then out of the page."""
    number: int = page.evaluate(COUNT)
    seen = [0]
    for _press in range(number * PARTS):
        page.keyboard.press("Tab")
        at: int = page.evaluate(AT)
        if at <= 0:  # outside, or at the beginning again
            break
        if at != seen[-1]:
            seen.append(at)
    assert seen == list(range(number)), f"{page.url}: of {number} stops, Tab goes to {seen}"
