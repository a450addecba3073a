"""The note and the buttons beside an inline panel.

The note is kept while the panel alone is saved or comes back with errors; the buttons are not locked by what can be
filled in on the same page and is saved with the same press.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct import wiring
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..forms import OutcomeForm
from ..step import Button

KEPT = "catatan"  # session key: the note of the step that was saved without an outcome
KEPT_AT_MOST = 20_000  # characters: more than a note may hold, so that what is too long comes back to be shortened
TYPED_AT_MOST = 200_000  # characters of the panel
PANEL = "isi-"  # how the names of its fields begin
POSTED = "outcome"  # what a press of an outcome button posts, and saving alone does not


def pressed(visit: Visit) -> str:
    """The key of the outcome that was pressed; nothing when the panel alone is saved."""
    return visit.POST.get(POSTED, "")


def typed(visit: Visit, task: Task, *also: str) -> Any:
    """What was typed into the panel before a session was lost: its fields are posted with the outcome, or alone;
    ``also`` with which other acts."""
    if visit.method != "GET":
        return None
    acts = [reverse("cases:work", args=[task.pk, act]) for act in ("simpan", *also)]
    addresses = (reverse("cases:outcome", args=[task.pk]), *acts)
    return next((found for address in addresses if (found := typed_into(visit, address)) is not None), None)


def keep(visit: Visit, task: Task) -> None:
    """Hold the note and what was typed into the panel, for the page that follows: another part of it was saved."""
    fields = _posted(visit)
    if sum(map(len, fields.values())) > TYPED_AT_MOST:
        fields = {}
    visit.session[KEPT] = {"task": task.pk, "note": visit.POST.get("note", "")[:KEPT_AT_MOST], "fields": fields}


def kept(visit: Visit, task: Task) -> dict[str, str]:
    """What was typed into the panel and is not saved, by the names of its fields: posted now with the button of another
    part of the page, else held since."""
    held = visit.session.get(KEPT, {})
    fields = _posted(visit) or (held.get("fields", {}) if held.get("task") == task.pk else {})
    return {name.removeprefix(PANEL): value for name, value in fields.items()}


def _posted(visit: Visit) -> dict[str, str]:
    """The fields of the panel as they are posted."""
    return {name: str(visit.POST[name]) for name in visit.POST if name.startswith(PANEL)}


def note_form(visit: Visit, task: Task, bad: BaseForm | None, saved: str = "", *also: str) -> OutcomeForm:
    """The form of the note and the outcomes as it stands now; ``saved`` is what the step's own work keeps of it,
    ``also`` as in ``typed``."""
    if isinstance(bad, OutcomeForm):
        return bad
    if visit.method == "POST":
        return OutcomeForm({"note": visit.POST.get("note", ""), POSTED: "-"})
    found = typed(visit, task, *also)
    if found is not None:
        return OutcomeForm({"note": found.get("note", ""), POSTED: "-"})
    kept = visit.session.get(KEPT, {})
    return OutcomeForm(initial={"note": kept.get("note", "") if kept.get("task") == task.pk else saved})


def answered(visit: Visit, task: Task, bad: Form | None) -> Form | None:
    """Say that the panel was saved and keep the note for the page that follows; with an outcome neither is needed."""
    if bad is not None:
        return bad
    if pressed(visit):
        visit.session.pop(KEPT, None)
        return None
    visit.session[KEPT] = {"task": task.pk, "note": visit.POST.get("note", "")[:KEPT_AT_MOST]}
    messages.success(visit, _("Tersimpan. Langkah ini belum diselesaikan."))
    return None


def unlocked(buttons: Iterable[Button], task: Task) -> list[Button]:
    """The outcome buttons without what the step's own work still lacks: that is judged when one is pressed."""
    own = set(wiring.gaps(task))
    return [replace(one, missing=tuple(lack for lack in one.missing if lack not in own)) for one in buttons]
