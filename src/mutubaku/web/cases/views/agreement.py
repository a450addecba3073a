"""The page of the certification agreement: the office sends it, the client signs, the head countersigns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Kind
from mutubaku.conduct import access
from mutubaku.conduct.actions.agreeing import (
    countersign_agreement,
    send_agreement,
    sign_agreement,
    signer_of,
    waive_agreement,
)
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.agreement import place_of
from mutubaku.decisions.queries import is_waived
from mutubaku.web.client.forms.fields import Answers, Line, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import HeldFile, resumed, sent
from mutubaku.web.once import once, read_in

from ..agreement import agreement_state, version_rows
from ..payment_forms import told
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
Act = Callable[[Visit, Case], Answers | None]


class SignForm(Answers):
    """Who signs for the client, and how."""

    name = Line(gettext_lazy("Nama yang menandatangani"), 200, empty=gettext_lazy("Tulis nama lengkapnya."))
    post = Line(gettext_lazy("Jabatan"), 200)
    agreed = forms.BooleanField(
        label=gettext_lazy("Saya berwenang mewakili perusahaan ini dan menyetujui perjanjian ini."), required=False
    )
    file = HeldFile(
        gettext_lazy("Pindaian perjanjian yang ditandatangani"),
        hint=gettext_lazy("Bila ditandatangani di kertas: cetak, tandatangani, pindai, lalu unggah di sini."),
    )


class WaiveForm(Answers):
    """Why a surveillance goes on without."""

    reason = Lines(
        gettext_lazy("Alasan"), 2000, empty=gettext_lazy("Tulis mengapa surveilans diteruskan tanpa perjanjian.")
    )


class NoForm(Answers):
    """A press without anything to fill in."""


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def agreement(request: HttpRequest, case_id: int) -> HttpResponse:
    """How the agreement stands, its versions, and what whoever looks may do about it."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    as_client = surround(visit, found)
    if visit.method != "POST":
        return _page(visit, found, as_client=as_client)
    act = _ACTS.get(visit.POST.get("act", ""))
    bad = act(visit, found) if act else None
    return _page(visit, found, bad, as_client=as_client) if bad else redirect("cases:agreement", found.pk)


def _send(visit: Visit, case: Case) -> Answers | None:
    form = NoForm(visit.POST)
    if told(form, send_agreement, case.pk, visit.user, visit.at, anew=visit.POST.get("baru") == "1"):
        messages.success(visit, _("Perjanjian dikirim kepada pelanggan untuk ditandatangani."))
        return None
    return form


def _sign(visit: Visit, case: Case) -> Answers | None:
    form = SignForm(visit.POST, sent(visit))
    if not form.is_valid():
        return form
    given = {**form.cleaned_data, "read": read_in(visit)}
    if not told(form, sign_agreement, case.pk, visit.user, visit.at, **given):
        return form
    messages.success(visit, _("Terima kasih. Perjanjian Anda tandatangani; kini menunggu Kepala Balai."))
    return None


def _countersign(visit: Visit, case: Case) -> Answers | None:
    form = NoForm(visit.POST)
    if told(form, countersign_agreement, case.pk, visit.user, visit.at, read=read_in(visit)):
        messages.success(visit, _("Perjanjian berlaku mulai hari ini."))
        return None
    return form


def _waive(visit: Visit, case: Case) -> Answers | None:
    form = WaiveForm(visit.POST)
    if form.is_valid() and told(form, waive_agreement, case.pk, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Alasannya tercatat."))
        return None
    return form


_ACTS: dict[str, Act] = {"kirim": _send, "tandatangan": _sign, "sahkan": _countersign, "tanpa": _waive}


def _page(visit: Visit, case: Case, bad: Answers | None = None, *, as_client: bool) -> HttpResponse:
    state = agreement_state(case, visit.at)
    context: dict[str, Any] = {
        "case": case,
        "as_client": as_client,
        "form": bad,
        "state": state,
        "versions": version_rows(case),
        "is_waived": is_waived(case),
        **(_may(visit, case, state["awaits"], bad, as_client=as_client) if case.is_open else {}),
    }
    return render(visit, "cases/agreement.html", context, status=UNPROCESSABLE if bad else 200)


def _may(visit: Visit, case: Case, awaits: str, bad: Answers | None, *, as_client: bool) -> dict[str, Any]:
    """What this person may do now, each form as it was typed when it could not be acted on."""
    typed, files = resumed(visit, reverse("cases:agreement", args=[case.pk]))
    if as_client:
        if awaits != "client":
            return {}
        application = application_of(case)
        now = {"name": visit.user.name, "post": application.contact_position}
        return {"sign_form": bad if isinstance(bad, SignForm) else SignForm(typed, files, initial=now)}
    manages = access.may_manage(case, visit.user, visit.at)
    waives = manages and case.kind == Kind.SURVEILLANCE and awaits != "" and not is_waived(case)
    return {
        "may_send": manages and place_of(case) is not None,
        "may_sign": awaits == "head" and _is_signer(visit, case),
        "waive_form": (bad if isinstance(bad, WaiveForm) else WaiveForm(typed)) if waives else None,
    }


def _is_signer(visit: Visit, case: Case) -> bool:
    try:
        signer_of(case, visit.user, visit.at)
    except Refusal:
        return False
    return True
