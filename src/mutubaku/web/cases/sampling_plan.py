"""The sampling plan on the screen of the audit plan: for each product how much, where, how and by whom.

What the panel of step `audit-plan` takes from here: ``context`` into its own, ``ACTS`` among its acts, and the
template ``cases/panels/sampling_plan.html`` as a section of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.applications.models import ProductItem
from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import Function
from mutubaku.audits.queries import candidates, plan_in_force
from mutubaku.cases.models import Scheme, Task
from mutubaku.conduct.actions.sampling import plan_sampling
from mutubaku.conduct.works.sampled import products_of
from mutubaku.people.access import office_day
from mutubaku.samples.actions import Planned
from mutubaku.samples.models import SamplingPlan
from mutubaku.samples.queries import plans_of
from mutubaku.schemes.queries import product_standard
from mutubaku.web.client.forms.fields import Answers, Line
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from .payment_forms import told

SAVE = "rencana-contoh"
TEMPLATE = "cases/panels/sampling_plan.html"
NAMES = ("population", "quantity", "place", "method", "taker")


class ProductRow(NamedTuple):
    """A product with the fields of its plan."""

    item: ProductItem
    fields: list[BoundField]
    has_standard: bool


class SamplingPlanForm(Answers):
    """The plan of every product of the application, each with fields of its own."""

    def __init__(
        self, data: Any, *, items: Sequence[ProductItem], samplers: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, auto_id="contoh_%s", **more)
        self.items = items
        for item in items:
            for name, field in _fields(samplers).items():
                self.fields[field_name(item, name)] = field

    def planned(self) -> list[Planned]:
        """The plans, once the form is valid."""
        return [
            _planned(item, {name: self.cleaned_data[field_name(item, name)] for name in NAMES}) for item in self.items
        ]


def _fields(samplers: list[tuple[int, str]]) -> dict[str, forms.Field]:
    return {
        "population": Line(
            gettext_lazy("Lot atau populasi"),
            300,
            empty=gettext_lazy("Tulis dari lot atau populasi mana contoh diambil."),
            hint=gettext_lazy("Misalnya produksi tiga hari terakhir di gudang barang jadi."),
        ),
        "quantity": Line(
            gettext_lazy("Banyaknya contoh"),
            120,
            empty=gettext_lazy("Tulis berapa banyak yang diambil, dengan satuannya."),
            hint=gettext_lazy("Misalnya 48 botol; cukup untuk laboratorium dan untuk disimpan perusahaan."),
        ),
        "place": Line(gettext_lazy("Tempat pengambilan"), 300, empty=gettext_lazy("Tulis di mana contoh diambil.")),
        "method": Line(
            gettext_lazy("Cara pengambilan"),
            300,
            empty=gettext_lazy("Tulis cara pengambilannya, misalnya acak menurut SNI 0428."),
        ),
        "taker": forms.TypedChoiceField(
            label=gettext_lazy("Petugas pengambil contoh"),
            coerce=int,
            choices=[("", gettext_lazy("Pilih petugas")), *samplers],
            error_messages={
                "required": gettext_lazy("Pilih siapa yang mengambil contoh."),
                "invalid_choice": gettext_lazy("Orang itu bukan petugas pengambil contoh sekarang. Pilih dari daftar."),
            },
        ),
    }


def field_name(item: ProductItem, name: str) -> str:
    """The field of a product's plan."""
    return f"produk{item.pk}_{name}"


def _planned(item: ProductItem, given: dict[str, Any]) -> Planned:
    return Planned(
        item=item.pk,
        sni_number=item.sni_number,
        product=item.product,
        brand=item.brand,
        variant=item.variant,
        certification_type=item.certification_type,
        taker_id=given.pop("taker"),
        **given,
    )


def _form(visit: Visit, task: Task, data: Any) -> SamplingPlanForm:
    case = task.case
    people = candidates(case.office, office_day(case.office, visit.at).date())[Function.PPC]
    items = products_of(case)
    initial = _initial(task, items)
    return SamplingPlanForm(data, items=items, samplers=[(one.user_id, one.name) for one in people], initial=initial)


def _initial(task: Task, items: Sequence[ProductItem]) -> dict[str, Any]:
    """What was planned last; else the product's own factory, and the sampling officer of the audit team."""
    plans = {plan.item: plan for plan in plans_of(task.case)}
    fixed = plan_in_force(task.case)
    members = people_in(fixed) if fixed else []
    sampler = next((user.pk for user, function in members if function == Function.PPC), None)
    values: dict[str, Any] = {}
    for item in items:
        plan = plans.get(item.pk)
        fresh = {"place": f"{item.factory.name}, {item.factory.city}", "taker": sampler}
        now = _saved(plan) if plan else fresh
        values |= {field_name(item, name): value for name, value in now.items()}
    return values


def _saved(plan: SamplingPlan) -> dict[str, Any]:
    return {name: plan.taker_id if name == "taker" else getattr(plan, name) for name in NAMES}


def context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    """What the section shows; nothing of it in other schemes."""
    if task.case.scheme != Scheme.SPPT_SNI:
        return {"sampling_form": None}
    typed = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SAVE]))
    form = bad if isinstance(bad, SamplingPlanForm) else _form(visit, task, typed)
    rows = [
        ProductRow(
            item,
            [form[field_name(item, name)] for name in NAMES],
            product_standard(task.case, item.sni_number) is not None,
        )
        for item in form.items
    ]
    return {"sampling_form": form, "sampling_rows": rows, "sampling_plans": plans_of(task.case)}


def save(visit: Visit, task: Task) -> BaseForm | None:
    """Save the plan of every product."""
    form = _form(visit, task, visit.POST)
    if form.is_valid() and told(form, plan_sampling, task.pk, visit.user, visit.at, planned=form.planned()):
        messages.success(visit, _("Rencana pengambilan contoh tersimpan."))
        return None
    return form


ACTS = {SAVE: save}
