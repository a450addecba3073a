"""Procedures to draw: the built-in ones, and small ones made of a list of actors and arrows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from mutubaku.procedure import Approval, DocumentKind, Identity, Outcome, Procedure, Role, Step, load_library
from mutubaku.procedure.sheet import Sheet, layout
from mutubaku.worktime import parse_standard

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LIBRARY = load_library()
BUILT_IN = [LIBRARY.get(key, version) for key in LIBRARY.keys() for version in LIBRARY.versions(key)]  # noqa: SIM118 - Library is no mapping
MAIN = LIBRARY.get("pelayanan-sertifikasi", 1)
PRODUCT = LIBRARY.get("pelaksanaan-sertifikasi-produk", 1)
IDENTITY = Identity(
    number="SOP 1",
    name="Uji Bagan",
    unit=("BALAI UJI",),
    made=date(2026, 1, 2),
    revision="0",
    effective=date(2026, 1, 3),
    approved_by=Approval(title="Kepala Balai", name="Sri Wahyuni", nip="197407272003121006"),
    legal_bases=("Peraturan Satu",),
    linked=("SOP Dua",),
    warnings=("Awas",),
    qualifications=("Mampu",),
    equipment=("ATK",),
    records=("Data",),
)


@cache
def sheet_of(key: str) -> Sheet:
    """The sheet of a built-in procedure, laid out once for all tests."""
    return layout(LIBRARY.get(key, 1))


def drawn(
    arrows: Sequence[Sequence[Sequence[int]]],
    actors: Sequence[int] | None = None,
    joins: dict[int, tuple[int, ...]] | None = None,
    **identity: object,
) -> Procedure:
    """A procedure: for each step its outcomes, each the numbers of the steps it opens (none: it ends).

    `actors` gives each step's column (all the first, unless told).
    """
    places = actors or [0] * len(arrows)
    steps = tuple(
        Step(
            number=number,
            key=f"langkah-{number}",
            activity=f"Mengerjakan langkah {number}",
            role=f"pelaksana-{place}",
            standard=parse_standard("1 jam"),
            joins=tuple(f"langkah-{one}" for one in (joins or {}).get(number, ())),
            outcomes=tuple(_outcome(place, opens) for place, opens in enumerate(outcomes)),
        )
        for number, (outcomes, place) in enumerate(zip(arrows, places, strict=True), start=1)
    )
    return Procedure(
        key="uji",
        version=1,
        identity=replace(IDENTITY, **identity),  # type: ignore[arg-type]  # a test's own fields
        roles=tuple(Role(key=f"pelaksana-{place}", name=f"Pelaksana {place}") for place in range(max(places) + 1)),
        documents=(DocumentKind(key="surat", name="Surat"), DocumentKind(key="laporan", name="Laporan")),
        steps=steps,
    )


def _outcome(place: int, opens: Sequence[int]) -> Outcome:
    return Outcome(
        key=f"hasil-{place}",
        label=f"Hasil {place}",
        opens=tuple(f"langkah-{number}" for number in opens),
        ends=None if opens else "completed",
    )


def with_step(procedure: Procedure, number: int, **fields: object) -> Procedure:
    """The procedure with fields of one step replaced."""
    steps = list(procedure.steps)
    steps[number - 1] = replace(steps[number - 1], **fields)  # type: ignore[arg-type]  # a test's own fields
    return replace(procedure, steps=tuple(steps))
