"""The differences of two procedures are told as sentences, all of them, and none where there is none."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.procedure import (
    Approval,
    DocumentKind,
    Identity,
    Outcome,
    PauseKind,
    Procedure,
    Role,
    Runs,
    Step,
    compare,
    load_library,
)
from mutubaku.procedure import comparison as labels
from mutubaku.worktime import parse_standard

from .building import END, IDENTITY, ROLES, procedure, step, to

SOP = load_library().get("pelayanan-sertifikasi", 1)
OLD = procedure(step("a", to("b")), step("b", to("c"), days=2), step("c", END))


def test_a_procedure_does_not_differ_from_itself() -> None:
    library = load_library()
    for key in library.keys():  # noqa: SIM118 - a Library is no dict
        assert compare(library.get(key, 1), library.get(key, 1)) == ()


def test_a_step_in_between_is_told_as_added_and_the_others_as_staying() -> None:
    new = procedure(step("a", to("x")), step("x", to("b")), step("b", to("c"), days=2), step("c", END))
    assert compare(OLD, new) == (
        "Langkah 2 «Kerjakan x» ditambahkan: Kerjakan x",
        "Langkah 1 «Kerjakan a», hasil «b» dihapus.",
        "Langkah 1 «Kerjakan a», hasil «x» ditambahkan.",
    )


def test_a_step_taken_out_is_told_as_removed() -> None:
    new = procedure(step("a", to("c", key="b")), step("c", END))
    assert compare(OLD, new) == (
        "Langkah 2 «Kerjakan b» dihapus: Kerjakan b",
        "Langkah 1 «Kerjakan a», hasil «Lanjut»: langkah yang dibuka «Kerjakan b» dihapus.",
        "Langkah 1 «Kerjakan a», hasil «Lanjut»: langkah yang dibuka «Kerjakan c» ditambahkan.",
    )


def test_a_step_in_another_place_is_told_as_moved() -> None:
    new = procedure(OLD.steps[0], OLD.steps[2], OLD.steps[1])
    assert compare(OLD, new) == ("Langkah «Kerjakan c» dipindahkan dari nomor 3 ke nomor 2.",)


def test_each_cell_of_a_step_is_told() -> None:
    changed = replace(
        OLD.steps[1],
        activity="Periksa b",
        role="client",
        needs=("surat",),
        standard=parse_standard("3 hari kerja"),
        note="Catatan",
        inferred=("role",),
    )
    assert compare(OLD, replace(OLD, steps=(OLD.steps[0], changed, OLD.steps[2]))) == (
        "Langkah 2 «Periksa b»: kegiatan berubah dari «Kerjakan b» menjadi «Periksa b».",
        "Langkah 2 «Periksa b»: pelaksana berubah dari «Kantor» menjadi «Pelanggan».",
        "Langkah 2 «Periksa b»: kelengkapan «Surat» ditambahkan.",
        "Langkah 2 «Periksa b»: waktu berubah dari «2 hari kerja» menjadi «3 hari kerja».",
        "Langkah 2 «Periksa b»: keterangan berubah dari kosong menjadi «Catatan».",
        "Langkah 2 «Periksa b»: kolom tafsiran «pelaksana» ditambahkan.",
    )


def test_a_thing_that_another_of_its_name_replaces_is_told_by_its_key() -> None:
    documents = (DocumentKind(key="surat", name="Surat"), DocumentKind(key="surat-2", name="Surat"))
    old = replace(OLD, documents=documents, steps=(replace(OLD.steps[0], needs=("surat",)), *OLD.steps[1:]))
    new = replace(OLD, documents=documents, steps=(replace(OLD.steps[0], needs=("surat-2",)), *OLD.steps[1:]))
    assert compare(old, new) == (
        "Langkah 1 «Kerjakan a»: kelengkapan «surat» dihapus.",
        "Langkah 1 «Kerjakan a»: kelengkapan «surat-2» ditambahkan.",
    )


def test_an_outcome_that_changes_is_told() -> None:
    other = Outcome(key="selesai", label="Tutup", ends="refused", note_required=True)
    assert compare(OLD, replace(OLD, steps=(*OLD.steps[:2], replace(OLD.steps[2], outcomes=(other,))))) == (
        "Langkah 3 «Kerjakan c», hasil «Selesai»: sebutan berubah dari «Selesai» menjadi «Tutup».",
        "Langkah 3 «Kerjakan c», hasil «Selesai»: akhir berubah dari «selesai» menjadi «ditolak».",
        "Langkah 3 «Kerjakan c», hasil «Selesai»: wajib catatan berubah dari tidak menjadi ya.",
    )


def test_linked_procedures_that_change_are_told_by_scheme() -> None:
    first = Runs(scheme="sppt-sni", procedure="p")
    second = Runs(scheme="iso-9001", procedure="q")
    old = procedure(step("a", END, runs=(first, second)))
    new = procedure(step("a", END, runs=(replace(first, procedure="r"), replace(second, scheme="iso-14001"))))
    assert compare(old, new) == (
        "Langkah 1 «Kerjakan a»: skema prosedur terkait «iso-9001» dihapus.",
        "Langkah 1 «Kerjakan a»: skema prosedur terkait «iso-14001» ditambahkan.",
        "Langkah 1 «Kerjakan a», skema «sppt-sni»: prosedur berubah dari «p» menjadi «r».",
    )


def test_what_stands_above_the_steps_is_told() -> None:
    identity = replace(
        IDENTITY,
        effective=date(2026, 8, 17),
        legal_bases=("UU 1",),
        approved_by=Approval(title="Kepala", name="Ani", nip="1"),
    )
    new = replace(OLD, version=2, identity=identity, roles=(ROLES[1], ROLES[0]), pauses=())
    assert compare(OLD, new) == (
        "Prosedur: versi berubah dari «1» menjadi «2».",
        "Identitas: tanggal efektif berubah dari «2 Januari 2026» menjadi «17 Agustus 2026».",
        "Identitas: dasar hukum «UU 1» ditambahkan.",
        "Pengesahan: nama berubah dari «Budi» menjadi «Ani».",
        "Pelaksana berubah urutannya.",
        "Jenis jeda «Menunggu» dihapus.",
    )


@pytest.mark.parametrize(
    ("kind", "told", "elsewhere"),
    [
        (Procedure, labels.PROCEDURE, {"identity", "roles", "documents", "pauses", "steps"}),
        (Identity, labels.IDENTITY, {"approved_by"}),
        (Approval, labels.APPROVAL, set()),
        (Role, labels.ROLE, {"key"}),
        (DocumentKind, labels.DOCUMENT, {"key"}),
        (PauseKind, labels.PAUSE, {"key"}),
        (Step, labels.STEP, {"key", "number", "runs", "outcomes"}),
        (Outcome, labels.OUTCOME, {"key"}),
        (Runs, labels.RUNS, {"scheme"}),
    ],
)
def test_no_field_of_the_vocabulary_is_left_out(kind: type, told: dict[str, str], elsewhere: set[str]) -> None:
    assert {field.name for field in fields(kind)} == set(told) | elsewhere


CHANGES: dict[str, Callable[[Step], object]] = {
    "activity": lambda one: one.activity + "!",
    "needs": lambda one: (*one.needs, "x"),
    "standard": lambda one: parse_standard("9 jam"),
    "note": lambda one: one.note + "!",
    "outcomes": lambda one: (*one.outcomes, END),
}


@pytest.mark.parametrize("field", CHANGES)
@pytest.mark.parametrize("place", range(12))
def test_whatever_changes_in_a_step_is_told(place: int, field: str) -> None:
    steps = list(SOP.steps)
    steps[place] = Step(**(vars(steps[place]) | {field: CHANGES[field](steps[place])}))
    sentences = compare(SOP, replace(SOP, steps=tuple(steps)))
    assert len(sentences) == 1
    assert sentences[0].startswith(f"Langkah {place + 1} «{steps[place].title}»")


@given(st.permutations(range(12)))
def test_any_other_order_of_the_steps_is_told(order: list[int]) -> None:
    new = replace(SOP, steps=tuple(replace(SOP.steps[old], number=n) for n, old in enumerate(order, start=1)))
    assert (compare(SOP, new) == ()) == (order == list(range(12)))
    assert all("dipindahkan" in sentence for sentence in compare(SOP, new))
