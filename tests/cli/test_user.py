"""`mutubaku user`: accounts of an office from the machine's own command line."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from mutubaku.cli.user import user
from mutubaku.journal.models import Entry
from mutubaku.people.models import Holding, Office, Position, User
from tests.factories.people import OfficeFactory, PositionFactory, UserFactory, official

pytestmark = pytest.mark.django_db
NEW = ("--email", "Baru@Contoh.example", "--name", "Orang Baru")


@pytest.fixture
def office() -> Office:
    """An office with an administrator and an empty post."""
    found = OfficeFactory(code="balai")
    official(found, "administrator", title="Administrator")
    PositionFactory(office=found, code="kasi-ss", title="Kepala Seksi SS")
    return found


def ask(*words: str) -> Result:
    return CliRunner().invoke(user, list(words))


def holding() -> Holding:
    return Holding.objects.get(position__code="kasi-ss")


def test_a_new_account_has_its_position_from_today_and_a_link_to_set_a_password(office: Office) -> None:
    answer = ask("add", *NEW, "--nip", "19740727 200312 1 006", "--position", "kasi-ss")
    assert answer.exit_code == 0, answer.output
    lines = answer.stdout.splitlines()
    assert lines[0] == "Akun baru@contoh.example dibuat sebagai Kepala Seksi SS."
    assert "/akun/password/reset/key/" in lines[1]
    assert (holding().user.email, holding().user.nip, holding().ends_on) == (
        "baru@contoh.example",
        "197407272003121006",
        None,
    )
    verbs = Entry.objects.filter(chain=f"office:{office.pk}").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["account.created", "holding.changed"]


def test_a_name_that_does_not_fit_is_told_in_a_sentence(office: Office) -> None:
    told = ["--email", "baru@contoh.example", "--name", "x" * 201, "--position", "kasi-ss"]
    refused = ask("add", *told)
    assert refused.exit_code == 1
    assert refused.stderr == "Galat: Nama lengkap paling banyak 200 aksara; Anda menulis 201. Singkatkan.\n"
    too_long = ask("add", *NEW, "--position", "kasi-ss", "--decree", "y" * 121)
    assert "paling banyak 120 aksara; Anda menulis 121. Singkatkan." in too_long.stderr
    assert not User.objects.filter(email="baru@contoh.example").exists()


def test_facts_are_printed_as_json_on_request(office: Office) -> None:
    facts = json.loads(ask("add", *NEW, "--position", "kasi-ss", "--json").stdout)
    assert (facts["email"], facts["position"]) == ("baru@contoh.example", "kasi-ss")
    rows = json.loads(ask("list", "--json").stdout)
    assert rows[1] == {
        "email": "baru@contoh.example",
        "name": "Orang Baru",
        "nip": "",
        "is_active": True,
        "positions": ["Kepala Seksi SS"],
    }


def test_an_acting_official_needs_decree_and_last_day_and_is_listed_as_plt(office: Office) -> None:
    refused = ask("add", *NEW, "--position", "kasi-ss", "--manner", "plt")
    assert refused.stderr == "Galat: Plt. dan Plh. memerlukan nomor surat perintah. Isi nomornya.\n"
    assert not User.objects.filter(name="Orang Baru").exists()
    ask("add", *NEW, "--position", "kasi-ss", "--manner", "plt", "--decree", "SP-1", "--until", "2099-12-31")
    assert (holding().ends_on, holding().decree) == (date(2099, 12, 31), "SP-1")
    assert "Plt. Kepala Seksi SS" in ask("list").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--position", "kasi-pjt"), "Kantor ini tidak mempunyai jabatan “kasi-pjt”. Yang ada: "),
        (("--position", "kasi-ss", "--nip", "123"), "NIP terdiri atas 18 angka"),
        (("--position", "kasi-ss", "--email", "bukan"), "“bukan” bukan alamat e-mail."),
        (("--position", "kasi-ss", "--office", "balai-lain"), "Tidak ada kantor dengan kode “balai-lain”."),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence_and_nothing_is_made(
    office: Office, words: tuple[str, ...], sentence: str
) -> None:
    answer = ask("add", *NEW, *words)
    assert answer.exit_code == 1
    assert sentence in answer.stderr
    assert not Holding.objects.filter(position__code="kasi-ss").exists()
    assert not User.objects.filter(name="Orang Baru").exists()


def test_an_address_that_has_an_account_is_refused(office: Office) -> None:
    UserFactory(email="baru@contoh.example")
    answer = ask("add", *NEW, "--position", "kasi-ss")
    assert "Alamat baru@contoh.example sudah dipakai sebuah akun." in answer.stderr


def test_with_several_offices_one_must_be_named(office: Office) -> None:
    OfficeFactory(code="balai-dua")
    answer = ask("list")
    assert (answer.exit_code, answer.stderr) == (
        1,
        "Galat: Ada beberapa kantor; sebutkan salah satu: --office balai | balai-dua.\n",
    )
    assert ask("list", "--office", "balai-dua").stdout == "\n" or ask("list", "--office", "balai-dua").stdout == ""


def test_without_an_office_it_says_how_to_make_one() -> None:
    assert "Buat dahulu dengan `mutubaku init`." in ask("list").stderr


def test_a_position_is_given_and_ended(office: Office) -> None:
    person = UserFactory(email="lama@contoh.example")
    post = Position.objects.get(code="kasi-ss")
    assert ask("position", "lama@contoh.example", "kasi-ss", "--from", "2026-01-05").stdout == (
        "lama@contoh.example sekarang tercatat sebagai Kepala Seksi SS.\n"
    )
    ended = ask("position", "lama@contoh.example", "kasi-ss", "--end", "2099-06-30")
    assert ended.stdout == "Jabatan Kepala Seksi SS bagi lama@contoh.example berakhir pada 2099-06-30.\n"
    assert list(post.holdings.values_list("user", "starts_on", "ends_on")) == [
        (person.pk, date(2026, 1, 5), date(2099, 6, 30))
    ]
    again = ask("position", "lama@contoh.example", "kasi-ss", "--end", "2099-08-01")
    assert again.stderr == "Galat: lama@contoh.example tidak tercatat sebagai Kepala Seksi SS pada 2099-08-01.\n"


def test_somebody_who_has_no_account_is_named(office: Office) -> None:
    answer = ask("position", "siapa@contoh.example", "kasi-ss")
    assert answer.stderr.startswith("Galat: Tidak ada akun dengan alamat siapa@contoh.example.")


def test_an_account_is_switched_off_and_on_and_gets_no_link_while_off(office: Office) -> None:
    ask("add", *NEW, "--position", "kasi-ss")
    assert ask("deactivate", "baru@contoh.example").stdout == "Akun baru@contoh.example tidak aktif lagi.\n"
    assert "(tidak aktif)" in ask("list").stdout
    assert "tidak aktif" in ask("password-link", "baru@contoh.example").stderr
    assert ask("activate", "baru@contoh.example").stdout == "Akun baru@contoh.example aktif kembali.\n"
    assert "/akun/password/reset/key/" in ask("password-link", "Baru@contoh.example").stdout


def test_the_last_administrator_is_not_switched_off(office: Office) -> None:
    administrator = User.objects.get()
    answer = ask("deactivate", administrator.email)
    assert answer.exit_code == 1
    assert "tidak mempunyai administrator lagi" in answer.stderr
    administrator.refresh_from_db()
    assert administrator.is_active


def test_somebody_without_a_position_today_is_listed_as_such(office: Office) -> None:
    official(office, "head", user=UserFactory(email="dulu@contoh.example"), ends_on=date(2020, 12, 31))
    assert "dulu@contoh.example  Orang" in ask("list").stdout
    assert "tanpa jabatan hari ini" in ask("list").stdout


def test_help_needs_no_database() -> None:
    assert "Tambah akun" in ask("add", "--help").stdout
