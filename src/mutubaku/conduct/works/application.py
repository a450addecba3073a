"""Step 1: the client's application is numbered, its letter and bound file are made, and it is sent."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.models import Application
from mutubaku.applications.policy import Part, State
from mutubaku.applications.queries import application_of, has_scope, progress, required_documents
from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Scheme, Task
from mutubaku.conduct.errors import PapersMissing
from mutubaku.documents import storage
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Origin, Version
from mutubaku.documents.policy import PDF
from mutubaku.documents.queries import handed_in, latest
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_sent
from mutubaku.paper import PaperError, bind
from mutubaku.paper.forms import ApplicationFile, ApplicationLetter, Fact, Filed, Signer
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome

from .letterhead import client_letterhead, office_letterhead, profile_of
from .work import Work

LETTER = "surat-permohonan"
FILE = "berkas-permohonan"
PART_NAMES = {
    Part.CONTACT: "Data penghubung",
    Part.SCOPE: "Ruang lingkup",
    Part.DOCUMENTS: "Dokumen persyaratan",
    Part.DECLARATION: "Pernyataan",
}


def gaps(task: Task) -> list[str]:
    """The parts of the task list that are not done."""
    return [PART_NAMES[p.part] for p in progress(task.case) if p.state is not State.DONE]


def prepare(task: Task, _outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Number the application and make its letter (unless a signed one was uploaded) and its bound file."""
    case = task.case
    if not case.number:
        case.number = next_number(case.office, Register.CASE, case.scheme, at)
    case.sent_at = case.sent_at or at
    case.about = about(case, application_of(case))
    case.save(update_fields=["number", "sent_at", "about"])
    letter = latest(case, LETTER)
    if letter is None or letter.origin == Origin.MADE:
        make_letter(task, LETTER, by, at, "")
    make_file(task, FILE, by, at, "")
    record(case.chain, Verb.CASE_SENT, by, at, {"number": case.number}, locked=True)
    tell_sent(case, at)


def make_letter(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """The client's letter of application, made from the answers."""
    case, application = task.case, application_of(task.case)
    profile = profile_of(case, at)
    columns, rows = scope_table(case, application)
    form = ApplicationLetter(
        letterhead=client_letterhead(case),
        number="",
        place=case.organisation.city,
        written=office_day(case.office, at).date(),
        recipient=(f"Kepala {profile.name}", f"di {profile.city}"),
        subject=f"Permohonan sertifikasi {case.get_scheme_display()}",
        asked=f"{str(case.get_kind_display()).lower()} {case.get_scheme_display()}",
        signer=Signer(title=application.contact_position, name=application.contact_name),
        facts=client_facts(case, application),
        columns=columns,
        rows=rows,
        demo=case.office.is_demonstration,
    )
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=form.pdf(at=at), by=by, at=at)


def make_file(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """The application file: a cover with its contents, and behind it every part that is a PDF."""
    case, application = task.case, application_of(task.case)
    parts = _parts(case, application)
    form = ApplicationFile(
        letterhead=office_letterhead(profile_of(case, at)),
        number=case.number,
        applicant=case.organisation.name,
        subject=f"{case.get_kind_display()} {case.get_scheme_display()}",
        sent=office_day(case.office, at).date(),
        documents=tuple(Filed(name, v.filename, v.file.sha256, v.file.size) for name, v in parts),
        facts=client_facts(case, application),
        demo=case.office.is_demonstration,
    )
    behind = [storage.read(v.file.sha256) for _, v in parts if v.file.media_type == PDF]
    data = _bound(form.pdf(at=at), behind)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at)


def _bound(cover: bytes, behind: list[bytes]) -> bytes:
    """Cover and parts in one file; a part too damaged to bind stays in the case beside it, and on the cover's list."""
    if not behind:
        return cover
    try:
        return bind([cover, *behind])
    except PaperError:
        return bind([cover, *filter(_binds, behind)])


def _binds(part: bytes) -> bool:
    try:
        bind([part])
    except PaperError:
        return False
    return True


def _parts(case: Case, application: Application) -> list[tuple[str, Version]]:
    letter = latest(case, LETTER)
    there = handed_in(case)
    listed = [(row.name, there[row.key]) for row in required_documents(case, application) if row.key in there]
    return [("Surat permohonan", letter), *listed] if letter else listed


def about(case: Case, application: Application) -> str:
    """What is applied for in a few words: products with their brands, the scope statement, the green product."""
    if case.scheme == Scheme.SPPT_SNI:
        words = "; ".join(f"{p.product} {p.brand}" for p in application.products.all())
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        words = application.green_scope.product
    else:
        words = application.system_scope.statement
    return words[:500]


def client_facts(case: Case, application: Application) -> tuple[Fact, ...]:
    """The applicant in labelled lines."""
    client = case.organisation
    facts = (
        Fact("Nama perusahaan", client.name),
        Fact("Alamat", f"{client.address}, {client.city}"),
        Fact("NIB", client.nib),
        Fact("NPWP", client.npwp),
        Fact("Penghubung", f"{application.contact_name}, {application.contact_position}"),
        Fact("Telepon", application.contact_phone),
        Fact("E-mail", application.contact_email),
    )
    return tuple(fact for fact in facts if fact.value)


def scope_table(case: Case, application: Application) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The scope as a table: its heads and its rows. PapersMissing while the client has not given it."""
    if not has_scope(case, application):
        raise PapersMissing([PART_NAMES[Part.SCOPE]])
    if case.scheme == Scheme.SPPT_SNI:
        return _product_table(application)
    if case.scheme == Scheme.GREEN_INDUSTRY:
        return _green_table(application)
    return _system_table(application)


def _product_table(application: Application) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = tuple(
        (p.sni_number, p.product, p.brand, p.variant, p.factory.name, p.certification_type)
        for p in application.products.all()
    )
    return ("Nomor SNI", "Produk", "Merek", "Tipe", "Pabrik", "Tipe sertifikasi"), rows


def _system_table(application: Application) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    scope = application.system_scope
    rows = tuple(
        (site.name, site.address, site.activities, str(site.personnel), f"{scope.iaf_code}")
        for site in application.sites.all()
    )
    return ("Lokasi", "Alamat", "Kegiatan", "Personel", "Kode IAF"), rows


def _green_table(application: Application) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    scope = application.green_scope
    row = (scope.sih_number, scope.kbli, scope.product, scope.factory.name, scope.capacity)
    return ("Standar Industri Hijau", "KBLI", "Produk", "Pabrik", "Kapasitas per tahun"), (row,)


WORK = Work(
    gaps=gaps,
    prepare=prepare,
    promised=lambda _task: frozenset({LETTER, FILE}),
    makers={LETTER: make_letter, FILE: make_file},
    takes_requirements=True,
)
