"""Owns the sentences about procedure files that do not go with the cases in the database."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mutubaku.cases import kept
from mutubaku.cases.kept import Broken


def faults() -> list[str]:
    """A sentence for each version that cases run by and that is missing or was changed. Needs a ready database."""
    with transaction.atomic():
        return [*map(_absent, kept.missing()), *map(_altered, kept.changed(timezone.now()))]


def _absent(one: Broken) -> str:
    told = ", ".join(str(folder) for folder in settings.PROCEDURE_FOLDERS)
    where = (
        f"folder prosedur kantor ({told})"
        if told
        else "folder prosedur kantor dan sebut foldernya di MUTUBAKU_PROCEDURES"
    )
    return (
        f"Prosedur «{one.key}» versi {one.version} dipakai {one.cases} permohonan, tetapi berkasnya tidak ada. "
        f"Kembalikan {one.key}/{one.version}.toml ke {where}, lalu ulangi."
    )


def _altered(one: Broken) -> str:
    return (
        f"Prosedur «{one.key}» versi {one.version} sudah dipakai {one.cases} permohonan, tetapi isi berkasnya kini "
        f"lain. Kembalikan isinya, tulis perubahannya sebagai {one.key}/{one.next_version}.toml "
        f"(beri nomor versi baru), lalu ulangi."
    )
