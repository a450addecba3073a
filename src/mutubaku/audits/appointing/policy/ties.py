"""What somebody declared that stands between them and a company (MS-24)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from mutubaku.auditrules import impartiality_rules

from .facts import Tie

_FORMS = frozenset({"pt", "cv", "ud", "tbk", "persero", "perum", "koperasi", "firma", "fa"})


def tie_between(user_id: int, client: str, day: date, ties: Iterable[Tie]) -> Tie | None:
    """What somebody declared that stands between them and a client on a day; None when nothing does."""
    return next(
        (one for one in ties if one.user_id == user_id and is_about(one, client) and still_binds(one.until, day)), None
    )


def still_binds(until: date | None, day: date) -> bool:
    """Whether a tie that ended then still stands between a person and a company: for as many years as the rules in
    force on the day say, the day included (MS-24; ISO/IEC 17021-1, 5.2, and ISO/IEC 17065, 7.13).
    """
    return until is None or day < _later(until, tie_years(day))


def tie_years(day: date) -> int:
    """For how many years a tie binds after its end, by the rules in force on a day."""
    return impartiality_rules(day).tie_years


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)


def is_about(tie: Tie, client: str) -> bool:
    """Whether a tie is to this client: chosen from the list, or written by its name."""
    return tie.is_client or plain(tie.name) == plain(client)


def plain(name: str) -> str:
    """A company's name without its legal form, case and punctuation: two spellings of one company read alike."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    words = [word for word in re.findall(r"[^\W_]+", folded) if word not in _FORMS]
    return " ".join(words)
