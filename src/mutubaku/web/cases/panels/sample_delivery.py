"""Sending samples on the screen: the order to the laboratory, and each hand-over until it has them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import add_parameter, drop_parameter, hand_on, order_tests
from mutubaku.conduct.errors import Refusal
from mutubaku.people.access import office_day
from mutubaku.samples.laboratories import in_force
from mutubaku.samples.models import OrderedTest, Sample
from mutubaku.samples.policy import Custody
from mutubaku.samples.queries import (
    custody_of,
    is_retest,
    laboratory_seal,
    limit_of,
    order_of,
    ordered_tests,
    under_way,
)
from mutubaku.schemes.queries import product_standard
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..numbers import id_in
from ..payment_forms import told
from .laboratory import ordered
from .panel import Panel
from .sample_forms import HandOverForm, LaboratoryForm, ParameterForm

HAND_ON, ORDER, PARAMETER, DROP = "serah-terima", "pesan", "parameter", "hapus-parameter"


class Row(NamedTuple):
    """A sample on its way: who has it, what is ordered of it, and the form for parameters by hand."""

    sample: Sample
    custody: Custody
    seal: str
    tests: list[tuple[OrderedTest, str]]
    is_retest: bool
    form: ParameterForm | None


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    samples = under_way(task)
    on_the_way = _on_the_way(samples)
    orders = [order for one in samples if (order := order_of(one))]
    typed, parameter = _typed(visit, task, ORDER), _typed(visit, task, PARAMETER)
    hand_over = _hand_over_form(visit, task, samples, _typed(visit, task, HAND_ON))
    return {
        "delivery_rows": [_row(task, one, bad, parameter) for one in samples],
        **ordered(orders),
        "order_form": bad if isinstance(bad, LaboratoryForm) else _order_form(visit, task, samples, typed),
        "on_the_way": on_the_way,
        "hand_over_form": bad if isinstance(bad, HandOverForm) else hand_over,
    }


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def _on_the_way(samples: list[Sample]) -> list[Sample]:
    return [one for one in samples if not one.void_reason and not custody_of(one).is_delivered]


def _row(task: Task, sample: Sample, bad: BaseForm | None, typed: Any) -> Row:
    tests = [(test, limit_of(test).said) for test in ordered_tests(sample)]
    again = is_retest(sample)
    by_hand = order_of(sample) and not again and product_standard(task.case, sample.plan.sni_number) is None
    own = typed if typed and typed.get("sample") == str(sample.pk) else None
    form = ParameterForm(own, sample) if by_hand else None
    if form and isinstance(bad, ParameterForm) and bad.sample_id == sample.pk:
        form = bad
    return Row(sample, custody_of(sample), laboratory_seal(sample), tests, again, form)


def _order_form(visit: Visit, task: Task, samples: list[Sample], data: Any = None) -> LaboratoryForm:
    office, day = task.case.office, office_day(task.case.office, visit.at).date()
    order = next((found for one in samples if (found := order_of(one))), None)
    return LaboratoryForm(data, list(in_force(office, day)), order, day)


def _hand_over_form(visit: Visit, task: Task, samples: list[Sample], data: Any) -> HandOverForm:
    """The next hand-over, to one of the office's laboratories or to that of the order."""
    office = task.case.office
    listed = [one.name for one in in_force(office, office_day(office, visit.at).date())]
    ordered = [order.laboratory for one in samples if (order := order_of(one))]
    return HandOverForm(data, _on_the_way(samples), list(dict.fromkeys([*ordered, *listed])), visit)


def _order(visit: Visit, task: Task) -> BaseForm | None:
    form = _order_form(visit, task, [], visit.POST)
    if form.is_valid() and told(form, order_tests, task.pk, visit.user, visit.at, destination=form.given()):
        messages.success(visit, _("Pesanan pengujian tersimpan."))
        return None
    return form


def _hand_on(visit: Visit, task: Task) -> BaseForm | None:
    form = _hand_over_form(visit, task, under_way(task), visit.POST)
    if form.is_valid():
        chosen = form.cleaned_data["samples"]
        if told(form, hand_on, task.pk, visit.user, visit.at, sample_ids=chosen, passing=form.passing()):
            messages.success(visit, _("Serah terima tercatat."))
            return None
    return form


def _parameter(visit: Visit, task: Task) -> BaseForm | None:
    sample = next((one for one in under_way(task) if str(one.pk) == visit.POST.get("sample")), None)
    if sample is None:
        messages.error(visit, _("Contoh itu tidak sedang dikirim. Muat ulang halaman ini."))
        return None
    form = ParameterForm(visit.POST, sample)
    if form.is_valid():
        given = form.parameter()
        if told(form, add_parameter, task.pk, visit.user, visit.at, sample_id=sample.pk, parameter=given):
            messages.success(visit, _("Parameter %(name)s ditambahkan.") % {"name": given.name})
            return None
    return form


def _drop(visit: Visit, task: Task) -> BaseForm | None:
    try:
        name = drop_parameter(task.pk, visit.user, visit.at, test_id=id_in(visit.POST.get("test", "")))
    except Refusal as refusal:
        messages.error(visit, str(refusal))
    else:
        messages.success(visit, _("Parameter %(name)s dihapus.") % {"name": name})
    return None


ACTS = {HAND_ON: _hand_on, ORDER: _order, PARAMETER: _parameter, DROP: _drop}
PANEL = Panel("cases/panels/sample_delivery.html", _context, ACTS)
