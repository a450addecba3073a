"""When stage 1 may close, and how."""

from __future__ import annotations

import pytest

from mutubaku.audits.visits.policy.stage import ADEQUATE, CORRECT, stage_1_bars, stage_1_gaps


def test_ms_07_stage_1_looks_at_documents_readiness_and_the_interval_before_it_closes() -> None:
    assert stage_1_gaps(0, 0, has_interval=True) == []
    assert stage_1_gaps(2, 3, has_interval=False) == [
        "Dokumen yang kecukupannya belum dinilai: 2",
        "Butir kesiapan belum dijawab: 3",
        "Selang ke tahap 2 belum dinilai",
    ]


@pytest.mark.parametrize(
    ("outcome", "concerns", "barred"),
    [
        (ADEQUATE, [], []),
        (ADEQUATE, ["Audit internal", "Izin"], ["Masih ada yang perlu dikoreksi: Audit internal; Izin"]),
        (CORRECT, ["Audit internal"], []),
        (CORRECT, [], ["Belum ada dokumen yang tidak memadai atau butir yang tidak sesuai"]),
        ("lainnya", ["Audit internal"], []),
    ],
)
def test_ms_07_a_concern_that_could_become_a_nonconformity_is_told_and_holds_stage_2_back(
    outcome: str, concerns: list[str], barred: list[str]
) -> None:
    assert stage_1_bars(outcome, concerns) == barred
