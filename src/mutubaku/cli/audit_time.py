"""The command `mutubaku audit-time`: the days of an audit by IAF MD 5, with every step of the reasoning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import click

from mutubaku.auditrules import (
    Adjustment,
    Audit,
    Complexity,
    Standard,
    TimeQuestion,
    audit_time,
    audit_time_rules,
    sampling_rules,
)
from mutubaku.auditrules.errors import AdjustmentUnexplained
from mutubaku.auditrules.reasoning import number
from mutubaku.auditrules.words import written
from mutubaku.cli.reckoned import ReckoningCommand, Refused, as_json, print_answer, refusing, use_own_rules
from mutubaku.cli.today import now

_PERCENT = re.compile(r"(-?\d{1,6})(?:[.,](\d{1,20}))?\s*%?")


@click.command(cls=ReckoningCommand, name="audit-time")
@click.option(
    "--standard", required=True, type=click.Choice([one.value for one in Standard]), help="Standar yang diaudit."
)
@click.option("--personnel", required=True, type=int, metavar="N", help="Personel efektif dalam ruang lingkup.")
@click.option(
    "--complexity",
    type=click.Choice([one.value for one in Complexity]),
    help="Kompleksitas aspek lingkungan (iso14001); special ditetapkan per kasus dan memerlukan alasan.",
)
@click.option("--complexity-reason", default="", metavar="TEKS", help="Alasan memilih kompleksitas itu.")
@click.option("--reduction", "reductions", multiple=True, metavar="PERSEN", help="Pengurangan; boleh diulang.")
@click.option("--reason", "reasons", multiple=True, metavar="TEKS", help="Alasan setiap pengurangan, urut.")
@click.option(
    "--audit",
    type=click.Choice([one.value for one in Audit]),
    default=Audit.INITIAL.value,
    show_default=True,
    help="Jenis audit.",
)
@click.option(
    "--sites", type=click.IntRange(min=1), default=1, metavar="N", help="Banyaknya lokasi dalam ruang lingkup."
)
@as_json
def command(
    *,
    standard: str,
    personnel: int,
    complexity: str | None,
    complexity_reason: str,
    reductions: Sequence[str],
    reasons: Sequence[str],
    audit: str,
    sites: int,
    as_json: bool,
) -> None:
    """Hitung waktu audit ISO 9001 atau ISO 14001, dengan alasannya."""
    use_own_rules()
    today = now().date()
    rules = audit_time_rules(today)
    with refusing(as_json=as_json):
        question = TimeQuestion(
            standard=Standard(standard),
            personnel=personnel,
            complexity=Complexity(complexity) if complexity else None,
            complexity_reason=complexity_reason,
            audit=Audit(audit),
            reductions=_paired(reductions, reasons),
            sites=sites,
        )
        answer = audit_time(question, rules, sampling_rules(today))
    facts = {"days": number(answer.days), "on_site_minimum": number(answer.on_site_minimum)}
    headline = f"{written(answer.days)} hari audit, di lokasi paling sedikit {written(answer.on_site_minimum)} hari."
    print_answer(facts, headline, answer.reasoning, rules, as_json=as_json)


def _paired(reductions: Sequence[str], reasons: Sequence[str]) -> list[Adjustment]:
    """Each reduction with the reason in the same place."""
    if len(reasons) < len(reductions):
        raise AdjustmentUnexplained
    if len(reasons) > len(reductions):
        raise Refused("Ada alasan tanpa pengurangan. Sebut satu --reason untuk setiap --reduction.", rule="T-05")
    return [Adjustment(_percent(one), reason) for one, reason in zip(reductions, reasons, strict=True)]


def _percent(typed: str) -> Decimal:
    found = _PERCENT.fullmatch(typed.strip())
    if found is None:
        raise Refused(f'Persen "{typed}" tidak terbaca; tulis misalnya 10 atau 7,5.')
    return Decimal(f"{found[1]}.{found[2] or 0}")
