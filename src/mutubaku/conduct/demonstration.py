"""Demonstration mode and real work kept apart: what may not share a database, and who the demonstration shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mutubaku.people.access import holdings_of, organisations_of
from mutubaku.people.models import Office, User


class ModeRefused(Exception):  # noqa: N818 - it says what happened
    """The installation may not start in this mode on this database; the message says why and what to do."""


class RealOfficeHere(ModeRefused):
    """Demonstration mode or data in a database with a real office: accounts with a known password beside it."""

    def __init__(self) -> None:
        super().__init__(
            "Basis data ini memuat kantor sungguhan, jadi mode dan data demonstrasi ditolak. Matikan mode itu "
            "(MUTUBAKU_DEMONSTRATION=tidak), atau pakai folder data lain (MUTUBAKU_DATA) atau basis data lain "
            "(DATABASE_URL)."
        )


class DemonstrationHere(ModeRefused):
    """Real mode over a database with demonstration accounts, whose password everybody knows."""

    def __init__(self) -> None:
        super().__init__(
            "Basis data ini memuat kantor demonstrasi, yang kata sandinya diketahui siapa saja. Jalankan dengan "
            "MUTUBAKU_DEMONSTRATION=ya, atau pakai folder data lain (MUTUBAKU_DATA) atau basis data lain "
            "(DATABASE_URL) untuk kantor sungguhan."
        )


@dataclass(frozen=True)
class DemonstrationAccount:
    """An account of the demonstration: who it is, and for the office or for which client they act that day."""

    email: str
    name: str
    positions: tuple[str, ...]
    organisations: tuple[str, ...]


def check_mode(*, demonstration: bool) -> None:
    """Refuse to start in the wrong mode: RealOfficeHere or DemonstrationHere. A short question to the database."""
    if demonstration:
        check_no_real_office()
    if not demonstration and demonstration_office() is not None:
        raise DemonstrationHere


def check_no_real_office() -> None:
    """Refuse to show, make or remove demonstration data beside a real office (RealOfficeHere)."""
    if Office.objects.filter(is_demonstration=False).exists():
        raise RealOfficeHere


def demonstration_office() -> Office | None:
    """The demonstration office of this database, if it has one."""
    return Office.objects.filter(is_demonstration=True).order_by("pk").first()


def demonstration_accounts(office: Office, at: datetime) -> list[DemonstrationAccount]:
    """The accounts of the demonstration office and of its clients, in the order they were made."""
    staff = User.objects.filter(holdings__position__office=office)
    clients = User.objects.filter(memberships__organisation__office=office)
    return [_account(user, office, at) for user in (staff | clients).distinct().order_by("pk")]


def _account(user: User, office: Office, at: datetime) -> DemonstrationAccount:
    return DemonstrationAccount(
        email=user.email,
        name=user.name,
        positions=tuple(holding.title for holding in holdings_of(user, office, at)),
        organisations=tuple(organisation.name for organisation in organisations_of(user, at)),
    )
