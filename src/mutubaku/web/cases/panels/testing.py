"""Testing on the screen: the laboratory enters each result, or fills them in from a sheet and looks before saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import report_results
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.access import office_day
from mutubaku.samples.actions import Reported
from mutubaku.samples.laboratories import accredited, ordered_on
from mutubaku.samples.models import Sample, TestOrder
from mutubaku.samples.policy import Verdict, lapsed_since
from mutubaku.samples.queries import Line as Tested
from mutubaku.samples.queries import lines_of, order_of, under_way
from mutubaku.samples.sheets import SheetUnreadable, read
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Line, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded

from .laboratory import ordered
from .panel import SAVE, Panel

IMPORT = "impor"
NAMES = ("value", "unit", "uncertainty", "tested_on", "method")
VERDICTS = {Verdict.PASSES: "complete", Verdict.FAILS: "withdrawn", Verdict.UNDECIDED: "suspended"}


@dataclass(frozen=True)
class Row:
    """A test with its fields, and how the result kept of it stands."""

    line: Tested
    fields: list[BoundField]
    tag: str

    @property
    def is_bad(self) -> bool:
        """Whether something about it was refused."""
        return any(bound.errors for bound in self.fields)


class ResultsForm(Answers):
    """The result of every test, each with fields of its own; what is left empty is not reported yet.

    ``imported`` says what was read from a sheet and waits to be saved.
    """

    imported = ""
    all_on = DayField(
        label=gettext_lazy("Tanggal uji"),
        required=False,
        help_text=gettext_lazy("Berlaku bagi setiap hasil yang tanggalnya dikosongkan."),
    )
    reason = Lines(
        gettext_lazy("Alasan bila diuji di luar masa akreditasi laboratorium"),
        1000,
        rows=2,
        hint=gettext_lazy("Ikut tercetak pada laporan uji."),
        depends=True,
    )

    def __init__(self, data: Any, lines: list[Tested], **more: Any) -> None:
        super().__init__(data, auto_id="hasil_%s", **more)
        self.lines = lines
        for line in lines:
            self.fields.update({f"uji{line.test.pk}_{name}": field for name, field in _fields().items()})
            self.initial.update({f"uji{line.test.pk}_{name}": value for name, value in _kept(line).items()})
        said = [line.result.reason for line in lines if line.result and line.result.reason]
        self.initial.setdefault("reason", said[0] if said else "")

    def rows(self) -> list[Row]:
        """The tests as the page shows them."""
        return [self._row(line) for line in self.lines]

    def _row(self, line: Tested) -> Row:
        fields = [self[f"uji{line.test.pk}_{name}"] for name in NAMES]
        return Row(line, fields, VERDICTS[line.judgement.verdict] if line.judgement else "")

    def clean(self) -> dict[str, Any]:
        """Every result needs a day, its own or the common one."""
        given = super().clean() or self.cleaned_data
        for line in self.lines:
            day = f"uji{line.test.pk}_tested_on"
            if given.get(f"uji{line.test.pk}_value") and day not in self.errors and not self._day(line):
                sentence = _("Tulis tanggal ujinya, atau isi tanggal uji di atas.")
                self.add_error(day, f"{line.test.name}: {sentence}")
        return given

    def _day(self, line: Tested) -> Any:
        return self.cleaned_data.get(f"uji{line.test.pk}_tested_on") or self.cleaned_data.get("all_on")

    def reported(self) -> dict[int, Reported]:
        """What is filled in, by the ids of the tests; nothing of a test of which something is refused already."""
        good = [line for line in self.lines if not self._row(line).is_bad]
        return {line.test.pk: self._reported(line) for line in good if self._said(line, "value")}

    def name_rows(self, numbers: dict[int, int]) -> None:
        """Begin every refusal of a field with the row of the sheet it was read from."""
        for test_id, number in numbers.items():
            where, day = _("Baris %(number)s: ") % {"number": number}, f"uji{test_id}_tested_on"
            for key in self.errors.keys() & {f"uji{test_id}_{name}" for name in NAMES}:
                read = f"“{self.data[key]}”. " if key == day and self.data[key] else ""  # the browser shows it empty
                self.errors[key] = self.error_class([f"{where}{read}{said}" for said in self.errors[key]])

    def _said(self, line: Tested, name: str) -> str:
        return str(self.cleaned_data[f"uji{line.test.pk}_{name}"])

    def _reported(self, line: Tested) -> Reported:
        words = {name: self._said(line, name) for name in ("value", "unit", "uncertainty", "method")}
        return Reported(tested_on=self._day(line), **words)


def _fields() -> dict[str, forms.Field]:
    return {
        "value": Line(gettext_lazy("Hasil"), 80, autocomplete="off"),
        "unit": Line(gettext_lazy("Satuan"), 40, autocomplete="off"),
        "uncertainty": Line(gettext_lazy("Ketidakpastian (±)"), 40, autocomplete="off", inputmode="decimal"),
        "tested_on": DayField(label=gettext_lazy("Tanggal uji"), required=False),
        "method": Line(gettext_lazy("Metode"), 200),
    }


def _kept(line: Tested) -> dict[str, Any]:
    """What is kept of a test; before that, its unit and method as ordered."""
    if line.result is None:
        return {"unit": line.test.unit, "method": line.test.method}
    return {name: getattr(line.result, name) for name in NAMES}


class SheetForm(Answers):
    """A filled sheet."""

    file = forms.FileField(
        label=gettext_lazy("Lembar hasil (XLSX)"),
        help_text=gettext_lazy("Simpan dahulu hasil yang sudah Anda ketik di bawah; yang belum disimpan hilang."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    samples = under_way(task) if task.is_open else _tested(task)
    lines = lines_of(samples)
    typed = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SAVE]))
    form = bad if isinstance(bad, ResultsForm) else ResultsForm(typed, lines)
    orders = [order for one in samples if (order := order_of(one))]
    return {
        "results_form": form,
        "result_rows": form.rows(),
        "lines": lines,
        **ordered(orders),
        "asks_reason": bool(form["reason"].errors or form["reason"].value()) or _may_have_lapsed(task, orders, visit),
        "sheet_form": bad if isinstance(bad, SheetForm) else SheetForm(),
        "imported": form.imported,
    }


def _may_have_lapsed(task: Task, orders: list[TestOrder], visit: Visit) -> bool:
    """Whether an accreditation has ended since the tests were ordered, so that a result may need a reason."""
    today = office_day(task.case.office, visit.at).date()
    return any(lapsed_since(accredited(one), ordered_on(one), today) for one in orders)


def _tested(task: Task) -> list[Sample]:
    """The samples this closed step tested."""
    results = task.test_results.select_related("test__order__sample__plan", "test__order")
    return list({one.test.order.sample_id: one.test.order.sample for one in results}.values())


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = ResultsForm(visit.POST, lines_of(under_way(task)))
    kept = _reported(visit, task, form) if form.is_valid() else None
    if kept is None:
        return form
    messages.success(visit, _("%(count)s hasil uji tersimpan.") % {"count": kept})
    return None


def _reported(
    visit: Visit, task: Task, form: ResultsForm, numbers: dict[int, int] | None = None, *, dry_run: bool = False
) -> int | None:
    """How many results were kept; None when one was refused, which its field says, with its row in a sheet."""
    try:
        results = report_results(
            task.pk,
            visit.user,
            visit.at,
            reported=form.reported(),
            reason=form.cleaned_data["reason"],
            dry_run=dry_run,
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    names = {line.test.pk: line.test.name for line in form.lines}
    for refused in results.refused:
        name = f"uji{refused.test_id}_{getattr(refused.reason, 'field', '') or 'value'}"
        number = (numbers or {}).get(refused.test_id)
        where = _("Baris %(number)s: ") % {"number": number} if number else f"{names[refused.test_id]}: "
        form.add_error(name, f"{where}{refused.reason}")
    return None if results.refused else len(results.kept)


def _import(visit: Visit, task: Task) -> BaseForm | None:
    """Fill the form in from a sheet; nothing is kept until it is saved."""
    samples = under_way(task)
    try:
        reading = read(*uploaded(visit, "file"), samples)
    except (UploadRefused, SheetUnreadable) as refused:
        form = SheetForm({}, {})
        form.errors.clear()
        form.add_error("file", str(refused))
        return form
    filled = ResultsForm(None, lines_of(samples))
    data_of = {filled[name].html_name: filled[name].value() or "" for name in filled.fields}
    for row in reading.rows:
        data_of |= {f"uji{row.test_id}_{name}": getattr(row, name) for name in NAMES}
        data_of[f"uji{row.test_id}_tested_on"] = _as_a_browser_keeps(row.tested_on)
    imported = ResultsForm(data_of, filled.lines)
    numbers = {row.test_id: row.number for row in reading.rows}
    imported.is_valid()
    imported.name_rows(numbers)
    for fault in reading.faults:
        imported.add_error(None, fault)
    _reported(visit, task, imported, numbers, dry_run=True)
    words = {"count": len(reading.rows), "all": len(filled.lines)}
    imported.imported = (
        _("%(count)s dari %(all)s hasil dibaca dari lembar, belum disimpan. Periksa, lalu simpan.") % words
    )
    return imported


def _as_a_browser_keeps(day: str) -> str:
    """A day as the field for it takes it, 2026-11-25: a browser shows it empty otherwise. What is no day stays."""
    try:
        return str(DayField().to_python(day) or "")
    except ValidationError:
        return day


PANEL = Panel("cases/panels/testing.html", _context, {SAVE: _save, IMPORT: _import})
