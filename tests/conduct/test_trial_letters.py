"""A letter text tried out on a real case: whose values stand on it, who signs it, and that it never fails a preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from mutubaku.cases.models import Task
from mutubaku.conduct import trial_letters, wiring
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.works.letters import Letter
from mutubaku.conduct.works.work import Work, Written
from mutubaku.people.access import Capacity
from tests.cast import Cast, later
from tests.conduct.quick import Written as Papers

OTHER = Capacity(user_id=None, name="Ani Admin", title="Kasubbag Tata Usaha")
BODY = "Sampai {batas}."


def writes(monkeypatch: pytest.MonkeyPatch, work: str, kind: str, letter: Callable[..., Letter]) -> None:
    """Let one work write one kind of letter, and no other work any."""
    for key in wiring.WORKS:
        monkeypatch.setitem(wiring.WORKS, key, Work())
    monkeypatch.setitem(wiring.WORKS, work, Work(written={kind: Written(letter=letter)}))


def of_the_case(task: Task, by: Capacity, at: datetime) -> Letter:
    return Letter(fields={"batas": f"langkah {task.step}"})


def fails(reason: Exception) -> Callable[..., Letter]:
    def letter(*_given: object) -> Letter:
        raise reason

    return letter


def test_a_case_that_has_come_to_the_step_gives_its_own_values(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "disposition", "surat-kelengkapan", of_the_case)
    trial_letters.preview(case, "surat-kelengkapan", "Hal", BODY, OTHER, later(days=2))
    paper = quick_papers.last("correspondence")
    assert paper["body"][0]["text"] == "Sampai langkah disposition."
    assert paper["signer"]["title"] == "Head"


def test_before_that_the_examples_stand_there(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "completion-request", "surat-kelengkapan", of_the_case)
    trial_letters.preview(case, "surat-kelengkapan", "Hal", BODY, OTHER, later(days=2))
    paper = quick_papers.last("correspondence")
    assert (paper["body"][0]["text"], paper["signer"]["title"]) == ("Sampai 11 Desember 2026.", "Head")


def test_the_preview_is_signed_by_whom_the_form_names(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "completion-request", "surat-kelengkapan", of_the_case)
    trial_letters.preview(case, "surat-kelengkapan", "Hal", BODY, OTHER, later(days=2), signer="maker")
    assert quick_papers.last("correspondence")["signer"]["title"] == "Pjt"


@pytest.mark.parametrize("reason", [NotAccepted(), LookupError(), AttributeError(), Task.DoesNotExist()])
def test_a_step_that_lacks_what_its_letter_speaks_of_leaves_the_examples(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "disposition", "surat-kelengkapan", fails(reason))
    trial_letters.preview(case, "surat-kelengkapan", "Hal", BODY, OTHER, later(days=2))
    assert quick_papers.last("correspondence")["body"][0]["text"] == "Sampai 11 Desember 2026."


def test_a_clients_letter_is_signed_for_the_client(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "confirmation", "lembar-konfirmasi", of_the_case)
    trial_letters.preview(case, "lembar-konfirmasi", "Hal", "Isi.", OTHER, later(days=2))
    paper = quick_papers.last("correspondence")
    assert (paper["signer"]["title"], paper["number"]) == (cast.organisation.name, "")


def test_a_letter_no_step_writes_is_signed_by_who_looks(
    cast: Cast, quick_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cast.case_at("disposition").case
    writes(monkeypatch, "disposition", "memo-dinas", of_the_case)
    trial_letters.preview(case, "surat-penolakan", "Hal", "{alasan}", OTHER, later(days=2), signer="maker")
    assert quick_papers.last("correspondence")["signer"]["title"] == "Kasubbag Tata Usaha"
