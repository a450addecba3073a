"""A percentage that may be left empty, as people write it: ``10``, ``7,5``, ``7.5`` or ``10%`` (decision 0024)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from mutubaku.web.client.forms.fields import Words

_TYPED = re.compile(r"(-?[0-9]{1,6})(?:[.,]([0-9]{1,4}))?\s*%?")
WRONG = _("Tulis persen dengan angka, misalnya 10 atau 7,5.")


class Percent(forms.CharField):
    """Nothing written, or 0, means none: None."""

    def __init__(self, label: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    wrong = WRONG

    def clean(self, value: Any) -> Decimal | None:
        return self.read(value) or None

    def read(self, value: Any) -> Decimal | None:
        """The number typed, None for nothing."""
        typed = super().clean(value)
        if not typed:
            return None
        found = _TYPED.fullmatch(typed)
        if found is None:
            raise forms.ValidationError(self.wrong)
        return Decimal(f"{found[1]}.{found[2] or 0}")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        whole, _point, decimals = f"{value:f}".partition(".")
        decimals = decimals.rstrip("0")
        return f"{whole},{decimals}" if decimals else whole


class Days(Percent):
    """A number of days in the same writing; 0 is a number like every other, nothing written is None."""

    wrong = _("Tulis jumlah hari dengan angka, misalnya 4 atau 4,5.")

    def clean(self, value: Any) -> Decimal | None:
        return self.read(value)
