"""Steps 3 and 6 of the demonstration: the audit time as it is reckoned, of low complexity where that plays a part."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutubaku.auditrules import Complexity
from mutubaku.cases.models import Task
from mutubaku.conduct.actions import fix_audit_time
from mutubaku.conduct.works.audit_time import basis_for, is_reckoned, needs_complexity
from mutubaku.people.models import User

REASON = "Dipilih dari aspek lingkungan penting dan proses pabriknya (contoh demonstrasi)."


def fix_time(task: Task, by: User, at: datetime) -> None:
    """Keep the time as the rules give it; nothing for a scheme without MD 5."""
    if not is_reckoned(task.case):
        return
    basis = basis_for(task.case)
    if needs_complexity(basis) and basis.complexity is None:
        basis = replace(basis, complexity=Complexity.LOW, complexity_reason=REASON)
    fix_audit_time(task.pk, by, at, basis=basis)
