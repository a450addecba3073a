"""The demonstration's complaints: one about the service that is over, one about a client that is being handled, one
told by telephone that just came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mutubaku.cases.models import Scheme
from mutubaku.certificates.models import Certificate
from mutubaku.complaints.actions import Decided, Given, Taken
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.complaining import (
    acknowledge_complaint,
    judge_complaint,
    make_complaint,
    write_down_complaint,
)
from mutubaku.conduct.actions.complaint_handling import (
    decide_complaint,
    name_people,
    note_complaint,
    refer_complaint,
    settle_publicity,
)
from mutubaku.conduct.complaints import free_for
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, User
from mutubaku.people.queries import officials

from .cases import Act
from .scenes import Ago

SERVICE = Given(
    about="service",
    text="Saya menelepon tiga kali untuk menanyakan biaya surveilans dan dijanjikan dihubungi kembali, tetapi sampai "
    "sepuluh hari kemudian belum ada yang menjawab. Mohon dijawab dan diperbaiki.",
    name="Rani Rekaan",
    email="rani@pengadu.contoh.example",
    organisation_name="CV Contoh Kemasan",
    may_be_named=True,
)
HOLDER = Given(
    about="client",
    text="Di pasar dekat rumah saya dijual galon dengan tanda SNI yang tutupnya tidak bersegel. Saya membeli dua pada "
    "hari Sabtu dan airnya keruh. Mohon diperiksa.",
    name="Dodi Rekaan",
    phone="0711 555 0199",
    email="dodi@pengadu.contoh.example",
)
TOLD = Given(
    about="service",
    text="Jadwal audit yang disampaikan lewat telepon berbeda dari jadwal pada suratnya. Pengadu minta dipastikan mana "
    "yang berlaku, dan agar perubahan jadwal selalu disampaikan tertulis.",
    name="Tini Rekaan",
    phone="0812 5550 0142",
    organisation_name="UD Contoh Genteng",
)
OUTCOME = Decided(
    outcome="founded",
    reason="Ketiga panggilan tercatat di buku telepon, tetapi tidak diteruskan kepada yang dapat menjawab.",
    correction="Pertanyaan tentang biaya surveilans sudah dijawab lewat telepon dan e-mail.",
    corrective_action="Setiap pertanyaan lewat telepon dicatat dan mendapat penanggung jawab pada hari itu juga.",
)


@dataclass
class Course:
    """A complaint on its way, act by act; ``at`` is the moment of the last one."""

    acts: Iterator[Act]
    at: datetime

    def next(self) -> Act | None:
        """What happens next with it."""
        return next(self.acts, None)


def courses(office: Office, ago: Ago) -> list[Course]:
    """The complaints, from the day each came."""
    return [
        Course(_service(office, ago), ago.working_days(14)),
        Course(_holder(office, ago), ago.working_days(5)),
        Course(_told(office, ago), ago.working_days(1)),
    ]


def _service(office: Office, ago: Ago) -> Iterator[Act]:
    made: list[Complaint] = []
    yield Act(ago.working_days(14), lambda: made.append(make_complaint(office, SERVICE, ago.working_days(14))))
    yield from _accepted(office, made, ago, 13, "Menyangkut layanan sertifikasi kantor ini.")
    pk, (handler, decider) = made[0].pk, _named(made[0])
    said = "Kami memeriksa buku telepon dan menanyai petugas yang bertugas pada hari-hari itu."
    for days, do in (
        (9, lambda at: note_complaint(pk, handler, at, words=said, is_told=True)),
        (6, lambda at: decide_complaint(pk, decider, at, OUTCOME)),
        (4, lambda at: settle_publicity(pk, _section(office, at), at, publicity="kept", words="Disepakati lisan.")),
    ):
        yield _act(ago.working_days(days), do)


def _holder(office: Office, ago: Ago) -> Iterator[Act]:
    made: list[Complaint] = []
    at = ago.working_days(5)

    def come() -> None:
        sold = Certificate.objects.filter(office=office, scheme=Scheme.SPPT_SNI, issued_at__isnull=False)
        if (held := sold.order_by("pk").first()) is not None:
            made.append(make_complaint(office, Given(**{**vars(HOLDER), "certificate_number": held.number}), at))

    yield Act(at, come)
    if not made:  # nobody holds a certificate for a product
        return
    yield from _accepted(office, made, ago, 4, "Tentang produk dalam ruang lingkup sertifikat kami.")
    handler, _decider = _named(made[0])
    words = "Galon bertanda SNI dijual dengan tutup tidak bersegel dan air keruh. Mohon diselidiki dan dijawab."
    until = (ago.at + timedelta(days=10)).date()
    yield _act(ago.working_days(2), lambda at: refer_complaint(made[0].pk, handler, at, words=words, until=until))


def _told(office: Office, ago: Ago) -> Iterator[Act]:
    """Who has no e-mail calls; the desk writes it down and passes its number on."""

    def write_down(at: datetime) -> None:
        taken = Taken(channel="phone", received_on=office_day(office, at).date())
        write_down_complaint(office, TOLD, taken, _official(office, "pjt", at), at)

    yield _act(ago.working_days(1), write_down)


def _accepted(office: Office, made: list[Complaint], ago: Ago, days: int, reason: str) -> Iterator[Act]:
    """Acknowledged, found to be ours, and given to two people with no part in the matter."""

    def name(at: datetime) -> None:
        handler = _free(made[0], at, ("pjt", "ss", "auditor", "laboratory", "ppc"))
        decider = _free(made[0], at, ("head", "decision-maker", "committee", "treasurer"))
        name_people(made[0].pk, _section(office, at), at, handler=handler, decider=decider)

    at = ago.working_days(days)
    yield _act(at, lambda at: acknowledge_complaint(made[0].pk, _section(office, at), at))
    later = at + timedelta(minutes=20)
    yield _act(later, lambda at: judge_complaint(made[0].pk, _section(office, at), at, is_ours=True, reason=reason))
    yield _act(at + timedelta(minutes=30), name)


def _act(at: datetime, do: Callable[[datetime], object]) -> Act:
    return Act(at, lambda: do(at))


def _free(made: Complaint, at: datetime, roles: tuple[str, ...]) -> User:
    """Somebody with no part in the matter, of the first of these roles in which there is one."""
    free = {one.user_id for one in free_for(made, at)}
    found = (one for role in roles for one in officials(made.office, role, at) if one.user_id in free)
    return User.objects.get(pk=next(found).user_id or 0)


def _named(made: Complaint) -> tuple[User, User]:
    made.refresh_from_db()
    assert made.handler is not None and made.decider is not None  # noqa: PT018, S101 - they were named just before
    return made.handler, made.decider


def _section(office: Office, at: datetime) -> User:
    """Somebody of Seksi SS that day."""
    return _official(office, "ss", at)


def _official(office: Office, role: str, at: datetime) -> User:
    """Somebody in a role that day."""
    return User.objects.get(pk=officials(office, role, at)[0].user_id or 0)
