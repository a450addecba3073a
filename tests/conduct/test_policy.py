"""What follows from an outcome, which papers count, and who is independent: decisions on plain values."""

from __future__ import annotations

from mutubaku.conduct.policy import Opening, Paper, first_conflict, judged_steps, missing, openings, papers
from mutubaku.procedure import DocumentKind, load_library
from tests.procedure.building import END, procedure, step, to

JOINED = procedure(
    step("plan", to("audit", "sampling", key="split")),
    step("audit", to("report"), to("audit", key="again", pause="menunggu")),
    step("sampling", to("report")),
    step("report", END, joins=("audit", "sampling")),
)
LETTERS = procedure(
    step("only", END, needs=("surat",), produces=("sertifikat",)),
    documents=(
        DocumentKind(key="surat", name="Surat"),
        DocumentKind(key="sertifikat", name="Sertifikat", one_of=("sni", "iso")),
        DocumentKind(key="sni", name="SPPT SNI"),
        DocumentKind(key="iso", name="ISO"),
    ),
)


def opened(key: str, outcome: str, last: dict[str, str], still_open: set[str]) -> list[Opening]:
    one = JOINED.step(key)
    return openings(JOINED, one, one.outcome(outcome), last, still_open)


def test_a_step_opens_every_branch_its_outcome_names() -> None:
    assert [one.step.key for one in opened("plan", "split", {}, set())] == ["audit", "sampling"]


def test_a_join_waits_for_its_other_branch() -> None:
    assert opened("audit", "report", {"plan": "split"}, {"sampling"}) == []


def test_a_join_opens_with_the_last_branch_that_arrives() -> None:
    last = {"plan": "split", "audit": "report"}
    assert opened("sampling", "report", last, set()) == [Opening(JOINED.step("report"), None)]


def test_a_branch_that_last_went_another_way_has_not_arrived() -> None:
    assert opened("sampling", "report", {"plan": "split", "audit": "again"}, set()) == []


def test_a_step_opened_with_a_pause_says_which() -> None:
    assert opened("audit", "again", {}, set()) == [Opening(JOINED.step("audit"), "menunggu")]


def test_a_step_that_is_open_already_is_not_opened_twice() -> None:
    assert [one.step.key for one in opened("plan", "split", {}, {"audit"})] == ["sampling"]


def test_a_need_is_met_by_any_paper_of_the_case_and_an_output_only_by_one_of_this_very_task() -> None:
    found = papers(LETTERS, LETTERS.step("only"), in_case={"surat", "iso"}, in_task=set())
    assert found == [
        Paper("surat", "Surat", is_output=False, is_there=True),
        Paper("sertifikat", "Sertifikat", is_output=True, is_there=False),
    ]


def test_one_of_several_kinds_satisfies_a_kind() -> None:
    found = papers(LETTERS, LETTERS.step("only"), in_case={"surat"}, in_task={"iso"})
    assert [one.is_there for one in found] == [True, True]


def test_what_is_missing_is_named_once_in_the_order_of_the_sheet() -> None:
    rows = [
        Paper("b", "Memo", is_output=False, is_there=False),
        Paper("a", "Surat", is_output=False, is_there=True),
        Paper("c", "Daftar", is_output=True, is_there=False),
        Paper("b", "Memo", is_output=True, is_there=False),
    ]
    assert missing(rows) == ["Memo", "Daftar"]


def test_who_closed_a_step_that_another_judges_is_barred_by_the_first_such_step() -> None:
    judging = step("review", END, independent_of=("audit", "report"))
    assert first_conflict(judging, {"report", "plan"}) == "report"
    assert first_conflict(judging, {"plan"}) is None
    assert first_conflict(step("plan", END), {"audit"}) is None


def test_only_what_a_judge_must_be_independent_of_is_evaluation() -> None:
    steps = (
        step("audit", END),
        step("test", END),
        step("hand-over", END, independent_of=("test",)),
        step("review", END, role="reviewer", independent_of=("audit",)),
    )
    assert judged_steps(procedure(*steps), {"reviewer"}) == {"audit"}
    assert judged_steps(procedure(*steps), {"committee"}) == set()


def test_ms_13_whoever_audited_neither_reviews_nor_recommends_nor_decides_in_any_scheme() -> None:
    found = load_library()
    for key in (key for key in found.keys() if key.startswith("pelaksanaan-")):  # noqa: SIM118 - no mapping
        for version in found.versions(key):
            procedure = found.get(key, version)
            for judging in ("review", "committee", "decision"):
                for evaluating in ("stage-1", "stage-2", "audit-report", "corrections"):
                    assert first_conflict(procedure.step(judging), {evaluating}) == evaluating, (key, judging)
