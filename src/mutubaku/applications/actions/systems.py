"""The scope of a management system: its statement, its sites and who works there (ISO/IEC 17021-1, 9.1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutubaku.applications.errors import ItemGone, TooManyItems
from mutubaku.applications.models import Site, SystemScope
from mutubaku.people.access import Capacity
from mutubaku.people.policy import line, lines

from .draft import SYSTEM_SCHEMES, Draft, journal, lock_draft, write

LIMIT = 100  # sites in one application
SCOPE, SITE = "system", "site"


@dataclass(frozen=True, kw_only=True)
class SystemData:
    """What the management system covers; ``consultancy`` is kept only when one was used."""

    statement: str
    iaf_code: int
    outsourced_processes: str = ""
    used_consultancy: bool = False
    consultancy: str = ""


@dataclass(frozen=True, kw_only=True)
class SiteData:
    """A site with what is done there and by how many people."""

    name: str
    address: str
    activities: str
    personnel: int


@transaction.atomic
def save_system_scope(case_id: int, data: SystemData, by: Capacity, at: datetime) -> SystemScope:
    """Save the scope; NotAsked when the scheme has none, Unreadable when an answer cannot be kept."""
    draft = _draft(case_id, by, at)
    scope = SystemScope.objects.filter(application=draft.application).first()
    row = scope or SystemScope(application=draft.application)
    values = {
        "statement": lines(data.statement),
        "iaf_code": data.iaf_code,
        "outsourced_processes": lines(data.outsourced_processes),
        "used_consultancy": data.used_consultancy,
        "consultancy": line(data.consultancy) if data.used_consultancy else "",
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
        "personnel": data.personnel,
    }
    write(draft, site, values, SITE)
    return site
