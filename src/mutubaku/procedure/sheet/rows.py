"""The text columns of the flowchart: how wide each is, how its texts break, how high each row becomes."""

from collections.abc import Sequence
from dataclasses import dataclass

from mutubaku.paper import printable, wrap
from mutubaku.procedure.sheet.errors import TooManyActorsError
from mutubaku.procedure.sheet.flow import awaited, ends_beside
from mutubaku.procedure.sheet.model import MARGIN, PADDING, PAGE_WIDTH, text_height
from mutubaku.procedure.vocabulary import Procedure, Role, Step

MOST_ACTORS = 14
LEAST_HEIGHT = 15.4  # mm: a symbol with room for arrows above and below
END_HEIGHT, END_GAP = 5.6, 5.6  # mm: the end below a step that has one of its own, and the arrow with its label
_NUMBER_WIDTH = 8.0
_ALL_ACTORS, _WIDEST, _NARROWEST = 106.0, 20.0, 9.6  # mm
_SHARES = (0.385, 0.185, 0.1, 0.17, 0.16)  # activity, needs, time, output, remark
_SAFE = 0.4  # mm kept free, so that a rounding never breaks a line a second time


@dataclass(frozen=True)
class Columns:
    """Widths in mm: number, activity, then one per actor, then needs, time, output, remark."""

    number: float
    activity: float
    actor: float
    actors: int
    others: tuple[float, float, float, float]

    @property
    def widths(self) -> tuple[float, ...]:
        return (self.number, self.activity, *(self.actor,) * self.actors, *self.others)

    @property
    def actors_from(self) -> float:
        """x of the left rule of the first actor."""
        return MARGIN + self.number + self.activity

    def centre(self, actor: int) -> float:
        """x of the middle of an actor's column."""
        return self.actors_from + (actor + 0.5) * self.actor


@dataclass(frozen=True)
class Row:
    """A step's texts, broken into lines, and the height they need."""

    step: Step
    actor: int
    number: tuple[str, ...]
    activity: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    height: float


def actors_of(procedure: Procedure) -> tuple[Role, ...]:
    """Who performs at least one step, in the order of the sheet's columns."""
    performing = {step.role for step in procedure.steps}
    return tuple(role for role in procedure.roles if role.key in performing)


def columns_for(actors: int) -> Columns:
    """Column widths for so many actors; the texts share what the actors leave."""
    if actors > MOST_ACTORS:
        raise TooManyActorsError(
            f"Bagan ini mempunyai {actors} pelaksana; selembar A4 memuat paling banyak {MOST_ACTORS}. "
            "Gabungkan pelaksana atau pecah prosedurnya."
        )
    actor = max(_NARROWEST, min(_WIDEST, _ALL_ACTORS / actors))
    rest = PAGE_WIDTH - 2 * MARGIN - _NUMBER_WIDTH - actors * actor
    activity, *others = (round(share * rest, 2) for share in _SHARES)
    return Columns(_NUMBER_WIDTH, activity, actor, actors, (others[0], others[1], others[2], others[3]))


def broken(text: str, points: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """A cell's text in lines; a text that lists with dashes gets a line for each dash."""
    shown = printable(text)
    if shown.startswith("- "):
        shown = shown.replace(" - ", "\n- ")
    return tuple(wrap(shown, points, width - 2 * PADDING - _SAFE, bold=bold))


def rows_of(procedure: Procedure, columns: Columns, points: float) -> list[Row]:
    """Every step as a row at this type size."""
    places = {role.key: place for place, role in enumerate(actors_of(procedure))}
    return [_row(procedure, step, places[step.role], columns, points) for step in procedure.steps]


def _row(procedure: Procedure, step: Step, actor: int, columns: Columns, points: float) -> Row:
    remark = "\n".join(text for text in (step.note, awaited(procedure, step)) if text)
    texts = (
        step.needs_text or _names(procedure, step.needs),
        step.standard.text if step.standard else "",
        step.produces_text or _names(procedure, step.produces),
        remark,
    )
    number = broken(str(step.number), points, columns.number)
    activity = broken(step.activity, points, columns.activity)
    others = tuple(broken(text, points, width) for text, width in zip(texts, columns.others, strict=True))
    room = END_HEIGHT + END_GAP if ends_beside(step) else 0.0
    height = max(_height((number, activity, *others), points), round(LEAST_HEIGHT + room, 2))
    return Row(step, actor, number, activity, others, height)


def _names(procedure: Procedure, kinds: Sequence[str]) -> str:
    names = [procedure.document(kind).name for kind in kinds]
    return names[0] if len(names) == 1 else "\n".join(f"- {name}" for name in names)


def _height(texts: Sequence[tuple[str, ...]], points: float) -> float:
    tallest = max(text_height(len(lines), points) for lines in texts)
    return round(max(LEAST_HEIGHT, tallest + 2 * PADDING), 2)
