"""The desk's certificates, one certificate, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutubaku.certificates.actions import Proposed, Special
from mutubaku.certificates.models import Certificate, Measure, PlannedAudit, StandingProposal
from mutubaku.certificates.policy.lateness import Progress
from mutubaku.certificates.policy.standing import LIVE
from mutubaku.certificates.queries import is_overtaken, removed_parts, running_special, verdict_on
from mutubaku.conduct import access
from mutubaku.conduct.actions.cycle import replan
from mutubaku.conduct.actions.special import open_special, tell_holder
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.cycle import progress_of, today_of
from mutubaku.conduct.errors import NotYours, Refusal
from mutubaku.conduct.judges import barred_deciders
from mutubaku.conduct.standing import is_late
from mutubaku.people.access import office_day
from mutubaku.web.cases.forms import UploadForm, upload_form
from mutubaku.web.cases.panels import submit
from mutubaku.web.certificates.words import audit_title
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.shell import desk_shell, office_names

from .forms import DecisionForm, PlanForm, ProposalForm, SpecialForm
from .listing import CertificateList
from .page import certificate_page, measures_for, waiting_for

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])
ACCEPT, DECLINE = "terima", "tolak"
SHEET = "lembar"  # the upload of a signed sheet


def at_desk(request: HttpRequest) -> Visit:
    """The desk's surroundings."""
    visit = cast(Visit, request)
    desk_shell(visit, "certificates")
    return visit


def found_of(visit: Visit, certificate_id: int) -> Certificate:
    """The office's certificate; 404 otherwise."""
    return access.certificate_of(certificate_id, visit.user, visit.at, office=visit.desk.office)


@gate(Rule.STAFF)
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """The office's certificates with what comes next, nearest first."""
    visit = at_desk(request)
    context = {"list": CertificateList(visit), "offices": office_names(visit)}
    return render(request, "staff/certificates/list.html", context)


@gate(Rule.STAFF)
@require_safe
def certificate(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """One certificate: how it stands, its plan, what is proposed, its history."""
    visit = at_desk(request)
    return show(visit, found_of(visit, certificate_id))


@gate(Rule.STAFF)
@FORM
@once
def plan(request: HttpRequest, certificate_id: int, audit_id: int) -> HttpResponse:
    """Move a planned audit, with its reason."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    audit = PlannedAudit.objects.filter(pk=audit_id, certificate=found, replaced_at=None).first()
    if audit is None or not may(access.keeper_of, found, visit):
        raise Http404
    form = PlanForm(typed_into(visit), initial={"starts_on": audit.starts_on, "due_on": audit.due_on})
    if visit.method == "POST":
        bad = submit(form, lambda given: replan(audit.pk, visit.user, visit.at, **given))
        if bad is None:
            messages.success(visit, _("Rencana dipindahkan. Yang sebelumnya tetap tersimpan di riwayat."))
            return redirect("staff:certificate", found.pk)
    context = {"certificate": found, "form": form, "audit": audit}
    return render(visit, "staff/certificates/plan.html", context, status=_status(visit))


@gate(Rule.STAFF)
@FORM
@once
def propose(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Propose a measure about the certificate."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    measures = measures_for(found, visit.at)
    if not measures or not may(access.keeper_of, found, visit):
        raise Http404
    late = is_late(found, today_of(found, visit.at))
    given = {"scope": found.scope, "measures": measures, "waiting": waiting_for(found), "is_late": late}
    form = ProposalForm(typed_into(visit), **given)

    def do(given: dict[str, Any]) -> None:
        removed = form.numbers(given.get("removed", ())) if given["measure"] == Measure.REDUCE else ()
        words = Proposed(measure=given["measure"], ground=given["ground"], reason=given["reason"], removed=removed)
        propose_measure(found.pk, words, visit.user, visit.at)

    if visit.method == "POST" and submit(form, do) is None:
        messages.success(visit, _("Usulan dicatat. Yang memutuskan dan pemegang sertifikat diberi tahu."))
        return redirect("staff:certificate", found.pk)
    context = {"certificate": found, "form": form}
    return render(visit, "staff/certificates/propose.html", context, status=_status(visit))


@gate(Rule.STAFF)
@FORM
@once
def special(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Open a special audit of the certificate; the holder is told when the office decides."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    if not may_special(found, visit):
        raise Http404
    form = SpecialForm(typed_into(visit))
    if visit.method == "POST":
        bad = submit(form, lambda given: open_special(found.pk, Special(**given), visit.user, visit.at))
        if bad is None:
            messages.success(visit, _("Audit khusus dibuka dan menunggu disposisi di langkah 2."))
            return redirect("staff:certificate", found.pk)
    context = {"certificate": found, "form": form}
    return render(visit, "staff/certificates/special.html", context, status=_status(visit))


@gate(Rule.STAFF)
@require_POST
@once
def tell(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Tell the holder of the running special audit now."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    running = running_special(found)
    if running is None or not may(access.keeper_of, found, visit):
        raise Http404
    try:
        tell_holder(running.case_id, visit.user, visit.at)
    except Refusal as refusal:
        messages.error(visit, str(refusal))
    else:
        messages.success(visit, _("Pemegang sertifikat diberi tahu sebab, yang diperiksa, dan ketentuannya."))
    return redirect("staff:certificate", found.pk)


def may_special(found: Certificate, visit: Visit) -> bool:
    """Whether the person may open a special audit of the certificate as it stands."""
    verdict = verdict_on(found, office_day(found.office, visit.at).date())
    return verdict in LIVE and running_special(found) is None and may(access.keeper_of, found, visit)


@gate(Rule.STAFF)
@FORM
@once
def decide(request: HttpRequest, certificate_id: int, proposal_id: int) -> HttpResponse:
    """Accept a proposal, or not, with the reason; a refusal comes back on the certificate's page."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    proposal = StandingProposal.objects.filter(pk=proposal_id, certificate=found).first()
    if proposal is None or not may(access.decider_of, found, visit):
        raise Http404
    if visit.method != "POST":
        return redirect("staff:certificate", found.pk)
    said = visit.POST.get("decision")
    accepted = said == ACCEPT
    form: Form = DecisionForm(visit.POST, proposal=proposal)
    if "grounds" in form.fields:
        form.fields["grounds"].required = accepted  # what is not accepted rests on none
    if said not in {ACCEPT, DECLINE}:
        form.add_error(None, _("Tekan salah satu tombol keputusan di bawah usulan ini."))
    bad = submit(form, lambda given: decide_measure(proposal.pk, visit.user, visit.at, accepted=accepted, **given))
    if bad is not None:
        return show(visit, found, {proposal.pk: bad})
    told = _("Keputusan berlaku sejak saat ini, suratnya dibuat, dan pemegang sertifikat diberi tahu.")
    kept = _("Usulan tidak diterima; statusnya tetap. Pemegang sertifikat diberi tahu.")
    messages.success(visit, told if accepted else kept)
    return redirect("staff:certificate", found.pk)


def may(ask: Callable[..., object], found: Certificate, visit: Visit) -> bool:
    """Whether the person may act on the certificate in that capacity."""
    try:
        ask(found, visit.user, visit.at)
    except NotYours:
        return False
    return True


def show(
    visit: Visit, found: Certificate, bad: dict[int, BaseForm] | None = None, sheet_form: UploadForm | None = None
) -> HttpResponse:
    """The certificate's page, with the form that was not taken."""
    context = certificate_page(found, visit.at)
    may_decide = may(access.decider_of, found, visit)
    out = barred_deciders(found, visit.at) if context["waiting"] else {}
    context["barred"] = out.pop(visit.user.pk, "") if may_decide else ""
    context["proposals"] = [
        {
            "row": one,
            "grounds": grounds,
            "removed": removed_parts(one),
            "is_overtaken": is_overtaken(one),
            "since": _made_since(one),
            "form": (bad or {}).get(one.pk) or DecisionForm(proposal=one, own=visit.user.pk),
            "may_decide": may_decide and not context["barred"] and one.proposed_by_id != visit.user.pk,
            "is_own": one.proposed_by_id == visit.user.pk,
        }
        for one, grounds in context["waiting"]
    ]
    may_keep = may(access.keeper_of, found, visit)
    context["others_barred"] = list(out.values()) if may_keep else []
    context |= {"may_keep": may_keep, "may_propose": may_keep and bool(context["measures"])}
    context["may_special"] = may_special(found, visit)
    context["may_sign"] = may(access.signatory_of, found, visit)
    context["sheet_form"] = sheet_form or upload_form(SHEET)
    context["sheet_form"].fields["file"].required = True  # so that its label does not say otherwise
    context["form"] = next(iter((bad or {}).values()), sheet_form)
    status = UNPROCESSABLE if bad or sheet_form else 200
    return render(visit, "staff/certificates/certificate.html", context, status=status)


def _made_since(proposal: StandingProposal) -> str:
    """That the audit whose lateness a proposal rests on was made after all; nothing while it was not."""
    planned = proposal.planned
    if planned is None or planned.case is None:
        return ""
    progress = progress_of([planned])[planned.pk]
    if progress not in {Progress.HELD, Progress.DONE}:
        return ""
    words = {"audit": audit_title(planned), "number": planned.case.number}
    if progress == Progress.DONE:
        return _("%(audit)s sudah dilaksanakan dan selesai pada permohonan %(number)s, sesudah usulan ini.") % words
    return _("%(audit)s sudah dilaksanakan pada permohonan %(number)s; hasilnya belum diputuskan.") % words


def _status(visit: Visit) -> int:
    return UNPROCESSABLE if visit.method == "POST" else 200
