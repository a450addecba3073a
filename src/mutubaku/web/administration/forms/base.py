"""What all forms of the administration share: plain sentences for what is wrong, days, numbers, short fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people.errors import NotReadable

FIRST_DAY, LAST_DAY = date(1945, 8, 17), date(2100, 12, 31)
TOO_LONG = _("Paling banyak %(limit_value)d aksara; yang Anda tulis %(show_value)d. Singkatkan.")
DAY_HINT = _("Tulis tanggal seperti 25-11-2026, atau pilih dari kalender.")


class PlainForm(forms.Form):
    """A form whose complaints say what to do. ``widths`` gives short fields their width (components/field.html)."""

    widths: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(self.more())
        for one in self.fields.values():
            _speak_plainly(one)

    def more(self) -> dict[str, forms.Field]:
        """Fields that depend on what the form is about, behind those of its class."""
        return {}

    def drawn(self) -> Iterator[tuple[BoundField, str]]:
        """Each field with its width, for the template."""
        for bound in self:
            yield bound, self.widths.get(bound.name, "")


@dataclass(frozen=True)
class Section:
    """A part of the form under its heading."""

    title: str
    fields: list[tuple[BoundField, str]]
    hint: str = ""


class DayField(forms.DateField):
    """A day, between 1945 and 2100: beyond that it is a slip of the keyboard."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        super().__init__(**kwargs)
        self.error_messages["invalid"] = DAY_HINT
        message = _("Tahun itu di luar jangkauan. Tulis tahun antara 1945 dan 2100.")
        self.validators += [MinValueValidator(FIRST_DAY, message), MaxValueValidator(LAST_DAY, message)]


class NumberField(forms.CharField):
    """A number of the law (NIP, NIB, NPWP) as people write it, kept as digits."""

    def __init__(self, read: Callable[[str], str], **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.read = read

    def clean(self, value: Any) -> str:
        """The digits; ValidationError with the sentence of the rule."""
        try:
            return self.read(super().clean(value))
        except NotReadable as error:
            raise ValidationError(str(error)) from error


class LastDayForm(PlainForm):
    """The day with which something ends, that day included."""

    last_day = DayField(label=_("Hari terakhir"))
    widths = {"last_day": "w-12"}


class SureForm(PlainForm):
    """Nothing to fill in: the button is the answer."""


def _speak_plainly(one: forms.Field) -> None:
    label = {"label": one.label}
    if isinstance(one, forms.ChoiceField):
        one.error_messages["required"] = gettext("Pilih “%(label)s”.") % label
        one.error_messages["invalid_choice"] = gettext("Pilihan itu tidak ada. Pilih “%(label)s” dari daftar.") % label
    elif not isinstance(one, forms.FileField):  # of a file the field itself says which
        one.error_messages["required"] = gettext("Isi “%(label)s”.") % label
    for validator in one.validators:
        if isinstance(validator, MaxLengthValidator):
            validator.message = TOO_LONG


def choices(*pairs: tuple[str, str | Promise]) -> list[tuple[str, str | Promise]]:
    """Choices with an empty first one, so that nothing is chosen by accident."""
    return [("", _("Pilih…")), *pairs]
