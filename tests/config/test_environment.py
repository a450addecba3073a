"""Tests of what the environment may say."""

import os
from pathlib import Path

import pytest

from mutubaku.config.environment import Environment, read_environment
from mutubaku.config.refused import SettingsRefused


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("MUTUBAKU_") or name in {"DATABASE_URL", "HOST", "PORT"}:
            monkeypatch.delenv(name)


def told(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Environment:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return read_environment()


def test_an_empty_environment_runs_on_this_machine_alone_with_its_data_beside() -> None:
    found = read_environment()
    assert (found.host, found.port, found.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert found.data == Path("data")
    assert (found.demonstration, found.debug, found.secure) == (False, False, False)
    assert found.hosts == ("localhost", "127.0.0.1", "[::1]")


def test_a_variable_that_is_set_but_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, MUTUBAKU_DATA="", PORT="", DATABASE_URL="") == Environment()


@pytest.mark.parametrize("word", ["ya", "Ya", "1", "true", "yes", "on"])
def test_yes_may_be_said_in_indonesian(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert told(monkeypatch, MUTUBAKU_DEMONSTRATION=word).demonstration is True


@pytest.mark.parametrize("word", ["tidak", "0", "false", "no", "off"])
def test_no_may_be_said_in_indonesian(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert told(monkeypatch, MUTUBAKU_DEMONSTRATION=word).demonstration is False


def test_the_public_address_is_kept_without_its_slash_and_its_host_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = told(
        monkeypatch,
        MUTUBAKU_BASE_URL="https://layanan.contoh.go.id/",
        MUTUBAKU_ALLOWED_HOSTS=" a.id , .b.id ",
    )
    assert found.base_url == "https://layanan.contoh.go.id"
    assert found.secure is True
    assert found.hosts == ("a.id", ".b.id", "layanan.contoh.go.id")


def test_an_address_by_ip_version_six_is_answered_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, MUTUBAKU_BASE_URL="http://[2001:db8::1]:8000").hosts[-1] == "[2001:db8::1]"


def test_an_office_may_bring_its_own_procedures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert told(monkeypatch, MUTUBAKU_PROCEDURES=str(tmp_path)).procedures == tmp_path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/data/mutubaku.sqlite3"),
        ("DATABASE_URL", "postgresql://u:s@localhost:5432/mutubaku"),
        ("DATABASE_URL", "postgresql://u@/mutubaku?host=/run/postgresql"),
        ("MUTUBAKU_EMAIL_URL", "smtp://u:s@mail.contoh.go.id:587"),
        ("MUTUBAKU_EMAIL_URL", "smtps://mail.contoh.go.id"),
        ("MUTUBAKU_EMAIL_URL", "file:///srv/surat"),
        ("MUTUBAKU_EMAIL_FROM", "Balai Contoh <layanan@contoh.go.id>"),
        ("MUTUBAKU_SECRET_KEY", "k" * 50),
        ("MUTUBAKU_LOG_LEVEL", "warning"),
    ],
)
def test_right_values_are_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    kept = getattr(told(monkeypatch, **{name: value}), name.removeprefix("MUTUBAKU_").lower())
    assert kept in (value, value.upper())


# name, wrong value, whether it may be shown, what it must be, an example
REFUSED = [
    ("PORT", "abc", True, "bilangan bulat antara 1 dan 65535", "8000"),
    ("PORT", "0", True, "bilangan bulat antara 1 dan 65535", "8000"),
    ("HOST", "a b", True, "nama host atau alamat IP tempat layanan mendengarkan", "127.0.0.1"),
    (
        "DATABASE_URL",
        "mysql://u:rahasia@localhost/x",
        False,
        "alamat sqlite:/// atau postgresql:// yang menyebut nama basis data",
        "postgresql://pengguna:sandi@localhost:5432/mutubaku",
    ),
    ("MUTUBAKU_DEMONSTRATION", "mungkin", True, "ya atau tidak", "ya"),
    ("MUTUBAKU_DEBUG", "2", True, "ya atau tidak", "tidak"),
    (
        "MUTUBAKU_BASE_URL",
        "https://contoh.go.id/layanan",
        True,
        "alamat http atau https tanpa jalur di belakangnya",
        "https://layanan.contoh.go.id",
    ),
    (
        "MUTUBAKU_ALLOWED_HOSTS",
        "*",
        True,
        "nama host yang dipisahkan koma, tanpa tanda bintang",
        "layanan.contoh.go.id,localhost",
    ),
    (
        "MUTUBAKU_PROCEDURES",
        "/tidak/ada",
        True,
        "folder yang ada dan berisi berkas prosedur kantor Anda",
        "/srv/mutubaku/prosedur",
    ),
    (
        "MUTUBAKU_RULES",
        "/tidak/ada",
        True,
        "folder yang ada dan berisi berkas aturan audit kantor Anda",
        "/srv/mutubaku/aturan",
    ),
    (
        "MUTUBAKU_EMAIL_URL",
        "imap://u:rahasia@mail",
        False,
        "alamat smtp://, smtps://, atau file:///folder",
        "smtp://pengguna:sandi@mail.contoh.go.id:587",
    ),
    (
        "MUTUBAKU_EMAIL_FROM",
        "Balai Contoh",
        True,
        "alamat e-mail pengirim",
        "Balai Contoh <layanan@contoh.go.id>",
    ),
    ("MUTUBAKU_UPLOAD_MB", "501", True, "bilangan bulat antara 1 dan 500 (megabita)", "25"),
    (
        "MUTUBAKU_SECRET_KEY",
        "rahasia",
        False,
        "teks acak sepanjang 50 aksara atau lebih",
        "(lima puluh aksara acak)",
    ),
    ("MUTUBAKU_WEB_WORKERS", "0", True, "bilangan bulat antara 1 dan 64", "2"),
    ("MUTUBAKU_WEB_THREADS", "1.5", True, "bilangan bulat antara 1 dan 64", "1"),
    ("MUTUBAKU_PROXIES", "-1", True, "jumlah proksi terbalik di depan layanan ini, 0 sampai 9", "1"),
    ("MUTUBAKU_LOG_LEVEL", "LOUD", True, "salah satu dari DEBUG, INFO, WARNING, ERROR", "INFO"),
]


@pytest.mark.parametrize(("name", "value", "shown", "must", "example"), REFUSED)
def test_a_wrong_value_is_refused_with_one_sentence_that_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, shown: bool, must: str, example: str
) -> None:
    with pytest.raises(SettingsRefused) as refused:
        told(monkeypatch, **{name: value})
    what = f"{name}={value!r}" if shown else name
    assert refused.value.problems == (f"Nilai {what} ditolak: harus {must}, misalnya {name}={example}",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://u:s@localhost/"),
        ("DATABASE_URL", "postgresql://u:s@localhost:porta/x"),
        ("MUTUBAKU_BASE_URL", "http://contoh:99999999"),
        ("MUTUBAKU_BASE_URL", "ftp://contoh"),
        ("MUTUBAKU_BASE_URL", "http://u:s@contoh"),
        ("MUTUBAKU_ALLOWED_HOSTS", ","),
        ("MUTUBAKU_EMAIL_URL", "smtp:///"),
        ("MUTUBAKU_EMAIL_URL", "file:///"),
    ],
)
def test_addresses_that_lead_nowhere_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SettingsRefused, match=f"Nilai {name}"):
        told(monkeypatch, **{name: value})


def test_a_misspelt_variable_is_refused_with_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsRefused) as refused:
        told(monkeypatch, MUTUBAKU_DEMONSTRASI="ya")
    assert refused.value.problems == (
        "Variabel MUTUBAKU_DEMONSTRASI tidak dikenal; maksud Anda MUTUBAKU_DEMONSTRATION?",
    )


def test_a_variable_that_resembles_none_is_refused_with_all_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(SettingsRefused) as refused:
        told(monkeypatch, MUTUBAKU_ZZZZ="1")
    assert refused.value.problems[0].startswith(
        "Variabel MUTUBAKU_ZZZZ tidak dikenal; yang dikenal: DATABASE_URL, HOST, MUTUBAKU_ALLOWED_HOSTS,"
    )


def test_all_problems_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsRefused) as refused:
        told(monkeypatch, MUTUBAKU_PORTT="1", PORT="x", MUTUBAKU_DEBUG="x")
    assert [problem.split()[1] for problem in refused.value.problems] == [
        "MUTUBAKU_PORTT",
        "MUTUBAKU_DEBUG='x'",
        "PORT='x'",
    ]
