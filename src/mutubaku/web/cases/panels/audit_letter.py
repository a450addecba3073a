"""Step 6 on the screen: the days, the team and the fee are saved first, then the code to pay by; then the letter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications.queries import application_of
from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.queries import plan_in_force, proposal_in, proposals_of
from mutubaku.billing.models import TariffLine
from mutubaku.billing.policy import Counts
from mutubaku.billing.queries import invoice_of, lines_for, payable_code, quantity_for, settlement, tariff_on
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.queries import surveillance_planned
from mutubaku.conduct.actions.auditing import enter_billing_code, propose_audit
from mutubaku.conduct.integrated import audited_with
from mutubaku.people.access import office_day
from mutubaku.web.certificates.words import audit_title
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import tanggal

from ..audit_time import section
from ..payment import money_of
from ..payment_forms import CodeForm, told
from ..rounds import proposal_row, rounds_of
from .audit_letter_form import PlanForm, fee_name, opened
from .auditor_days import day_quantities
from .panel import SAVE, Panel
from .team_offer import planned, suggested, usual_place

CODE = "kode"


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    case, saved = task.case, proposal_in(task)
    money = money_of(case, visit.at, as_client=False)
    lines = _lines(case, visit)
    earlier = [one for one in proposals_of(case) if one.task_id < task.pk]
    return {
        **money,
        **section(visit, task),
        "plan": proposal_row(saved) if saved else None,
        "cycle": _cycle(case),
        "rounds": rounds_of(earlier),
        "plan_form": bad if isinstance(bad, PlanForm) else _plan_form(visit, task, _typed(visit, task, SAVE), lines),
        "code_form": bad if isinstance(bad, CodeForm) else CodeForm(_typed(visit, task, CODE), case=case, at=visit.at),
        "tariff": tariff_on(case.office, office_day(case.office, visit.at).date()),
        "is_small_business": case.organisation.is_small_business,
    }


def _cycle(case: Case) -> str:
    """By when a surveillance has to be held, and what follows when it is not; the days are chosen by it."""
    found = surveillance_planned(case)
    if found is None:
        return ""
    words = {"audit": audit_title(found), "day": tanggal(found.due_on), "limit": tanggal(found.limit_on)}
    if found.due_on == found.limit_on:
        return _("%(audit)s paling lambat %(limit)s; sesudah itu pembekuan sertifikat diusulkan.") % words
    return _("%(audit)s direncanakan sampai %(day)s, paling lambat %(limit)s; sesudah itu pembekuan diusulkan.") % words


def _typed(visit: Visit, task: Task, act: str) -> Any:
    """What was typed before a session was lost; another form that comes back fills only itself."""
    if visit.method == "POST":
        return None
    return typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def _lines(case: Case, visit: Visit) -> list[TariffLine]:
    tariff = tariff_on(case.office, office_day(case.office, visit.at).date())
    return lines_for(tariff, case.scheme, case.kind) if tariff else []


def _plan_form(visit: Visit, task: Task, data: Any, lines: list[TariffLine]) -> PlanForm:
    case = task.case
    known = proposals_of(case).first() or _beside(case)
    offered = suggested(case, visit.at, (known.starts_on, known.ends_on) if known else None)
    initial = {
        **planned(known, task),
        **_quantities(case, lines),
        **day_quantities(case, lines),
        **_prices(case, lines),
    }
    initial.setdefault("place", usual_place(case))
    return PlanForm(data, offered=offered, lines=lines, initial=initial)


def _beside(case: Case) -> Appointment | AuditProposal | None:
    """The days and the team of the case that is audited together with this one, which this begins with."""
    companion = audited_with(case)
    return plan_in_force(companion) if companion else None


def _quantities(case: Case, lines: list[TariffLine]) -> dict[str, int]:
    """How many of each line: as invoiced, else what the tariff proposes for such an application."""
    invoice = invoice_of(case)
    if invoice is not None:
        charged = {line.key: line.quantity for line in invoice.lines.all()}
        return {fee_name(line): charged.get(line.key, 0) for line in lines}
    counts = _counts(case)
    return {fee_name(line): quantity_for(line, counts) for line in lines}


def _prices(case: Case, lines: list[TariffLine]) -> dict[str, object]:
    """What the lines that the tariff leaves open cost in this case, as invoiced."""
    invoice = invoice_of(case)
    return opened(lines, {line.key: line for line in invoice.lines.all()}) if invoice else {}


def _counts(case: Case) -> Counts:
    application = application_of(case)
    return Counts(products=max(1, application.products.count()), sites=max(1, application.sites.count()))


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = _plan_form(visit, task, visit.POST, _lines(task.case, visit))
    if not form.is_valid():
        return form
    if told(
        form,
        propose_audit,
        task.pk,
        visit.user,
        visit.at,
        plan=form.plan(),
        fees=form.quantities(),
        prices=form.prices(),
    ):
        messages.success(visit, _saved(task.case))
        return None
    return form


def _saved(case: Case) -> str:
    """That it is saved, and what comes next: nobody needs a code for what is paid, or by the one that is there."""
    invoice = invoice_of(case)
    if settlement(case).is_paid or (invoice is not None and payable_code(invoice) is not None):
        return _("Rencana audit dan biayanya tersimpan. Periksa surat dan tagihannya, lalu kirim.")
    return _("Rencana audit dan biayanya tersimpan. Masukkan kode billingnya.")


def _enter(visit: Visit, task: Task) -> BaseForm | None:
    form = CodeForm(visit.POST, case=task.case, at=visit.at)
    if form.is_valid() and told(form, enter_billing_code, task.case_id, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Kode billing tersimpan. Periksa surat dan tagihannya, lalu kirim."))
        return None
    return form


PANEL = Panel("cases/panels/audit_letter.html", _context, {SAVE: _save, CODE: _enter})
