"""Owns what the commands about offices and accounts share: which office, in whose name, and refusals as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mutubaku.people.access import Capacity
    from mutubaku.people.models import Office, User


def operator() -> Capacity:
    """Whoever works at the machine itself: the journal names no person, because the machine knows none."""
    from mutubaku.people.access import Capacity

    return Capacity(user_id=None, name="Perintah mutubaku", title="Operator sistem")


@contextmanager
def refusals() -> Iterator[None]:
    """Turns a refused act into its sentence."""
    from mutubaku.conduct.founding import OfficeExists, SeedRefused
    from mutubaku.people.errors import PeopleError

    try:
        yield
    except (PeopleError, OfficeExists, SeedRefused) as refused:
        raise click.ClickException(str(refused)) from refused


def chosen_office(code: str | None) -> Office:
    """The office of this code, or the only one there is; click.ClickException says which codes there are."""
    from mutubaku.people.models import Office

    codes = list(Office.objects.order_by("code").values_list("code", flat=True))
    if not codes:
        raise click.ClickException("Belum ada kantor di basis data ini. Buat dahulu dengan `mutubaku init`.")
    if code is None and len(codes) > 1:
        raise click.ClickException(f"Ada beberapa kantor; sebutkan salah satu: --office {' | '.join(codes)}.")
    wanted = code or codes[0]
    if wanted not in codes:
        raise click.ClickException(f"Tidak ada kantor dengan kode “{wanted}”. Yang ada: {', '.join(codes)}.")
    return Office.objects.get(code=wanted)


def known_user(email: str) -> User:
    """The account of this address; click.ClickException when there is none."""
    from mutubaku.people.models import User

    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise click.ClickException(
            f"Tidak ada akun dengan alamat {email}. Lihat `mutubaku user list`, atau buat dengan `mutubaku user add`."
        )
    return found


def password_link(user: User) -> str:
    """A link with which the person sets a new password; it works once and for three days."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.conf import settings
    from django.urls import reverse

    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.BASE_URL}{path}"
