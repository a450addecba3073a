"""Whether an uploaded paper is another case's: the numbers that stand on it tell, where its words can be read."""

from __future__ import annotations

import re
from itertools import pairwise

from django.db.models import CharField, F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Replace
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.paper import words_of

from .models import Version
from .policy import UploadRefused

PAGES = 2  # a letter has its numbers on the first
NUMBER = re.compile(r"[^\s,;:()]+/[^\s,;:()]+/[^\s,;:()]*[^\s,;:().]")  # as offices write them: parts and strokes
HYPHENS = "\u00ad\u2010\u2011\u2012\u2013-"  # seen at a line's end, set, typed
FOLDED = re.compile(rf"[\s{HYPHENS}]+")
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


def folded(text: str) -> str:
    """A number without what a line's end puts into it or takes out of it: hyphens and white space."""
    return FOLDED.sub("", text)


def numbers_in(words: str) -> set[str]:
    """What may be a number on a page, folded: as it stands, with its hyphens closed up, and over the end of a line."""
    lines = [line.split() for line in words.splitlines() if line.strip()]
    over = (before[-1] + after[0] for before, after in pairwise(lines))
    readings = (words, AROUND_HYPHENS.sub("", words), "\n".join(over))
    return {folded(number) for text in readings for number in NUMBER.findall(text)}


def _cases_of(case: Case, named: set[str]) -> set[tuple[int, str]]:
    """The office's cases with one of these folded numbers, of their own or of a letter, each with that number."""
    office = case.office_id
    letters = Version.objects.filter(task__case__office_id=office).exclude(letter_number="")
    of_letters = letters.alias(bare=_bare("letter_number")).filter(bare__in=named)
    cases = Case.objects.filter(office_id=office).alias(bare=_bare("number")).filter(bare__in=named)
    return {*of_letters.values_list("task__case_id", "letter_number"), *cases.values_list("pk", "number")}


def _bare(column: str) -> Combinable:
    """``folded`` of a column, in the database."""
    bare: Combinable = F(column)
    for sign in (" ", *HYPHENS):
        bare = Replace(bare, Value(sign), Value(""), output_field=CharField())
    return bare
