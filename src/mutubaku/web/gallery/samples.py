"""Owns the invented facts the gallery shows: no person, company or case in it is real."""

from datetime import datetime
from types import SimpleNamespace as Fact
from zoneinfo import ZoneInfo

from mutubaku.web.context import Link

WIB = ZoneInfo("Asia/Jakarta")
OFFICE = "Balai Contoh Sertifikasi Industri (Demonstrasi)"
ACTIVITY = "Memeriksa kelengkapan persyaratan sertifikasi."
SOURCE = "SOP 11-BIPA/5, langkah 3"
LONG = (
    "Koperasi Contoh Produsen Serba Usaha Petani Karet Rakyat Mandiri Sejahtera "
    "Kabupaten Contoh Provinsi Contoh Selatan"
)


def at(day: int, hour: int = 16, minute: int = 0) -> datetime:
    """A moment of November 2026, western Indonesian time."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def left(state: str, text: str) -> Fact:
    """What the clock chip takes."""
    return Fact(state=state, text=text)


ON_TIME = left("on-time", "1 jam 20 menit kerja lagi")
SOON = left("soon", "25 menit kerja lagi")
LATE = left("late", "lewat 2 hari kerja")
PAUSED = left("paused", "berhenti: menunggu kelengkapan dari pelanggan")
NONE = left("none", "tanpa batas waktu")
CHIPS = [
    Fact(left=one, due=due)
    for one, due in [
        (ON_TIME, at(25)),
        (SOON, at(23, 11, 30)),
        (LATE, at(19)),
        (PAUSED, at(27)),
        (NONE, None),
    ]
]

SHORT = [
    ("Mengirimkan permohonan", "Pelanggan", "start"),
    ("Mendisposisikan permohonan", "Kepala Balai", "task"),
    ("Memeriksa kelengkapan", "Seksi PJT", "choice"),
    ("Melakukan verifikasi dokumen", "Seksi SS", "choice"),
    ("Meminta kelengkapan", "Seksi PJT", "task"),
    ("Mengirimkan surat audit dan e-billing", "Seksi PJT", "task"),
    ("Mengirimkan konfirmasi dan bukti bayar", "Pelanggan", "choice"),
    ("Memberitahukan kesiapan audit", "Seksi PJT", "task"),
    ("Melaksanakan proses sertifikasi", "Seksi SS", "task"),
    ("Memeriksa dan menandatangani sertifikat", "Kepala Balai", "task"),
    ("Menyerahkan sertifikat", "Seksi PJT", "task"),
    ("Menerima sertifikat", "Pelanggan", "end"),
]


def steps(now: int, state: str = "now", **more: object) -> list[Fact]:
    """The twelve steps with the case at step `now`; `more` is added to that step."""
    rows = []
    for number, (label, actor, shape) in enumerate(SHORT, start=1):
        here = "done" if number < now else state if number == now else "todo"
        row = Fact(number=number, label=label, actor=actor, shape=shape, state=here)
        if number == now:
            row.__dict__.update(more)
        rows.append(row)
    return rows


SUBSTEPS = [
    Fact(number="9.1", label="Menunjuk tim audit", state="done", actor="Kasi SS", note="2 hari kerja"),
    Fact(number="9.2", label="Audit kecukupan (tahap 1)", state="done", actor="Auditor", note="5 hari kerja"),
    Fact(
        number="9.3",
        label="Verifikasi tindakan koreksi tahap 1",
        state="done",
        actor="Auditor",
        note="selesai dalam 1 hari kerja",
        loop="kembali ke 9.2, putaran ke-2",
    ),
    Fact(
        number="9.5",
        label="Audit lapangan (tahap 2)",
        state="now",
        actor="Tim audit",
        left=ON_TIME,
        due=at(25),
    ),
    Fact(
        number="9.6",
        label="Pengujian contoh",
        state="paused",
        actor="Laboratorium",
        note="menunggu hasil uji",
    ),
    Fact(number="9.9", label="Tinjauan tim teknis", state="todo", actor="Peninjau"),
    Fact(number="9.11", label="Keputusan sertifikasi", state="todo", actor="Pengambil keputusan"),
]
RAIL_LOOP = steps(3, loop="kembali dari langkah 5, putaran ke-2", left=SOON, due=at(23, 11, 30))
RAIL_OPEN = steps(9, children=SUBSTEPS, note="hari kerja ke-14 dari 41")


def row(number: str, client: str, scheme: str, step: int, clock: tuple[Fact, datetime | None], **more: object) -> Fact:
    """One row of the inbox."""
    left, due = clock
    place = {"href": "/gaya/perkara/", "step": SHORT[step - 1][0], "now": step, "total": 12}
    return Fact(number=number, client=client, scheme=scheme, left=left, due=due, **place, **more)


INBOX = [
    Fact(
        title="Lewat waktu",
        rows=[
            row(
                "PS-2026-0131",
                LONG,
                "SPPT SNI",
                4,
                (LATE, at(19)),
                product="Lateks pekat",
                holder="Petugas Contoh",
            ),
        ],
    ),
    Fact(
        title="Hari ini",
        rows=[
            row(
                "PS-2026-0147",
                "PT Contoh Kabel",
                "SPPT SNI",
                3,
                (SOON, at(23, 11, 30)),
                product="Kabel berisolasi PVC 450/750 V",
                holder="Anda",
            ),
            row(
                "PS-2026-0150",
                "CV Contoh Air",
                "SPPT SNI",
                3,
                (ON_TIME, at(23)),
                product="Air mineral",
                holder=None,
                claim="/gaya/kotak-kerja/",
            ),
            row("PS-2026-0144", "PT Contoh Pipa", "ISO 9001", 6, (ON_TIME, at(23)), holder="Anda"),
        ],
    ),
    Fact(
        title="Menunggu pihak lain",
        rows=[
            row(
                "PS-2026-0129",
                "PT Contoh Pupuk",
                "Industri Hijau",
                3,
                (PAUSED, at(27)),
                state="paused",
                holder="Petugas Contoh",
            ),
            row("PS-2026-0118", "PT Contoh Gelas", "ISO 14001", 11, (NONE, None), holder=None),
        ],
    ),
]
FILTERS = [
    Fact(
        name="Pekerjaan",
        links=[
            Link("Semua", "#", current=True, count=6),
            Link("Milik saya", "#", count=2),
            Link("Lewat", "#", count=1),
        ],
    ),
    Fact(
        name="Skema",
        links=[
            Link("Semua", "#", current=True),
            Link("SPPT SNI", "#"),
            Link("ISO 9001", "#"),
            Link("ISO 14001", "#"),
            Link("Industri Hijau", "#"),
        ],
    ),
]
NEEDS = [
    Fact(
        name="Berkas permohonan",
        href="#",
        note="oleh PT Contoh Kabel, 20 Nov 2026, 2,4 MB",
        status="complete",
        text="Ada",
    ),
    Fact(name="Checklist kelengkapan dokumen", status="empty", text="Belum ada", upload="#"),
]
OUTCOMES = [
    Fact(
        key="lengkap",
        label="Lengkap",
        next="Teruskan ke verifikasi (langkah 4, Seksi SS)",
        missing=["checklist kelengkapan dokumen belum diunggah"],
    ),
    Fact(
        key="tidak-lengkap",
        label="Tidak lengkap",
        next="Minta kelengkapan kepada pelanggan (langkah 5, Seksi PJT)",
        missing=[],
    ),
]
HISTORY = [
    Fact(text="Langkah 3 diambil", at=at(23, 8, 5), who="Seksi PJT, Petugas Contoh"),
    Fact(
        text="Permohonan didisposisikan kepada Kasi PJT dan Kasi SS",
        at=at(23, 7, 42),
        who="Plt. Kepala Balai, Pejabat Contoh",
        note="Mohon diperiksa; perusahaan ini baru pertama kali mengajukan.",
    ),
    Fact(text="Permohonan dikirim", at=at(20, 14, 10), who="PT Contoh Kabel, Wakil Perusahaan Contoh"),
]
FACTS = [
    Fact(label="Pelanggan", value="PT Contoh Kabel", href="#"),
    Fact(label="Skema", value="SPPT SNI, sertifikasi awal"),
    Fact(label="Produk", value="Kabel berisolasi PVC 450/750 V"),
    Fact(label="SNI", value="SNI 04-6629.3:2011"),
    Fact(label="Diterima", value="20 November 2026"),
    Fact(label="Prosedur", value="SOP 11-BIPA/5, versi 1"),
]
TASKS = [
    Fact(title="Perusahaan dan pabrik", href="#", status="complete", text=""),
    Fact(title="Produk dan SNI yang diminta", href="#", status="partial", text=""),
    Fact(
        title="Surat permohonan",
        href="#",
        status="empty",
        text="",
        hint="Ditandatangani pimpinan, PDF paling besar 10 MB",
    ),
    Fact(title="Akta notaris", href="#", status="empty", text=""),
    Fact(
        title="Izin penggunaan air (SIPA)",
        href=None,
        status="not-applicable",
        text="",
        hint="Hanya untuk air minum",
    ),
    Fact(
        title="Periksa jawaban dan kirim",
        href=None,
        status="blocked",
        text="",
        hint="Terbuka setelah semua bagian lengkap",
    ),
]
ANSWERS = [
    Fact(label="Perusahaan", value="PT Contoh Kabel", href="#"),
    Fact(label="NIB", value="0000000000001", href="#"),
    Fact(label="Produk", value="Kabel berisolasi PVC tegangan pengenal 450/750 V", href="#"),
    Fact(label="Merek", lines=["Contoh", "Contoh Kabel"], value="", href="#"),
    Fact(label="Alamat pabrik", value="Jalan Contoh 14\nKota Contoh 00000", href="#"),
    Fact(label="Catatan", value="", href="#"),
]
CERTIFICATE = [
    Fact(label="Nomor", value="512/S/CONTOH/XI/2024"),
    Fact(label="Pemegang", value="PT Contoh Kabel"),
    Fact(label="Ruang lingkup", value="Kabel berisolasi PVC 450/750 V, merek Contoh, tipe NYA dan NYM"),
    Fact(label="Standar", value="SNI 04-6629.3:2011"),
    Fact(label="Terbit", value="18 November 2024"),
    Fact(label="Berlaku sampai", value="17 November 2028"),
]
STATS = [
    Fact(label="menunggu Anda", figure="6", href="#"),
    Fact(label="lewat waktu", figure="1", href="#"),
    Fact(label="selesai bulan ini", figure="23", href=None),
]
