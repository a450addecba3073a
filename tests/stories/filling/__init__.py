"""Doing the own work of a step in the browser, by the short name of the step; other steps have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import (
    audit_letter,
    audit_plan,
    audit_ready,
    audit_report,
    committee,
    completeness,
    completion_request,
    confirmation,
    decision,
    disposition,
    draft,
    final,
    findings,
    performance,
    review,
    samples,
    signing,
    stage_1,
    stage_2,
    team,
    verification,
)

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def _both(first: Callable[[Actor, str], None], second: Callable[[Actor, str], None]) -> Callable[[Actor, str], None]:
    def fills(actor: Actor, outcome: str) -> None:
        first(actor, outcome)
        second(actor, outcome)

    return fills


FILLS: dict[str, Callable[[Actor, str], None]] = {  # (actor at the step's page, label of the outcome meant)
    "Mendisposisikan permohonan": disposition.fill,
    "Memeriksa kelengkapan": completeness.fill,
    "Memverifikasi dokumen": verification.fill,
    "Meminta kelengkapan": completion_request.fill,
    "Mengirimkan surat audit dan e-billing": audit_letter.fill,
    "Mengonfirmasi audit dan pembayaran": confirmation.fill,
    "Memberitahukan kesiapan audit": audit_ready.fill,
    "Menunjuk tim audit": team.fill,
    "Audit tahap 1": stage_1.fill,
    "Menyusun rencana audit": _both(audit_plan.fill, samples.plan),
    "Audit tahap 2 di lokasi": stage_2.fill,
    "Penilaian di lokasi": stage_2.fill,  # the same step of products
    "Verifikasi koreksi tahap 1": findings.fill,
    "Menyusun laporan audit": _both(audit_report.fill, performance.fill),
    "Verifikasi tindakan koreksi": findings.fill,
    "Mengambil contoh": samples.take,
    "Mengirimkan contoh": samples.send,
    "Menguji contoh": samples.tests_all,
    "Meninjau hasil evaluasi": review.fill,
    "Rapat komite": committee.fill,
    "Menetapkan keputusan": decision.fill,
    "Menyiapkan naskah akhir": final.fill,
    "Menyusun konsep sertifikat": draft.fill,
    "Memeriksa dan menandatangani": signing.fill,
}


def fill(actor: Actor, step: str, outcome: str) -> None:
    """Do what the page of a step asks for before this outcome can be chosen."""
    own = FILLS.get(step)
    if own is not None:
        own(actor, outcome)
