"""The offices of this installation, as public pages name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mutubaku.people.access import office_day
from mutubaku.people.models import Office, OfficeProfile
from mutubaku.people.queries import profile_on


@dataclass(frozen=True)
class Named:
    """An office and what it is called today."""

    office: Office
    profile: OfficeProfile


def offices() -> list[Office]:
    """Every office, the oldest first."""
    return list(Office.objects.order_by("pk"))


def named_offices(at: datetime) -> list[Named]:
    """Every office that has a name today."""
    found = [(office, profile_on(office, office_day(office, at).date())) for office in offices()]
    return [Named(office, profile) for office, profile in found if profile is not None]


def office_asked(named: list[Named], asked: Mapping[str, str]) -> Named | None:
    """The office asked for by its code, else the oldest; None when none has a name yet."""
    by_code = {one.office.code: one for one in named}
    return by_code.get(asked.get("kantor", "")) or next(iter(named), None)
