"""Letters from a case: the office's words of the day, the case's values, the right form of paper, and who signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from mutubaku.cases.library import library
from mutubaku.cases.models import Task
from mutubaku.complaints.models import PaperKind
from mutubaku.conduct.access import worker_of
from mutubaku.conduct.wiring import WORKS
from mutubaku.conduct.works import standing_letter
from mutubaku.conduct.works.application_file import ORDER
from mutubaku.conduct.works.audit_letter import OF_SPECIAL
from mutubaku.conduct.works.completeness import CALLED_OFF
from mutubaku.conduct.works.letter_kinds import kinds, row_of, used_on
from mutubaku.conduct.works.letters import Letter, LetterTable, letter_pdf, trial_pdf, write_letter
from mutubaku.documents.letter_texts import set_text
from mutubaku.documents.models import LetterText, Origin, Version
from mutubaku.paper import words_of
from mutubaku.people.access import Capacity, client_capacity
from tests.cast import MONDAY, Cast, later
from tests.conduct.quick import Written

GAPS = LetterTable("Kekurangan", ("Dokumen", "Alasan"), (("Akta notaris", "Belum diserahkan"),))
WRITTEN = sorted({kind for work in WORKS.values() for kind in work.written})
OF_DECISIONS = ("perjanjian-sertifikasi", "surat-penolakan-sertifikasi", "hasil-banding")  # written by acts of theirs
# about a certificate, beside or after its procedure, and about a complaint
BESIDE = (*standing_letter.KINDS.values(), ORDER, *PaperKind.values)
OF_MONEY = ("bukti-bayar",)  # the treasurer's, made when money is verified
OF_SPECIALS = (OF_SPECIAL, CALLED_OFF)  # the words of papers of steps, in a special audit


@pytest.fixture
def task(cast: Cast) -> Task:
    """The head's step of a case just received."""
    return cast.case_at("disposition")


@pytest.fixture
def head(cast: Cast, task: Task) -> Capacity:
    return worker_of(task, cast.staff["head"], later(hours=1))


def put(task: Task, kind: str, body: str, subject: str = "Hal {nama_perusahaan}") -> LetterText:
    """The office's own words, from Monday on."""
    return LetterText.objects.create(
        office=task.case.office, kind=kind, valid_from=MONDAY.date(), version=9, subject=subject, body=body
    )


def texts(paper: dict[str, Any]) -> list[str]:
    """The paragraphs of a paper."""
    return [block["text"] for block in paper["body"] if block["kind"] == "words"]


def test_every_paper_the_steps_write_has_words_and_a_document_of_the_procedure() -> None:
    assert set(kinds()) == {*WRITTEN, *BESIDE, *OF_DECISIONS, *OF_MONEY, *OF_SPECIALS}
    procedures = [library().in_force(key, date(2026, 11, 23)) for key in tuple(library().keys())]
    named = {one.key for procedure in procedures for one in procedure.documents}
    assert set(WRITTEN) <= named


@pytest.mark.parametrize("kind", [*WRITTEN, *BESIDE, *OF_MONEY, *OF_SPECIALS])
def test_the_built_in_words_of_every_kind_make_a_paper(typesetting_cast: Cast, kind: str) -> None:
    case = typesetting_cast.new_case()
    head = Capacity(user_id=typesetting_cast.staff["head"].pk, name="Sri", title="Kepala Balai", role="head")
    data = trial_pdf(case, kind, kind, Letter(fields=kinds()[kind].fields, tables=(GAPS,)), head, MONDAY, "12/2026")
    assert data.startswith(b"%PDF")
    read = " ".join(words_of(data, 9).split())
    has_table = "{daftar}" in kinds()[kind].body
    order = ["12/2026", *(["Akta notaris", "Belum diserahkan"] if has_table else []), head.name]
    places = [read.rindex(words) if words == head.name else read.index(words) for words in order]
    assert places == sorted(places), "read from the number over the table to whoever signs"


def test_a_letter_is_numbered_by_its_register_and_kept_with_its_number(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    version = write_letter(task, "memo-disposisi", Letter(), head, later(hours=1))
    assert (version.filename, version.origin) == ("memo-disposisi.pdf", Origin.MADE)
    assert version.letter_number == quick_papers.last("disposition")["number"] != ""


def test_the_office_s_words_are_filled_from_the_case(task: Task, head: Capacity, quick_papers: Written) -> None:
    put(task, "surat-kelengkapan", "Dari {nama_kantor}, {kota_kantor}: {nomor_permohonan}, sampai {batas}.\n\n{daftar}")
    letter = Letter(fields={"batas": "11 Desember 2026"}, tables=(GAPS,))
    letter_pdf(task, "surat-kelengkapan", letter, head, later(hours=1), "12/2026")
    paper = quick_papers.last("correspondence")
    client = task.case.organisation
    assert paper["subject"] == f"Hal {client.name}"
    assert texts(paper)[0].endswith(f": {task.case.number}, sampai 11 Desember 2026.")
    assert paper["body"][1]["rows"] == (("1", "Akta notaris", "Belum diserahkan"),)
    assert (paper["number"], paper["issued"]) == ("12/2026", date(2026, 11, 23))
    assert paper["signer"] == {"title": head.title, "name": head.name, "nip": head.nip}
    assert paper["recipient"][0] == f"Pimpinan {client.name}"


def test_a_letter_without_a_number_yet_says_so(task: Task, head: Capacity, quick_papers: Written) -> None:
    letter_pdf(task, "surat-kelengkapan", Letter(), head, later(hours=1), "")
    assert quick_papers.last("correspondence")["number"] == "(belum bernomor)"


def test_an_acting_head_signs_as_acting_head(task: Task, head: Capacity, quick_papers: Written) -> None:
    put(task, "surat-penolakan", "{nama_penandatangan}, {jabatan_penandatangan}")
    acting = replace(head, title="Plt. Kepala Balai")
    letter_pdf(task, "surat-penolakan", Letter(), acting, later(hours=1), "1")
    paper = quick_papers.last("correspondence")
    assert (paper["signer"]["title"], texts(paper)) == ("Plt. Kepala Balai", [f"{head.name}, Plt. Kepala Balai"])


def test_a_broken_text_of_the_office_never_stops_a_case(task: Task, head: Capacity, quick_papers: Written) -> None:
    put(task, "surat-penolakan", "{tidak_dikenal}")
    write_letter(task, "surat-penolakan", Letter(fields={"alasan": "Di luar lingkup."}), head, later(hours=1))
    assert "Di luar lingkup." in texts(quick_papers.last("correspondence"))  # the built-in words
    used = used_on(task.case.office, kinds()["surat-penolakan"], MONDAY.date())
    assert used.broken is not None
    assert "{tidak_dikenal}" in used.reason


def test_a_text_of_tomorrow_does_not_change_the_letters_of_today(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    office, fields = task.case.office, kinds()["surat-penolakan"].known
    set_text(office, "surat-penolakan", "A", "Besok.", date(2026, 11, 24), fields=fields, by=head, at=MONDAY)
    letter_pdf(task, "surat-penolakan", Letter(), head, later(hours=1), "1")
    assert "Besok." not in texts(quick_papers.last("correspondence"))
    letter_pdf(task, "surat-penolakan", Letter(), head, later(days=1), "1")
    assert texts(quick_papers.last("correspondence")) == ["Besok."]


@pytest.mark.parametrize("listed", ["Seksi PJT, Seksi SS", "Seksi PJT\nSeksi SS", "Seksi PJT; Seksi SS"])
def test_a_memo_goes_to_whom_the_step_names(task: Task, head: Capacity, quick_papers: Written, listed: str) -> None:
    fields = {"penerima": listed, "sifat": "segera"}
    letter_pdf(task, "memo-dinas", Letter(fields=fields), head, later(hours=1), "1")
    paper = quick_papers.last("memo")
    assert (paper["recipient"], paper["sender"], paper["title"]) == (
        ("Seksi PJT", "Seksi SS"),
        head.title,
        "Memo dinas",
    )
    assert paper["heads"] == ({"label": "Sifat", "value": "segera"},)


def test_a_recipient_named_by_the_step_goes_before_the_client_and_after_the_text(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    named = Letter(recipient=("Kepala Dinas", "Palembang"))
    letter_pdf(task, "surat-penolakan", named, head, later(hours=1), "1")
    assert quick_papers.last("correspondence")["recipient"] == ("Kepala Dinas", "Palembang")
    put(task, "surat-penolakan", "Kepada : Inspektur\n\nIsi.")
    letter_pdf(task, "surat-penolakan", named, head, later(hours=1), "1")
    assert quick_papers.last("correspondence")["recipient"] == ("Inspektur",)


def test_a_city_that_ends_the_address_is_not_printed_twice(task: Task, head: Capacity, quick_papers: Written) -> None:
    task.case.organisation.address, task.case.organisation.city = "Jalan A\nPalembang 30128", "Palembang"
    letter_pdf(task, "surat-penolakan", Letter(), head, later(hours=1), "1")
    assert quick_papers.last("correspondence")["recipient"][1:] == ("Jalan A", "Palembang 30128")
    task.case.organisation.city = "Sekayu"
    letter_pdf(task, "surat-penolakan", Letter(), head, later(hours=1), "1")
    assert quick_papers.last("correspondence")["recipient"][-1] == "Sekayu"


def test_a_disposition_sheet_says_what_came_from_whom_and_when(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    fields = {"penerima": "Seksi PJT", "instruksi": "Periksa.", "sifat": "segera"}
    letter_pdf(task, "memo-disposisi", Letter(fields=fields), head, later(hours=1), "4")
    paper = quick_papers.last("disposition")
    assert (paper["urgency"], paper["addressees"], texts(paper)) == ("Segera", ("Seksi PJT",), ["Periksa."])
    assert paper["received"] == date(2026, 11, 23)
    about = {row["label"]: row["value"] for row in paper["letter"]}
    assert (about["Nomor permohonan"], about["Tanggal surat"]) == (task.case.number, "23 November 2026")
    Version.objects.filter(document__kind="surat-permohonan").update(origin=Origin.UPLOADED)
    letter_pdf(task, "memo-disposisi", Letter(fields=fields), head, later(hours=1), "4")
    about = {row["label"]: row["value"] for row in quick_papers.last("disposition")["letter"]}
    assert about["Tanggal surat"] == "tertulis pada suratnya"  # only the scanned paper knows its day


def test_a_disposition_of_a_draft_has_no_day_of_receipt_and_goes_to_the_other_side(
    cast: Cast, quick_papers: Written
) -> None:
    case, by = cast.new_case(), Capacity(user_id=None, name="Sri", title="Kepala Balai", role="head")
    trial_pdf(case, "memo-disposisi", "x", Letter(), by, MONDAY)
    paper = quick_papers.last("disposition")
    assert (paper["received"], paper["addressees"][0]) == (None, f"Pimpinan {case.organisation.name}")


def test_a_record_is_headed_with_its_subject_and_the_facts_of_the_case(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    letter_pdf(task, "tinjauan-permohonan", Letter(fields={"kesimpulan": "Dilanjutkan."}), head, later(hours=1), "1")
    paper = quick_papers.last("record")
    assert paper["title"] == "Tinjauan permohonan"
    assert {row["label"]: row["value"] for row in paper["facts"]}["Jenis"] == "Sertifikasi awal"
    assert paper["body"][-1]["rows"] == [{"label": "Kesimpulan", "value": "Dilanjutkan."}]


def test_head_lines_the_office_wrote_stand_before_the_body_of_a_record_and_of_a_disposition(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    body = "Kepada : Seksi SS\nSifat : Segera\nLampiran : 1 berkas\n\nIsi."
    for kind, template in (("tinjauan-permohonan", "record"), ("memo-disposisi", "disposition")):
        put(task, kind, body)
        letter_pdf(task, kind, Letter(), head, later(hours=1), "1")
        first = quick_papers.last(template)["body"][0]
        assert [row["label"] for row in first["rows"]][-2:] == ["Sifat", "Lampiran"]
    sheet = quick_papers.last("disposition")
    assert (sheet["addressees"], len(sheet["body"][0]["rows"])) == (("Seksi SS",), 2)
    letter_pdf(task, "memo-disposisi", Letter(recipient=("Ketua Tim A, B dan C",)), head, later(hours=1), "1")
    sheet = quick_papers.last("disposition")
    assert (sheet["addressees"], len(sheet["body"][0]["rows"])) == (("Ketua Tim A, B dan C",), 3)


def test_a_kind_nobody_wrote_words_for_is_a_plain_sheet_with_all_it_was_given(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    letter = Letter(fields={"jumlah_sampel": "4"}, tables=(GAPS,))
    letter_pdf(task, "tanda-terima", letter, head, later(hours=1), "1")
    paper = quick_papers.last("record")
    assert (paper["title"], [block["kind"] for block in paper["body"]]) == (
        "Tanda terima Sertifikat",
        ["facts", "table"],
    )
    assert paper["body"][0]["rows"] == [{"label": "Jumlah sampel", "value": "4"}]
    letter_pdf(task, "tanda-terima", Letter(), head, later(hours=1), "1")
    assert quick_papers.last("record")["body"] == []
    assert row_of("x", "Aneka {nama}").subject == "Aneka (nama)"


def test_a_clients_own_letter_is_on_its_own_head_signed_for_it_and_takes_no_number(
    cast: Cast, task: Task, quick_papers: Written
) -> None:
    by = client_capacity(cast.client, cast.organisation, later(hours=1))
    assert by is not None
    version = write_letter(task, "lembar-konfirmasi", Letter(), by, later(hours=1))
    paper = quick_papers.last("correspondence")
    assert (version.letter_number, paper["number"], paper["place"]) == ("", "", cast.organisation.city)
    assert paper["letterhead"]["lines"] == (cast.organisation.name,)
    assert paper["signer"] == {"title": cast.organisation.name, "name": cast.client.name, "nip": ""}
    assert paper["recipient"][0].startswith("Kepala ")


def test_a_letter_is_indonesian_whatever_language_its_maker_reads(
    task: Task, head: Capacity, quick_papers: Written
) -> None:
    put(task, "surat-penolakan", "{jenis}, {tanggal}")
    with override("en"):
        letter_pdf(task, "surat-penolakan", Letter(), head, later(hours=1), "1")
    assert texts(quick_papers.last("correspondence")) == ["Sertifikasi awal, 23 November 2026"]
