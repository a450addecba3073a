"""A client's certificate: how it stands, what comes next, and asking for its suspension, withdrawal or restoration."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.certificates.models import Measure
from mutubaku.conduct import access
from mutubaku.conduct.actions.standing import ask_measure
from mutubaku.web.cases.panels import submit
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.staff.certificates.page import certificate_page

from .around import around
from .draft import status_of
from .forms.fields import Answers, Lines

ASKED = {
    Measure.SUSPEND: gettext_lazy("Pembekuan untuk sementara"),
    Measure.RESTORE: gettext_lazy("Pemulihan: syaratnya sudah dipenuhi"),
    Measure.WITHDRAW: gettext_lazy("Pencabutan"),
}


class AskForm(Answers):
    """What the holder asks for, and why."""

    measure = forms.ChoiceField(label=gettext_lazy("Yang diminta"), widget=forms.RadioSelect)
    reason = Lines(gettext_lazy("Alasan"), 2000, empty=gettext_lazy("Tulis alasannya."))

    def __init__(self, *args: Any, measures: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["measure"]
        field.choices = [(key.value, words) for key, words in ASKED.items() if key.value in measures]
        field.error_messages["required"] = _("Pilih yang Anda minta.")


@gate(Rule.CLIENT)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def certificate(request: HttpRequest, held_id: int) -> HttpResponse:
    """One certificate of a company of mine; what is asked for here is proposed, and decided by the office."""
    visit = cast(Visit, request)
    found = access.certificate_of(held_id, visit.user, visit.at)
    page = certificate_page(found, visit.at, as_client=True)
    measures = [one for one in page["measures"] if one in ASKED]
    form = AskForm(typed_into(visit), measures=measures)

    def do(given: dict[str, Any]) -> None:
        ask_measure(found.pk, given["measure"], given["reason"], visit.user, visit.at)

    if visit.method == "POST" and submit(form, do) is None:
        messages.success(visit, _("Permintaan Anda dicatat. Keputusannya kami beritahukan."))
        return redirect("client:certificate", found.pk)
    around(visit, "home", found.office)
    context = {**page, "form": form if measures else None}
    return render(visit, "client/held.html", context, status=status_of(visit))
