"""Proposing how a certificate should stand, and telling whom it concerns; acts on it: ``actions.standing``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.cases.models import Case, Kind
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import (
    Certificate,
    Continuation,
    Ground,
    Measure,
    PlannedAudit,
    StandingProposal,
)
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.lateness import (
    YEAR_RULE,
    State,
    failure_rule,
    is_year_lost,
    lateness_rule,
    overstay_rule,
)
from mutubaku.certificates.policy.standing import suspension_ends
from mutubaku.certificates.queries import (
    grounds_behind,
    last_standing,
    live_plan,
    removed_parts,
    subject_of,
    verdict_on,
)
from mutubaku.decisions.models import Decision
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_person, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import ADMINISTRATOR_ROLE, SYSTEM, Capacity, office_day
from mutubaku.people.errors import day_text
from mutubaku.schemes.queries import terms_on

from .cycle import last_day_of_year, progress_of, recertification_audited_on
from .judges import deciders_of
from .works.letters import INDONESIAN


def propose(
    certificate: Certificate, given: Proposed, by: Capacity, at: datetime, offered: Sequence[str] | None = None
) -> StandingProposal:
    """Propose a measure and tell those who may decide, or the administrator that nobody may; and the holder, unless it
    came from them. The case is locked; ``offered`` as in ``certificates.actions.propose``.
    """
    proposal = certificates.propose(certificate, given, by, at, offered)
    data = {**told(proposal), "ground": given.ground, "rule": given.rule}
    deciders = deciders_of(certificate, at)
    deciders.pop(by.user_id or 0, None)  # nobody decides on what they proposed
    for user_id, role in deciders.items():
        tell_person(certificate.case, user_id, NoticeKind.STANDING_PROPOSED, at, data, role=role)
    if not deciders:
        tell_role(certificate.case, ADMINISTRATOR_ROLE, NoticeKind.NOBODY_DECIDES, at, data)
    if not by.is_client:
        tell_client(certificate.case, NoticeKind.STANDING_PROPOSED, at, data)
    return proposal


def told(proposal: StandingProposal) -> dict[str, object]:
    """What a notice about it is given: names as keys, written in the reader's language; its first ground, once decided
    the first it rests on; what a reduction takes out, in the words of the certificate."""
    first = grounds_behind(proposal)[0]
    return {
        "certificate": proposal.certificate.number,
        "measure": proposal.measure,
        "ground": first.ground,
        "rule": first.rule,
        "removed": "; ".join(removed_parts(proposal)),
    }


def asked_for(certificate: Certificate, today: date) -> Proposed | None:
    """The measure the rules ask for today and nobody has proposed yet."""
    verdict = verdict_on(certificate, today)
    if verdict == Verdict.SUSPENDED:
        return _withdrawal(certificate, today)
    if verdict != Verdict.VALID:
        return None
    unasked = live_plan(certificate).filter(proposals=None, further_ground=None)
    late = _late(certificate, unasked, today)
    return late_surveillance(certificate, late[0]) if late else _lost_year(certificate, unasked, today)


def is_late(certificate: Certificate, today: date) -> bool:
    """Whether a surveillance of it is late today, or a calendar year went without its visit; proposed about or not."""
    plan = live_plan(certificate)
    return bool(_late(certificate, plan, today)) or _lost_year(certificate, plan, today) is not None


def _late(certificate: Certificate, plan: QuerySet[PlannedAudit], today: date) -> list[PlannedAudit]:
    """The surveillances of a plan that were not held within their limit."""
    audits = list(plan.filter(kind=Kind.SURVEILLANCE, limit_on__lt=today))
    progress = progress_of(audits)
    audited = recertification_audited_on(certificate) if audits else None
    late = [one for one in audits if one.state(progress[one.pk], today) == State.LATE]
    return [one for one in late if not _is_covered(one, audited)]


def _is_covered(planned: PlannedAudit, audited: date | None) -> bool:
    """Whether the audit of the recertification was the visit of a surveillance that waited beside it (MS-02)."""
    return planned.case_id is None and audited is not None and planned.starts_on <= audited <= planned.limit_on


def _lost_year(certificate: Certificate, plan: QuerySet[PlannedAudit], today: date) -> Proposed | None:
    """The suspension asked for when the recertification had to be audited in a calendar year and was not: that year
    went without a visit (MS-02, MS-20). Once for each recertification planned.
    """
    planned = plan.filter(kind=Kind.RECERTIFICATION).first()
    last = last_day_of_year(certificate) if planned is not None else None
    if planned is None or last is None or not is_year_lost(last, progress_of([planned])[planned.pk], today):
        return None
    with override(INDONESIAN):
        reason = _("Tahun %(year)s berlalu tanpa kunjungan: audit sertifikasi ulang tidak dilaksanakan sampai %(day)s.")
        conditions = _("Audit sertifikasi ulang dilaksanakan dan hasilnya dinyatakan memadai.")
        return Proposed(
            measure=Measure.SUSPEND,
            ground=Ground.SURVEILLANCE,
            reason=reason % {"year": last.year, "day": day_text(last)},
            conditions=conditions,
            rule=YEAR_RULE,
            planned=planned,
        )


def _withdrawal(certificate: Certificate, today: date) -> Proposed | None:
    """Once for each suspension: what was decided against is not proposed again."""
    since = last_standing(certificate)
    assert since is not None  # noqa: S101 - a suspended certificate was suspended by a row
    begun = office_day(certificate.office, since.at).date()
    months = terms_on(certificate.office, certificate.scheme, begun).suspension_months
    asked = Q(ground=Ground.TOO_LONG, proposed_at__gte=since.at)
    asked |= Q(further__ground=Ground.TOO_LONG, further__added_at__gte=since.at)
    if certificate.proposals.filter(asked).exists() or today <= suspension_ends(begun, months):
        return None
    return too_long(months, certificate.scheme)


def late_surveillance(certificate: Certificate, planned: PlannedAudit) -> Proposed:
    """The suspension a surveillance asks for that was not held within its limit (MS-03, MS-20)."""
    ground = Ground.FIRST_SURVEILLANCE if planned.turn == 1 else Ground.SURVEILLANCE
    with override(INDONESIAN):
        reason = _("Surveilans ke-%(turn)s belum dilaksanakan; batasnya %(day)s.")
        conditions = _("Surveilans ke-%(turn)s dilaksanakan dan hasilnya dinyatakan memadai.")
        facts = {"turn": planned.turn, "day": day_text(planned.limit_on)}
        return Proposed(
            measure=Measure.SUSPEND,
            ground=ground,
            reason=reason % facts,
            conditions=conditions % facts,
            rule=lateness_rule(planned.turn, certificate.scheme),
            planned=planned,
        )


def suspend_over_findings(case: Case, late: Mapping[str, date | None], at: datetime) -> bool:
    """Propose the suspension a scheme asks for because findings (due days by number) were not closed in time; the case
    is locked. Whether one waits to be decided now, this cause in it: not where nothing can be suspended.
    """
    certificate = _suspendable(case, at)
    if certificate is None:
        return False
    with override(INDONESIAN):
        reason = _("Temuan pada permohonan %(case)s tidak ditutup sampai tenggatnya: %(findings)s.")
        conditions = _("Temuan %(numbers)s ditutup.") % {"numbers": ", ".join(late)}
        said = "; ".join(f"{number}, {day_text(due)}" if due else number for number, due in late.items())
        facts = {"case": case.number, "findings": said}
        given = _failure(certificate, reason % facts, conditions)
        proposal = propose_once(certificate, given, at)
    if proposal is not None:
        data = {**told(proposal), "ground": given.ground, "rule": given.rule, "findings": list(late)}
        record(case.chain, Verb.SUSPENSION_PROPOSED, SYSTEM, at, data, locked=True)
    return True


def propose_once(certificate: Certificate, given: Proposed, at: datetime) -> StandingProposal | None:
    """Propose as the system; None where what waits states this very ground already."""
    return None if certificates.is_stated(certificate, given) else propose(certificate, given, SYSTEM, at)


def suspend_after_refusal(decision: Decision, at: datetime) -> None:
    """Propose the suspension that a surveillance decided against leads to, with the reasons of the decision; its case
    is locked. Nothing in other cases, and where nothing can be suspended.
    """
    case = decision.case
    certificate = _suspendable(case, at) if case.kind == Kind.SURVEILLANCE else None
    if certificate is None or decision.decided_on is None:
        return
    planned = live_plan(certificate).filter(case=case, proposals=None, further_ground=None).first()
    with override(INDONESIAN):
        reason = _("%(kind)s %(case)s sudah dievaluasi dan diputuskan ditolak %(day)s: %(reasons)s")
        kind = str(case.get_kind_display())
        facts = {"kind": kind, "case": case.number, "day": day_text(decision.decided_on), "reasons": decision.reasons}
        conditions = _("%(kind)s diulang dan hasilnya dinyatakan memadai.") % {"kind": kind}
        propose_once(certificate, _failure(certificate, reason % facts, conditions, planned), at)


def _suspendable(case: Case, at: datetime) -> Certificate | None:
    """The certificate a case is about, its own case locked, when it is in force."""
    subject = subject_of(case)
    if subject is None:
        return None
    lock_case(subject.case_id)
    certificate = Certificate.objects.select_related("office", "organisation", "case").get(pk=subject.pk)
    verdict = verdict_on(certificate, office_day(certificate.office, at).date())
    return certificate if verdict in {Verdict.VALID, Verdict.NOT_YET_VALID} else None


def _failure(certificate: Certificate, reason: str, conditions: str, planned: PlannedAudit | None = None) -> Proposed:
    """The suspension of a certificate whose holder does not meet what is asked (MS-20)."""
    return Proposed(
        measure=Measure.SUSPEND,
        ground=Ground.FAILURE,
        reason=reason,
        conditions=conditions,
        rule=failure_rule(certificate.scheme),
        planned=planned,
    )


def suspension_over(case: Case, at: datetime) -> StandingProposal | None:
    """The suspension of its certificate that was proposed when something of a case asked for one at this moment."""
    subject = subject_of(case)
    if subject is None:
        return None
    rows = subject.proposals.filter(measure=Measure.SUSPEND, proposed_at__lte=at)
    return rows.filter(Q(decided_at=None) | Q(decided_at__gte=at)).last()


def restore_after(letter: Continuation, at: datetime) -> None:
    """A surveillance that went well proposes the end of the suspension it was asked for; a person decides."""
    with override(INDONESIAN):
        said = _("%(kind)s %(number)s selesai dan penggunaan sertifikat diteruskan.")
        _restore(letter.certificate, letter.case, said, at)


def restore_after_recertification(case: Case, at: datetime) -> None:
    """So does a recertification that was granted: its certificate is not issued while the suspension stands. Nothing in
    other cases.
    """
    subject = subject_of(case) if case.kind == Kind.RECERTIFICATION else None
    if subject is not None:
        with override(INDONESIAN):
            said = _("%(kind)s %(number)s sudah dievaluasi dan diputuskan diberikan.")
            _restore(subject, case, said, at)


def _restore(certificate: Certificate, case: Case, said: str, at: datetime) -> None:
    lock_case(certificate.case_id)
    found = Certificate.objects.select_related("office", "organisation", "case").get(pk=certificate.pk)
    if verdict_on(found, office_day(found.office, at).date()) == Verdict.SUSPENDED:
        reason = said % {"kind": case.get_kind_display(), "number": case.number}
        propose_once(found, Proposed(measure=Measure.RESTORE, ground=Ground.RESOLVED, reason=reason), at)


def too_long(months: int, scheme: str) -> Proposed:
    """The withdrawal that a suspension asks for which was not resolved in its time (MS-20)."""
    with override(INDONESIAN):
        reason = _("Sertifikat dibekukan lebih dari %(months)s bulan dan sebabnya belum diselesaikan.")
        words = reason % {"months": months}
    return Proposed(measure=Measure.WITHDRAW, ground=Ground.TOO_LONG, reason=words, rule=overstay_rule(scheme))
