"""What the desk fills in before a certificate of another body is transferred to the office (IAF MD 2)."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.certificates.models import OldFindings, OldStanding, PreVisit, Report, TransferOutcome
from mutubaku.certificates.policy.transfer import TransferFacts
from mutubaku.web.client.forms.fields import Answers, Choice, Day, Line, Lines, YesOrNo

NOTE = 1000  # characters
SHORT = {"number": "w-20", "decided_on": "w-12", "valid_until": "w-12", "ceased_on": "w-12", "visit_on": "w-12"}


class TransferReviewForm(Answers):
    """The review point by point; what contradicts itself or cannot be accepted is judged by the room."""

    body = Line(gettext_lazy("Nama lembaga asal"), 200, empty=gettext_lazy("Tulis nama lembaga asal."))
    is_accredited = YesOrNo(
        gettext_lazy("Apakah lembaga asal diakreditasi penandatangan MLA untuk lingkup ini?"),
        empty=gettext_lazy("Jawab apakah lembaga asal diakreditasi penandatangan MLA."),
        hint=gettext_lazy("Bila akreditasinya sudah berakhir: keadaannya sebelum itu."),
    )
    accreditation_body = Line(
        gettext_lazy("Badan akreditasinya"), 200, depends=True, hint=gettext_lazy("Misalnya KAN, UKAS, atau JAS-ANZ.")
    )
    is_reachable = YesOrNo(
        gettext_lazy("Apakah lembaga asal dapat dihubungi?"),
        empty=gettext_lazy("Jawab apakah lembaga asal dapat dihubungi."),
        hint=gettext_lazy("Bila tidak, kunjungan sebelum alih wajib."),
    )
    has_ceased = YesOrNo(
        gettext_lazy("Apakah lembaga asal berhenti atau kehilangan akreditasinya?"),
        empty=gettext_lazy("Jawab apakah lembaga asal berhenti atau kehilangan akreditasinya."),
    )
    ceased_on = Day(gettext_lazy("Sejak"), hint=gettext_lazy("Diisi bila berhenti atau kehilangan akreditasi."))
    number = Line(gettext_lazy("Nomor sertifikat"), 120, empty=gettext_lazy("Tulis nomor sertifikatnya."))
    standing = Choice(
        gettext_lazy("Keadaannya menurut lembaga asal"), OldStanding.choices, empty=gettext_lazy("Pilih keadaannya.")
    )
    decided_on = Day(
        gettext_lazy("Tanggal keputusan sertifikasi"),
        empty=gettext_lazy("Tulis tanggal keputusan sertifikasi."),
        hint=gettext_lazy("Keputusan yang memulai siklus sekarang; siklus kami dihitung dari hari itu."),
    )
    valid_until = Day(gettext_lazy("Berlaku sampai"), empty=gettext_lazy("Tulis sampai kapan sertifikat berlaku."))
    reason = Lines(
        gettext_lazy("Alasan alih"),
        NOTE,
        empty=gettext_lazy("Tulis alasan alih."),
        hint=gettext_lazy("Dari pelanggan."),
    )
    in_scope = YesOrNo(
        gettext_lazy("Apakah ruang lingkupnya dalam akreditasi kantor?"),
        empty=gettext_lazy("Jawab apakah ruang lingkupnya dalam akreditasi kantor."),
    )
    initial_report = YesOrNo(
        gettext_lazy("Apakah laporan audit awal atau sertifikasi ulang terakhir sudah dibaca?"),
        empty=gettext_lazy("Jawab apakah laporan audit itu sudah dibaca."),
    )
    surveillance_report = Choice(
        gettext_lazy("Laporan surveilans terakhir"),
        Report.choices,
        empty=gettext_lazy("Pilih keadaan laporan surveilans terakhir."),
    )
    findings = Choice(
        gettext_lazy("Ketidaksesuaian dari lembaga asal"),
        OldFindings.choices,
        empty=gettext_lazy("Pilih keadaan ketidaksesuaiannya."),
    )
    findings_note = Lines(
        gettext_lazy("Catatan ketidaksesuaian"),
        NOTE,
        depends=True,
        hint=gettext_lazy("Diisi bila ada: klausul, pernyataan, dan keadaannya. Peninjau dan tim audit membacanya."),
    )
    complaints = Lines(
        gettext_lazy("Keluhan yang diterima dan tindak lanjutnya"),
        NOTE,
        empty=gettext_lazy("Tulis keluhan dan tindak lanjutnya, atau tidak ada."),
    )
    legal = Lines(
        gettext_lazy("Urusan hukum dengan instansi pengawas"),
        NOTE,
        empty=gettext_lazy("Tulis urusan hukum yang berjalan, atau tidak ada."),
    )
    visit = Choice(
        gettext_lazy("Kunjungan sebelum alih"), PreVisit.choices, empty=gettext_lazy("Pilih tentang kunjungannya.")
    )
    visit_on = Day(gettext_lazy("Tanggal kunjungan"), hint=gettext_lazy("Diisi bila dilaksanakan."))
    visit_note = Lines(gettext_lazy("Hasil kunjungan, atau mengapa tidak diperlukan"), NOTE, depends=True)
    outcome = Choice(gettext_lazy("Hasil tinjauan"), TransferOutcome.choices, empty=gettext_lazy("Pilih hasilnya."))
    note = Lines(
        gettext_lazy("Alasan atau catatan hasil"),
        NOTE,
        depends=True,
        hint=gettext_lazy("Wajib bila tidak diterima; pelanggan membacanya di riwayat."),
    )

    def sections(self) -> Iterator[tuple[str, list[tuple[BoundField, str]]]]:
        """The form as its page draws it: a heading, and its fields with their widths."""
        body = ("body", "is_accredited", "accreditation_body", "is_reachable", "has_ceased", "ceased_on")
        content = ("in_scope", "initial_report", "surveillance_report", "findings", "findings_note")
        parts = (
            (_("Lembaga asal"), body),
            (_("Sertifikat yang dialihkan"), ("number", "standing", "decided_on", "valid_until", "reason")),
            (_("Isi tinjauan"), (*content, "complaints", "legal")),
            (_("Kunjungan"), ("visit", "visit_on", "visit_note")),
            (_("Kesimpulan"), ("outcome", "note")),
        )
        for title, names in parts:
            yield title, [(self[name], SHORT.get(name, "")) for name in names]

    def facts(self) -> TransferFacts:
        """What was found, once the form is valid."""
        return TransferFacts(**self.cleaned_data)
