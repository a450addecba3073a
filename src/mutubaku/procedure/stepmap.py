"""The step map with which running cases move to another version of their procedure."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from mutubaku.procedure.flow import open_together
from mutubaku.procedure.vocabulary import Procedure, Step


def validate_step_map(old: Procedure, new: Procedure, step_map: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with a map from the old version's step keys to the new one's, as sentences.

    A step that the map does not name goes to the step of the same key; where there is none, it is missing.
    """
    return tuple(_faults(old, new, step_map))


def _faults(old: Procedure, new: Procedure, step_map: Mapping[str, str]) -> Iterator[str]:
    if old.key != new.key:
        yield "Kedua prosedur berlainan; pilih dua versi dari satu prosedur."
    olds, news = {step.key: step for step in old.steps}, {step.key: step for step in new.steps}
    for key in step_map:
        if key not in olds:
            yield f"Langkah “{key}” tidak ada pada versi {old.version}; tulis nomornya, 1 sampai {len(olds)}."
    for step in old.steps:
        target = step_map.get(step.key, step.key)
        if target in news:
            continue
        if step.key in step_map:
            yield (
                f"Langkah {_said(step)} menuju langkah “{target}”, yang tidak ada pada versi {new.version}; tulis "
                f"nomornya, 1 sampai {len(news)}."
            )
        else:
            yield (
                f"Langkah {_said(step)} tidak ada lagi pada versi {new.version} dan belum dipetakan; tulis "
                f"{step.number} = nomor langkah penggantinya, 1 sampai {len(news)}."
            )
    yield from _meeting(old, news, step_map)


def _meeting(old: Procedure, news: Mapping[str, Step], step_map: Mapping[str, str]) -> Iterator[str]:
    """Steps that can be open together may not become one: a case has a step open only once."""
    together = open_together(old)
    for one, other in combinations(old.steps, 2):
        target = step_map.get(one.key, one.key)
        if target != step_map.get(other.key, other.key) or frozenset({one.key, other.key}) not in together:
            continue
        if target in news:
            yield (
                f"Langkah {_said(one)} dan langkah {_said(other)} dapat terbuka bersamaan, tetapi keduanya menuju "
                f"langkah {_said(news[target])}; petakan ke langkah yang berlainan."
            )


def _said(step: Step) -> str:
    return f"{step.number} “{step.title or step.activity}”"
