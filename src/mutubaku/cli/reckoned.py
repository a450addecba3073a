"""What the commands that reckon by rule share: how they print an answer with its reasons, and how they refuse."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from mutubaku.auditrules import LibraryRefused, RuleRefusal, RuleSet, Step, held, use
from mutubaku.auditrules.reasoning import UNCONFIRMED
from mutubaku.auditrules.words import written

as_json = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")


OWN_FOLDER = "MUTUBAKU_RULES"


def use_own_rules() -> None:
    """Reckon by the rule files of the office's own folder too, when it has named one; a faulty one is refused."""
    named = os.environ.get(OWN_FOLDER, "")
    use(*([Path(named)] if named else []))
    try:
        held()
    except LibraryRefused as refused:
        raise click.ClickException(f"aturan audit ditolak.\n{refused}") from refused


class Refused(click.ClickException):
    """A question that has no answer, with the rule it would break; status 2."""

    exit_code = 2

    def __init__(self, message: str, *, rule: str = "", as_json: bool = False) -> None:
        super().__init__(message)
        self.rule, self.as_json = rule, as_json

    def show(self, file: IO[Any] | None = None) -> None:
        """One sentence on the error output; as JSON, where an answer would stand."""
        if self.as_json:
            click.echo(json.dumps({"error": self.message, "rule": self.rule}, ensure_ascii=False, indent=2), file=file)
        else:
            said = f"{self.message} (aturan {self.rule})" if self.rule else self.message
            click.echo(said, file=file, err=file is None)


class ReckoningCommand(click.Command):
    """A command whose refusal of its options is one sentence too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, without the lines on usage."""
        is_json = "--json" in args
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            said = " ".join(wrong.format_message().split())  # click puts each choice on a line of its own
            sentence = f"{said.rstrip('.')}. Lihat `mutubaku {ctx.info_name} --help`."
            raise Refused(sentence, as_json=is_json) from wrong


@contextmanager
def refusing(*, as_json: bool) -> Iterator[None]:
    """Tell a refusal of the rules as the command tells it."""
    try:
        yield
    except RuleRefusal as refusal:
        raise Refused(str(refusal), rule=refusal.rule, as_json=as_json) from refusal
    except Refused as refusal:
        refusal.as_json = as_json
        raise


def print_answer(
    facts: Mapping[str, object], headline: str, reasoning: Iterable[Step], rules: RuleSet, *, as_json: bool
) -> None:
    """The answer with its reasons: one line each, or as JSON."""
    if as_json:
        issued = {"issuer": rules.issuer, "number": rules.number, "issue": rules.issue}
        issued["valid_from"] = rules.valid_from.isoformat()
        data = {**facts, "reasoning": [step.as_data() for step in reasoning], "rule_sets": [issued]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo(headline)
    for step in reasoning:
        figure = "" if step.figure is None else f" = {written(step.figure)} {step.unit}"
        doubt = "" if step.is_confirmed else f"; {UNCONFIRMED}"
        click.echo(f"  {step.rule}: {step.text}{figure} ({step.clause}{doubt})")
