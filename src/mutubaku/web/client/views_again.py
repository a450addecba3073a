"""Beginning from what was given before: last time's answers, and documents that were verified then."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.conduct.actions import begin_from_earlier, reuse_documents, take_newer_scope
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.reuse import last_application, reusable
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .draft import Draft, draft_page, saved, status_of
from .forms.again import EarlierForm, ReuseForm
from .views_scope import FORM


@gate(Rule.CASE)
@FORM
@once
@draft_page
def earlier(request: Visit, draft: Draft) -> HttpResponse:
    """Whether to begin with last time's answers; without any, or with answers already given, there is no question."""
    dossier = reverse("client:dossier", args=[draft.case.pk])
    last = last_application(draft.case)
    if last is None or draft.has_scope:
        return redirect(dossier)
    form = EarlierForm(typed_into(request), earlier=last)

    def act() -> None:
        if form.wants_earlier:
            begin_from_earlier(draft.task.pk, request.user, request.at)

    if request.method == "POST" and saved(form, act):
        if form.wants_earlier:
            told = _("Jawaban permohonan %(number)s sudah disalin. Periksa tiap bagian, lalu ubah yang berbeda.")
            messages.success(request, told % {"number": last.case.number})
        return redirect("client:reuse", draft.case.pk)
    context = {"draft": draft, "form": form, "back": dossier}
    return render(request, "client/earlier.html", context, status=status_of(request))


@gate(Rule.CASE)
@FORM
@once
@draft_page
def newer_scope(request: Visit, draft: Draft) -> HttpResponse:
    """The scope of the certificate as a change granted meanwhile has made it, in place of the one begun with."""
    if request.method == "POST":
        try:
            take_newer_scope(draft.task.pk, request.user, request.at)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Lingkup pada sertifikat dipakai. Periksa tiap bagian sebelum mengirim."))
    return redirect("client:dossier", draft.case.pk)


@gate(Rule.CASE)
@FORM
@once
@draft_page
def reuse(request: Visit, draft: Draft) -> HttpResponse:
    """Which documents verified before are handed in again; without any there is no question."""
    dossier = reverse("client:dossier", args=[draft.case.pk])
    offered = reusable(draft.case, request.at)
    if not offered:
        return redirect(dossier)
    form = ReuseForm(typed_into(request), offered=offered)

    def act() -> None:
        reuse_documents(draft.task.pk, request.user, request.at, form.cleaned_data["documents"])

    if request.method == "POST" and saved(form, act):
        count = len(form.cleaned_data["documents"])
        told = ngettext("%(count)s dokumen dipakai lagi.", "%(count)s dokumen dipakai lagi.", count)
        messages.success(request, told % {"count": count})
        return redirect(dossier)
    context = {"draft": draft, "form": form, "back": dossier}
    return render(request, "client/reuse.html", context, status=status_of(request))
