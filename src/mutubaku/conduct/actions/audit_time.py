"""Steps 3 and 6: the audit time is proposed at the review, and fixed before the client is told of dates and fee.

Until stage 2 begins whoever does the step may ask for another, when the team or stage 1 finds other people or sites
than the application has. It holds once somebody else approved it; only then the client and the treasurer are told of
the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from mutubaku.applications.actions.systems import add_found_site
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.actions import decide_audit_time as write_decision
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.reckoning.errors import (
    ChangeUnexplained,
    KindTooSmall,
    NothingChanges,
    NothingWaits,
    NotReckoned,
    ProposalWaits,
)
from mutubaku.audits.reckoning.models import Approval
from mutubaku.audits.reckoning.policy import Basis, FoundSite, basis_of, is_same, may_be
from mutubaku.audits.reckoning.queries import audit_time_of, waiting_time
from mutubaku.billing.queries import invoice_of
from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.conduct.approvers import approver_of, approvers
from mutubaku.conduct.errors import CaseEnded, NotAccepted
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.works.audit_time import audit_of, difference, facts_of, is_reckoned, with_companion
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_person, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import ADMINISTRATOR_ROLE, Capacity, office_day
from mutubaku.people.models import User

from .working import working

PROPOSING, FIXING = "completeness", "audit-letter"  # steps 3 and 6
FIXING_ANEW = frozenset({"team", "stage-1", "audit-plan"})  # of step 9, before stage 2
TREASURER = "treasurer"


def fix_audit_time(
    task_id: int,
    by: User,
    at: datetime,
    *,
    basis: Basis,
    days: Decimal | None = None,
    reason: str = "",
    change_reason: str = "",
) -> AuditTime:
    """Keep the audit time, whoever does the step: a proposal at step 3, fixed at step 6, asked for anew before stage 2.

    ``days`` other than reckoned need a ``reason``, a time asked for anew a ``change_reason`` (ChangeUnexplained); they
    are journalled with the name. KindTooSmall for a kind of audit that takes less than the case's own. ProposalWaits
    while another waits, NothingChanges for the time that holds; AuditRefusal says what else cannot stand.
    """
    with working(task_id, by, at) as work:
        is_anew = work.task.step in FIXING_ANEW
        if work.task.step not in {PROPOSING, FIXING} and not is_anew:
            raise NotAccepted
        if not is_reckoned(work.case):
            raise NotReckoned
        before = _checked(work.case, change_reason) if is_anew else None
        day, live = office_day(work.case.office, at).date(), invoice_of(work.case)
        if not may_be(basis.audit, audit_of(work.case), day):
            raise KindTooSmall
        kept = write_audit_time(
            work.task,
            with_companion(work.case, basis, day),
            work.by,
            at,
            is_fixed=work.task.step != PROPOSING,
            days=days,
            reason=reason,
            change_reason=change_reason.strip() if is_anew else "",
            invoice=live.pk if live else None,
            approval=Approval.WAITING if is_anew else Approval.NOT_NEEDED,
        )
        if before is not None and is_same(before.days, basis_of(before.basis), kept.days, basis_of(kept.basis)):
            raise NothingChanges(kept.days.normalize())
        more = _ask(before, kept, at) if before else {}
        work.journal(Verb.AUDIT_TIME_ASKED if before else Verb.AUDIT_TIME_FIXED, {**_data(kept), **more})
    return kept


def decide_audit_time(
    case_id: int, by: User, at: datetime, *, asked: int, accepted: bool, answer: str = ""
) -> AuditTime:
    """Approve the time that waits, so that it holds and the client and the treasurer are told of the difference, or
    turn it back with a reason that its proposer reads (ReturnUnexplained).

    Sites it was reckoned with that the audit found are the application's from then on, of both standards where the
    audit is held together.

    ``asked`` is the one that was read: NothingWaits when it was decided meanwhile. OwnProposal and NotYours by
    ``approvers``, CaseEnded.
    """
    with transaction.atomic():
        case, companion = _locked(case_id)
        if not case.is_open:
            raise CaseEnded
        found, before, live = waiting_time(case), audit_time_of(case), invoice_of(case)
        if found is None or found.pk != asked or before is None:
            raise NothingWaits
        found.case = case
        capacity = approver_of(found, by, at)
        own = found.by_id == by.pk
        billed = live.pk if live else None
        write_decision(found, capacity, at, accepted=accepted, answer=answer, was_alone=own, invoice=billed)
        said = {"step": found.task.step, "round": found.task.round, "asked_by": found.by_as}
        said |= {"answer": found.answer} if found.answer else {}
        if accepted:
            told = _told(case, before, found, at)
            record(case.chain, Verb.AUDIT_TIME_FIXED, capacity, at, {**said, **_data(found), **told}, locked=True)
            for one in (case, companion):
                if one is not None and one.is_open:
                    _add_sites(one, basis_of(found.basis).found, capacity, at)
        else:
            record(case.chain, Verb.AUDIT_TIME_TURNED_BACK, capacity, at, {**said, **_data(found)}, locked=True)
            _tell_back(found, at)
    return found


def _locked(case_id: int) -> tuple[Case, Case | None]:
    """A case and the one it is audited together with, both locked, in the order of their ids."""
    companion = audited_with(Case.objects.get(pk=case_id))
    both = {pk: lock_case(pk) for pk in sorted({case_id, companion.pk if companion else case_id})}
    return both[case_id], both[companion.pk] if companion else None


def _add_sites(case: Case, found: Sequence[FoundSite], by: Capacity, at: datetime) -> None:
    """Add the sites to the application that it does not name yet."""
    known = {one.casefold() for one in facts_of(case).names}
    for site in found:
        if site.name.casefold() not in known:
            day = office_day(case.office, at).date()
            add_found_site(case, site.name, site.address, site.activities, site.people, day)
            record(case.chain, Verb.SITE_ADDED, by, at, {"name": site.name, "people": site.people}, locked=True)


def _data(kept: AuditTime) -> dict[str, object]:
    """What is journalled of a time."""
    data = {"days": _plain(kept.days), "reckoned": _plain(kept.reckoned), "is_fixed": kept.is_fixed}
    more = {"reason": kept.override_reason} if kept.override_reason else {}
    more |= {"seed": kept.basis["seed"]} if kept.basis["seed"] else {}
    found = {"found": [one["name"] for one in kept.basis["found"]]} if kept.basis["found"] else {}
    return {**data, "rules": kept.rule_set, "issue": kept.issue, **more, **found}


def _checked(case: Case, reason: str) -> AuditTime:
    """The time that holds; NotAccepted when none was fixed, ProposalWaits, ChangeUnexplained without a reason."""
    before = audit_time_of(case)
    if before is None or not before.is_fixed:
        raise NotAccepted
    if waiting_time(case) is not None:
        raise ProposalWaits
    if not reason.strip():
        raise ChangeUnexplained
    return before


def _plain(days: Decimal) -> str:
    """Days as they are journalled: ``4``, ``1.5``, ``10``."""
    return f"{days.normalize():f}"


def _difference(case: Case, before: AuditTime, kept: AuditTime, at: datetime) -> tuple[dict[str, str], dict[str, int]]:
    """Both times with the reason, and what the days cost more or less by the tariff; where those of the other standard
    do so too, as they are charged together, that as well."""
    made = difference(case, before, kept.days, office_day(case.office, at).date())
    money = {"money": made.money, **({"beside_money": made.beside} if made.beside else {})}
    said = {"before": _plain(before.days), "days": _plain(kept.days), "reason": kept.change_reason}
    if kept.basis["found"]:
        said["found"] = "; ".join(one["name"] for one in kept.basis["found"])
    return said, money


def _ask(before: AuditTime, kept: AuditTime, at: datetime) -> dict[str, str]:
    """Tell each of those who may approve of the difference, or the administrator that nobody may; what of it is
    journalled.
    """
    said, money = _difference(kept.case, before, kept, at)
    found = approvers(kept.case, kept.by_id, at)
    if not found:
        tell_role(kept.case, ADMINISTRATOR_ROLE, NoticeKind.NOBODY_DECIDES, at, said)
    for one in found:
        if one.user_id is not None:
            tell_person(kept.case, one.user_id, NoticeKind.AUDIT_TIME_ASKED, at, {**said, **money}, one.role)
    return {"before": said["before"], "money": str(money["money"]), "change_reason": kept.change_reason}


def _told(case: Case, before: AuditTime, kept: AuditTime, at: datetime) -> dict[str, str]:
    """Tell the client, the treasurer and the proposer of a time that was approved; no invoice is touched. What of it is
    journalled.
    """
    said, money = _difference(case, before, kept, at)
    tell_client(case, NoticeKind.AUDIT_TIME, at, said)
    tell_role(case, TREASURER, NoticeKind.AUDIT_TIME, at, {**said, **money})
    if kept.by_id is not None and not kept.was_alone:
        tell_person(case, kept.by_id, NoticeKind.AUDIT_TIME, at, {**said, **money})
    return {"before": said["before"], "money": str(money["money"]), "change_reason": kept.change_reason}


def _tell_back(kept: AuditTime, at: datetime) -> None:
    """Tell the proposer why the time was turned back."""
    if kept.by_id is not None:
        said = {"days": _plain(kept.days), "reason": kept.answer}
        tell_person(kept.case, kept.by_id, NoticeKind.AUDIT_TIME_RETURNED, at, said)
