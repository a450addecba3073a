"""The documents of a draft: what is required, what is there, and one upload for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.applications.queries import required_documents
from mutubaku.cases.library import procedure_of_case, step_of
from mutubaku.conduct.actions import attach, make
from mutubaku.conduct.reuse import reusable
from mutubaku.conduct.works.application_letter import is_outdated, letter_of
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.policy import ACCEPTED
from mutubaku.documents.queries import documents_of
from mutubaku.web.cases.papers import note_of
from mutubaku.web.cases.views.files import PDF_POLICY
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.uploads import uploaded

from .draft import REFUSALS, Draft, draft_page, status_of, way_back
from .forms.upload import UploadForm, largest, upload_form


@dataclass(frozen=True)
class FileRow:
    """One document of the list: what it is, the versions there are (newest first), and its upload form."""

    key: str
    name: str
    hint: str
    is_mandatory: bool
    has_expiry: bool
    versions: tuple[Version, ...]
    form: UploadForm
    action: str
    is_open: bool = False
    is_outdated: bool = False  # of a letter: answers that stand on it were changed since

    @property
    def newest(self) -> Version | None:
        """The version that counts."""
        return self.versions[0] if self.versions else None

    @property
    def note(self) -> str:
        """Who added the newest version, when, how large it is."""
        return note_of(self.versions[0]) if self.versions else ""

    @property
    def replaced(self) -> list[tuple[Version, str]]:
        """The versions that count no longer, each with its note; they stay with the case."""
        return [(version, note_of(version)) for version in self.versions[1:]]


@gate(Rule.CASE)
@require_safe
@draft_page
def documents(request: Visit, draft: Draft) -> HttpResponse:
    """Every document the office's table asks of this application, and the letter of application."""
    return show(request, draft)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
@draft_page
def upload(request: Visit, draft: Draft, key: str) -> HttpResponse:
    """Add a file for one document; a file that is refused comes back with its sentence, beside all that is there."""
    kinds, requirements = letter_kinds(draft), [row.key for row in required_documents(draft.case, draft.application)]
    if key not in {*kinds, *requirements}:
        raise Http404
    page, back = reverse("client:documents", args=[draft.case.pk]), way_back(request, "")
    asked = {"kembali": back} if back else {}
    if request.method != "POST":
        return redirect(f"{page}?{urlencode({'buka': key, **asked})}#{key}")
    target = {"requirement": key} if key in requirements else {"kind": key}
    try:
        name, data = uploaded(request, "file")
        version = attach(draft.task.pk, request.user, request.at, name=name, data=data, **target)
    except REFUSALS as refused:
        return show(request, draft, key, str(refused))
    messages.success(request, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect(f"{page}{'?' if asked else ''}{urlencode(asked)}#{_next(draft, key)}")


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
@draft_page
def letter(request: Visit, draft: Draft) -> HttpResponse:
    """Make the letter of application from the answers, to be printed and signed by hand; a GET shows it unkept."""
    kind = letter_kinds(draft)[0]
    try:
        if request.method != "POST":
            return _unkept(letter_of(draft.case, request.at), f"{kind}.pdf")
        make(draft.task.pk, kind, request.user, request.at)
    except REFUSALS as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Surat permohonan dibuat. Cetak, tandatangani, lalu unggah pindaiannya."))
    return redirect(f"{reverse('client:documents', args=[draft.case.pk])}#{kind}")


def _unkept(data: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=False, filename=name) or "inline",
        "Content-Security-Policy": PDF_POLICY,
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def show(request: Visit, draft: Draft, wrong: str = "", problem: str = "") -> HttpResponse:
    """The list; ``wrong`` is the document whose file was refused, ``problem`` the sentence that says why."""
    opened = wrong or request.GET.get("buka", "")
    rows = rows_of(draft, opened, wrong, problem)
    letters = [row for row in rows if row.key in letter_kinds(draft)]
    required = [row for row in rows if row.is_mandatory and row not in letters]
    optional = [row for row in rows if not row.is_mandatory and row not in letters]
    context = {
        "draft": draft,
        "required": required,
        "optional": optional,
        "letters": letters,
        "reusable": len(reusable(draft.case, request.at)),
        "there": sum(row.newest is not None for row in required),
        "bad": next((row.form for row in rows if row.key == wrong), None),
        "accepted": ACCEPTED,
        "largest": largest(),
        "back": way_back(request, reverse("client:dossier", args=[draft.case.pk])),
        "asked": urlencode({"kembali": back}) if (back := way_back(request, "")) else "",
    }
    return render(request, "client/documents.html", context, status=status_of(request))


def letter_kinds(draft: Draft) -> tuple[str, ...]:
    """The papers the SOP's first step itself needs, such as the letter of application; made for the client unless
    one of their own is uploaded."""
    return step_of(draft.task).needs


def rows_of(draft: Draft, opened: str = "", wrong: str = "", problem: str = "") -> list[FileRow]:
    """Every document with its versions; the first mandatory one still missing stands open unless another is asked."""
    there: dict[str, tuple[Version, ...]] = {}
    for document in documents_of(draft.case):
        there[document.requirement or document.kind] = tuple(document.versions.all())
    asked = required_documents(draft.case, draft.application)
    first = opened or next((row.key for row in asked if row.is_mandatory and row.key not in there), "")
    procedure = procedure_of_case(draft.case)
    letters = [
        Requirement(key=kind, name=procedure.document(kind).name, is_mandatory=False) for kind in letter_kinds(draft)
    ]
    return [
        FileRow(
            key=row.key,
            name=row.name,
            hint=row.hint,
            is_mandatory=row.is_mandatory,
            has_expiry=row.has_expiry,
            versions=there.get(row.key, ()),
            form=upload_form(row.key, problem if row.key == wrong else ""),
            action=reverse("client:upload", args=[draft.case.pk, row.key]),
            is_open=row.key == first,
            is_outdated=row in letters and row.key in there and is_outdated(draft.case, there[row.key][0]),
        )
        for row in [*asked, *letters]
    ]


def _next(draft: Draft, key: str) -> str:
    """The document to go on with: the first mandatory one still missing, else the one just added."""
    return next((row.key for row in rows_of(draft) if row.is_open), key)
