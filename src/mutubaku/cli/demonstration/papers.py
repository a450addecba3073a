"""The papers of the demonstration: PDFs that a client would upload, and the words an official would write."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import lru_cache

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject

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


FLOURISH = (
    b"q 0.06 0.15 0.5 RG 1.3 w 0 0 m 8 26 18 30 16 8 c 15 -6 26 2 30 12 c 34 20 38 4 44 6 c 52 9 56 14 78 10 c S Q"
)
HEIGHT = 20  # points above the name


def signed(paper: bytes, name: str) -> bytes:
    """A printed paper with a hand's flourish above the signer's name on its last page, as a scan of it would show."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(paper))
    page, places = writer.pages[-1], [(330.0, 120.0)]

    def look(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if name.split(maxsplit=1)[0] in text:
            places.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=look)
    across, up = places[-1]
    ink = DecodedStreamObject()
    ink.set_data(b"q 1 0 0 1 %d %d cm %s Q" % (across, up + HEIGHT, FLOURISH))
    over = pypdf.PageObject.create_blank_page(width=page.mediabox.width, height=page.mediabox.height)
    over[NameObject("/Contents")] = ink
    page.merge_page(over)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
