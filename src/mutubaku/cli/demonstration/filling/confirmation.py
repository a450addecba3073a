"""Step 7 in the demonstration: the client accepts the audit and reports that it has paid."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from mutubaku.billing.queries import settlement
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.auditing import confirm_audit
from mutubaku.conduct.actions.paying import report_payment
from mutubaku.conduct.works.confirmation import OBJECTED, is_reported
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

BANK = "Bank Contoh (rekaan)"


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Accept and pay; an objection needs nothing but its reason, which goes with the outcome."""
    if outcome.key == OBJECTED:
        return
    confirm_audit(task.pk, by, at)
    if not is_reported(task.case):
        report_payment(
            task.pk,
            by,
            at,
            ntpn=sha256(str(task.pk).encode()).hexdigest()[:16].upper(),
            ntb=f"{task.pk:012d}",
            bank=BANK,
            paid_on=office_day(task.case.office, at).date(),
            amount=settlement(task.case).missing,
            name="bukti-penerimaan-negara.pdf",
            data=sample("Bukti Penerimaan Negara"),
        )
