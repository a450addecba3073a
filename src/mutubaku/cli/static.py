"""Owns collecting the static files before serving, and doing it again only when one changed."""

import hashlib
from pathlib import Path


def collect_static() -> bool:
    """Bring STATIC_ROOT up to date; whether anything had to be done. Needs a started Django."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    mark = root / ".fingerprint"
    print_now = fingerprint()
    if settings.DEBUG or (mark.exists() and mark.read_text() == print_now):
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(print_now)
    return True


def fingerprint() -> str:
    """Changes when a static file is added, removed, or written."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            seen.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()
