"""The application file: a contents page with page numbers, and behind it, bookmarked, every part that can be bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.models import Case, Task
from mutubaku.documents import storage
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Origin, Version
from mutubaku.documents.policy import PDF
from mutubaku.documents.queries import handed_in, latest
from mutubaku.paper import PaperError, bind, inspect_pdf
from mutubaku.paper.forms import ApplicationFile, Filed
from mutubaku.paper.pictures import PICTURES, picture_page
from mutubaku.people.access import Capacity, office_day

from .application_letter import LETTER, client_facts, scheme_names
from .letterhead import office_letterhead, profile_of

FILE, ORDER = "berkas-permohonan", "penetapan-audit-khusus"
APART = "Tidak dijilid: bukan PDF atau gambar. Tersimpan di perkara."
DAMAGED = "Tidak dijilid: berkas tidak dapat dibaca. Tersimpan di perkara."


@dataclass(frozen=True)
class Part:
    """One document of the file with its pages as a PDF, or, when it has none, why it is not bound in."""

    title: str
    version: Version
    pdf: bytes = b""
    pages: int = 0
    note: str = ""
    is_ours: bool = False  # typeset here, so that its pages are tagged


def make_file(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """Bind the file and keep it as the next version of its document."""
    case, application = task.case, application_of(task.case)
    parts = [_part(name, version, at) for name, version in _documents(case, application)]
    form = ApplicationFile(
        letterhead=office_letterhead(profile_of(case, at)),
        number=case.number,
        applicant=case.organisation.name,
        subject=f"{case.get_kind_display()} {scheme_names(case, application)}",
        sent=office_day(case.office, at).date(),
        sent_as="Dibuka kantor" if case.is_special else "Dikirim",
        documents=(),
        facts=client_facts(case, application),
        demo=case.office.is_demonstration,
    )
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=bound(form, parts, at), by=by, at=at)


def bound(form: ApplicationFile, parts: Sequence[Part], at: datetime) -> bytes:
    """The contents page and the parts behind it as one PDF, with a bookmark for each.

    The pages made here are tagged; what the client uploaded is bound as it came, so the whole is no PDF/A.

    The contents may run over several pages, which moves every part: they are set again until the numbers hold.
    """
    front = 1
    cover = replace(form, documents=listed(parts, front)).pdf(at=at)
    while (pages := inspect_pdf(cover).pages) != front:
        front = pages
        cover = replace(form, documents=listed(parts, front)).pdf(at=at)
    whole = [part for part in parts if part.pages]
    made = {0, *(place for place, part in enumerate(whole, start=1) if part.is_ours)}
    titles = ["Daftar isi", *(part.title for part in whole)]
    return bind([cover, *(part.pdf for part in whole)], titles, title=f"Berkas permohonan {form.number}", made=made)


def listed(parts: Sequence[Part], front: int) -> tuple[Filed, ...]:
    """The lines of the contents, when the parts begin after ``front`` pages."""
    rows, page = [], front + 1
    for part in parts:
        file = part.version.file
        begins = page if part.pages else 0
        rows.append(Filed(part.title, part.version.filename, file.sha256, file.size, begins, part.note))
        page += part.pages
    return tuple(rows)


def _part(title: str, version: Version, at: datetime) -> Part:
    file = version.file
    if file.media_type != PDF and file.media_type not in PICTURES:
        return Part(title, version, note=APART)
    try:
        data = storage.read(file.sha256)
        pdf = data if file.media_type == PDF else picture_page(data, file.media_type, title=title, at=at)
        bind([pdf])  # what opens may still prove damaged when its pages are copied
        is_ours = file.media_type != PDF or version.origin == Origin.MADE
        return Part(title, version, pdf, inspect_pdf(pdf).pages, is_ours=is_ours)
    except PaperError:
        return Part(title, version, note=DAMAGED)


def _documents(case: Case, application: Application) -> list[tuple[str, Version]]:
    if case.is_special:
        order = latest(case, ORDER)
        return [("Penetapan audit khusus", order)] if order else []
    letter = latest(case, LETTER)
    there = handed_in(case)
    rows = [(row.name, there[row.key]) for row in required_documents(case, application) if row.key in there]
    return [("Surat permohonan", letter), *rows] if letter else rows
