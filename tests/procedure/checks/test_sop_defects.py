"""The SOP's own file with one defect at a time: each is told in one sentence, and nothing else is."""

from pathlib import Path

import pytest

from mutubaku.procedure import check

from ..building import PRODUCT_FILE, written

IN_THE_SOP = {
    "a role that is not declared": (
        'role = "head"',
        'role = "kepala"',
        "langkah 2 (disposition), kolom role: pelaksana «kepala» tidak ada; "
        "tulis salah satu dari: client, head, pjt, ss.",
    ),
    "a needed document kind that is not declared": (
        'needs = ["memo-disposisi"]',
        'needs = ["memo-disposis"]',
        "langkah 2 (disposition), kolom needs: jenis dokumen «memo-disposis» tidak ada; maksudnya mungkin "
        "«memo-disposisi».",
    ),
    "a produced document kind that is not declared": (
        'produces = ["memo-dinas"]',
        'produces = ["memo-dina"]',
        "langkah 2 (disposition), kolom produces: jenis dokumen «memo-dina» tidak ada; maksudnya mungkin «memo-dinas».",
    ),
    "a pause kind that is not declared": (
        'pause = "menunggu-kelengkapan"',
        'pause = "menunggu-lengkap"',
        "langkah 5 (completion-request), kolom outcomes.disampaikan.pause: jenis jeda «menunggu-lengkap» tidak "
        "ada; maksudnya mungkin «menunggu-kelengkapan».",
    ),
    "a pause that waits for nobody": (
        'waits_for = "client"',
        'waits_for = "pelanggan"',
        "kolom pauses.menunggu-kelengkapan.waits_for: pelaksana «pelanggan» tidak ada; tulis salah satu dari: "
        "client, head, pjt, ss, outside.",
    ),
    "an outcome that opens a step that is not there": (
        'opens = ["audit-letter"]\ninferred',
        'opens = ["audit-leter"]\ninferred',
        "langkah 4 (verification), kolom outcomes.sah.opens: langkah «audit-leter» tidak ada; maksudnya mungkin "
        "«audit-letter».",
    ),
    "a choice of a document kind that is a choice itself": (
        'one_of = [\n  "sppt-sni"',
        'one_of = [\n  "dokumen-sertifikasi",\n  "sppt-sni"',
        "kolom documents.dokumen-sertifikasi.one_of: jenis dokumen tunggal «dokumen-sertifikasi» tidak ada; maksudnya "
        "mungkin «dokumen-audit».",
    ),
    "a document kind twice": (
        'needs = ["checklist-kelengkapan", "berkas-permohonan"]',
        'needs = ["berkas-permohonan", "berkas-permohonan"]',
        "langkah 3 (completeness), kolom needs: jenis dokumen «berkas-permohonan» tertulis 2 kali; tulis satu kali "
        "saja.",
    ),
    "a step that must be independent of itself": (
        'work = "receipt"',
        'work = "receipt"\nindependent_of = ["hand-over"]',
        "langkah 11 (hand-over), kolom independent_of: langkah lain «hand-over» tidak ada; tulis salah satu "
        "dari: application, disposition, completeness, verification, completion-request, audit-letter, confirmation, "
        "audit-ready, certification, signing, receipt.",
    ),
    "work that nobody knows": (
        'work = "receipt"',
        'work = "recipt"',
        "langkah 11 (hand-over), kolom work: pekerjaan «recipt» tidak dikenal; maksudnya mungkin «receipt».",
    ),
    "a case kind that nobody knows": (
        'ends = "completed"',
        'ends = "completed"\nkinds = ["initial", "surveillance", "recertification", "scope-change", "survey"]',
        "langkah 12 (receipt), kolom outcomes.diterima.kinds: jenis perkara «survey» tidak dikenal; tulis salah satu "
        "dari: initial, surveillance, recertification, scope-change.",
    ),
    "an account that nobody knows": (
        'account = "client"',
        'account = "klien"',
        "kolom roles.client.account: akun waktu «klien» tidak dikenal; maksudnya mungkin «client».",
    ),
    "an end that nobody knows": (
        'ends = "completed"',
        'ends = "selesai"',
        "langkah 12 (receipt), kolom outcomes.diterima.ends: akhir «selesai» tidak dikenal; tulis salah satu dari: "
        "completed, refused.",
    ),
    "a field marked as inferred that is none": (
        'inferred = ["role", "runs", "outcomes"]',
        'inferred = ["role", "run", "outcomes"]',
        "langkah 9 (certification), kolom inferred: kolom «run» tidak dikenal; maksudnya mungkin «runs».",
    ),
    "a scheme that nobody knows": (
        'scheme = "iso-14001"',
        'scheme = "iso-140001"',
        "langkah 9 (certification), kolom runs: skema «iso-140001» tidak dikenal; maksudnya mungkin «iso-14001».",
    ),
    "a scheme twice": (
        'scheme = "iso-14001"',
        'scheme = "iso-9001"',
        "langkah 9 (certification), kolom runs: «iso-9001» tertulis 2 kali; tulis satu kali saja, atau beri nama lain.",
    ),
    "a step that runs another procedure and has work of its own": (
        'inferred = ["role", "runs", "outcomes"]',
        'inferred = ["role", "runs", "outcomes"]\nwork = "receipt"',
        "langkah 9 (certification), kolom work: langkah yang menjalankan prosedur lain tidak mempunyai pekerjaan "
        "sendiri; hapus work atau runs.",
    ),
    "a step that runs another procedure and has two outcomes": (
        'label = "Sertifikasi dilaksanakan"\nopens = ["signing"]',
        'label = "Sertifikasi dilaksanakan"\nopens = ["signing"]\n'
        '[[steps.outcomes]]\nkey = "gagal"\nlabel = "Gagal"\nends = "refused"',
        "langkah 9 (certification), kolom outcomes: langkah yang menjalankan prosedur lain mempunyai 2 hasil; tulis "
        "tepat satu hasil, yang dipilih ketika prosedur itu selesai.",
    ),
    "an effective date before the made date": (
        "effective = 2021-07-30",
        "effective = 2019-01-01",
        "kolom identity.effective: tanggal efektif 1 Januari 2019 mendahului tanggal pembuatan 2 Januari 2019; "
        "tulis tanggal efektif yang sama atau sesudahnya.",
    ),
    "a key in capitals": (
        'key = "pelayanan-sertifikasi"',
        'key = "Pelayanan Sertifikasi"',
        "kolom key: kunci «Pelayanan Sertifikasi» tidak terbentuk baik; pakai huruf kecil, angka, dan tanda hubung.",
    ),
    "two roles of one key": (
        "[[pauses]]",
        '[[roles]]\nkey = "pjt"\nname = "Lagi"\n\n[[pauses]]',
        "kolom roles: «pjt» tertulis 2 kali; tulis satu kali saja, atau beri nama lain.",
    ),
    "two documents of one key": (
        "# 1\n",
        '[[documents]]\nkey = "e-billing"\nname = "Lagi"\n',
        "kolom documents: «e-billing» tertulis 2 kali; tulis satu kali saja, atau beri nama lain.",
    ),
    "two outcomes of one key": (
        'key = "tidak-sah"',
        'key = "sah"',
        "langkah 4 (verification), kolom outcomes: «sah» tertulis 2 kali; tulis satu kali saja, atau beri nama lain.",
    ),
    "an outcome that opens and ends": (
        'ends = "completed"',
        'ends = "completed"\nopens = ["signing"]',
        "langkah 12 (receipt), kolom outcomes.diterima.ends: hasil ini membuka langkah dan sekaligus mengakhiri; hapus "
        "opens atau ends.",
    ),
    "an outcome that neither opens nor ends": (
        'ends = "completed"',
        "",
        "langkah 12 (receipt), kolom outcomes.diterima.opens: hasil ini tidak membuka langkah dan tidak mengakhiri; "
        "tulis opens, atau ends dengan salah satu dari: completed, refused.",
    ),
    "a pause on an outcome that opens nothing": (
        'ends = "completed"',
        'ends = "completed"\npause = "menunggu-kelengkapan"',
        "langkah 12 (receipt), kolom outcomes.diterima.pause: jeda ini tidak mengenai langkah apa pun; tulis opens "
        "atau hapus pause.",
    ),
    "a linked procedure that is not there": (
        'procedure = "pelaksanaan-sertifikasi-produk"',
        'procedure = "pelaksanaan-sertifikasi-produkk"',
        "langkah 9 (certification), kolom runs.sppt-sni: prosedur «pelaksanaan-sertifikasi-produkk» tidak ada di "
        "pustaka; maksudnya mungkin «pelaksanaan-sertifikasi-produk».",
    ),
    "a version of a linked procedure that is not there": (
        'procedure = "pelaksanaan-sertifikasi-produk"',
        'procedure = "pelaksanaan-sertifikasi-produk"\nversion = 9',
        "langkah 9 (certification), kolom runs.sppt-sni: prosedur «pelaksanaan-sertifikasi-produk» tidak mempunyai "
        "versi 9; tulis salah satu dari: 1.",
    ),
}


def told(path: Path) -> list[str]:
    """The complaints of `sop check` about a file, without its name in front, nor that version 1 is frozen."""
    _, complaints = check(path)
    sentences = [str(complaint) for complaint in complaints if "sudah terbit" not in complaint.what]
    assert all(sentence.startswith(str(path)) for sentence in sentences)
    return [sentence.removeprefix(f"{path}, ") for sentence in sentences]


@pytest.mark.parametrize("defect", IN_THE_SOP)
def test_a_defect_in_the_sop_is_told(tmp_path: Path, defect: str) -> None:
    old, new, sentence = IN_THE_SOP[defect]
    path = written(tmp_path / "1.toml", {old: new})
    expected = [sentence]
    if defect == "an outcome that opens a step that is not there":  # then nothing leads on from there
        what = "langkah ini tidak pernah dibuka oleh hasil mana pun"
        do = "tulis kuncinya pada opens sebuah hasil, atau hapus langkah ini"
        expected.append(f"langkah 6 (audit-letter), kolom key: {what}; {do}.")
    assert told(path) == expected


IN_THE_PRODUCT_PROCEDURE = {
    "a path that is a day too long": (
        'role = "auditor"\nneeds = ["surat-tugas"]\nstandard = "5 hari kerja"',
        'role = "auditor"\nneeds = ["surat-tugas"]\nstandard = "6 hari kerja"',
        [
            "kolom budget: jalur team → stage-1 → stage-1-corrections → audit-plan → stage-2 → audit-report → "
            "corrections → laboratory-report → review → committee → decision → draft-certificate → final berjumlah 42 "
            "hari kerja, bukan 41 hari kerja; sesuaikan standar waktu langkah-langkah itu, atau tandai hasil yang "
            "memintas dengan shortcut.",
        ],
    ),
    "one branch that is a day too short": (
        'role = "laboratory"\nneeds = ["bukti-pengiriman-contoh"]\nstandard = "5 hari kerja"',
        'role = "laboratory"\nneeds = ["bukti-pengiriman-contoh"]\nstandard = "4 hari kerja"',
        [
            "kolom budget: jalur team → stage-1 → stage-1-corrections → audit-plan → sampling → sample-delivery → "
            "testing → laboratory-report → review → committee → decision → draft-certificate → final berjumlah 40 hari "
            "kerja, bukan 41 hari kerja; sesuaikan standar waktu langkah-langkah itu, atau tandai hasil yang memintas "
            "dengan shortcut.",
        ],
    ),
    "a surveillance that is shorter and does not say so": (
        'kinds = ["surveillance"]\nshortcut = true',
        'kinds = ["surveillance"]',
        [],  # the decision that continues the certificate is a shortcut on the same path
    ),
    "a unit that cannot be added": (
        'standard = "7 hari kerja"',
        'standard = "7 hari"',
        [
            "langkah 12 (review), kolom standard: satuan «hari» tidak dapat dijumlahkan dengan anggaran «41 hari "
            "kerja»; tulis standar waktunya dalam hari kerja.",
        ],
    ),
    "a loop that cannot be left": (
        'label = "Memadai"\nopens = ["laboratory-report"]',
        'label = "Memadai"\nopens = ["corrections"]',
        [
            "langkah 5 (stage-2), kolom outcomes: lingkar langkah ini tidak dapat ditinggalkan (stage-2, audit-report, "
            "corrections); "
            "tambahkan hasil yang membuka langkah di luarnya atau mengakhiri.",
        ],
    ),
    "a join that awaits a step which never opens it": (
        'joins = ["corrections", "testing"]',
        'joins = ["corrections", "testing", "stage-1"]',
        [
            "langkah 11 (laboratory-report), kolom joins: langkah «stage-1» yang ditunggu tidak mempunyai hasil yang "
            "membuka langkah ini; tulis «laboratory-report» pada opens hasil langkah itu, atau hapus dari joins.",
        ],
    ),
    "a join that is not stated": (
        'joins = ["corrections", "testing"]\n',
        "",
        [
            "langkah 11 (laboratory-report), kolom joins: langkah ini dapat dibuka lagi selagi masih terbuka, karena "
            "cabang-cabang sejajar menuju ke sini; tulis langkah-langkah yang harus ditunggu pada joins.",
        ],
    ),
    "a budget that the step which runs it does not have": (
        'budget = "41 hari kerja"',
        "",
        None,
    ),
}


@pytest.mark.parametrize("defect", IN_THE_PRODUCT_PROCEDURE)
def test_a_defect_in_a_linked_procedure_is_told(tmp_path: Path, defect: str) -> None:
    old, new, sentences = IN_THE_PRODUCT_PROCEDURE[defect]
    path = written(tmp_path / "1.toml", {old: new}, PRODUCT_FILE.read_text(encoding="utf-8"))
    _, complaints = check(path)
    found = [str(complaint).removeprefix(f"{path}, ") for complaint in complaints]
    if sentences is None:
        sop = PRODUCT_FILE.parents[1] / "pelayanan-sertifikasi" / "1.toml"
        sentences = [
            f"{sop}, langkah 9 (certification), kolom runs.sppt-sni: prosedur «pelaksanaan-sertifikasi-produk» versi 1 "
            "tidak mempunyai anggaran waktu; tulis budget di sana, sama dengan standar waktu langkah ini."
        ]
    assert [sentence for sentence in found if "sudah terbit" not in sentence] == sentences
