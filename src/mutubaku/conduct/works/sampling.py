"""Taking samples: the sampling record (BAPC) with its seals and both parties' word (domain.md 2.2 and 9)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.documents.models import Origin
from mutubaku.people.access import Capacity, office_day
from mutubaku.samples.models import Sample
from mutubaku.samples.queries import confirmation_in, samples_in, wanted

from .letters import Letter
from .planned import day_in_words
from .sampled import moment, parts_table, samples_table
from .work import Work, Written

RECORD = "berita-acara-pengambilan-contoh"


def gaps(task: Task) -> list[str]:
    """The samples not taken yet, then the word of both parties."""
    taken = {one.plan_id for one in samples_in(task)}
    lacking = [_("Contoh %(product)s") % {"product": plan} for plan in wanted(task) if plan.pk not in taken]
    is_signed = confirmation_in(task) is not None or _is_scanned(task)
    return lacking or ([] if is_signed else [_("Pembenaran berita acara oleh kedua pihak")])


def _is_scanned(task: Task) -> bool:
    """Whether the record signed on paper by both parties was uploaded since the last sample was recorded."""
    recorded = [one.recorded_at for one in samples_in(task)]
    scans = task.versions.filter(document__kind=RECORD, origin=Origin.UPLOADED)
    return bool(recorded) and scans.filter(added_at__gte=max(recorded)).exists()


def letter(task: Task, by: Capacity, at: datetime) -> Letter:
    """The record as both parties found it right."""
    case, samples, word = task.case, samples_in(task), confirmation_in(task)
    first = min((one.taken_at for one in samples), default=at)
    fields = {
        "hari_tanggal": day_in_words(office_day(case.office, first).date()),
        "petugas": word.taker.name if word else _takers(samples) or by.name,
        "wakil_perusahaan": word.name if word else "",
        "jabatan_wakil": word.position if word else "",
        "dibenarkan": f"{moment(case, word.confirmed_at)}, dengan kode dari layar petugas" if word else "",
        "foto": str(sum(len(one.photos.all()) for one in samples)),
        "catatan": "\n".join(f"{one.code}: {one.note}" for one in samples if one.note),
    }
    return Letter(fields, (samples_table(case, samples), parts_table(samples)))


def _takers(samples: list[Sample]) -> str:
    """Who recorded the samples, where a signed paper has both parties' word and nobody's in the system."""
    return ", ".join(dict.fromkeys(one.recorded_by.name for one in samples))


WORK = Work(gaps=gaps, written={RECORD: Written(letter)})
