"""What the forms of the office's dated figures share: where they stand, whether that was looked up, from which day."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy

from .base import DayField, PlainForm


class FiguresForm(PlainForm):
    """Figures with their source, from a day on; ``taken_as`` is how the room takes them."""

    taken_as: ClassVar[Any]

    def more(self) -> dict[str, forms.Field]:
        """Behind the figures themselves."""
        return {
            "source": forms.CharField(
                label=_("Sumber"),
                max_length=300,
                required=False,
                help_text=_("Peraturan atau skema yang memuat ketentuan ini."),
            ),
            "is_confirmed": forms.BooleanField(label=_("Sudah saya pastikan pada sumbernya"), required=False),
            "valid_from": DayField(label=_("Berlaku mulai")),
        }

    def given(self) -> Any:
        """The figures as they are to be kept."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "valid_from"}
        return self.taken_as(**{**kept, "source": policy.line(kept["source"])})
