"""What is known of a holder beside the case under review: complaints, measures on the certificate, earlier findings.

Judgement 9 of the committee sheet asks whether they were considered (domain.md 11.2; ISO/IEC 17021-1, 9.6.2.2).
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate, StandingProposal
from mutubaku.certificates.queries import accepted_transfer, cases_before, grounds_behind
from mutubaku.complaints.models import About, Complaint
from mutubaku.complaints.policy import State, state_of
from mutubaku.complaints.queries import facts_of
from mutubaku.findings.queries import Standing, earlier_findings
from mutubaku.people.access import office_day

from .sections import Section


def complaints(case: Case) -> Section:
    """What was complained of about this holder's certificates, the newest first, with the day and how it stands."""
    rows = Complaint.objects.filter(office=case.office, about=About.CLIENT, case__organisation=case.organisation)
    found = list(rows.select_related("office").order_by("-id"))
    return Section(
        "complaints",
        _("Keluhan tentang pemegang sertifikat"),
        tuple((one.number, _complaint(one)) for one in found),
        empty=_("Tidak ada keluhan yang tercatat tentang perusahaan ini."),
        complaints={one.number: one.pk for one in found},
    )


def _complaint(one: Complaint) -> str:
    words = {"day": _day(one, one.received_at), "certificate": one.certificate_number or "–"}
    said = _("Diterima %(day)s, sertifikat %(certificate)s.") % words
    return f"{said} {_stands(one)}"


def _stands(one: Complaint) -> str:
    state = state_of(facts_of(one))
    if state == State.DECLINED:
        return _("Bukan urusan kantor.")
    if state == State.DECIDED and one.decided_at is not None:
        return _("Diputuskan %(day)s: %(outcome)s.") % {
            "day": _day(one, one.decided_at),
            "outcome": str(one.get_outcome_display()).lower(),
        }
    return _("Sedang ditangani.") if state == State.HANDLED else _("Belum ditangani.")


def measures(case: Case) -> Section:
    """What was proposed and decided about the certificates of this holder in the scheme, the newest first."""
    held = Certificate.objects.filter(organisation=case.organisation, scheme=case.scheme, office=case.office)
    rows = StandingProposal.objects.filter(certificate__in=held).select_related("certificate__office")
    facts = tuple(
        (f"{one.get_measure_display()}, {one.certificate.number}", _measure(one)) for one in rows.order_by("-id")
    )
    empty = _("Tidak ada pembekuan, pencabutan, atau pengurangan yang pernah diusulkan.")
    return Section("measures", _("Tindakan atas sertifikat"), facts, empty=empty)


def _measure(one: StandingProposal) -> str:
    grounds = "; ".join(dict.fromkeys(ground.label for ground in grounds_behind(one)))
    if one.decided_at is None:
        return _("%(grounds)s. Menunggu keputusan.") % {"grounds": grounds}
    words = {"grounds": grounds, "day": _day(one.certificate, one.decided_at)}
    accepted, declined = _("%(grounds)s. Diterima %(day)s."), _("%(grounds)s. Tidak diterima %(day)s.")
    return (accepted if one.is_accepted else declined) % words


def earlier(case: Case) -> Section:
    """What the last audit of the certificate told its holder: grade, clause, and how each stands; of a transferred one
    what its review found of the old body's (IAF MD 2).
    """
    before = cases_before(case)
    found = ((f"{one.name} ({one.grade_name})", _finding(one)) for one in earlier_findings(before))
    facts = (*_of_the_old_body(case), *found)
    first = _("Belum ada audit sebelumnya atas sertifikat yang dimaksud.")
    empty = _("Audit sebelumnya tidak menyampaikan temuan.") if before else first
    return Section("earlier", _("Temuan audit sebelumnya"), facts, empty=empty)


def _of_the_old_body(case: Case) -> list[tuple[str, str]]:
    review = accepted_transfer(case)
    if review is None:
        return []
    said = [str(review.get_findings_display()), review.findings_note]
    return [(f"{review.body}, {review.number}", "\n".join(one for one in said if one))]


def _finding(one: Standing) -> str:
    stated = f"{one.wording.requirement}: {one.wording.statement}"
    if one.closed_at is not None:
        return "\n".join([stated, _("Ditutup %(day)s.") % {"day": _day(one.row.case, one.closed_at)}])
    return "\n".join([stated, _("Belum ditutup.") if one.is_open else _("Dicatat, tidak perlu dijawab.")])


def _day(of: Case | Certificate | Complaint, at: datetime) -> str:
    return f"{office_day(of.office, at).date():%d-%m-%Y}"
