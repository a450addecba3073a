"""Owns the data folder: made at first start, closed to everybody else on the machine."""

from pathlib import Path

from mutubaku.config.refused import DataFolderUnusable
from mutubaku.procedure.wording import system_reason


def data_folder(path: Path) -> Path:
    """The absolute path of the folder, which is there afterwards. Raises DataFolderUnusable when it cannot be."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(
            f"Folder data {path.absolute()} tidak dapat dibuat: {system_reason(error)}. "
            "Sebutkan folder yang boleh Anda tulisi dengan MUTUBAKU_DATA."
        ) from error
    return path.absolute()
