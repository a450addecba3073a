"""Step 8 in the demonstration: the treasurer has verified the payment, or the head agreed to a later one."""

from __future__ import annotations

from datetime import datetime

from mutubaku.billing.queries import is_settled, payments_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.paying import agree_payment, verify_payment
from mutubaku.people.access import TREASURER_ROLE
from mutubaku.people.models import User
from mutubaku.people.queries import officials
from mutubaku.procedure import Outcome

AGREED = "Dibayar sesudah audit menurut kontrak kerja rekaan; ditulis untuk demonstrasi."


def fill(task: Task, _outcome: Outcome, _by: User, at: datetime) -> None:
    """Settle the payment, so that the audit may begin."""
    settle(task.case, at)


def settle(case: Case, at: datetime) -> None:
    """Verify what the client reported; where that is not enough, or nobody may, record an agreement."""
    treasurer = _first(case, TREASURER_ROLE, at)
    if treasurer is not None:
        for payment in payments_of(case):
            if payment.is_waiting:
                verify_payment(payment.pk, treasurer, at)
    head = _first(case, "head", at)
    if not is_settled(case) and head is not None:
        agree_payment(case.pk, head, at, words=AGREED)


def _first(case: Case, role: str, at: datetime) -> User | None:
    """Somebody who plays a role in the case's office."""
    ids = [one.user_id for one in officials(case.office, role, at) if one.user_id is not None]
    return User.objects.filter(pk__in=ids).order_by("pk").first()
