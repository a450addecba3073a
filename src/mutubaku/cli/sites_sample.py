"""The command `mutubaku sites-sample`: how many sites an audit visits by IAF MD 1, with the reasoning."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mutubaku.auditrules import Adjoining, Audit, sampling_rules, sites_to_visit
from mutubaku.cli.reckoned import ReckoningCommand, as_json, print_answer, refusing, use_own_rules
from mutubaku.cli.today import now


@click.command(cls=ReckoningCommand, name="sites-sample")
@click.option("--sites", required=True, type=int, metavar="N", help="Banyaknya lokasi, tanpa fungsi pusat.")
@click.option("--audit", required=True, type=click.Choice([one.value for one in Audit]), help="Jenis audit.")
@click.option("--no-sampling", is_flag=True, help="Lokasinya tidak sejenis: pengambilan contoh tidak sesuai.")
@click.option(
    "--adjoining",
    multiple=True,
    metavar="TEKS",
    help='Alamat berdampingan yang dihitung satu lokasi: "Pabrik 1, Pabrik 2: alasannya"; boleh diulang.',
)
@click.option("--extra", type=int, default=0, metavar="N", help="Tambahan lokasi karena risikonya.")
@as_json
def command(*, sites: int, audit: str, no_sampling: bool, adjoining: Sequence[str], extra: int, as_json: bool) -> None:
    """Hitung banyaknya lokasi yang diaudit, dengan alasannya."""
    use_own_rules()
    rules = sampling_rules(now().date())
    with refusing(as_json=as_json):
        answer = sites_to_visit(
            sites,
            Audit(audit),
            rules,
            is_sampled=not no_sampling,
            extra=extra,
            adjoining=[_adjoining(one) for one in adjoining],
        )
    headline = f"{answer.sites} lokasi, dan fungsi pusat."
    print_answer({"sites": answer.sites}, headline, answer.reasoning, rules, as_json=as_json)


def _adjoining(typed: str) -> Adjoining:
    """Names parted by commas, and after a colon why they count as one site."""
    names, _colon, reason = typed.partition(":")
    return Adjoining(tuple(name for one in names.split(",") if (name := one.strip())), reason.strip())
