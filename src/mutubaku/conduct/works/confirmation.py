"""Step 7: the client accepts dates and team or objects to them, and reports the payment."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.actions import object_to
from mutubaku.audits.models import About
from mutubaku.audits.queries import answer_in, proposal_for
from mutubaku.billing.queries import settlement
from mutubaku.cases.models import Case, Task
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .letterhead import profile_of
from .letters import Letter
from .paid import confirmed
from .planned import audit_days, team_table
from .work import Work, Written

OBJECTED = "keberatan"
CONFIRMED = frozenset({"dikonfirmasi"})
STATEMENT = "Kami menerima tanggal, tempat, dan tim audit di bawah ini, dan siap diaudit."


def _gaps(task: Task) -> list[str]:
    """What the client has yet to do before confirming."""
    answer = answer_in(task)
    accepted = [] if answer and answer.is_accepted else [_("Tanggal dan tim audit belum Anda terima")]
    return accepted + ([] if is_reported(task.case) else [_("Pembayaran belum dilaporkan")])


def is_reported(case: Case) -> bool:
    """Whether a payment that was not rejected is reported, or paying otherwise is agreed in writing."""
    return settlement(case).state not in {"none", "invoiced"}


def _after(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """An objection made by nothing but the note is kept among the rounds, and in the journal, like every other."""
    answer = answer_in(task)
    if outcome.key == OBJECTED and proposal_for(task) and (answer is None or answer.is_accepted):
        objection(task, by, at, about=About.NONE, reason=task.note)


def objection(
    task: Task, by: Capacity, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> None:
    """Keep what the client objects to; AuditRefusal says why it cannot be. The case must be locked by the caller."""
    answer = object_to(task, by, at, about=about, reason=reason, member_id=member_id)
    said = {"step": task.step, "round": task.round, "about": str(about), "member": answer.member_id}
    record(task.case.chain, Verb.AUDIT_OBJECTED, by, at, said, locked=True)


def _sheet(task: Task, _by: Capacity, at: datetime) -> Letter:
    proposal = proposal_for(task)
    fields = {"tanggal_audit": audit_days(proposal), "pernyataan": STATEMENT}
    return Letter(fields, (team_table(proposal),), recipient=to_the_office(task.case, at))


def _payment(task: Task, _by: Capacity, at: datetime) -> Letter:
    return confirmed(task.case, to_the_office(task.case, at))


def to_the_office(case: Case, at: datetime) -> tuple[str, ...]:
    """To whom a client's letter goes: the head of the office."""
    profile = profile_of(case, at)
    return (f"Kepala {profile.name}", f"di {profile.city}")


WORK = Work(
    gaps=_gaps,
    after=_after,
    written={
        "lembar-konfirmasi": Written(_sheet, CONFIRMED),
        "konfirmasi-pembayaran": Written(_payment, CONFIRMED),
    },
    met_by={"bukti-bayar": "konfirmasi-pembayaran"},  # the client's proof, till the treasurer's receipt of the money
)
