"""The procedure files that come with the product hold what they must: the SOP word for word, 41 days."""

import re
from datetime import date
from pathlib import Path

import pytest

from mutubaku.procedure import CASE_KINDS, SCHEMES, Procedure, load_library
from mutubaku.procedure.flow import moves

SOURCE = Path(__file__).with_name("sop-11-bipa-5.txt")  # the SOP as the office printed it
SOP = load_library().get("pelayanan-sertifikasi", 1)
LINKED = [
    load_library().get(f"pelaksanaan-sertifikasi-{what}", 1) for what in ("produk", "sistem-mutu", "industri-hijau")
]


@pytest.fixture
def source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def printed_rows(source: str) -> list[list[str]]:
    """The twelve rows of the flowchart table: no, activity, four performer cells, needs, time, output, remark."""
    return [line.split("\t") for line in source.splitlines() if re.match(r"\d+\t", line)]


def printed_list(source: str, head: str) -> tuple[str, ...]:
    """The numbered items under a heading of the identity part."""
    below = source.split(head, 1)[1].strip(" :\n").split("\n\n", 1)[0]
    return tuple(re.sub(r"^(- )?\d+\.? ", "", line) for line in below.splitlines())


def test_the_twelve_rows_stand_word_for_word(source: str) -> None:
    rows = printed_rows(source)
    assert [int(row[0]) for row in rows] == list(range(1, 13))
    for step, row in zip(SOP.steps, rows, strict=True):
        cells = [*(cell.strip() for cell in row), "", ""]
        assert step.activity == cells[1]
        assert step.needs_text == cells[6]
        assert (step.standard.text if step.standard else "") == cells[7]
        assert step.produces_text == cells[8]
        assert step.note == cells[9]


def test_the_columns_of_the_performers_stand_word_for_word(source: str) -> None:
    head = next(line for line in source.splitlines() if line.startswith("\t\tPelanggan")).split("\t")
    assert [role.name for role in SOP.roles] == head[2:6]
    assert SOP.identity.time_heading == head[7]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("DASAR HUKUM", "legal_bases"),
        ("KETERKAITAN", "linked"),
        ("PERINGATAN", "warnings"),
        ("KUALIFIKASI PELAKSANA", "qualifications"),
        ("PERLENGKAPAN/ PERALATAN", "equipment"),
        ("PENCATATAN DAN PENDATAAN", "records"),
    ],
)
def test_the_lists_of_the_identity_part_stand_word_for_word(source: str, head: str, field: str) -> None:
    assert getattr(SOP.identity, field) == printed_list(source, head)


def test_the_identity_block_stands_word_for_word(source: str) -> None:
    printed = dict(re.findall(r"^([A-Z][^\t\n]*?)\t: *(.+)$", source, re.MULTILINE))
    identity, approved = SOP.identity, SOP.identity.approved_by
    assert identity.number == printed["Nomor SOP"]
    assert identity.name == printed["Nama SOP"]
    assert identity.revision == printed["Rev/Ed"]
    assert f"{approved.title} {approved.name} Nip {approved.nip}" == printed["Disahkan oleh"]
    assert (printed["Tgl Pembuatan"], identity.made) == ("2 Januari 2019", date(2019, 1, 2))
    assert (printed["Tgl Efektif"], identity.effective) == ("30 Juli 2021", date(2021, 7, 30))
    assert "\n".join(identity.unit) == source.split("**")[1]
    assert identity.heading in source.splitlines()


def test_the_office_minutes_of_the_sop_add_up_to_one_working_day() -> None:
    minutes = {"menit": 1, "jam": 60, "hari": 0, "hari kerja": 0}
    office = [step.standard for step in SOP.steps if SOP.role(step.role).account == "office" and step.standard]
    assert sum(standard.amount * minutes[standard.unit] for standard in office) == 480


def test_incomplete_and_invalid_files_go_back_to_the_client_and_return_to_the_completeness_check() -> None:
    assert SOP.step("completeness").outcome("tidak-lengkap").opens == ("completion-request",)
    assert SOP.step("verification").outcome("tidak-sah").opens == ("completion-request",)
    back = SOP.step("completion-request").outcome("disampaikan")
    assert (back.opens, back.pause) == (("completeness",), "menunggu-kelengkapan")
    assert SOP.pause("menunggu-kelengkapan").waits_for == "client"


def test_the_clients_objection_returns_to_the_audit_letter_with_a_note() -> None:
    objection = SOP.step("confirmation").outcome("keberatan")
    assert (objection.opens, objection.note_required, objection.waives) == (("audit-letter",), True, True)


def test_step_nine_runs_a_linked_procedure_for_each_scheme() -> None:
    runs = {scheme: SOP.step("certification").linked(scheme) for scheme in SCHEMES}
    assert {scheme: found.procedure for scheme, found in runs.items() if found} == {
        "sppt-sni": "pelaksanaan-sertifikasi-produk",
        "iso-9001": "pelaksanaan-sertifikasi-sistem-mutu",
        "iso-14001": "pelaksanaan-sertifikasi-sistem-mutu",
        "industri-hijau": "pelaksanaan-sertifikasi-industri-hijau",
    }


def test_every_performer_and_every_turn_of_the_sop_is_marked_as_our_reading() -> None:
    assert all({"role", "outcomes"} <= set(step.inferred) for step in SOP.steps)
    branching = [step for step in SOP.steps if len(step.outcomes) > 1]
    assert [step.number for step in branching] == [3, 4, 7, 10]
    assert all(outcome.inferred for step in branching for outcome in step.outcomes)


def test_any_of_the_five_documents_is_the_document_that_is_signed() -> None:
    assert SOP.satisfying("dokumen-sertifikasi") == (
        "sppt-sni",
        "sertifikat-iso-9001",
        "sertifikat-iso-14001",
        "sertifikat-industri-hijau",
        "surat-meneruskan",
    )


@pytest.mark.parametrize("linked", LINKED, ids=lambda linked: linked.key)
def test_a_linked_procedure_says_that_it_is_our_proposal(linked: Procedure) -> None:
    assert linked.identity.proposal
    assert linked.identity.number == "—"
    assert linked.identity.note.startswith("Usulan Mutu Baku: ")
    assert all(role.inferred for role in linked.roles)


@pytest.mark.parametrize("linked", LINKED, ids=lambda linked: linked.key)
def test_nobody_who_evaluated_reviews_recommends_or_decides(linked: Procedure) -> None:
    evaluated = {"stage-1", "stage-1-corrections", "stage-2", "audit-report", "corrections"}
    evaluated |= {"sampling", "sample-delivery", "testing", "laboratory-report"} & {step.key for step in linked.steps}
    for key in ("review", "committee", "decision"):
        assert set(linked.step(key).independent_of) == evaluated


@pytest.mark.parametrize("linked", LINKED, ids=lambda linked: linked.key)
@pytest.mark.parametrize("kind", CASE_KINDS)
def test_surveillance_leaves_out_stage_one_and_the_draft_certificate_and_the_others_do_not(
    linked: Procedure, kind: str
) -> None:
    opened = {step.key for move in moves(linked, kind) for step in move.opened}
    left_out = {"stage-1", "stage-1-corrections", "draft-certificate"}
    assert opened & left_out == (set() if kind == "surveillance" else left_out)


def test_audit_and_laboratory_run_side_by_side_and_join() -> None:
    product = LINKED[0]
    assert product.step("audit-plan").outcome("disepakati").opens == ("stage-2", "sampling")
    assert product.step("laboratory-report").joins == ("corrections", "testing")
    states = {move.after.open for move in moves(product, "initial")}
    assert frozenset({"audit-report", "testing"}) in states


def test_the_pauses_of_the_linked_procedures_are_named() -> None:
    product = LINKED[0]
    assert [(pause.key, pause.waits_for) for pause in product.pauses] == [
        ("menunggu-tindakan-koreksi-tahap-1", "client"),
        ("menunggu-tindakan-koreksi-tahap-2", "client"),
        ("pengiriman-contoh", "outside"),
        ("pengujian", "outside"),
    ]
