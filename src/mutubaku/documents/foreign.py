"""Whether an uploaded paper is another case's: the numbers that stand on it tell, where its words can be read."""

from __future__ import annotations

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from mutubaku.cases.folded import HYPHENS, Folded, folded
from mutubaku.cases.models import Case
from mutubaku.paper import words_of

from .models import Version
from .policy import UploadRefused

PAGES = 2  # a letter has its numbers on the first
NUMBER = re.compile(r"[^\s,;:()]+/[^\s,;:()]+/[^\s,;:()]*[^\s,;:().]")  # as offices write them: parts and strokes
AROUND_HYPHENS = re.compile(rf"\s*[{HYPHENS}]\s*")


def check_own(case: Case, name: str, data: bytes) -> None:
    """UploadRefused when a PDF names another case or letter of the office, and nothing of this one.

    A picture, or a scan without words, is let through: only a person can tell.
    """
    named = numbers_in(words_of(data, PAGES))
    if not named or folded(case.number) in named:
        return
    cases = _cases_of(case, named)
    if cases and case.pk not in {pk for pk, _number in cases}:
        number = sorted(number for _pk, number in cases)[0]
        raise UploadRefused(
            _(
                "Berkas “%(name)s” menyebut nomor %(number)s, yang milik permohonan lain. Periksa berkasnya, lalu "
                "unggah yang menyebut permohonan ini."
            )
            % {"name": name, "number": number}
        )


def numbers_in(words: str) -> set[str]:
    """What may be a number on a page, folded: as it stands, with its hyphens closed up, and over the end of a line."""
    lines = [line.split() for line in words.splitlines() if line.strip()]
    over = (before[-1] + after[0] for before, after in pairwise(lines))
    readings = (words, AROUND_HYPHENS.sub("", words), "\n".join(over))
    return {folded(number) for text in readings for number in NUMBER.findall(text)}


def _cases_of(case: Case, named: set[str]) -> set[tuple[int, str]]:
    """The office's cases with one of these folded numbers, of their own or of a letter, each with that number."""
    office = case.office_id
    letters = Version.objects.alias(bare=Folded("letter_number")).filter(bare__in=named, task__case__office_id=office)
    cases = Case.objects.alias(bare=Folded("number")).filter(bare__in=named, office_id=office)
    return {*letters.values_list("task__case_id", "letter_number"), *cases.values_list("pk", "number")}
