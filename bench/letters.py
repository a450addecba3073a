"""What one letter costs: the office's words read, filled from a case and typeset, in milliseconds of processor time."""

from __future__ import annotations

import sys
from statistics import median
from time import process_time
from typing import Any

from .world import BEGIN, database, people

BAR_MS = 50  # as for a certificate (S4)
RUNS, ROWS = 15, 40


def main() -> int:
    """Print the table of kinds; 1 when a letter without a long table misses the bar."""
    with database():
        case, by = _case()
        print(f"{'surat':<26}{'biasa':>8}{f'{ROWS} baris':>12}   (ms waktu prosesor, median)")
        worst = 0.0
        for kind, row in _kinds().items():
            plain, long = (_milliseconds(case, row, rows, by) for rows in (0, ROWS))
            worst = max(worst, plain)
            print(f"{kind:<26}{plain:>8.1f}{long:>12.1f}")
    met = worst <= BAR_MS
    print(f"surat: {worst:.1f} ms paling lama, batas {BAR_MS} ms: {'tercapai' if met else 'TIDAK tercapai'}")
    return 0 if met else 1


def _milliseconds(case: Any, row: Any, rows: int, by: Any) -> float:
    from mutubaku.conduct.works.letters import trial_pdf  # noqa: PLC0415 - Django must be up

    taken = []
    for run in range(RUNS):
        letter = _letter(row, rows, f"Dokumen ke-{run}")  # unlike the last one: nothing of it is remembered
        begun = process_time()
        trial_pdf(case, row.kind, row.kind, letter, by, BEGIN, f"{run:04d}/BC/XI/2026")
        taken.append(process_time() - begun)
    return median(taken) * 1e3


def _kinds() -> Any:
    from mutubaku.conduct.works.letter_kinds import kinds  # noqa: PLC0415 - Django must be up

    return kinds()


def _letter(row: Any, rows: int, name: str) -> Any:
    from mutubaku.conduct.works.letters import Letter, LetterTable  # noqa: PLC0415 - Django must be up

    cells = tuple((f"{name}, {n}", "Sah", "berlaku sampai 31 Desember 2027") for n in range(rows))
    table = LetterTable("Dokumen", ("Nama", "Keadaan", "Catatan"), cells)
    return Letter(
        fields={key: f"{value} ({name})" for key, value in row.fields.items()}, tables=(table,) if rows else ()
    )


def _case() -> tuple[Any, Any]:
    """A case that was sent, and the head of the office."""
    from mutubaku.cases.models import Case  # noqa: PLC0415 - Django must be up
    from mutubaku.people.access import capacity_for  # noqa: PLC0415 - likewise

    users, client = people()
    office, head = client.office, users["head"]  # type: ignore[attr-defined]  # an organisation
    case = Case.objects.create(
        office=office,
        organisation=client,
        scheme="sppt-sni",
        kind="initial",
        number="0001/BC/SERT/XI/2026",
        about="Air mineral",
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        opened_at=BEGIN,
        opened_by=users["client"],
        sent_at=BEGIN,
    )
    return case, capacity_for(head, office, "head", BEGIN)  # type: ignore[arg-type]  # a user


if __name__ == "__main__":
    sys.exit(main())
