"""How a row becomes its object, with the objects it is related to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Shape:
    """Which columns of a row are the object's own, and the shapes of the objects it is related to."""

    model: type[models.Model]
    names: tuple[str, ...]
    places: slice
    key: int
    related: tuple[tuple[Shape, Callable[..., None], Callable[..., None]], ...]

    def built(self, row: Sequence[Any]) -> models.Model | None:
        """The object of a row with its relations; None where an outer join found nothing.

        As ``Model.from_db`` makes it, without the signals that nothing here listens to.
        """
        if row[self.key] is None:
            return None
        found = made(self.model, dict(zip(self.names, row[self.places], strict=True)))
        for shape, here, there in self.related:
            other = shape.built(row)
            here(found, other)
            if other is not None:
                there(other, found)
        return found


def made(model: type[Row], values: dict[str, Any]) -> Row:
    """The object of a row that is in the database, from the values of its columns."""
    found = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    found.__dict__ = {"_state": state, **values}
    return found


def list_along(row: models.Model, name: str, others: Iterable[models.Model]) -> None:
    """Keep what points to a row by a relation where ``prefetch_related`` keeps it."""
    listed = getattr(row, name).all()
    listed._result_cache, listed._prefetch_done = list(others), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = listed
    back = row._meta.get_field(name).field  # type: ignore[union-attr]  # a relation, by whose name it was asked for
    for other in listed._result_cache:
        back.set_cached_value(other, row)


def shape(info: dict[str, Any], select: Sequence[Any]) -> Shape:
    """The shape of what the compiler selects for one model: its columns lie side by side."""
    wanted = info["select_fields"]
    places = slice(wanted[0], wanted[-1] + 1)
    names = tuple(column[0].target.attname for column in select[places])
    related = tuple(
        (shape(one, select), one["local_setter"], one["remote_setter"]) for one in info.get("related_klass_infos", ())
    )
    key = wanted[0] + names.index(info["model"]._meta.pk.attname)
    return Shape(info["model"], names, places, key, related)
