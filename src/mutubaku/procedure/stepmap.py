"""The step map with which running cases move to another version of their procedure."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from mutubaku.procedure.complaints import Complaint, instead
from mutubaku.procedure.flow import open_together
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import Procedure

_Fault = tuple[str, str, str]  # step, what, do


def validate_step_map(old: Procedure, new: Procedure, step_map: Mapping[str, str]) -> tuple[Complaint, ...]:
    """What is wrong with a map from the old version's step keys to the new one's.

    A step that the map does not name goes to the step of the same key; where there is none, it is missing.
    """
    name = f"peta {old.key} {old.version} → {new.key} {new.version}"
    return tuple(Complaint(name, step, "", what, do) for step, what, do in _faults(old, new, step_map))


def _faults(old: Procedure, new: Procedure, step_map: Mapping[str, str]) -> Iterator[_Fault]:
    if old.key != new.key:
        yield "", "kedua prosedur berlainan", "pilih dua versi dari satu prosedur"
    olds, news = [step.key for step in old.steps], [step.key for step in new.steps]
    for key in step_map:
        if key not in olds:
            yield key, "langkah ini tidak ada pada versi lama", instead(key, olds)
    for step in old.steps:
        target = step_map.get(step.key, step.key)
        if target not in news:
            what = f"tujuannya «{target}» tidak ada pada versi baru"
            what = what if step.key in step_map else "langkah ini tidak ada lagi dan belum dipetakan"
            yield step_name(step.number, step.key), what, instead(target, news)
    yield from _meeting(old, step_map)


def _meeting(old: Procedure, step_map: Mapping[str, str]) -> Iterator[_Fault]:
    """Steps that can be open together may not become one: a case has a step open only once."""
    together = open_together(old)
    for one, other in combinations(old.steps, 2):
        target = step_map.get(one.key, one.key)
        if target == step_map.get(other.key, other.key) and frozenset({one.key, other.key}) in together:
            what = f"langkah ini dan «{other.key}» dapat terbuka bersamaan tetapi menuju «{target}»"
            yield step_name(one.number, one.key), what, "petakan keduanya ke langkah yang berlainan"
