"""Beginning an application: company, scheme and kind; and for a later one, the certificate it is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Kind
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import issued_to
from mutubaku.conduct.actions import open_case
from mutubaku.conduct.errors import RunsAlready
from mutubaku.conduct.reuse import last_application
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .around import around
from .company import offices_named
from .draft import REFUSALS, status_of
from .forms.fields import Answers
from .forms.start import CertificateForm, StartForm, label


@gate(Rule.CLIENT)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def start(request: Visit) -> HttpResponse:
    """Choose for whom, what and why; a company is registered first. Of several certificates it is asked which."""
    if not request.organisations:
        messages.info(request, _("Daftarkan perusahaan Anda dahulu. Permohonan dibuat atas nama perusahaan."))
        return redirect("client:register")
    initial = {"organisation": request.GET.get("perusahaan"), "scheme": request.GET.get("skema")}
    form = StartForm(typed_into(request), **_companies(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        is_later = form.cleaned_data["kind"] != Kind.INITIAL
        held = _held(form) if is_later else []
        if is_later and len(held) != 1:
            return redirect(_certificate_page(form))
        answer = _open(request, form, form, held[0] if is_later else None)
        if answer is not None:
            return answer
    around(request, "home")
    return render(request, "client/start.html", {"form": form}, status=status_of(request))


@gate(Rule.CLIENT)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def certificate(request: Visit) -> HttpResponse:
    """Choose the certificate a later application is about; without one there is nothing to apply for here."""
    begun = StartForm(request.GET, **_companies(request))
    if not request.organisations or not begun.is_valid():
        return redirect("client:start")
    found = _held(begun)
    initial = {"certificate": str(found[0].pk)} if len(found) == 1 else {}
    form = CertificateForm(typed_into(request), certificates=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = _open(request, begun, form, form.chosen)
        if answer is not None:
            return answer
    around(request, "home", begun.applicant.office)
    context = {"form": form if found else None, "begun": begun, "certificates": found}
    return render(request, "client/certificate.html", context, status=status_of(request))


def _companies(request: Visit) -> dict[str, Any]:
    """For whom one can apply, as the form asks it."""
    return {
        "organisations": request.organisations,
        "offices": offices_named(request.organisations, request.at),
    }


def _held(begun: StartForm) -> list[Certificate]:
    """The certificates a later application may be about: nothing follows one of a lot."""
    held = issued_to(begun.applicant, begun.cleaned_data["scheme"])
    return list(held.filter(valid_until__isnull=False))


def _open(request: Visit, begun: StartForm, shown: Answers, subject: Certificate | None = None) -> HttpResponse | None:
    """Open the case and lead to its dossier, or to the one that runs about the certificate already; None when it was
    refused and the form that is shown says why.
    """
    given = begun.cleaned_data
    try:
        case = open_case(
            begun.applicant,
            scheme=given["scheme"],
            kind=given["kind"],
            by=request.user,
            at=request.at,
            subject=subject,
            also_scheme=given["also_scheme"],
        )
    except RunsAlready as running:
        messages.warning(request, str(running))
        return redirect("client:dossier", running.case_id)
    except REFUSALS as refused:
        shown.refuse(refused)
        return None
    if subject is not None:
        messages.info(request, _("Permohonan ini tentang sertifikat %s.") % label(subject))
    page = "client:earlier" if last_application(case) else "client:dossier"
    return redirect(page, case.pk)


def _certificate_page(form: StartForm) -> str:
    asked = QueryDict(mutable=True)
    asked.update({"organisation": str(form.applicant.pk), **{k: form.cleaned_data[k] for k in ("scheme", "kind")}})
    return f"{reverse('client:start_certificate')}?{asked.urlencode()}"
