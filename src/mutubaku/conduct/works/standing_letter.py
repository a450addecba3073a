"""The letters about how a certificate stands, and the certificate printed anew after a reduction of its scope."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import override

from mutubaku.cases.models import Task
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate, ScopeReduction, StandingProposal
from mutubaku.certificates.policy import document_kind
from mutubaku.certificates.policy.standing import suspension_ends
from mutubaku.certificates.queries import grounds_behind, removed_parts
from mutubaku.conduct.errors import OfficeDataMissing
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.notices.actions import tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.paper import tanggal
from mutubaku.people.access import HEAD_ROLE, Capacity, office_day
from mutubaku.schemes.queries import TermsMissing, terms_on

from .certificate import certificate_form
from .letter_kinds import next_paper_number, row_of
from .letters import INDONESIAN, Letter, trial_pdf

KINDS = {
    "suspend": "surat-pembekuan",
    "restore": "surat-pemulihan",
    "withdraw": "surat-pencabutan",
    "reduce": "surat-pengurangan-lingkup",
}


def write(proposal: StandingProposal, by: Capacity, at: datetime) -> Version:
    """The letter about an accepted measure, numbered and kept with the case the certificate came of."""
    certificate, kind = proposal.certificate, KINDS[proposal.measure]
    case = certificate.case
    number = next_paper_number(case.office, kind, case.scheme, at)
    with override(INDONESIAN):
        letter = Letter(fields=_fields(proposal, at))
        data = trial_pdf(case, kind, row_of(kind, kind).subject, letter, by, at, number)
    return add_made(
        last_task(certificate), kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=number
    )


def _fields(proposal: StandingProposal, at: datetime) -> dict[str, str]:
    certificate, behind = proposal.certificate, grounds_behind(proposal)
    today = office_day(certificate.office, at).date()
    fields = {
        "nomor_sertifikat": certificate.number,
        "sebab": "; ".join(dict.fromkeys(one.label for one in behind)),
        "dasar": "; ".join(dict.fromkeys(one.rule for one in behind if one.rule))
        or "Persyaratan sertifikasi dan perjanjian sertifikasi",
        "alasan": proposal.answer,
        "syarat": proposal.conditions,
    }
    if proposal.measure == "suspend":
        fields["paling_lama"] = tanggal(suspension_ends(today, _suspension_months(certificate, today)))
    if proposal.measure == "reduce":
        fields["dikeluarkan"] = "; ".join(removed_parts(proposal))
    return {key: value for key, value in fields.items() if value}


def _suspension_months(certificate: Certificate, today: date) -> int:
    """How long a suspension may last; OfficeDataMissing when the office has no terms of the scheme."""
    try:
        return terms_on(certificate.office, certificate.scheme, today).suspension_months
    except TermsMissing as missing:
        raise OfficeDataMissing(str(missing)) from missing


def print_anew(certificate: Certificate, by: Capacity, at: datetime) -> None:
    """Print the certificate in its new revision, and tell the head that the sheet waits to be signed."""
    revision = print_sheet(certificate, by, at).revision
    told = {"certificate": certificate.number, "revision": revision, "signed": False}
    tell_role(certificate.case, HEAD_ROLE, NoticeKind.CERTIFICATE_SHEET, at, told)


def print_sheet(certificate: Certificate, by: Capacity, at: datetime) -> ScopeReduction:
    """The certificate in its new revision, dated today; validity and number stay (ISO/IEC 17021-1, 8.2.2). As at step
    10 it is a draft until the scan of the signed one is there (``actions.sheets``).
    """
    kind = document_kind(certificate.scheme, certificate.case.kind)
    with override(INDONESIAN):
        data = certificate_form(certificate, by, at, issued=office_day(certificate.office, at).date()).pdf(at=at)
    task = place_of_sheets(certificate)
    made = add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=certificate.number)
    return certificates.lay_sheet(certificate, made)


def place_of_sheets(certificate: Certificate) -> Task:
    """The step at which it was signed first: there its later sheets lie too."""
    if certificate.file is None:
        return last_task(certificate)
    task = certificate.file.task
    task.case = certificate.case
    return task


def last_task(certificate: Certificate) -> Task:
    """The step with which the certificate's case ended, or stands: what is written later lies with it."""
    tasks = certificate.case.tasks.select_related("case__office", "case__organisation")
    found = tasks.order_by("-pk").first()
    assert found is not None  # noqa: S101 - a case has its first step from the start
    return found
