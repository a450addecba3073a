"""Sentences of this room: Indonesian patterns with their figures, marked so that the screens can translate them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor

Value = int | Decimal | str
Values = Mapping[str, Value]


def _(text: str) -> str:
    """Mark a pattern for the catalogue; it is translated where it is shown, for this room knows no Django."""
    return text


def decimal(amount: Fraction | Decimal | int) -> Decimal:
    """The figure to two decimals, as it is shown and kept; without zeros at its end."""
    hundredths = floor(Fraction(amount) * 100 + Fraction(1, 2))
    text = f"{Decimal(hundredths) / 100:.2f}".rstrip("0").rstrip(".")
    return Decimal(text)


def written(value: Value) -> str:
    """A value as it is written in Indonesian: ``1.175`` and ``4,25``; words as they are."""
    if isinstance(value, str):
        return value
    whole, _point, decimals = (f"{value:,}" if isinstance(value, int) else f"{value:,f}").partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def said(pattern: str, values: Values) -> str:
    """The sentence in Indonesian."""
    return pattern % {name: written(value) for name, value in values.items()}
