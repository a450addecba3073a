"""Owns the template tags of our look: icons, rail, chip, SOP line, form fields and their errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mutubaku.cases.stages import client_words
from mutubaku.web.held_files import held_name, holding
from mutubaku.web.icons import ICONS
from mutubaku.web.naming import named
from mutubaku.web.uploads import signed_hint as how_to_sign
from mutubaku.web.writing import FILTERS

register = template.Library()

for written in (*FILTERS, named, client_words):
    register.filter(written)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The drawing of that name; silent for screen readers unless it is given a label."""
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" viewBox="0 0 24 24" {}><path d="{}"/></svg>', voice, ICONS[name])


@register.inclusion_tag("components/chip.html")
def chip(left: object, due: datetime | None = None, *, show_due: bool = False) -> dict[str, object]:
    """The clock chip; parameters on top of its template."""
    return {"left": left, "due": due, "show_due": show_due}


@register.inclusion_tag("components/rail.html")
def rail(steps: Sequence[object], label: str = "") -> dict[str, object]:
    """The rail in full; parameters on top of its template."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/rail_thin.html")
def rail_thin(now: int, total: int, *, label: str = "", state: str = "now") -> dict[str, object]:
    """The rail as a thin line with its words; parameters on top of its template."""
    return {"now": now, "total": total, "label": label, "state": state, "positions": range(1, total + 1)}


@register.inclusion_tag("components/sop_line.html")
def sop_line(
    number: object,
    activity: str,
    *,
    actor: str = "",
    standard: str = "",
    source: str = "",
    shape: str = "task",
    note: str = "",
) -> dict[str, object]:
    """The quoted line of the SOP; parameters on top of its template."""
    return locals()


def kind(bound: BoundField) -> str:
    """Which of our five drawings of a field this widget gets."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "fieldset" if widget.use_fieldset else "select" if isinstance(widget, forms.Select) else "text"


def control(bound: BoundField) -> SafeString:
    """The bare control. A placeholder is dropped: it vanishes while one types, the label and hint stay."""
    attrs: dict[str, str | bool] = {"placeholder": False}
    if isinstance(
        bound.field.widget, forms.ClearableFileInput
    ):  # without Django's own "currently" line: what is kept is shown by the list of files
        return bound.as_widget(forms.FileInput(attrs=bound.field.widget.attrs), attrs=attrs)
    return bound.as_widget(attrs=attrs)


def file_hint(types: str, largest: str) -> str:
    """What kinds of file are taken and how large."""
    parts = [_("Jenis berkas: %(types)s.") % {"types": types}] if types else []
    return " ".join([*parts, _("Paling besar %(largest)s.") % {"largest": largest}] if largest else parts)


@register.simple_tag
def filters_in_use(groups: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the filters of a list leave standing: the chosen link of every group whose first one is not chosen."""
    return [str(link.label) for group in groups for link in list(group["links"])[1:] if link.current]


@register.simple_tag
def signed_hint() -> str:
    """How a paper that is signed by hand is handed in; the one place for it."""
    return how_to_sign()


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField,
    *,
    label: str | None = None,
    hint: str | None = None,
    width: str = "",
    heading: bool = False,
    row: bool = False,
    types: str = "",
    largest: str = "",
) -> dict[str, object]:
    """One field of a form with label, hint and error; parameters on top of its template."""
    drawing = kind(bound)
    words = [bound.help_text if hint is None else hint, file_hint(types, largest)]
    said = [part for part in words if part]
    bound.help_text = said[0] if len(said) == 1 else " ".join(map(str, said))  # Django ties the control to it by id
    return {
        "bound": bound,
        "kind": drawing,
        "held": holding(bound),
        "held_name": held_name(bound.html_name),
        "many": getattr(bound.field, "many", False),
        "label": bound.label if label is None else label,
        "control": "" if drawing == "group" else control(bound),
        "width": width,
        "heading": heading,
        "row": row,
        "optional": not (bound.field.required or getattr(bound.field, "is_asked", False)),
    }


def complaints(form: forms.BaseForm) -> Iterable[Mapping[str, str]]:
    """Each error of the form with the address of the control it belongs to, in the order of the page."""
    yield from ({"href": "", "text": str(text)} for text in form.non_field_errors())
    for bound in form:
        first = bound.id_for_label or f"{bound.auto_id}_0"
        yield from ({"href": "" if bound.is_hidden else f"#{first}", "text": str(text)} for text in bound.errors)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*parts: forms.BaseForm | BaseFormSet[forms.Form] | str | None) -> dict[str, object]:
    """What is wrong in these forms and form sets, each linked to its field; nothing when nothing is.

    A name the template does not know arrives as an empty text and counts as no form.
    """
    found: list[Mapping[str, str]] = []
    for part in parts:
        if isinstance(part, BaseFormSet):
            found += [{"href": "", "text": str(text)} for text in part.non_form_errors()]
            found += [complaint for form in part.forms for complaint in complaints(form)]
        elif part and not isinstance(part, str):
            found += complaints(part)
    return {"complaints": found}
