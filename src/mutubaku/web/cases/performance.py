"""Green industry performance on the screen of a step: each criterion, what was found, how far it is.

What the applicant said of the plant stands above it and is not asked again. ``panels/measured.py`` sets it beside the
audit report, and beside the corrections for what is measured again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct.actions.performing import (
    REPORTING,
    add_criterion,
    add_evidence,
    drop_criterion,
    record_performance,
)
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.performance import (
    applied_figures,
    applied_heads,
    asked_again,
    evaluated_before,
    found_then,
    number_of,
    state_of,
)
from mutubaku.greenindustry.models import CriterionResult, Evidence
from mutubaku.greenindustry.policy import Criterion, Found, Line, State
from mutubaku.greenindustry.queries import criteria_of, evidence_of, performance, results_of, standard_of
from mutubaku.schemes.models import GreenTopic
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Count, Lines
from mutubaku.web.client.forms.fields import Line as Text
from mutubaku.web.gate import Visit
from mutubaku.web.held_files import HeldFile, Sent, resumed, sent
from mutubaku.web.resume import typed_into

from .numbers import Number
from .payment_forms import told

Act = Callable[[Visit, Task], BaseForm | None]
SAVE, ADD, DROP, PROVE = "kinerja", "kriteria", "hapus-kriteria", "bukti"
TEMPLATE = "cases/panels/performance.html"
MEASURED = ("value", "unit", "starts_on", "ends_on", "evidence")
GRADED = ("points", "reason")
ASIDE = ("inapplicable", "why")  # that a criterion does not apply to the plant, and why not
GIVEN = "unit"  # filled in beforehand: alone it begins no row
TAGS = {
    State.MET: "complete",
    State.NOT_MET: "withdrawn",
    State.MISSING: "empty",
    State.NOT_APPLICABLE: "not-applicable",
}
MOST_POINTS = 1000
BOUNDED = gettext_lazy(
    "Tulis angkanya tanpa tanda < atau >: batas pelaporan yang tertulis pada laporan ujinya, "
    "dan sebutkan itu pada bukti."
)
FORM = "hasil"  # the form of the step: with it the rows are posted, so that no button loses what another part holds


class Row(NamedTuple):
    """A criterion with its fields, how it stands, its files, and how it stood."""

    line: Line
    fields: list[BoundField]
    aside: list[BoundField]
    tag: str
    state: str
    files: list[Evidence]
    before: str  # what was found of it last time


class PerformanceForm(Answers):
    """What was found of every criterion; what is left empty is not judged yet."""

    def __init__(self, data: Any, criteria: list[Criterion], **more: Any) -> None:
        super().__init__(data, auto_id="kinerja_%s", **more)
        self.criteria = criteria
        for one in criteria:
            fields = _measured() if one.is_technical else _graded()
            self.fields.update({f"{one.key}_{name}": field for name, field in {**fields, **_aside()}.items()})
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM

    def row_about(self, name: str) -> str:
        return next((one.name for one in self.criteria if name.startswith(f"{one.key}_")), "")

    def add_error(self, field: str | None, error: Any) -> None:
        """Each sentence with its criterion, so that the summary can be read alone."""
        about = self.row_about(field or "")
        said = error.messages if isinstance(error, forms.ValidationError) else [str(error)]
        super().add_error(field, [f"{about}: {one}" if about else one for one in said])

    def of(self, criterion: Criterion) -> list[BoundField]:
        """The fields of a criterion."""
        names = MEASURED if criterion.is_technical else GRADED
        return [self[f"{criterion.key}_{name}"] for name in names]

    def aside(self, criterion: Criterion) -> list[BoundField]:
        """The fields that say that a criterion does not apply."""
        return [self[f"{criterion.key}_{name}"] for name in ASIDE]

    def found(self) -> dict[str, Found]:
        """What is filled in, in whole or in part, and what was recorded before, by the keys of criteria."""
        filled = {}
        for one in self.criteria:
            names = MEASURED if one.is_technical else GRADED
            given = {name: self.cleaned_data[f"{one.key}_{name}"] for name in names}
            is_begun = any(value not in {None, ""} for name, value in given.items() if name != GIVEN)
            if self.cleaned_data[f"{one.key}_inapplicable"]:
                filled[one.key] = Found(applies=False, reason=self.cleaned_data[f"{one.key}_why"])
            elif is_begun or {f"{one.key}_{names[0]}", f"{one.key}_inapplicable"} & self.initial.keys():
                filled[one.key] = Found(**given)
        return filled


def _measured() -> dict[str, forms.Field]:
    return {
        "value": Number(gettext_lazy("Nilai"), bounded=BOUNDED),
        "unit": Text(gettext_lazy("Satuan"), 60, autocomplete="off"),
        "starts_on": DayField(label=gettext_lazy("Periode dari"), required=False),
        "ends_on": DayField(label=gettext_lazy("Periode sampai"), required=False),
        "evidence": Text(gettext_lazy("Bukti"), 300),
    }


def _graded() -> dict[str, forms.Field]:
    wrong = gettext_lazy("Tulis nilainya dengan angka bulat.")
    points = Count(
        label=gettext_lazy("Nilai"),
        required=False,
        min_value=0,
        max_value=MOST_POINTS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )
    return {"points": points, "reason": Lines(gettext_lazy("Alasan"), 1000, rows=2)}


def _aside() -> dict[str, forms.Field]:
    return {
        "inapplicable": forms.BooleanField(label=gettext_lazy("Tidak berlaku bagi pabrik ini"), required=False),
        "why": Text(gettext_lazy("Mengapa tidak berlaku"), 1000),
    }


class CriterionForm(Answers):
    """A criterion written by hand: measured with limits, or graded with points."""

    topic = forms.ChoiceField(label=gettext_lazy("Pokok"), choices=GreenTopic.choices)
    name = Text(gettext_lazy("Kriteria"), 300, empty=gettext_lazy("Tulis kriterianya."))
    unit = Text(gettext_lazy("Satuan"), 60)
    lower = Number(gettext_lazy("Batas bawah"))
    upper = Number(gettext_lazy("Batas atas"))
    points = Count(
        label=gettext_lazy("Nilai tertinggi"),
        required=False,
        min_value=1,
        max_value=MOST_POINTS,
        help_text=gettext_lazy("Hanya bagi kriteria manajemen; kosongkan bagi yang diukur."),
    )
    needed = Count(
        label=gettext_lazy("Nilai terendah yang memenuhi"), required=False, min_value=0, max_value=MOST_POINTS
    )
    mandatory = forms.BooleanField(label=gettext_lazy("Wajib dipenuhi"), required=False, initial=True)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="kriteria_%s")

    def criterion(self) -> Criterion:
        """The criterion, once the form is valid."""
        return Criterion(key="", **self.cleaned_data)


class DropForm(Answers):
    """Which criterion written by hand is wrong."""

    key = forms.ChoiceField(label=gettext_lazy("Kriteria yang keliru"))

    def __init__(self, data: Any, criteria: list[Criterion]) -> None:
        super().__init__(data, auto_id="hapus_%s")
        self.fields["key"].choices = [(one.key, f"{one.name} ({one.said})") for one in criteria]  # type: ignore[attr-defined]  # a choice field


class EvidenceForm(Answers):
    """A file that bears out a criterion."""

    key = forms.ChoiceField(label=gettext_lazy("Kriteria"))
    file = HeldFile(gettext_lazy("Berkas bukti"), empty=gettext_lazy("Pilih berkas buktinya."))

    def __init__(self, data: Any, files: Sent | None, criteria: list[Criterion]) -> None:
        super().__init__(data, files, auto_id="bukti_%s")
        self.fields["key"].choices = [(one.key, one.name) for one in criteria]  # type: ignore[attr-defined]  # a choice field


def context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    """What the section shows; nothing of it in other schemes."""
    case = task.case
    if case.scheme != Scheme.GREEN_INDUSTRY:
        return {"performance": None}
    number, result = number_of(case), performance(case, number_of(case))
    criteria = _criteria(task)
    if task.step != REPORTING and not criteria:
        return {"performance": None}
    lines = [line for line in result.lines if line.criterion in criteria]
    form = bad if isinstance(bad, PerformanceForm) else _form(case, criteria, _typed_rows(visit, task))
    files = evidence_of(case)
    last, before = evaluated_before(case)
    heads = applied_heads(case)
    evidence = EvidenceForm(*resumed(visit, _path(task, PROVE)), criteria)
    return {
        "performance": result,
        "performance_number": number,
        "performance_standard": standard_of(case, number),
        "performance_form": form,
        "performance_rows": [
            Row(
                line,
                form.of(line.criterion),
                form.aside(line.criterion),
                TAGS[line.state],
                state_of(line),
                files.get(line.criterion.key, []),
                found_then(before[line.criterion.name]) if line.criterion.name in before else "",
            )
            for line in lines
        ],
        "is_measured_again": task.step != REPORTING,
        "performance_before": last,
        "performance_heads": heads,
        "performance_applied": [list(zip(heads, row, strict=True)) for row in applied_figures(case)],
        "drop_form": bad if isinstance(bad, DropForm) else DropForm(None, criteria),
        "criterion_form": bad if isinstance(bad, CriterionForm) else CriterionForm(_typed(visit, task, ADD)),
        "evidence_form": bad if isinstance(bad, EvidenceForm) else evidence,
    }


def _criteria(task: Task) -> list[Criterion]:
    """Those whose values are recorded at a step: all with the report, those not met while corrections are verified."""
    criteria = criteria_of(task.case, number_of(task.case))
    if task.step == REPORTING:
        return criteria
    again = asked_again(task)
    return [one for one in criteria if one.key in again]


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, _path(task, act))


def _typed_rows(visit: Visit, task: Task) -> Any:
    """The rows typed before a session was lost, with whichever button of the step they were posted."""
    paths = [_path(task, SAVE), _path(task, "simpan"), reverse("cases:outcome", args=[task.pk])]
    return None if visit.method == "POST" else next(filter(None, (typed_into(visit, one) for one in paths)), None)


def _path(task: Task, act: str) -> str:
    return reverse("cases:work", args=[task.pk, act])


def _form(case: Case, criteria: list[Criterion], data: Any) -> PerformanceForm:
    """The form with what was recorded last."""
    results, initial = results_of(case), {}
    for one in criteria:
        kept = results.get(one.key)
        initial[f"{one.key}_unit"] = one.unit
        if kept is not None:
            initial |= _kept(one, kept)
    return PerformanceForm(data, criteria, initial=initial)


def _kept(criterion: Criterion, kept: CriterionResult) -> dict[str, Any]:
    """What was recorded of a criterion, by the fields of its row."""
    if not kept.applies:
        return {f"{criterion.key}_inapplicable": True, f"{criterion.key}_why": kept.reason}
    names = MEASURED if criterion.is_technical else GRADED
    return {f"{criterion.key}_{name}": getattr(kept, name) for name in names}


def save(visit: Visit, task: Task) -> BaseForm | None:
    """Save what is filled in."""
    form = _form(task.case, _criteria(task), visit.POST)
    if not form.is_valid():
        return form
    try:
        recorded = record_performance(task.pk, visit.user, visit.at, found=form.found())
    except Refusal as refusal:
        form.refuse(refusal)
        return form
    for refused in recorded.refused:
        form.add_error(f"{refused.key}_{refused.reason.field}", str(refused.reason))
    if recorded.refused:
        return form
    messages.success(visit, _("Kinerja industri hijau tersimpan dan dihitung."))
    return None


def save_changed(visit: Visit, task: Task) -> BaseForm | None:
    """Save what was changed, when the rows are posted with another button of the page."""
    if task.case.scheme != Scheme.GREEN_INDUSTRY:
        return None
    form = _form(task.case, _criteria(task), visit.POST)
    is_posted = any(name in visit.POST for name in form.fields)
    return save(visit, task) if is_posted and form.has_changed() else None


def add(visit: Visit, task: Task) -> BaseForm | None:
    """Add a criterion by hand."""
    form = CriterionForm(visit.POST)
    if form.is_valid():
        topic, criterion = form.cleaned_data["topic"], form.criterion()
        if told(form, add_criterion, task.pk, visit.user, visit.at, topic=topic, criterion=criterion):
            messages.success(visit, _("Kriteria %(name)s ditambahkan.") % {"name": criterion.name})
            return None
    return form


def drop(visit: Visit, task: Task) -> BaseForm | None:
    """Take out a criterion written by hand."""
    form = DropForm(visit.POST, criteria_of(task.case, number_of(task.case)))
    if form.is_valid() and told(form, drop_criterion, task.pk, visit.user, visit.at, key=form.cleaned_data["key"]):
        messages.success(visit, _("Kriteria itu dihapus dari permohonan ini."))
        return None
    return form


def prove(visit: Visit, task: Task) -> BaseForm | None:
    """Keep a file for a criterion."""
    form = EvidenceForm(visit.POST, sent(visit), _criteria(task))
    if not form.is_valid():
        return form
    key, (name, data) = form.cleaned_data["key"], form.cleaned_data["file"]
    if not told(form, add_evidence, task.pk, visit.user, visit.at, key=key, name=name, data=data):
        return form
    messages.success(visit, _("Berkas bukti tersimpan."))
    return None


def _of_green(act: Act) -> Act:
    """The act in a case of green industry; in any other there is no such page."""

    def guarded(visit: Visit, task: Task) -> BaseForm | None:
        if task.case.scheme != Scheme.GREEN_INDUSTRY:
            raise Http404
        return act(visit, task)

    return guarded


ACTS = {name: _of_green(act) for name, act in {SAVE: save, ADD: add, DROP: drop, PROVE: prove}.items()}
