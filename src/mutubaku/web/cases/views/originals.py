"""The page on which the office adds the scan of a hand-signed original to a paper it has made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.cases.library import procedures_in
from mutubaku.cases.models import Case
from mutubaku.conduct.actions.originals import add_original
from mutubaku.conduct.originals import papers_for
from mutubaku.documents.models import Version
from mutubaku.web.client.forms.fields import Answers, Choice
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import HeldFile, resumed, sent
from mutubaku.web.once import once
from mutubaku.web.writing import tanggal_singkat

from ..page import tasks_of
from ..papers import paper_name
from ..payment_forms import told
from .case import get_case
from .task import surround

UNPROCESSABLE = 422


class OriginalForm(Answers):
    """Which paper, and the scan of it."""

    paper = Choice(gettext_lazy("Naskah"), empty=gettext_lazy("Pilih naskah yang dipindai."))
    file = HeldFile(
        gettext_lazy("Pindaian naskah yang ditandatangani"), empty=gettext_lazy("Pilih berkas pindaiannya dahulu.")
    )

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Choice, self.fields["paper"]).choices = papers


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def originals(request: HttpRequest, case_id: int) -> HttpResponse:
    """The papers this person may complete, and the form; 404 for the client and whoever may complete none."""
    visit, found = cast(Visit, request), get_case(request, case_id)
    papers = papers_for(found, visit.user, visit.at)
    if not papers:
        raise Http404
    data, files = (visit.POST, sent(visit)) if visit.method == "POST" else resumed(visit)
    form = OriginalForm(data, files, papers=_choices(found, papers))
    if visit.method == "POST" and form.is_valid() and _is_added(visit, form):
        messages.success(visit, _("Pindaian naskah yang ditandatangani tersimpan."))
        return redirect("cases:case", found.pk)
    surround(visit, found)
    status = UNPROCESSABLE if form.errors else 200
    return render(visit, "cases/originals.html", {"case": found, "form": form}, status=status)


def _is_added(visit: Visit, form: OriginalForm) -> bool:
    name, data = form.cleaned_data["file"]
    return told(form, add_original, int(form.cleaned_data["paper"]), visit.user, visit.at, name=name, data=data)


def _choices(case: Case, papers: Sequence[Version]) -> list[tuple[str, str]]:
    """Each paper by name, number and day."""
    procedures = procedures_in(tasks_of(case))
    names = ((one, paper_name(one.document, procedures)) for one in papers)
    return [
        (str(one.pk), ", ".join(filter(None, (name, one.letter_number, tanggal_singkat(one.added_at)))))
        for one, name in names
    ]
