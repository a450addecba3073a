"""A certificate of another body that the client transfers, and a review of it that finds nothing against it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from mutubaku.applications.models import OtherCertificate, Transfer
from mutubaku.cases.models import Case
from mutubaku.certificates.models import TransferReview
from mutubaku.certificates.policy.transfer import TransferFacts

GOOD = TransferFacts(
    body="Lembaga Contoh",
    number="QMS-0042",
    decided_on=date(2025, 3, 1),
    valid_until=date(2028, 2, 29),
    standing="active",
    is_accredited=True,
    accreditation_body="KAN",
    has_ceased=False,
    ceased_on=None,
    is_reachable=True,
    reason="Biaya",
    in_scope=True,
    initial_report=True,
    surveillance_report="seen",
    findings="none",
    findings_note="",
    complaints="Tidak ada",
    legal="Tidak ada",
    visit="not-needed",
    visit_on=None,
    visit_note="Laporan lengkap dan lembaga asal menjawab.",
    outcome="accepted",
    note="",
)


def state(case: Case, standard: str = "ISO 9001:2015") -> Transfer:
    """The client's answer, as if given before the application was sent."""
    held = OtherCertificate.objects.create(
        application=case.application,
        standard=standard,
        body=GOOD.body,
        number=GOOD.number,
        valid_until=GOOD.valid_until,
    )
    return Transfer.objects.create(application=case.application, scheme=case.scheme, certificate=held, reason="Biaya")


def transferred(case: Case) -> TransferReview:
    """The case goes on with that certificate: its review, accepted at step 3."""
    task = case.tasks.get(step="completeness")
    facts = {one.name: getattr(GOOD, one.name) for one in fields(GOOD)}
    return TransferReview.objects.create(task=task, at=task.opened_at, **facts)
