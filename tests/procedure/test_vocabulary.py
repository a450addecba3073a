"""The vocabulary answers by key, and says what is missing when it cannot."""

import pytest

from mutubaku.procedure import DocumentKind, Runs, UnknownKeyError, load_library

from .building import END, procedure, step, to

PLAIN = procedure(step("a", to("b"), to("a", key="ulang")), step("b", END))


def test_steps_roles_documents_and_pauses_are_found_by_key() -> None:
    assert PLAIN.first.key == "a"
    assert PLAIN.step("b").number == 2
    assert PLAIN.role("client").name == "Pelanggan"
    assert PLAIN.document("surat").name == "Surat"
    assert PLAIN.pause("menunggu").label == "Menunggu"
    assert PLAIN.step("a").outcome("ulang").opens == ("a",)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (PLAIN.step, "Prosedur ini tidak mempunyai langkah «x»."),
        (PLAIN.role, "Prosedur ini tidak mempunyai pelaksana «x»."),
        (PLAIN.document, "Prosedur ini tidak mempunyai jenis dokumen «x»."),
        (PLAIN.pause, "Prosedur ini tidak mempunyai jenis jeda «x»."),
        (PLAIN.first.outcome, "Langkah «a» tidak mempunyai hasil «x»."),
    ],
)
def test_an_unknown_key_is_refused_with_a_sentence(ask: object, sentence: str) -> None:
    assert callable(ask)
    with pytest.raises(UnknownKeyError) as refused:
        ask("x")
    assert str(refused.value) == sentence


def test_an_outcome_without_kinds_is_offered_to_all_and_one_with_kinds_only_to_these() -> None:
    every, some = to("b"), to("b", key="surveilan", kinds=("surveillance",))
    one = step("a", every, some)
    assert one.outcomes_for("initial") == (every,)
    assert one.outcomes_for("surveillance") == (every, some)


def test_a_step_runs_the_linked_procedure_of_the_scheme_or_none() -> None:
    runs = Runs(scheme="iso-9001", procedure="lain")
    assert step("a", END, runs=(runs,)).linked("iso-9001") is runs
    assert step("a", END, runs=(runs,)).linked("sppt-sni") is None


def test_a_document_kind_is_satisfied_by_itself_or_by_those_it_is_one_of() -> None:
    documents = (
        DocumentKind(key="surat", name="Surat"),
        DocumentKind(key="pilihan", name="Pilihan", one_of=("surat",)),
    )
    chosen = procedure(step("a", END), documents=documents)
    assert chosen.satisfying("surat") == ("surat",)
    assert chosen.satisfying("pilihan") == ("surat",)


def test_the_arrows_into_a_step_are_the_outcomes_that_open_it() -> None:
    assert [(one.key, outcome.key) for one, outcome in PLAIN.leading_to("b")] == [("a", "b")]


def test_a_clock_can_stand_still_by_hand_by_the_outcome_that_opens_the_step_or_with_what_it_runs() -> None:
    assert load_library().get("pelayanan-sertifikasi", 1).may_wait == {"completeness", "audit-ready", "certification"}
