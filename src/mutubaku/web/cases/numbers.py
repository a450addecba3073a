"""A number with a decimal comma, as limits and measured values are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.paper.words import written
from mutubaku.samples.errors import ValueUnreadable
from mutubaku.samples.policy import read_value
from mutubaku.web.client.forms.fields import Words


class Number(forms.CharField):
    """``0,5`` or ``1.000``; nothing typed is None, unless ``empty`` says what is missing."""

    def __init__(self, label: Words, *, hint: Words = "", empty: Words = "") -> None:
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
        except ValueUnreadable:
            found = None
        if found is None or found.number is None or found.sign:
            raise forms.ValidationError(
                _("“%(typed)s” bukan angka yang kami kenali. Tulis seperti 1.000,5: titik untuk ribuan, koma desimal."),
                params={"typed": typed},
            )
        return found.number

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value
