"""Reading certificates: how one stands, and which a client holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from mutubaku.cases.models import Case, Ending, Kind, Task
from mutubaku.documents.models import Version
from mutubaku.people.models import Office, Organisation, User
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .errors import CertificateReplaced, CertificateWithdrawn, SuspensionStands
from .models import (
    Certificate,
    FurtherGround,
    Measure,
    PlannedAudit,
    ScopeReduction,
    SpecialAudit,
    Standing,
    StandingChange,
    StandingProposal,
    Subject,
    TransferReview,
)
from .policy import Verdict, verdict
from .policy.cycle import MANAGEMENT_SYSTEMS
from .policy.special import is_told_by
from .policy.standing import LIVE, parts_of
from .policy.transfer import TransferOutcome


def standing_of(certificate: Certificate) -> str:
    """The certificate's present standing, by its last change."""
    last = last_standing(certificate)
    return last.standing if last else Standing.ACTIVE


def verdict_on(certificate: Certificate, today: date) -> Verdict:
    """What the public is told of a certificate on a day."""
    return verdict(
        issued=certificate.issued_at is not None,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        standing=standing_of(certificate),
        replaced=certificate.replaced_by_id is not None,
        today=today,
    )


def issued_certificate(case: Case) -> Certificate | None:
    """The certificate a case ended in, once it is issued."""
    return Certificate.objects.filter(case=case, issued_at__isnull=False).first()


def issued_to(organisation: Organisation, scheme: str) -> QuerySet[Certificate]:
    """The certificates a client holds in a scheme and that nothing has replaced or withdrawn, newest first."""
    certificates = organisation.certificates.filter(scheme=scheme, issued_at__isnull=False, replaced_by=None)
    return certificates.exclude(standings__standing=Standing.WITHDRAWN).order_by("-valid_from", "-id")


def decided_on(certificate: Certificate) -> date:
    """The day of the decision a certificate rests on, from which its cycle counts (MS-01, MS-02); of one made before
    decisions were kept, the day it is valid from.
    """
    return certificate.decided_on or certificate.valid_from


def cycle_start(certificate: Certificate) -> date:
    """The decision its cycle counts from: its own, or that of the certificate whose cycle it goes on in."""
    return certificate.cycle_from or decided_on(certificate)


def check_not_gone(certificate: Certificate) -> None:
    """CertificateReplaced or CertificateWithdrawn when nothing can be done with it any more, whatever day it is."""
    if certificate.replaced_by_id is not None:
        raise CertificateReplaced(certificate.number)
    if standing_of(certificate) == Standing.WITHDRAWN:
        raise CertificateWithdrawn(certificate.number)


def check_replaceable(certificate: Certificate, today: date) -> None:
    """Refuse to put another in its place: CertificateReplaced, CertificateWithdrawn, and SuspensionStands while it is
    suspended (MS-20). Of one that has expired nothing is restored any more, so it waits for nothing (MS-16).
    """
    check_not_gone(certificate)
    if verdict_on(certificate, today) == Verdict.SUSPENDED:
        raise SuspensionStands(certificate.number)


def last_standing(certificate: Certificate) -> StandingChange | None:
    """The change that says how the certificate stands now."""
    return certificate.standings.order_by("-at", "-id").first()


def live_plan(certificate: Certificate) -> QuerySet[PlannedAudit]:
    """The audits of a certificate's cycle as they are planned now, in order."""
    return certificate.planned_audits.filter(replaced_at=None).select_related("case")


def live_certificates() -> QuerySet[Certificate]:
    """Issued certificates that nothing replaced or withdrew; expired and suspended ones are among them."""
    issued = Certificate.objects.filter(issued_at__isnull=False, replaced_by=None)
    return issued.exclude(standings__standing=Standing.WITHDRAWN).select_related("office", "organisation", "case")


def unplanned(office: Office) -> list[Certificate]:
    """Certificates of which no audit was ever planned, though they run; those of a lot need none."""
    running = live_certificates().filter(office=office, valid_until__isnull=False)
    return list(running.filter(planned_audits=None).order_by("pk"))


def to_open(office: Office, today: date) -> list[PlannedAudit]:
    """The planned audits whose case is to be opened by now."""
    rows = PlannedAudit.objects.filter(certificate__office=office, case=None, replaced_at=None, starts_on__lte=today)
    return list(rows.filter(certificate__valid_until__gte=today).order_by("due_on", "pk"))


def prepared(office: Office) -> list[PlannedAudit]:
    """The planned audits whose application waits for the client to send it; not of certificates that are gone."""
    rows = PlannedAudit.objects.filter(certificate__in=live_certificates().filter(office=office), replaced_at=None)
    waiting = rows.filter(case__sent_at=None, case__isnull=False, case__closed_at=None)
    return list(waiting.select_related("case__office", "case__organisation", "certificate").order_by("pk"))


def surveillance_planned(case: Case) -> PlannedAudit | None:
    """The surveillance of its certificate's plan that a case is opened for; None for every other case."""
    return PlannedAudit.objects.filter(case=case, kind=Kind.SURVEILLANCE, replaced_at=None).first()


def suspects(office: Office, today: date) -> list[Certificate]:
    """Certificates of which a rule may ask something today: a surveillance past its limit, or a suspension."""
    late = PlannedAudit.objects.filter(kind=Kind.SURVEILLANCE, replaced_at=None, limit_on__lt=today)
    suspended = StandingChange.objects.filter(standing=Standing.SUSPENDED)
    asked = Q(pk__in=late.values("certificate")) | Q(pk__in=suspended.values("certificate"))
    return list(live_certificates().filter(asked, office=office).order_by("pk"))


def years_at_stake(office: Office, today: date) -> QuerySet[Certificate]:
    """Management system certificates that end this year, without a surveillance planned in the year before: whose
    recertification had to be audited in that year (MS-02), and of which nothing was proposed for it yet.
    """
    planned = PlannedAudit.objects.filter(replaced_at=None)
    kept = planned.filter(kind=Kind.SURVEILLANCE, limit_on__year=today.year - 1)
    asked = planned.filter(kind=Kind.RECERTIFICATION, proposals=None, further_ground=None)
    ending = live_certificates().filter(office=office, scheme__in=MANAGEMENT_SYSTEMS, valid_until__year=today.year)
    ending = ending.filter(pk__in=asked.values("certificate"), valid_until__gte=today)
    return ending.exclude(pk__in=kept.values("certificate")).order_by("pk")


def open_proposals(certificate: Certificate) -> QuerySet[StandingProposal]:
    """What waits to be decided about a certificate."""
    return certificate.proposals.filter(decided_at=None).select_related("proposed_by", "planned")


@dataclass(frozen=True)
class Stated:
    """A ground of a proposal as it was stated: by whom, when, and its number in the proposal."""

    number: int
    ground: str
    label: str
    rule: str
    reason: str
    conditions: str
    by: User | None
    by_as: str
    at: datetime


def grounds_of(proposal: StandingProposal) -> list[Stated]:
    """The grounds of a proposal: its own, then those found while it waited, in order."""
    own = Stated(
        0,
        proposal.ground,
        str(proposal.get_ground_display()),
        proposal.rule,
        proposal.reason,
        proposal.conditions,
        proposal.proposed_by,
        proposal.proposed_as,
        proposal.proposed_at,
    )
    further = enumerate(proposal.further.select_related("added_by"), 1)
    return [own, *(_further(number, one) for number, one in further)]


def _further(number: int, one: FurtherGround) -> Stated:
    label = str(one.get_ground_display())
    return Stated(
        number, one.ground, label, one.rule, one.reason, one.conditions, one.added_by, one.added_as, one.added_at
    )


def grounds_behind(proposal: StandingProposal) -> list[Stated]:
    """The grounds that the decision on a proposal rests on; of one not accepted, or not decided yet, all of them."""
    return [one for one in grounds_of(proposal) if not proposal.rests_on or one.number in proposal.rests_on]


def _reduced_since(proposal: StandingProposal) -> ScopeReduction | None:
    """The first reduction of the scope from the proposal on: what it says there was, the proposal was made about."""
    rows = ScopeReduction.objects.filter(proposal__certificate=proposal.certificate_id)
    return rows.filter(proposal__decided_at__gte=proposal.proposed_at).order_by("pk").first()


def is_overtaken(proposal: StandingProposal) -> bool:
    """Whether a proposed reduction speaks of a scope that another has changed since."""
    return proposal.measure == Measure.REDUCE and _reduced_since(proposal) is not None


def removed_parts(proposal: StandingProposal) -> list[str]:
    """What a reduction takes out, in the words of the scope it was proposed about; nothing of other measures."""
    if proposal.measure != Measure.REDUCE:
        return []
    since = _reduced_since(proposal)
    parts = parts_of(since.scope_before if since is not None else proposal.certificate.scope)
    return [one for number, one in enumerate(parts) if number in proposal.removed]


def proposals_in(office: Office) -> QuerySet[StandingProposal]:
    """What waits to be decided about an office's certificates, the longest waiting first."""
    waiting = StandingProposal.objects.filter(certificate__office=office, decided_at=None)
    return waiting.select_related("certificate__case__office", "certificate__case__organisation").order_by("id")


@dataclass(frozen=True)
class WaitingSheet:
    """The sheet of a certificate's newest revision that waits to be signed by hand: its draft, since when what it says
    holds, and the revision of the last signed sheet, which the certificate still has as its file.
    """

    reduction_id: int
    revision: int
    printed: Version
    since: datetime
    signed_revision: int


def waiting_sheet(certificate: Certificate) -> WaitingSheet | None:
    """The sheet that waits to be signed; None when the certificate's file is that of its revision."""
    if certificate.revision == 1:
        return None
    rows = ScopeReduction.objects.filter(proposal__certificate=certificate).select_related("proposal", "printed__file")
    newest, *earlier = rows.order_by("-pk")
    if newest.signed_id is not None or newest.printed is None or newest.proposal.decided_at is None:
        return None
    signed = next((one.revision for one in earlier if one.signed_id is not None), 1)
    return WaitingSheet(newest.pk, newest.revision, newest.printed, newest.proposal.decided_at, signed)


def sheet_to_sign(certificate: Certificate, today: date) -> WaitingSheet | None:
    """The same of a certificate in use; one that came to its end has nothing more to be signed."""
    waits = waiting_sheet(certificate)
    return waits if waits is not None and verdict_on(certificate, today) in LIVE else None


def unsigned_in(office: Office, today: date) -> list[Certificate]:
    """The certificates of an office in use whose newest sheet waits to be signed, the longest waiting first."""
    rows = ScopeReduction.objects.filter(proposal__certificate__office=office, signed=None, printed__isnull=False)
    pks = rows.order_by("pk").values_list("proposal__certificate", flat=True)
    found = live_certificates().in_bulk(list(dict.fromkeys(pks)))
    return [found[pk] for pk in dict.fromkeys(pks) if pk in found and sheet_to_sign(found[pk], today)]


def sheets_of(case: Case) -> set[int]:
    """The versions that are or were the signed paper of the certificate a case ended in."""
    rows = ScopeReduction.objects.filter(proposal__certificate__case=case).values_list("file_before", "signed")
    return {pk for row in rows for pk in row if pk is not None}


@once_a_page
def subject_of(case: Case) -> Certificate | None:
    """The certificate a later case is about."""
    subject = _SUBJECT.first(case=case.pk)
    return subject.certificate if subject else None


_SUBJECT: Prepared[Subject] = Prepared(
    lambda mark: Subject.objects.filter(case_id=mark.number("case")).select_related("certificate")
)


def cases_before(case: Case) -> list[int]:
    """The earlier cases of the certificate a case is about, and of those that one replaced: their ids."""
    found: set[int] = set()
    certificate = subject_of(case)
    while certificate is not None:
        found |= {certificate.case_id, *certificate.later_cases.values_list("case_id", flat=True)}
        certificate = subject_of(certificate.case)
    return sorted(one for one in found if one < case.pk)


def planned_turn(case: Case) -> int | None:
    """The turn of the planned audit that a case makes; None for a case of no plan."""
    return PlannedAudit.objects.filter(case=case).values_list("turn", flat=True).first()


def surveillances_before(case: Case) -> int:
    """How many surveillances of the cycle a case belongs to were completed before it, through every change of scope;
    special audits, which are beside the plan, are none (MS-19)."""
    done, certificate = 0, subject_of(case)
    while certificate is not None:
        earlier = certificate.later_cases.filter(case__kind=Kind.SURVEILLANCE, case__ending=Ending.COMPLETED)
        done += earlier.filter(case_id__lt=case.pk, case__is_special=False).count()
        is_change = certificate.case.kind == Kind.SCOPE_CHANGE
        certificate = subject_of(certificate.case) if is_change else None
    return done


def special_of(case: Case) -> SpecialAudit | None:
    """The special audit that a case is, with its certificate."""
    rows = SpecialAudit.objects.select_related("certificate__case", "case__office", "case__organisation")
    return rows.filter(case=case).first()


def running_special(certificate: Certificate) -> SpecialAudit | None:
    """The special audit of a certificate that is not at its end."""
    return certificate.special_audits.filter(case__closed_at=None).select_related("case").first()


def specials_to_tell(office: Office, today: date) -> list[SpecialAudit]:
    """The special audits whose holder is to be told by now and has not been."""
    rows = SpecialAudit.objects.filter(certificate__office=office, told_at=None, case__closed_at=None)
    return [one for one in rows.order_by("pk") if is_told_by(one.telling, one.tell_on, today)]


@once_a_page
def transfer_review_of(case: Case, up_to: Task | None = None) -> TransferReview | None:
    """The newest review of the certificate to be transferred; with ``up_to`` as it was in that round."""
    rows = TransferReview.objects.filter(task__case=case)
    return (rows.filter(task_id__lte=up_to.pk) if up_to else rows).order_by("-task_id").first()


def accepted_transfer(case: Case) -> TransferReview | None:
    """The review by which the case goes on with the cycle of another body's certificate (IAF MD 2)."""
    review = transfer_review_of(case)
    return review if review is not None and review.outcome != TransferOutcome.NOT_ACCEPTED else None


def transfer_behind(certificate: Certificate) -> tuple[TransferReview, date] | None:
    """The review by which a cycle came to us from another body, and since when it is ours, through every change of
    scope; None when it began here."""
    while certificate.case.kind == Kind.SCOPE_CHANGE and (before := subject_of(certificate.case)) is not None:
        certificate = before
    review = accepted_transfer(certificate.case)
    return (review, certificate.valid_from) if review is not None else None


def transferred_since(certificate: Certificate) -> date | None:
    """Since when a cycle that began at another body is ours; None when it began here."""
    behind = transfer_behind(certificate)
    return behind[1] if behind is not None else None
