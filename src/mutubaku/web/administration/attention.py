"""What an administrator should look at: roles nobody fills, years without joint leave, tables that are not ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Scheme
from mutubaku.certificates.queries import TermsMissing, terms_on
from mutubaku.documents.table import in_force
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import accreditation_on, calendar_of, profile_on
from mutubaku.web.writing import tanggal

from .roles import Filled, filled

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
    found = [*_profile(office, today), *_roles(filled(office, today)), *_years(office, at), *_schemes(office, today)]
    return sorted(found, key=lambda remark: not remark.is_blocking)


def years_missing(office: Office, at: datetime) -> list[int]:
    """The years a case begun today may reach into and whose joint leave is not known."""
    return calendar_of(office).years_without_joint_leave(at, at + AHEAD)


def _profile(office: Office, today: date) -> Iterator[Remark]:
    if profile_on(office, today) is None:
        href = reverse("administration:profiles")
        yield Remark(_("Profil dan kepala surat kantor belum diisi, jadi surat tidak dapat dibuat."), href, True)  # noqa: FBT003 - is_blocking


def _roles(roles: list[Filled]) -> Iterator[Remark]:
    for one in roles:
        href = reverse("administration:role", args=[one.role.key])
        if one.is_empty:
            text = _("Tidak ada yang memegang peran %(role)s hari ini; pekerjaannya berhenti.")
            yield Remark(text % {"role": one.role.name}, href, True)  # noqa: FBT003 - is_blocking
        elif one.until is not None:
            text = _("Peran %(role)s dipegang hanya sampai %(day)s, dan belum ada penggantinya.")
            yield Remark(text % {"role": one.role.name, "day": tanggal(one.until)}, href)


def _years(office: Office, at: datetime) -> Iterator[Remark]:
    for year in years_missing(office, at):
        text = _("Cuti bersama %(year)s belum diisi; batas waktu yang jatuh pada tahun itu mungkin terlalu awal.")
        yield Remark(text % {"year": year}, reverse("administration:joint_leave", args=[year]))


def _schemes(office: Office, today: date) -> Iterator[Remark]:
    for scheme in Scheme:
        name = {"scheme": scheme.label}
        href = reverse("administration:terms")
        try:
            if not terms_on(office, scheme.value, today).is_confirmed:
                yield Remark(
                    _("Ketentuan sertifikat %(scheme)s berasal dari ingatan; periksa pada sumbernya.") % name, href
                )
        except TermsMissing:
            text = _("Ketentuan sertifikat %(scheme)s belum diisi, jadi sertifikatnya tidak dapat dibuat.") % name
            yield Remark(text, href, True)  # noqa: FBT003 - is_blocking
        if accreditation_on(office, scheme.value, today) is None:
            text = _("Tidak ada akreditasi %(scheme)s yang berlaku hari ini.") % name
            yield Remark(text, reverse("administration:accreditations"))
        if not in_force(office, scheme.value, today):
            text = _("Daftar persyaratan %(scheme)s kosong; pelanggan tidak diminta dokumen apa pun.") % name
            yield Remark(text, f"{reverse('administration:requirements')}?skema={scheme.value}")
