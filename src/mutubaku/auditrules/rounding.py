"""Rounding days: to the nearest part, never past a limit."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor


def nearest(amount: Fraction, part: Fraction) -> Fraction:
    """The nearest whole number of parts; what lies in the middle goes up (T-07)."""
    return floor(amount / part + Fraction(1, 2)) * part


def not_below(amount: Fraction, least: Fraction, part: Fraction) -> Fraction:
    """The nearest whole number of parts that is not below ``least``."""
    return max(nearest(amount, part), ceil(least / part) * part)
