"""Step 4: each handed-in document is judged; the verified set is frozen with its hashes."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome
from mutubaku.reviews.actions import freeze, judge_version
from mutubaku.reviews.errors import NothingInvalid
from mutubaku.reviews.models import FrozenDocument
from mutubaku.reviews.policy import Judged, check_unexpired, verification_gaps
from mutubaku.reviews.queries import found_in

from .letters import Letter, LetterTable
from .reviewing import VerifyRow, verifications
from .work import Work, Written

SHEET = "verifikasi-dokumen"
SET = "dokumen-perusahaan"
VALID = "sah"
INVALID = "tidak-sah"
# as the sheets print them
VERDICTS = {True: "Sah", False: "Tidak sah", None: "Belum dinilai"}


def gaps(task: Task) -> list[str]:
    """What keeps the documents from being valid as a whole."""
    return verification_gaps([Judged(row.requirement.name, row.is_valid) for row in verifications(task)])


def prepare(task: Task, outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """Keep what earlier rounds found beside what this one did, and freeze the set when it is valid.

    NothingInvalid when the client would be asked nothing; DocumentExpired for what ran out since it was judged.
    """
    rows = verifications(task)
    if outcome.key == INVALID and not any(row.is_valid is False for row in rows):
        raise NothingInvalid
    if outcome.key == VALID:
        today = office_day(task.case.office, at).date()
        check_unexpired(((row.requirement.name, found_in(row.judgement).expires_on) for row in rows), today)
    for row in rows:
        if row.is_carried:
            judge_version(task, row.version, row.requirement.key, found_in(row.judgement))
    if outcome.key == VALID:
        freeze(task, [_frozen(row) for row in rows])


def _frozen(row: VerifyRow) -> FrozenDocument:
    found = found_in(row.judgement)
    return FrozenDocument(
        requirement=row.requirement.key,
        name=row.requirement.name,
        number=found.number,
        expires_on=found.expires_on,
        sha256=row.version.file.sha256,
        version=row.version,
    )


def sheet(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The verification, document by document."""
    rows = tuple(_judged(number, row) for number, row in enumerate(verifications(task), start=1))
    columns = ("No.", "Dokumen", "Nomor", "Berlaku sampai", "Hasil", "Alasan")
    return Letter(tables=(LetterTable("Verifikasi dokumen", columns, rows),))


def _judged(number: int, row: VerifyRow) -> tuple[str, ...]:
    found = found_in(row.judgement)
    verdict, last = VERDICTS[found.is_valid], _last_day(row)
    return str(number), row.requirement.name, found.number, last, verdict, found.reason


def verified_set(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The company's documents as they were found valid, and the hash of each one's file, whole on its line."""
    documents, hashes = [], []
    for number, row in enumerate(verifications(task), start=1):
        name = row.requirement.name
        documents.append((str(number), name, found_in(row.judgement).number, _last_day(row)))
        hashes.append((str(number), name, row.version.file.sha256))
    tables = (
        LetterTable("Dokumen perusahaan", ("No.", "Dokumen", "Nomor", "Berlaku sampai"), tuple(documents)),
        LetterTable("Sidik berkas", ("No.", "Dokumen", "SHA-256"), tuple(hashes)),
    )
    return Letter(tables=tables)


def _last_day(row: VerifyRow) -> str:
    last = found_in(row.judgement).expires_on
    return tanggal(last) if last else ""


WORK = Work(gaps=gaps, prepare=prepare, written={SHEET: Written(sheet), SET: Written(verified_set, frozenset({VALID}))})
