"""An administrator's acts on the office clock; open due moments follow in the same act."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.cases.models import Case, Task
from mutubaku.journal.models import Entry
from mutubaku.people.models import Office
from mutubaku.people.queries import build_calendar
from mutubaku.people.seed import seed_calendar
from tests.factories.people import NOON, HoursPeriodFactory, OrganisationFactory, UserFactory
from tests.web.administration.conftest import Post, World

SHORT = {f"d{day}_0_{edge}": at for day in range(5) for edge, at in (("opens", "08:00"), ("closes", "14:00"))}
FRIDAY_CLOSING = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)  # 16.30 WIB


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


@pytest.fixture
def certification(office: Office) -> Task:
    """Step 9 of a running case: 41 hari kerja from this morning on."""
    case = Case.objects.create(
        office=office,
        organisation=OrganisationFactory(office=office),
        scheme="sppt-sni",
        kind="initial",
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        opened_at=NOON,
        opened_by=UserFactory(),
        sent_at=NOON,
    )
    return Task.objects.create(
        case=case,
        office=office,
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        step="disposition",
        role="head",
        account="office",
        opened_at=NOON,
        due_at=datetime(2026, 11, 25, 3, 15, tzinfo=UTC),
    )


def test_new_weekly_hours_count_from_their_day(office: Office, post: Post) -> None:
    response = post(at("week"), {**SHORT, "valid_from": "2026-12-01"})
    assert response.headers["Location"] == at("hours")
    calendar = build_calendar(office)
    assert calendar.hours_on(date(2026, 11, 30)) == ((time(7, 30), time(12)), (time(13), time(16)))
    assert calendar.hours_on(date(2026, 12, 1)) == ((time(8), time(14)),)


def test_the_form_begins_with_the_hours_of_now(office: Office, browser: Client) -> None:
    page = text(browser.get(at("week")))
    assert 'value="07:30"' in page
    assert 'value="16:30"' in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"d2_0_closes": ""}, "Isi jam tutup hari Rabu."),
        ({"d2_0_opens": ""}, "Isi jam buka hari Rabu."),
        ({"d2_0_opens": "delapan"}, "Tulis jam seperti 07:30."),
        ({"d2_0_closes": "07:00"}, "Jam kerja hari Rabu tidak berurutan"),
        ({"valid_from": "2026-11-01"}, "Perubahan tidak dapat berlaku surut."),
    ],
)
def test_hours_that_cannot_be_are_told_and_change_nothing(
    office: Office, post: Post, changes: dict[str, str], sentence: str
) -> None:
    response = post(at("week"), {**SHORT, "valid_from": "2026-11-25", **changes})
    assert response.status_code == 422
    assert sentence in text(response)
    assert 'value="08:00"' in text(response)
    assert not Entry.objects.exists()


def test_a_week_without_hours_is_refused(office: Office, post: Post) -> None:
    response = post(at("week"), {"valid_from": "2026-11-25"})
    assert response.status_code == 422
    assert "Paling sedikit satu hari harus mempunyai jam kerja." in text(response)
    assert office.week_entries.count() == 10


def test_a_day_with_three_openings_shows_them_all(office: Office, browser: Client) -> None:
    office.week_entries.create(weekday=0, opens=time(19), closes=time(20))
    assert 'name="d0_2_opens"' in text(browser.get(at("week")))


def test_hours_edited_move_the_due_moment_of_open_work_and_say_so_in_its_history(
    office: Office, post: Post, certification: Task
) -> None:
    late_opening = {**SHORT, "d2_0_opens": "11:00"}
    post(at("week"), {**late_opening, "valid_from": "2026-11-25"})
    certification.refresh_from_db()
    assert certification.due_at == datetime(2026, 11, 25, 4, 15, tzinfo=UTC)
    assert Entry.objects.filter(chain=certification.case.chain, verb="due.projected").count() == 1


def test_a_free_day_marked_today_moves_the_due_moment_and_taking_it_back_moves_it_again(
    office: Office, post: Post, certification: Task
) -> None:
    post(at("mark_day"), {"day": "2026-11-25", "kind": "office", "name": "Banjir", "decree": ""})
    certification.refresh_from_db()
    assert certification.due_at == datetime(2026, 11, 26, 0, 45, tzinfo=UTC)
    post(at("unmark_day", office.free_days.get().pk))
    certification.refresh_from_db()
    assert certification.due_at == datetime(2026, 11, 25, 3, 15, tzinfo=UTC)


def test_a_day_outside_the_office_calendar_is_refused(office: Office, post: Post) -> None:
    for day in ("2018-12-31", "2033-01-01"):
        page = text(post(at("mark_day"), {"day": day, "kind": "office", "name": "Banjir", "decree": ""}))
        assert "Kalender kantor memuat tahun 2019 sampai 2032. Tulis hari dari salah satunya." in page
    assert not office.free_days.exists()


PERIOD = {"name": "Ramadan 1448 H", "first": "2027-02-08", "last": "2027-03-09", "note": "", **SHORT}


def test_a_special_period_is_added_corrected_and_removed(office: Office, post: Post) -> None:
    post(at("new_period"), PERIOD)
    period = office.hours_periods.get()
    post(at("period", period.pk), {**PERIOD, "first": "2027-02-09"})
    assert office.hours_periods.get().first == date(2027, 2, 9)
    post(at("remove_period", period.pk))
    assert not office.hours_periods.exists()


def test_a_new_period_begins_with_the_hours_of_the_latest(office: Office, browser: Client) -> None:
    HoursPeriodFactory(office=office)
    assert 'value="15:00"' in text(browser.get(at("new_period")))


def test_periods_over_each_other_are_told_on_top(world: World, post: Post) -> None:
    response = post(at("new_period"), {**PERIOD, "name": "Lain"})
    assert response.status_code == 422
    assert "sama-sama berlaku pada" in text(response)


def test_a_period_ending_before_it_begins_is_told(office: Office, post: Post) -> None:
    assert "mendahului tanggal mulai" in text(post(at("new_period"), {**PERIOD, "last": "2027-01-01"}))


def test_periods_that_are_over_are_kept_apart(office: Office, browser: Client) -> None:
    HoursPeriodFactory(office=office, name="Ramadan 1447 H", first=date(2026, 2, 19), last=date(2026, 3, 20))
    page = text(browser.get(at("hours")))
    assert "Masa yang sudah lewat" in page
    assert "Tidak ada masa khusus yang berjalan atau akan datang." in page


def test_a_year_shows_what_made_each_day_free(office: Office, browser: Client, post: Post) -> None:
    seed_calendar(office)
    post(at("mark_day"), {"day": "2026-12-24", "kind": "working", "name": "Tetap melayani", "decree": "SE 1"})
    page = text(browser.get(at("year_of", 2026)))
    assert "SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025" in page
    assert "menggantikan: Cuti Bersama Hari Raya Natal" in page
    assert "Tetap hari kerja" in page
    assert "241 hari kerja" in page
    assert "hari tutup" in page  # a holiday on a Sunday changes nothing


def test_the_year_of_today_is_shown_first(browser: Client) -> None:
    assert browser.get(at("year")).headers["Location"] == at("year_of", 2026)


@pytest.mark.parametrize(("year", "other"), [(2019, 2020), (2032, 2031)])
def test_the_first_and_the_last_year_lead_one_way_only(browser: Client, year: int, other: int) -> None:
    page = text(browser.get(at("year_of", year)))
    assert at("year_of", other) in page
    assert at("year_of", year - 1 if other > year else year + 1) not in page


def test_a_year_without_joint_leave_warns_on_its_page_and_on_the_overview(office: Office, browser: Client) -> None:
    assert "Cuti bersama 2026 belum diisi." in text(browser.get(at("year_of", 2026)))
    overview = text(browser.get(at("home")))
    assert "Cuti bersama 2026 belum diisi" in overview
    assert "Cuti bersama 2027 belum diisi" in overview


def test_a_year_without_hours_for_ramadan_warns_on_the_overview_until_they_are_entered(
    office: Office, browser: Client, post: Post
) -> None:
    warning = "Jam kerja Ramadan 2027 belum diisi; sampai diisi, jam kerja biasa yang dipakai."
    assert warning in text(browser.get(at("home")))
    post(at("new_period"), PERIOD)
    assert warning not in text(browser.get(at("home")))


def test_joint_leave_is_entered_by_its_decree_and_the_warning_goes(office: Office, post: Post, browser: Client) -> None:
    days = "16-02-2028 Tahun Baru Imlek\n\n 2028-12-26  Natal "
    response = post(at("joint_leave", 2028), {"decree": "SKB 12/2027", "days": days})
    assert response.headers["Location"] == at("year_of", 2028)
    page = text(browser.get(at("year_of", 2028)))
    assert "Cuti bersama menurut SKB 12/2027" in page
    assert "belum diisi" not in page
    again = text(browser.get(at("joint_leave", 2028)))
    assert "16-02-2028 Tahun Baru Imlek\n26-12-2028 Natal" in again


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ("Imlek", "Baris 1 tidak terbaca: “Imlek”."),
        ("16-02-2028 A\n31-02-2028 B", "Baris 2 tidak terbaca: “31-02-2028 B”."),
        ("2028-02-30 B", "Baris 1 tidak terbaca"),
        ("16-02-2028", "Baris 1 tidak terbaca"),
        ("16-02-2028 A\n16/02/2028 B", "Baris 2: tanggal itu sudah ada di atas."),
        ("16-02-2027 A", "16 Februari 2027 bukan hari pada tahun 2028."),
    ],
)
def test_joint_leave_that_cannot_be_read_is_told_by_its_line(
    office: Office, post: Post, days: str, sentence: str
) -> None:
    response = post(at("joint_leave", 2028), {"decree": "SKB", "days": days})
    assert response.status_code == 422
    assert sentence in text(response)
    assert days.splitlines()[0] in text(response)
    assert not office.joint_leave_years.exists()


@pytest.mark.parametrize(
    ("asked", "day"), [("2027-08-17", "2027-08-17"), ("x", "2026-11-25"), ("1900-01-01", "2026-11-25")]
)
def test_the_day_may_come_with_the_address(browser: Client, asked: str, day: str) -> None:
    assert f'value="{day}"' in text(browser.get(at("mark_day"), {"tanggal": asked, "jenis": "working"}))
