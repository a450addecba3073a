"""Every look of a complaint's pages, to the public, at the desk and to the client, from its receipt to its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from playwright.sync_api import Page

from mutubaku.complaints.actions import Decided, Given, Taken
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.complaining import (
    acknowledge_complaint,
    answer_complaint,
    judge_complaint,
    make_complaint,
    write_down_complaint,
)
from mutubaku.conduct.actions.complaint_handling import (
    decide_complaint,
    name_people,
    note_complaint,
    refer_complaint,
)
from mutubaku.people.models import User

from .office import address
from .stage import Stage
from .walks import certified, client_of

WORDS = "Galon dengan tanda SNI dijual tanpa segel di pasar dekat rumah saya."
OUTCOME = Decided(outcome="founded", reason="Benar.", correction="Ditarik.", corrective_action="Segel diperiksa.")


def complaint_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """The public's, the desk's and the client's pages, as the complaint goes on from one to the next."""
    stranger, desk, list_of = stage.stranger(), stage.ss.page, "/kerja/keluhan/"
    held, at = certified(stage.organisation), timezone.now()
    yield stranger, "/keluhan/"
    yield stranger, "/keluhan/tidak-ada/"
    yield desk, list_of
    yield desk, f"{list_of}baru/"
    yield desk, f"{list_of}{by_telephone(stage, at).pk}/"
    given = Given(about="client", text=WORDS, name="Sari Contoh", phone="0711 555 0147")
    made = make_complaint(stage.office, Given(**{**vars(given), "certificate_number": held.number}), at)
    link, page = f"/keluhan/{made.secret}/", f"{list_of}{made.pk}/"
    yield stranger, link
    yield desk, page
    section, handler, judge = (person(one.name) for one in (stage.ss, stage.ppc, stage.laboratory))
    acknowledge_complaint(made.pk, section, at)
    yield desk, page
    judge_complaint(made.pk, section, at, is_ours=True, reason="Sertifikat kami.")
    yield desk, page
    name_people(made.pk, section, at, handler=handler, decider=judge, also_involved=[section])
    yield stage.ppc.page, page
    refer_complaint(made.pk, handler, at, words=WORDS, until=(at + timedelta(days=9)).date())
    referred = f"/keluhan-diteruskan/{made.pk}/"
    yield from ((stage.client.page, one) for one in ("/permohonan/", referred))
    late = at.date() - timedelta(days=1)
    Complaint.objects.filter(pk=made.pk).update(referred_until=late)
    yield from ((desk, one) for one in (list_of, page))
    yield stage.client.page, referred
    answer_complaint(made.pk, client_of(stage.organisation), at, words="Sudah kami tarik.")
    yield stage.client.page, referred
    note_complaint(made.pk, handler, at, words="Kemasan diperiksa.", is_told=True)
    yield stage.laboratory.page, page
    decide_complaint(made.pk, judge, at, OUTCOME)
    yield from ((desk, one) for one in (page, list_of))
    yield stranger, link


def by_telephone(stage: Stage, at: datetime) -> Complaint:
    """One that the desk wrote down, whose complainant has nothing but a telephone."""
    given = Given(about="service", text="Telepon tidak dijawab.", name="Dodi Contoh", phone="0812-5550-199")
    taken = Taken(channel="phone", received_on=timezone.localdate())
    return write_down_complaint(stage.office, given, taken, person(stage.pjt.name), at)


def person(name: str) -> User:
    """The account of an official of the stories."""
    return User.objects.get(email=address(name))
