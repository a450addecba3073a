"""Owns `mutubaku user`: the accounts of an office, their positions, and links to set a password."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from mutubaku.cli.database import reachable, refuse_unready_database
from mutubaku.cli.django import setup
from mutubaku.cli.offices import chosen_office, known_user, operator, password_link, refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from mutubaku.people.models import Office, Position, User

MANNERS = ("holder", "plt", "plh")
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("user")
def user() -> None:
    """Kelola akun kantor: tambah, lihat, beri jabatan, nonaktifkan, dan buat tautan kata sandi."""


def of_office(command: Callable[..., None]) -> Callable[..., None]:
    """The option that says which office."""
    return click.option("--office", "code", help="Kode kantor; tidak perlu bila hanya ada satu.")(command)


def holding(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how somebody fills a position."""
    options = (
        click.option("--manner", type=click.Choice(MANNERS), default="holder", help="Definitif, Plt., atau Plh."),
        click.option("--decree", default="", help="Nomor surat keputusan atau surat perintah."),
        click.option(
            "--from", "starts_on", type=DAY, metavar="TTTT-BB-HH", help="Hari pertama; bila tidak disebut: hari ini."
        ),
        click.option(
            "--until", "ends_on", type=DAY, metavar="TTTT-BB-HH", help="Hari terakhir; wajib untuk Plt. dan Plh."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@user.command("add")
@of_office
@click.option("--email", required=True, help="Alamat e-mail, sekaligus nama akun.")
@click.option("--name", required=True, help="Nama lengkap.")
@click.option("--nip", default="", help="NIP, 18 angka.")
@click.option("--position", required=True, help="Kode jabatan.")
@holding
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def add(code: str | None, email: str, name: str, nip: str, position: str, *, as_json: bool, **told: Any) -> None:
    """Tambah akun dengan jabatannya; tercetak tautan untuk membuat kata sandi."""
    at = begin()

    from django.db import transaction

    from mutubaku.people.actions import AccountData, create_staff_account

    with reachable(), refusals(), transaction.atomic():
        office = chosen_office(code)
        post = chosen_position(office, position)
        checked_email(email)
        account = create_staff_account(office, email, AccountData(name=name, nip=nip), by=operator(), at=at)
        assign(office, post, account, at, told)
    link = password_link(account)
    if as_json:
        click.echo(json.dumps({"email": account.email, "position": post.code, "password_link": link}, indent=2))
        return
    click.echo(f"Akun {account.email} dibuat sebagai {post.title}.")
    click.echo(f"Tautan membuat kata sandi (berlaku tiga hari, satu kali): {link}")


@user.command("list")
@of_office
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def list_(code: str | None, *, as_json: bool) -> None:
    """Lihat akun kantor dengan jabatannya hari ini."""
    at = begin()
    with reachable():
        rows = listed(chosen_office(code), at)
    if as_json:
        click.echo(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        posts = ", ".join(row.positions) or "tanpa jabatan hari ini"
        click.echo(f"{row.email}  {row.name}  {posts}{'' if row.is_active else '  (tidak aktif)'}")


@user.command("position")
@of_office
@click.argument("email")
@click.argument("position")
@holding
@click.option(
    "--end", "last_day", type=DAY, metavar="TTTT-BB-HH", help="Akhiri jabatan itu; hari yang disebut termasuk."
)
def position_(code: str | None, email: str, position: str, last_day: datetime | None, **told: Any) -> None:
    """Beri akun sebuah jabatan, atau akhiri dengan --end."""
    at = begin()
    with reachable(), refusals():
        office = chosen_office(code)
        account, post = known_user(email), chosen_position(office, position)
        if last_day is None:
            assign(office, post, account, at, told)
            click.echo(f"{account.email} sekarang tercatat sebagai {post.title}.")
        else:
            end(post, account, last_day.date(), at)
            click.echo(f"Jabatan {post.title} bagi {account.email} berakhir pada {last_day.date()}.")


@user.command("deactivate")
@of_office
@click.argument("email")
def deactivate(code: str | None, email: str) -> None:
    """Nonaktifkan akun: tidak dapat masuk lagi; yang pernah dikerjakannya tetap tercatat."""
    switch(code, email, is_active=False)
    click.echo(f"Akun {email} tidak aktif lagi.")


@user.command("activate")
@of_office
@click.argument("email")
def activate(code: str | None, email: str) -> None:
    """Aktifkan kembali akun yang dinonaktifkan."""
    switch(code, email, is_active=True)
    click.echo(f"Akun {email} aktif kembali.")


@user.command("password-link")
@click.argument("email")
def link(email: str) -> None:
    """Cetak tautan untuk membuat kata sandi baru; berlaku tiga hari, satu kali."""
    begin()
    with reachable():
        account = known_user(email)
    if not account.is_active:
        raise click.ClickException(f"Akun {email} tidak aktif. Aktifkan dahulu: mutubaku user activate {email}.")
    click.echo(password_link(account))


@dataclass(frozen=True)
class Listed:
    """An account as it is listed."""

    email: str
    name: str
    nip: str
    is_active: bool
    positions: tuple[str, ...]


def listed(office: Office, at: datetime) -> list[Listed]:
    """Everyone who ever had a position in the office, with those of today."""
    from mutubaku.people.access import holdings_of
    from mutubaku.people.queries import people_of

    return [
        Listed(one.email, one.name, one.nip, one.is_active, tuple(h.title for h in holdings_of(one, office, at)))
        for one in people_of(office)
    ]


def chosen_position(office: Office, code: str) -> Position:
    """The office's position of this code; click.ClickException lists the codes there are."""
    found = office.positions.filter(code=code).first()
    if found is None:
        codes = ", ".join(office.positions.values_list("code", flat=True))
        raise click.ClickException(f"Kantor ini tidak mempunyai jabatan “{code}”. Yang ada: {codes}.")
    return found


def checked_email(email: str) -> None:
    """Raise click.ClickException for what is no e-mail address."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise click.ClickException(f"“{email}” bukan alamat e-mail. Tulis seperti nama@contoh.go.id.") from error


def assign(office: Office, post: Position, account: User, at: datetime, told: dict[str, Any]) -> None:
    """Let the account fill the position, by the options of ``holding``."""
    from mutubaku.people.access import office_day
    from mutubaku.people.actions import assign_holding

    starts_on, ends_on = day_of(told["starts_on"]), day_of(told["ends_on"])
    assign_holding(
        post,
        account,
        manner=told["manner"],
        decree=told["decree"],
        starts_on=starts_on or office_day(office, at).date(),
        ends_on=ends_on,
        by=operator(),
        at=at,
    )


def end(post: Position, account: User, last_day: date, at: datetime) -> None:
    """End whatever holding of the position the account has on that day; click.ClickException when it has none."""
    from mutubaku.people.access import in_force
    from mutubaku.people.actions import end_holding

    found = post.holdings.filter(in_force(last_day), user=account).first()
    if found is None:
        raise click.ClickException(f"{account.email} tidak tercatat sebagai {post.title} pada {last_day}.")
    end_holding(found, last_day, by=operator(), at=at)


def switch(code: str | None, email: str, *, is_active: bool) -> None:
    """Switch an account of the office off or on."""
    at = begin()

    from mutubaku.people.actions import switch_account

    with reachable(), refusals():
        office, account = chosen_office(code), known_user(email)
        switch_account(account, office, is_active=is_active, by=operator(), at=at)


def day_of(moment: datetime | None) -> date | None:
    """The day of an option that click read as a moment."""
    return moment.date() if moment else None


def begin() -> datetime:
    """Start Django over a ready database; the present moment."""
    setup()
    refuse_unready_database()

    from django.utils import timezone

    return timezone.now()
