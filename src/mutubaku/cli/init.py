"""Owns `mutubaku init`: a real, empty office with its first administrator, by a few questions or flags."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from mutubaku.cli.database import prepare_database, reachable, refuse_wrong_mode
from mutubaku.cli.django import setup
from mutubaku.cli.offices import operator, password_link, refusals

if TYPE_CHECKING:
    from datetime import datetime

    from mutubaku.people.models import Office, User

ADMINISTRATOR = "administrator-sistem"  # the code of its position in founding/seed/positions.toml
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
SHORT_NAME = 80  # characters
QUESTIONS = {
    "code": "Kode singkat kantor: huruf kecil, angka, dan tanda hubung",
    "name": "Nama kantor",
    "city": "Kota",
    "zone": "Zona waktu",
    "address": "Alamat",
    "admin_email": "Alamat e-mail administrator",
    "admin_name": "Nama administrator",
}


@click.command("init")
@click.option("--code", help="Kode kantor: huruf kecil, angka, dan tanda hubung.")
@click.option("--name", help="Nama kantor seperti pada surat.")
@click.option("--city", help="Kota tempat surat ditulis.")
@click.option("--zone", type=click.Choice(ZONES), help="Zona waktu: WIB, WITA, atau WIT.")
@click.option("--address", help="Alamat kantor.")
@click.option("--admin-email", help="Alamat e-mail administrator pertama.")
@click.option("--admin-name", help="Nama administrator pertama.")
@click.option("--short-name", help="Nama singkat; bila tidak disebut: nama kantor.")
@click.option("--letterhead", multiple=True, help="Satu baris kepala surat; boleh diulang.")
@click.option("--number-code", help="Kode kantor pada nomor surat, misalnya BSKJI/BSPJI-Palembang.")
@click.option("--phone", default="", help="Telepon kantor.")
@click.option("--email", default="", help="E-mail kantor pada kepala surat.")
@click.option("--mailbox", default="", help="Kotak surat yang menerima pemberitahuan kantor.")
@click.option("--ask-password", is_flag=True, help="Tanyakan kata sandi administrator sekarang, tanpa tautan.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def init(*, ask_password: bool, as_json: bool, **told: Any) -> None:
    """Buat kantor baru yang kosong: kalender, jabatan, peran, penomoran, daftar persyaratan, dan administrator."""
    setup()
    refuse_in_demonstration()
    complete(told)
    prepare_database()
    refuse_wrong_mode()

    from django.utils import timezone

    at = timezone.now().replace(microsecond=0)
    with reachable(), refusals():
        check(told)
        office, administrator = found(told, at)
    if ask_password:
        set_password(administrator)
    tell(office, administrator, has_password=ask_password, as_json=as_json)


def refuse_in_demonstration() -> None:
    """Raise click.ClickException in demonstration mode: real data has no place there."""
    from django.conf import settings

    if settings.DEMONSTRATION:
        raise click.ClickException(
            "Kantor sungguhan tidak dibuat dalam mode demonstrasi. Jalankan tanpa MUTUBAKU_DEMONSTRATION, dengan "
            "folder data (MUTUBAKU_DATA) atau basis data (DATABASE_URL) yang bukan milik demonstrasi."
        )


def complete(told: dict[str, Any]) -> None:
    """Ask at the terminal for what was not said; elsewhere refuse with the whole list."""
    missing = [field for field in QUESTIONS if not told[field]]
    if missing and not sys.stdin.isatty():
        options = ", ".join("--" + field.replace("_", "-") for field in missing)
        raise click.ClickException(f"Belum disebut: {options}. Sebutkan, atau jalankan di terminal agar ditanyakan.")
    for field in missing:
        kind = click.Choice(ZONES) if field == "zone" else str
        told[field] = click.prompt(QUESTIONS[field], type=kind, default=ZONES[0] if field == "zone" else None)
    told["short_name"] = told["short_name"] or told["name"][:SHORT_NAME].strip()
    told["letterhead"] = "\n".join(told["letterhead"]) or told["name"].upper()
    told["number_code"] = told["number_code"] or told["code"].upper()


def check(told: dict[str, Any]) -> None:
    """Hold every answer against the field it goes into. Raises click.ClickException with all faults at once."""
    from django.core.exceptions import ValidationError

    from mutubaku.people import policy
    from mutubaku.people.errors import NotReadable
    from mutubaku.people.models import Office, OfficeProfile, User

    rows: list[tuple[Any, dict[str, str]]] = [
        (Office(), {"zone": "zone", "mailbox": "mailbox"}),
        (OfficeProfile(), {field: field for field in PROFILE}),
        (User(), {"email": "admin_email", "name": "admin_name"}),
    ]
    faults = []
    try:
        policy.office_code(told["code"])
    except NotReadable as wrong:
        faults.append(f"--code: {wrong}")
    for row, fields in rows:
        for field, option in fields.items():
            try:
                row._meta.get_field(field).clean(told[option], row)
            except ValidationError as error:
                faults.append(f"--{option.replace('_', '-')}: {' '.join(error.messages)}")
    if faults:
        raise click.ClickException("\n".join(["Ada isian yang tidak tepat.", *faults]))


PROFILE = ("name", "short_name", "letterhead", "address", "city", "phone", "email", "number_code")


def found(told: dict[str, Any], at: datetime) -> tuple[Office, User]:
    """The office and its administrator, in one transaction."""
    from django.db import transaction

    from mutubaku.conduct.founding import NewOffice, found_office
    from mutubaku.people.access import office_day
    from mutubaku.people.actions import AccountData, ProfileData, assign_holding, create_staff_account
    from mutubaku.people.models import User

    with transaction.atomic():
        profile = ProfileData(**{field: told[field] for field in PROFILE})
        new = NewOffice(code=told["code"], zone=told["zone"], profile=profile, mailbox=told["mailbox"])
        office = found_office(new, by=operator(), at=at)
        email = told["admin_email"].strip().lower()
        known = User.objects.filter(email=email).first()
        administrator = known or create_staff_account(
            office, email, AccountData(name=told["admin_name"]), by=operator(), at=at
        )
        position = office.positions.get(code=ADMINISTRATOR)
        today = office_day(office, at).date()
        assign_holding(position, administrator, starts_on=today, by=operator(), at=at)
    return office, administrator


def set_password(user: User) -> None:
    """Ask for a password until it is a good one."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    while True:
        password = click.prompt("Kata sandi administrator", hide_input=True, confirmation_prompt=True)
        try:
            validate_password(password, user)
        except ValidationError as error:
            click.echo(" ".join(error.messages), err=True)
            continue
        user.set_password(password)
        user.save(update_fields=["password"])
        return


def tell(office: Office, administrator: User, *, has_password: bool, as_json: bool) -> None:
    """What was made, and how the administrator gets in."""
    link = "" if has_password or administrator.has_usable_password() else password_link(administrator)
    if as_json:
        facts = {"office": office.code, "administrator": administrator.email, "password_link": link}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    click.echo(f"Kantor “{office.code}” dibuat. Administrator: {administrator.email}.")
    if link:
        click.echo(f"Buat kata sandi melalui tautan ini (berlaku tiga hari, satu kali): {link}")
    click.echo("Selanjutnya: `mutubaku serve`, masuk sebagai administrator, lalu isi pejabat di Administrasi.")
