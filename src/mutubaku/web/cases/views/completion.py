"""The client completes what the office waits for, then says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import awaiting_client
from mutubaku.conduct import actions
from mutubaku.conduct.errors import CompletionUnanswered, CompletionUnexplained, Refusal
from mutubaku.conduct.works.completion_request import asks_words, lacking
from mutubaku.conduct.works.findings import awaiting_findings
from mutubaku.documents.models import Version
from mutubaku.documents.policy import ACCEPTED, UploadRefused
from mutubaku.documents.queries import handed_in
from mutubaku.people.access import office_day
from mutubaku.reviews.models import CompletionRequest, Gap, GapOrigin
from mutubaku.reviews.queries import awaited_request, requests_of
from mutubaku.web.client.forms.fields import Answers, Lines, asked
from mutubaku.web.client.forms.upload import largest
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded

from ..forms import UploadForm, upload_form
from ..page import tasks_of
from ..papers import note_of
from ..tracker import asked_of_client
from .case import get_own_case
from .task import surround

UNPROCESSABLE = 422
UNSAID = {  # of a gap nobody put into words
    GapOrigin.COMPLETENESS: gettext_lazy("Dokumen ini belum ada."),
    GapOrigin.VERIFICATION: gettext_lazy("Dokumen ini tidak sah."),
    GapOrigin.REVIEW: gettext_lazy("Perlu Anda jelaskan."),
}


class WhyForm(Answers):
    """Why something that was asked for is not there; and, where the office asked about something, the answer to it."""

    why = Lines(gettext_lazy("Mengapa belum ada"), 1000, hint=gettext_lazy("Satu kalimat; kantor membacanya."))

    def __init__(self, data: Any = None, *, answers: bool = False) -> None:
        super().__init__(data, auto_id="lengkap_%s")
        asked(self, "why")
        if answers:
            self.fields["why"].label = _("Jawaban Anda")
            self.fields["why"].help_text = _("Jawab setiap yang kami tanyakan; kantor membacanya.")


@dataclass(frozen=True)
class Wanted:
    """One document the client may hand in: why, what is there, whether it is new since the office asked."""

    key: str
    name: str
    reason: str
    is_mandatory: bool
    version: Version | None
    is_new: bool
    form: UploadForm

    @property
    def note(self) -> str:
        """By whom, when, how large."""
        return note_of(self.version) if self.version else ""


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def complete(request: HttpRequest, case_id: int) -> HttpResponse:
    """What was asked, the documents, and “Sudah saya lengkapi”; gone when nothing waits for the client any more."""
    visit = cast(Visit, request)
    found = get_own_case(request, case_id)
    task = awaiting_client(found)
    if task is None:
        messages.info(request, _("Tidak ada lagi yang perlu Anda lengkapi untuk permohonan ini."))
        return redirect("cases:case", found.pk)
    if awaiting_findings(task):
        return redirect("cases:findings", found.pk)
    if request.method != "POST":
        return _page(visit, found, task)
    return _finish(visit, found, task) if "selesai" in request.POST else _add(visit, found, task)


def _finish(visit: Visit, found: Case, task: Task) -> HttpResponse:
    form, is_listed = WhyForm(visit.POST, answers=asks_words(found)), bool(_gaps(awaited_request(found)))
    if not form.is_valid():
        return _page(visit, found, task, form)
    try:
        missing = actions.complete(task.pk, visit.user, visit.at, note=form.cleaned_data["why"])
    except (CompletionUnanswered, CompletionUnexplained) as refusal:
        form.add_error("why", str(refusal))
        return _page(visit, found, task, form)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(visit, found, task, form)
    messages.success(visit, _thanks(missing, is_listed=is_listed))
    return redirect("cases:case", task.case_id)


def _thanks(missing: int, *, is_listed: bool) -> str:
    """What was received, as it is: all of it, a part, or words alone."""
    if not missing:
        return _("Terima kasih. Kelengkapan Anda sudah kami terima dan akan kami periksa.")
    if not is_listed:
        return _("Terima kasih. Penjelasan Anda sudah kami terima; tidak ada dokumen baru.")
    return ngettext(
        "Terima kasih. Jawaban Anda sudah kami terima; %(count)s dokumen belum ada.",
        "Terima kasih. Jawaban Anda sudah kami terima; %(count)s dokumen belum ada.",
        missing,
    ) % {"count": missing}


def _add(visit: Visit, found: Case, task: Task) -> HttpResponse:
    key = visit.POST.get("kind", "")
    try:
        name, data = uploaded(visit, "file")
        version = actions.attach(task.pk, visit.user, visit.at, name=name, data=data, requirement=key)
    except (Refusal, UploadRefused) as refusal:
        return _page(visit, found, task, upload_form(key, str(refusal)))
    messages.success(visit, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect("cases:complete", task.case_id)


def _page(visit: Visit, found: Case, task: Task, bad: UploadForm | WhyForm | None = None) -> HttpResponse:
    surround(visit, found)
    typed = None if visit.method == "POST" else typed_into(visit, reverse("cases:complete", args=[found.pk]))
    request, upload = awaited_request(found), bad if isinstance(bad, UploadForm) else None
    wanted = [_wanted(*row, handed_in(found), task, upload) for row in _rows(found, request)]
    context = {
        "case": found,
        "task": task,
        "asked": request,
        "is_late": request is not None and request.until < office_day(found.office, visit.at).date(),
        "wanted": wanted,
        "missing": sum(not row.is_new for row in wanted),
        "named": bool(_gaps(request)),
        "differences": _differences(request),
        "lacking": lacking(task) or asks_words(found),
        "why": bad if isinstance(bad, WhyForm) else WhyForm(typed, answers=asks_words(found)),
        "earlier": [one for one in requests_of(found) if one != request],
        "form": bad,
        "accepted": ACCEPTED,
        "largest": largest(),
        "words": _words(found, task, request),
    }
    return render(visit, "cases/complete.html", context, status=UNPROCESSABLE if bad else 200)


def _words(found: Case, task: Task, asked: CompletionRequest | None) -> list[str]:
    """What the office wrote with its request, each text once: in the letter, and as the note of its step."""
    written = [asked.words if asked else "", *asked_of_client(task, tasks_of(found))]
    return list(dict.fromkeys(text for text in written if text))


def _gaps(request: CompletionRequest | None) -> list[Gap]:
    """The documents that were asked for by name; none where the office asked in words only."""
    return [gap for gap in request.gaps.all() if gap.origin != GapOrigin.REVIEW] if request else []


def _differences(request: CompletionRequest | None) -> list[Gap]:
    """What the office asked about, to be answered in words."""
    return [gap for gap in request.gaps.all() if gap.origin == GapOrigin.REVIEW] if request else []


Row = tuple[str, str, str, bool]  # key and name of a requirement, why it is asked for, whether it must be there


def _rows(found: Case, request: CompletionRequest | None) -> list[Row]:
    """Just what was asked for; where the office asked in words only, every document of its list."""
    if gaps := _gaps(request):
        return [(gap.requirement, gap.name, gap.reason or str(UNSAID[GapOrigin(gap.origin)]), True) for gap in gaps]
    listed = required_documents(found, application_of(found))
    return [(row.key, row.name, "", row.is_mandatory) for row in listed]


def _wanted(
    key: str,
    name: str,
    reason: str,
    is_mandatory: bool,  # noqa: FBT001 - the fields of a row, in its order
    there: dict[str, Version],
    task: Task,
    bad: UploadForm | None,
) -> Wanted:
    version = there.get(key)
    form = bad if bad is not None and bad.data.get("kind") == key else upload_form(key)
    form.fields["file"].required, form.use_required_attribute = bool(reason), False  # for its label alone
    is_new = version is not None and version.task_id == task.pk
    return Wanted(key, name, reason, is_mandatory, version, is_new, form)
