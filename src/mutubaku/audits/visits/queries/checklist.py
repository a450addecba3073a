"""Reading a checklist: each line with the answer that holds, and what the rounds before found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from mutubaku.cases.models import Case, Task
from mutubaku.schemes.models import ChecklistQuestion

from ..models import ChecklistItem, ChecklistPhoto, Found, NoFinding
from ..policy.checklist import Given, Standing, is_carried, standing
from ..policy.programme import sorted_clauses


@dataclass(frozen=True)
class Earlier:
    """What the newest earlier round of a visit found at a line, with the photos taken then."""

    round: int
    given: Given
    photos: tuple[ChecklistPhoto, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of a checklist with where it stands; ``elsewhere`` when it was answered in the visit of the other case.

    ``no_finding``: why its answer “Tidak sesuai” became no finding.
    """

    name: str
    text: str
    hint: str = ""
    clauses: tuple[str, ...] = ()
    question: ChecklistQuestion | None = None
    standing: Standing = field(default_factory=Standing)
    photos: tuple[ChecklistPhoto, ...] = ()
    elsewhere: str = ""
    earlier: Earlier | None = None
    no_finding: str = ""

    @property
    def carried(self) -> Given | None:
        """The answer of an earlier round that goes on to hold because nothing was amiss and nobody answered anew."""
        if self.standing.holds or self.earlier is None or not is_carried(self.earlier.given.found):
            return None
        return self.earlier.given

    @property
    def holds(self) -> Given | None:
        """The answer that holds, of this round or carried into it."""
        return self.standing.holds or self.carried

    @property
    def found(self) -> str:
        """What was found; nothing while nobody looked, or while the last round's answer asks for another look."""
        return self.holds.found if self.holds else ""


def _name(question: ChecklistQuestion) -> str:
    """The address of a question in a checklist."""
    return f"p-{question.pk}"


def checklist_of(task: Task, companion: Case | None, questions: Iterable[ChecklistQuestion]) -> list[Line]:
    """The checklist of the visit a task makes, by the order of its questions, then the lines that auditors added.

    What two standards share may be answered in the visit of the ``companion`` case: the newest of both holds. A visit
    that is made again begins with what its earlier rounds found; those stay as they were.
    """
    by_name: dict[str, list[ChecklistItem]] = {}
    for item in _items(task, [one.pk for one in (task.case, companion) if one is not None]):
        by_name.setdefault(item.name, []).append(item)
    lines = [_asked(one, by_name.pop(_name(one), []), task) for one in questions]
    lines += [_added(rows, task) for rows in by_name.values() if _case_of(rows[0]) == task.case]
    return _explained(lines, task) if any(line.found == Found.NONCONFORMING for line in lines) else lines


def _explained(lines: Sequence[Line], task: Task) -> list[Line]:
    """The lines with why what did not conform became no finding."""
    reasons = dict(NoFinding.objects.filter(task=task).values_list("entry_id", "reason"))
    return [replace(one, no_finding=reasons.get(one.holds.pk, "") if one.holds else "") for one in lines]


def _items(task: Task, cases: Collection[int]) -> list[ChecklistItem]:
    rows = ChecklistItem.objects.filter(
        visit__task__case__in=cases, visit__task__step=task.step, visit__task__round__lte=task.round
    )
    rows = rows.select_related("visit__task__case")
    return list(rows.prefetch_related("entries__by", "photos__file", "photos__by"))


def _case_of(item: ChecklistItem) -> Case:
    return item.visit.task.case


def _given(item: ChecklistItem) -> list[Given]:
    return [
        Given(
            one.pk, one.key, one.found, one.note, one.evidence, one.typed_at, one.by_id, one.by.name, one.is_conflicting
        )
        for one in item.entries.all()
    ]


def _standing(items: Iterable[ChecklistItem]) -> Standing:
    return standing([one for item in items for one in _given(item)])


def _photos(items: Iterable[ChecklistItem]) -> tuple[ChecklistPhoto, ...]:
    return tuple(photo for item in items for photo in item.photos.all())


def _earlier(items: Sequence[ChecklistItem], task: Task) -> Earlier | None:
    """The answer of the newest round before this one in which the line was answered."""
    for number in range(task.round - 1, 0, -1):
        of_round = _of_round(items, number)
        holds = _standing(of_round).holds
        if holds is not None:
            return Earlier(number, holds, _photos(of_round))
    return None


def _of_round(items: Iterable[ChecklistItem], number: int) -> list[ChecklistItem]:
    return [one for one in items if one.visit.task.round == number]


def _asked(question: ChecklistQuestion, items: Sequence[ChecklistItem], task: Task) -> Line:
    now = _of_round(items, task.round)
    stands = _standing(now)
    where = next((_case_of(one) for one in now if stands.holds in _given(one)), task.case)
    clause = question.clauses.get(task.case.scheme, "")
    return Line(
        _name(question),
        question.text,
        question.hint,
        (str(clause),) if clause else sorted_clauses(map(str, question.clauses.values())),
        question,
        stands,
        _photos(now),
        "" if where == task.case else where.number,
        _earlier(items, task),
    )


def _added(items: Sequence[ChecklistItem], task: Task) -> Line:
    now, first = _of_round(items, task.round), items[0]
    clauses, earlier = tuple(first.clauses), _earlier(items, task)
    return Line(first.name, first.text, clauses=clauses, standing=_standing(now), photos=_photos(now), earlier=earlier)
