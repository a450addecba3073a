"""What the demonstration shows: its cases, each as far as it has come, told from the present moment backwards."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from datetime import datetime, timedelta

from mutubaku.applications.models import CertificationType, Commodity
from mutubaku.cases.models import Kind, Scheme
from mutubaku.worktime import OfficeCalendar

from . import finales
from .answers import Answers
from .cases import Plan
from .moments import DAY, before


@dataclass(frozen=True)
class Scene:
    """One case: whose, what, from when, how it is walked, and what happens at its last stop, if anything."""

    key: str
    organisation: str
    scheme: Scheme
    begins: datetime
    plan: Plan
    _: KW_ONLY
    kind: Kind = Kind.INITIAL
    about: str = ""  # the scene whose certificate a later case is about
    finale: finales.Finale | None = None


@dataclass(frozen=True)
class Ago:
    """Moments before the one at which the demonstration is seen."""

    calendar: OfficeCalendar
    at: datetime

    def days(self, count: int) -> datetime:
        """The opening of the office so many days ago."""
        return self.calendar.opening(self.at - timedelta(days=count))

    def minutes(self, count: int) -> datetime:
        """So many working minutes ago."""
        return before(self.calendar, self.at, count)

    def working_days(self, count: int) -> datetime:
        """So many working days ago."""
        return self.minutes(count * DAY)


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
    ago = Ago(calendar, at)
    parts = (_certified, _ended_otherwise, _waiting_for_client, _held, _in_certification, _at_the_office)
    return [scene for part in parts for scene in part(ago)]


def _watched(key: str, organisation: str, scheme: Scheme, begins: datetime, plan: Plan, about: str) -> Scene:
    """A surveillance of the certificate of another scene."""
    return Scene(key, organisation, scheme, begins, plan, kind=Kind.SURVEILLANCE, about=about)


def _certified(ago: Ago) -> list[Scene]:
    """Cases that ended well: certificates issued and continued."""
    iso, green = Scheme.ISO_9001, Scheme.GREEN_INDUSTRY
    watched = Plan(answers=RUBBER, choices={"audit-report": ("ada-ketidaksesuaian",)})
    once_more = {"completeness": ("tidak-lengkap",), "stage-1": ("perlu-koreksi",)}
    slow = {"verification": 1.6, "review": 0.9}
    return [
        # Three years old soon: its recertification runs below.
        Scene("air-9001-lama", "air-sejuk", iso, ago.days(1090), Plan(answers=WATER)),
        _watched("air-9001-surveilans-1", "air-sejuk", iso, ago.days(760), Plan(answers=WATER), "air-9001-lama"),
        _watched("air-9001-surveilans-2", "air-sejuk", iso, ago.days(400), Plan(answers=WATER), "air-9001-lama"),
        # Its first surveillance was never applied for: a suspension is proposed and waits to be decided.
        Scene("sawit-9001-lama", "sawit", iso, ago.days(450), Plan(answers=PALM)),
        Scene("karet-hijau", "karet-remah", green, ago.days(765), Plan(answers=RUBBER, pace=0.7)),
        _watched("karet-hijau-surveilans-1", "karet-remah", green, ago.days(400), watched, "karet-hijau"),
        # Issued almost a year ago: its surveillance is due.
        Scene(
            "air-sni",
            "air-sejuk",
            Scheme.SPPT_SNI,
            ago.days(385),
            Plan(answers=WATER, choices=once_more, paces=slow),
        ),
    ]


def _ended_otherwise(ago: Ago) -> list[Scene]:
    """A refusal, a withdrawal, and a case closed by the office."""
    refused = {
        "team": ("ditunjuk-tanpa-tahap-1",),
        "committee": ("tidak-direkomendasikan",),
        "decision": ("ditolak",),
    }
    incomplete = {"completeness": ("tidak-lengkap",)}
    return [
        Scene("mainan-ditolak", "mainan", Scheme.SPPT_SNI, ago.days(210), Plan(answers=TOYS, choices=refused)),
        Scene(
            "sawit-ditarik",
            "sawit",
            Scheme.SPPT_SNI,
            ago.working_days(40),
            Plan(answers=PALM, until={"confirmation"}),
            finale=finales.withdraw("Perusahaan menunda sertifikasi sampai lini produksi baru selesai."),
        ),
        Scene(
            "mainan-ditutup",
            "mainan",
            Scheme.ISO_9001,
            ago.working_days(60),
            Plan(answers=TOYS, choices=incomplete, until={"completeness/2"}),
            finale=finales.close("Pelanggan tidak melengkapi dokumen sesudah dua kali diingatkan."),
        ),
    ]


def _waiting_for_client(ago: Ago) -> list[Scene]:
    """Cases in which the next act is the client's."""
    bottles, incomplete = replace(WATER, variant="Botol 330 ml"), {"completeness": ("tidak-lengkap",)}
    asked = {"audit-letter": ago.minutes(120)}
    return [
        Scene(
            "air-14001-konsep",
            "air-sejuk",
            Scheme.ISO_14001,
            ago.working_days(2),
            Plan(answers=WATER, until={"application"}),
            finale=finales.begin_draft(WATER, documents=4),
        ),
        Scene(
            "air-perluasan",
            "air-sejuk",
            Scheme.SPPT_SNI,
            ago.working_days(5),
            Plan(answers=bottles, choices=incomplete, until={"completeness/2"}),
            kind=Kind.SCOPE_CHANGE,
            about="air-sni",
        ),
        Scene(
            "sawit-hijau",
            "sawit",
            Scheme.GREEN_INDUSTRY,
            ago.working_days(3),
            Plan(answers=PALM, until={"confirmation"}, moments=asked),
        ),
    ]


def _held(ago: Ago) -> list[Scene]:
    """Cases whose clock stands still in step 9, and one whose certificate is still to be received."""
    inadequate, nonconforming = {"stage-1": ("perlu-koreksi",)}, {"audit-report": ("ada-ketidaksesuaian",)}
    handed_over = {"hand-over": ago.working_days(1)}
    return [
        Scene(
            "karet-14001",
            "karet-remah",
            Scheme.ISO_14001,
            ago.working_days(14),
            Plan(answers=RUBBER, choices=inadequate, until={"stage-1-corrections"}),
        ),
        # Both branches stand still: the laboratory tests, the client corrects; so does the step that runs them.
        Scene(
            "karet-sni",
            "karet-remah",
            Scheme.SPPT_SNI,
            ago.working_days(30),
            Plan(answers=RUBBER, choices=nonconforming, until={"testing", "corrections"}),
            finale=finales.hold("testing", "pengujian", "hasil uji penuaan empat belas hari"),
        ),
        Scene(
            "karet-9001",
            "karet-remah",
            Scheme.ISO_9001,
            ago.working_days(32),
            Plan(answers=RUBBER, until={"receipt"}, moments=handed_over),
        ),
    ]


def _in_certification(ago: Ago) -> list[Scene]:
    """Cases on the desks of those who audit, review and sign."""
    corrected, planned = {"corrections": ago.working_days(8)}, {"audit-plan": ago.working_days(2)}
    prepared = {"final": ago.minutes(50)}
    return [
        Scene(
            "air-9001-ulang",
            "air-sejuk",
            Scheme.ISO_9001,
            ago.working_days(28),
            Plan(answers=WATER, until={"review"}, moments=corrected),
            kind=Kind.RECERTIFICATION,
            about="air-9001-lama",
            finale=finales.claim("review"),
        ),
        _watched(
            "karet-hijau-surveilans-2",
            "karet-remah",
            Scheme.GREEN_INDUSTRY,
            ago.working_days(9),
            Plan(answers=RUBBER, until={"stage-2"}, moments=planned),
            "karet-hijau",
        ),
        # The acting head has it to sign, and soon.
        Scene(
            "sawit-14001",
            "sawit",
            Scheme.ISO_14001,
            ago.working_days(40),
            Plan(answers=PALM, until={"signing"}, moments=prepared),
        ),
    ]


def _at_the_office(ago: Ago) -> list[Scene]:
    """Cases on the desks before the certification: fresh, soon due, late."""
    late = Plan(answers=TOYS, until={"completeness"}, moments={"disposition": ago.minutes(DAY + 200)})
    soon = Plan(answers=PALM, until={"verification"}, moments={"completeness": ago.minutes(100)})
    again = Plan(
        answers=TOYS,
        choices={"confirmation": ("keberatan",)},
        until={"audit-letter/2"},
        moments={"confirmation": ago.minutes(25)},
    )
    paid = Plan(answers=TOYS, until={"audit-ready"}, moments={"confirmation": ago.minutes(6)})
    fresh = Plan(answers=PALM, until={"disposition"}, moments={"application": ago.minutes(4)})
    return [
        Scene("mainan-sni", "mainan", Scheme.SPPT_SNI, ago.working_days(3), late),
        Scene("sawit-verifikasi", "sawit", Scheme.SPPT_SNI, ago.working_days(2), soon),
        # Objected to once, so that the desk plans the audit anew beside the earlier proposal.
        Scene("mainan-9001", "mainan", Scheme.ISO_9001, ago.working_days(4), again),
        # Paid and not yet verified: the treasurer's turn, before the desk may tell that the audit can begin.
        Scene("mainan-14001", "mainan", Scheme.ISO_14001, ago.working_days(5), paid),
        Scene("sawit-9001", "sawit", Scheme.ISO_9001, ago.minutes(120), fresh),
    ]
