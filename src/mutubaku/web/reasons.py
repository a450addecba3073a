"""The steps of a reckoning as the screens show them, in the language now active."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.auditrules import RuleRefusal, Step
from mutubaku.auditrules.words import Value, Values
from mutubaku.web.writing import figures


@dataclass(frozen=True)
class Reason:
    """One step: what was reckoned, the figure with its unit, the rule and the document behind it, and any doubt."""

    text: str
    figure: str
    rule: str
    clause: str
    doubt: str


def reasons(steps: Iterable[Step]) -> list[Reason]:
    """Every step in words."""
    return [
        Reason(
            text=said(step.words, step.values),
            figure=with_unit(step.figure, step.unit),
            rule=step.rule,
            clause=step.clause.replace(", tabel ", _(", tabel ")),
            doubt="" if step.is_confirmed else _("belum dipastikan"),
        )
        for step in steps
    ]


def refused(refusal: RuleRefusal) -> str:
    """Why a question has no answer, in the active language."""
    return said(refusal.pattern, refusal.values)


def said(pattern: str, values: Values) -> str:
    """The sentence; the values that are words of ours are translated too."""
    return _(pattern) % {name: _value(value) for name, value in values.items()}


def days_in_words(days: Decimal) -> str:
    """``7,5 hari``."""
    return ngettext("%(days)s hari", "%(days)s hari", 1 if days == 1 else 2) % {"days": decimals(days)}


def with_unit(figure: Decimal | None, unit: str) -> str:
    """``−10 %`` or ``6,88 hari``; nothing without a figure."""
    if figure is None:
        return ""
    sign = "−" if figure < 0 else ""
    return f"{sign}{decimals(abs(figure))}{'' if unit == '%' else ' '}{_(unit) if unit else ''}"


def decimals(number: Decimal | int) -> str:
    """As many decimals as there are."""
    exponent = Decimal(number).normalize().as_tuple().exponent
    return figures(Decimal(number), max(0, -exponent) if isinstance(exponent, int) else 0)


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _(value) if value else ""
    return decimals(value)
