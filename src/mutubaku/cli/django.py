"""Owns the one place where a command starts Django."""

import os


def setup() -> None:
    """Start Django; commands that need no database never call this, and so answer at once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutubaku.config.settings")
    import django

    django.setup()
