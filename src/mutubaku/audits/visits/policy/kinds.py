"""The visits of a cycle of certification: its two stages, as many surveillances as it has, and the recertification;
beside them the special audit, which no programme foresees (MS-19).

ISO/IEC 17021-1, 9.1.3.2 (MS-01); ISO/IEC 17065, 7.9. How many surveillances a cycle has follows from its scheme's
validity and interval, so a kind of visit is a name, not one of a fixed list.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STAGE_1, STAGE_2, RECERTIFICATION = "stage-1", "stage-2", "recertification"
SPECIAL = "special"
FULL = frozenset({STAGE_1, STAGE_2, RECERTIFICATION})  # the visits that look at everything
_YEARLY = "surveillance-"
_LABELS: dict[str, Promise] = {
    STAGE_1: gettext_lazy("Tahap 1"),
    STAGE_2: gettext_lazy("Tahap 2"),
    RECERTIFICATION: gettext_lazy("Sertifikasi ulang"),
    SPECIAL: gettext_lazy("Audit khusus"),
}
_ON_PAPERS = {
    STAGE_1: "audit tahap 1",
    STAGE_2: "audit tahap 2",
    RECERTIFICATION: "audit sertifikasi ulang",
    SPECIAL: "audit khusus",
}


def surveillance(number: int) -> str:
    """The surveillance of this number, the first being 1."""
    return f"{_YEARLY}{number}"


def kinds_of(surveillances: int, *, also: Collection[str] = (), is_renewed: bool = True) -> tuple[str, ...]:
    """The visits of a cycle with so many surveillances, in their order; ``also`` what a programme names besides.

    What is not renewed, a lot, has no recertification.
    """
    numbers = {*range(1, surveillances + 1), *(_number(one) for one in also if one.startswith(_YEARLY))}
    last = (RECERTIFICATION,) if is_renewed or RECERTIFICATION in also else ()
    return (STAGE_1, STAGE_2, *(surveillance(one) for one in sorted(numbers)), *last)


def _number(kind: str) -> int:
    return int(kind.removeprefix(_YEARLY))


def label_of(kind: str) -> str:
    """A kind of visit as people call it."""
    if kind in _LABELS:
        return str(_LABELS[kind])
    return _("Surveilans %(number)s") % {"number": _number(kind)}


def on_papers(kind: str) -> str:
    """A kind of visit as papers call it."""
    return _ON_PAPERS.get(kind) or f"surveilans {_number(kind)}"
