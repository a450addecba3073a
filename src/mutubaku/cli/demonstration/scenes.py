"""What the demonstration shows: its cases, each as far as it has come, told from the present moment backwards."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mutubaku.applications.models import CertificationType, Commodity
from mutubaku.cases.models import Kind, Scheme
from mutubaku.worktime import OfficeCalendar

from . import finales
from .answers import Answers
from .cases import Plan
from .moments import DAY, before


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One case: whose, what, from when, how it is walked, and what happens at its last stop, if anything."""

    key: str
    organisation: str
    scheme: Scheme
    kind: Kind = Kind.INITIAL
    begins: datetime
    plan: Plan = field(default_factory=Plan)
    about: str = ""  # the scene whose certificate a later case is about
    finale: finales.Finale | None = None


WATER = Answers(
    commodity=Commodity.BOTTLED_WATER,
    sni_number="SNI 3553:2015",
    sni_title="Air mineral",
    product="Air mineral dalam kemasan",
    brand="CONTOH SEJUK",
    variant="Gelas 240 ml; botol 600 ml; galon 19 liter",
    statement="Produksi dan penjualan air minum dalam kemasan",
    iaf_code=3,
)
RUBBER = Answers(
    sni_number="SNI 1903:2017",
    sni_title="Karet spesifikasi teknis",
    product="Karet remah SIR 20",
    brand="CONTOH REMAH",
    variant="SIR 20, bal 35 kg",
    statement="Produksi dan penjualan karet remah",
    iaf_code=14,
    sih_number="SIH 22123.1:2021",
    kbli="22123",
    capacity=24_000,
    personnel=180,
)
PALM = Answers(
    sni_number="SNI 7709:2019",
    sni_title="Minyak goreng sawit",
    product="Minyak goreng sawit",
    brand="CONTOH SAWIT",
    variant="Kemasan 1 liter dan 2 liter",
    commodity=Commodity.FOOD,
    statement="Produksi minyak goreng sawit",
    iaf_code=3,
    sih_number="SIH 10437.1:2020",
    kbli="10437",
    capacity=6_000,
    personnel=28,
)
TOYS = Answers(
    sni_number="SNI ISO 8124-1:2010",
    sni_title="Keamanan mainan, bagian 1",
    product="Mainan balok plastik",
    brand="CONTOH BALOK",
    variant="Isi 50 keping",
    certification_type=CertificationType.TYPE_1,
    statement="Impor dan penjualan mainan anak",
    iaf_code=29,
    personnel=12,
)


def scenes(calendar: OfficeCalendar, at: datetime) -> list[Scene]:
    """All scenes of a demonstration seen at ``at``."""
    return [*_finished(calendar, at), *_waiting_for_client(calendar, at), *_at_the_office(calendar, at)]


def _finished(calendar: OfficeCalendar, at: datetime) -> list[Scene]:
    """Cases that ended: certificates issued and continued, a refusal, a withdrawal, one closed by the office."""

    def days_ago(days: int) -> datetime:
        return calendar.opening(at - timedelta(days=days))

    def ago(minutes: int) -> datetime:
        return before(calendar, at, minutes)

    return [
        # Three years old soon: its recertification runs below.
        Scene(
            key="air-9001-lama",
            organisation="air-sejuk",
            scheme=Scheme.ISO_9001,
            begins=days_ago(1090),
            plan=Plan(answers=WATER),
        ),
        *(
            Scene(
                key=f"air-9001-surveilans-{turn}",
                organisation="air-sejuk",
                scheme=Scheme.ISO_9001,
                kind=Kind.SURVEILLANCE,
                about="air-9001-lama",
                begins=days_ago(days),
                plan=Plan(answers=WATER),
            )
            for turn, days in ((1, 760), (2, 400))
        ),
        # Its first surveillance was never applied for: a suspension is proposed and waits to be decided.
        Scene(
            key="sawit-9001-lama",
            organisation="sawit",
            scheme=Scheme.ISO_9001,
            begins=days_ago(450),
            plan=Plan(answers=PALM),
        ),
        Scene(
            key="karet-hijau",
            organisation="karet-remah",
            scheme=Scheme.GREEN_INDUSTRY,
            begins=days_ago(765),
            plan=Plan(answers=RUBBER, pace=0.7),
        ),
        Scene(
            key="karet-hijau-surveilans-1",
            organisation="karet-remah",
            scheme=Scheme.GREEN_INDUSTRY,
            kind=Kind.SURVEILLANCE,
            about="karet-hijau",
            begins=days_ago(400),
            plan=Plan(answers=RUBBER, choices={"audit-report": ("ada-ketidaksesuaian",)}),
        ),
        # Issued almost a year ago: its surveillance is due.
        Scene(
            key="air-sni",
            organisation="air-sejuk",
            scheme=Scheme.SPPT_SNI,
            begins=days_ago(385),
            plan=Plan(
                answers=WATER,
                choices={"completeness": ("tidak-lengkap",), "stage-1": ("perlu-koreksi",)},
                paces={"verification": 1.6, "review": 0.9},
            ),
        ),
        Scene(
            key="mainan-ditolak",
            organisation="mainan",
            scheme=Scheme.SPPT_SNI,
            begins=days_ago(210),
            plan=Plan(
                answers=TOYS,
                choices={
                    "team": ("ditunjuk-tanpa-tahap-1",),
                    "committee": ("tidak-direkomendasikan",),
                    "decision": ("ditolak",),
                },
            ),
        ),
        Scene(
            key="sawit-ditarik",
            organisation="sawit",
            scheme=Scheme.SPPT_SNI,
            begins=ago(40 * DAY),
            plan=Plan(answers=PALM, until={"confirmation"}),
            finale=finales.withdraw("Perusahaan menunda sertifikasi sampai lini produksi baru selesai."),
        ),
        Scene(
            key="mainan-ditutup",
            organisation="mainan",
            scheme=Scheme.ISO_9001,
            begins=ago(60 * DAY),
            plan=Plan(answers=TOYS, choices={"completeness": ("tidak-lengkap",)}, until={"completeness/2"}),
            finale=finales.close("Pelanggan tidak melengkapi dokumen sesudah dua kali diingatkan."),
        ),
    ]


def _waiting_for_client(calendar: OfficeCalendar, at: datetime) -> list[Scene]:
    """Cases in which the next act is the client's, or a clock stands still."""

    def ago(minutes: int) -> datetime:
        return before(calendar, at, minutes)

    return [
        Scene(
            key="air-14001-konsep",
            organisation="air-sejuk",
            scheme=Scheme.ISO_14001,
            begins=ago(2 * DAY),
            plan=Plan(answers=WATER, until={"application"}),
            finale=finales.begin_draft(WATER, documents=4),
        ),
        Scene(
            key="air-perluasan",
            organisation="air-sejuk",
            scheme=Scheme.SPPT_SNI,
            kind=Kind.SCOPE_CHANGE,
            about="air-sni",
            begins=ago(5 * DAY),
            plan=Plan(
                answers=replace(WATER, variant="Botol 330 ml"),
                choices={"completeness": ("tidak-lengkap",)},
                until={"completeness/2"},
            ),
        ),
        Scene(
            key="sawit-hijau",
            organisation="sawit",
            scheme=Scheme.GREEN_INDUSTRY,
            begins=ago(3 * DAY),
            plan=Plan(answers=PALM, until={"confirmation"}, moments={"audit-letter": ago(120)}),
        ),
        Scene(
            key="karet-14001",
            organisation="karet-remah",
            scheme=Scheme.ISO_14001,
            begins=ago(14 * DAY),
            plan=Plan(answers=RUBBER, choices={"stage-1": ("perlu-koreksi",)}, until={"stage-1-corrections"}),
        ),
        # Both branches stand still: the laboratory tests, the client corrects; so does the step that runs them.
        Scene(
            key="karet-sni",
            organisation="karet-remah",
            scheme=Scheme.SPPT_SNI,
            begins=ago(30 * DAY),
            plan=Plan(
                answers=RUBBER,
                choices={"audit-report": ("ada-ketidaksesuaian",)},
                until={"testing", "corrections"},
            ),
            finale=finales.hold("testing", "pengujian", "hasil uji penuaan empat belas hari"),
        ),
        Scene(
            key="karet-9001",
            organisation="karet-remah",
            scheme=Scheme.ISO_9001,
            begins=ago(32 * DAY),
            plan=Plan(answers=RUBBER, until={"receipt"}, moments={"hand-over": ago(DAY)}),
        ),
    ]


def _at_the_office(calendar: OfficeCalendar, at: datetime) -> list[Scene]:
    """Cases on the desks of the office: fresh, soon due, late, taken by somebody."""

    def ago(minutes: int) -> datetime:
        return before(calendar, at, minutes)

    return [
        Scene(
            key="air-9001-ulang",
            organisation="air-sejuk",
            scheme=Scheme.ISO_9001,
            kind=Kind.RECERTIFICATION,
            about="air-9001-lama",
            begins=ago(28 * DAY),
            plan=Plan(answers=WATER, until={"review"}, moments={"corrections": ago(8 * DAY)}),
            finale=finales.claim("review"),
        ),
        Scene(
            key="karet-hijau-surveilans-2",
            organisation="karet-remah",
            scheme=Scheme.GREEN_INDUSTRY,
            kind=Kind.SURVEILLANCE,
            about="karet-hijau",
            begins=ago(9 * DAY),
            plan=Plan(answers=RUBBER, until={"stage-2"}, moments={"audit-plan": ago(2 * DAY)}),
        ),
        # The acting head has it to sign, and soon.
        Scene(
            key="sawit-14001",
            organisation="sawit",
            scheme=Scheme.ISO_14001,
            begins=ago(40 * DAY),
            plan=Plan(answers=PALM, until={"signing"}, moments={"final": ago(50)}),
        ),
        Scene(
            key="mainan-sni",
            organisation="mainan",
            scheme=Scheme.SPPT_SNI,
            begins=ago(3 * DAY),
            plan=Plan(answers=TOYS, until={"completeness"}, moments={"disposition": ago(DAY + 200)}),
        ),
        Scene(
            key="sawit-verifikasi",
            organisation="sawit",
            scheme=Scheme.SPPT_SNI,
            begins=ago(2 * DAY),
            plan=Plan(answers=PALM, until={"verification"}, moments={"completeness": ago(100)}),
        ),
        # Objected to once, so that the desk plans the audit anew beside the earlier proposal.
        Scene(
            key="mainan-9001",
            organisation="mainan",
            scheme=Scheme.ISO_9001,
            begins=ago(4 * DAY),
            plan=Plan(
                answers=TOYS,
                choices={"confirmation": ("keberatan",)},
                until={"audit-letter/2"},
                moments={"confirmation": ago(25)},
            ),
        ),
        # Paid and not yet verified: the treasurer's turn, before the desk may tell that the audit can begin.
        Scene(
            key="mainan-14001",
            organisation="mainan",
            scheme=Scheme.ISO_14001,
            begins=ago(5 * DAY),
            plan=Plan(answers=TOYS, until={"audit-ready"}, moments={"confirmation": ago(6)}),
        ),
        Scene(
            key="sawit-9001",
            organisation="sawit",
            scheme=Scheme.ISO_9001,
            begins=ago(120),
            plan=Plan(answers=PALM, until={"disposition"}, moments={"application": ago(4)}),
        ),
    ]
