"""Evidence of a competence: a file checked and kept under its hash like every other."""

from __future__ import annotations

from datetime import datetime

from mutubaku.documents.actions import keep_file
from mutubaku.people.actions import Evidence


def keep_evidence(name: str, data: bytes, at: datetime) -> Evidence:
    """Keep an uploaded file; documents.policy.UploadRefused when it is empty, too large or not what its name says."""
    file, filename = keep_file(name, data, at)
    return Evidence(file.sha256, filename, file.media_type)
