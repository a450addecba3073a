"""Whether an uploaded paper is another case's: the numbers that stand on it tell, where its words can be read."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.paper import words_of

from .models import Version
from .policy import UploadRefused

PAGES = 2  # a letter has its numbers on the first
NUMBER = re.compile(r"[^\s,;:()]+/[^\s,;:()]+/[^\s,;:()]*[^\s,;:().]")  # as offices write them: parts and strokes


def check_own(case: Case, name: str, data: bytes) -> None:
    """UploadRefused when a PDF names another case or letter of the office, and nothing of this one.

    A picture, or a scan without words, is let through: only a person can tell.
    """
    named = set(NUMBER.findall(words_of(data, PAGES)))
    if not named or case.number in named:
        return
    versions = Version.objects.filter(task__case__office_id=case.office_id, letter_number__in=named)
    cases = set(versions.values_list("task__case_id", "letter_number"))
    cases |= set(Case.objects.filter(office_id=case.office_id, number__in=named).values_list("pk", "number"))
    if cases and case.pk not in {pk for pk, _number in cases}:
        number = sorted(number for _pk, number in cases)[0]
        raise UploadRefused(
            _(
                "Berkas “%(name)s” menyebut nomor %(number)s, yang milik permohonan lain. Periksa berkasnya, lalu "
                "unggah yang menyebut permohonan ini."
            )
            % {"name": name, "number": number}
        )
