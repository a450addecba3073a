"""The schemes as public pages tell of them: a sentence, documents to prepare, how long all takes and holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.applications.models import Commodity
from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import Scheme
from mutubaku.documents.models import Requirement
from mutubaku.documents.table import in_force
from mutubaku.people.models import Office
from mutubaku.people.models.organisation import ApplicantKind
from mutubaku.procedure import Procedure, Step
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import TermsMissing, terms_on
from mutubaku.worktime import Unit

MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60}


@dataclass(frozen=True)
class Offered:
    """A scheme as the first page introduces it."""

    key: str
    name: str
    sentence: str


def offered() -> list[Offered]:
    """What the office certifies, each in a sentence."""
    return [
        Offered(
            Scheme.SPPT_SNI,
            "SPPT SNI",
            _("Sertifikat bahwa produk Anda memenuhi Standar Nasional Indonesia dan boleh memakai tanda SNI."),
        ),
        Offered(
            Scheme.ISO_9001,
            "ISO 9001",
            _("Sertifikat bahwa perusahaan menjalankan sistem manajemen mutu menurut standar internasional."),
        ),
        Offered(
            Scheme.ISO_14001,
            "ISO 14001",
            _("Sertifikat bahwa perusahaan mengelola dampak lingkungannya dengan sistem manajemen yang diakui."),
        ),
        Offered(
            Scheme.GREEN_INDUSTRY,
            _("Industri Hijau"),
            _("Sertifikat bahwa proses produksi hemat bahan, air, dan energi menurut Standar Industri Hijau."),
        ),
    ]


@dataclass(frozen=True)
class Wanted:
    """A document to prepare, and in which cases it is asked for; ``when`` is empty where it always is."""

    name: str
    hint: str
    when: str


@dataclass(frozen=True)
class Documents:
    """The documents of a scheme: always asked for, asked for in some cases, and welcome."""

    always: list[Wanted]
    sometimes: list[Wanted]
    welcome: list[Wanted]


@dataclass(frozen=True)
class Times:
    """How long the office takes: minutes of its own steps, and the linked procedure with its printed time."""

    minutes: int
    linked: Procedure
    budget: str


def documents_of(office: Office, scheme: str, kind: str, day: date) -> Documents:
    """What the office's table asks for in such a case on a day, whoever applies and for whatever goods."""
    rows = [row for row in in_force(office, scheme, day) if not row.kinds or kind in row.kinds]
    told = [(row, Wanted(row.name, row.hint, _when(row))) for row in rows]
    return Documents(
        always=[one for row, one in told if row.is_mandatory and not one.when],
        sometimes=[one for row, one in told if row.is_mandatory and one.when],
        welcome=[one for row, one in told if not row.is_mandatory],
    )


def _when(row: Requirement) -> str:
    """Whom and which goods a row is limited to, in words."""
    limits = [
        _labels(ApplicantKind.choices, row.applicant_kinds),
        _labels(Commodity.choices, [row.commodity] if row.commodity else []),
    ]
    return "; ".join(limit for limit in limits if limit)


def _labels(choices: Iterable[tuple[str, object]], keys: Iterable[str]) -> str:
    names = dict(choices)
    return ", ".join(str(names.get(key, key)) for key in keys)


def times_of(scheme: str, day: date) -> Times:
    """The time standards that a case of the scheme runs by."""
    service = library().in_force(SERVICE, day)
    carrier = next(step for step in service.steps if step.runs)
    runs = carrier.linked(scheme)
    assert runs is not None  # noqa: S101 - the checks of the library see to every scheme
    linked = library().in_force(runs.procedure, day)
    own = [step for step in service.steps if service.role(step.role).account == "office" and step is not carrier]
    budget = linked.budget.text if linked.budget else ""
    return Times(sum(map(_minutes, own)), linked, budget)


def _minutes(step: Step) -> int:
    standard = step.standard
    return standard.amount * MINUTES.get(standard.unit, 0) if standard else 0


def terms_in_force(office: Office, scheme: str, day: date) -> SchemeTerms | None:
    """What the certificate holds by; None when the office has not said."""
    try:
        return terms_on(office, scheme, day)
    except TermsMissing:
        return None


def validity_in_words(months: int) -> str:
    """Whole years as years: `4 tahun`, else `18 bulan`."""
    years, rest = divmod(months, 12)
    if rest:
        return ngettext("%(months)s bulan", "%(months)s bulan", months) % {"months": months}
    return ngettext("%(years)s tahun", "%(years)s tahun", years) % {"years": years}
