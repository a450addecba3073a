"""The table of MD 5 as a continuum (T-01; decision 0014).

The document says that personnel is a continuum, drawn as a line that begins with the value of the lower band and ends
with the end point of each band. So a band's days hold at its upper end, and within a band the days rise in a straight
line from those of the band below; the first band is level. Beyond the table the bands go on as the last two did: each
further one ends at the same multiple of the one before, with as many days more.
"""

from __future__ import annotations

from fractions import Fraction

from .reasoning import DAYS, Step
from .rulesets import AuditTimeRules, Band
from .words import Values, _, decimal

LABELS = {
    "qms": _("QMS"),
    "high": _("EMS, kompleksitas tinggi"),
    "medium": _("EMS, kompleksitas sedang"),
    "low": _("EMS, kompleksitas rendah"),
    "limited": _("EMS, kompleksitas terbatas"),
}


def table_days(personnel: int, column: str, rules: AuditTimeRules) -> tuple[Fraction, Step]:
    """The days of stage 1 and stage 2 for so many people, exactly, and how they were found."""
    first, last = rules.bands[0], rules.bands[-1]
    if personnel <= first.up_to:
        words = _("Tabel %(table)s, 1 sampai %(up_to)s orang: baris pertama mendatar.")
        values: Values = {"table": LABELS[column], "up_to": first.up_to}
        return first.days(column), _step(rules, words, values, first.days(column), column, first)
    if personnel > last.up_to:
        days = _beyond(personnel, column, rules)
        words = _(
            "Tabel %(table)s berakhir pada %(up_to)s orang; dilanjutkan dengan pola dua baris terakhirnya, lurus di "
            "antaranya."
        )
        values = {"table": LABELS[column], "up_to": last.up_to}
        return days, _step(rules, words, values, days, column, last, is_confirmed=False)
    index = next(number for number, band in enumerate(rules.bands) if personnel <= band.up_to)
    lower, upper = rules.bands[index - 1], rules.bands[index]
    days = _between(personnel, Fraction(lower.up_to), lower.days(column), Fraction(upper.up_to), upper.days(column))
    words = _(
        "Tabel %(table)s sebagai garis: %(low_days)s hari pada %(low)s orang, %(high_days)s hari pada %(high)s orang."
    )
    values = {
        "table": LABELS[column],
        "low": lower.up_to,
        "low_days": decimal(lower.days(column)),
        "high": upper.up_to,
        "high_days": decimal(upper.days(column)),
    }
    is_confirmed = column not in upper.unconfirmed and (personnel == upper.up_to or column not in lower.unconfirmed)
    return days, _step(rules, words, values, days, column, upper, is_confirmed=is_confirmed)


def _step(
    rules: AuditTimeRules,
    words: str,
    values: Values,
    days: Fraction,
    column: str,
    band: Band,
    *,
    is_confirmed: bool | None = None,
) -> Step:
    known = column not in band.unconfirmed if is_confirmed is None else is_confirmed
    table = "QMS 1" if column == "qms" else "EMS 1"
    return Step("T-01", f"{rules.number}, tabel {table}", words, values, decimal(days), DAYS, known)


def _between(personnel: int, low: Fraction, low_days: Fraction, high: Fraction, high_days: Fraction) -> Fraction:
    return low_days + (high_days - low_days) * (personnel - low) / (high - low)


def _beyond(personnel: int, column: str, rules: AuditTimeRules) -> Fraction:
    """Bands that go on as the last two did, up to the one that holds so many people."""
    before, last = rules.bands[-2], rules.bands[-1]
    growth, more = Fraction(last.up_to, before.up_to), last.days(column) - before.days(column)
    low, days = Fraction(last.up_to), last.days(column)
    while personnel > low * growth:
        low, days = low * growth, days + more
    return _between(personnel, low, days, low * growth, days + more)
