"""The procedures in use as their page lists them: each version, since when, which is in force, its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mutubaku.cases.library import SERVICE, library
from mutubaku.procedure import NotInForceError, Procedure


@dataclass(frozen=True)
class Sheet:
    """One version of a procedure."""

    procedure: Procedure
    fingerprint: str
    is_in_force: bool
    is_to_come: bool


@dataclass(frozen=True)
class Group:
    """A procedure with its versions, newest first."""

    name: str
    href: str
    versions: list[Sheet]


def sheets(today: date) -> list[Group]:
    """Every procedure of the library as it stands today, the service's own first."""
    keys = sorted(library().keys(), key=lambda key: (key != SERVICE, key))
    return [_group(key, today) for key in keys]


def _group(key: str, today: date) -> Group:
    found = library()
    versions = [found.get(key, number) for number in reversed(found.versions(key))]
    now = _version_now(key, today)
    listed = [
        Sheet(one, found.fingerprint(one), one.version == now, one.identity.effective > today) for one in versions
    ]
    return Group(versions[0].identity.name, f"/sop/{key}/", listed)


def _version_now(key: str, today: date) -> int | None:
    try:
        return library().in_force(key, today).version
    except NotInForceError:
        return None
