"""The command `mutubaku clock`: due moments and working time spent on an office's clock."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import IO, Any

import click

from mutubaku.worktime import OfficeCalendar, Pause, WorktimeError, parse_standard, seeded_calendar

STILL_OPEN = (
    "Ada jeda yang belum berakhir, sehingga jawabannya bergantung pada hari ini; sebut saat ini dengan --now, misalnya "
    "--now 2026-11-27T09:00+07:00, atau tulis saat selesainya."
)


class ClockRefused(click.ClickException):
    """A question the clock cannot answer: one sentence on the error output, status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone."""
        click.echo(self.message, file=file, err=file is None)


def seeded_only(office: str | None) -> OfficeCalendar:
    """The seeded calendar; an office by its code only exists in a database."""
    if office is not None:
        raise ClockRefused(
            f'Kantor "{office}" tidak ditemukan karena belum ada basis data; hilangkan --office untuk memakai '
            "kalender bawaan."
        )
    return seeded_calendar()


def calendar_for(office: str | None) -> OfficeCalendar:
    """The calendar the commands count on, by office code or without. ClockRefused where there is no such office."""
    from mutubaku.cli.calendars import office_calendar

    return office_calendar(office)


class ClockCommand(click.Command):
    """A command whose refusal of its options is one sentence too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, without the lines on usage."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            raise ClockRefused(f"{wrong.format_message()} Lihat `mutubaku clock {ctx.info_name} --help`.") from wrong


@click.group(name="clock")
def clock() -> None:
    """Hitung batas waktu dan waktu kerja terpakai pada jam kantor."""


_from = click.option(
    "--from",
    "start",
    required=True,
    metavar="SAAT",
    help="Saat mulai, misalnya 2026-11-26T15:30+07:00. Tanpa selisih waktu: pada jam kantor; tanpa jam: pukul 00.00.",
)
_office = click.option("--office", metavar="KODE", help="Kantor yang kalendernya dipakai.")
_as_json = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")


@clock.command(cls=ClockCommand)
@_from
@click.option(
    "--standard", required=True, metavar="STANDAR", help='Standar waktu, misalnya "2 jam" atau "41 hari kerja".'
)
@click.option(
    "--pause",
    "pauses",
    multiple=True,
    metavar="MULAI/SELESAI",
    help="Jeda; boleh diulang. MULAI/ adalah jeda yang belum berakhir dan meminta --now.",
)
@click.option("--now", metavar="SAAT", help="Saat ini bagi jeda yang belum berakhir.")
@_office
@_as_json
def due(
    *, start: str, standard: str, pauses: tuple[str, ...], now: str | None, office: str | None, as_json: bool
) -> None:
    """Cetak batas waktu suatu standar yang mulai pada saat tertentu."""
    calendar = calendar_for(office)
    begun, until = _moment(calendar, start), _moment(calendar, now) if now else None
    try:
        held = _pauses(calendar, pauses)
        if until is None and any(pause.end is None for pause in held):
            raise ClockRefused(STILL_OPEN)
        asked = parse_standard(standard)
        ends = calendar.due(begun, asked, held, until)
    except WorktimeError as refused:
        raise ClockRefused(str(refused)) from refused
    warnings = _warn(calendar, begun, ends, [start, now, *_ends_of(pauses)])
    if as_json:
        _print_json(
            {
                "due": ends.isoformat(),
                "standard": {"amount": asked.amount, "unit": asked.unit.value},
                "from": begun.isoformat(),
                "warnings": warnings,
            }
        )
    else:
        click.echo(ends.isoformat())


@clock.command(cls=ClockCommand)
@_from
@click.option("--to", "end", required=True, metavar="SAAT", help="Saat selesai.")
@click.option(
    "--pause",
    "pauses",
    multiple=True,
    metavar="MULAI/SELESAI",
    help="Jeda; boleh diulang. MULAI/ adalah jeda yang belum berakhir pada saat selesai.",
)
@_office
@_as_json
def spent(*, start: str, end: str, pauses: tuple[str, ...], office: str | None, as_json: bool) -> None:
    """Cetak menit kerja di antara dua saat."""
    calendar = calendar_for(office)
    begun, ended = _moment(calendar, start), _moment(calendar, end)
    if ended < begun:
        raise ClockRefused(
            f"Saat selesai ({ended.isoformat()}) mendahului saat mulai ({begun.isoformat()}); tukar keduanya."
        )
    try:
        minutes = calendar.spent(begun, ended, _pauses(calendar, pauses))
    except WorktimeError as refused:
        raise ClockRefused(str(refused)) from refused
    warnings = _warn(calendar, begun, ended, [start, end, *_ends_of(pauses)])
    if as_json:
        _print_json({"minutes": minutes, "from": begun.isoformat(), "to": ended.isoformat(), "warnings": warnings})
    else:
        click.echo(minutes)


def _moment(calendar: OfficeCalendar, text: str) -> datetime:
    """In the office's zone; a moment without offset is read on the office's clock."""
    try:
        at = datetime.fromisoformat(text.strip())
        return (at if at.tzinfo else at.replace(tzinfo=calendar.zone)).astimezone(calendar.zone)
    except (ValueError, OverflowError):
        raise ClockRefused(f'Saat "{text}" tidak terbaca; tulis misalnya 2026-11-26T15:30+07:00.') from None


def _taken_as(calendar: OfficeCalendar, text: str) -> str:
    """What was assumed of a moment that does not say everything; empty when it does."""
    at = _moment(calendar, text).isoformat()
    with suppress(ValueError):
        date.fromisoformat(text)
        return f'Saat "{text}" tidak menyebut jam dan selisih waktu; dibaca sebagai {at}.'
    if datetime.fromisoformat(text).tzinfo is None:
        return f'Saat "{text}" tidak menyebut selisih waktu; dibaca pada jam kantor sebagai {at}.'
    return ""


def _pauses(calendar: OfficeCalendar, texts: Sequence[str]) -> list[Pause]:
    """Each "START/END"; "START/" is still open."""
    pauses = []
    for text in texts:
        start, slash, end = text.partition("/")
        if not slash:
            raise ClockRefused(
                f'Jeda "{text}" tidak terbaca; tulis saat mulai dan saat selesai dengan garis miring di antaranya, '
                "misalnya 2026-11-27T08:00+07:00/2026-11-27T09:00+07:00."
            )
        pauses.append(Pause(_moment(calendar, start), _moment(calendar, end) if end.strip() else None))
    return pauses


def _ends_of(pauses: Iterable[str]) -> list[str]:
    return [part for text in pauses for part in text.split("/", 1)]


def _warn(calendar: OfficeCalendar, start: datetime, end: datetime, told: Iterable[str | None]) -> list[str]:
    """The warnings of an answer to what was ``told``, said on the error output too."""
    warnings = [sentence for text in told if text and text.strip() and (sentence := _taken_as(calendar, text.strip()))]
    warnings += [
        f"Cuti bersama tahun {year} belum diketahui; jawaban ini dapat berubah setelah keputusannya terbit."
        for year in calendar.years_without_joint_leave(start, end)
    ]
    warnings += [
        f"Jam kerja Ramadan tahun {year} belum diketahui; jawaban ini memakai jam kerja biasa."
        for year in calendar.years_without_ramadan(start, end)
    ]
    for warning in warnings:
        click.echo(f"Peringatan: {warning}", err=True)
    return warnings


def _print_json(answer: dict[str, object]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
