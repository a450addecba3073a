"""The certificates a client holds from other bodies."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.applications import actions
from mutubaku.applications.models import OtherCertificate
from mutubaku.applications.queries import asked_schemes, transfers_of
from mutubaku.cases.models import Kind
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import tanggal

from .draft import Draft, draft_page, saved, way_back
from .forms.fields import Answers
from .forms.systems import OtherForm, TransferForm
from .views_scope import FORM, show


@gate(Rule.CASE)
@require_safe
@draft_page
def others(request: Visit, draft: Draft) -> HttpResponse:
    """The certificates of other bodies; there need not be any."""
    if not draft.is_system:
        raise Http404
    may = may_transfer(draft)
    return show(request, draft, "others", may_transfer=may, transfers=transfers_of(draft.case))


@gate(Rule.CASE)
@FORM
@once
@draft_page
def other(request: Visit, draft: Draft, item_id: int | None = None) -> HttpResponse:
    """One certificate of another body, new or to be changed."""
    item = _item(draft, item_id)
    form = OtherForm(typed_into(request), initial=_answers(item))

    def save() -> None:
        if item is None:
            actions.add_other_certificate(draft.case.pk, form.answers(), draft.by, request.at)
        else:
            actions.change_other_certificate(draft.case.pk, item.pk, form.answers(), draft.by, request.at)

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Sertifikat tersimpan."))
        return redirect(way_back(request, _list(draft)))
    return show(request, draft, "other", form, item=item)


@gate(Rule.CASE)
@FORM
@once
@draft_page
def other_remove(request: Visit, draft: Draft, item_id: int) -> HttpResponse:
    """Remove a certificate of another body, after asking once."""
    item = _item(draft, item_id)
    form = Answers(typed_into(request))
    if request.method == "POST" and saved(
        form, lambda: actions.remove_other_certificate(draft.case.pk, item_id, draft.by, request.at)
    ):
        messages.success(request, _("Sertifikat dihapus."))
        return redirect(_list(draft))
    return show(request, draft, "remove", form, item=item, back=_list(draft))


@gate(Rule.CASE)
@FORM
@once
@draft_page
def transfer(request: Visit, draft: Draft) -> HttpResponse:
    """Which certificates are transferred to this office, if any (IAF MD 2); asked of a first certification, of an
    integrated one for each of its standards.
    """
    there = list(draft.application.other_certificates.all())
    if not (may_transfer(draft) and there):
        raise Http404
    schemes = asked_schemes(draft.case, draft.application)
    offered = [(row.pk, _offered(row)) for row in there]
    form = TransferForm(typed_into(request), schemes=schemes, offered=offered, initial=_transferred(draft))
    if request.method == "POST" and saved(
        form, lambda: actions.save_transfers(draft.case.pk, form.stated(), draft.by, request.at)
    ):
        messages.success(request, _("Jawaban tentang alih sertifikat tersimpan."))
        return redirect(way_back(request, _list(draft)))
    return show(request, draft, "transfer", form)


def may_transfer(draft: Draft) -> bool:
    """Whether the application may ask for a transfer."""
    return draft.is_system and draft.case.kind == Kind.INITIAL


def _transferred(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in transfers_of(draft.case):
        first = "" if one.scheme == draft.case.scheme else "also_"
        found |= {f"{first}certificate": one.certificate_id, f"{first}reason": one.reason}
    return found


def _offered(row: OtherCertificate) -> str:
    until = _("berlaku sampai %(day)s") % {"day": tanggal(row.valid_until)}
    return f"{row} ({row.body}), {until}"


def _list(draft: Draft) -> str:
    return reverse("client:others", args=[draft.case.pk])


def _item(draft: Draft, item_id: int | None) -> OtherCertificate | None:
    """The certificate of this id in the draft, None for a new one; 404 when the scheme has none or it is gone."""
    found = next((row for row in draft.application.other_certificates.all() if row.pk == item_id), None)
    if not draft.is_system or (item_id is not None and found is None):
        raise Http404
    return found


def _answers(item: OtherCertificate | None) -> dict[str, Any]:
    if item is None:
        return {}
    return {name: getattr(item, name) for name in ("standard", "body", "number", "valid_until")}
