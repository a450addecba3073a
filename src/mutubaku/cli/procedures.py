"""Owns the refusal to start over procedure files that do not go with the cases in the database."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mutubaku.cases.kept import Broken


def refuse_other_procedures() -> None:
    """Raise click.ClickException when a version that cases run by is missing or was changed. Needs a ready database."""
    from django.db import transaction
    from django.utils import timezone

    from mutubaku.cases import kept

    with transaction.atomic():
        sentences = [*map(_absent, kept.missing()), *map(_altered, kept.changed(timezone.now()))]
    if sentences:
        raise click.ClickException("\n".join(sentences))


def _absent(one: "Broken") -> str:
    from django.conf import settings

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


def _altered(one: "Broken") -> str:
    return (
        f"Prosedur «{one.key}» versi {one.version} sudah dipakai {one.cases} permohonan, tetapi isi berkasnya kini "
        f"lain. Kembalikan isinya, tulis perubahannya sebagai {one.key}/{one.next_version}.toml "
        f"(beri nomor versi baru), lalu ulangi."
    )
