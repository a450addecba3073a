"""What the end of a visit asks of its two meetings: pure decisions (ISO/IEC 17021-1, 9.4.2 and 9.4.7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.visits.errors import ClosingFirst
from mutubaku.audits.visits.models import MeetingKind


@dataclass(frozen=True)
class Held:
    """A meeting as it was held: when it began, whether anybody was there, and of whom it needs."""

    kind: str
    begins_at: datetime
    is_attended: bool
    has_client: bool
    has_leader: bool

    @property
    def lacking(self) -> list[str]:
        """Whom a meeting lacks that somebody attended, each a sentence."""
        label = MeetingKind(self.kind).label
        found = []
        if not self.has_client:
            found.append(_("%(meeting)s: wakil perusahaan belum tercatat hadir") % {"meeting": label})
        if not self.has_leader:
            found.append(_("%(meeting)s: ketua tim audit belum tercatat hadir") % {"meeting": label})
        return found


def check_order(kind: str, opened: Collection[str]) -> None:
    """Refuse to open the closing meeting before the opening one: ClosingFirst."""
    if kind == MeetingKind.CLOSING and MeetingKind.OPENING not in opened:
        raise ClosingFirst


def scanned_gaps(kinds: Collection[str]) -> list[str]:
    """What the meetings of a visit lack whose list was signed on paper: when each of them was, as that list says."""
    missing = [str(kind.label) for kind in MeetingKind if kind not in kinds]
    words = _("Waktu rapat menurut daftar hadir pindaian: %(meetings)s")
    return [words % {"meetings": ", ".join(missing)}] if missing else []


def meeting_gaps(meetings: Sequence[Held]) -> list[str]:
    """What the meetings of a visit lack: both, one after the other, each with the company and the team's leader."""
    there = [one for one in meetings if one.is_attended]
    missing = [str(kind.label) for kind in MeetingKind if kind not in {one.kind for one in there}]
    found = [_("Belum ada yang hadir: %(meetings)s") % {"meetings": ", ".join(missing)}] if missing else []
    for one in there:
        found += one.lacking
    begun = {one.kind: one.begins_at for one in there}
    if not missing and begun[MeetingKind.CLOSING] <= begun[MeetingKind.OPENING]:
        found.append(_("Rapat penutupan tercatat tidak sesudah rapat pembukaan"))
    return found
