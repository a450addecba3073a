"""A procedure as text for a terminal, and rows as an aligned table."""

import textwrap
from collections.abc import Iterator, Sequence

from mutubaku.procedure.vocabulary import Identity, Outcome, Procedure, Step
from mutubaku.procedure.wording import printed_date

_LABEL = 13
_INDENT = 4


def as_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under their heads, each column as wide as its widest cell."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_text(procedure: Procedure, width: int) -> str:
    """The whole sheet as text of at most `width` columns: identity, then each step with its mutu baku."""
    lines = [*_identity(procedure, width), ""]
    for step in procedure.steps:
        lines += [*_step(procedure, step, width), ""]
    if any(step.inferred for step in procedure.steps):
        lines.append("* tafsiran kami, tidak tercetak pada lembar SOP")
    return "\n".join(lines).rstrip()


def _identity(procedure: Procedure, width: int) -> Iterator[str]:
    identity = procedure.identity
    yield from textwrap.wrap(f"{identity.number} · {identity.name}", width)
    yield f"{procedure.key} versi {procedure.version}"
    for label, text in _dated(identity):
        yield from _entry(label, text, width, 0)
    for label, items in _lists(identity):
        for number, item in enumerate(items, start=1):
            yield from _entry(label if number == 1 else "", f"{number}. {item}", width, 0)


def _dated(identity: Identity) -> Iterator[tuple[str, str]]:
    approved = identity.approved_by
    yield "Unit", "; ".join(identity.unit)
    yield "Dibuat", f"{printed_date(identity.made)} · Rev/Ed {identity.revision}"
    yield "Berlaku", printed_date(identity.effective)
    yield "Disahkan", f"{approved.title}, {approved.name}, NIP {approved.nip}"
    if identity.note:
        yield "Catatan", identity.note


def _lists(identity: Identity) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Dasar hukum", identity.legal_bases
    yield "Keterkaitan", identity.linked
    yield "Peringatan", identity.warnings
    yield "Kualifikasi", identity.qualifications
    yield "Perlengkapan", identity.equipment
    yield "Pencatatan", identity.records


def _step(procedure: Procedure, step: Step, width: int) -> Iterator[str]:
    number = f"{step.number:>2}  "
    yield from textwrap.wrap(step.activity, width, initial_indent=number, subsequent_indent=" " * _INDENT)
    for field, label, text in _cells(procedure, step):
        if text:
            mark = " *" if field in step.inferred else ""
            yield from _entry(label, text + mark, width, _INDENT)


def _cells(procedure: Procedure, step: Step) -> Iterator[tuple[str, str, str]]:
    yield "role", "Pelaksana", procedure.role(step.role).name
    yield "needs", "Kelengkapan", step.needs_text
    yield "standard", "Waktu", step.standard.text if step.standard else ""
    yield "produces", "Output", step.produces_text
    yield "note", "Keterangan", step.note
    yield "runs", "Menjalankan", ", ".join(f"{runs.procedure} ({runs.scheme})" for runs in step.runs)
    yield "joins", "Menunggu", ", ".join(str(procedure.step(key).number) for key in step.joins)
    yield "outcomes", "Hasil", "; ".join(_arrow(procedure, outcome) for outcome in step.outcomes)


def _arrow(procedure: Procedure, outcome: Outcome) -> str:
    targets = " dan ".join(str(procedure.step(key).number) for key in outcome.opens)
    return f"{outcome.label} → {targets or 'selesai'}"


def _entry(label: str, text: str, width: int, indent: int) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text,
        width,
        initial_indent=margin + label.ljust(_LABEL),
        subsequent_indent=margin + " " * _LABEL,
        break_long_words=False,
    )
