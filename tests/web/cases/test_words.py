"""The journal in words, and the clock in both languages."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from mutubaku.cases.library import library
from mutubaku.cases.models import Case
from mutubaku.conduct.disclosure import CLIENT_TITLE
from mutubaku.journal.models import Verb
from mutubaku.web.cases import clock
from mutubaku.web.cases.history import _together, _told
from mutubaku.web.cases.words.events import SENTENCES, event_of, sentence
from mutubaku.worktime import TimeLeft
from tests.cast import MONDAY

OF_AN_OFFICE = ("office.", "position.", "holding.", "role.", "calendar.", "requirement.", "numbering.", "terms.")
OF_AN_OFFICE += ("account.", "organisation.", "invitation.", "tariff.", "questions.", "letter-text.", "payments.")
OF_AN_OFFICE += (
    "competence.",
    "interest.",
    "leave.",
    "checklist.changed",
    "standard.",
    "laboratory.",
    "service-standard.",
    "complaint.",
)
PROCEDURES = [library().get("pelayanan-sertifikasi", 1), library().get("pelaksanaan-sertifikasi-produk", 1)]


def entry(verb: Verb, minutes: int = 0, **more: Any) -> Any:
    fields = {"actor_id": 7, "actor_name": "Petugas Contoh", "capacity": "Staf PJT", "on_behalf_of": "", "pk": minutes}
    data = {key: value for key, value in more.items() if key not in fields}
    fields |= {key: value for key, value in more.items() if key in fields}
    return SimpleNamespace(verb=verb.value, at=MONDAY + timedelta(minutes=minutes), data=data, **fields)


@pytest.mark.parametrize(
    ("step", "outcome", "said"),
    [
        ("disposition", "didisposisikan", "“Meneruskan permohonan kepada petugasnya” selesai."),
        ("completeness", "tidak-lengkap", "“Memeriksa kelengkapan permohonan” selesai dengan hasil: Tidak lengkap."),
        ("confirmation", "dikonfirmasi", "“Menyetujui jadwal audit dan membayar” dilewati: ditetapkan kantor."),
    ],
)
def test_the_client_reads_a_step_in_their_own_words(step: str, outcome: str, said: str) -> None:
    done = entry(Verb.STEP_DONE, procedure="pelayanan-sertifikasi@1", step=step, outcome=outcome, round=1)
    assert sentence(done, PROCEDURES, as_client=True) == said
    own = sentence(done, PROCEDURES)
    assert own != said


def test_the_history_of_a_surveillance_names_the_letter_to_the_client_and_leaves_the_office_its_own_words() -> None:
    done = entry(Verb.STEP_DONE, procedure="pelayanan-sertifikasi@1", step="signing", outcome="ditandatangani", round=1)
    held = entry(Verb.PAUSE_OPENED, step="signing", round=1)
    assert sentence(done, PROCEDURES, "surveillance", as_client=True).startswith(
        "“Menandatangani surat keterangan meneruskan penggunaan sertifikat” selesai"
    )
    assert "surat keterangan meneruskan" in sentence(held, PROCEDURES, "surveillance", as_client=True)
    assert "“Menandatangani sertifikat”" in sentence(held, PROCEDURES, "initial", as_client=True)
    assert sentence(done, PROCEDURES, "surveillance") == sentence(done, PROCEDURES)


def test_every_verb_that_can_occur_on_a_case_has_a_sentence() -> None:
    assert {verb for verb in Verb if not verb.value.startswith(OF_AN_OFFICE)} == set(SENTENCES)


@pytest.mark.parametrize(
    ("verb", "data", "said"),
    [
        (Verb.CASE_OPENED, {}, "Permohonan dimulai."),
        (
            Verb.CASE_SENT,
            {"number": "12/2026", "capacity": CLIENT_TITLE},
            "Permohonan dikirim dan mendapat nomor 12/2026.",
        ),
        (Verb.CASE_SENT, {"number": "12/2026"}, "Audit khusus dibuka kantor dan mendapat nomor 12/2026."),
        (
            Verb.STEP_DONE,
            {"procedure": "pelayanan-sertifikasi@1", "step": "completeness", "outcome": "tidak-lengkap", "round": 2},
            "“Memeriksa kelengkapan (putaran ke-2)” selesai dengan hasil: Tidak lengkap.",
        ),
        (
            Verb.STEP_DONE,
            {"procedure": "pelayanan-sertifikasi@1", "step": "dihapus", "outcome": "lama"},
            "“dihapus” selesai dengan hasil: lama.",
        ),
        (
            Verb.STEP_DONE,
            {"procedure": "pelayanan-sertifikasi@1", "step": "completeness", "outcome": "lama"},
            "“Memeriksa kelengkapan” selesai dengan hasil: lama.",
        ),
        (Verb.TASK_CLAIMED, {"step": "team"}, "“Menunjuk tim audit” diambil."),
        (Verb.TASK_RELEASED, {"step": "team"}, "“Menunjuk tim audit” dilepas."),
        (
            Verb.TASK_REASSIGNED,
            {"step": "team", "to": "Rekan Contoh"},
            "“Menunjuk tim audit” dialihkan kepada Rekan Contoh.",
        ),
        (Verb.SAMPLE_TAKEN, {"sample": "C-00001", "lot": "L1"}, "Contoh C-00001 dicatat."),
        (Verb.SAMPLE_TAKEN, {"sample": "C-00001", "photo": "ab"}, "Foto contoh C-00001 ditambahkan."),
        (
            Verb.SAMPLE_TAKEN,
            {"confirmed_by": "Rina", "position": "Gudang"},
            "Berita acara pengambilan contoh dibenarkan Rina dan petugas.",
        ),
        (
            Verb.SAMPLE_HANDED_ON,
            {"sample": "C-00001", "from": "Agus", "to": "Pos", "broken": ""},
            "Contoh C-00001 diserahkan Agus kepada Pos, segel utuh.",
        ),
        (
            Verb.SAMPLE_HANDED_ON,
            {"sample": "C-00001", "from": "Agus", "to": "Pos", "broken": "void"},
            "Contoh C-00001 diserahkan Agus kepada Pos dengan segel rusak.",
        ),
        (
            Verb.TEST_REPORTED,
            {"parameter": "Timbal", "value": "< 0,001", "unit": "mg/L"},
            "Hasil uji Timbal dicatat: < 0,001 mg/L.",
        ),
        (Verb.TEST_REPORTED, {"parameter": "pH", "value": "7,2", "unit": ""}, "Hasil uji pH dicatat: 7,2."),
        (Verb.PAUSE_OPENED, {"step": "testing"}, "Waktu “Menguji contoh” dihentikan."),
        (Verb.PAUSE_ENDED, {"step": "testing"}, "Waktu “Menguji contoh” berjalan lagi."),
        (
            Verb.CASE_VERSION_MOVED,
            {"from": 1, "to": 2},
            "Permohonan dipindahkan dari SOP versi 1 ke versi 2.",
        ),
        (
            Verb.DOCUMENT_MADE,
            {"kind": "memo-dinas", "filename": "memo-dinas.pdf", "version": 1, "number": "5/M"},
            "Dokumen dibuat: Memo dinas nomor 5/M.",
        ),
        (
            Verb.DOCUMENT_ADDED,
            {"kind": "", "filename": "akta.pdf", "version": 3},
            "Dokumen diunggah: akta.pdf (versi 3).",
        ),
        (Verb.CERTIFICATE_ISSUED, {"certificate": "512/S"}, "Sertifikat nomor 512/S terbit."),
        (
            Verb.CERTIFICATE_CONTINUED,
            {"number": "7/S"},
            "Penggunaan sertifikat diteruskan dengan surat 7/S.",
        ),
        (
            Verb.PAUSE_OPENED,
            {"step": "testing", "pause": "pengujian"},
            "Waktu “Menguji contoh” dihentikan: Pengujian.",
        ),
        (
            Verb.DUE_PROJECTED,
            {"due": {"completeness": ["2026-11-26T14:39:00+07:00", "2026-11-27T09:09:00+07:00"]}},
            "Tenggat dihitung ulang karena kalender kantor berubah: "
            "“Memeriksa kelengkapan” 26 Nov 2026, 14.39 WIB → 27 Nov 2026, 09.09 WIB.",
        ),
        (
            Verb.DISPOSITION_WRITTEN,
            {"addressees": ["pjt"], "urgency": "urgent", "instruction": "Periksa."},
            "Disposisi ditulis: Seksi PJT; Segera.",
        ),
        (
            Verb.DOCUMENT_JUDGED,
            {"requirement": "npwp", "name": "NPWP", "is_valid": False, "reason": "Kabur."},
            "Dokumen persyaratan diverifikasi: NPWP: tidak sah (Kabur.).",
        ),
        (
            Verb.REVIEW_ANSWERED,
            {"presences": {"akta": "present", "npwp": "absent: Belum ada."}, "answers": {"lingkup": "yes"}},
            "Tinjauan permohonan diisi: 1 ada, 1 tidak ada, 1 ya.",
        ),
        (
            Verb.COMPLETION_ASKED,
            {"until": "2026-12-04", "requirements": ["npwp", "akta"]},
            "Permintaan kelengkapan disiapkan, belum dikirim: 2 hal; sampai 4 Des 2026.",
        ),
        (
            Verb.AUDIT_PROPOSED,
            {
                "starts_on": "2026-12-03",
                "ends_on": "2026-12-04",
                "place": "Bekasi",
                "team": [{"user": 1, "name": "Ani", "function": "lead"}, {"user": 2, "name": "Budi"}],
            },
            "Tanggal dan tim audit diusulkan: 3 Des 2026–4 Des 2026; Bekasi; Ani, Budi.",
        ),
        (
            Verb.TEAM_APPOINTED,
            {"number": 1, "starts_on": "2026-12-03", "ends_on": "2026-12-03", "team": [{"user": 1}, {"user": 2}]},
            "Tim audit diubah: 2 orang; 3 Des 2026.",
        ),
        (Verb.AUDIT_OBJECTED, {"about": "dates"}, "Pelanggan berkeberatan atas tanggal atau tim audit: tanggal audit."),
        (Verb.VISIT_RECORDED, {"meeting": "opening", "noted": "Rina"}, "Kehadiran Rina dicatat: Rapat pembukaan."),
        (Verb.VISIT_RECORDED, {"struck": "Rina"}, "Kehadiran Rina dihapus."),
        (
            Verb.VISIT_RECORDED,
            {"documents": ["a", "b"], "inadequate": ["a"]},
            "Catatan kunjungan audit ditulis: 2 dokumen; 1 belum memadai.",
        ),
        (Verb.FINDING_RECORDED, {"grade": "major", "statement": "Tidak ada."}, "Temuan dicatat: Mayor."),
        (
            Verb.FINDING_RELEASED,
            {"number": "1", "due": "2026-12-04"},
            "Temuan 1 disampaikan kepada pelanggan: sampai 4 Des 2026.",
        ),
        (Verb.REPORT_WRITTEN, {"version": 2}, "Laporan audit ditulis: versi 2."),
        (
            Verb.REPORT_REMARKED,
            {"place": "Halaman 2", "right": False},
            "Catatan pelanggan atas laporan audit dijawab: Halaman 2; tidak dibenarkan.",
        ),
        (Verb.PERFORMANCE_RECORDED, {"criteria": ["a", "b"]}, "Kinerja industri hijau dicatat: 2 kriteria."),
        (Verb.TEST_ORDERED, {"parameter": "Timbal", "dropped": True}, "Parameter uji Timbal dihapus."),
        (Verb.TEST_ORDERED, {"parameter": "Timbal", "limit": "1"}, "Parameter uji Timbal ditambahkan."),
        (
            Verb.DRAFT_CONFIRMED,
            {"version": 1, "is_right": False},
            "Konsep sertifikat diperiksa pelanggan: versi 1; minta diperbaiki.",
        ),
        (
            Verb.HAND_OVER_WRITTEN,
            {"manner": "courier", "receiver": "Rina", "courier": "Pos", "tracking_number": "R1"},
            "Cara penyerahan dicatat: Dikirim lewat kurir; Rina; Pos; R1.",
        ),
        (
            Verb.PAYMENT_VERIFIED,
            {"number": "AB12", "amount": 9_000_000},
            "Pembayaran dengan NTPN AB12 dinyatakan sah: Rp 9.000.000.",
        ),
        (
            Verb.TASK_CLAIMED,
            {"step": "team", "lapsed": "Budi"},
            "“Menunjuk tim audit” diambil dari Budi, yang tidak dapat mengerjakannya lagi.",
        ),
        (
            Verb.CASE_OPENED,
            {"scheme": "iso-9001", "kind": "initial"},
            "Permohonan dimulai: ISO 9001; Sertifikasi awal.",
        ),
        (Verb.OFFICE_CHANGED, {}, "office.changed"),
    ],
)
def test_an_act_is_told_in_one_sentence(verb: Verb, data: dict[str, Any], said: str) -> None:
    assert sentence(entry(verb, **data), PROCEDURES) == said


def test_who_acted_is_named_with_position_and_on_whose_behalf() -> None:
    acting = entry(Verb.CASE_CLOSED, capacity="Plt. Kepala Balai", on_behalf_of="SP-1", reason="Sudah lama.")
    told = event_of(acting, PROCEDURES)
    assert (told.who, told.note) == ("Plt. Kepala Balai, Petugas Contoh (SP-1)", "Sudah lama.")
    assert event_of(entry(Verb.DUE_PROJECTED, actor_id=None, actor_name="Sistem"), PROCEDURES).who == "Sistem"


def test_a_client_reads_positions_of_officials_and_names_of_their_own_people() -> None:
    assert event_of(entry(Verb.CASE_CLOSED), PROCEDURES, as_client=True).who == "Staf PJT"
    own = entry(Verb.CASE_SENT, capacity="Pelanggan", actor_name="Ibu Contoh", on_behalf_of="PT Contoh", number="1")
    assert event_of(own, PROCEDURES, as_client=True).who == "Ibu Contoh"


def test_papers_added_by_one_person_within_an_hour_are_told_together() -> None:
    entries = [
        entry(Verb.DOCUMENT_ADDED, 0),
        entry(Verb.DOCUMENT_MADE, 30),
        entry(Verb.DOCUMENT_ADDED, 120),
        entry(Verb.DOCUMENT_ADDED, 121, actor_id=8),
        entry(Verb.TASK_CLAIMED, 122),
        entry(Verb.TASK_RELEASED, 123),
    ]
    assert [len(run) for run in _together(entries)] == [2, 1, 1, 1, 1]


def test_documents_judged_with_one_press_are_one_line_that_says_which_are_not_valid_and_why() -> None:
    judged = [
        entry(Verb.DOCUMENT_JUDGED, 0, requirement=f"d{number}", name=f"D{number}", is_valid=True) for number in (1, 2)
    ]
    judged.append(entry(Verb.DOCUMENT_JUDGED, 0, requirement="npwp", name="NPWP", is_valid=False, reason="Kabur."))
    (run,) = _together(judged)
    told = _told(run, PROCEDURES, Case(), as_client=False)
    assert told.text == "Dokumen persyaratan diverifikasi: 2 sah; NPWP: tidak sah (Kabur.)."
    assert told.more == ("D1: sah", "D2: sah", "NPWP: tidak sah (Kabur.)")
    assert not told.note


def test_a_review_lists_what_was_found_of_each_document_and_question() -> None:
    review = entry(
        Verb.REVIEW_ANSWERED,
        presences={"npwp": "absent: Belum ada."},
        documents={"npwp": "NPWP"},
        answers={"lingkup": "yes"},
        questions={"lingkup": "Apakah lingkupnya jelas?"},
    )
    assert event_of(review, PROCEDURES).more == ("NPWP: tidak ada (Belum ada.)", "Apakah lingkupnya jelas?: ya")


def test_the_client_is_not_told_who_handles_an_appeal_nor_of_steps_whose_due_moments_moved() -> None:
    appeal = entry(Verb.APPEAL_FOLLOWED, handler="Budi")
    assert "Budi" in sentence(appeal, PROCEDURES)
    assert "Budi" not in sentence(appeal, PROCEDURES, as_client=True)
    moved = entry(Verb.DUE_PROJECTED, due={"completeness": [None, None]})
    assert sentence(moved, PROCEDURES, as_client=True).endswith("kalender kantor berubah.")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (TimeLeft("none", ""), "tanpa batas waktu"),
        (TimeLeft("on-time", "", minutes=80), "1 jam 20 menit kerja lagi"),
        (TimeLeft("on-time", "", minutes=120), "2 jam kerja lagi"),
        (TimeLeft("soon", "", minutes=14), "14 menit kerja lagi"),
        (TimeLeft("soon", ""), "kurang dari 1 menit kerja lagi"),
        (TimeLeft("on-time", "", days=1), "1 hari kerja lagi"),
        (TimeLeft("late", "", days=2), "lewat 2 hari kerja"),
        (TimeLeft("late", "", minutes=45), "lewat 45 menit kerja"),
    ],
)
def test_the_time_left_is_worded_as_the_clock_itself_words_it(left: TimeLeft, said: str) -> None:
    with translation.override("id"):
        assert clock._words(left) == said


def test_the_time_left_reads_in_english_to_who_reads_english() -> None:
    with translation.override("en"):
        told = [clock._words(TimeLeft("on-time", "", minutes=80)), clock._words(TimeLeft("late", "", days=2))]
        assert ["working time" in told[0], "2 working days" in told[1]] == [True, True]
        assert clock._words(TimeLeft("none", "")).startswith("no ")


def test_a_standing_clock_says_in_english_whom_it_waits_for() -> None:
    def waiting(kind: str) -> str:
        task: Any = SimpleNamespace(
            procedure_key="pelaksanaan-sertifikasi-produk", procedure_version=1, runs="", step="testing"
        )
        held: Any = SimpleNamespace(kind=kind, reason="hasil uji")
        with translation.override("en"):
            return clock._waiting(task, held)

    assert waiting("menunggu-tindakan-koreksi-tahap-1") == "paused: waiting for the client"
    assert waiting("pengujian").startswith("paused: waiting for")
    assert waiting("dihapus") == waiting("pengujian")
