"""An administrator's acts on the office's profile, accreditations, zone."""

from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse

from mutubaku.paper import inspect_pdf
from mutubaku.people.models import Accreditation, Office, OfficeProfile
from tests.web.administration.conftest import Post, World

PROFILE = {
    "valid_from": "2026-12-01",
    "name": "BSPJI Palembang",
    "short_name": "BSPJI",
    "letterhead": "KEMENTERIAN PERINDUSTRIAN\r\nBSPJI PALEMBANG",
    "address": "Jl. Perindustrian II",
    "city": "Palembang",
    "phone": "0711",
    "email": "tu@contoh.id",
    "number_code": "BSKJI/BSPJI-Palembang",
}


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_a_profile_begins_on_its_day(office: Office, post: Post) -> None:
    assert post(at("new_profile"), PROFILE).headers["Location"] == at("profiles")
    profile = office.profiles.get(valid_from=date(2026, 12, 1))
    assert profile.letterhead == "KEMENTERIAN PERINDUSTRIAN\nBSPJI PALEMBANG"


def test_a_new_profile_begins_with_what_the_office_is_called_now(office: Office, browser: Client) -> None:
    page = text(browser.get(at("new_profile")))
    assert 'value="BSPJI Contoh"' in page


def test_the_letterhead_is_drawn_from_what_was_typed_without_keeping_it(office: Office, post: Post) -> None:
    response = post(at("new_profile"), {**PROFILE, "lihat": "1"})
    assert response.status_code == 200
    assert "KEMENTERIAN PERINDUSTRIAN<br>BSPJI PALEMBANG" in text(response)
    assert "0711 · tu@contoh.id" in text(response)
    assert office.profiles.count() == 1


def test_a_letterhead_can_be_drawn_before_the_form_is_whole(post: Post) -> None:
    response = post(at("new_profile"), {"letterhead": "BALAI", "lihat": "1"})
    assert response.status_code == 200
    assert "Isi “Nama kantor”." in text(response)


def test_a_profile_dated_back_is_told_beside_its_date(post: Post) -> None:
    page = text(post(at("new_profile"), {**PROFILE, "valid_from": "2026-11-24"}))
    assert page.count("Perubahan tidak dapat berlaku surut.") == 2
    assert 'href="#id_valid_from"' in page


def test_a_profile_to_come_is_corrected_and_one_in_force_is_not(world: World, post: Post, browser: Client) -> None:
    assert post(at("profile", world.profile.pk), PROFILE).status_code == 302
    world.profile.refresh_from_db()
    assert (world.profile.name, world.profile.valid_from) == ("BSPJI Palembang", date(2027, 1, 1))
    now = OfficeProfile.objects.get(office=world.office, valid_from__lt=date(2026, 1, 1))
    response = post(at("profile", now.pk), PROFILE)
    assert response.status_code == 422
    assert "tidak dapat diubah" in text(response)
    assert f'href="{at("profile", now.pk)}"' not in text(browser.get(at("profiles")))


def test_a_sample_letter_shows_the_letterhead_as_printed(world: World, browser: Client) -> None:
    response = browser.get(at("sample", world.profile.pk))
    assert response.headers["Content-Type"] == "application/pdf"
    assert inspect_pdf(response.content).pages == 1


def test_an_office_without_any_profile_is_told_so(world: World, browser: Client) -> None:
    world.office.profiles.all().delete()
    assert "surat tidak dapat dibuat" in text(browser.get(at("home")))
    assert "Belum ada profil" in text(browser.get(at("profiles")))
    assert browser.get(at("new_profile")).status_code == 200


def test_another_zone_moves_the_office_clock(office: Office, post: Post) -> None:
    post(at("office"), {"zone": "Asia/Jayapura", "mailbox": ""})
    office.refresh_from_db()
    assert office.zone == "Asia/Jayapura"


def test_an_unknown_zone_is_refused(office: Office, post: Post) -> None:
    page = text(post(at("office"), {"zone": "Mars/Olympus", "mailbox": ""}))
    assert "Pilihan itu tidak ada. Pilih “Zona waktu” dari daftar." in page


def test_an_accreditation_is_added_and_ended(office: Office, post: Post, browser: Client) -> None:
    post(at("new_accreditation"), {"scheme": "iso-9001", "number": "LSSM-020-IDN", "valid_from": "2024-01-01"})
    row = Accreditation.objects.get(number="LSSM-020-IDN")
    post(at("end_accreditation", row.pk), {"last_day": "2026-11-24"})
    page = text(browser.get(at("accreditations")))
    assert "Sudah lewat" in page
    assert at("end_accreditation", row.pk) not in page


def test_an_accreditation_over_another_is_told(world: World, post: Post) -> None:
    page = text(post(at("new_accreditation"), {"scheme": "sppt-sni", "number": "X", "valid_from": "2026-01-01"}))
    assert page.count("Akreditasi LSPr-010-IDN untuk skema ini masih berlaku pada tanggal itu.") == 2


def test_what_was_typed_survives_a_lost_session(
    office: Office, browser: Client, post: Post, administrator: object
) -> None:
    browser.logout()
    sent_away = post(at("new_profile"), PROFILE)
    assert sent_away.headers["Location"].startswith("/akun/login/")
    browser.force_login(administrator)  # type: ignore[arg-type]
    page = text(browser.get(at("new_profile")))
    assert 'value="BSPJI Palembang"' in page
    assert office.profiles.count() == 1


def test_the_moment_of_these_tests_is_a_working_morning() -> None:
    assert datetime(2026, 11, 25, 3, 0, tzinfo=UTC).weekday() == 2
