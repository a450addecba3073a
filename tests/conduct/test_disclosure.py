"""What a client may know of their own case: tables of acts and words, beside the real pages in tests/web/cases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mutubaku.cases.library import library
from mutubaku.conduct.disclosure import asks_client, client_may_know, outcome_in, told_client
from mutubaku.journal.models import Verb

SERVICE = library().get("pelayanan-sertifikasi", 1)
PRODUCT = library().get("pelaksanaan-sertifikasi-produk", 1)
PROCEDURES = [PRODUCT, SERVICE]
CASE: Any = SimpleNamespace(procedure_key=SERVICE.key)


def entry(verb: Verb, *, by: str = "Staf PJT", **data: Any) -> Any:
    return SimpleNamespace(verb=verb, capacity=by, data=data)


def done(step: str, outcome: str, *, of: str = "pelayanan-sertifikasi", **more: Any) -> Any:
    return entry(Verb.STEP_DONE, procedure=f"{of}@1", step=step, outcome=outcome, **more)


def inner(step: str, outcome: str, **more: Any) -> Any:
    return done(step, outcome, of="pelaksanaan-sertifikasi-produk", **more)


@pytest.mark.parametrize(
    ("act", "known"),
    [
        (entry(Verb.CASE_OPENED), True),
        (entry(Verb.CASE_CLOSED), True),
        (entry(Verb.CERTIFICATE_ISSUED), True),
        (entry(Verb.CERTIFICATE_DRAFTED), False),
        (entry(Verb.DUE_PROJECTED), True),
        (entry(Verb.ANSWERS_SAVED, by="Pelanggan"), True),  # what they did themselves
        (entry(Verb.ANSWERS_SAVED), False),
        (entry(Verb.MESSAGE_WRITTEN), True),
        (entry(Verb.TASK_CLAIMED, step="completeness"), False),
        (entry(Verb.TASK_RELEASED, step="completeness"), False),
        (entry(Verb.TASK_REASSIGNED, step="completeness"), False),
        (entry(Verb.DOCUMENT_MADE), False),
        (entry(Verb.DOCUMENT_ADDED, by="Pelanggan"), True),
        (done("completeness", "lengkap"), True),
        (inner("audit-plan", "disepakati"), True),  # leaves the client the audit plan
        (inner("stage-1-corrections", "belum-memadai"), True),  # asks the client for corrections
        (inner("stage-1-corrections", "memadai"), False),
        (inner("committee", "direkomendasikan"), False),
        (inner("decision", "ditolak"), True),
        (inner("gone", "gone"), False),
        (entry(Verb.PAUSE_OPENED, pause="menunggu-kelengkapan"), True),
        (entry(Verb.PAUSE_OPENED, pause="pengujian"), False),
        (entry(Verb.PAUSE_ENDED, pause="gone"), False),
    ],
)
def test_a_client_knows_the_steps_and_what_turns_to_them_but_not_the_office_s_inner_acts(act: Any, known: bool) -> None:
    assert client_may_know(act, CASE, PROCEDURES) is known


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (done("completeness", "tidak-lengkap", note="antar kita"), ""),
        (done("completion-request", "disampaikan", note="Lengkapi akta."), "Lengkapi akta."),
        (done("audit-letter", "dikirim", note="Audit 7 Desember."), "Audit 7 Desember."),
        (inner("decision", "ditolak", note="Tidak memenuhi SNI."), "Tidak memenuhi SNI."),
        (done("gone", "gone", note="x"), ""),
        (entry(Verb.CASE_CLOSED, reason="Ganda."), "Ganda."),
        (entry(Verb.CASE_VERSION_MOVED, reason="antar kita"), ""),
        (entry(Verb.PAUSE_OPENED, pause="menunggu-kelengkapan", reason="Akta."), "Akta."),
        (entry(Verb.PAUSE_OPENED, pause="pengujian", reason="antar kita"), ""),
        (entry(Verb.PAUSE_ENDED, pause="menunggu-kelengkapan", note="antar kita"), ""),
        (entry(Verb.PAUSE_ENDED, by="Pelanggan", pause="menunggu-kelengkapan", note="Sudah."), "Sudah."),
    ],
)
def test_a_client_reads_their_own_words_and_those_that_turn_to_them(act: Any, words: str) -> None:
    assert told_client(act, PROCEDURES) == words


def test_an_outcome_turns_to_the_client_when_it_refuses_pauses_for_them_or_opens_their_step() -> None:
    def turns(procedure: Any, step: str, outcome: str) -> bool:
        return asks_client(procedure, procedure.step(step).outcome(outcome))

    assert turns(PRODUCT, "decision", "ditolak")
    assert turns(SERVICE, "completion-request", "disampaikan")
    assert turns(SERVICE, "audit-letter", "dikirim")
    assert not turns(SERVICE, "completeness", "lengkap")
    assert not turns(PRODUCT, "sample-delivery", "diterima")


def test_the_step_of_an_act_is_looked_up_in_the_version_it_was_done_under() -> None:
    found = outcome_in(done("completeness", "lengkap"), PROCEDURES)
    assert found is not None
    assert found[0] is SERVICE
    elsewhere = outcome_in(
        entry(Verb.STEP_DONE, procedure="lama@7", step="completeness", outcome="lengkap"), PROCEDURES
    )
    assert elsewhere is not None
    assert outcome_in(done("completeness", "gone"), PROCEDURES) is None
