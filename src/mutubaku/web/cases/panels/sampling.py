"""Taking samples on the screen, as on a phone at the factory: each product its record, its label and its photos."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import add_photo, show_sampling_code, take_sample
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.paper.qr import qr_svg
from mutubaku.people.codes import spaced
from mutubaku.samples.models import PartFor, Sample, SamplingPlan
from mutubaku.samples.queries import confirmation_in, link_in, lot_asked, samples_in, wanted
from mutubaku.web.gate import Visit
from mutubaku.web.held_files import sent
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import saat, saat_singkat

from ..payment_forms import told
from .panel import Panel, submit
from .sample_forms import PhotoForm, TakeForm

TAKE, PHOTO, SHOW = "ambil-contoh", "foto", "kode"


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
    rows = [_row(visit, task, plan, samples.get(plan.pk), bad, typed) for plan in plans]
    return {
        "sampling_rows": rows,
        "labels": bool(samples),
        "may_confirm": bool(rows) and all(row.sample for row in rows),
        "confirmation": confirmation_in(task),
        **_shown(visit, task),
    }


def _shown(visit: Visit, task: Task) -> dict[str, Any]:
    """The link of the record with its picture, and its code while it holds."""
    link = link_in(task)
    if link is None or not task.is_open or confirmation_in(task):
        return {}
    href = visit.build_absolute_uri(reverse("public:sampling", args=[link.secret]))
    is_fresh = link.code_until > visit.at
    return {
        "word_link": href,
        "word_qr": mark_safe(qr_svg(href)),  # noqa: S308 - drawn by us from our own address
        "word_code": spaced(link.code) if is_fresh else "",
        "word_until": saat_singkat(link.code_until),
    }


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def _row(visit: Visit, task: Task, plan: SamplingPlan, sample: Sample | None, bad: BaseForm | None, typed: Any) -> Row:
    mine = typed if typed is not None and typed.get("plan") == str(plan.pk) else None
    form = TakeForm(mine, plan, sample, visit, lot_asked(task, plan))
    if isinstance(bad, TakeForm) and bad.plan_id == plan.pk:
        form = bad
    photo = PhotoForm(None, None, sample) if sample else None
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
    form = PhotoForm(visit.POST, sent(visit), sample)
    if not form.is_valid():
        return form
    name, data = form.cleaned_data["photo"]
    try:
        add_photo(task.pk, visit.user, visit.at, sample_id=sample.pk, name=name, data=data)
    except (UploadRefused, Refusal) as refused:
        form.add_error("photo", str(refused))
        return form
    messages.success(visit, _("Foto tersimpan."))
    return None


def _show(visit: Visit, task: Task) -> BaseForm | None:
    def do(_cleaned: dict[str, Any]) -> None:
        show_sampling_code(task.pk, visit.user, visit.at)
        messages.success(visit, _("Kode ditampilkan. Kode sebelumnya tidak berlaku lagi."))

    return submit(forms.Form(visit.POST), do)


PANEL = Panel("cases/panels/sampling.html", _context, {TAKE: _take, PHOTO: _photo, SHOW: _show})
