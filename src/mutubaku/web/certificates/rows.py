"""Certificates with what comes next: one row each, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Kind
from mutubaku.certificates.models import (
    Certificate,
    Ground,
    Measure,
    PlannedAudit,
    ScopeReduction,
    Standing,
    StandingChange,
    StandingProposal,
)
from mutubaku.certificates.policy import Verdict, verdict
from mutubaku.certificates.policy.lateness import Progress, State
from mutubaku.conduct.cycle import progress_of

from .words import CAUSES, STATES, VERDICTS, WAITS, audit_title, reason_words


@dataclass(frozen=True)
class AuditRow:
    """One planned audit: what, its window, how it stands, how it was reckoned, where its case is, until when."""

    audit: PlannedAudit
    title: str
    state: State
    status: str
    text: str
    href: str
    until: date

    @property
    def is_late(self) -> bool:
        """Whether its limit has gone by."""
        return self.state == State.LATE

    @property
    def is_past(self) -> bool:
        """Whether the day planned has gone by, late or not."""
        return self.state in {State.OVERDUE, State.LATE}

    @property
    def is_mine(self) -> bool:
        """Whether its application waits to be sent by the holder."""
        case = self.audit.case
        return bool(self.href) and case is not None and case.sent_at is None

    @property
    def reasons(self) -> list[str]:
        """How the plan came to be, line by line."""
        return [reason_words(line) for line in self.audit.reasons]

    @property
    def moved(self) -> str:
        """Why it was moved, and what was said."""
        if self.audit.cause not in CAUSES:
            return ""
        return f"{CAUSES[self.audit.cause]}: {self.audit.note}"


@dataclass(frozen=True)
class CertificateRow:
    """One certificate as a list shows it."""

    certificate: Certificate
    verdict: Verdict
    audits: tuple[AuditRow, ...]
    proposals: tuple[StandingProposal, ...]

    @property
    def status(self) -> str:
        """The tag of how it stands."""
        return VERDICTS[self.verdict][0]

    @property
    def text(self) -> str:
        """How it stands, in words."""
        return str(VERDICTS[self.verdict][1])

    @property
    def next(self) -> AuditRow | None:
        """What comes next; nothing when it is replaced or withdrawn."""
        if self.verdict in {Verdict.REPLACED, Verdict.WITHDRAWN}:
            return None
        return next((one for one in self.audits if one.state not in {State.DONE, State.REFUSED}), None)

    @property
    def is_late(self) -> bool:
        """Whether what comes next is late."""
        return self.next is not None and self.next.is_late

    @property
    def due(self) -> date | None:
        """By which day the list is sorted: what comes next, else its end; one of a lot has none and stands last."""
        return self.next.until if self.next else self.certificate.valid_until


def rows_of(certificates: QuerySet[Certificate], today: date, *, as_client: bool = False) -> list[CertificateRow]:
    """The certificates with their plans; nearest due first."""
    live = Prefetch(
        "planned_audits", PlannedAudit.objects.filter(replaced_at=None).select_related("case"), to_attr="live_audits"
    )
    waiting = Prefetch("proposals", StandingProposal.objects.filter(decided_at=None), to_attr="waiting")
    found: list[Any] = list(certificates.prefetch_related(live, waiting, "standings"))
    progress = progress_of([audit for one in found for audit in one.live_audits])
    return sorted(
        (_row(one, progress, today, as_client=as_client) for one in found), key=lambda row: row.due or date.max
    )


def _row(certificate: Any, progress: dict[int, Progress], today: date, *, as_client: bool) -> CertificateRow:
    standings = list(certificate.standings.all())
    audits: list[PlannedAudit] = certificate.live_audits
    covered = any(_is_asked_anew(one) for one in audits)
    return CertificateRow(
        certificate=certificate,
        verdict=verdict(
            issued=certificate.issued_at is not None,
            valid_from=certificate.valid_from,
            valid_until=certificate.valid_until,
            standing=standings[-1].standing if standings else Standing.ACTIVE,
            replaced=certificate.replaced_by_id is not None,
            today=today,
        ),
        audits=tuple(audit_row(one, progress[one.pk], today, as_client=as_client, covered=covered) for one in audits),
        proposals=tuple(certificate.waiting),
    )


def _is_asked_anew(audit: PlannedAudit) -> bool:
    """Whether it is a recertification that the holder has sent and that runs."""
    case = audit.case
    return audit.kind == Kind.RECERTIFICATION and case is not None and case.is_open and case.sent_at is not None


def audit_row(
    audit: PlannedAudit, progress: Progress, today: date, *, as_client: bool, covered: bool = False
) -> AuditRow:
    """A planned audit as it stands today; a surveillance that can be opened waits where a recertification covers it."""
    state = audit.state(progress, today)
    waits = (
        covered and state in {State.OPEN, State.OVERDUE} and audit.kind == Kind.SURVEILLANCE and audit.case_id is None
    )
    status, text = WAITS if waits else STATES[state]
    return AuditRow(
        audit, audit_title(audit), state, status, str(text), _href(audit, as_client=as_client), audit.asked_until(today)
    )


def _href(audit: PlannedAudit, *, as_client: bool) -> str:
    """The case of an audit; a draft is the client's alone."""
    case = audit.case
    if case is None or (case.sent_at is None and not as_client):
        return ""
    if case.sent_at is None:
        return reverse("client:dossier", args=[case.pk]) if case.is_open else ""
    return reverse("cases:case", args=[case.pk])


def history_of(certificate: Certificate, *, as_client: bool) -> list[dict[str, Any]]:
    """What happened to a certificate, newest first: issued, continued, every change of its standing, reductions.

    The holder reads the reasons addressed to them, not who of the office said them.
    """
    standings = certificate.standings.select_related("by")
    lines = [_standing_line(one, is_first=number == 0, as_client=as_client) for number, one in enumerate(standings)]
    for letter in certificate.continuations.filter(issued_at__isnull=False):
        text = _("Penggunaannya diteruskan dengan surat %(number)s") % {"number": letter.number}
        lines.append({"at": letter.issued_at, "text": text, "who": letter.signed_as, "note": ""})
    specials = certificate.special_audits.all()
    for special in specials.filter(told_at__isnull=False) if as_client else specials:
        text = _("Audit khusus dibuka: %(cause)s") % {"cause": special.get_cause_display().lower()}
        known = special.told_at if as_client else special.opened_at
        note = "\n".join((special.reason, special.scope, special.conditions))
        lines.append(
            {
                "at": known,
                "text": text,
                "who": special.opened_as,
                "note": note,
            }
        )
    for one in certificate.proposals.filter(measure=Measure.REDUCE, is_accepted=True):
        text = f"{one.get_measure_display()}: {one.get_ground_display()}"
        lines.append({"at": one.decided_at, "text": text, "who": one.decided_as, "note": one.answer})
    lines += [_sheet_line(one) for one in _signed_sheets(certificate)]
    return sorted(lines, key=lambda line: line["at"], reverse=True)


def _signed_sheets(certificate: Certificate) -> QuerySet[ScopeReduction]:
    rows = ScopeReduction.objects.filter(proposal__certificate=certificate, signed__isnull=False)
    return rows.select_related("signed")


def _sheet_line(one: ScopeReduction) -> dict[str, Any]:
    """That the sheet of a later revision was signed."""
    assert one.signed is not None  # noqa: S101 - asked for
    text = _("Lembar terbitan %(revision)s ditandatangani") % {"revision": one.revision}
    return {"at": one.signed.added_at, "text": text, "who": one.signed.added_as, "note": ""}


def _standing_line(change: StandingChange, *, is_first: bool, as_client: bool) -> dict[str, Any]:
    name = change.by.name if change.by and not as_client else ""
    said = str(change.get_standing_display())
    if is_first:
        said = _("Terbit")
    elif change.standing == Standing.ACTIVE:
        said = _("Dipulihkan")
    ground = "; ".join(str(GROUNDS[one]) for one in (change.ground, *change.further) if one in GROUNDS)
    return {
        "at": change.at,
        "text": f"{said}: {ground}" if ground else said,
        "who": ", ".join(part for part in (change.by_as, name) if part),
        "note": "\n".join(part for part in (change.reason, change.conditions) if part),
    }


GROUNDS = {str(ground.value): ground.label for ground in Ground}
