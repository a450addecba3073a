"""Why a holder of a role cannot do a step of this case, in a few words for colleagues; what the tie is stays theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mutubaku.audits.appointing.errors import DeclaredNo, NotDeclared, TiedToClient
from mutubaku.cases.models import Task
from mutubaku.conduct.errors import EvaluatedIt, Interested, JudgeUnfit, NotIndependent, Refusal
from mutubaku.conduct.holding import barred_from

REASONS = {
    Interested: _("menyatakan kepentingan pada pelanggan ini, atau bertindak untuknya"),
    TiedToClient: _("menyatakan kepentingan pada pelanggan ini"),
    EvaluatedIt: _("ikut mengevaluasi permohonan ini"),
    NotIndependent: _("mengerjakan langkah yang dinilai di sini"),
    JudgeUnfit: _("belum tercatat berkompeten untuk ruang lingkup ini"),
    NotDeclared: _("belum memberi pernyataan sebagai anggota tim"),
    DeclaredNo: _("menyatakan tidak dapat ikut"),
}


@dataclass(frozen=True)
class Barred:
    """Somebody who cannot act here, and why."""

    user_id: int
    name: str
    why: str


def barred_at(task: Task, at: datetime) -> list[Barred]:
    """Who holds the role of an open step and cannot act on it; a step without such rules has none."""
    return [Barred(user.pk, user.name, reason_of(refusal)) for user, refusal in barred_from(task, at)]


def reason_of(refusal: Refusal) -> str:
    """A refusal in a few words; one that has none, in its own sentence."""
    return str(REASONS.get(type(refusal)) or refusal)
