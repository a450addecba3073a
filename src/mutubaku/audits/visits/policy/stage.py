"""When stage 1 may close, and how: pure decisions on plain values (ISO/IEC 17021-1, 9.3.1.2; MS-07)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

ADEQUATE, CORRECT = "memadai", "perlu-koreksi"  # outcomes of the step


def stage_1_gaps(unjudged: int, unanswered: int, *, has_interval: bool) -> list[str]:
    """What was not looked at yet: documents, points of readiness, the interval to stage 2."""
    found = []
    if unjudged:
        found.append(_("Dokumen yang kecukupannya belum dinilai: %(count)s") % {"count": unjudged})
    if unanswered:
        found.append(_("Butir kesiapan belum dijawab: %(count)s") % {"count": unanswered})
    if not has_interval:
        found.append(_("Selang ke tahap 2 belum dinilai"))
    return found


def stage_1_bars(outcome: str, concerns: Sequence[str]) -> list[str]:
    """Nothing may be left to correct where all is adequate, and something must be where a correction is asked for."""
    if outcome == ADEQUATE and concerns:
        return [_("Masih ada yang perlu dikoreksi: %(names)s") % {"names": "; ".join(concerns)}]
    if outcome == CORRECT and not concerns:
        return [_("Belum ada dokumen yang tidak memadai atau butir yang tidak sesuai")]
    return []
