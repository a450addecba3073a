"""A number with a decimal comma, as limits and measured values are typed; and the number of a row that was posted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from mutubaku.samples.errors import ValueAmbiguous, ValueUnreadable
from mutubaku.samples.policy import read_value
from mutubaku.schemes.errors import NotANumber
from mutubaku.schemes.measures import check_digits
from mutubaku.schemes.policy import PLACES, WHOLE, limit_text
from mutubaku.web.client.forms.fields import Words

ID_DIGITS = 18  # of a bigint


def id_in(typed: str) -> int:
    """The id of a row as a form posted it; 0, which no row has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) <= ID_DIGITS else 0


class Number(forms.CharField):
    """``0,5`` or ``1.000,5``; nothing typed is None, unless ``empty`` says what is missing. ``bounded``: what to do
    with ``< 0,01``, where a value is taken from a report.
    """

    def __init__(self, label: Words, *, hint: Words = "", empty: Words = "", bounded: Words = "") -> None:
        self.bounded = bounded
        super().__init__(
            label=label,
            help_text=hint,
            required=bool(empty),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"required": empty},
        )

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            found = read_value(typed)
        except ValueAmbiguous as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        except ValueUnreadable:
            found = None
        if self.bounded and found is not None and found.sign:
            raise forms.ValidationError(self.bounded)
        if found is None or found.number is None or found.sign:
            raise forms.ValidationError(str(NotANumber(typed)))
        try:
            check_digits(found.number, WHOLE, PLACES)
        except NotANumber as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return found.number

    def prepare_value(self, value: Any) -> Any:
        return limit_text(value) if isinstance(value, Decimal) else value
