"""What a step is called to the client."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from mutubaku.cases.library import library
from mutubaku.cases.models import Kind
from mutubaku.cases.stages import CLIENT_WORDS, LETTER_WORDS, client_words, stage_of

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


@pytest.mark.parametrize(
    ("step", "indonesian", "english"),
    [
        ("signing", "Menandatangani surat keterangan meneruskan penggunaan sertifikat", "Sign the continuation letter"),
        (
            "hand-over",
            "Menyerahkan surat keterangan meneruskan penggunaan sertifikat kepada Anda",
            "Hand the continuation letter over to you",
        ),
        ("receipt", "Menerima surat keterangan meneruskan penggunaan sertifikat", "Receive the continuation letter"),
    ],
)
def test_a_surveillance_is_told_to_end_in_the_letter_that_continues_the_certificate(
    step: str, indonesian: str, english: str
) -> None:
    found = library().get("pelayanan-sertifikasi", 1).step(step)
    assert client_words(found, "surveillance") == indonesian
    with translation.override("en"):
        assert client_words(found, "surveillance") == english


@pytest.mark.parametrize("kind", ["", *(one.value for one in Kind if one != Kind.SURVEILLANCE)])
def test_every_other_case_is_told_to_end_in_a_certificate(kind: str) -> None:
    assert [client_words(step, kind) for step in STEPS] == [client_words(step) for step in STEPS]


def test_only_what_is_done_with_the_letter_is_told_otherwise_in_a_surveillance() -> None:
    changed = {stage_of(step) for step in STEPS if client_words(step, "surveillance") != client_words(step)}
    assert changed == set(LETTER_WORDS)


def test_a_step_of_an_office_s_own_keeps_its_title() -> None:
    step = replace(STEPS[0], key="lain", work="", title="Langkah kantor")
    assert client_words(step) == "Langkah kantor"
