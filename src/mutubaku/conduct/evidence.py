"""Evidence of a competence: a file checked and kept under its hash like every other, and who may read it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from mutubaku.documents import storage
from mutubaku.documents.models import StoredFile
from mutubaku.documents.policy import accept
from mutubaku.people.actions import Evidence


def keep_evidence(name: str, data: bytes, at: datetime) -> Evidence:
    """Keep an uploaded file; documents.policy.UploadRefused when it is empty, too large or not what its name says."""
    accepted = accept(name, data, settings.UPLOAD_LIMIT)
    sha256 = storage.keep(data)
    given = {"size": len(data), "media_type": accepted.media_type, "created_at": at}
    StoredFile.objects.get_or_create(sha256=sha256, defaults=given)
    return Evidence(sha256, accepted.filename, accepted.media_type)
