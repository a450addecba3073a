"""What a step is called to the client."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from mutubaku.cases.library import library
from mutubaku.cases.stages import CLIENT_WORDS, client_words, stage_of

STEPS = [step for key in library().keys() for step in library().get(key, 1).steps]  # noqa: SIM118 - no mapping


def test_every_step_of_every_procedure_has_words_for_the_client() -> None:
    assert {stage_of(step) for step in STEPS} == set(CLIENT_WORDS)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_client_is_not_told_of_disposition_committee_or_final_text(language: str) -> None:
    with translation.override(language):
        told = " ".join(client_words(step) for step in STEPS).lower()
    assert not [
        one for one in ("disposisi", "komite", "naskah", "e-billing", "committee", "disposition") if one in told
    ]


def test_the_client_reads_them_in_english_too() -> None:
    step = library().get("pelaksanaan-sertifikasi-sistem-mutu", 1).step("stage-2")
    with translation.override("en"):
        assert client_words(step) == "Audit at your premises"
    assert client_words(step) == "Audit di tempat Anda"


def test_a_step_of_an_office_s_own_keeps_its_title() -> None:
    step = replace(STEPS[0], key="lain", work="", title="Langkah kantor")
    assert client_words(step) == "Langkah kantor"
