"""The kinds of answer our forms ask for: tidied as the rooms keep them, each with its own sentence when missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.policy import MOST_PEOPLE, quantity
from mutubaku.paper.words import written
from mutubaku.people import policy
from mutubaku.schemes.errors import NotANumber

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise  # a text, or one that is translated when it is shown
else:
    Words = str  # forms elsewhere import the name

YES, NO = "ya", "tidak"
ENOUGH_DIGITS = 6  # of a telephone number


class Line(forms.CharField):
    """One line of text. Its limit is told in words, never enforced by silently cutting what was pasted.

    ``depends``: whether it must be answered depends on another answer; then the form itself says when it is missing.
    """

    def __init__(
        self,
        label: Words,
        limit: int,
        *,
        empty: Words = "",
        hint: Words = "",
        depends: bool = False,
        widget: Any = None,
        **attrs: str,
    ) -> None:
        self.depends = depends
        self.limit = limit
        super().__init__(
            label=label,
            help_text=hint,
            required=depends or bool(empty),
            widget=widget,
            error_messages={"required": empty},
        )
        self.widget.attrs |= attrs

    def to_python(self, value: object) -> str:
        return self.tidied(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        if value or not self.depends:
            super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(
                _("%(label)s paling banyak %(limit)s aksara; Anda menulis %(count)s. Singkatkan, lalu simpan lagi."),
                params={"label": self.label, "limit": self.limit, "count": len(value)},
            )

    def tidied(self, typed: str) -> str:
        """As the room keeps it."""
        return policy.line(typed)


class Lines(Line):
    """Several lines of text."""

    def __init__(self, label: Words, limit: int, *, rows: int = 3, **more: Any) -> None:
        super().__init__(label, limit, widget=forms.Textarea(attrs={"rows": rows}), **more)

    def tidied(self, typed: str) -> str:
        return policy.lines(typed)


class Phone(Line):
    """A telephone number, kept as it was written."""

    def __init__(self, label: Words, **more: Any) -> None:
        super().__init__(label, 40, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}), **more)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and sum(character.isdigit() for character in value) < ENOUGH_DIGITS:
            raise forms.ValidationError(_("Tulis nomor telepon dengan angka, misalnya 0711 555 0147."))


_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:[.\s]\d{3})+", re.ASCII)


class Count(forms.IntegerField):
    """A whole number; the dots or spaces people put between thousands are read as such (decision 0024)."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and _GROUPED.fullmatch(value.strip()):
            value = re.sub(r"[.\s]", "", value)
        return super().to_python(value)


class People(Count):
    """How many people; nothing written means none, so the field is not marked as one that may be left out."""

    def __init__(self, label: Words, *, hint: Words = "", most: int = MOST_PEOPLE) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            min_value=0,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "invalid": _("Tulis dengan angka bulat, misalnya 80, atau kosongkan bila tidak ada."),
                "min_value": _("Tulis 0 atau lebih."),
                "max_value": format_lazy(_("Paling banyak {most}."), most=written(Decimal(most))),
            },
        )

    def clean(self, value: Any) -> int:
        return 0 if value in self.empty_values else super().clean(value)

    def prepare_value(self, value: Any) -> Any:
        return "" if value == 0 else value


class Year(Count):
    """A year in four digits."""

    def __init__(self, label: Words, *, empty: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"required": empty, "invalid": _("Tulis tahun dengan empat angka, misalnya 2025.")},
        )


class Amount(forms.CharField):
    """A quantity written the Indonesian way, ``1.000,5``; what is not is told how to write it."""

    def __init__(self, label: Words, *, empty: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"required": empty},
        )

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return quantity(typed)
        except NotANumber as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value


class Day(forms.DateField):
    """A day, chosen in the browser's calendar or typed as 31-12-2027."""

    def __init__(self, label: Words, *, empty: Words = "", hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=bool(empty),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"required": empty, "invalid": _("Tulis tanggal seperti 31-12-2027.")},
        )


class Email(forms.EmailField):
    """An e-mail address."""

    def __init__(self, label: Words, *, empty: Words = "", hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=bool(empty),
            max_length=254,
            error_messages={"required": empty},
        )
        self.widget.attrs |= {"autocomplete": "email"}
        self.widget.attrs.pop("maxlength", None)

    def run_validators(self, value: str) -> None:
        try:
            super().run_validators(value)
        except forms.ValidationError as wrong:  # one sentence, whatever and however much is wrong with it
            raise forms.ValidationError(
                _("Tulis alamat e-mail dengan lengkap, seperti nama@perusahaan.co.id.")
            ) from wrong


class Choice(forms.ChoiceField):
    """One of a few, as radio buttons; ``depends`` as of a Line."""

    def __init__(
        self,
        label: Words,
        choices: Iterable[tuple[Any, Words]] = (),
        *,
        empty: Words = "",
        hint: Words = "",
        depends: bool = False,
    ) -> None:
        self.depends = depends
        super().__init__(
            label=label,
            help_text=hint,
            required=depends or bool(empty),
            choices=list(choices),
            widget=forms.RadioSelect,
            error_messages={"required": empty, "invalid_choice": _("Pilih salah satu dari daftar.")},
        )

    def validate(self, value: Any) -> None:
        if value or not self.depends:
            super().validate(value)


class YesOrNo(forms.TypedChoiceField):
    """A question answered by yes or no."""

    def __init__(self, label: Words, *, empty: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            choices=[(YES, _("Ya")), (NO, _("Tidak"))],
            coerce=lambda answer: answer == YES,
            widget=forms.RadioSelect,
            error_messages={"required": empty, "invalid_choice": empty},
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value


class Answers(forms.Form):
    """A form of ours: no suffix after labels, and refusals of the rooms beside the field they name."""

    use_required_attribute = False  # what is missing is told in our words, for all answers at once

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, reason: Exception, names: dict[str, str] | None = None) -> None:
        """Show why a room did not take the answers; ``names`` maps its field names to ours where they differ."""
        told = getattr(reason, "field", "")
        field = (names or {}).get(told, told)
        self.add_error(field if field in self.fields else None, str(reason))

    def row_about(self, _name: str) -> str:
        """What the row of a field is about, in a form that asks the same of several; else nothing."""
        return ""


def asked(form: Answers, *names: str) -> None:
    """Fields that other answers make necessary: they are not marked as ones that may be left out."""
    for name in names:
        form.fields[name].is_asked = True  # type: ignore[attr-defined]  # read when it is drawn
