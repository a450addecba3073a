"""A document has versions, each added once and never changed; a file that is refused leaves nothing behind."""

from __future__ import annotations

import hashlib

import pytest
from django.db import IntegrityError
from pytest_django import Settings

from mutubaku.cases.models import Task
from mutubaku.documents import storage
from mutubaku.documents.actions import add_made, upload
from mutubaku.documents.models import Document, StoredFile, Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, client_capacity
from tests.cast import MONDAY, Cast, fresh, later
from tests.documents.samples import PDF, PNG


@pytest.fixture
def task(cast: Cast) -> Task:
    return fresh(cast.new_case(), "application")


@pytest.fixture
def client_person(cast: Cast) -> Capacity:
    found = client_capacity(cast.client, cast.organisation, MONDAY)
    assert found is not None
    return found


def test_a_first_upload_makes_the_document_and_its_first_version(task: Task, client_person: Capacity) -> None:
    version = upload(task, name="a/akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    assert (str(version.document), str(version)) == ("akta", f"{version.document_id} v1")
    assert (version.filename, version.number, version.origin) == ("akta.pdf", 1, "uploaded")
    assert (version.added_by_id, version.added_as, version.added_at) == (client_person.user_id, "Pelanggan", later())
    assert (version.file.size, version.file.media_type) == (len(PDF), "application/pdf")
    assert str(version.file) == hashlib.sha256(PDF).hexdigest()


def test_what_replaces_a_file_is_its_next_version_and_the_old_one_stays(task: Task, client_person: Capacity) -> None:
    old = upload(task, name="akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    new = upload(task, name="akta.png", data=PNG, by=client_person, at=later(), requirement="akta")
    assert (new.number, new.document) == (2, old.document)
    assert list(Document.objects.get(pk=old.document_id).versions.all()) == [new, old]
    assert (storage.read(old.file.sha256), storage.read(new.file.sha256)) == (PDF, PNG)


def test_the_same_bytes_for_two_documents_are_stored_once(task: Task, client_person: Capacity) -> None:
    first = upload(task, name="akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    second = upload(task, name="nib.pdf", data=PDF, by=client_person, at=later(), requirement="nib")
    assert first.file == second.file
    assert StoredFile.objects.count() == 1


def test_a_paper_made_here_is_a_version_too_with_its_number(task: Task, client_person: Capacity) -> None:
    version = add_made(
        task, kind="surat-permohonan", name="surat.pdf", data=PDF, by=client_person, at=later(), letter_number="1/2026"
    )
    assert (version.origin, version.letter_number, str(version.document)) == ("made", "1/2026", "surat-permohonan")
    entry = Entry.objects.filter(chain=task.case.chain).latest("seq")
    assert (entry.verb, entry.data["number"], entry.data["sha256"]) == (
        "document.made",
        "1/2026",
        version.file.sha256,
    )


def test_a_paper_without_a_number_is_recorded_without_one(task: Task, client_person: Capacity) -> None:
    upload(task, name="akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    entry = Entry.objects.filter(chain=task.case.chain).latest("seq")
    assert (entry.verb, "number" in entry.data) == ("document.added", False)


def test_a_refused_file_leaves_neither_row_nor_record(task: Task, client_person: Capacity, settings: Settings) -> None:
    written = Entry.objects.count()
    settings.UPLOAD_LIMIT = len(PDF) - 1
    with pytest.raises(UploadRefused, match="terlalu besar"):
        upload(task, name="akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    assert (Document.objects.count(), Version.objects.count(), Entry.objects.count()) == (0, 0, written)


@pytest.mark.parametrize(("kind", "requirement"), [("", ""), ("memo-dinas", "akta")])
def test_a_document_is_of_a_kind_or_for_a_requirement_and_never_both(task: Task, kind: str, requirement: str) -> None:
    with pytest.raises(IntegrityError):
        Document.objects.create(case=task.case, kind=kind, requirement=requirement)


def test_a_version_number_is_given_once(task: Task, client_person: Capacity) -> None:
    version = upload(task, name="akta.pdf", data=PDF, by=client_person, at=later(), requirement="akta")
    version.pk = None
    with pytest.raises(IntegrityError):
        version.save(force_insert=True)
