"""The office's tariffs: a new one from a day on as a copy of the last, its lines, confirming it, taking it back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.shortcuts import get_object_or_404

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.dated import locked
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office

from .models import CountedBy, Part, Tariff, TariffLine
from .policy import CODE_DAYS
from .table_errors import (
    LineGone,
    LineKeyTaken,
    SourceMissing,
    TariffBegun,
    TariffEndsEarly,
    TariffEndsInPast,
    TariffExists,
    TariffOver,
)


@dataclass(frozen=True, kw_only=True)
class TariffData:
    """What a tariff says of itself."""

    name: str
    legal_base: str
    valid_to: date | None = None
    small_business_percent: int = 0
    small_business_schemes: tuple[str, ...] = ()
    code_days: int = CODE_DAYS
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class LineData:
    """What a line says; an empty tuple means "all", a price of 0 that it is charged apart."""

    name: str
    unit: str
    price: int
    part: str = Part.CERTIFICATION
    schemes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    counted_by: str = CountedBy.CASE
    default_quantity: int = 1
    order: int = 0
    source: str = ""


def tariff_of(office: Office, tariff_id: int) -> Tariff:
    """The tariff, when it is the office's; Http404 otherwise."""
    return get_object_or_404(Tariff, pk=tariff_id, office=office)


def line_of(office: Office, line_id: int) -> TariffLine:
    """A line of one of the office's tariffs that is not withdrawn; Http404 otherwise."""
    lines = TariffLine.objects.select_related("tariff__office")
    return get_object_or_404(lines, pk=line_id, tariff__office=office, withdrawn_at=None)


@transaction.atomic
def new_tariff(office: Office, data: TariffData, valid_from: date, *, by: Capacity, at: datetime) -> Tariff:
    """A tariff from a day on, today at the earliest, with the lines of the latest one before; not yet confirmed."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    _check(data, valid_from)
    if office.tariffs.filter(valid_from=valid_from).exists():
        raise TariffExists(valid_from)
    pattern = office.tariffs.filter(valid_from__lt=valid_from).order_by("-valid_from").first()
    tariff = Tariff.objects.create(office=office, valid_from=valid_from, **_columns(data))
    if pattern is not None:
        TariffLine.objects.bulk_create(_copies(pattern, tariff))
    _write(office, tariff, by, at)
    return tariff


def _copies(pattern: Tariff, tariff: Tariff) -> list[TariffLine]:
    lines = list(pattern.lines.filter(withdrawn_at=None))
    for one in lines:
        one.pk, one.tariff = None, tariff
    return lines


@transaction.atomic
def change_tariff(tariff: Tariff, data: TariffData, *, by: Capacity, at: datetime) -> Tariff:
    """Correct name, legal base, discount and end of a tariff, which is then to be confirmed again.

    Invoices already made keep what they say. TariffEndsEarly, TariffEndsInPast.
    """
    office = _changing(tariff, at)
    _check(data, tariff.valid_from)
    yesterday = office_day(office, at).date() - timedelta(days=1)
    if data.valid_to is not None and data.valid_to < yesterday:
        raise TariffEndsInPast(yesterday)
    for name, value in _columns(data).items():
        setattr(tariff, name, value)
    tariff.is_confirmed = False
    tariff.save()
    _write(office, tariff, by, at)
    return tariff


@transaction.atomic
def confirm_tariff(tariff: Tariff, source: str, *, by: Capacity, at: datetime) -> Tariff:
    """Say that somebody has compared the tariff with its source, and with which."""
    office = _changing(tariff, at)
    if not source.strip():
        raise SourceMissing
    tariff.source, tariff.is_confirmed = source.strip(), True
    tariff.save(update_fields=["source", "is_confirmed"])
    _write(office, tariff, by, at)
    return tariff


@transaction.atomic
def withdraw_tariff(tariff: Tariff, *, by: Capacity, at: datetime) -> None:
    """Take back a tariff that has not begun (TariffBegun, RowGone); the journal keeps that it was there."""
    office, now, today = locked(tariff, at)
    if now.valid_from <= today:
        raise TariffBegun(now.valid_from)
    facts = _facts(now)
    now.delete()
    record(chain_of(office), Verb.TARIFF_CHANGED, by, at, {**facts, "withdrawn": True})


@transaction.atomic
def add_line(tariff: Tariff, key: str, data: LineData, *, by: Capacity, at: datetime) -> TariffLine:
    """A new line of a tariff (LineKeyTaken)."""
    office = _changing(tariff, at)
    if tariff.lines.filter(key=key, withdrawn_at=None).exists():
        raise LineKeyTaken(key)
    line = _line(tariff, key, data)
    _unconfirm(tariff)
    _write(office, tariff, by, at, line=_line_facts(line))
    return line


@transaction.atomic
def change_line(line: TariffLine, data: LineData, *, by: Capacity, at: datetime) -> TariffLine:
    """The line as it reads from now on; the old one is withdrawn and stays, and so do invoices made by it."""
    office = _changing(line.tariff, at)
    before = _withdraw(line, at)
    after = _line(line.tariff, line.key, data)
    _unconfirm(line.tariff)
    _write(office, line.tariff, by, at, line=_line_facts(after), before=before)
    return after


@transaction.atomic
def withdraw_line(line: TariffLine, *, by: Capacity, at: datetime) -> None:
    """Charge the line no more; invoices made by it keep it."""
    office = _changing(line.tariff, at)
    before = _withdraw(line, at)
    _unconfirm(line.tariff)
    _write(office, line.tariff, by, at, line={**before, "withdrawn": True})


def is_over(tariff: Tariff, day: date) -> bool:
    """Whether nothing is charged by the tariff any more: it has ended, or another has begun since."""
    if tariff.valid_to is not None and tariff.valid_to < day:
        return True
    return tariff.office.tariffs.filter(valid_from__gt=tariff.valid_from, valid_from__lte=day).exists()


def _changing(tariff: Tariff, at: datetime) -> Office:
    """The office, locked, when the tariff may still be changed (TariffOver) and is still there (RowGone)."""
    office, now, today = locked(tariff, at)
    if is_over(now, today):
        raise TariffOver
    return office


def _withdraw(line: TariffLine, at: datetime) -> dict[str, object]:
    """Withdraw a line (LineGone when somebody else did first); what it said. One nobody could be charged by goes."""
    facts = _line_facts(line)
    live = TariffLine.objects.filter(pk=line.pk, withdrawn_at=None)
    if not live.exists():
        raise LineGone
    if line.tariff.valid_from > office_day(line.tariff.office, at).date():
        live.delete()
    else:
        live.update(withdrawn_at=at)
    return facts


def _line(tariff: Tariff, key: str, data: LineData) -> TariffLine:
    columns = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(data).items()}
    last = tariff.lines.aggregate(last=Max("order"))["last"] or 0
    return TariffLine.objects.create(tariff=tariff, key=key, **{**columns, "order": data.order or last + 10})


def _unconfirm(tariff: Tariff) -> None:
    """A tariff whose lines have changed must be compared with its source again."""
    tariff.is_confirmed = False
    tariff.save(update_fields=["is_confirmed"])


def _check(data: TariffData, valid_from: date) -> None:
    if data.valid_to is not None and data.valid_to < valid_from:
        raise TariffEndsEarly


def _columns(data: TariffData) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(data).items()}


def _write(office: Office, tariff: Tariff, by: Capacity, at: datetime, **more: object) -> None:
    record(chain_of(office), Verb.TARIFF_CHANGED, by, at, {**_facts(tariff), **more})


def _facts(tariff: Tariff) -> dict[str, object]:
    return {
        "name": tariff.name,
        "legal_base": tariff.legal_base,
        "valid_from": tariff.valid_from.isoformat(),
        "valid_to": tariff.valid_to.isoformat() if tariff.valid_to else "",
        "small_business_percent": tariff.small_business_percent,
        "small_business_schemes": tariff.small_business_schemes,
        "code_days": tariff.code_days,
        "source": tariff.source,
        "is_confirmed": tariff.is_confirmed,
    }


def _line_facts(line: TariffLine) -> dict[str, object]:
    return {
        "key": line.key,
        "name": line.name,
        "unit": line.unit,
        "price": line.price,
        "part": str(line.part),
        "schemes": line.schemes,
        "kinds": line.kinds,
        "counted_by": str(line.counted_by),
        "default_quantity": line.default_quantity,
    }


def tariffs_of(office: Office) -> list[Tariff]:
    """Every tariff of an office, those to come first, then the latest begun."""
    return list(office.tariffs.order_by("-valid_from"))


def lines_of(tariff: Tariff) -> list[TariffLine]:
    """The lines of a tariff that are not withdrawn, in their order."""
    return list(tariff.lines.filter(withdrawn_at=None))
