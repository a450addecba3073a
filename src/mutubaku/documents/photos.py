"""Keeping a photo that is evidence rather than a paper of a step: by its content, like every other file."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from .actions import keep_file
from .models import StoredFile
from .policy import UploadRefused, accept

PICTURES = frozenset({"image/jpeg", "image/png"})


def keep_photo(name: str, data: bytes, at: datetime) -> tuple[StoredFile, str]:
    """The stored file and its cleaned name; UploadRefused when it is too large or no JPG or PNG by its content."""
    accepted = accept(name, data, settings.UPLOAD_LIMIT)
    if accepted.media_type not in PICTURES:
        said = _("“%(name)s” bukan foto. Pilih berkas JPG atau PNG.")
        raise UploadRefused(said % {"name": accepted.filename})
    return keep_file(name, data, at)
