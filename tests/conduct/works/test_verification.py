"""Step 4: valid or not valid as a whole; the verified set is kept with the hash of each file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.conduct import actions
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.works.reviewing import verifications
from mutubaku.conduct.works.verification import WORK, sheet, verified_set
from mutubaku.documents.queries import handed_in, latest
from mutubaku.reviews.errors import DocumentExpired, NothingInvalid
from mutubaku.reviews.models import FrozenDocument, Verification
from mutubaku.reviews.policy import Judgement
from tests.cast import Cast, close, fresh, later
from tests.conduct.works.reviewed import bring, capacity, furnish, turned_back

AT = later(days=2)
LAST = date(2026, 12, 1)
VALID = Judgement(is_valid=True, number="AHU-1", expires_on=LAST)


def test_the_documents_are_valid_when_each_of_them_is_and_then_they_are_frozen(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    ss, there = cast.staff["ss"], handed_in(task.case)
    assert WORK.gaps(task) == ["Akta notaris, NPWP belum dinilai"]
    with pytest.raises(PapersMissing):
        actions.perform(task.pk, "sah", ss, AT)
    judgements = {there["akta"].pk: VALID, there["npwp"].pk: Judgement(is_valid=True)}
    actions.judge_documents(task.pk, ss, AT, judgements=judgements)
    actions.perform(task.pk, "sah", ss, AT)
    kept = FrozenDocument.objects.filter(task=task)
    assert [(row.name, row.number, row.expires_on, row.sha256, row.version) for row in kept] == [
        ("Akta notaris", "AHU-1", LAST, there["akta"].file.sha256, there["akta"]),
        ("NPWP", "", None, there["npwp"].file.sha256, there["npwp"]),
    ]
    for kind in ("verifikasi-dokumen", "dokumen-perusahaan"):
        assert latest(task.case, kind) is not None


def test_they_are_not_valid_only_when_one_of_them_is_not(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    ss, there = cast.staff["ss"], handed_in(task.case)
    with pytest.raises(NothingInvalid):
        actions.perform(task.pk, "tidak-sah", ss, AT)
    actions.judge_documents(
        task.pk, ss, AT, judgements={there["npwp"].pk: Judgement(is_valid=False, reason="Nama berbeda.")}
    )
    assert WORK.gaps(task) == ["Akta notaris belum dinilai", "NPWP dinilai tidak sah"]
    actions.perform(task.pk, "tidak-sah", ss, AT)
    assert fresh(task.case, "completion-request").is_open
    assert latest(task.case, "dokumen-perusahaan") is None
    assert not FrozenDocument.objects.exists()
    assert [row.requirement.key for row in verifications(fresh(task.case, "verification"))] == ["npwp"]


def test_what_ran_out_between_two_looks_is_not_valid_any_more(cast: Cast) -> None:
    task = cast.case_at("verification")
    ss, there = cast.staff["ss"], handed_in(task.case)
    actions.judge_documents(task.pk, ss, AT, judgements={there["akta"].pk: VALID})
    late = later(days=9)
    assert late.date() == LAST + timedelta(days=1)
    with pytest.raises(DocumentExpired, match="Akta notaris"):
        actions.perform(task.pk, "sah", ss, late)
    assert fresh(task.case, "verification").is_open


def test_the_sheets_say_what_was_found_document_by_document(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    ss, there, by = cast.staff["ss"], handed_in(task.case), capacity(cast, "ss", AT)
    wrong = Judgement(is_valid=False, reason="Nama berbeda.", number="01.2")
    actions.judge_documents(task.pk, ss, AT, judgements={there["akta"].pk: VALID})
    letter = sheet(task, by, AT)
    assert letter.tables[0].rows == (
        ("1", "Akta notaris", "AHU-1", "1 Desember 2026", "Sah", ""),
        ("2", "NPWP", "", "", "Belum dinilai", ""),
    )
    actions.judge_documents(task.pk, ss, AT, judgements={there["npwp"].pk: wrong})
    assert sheet(task, by, AT).tables[0].rows[1] == ("2", "NPWP", "01.2", "", "Tidak sah", "Nama berbeda.")
    documents, hashes = verified_set(task, by, AT).tables
    assert documents.rows[0] == ("1", "Akta notaris", "AHU-1", "1 Desember 2026")
    assert hashes.rows[0] == ("1", "Akta notaris", there["akta"].file.sha256)


def test_in_a_second_round_only_the_new_version_is_looked_at_again(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    third = turned_back(cast, task, "tidak-sah", "ss", AT)
    new = bring(cast, third, "akta", later(days=3))
    actions.end_pause(third.pk, cast.client, later(days=3))
    close(third, "lengkap", cast.staff["pjt"], later(days=3))
    second = fresh(task.case, "verification")
    assert [(row.requirement.key, row.is_changed, row.is_carried) for row in verifications(second)] == [
        ("akta", True, False),
        ("npwp", False, True),
    ]
    actions.judge_documents(second.pk, cast.staff["ss"], later(days=4), judgements={new.pk: VALID})
    actions.perform(second.pk, "sah", cast.staff["ss"], later(days=4))
    assert Verification.objects.filter(task=second, is_valid=True).count() == 2
    assert FrozenDocument.objects.get(task=second, requirement="akta").version == new
    assert [row.is_valid for row in verifications(fresh(task.case, "verification"))] == [True, True]
    task.refresh_from_db()
    assert [row.is_valid for row in verifications(task)] == [False, True]
