"""What is typed when something of a scheme was looked up in its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.schemes.errors import PartsMissing

from .base import PlainForm


class ConfirmForm(PlainForm):
    """Where something was looked up."""

    source = forms.CharField(
        label=_("Sumber"), max_length=300, help_text=_("Peraturan, standar, atau skema, dengan pasal atau halamannya.")
    )


class PartsForm(ConfirmForm):
    """Which parts of a version were looked up in a source."""

    parts = forms.MultipleChoiceField(
        label=_("Yang sudah saya bandingkan dengan sumber itu"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].error_messages["required"] = str(PartsMissing())
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]  # a choice field
