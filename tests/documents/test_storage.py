"""Bytes are written, synced and renamed before anything speaks of them; what is gone or changed is named."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from pytest_django import Settings

from mutubaku.documents import storage
from mutubaku.documents.storage import FileDamaged

DATA = b"isi berkas"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_read_back_by_its_fingerprint(folder: Path) -> None:
    assert storage.keep(DATA) == SHA256
    assert storage.path_of(SHA256) == folder / SHA256[:2] / SHA256[2:4] / SHA256
    assert storage.read(SHA256) == DATA


def test_the_same_bytes_twice_are_one_file_that_is_not_written_again(folder: Path) -> None:
    storage.keep(DATA)
    written = storage.path_of(SHA256).stat()
    assert storage.keep(DATA) == SHA256
    again = storage.path_of(SHA256).stat()
    assert (again.st_ino, again.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
    assert len(files(folder)) == 1


def test_a_file_is_written_and_synced_before_it_has_its_name_and_its_folders_after(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink()
        done.append(f"sync {'folder ' + str(name.relative_to(folder.parent)) if name.is_dir() else name.read_bytes()}")
        sync(descriptor)

    def noted_replace(source: Path, target: Path) -> Path:
        done.append(f"rename to {target.relative_to(folder)}")
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    storage.keep(DATA)
    first, second = SHA256[:2], SHA256[2:4]
    assert done == [
        "sync folder .",
        "sync folder files",
        f"sync folder files/{first}",
        f"sync {DATA!r}",
        f"rename to {first}/{second}/{SHA256}",
        f"sync folder files/{first}/{second}",
    ]


def test_bytes_another_worker_has_just_put_there_are_synced_before_they_are_relied_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    storage.keep(DATA)
    synced: list[Path] = []
    monkeypatch.setattr(storage, "_sync_folder", synced.append)
    storage.keep(DATA)
    assert synced == [storage.path_of(SHA256).parent]


def test_a_disk_that_is_full_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    storage.keep(b"lain")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        storage.keep(DATA)
    monkeypatch.undo()
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [hashlib.sha256(b"lain").hexdigest()]


def test_a_full_disk_between_writing_and_renaming_leaves_no_half_written_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage._make_folder(storage.path_of(SHA256).parent)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        storage.keep(DATA)
    assert files(folder) == []


def test_a_file_that_is_gone_is_named() -> None:
    storage.keep(DATA)
    storage.path_of(SHA256).unlink()
    with pytest.raises(FileDamaged) as damage:
        storage.read(SHA256)
    assert str(damage.value) == f"Berkas {SHA256} tidak ada di penyimpanan."


@pytest.mark.parametrize("place", range(len(DATA)))
def test_one_changed_byte_anywhere_in_a_file_is_found_and_named(place: int) -> None:
    storage.keep(DATA)
    changed = bytearray(DATA)
    changed[place] ^= 1
    storage.path_of(SHA256).write_bytes(changed)
    with pytest.raises(FileDamaged) as damage:
        storage.read(SHA256)
    assert str(damage.value) == f"Isi berkas {SHA256} tidak lagi sesuai dengan sidik jarinya."


@pytest.mark.parametrize("damage", [b"isi berkaS", b"isi", b"", b"isi berkas dan lebih"])
def test_bytes_that_come_again_repair_a_damaged_file(damage: bytes) -> None:
    storage.keep(DATA)
    storage.path_of(SHA256).write_bytes(damage)
    storage.keep(DATA)
    assert storage.read(SHA256) == DATA


def test_a_file_is_its_owners_alone() -> None:
    storage.keep(DATA)
    assert storage.path_of(SHA256).stat().st_mode & 0o077 == 0
