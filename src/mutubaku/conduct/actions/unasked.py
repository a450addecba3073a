"""What the client of a special audit is not asked, and the visit that tells them of it at the latest (MS-19)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy

from mutubaku.audits.queries import proposal_for
from mutubaku.billing.queries import invoice_of
from mutubaku.cases.actions import take_side
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Side, Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import SpecialAudit
from mutubaku.certificates.queries import special_of
from mutubaku.conduct.works.audit_letter import tell_code
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.procedure import Step

APPLICATION, CONFIRMATION, VISIT, CONFIRMED = "application", "confirmation", "stage-2", "dikonfirmasi"
UNASKED = gettext_lazy(
    "Audit khusus ditetapkan kantor: tanggal dan anggota tim tidak dimintakan persetujuan pelanggan, dan biayanya "
    "ditagih tanpa menunda audit."
)


def is_unasked(task: Task) -> bool:
    """Whether a step of the client's is not asked of them: accepting days and team of a special audit."""
    return task.case.is_special and step_of(task).work == CONFIRMATION


def is_by_office(case: Case, step: Step) -> bool:
    """Whether the office closes a step of the client's on its own order: sending, and accepting days and team, of a
    special audit.
    """
    return case.is_special and step.work in {APPLICATION, CONFIRMATION}


def take_proposed(task: Task, at: datetime) -> None:
    """Whoever is in the proposed team has a part in evaluating the case from now on, as when a client accepts it."""
    proposal = proposal_for(task)
    for member in proposal.members.select_related("user") if proposal else ():
        take_side(task.case, member.user_id, member.user.name, Side.EVALUATION, at)


def tell_at_visit(task: Task, by: Capacity, at: datetime) -> None:
    """Where the step of the visit was closed, its client knows."""
    if task.case.is_untold and step_of(task).work == VISIT:
        tell_now(task.case, by, at)


def tell_now(case: Case, by: Capacity, at: datetime) -> None:
    """Tell the holder of a special audit why, what of and how it is held, and what is to be paid by now; the case is
    locked. ToldAlready.
    """
    special = special_of(case)
    assert special is not None  # noqa: S101 - only a special audit is begun untold
    lock_case(special.certificate.case_id)
    special.case = case
    certificates.tell_special(special, by, at)
    tell_client(case, NoticeKind.SPECIAL_AUDIT, at, facts_of(special))
    invoice = invoice_of(case)
    if invoice is not None and not invoice.task.is_open:
        tell_code(case, at)


def facts_of(special: SpecialAudit) -> dict[str, object]:
    """What the notice of it is given."""
    number, until = special.certificate.number, special.until.isoformat()
    said = {"reason": special.reason, "scope": special.scope, "conditions": special.conditions}
    return {"certificate": number, "cause": special.cause, "until": until, **said}
