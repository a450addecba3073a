"""The performance of a plant against its green industry standard, computed with the audit report (domain.md 4).

What the work of step `audit-report` takes from here: ``gaps``, ``bars`` and, among its written papers, ``WRITTEN``.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Context

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.applications.models import GreenFigure, GreenScope
from mutubaku.applications.queries import application_of, figures_before
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.certificates.queries import cases_before
from mutubaku.greenindustry.policy import Line, State
from mutubaku.greenindustry.queries import performance
from mutubaku.paper import tanggal
from mutubaku.paper.words import written
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .audit_report import CONFORMING
from .letters import Letter, LetterTable
from .work import Work, Written

CALCULATION = "perhitungan-kinerja-industri-hijau"
MEASURED = ("Kriteria", "Batas", "Nilai", "Bukti dan periode", "Penilaian")
GRADED = ("Kriteria", "Diperlukan", "Nilai", "Alasan", "Keadaan")
BEFORE = "Sebelumnya"
APPLIED = (
    gettext_lazy("Pokok"),
    gettext_lazy("Yang dilaporkan"),
    gettext_lazy("Jumlah"),
    gettext_lazy("Tahun"),
    gettext_lazy("Per satuan produksi"),
)
APPLIED_BEFORE = gettext_lazy("Permohonan sebelumnya")
_FOUR_DIGITS = Context(prec=4)


def number_of(case: Case) -> str:
    """The number of the standard the application names."""
    return application_of(case).green_scope.sih_number


def applied_heads(case: Case) -> tuple[str, ...]:
    """The heads of ``applied_figures``: one more where the application began with figures of last time."""
    heads = tuple(str(one) for one in APPLIED)
    return (*heads, str(APPLIED_BEFORE)) if figures_before(application_of(case)) else heads


def applied_figures(case: Case) -> list[tuple[str, ...]]:
    """What the applicant said of the plant, a row each under the heads of ``applied_heads``: production, then what it
    uses and leaves, each also for one unit made where both are of one year, and what it said of each last time.
    """
    application = application_of(case)
    scope, before = application.green_scope, figures_before(application)
    earlier: GreenScope | None = application.copied_from.green_scope if application.copied_from and before else None
    capacity = _("%(amount)s %(unit)s per tahun")
    rows: list[tuple[str, ...]] = [
        (
            _("Produksi"),
            _("Kapasitas terpasang"),
            *(capacity % {"amount": written(scope.capacity_amount), "unit": scope.unit}, "", ""),
            *([capacity % {"amount": written(earlier.capacity_amount), "unit": earlier.unit}] if earlier else []),
        ),
        (
            _("Produksi"),
            _("Realisasi"),
            *(f"{written(scope.realisation_amount)} {scope.unit}", str(scope.realisation_year), ""),
            *([earlier.realisation] if earlier else []),
        ),
    ]
    for one in application.green_figures.all():
        then = before.get((one.topic, one.kind.casefold()))
        rows.append(
            (
                str(one.get_topic_display()),
                one.kind,
                *(f"{written(one.amount)} {one.unit}", str(one.year), _each(one, scope)),
                *([_then(then, earlier)] if earlier else []),
            )
        )
    return rows


def _each(figure: GreenFigure, scope: GreenScope) -> str:
    """A figure for one unit made; nothing where they are of two years."""
    made = scope.realisation_amount
    if not made or figure.year != scope.realisation_year:
        return ""
    return f"{written(_FOUR_DIGITS.divide(figure.amount, made))} {figure.unit}/{scope.unit}"


def _then(figure: GreenFigure | None, scope: GreenScope) -> str:
    """What was said of a kind last time, with its share: ``22.500 MWh (2024), 25 MWh/ton``."""
    if figure is None:
        return "–"
    each = _each(figure, scope)
    return f"{written(figure.amount)} {figure.unit} ({figure.year})" + (f", {each}" if each else "")


def evaluated_before(case: Case) -> tuple[str, dict[str, Line]]:
    """The last case of the same certificate in which the performance was evaluated, by its number, and what was found
    then, by the names of criteria; nothing where there is none.
    """
    for one in Case.objects.filter(pk__in=cases_before(case), closed_at__isnull=False).order_by("-pk"):
        lines = [line for line in performance(one, number_of(one)).lines if line.found]
        if lines:
            return one.number, {line.criterion.name: line for line in lines}
    return "", {}


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
    before = evaluated_before(task.case)[1]
    more = (BEFORE,) if before else ()
    measured = tuple(
        (*_measured(line), *_found_then(line, before)) for line in result.lines if line.criterion.is_technical
    )
    graded = tuple(
        (*_graded(line), *_found_then(line, before)) for line in result.lines if not line.criterion.is_technical
    )
    fields = {
        "standar": number,
        "jumlah_nilai": f"{result.points} dari {result.possible}" if result.possible else "",
        "kesimpulan": result.conclusion,
    }
    tables = (
        LetterTable("Angka dari permohonan", applied_heads(task.case), tuple(applied_figures(task.case))),
        LetterTable("Kriteria teknis", (*MEASURED, *more), measured),
        LetterTable("Kriteria manajemen", (*GRADED, *more), graded),
    )
    return Letter(fields, tables)


def _found_then(line: Line, before: dict[str, Line]) -> tuple[str, ...]:
    """The cell of what was found last time; none where nothing was evaluated before."""
    if not before:
        return ()
    then = before.get(line.criterion.name)
    return (found_then(then) if then else "–",)


def found_then(line: Line) -> str:
    """What was found of a criterion last time, in a few words: ``15 m³/ton (2024), memenuhi``."""
    found = line.found
    if found is None or not found.applies:
        return line.state.said
    if found.value is None or found.ends_on is None:
        return _("nilai %(points)s, %(state)s") % {"points": found.points, "state": state_of(line)}
    return f"{written(found.value)} {found.unit}".strip() + f" ({found.ends_on.year}), {state_of(line)}"


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


def asked_again(task: Task) -> set[str]:
    """The keys of the criteria whose values are recorded again while corrections are verified: those not met, and those
    recorded here already.
    """
    lines = performance(task.case, number_of(task.case)).lines
    here = set(task.green_results.values_list("key", flat=True))
    return {line.criterion.key for line in lines if line.state is State.NOT_MET or line.criterion.key in here}


def _is_measured_here(task: Task) -> bool:
    return task.case.scheme == Scheme.GREEN_INDUSTRY and task.green_results.exists()


AGAIN = Work(written={CALCULATION: Written(letter, frozenset({"memadai"}), when=_is_measured_here)})
"""What is measured again after a correction is reckoned anew, and the calculation written anew with it."""
