"""What the two meetings of a visit must show before it ends (ISO/IEC 17021-1, 9.4.2 and 9.4.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mutubaku.audits.visits.errors import ClosingFirst
from mutubaku.audits.visits.models import MeetingKind
from mutubaku.audits.visits.policy.meetings import Held, check_order, meeting_gaps, scanned_gaps

OPENING = Held("opening", datetime(2027, 1, 11, 2, tzinfo=UTC), is_attended=True, has_client=True, has_leader=True)
CLOSING = replace(OPENING, kind="closing", begins_at=OPENING.begins_at + timedelta(hours=7))


def test_both_meetings_one_after_the_other_with_company_and_leader_lack_nothing() -> None:
    assert meeting_gaps([OPENING, CLOSING]) == []


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([], ["Belum ada yang hadir: Rapat pembukaan, Rapat penutupan"]),
        ([OPENING, replace(CLOSING, is_attended=False)], ["Belum ada yang hadir: Rapat penutupan"]),
        ([replace(OPENING, has_client=False), CLOSING], ["Rapat pembukaan: wakil perusahaan belum tercatat hadir"]),
        ([OPENING, replace(CLOSING, has_leader=False)], ["Rapat penutupan: ketua tim audit belum tercatat hadir"]),
        (
            [OPENING, replace(CLOSING, begins_at=OPENING.begins_at)],
            ["Rapat penutupan tercatat tidak sesudah rapat pembukaan"],
        ),
    ],
)
def test_each_thing_the_meetings_lack_is_a_sentence(meetings: list[Held], said: list[str]) -> None:
    assert meeting_gaps(meetings) == said


def test_a_signed_list_leaves_open_when_each_meeting_was_until_that_is_written_down() -> None:
    lacks = "Waktu rapat menurut daftar hadir pindaian"
    assert scanned_gaps({"opening", "closing"}) == []
    assert scanned_gaps({"opening"}) == [f"{lacks}: Rapat penutupan"]
    assert scanned_gaps(set()) == [f"{lacks}: Rapat pembukaan, Rapat penutupan"]


def test_the_list_of_the_closing_meeting_is_opened_after_that_of_the_opening_one() -> None:
    check_order(MeetingKind.OPENING, ())
    check_order(MeetingKind.CLOSING, {"opening"})
    with pytest.raises(ClosingFirst):
        check_order(MeetingKind.CLOSING, {"closing"})
