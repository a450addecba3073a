"""Laboratories of an office's list for the tests."""

from __future__ import annotations

from datetime import date

from mutubaku.people.models import Office
from mutubaku.samples.models import Laboratory

FROM = date(2020, 1, 1)
BOTTLED_WATER = [{"number": "SNI 3553:2015", "parameters": []}]


def make_laboratory(office: Office, name: str = "Laboratorium Uji", **changed: object) -> Laboratory:
    """Accredited from 2025 to 2029 for everything of bottled water."""
    given: dict[str, object] = {
        "city": "Palembang",
        "accreditation": "LP-123-IDN",
        "accredited_from": date(2025, 1, 1),
        "accredited_to": date(2029, 12, 31),
        "scope": BOTTLED_WATER,
        "valid_from": FROM,
    }
    return Laboratory.objects.create(office=office, name=name, **{**given, **changed})
