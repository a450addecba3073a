"""A whole certification by the SOP itself, with all its letters: how many a process does, and what an act costs.

No bar: the floor knows no letters. It stands beside S1 so that a step that becomes slow is seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from time import process_time
from typing import Any

from .world import database

SCHEMES = ("sppt-sni", "iso-9001", "iso-14001", "industri-hijau")
LONG_AGO = timedelta(days=330)


def main() -> int:
    """Print a line for each scheme."""
    with database():
        from django.utils import timezone  # noqa: PLC0415 - Django must be up

        from mutubaku.cli.demonstration.fresh import fresh  # noqa: PLC0415 - likewise

        fresh(timezone.now().replace(microsecond=0))
        print(f"{'seluruh SOP dengan suratnya':<28}{'tindakan':>10}{'detik':>8}{'ms/tindakan':>13}   (waktu prosesor)")
        for scheme, acts, seconds in _measured(timezone.now().replace(microsecond=0) - LONG_AGO):
            print(f"{scheme:<28}{acts:>10}{seconds:>8.2f}{seconds / acts * 1e3:>13.1f}")
    return 0


def _measured(at: Any) -> Iterator[tuple[str, int, float]]:
    """For one new case of each scheme: its acts and the processor time they took."""
    from mutubaku.cases.models import Case  # noqa: PLC0415 - Django must be up
    from mutubaku.cli.demonstration.cases import Plan, drive  # noqa: PLC0415 - likewise
    from mutubaku.conduct.actions import open_case  # noqa: PLC0415 - likewise
    from mutubaku.journal.models import Entry  # noqa: PLC0415 - likewise

    for scheme in SCHEMES:
        known = Case.objects.filter(scheme=scheme).select_related("organisation").earliest("pk")
        begun = process_time()
        case = open_case(known.organisation, scheme=scheme, kind="initial", by=known.opened_by, at=at)
        drive(case, at=at, plan=Plan(pace=0.01))
        taken = process_time() - begun
        yield scheme, Entry.objects.filter(chain=case.chain).count(), taken


if __name__ == "__main__":
    sys.exit(main())
