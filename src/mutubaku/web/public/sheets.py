"""The drawn sheets of the SOPs, kept in memory: a published version is frozen, so its drawing never changes."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404

from mutubaku.cases.library import library
from mutubaku.procedure import NotInForceError, Procedure, UnknownProcedureError
from mutubaku.procedure.sheet import Sheet, layout
from mutubaku.procedure.sheet.pdf import pdf_of
from mutubaku.procedure.sheet.svg import svg_of

KEPT = 32  # drawings of each kind


def procedure_on(key: str, day: date, version: str = "") -> Procedure:
    """The version in force on a day, or the one asked for; 404 when there is none."""
    try:
        if version:
            return library().get(key, int(version))
        return library().in_force(key, day)
    except (UnknownProcedureError, NotInForceError, ValueError) as unknown:
        raise Http404 from unknown


def procedures_on(day: date) -> list[Procedure]:
    """Every procedure in force on a day; one whose first version is still to come is none yet."""
    found = []
    for key in library().keys():  # noqa: SIM118 - a library is no dictionary
        with suppress(NotInForceError):
            found.append(library().in_force(key, day))
    return found


def fingerprint_of(procedure: Procedure) -> str:
    """What identifies a drawing of a procedure, for caches."""
    return library().fingerprint(procedure)[:32]


@lru_cache(maxsize=KEPT)
def _laid_out(key: str, version: int) -> Sheet:
    return layout(library().get(key, version))


def page_count(procedure: Procedure) -> int:
    """How many pages the sheet has, the identity page included."""
    return len(_laid_out(procedure.key, procedure.version).pages)


@lru_cache(maxsize=KEPT)
def svg(key: str, version: int, page: int | None) -> str:
    """One page of the sheet, or all of them below one another."""
    return svg_of(_laid_out(key, version), page)


@lru_cache(maxsize=KEPT)
def pdf(key: str, version: int) -> bytes:
    """The whole sheet; dated the day the version took effect, so that the file is always the same."""
    effective = library().get(key, version).identity.effective
    return pdf_of(_laid_out(key, version), datetime.combine(effective, time(), ZoneInfo(settings.TIME_ZONE)))
