"""What an administrator should look at: roles nobody fills, years not settled, tables not ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.billing.queries import failed_receipts
from mutubaku.cases.models import Scheme
from mutubaku.conduct.works.letter_kinds import all_used_on
from mutubaku.documents.table import in_force
from mutubaku.notices.queries import unwritten
from mutubaku.people.access import office_day
from mutubaku.people.models import Competence, Office, ServiceTopic
from mutubaku.people.queries import EXPIRES_SOON, accreditation_on, calendar_of, expiring, profile_on
from mutubaku.people.service import parts_on
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import TermsMissing, terms_on
from mutubaku.web.writing import tanggal

from .laboratories import to_look_at as ending
from .roles import Filled, filled
from .tariffs import to_look_at

AHEAD = timedelta(days=184)  # a case begun today may still run then: 41 working days and its pauses


@dataclass(frozen=True)
class Remark:
    """One thing to look at and where; ``is_blocking`` when work stops by it."""

    text: str
    href: str
    is_blocking: bool = False


def remarks(office: Office, at: datetime) -> list[Remark]:
    """Everything worth a look today, what stops work first."""
    today = office_day(office, at).date()
    tables = [*_schemes(office, today), *_letters(office, today)]
    found = [*_profile(office, today), *_roles(filled(office, today)), *_years(office, at), *tables]
    found += [
        *_service(office, today),
        *_tariff(office, today),
        *_competences(office, today),
        *_laboratories(office, today),
    ]
    found += _unwritten(office)
    return sorted(found, key=lambda remark: not remark.is_blocking)


def years_missing(office: Office, at: datetime) -> list[int]:
    """The years a case begun today may reach into and whose joint leave is not known."""
    return calendar_of(office).years_without_joint_leave(at, at + AHEAD)


def _profile(office: Office, today: date) -> Iterator[Remark]:
    if profile_on(office, today) is None:
        href = reverse("administration:profiles")
        yield Remark(
            _("Profil dan kepala surat kantor belum diisi, jadi surat tidak dapat dibuat."), href, is_blocking=True
        )


def _roles(roles: list[Filled]) -> Iterator[Remark]:
    for one in roles:
        href = reverse("administration:role", args=[one.role.key])
        if one.is_empty:
            text = _("Tidak ada yang memegang peran %(role)s hari ini; pekerjaannya berhenti.")
            yield Remark(text % {"role": one.role.name}, href, is_blocking=True)
        elif one.until is not None:
            text = _("Peran %(role)s dipegang hanya sampai %(day)s, dan belum ada penggantinya.")
            yield Remark(text % {"role": one.role.name, "day": tanggal(one.until)}, href)


def _letters(office: Office, today: date) -> Iterator[Remark]:
    for kind, used in all_used_on(office, today).items():
        if used.broken is not None:
            text = _("Teks surat “%(name)s” rusak pada versi %(version)s; suratnya ditulis dengan teks sebelumnya.")
            named = {"name": used.broken.subject, "version": used.broken.version}
            yield Remark(text % named, reverse("administration:letter", args=[kind]))


def _years(office: Office, at: datetime) -> Iterator[Remark]:
    for year in years_missing(office, at):
        text = _("Cuti bersama %(year)s belum diisi; batas waktu yang jatuh pada tahun itu mungkin terlalu awal.")
        yield Remark(text % {"year": year}, reverse("administration:joint_leave", args=[year]))
    for year in calendar_of(office).years_without_ramadan(at, at + AHEAD):
        text = _("Jam kerja Ramadan %(year)s belum diisi; sampai diisi, jam kerja biasa yang dipakai.")
        yield Remark(text % {"year": year}, reverse("administration:hours"))


def _schemes(office: Office, today: date) -> Iterator[Remark]:
    """One remark for each thing that is missing, naming all the schemes it is missing for."""
    terms = {scheme: _terms(office, scheme.value, today) for scheme in Scheme}
    missing = [scheme for scheme, found in terms.items() if found is None]
    unconfirmed = [scheme for scheme, found in terms.items() if found is not None and not found.is_confirmed]
    unaccredited = [scheme for scheme in Scheme if accreditation_on(office, scheme.value, today) is None]
    unlisted = [scheme for scheme in Scheme if not in_force(office, scheme.value, today)]
    home = reverse("administration:terms")
    if missing:
        yield Remark(
            _("Ketentuan sertifikat belum diisi untuk %(schemes)s, jadi sertifikatnya tidak dapat dibuat.")
            % _named(missing),
            home,
            is_blocking=True,
        )
    if unconfirmed:
        yield Remark(
            _("Ketentuan sertifikat %(schemes)s berasal dari ingatan; periksa pada sumbernya.") % _named(unconfirmed),
            home,
        )
    if unaccredited:
        text = _("Tidak ada akreditasi yang berlaku hari ini untuk %(schemes)s.")
        yield Remark(text % _named(unaccredited), reverse("administration:accreditations"))
    if unlisted:
        text = _("Daftar persyaratan kosong untuk %(schemes)s; pelanggannya tidak diminta dokumen apa pun.")
        yield Remark(text % _named(unlisted), reverse("administration:requirements"))


def _tariff(office: Office, today: date) -> Iterator[Remark]:
    for text, is_blocking in to_look_at(office, today):
        yield Remark(text, reverse("administration:tariffs"), is_blocking=is_blocking)


def _laboratories(office: Office, today: date) -> Iterator[Remark]:
    for text in ending(office, today):
        yield Remark(text, reverse("administration:laboratories"))


def _service(office: Office, today: date) -> Iterator[Remark]:
    """The parts of the standar pelayanan that the public does not find, all in one remark."""
    said = parts_on(office, today)
    missing = [str(part.label) for part in ServiceTopic if part not in said]
    if missing:
        text = _("Standar pelayanan belum lengkap bagi publik: %(parts)s.") % {"parts": ", ".join(missing)}
        yield Remark(text, reverse("administration:service_standard"))


def _unwritten(office: Office) -> Iterator[Remark]:
    """What the worker could not write: notices, and receipts of payments verified from a list."""
    count = unwritten(office).count()
    if count:
        text = _("%(count)s pemberitahuan gagal ditulis, jadi belum sampai kepada penerimanya.") % {"count": count}
        yield Remark(text, reverse("administration:unwritten"))
    count = failed_receipts(office)
    if count:
        text = _("%(count)s bukti bayar belum berhasil dibuat; dicoba lagi setiap sepuluh menit.") % {"count": count}
        yield Remark(text, reverse("administration:letter", args=["bukti-bayar"]))


def _competences(office: Office, today: date) -> Iterator[Remark]:
    """Schemes whose register is empty, and who is about to lose a competence."""
    listed = set(office.competences.values_list("scheme", flat=True))
    unlisted = [scheme for scheme in Scheme if scheme.value not in listed]
    if unlisted:
        text = _("Daftar kompetensi kosong untuk %(schemes)s; kompetensi timnya tidak dapat diperiksa.")
        yield Remark(text % _named(unlisted), reverse("staff:register"))
    soon: dict[int, list[Competence]] = {}
    for one in expiring(office, today):
        soon.setdefault(one.user_id, []).append(one)
    for user_id, entries in soon.items():
        text = _("%(count)s kompetensi %(name)s berakhir dalam %(days)s hari, yang pertama %(day)s.")
        ends = min(one.ends_on for one in entries if one.ends_on)
        named = {"count": len(entries), "name": entries[0].user.name, "days": EXPIRES_SOON.days}
        yield Remark(text % {**named, "day": tanggal(ends)}, reverse("staff:register_person", args=[user_id]))


def _terms(office: Office, scheme: str, today: date) -> SchemeTerms | None:
    try:
        return terms_on(office, scheme, today)
    except TermsMissing:
        return None


def _named(schemes: list[Scheme]) -> dict[str, str]:
    return {"schemes": ", ".join(str(scheme.label) for scheme in schemes)}
