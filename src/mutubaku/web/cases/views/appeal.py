"""The page of an appeal: the client appeals and follows it, the head receives it, its handler decides it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Case
from mutubaku.conduct.actions.agreeing import signer_of
from mutubaku.conduct.actions.appealing import (
    begin_after_appeal,
    decide_appeal,
    follow_appeal,
    handlers,
    make_appeal,
    receive_appeal,
)
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.appeal import FILE
from mutubaku.decisions.models import Appeal, Result, Verdict
from mutubaku.decisions.queries import appeal_of, decision_of
from mutubaku.documents.queries import latest
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.web.client.forms.fields import Answers, Choice, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import HeldFile, resumed, sent
from mutubaku.web.once import once

from ..payment_forms import told
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
WORDS = 4000  # characters
Act = Callable[[Visit, Case], Answers | None]


class AppealForm(Answers):
    """What the client does not accept, and why."""

    reason = Lines(
        gettext_lazy("Alasan banding"),
        WORDS,
        rows=6,
        empty=gettext_lazy("Tulis bagian keputusan yang tidak Anda setujui dan mengapa."),
    )
    file = HeldFile(
        gettext_lazy("Bukti pendukung"), hint=gettext_lazy("Gabungkan menjadi satu PDF bila lebih dari satu.")
    )


class ReceiveForm(Answers):
    """Who handles the appeal."""

    handler = forms.TypedChoiceField(
        label=gettext_lazy("Ditangani oleh"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih siapa yang menangani banding ini.")},
        help_text=gettext_lazy(
            "Yang mengevaluasi, meninjau, merekomendasikan, memutuskan, atau berkepentingan pada pelanggan ini tidak "
            "tercantum."
        ),
    )
    words = Lines(gettext_lazy("Pesan kepada pelanggan"), WORDS)

    def __init__(self, data: Any, people: list[tuple[int, str]]) -> None:
        super().__init__(data, auto_id="terima_%s")
        self.fields["handler"].choices = [("", _("Pilih…")), *people]  # type: ignore[attr-defined]  # a choice field


class FollowForm(Answers):
    """How the appeal goes."""

    words = Lines(gettext_lazy("Perkembangan, dibaca pelanggan"), WORDS, empty=gettext_lazy("Tulis perkembangannya."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="lanjut_%s")


class SettleForm(Answers):
    """How the appeal ends, and why."""

    result = Choice(gettext_lazy("Hasil"), Result.choices, empty=gettext_lazy("Pilih hasil bandingnya."))
    words = Lines(
        gettext_lazy("Pertimbangan dan tindak lanjut"),
        WORDS,
        empty=gettext_lazy("Tulis pertimbangannya, dan tindak lanjutnya bila dikabulkan."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="putus_%s")


class NoForm(Answers):
    """A press without anything to fill in."""


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def appeal(request: HttpRequest, case_id: int) -> HttpResponse:
    """The refusal, the right of appeal, and the appeal as it goes; there is no such page where nothing was refused."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    decision = decision_of(found)
    if decision is None or decision.verdict != Verdict.REFUSED:
        raise Http404
    as_client = surround(visit, found)
    if visit.method != "POST":
        return _page(visit, found, as_client=as_client)
    if as_client and visit.POST.get("act") == "baru":
        return _begin(visit, found)
    act = _ACTS.get(visit.POST.get("act", ""))
    bad = act(visit, found) if act else None
    return _page(visit, found, bad, as_client=as_client) if bad else redirect("cases:appeal", found.pk)


def _make(visit: Visit, case: Case) -> Answers | None:
    form = AppealForm(visit.POST, sent(visit))
    if not form.is_valid() or not told(form, make_appeal, case.pk, visit.user, visit.at, **form.cleaned_data):
        return form
    messages.success(visit, _("Banding Anda terkirim. Penerimaan dan perkembangannya kami sampaikan kepada Anda."))
    return None


def _receive(visit: Visit, case: Case) -> Answers | None:
    form = ReceiveForm(visit.POST, _people(visit, case))
    if form.is_valid():
        handler = User.objects.get(pk=form.cleaned_data["handler"])
        words = form.cleaned_data["words"]
        if told(form, receive_appeal, case.pk, visit.user, visit.at, handler=handler, words=words):
            messages.success(visit, _("Banding diterima dan diteruskan kepada %(name)s.") % {"name": handler.name})
            return None
    return form


def _follow(visit: Visit, case: Case) -> Answers | None:
    form = FollowForm(visit.POST)
    if form.is_valid() and told(form, follow_appeal, case.pk, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Perkembangannya tercatat dan disampaikan kepada pelanggan."))
        return None
    return form


def _settle(visit: Visit, case: Case) -> Answers | None:
    form = SettleForm(visit.POST)
    if form.is_valid() and told(form, decide_appeal, case.pk, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Hasil banding ditetapkan dan disampaikan kepada pelanggan."))
        return None
    return form


def _begin(visit: Visit, case: Case) -> HttpResponse:
    try:
        begun = begin_after_appeal(case.pk, visit.user, visit.at)
    except Refusal as refusal:
        messages.error(visit, str(refusal))
        return redirect("cases:appeal", case.pk)
    return redirect("client:dossier", begun.pk)


_ACTS: dict[str, Act] = {"ajukan": _make, "terima": _receive, "lanjut": _follow, "putus": _settle}


def _people(visit: Visit, case: Case) -> list[tuple[int, str]]:
    return [(one.user_id, f"{one.name} ({one.title})") for one in handlers(case, visit.at) if one.user_id]


def _page(visit: Visit, case: Case, bad: Answers | None = None, *, as_client: bool) -> HttpResponse:
    decision, found = decision_of(case), appeal_of(case)
    assert decision is not None  # noqa: S101 - the view saw to it
    file = latest(case, FILE)
    context: dict[str, Any] = {
        "case": case,
        "as_client": as_client,
        "form": bad,
        "decision": decision,
        "appeal": found,
        "entries": list(found.entries.all()) if found else [],
        "file": file.pk if file else None,
        "is_late": _is_late(case, decision.appeal_until, visit),
        **_forms(visit, case, found, bad, as_client=as_client),
    }
    return render(visit, "cases/appeal.html", context, status=UNPROCESSABLE if bad else 200)


def _is_late(case: Case, until: date | None, visit: Visit) -> bool:
    return until is not None and office_day(case.office, visit.at).date() > until


def _forms(visit: Visit, case: Case, found: Appeal | None, bad: Answers | None, *, as_client: bool) -> dict[str, Any]:
    """The forms this person may use now."""
    typed = data, _files = resumed(visit, reverse("cases:appeal", args=[case.pk]))
    act = data.get("act", "") if data else ""
    if as_client:
        return {"appeal_form": _shown(bad, AppealForm(*(typed if act == "ajukan" else ())))} if found is None else {}
    if found is None or found.decided_at is not None:
        return {}
    forms_shown: dict[str, Any] = {}
    if _is_head(visit, case):
        receive = ReceiveForm(data if act == "terima" else None, _people(visit, case))
        forms_shown["receive_form"] = _shown(bad, receive)
    if found.handler_id == visit.user.pk:
        forms_shown["follow_form"] = _shown(bad, FollowForm(data if act == "lanjut" else None))
        forms_shown["settle_form"] = _shown(bad, SettleForm(data if act == "putus" else None))
    return forms_shown


def _shown(bad: Answers | None, form: Answers) -> Answers:
    return bad if type(bad) is type(form) and bad is not None else form


def _is_head(visit: Visit, case: Case) -> bool:
    try:
        signer_of(case, visit.user, visit.at)
    except Refusal:
        return False
    return True
