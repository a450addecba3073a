"""Taking an earlier demonstration away whole, so that a fresh one can begin."""

from __future__ import annotations

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from mutubaku.conduct.demonstration import check_no_real_office
from mutubaku.documents.models import StoredFile
from mutubaku.documents.storage import path_of
from mutubaku.journal import triggers


def wipe() -> None:
    """Empty the database and remove the files it knew. Refused when any of it is real (``check_no_real_office``).

    The journal is append-only by the database's own triggers; they are lifted for this one transaction.
    """
    with transaction.atomic():
        check_no_real_office()
        files = list(StoredFile.objects.values_list("sha256", flat=True))
        triggers.remove(connection)
        call_command("flush", interactive=False, verbosity=0)
        triggers.install(connection)
    cache.clear()
    for sha256 in files:
        path_of(sha256).unlink(missing_ok=True)
