"""How values of a procedure are said in Indonesian: dates, yes and no, what is absent."""

from datetime import date

from mutubaku.worktime import TimeStandard

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def printed_date(day: date) -> str:
    """A date as the sheet prints it: 30 Juli 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def said(value: object) -> str:
    """A value of a field within a sentence."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if value is None or value == "":
        return "kosong"
    if isinstance(value, TimeStandard):
        return f"«{value.text}»"
    if isinstance(value, date):
        return f"«{printed_date(value)}»"
    return f"«{value}»"
