"""Pure decisions of the people room: how typed numbers and names are read, and when dated rows may begin or end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .errors import (
    ActingEndMissing,
    AlreadyBegun,
    AlreadyEnded,
    DatesReversed,
    DecreeMissing,
    EndsInPast,
    NotReadable,
    OwnCompetence,
    StartsInPast,
)
from .models import ApplicantKind, Manner

NIB_DIGITS = 13
NPWP_DIGITS = (15, 16)
NIP_DIGITS = 18
CODE_LENGTH = 40
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BETWEEN_DIGITS = re.compile(r"[\s.\-/\u2010-\u2015]")
# Marks that turn the direction of the text around them; a name must not reorder the page it is shown on.
_TURNS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def digits(typed: str) -> str:
    """What was typed without the spaces, dots, dashes and strokes people put between digits."""
    return _BETWEEN_DIGITS.sub("", typed)


def nib(typed: str) -> str:
    """The 13 digits of a NIB (business identity number); empty stays empty. NotReadable says what is wrong."""
    return _number("nib", typed, (NIB_DIGITS,), _("NIB terdiri atas 13 angka"))


def npwp(typed: str) -> str:
    """The 15 or 16 digits of an NPWP (tax number); empty stays empty. NotReadable says what is wrong."""
    return _number("npwp", typed, NPWP_DIGITS, _("NPWP terdiri atas 15 atau 16 angka"))


def nip(typed: str) -> str:
    """The 18 digits of an NIP (civil servant number); empty stays empty. NotReadable says what is wrong."""
    return _number("nip", typed, (NIP_DIGITS,), _("NIP terdiri atas 18 angka"))


def office_code(typed: str) -> str:
    """The short code of an office, as it was typed; NotReadable when it is none."""
    if not _CODE.fullmatch(typed) or len(typed) > CODE_LENGTH:
        raise NotReadable(
            "code",
            _(
                "Kode kantor terdiri atas huruf kecil, angka, dan tanda hubung di antaranya, paling banyak %(limit)s "
                "aksara, misalnya bspji-palembang."
            )
            % {"limit": CODE_LENGTH},
        )
    return typed


def _number(field: str, typed: str, lengths: tuple[int, ...], rule: str) -> str:
    found = digits(typed)
    if not found:
        return ""
    if not (found.isascii() and found.isdigit()):
        raise NotReadable(field, _("%(rule)s, tanpa huruf. Periksa lalu tulis lagi.") % {"rule": rule})
    if len(found) not in lengths:
        raise NotReadable(
            field,
            _("%(rule)s; yang Anda tulis %(count)s angka. Periksa lalu tulis lagi.")
            % {"rule": rule, "count": len(found)},
        )
    return found


def line(typed: str) -> str:
    """One line of text as it is kept: composed characters, single spaces, nothing that controls or turns the text.

    Emoji and right-to-left letters stay; they harm nothing.
    """
    return " ".join(_plain(typed).split())


def lines(typed: str) -> str:
    """Several lines, each as ``line``, with one newline between and none around."""
    kept = (" ".join(part.split()) for part in _plain(typed).splitlines())
    return "\n".join(kept).strip()


def _plain(typed: str) -> str:
    composed = unicodedata.normalize("NFC", typed).translate(_TURNS)
    return "".join(c for c in composed if c in "\n\r\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def check_nib_given(kind: str, number: str) -> None:
    """Every domestic applicant has a NIB (NotReadable); a foreign producer has none."""
    if kind != ApplicantKind.FOREIGN and not number:
        raise NotReadable("nib", _("Isi NIB. Hanya produsen luar negeri yang tidak mempunyainya."))


def check_order(starts_on: date, ends_on: date | None) -> None:
    """A period ends on or after its first day (DatesReversed)."""
    if ends_on is not None and ends_on < starts_on:
        raise DatesReversed(starts_on, ends_on)


def check_manner(manner: str, decree: str, ends_on: date | None) -> None:
    """Acting officials have a decree and a last day (DecreeMissing, ActingEndMissing)."""
    if manner == Manner.HOLDER:
        return
    if not decree:
        raise DecreeMissing
    if ends_on is None:
        raise ActingEndMissing


def check_not_past(starts_on: date, today: date) -> None:
    """Nothing takes effect before today (StartsInPast)."""
    if starts_on < today:
        raise StartsInPast(today)


def overlaps(starts_on: date, ends_on: date | None, others: Iterable[tuple[date, date | None]]) -> bool:
    """Whether a period, both days included and open when there is no last day, shares a day with one of the others."""
    return any((ends_on is None or start <= ends_on) and (end is None or starts_on <= end) for start, end in others)


def check_approver(person: int, approver: int | None) -> None:
    """A competence is approved by somebody else than the person, or by no account: what an office begins with
    (OwnCompetence).
    """
    if person == approver:
        raise OwnCompetence


def check_end(starts_on: date, ends_on: date | None, last_day: date, today: date) -> None:
    """A row may end yesterday (it stops now) or later, and only earlier than it does already.

    DatesReversed, EndsInPast or AlreadyEnded say why not.
    """
    check_order(starts_on, last_day)
    if last_day < today - timedelta(days=1):
        raise EndsInPast(today - timedelta(days=1))
    if ends_on is not None and ends_on <= last_day:
        raise AlreadyEnded(ends_on)


def check_withdrawal(starts_on: date, today: date) -> None:
    """Only a row that begins today or later may be taken back (AlreadyBegun); an older one is history and ends."""
    if starts_on < today:
        raise AlreadyBegun(starts_on)
