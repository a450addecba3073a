"""What a client has answered, in labelled lines, each with where it is changed: for checking before sending."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mutubaku.applications.iaf import iaf_label
from mutubaku.applications.models import ProductItem, Site, Topic
from mutubaku.applications.queries import transfers_of
from mutubaku.conduct.editions import full_week
from mutubaku.conduct.works.application_letter import consultancy
from mutubaku.paper.words import written
from mutubaku.web.writing import angka, tanggal

from .draft import Draft
from .forms.green import TITLES
from .views_documents import FileRow, rows_of


@dataclass(frozen=True)
class Answer:
    """One line as the answers component draws it."""

    label: str
    value: str = ""
    href: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """Answers that belong together."""

    title: str
    answers: tuple[Answer, ...]


def sections(draft: Draft) -> list[Section]:
    """Everything that will be sent."""
    return [_organisation(draft), _contact(draft), *_scope(draft), _documents(draft)]


def mark_of(draft: Draft) -> str:
    """What stands there to be sent, in short: another one as soon as an answer or a file is another."""
    files = [row.newest.pk for row in rows_of(draft) if row.newest]
    return sha256(repr((sections(draft), files)).encode()).hexdigest()


def _page(draft: Draft, name: str, *args: int | str) -> str:
    """Where an answer is changed; from there one comes back to checking."""
    return f"{reverse(f'client:{name}', args=args)}?{urlencode({'kembali': check_page(draft)})}"


def check_page(draft: Draft) -> str:
    """Where the answers are checked."""
    return reverse("client:check", args=[draft.case.pk])


def _rows(href: str, *pairs: tuple[str, str]) -> tuple[Answer, ...]:
    return tuple(Answer(label, value, href) for label, value in pairs)


def _organisation(draft: Draft) -> Section:
    client = draft.case.organisation
    href = _page(draft, "organisation_change", client.pk)
    rows = _rows(
        href,
        (_("Nama perusahaan"), client.name),
        (_("Jenis pemohon"), str(client.get_kind_display())),
        (_("NIB"), client.nib),
        (_("NPWP"), client.npwp),
        (_("Alamat kantor"), f"{client.address}\n{client.city}"),
        (_("Usaha mikro, kecil, atau menengah"), _yes_or_no(client.is_small_business)),
    )
    return Section(_("Perusahaan"), tuple(row for row in rows if row.value))


def _contact(draft: Draft) -> Section:
    given = draft.application
    rows = _rows(
        _page(draft, "contact", draft.case.pk),
        (_("Nama"), given.contact_name),
        (_("Jabatan"), given.contact_position),
        (_("Telepon"), given.contact_phone),
        (_("E-mail"), given.contact_email),
    )
    return Section(_("Penghubung"), rows)


def _scope(draft: Draft) -> list[Section]:
    if draft.is_product:
        return _products(draft)
    return [_green(draft), *_figures(draft)] if draft.is_green else _system(draft)


def _products(draft: Draft) -> list[Section]:
    given = draft.application
    group = _rows(
        _page(draft, "group", draft.case.pk),
        (_("Kelompok produk"), str(given.get_commodity_display())),
        (_("Memiliki sertifikat ISO 9001"), _yes_or_no(given.has_quality_certificate)),
    )
    products = list(given.products.all())
    return [
        Section(_("Kelompok produk"), group),
        *(_product(draft, item, number, len(products)) for number, item in enumerate(products, start=1)),
    ]


def _product(draft: Draft, item: ProductItem, number: int, total: int) -> Section:
    title = _("Produk %(number)s dari %(total)s") % {"number": number, "total": total} if total > 1 else _("Produk")
    rows = _rows(
        _page(draft, "product", draft.case.pk, item.pk),
        (_("Nomor SNI"), item.sni_number),
        (_("Judul SNI"), item.sni_title),
        (_("Nama produk"), item.product),
        (_("Merek"), item.brand),
        (_("Tipe, jenis, atau ukuran"), item.variant),
        (_("Tipe sertifikasi"), str(item.get_certification_type_display())),
        (_("Pabrik"), f"{item.factory.name}\n{item.factory.address}\n{item.factory.city}"),
    )
    return Section(title, tuple(row for row in rows if row.value))


def _system(draft: Draft) -> list[Section]:
    scope = getattr(draft.application, "system_scope", None)
    href = _page(draft, "scope", draft.case.pk)
    rows: tuple[Answer, ...] = ()
    if scope is not None:
        rows = _rows(
            href,
            *_editions(draft),
            (_("Ruang lingkup yang disertifikasi"), scope.statement),
            (_("Bidang usaha (kode IAF)"), "\n".join(iaf_label(code) for code in scope.iaf_codes)),
            (_("Proses yang dialihdayakan"), scope.outsourced_processes or _("Tidak ada")),
            (_("Jasa konsultan"), consultancy(draft.application)),
        )
    hours = full_week(draft.case)
    sites = tuple(
        Answer(
            site.name,
            href=_page(draft, "site", draft.case.pk, site.pk),
            lines=(site.address, site.activities, *people_lines(site, hours), *_found_on(site)),
        )
        for site in draft.application.sites.all()
    )
    others = tuple(
        Answer(
            item.standard,
            href=_page(draft, "other", draft.case.pk, item.pk),
            lines=(item.body, item.number, _("berlaku sampai %(day)s") % {"day": tanggal(item.valid_until)}),
        )
        for item in draft.application.other_certificates.all()
    )
    found = [Section(_("Ruang lingkup"), rows), Section(_("Lokasi dan personel"), sites)]
    stated = _transfer(draft)
    return [*found, Section(_("Sertifikat lain yang dimiliki"), others + stated)] if others else found


def _transfer(draft: Draft) -> tuple[Answer, ...]:
    """The certificates to be transferred to this office, each with the reason."""
    href = _page(draft, "transfer", draft.case.pk)
    return tuple(
        Answer(_("Dialihkan ke lembaga kami"), href=href, lines=(str(one.certificate), one.reason))
        for one in transfers_of(draft.case)
    )


def _editions(draft: Draft) -> list[tuple[str, str]]:
    scope = draft.application.system_scope
    named = [one for one in (scope.edition, scope.also_edition) if one]
    return [(_("Standar"), "\n".join(named))] if named else []


def _found_on(site: Site) -> list[str]:
    """That nobody applied for a site, but the audit found it."""
    said = _("ditambahkan kantor %(day)s, karena ditemukan pada audit")
    return [said % {"day": tanggal(site.found_on)}] if site.found_on else []


def people_lines(site: Site, hours: int) -> list[str]:
    """Who works at a site, in words, and how many people that is who work a full week of so many hours."""
    found = [_("regu %(number)s: %(count)s") % {"number": n, "count": angka(c)} for n, c in _shifts(site) if c]
    lines = [_("Penuh waktu, %(shifts)s") % {"shifts": ", ".join(found)}] if found else []
    if site.part_time:
        told = {"count": angka(site.part_time), "hours": site.part_time_hours}
        lines.append(_("Paruh waktu: %(count)s orang, %(hours)s jam seminggu") % told)
    if site.seasonal:
        lines.append(_("Musiman: %(count)s orang") % {"count": angka(site.seasonal)})
    return [*lines, _("Personel efektif: %(count)s orang") % {"count": angka(site.personnel(hours))}]


def _shifts(site: Site) -> list[tuple[int, int]]:
    return list(enumerate(site.people.shifts, start=1))


def _green(draft: Draft) -> Section:
    scope = getattr(draft.application, "green_scope", None)
    if scope is None:
        return Section(_("Ruang lingkup"), ())
    rows = _rows(
        _page(draft, "scope", draft.case.pk),
        (_("Nomor Standar Industri Hijau"), scope.sih_number),
        (_("Kode KBLI"), scope.kbli),
        (_("Produk"), scope.product),
        (_("Kapasitas terpasang"), scope.capacity),
        (_("Realisasi produksi"), scope.realisation),
        (_("Pabrik"), f"{scope.factory.name}\n{scope.factory.address}\n{scope.factory.city}"),
    )
    return Section(_("Ruang lingkup"), rows)


def _figures(draft: Draft) -> list[Section]:
    found = []
    for topic in Topic:
        href = _page(draft, "figures", draft.case.pk, topic)
        rows = [row for row in draft.application.green_figures.all() if row.topic == topic]
        told = [(row.kind, f"{written(row.amount)} {row.unit} ({row.year})") for row in rows]
        found.append(Section(str(TITLES[topic]), _rows(href, *told)))
    return found


def _documents(draft: Draft) -> Section:
    page = _page(draft, "documents", draft.case.pk)
    shown = [row for row in rows_of(draft) if row.is_mandatory or row.versions]
    rows = tuple(Answer(row.name, _file_of(row), f"{page}&buka={row.key}#{row.key}") for row in shown)
    return Section(_("Dokumen persyaratan"), rows)


def _file_of(row: FileRow) -> str:
    if row.newest is None:
        return ""
    return f"{row.newest.filename}\n{_('tidak sesuai isian lagi')}" if row.is_outdated else row.newest.filename


def _yes_or_no(answer: bool) -> str:  # noqa: FBT001 - the one thing it words
    return _("Ya") if answer else _("Tidak")
