"""What each kind of notice is called, where the office chooses which to have copied."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutubaku.notices.models import NoticeKind

KINDS: dict[str, Promise] = {
    NoticeKind.YOUR_TURN: _("Giliran mengerjakan langkah"),
    NoticeKind.RETURNED: _("Konsep dikembalikan"),
    NoticeKind.CASE_SENT: _("Permohonan diterima"),
    NoticeKind.COMPLETION_ASKED: _("Kelengkapan diminta"),
    NoticeKind.COMPLETION_REMINDER: _("Pengingat batas kelengkapan"),
    NoticeKind.PAYMENT_CODE: _("Tagihan dan kode billing"),
    NoticeKind.CODE_EXPIRING: _("Kode billing segera habis"),
    NoticeKind.PAYMENT_REPORTED: _("Pembayaran dilaporkan"),
    NoticeKind.PAYMENT_REJECTED: _("Bukti pembayaran ditolak"),
    NoticeKind.PAYMENT_VERIFIED: _("Pembayaran dinyatakan sah"),
    NoticeKind.PAYMENT_AGREED: _("Pembayaran menurut kesepakatan tertulis"),
    NoticeKind.PAYMENT_STALLED: _("Pembayaran tersendat"),
    NoticeKind.REFUND: _("Pengembalian kelebihan pembayaran"),
    NoticeKind.FINDINGS_RELEASED: _("Temuan audit disampaikan"),
    NoticeKind.FINDING_RETURNED: _("Jawaban temuan dikembalikan"),
    NoticeKind.FINDING_REMINDER: _("Pengingat tenggat temuan"),
    NoticeKind.FINDING_LAPSED: _("Tenggat temuan terlewati"),
    NoticeKind.TEST_FAILED: _("Hasil uji yang tidak memenuhi"),
    NoticeKind.REPORT_REMARKED: _("Catatan pelanggan atas laporan audit"),
    NoticeKind.REPORT_REPLIED: _("Catatan atas laporan audit dijawab"),
    NoticeKind.DRAFT_CHECK: _("Konsep sertifikat untuk diperiksa"),
    NoticeKind.TEAM_APPOINTED: _("Penugasan tim audit"),
    NoticeKind.TEAM_RELEASED: _("Penugasan tim audit dibatalkan"),
    NoticeKind.AUDIT_MOVED: _("Tanggal, tempat, atau tim audit diubah"),
    NoticeKind.MEMBER_DECLINED: _("Anggota tim menolak penugasan"),
    NoticeKind.MEMBER_TIED: _("Kepentingan pada pelanggan yang sedang dinilai"),
    NoticeKind.PLAN_CHECK: _("Rencana audit untuk disetujui"),
    NoticeKind.AUDIT_TIME: _("Waktu audit ditetapkan lagi"),
    NoticeKind.AUDIT_TIME_ASKED: _("Waktu audit menunggu persetujuan"),
    NoticeKind.AUDIT_TIME_RETURNED: _("Usulan waktu audit dikembalikan"),
    NoticeKind.AGREEMENT: _("Perjanjian sertifikasi"),
    NoticeKind.APPEAL: _("Banding atas keputusan"),
    NoticeKind.CYCLE_OPENED: _("Permohonan surveilans atau sertifikasi ulang disiapkan"),
    NoticeKind.SPECIAL_AUDIT: _("Audit khusus atas sertifikat"),
    NoticeKind.CYCLE_REMINDER: _("Pengingat surveilans dan sertifikasi ulang"),
    NoticeKind.STANDING_PROPOSED: _("Usulan atas sertifikat"),
    NoticeKind.STANDING_DECIDED: _("Keputusan atas sertifikat"),
    NoticeKind.NOBODY_DECIDES: _("Usulan yang tidak dapat diputuskan siapa pun"),
    NoticeKind.CERTIFICATE_SHEET: _("Lembar sertifikat terbitan baru"),
    NoticeKind.COMPLAINT: _("Keluhan yang masuk atau ditugaskan"),
    NoticeKind.COMPLAINT_REFERRED: _("Keluhan yang diteruskan kepada pelanggan"),
    NoticeKind.COMPLAINT_REMINDER: _("Pengingat menjawab keluhan"),
    NoticeKind.MESSAGE: _("Pesan baru"),
    NoticeKind.CASE_ENDED: _("Permohonan berakhir"),
}
