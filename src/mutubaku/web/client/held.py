"""The certificates a client holds, with what comes next and until when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from mutubaku.certificates.queries import live_certificates
from mutubaku.web.certificates.rows import CertificateRow, rows_of


def certificates_of(organisation_ids: Collection[int], at: datetime) -> list[CertificateRow]:
    """The certificates of these companies that nothing has replaced or withdrawn, what is due first on top."""
    return rows_of(
        live_certificates().filter(organisation__in=organisation_ids), timezone.localdate(at), as_client=True
    )
