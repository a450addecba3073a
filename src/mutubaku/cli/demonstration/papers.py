"""The papers of the demonstration: PDFs that a client would upload, and the words an official would write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from mutubaku.paper.forms import Letterhead, OfficeDocument

MADE_AT = datetime(2021, 8, 2, 2, 0, tzinfo=UTC)
WORDS = {
    "memo-disposisi": "Mohon diproses sesuai SOP 11-BIPA/5 dan dilaporkan hasilnya.",
    "memo-dinas": "Diteruskan kepada Seksi PJT dan Seksi SS untuk ditindaklanjuti.",
    "checklist-kelengkapan": "Seluruh dokumen persyaratan pada daftar telah diperiksa satu per satu.",
    "tinjauan-permohonan": "Permohonan dapat dilayani: lingkup, kompetensi, dan sumber daya tersedia.",
    "verifikasi-dokumen": "Keaslian dan kesesuaian dokumen perusahaan telah diverifikasi.",
    "surat-informasi-audit": "Audit direncanakan dua minggu sesudah konfirmasi, oleh dua orang auditor.",
    "e-billing": "Tagihan biaya audit contoh, tanpa nilai pembayaran.",
    "lks": "Satu ketidaksesuaian minor: rekaman kalibrasi satu alat ukur belum diperbarui.",
    "laporan-audit": "Perusahaan menerapkan persyaratan acuan. Ketidaksesuaian yang ditemukan telah dicatat.",
    "berita-acara-komite": "Komite bersidang lengkap dan memeriksa seluruh berkas.",
    "rekomendasi": "Komite merekomendasikan pemberian sertifikasi.",
    "tanda-terima": "",
    "keputusan-sertifikasi": "Sertifikasi diputuskan berdasarkan rekomendasi komite.",
}


def words(kind: str, name: str) -> str:
    """What an official writes on a paper of this kind."""
    return WORDS.get(kind, f"{name} ini dibuat untuk permohonan tersebut di atas sebagai contoh demonstrasi.")


@lru_cache(maxsize=512)
def sample(title: str, company: str = "PERUSAHAAN CONTOH (REKAAN)") -> bytes:
    """A one-page PDF that says plainly that it is a sample; the same bytes, and so one file, for the same words."""
    form = OfficeDocument(
        letterhead=Letterhead(lines=(company,)),
        title=title,
        number="",
        place="Contoh",
        issued=date(2021, 8, 2),
        paragraphs=("Dokumen rekaan untuk demonstrasi. Tidak ada isinya yang nyata.",),
        demo=True,
    )
    return form.pdf(at=MADE_AT)
