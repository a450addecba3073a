"""Files that came with a form which was refused: held for whoever sent them, under a signed token of the form.

Nothing is written into a case, and no row speaks of them. They lie in a folder of their own, which is swept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core import signing

from .policy import accept, clean_name

LASTS = 24 * 60 * 60  # seconds a token holds
Judge = Callable[[str, bytes], object]
"""What raises a sentence when a file, by its name and bytes, cannot be taken."""


def acceptable(name: str, data: bytes) -> None:
    """UploadRefused when the file is empty, too large, encrypted or not what its name says."""
    accept(name, data, settings.UPLOAD_LIMIT)


def hold(name: str, data: bytes, whose: int, judge: Judge = acceptable) -> tuple[str, str]:
    """Hold a file for an account: the token to ask for it again, and its cleaned name; what the judge refuses is not
    held, and its refusal goes on to the caller.
    """
    judge(name, data)
    filename, sha256 = clean_name(name), hashlib.sha256(data).hexdigest()
    _write(_folder() / sha256, data)
    return signing.dumps([filename, sha256], salt=_salt(whose)), filename


def held(token: str, whose: int) -> tuple[str, bytes] | None:
    """Name and bytes of a held file; None when there is none, when it is another account's, or held too long."""
    try:
        filename, sha256 = signing.loads(token, salt=_salt(whose), max_age=LASTS)
        data = (_folder() / sha256).read_bytes()
    except (signing.BadSignature, FileNotFoundError):
        return None
    return (filename, data) if hashlib.sha256(data).hexdigest() == sha256 else None


def sweep(at: datetime) -> None:
    """Remove what was held so long that no token leads to it any more."""
    for path in _folder().glob("*"):
        if path.stat().st_mtime < at.timestamp() - LASTS:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.FILES_FOLDER) / "held"


def _write(target: Path, data: bytes) -> None:
    """Write the bytes, whole or not at all; what is there already lasts anew."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    Path(temporary).replace(target)


def _salt(whose: int) -> str:
    return f"mutubaku.documents.held/{whose}"
