"""Tests of the settings as a whole, read in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

NAMES = [
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_NAME",
    "LANGUAGE_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "ACCOUNT_DEFAULT_HTTP_PROTOCOL",
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
    "CSRF_TRUSTED_ORIGINS",
    "ALLOWED_HOSTS",
    "EMAIL_BACKEND",
    "DEMONSTRATION",
    "UPLOAD_LIMIT",
    "SECRET_KEY",
]
COOKIES = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE"]
CODE = f"""
import json
from mutubaku.config import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))
"""


def settings(data: Path, **environ: str) -> dict[str, Any]:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("MUTUBAKU_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=True,
        env=bare | {"MUTUBAKU_DATA": str(data)} | environ,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_behind_https_cookies_are_secure_and_browsers_told_to_stay_with_it(tmp_path: Path) -> None:
    found = settings(tmp_path, MUTUBAKU_BASE_URL="https://layanan.contoh.go.id", MUTUBAKU_PROXIES="1")
    assert [found[name] for name in COOKIES] == [True, True, True]
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == ("__Host-sesi", "__Host-csrf")
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["ACCOUNT_DEFAULT_HTTP_PROTOCOL"] == "https"
    assert found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://layanan.contoh.go.id"]
    assert "layanan.contoh.go.id" in found["ALLOWED_HOSTS"]


def test_on_one_machine_without_https_everything_works_and_nothing_is_promised(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert [found[name] for name in COOKIES] == [False, False, False]
    assert (found["SESSION_COOKIE_NAME"], found["SECURE_HSTS_SECONDS"]) == ("sesi", 0)
    assert found["SECURE_PROXY_SSL_HEADER"] is None


def test_a_demonstration_keeps_its_letters_in_the_mailbox(tmp_path: Path) -> None:
    found = settings(tmp_path, MUTUBAKU_DEMONSTRATION="ya", MUTUBAKU_EMAIL_URL="smtp://mail.contoh")
    assert (found["DEMONSTRATION"], found["EMAIL_BACKEND"]) == (True, "mutubaku.notices.mailbox.Backend")


def test_the_upload_limit_is_in_bytes(tmp_path: Path) -> None:
    assert settings(tmp_path, MUTUBAKU_UPLOAD_MB="3")["UPLOAD_LIMIT"] == 3 * 1024 * 1024


def test_a_given_secret_key_is_used_and_no_file_made(tmp_path: Path) -> None:
    assert settings(tmp_path, MUTUBAKU_SECRET_KEY="k" * 60)["SECRET_KEY"] == "k" * 60
    assert not (tmp_path / "secret-key").exists()
    assert settings(tmp_path)["SECRET_KEY"] == (tmp_path / "secret-key").read_text().strip()
