"""Handing out files: as they were kept, sealed off, and only to whoever may read them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.documents.models import Version
from tests.cast import Cast

from .conftest import As

SoonAfter = Callable[[Task], Task]


@pytest.fixture
def letter(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 6: the letter about the audit, not sent yet."""
    return soon_after(cast.case_at("audit-letter"))


def newest(case: Case, kind: str) -> Version:
    return Version.objects.filter(document__case=case, document__kind=kind).order_by("-number")[0]


def requirement(case: Case) -> Version:
    return Version.objects.exclude(document__requirement="").filter(document__case=case)[0]


def address(version: Version) -> str:
    return f"/berkas/{version.pk}/"


def test_a_pdf_is_shown_by_the_browser_and_can_run_nothing(cast: Cast, as_: As, letter: Task) -> None:
    answer = as_(cast.staff["pjt"]).get(address(newest(letter.case, "memo-dinas")))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="memo-dinas.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Cache-Control"] == "private, no-store"


def test_what_a_browser_does_not_show_is_handed_out_as_a_download_in_a_sandbox(
    cast: Cast, as_: As, letter: Task
) -> None:
    version = newest(letter.case, "memo-dinas")
    version.file.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    version.file.save()
    answer = as_(cast.staff["pjt"]).get(address(version))
    assert answer["Content-Disposition"] == 'attachment; filename="memo-dinas.pdf"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'self'"


@pytest.mark.parametrize("kind", ["memo-disposisi", "memo-dinas", "tinjauan-permohonan", "verifikasi-dokumen"])
def test_the_office_s_inner_papers_are_not_the_client_s(cast: Cast, as_: As, letter: Task, kind: str) -> None:
    version = newest(letter.case, kind)
    as_(cast.client).page(address(version), 404)
    assert as_(cast.staff["auditor"]).get(address(version)).status_code == 200


def test_the_client_reads_what_they_handed_in(cast: Cast, as_: As, letter: Task) -> None:
    client = as_(cast.client)
    for version in (requirement(letter.case), newest(letter.case, "berkas-permohonan")):
        assert client.get(address(version)).status_code == 200


def test_a_letter_is_the_client_s_only_once_it_is_sent_and_then_only_as_it_was_sent(
    cast: Cast, as_: As, letter: Task
) -> None:
    at = letter.opened_at
    pjt, client = cast.staff["pjt"], as_(cast.client)
    fill(letter, step_of(letter).outcome("dikirim"), pjt, at)
    draft = actions.make(letter.pk, "surat-informasi-audit", pjt, at)
    client.page(address(draft), 404)
    actions.perform(letter.pk, "dikirim", pjt, at)
    sent = Version.objects.filter(document__kind="surat-informasi-audit").latest("number")
    assert client.get(address(sent)).status_code == 200
    client.page(address(draft), 404)


def test_a_draft_of_a_case_that_was_closed_stays_with_the_office(cast: Cast, as_: As, letter: Task) -> None:
    at, pjt = letter.opened_at, cast.staff["pjt"]
    version = actions.make(letter.pk, "surat-informasi-audit", pjt, at, text="Audit 7 Desember 2026.")
    actions.close_case(letter.case_id, cast.staff["head"], at, reason="Pelanggan tidak dapat dihubungi.")
    as_(cast.client).page(address(version), 404)


def test_nobody_else_finds_a_file(cast: Cast, as_: As, letter: Task) -> None:
    outsider = as_(cast.outsider)
    outsider.page(address(requirement(letter.case)), 404)
    outsider.page("/berkas/999999/", 404)
