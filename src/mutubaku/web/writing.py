"""Owns how numbers, money, days, moments and sizes are written, in the language now active."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from mutubaku.audits.visits.policy.hours import in_hours
from mutubaku.worktime import TimeStandard, Unit

# A day and the clock time on it, said as one moment.
MOMENT = {"id": "{day} pukul {clock}", "en": "{day} at {clock}"}
SIZES = ((1024**3, "GB", 1), (1024**2, "MB", 1), (1024, "KB", 0))  # bytes, name, decimals worth showing

ENGLISH_UNITS = {
    Unit.MINUTE: ("minute", "minutes"),
    Unit.HOUR: ("hour", "hours"),
    Unit.DAY: ("day", "days"),
    Unit.WORKING_DAY: ("working day", "working days"),
}


def language() -> str:
    """`id` or `en`; anything else is written as Indonesian."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def local(value: date | datetime) -> date | datetime:
    """A moment in the zone now active; a plain day as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def figures(number: float | Decimal, decimals: int = 0) -> str:
    """`1.250.000,5` in Indonesian, `1,250,000.5` in English."""
    text = f"{number:,.{decimals}f}"
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def angka(value: float | Decimal | None) -> str:
    """A whole number with its thousands set apart; nothing for None."""
    return "" if value is None else figures(value)


def rupiah(value: float | Decimal | None) -> str:
    """`Rp 9.000.000`; sen only when there are any; nothing for None."""
    if value is None:
        return ""
    amount = -value if value < 0 else value
    return f"{'-' if value < 0 else ''}Rp {figures(amount, 0 if amount == int(amount) else 2)}"


def more_or_less(change: int) -> str:
    """Rupiah as a difference: `+Rp 1.500.000`, `−Rp 500.000`."""
    return f"{'+' if change > 0 else '−'}{rupiah(abs(change))}"


def tanggal(value: date | datetime | None) -> str:
    """`22 November 2026`, of a day, or of a moment in the active zone."""
    return date_format(local(value), "j F Y") if value else ""


def tanggal_singkat(value: date | datetime | None) -> str:
    """`22 Nov 2026`, for dense tables."""
    return date_format(local(value), "j M Y") if value else ""


def pukul(value: datetime | None) -> str:
    """`16.00 WIB`, with the abbreviation of the active zone (WIB, WITA, WIT)."""
    if value is None:
        return ""
    moment = timezone.localtime(value)
    return moment.strftime("%H:%M %Z" if language() == "en" else "%H.%M %Z")


def saat(value: datetime | None) -> str:
    """`Rabu, 25 November 2026 pukul 16.00 WIB`: a moment in full, in the active zone."""
    if value is None:
        return ""
    return MOMENT[language()].format(day=date_format(local(value), "l, j F Y"), clock=pukul(value))


def saat_singkat(value: datetime | None) -> str:
    """`25 Nov 2026, 16.00 WIB`, for dense tables and margins."""
    return f"{tanggal_singkat(value)}, {pukul(value)}" if value else ""


def ukuran(value: int | None) -> str:
    """A size given in bytes: `840 byte`, `84 KB`, `1,2 MB`; nothing for None."""
    if value is None:
        return ""
    for size, name, decimals in SIZES:
        if value >= size:
            return f"{figures(value / size, decimals)} {name}"
    return f"{value} byte"


def baku(value: TimeStandard | None) -> str:
    """The time a step may take: `15 menit` as its SOP prints it, `15 minutes` in English; nothing for None."""
    if value is None:
        return ""
    if language() == "id":
        return value.text.lower()
    return f"{value.amount} {ENGLISH_UNITS[value.unit][value.amount != 1]}"


def jam(minutes: int) -> str:
    """`14 jam 30 menit` or `14 hours 30 minutes`."""
    if language() == "id":
        return in_hours(minutes)
    amounts = zip(divmod(minutes, 60), (Unit.HOUR, Unit.MINUTE), strict=True)
    said = [f"{amount} {ENGLISH_UNITS[unit][amount != 1]}" for amount, unit in amounts if amount or unit == Unit.HOUR]
    return " ".join(said)


FILTERS = (angka, baku, jam, rupiah, tanggal, tanggal_singkat, pukul, saat, saat_singkat, ukuran)
