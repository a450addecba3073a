"""Builds small procedures for tests, and broken copies of the SOP's own file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mutubaku.procedure import (
    BUILT_IN,
    Approval,
    DocumentKind,
    Identity,
    Outcome,
    PauseKind,
    Procedure,
    Role,
    Step,
)
from mutubaku.worktime import parse_standard

SOP_FILE = BUILT_IN / "pelayanan-sertifikasi" / "1.toml"
PRODUCT_FILE = BUILT_IN / "pelaksanaan-sertifikasi-produk" / "1.toml"
SOP_TEXT = SOP_FILE.read_text(encoding="utf-8")

END = Outcome(key="selesai", label="Selesai", ends="completed")
REFUSE = Outcome(key="tolak", label="Tolak", ends="refused")

IDENTITY = Identity(
    number="SOP 1",
    name="Uji",
    unit=("Kantor",),
    made=date(2026, 1, 1),
    revision="0",
    effective=date(2026, 1, 2),
    approved_by=Approval(title="Kepala", name="Budi", nip="1"),
)
ROLES = (Role(key="office", name="Kantor"), Role(key="client", name="Pelanggan", account="client"))


def to(*opens: str, key: str = "", **more: Any) -> Outcome:
    """An outcome that opens steps; its key is theirs unless told otherwise."""
    return Outcome(key=key or "-".join(opens), label="Lanjut", opens=opens, **more)


def step(key: str, *outcomes: Outcome, days: int = 0, role: str = "office", **more: Any) -> Step:
    """A step; `days` working days when not 0."""
    standard = parse_standard(f"{days} hari kerja") if days else None
    return Step(number=0, key=key, activity=f"Kerjakan {key}", role=role, standard=standard, outcomes=outcomes, **more)


def procedure(*steps: Step, budget: str = "", **more: Any) -> Procedure:
    """A procedure of these steps, numbered in their order."""
    numbered = tuple(Step(**(vars(one) | {"number": number})) for number, one in enumerate(steps, start=1))
    given: dict[str, Any] = {
        "key": "uji",
        "version": 1,
        "identity": IDENTITY,
        "roles": ROLES,
        "documents": (DocumentKind(key="surat", name="Surat"), DocumentKind(key="laporan", name="Laporan")),
        "pauses": (PauseKind(key="menunggu", label="Menunggu", waits_for="client"),),
        "steps": numbered,
        "budget": parse_standard(budget) if budget else None,
    }
    return Procedure(**(given | more))


def written(path: Path, changes: Mapping[str, str] | None = None, text: str = SOP_TEXT) -> Path:
    """A copy of a procedure file with each text of `changes` replaced, once, by another."""
    for old, new in (changes or {}).items():
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
