"""A file that came with a form which was refused: held under a signed token of the form until it is sent again.

Nothing is written into a case; bytes nobody comes back for are spoken of by no row.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing

from . import storage
from .policy import accept

LASTS = 24 * 60 * 60  # seconds a token holds


def hold(name: str, data: bytes, whose: int) -> tuple[str, str]:
    """Hold a file for an account: the token to ask for it again, and its cleaned name.

    UploadRefused when the file is empty, too large, encrypted or not what its name says.
    """
    filename = accept(name, data, settings.UPLOAD_LIMIT).filename
    return signing.dumps([filename, storage.keep(data)], salt=_salt(whose)), filename


def held(token: str, whose: int) -> tuple[str, bytes] | None:
    """Name and bytes of a held file; None when there is none, when it is another account's, or held too long."""
    try:
        filename, sha256 = signing.loads(token, salt=_salt(whose), max_age=LASTS)
        return filename, storage.read(sha256)
    except (signing.BadSignature, storage.FileDamaged):
        return None


def _salt(whose: int) -> str:
    return f"mutubaku.documents.held/{whose}"
