"""Issued certificates for the tests of what the public is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate, Standing, StandingChange
from mutubaku.documents.models import Document, Origin, StoredFile, Version
from tests.applications.drafts import drafted
from tests.factories.people import NOON

SECRET = "0123456789abcdef0123456789abcdef"
SHA256 = "ab" * 32
PRODUCT = {
    "name": "Air mineral",
    "brand": "Musi",
    "type": "600 ml",
    "standard": "SNI 3553:2015 Air mineral",
    "factory": "Pabrik Ogan, Jl. Ogan 3, Indralaya",
    "certification_type": "5",
}


def issued(scheme: str = "sppt-sni", **other: Any) -> Certificate:
    """A certificate in force, with the file it was printed in."""
    case = drafted(scheme).case
    facts = {
        "office": case.office,
        "organisation": case.organisation,
        "scheme": scheme,
        "case": case,
        "number": "512/S/BIPA/XI/2024",
        "secret": SECRET,
        "holder": {"name": "PT Musi Kabel", "address": "Jl. Industri 7", "city": "Palembang", "country": "Indonesia"},
        "scope": {"products": [PRODUCT]},
        "standard": "",
        "valid_from": date(2024, 11, 18),
        "valid_until": date(2099, 11, 17),
        "file": _file(case),
        "issued_at": NOON,
    }
    certificate = Certificate.objects.create(**{**facts, **other})
    stand(certificate, Standing.ACTIVE)
    return certificate


def stand(certificate: Certificate, standing: str, ground: str = "") -> None:
    """Change how a certificate stands."""
    StandingChange.objects.create(
        certificate=certificate, standing=standing, at=NOON, ground=ground, reason="Kata kantor sendiri."
    )


def _file(case: Case) -> Version:
    stored = StoredFile.objects.get_or_create(
        sha256=SHA256, defaults={"size": 10, "media_type": "application/pdf", "created_at": NOON}
    )[0]
    document = Document.objects.create(case=case, kind="sppt-sni")
    return Version.objects.create(
        document=document,
        number=1,
        file=stored,
        filename="sppt-sni.pdf",
        origin=Origin.MADE,
        task=case.tasks.get(),
        added_at=NOON,
        added_as="Kepala Balai",
    )
