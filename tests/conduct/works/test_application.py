"""Step 1: the application gets its number, its letter and its bound file, and is the office's from then on."""

from __future__ import annotations

import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from mutubaku.applications.models import Application
from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.works import application as work
from mutubaku.conduct.works import application_file as files
from mutubaku.conduct.works import application_letter as letters
from mutubaku.documents import storage
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.queries import latest
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from tests.cast import Cast, do_step, fresh, later
from tests.conduct.actions.test_perform import outcome
from tests.conduct.conftest import SecondVersion
from tests.conduct.quick import Written
from tests.documents.samples import docx
from tests.paper.pictures import png
from tests.paper.samples import FILE as CONTENTS

AT = later(hours=2)
PDF = sample("Akta", "PT Contoh")


def hand_in(cast: Cast, case: Case, key: str = "akta", name: str = "akta.pdf", data: bytes = PDF) -> Version:
    return actions.attach(
        fresh(case, "application").pk, cast.client, later(hours=1), name=name, data=data, requirement=key
    )


def send(cast: Cast, case: Case) -> Case:
    actions.perform(fresh(case, "application").pk, "dikirim", cast.client, AT)
    case.refresh_from_db()
    return case


@pytest.fixture
def draft(cast: Cast) -> Case:
    case = cast.new_case()
    hand_in(cast, case)
    return case


def test_an_application_has_no_number_before_it_is_sent_and_one_from_then_on(cast: Cast, draft: Case) -> None:
    assert (draft.number, draft.sent_at, draft.about) == ("", None, "")
    sent = send(cast, draft)
    assert (sent.number, sent.sent_at, sent.about) == ("0001/ISO-9001/XI/2026", AT, "Produksi karet remah")


def test_sending_is_recorded_and_the_client_is_told(cast: Cast, draft: Case) -> None:
    send(cast, draft)
    entry = Entry.objects.get(chain=draft.chain, verb="case.sent")
    assert (entry.actor, entry.data) == (cast.client, {"number": "0001/ISO-9001/XI/2026"})
    assert [(n.kind, n.role) for n in Notice.objects.filter(case=draft).order_by("id")] == [
        ("case-sent", "client"),
        ("your-turn", "head"),
    ]


def test_an_application_is_not_sent_while_a_part_of_its_task_list_is_open(cast: Cast) -> None:
    case = cast.new_case()
    Application.objects.filter(case=case).update(declared_at=None, contact_phone="")
    case.application.system_scope.delete()
    with pytest.raises(PapersMissing) as refusal:
        send(cast, case)
    assert refusal.value.names == ("Data penghubung", "Ruang lingkup", "Dokumen persyaratan", "Pernyataan")
    case.refresh_from_db()
    assert (case.number, case.sent_at) == ("", None)


def test_the_letter_says_who_asks_whom_for_what(cast: Cast, draft: Case, quick_papers: Written) -> None:
    send(cast, draft)
    letter = quick_papers.last("application-letter")
    client = cast.organisation
    assert letter["letterhead"] == {"lines": (client.name,), "address": (client.address, client.city), "logo": b""}
    assert letter["recipient"] == (
        "Kepala Balai Standardisasi dan Pelayanan Jasa Industri Contoh",
        "di Palembang",
    )
    assert (letter["subject"], letter["asked"]) == ("Permohonan sertifikasi ISO 9001", "sertifikasi awal ISO 9001")
    assert letter["signer"] == {"title": "Manajer mutu", "name": cast.client.name, "nip": ""}
    assert (letter["place"], letter["written"], letter["number"]) == ("Palembang", date(2026, 11, 23), "")
    assert {row["label"]: row["value"] for row in letter["facts"]} == {
        "Nama perusahaan": client.name,
        "Alamat": "Jl. Industri No. 7, Palembang",
        "NIB": client.nib,
        "NPWP": client.npwp,
        "Penghubung": f"{cast.client.name}, Manajer mutu",
        "Telepon": "0711 000000",
        "E-mail": cast.client.email,
    }


def test_a_fact_the_client_has_not_given_leaves_its_line_out(cast: Cast, draft: Case) -> None:
    cast.organisation.npwp = ""
    cast.organisation.save()
    facts = letters.client_facts(Case.objects.get(pk=draft.pk), Application.objects.get(case=draft))
    assert "NPWP" not in {fact.label for fact in facts}


@pytest.mark.parametrize(
    ("scheme", "columns", "rows"),
    [
        (
            "sppt-sni",
            ("SNI", "Produk", "Merek", "Tipe", "Pabrik", "Tipe sertifikasi"),
            [("SNI 3553:2015", "Air mineral", "Contoh", "600 ml", "{factory}", "5")],
        ),
        (
            "iso-14001",
            ("Lokasi", "Alamat", "Kegiatan", "Regu 1 / 2 / 3", "Paruh waktu", "Musiman", "Efektif"),
            [("Pabrik", "Jl. Contoh", "Produksi", "4 / 0 / 0", "0", "0", "4")],
        ),
        (
            "industri-hijau",
            ("Standar Industri Hijau", "KBLI", "Produk", "Pabrik"),
            [("SIH 22123.1:2021", "22123", "Karet remah", "{factory}, Banyuasin")],
        ),
    ],
)
def test_the_scope_is_a_table_of_its_scheme(
    cast: Cast, quick_papers: Written, scheme: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    case = cast.new_case(scheme)
    hand_in(cast, case)
    send(cast, case)
    letter = quick_papers.last("application-letter")
    factory = cast.organisation.factories.get().name
    assert letter["columns"] == columns
    assert letter["rows"] == tuple(tuple(cell.format(factory=factory) for cell in row) for row in rows)


@pytest.mark.parametrize(
    ("scheme", "about"),
    [("sppt-sni", "Air mineral Contoh"), ("iso-14001", "Produksi karet remah"), ("industri-hijau", "Karet remah")],
)
def test_a_case_says_in_a_few_words_what_it_is_about(cast: Cast, scheme: str, about: str) -> None:
    case = cast.new_case(scheme)
    hand_in(cast, case)
    assert send(cast, case).about == about


def test_a_few_words_are_five_hundred_characters_at_most(cast: Cast, draft: Case) -> None:
    draft.application.system_scope.statement = "karet " * 300
    draft.application.system_scope.save()
    assert len(send(cast, draft).about) == 500


def test_the_file_lists_every_document_in_the_order_of_the_offices_table_and_holds_those_that_are_pdf(
    cast: Cast, quick_papers: Written
) -> None:
    for order, key in ((0, "daftar-mesin"), (2, "denah")):
        Requirement.objects.create(
            office=cast.office, key=key, name=key.title(), valid_from=date(2020, 1, 1), order=order, is_mandatory=False
        )
    case = cast.new_case()
    deed = hand_in(cast, case)
    machines = hand_in(cast, case, key="daftar-mesin", name="mesin.docx", data=docx())
    send(cast, case)
    letter = latest(case, work.LETTER)
    assert letter is not None
    listed = quick_papers.last("application-file")["documents"]
    assert [(row["document"], row["file"], row["hash"]) for row in listed] == [
        ("Surat permohonan", "surat-permohonan.pdf", letter.file.sha256[:12]),
        ("Daftar-Mesin", "mesin.docx", machines.file.sha256[:12]),
        ("Akta notaris", "akta.pdf", deed.file.sha256[:12]),
    ]
    bound = latest(case, work.FILE)
    assert bound is not None
    assert len(pypdf.PdfReader(io.BytesIO(storage.read(bound.file.sha256))).pages) == 3  # cover, letter, deed


def pages_of(version: Version) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(storage.read(version.file.sha256)))


def more_documents(cast: Cast, *keys: str) -> None:
    for order, key in enumerate(keys, start=2):
        Requirement.objects.create(
            office=cast.office, key=key, name=key.title(), valid_from=date(2020, 1, 1), order=order, is_mandatory=False
        )


def test_the_contents_say_on_which_page_each_part_begins_and_why_a_part_is_not_bound_in(
    cast: Cast, quick_papers: Written
) -> None:
    more_documents(cast, "mesin", "foto", "rusak")
    case = cast.new_case()
    hand_in(cast, case)
    hand_in(cast, case, key="mesin", name="mesin.docx", data=docx())
    hand_in(cast, case, key="foto", name="foto.png", data=png(40, 30))
    hand_in(cast, case, key="rusak", name="rusak.png", data=png(40, 30).replace(b"\x78\x9c", b"\0\0"))
    send(cast, case)
    listed = quick_papers.last("application-file")["documents"]
    assert [(row["document"], row["page"], row["note"]) for row in listed] == [
        ("Surat permohonan", "2", ""),
        ("Akta notaris", "3", ""),
        ("Mesin", "–", files.APART),
        ("Foto", "4", ""),
        ("Rusak", "–", files.DAMAGED),
    ]
    version = latest(case, work.FILE)
    assert version is not None
    bound = pages_of(version)
    marks = [(str(mark.title), bound.get_destination_page_number(mark)) for mark in bound.outline]  # type: ignore[union-attr,arg-type]  # no marks below marks
    assert marks == [("Daftar isi", 0), ("Surat permohonan", 1), ("Akta notaris", 2), ("Foto", 3)]
    assert len(bound.pages) == 4


def test_contents_that_run_over_two_pages_move_every_part() -> None:
    file = SimpleNamespace(sha256="ab" * 32, size=2048)
    version: Any = SimpleNamespace(filename="lampiran.pdf", file=file)
    parts = [files.Part(f"Lampiran {number}", version, PDF, 1) for number in range(1, 61)]
    bound = pypdf.PdfReader(io.BytesIO(files.bound(CONTENTS, parts, AT)))
    front = len(bound.pages) - 60
    assert front > 1
    (first, *_rest) = [bound.get_destination_page_number(mark) for mark in bound.outline[1:]]  # type: ignore[arg-type]  # no marks below marks
    assert first == front
    assert f"Lampiran 60 lampiran.pdf {file.sha256[:12]} 2 KB {front + 60}" in " ".join(
        "".join(page.extract_text() for page in bound.pages[:front]).split()
    )


def test_a_part_too_damaged_to_copy_stays_beside_the_file(cast: Cast, draft: Case) -> None:
    version = latest_of(draft)
    storage.path_of(version.file.sha256).write_bytes(b"%PDF-1.7 rusak")
    with pytest.raises(storage.FileDamaged):
        files._part("Akta", version, AT)
    broken = storage.keep(b"%PDF-1.7 rusak")
    version.file.sha256 = broken
    assert files._part("Akta", version, AT).note == files.DAMAGED


def latest_of(case: Case) -> Version:
    return Version.objects.select_related("file").get(document__case=case, document__requirement="akta")


def test_a_file_looked_at_before_there_is_a_letter_holds_what_there_is(cast: Cast, draft: Case) -> None:
    version = actions.make(fresh(draft, "application").pk, work.FILE, cast.client, AT)
    assert len(pypdf.PdfReader(io.BytesIO(storage.read(version.file.sha256))).pages) == 2


def test_a_letter_looked_at_before_the_last_answer_is_made_again_from_the_answers_as_sent(
    cast: Cast, draft: Case, quick_papers: Written
) -> None:
    actions.make(fresh(draft, "application").pk, work.LETTER, cast.client, AT)
    Application.objects.filter(case=draft).update(contact_position="Direktur")
    send(cast, draft)
    letter = latest(draft, work.LETTER)
    assert letter is not None
    assert (letter.number, quick_papers.last("application-letter")["signer"]["title"]) == (2, "Direktur")


def test_a_letter_the_client_signed_and_uploaded_is_the_letter(cast: Cast, draft: Case, quick_papers: Written) -> None:
    signed = actions.attach(
        fresh(draft, "application").pk, cast.client, AT, name="bertanda-tangan.pdf", data=PDF, kind=work.LETTER
    )
    send(cast, draft)
    last = latest(draft, work.LETTER)
    assert last is not None
    assert (last.file, last.origin) == (signed.file, "uploaded")  # the one made from the answers lies below it
    assert [name for name, _ in quick_papers.papers] == ["application-letter", "application-file"]


def test_an_application_that_comes_back_keeps_its_number_and_the_day_it_was_first_sent(
    cast: Cast, second_version: SecondVersion
) -> None:
    complete = '[[steps.outcomes]]\nkey = "lengkap"\nlabel = "Lengkap"\nopens = ["verification"]\ninferred = true\n'
    back = '\n[[steps.outcomes]]\nkey = "kembali"\nlabel = "Dikembalikan"\nopens = ["application"]\nwaives = true\n'
    second_version({complete: complete + back}, effective="2026-11-01")
    task = cast.case_at("completeness")
    number, sent_at = task.case.number, task.case.sent_at
    do_step(task, outcome(task, "kembali"), later(days=2))
    assert fresh(task.case, "application").round == 2
    case = send(cast, task.case)
    assert (case.number, case.sent_at) == (number, sent_at)
