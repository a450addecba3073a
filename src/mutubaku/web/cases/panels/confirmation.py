"""Step 7 on the screen: the client accepts the audit or objects to it, sees how to pay, and reports the payment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.audits.models import About
from mutubaku.audits.queries import answer_in, proposal_for, proposals_of
from mutubaku.billing.queries import unreported
from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Task
from mutubaku.conduct import access, guard
from mutubaku.conduct.actions.auditing import confirm_audit, object_to_audit
from mutubaku.conduct.actions.paying import report_payment
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.confirmation import OBJECTED
from mutubaku.web.client.forms.fields import Answers, Choice, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.held_files import resumed
from mutubaku.web.resume import typed_into

from ..clock import held_by
from ..payment import money_of
from ..payment_forms import PaymentForm, reported, told
from ..rounds import TeamRow, proposal_row, rounds_of, team_rows
from ..step import buttons, paper_rows
from .panel import Panel, submit

ACCEPT, OBJECT, REPORT = "terima", "keberatan", "lapor"
MEMBER = "anggota-"  # before the id of a member who is objected to


class ObjectionForm(Answers):
    """What the client objects to, and why; each member of the team is a choice of its own."""

    about = Choice(gettext_lazy("Keberatan terhadap"), empty=gettext_lazy("Pilih terhadap apa Anda berkeberatan."))
    reason = Lines(
        gettext_lazy("Alasan"),
        2000,
        empty=gettext_lazy("Tulis alasan keberatan Anda agar kantor dapat mengusulkan yang lain."),
        hint=gettext_lazy("Sebutkan juga tanggal lain yang sesuai, bila soal tanggal."),
    )

    def __init__(self, data: Any, team: list[TeamRow], *, is_special: bool = False) -> None:
        super().__init__(data, auto_id="keberatan_%s")
        people = [] if is_special else [(f"{MEMBER}{one.user_id}", f"{one.name} ({one.functions})") for one in team]
        choices = [(About.DATES, About.DATES.label), *people, (About.NONE, About.NONE.label)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]  # a Choice

    def objection(self) -> dict[str, Any]:
        """What is objected to, once the form is valid."""
        about, reason = self.cleaned_data["about"], self.cleaned_data["reason"]
        if about.startswith(MEMBER):
            return {"about": About.MEMBER, "member_id": int(about.removeprefix(MEMBER)), "reason": reason}
        return {"about": About(about), "reason": reason}


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    as_client = access.is_client_of(task.case, visit.user, visit.at)
    proposal, answer = proposal_for(task), answer_in(task)
    earlier = [one for one in proposals_of(task.case) if proposal and one.task_id < proposal.task_id]
    money = money_of(task.case, visit.at, as_client=as_client)
    papers = paper_rows(task, procedure_of(task), as_client=as_client, bad=bad)
    return {
        **money,
        "plan": proposal_row(proposal) if proposal else None,
        "rounds": rounds_of(earlier),
        "is_accepted": bool(answer and answer.is_accepted),
        "answer": answer,
        "needs": [],
        "outputs": papers,  # all of them are made here, and stand after what the client does
        **_forms(visit, task, bad, money["stands"].missing),
        "buttons": _buttons(visit, task),
    }


def _buttons(visit: Visit, task: Task) -> list[Any]:
    """The outcomes but for the objection, which has a form of its own above; none for whoever only looks on."""
    try:
        access.worker_of(task, visit.user, visit.at)
        guard.check_open(task, visit.user, visit.at)
    except Refusal:
        return []
    if held_by(task):
        return []
    as_client = access.is_client_of(task.case, visit.user, visit.at)
    offered = buttons(task, procedure_of(task), visit.at, as_client=as_client)
    return [one for one in offered if one.key != OBJECTED]


def _forms(visit: Visit, task: Task, bad: BaseForm | None, missing: int) -> dict[str, Any]:
    objection = ObjectionForm(_typed(visit, task, OBJECT), _team(task), is_special=task.case.is_special)
    report = PaymentForm(*resumed(visit, _path(task, REPORT)), amount=missing or None)
    return {
        "objection_form": bad if isinstance(bad, ObjectionForm) else objection,
        "report_form": bad if isinstance(bad, PaymentForm) else report,
    }


def _typed(visit: Visit, task: Task, act: str) -> Any:
    return None if visit.method == "POST" else typed_into(visit, _path(task, act))


def _path(task: Task, act: str) -> str:
    return reverse("cases:work", args=[task.pk, act])


def _team(task: Task) -> list[TeamRow]:
    proposal = proposal_for(task)
    return team_rows(proposal) if proposal else []


def _accept(visit: Visit, task: Task) -> BaseForm | None:
    def do(_cleaned: dict[str, Any]) -> None:
        confirm_audit(task.pk, visit.user, visit.at)
        messages.success(visit, _("Terima kasih. Anda menerima tanggal dan tim audit."))

    return submit(forms.Form(visit.POST), do)


def _object(visit: Visit, task: Task) -> BaseForm | None:
    form = ObjectionForm(visit.POST, _team(task), is_special=task.case.is_special)
    if form.is_valid() and told(form, object_to_audit, task.pk, visit.user, visit.at, **form.objection()):
        messages.success(visit, _("Keberatan Anda terkirim. Kantor akan mengusulkan rencana yang lain."))
        return None
    return form


def _report(visit: Visit, task: Task) -> BaseForm | None:
    owed = unreported(task.case)
    return reported(visit, owed, lambda **given: report_payment(task.pk, visit.user, visit.at, **given))


PANEL = Panel("cases/panels/confirmation.html", _context, {ACCEPT: _accept, OBJECT: _object, REPORT: _report})
