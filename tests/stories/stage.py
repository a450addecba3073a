"""The stage of a story: an office, and the people in front of it, each entering once with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

from mutubaku.people.models import Office, User

from .actors import Actor, Official
from .clients import Client
from .office import OFFICIALS, make_client

A = TypeVar("A", bound=Actor)


class Seat:
    """A position of the office, as an attribute of the stage: whoever holds it, signed in at first use."""

    def __init__(self, position: str) -> None:
        self.position = position

    def __get__(self, stage: Stage, owner: type) -> Official:
        return stage.enter(Official, OFFICIALS[self.position])


class Stage:
    """An office in the database and the people in front of it, each entering once."""

    head = Seat("kepala-balai")
    pjt = Seat("kasi-pjt")
    ss = Seat("kasi-ss")
    lead_auditor = Seat("ketua-tim-audit")
    auditor = Seat("auditor")
    ppc = Seat("ppc")
    laboratory = Seat("petugas-laboratorium")
    reviewer = Seat("peninjau")
    committee = Seat("anggota-komite")
    decision_maker = Seat("pengambil-keputusan")
    administrator = Seat("administrator-sistem")
    COMPANY, CONTACT = "PT Karet Cerita", "Penghubung Contoh"

    def __init__(self, office: Office, visitor: Callable[..., Page]) -> None:
        self.office = office
        self.visitor = visitor
        self.entered: dict[str, Actor] = {}
        self.done: list[str] = []
        self.browser: dict[str, object] = {}  # what everybody's browser is like, unless said otherwise
        self.by_form = False  # whether people sign in themselves, by the form, when they enter
        self.in_person = False  # whether each does their own part at their own page while another is at work
        self.organisation = make_client(office, self.COMPANY, self.CONTACT)

    def enter(self, kind: type[A], name: str, **browser: object) -> A:
        """The actor of this name, signed in already, with a browser of their own, when they first appear."""
        if name not in self.entered:
            actor = kind(self.visitor(**{**self.browser, **browser}), name, self.done, stage=self)
            (actor.signs_in if self.by_form else actor.is_signed_in)()
            self.entered[name] = actor
        found = self.entered[name]
        assert isinstance(found, kind)
        return found

    @property
    def client(self) -> Client:
        """Who acts for the company of the story."""
        return self.enter(Client, self.CONTACT)

    def meets(self, user: User) -> Actor:
        """Whoever this is, of the company or of the office."""
        return self.enter(Client if user.name == self.CONTACT else Official, user.name)

    def stranger(self) -> Page:
        """A browser that nobody is signed in with."""
        return self.visitor(**self.browser)
