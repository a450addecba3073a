"""Owns `mutubaku journal`: whether every chain of the journal still holds."""

from __future__ import annotations

import json

import click

from mutubaku.cli.database import reachable, refuse_unready_database
from mutubaku.cli.django import setup


@click.group("journal")
def journal() -> None:
    """Periksa keutuhan jurnal."""


@journal.command("verify")
@click.option("--case", "case", help="Hanya satu permohonan: nomor urutnya di sistem, atau nomor permohonannya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def verify(case: str | None, *, as_json: bool) -> None:
    """Sebut catatan rusak yang pertama dari setiap rantai; berakhir dengan status 1 bila ada."""
    setup()
    refuse_unready_database()

    from django.utils import timezone

    from mutubaku.journal.anchors import anchor_chains
    from mutubaku.journal.models import Entry
    from mutubaku.journal.queries import broken_chains

    with reachable():
        chain = chain_of(case) if case else None
        breaks = list(broken_chains(chain))
        anchor_chains(timezone.now(), chain)
        looked_at = Entry.objects.filter(chain=chain) if chain else Entry.objects.all()
        chains, entries = looked_at.order_by().values("chain").distinct().count(), looked_at.count()
    if as_json:
        facts = {"chains": chains, "entries": entries, "broken": [vars(one) for one in breaks]}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{chains} rantai, {entries} catatan diperiksa; {len(breaks)} rantai rusak.")
        for one in breaks:
            click.echo(f"{one.chain}: catatan nomor {one.seq} (baris {one.entry_id}): {one.reason}")
    raise SystemExit(1 if breaks else 0)


def chain_of(case: str) -> str:
    """The chain of a case, given by its number, else by its id. Raises click.UsageError when there is none."""
    from mutubaku.cases.models import Case

    one = Case.objects.filter(number=case).first()
    if one is None and case.isascii() and case.isdecimal() and len(case) < 19:  # noqa: PLR2004 - a bigint's digits
        one = Case.objects.filter(pk=int(case)).first()
    if one is None:
        raise click.UsageError(f"Tidak ada permohonan “{case}”. Sebutkan nomor urut atau nomor permohonannya.")
    return one.chain
