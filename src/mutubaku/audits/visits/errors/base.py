"""What every refusal of a visit is, and those that are of no one part of it.

``row`` is the position of the row at fault in what was typed, from 0; -1 when it is none in particular.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.audits.errors import AuditRefusal


class VisitRefusal(AuditRefusal):
    """Something about a visit cannot stand."""

    row = -1


class TextTooLong(VisitRefusal):
    """More was written than a field keeps."""

    def __init__(self, name: str, count: int, limit: int) -> None:
        super().__init__(
            _("%(name)s paling banyak %(limit)s aksara; Anda menulis %(count)s. Singkatkan, lalu simpan lagi.")
            % {"name": name, "count": count, "limit": limit}
        )


class NotYourVisit(VisitRefusal):
    """Somebody who is not of the audit team writes at its visit."""

    def __init__(self) -> None:
        super().__init__(_("Anda tidak termasuk tim audit permohonan ini, jadi tidak dapat mengisi kunjungannya."))
