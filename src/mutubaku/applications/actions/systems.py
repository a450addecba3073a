"""The scope of a management system: its statement, its sites and who works there (ISO/IEC 17021-1, 9.1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.errors import ItemGone, TooManyItems, Unreadable
from mutubaku.applications.iaf import IAF_CODES
from mutubaku.applications.models import Application, OtherCertificate, Site, SystemScope, Transfer
from mutubaku.applications.queries import SYSTEM_SCHEMES
from mutubaku.cases.models import Case
from mutubaku.people.access import Capacity
from mutubaku.people.policy import line, lines

from .draft import Draft, journal, lock_draft, write
from .transfer import check_transfer

LIMIT = 100  # sites, and other certificates, in one application
SCOPE, SITE, OTHER = "system", "site", "other-certificate"


@dataclass(frozen=True, kw_only=True)
class SystemData:
    """What the management system covers, by which edition of the standard (of both, when two are asked for together);
    the consultancy and its last day are kept only when one was used."""

    statement: str
    iaf_codes: tuple[int, ...]
    edition: str = ""
    also_edition: str = ""
    outsourced_processes: str = ""
    used_consultancy: bool = False
    consultancy: str = ""
    consultancy_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SiteData:
    """A site with what is done there and by how many people: full time by shift, part time with their hours a week,
    seasonal."""

    name: str
    address: str
    activities: str
    shift_1: int = 0
    shift_2: int = 0
    shift_3: int = 0
    part_time: int = 0
    part_time_hours: int = 0
    seasonal: int = 0


@dataclass(frozen=True, kw_only=True)
class OtherData:
    """A certificate the client holds from another body."""

    standard: str
    body: str
    number: str
    valid_until: date


@transaction.atomic
def save_system_scope(case_id: int, data: SystemData, by: Capacity, at: datetime) -> SystemScope:
    """Save the scope; NotAsked when the scheme has none, Unreadable when an answer cannot be kept."""
    draft = _draft(case_id, by, at)
    scope = SystemScope.objects.filter(application=draft.application).first()
    row = scope or SystemScope(application=draft.application)
    values = {
        "edition": line(data.edition),
        "also_edition": line(data.also_edition) if draft.application.also_scheme else "",
        "statement": lines(data.statement),
        "iaf_codes": _sectors(data.iaf_codes),
        "outsourced_processes": lines(data.outsourced_processes),
        "used_consultancy": data.used_consultancy,
        "consultancy": line(data.consultancy) if data.used_consultancy else "",
        "consultancy_until": data.consultancy_until if data.used_consultancy else None,
    }
    write(draft, row, values, SCOPE)
    return row


@transaction.atomic
def add_site(case_id: int, data: SiteData, by: Capacity, at: datetime) -> Site:
    """Add a site; TooManyItems or Unreadable when it cannot be."""
    draft = _draft(case_id, by, at)
    if draft.application.sites.count() >= LIMIT:
        raise TooManyItems(LIMIT)
    return _save(draft, Site(application=draft.application), data)


def add_found_site(case: Case, name: str, address: str, activities: str, people: int, day: date) -> Site:
    """Add a site that the audit found, with the people who work there full time; the caller journals it.

    TooManyItems where the application names as many as it can.
    """
    application = Application.objects.get(case=case)
    if application.sites.count() >= LIMIT:
        raise TooManyItems(LIMIT)
    return application.sites.create(name=name, address=address, activities=activities, shift_1=people, found_on=day)


@transaction.atomic
def change_site(case_id: int, site_id: int, data: SiteData, by: Capacity, at: datetime) -> Site:
    """Change a site; ItemGone when it is no longer there."""
    draft = _draft(case_id, by, at)
    return _save(draft, _site(draft, site_id), data)


@transaction.atomic
def remove_site(case_id: int, site_id: int, by: Capacity, at: datetime) -> None:
    """Remove a site; ItemGone when it is no longer there."""
    draft = _draft(case_id, by, at)
    site = _site(draft, site_id)
    journal(draft, {"part": SITE, "row": site.pk, "removed": {"name": site.name, "address": site.address}})
    site.delete()


@transaction.atomic
def add_other_certificate(case_id: int, data: OtherData, by: Capacity, at: datetime) -> OtherCertificate:
    """Add a certificate of another body; TooManyItems or Unreadable when it cannot be."""
    draft = _draft(case_id, by, at)
    if draft.application.other_certificates.count() >= LIMIT:
        raise TooManyItems(LIMIT)
    return _save_other(draft, OtherCertificate(application=draft.application), data)


@transaction.atomic
def change_other_certificate(
    case_id: int, item_id: int, data: OtherData, by: Capacity, at: datetime
) -> OtherCertificate:
    """Change a certificate of another body; ItemGone when it is no longer there.

    TransferOtherStandard or TransferOver when it is the one transferred and could not be any more.
    """
    draft = _draft(case_id, by, at)
    changed = _save_other(draft, _other(draft, item_id), data)
    for stated in Transfer.objects.filter(certificate=changed):
        check_transfer(draft, stated.scheme, changed)
    return changed


@transaction.atomic
def remove_other_certificate(case_id: int, item_id: int, by: Capacity, at: datetime) -> None:
    """Remove a certificate of another body, and that it was to be transferred; ItemGone when it is no longer there."""
    draft = _draft(case_id, by, at)
    item = _other(draft, item_id)
    journal(draft, {"part": OTHER, "row": item.pk, "removed": {"standard": item.standard, "number": item.number}})
    item.delete()


def _other(draft: Draft, item_id: int) -> OtherCertificate:
    found = draft.application.other_certificates.filter(pk=item_id).first()
    if found is None:
        raise ItemGone
    return found


def _save_other(draft: Draft, item: OtherCertificate, data: OtherData) -> OtherCertificate:
    values = {
        "standard": line(data.standard),
        "body": line(data.body),
        "number": line(data.number),
        "valid_until": data.valid_until,
    }
    write(draft, item, values, OTHER)
    return item


def _draft(case_id: int, by: Capacity, at: datetime) -> Draft:
    draft = lock_draft(case_id, by, at)
    draft.asks(SYSTEM_SCHEMES)
    return draft


def _site(draft: Draft, site_id: int) -> Site:
    found = draft.application.sites.filter(pk=site_id).first()
    if found is None:
        raise ItemGone
    return found


def _save(draft: Draft, site: Site, data: SiteData) -> Site:
    values = {
        "name": line(data.name),
        "address": lines(data.address),
        "activities": line(data.activities),
        "shift_1": data.shift_1,
        "shift_2": data.shift_2,
        "shift_3": data.shift_3,
        "part_time": data.part_time,
        "part_time_hours": data.part_time_hours,
        "seasonal": data.seasonal,
    }
    _check_people(data)
    write(draft, site, values, SITE)
    return site


def _check_people(data: SiteData) -> None:
    """Somebody works at a site, and part-time people have hours."""
    if not (data.shift_1 or data.shift_2 or data.shift_3 or data.part_time or data.seasonal):
        raise Unreadable("shift_1", _("Tulis jumlah personel, paling sedikit satu orang di salah satu baris."))
    if data.part_time and not data.part_time_hours:
        raise Unreadable("part_time_hours", _("Tulis berapa jam seminggu personel paruh waktu bekerja, rata-rata."))
    if data.part_time_hours and not data.part_time:
        raise Unreadable("part_time", _("Tulis jumlah personel paruh waktu, atau kosongkan jam kerjanya."))


def _sectors(codes: tuple[int, ...]) -> list[int]:
    """The economic sectors in order, each once; Unreadable when there is none or one is unknown."""
    found = sorted(set(codes))
    if not found or not set(found) <= set(IAF_CODES):
        raise Unreadable("iaf_codes", _("Pilih bidang usaha dari daftar, paling sedikit satu."))
    return found
