"""Tariffs as their pages show them: how each stands to the day, lines part by part, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.billing.models import CountedBy, Part, Tariff, TariffLine
from mutubaku.billing.queries import lines_for, tariff_on
from mutubaku.cases.models import Kind, Scheme
from mutubaku.people.models import Office
from mutubaku.web.writing import rupiah, tanggal_singkat


@dataclass(frozen=True)
class Listed:
    """A tariff with how it stands today."""

    row: Tariff
    is_now: bool
    is_to_come: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing is charged by it any more."""
        return not (self.is_now or self.is_to_come)


@dataclass(frozen=True)
class Line:
    """A line with the cases it is charged in, in words."""

    row: TariffLine
    scope: str
    counted: str


@dataclass(frozen=True)
class PartOf:
    """The lines of one part of a tariff."""

    label: str
    lines: list[Line]


def listed(office: Office, rows: Iterable[Tariff], today: date) -> list[Listed]:
    """Each tariff with how it stands."""
    now = tariff_on(office, today)
    return [Listed(row, is_now=row == now, is_to_come=row.valid_from > today) for row in rows]


def parts_of(lines: Iterable[TariffLine]) -> list[PartOf]:
    """The lines part by part; a part without lines is left out."""
    rows = [Line(one, _scope(one), _counted(one)) for one in lines]
    groups = [PartOf(str(part.label), [one for one in rows if one.row.part == part]) for part in Part]
    return [group for group in groups if group.lines]


def _scope(line: TariffLine) -> str:
    schemes = [str(dict(Scheme.choices).get(key, key)) for key in line.schemes] or [_("Semua skema")]
    kinds = [str(dict(Kind.choices).get(key, key)) for key in line.kinds]
    return ", ".join(schemes) + (f": {', '.join(kinds)}" if kinds else "")


def _counted(line: TariffLine) -> str:
    """What its quantity grows with, where that is not the case itself."""
    if line.counted_by == CountedBy.CASE and line.default_quantity == 1:
        return ""
    what = {"what": str(line.get_counted_by_display()).lower(), "count": line.default_quantity}
    if line.default_quantity == 1:
        return _("menurut banyaknya %(what)s") % what
    return _("%(count)s untuk setiap %(what)s") % what


def scheme_names(keys: Iterable[str]) -> str:
    """Schemes in words; all of them when none is named."""
    return ", ".join(str(dict(Scheme.choices).get(key, key)) for key in keys) or _("semua skema")


def tariff_changed(data: Mapping[str, Any]) -> str:
    """A change of a tariff or of one of its lines, as the office's journal tells it."""
    day = tanggal_singkat(date.fromisoformat(data["valid_from"]))
    head = _("Tarif %(name)s mulai %(day)s") % {"name": data["name"], "day": day}
    line = data.get("line")
    return f"{head}: {_line_changed(line, data.get('before'))}" if line else head


def _line_changed(line: Mapping[str, Any], before: Mapping[str, Any] | None) -> str:
    if line.get("withdrawn"):
        return _("%(line)s dicabut") % {"line": line["name"]}
    prices = [rupiah(one["price"]) for one in (before, line) if one]
    return f"{line['name']} {' → '.join(prices)}"


def to_look_at(office: Office, today: date) -> Iterator[tuple[str, bool]]:
    """What is wrong with the tariff in force, each with whether work stops by it."""
    tariff = tariff_on(office, today)
    if tariff is None:
        yield _("Tidak ada tarif yang berlaku hari ini, jadi tagihan tidak dapat dibuat."), True
        return
    unpriced = [scheme for scheme in Scheme if not _is_priced(tariff, scheme)]
    if unpriced:
        names = ", ".join(str(scheme.label) for scheme in unpriced)
        yield _("Tarif %(schemes)s belum diisi, jadi tagihannya tidak dapat dibuat.") % {"schemes": names}, True
    if not tariff.is_confirmed:
        yield _("%(name)s belum dipastikan; bandingkan dengan dasar hukumnya.") % {"name": tariff.name}, False


def _is_priced(tariff: Tariff, scheme: Scheme) -> bool:
    """Whether each kind of case of a scheme could be charged something for its certification."""
    return all(
        any(line.price for line in lines_for(tariff, scheme, kind) if line.part == Part.CERTIFICATION) for kind in Kind
    )
