"""Taking samples on the screen, as on a phone at the factory: each product its record, its label and its photos."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import add_photo, confirm_sampling, take_sample
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.samples.models import PartFor, Sample, SamplingPlan
from mutubaku.samples.queries import confirmation_in, samples_in, wanted
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded
from mutubaku.web.writing import saat

from ..payment_forms import told
from .panel import Panel
from .sample_forms import ConfirmForm, PhotoForm, TakeForm

TAKE, PHOTO, CONFIRM = "ambil-contoh", "foto", "benarkan"


class Row(NamedTuple):
    """A product to sample: its plan, what was taken, and the forms for it."""

    plan: SamplingPlan
    sample: Sample | None
    facts: list[dict[str, str]]
    form: TakeForm
    photo: PhotoForm | None


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    samples = {one.plan_id: one for one in samples_in(task)}
    typed = _typed(visit, task, TAKE)
    plans = wanted(task) if task.is_open else [one.plan for one in samples.values()]
    rows = [_row(visit, plan, samples.get(plan.pk), bad, typed) for plan in plans]
    return {
        "sampling_rows": rows,
        "labels": bool(samples),
        "may_confirm": bool(rows) and all(row.sample for row in rows),
        "confirmation": confirmation_in(task),
        "confirm_form": bad if isinstance(bad, ConfirmForm) else ConfirmForm(_typed(visit, task, CONFIRM)),
    }


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def _row(visit: Visit, plan: SamplingPlan, sample: Sample | None, bad: BaseForm | None, typed: Any) -> Row:
    mine = typed if typed is not None and typed.get("plan") == str(plan.pk) else None
    form = TakeForm(mine, plan, sample, visit)
    if isinstance(bad, TakeForm) and bad.plan_id == plan.pk:
        form = bad
    photo = PhotoForm(None, sample) if sample else None
    if sample and isinstance(bad, PhotoForm) and bad.sample_id == sample.pk:
        photo = bad
    return Row(plan, sample, facts_of(sample) if sample else [], form, photo)


def facts_of(sample: Sample) -> list[dict[str, str]]:
    """What was recorded of a sample, in labelled lines."""
    rows = [
        (_("Nomor contoh"), sample.code),
        (_("Lot atau kode produksi"), sample.lot),
        (_("Besar lot"), sample.population),
        (_("Banyaknya"), sample.quantity),
        (_("Diambil"), f"{saat(sample.taken_at)}, {sample.place}"),
        *(
            (
                str(PartFor(part.part_for).label),
                _("%(quantity)s, segel %(seal)s") % {"quantity": part.quantity, "seal": part.seal},
            )
            for part in sample.parts.all()
        ),
        (_("Catatan"), sample.note),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _take(visit: Visit, task: Task) -> BaseForm | None:
    plan = next((one for one in wanted(task) if str(one.pk) == visit.POST.get("plan")), None)
    if plan is None:
        messages.error(visit, _("Produk itu tidak perlu diambil contohnya pada putaran ini."))
        return None
    sample = next((one for one in samples_in(task) if one.plan_id == plan.pk), None)
    form = TakeForm(visit.POST, plan, sample, visit)
    if form.is_valid() and told(form, take_sample, task.pk, visit.user, visit.at, plan_id=plan.pk, taken=form.taken()):
        messages.success(
            visit, _("Contoh %(product)s tercatat. Cetak labelnya dan tambahkan fotonya.") % {"product": plan}
        )
        return None
    return form


def _photo(visit: Visit, task: Task) -> BaseForm | None:
    sample = next((one for one in samples_in(task) if str(one.pk) == visit.POST.get("sample")), None)
    if sample is None:
        messages.error(visit, _("Catat contohnya dahulu, lalu tambahkan fotonya."))
        return None
    form = PhotoForm(visit.POST, sample)
    form.is_valid()
    try:
        name, data = uploaded(visit, form.add_prefix("photo"))
        add_photo(task.pk, visit.user, visit.at, sample_id=sample.pk, name=name, data=data)
    except (UploadRefused, Refusal) as refused:
        form.add_error("photo", str(refused))
        return form
    messages.success(visit, _("Foto tersimpan."))
    return None


def _confirm(visit: Visit, task: Task) -> BaseForm | None:
    form = ConfirmForm(visit.POST)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "position")}
        if told(form, confirm_sampling, task.pk, visit.user, visit.at, **given):
            messages.success(visit, _("Berita acara dibenarkan kedua pihak."))
            return None
    return form


PANEL = Panel("cases/panels/sampling.html", _context, {TAKE: _take, PHOTO: _photo, CONFIRM: _confirm})
