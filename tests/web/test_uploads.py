"""Files on their way in: never kept beyond the limit, and what is too large is said, whatever was too large."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mutubaku.documents.models import Version
from tests.applications.drafts import Drafted, drafted
from tests.web.client.requirements import PDF, file, requirement

pytestmark = pytest.mark.django_db
MB = 1024 * 1024


@pytest.fixture
def draft() -> Drafted:
    found = drafted()
    requirement(found.organisation.office)
    return found


@pytest.fixture
def browser(draft: Drafted) -> Client:
    found = Client()
    found.force_login(draft.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return found


@pytest.fixture
def limited(settings: Any, tmp_path: Path) -> Path:
    """Uploads of at most a megabyte, dropped on the way in; answers the folder of temporary files."""
    settings.UPLOAD_LIMIT = MB
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_HANDLERS = [
        "mutubaku.web.uploads.LimitedUploads",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]
    return tmp_path


def send(browser: Client, draft: Drafted, **data: Any) -> Any:
    return browser.post(f"/permohonan/{draft.case.pk}/dokumen/akta/", {"once": str(uuid.uuid4()), **data})


def test_a_file_within_the_limit_comes_through(browser: Client, draft: Drafted, limited: Path) -> None:
    assert send(browser, draft, file=file()).status_code == 302
    assert Version.objects.get().file.size == len(PDF)


def test_a_file_beyond_the_limit_is_dropped_on_the_way_and_said(browser: Client, draft: Drafted, limited: Path) -> None:
    answer = send(browser, draft, file=file(data=PDF + b"0" * 3 * MB))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Berkas “akta.pdf” terlalu besar. Batasnya 1 MB; kecilkan atau pisahkan berkasnya.") == 2
    assert not Version.objects.exists()
    assert list(limited.iterdir()) == []


def test_a_file_of_exactly_the_limit_is_judged_by_its_content(browser: Client, draft: Drafted, limited: Path) -> None:
    answer = send(browser, draft, file=file(data=b"%PDF-1.7" + b"0" * (MB - 8)))
    assert "rusak" in answer.content.decode()


def test_text_beyond_what_a_form_may_hold_is_refused_with_what_to_do(browser: Client, draft: Drafted) -> None:
    answer = browser.post(f"/permohonan/{draft.case.pk}/penghubung/", {"name": "x" * 3 * MB})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "tidak lengkap atau terlalu besar. Tidak ada yang berubah." in page
    assert "Kembali ke halaman sebelumnya" in page


def test_more_files_than_a_form_may_hold_are_refused_with_what_to_do(browser: Client, draft: Drafted) -> None:
    answer = send(browser, draft, file=[file(f"{n}.pdf", b"x") for n in range(60)])
    assert answer.status_code == 400
    assert "Tidak ada yang berubah." in answer.content.decode()
