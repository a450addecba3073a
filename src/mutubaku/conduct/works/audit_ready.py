"""Step 8: Seksi SS learns that the company is ready to be audited, once the payment is settled."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.queries import proposal_of
from mutubaku.billing.queries import is_settled
from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity

from .disposition import section_head
from .letters import Letter
from .planned import audit_days, team_table
from .work import Work, Written

READY = "perusahaan berikut telah menyatakan siap diaudit"
ORDERED = (
    "audit khusus atas perusahaan berikut siap dilaksanakan. Tanggal dan timnya ditetapkan kantor; konfirmasi "
    "pelanggan tidak dimintakan dan pembayarannya tidak ditunggu. Yang diaudit"
)


def _gaps(task: Task) -> list[str]:
    """No audit before payment, unless a written agreement on the case says so; a special audit, which the office
    decides and its client may not know of yet, waits for none: its fee is owed all the same (MS-19).
    """
    if task.case.is_special or is_settled(task.case):
        return []
    return [_("Pembayaran belum dinyatakan sah oleh bendahara")]


def _memo(task: Task, _by: Capacity, at: datetime) -> Letter:
    proposal = proposal_of(task.case)
    fields = {"tanggal_audit": audit_days(proposal), "kesiapan": ORDERED if task.case.is_special else READY}
    return Letter(fields, (team_table(proposal),), recipient=(section_head(task, "ss", at),))


WORK = Work(gaps=_gaps, written={"memo-siap-audit": Written(_memo)})
