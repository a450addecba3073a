"""The whole sheet: what holds of every one of them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutubaku.procedure import Procedure
from mutubaku.procedure.sheet import SheetError, TooLongForPageError, TooManyActorsError, layout, sheet_svg
from mutubaku.procedure.sheet.labels import covers
from mutubaku.procedure.sheet.model import Shape

from .geometry import cells_of, faults, labelled_exits
from .samples import BUILT_IN, MAIN, PRODUCT, drawn, sheet_of, with_step

all_built_in = pytest.mark.parametrize("procedure", BUILT_IN, ids=lambda one: one.key)


def _shapes(procedure: Procedure) -> list[Shape]:
    symbols = [symbol for page in layout(procedure).pages for symbol in page.symbols if symbol.step]
    return [symbol.shape for symbol in sorted(symbols, key=lambda symbol: symbol.step or 0)]


def _texts(procedure: Procedure) -> str:
    pages = layout(procedure).pages
    return " ".join(line for page in pages for cell in cells_of(page) for line in cell.lines)


@all_built_in
def test_a_built_in_sheet_has_no_fault(procedure: Procedure) -> None:
    assert faults(procedure, sheet_of(procedure.key)) == []


@all_built_in
def test_every_row_has_exactly_one_symbol_in_its_actors_column(procedure: Procedure) -> None:
    roles = [role for role in procedure.roles if any(step.role == role.key for step in procedure.steps)]
    for page in sheet_of(procedure.key).pages[1:]:
        assert page.table is not None
        lefts = [page.table.x + sum(page.table.widths[: 2 + place]) for place in range(len(roles) + 1)]
        for symbol in page.symbols:
            if symbol.step:
                column = roles.index(procedure.role(procedure.steps[symbol.step - 1].role))
                assert lefts[column] < symbol.box.x < symbol.box.right < lefts[column + 1]


def test_the_main_sop_begins_and_ends_with_capsules_and_decides_at_three_four_seven_and_ten() -> None:
    expected = [Shape.PROCESS] * 12
    expected[0] = expected[11] = Shape.TERMINATOR
    for number in (3, 4, 7, 10):
        expected[number - 1] = Shape.DECISION
    assert _shapes(MAIN) == expected


@all_built_in
def test_no_label_lies_on_a_symbol_or_on_another_label(procedure: Procedure) -> None:
    for page in sheet_of(procedure.key).pages:
        labels = [arrow.label for arrow in page.arrows if arrow.label]
        assert not [label for label in labels for symbol in page.symbols if covers(symbol, label.box)]
        assert not [(a, b) for n, a in enumerate(labels) for b in labels[:n] if a.box.meets(b.box)]


@all_built_in
def test_no_label_hides_an_arrow_of_another_exit(procedure: Procedure) -> None:
    for page in sheet_of(procedure.key).pages:
        for arrow in page.arrows:
            for other in page.arrows:
                if arrow.label and other is not arrow:
                    for a, b in pairwise(other.points):
                        box = arrow.label.box
                        inside = (
                            box.x < max(a[0], b[0])
                            and min(a[0], b[0]) < box.right
                            and box.y < max(a[1], b[1])
                            and min(a[1], b[1]) < box.bottom
                        )
                        assert not inside, (arrow.label.lines, other.points)


def test_every_activity_need_time_and_output_of_the_main_sop_is_printed_word_for_word() -> None:
    printed = _texts(MAIN).replace("- ", "").replace(" ", "")
    for step in MAIN.steps:
        for text in (step.activity, step.needs_text, step.produces_text, step.note):
            assert text.replace("- ", "").replace(" ", "") in printed
        assert step.standard is None or step.standard.text.replace(" ", "") in printed


def test_the_identity_page_of_the_main_sop_carries_every_field() -> None:
    identity = MAIN.identity
    printed = " ".join(line for cell in sheet_of(MAIN.key).pages[0].texts for line in cell.lines).replace(" ", "")
    lists = (identity.legal_bases, identity.linked, identity.warnings, identity.qualifications)
    for text in (
        *identity.unit,
        identity.number,
        "2 Januari 2019",
        identity.revision,
        "30 Juli 2021",
        identity.approved_by.title,
        identity.approved_by.name,
        f"NIP {identity.approved_by.nip}",
        identity.name,
        *(item for items in lists for item in items),
        *identity.equipment,
        *identity.records,
    ):
        assert text.replace(" ", "") in printed, text


def test_a_proposal_says_on_every_page_that_nobody_has_approved_it() -> None:
    for page in sheet_of(PRODUCT.key).pages:
        assert any("USULAN" in line for cell in page.foot for line in cell.lines)
    assert "menunggu penetapan kantor" in _texts(PRODUCT)


def test_what_was_read_back_into_the_sheet_is_owned_up_to() -> None:
    pages = sheet_of(MAIN.key).pages
    notes = [any("dibaca kembali" in line for cell in page.foot for line in cell.lines) for page in pages]
    assert notes == [False, True, True]


def test_a_linked_sheet_shows_parallel_branches_and_their_join() -> None:
    plan = next(step for step in PRODUCT.steps if any(len(outcome.opens) == 2 for outcome in step.outcomes))
    sheet = sheet_of(PRODUCT.key)
    leaving = [arrow for page in sheet.pages for arrow in page.arrows if page.symbols[arrow.source].step == plan.number]
    assert len(leaving) == 2
    assert "Dimulai setelah langkah 8 dan 10 selesai." in _texts(PRODUCT)


def test_a_step_that_may_end_the_case_gets_an_end_of_its_own() -> None:
    sheet = layout(drawn([[[2]], [[3], []], [[]]], actors=[0, 1, 0]))
    ends = [symbol for page in sheet.pages for symbol in page.symbols if symbol.text == "Selesai"]
    assert [(symbol.shape, symbol.step) for symbol in ends] == [(Shape.TERMINATOR, None)]


@all_built_in
def test_an_end_of_its_own_stands_below_its_step_in_the_column_of_whoever_ends_it(procedure: Procedure) -> None:
    for page in sheet_of(procedure.key).pages:
        for arrow in page.arrows:
            step, end = page.symbols[arrow.source], page.symbols[arrow.target]
            if end.text == "Selesai":
                assert end.box.centre[0] == step.box.centre[0]
                assert end.box.y > step.box.bottom


def test_a_lone_actor_has_room_for_an_end_below_the_decision() -> None:
    procedure = drawn([[[2]], [[3], []], [[]]])
    assert faults(procedure, layout(procedure)) == []


def test_a_single_step_is_begin_and_end_at_once() -> None:
    assert _shapes(drawn([[[]]])) == [Shape.TERMINATOR]


def test_a_first_step_with_two_ways_on_stays_a_capsule_with_labelled_exits() -> None:
    procedure = drawn([[[2], [3]], [[3]], [[]]], actors=[0, 1, 0])
    sheet = layout(procedure)
    first = sheet.pages[1].symbols[0]
    assert (first.shape, labelled_exits(sheet, first)) == (Shape.TERMINATOR, 2)


def test_texts_too_long_for_the_usual_type_are_set_smaller() -> None:
    long = with_step(MAIN, 3, activity="Memeriksa kelengkapan persyaratan. " * 130)
    sheet = layout(long)
    assert faults(long, sheet) == []
    assert min(cell.points for cell in cells_of(sheet.pages[1])) < 8


def test_a_text_that_fits_no_page_is_refused_with_its_step() -> None:
    with pytest.raises(TooLongForPageError, match=r"langkah 3 \(completeness\)"):
        layout(with_step(MAIN, 3, activity="Memeriksa. " * 10_000))


def test_an_identity_part_that_fits_no_page_is_refused() -> None:
    with pytest.raises(TooLongForPageError, match="Bagian identitas"):
        layout(replace(MAIN, identity=replace(MAIN.identity, legal_bases=("Peraturan Menteri " * 30,) * 60)))


def test_more_actors_than_columns_are_refused() -> None:
    with pytest.raises(TooManyActorsError, match="15 pelaksana"):
        layout(drawn([*([[n + 2]] for n in range(14)), [[]]], actors=list(range(15))))


def test_a_foot_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    foot = layout(drawn([[[]]], number="SOP " + "X" * 200)).pages[0].foot
    assert foot[0].lines[0].endswith("…")


def test_letters_without_a_glyph_and_an_outcome_without_letters_are_boxes() -> None:
    procedure = drawn([[[2], [1]], [[]]])
    first = procedure.steps[0]
    named = replace(first.outcomes[0], label="\u200b")
    procedure = with_step(procedure, 1, activity="Kerja 😀\x00", outcomes=(named, first.outcomes[1]))
    labels = [arrow.label.lines for arrow in layout(procedure).pages[1].arrows if arrow.label]
    assert ("□",) in labels
    assert "Kerja □" in _texts(procedure)


def test_an_empty_line_within_a_text_is_kept() -> None:
    procedure = with_step(drawn([[[]]]), 1, activity="Satu\n\nDua")
    assert "Satu  Dua" in _texts(procedure)
    assert ">Satu<" in sheet_svg(procedure)


@all_built_in
def test_every_outcome_of_the_shipped_procedures_stands_whole_on_its_sheet(procedure: Procedure) -> None:
    labels = [arrow.label for page in layout(procedure).pages for arrow in page.arrows if arrow.label]
    assert not [label.lines for label in labels if "…" in label.lines[-1]]


def test_a_long_outcome_is_cut_at_the_symbol_and_whole_in_its_meaning() -> None:
    procedure = drawn([[[2], [1]], [[]]])
    long = "Perlu tindakan koreksi " * 5
    procedure = with_step(
        procedure, 1, outcomes=(replace(procedure.steps[0].outcomes[0], label=long), procedure.steps[0].outcomes[1])
    )
    page = layout(procedure).pages[1]
    assert any(arrow.label and arrow.label.lines[-1].endswith("…") for arrow in page.arrows)
    assert long in page.symbols[0].meaning


@st.composite
def _procedures(draw: st.DrawFn) -> Procedure:
    count = draw(st.integers(1, 9))
    actors = draw(st.lists(st.integers(0, draw(st.integers(0, 4))), min_size=count, max_size=count))
    arrows = []
    for number in range(1, count):
        outcomes = draw(st.lists(st.integers(1, count), max_size=2))
        arrows.append([[number + 1], *([one] for one in outcomes)])
    return drawn([*arrows, [[]]], actors=actors)


@settings(max_examples=15, deadline=None)
@given(_procedures())
def test_whatever_the_arrows_a_sheet_has_no_fault_or_is_refused(procedure: Procedure) -> None:
    try:
        sheet = layout(procedure)
    except SheetError as refusal:
        assert "panah" in str(refusal)  # noqa: PT017 - either outcome is right, and this one must say why
    else:
        assert faults(procedure, sheet) == []
