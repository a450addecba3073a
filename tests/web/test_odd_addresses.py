"""What stands behind the question mark of an address is anybody's to write: no page breaks on it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, make_cast
from tests.conduct.quick import Written, quick_papers
from tests.factories.people import official

__all__ = ["quick_papers"]

ODD = ["", "\x00", "²", "٣", "-1", "0", "9" * 30, "1" * 5000, "😀", "\u202e", "' OR 1=1 --", "%", "../../etc/passwd"]
ASKED = {  # address, and what it reads behind the question mark
    "staff:inbox": ("kerja", "skema", "langkah", "pelanggan", "q", "tampil"),
    "staff:cases": ("keadaan", "skema", "q", "sebelum"),
    "staff:complaints": ("keadaan", "tentang", "tampil"),
    "public:complain": ("kantor", "sertifikat"),
    "administration:journal": ("sebelum",),
    "administration:new_holding": ("jabatan", "orang"),
    "administration:new_requirement": ("skema",),
    "administration:requirements": ("skema",),
    "administration:mark_day": ("tanggal", "jenis"),
    "administration:new_pattern": ("register",),
    "client:start": ("perusahaan", "skema"),
    "client:start_certificate": ("organisation", "scheme", "kind"),
    "client:home": ("kembali",),
    "public:front": ("bahasa",),
    "public:sop_list": ("versi",),
}
SHEETS = {"public:sop": ("versi", "halaman"), "public:sop_svg": ("versi", "halaman"), "public:sop_pdf": ("versi",)}


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Cast:
    return make_cast()


def broken(client: Client, path: str, names: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """The name, value and answer wherever the server failed."""
    found = [(name, value, client.get(path, {name: value}).status_code) for name in names for value in ODD]
    return [one for one in found if one[2] >= 500]


@pytest.mark.parametrize("name", ASKED)
def test_no_page_breaks_on_what_is_asked_of_it(cast: Cast, name: str) -> None:
    cast.case_at("audit-ready")
    client = Client(raise_request_exception=False)
    who = cast.client if name.startswith("client:") else official(cast.office, "administrator")
    if name.startswith("staff:"):
        who = cast.staff["pjt"]
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = reverse(name)
    assert client.get(path).status_code in {200, 302}
    assert broken(client, path, ASKED[name]) == []


@pytest.mark.parametrize("name", SHEETS)
def test_no_sheet_breaks_on_what_is_asked_of_it(db: None, name: str) -> None:
    client = Client(raise_request_exception=False)
    path = reverse(name, args=["pelayanan-sertifikasi"])
    assert client.get(path).status_code == 200
    assert broken(client, path, SHEETS[name]) == []


@pytest.mark.parametrize("secret", ["%00", "%F0%9F%98%80", "x" * 5000, "%E2%80%AE", "%27%20OR%201=1"])
def test_no_secret_address_breaks(cast: Cast, secret: str) -> None:
    client = Client(raise_request_exception=False)
    assert client.get(f"/v/{secret}/").status_code == 404
    client.force_login(cast.client, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/undangan/{secret}/").status_code in {404, 410}
