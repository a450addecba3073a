"""The command `mutubaku sop`: list, show, check, compare and draw procedures; needs no database."""

import json
import os
import shutil
from pathlib import Path

import click

from mutubaku.cli.today import now
from mutubaku.procedure import (
    Library,
    LibraryRefusedError,
    NotInForceError,
    Procedure,
    ProcedureError,
    check,
    compare,
    facts,
    fingerprint,
    load_library,
    read_procedure,
)
from mutubaku.procedure.listing import as_table, as_text
from mutubaku.procedure.wording import printed_date, system_reason

OWN_FOLDER = "MUTUBAKU_PROCEDURES"
_as_json = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")


@click.group(name="sop")
def sop() -> None:
    """Lihat, periksa, bandingkan, dan gambar prosedur (SOP)."""


@sop.command("list")
@_as_json
def list_procedures(*, as_json: bool) -> None:
    """Sebutkan semua prosedur dan versinya."""
    library = _library()
    every = [library.get(key, version) for key in sorted(library.keys()) for version in library.versions(key)]
    if as_json:
        _print_json([_line(procedure) for procedure in every])
        return
    heads = ("kunci", "versi", "berlaku", "langkah", "nama")
    click.echo(as_table(heads, [_row(procedure) for procedure in every]))


@sop.command()
@click.argument("key")
@click.option("--version", type=int, help="Versi; bila tidak disebut, yang berlaku hari ini.")
@_as_json
def show(key: str, version: int | None, *, as_json: bool) -> None:
    """Tampilkan satu prosedur dengan langkah-langkahnya."""
    procedure = _found(_library(), key, version)
    if as_json:
        _print_json(facts(procedure))
    else:
        click.echo(as_text(procedure, _width()))


@sop.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@_as_json
@click.pass_context
def check_file(ctx: click.Context, file: Path, *, as_json: bool) -> None:
    """Periksa satu berkas prosedur, atau semua berkas dalam satu folder."""
    files, complaints = check(file, *_own_folders())
    if as_json:
        told = [vars(complaint) | {"sentence": str(complaint)} for complaint in complaints]
        _print_json({"files": [str(path) for path in files], "complaints": told})
    elif complaints:
        click.echo("\n".join(str(complaint) for complaint in complaints))
    else:
        click.echo(f"{file}: {len(files)} berkas prosedur diperiksa, tidak ada yang salah.")
    ctx.exit(1 if complaints else 0)


@sop.command("compare")
@click.argument("a")
@click.argument("b")
@_as_json
def compare_two(a: str, b: str, *, as_json: bool) -> None:
    """Sebutkan perbedaan A dan B; masing-masing KUNCI, KUNCI@VERSI, atau nama berkas."""
    differences = compare(_named(a), _named(b))
    if as_json:
        _print_json({"a": a, "b": b, "differences": list(differences)})
    else:
        click.echo("\n".join(differences) or "Tidak ada perbedaan.")


@sop.command()
@click.argument("key")
@click.option("--version", type=int, help="Versi; bila tidak disebut, yang berlaku hari ini.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Berkas .pdf atau .svg.")
def sheet(key: str, version: int | None, out: Path) -> None:
    """Gambar lembar SOP menurut PermenPANRB 35/2012."""
    if out.suffix.lower() not in {".pdf", ".svg"}:
        raise click.BadParameter(f"«{out.name}» harus berakhiran .pdf atau .svg.", param_hint="--out")
    procedure = _found(_library(), key, version)
    # drawing loads the typesetter: only here
    from mutubaku.paper import PaperError
    from mutubaku.procedure.sheet import SheetError, write_sheet

    try:
        write_sheet(procedure, out, now())
    except (SheetError, PaperError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        sentence = f"«{out}» tidak dapat ditulis ({system_reason(error)}); pilih tempat lain."
        raise click.ClickException(sentence) from error
    click.echo(f"{out}: lembar SOP selesai digambar.")


def _own_folders() -> list[Path]:
    """The office's own folder of procedures, when it has named one."""
    named = os.environ.get(OWN_FOLDER, "")
    return [Path(named)] if named else []


def _library() -> Library:
    try:
        return load_library(*_own_folders())
    except LibraryRefusedError as refused:
        raise click.ClickException(f"pustaka prosedur ditolak.\n{refused}") from refused


def _found(library: Library, key: str, version: int | None) -> Procedure:
    """The procedure of a key; without a version, the one in force today."""
    try:
        return library.in_force(key, now().date()) if version is None else library.get(key, version)
    except NotInForceError as early:
        raise click.ClickException(f"{early} Sebut versinya dengan --version.") from early
    except ProcedureError as unknown:
        raise click.ClickException(str(unknown)) from unknown


def _named(text: str) -> Procedure:
    """The procedure that KEY, KEY@VERSION or a file name names."""
    key, at, version = text.rpartition("@")
    if at and version.isdecimal():
        return _found(_library(), key, int(version))
    if not Path(text).is_file():
        return _found(_library(), text, None)
    try:
        return read_procedure(Path(text))
    except LibraryRefusedError as refused:
        raise click.ClickException(f"«{text}» tidak dapat dibandingkan.\n{refused}") from refused


def _width() -> int:
    return max(50, min(100, shutil.get_terminal_size().columns))


def _row(procedure: Procedure) -> tuple[str, ...]:
    identity = procedure.identity
    when = printed_date(identity.effective)
    return procedure.key, str(procedure.version), when, str(len(procedure.steps)), identity.name


def _line(procedure: Procedure) -> dict[str, object]:
    return {
        "key": procedure.key,
        "version": procedure.version,
        "number": procedure.identity.number,
        "name": procedure.identity.name,
        "effective": procedure.identity.effective.isoformat(),
        "steps": len(procedure.steps),
        "fingerprint": fingerprint(procedure),
    }


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
