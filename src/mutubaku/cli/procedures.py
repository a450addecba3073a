"""Owns the refusal to start over procedure files that do not go with the cases in the database."""

import click


def refuse_other_procedures() -> None:
    """Raise click.ClickException when a version that cases run by is missing or was changed. Needs a ready database."""
    from mutubaku.config.procedures import faults

    if found := faults():
        raise click.ClickException("\n".join(found))
