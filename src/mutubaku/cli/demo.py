"""Owns `mutubaku demo`: demonstration data, and the list of its accounts."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from mutubaku.cli.database import (
    is_of_another_version,
    prepare_database,
    reachable,
    refuse_another_version,
    refuse_wrong_mode,
)
from mutubaku.cli.django import setup

if TYPE_CHECKING:
    from datetime import datetime

    from mutubaku.conduct.demonstration import DemonstrationAccount
    from mutubaku.people.models import Office


@click.command("demo")
@click.option(
    "--if-empty/--fresh",
    default=False,
    help="Biarkan data yang sudah ada, atau (bila tidak disebut) buat baru dan buang yang lama.",
)
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def demo(*, if_empty: bool, as_json: bool) -> None:
    """Buat data demonstrasi: satu kantor rekaan dengan akun dan permohonan contoh."""
    os.environ.setdefault("MUTUBAKU_DEMONSTRATION", "ya")
    setup()
    refuse_outside_demonstration()
    if not if_empty:
        make_way()
    prepare_database()
    refuse_another_version()

    from django.utils import timezone

    at = timezone.now().replace(microsecond=0)
    with reachable():
        office = kept() if if_empty else None
        made = office is None
        office = office or made_anew(at)
        tell(office, at, made=made, as_json=as_json)


def refuse_outside_demonstration() -> None:
    """Raise click.ClickException unless every page will be marked: the accounts' password is known to everybody."""
    from django.conf import settings

    if not settings.DEMONSTRATION:
        raise click.ClickException(
            "Mode demonstrasi dimatikan (MUTUBAKU_DEMONSTRATION=tidak), jadi data demonstrasi tidak dibuat: kata "
            "sandi akunnya diketahui siapa saja. Hapus variabel itu, lalu ulangi."
        )


def make_way() -> None:
    """Drop an earlier demonstration, tables and all: an older version may have made them otherwise.

    Raise click.ClickException beside a real office.
    """
    from mutubaku.cli.demonstration.wiping import clear
    from mutubaku.conduct.demonstration import ModeRefused

    try:
        with reachable():
            clear(is_older=is_of_another_version())
    except ModeRefused as refused:
        raise click.ClickException(str(refused)) from refused


def kept() -> Office | None:
    """The demonstration that is there already, when it is whole."""
    from mutubaku.conduct.demonstration import demonstration_office

    refuse_wrong_mode()
    office = demonstration_office()
    return office if office is not None and office.cases.exists() else None


def made_anew(at: datetime) -> Office:
    """A fresh demonstration; click.ClickException beside real data."""
    from mutubaku.cli.demonstration.fresh import fresh
    from mutubaku.conduct.demonstration import ModeRefused

    try:
        return fresh(at)
    except ModeRefused as refused:
        raise click.ClickException(str(refused)) from refused


def tell(office: Office, at: datetime, *, made: bool, as_json: bool) -> None:
    """Print what there is: the same list for a person and, as JSON, for a program."""
    from mutubaku.conduct.demonstration import demonstration_accounts
    from mutubaku.conduct.founding import seeds

    accounts = demonstration_accounts(office, at)
    password = seeds().demonstration.password
    cases = office.cases.count()
    if as_json:
        facts = {
            "office": office.code,
            "made": made,
            "cases": cases,
            "password": password,
            "accounts": [vars(account) for account in accounts],
        }
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    state = "dibuat" if made else "sudah ada"
    click.echo(f"Data demonstrasi {state}: {cases} permohonan di kantor rekaan {office.code}.")
    click.echo(f"Semua akun di bawah ini memakai kata sandi: {password}")
    click.echo("\n".join(lines(accounts)))


def lines(accounts: Sequence[DemonstrationAccount]) -> list[str]:
    """One line for each account: address, and what one may do with it."""
    width = max(len(account.email) for account in accounts)
    return [f"  {one.email:<{width}}  {', '.join((*one.positions, *one.organisations))}" for one in accounts]
