"""What a step is called to the client: the one place for the client's words; the office's own are the procedure's."""

from __future__ import annotations

from django.utils.translation import pgettext, pgettext_lazy

from mutubaku.cases.models import ends_in_letter
from mutubaku.procedure import Step

GENERIC = "generic"  # the work of a step that has none of its own

# By the work of the step, or its key where it has none. Whatever the office weighs between audit and decision is one
# thing to the client. A step that is not here keeps the title its procedure gives it.
_REVIEWED = pgettext_lazy("tahap", "Peninjauan dan keputusan sertifikasi")
CLIENT_WORDS = {
    "application": pgettext_lazy("tahap", "Mengirim permohonan"),
    "disposition": pgettext_lazy("tahap", "Meneruskan permohonan kepada petugasnya"),
    "completeness": pgettext_lazy("tahap", "Memeriksa kelengkapan permohonan"),
    "verification": pgettext_lazy("tahap", "Memeriksa keabsahan dokumen Anda"),
    "completion-request": pgettext_lazy("tahap", "Memberitahukan apa yang perlu Anda lengkapi"),
    "audit-letter": pgettext_lazy("tahap", "Menyiapkan jadwal, tim, dan biaya audit"),
    "confirmation": pgettext_lazy("tahap", "Menyetujui jadwal audit dan membayar"),
    "audit-ready": pgettext_lazy("tahap", "Menyiapkan pelaksanaan audit"),
    "certification": pgettext_lazy("tahap", "Menilai di tempat Anda, lalu memutuskan sertifikasi"),
    "certificate": pgettext_lazy("tahap", "Menandatangani sertifikat"),
    "receipt": pgettext_lazy("tahap", "Menyerahkan sertifikat kepada Anda"),
    "acceptance": pgettext_lazy("tahap", "Menerima sertifikat"),
    "team": pgettext_lazy("tahap", "Penunjukan tim audit"),
    "stage-1": pgettext_lazy("tahap", "Audit tahap 1: dokumen dan kesiapan Anda"),
    "stage-1-corrections": pgettext_lazy("tahap", "Pemeriksaan perbaikan Anda sesudah tahap 1"),
    "audit-plan": pgettext_lazy("tahap", "Rencana audit di tempat Anda"),
    "stage-2": pgettext_lazy("tahap", "Audit di tempat Anda"),
    "sampling": pgettext_lazy("tahap", "Pengambilan contoh produk Anda"),
    "sample-delivery": pgettext_lazy("tahap", "Pengiriman contoh ke laboratorium"),
    "testing": pgettext_lazy("tahap", "Pengujian contoh di laboratorium"),
    "laboratory-report": pgettext_lazy("tahap", "Pemeriksaan hasil uji"),
    "audit-report": pgettext_lazy("tahap", "Laporan audit"),
    "corrections": pgettext_lazy("tahap", "Pemeriksaan perbaikan Anda atas temuan"),
    "review": _REVIEWED,
    "committee": _REVIEWED,
    "decision": _REVIEWED,
    "draft": pgettext_lazy("tahap", "Konsep sertifikat Anda"),
    "final": pgettext_lazy("tahap", "Penyiapan sertifikat"),
}

# What is called otherwise where the case ends in the letter that continues a certificate.
LETTER_WORDS = {
    "certificate": pgettext_lazy("tahap", "Menandatangani surat keterangan meneruskan penggunaan sertifikat"),
    "receipt": pgettext_lazy("tahap", "Menyerahkan surat keterangan meneruskan penggunaan sertifikat kepada Anda"),
    "acceptance": pgettext_lazy("tahap", "Menerima surat keterangan meneruskan penggunaan sertifikat"),
    "final": pgettext_lazy("tahap", "Penyiapan surat keterangan meneruskan penggunaan sertifikat"),
}


def stage_of(step: Step) -> str:
    """The key under which the client's words for a step are found."""
    return step.key if step.work in {"", GENERIC} else step.work


def stage_words(stage: str, kind: str = "") -> str:
    """What the client is told a stage is in a case of this kind; nothing where it has no words of its own."""
    found = LETTER_WORDS.get(stage) if ends_in_letter(kind) else None
    return str(found or CLIENT_WORDS.get(stage) or "")


def client_words(step: Step, kind: str = "") -> str:
    """What the client is told the step is in a case of this kind, in the active language; without a kind, of any."""
    return stage_words(stage_of(step), kind) or pgettext("sop", step.title)
