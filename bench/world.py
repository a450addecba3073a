"""A database of its own for a benchmark: migrated, with one office, one client and everybody the steps need."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

PROCEDURES = Path(__file__).parent / "procedures"
BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
ROLES = {"head": "Kepala Balai", "pjt": "Kasi PJT", "ss": "Kasi SS"}


@contextmanager
def database() -> Iterator[str]:
    """Django on a fresh database: PostgreSQL when DATABASE_URL names one, else SQLite in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="mb-bench-") as folder:
        os.environ["MUTUBAKU_DATA"] = folder
        os.environ["MUTUBAKU_PROCEDURES"] = str(PROCEDURES)
        os.environ["DJANGO_SETTINGS_MODULE"] = "mutubaku.config.settings"
        import django  # noqa: PLC0415 - only after the environment says where the database is

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - likewise
        from django.db import connection  # noqa: PLC0415 - likewise

        call_command("migrate", verbosity=0)
        yield connection.vendor
        connection.close()


def people() -> tuple[dict[str, object], object]:
    """The users by role, and the client organisation."""
    from mutubaku.people.models import (  # noqa: PLC0415 - Django must be up
        Holding,
        Membership,
        Office,
        OfficeProfile,
        Organisation,
        Position,
        RoleAssignment,
        User,
    )
    from mutubaku.people.seed import seed_calendar  # noqa: PLC0415 - likewise

    office = Office.objects.create(code="bench")
    words = {"name": "Balai Contoh", "short_name": "Contoh", "letterhead": "BALAI CONTOH", "address": "—", "city": "—"}
    OfficeProfile.objects.create(office=office, valid_from=date(2020, 1, 1), number_code="BC", **words)
    seed_calendar(office)
    office.refresh_from_db()
    users: dict[str, object] = {}
    for role, title in ROLES.items():
        users[role] = User.objects.create(email=f"{role}@contoh.example", name=title, password="!")
        position = Position.objects.create(office=office, code=role, title=title)
        RoleAssignment.objects.create(office=office, role=role, position=position, starts_on=date(2020, 1, 1))
        Holding.objects.create(position=position, user=users[role], starts_on=date(2020, 1, 1))
    users["client"] = User.objects.create(email="client@contoh.example", name="Pelanggan", password="!")
    client = Organisation.objects.create(office=office, name="PT Contoh", nib="1" * 13, address="—", city="Palembang")
    Membership.objects.create(
        organisation=client, user=users["client"], since=datetime(2020, 1, 1, tzinfo=BEGIN.tzinfo)
    )
    return users, client
