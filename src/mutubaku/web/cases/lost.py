"""What was written into a form that the page no longer offers, because the step went on meanwhile: to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.once import CARRIED

from .forms import OutcomeForm

UNWRITTEN = {"hidden", "password", "checkbox", "radio", "file"}  # inputs that hold no words to copy


@dataclass(frozen=True)
class Lost:
    """One text with what its field is called."""

    label: str
    text: str


def lost_words(request: HttpRequest, bad: forms.BaseForm) -> list[Lost]:
    """Every text of the posted form that differs from what is stored.

    A row that is no longer asked has no field: its text is called as its sister rows are, else "Isian lain".
    """
    known = {bad.add_prefix(name): (name, field) for name, field in bad.fields.items()}
    known |= {name: (name, field) for name, field in OutcomeForm.base_fields.items() if name not in known}
    return [
        Lost(label, text)
        for key in request.POST
        if key not in CARRIED and (text := ", ".join(filter(str.strip, request.POST.getlist(key))))
        for label in _label(bad, known, key, text)
    ]


def _label(bad: forms.BaseForm, known: dict[str, tuple[str, forms.Field]], key: str, text: str) -> Iterator[str]:
    """What a posted text is called; nothing when it is no text, or stands stored."""
    if key in known:
        name, field = known[key]
        initial = bad.get_initial_for_field(field, name) if name in bad.fields else None
        if _is_written(field) and field.has_changed(initial, text):
            about = bad.row_about(name) if isinstance(bad, Answers) else ""
            yield f"{about}: {field.label}" if about else str(field.label)
        return
    stem = key.rpartition("_")[0]
    sister = next((field for one, (_name, field) in known.items() if stem and one.rpartition("_")[0] == stem), None)
    if sister is None:
        yield from [_("Isian lain")] if len(text.split()) > 1 else []
    elif _is_written(sister):
        yield str(sister.label)


def _is_written(field: forms.Field) -> bool:
    widget = field.widget
    return isinstance(widget, forms.Textarea) or (
        isinstance(widget, forms.widgets.Input) and widget.input_type not in UNWRITTEN
    )
