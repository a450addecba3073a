"""Bytes on disk under their hash: written, synced and renamed before any row speaks of them; never overwritten."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class FileDamaged(Exception):  # noqa: N818 - it says what happened
    """A stored file no longer has the bytes it was kept with."""


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash lie."""
    return Path(settings.FILES_FOLDER) / sha256[:2] / sha256[2:4] / sha256


def keep(data: bytes) -> str:
    """Keep the bytes and return their SHA-256; keeping the same bytes twice is harmless."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if target.exists() and target.read_bytes() == data:  # read, so that bytes that rotted are replaced
        _sync_folder(target.parent)  # whoever put them there may not have come to that yet
        return sha256
    _make_folder(target.parent)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of this hash; FileDamaged when they are gone or no longer match it."""
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileDamaged(f"Berkas {sha256} tidak ada di penyimpanan.") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileDamaged(f"Isi berkas {sha256} tidak lagi sesuai dengan sidik jarinya.")
    return data


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each of which must survive a power cut too."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
