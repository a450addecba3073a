"""Owns what stands around the pages of the gallery: the desk, a client, a visitor."""

from mutubaku.web.context import Language, Link, Shell
from mutubaku.web.gallery.samples import OFFICE

DESK: Shell = {
    "office": OFFICE,
    "nav": [
        Link("Kotak kerja", "/gaya/kotak-kerja/", current=True, count=6),
        Link("Perkara", "/gaya/perkara/"),
        Link("Cari", "/gaya/"),
        Link("Administrasi", "/gaya/"),
    ],
    "who": "Petugas Contoh",
    "role": "Seksi PJT",
    "search": "/gaya/kotak-kerja/",
    "clock": "Senin, 23 November 2026 pukul 11.05 WIB. Kantor buka sampai 12.00.",
}
CLIENT: Shell = {
    "office": OFFICE,
    "nav": [Link("Permohonan", "/gaya/berkas/", current=True), Link("Sertifikat", "/gaya/")],
    "who": "Wakil Perusahaan Contoh",
    "role": "PT Contoh Kabel",
    "contact": "Layanan pelanggan: 0000 000 0000, hari kerja 07.30 sampai 16.00 WIB",
}
PUBLIC: Shell = {
    "office": OFFICE,
    "nav": [
        Link("Lacak permohonan", "/gaya/lacak/"),
        Link("Periksa sertifikat", "/gaya/periksa-sertifikat/"),
    ],
    "contact": "Jalan Contoh 12, Kota Contoh. Telepon 0000 000 0000",
    "foot": [Link("Prosedur (SOP)", "/gaya/"), Link("Standar pelayanan", "/gaya/")],
    "languages": [
        Language("id", "Bahasa Indonesia", current=True),
        Language("en", "English", current=False, href="?bahasa=en"),
    ],
    "anonymous": True,
}
