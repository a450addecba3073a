"""Owns the secret key's file: made once in the data folder, whole or not at all."""

import os
import secrets
from pathlib import Path

from mutubaku.config.refused import SecretKeyBroken

KEY_LENGTH = 50


def secret_key(data: Path) -> str:
    """The key of this installation, made at first start. Raises SecretKeyBroken for a damaged file."""
    path = data / "secret-key"
    if not path.exists():
        _make(path)
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < KEY_LENGTH:
        raise SecretKeyBroken(
            f"Berkas kunci rahasia {path} rusak (kurang dari {KEY_LENGTH} aksara). Pulihkan dari cadangan, "
            "atau hapus berkas itu agar dibuat baru; semua orang lalu harus masuk kembali."
        )
    return key


def _make(path: Path) -> None:
    """Write beside, sync, then link into place: of two first starts at once exactly one key wins."""
    data = path.parent
    draft = data / f".secret-key-{os.getpid()}-{secrets.token_hex(4)}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # another process was first: its key is the installation's key
    finally:
        draft.unlink()
    _sync(data)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
