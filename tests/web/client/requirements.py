"""Rows of the office's table of documents, and files to hand in for them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.documents.models import Requirement
from mutubaku.people.models import Office
from tests.factories.people import LONG_AGO
from tests.paper.pictures import png
from tests.paper.samples import AT, MEMO

PDF = MEMO.pdf(at=AT)
PNG = png(4, 3)


def requirement(office: Office, key: str = "akta", **other: Any) -> Requirement:
    """A row that applies to every case of the office."""
    facts = {"name": "Akta notaris", "valid_from": LONG_AGO, **other}
    return Requirement.objects.create(office=office, key=key, **facts)


def file(name: str = "akta.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data)
