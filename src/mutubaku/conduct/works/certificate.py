"""Step 10: the certificate, or the letter continuing its use, is drafted, signed and issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import Certificate, Continuation
from mutubaku.certificates.policy import (
    CERTIFICATE_KINDS,
    CONTINUATION_KIND,
    document_kind,
    is_lot_only,
    lots_in,
)
from mutubaku.certificates.policy.cycle import lapsed_on
from mutubaku.certificates.queries import accepted_transfer, check_not_gone, check_replaceable, decided_on, subject_of
from mutubaku.conduct.cycle import follow, plan_cycle
from mutubaku.conduct.standing import restore_after
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Origin, Signing, Version
from mutubaku.paper import forms, tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.queries import accreditation_on
from mutubaku.procedure import Outcome
from mutubaku.schemes.queries import terms_of, transition_of

from .deciding import check_agreement, decision_day
from .granted import granted
from .letterhead import office_letterhead, profile_of, signer_of
from .parts import continued_scope, reduction_of
from .signers import signs
from .work import Work


def prepare(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """See that what was signed by hand may still be issued; nothing when the head sends it back.

    A certificate is kept as it was printed for the signature, with the holder, scope and day that stand on the sheet,
    whatever changed since; one of which no sheet was printed in this step is written now.
    """
    if outcome.waives:
        return
    case = task.case
    printed = task.versions.filter(document__kind__in=CERTIFICATE_KINDS.values(), origin=Origin.MADE)
    if not case.ends_in_letter and printed.exists():
        check_agreement(case, at)
    else:
        _record_of(case, by, at)


def make(task: Task, kind: str, by: Capacity, at: datetime, _text: str) -> Version:
    """Make the paper this case ends in, as a draft that can be looked at and made again.

    The refusals of ``check_replaceable``: what cannot be issued is not signed either.
    """
    subject = subject_of(task.case)
    if subject is not None and not task.case.ends_in_letter:
        check_replaceable(subject, office_day(task.case.office, at).date())
    record = _record_of(task.case, by, at)
    if isinstance(record, Continuation):
        data = continuation_form(record, by, at).pdf(at=at)
    else:
        data = certificate_form(record, by, at).pdf(at=at)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=record.number)


def after(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Issue what was signed: the newest scan uploaded in this step."""
    if outcome.waives:
        return
    case = task.case
    file = _newest(task, document_kind(case.scheme, case.kind))
    assert file is not None  # noqa: S101 - the bars saw to it
    if case.ends_in_letter:
        certificates.issue_continuation(case.continuation, file, by, at)
        restore_after(case.continuation, at)
        follow(case, by, at)
    else:
        certificates.issue(case.certificate, file, by, at)
        plan_cycle(case.certificate, by, at)


def bars(task: Task, outcome: Outcome) -> list[str]:
    """Why nothing can be issued: what is to be continued or replaced is gone, or nobody has signed by hand.

    That a certificate has expired is seen when the letter is made, for only then is it known what day it is.
    """
    return [] if outcome.waives else _said(task.case, check_not_gone) + _unsigned(task)


def bars_at(task: Task, outcome: Outcome, at: datetime) -> list[str]:
    """That the certificate to be replaced is suspended on that day."""
    if outcome.waives or task.case.ends_in_letter:
        return []
    today = office_day(task.case.office, at).date()
    return _said(task.case, lambda subject: check_replaceable(subject, today))


def _said(case: Case, check: Callable[[Certificate], None]) -> list[str]:
    """What a check says against the certificate a case is about."""
    subject = subject_of(case)
    if subject is None:
        return []
    try:
        check(subject)
    except Refusal as refusal:
        return [str(refusal)]
    return []


def _unsigned(task: Task) -> list[str]:
    """That the newest paper of this step is no scan of the signed one; a draft made after a scan is to be signed."""
    newest = _newest(task, document_kind(task.case.scheme, task.case.kind))
    if newest is not None and newest.origin == Origin.UPLOADED:
        return []
    if task.case.ends_in_letter:
        return [_("Pindaian surat keterangan meneruskan yang bertanda tangan belum diunggah")]
    return [_("Pindaian sertifikat yang bertanda tangan belum diunggah")]


def draft_pdf(case: Case, by: Capacity, at: datetime) -> bytes:
    """The certificate as it would be printed, marked as one that is not valid yet; its number is given now."""
    check_agreement(case, at)
    record = certificates.draft(case, granted(case), by, at)
    return replace(certificate_form(record, by, at), draft=True).pdf(at=at)


def _newest(task: Task, kind: str) -> Version | None:
    versions = task.versions.filter(document__kind=kind).select_related("file")
    return versions.order_by("-number").first()


def _record_of(case: Case, by: Capacity, at: datetime) -> Certificate | Continuation:
    check_agreement(case, at)
    if case.ends_in_letter:
        return certificates.draft_continuation(case, at)
    return certificates.draft(case, granted(case), by, at)


def certificate_form(
    certificate: Certificate, by: Capacity, at: datetime, *, issued: date | None = None
) -> forms.Certificate:
    """The certificate as it is printed, from what is kept of it; ``issued`` dates a later revision. The head signs it,
    whoever made it.
    """
    case, scope = certificate.case, certificate.scope
    profile = profile_of(case, at)
    terms = terms_of(case)
    accreditation = accreditation_on(case.office, case.scheme, certificate.valid_from)
    holder = certificate.holder
    return forms.Certificate(
        letterhead=office_letterhead(profile),
        title=terms.title,
        number=certificate.number,
        holder=holder["name"],
        holder_address=f"{holder['address']}, {holder['city']}",
        statement="telah memenuhi persyaratan",
        standard=scope.get("edition") or terms.standard or scope.get("standard", ""),
        decided=decided_on(certificate),
        issued=issued or certificate.valid_from,
        first_issued=certificate.valid_from if issued and issued != certificate.valid_from else None,
        valid_until=certificate.valid_until,
        revision=f"Terbitan {certificate.revision}",
        place=profile.city,
        signer=signer_of(signs(Signing.HEAD, case.office, by, at)),
        verification_url=verification_url(certificate),
        scope=scope.get("statement", ""),
        products=tuple(
            forms.Product(name=p["name"], brand=p["brand"], type=p["type"], standard=p["standard"])
            for p in scope.get("products", [])
        ),
        sites=_sites(scope),
        facts=_facts(scope) + _lapse(certificate) + _cycle(certificate) + _transition(certificate),
        wording=_of_lot(certificate) or terms.wording,
        accreditations=(accreditation.number,) if accreditation else (),
        demo=case.office.is_demonstration,
    )


def _sites(scope: dict[str, Any]) -> tuple[forms.Site, ...]:
    factories = dict.fromkeys(p["factory"] for p in scope.get("products", []))
    made_at = tuple(forms.Site(name="Pabrik", address=factory) for factory in factories)
    named = tuple(forms.Site(name=s["name"], address=s["address"], scope=s["scope"]) for s in scope.get("sites", []))
    return made_at + named


def _of_lot(certificate: Certificate) -> str:
    """What a certificate of a lot says instead of the scheme's words, which are about years of use (type 1)."""
    if certificate.valid_until is not None:
        return ""
    return (
        f"Sertifikat ini diberikan atas hasil uji contoh dan hanya berlaku untuk lot {certificate.lots}. Lot atau "
        "pengiriman lain tidak tercakup, dan sertifikat ini tidak disurveilans atau diperpanjang."
    )


def _facts(scope: dict[str, Any]) -> tuple[forms.Fact, ...]:
    types = dict.fromkeys(p["certification_type"] for p in scope.get("products", []))
    rows = [("Tipe sertifikasi", ", ".join(types)), ("KBLI", scope.get("kbli", ""))]
    rows.append(("Kode IAF", str(scope.get("iaf_code", ""))))
    rows.append(("Berlaku hanya untuk", f"lot {', '.join(lots_in(scope))}" if is_lot_only(scope) else ""))
    return tuple(forms.Fact(label, value) for label, value in rows if value)


def _lapse(certificate: Certificate) -> tuple[forms.Fact, ...]:
    """When the prior cycle ended, of a certificate restored after its expiry (MS-15)."""
    before = subject_of(certificate.case) if certificate.case.kind == Kind.RECERTIFICATION else None
    ended = lapsed_on(before.valid_until if before else None, certificate.valid_from)
    return (forms.Fact("Siklus sebelumnya berakhir", tanggal(ended)),) if ended else ()


def _cycle(certificate: Certificate) -> tuple[forms.Fact, ...]:
    """Since when the cycle runs that a transferred certificate goes on with, and ends with (IAF MD 2)."""
    if certificate.cycle_from is None or accepted_transfer(certificate.case) is None:
        return ()
    return (forms.Fact("Siklus sertifikasi sejak", tanggal(certificate.cycle_from)),)


def _transition(certificate: Certificate) -> tuple[forms.Fact, ...]:
    """That a certificate ends with the transition of its edition, not with the scheme's years."""
    ends = transition_of(terms_of(certificate.case), certificate.standard)
    return (forms.Fact("Peralihan edisi berakhir", tanggal(ends)),) if ends and ends == certificate.valid_until else ()


def continuation_form(letter: Continuation, by: Capacity, at: datetime) -> forms.Continuation:
    """The letter as it is printed."""
    case, certificate = letter.case, letter.certificate
    profile = profile_of(case, at)
    today = office_day(case.office, at).date()
    terms = terms_of(case)
    holder = certificate.holder
    scope, reduction = continued_scope(case, certificate), reduction_of(case)
    products = [f"{p['name']} {p['brand']} ({p['standard']})" for p in scope.get("products", [])]
    return forms.Continuation(
        letterhead=office_letterhead(profile),
        number=letter.number,
        place=profile.city,
        issued=today,
        holder=holder["name"],
        holder_address=f"{holder['address']}, {holder['city']}",
        certificate=terms.title,
        certificate_number=certificate.number,
        standard=certificate.standard or scope.get("standard", ""),
        decided=decision_day(case) or today,
        valid_until=certificate.valid_until,
        signer=signer_of(signs(Signing.HEAD, case.office, by, at)),
        verification_url=verification_url(certificate),
        scope=scope.get("statement", "") or "; ".join(products),
        audit="audit khusus" if case.is_special else "surveilans",
        in_part=reduction is not None,
        excluded="; ".join(reduction.words) if reduction else "",
        demo=case.office.is_demonstration,
    )


def verification_url(certificate: Certificate) -> str:
    """Where anyone can check the certificate: the address in its QR code."""
    return f"{settings.BASE_URL}/v/{certificate.secret}/"


WORK = Work(
    bars=bars,
    bars_at=bars_at,
    prepare=prepare,
    after=after,
    promised=lambda task: frozenset({document_kind(task.case.scheme, task.case.kind)}),
    signed_by_hand=True,
    makers=dict.fromkeys((*CERTIFICATE_KINDS.values(), CONTINUATION_KIND), make),
)
