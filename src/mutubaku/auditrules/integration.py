"""Integrated audits of several standards, by IAF MD 11: after MD 1 and MD 5, at most so much less than the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .errors import IntegrationTooLarge, LevelOutOfRange, TooFewStandards
from .reasoning import DAYS, PERCENT, Step
from .rounding import nearest, not_below
from .rulesets import IntegrationRules
from .words import Values, _, decimal

ALL = 100  # percent


@dataclass(frozen=True)
class Alone:
    """What one standard takes by itself: its name and the days reckoned by its own rules."""

    standard: str
    days: Decimal


@dataclass(frozen=True)
class IntegratedAnswer:
    """The days together, of them the share of each standard in the order asked, and how they were reckoned."""

    days: Decimal
    shares: tuple[Decimal, ...]
    reduction: int
    reasoning: tuple[Step, ...]


def integrated_time(
    parts: Sequence[Alone], integration: int, ability: int, rules: IntegrationRules, *, reduction: int | None = None
) -> IntegratedAnswer:
    """The sum of each alone, less what integration and ability allow; both are percentages.

    ``reduction`` in percent may be said in place of the matrix. A RuleRefusal with the limit it would break.
    """
    if len(parts) < 2:  # noqa: PLR2004 - that is what integrated means
        raise TooFewStandards
    if not (0 <= integration <= ALL and 0 <= ability <= ALL):
        raise LevelOutOfRange
    percent = _by_matrix(integration, ability, rules) if reduction is None else reduction
    if not 0 <= percent <= rules.most_reduction:
        raise IntegrationTooLarge(percent, rules.most_reduction)
    total = sum((Fraction(one.days) for one in parts), Fraction(0))
    exact, part = total * (ALL - percent) / ALL, Fraction(rules.rounding)
    days = not_below(exact, total * (ALL - rules.most_reduction) / ALL, part)
    levels = {"integration": integration, "ability": ability, "most": rules.most_reduction}
    steps = _steps(parts, total, levels, percent, days, rules)
    return IntegratedAnswer(decimal(days), _shares(parts, total, days, part), percent, steps)


def _by_matrix(integration: int, ability: int, rules: IntegrationRules) -> int:
    """The figure of the highest levels that are reached."""

    def reached(level: int) -> int:
        return max(number for number, least in enumerate(rules.levels) if least <= level)

    return rules.matrix[reached(ability)][reached(integration)]


def _steps(
    parts: Sequence[Alone],
    total: Fraction,
    levels: Values,
    percent: int,
    days: Fraction,
    rules: IntegrationRules,
) -> tuple[Step, ...]:
    alone = _("%(standard)s dihitung sendiri menurut aturannya, sesudah IAF MD 1 dan MD 5.")
    matrix = _(
        "Tingkat integrasi %(integration)s%% dan kemampuan tim %(ability)s%%: pengurangan, paling banyak %(most)s%%."
    )
    rounded = _("Dibulatkan ke setengah hari terdekat, tidak melampaui batas pengurangan.")
    return (
        *(Step("MD11", rules.number, alone, {"standard": one.standard}, decimal(one.days), DAYS) for one in parts),
        Step("MD11", rules.number, _("Jumlah semua standar."), {}, decimal(total), DAYS),
        Step("MD11", rules.number, matrix, levels, Decimal(-percent), PERCENT, rules.is_confirmed("matrix")),
        Step("MD11", rules.number, rounded, {}, decimal(days), DAYS),
    )


def _shares(parts: Sequence[Alone], total: Fraction, days: Fraction, part: Fraction) -> tuple[Decimal, ...]:
    """Of the days together, what falls to each standard; rounded one after the other so that they add up."""
    shares, before, done = [], Fraction(0), Fraction(0)
    for one in parts:
        before += Fraction(one.days)
        so_far = nearest(days * before / total, part)
        shares.append(decimal(so_far - done))
        done = so_far
    return tuple(shares)
