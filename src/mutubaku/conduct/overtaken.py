"""Whether what an application asks for is what its certificate says: a change of scope may have been granted since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.applications.models import Application
from mutubaku.applications.queries import RENEWING, application_of, has_scope
from mutubaku.cases.models import Case, Kind
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import subject_of

from .works.granted import applied_for


@dataclass(frozen=True)
class Difference:
    """One matter in which application and certificate differ, each in its own words; empty where it has none."""

    label: str
    certificate: str
    application: str


def differences(case: Case) -> list[Difference]:
    """In what an application for surveillance or recertification differs from the certificate it is about."""
    subject = subject_of(case) if case.kind in RENEWING else None
    if subject is None or subject.issued_at is None or not _is_answered(case):
        return []
    held, asked = _said(subject.scope), _said(applied_for(case))
    return [Difference(label, held[label], words) for label, words in asked.items() if words != held[label]]


def overtaken_by(case: Case) -> Certificate | None:
    """The certificate of a change of scope that was granted after a case was begun, while the case still asks for what
    held before; None when nothing differs."""
    subject = subject_of(case)
    if subject is None or subject.case.kind != Kind.SCOPE_CHANGE or subject.issued_at is None:
        return None
    return subject if subject.issued_at > case.opened_at and differences(case) else None


def _is_answered(case: Case) -> bool:
    try:
        return has_scope(case, application_of(case))
    except Application.DoesNotExist:
        return False


def _said(scope: Mapping[str, Any]) -> dict[str, str]:
    """What a scope says, by matter; in which order its sites and products stand plays no part."""
    sites = sorted(f"{one['name']}, {one['address']}" for one in scope.get("sites", []))
    products = sorted(
        f"{one['name']} {one['brand']}, {one['type']} ({one['standard']})" for one in scope.get("products", [])
    )
    return {
        _("Ruang lingkup"): str(scope.get("statement", "")),
        _("Kode IAF"): str(scope.get("iaf_code", "")),
        _("Produk"): "; ".join(products),
        _("Lokasi"): "; ".join(sites),
    }
