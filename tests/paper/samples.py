"""One filled form of each kind, for the tests of paper."""

from datetime import date, datetime, timedelta, timezone

from mutubaku.paper import forms

AT = datetime(2026, 11, 22, 10, 0, tzinfo=timezone(timedelta(hours=7)))
OFFICE = forms.Letterhead(
    lines=(
        "KEMENTERIAN PERINDUSTRIAN REPUBLIK INDONESIA",
        "BADAN STANDARDISASI DAN KEBIJAKAN JASA INDUSTRI",
        "BALAI STANDARDISASI DAN PELAYANAN JASA INDUSTRI PALEMBANG",
    ),
    address=("Jalan Perindustrian II Nomor 12, Km. 9, Sukarame, Palembang 30152", "Telepon (0711) 412482"),
)
CLIENT = forms.Letterhead(
    lines=("PT TIRTA MUSI SEJAHTERA",),
    address=("Jalan Sudirman 14, Palembang 30128", "mutu@tirtamusi.example"),
)
HEAD = forms.Signer("Kepala Balai", "Sri Wahyuni", "197407272003121006")
ACTING = forms.Signer("Plt. Kepala Balai", "Budi Santoso", "198002142005021001")
URL = "https://sertifikasi.example.go.id/periksa/7Q4F-K2MD-90XA"

PRODUCT = forms.Certificate(
    letterhead=OFFICE,
    title="Sertifikat Produk Penggunaan Tanda SNI",
    number="012/BSPJI-Palembang/SPPT-SNI/XI/2026",
    holder="PT Tirta Musi Sejahtera",
    holder_address="Jalan Sudirman 14, Palembang 30128",
    statement="telah memenuhi persyaratan dan berhak menggunakan tanda SNI sesuai",
    standard="SNI 3553:2015",
    decided=date(2026, 11, 20),
    issued=date(2026, 11, 22),
    valid_until=date(2030, 11, 21),
    revision="Terbitan 1",
    place="Palembang",
    signer=HEAD,
    verification_url=URL,
    products=(
        forms.Product("Air mineral", "Musi Jernih", "Gelas 240 ml", "SNI 3553:2015"),
        forms.Product("Air mineral", "Musi Jernih", "Botol 600 ml", "SNI 3553:2015"),
    ),
    sites=(forms.Site("Pabrik Kertapati", "Jalan Ki Marogan 8, Palembang 30258"),),
    facts=(
        forms.Fact("Skema", "Tipe 5"),
        forms.Fact("Nomor perjanjian", "044/BSPJI-Palembang/PKS/X/2026, 2 Oktober 2026"),
    ),
    accreditations=("LSPro: LSPr-034-IDN",),
)
SYSTEM = forms.Certificate(
    letterhead=OFFICE,
    title="Sertifikat Sistem Manajemen Mutu",
    number="007/BSPJI-Palembang/LSSM/XI/2026",
    holder=(
        "PT Perkebunan dan Pengolahan Karet Remah Nusantara Sumatera Bagian Selatan Abadi Sejahtera Bersama "
        "Mandiri (Persero) Tbk"
    ),
    holder_address="Jalan Kolonel Haji Burlian Kilometer 7 Nomor 1188, Sukarami, Palembang 30152, Sumatera Selatan",
    statement="telah menerapkan sistem manajemen mutu yang memenuhi persyaratan",
    standard="SNI ISO 9001:2015",
    decided=date(2026, 11, 20),
    issued=date(2026, 11, 22),
    valid_until=date(2029, 11, 19),
    revision="Terbitan 2, menggantikan terbitan 14 Agustus 2025 (perluasan ruang lingkup)",
    place="Palembang",
    signer=ACTING,
    verification_url=URL,
    scope="Pengolahan karet remah SIR 10 dan SIR 20 dari bahan olah karet rakyat sampai pengiriman ke pelabuhan",
    sites=(
        forms.Site("Kantor pusat", "Jalan Kolonel Haji Burlian 1188, Palembang", "Manajemen, penjualan"),
        forms.Site("Pabrik Gandus", "Jalan Lettu Karim Kadir 5, Palembang", "Pengolahan SIR 20"),
        forms.Site("Pabrik Sekayu", "Jalan Kolonel Wahid Udin 77, Sekayu", "Pengolahan SIR 10"),
    ),
    facts=(forms.Fact("Kode IAF", "14 Karet dan produk plastik"),),
    first_issued=date(2023, 11, 20),
    accreditations=("LSSM: LSSM-012-IDN",),
    demo=True,
)
CONTINUATION = forms.Continuation(
    letterhead=OFFICE,
    number="118/BSKJI/BSPJI-Palembang/MS/XI/2026",
    place="Palembang",
    issued=date(2026, 11, 22),
    holder="PT Tirta Musi Sejahtera",
    holder_address="Jalan Sudirman 14, Palembang 30128",
    certificate="Sertifikat Produk Penggunaan Tanda SNI",
    certificate_number="012/BSPJI-Palembang/SPPT-SNI/XI/2025",
    standard="SNI 3553:2015",
    decided=date(2026, 11, 20),
    valid_until=date(2029, 11, 21),
    signer=ACTING,
    verification_url=URL,
    scope="Air mineral, merek Musi Jernih, gelas 240 ml dan botol 600 ml",
)
RECEIPT = forms.Receipt(
    letterhead=OFFICE,
    number="031/BSKJI/BSPJI-Palembang/TT/XI/2026",
    place="Palembang",
    handed_over=date(2026, 11, 24),
    items=(forms.Handed("Sertifikat Produk Penggunaan Tanda SNI", "012/BSPJI-Palembang/SPPT-SNI/XI/2026"),),
    giver=forms.Party("Rina Kartika", "Kepala Seksi PJT", "BSPJI Palembang", "NIP 198503112010122003"),
    receiver=forms.Party("Andi Wijaya", "Manajer Mutu", "PT Tirta Musi Sejahtera", "KTP 1671••••••••0003"),
    case="2026/0142",
)
LETTER = forms.ApplicationLetter(
    letterhead=CLIENT,
    number="",
    place="Palembang",
    written=date(2026, 10, 1),
    recipient=("Kepala Balai Standardisasi dan Pelayanan Jasa Industri Palembang", "di Palembang"),
    subject="Permohonan sertifikasi SPPT SNI",
    asked="permohonan sertifikasi awal SPPT SNI",
    signer=forms.Signer("Direktur", "Andi Wijaya"),
    facts=(
        forms.Fact("NIB", "8120001234567"),
        forms.Fact("NPWP", "0123456789012345"),
        forms.Fact("Alamat", "Jalan Sudirman 14, Palembang 30128"),
        forms.Fact("Pabrik", "Jalan Ki Marogan 8, Palembang 30258"),
    ),
    columns=("Produk", "Merek", "Tipe", "SNI"),
    rows=(("Air mineral", "Musi Jernih", "Gelas 240 ml", "SNI 3553:2015"),),
)
FILE = forms.ApplicationFile(
    letterhead=CLIENT,
    number="2026/0142",
    applicant="PT Tirta Musi Sejahtera",
    subject="Sertifikasi awal SPPT SNI",
    sent=date(2026, 10, 1),
    documents=(
        forms.Filed("Surat permohonan", "surat-permohonan.pdf", "3f8a1c" * 10 + "abcd", 48_213),
        forms.Filed("NPWP", "npwp-pt-tirta-musi-sejahtera-2026.pdf", "90bb27" * 10 + "abcd", 1_240_000),
    ),
)
MEMO = forms.OfficeDocument(
    letterhead=OFFICE,
    title="Memo dinas",
    number="077/BSKJI/BSPJI-Palembang/MD/X/2026",
    place="Palembang",
    issued=date(2026, 10, 2),
    facts=(
        forms.Fact("Dari", "Kepala Balai"),
        forms.Fact("Kepada", "Kepala Seksi PJT; Kepala Seksi SS"),
        forms.Fact("Hal", "Permohonan sertifikasi SPPT SNI PT Tirta Musi Sejahtera"),
    ),
    paragraphs=("Periksa kelengkapan dan verifikasi dokumen permohonan nomor 2026/0142.",),
    signer=HEAD,
    copies=("Arsip",),
)
ALL: tuple[forms.Form, ...] = (PRODUCT, SYSTEM, CONTINUATION, RECEIPT, LETTER, FILE, MEMO)
