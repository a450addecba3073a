"""Which cases a period's record holds, with what they ended in, in the same few queries however many they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook

from mutubaku.conduct import actions
from mutubaku.people.access import office_day
from mutubaku.reports.queries import realised, received, years_of
from mutubaku.reports.workbook import realisation_workbook
from tests.cast import MONDAY, WIB, Cast

Counted = Callable[[Callable[[], object]], int]
LATER = MONDAY + timedelta(hours=1)


def refused_on(cast: Cast, at: datetime, scheme: str = "iso-9001") -> None:
    """A case that the office closes at that moment."""
    task = cast.case_at("disposition", scheme)
    actions.close_case(task.case_id, cast.staff["head"], at, reason="Ganda.")


def test_a_finished_case_stands_in_the_month_it_ended_with_its_number_and_its_time(cast: Cast) -> None:
    case = cast.finished_case()
    assert case.closed_at
    ended = office_day(cast.office, case.closed_at)
    (found,) = realised(cast.office, ended.year, ended.month)
    assert (found.case, found.number, found.is_continuation) == (case, case.certificate.number, False)
    assert found.measured is not None
    assert found.measured.allowed == 450 + 41 * 450  # the office's steps but for step 5, and 41 hari kerja
    assert found.measured.is_on_time
    assert found.late_steps == 0


def test_a_month_begins_and_ends_on_the_offices_own_clock(cast: Cast) -> None:
    refused_on(cast, datetime(2026, 11, 30, 23, 59, tzinfo=WIB))  # still November in Palembang
    refused_on(cast, datetime(2026, 12, 1, 0, 1, tzinfo=WIB), "iso-14001")
    assert [one.case.scheme for one in realised(cast.office, 2026, 11)] == ["iso-9001"]
    assert [one.case.scheme for one in realised(cast.office, 2026, 12)] == ["iso-14001"]
    assert [one.case.scheme for one in realised(cast.office, 2026)] == ["iso-9001", "iso-14001"]
    assert [one.case.scheme for one in realised(cast.office, 2026, scheme="iso-14001")] == ["iso-14001"]
    assert received(cast.office, 2026, 11) == 2
    assert realised(cast.office, 2025) == []


def test_a_step_left_until_too_late_makes_the_case_late(cast: Cast) -> None:
    refused_on(cast, MONDAY + timedelta(days=2))
    (found,) = realised(cast.office, 2026)
    assert found.measured is not None
    assert not found.measured.is_on_time
    assert (found.number, found.late_steps) == ("", 1)


def test_a_draft_that_was_never_sent_is_not_the_offices(cast: Cast) -> None:
    case = cast.new_case()
    actions.withdraw(case.pk, cast.client, LATER, reason="Batal.")
    assert realised(cast.office, 2026) == []


def test_the_years_reach_from_the_first_end_to_this_one(cast: Cast) -> None:
    assert years_of(cast.office, LATER) == [2026]
    refused_on(cast, LATER)
    assert years_of(cast.office, datetime(2028, 1, 3, tzinfo=WIB)) == [2028, 2027, 2026]


def test_three_rows_cost_as_many_queries_as_one(cast: Cast, queries: Counted) -> None:
    refused_on(cast, LATER)
    one = queries(lambda: realised(cast.office, 2026))
    refused_on(cast, LATER, "sppt-sni")
    refused_on(cast, LATER, "industri-hijau")
    assert queries(lambda: realised(cast.office, 2026)) == one == 3


def test_the_workbook_holds_every_row_and_its_totals_and_no_formula(cast: Cast) -> None:
    cast.organisation.name = "=PT Rumus"
    cast.organisation.save()
    refused_on(cast, LATER)
    rows = realised(cast.office, 2026)
    sheet = load_workbook(BytesIO(realisation_workbook("Balai Contoh", "2026", "Asia/Jakarta", rows))).active
    assert sheet is not None
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0] == "Data Realisasi Layanan Sertifikasi"
    assert lines[1][0] == "Balai Contoh, 2026"
    assert lines[4][:2] == [rows[0].case.number, "=PT Rumus"]
    assert sheet["B5"].data_type == "s"
    assert lines[4][6:8] == ["Ditutup kantor", None]
    assert lines[6][:2] == ["Jumlah permohonan selesai", 1]
    assert lines[7][:2] == ["Ditutup kantor", 1]
