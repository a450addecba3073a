"""An administrator's acts on people, positions and roles, as the browser does them."""

import re
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from mutubaku.conduct.founding.seeds import seeds
from mutubaku.journal.models import Entry
from mutubaku.people.access import capacity_for
from mutubaku.people.models import Holding, Office, Position, RoleAssignment, User
from mutubaku.people.queries import profile_on
from mutubaku.web.administration.roles import office_roles
from tests.factories.people import NOON, OfficeFactory, PositionFactory, UserFactory, official
from tests.web.administration.conftest import TODAY, Post, World

Commit = Callable[..., AbstractContextManager[object]]
FORM = {"name": "Dewi, S.T.", "nip": "19740727 200312 1 006", "email": "Dewi@Contoh.id", "starts_on": "2026-11-25"}


def at(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_a_new_person_gets_an_account_a_position_and_a_letter_with_the_password_link(
    office: Office, post: Post, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    position = PositionFactory(office=office, title="Auditor")
    with django_capture_on_commit_callbacks(execute=True):
        response = post(at("new_person"), {**FORM, "position": position.pk})
    assert (response.status_code, response.headers["Location"]) == (302, at("people"))
    dewi = User.objects.get(email="dewi@contoh.id")
    assert (dewi.nip, dewi.holdings.get().title) == ("197407272003121006", "Auditor")
    assert mailoutbox[0].to == ["Dewi@Contoh.id".lower()]
    letter, profile = str(mailoutbox[0].body), profile_on(office, TODAY)
    assert profile is not None
    assert mailoutbox[0].subject == f"Undangan: akun Anda di {profile.name}"
    assert f"sistem layanan sertifikasi {profile.name}, dengan jabatan: Auditor." in letter
    assert letter.startswith("Yth. Dewi, S.T.,")
    assert "Tautan ini berlaku sampai Sabtu, 28 November 2026 pukul" in letter
    assert "/akun/password/reset/key/" in letter
    assert "abaikan" not in letter


def test_the_link_in_the_letter_sets_the_password_and_lets_the_person_in(
    office: Office, post: Post, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    position = PositionFactory(office=office)
    with django_capture_on_commit_callbacks(execute=True):
        post(at("new_person"), {**FORM, "position": position.pk})
    found = re.search(r"/akun/password/reset/key/\S+", str(mailoutbox[0].body))
    assert found is not None
    own = Client()
    form = own.get(found[0], follow=True)
    own.post(form.request["PATH_INFO"], {"password1": "sandi-baru-2026", "password2": "sandi-baru-2026"})
    entered = own.post("/akun/login/", {"login": "dewi@contoh.id", "password": "sandi-baru-2026"})
    assert entered.status_code == 302
    assert "_auth_user_id" in own.session


def test_a_refused_person_comes_back_with_what_was_typed_and_no_letter(
    office: Office, post: Post, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    UserFactory(email="dewi@contoh.id")
    position = PositionFactory(office=office)
    with django_capture_on_commit_callbacks(execute=True):
        response = post(at("new_person"), {**FORM, "position": position.pk})
    assert response.status_code == 422
    page = text(response)
    assert "Alamat dewi@contoh.id sudah dipakai sebuah akun." in page
    assert 'value="Dewi@Contoh.id"' in page
    assert 'value="19740727 200312 1 006"' in page
    assert "<title>Kesalahan: Tambah orang" in page
    assert mailoutbox == []
    assert not Entry.objects.exists()


def test_every_wrong_answer_is_told_at_once_beside_its_field_and_on_top(post: Post) -> None:
    page = text(post(at("new_person"), {"name": "x" * 10_000, "nip": "1974", "email": "bukan alamat"}))
    for sentence in (
        "Paling banyak 200 aksara; yang Anda tulis 10000. Singkatkan.",
        "NIP terdiri atas 18 angka; yang Anda tulis 4 angka. Periksa lalu tulis lagi.",
        "Pilih “Jabatan”.",
        "Isi “Mulai menjabat”.",
    ):
        assert page.count(sentence) == 2
    assert 'href="#id_name"' in page
    assert "x" * 10_000 in page


def test_emoji_and_turned_text_in_a_name_harm_nothing(world: World, post: Post, browser: Client) -> None:
    post(at("change_person", world.person.pk), {"name": "Budi 🦭 \u202eonamaR", "nip": "", "phone": ""})
    world.person.refresh_from_db()
    assert world.person.name == "Budi 🦭 onamaR"
    assert "<bdi>Budi 🦭 onamaR</bdi>" in text(browser.get(at("people")))


def test_markup_in_a_name_is_shown_as_text(world: World, post: Post, browser: Client) -> None:
    post(at("change_person", world.person.pk), {"name": "<script>x</script>"})
    assert "<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>" in text(browser.get(at("people")))


def test_a_form_sent_twice_acts_once(office: Office, browser: Client) -> None:
    form = {"once": str(uuid.uuid4()), "title": "Auditor", "unit": "", "code": "auditor"}
    first, second = (browser.post(at("new_position"), form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == at("positions")
    assert Position.objects.filter(office=office, code="auditor").count() == 1


def test_a_form_without_its_key_is_refused(browser: Client) -> None:
    assert browser.post(at("new_position"), {"title": "x", "code": "x"}).status_code == 400


def test_an_account_is_switched_off_and_on(world: World, post: Post, browser: Client) -> None:
    assert "kehilangan semua wewenangnya" in text(browser.get(at("switch_off", world.person.pk)))
    post(at("switch_off", world.person.pk))
    world.person.refresh_from_db()
    assert not world.person.is_active
    assert "Akun nonaktif" in text(browser.get(at("person", world.person.pk)))
    post(at("switch_off", world.person.pk))  # by somebody who had the page open already
    world.person.refresh_from_db()
    assert not world.person.is_active
    post(at("switch_on", world.person.pk))
    world.person.refresh_from_db()
    assert world.person.is_active


def test_the_last_administrator_does_not_switch_themselves_off(world: World, post: Post) -> None:
    response = post(at("switch_off", world.administrator.pk))
    assert response.status_code == 422
    assert "kantor tidak mempunyai administrator lagi" in text(response)


def test_a_shared_account_shows_no_way_to_change_it(world: World, browser: Client, post: Post) -> None:
    official(OfficeFactory(), "auditor", user=world.person)
    page = text(browser.get(at("person", world.person.pk)))
    assert "juga dipakai di luar kantor ini" in page
    assert at("change_person", world.person.pk) not in page
    assert post(at("change_person", world.person.pk), {"name": "Lain"}).status_code == 422
    world.person.refresh_from_db()
    assert world.person.name == "Budi"


def test_the_password_letter_is_sent_on_request(
    world: World, post: Post, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = post(at("send_link", world.person.pk))
    assert response.headers["Location"] == at("person", world.person.pk)
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([world.person.email], "Atur ulang kata sandi")]


def test_no_password_letter_goes_to_a_person_whose_account_is_switched_off(
    world: World, post: Post, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    User.objects.filter(pk=world.person.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(at("send_link", world.person.pk))
    assert (answer.status_code, mailoutbox) == (422, [])
    assert "Akun Budi tidak aktif. Aktifkan akunnya dahulu, lalu ulangi." in text(answer)


def test_a_telephone_number_has_digits_as_for_clients(world: World, post: Post) -> None:
    page = text(post(at("change_person", world.person.pk), {"name": "Budi", "phone": "abc bukan nomor 😀"}))
    assert "Tulis nomor telepon dengan angka" in page


def test_whoever_has_no_password_yet_is_invited_again(
    world: World,
    post: Post,
    browser: Client,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Commit,
) -> None:
    world.person.set_unusable_password()
    world.person.save()
    assert "Undangan dengan tautan" in text(browser.get(at("send_link", world.person.pk)))
    with django_capture_on_commit_callbacks(execute=True):
        post(at("send_link", world.person.pk))
    assert mailoutbox[0].subject.startswith("Undangan: akun Anda di ")


def test_a_mail_server_that_is_away_is_told_and_nothing_is_lost(
    world: World,
    post: Post,
    browser: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    def away(*_args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.send_mail", away)
    with django_capture_on_commit_callbacks() as waiting:
        response = post(at("new_person"), {**FORM, "position": world.position.pk})
    assert response.status_code == 302
    assert len(waiting) == 1  # type: ignore[arg-type]
    assert User.objects.filter(email="dewi@contoh.id").exists()
    waiting[0]()  # type: ignore[index]


def test_a_person_can_be_shown_without_position_and_with_a_planned_one(world: World, browser: Client) -> None:
    world.holding.ends_on = date(2026, 11, 24)
    world.holding.save()
    page = text(browser.get(at("people")))
    assert "Tidak menjabat" in page
    assert "mulai 1 Des 2026" in page
    assert "Berakhir" in text(browser.get(at("person", world.person.pk)))


def test_a_position_is_renamed(world: World, post: Post) -> None:
    post(at("change_position", world.position.pk), {"title": "Ketua Tim Sertifikasi", "unit": ""})
    world.position.refresh_from_db()
    assert world.position.title == "Ketua Tim Sertifikasi"


def test_a_position_code_is_taken_once(world: World, post: Post) -> None:
    response = post(at("new_position"), {"title": "Lain", "unit": "", "code": world.position.code})
    assert response.status_code == 422
    assert f"Kode jabatan “{world.position.code}” sudah dipakai" in text(response)


def test_a_position_code_has_no_spaces(post: Post) -> None:
    page = text(post(at("new_position"), {"title": "Lain", "unit": "", "code": "kasi ss!"}))
    assert "Kode hanya boleh berisi huruf, angka, dan strip. Misalnya kasi-ss." in page


APPOINTMENT = {"email": "", "manner": "holder", "decree": "", "starts_on": "2026-11-25", "ends_on": ""}


def test_an_acting_official_is_appointed_and_acts_the_same_day(world: World, post: Post, browser: Client) -> None:
    citra = world.appointment.user
    data = {"manner": "plt", "decree": "SP-1/2026", "ends_on": "2026-11-27"}
    position = PositionFactory(office=world.office, title="Kepala Balai")
    RoleAssignment.objects.create(office=world.office, position=position, role="head", starts_on=date(2020, 1, 1))
    post(at("new_holding"), {**APPOINTMENT, **data, "position": position.pk, "person": citra.pk})
    acting = capacity_for(citra, world.office, "head", NOON)
    assert acting is not None
    assert (acting.title, acting.on_behalf_of) == ("Plt. Kepala Balai", "SP-1/2026")
    page = text(browser.get(at("role", "head")))
    assert "Plt. Kepala Balai" in page
    assert "hanya sampai 27 Nov 2026" in page


def test_acting_without_a_decree_is_told_beside_the_field(world: World, post: Post) -> None:
    data = {"manner": "plh", "ends_on": "2026-11-27", "position": world.position.pk, "person": world.person.pk}
    page = text(post(at("new_holding"), {**APPOINTMENT, **data}))
    assert 'href="#id_decree"' in page
    assert page.count("Plt. dan Plh. memerlukan nomor surat perintah. Isi nomornya.") == 2


def test_acting_without_decree_and_end_is_told_all_at_once(world: World, post: Post) -> None:
    data = {"manner": "plt", "position": "", "person": world.person.pk}
    page = text(post(at("new_holding"), {**APPOINTMENT, **data}))
    for sentence in ("Pilih “Jabatan”.", "memerlukan nomor surat perintah", "selalu berbatas waktu"):
        assert page.count(sentence) == 2


@pytest.mark.parametrize(("decree", "ends_on"), [("x" * 121, "2026-11-30"), ("SP-1", "besok")])
def test_an_unreadable_decree_or_end_is_told_once(world: World, post: Post, decree: str, ends_on: str) -> None:
    data = {"manner": "plt", "position": world.position.pk, "person": world.person.pk}
    page = text(post(at("new_holding"), {**APPOINTMENT, **data, "decree": decree, "ends_on": ends_on}))
    assert "memerlukan nomor surat perintah" not in page
    assert "selalu berbatas waktu" not in page


def test_somebody_of_another_office_is_appointed_by_address(world: World, post: Post) -> None:
    elsewhere = UserFactory(email="eka@contoh.id")
    data = {"position": world.position.pk, "person": "lain", "email": "Eka@contoh.id"}
    assert post(at("new_holding"), {**APPOINTMENT, **data}).status_code == 302
    assert Holding.objects.filter(user=elsewhere, position=world.position).exists()


@pytest.mark.parametrize(
    ("person", "email", "sentence"),
    [
        ("lain", "", "Tulis alamat e-mail akunnya."),
        ("lain", "siapa@contoh.id", "Belum ada akun dengan alamat itu. Tambahkan orangnya dahulu."),
        ("lain", "bukan alamat", "Masukkan alamat email yang valid."),
        ("", "", "Pilih “Orang”."),
        ("ada", "budi@contoh.id", "Kosongkan alamat ini, atau pilih “Orang lain” di atas."),
    ],
)
def test_one_person_is_named_in_one_way(world: World, post: Post, person: str, email: str, sentence: str) -> None:
    chosen = world.person.pk if person == "ada" else person
    page = text(
        post(at("new_holding"), {**APPOINTMENT, "position": world.position.pk, "person": chosen, "email": email})
    )
    assert page.count(sentence) == 2
    assert not Entry.objects.exists()


def test_the_position_and_the_person_may_come_with_the_address(world: World, browser: Client) -> None:
    page = text(browser.get(at("new_holding"), {"jabatan": world.position.pk, "orang": world.person.pk}))
    assert f'<option value="{world.position.pk}" selected>' in page
    assert f'<option value="{world.person.pk}" selected>' in page


def test_another_offices_position_cannot_be_chosen(world: World, post: Post) -> None:
    foreign = PositionFactory()
    page = text(post(at("new_holding"), {**APPOINTMENT, "position": foreign.pk, "person": world.person.pk}))
    assert "Pilihan itu tidak ada. Pilih “Jabatan” dari daftar." in page


def test_a_holding_ends_with_the_chosen_day(world: World, post: Post) -> None:
    response = post(at("end_holding", world.holding.pk), {"last_day": "2026-12-31"})
    assert response.headers["Location"] == at("position", world.position.pk)
    world.holding.refresh_from_db()
    assert world.holding.ends_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Isi “Hari terakhir”."),
        ("kemarin", "Tulis tanggal seperti 25-11-2026, atau pilih dari kalender."),
        ("9999-12-31", "Tahun itu di luar jangkauan. Tulis tahun antara 1945 dan 2100."),
        ("2026-11-01", "Tanggal terakhir paling awal 24 November 2026."),
    ],
)
def test_a_last_day_that_cannot_be_is_told(world: World, post: Post, typed: str, sentence: str) -> None:
    response = post(at("end_holding", world.holding.pk), {"last_day": typed})
    assert response.status_code == 422
    assert text(response).count(sentence) == 2
    world.holding.refresh_from_db()
    assert world.holding.ends_on is None


def test_a_day_may_be_typed_the_indonesian_way(world: World, post: Post) -> None:
    post(at("end_holding", world.holding.pk), {"last_day": "31-12-2026"})
    world.holding.refresh_from_db()
    assert world.holding.ends_on == date(2026, 12, 31)


def test_an_appointment_to_come_is_taken_back(world: World, post: Post, browser: Client) -> None:
    assert at("withdraw_holding", world.appointment.pk) in text(browser.get(at("position", world.position.pk)))
    post(at("withdraw_holding", world.appointment.pk))
    assert not Holding.objects.filter(pk=world.appointment.pk).exists()
    assert "Citra sebagai Kasi SS, sejak 1 Des 2026: dibatalkan" in text(browser.get(at("journal")))


def test_an_old_appointment_is_not_taken_back(world: World, post: Post) -> None:
    response = post(at("withdraw_holding", world.holding.pk))
    assert response.status_code == 422
    assert "Catatan ini sudah berlaku sejak 1 Januari 2020" in text(response)


def test_a_role_is_given_to_a_position_and_shows_who_fills_it(world: World, post: Post, browser: Client) -> None:
    post(at("map_role", "pjt"), {"position": world.position.pk, "starts_on": "2026-11-25"})
    assert capacity_for(world.person, world.office, "pjt", NOON) is not None
    assert "Budi" in text(browser.get(at("role", "pjt")))


def test_a_role_given_twice_is_told(world: World, post: Post) -> None:
    page = text(post(at("map_role", "ss"), {"position": world.position.pk, "starts_on": "2026-11-25"}))
    assert page.count("Peran ini sudah dipegang jabatan Kasi SS pada sebagian waktu itu.") == 2


def test_a_role_is_taken_from_a_position(world: World, post: Post) -> None:
    post(at("unmap_role", world.assignment.pk), {"last_day": "2026-11-25"})
    world.assignment.refresh_from_db()
    assert world.assignment.ends_on == TODAY


def test_a_role_of_today_is_taken_back(world: World, post: Post) -> None:
    post(at("withdraw_role", world.new_assignment.pk))
    assert not RoleAssignment.objects.filter(pk=world.new_assignment.pk).exists()


def test_roles_nobody_fills_are_marked(world: World, browser: Client) -> None:
    page = text(browser.get(at("roles")))
    assert "Tidak ada yang mengisi" in page
    assert "Belum ditetapkan" in page
    assert "Ani Admin" in page


def test_the_treasurers_role_is_given_to_another_post_like_the_others(
    world: World, post: Post, browser: Client
) -> None:
    post(at("map_role", "treasurer"), {"position": world.position.pk, "starts_on": "2026-11-25"})
    assert capacity_for(world.person, world.office, "treasurer", NOON) is not None
    assert "Bendahara Penerimaan" in text(browser.get(at("roles")))
    page = text(browser.get(at("position", world.position.pk)))
    assert ("Bendahara Penerimaan" in page, ">treasurer" in page) == (True, False)


def test_every_role_a_new_office_gives_to_a_post_is_listed() -> None:
    given = {role for one in seeds().positions for role in one.roles}
    assert given <= {role.key for role in office_roles()}
