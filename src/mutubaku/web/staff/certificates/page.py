"""One certificate as its page shows it to the desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from mutubaku.cases.models import Kind
from mutubaku.certificates.models import Certificate, Measure, StandingProposal
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.cycle import kept_until
from mutubaku.certificates.policy.standing import LIVE, parts_of, suspension_ends
from mutubaku.certificates.queries import (
    grounds_behind,
    grounds_of,
    last_standing,
    open_proposals,
    removed_parts,
    running_special,
    sheet_to_sign,
    verdict_on,
)
from mutubaku.conduct.cycle import is_recertified, last_day_of_year, recertification_audited_on
from mutubaku.people.access import office_day
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import TermsMissing, terms_on, transition_of
from mutubaku.web.certificates.rows import CertificateRow, history_of, rows_of
from mutubaku.worktime.months import months_after


def certificate_page(certificate: Certificate, at: datetime, *, as_client: bool = False) -> dict[str, Any]:
    """Facts, plan, what waits, history."""
    today = office_day(certificate.office, at).date()
    row = rows_of(Certificate.objects.filter(pk=certificate.pk), today, as_client=as_client)[0]
    decided = certificate.proposals.filter(decided_at__isnull=False).select_related(
        "certificate", "decided_by", "proposed_by"
    )
    return {
        "certificate": certificate,
        "row": row,
        "special": running_special(certificate),
        "waiting": [(one, grounds_of(one)) for one in open_proposals(certificate)],
        "decided": [(one, _labels(one), removed_parts(one)) for one in decided.order_by("-decided_at")],
        "history": history_of(certificate, as_client=as_client),
        "measures": measures_for(certificate, at),
        "sheet": sheet_to_sign(certificate, today),
        "public": reverse("public:verify", args=[certificate.secret]),
        "parts": [one for one in (certificate.scope.get("statement", ""), *parts_of(certificate.scope)) if one],
        **_limits(certificate, row.verdict, at),
        **_years(certificate, row, today),
    }


def _years(certificate: Certificate, row: CertificateRow, today: date) -> dict[str, Any]:
    """Until when the recertification has to be audited so that no year goes without a visit, from the first day of that
    year on; and whether surveillances wait because it runs (MS-02).
    """
    if row.verdict not in LIVE:
        return {}
    last, audited = last_day_of_year(certificate), recertification_audited_on(certificate)
    is_near = last is not None and audited is None and last.replace(month=1, day=1) <= today <= last
    waits = any(one.audit.kind == Kind.SURVEILLANCE and one.audit.case_id is None for one in row.audits)
    return {"year_until": last if is_near else None, "surveillance_waits": waits and is_recertified(certificate)}


def measures_for(certificate: Certificate, at: datetime) -> list[str]:
    """What can be proposed of it as it stands; of a reduction, when none waits: a further ground joins what waits."""
    verdict = verdict_on(certificate, office_day(certificate.office, at).date())
    if verdict not in LIVE:
        return []
    not_now = {Measure.SUSPEND} if verdict == Verdict.SUSPENDED else {Measure.RESTORE}
    # of one part nothing can be taken
    if len(parts_of(certificate.scope)) < 2 or Measure.REDUCE in waiting_for(certificate):  # noqa: PLR2004
        not_now.add(Measure.REDUCE)
    return [one.value for one in Measure if one not in not_now]


def waiting_for(certificate: Certificate) -> set[str]:
    """The measures of which a proposal waits to be decided."""
    return set(open_proposals(certificate).values_list("measure", flat=True))


def _labels(proposal: StandingProposal) -> str:
    """What the decision rests on, in the schemes' words."""
    return "; ".join(dict.fromkeys(one.label for one in grounds_behind(proposal)))


def _limits(certificate: Certificate, verdict: Verdict, at: datetime) -> dict[str, Any]:
    """Until when records are kept, a suspension may last, or an expired certificate may still be restored, by the terms
    of today; a suspension by those of the day it began.
    """
    today = office_day(certificate.office, at).date()
    try:
        terms = terms_on(certificate.office, certificate.scheme, today)
    except TermsMissing:
        return {}
    ends = certificate.valid_until
    kept = {"kept_until": kept_until(ends, terms.validity_months)} if ends is not None else {}
    ends_early = _transition(certificate, verdict, terms)
    return kept | ends_early | _deadlines(certificate, verdict, terms)


def _transition(certificate: Certificate, verdict: Verdict, terms: SchemeTerms) -> dict[str, Any]:
    """The end of the transition of its edition, where the terms of today know one before the certificate's own."""
    ends, until = transition_of(terms, certificate.standard), certificate.valid_until
    return {"transition_until": ends} if verdict in LIVE and ends and until and ends < until else {}


def _deadlines(certificate: Certificate, verdict: Verdict, terms: SchemeTerms) -> dict[str, Any]:
    if verdict == Verdict.EXPIRED and certificate.valid_until is not None:
        return {"restorable_until": months_after(certificate.valid_until, terms.restoration_months)}
    last = last_standing(certificate)
    if verdict == Verdict.SUSPENDED and last is not None:
        begun = office_day(certificate.office, last.at).date()
        months = terms_on(certificate.office, certificate.scheme, begun).suspension_months
        return {"suspended_until": suspension_ends(begun, months), "conditions": last.conditions}
    return {}
