"""The words of a certificate's cycle: how an audit stands, how it was reckoned, what was proposed and decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Kind
from mutubaku.certificates.models import PlannedAudit
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.cycle import Cause
from mutubaku.certificates.policy.lateness import State
from mutubaku.web.writing import tanggal

REASONS: dict[str, Promise] = {
    "decided": gettext_lazy("Siklus dihitung sejak keputusan, %(day)s."),
    "first": gettext_lazy("Surveilans pertama paling lambat %(number)s bulan sejak keputusan: %(day)s."),
    "interval": gettext_lazy("Berikutnya tiap %(number)s bulan: %(day)s."),
    "calendar-year": gettext_lazy("Paling sedikit sekali tiap tahun kalender, jadi tidak melewati %(day)s."),
    "window": gettext_lazy("Boleh mendahului paling banyak %(number)s hari: mulai %(day)s."),
    "own-year": gettext_lazy("Tidak sebelum tahun kalendernya sendiri, supaya tahun itu tidak kosong: mulai %(day)s."),
    "whole-window": gettext_lazy(
        "Karena itu direncanakan dalam %(number)s hari sejak hari itu: paling lambat %(day)s."
    ),
    "held-early": gettext_lazy("Surveilans sebelumnya dilaksanakan lebih awal, jadi dihitung sejak harinya: %(day)s."),
    "while-transferring": gettext_lazy(
        "Jatuh tempo selagi sertifikatnya dialihkan, jadi dilaksanakan kantor ini sejak sertifikatnya sendiri: %(day)s."
    ),
    "expires": gettext_lazy("Sertifikat berakhir %(day)s dan tidak diperpanjang dengan cara lain."),
    "less-review": gettext_lazy("Dikurangi tinjauan, keputusan, dan penandatanganan, %(number)s hari kerja: %(day)s."),
    "less-findings": gettext_lazy("Dikurangi penutupan temuan, %(number)s hari kerja: %(day)s."),
    "less-findings-months": gettext_lazy("Dikurangi penutupan temuan, %(number)s bulan: %(day)s."),
    "less-audit": gettext_lazy("Dikurangi audit dan laporannya, %(number)s hari kerja: %(day)s."),
    "less-payment": gettext_lazy(
        "Dikurangi pemeriksaan permohonan dan pembayaran, %(number)s hari kerja: %(day)s, tanggal aman terakhir."
    ),
    "lead": gettext_lazy("Dibuka %(number)s bulan sebelum berakhir: %(day)s."),
    "earlier": gettext_lazy("Dibuka lebih awal, sebulan sebelum tanggal aman terakhir: %(day)s."),
    "moved": gettext_lazy("Dipindahkan: paling lambat %(day)s."),
}
CAUSES: dict[str, Promise] = {
    Cause.SEASON: gettext_lazy("Musim produksi atau lokasi yang hanya sebentar"),
    Cause.CLIENT: gettext_lazy("Permintaan pemegang sertifikat"),
    Cause.OFFICE: gettext_lazy("Keadaan kantor atau tim audit"),
}
STATES: dict[State, tuple[str, Promise]] = {
    State.AHEAD: ("not-applicable", gettext_lazy("Belum waktunya")),
    State.OPEN: ("partial", gettext_lazy("Sudah dapat diajukan")),
    State.RUNNING: ("partial", gettext_lazy("Sedang berjalan")),
    State.OVERDUE: ("partial", gettext_lazy("Lewat rencana")),
    State.LATE: ("expired", gettext_lazy("Lewat batas")),
    State.REFUSED: ("withdrawn", gettext_lazy("Ditolak")),
    State.DONE: ("complete", gettext_lazy("Selesai")),
}
WAITS: tuple[str, Promise] = ("not-applicable", gettext_lazy("Menunggu sertifikasi ulang"))  # a surveillance not opened
VERDICTS: dict[Verdict, tuple[str, Promise]] = {
    Verdict.VALID: ("valid", gettext_lazy("Berlaku")),
    Verdict.NOT_YET_VALID: ("partial", gettext_lazy("Belum berlaku")),
    Verdict.NOT_YET_ISSUED: ("partial", gettext_lazy("Belum terbit")),
    Verdict.SUSPENDED: ("suspended", gettext_lazy("Dibekukan")),
    Verdict.WITHDRAWN: ("withdrawn", gettext_lazy("Dicabut")),
    Verdict.REPLACED: ("not-applicable", gettext_lazy("Diganti")),
    Verdict.EXPIRED: ("expired", gettext_lazy("Masa berlaku habis")),
}


def audit_title(audit: PlannedAudit) -> str:
    """What a planned audit is called."""
    if audit.kind == Kind.SURVEILLANCE:
        return _("Surveilans ke-%(turn)s") % {"turn": audit.turn}
    return _("Sertifikasi ulang")


def reason_words(line: Mapping[str, Any]) -> str:
    """One line of the reasoning, with its rule."""
    facts = {"day": tanggal(date.fromisoformat(line["day"])), "number": line["number"]}
    words = str(REASONS[line["key"]]) % facts
    return f"{words} ({RULES[line['rule']]})" if line["rule"] in RULES else words


RULES = {
    "MS-01": "ISO/IEC 17021-1, 9.1.3.2",
    "MS-02": "ISO/IEC 17021-1, 9.1.3.3",
    "MS-17": "ISO/IEC 17021-1, 9.6.3.2.4",
    "7.9": "ISO/IEC 17065, 7.9",
}
