"""The performance of a plant against its green industry standard, computed with the audit report (domain.md 4).

What the work of step `audit-report` takes from here: ``gaps``, ``bars`` and, among its written papers, ``WRITTEN``.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Context

from django.utils.translation import gettext as _

from mutubaku.applications.models import Topic
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.greenindustry.policy import Line, State
from mutubaku.greenindustry.queries import performance
from mutubaku.paper import tanggal
from mutubaku.paper.words import written
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .application_letter import TOPIC_NAMES
from .audit_report import CONFORMING
from .letters import Letter, LetterTable
from .work import Work, Written

CALCULATION = "perhitungan-kinerja-industri-hijau"
MEASURED = ("Kriteria", "Batas", "Nilai", "Bukti dan periode", "Penilaian")
GRADED = ("Kriteria", "Diperlukan", "Nilai", "Alasan", "Keadaan")
APPLIED = ("Pokok", "Yang dilaporkan", "Jumlah", "Tahun", "Per satuan produksi")
_FOUR_DIGITS = Context(prec=4)


def number_of(case: Case) -> str:
    """The number of the standard the application names."""
    return application_of(case).green_scope.sih_number


def applied_figures(case: Case) -> list[tuple[str, ...]]:
    """What the applicant said of the plant, a row each under the heads of ``APPLIED``: production, then what it uses
    and leaves, each also for one unit made where both are of one year.
    """
    application = application_of(case)
    scope = application.green_scope
    made, year = scope.realisation_amount, scope.realisation_year
    rows: list[tuple[str, ...]] = [
        ("Produksi", "Kapasitas terpasang", scope.capacity, "", ""),
        ("Produksi", "Realisasi", f"{written(made)} {scope.unit}", str(year), ""),
    ]
    for one in application.green_figures.all():
        share = _FOUR_DIGITS.divide(one.amount, made) if made and one.year == year else None
        each = "" if share is None else f"{written(share)} {one.unit}/{scope.unit}"
        rows.append((TOPIC_NAMES[Topic(one.topic)], one.kind, f"{written(one.amount)} {one.unit}", str(one.year), each))
    return rows


def gaps(task: Task) -> list[str]:
    """The criteria nobody has looked at; none in other schemes."""
    if task.case.scheme != Scheme.GREEN_INDUSTRY:
        return []
    result = performance(task.case, number_of(task.case))
    if not result.lines:
        return [_("Kriteria standar industri hijau")]
    return [_("Nilai kriteria “%(name)s”") % {"name": line.criterion.name} for line in result.missing]


def bars(task: Task, outcome: Outcome) -> list[str]:
    """No report says that nothing was found while a mandatory criterion is not met; none in other schemes."""
    if task.case.scheme != Scheme.GREEN_INDUSTRY or outcome.key != CONFORMING:
        return []
    against = performance(task.case, number_of(task.case)).against
    return [
        _("Kriteria wajib “%(name)s” tidak dipenuhi: catat temuannya, atau perbaiki nilainya bila keliru")
        % {"name": line.criterion.name}
        for line in against
    ]


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """Line by line: what was asked for, what was found, how far it is, and what it all comes to."""
    number = number_of(task.case)
    result = performance(task.case, number)
    measured = tuple(_measured(line) for line in result.lines if line.criterion.is_technical)
    graded = tuple(_graded(line) for line in result.lines if not line.criterion.is_technical)
    fields = {
        "standar": number,
        "jumlah_nilai": f"{result.points} dari {result.possible}" if result.possible else "",
        "kesimpulan": result.conclusion,
    }
    tables = (
        LetterTable("Angka dari permohonan", APPLIED, tuple(applied_figures(task.case))),
        LetterTable("Kriteria teknis", MEASURED, measured),
        LetterTable("Kriteria manajemen", GRADED, graded),
    )
    return Letter(fields, tables)


def _measured(line: Line) -> tuple[str, ...]:
    asked, found = line.criterion, line.found
    value = evidence = "–"
    if found is not None and found.value is not None and found.starts_on and found.ends_on:
        value = f"{written(found.value)} {asked.unit}".strip()
        evidence = f"{found.evidence}, {tanggal(found.starts_on)} – {tanggal(found.ends_on)}"
    judged = ": ".join(part for part in (state_of(line), line.explained) if part)
    return (f"{asked.topic}: {asked.name}", limit_of(line), value, evidence, judged)


def _graded(line: Line) -> tuple[str, ...]:
    asked, found = line.criterion, line.found
    given = f"{found.points} dari {asked.points}" if found and found.applies else "–"
    return (f"{asked.topic}: {asked.name}", limit_of(line), given, found.reason if found else "–", state_of(line))


def limit_of(line: Line) -> str:
    """What is asked for, and that it need not be met where it is not mandatory: such a line does not count."""
    said = line.criterion.said
    return said if line.criterion.mandatory else _("%(said)s (tidak wajib)") % {"said": said}


def state_of(line: Line) -> str:
    """How a line stands; an unmet one that is not mandatory says that it hinders nothing."""
    if line.state is State.NOT_MET and not line.criterion.mandatory:
        return _("%(said)s (tidak wajib)") % {"said": line.state.said}
    return line.state.said


WRITTEN = {CALCULATION: Written(letter, schemes=frozenset({Scheme.GREEN_INDUSTRY}))}
WORK = Work(gaps=gaps, bars=bars, written=WRITTEN)
