"""Owns the one place where a command starts Django."""

import os

import click


def setup() -> None:
    """Start Django; commands that need no database never call this, and so answer at once.

    A faulty procedure or rule file is refused here, with its complaints, before anything is served or written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutubaku.config.settings")
    import django

    django.setup()
    from mutubaku.auditrules import LibraryRefused, held
    from mutubaku.cases.library import library
    from mutubaku.procedure import LibraryRefusedError

    try:
        library()
        held()
    except (LibraryRefusedError, LibraryRefused) as refused:
        raise click.ClickException(str(refused)) from refused
