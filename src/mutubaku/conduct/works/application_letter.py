"""The client's letter of application, made from the answers: who asks, for what, and the scope in full."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.utils.translation import override

from mutubaku.applications.models import Application, GreenScope, Site, Topic
from mutubaku.applications.policy import Part
from mutubaku.applications.queries import application_of, companion_of, has_scope
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct.editions import full_week
from mutubaku.conduct.errors import PapersMissing
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Origin, Version
from mutubaku.paper import tanggal
from mutubaku.paper.forms import ApplicationLetter, Fact, ScopeTable, Signer
from mutubaku.paper.words import written
from mutubaku.people.access import Capacity, office_day

from .letterhead import client_letterhead, profile_of

LETTER, INDONESIAN = "surat-permohonan", "id"
PART_NAMES = {
    Part.CONTACT: "Data penghubung",
    Part.SCOPE: "Ruang lingkup",
    Part.DOCUMENTS: "Dokumen persyaratan",
    Part.DECLARATION: "Pernyataan",
}
TOPIC_NAMES = {
    Topic.ENERGY: "Energi",
    Topic.WATER: "Air",
    Topic.MATERIAL: "Bahan baku dan bahan penolong",
    Topic.WASTE: "Limbah",
}
Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def make_letter(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """Make the letter and keep it as the next version of its document."""
    made_from, data = answers_digest(task.case), letter_of(task.case, at)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, made_from=made_from)


def answers_digest(case: Case) -> str:
    """A digest of the answers the letter would be made from now: another one, once any that stands on it is another."""
    application = application_of(case)
    with override(INDONESIAN):
        said: list[object] = [case.kind, scheme_names(case, application), client_facts(case, application)]
        if has_scope(case, application):
            said += [scope_facts(case, application), scope_table(case, application), further_tables(application)]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def signed_digest(case: Case) -> str:
    """Of which answers a letter is that is uploaded now: of those the one made last was made from, which was printed
    and signed; when none was made it is the client's own, of the answers of now."""
    made = Version.objects.filter(document__case=case, document__kind=LETTER, origin=Origin.MADE).exclude(made_from="")
    newest = made.order_by("-number").first()
    return newest.made_from if newest else answers_digest(case)


def is_outdated(case: Case, letter: Version) -> bool:
    """Whether answers that stand on the letter were changed after it was made or signed."""
    return letter.made_from not in {"", answers_digest(case)}


def is_made_of_these(case: Case) -> bool:
    """Whether a letter made from the answers of now is among the versions."""
    made = Version.objects.filter(document__case=case, document__kind=LETTER, origin=Origin.MADE)
    return made.filter(made_from=answers_digest(case)).exists()


def letter_of(case: Case, at: datetime) -> bytes:
    """The letter as it would be printed now; PapersMissing while the client has not given the scope."""
    with override(INDONESIAN):
        return _form(case, application_of(case), at).pdf(at=at)


def _form(case: Case, application: Application, at: datetime) -> ApplicationLetter:
    profile = profile_of(case, at)
    columns, rows = scope_table(case, application)
    asked = scheme_names(case, application)
    return ApplicationLetter(
        letterhead=client_letterhead(case),
        number="",
        place=case.organisation.city,
        written=office_day(case.office, at).date(),
        recipient=(f"Kepala {profile.name}", f"di {profile.city}"),
        subject=f"Permohonan sertifikasi {asked}",
        asked=f"{str(case.get_kind_display()).lower()} {asked}",
        signer=Signer(title=application.contact_position, name=application.contact_name),
        facts=client_facts(case, application),
        scope=scope_facts(case, application),
        columns=columns,
        rows=rows,
        tables=further_tables(application),
        demo=case.office.is_demonstration,
    )


def scheme_names(case: Case, application: Application) -> str:
    """The scheme asked for; both of an integrated application, the first one first whichever case asks."""
    if application.also_scheme:
        return f"{case.get_scheme_display()} dan {application.get_also_scheme_display()} terpadu"
    other, own = companion_of(case), case.get_scheme_display()
    return f"{other.get_scheme_display()} dan {own} terpadu" if other else own


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


def scope_facts(case: Case, application: Application) -> tuple[Fact, ...]:
    """What is applied for beside the table: of a management system and of a green industry."""
    if case.scheme == Scheme.SPPT_SNI:
        return ()
    if case.scheme == Scheme.GREEN_INDUSTRY:
        green = application.green_scope
        return (Fact("Kapasitas produksi", green.capacity), Fact("Realisasi produksi", green.realisation))
    scope = application.system_scope
    hours = full_week(case)
    total = sum(site.personnel(hours) for site in application.sites.all())
    facts = (
        Fact("Standar", " dan ".join(one for one in editions(application) if one)),
        Fact("Ruang lingkup", scope.statement),
        Fact("Kode IAF", ", ".join(map(str, scope.iaf_codes))),
        Fact("Personel efektif", f"{total:,} orang".replace(",", ".")),
        Fact("Proses yang dialihdayakan", scope.outsourced_processes or "Tidak ada"),
        Fact("Jasa konsultan", consultancy(application)),
    )
    return tuple(fact for fact in facts if fact.value)


def editions(application: Application) -> tuple[str, str]:
    """The editions of the standards asked for; of an integrated application both, in both of its cases."""
    first = application.together_with
    scope = first.system_scope if first is not None else application.system_scope
    return scope.edition, scope.also_edition


def consultancy(application: Application) -> str:
    """Who advised the client on its system, and until when."""
    scope = application.system_scope
    if not scope.used_consultancy:
        return "Tidak memakai"
    until = scope.consultancy_until
    return f"{scope.consultancy}, sampai {tanggal(until)}" if until else scope.consultancy


def scope_table(case: Case, application: Application) -> Table:
    """The scope as a table: its heads and its rows. PapersMissing while the client has not given it."""
    if not has_scope(case, application):
        raise PapersMissing([PART_NAMES[Part.SCOPE]])
    if case.scheme == Scheme.SPPT_SNI:
        return _product_table(application)
    if case.scheme == Scheme.GREEN_INDUSTRY:
        return _green_table(application.green_scope)
    return _system_table(application, full_week(case))


def further_tables(application: Application) -> tuple[ScopeTable, ...]:
    """The figures of a green industry, and the certificates a client holds from other bodies."""
    tables = [_figures(application, topic) for topic in Topic]
    others = tuple((o.standard, o.body, o.number, tanggal(o.valid_until)) for o in application.other_certificates.all())
    tables.append(ScopeTable("Sertifikat lain", ("Standar", "Lembaga", "Nomor", "Berlaku sampai"), others))
    return tuple(table for table in tables if table.rows)


def _figures(application: Application, topic: Topic) -> ScopeTable:
    found = [figure for figure in application.green_figures.all() if figure.topic == topic]
    rows = tuple((f.kind, written(f.amount), f.unit, str(f.year)) for f in found)
    return ScopeTable(TOPIC_NAMES[topic], ("Jenis", "Jumlah", "Satuan", "Tahun"), rows)


def _product_table(application: Application) -> Table:
    rows = tuple(
        (f"{p.sni_number} {p.sni_title}".strip(), p.product, p.brand, p.variant, p.factory.name, p.certification_type)
        for p in application.products.all()
    )
    return ("SNI", "Produk", "Merek", "Tipe", "Pabrik", "Tipe sertifikasi"), rows


def _system_table(application: Application, hours: int) -> Table:
    rows = tuple((site.name, site.address, site.activities, *people(site, hours)) for site in application.sites.all())
    return ("Lokasi", "Alamat", "Kegiatan", "Regu 1 / 2 / 3", "Paruh waktu", "Musiman", "Efektif"), rows


def people(site: Site, hours: int) -> tuple[str, ...]:
    """Who works at a site: full time by shift, part time with hours a week, seasonal, and all as full-time people."""
    part = f"{site.part_time} ({site.part_time_hours} jam)" if site.part_time else "0"
    return " / ".join(map(str, site.people.shifts)), part, str(site.seasonal), str(site.personnel(hours))


def _green_table(scope: GreenScope) -> Table:
    row = (scope.sih_number, scope.kbli, scope.product, f"{scope.factory.name}, {scope.factory.city}")
    return ("Standar Industri Hijau", "KBLI", "Produk", "Pabrik"), (row,)
