"""Owns the one place where a command starts Django."""

import os

import click


def setup() -> None:
    """Start Django; commands that need no database never call this, and so answer at once.

    A faulty procedure file is refused here, with its complaints, before anything is served or written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutubaku.config.settings")
    import django

    django.setup()
    from mutubaku.cases.library import library
    from mutubaku.procedure import LibraryRefusedError

    try:
        library()
    except LibraryRefusedError as refused:
        raise click.ClickException(str(refused)) from refused
