"""Step 5: the client is asked for exactly what was missed or found not valid, by a date."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.conduct import actions
from mutubaku.conduct.works import completion_request
from mutubaku.conduct.works.completion_request import letter
from mutubaku.documents.queries import latest
from mutubaku.reviews.errors import DeadlineMissing, DeadlineNotFuture, NothingAbsent
from mutubaku.reviews.models import GapOrigin
from mutubaku.reviews.policy import GapRow
from mutubaku.reviews.queries import awaited_request
from tests.cast import Cast, close, fresh, later
from tests.conduct.works.reviewed import capacity, furnish

AT = later(days=1)
FRIDAY = date(2026, 12, 4)


def test_the_letter_lists_the_gaps_with_their_reasons_and_the_date(cast: Cast) -> None:
    task, pjt = furnish(cast).case_at("completeness"), cast.staff["pjt"]
    found = {
        "akta": ("absent", "Halaman 3 tidak ada."),
        "npwp": ("present", ""),
        "iso": ("absent", "Sebut sertifikat lama."),
    }
    actions.save_review(task.pk, pjt, AT, presences=found)
    actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    actions.set_deadline(asking.pk, pjt, AT, until=FRIDAY, words="Terima kasih.")
    written = letter(asking, capacity(cast, "pjt", AT), AT)
    assert written.fields == {
        "permintaan": "dokumen berikut masih perlu dilengkapi atau diperbaiki",
        "jawaban": "kelengkapan",
        "batas": "4 Desember 2026",
        "pesan": "Terima kasih.",
    }
    assert written.tables[0].rows == (
        ("1", "Akta notaris", "Halaman 3 tidak ada."),
        ("2", "Sertifikat ISO", "Sebut sertifikat lama."),
    )
    assert awaited_request(task.case) is None
    actions.perform(asking.pk, "disampaikan", pjt, AT)
    assert latest(task.case, "surat-kelengkapan") is not None
    request = awaited_request(task.case)
    assert request is not None
    assert [(gap.requirement, gap.origin) for gap in request.gaps.all()] == [
        ("akta", "completeness"),
        ("iso", "completeness"),
    ]


def test_a_document_that_need_not_be_there_is_asked_for_only_where_the_desk_wrote_why(cast: Cast) -> None:
    task, pjt = furnish(cast).case_at("completeness"), cast.staff["pjt"]
    found = {"akta": ("present", ""), "npwp": ("present", ""), "iso": ("absent", "")}
    actions.save_review(task.pk, pjt, AT, presences=found)
    with pytest.raises(NothingAbsent):
        actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    actions.save_review(task.pk, pjt, AT, presences={**found, "npwp": ("absent", "")})
    actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    actions.set_deadline(asking.pk, pjt, AT, until=FRIDAY)
    assert letter(asking, capacity(cast, "pjt", AT), AT).tables[0].rows == (("1", "NPWP", "Belum ada"),)


def test_the_client_is_not_asked_without_a_date_nor_by_one_gone_by(cast: Cast) -> None:
    task, pjt = cast.case_at("completeness"), cast.staff["pjt"]
    close(task, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    with pytest.raises(DeadlineMissing):
        actions.perform(asking.pk, "disampaikan", pjt, AT)
    with pytest.raises(DeadlineMissing):
        actions.make(asking.pk, "surat-kelengkapan", pjt, AT)
    actions.set_deadline(asking.pk, pjt, AT, until=FRIDAY)
    with pytest.raises(DeadlineNotFuture):
        actions.perform(asking.pk, "disampaikan", pjt, later(days=11))
    assert fresh(task.case, "completion-request").is_open


PAPER = GapRow("akta", "Akta notaris", "", GapOrigin.COMPLETENESS)
QUESTION = GapRow("question:1", "Lingkup jelas?", "Alamat pabrik berbeda.", GapOrigin.REVIEW)


@pytest.mark.parametrize(
    ("gaps", "wanted", "answer", "titles"),
    [
        ([QUESTION], "hal berikut masih perlu dijelaskan", "penjelasan", ["Yang perlu dijelaskan"]),
        (
            [PAPER, QUESTION],
            "dokumen berikut masih perlu dilengkapi atau diperbaiki, dan hal berikut masih perlu dijelaskan",
            "kelengkapan dan penjelasan",
            ["Dokumen yang perlu dilengkapi", "Yang perlu dijelaskan"],
        ),
        ([], "berkas permohonan masih perlu dilengkapi", "kelengkapan", []),
    ],
)
def test_the_letter_asks_for_documents_only_where_some_are_lacking(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, gaps: list[GapRow], wanted: str, answer: str, titles: list[str]
) -> None:
    task, pjt = cast.case_at("completeness"), cast.staff["pjt"]
    close(task, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    actions.set_deadline(asking.pk, pjt, AT, until=FRIDAY)
    monkeypatch.setattr(completion_request, "gaps_now", lambda _case: gaps)
    written = letter(asking, capacity(cast, "pjt", AT), AT)
    assert (written.fields["permintaan"], written.fields["jawaban"]) == (wanted, answer)
    assert [table.title for table in written.tables] == titles
