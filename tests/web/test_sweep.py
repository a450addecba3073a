"""Every address of the site, asked for by everybody: it answers whom its rule lets in, and tells nobody else anything.

A new address stands here by itself when its arguments are known; an unknown argument or a view without a rule fails.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mutubaku.applications.models import OtherCertificate, ProductItem, Site
from mutubaku.notices.models import MailboxMessage
from mutubaku.web.gate import Rule
from mutubaku.web.once import FIELD
from tests.cast import fresh
from tests.conduct.quick import Written, quick_papers
from tests.web.sweep_world import COMPANY, NOW, Thing, World, build, rows

__all__ = ["quick_papers"]


# The accounts' own pages come from libraries; which of them need a person is said here, for each one.
LIBRARY_PUBLIC = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
}
LIBRARY_SIGNED_IN = {
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "usersessions_list",
}
LIBRARY = dict.fromkeys(LIBRARY_PUBLIC, Rule.PUBLIC) | dict.fromkeys(LIBRARY_SIGNED_IN, Rule.SIGNED_IN)

# Who is who
CLIENT = {"client"}
MANAGERS = {"head", "pjt", "ss", "acting head"}
STAFF = MANAGERS | {"auditor", "administrator", "treasurer"}  # of the case's office, today
ELSEWHERE = {"other office's pjt", "other office's administrator", "other office's treasurer"}
STRANGERS = {"other client", "client who has left", "acting head of yesterday", "outsider"}
PEOPLE = CLIENT | STAFF | ELSEWHERE | STRANGERS
EVERYBODY = PEOPLE | {"visitor"}

# What an answer may be
LET_IN = {200, 302, 400, 405, 422}
AT_ALL = LET_IN | {404}  # let in, where there may be nothing to see
NOT_FOUND = {404, 405}
FORBIDDEN = {403, 405}


THEIRS = {
    Thing.NOTHING: PEOPLE,
    Thing.SENT: CLIENT | STAFF,
    Thing.INNER: STAFF,
    Thing.DRAFT: CLIENT,
    Thing.COMPANY: CLIENT,
    Thing.OFFICE: {"administrator"},
    Thing.COMPLAINT: MANAGERS,
    Thing.REFERRED: CLIENT,
    Thing.MONEY: {"treasurer"},
}
KEEPERS = {
    Rule.ADMINISTRATOR: ("administrator",),
    Rule.TREASURER: ("treasurer",),
    Rule.REGISTRAR: ("administrator", "ss"),
    Rule.MANAGER: ("head", "pjt", "ss"),
}
NARROWED = {  # addresses about a sent case that only one side has
    "cases:withdraw": CLIENT,
    "cases:complete": CLIENT,
    "cases:draft": CLIENT,
    "cases:preview": {"pjt"},  # who works on the step sees its paper beforehand
    "cases:audit_time": {"pjt"},
    "cases:transfer": {"pjt"},
    "cases:asked_time": set(),  # no audit time was reckoned here
    "cases:renew_link": CLIENT,
    "cases:team": STAFF,
    "cases:team_statements": STAFF,
    "cases:team_objection": STAFF,
    "cases:audit_team": CLIENT,
    "cases:programme": STAFF,
    "cases:plan": CLIENT,
    "cases:statement": set(),  # a member of a committee alone, and this step has none
    "cases:appeal": set(),  # nothing was refused here
    "cases:close": MANAGERS,
    "cases:originals": MANAGERS,
    "cases:move": MANAGERS,
}
OWN = {  # what one person alone finds
    "notices:follow": {"client"},
    "staff:assignment": {"auditor"},
    "staff:assignment_calendar": {"auditor"},
}
OPENED_BY_SECRET = {  # whoever was given the address reads what it is about
    "public:verify": EVERYBODY,
    "public:track": EVERYBODY,
    "public:attend": EVERYBODY,
    "public:sampling": EVERYBODY,
    "client:invitation": {"outsider"},  # who was invited
}
LATER_PAGES = {"cases:messages", "cases:renew_link"}  # a case has them once it is sent
FINDINGS = {  # neither the sent case nor a draft has come to an audit; tests/web/cases/test_findings.py has one there
    (f"cases:{name}", thing)
    for name in (
        "finding",
        "finding_answer",
        "finding_change",
        "finding_new",
        "finding_withdraw",
        "findings_release",
        "no_finding",
        "report_correct",
        "report_recall",
    )
    for thing in (Thing.SENT, Thing.INNER, Thing.DRAFT)
}
MAY_LACK = (
    {  # step 1 has pages of its own: it makes no paper at a press, and has no part on the step screen
        (name, thing)
        for name in ("cases:make", "cases:work", "cases:preview", "cases:audit_time", "cases:transfer")
        for thing in (Thing.SENT, Thing.DRAFT)
    }
    | {  # no step of these is a visit
        (name, thing)
        for name in ("cases:checklist", "cases:answer", "cases:photo")
        for thing in (Thing.SENT, Thing.INNER, Thing.DRAFT)
    }
    | FINDINGS
    | {  # no step of the sweep's cases has photos or evidence
        (name, thing) for name in ("cases:sample_photo", "cases:evidence") for thing in Thing
    }
    | {(name, Thing.DRAFT) for name in ("client:figures",)}
)
MAY_LACK |= {("cases:certificate", thing) for thing in (Thing.SENT, Thing.DRAFT)}  # they have none yet


@dataclass(frozen=True)
class Address:
    """One address with its arguments filled in, its rule and what it is about."""

    name: str
    rule: Rule
    path: str
    thing: Thing

    @property
    def mine(self) -> set[str]:
        """Those for whom the thing is there."""
        return THEIRS[self.thing] & NARROWED.get(self.name, PEOPLE)

    def expected(self, who: str) -> set[int]:
        """The answers this person may get."""
        if self.rule is Rule.DEMONSTRATION:
            return {404}
        if self.rule is Rule.PUBLIC:
            return LET_IN if self.name in OPENED_BY_SECRET else AT_ALL
        if who == "visitor":
            return {302, 405}
        if who not in OWN.get(self.name, PEOPLE) and (self.rule is not Rule.STAFF or who in STAFF | ELSEWHERE):
            return NOT_FOUND
        return self._signed_in(who)

    def _signed_in(self, who: str) -> set[int]:
        if self.rule is Rule.STAFF:
            theirs = AT_ALL if self.thing is not Thing.COMPLAINT or who in self.mine else NOT_FOUND
            return theirs if who in STAFF | ELSEWHERE else FORBIDDEN
        if self.rule in KEEPERS:
            if not who.endswith(KEEPERS[self.rule]):  # the rules are called as their people are
                return FORBIDDEN
            return LET_IN if self.thing is Thing.NOTHING or who in self.mine | {"ss"} else NOT_FOUND
        if self.rule is Rule.SIGNED_IN:
            return AT_ALL | {403} if self.name in LIBRARY else AT_ALL
        if who not in self.mine:
            return NOT_FOUND
        lacks = (self.name, self.thing) in MAY_LACK or (self.name in LATER_PAGES and self.thing is Thing.DRAFT)
        return AT_ALL if lacks else LET_IN

    def may_change(self, who: str) -> bool:
        """Whether a form of this person sent here could have been acted on."""
        if who == "visitor":
            return False
        if self.rule is Rule.CASE:
            return who in self.mine & (CLIENT | MANAGERS)
        return who in PEOPLE and self.expected(who) not in (NOT_FOUND, FORBIDDEN)


@pytest.fixture
def world(db: None, quick_papers: Written) -> Iterator[World]:
    """The world, on a clock that stands, and without a line in the log for each of the thousands it refuses."""
    logging.disable(logging.WARNING)
    try:
        with time_machine.travel(NOW, tick=False):
            yield build()
    finally:
        logging.disable(logging.NOTSET)


# The addresses


def views() -> Iterator[tuple[str, Callable[..., HttpResponse], tuple[str, ...]]]:
    """Every view of the site with its name and the names of its arguments."""
    yield from below(get_resolver(), (), ())


def below(
    resolver: URLResolver, spaces: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[tuple[str, Callable[..., HttpResponse], tuple[str, ...]]]:
    for one in resolver.url_patterns:
        inner = (*names, *(one.pattern.converters or one.pattern.regex.groupindex))
        if isinstance(one, URLPattern):
            yield ":".join((*spaces, one.name or "")), one.callback, inner
        else:
            yield from below(one, (*spaces, one.namespace) if one.namespace else spaces, inner)


def rule_of(name: str, view: Callable[..., HttpResponse]) -> Rule:
    rule: Rule | None = getattr(view, "access_rule", None) or LIBRARY.get(name)
    assert rule is not None, f"{name} has no rule: put @gate(Rule.…) before the view, or name it in LIBRARY"
    return rule


KEYS = {
    "public:sop": "pelayanan-sertifikasi",
    "public:sop_svg": "pelayanan-sertifikasi",
    "public:sop_pdf": "pelayanan-sertifikasi",
    "public:scheme": "iso-9001",
    "client:upload": "akta",
    "administration:role": "ss",
    "administration:map_role": "ss",
    "administration:service_part": "sarana",
    "account_confirm_email": "tidak-ada",
    "account_reset_password_from_key": "tidak-ada",
}
FIXED: dict[str, Any] = {  # arguments that are nobody's
    "kind": "checklist-kelengkapan",
    "act": "simpan",
    "name": "p-1",
    "topic": "energy",
    "scheme": "iso-9001",
    "family": "produk",
    "number": 2028,
    "letter_id": 1,
    "uidb36": "1",
    "pk": 1,
}
TREASURERS_ROWS = {"payment_id", "list_id", "overpaid_id"}
CLIENTS_ROWS = {"held_id", "organisation_id", "factory_id", "invitation_id", "membership_id"}


def addresses(world: World, name: str, rule: Rule, arguments: tuple[str, ...]) -> Iterator[Address]:
    """The address of a view for everything it could be about."""
    if "case_id" in arguments:
        draft = world.product_draft if name.startswith(("client:product", "client:group")) else world.draft
        about = {Thing.SENT: {"case_id": world.sent.pk}, Thing.DRAFT: {"case_id": draft.pk}}
    elif "task_id" in arguments:
        sent, received = fresh(world.sent, "application"), fresh(world.sent, "completeness")
        drafted = world.draft.tasks.get()
        about = {
            thing: {"task_id": task.pk}
            for thing, task in ((Thing.SENT, sent), (Thing.INNER, received), (Thing.DRAFT, drafted))
        }
    elif "photo_id" in arguments:
        about = {Thing.INNER: {"photo_id": world.photo.pk}}
    elif "version_id" in arguments:
        about = {thing: {"version_id": paper.pk} for thing, paper in world.papers.items()}
    else:
        about = {thing_of(arguments, world): {}}
    for thing, known in about.items():
        given = known | {key: argument(world, name, key) for key in arguments if key not in known}
        yield Address(name, rule, reverse(name, kwargs=given), thing)


def thing_of(arguments: tuple[str, ...], world: World) -> Thing:
    if CLIENTS_ROWS.intersection(arguments):
        return Thing.COMPANY
    if "complaint_id" in arguments:
        return Thing.COMPLAINT
    if "referred_id" in arguments:
        return Thing.REFERRED
    if TREASURERS_ROWS.intersection(arguments):
        return Thing.MONEY
    return Thing.OFFICE if world.rows.keys() & set(arguments) else Thing.NOTHING


def argument(world: World, view: str, name: str) -> Any:
    """What stands for an argument in an address."""
    told = {"key": KEYS.get(view), "secret": world.secrets.get(view)}.get(name)
    if told is not None:
        return told
    if name == "item_id" and view.startswith("client:product"):
        return ProductItem.objects.get(application__case=world.product_draft).pk
    if name == "item_id" and view.startswith("client:site"):
        return Site.objects.get(application__case=world.draft).pk
    if name == "item_id" and view.startswith("client:other"):
        return OtherCertificate.objects.get(application__case=world.draft).pk
    if name in world.rows:
        return world.rows[name].pk
    assert name in FIXED, f"{view} takes {name!r}: say in tests/web/test_sweep.py what stands for it"
    return FIXED[name]


# The sweep

METHODS: dict[str, dict[str, str] | None] = {
    "looks": None,
    "posts nothing": {},
    "posts a form": {FIELD: str(uuid.uuid4())},
}


def answer(world: World, who: str, path: str, data: dict[str, str] | None) -> tuple[Any, list[str]]:
    """What one person gets for one request, and the tables it changed: undone again before it is judged."""
    client = world.client(who)
    with transaction.atomic():
        response = client.get(path) if data is None else client.post(path, data)
        after = rows()
        transaction.set_rollback(True)
    return response, [table for table, number in world.rows_before.items() if after[table] != number]


def faults(world: World, address: Address, who: str) -> Iterator[str]:
    """What is wrong with the answers one person gets at one address, in words."""
    for how, data in METHODS.items():
        response, changed = answer(world, who, address.path, data)
        said = f"{address.name} {address.path} ({address.thing.name.lower()}), {who} {how}"
        yield from (f"{said}: {fault}" for fault in judged(address, who, how, response))
        if changed and not address.may_change(who):
            yield f"{said}: changed {changed}"
        if data is not None and response.status_code == 405:
            break  # a page without a form takes no other one either


def judged(address: Address, who: str, how: str, response: Any) -> Iterator[str]:
    """What is wrong with one answer."""
    expected, status = address.expected(who), response.status_code
    if how == "posts nothing" and expected in (NOT_FOUND, FORBIDDEN):
        expected = expected | {400}  # a form without a key is told so before anything is looked for
    if status not in expected:
        yield f"{status}, expected {sorted(expected)}"
    goal = response.headers.get("Location", "")
    if expected == {302, 405} and status == 302 and not goal.startswith("/akun/login/?next="):
        yield f"is sent to {goal} instead of to sign in"
    may_read = who in CLIENT | STAFF | OPENED_BY_SECRET.get(address.name, set()) and status in {200, 422}
    if not may_read and COMPANY.encode() in b"".join(response):
        yield "reads the company's name"


# One of each sort; `make pages` asks for everybody, which takes minutes.
ONE_OF_EACH = {"visitor", "client", "other client", "pjt", "administrator", "other office's pjt"}


@pytest.mark.parametrize(
    "who", [who if who in ONE_OF_EACH else pytest.param(who, marks=pytest.mark.walk) for who in sorted(EVERYBODY)]
)
def test_everybody_gets_only_what_the_rule_of_an_address_gives_them(world: World, who: str) -> None:
    found = [
        fault
        for name, view, arguments in views()
        for address in addresses(world, name, rule_of(name, view), arguments)
        for fault in faults(world, address, who)
    ]
    assert not found, "\n".join(found)


def test_every_view_has_a_rule_and_the_table_of_the_libraries_names_nothing_else() -> None:
    named = {name: view for name, view, _ in views()}
    assert {name: rule_of(name, view) for name, view in named.items() if name in LIBRARY} == LIBRARY


def test_no_view_takes_a_form_from_another_site() -> None:
    assert [name for name, view, _ in views() if getattr(view, "csrf_exempt", False)] == []


def test_a_demonstration_s_pages_are_open_to_a_visitor_there(world: World) -> None:
    with transaction.atomic(), override_settings(DEMONSTRATION=True):
        letter = MailboxMessage.objects.create(to="ani@contoh.id", subject="Surat", text="Isi", at=NOW)
        for name, view, arguments in views():
            if rule_of(name, view) is Rule.DEMONSTRATION:
                path = reverse(name, kwargs=dict.fromkeys(arguments, letter.pk))
                assert (name, Client().get(path).status_code) in {(name, 200), ("public:demo_sign_in", 405)}
        transaction.set_rollback(True)
