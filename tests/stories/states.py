"""States that no walk from page to page comes by: each is laid down in the database, and its page named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from mutubaku.applications.models import Application, OtherCertificate, SystemScope
from mutubaku.audits.appointing.models import TeamObjection
from mutubaku.audits.queries import appointed_team
from mutubaku.audits.visits.models import ChecklistEntry, ChecklistItem
from mutubaku.audits.visits.queries import awaited_round
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.certificates.actions import Proposed
from mutubaku.cli.demonstration.filling import audit_plan, draft
from mutubaku.conduct.actions import findings, reporting
from mutubaku.conduct.actions.finishing import awaited_check
from mutubaku.conduct.actions.sampling import show_sampling_code
from mutubaku.conduct.actions.standing import propose_measure
from mutubaku.findings.actions import Words
from mutubaku.findings.models import FactRemark
from mutubaku.people.actions.invitations import secret_hash
from mutubaku.people.models import Absence, Interest, ServicePart, User
from mutubaku.samples.models import SamplingLink
from mutubaku.samples.queries import all_taken
from mutubaku.schemes.models import ProductStandard, TestParameter
from tests.factories.laboratories import make_laboratory
from tests.factories.people import (
    PASSWORD,
    AccreditationFactory,
    FreeDayFactory,
    InvitationFactory,
    UserFactory,
)
from tests.transferred import state

from .actors import Actor, Official
from .clients import Client
from .office import OFFICIALS, address
from .stage import Stage
from .walks import begun, case_at, certified, client_of

Pages = Iterator[tuple[Page, str]]
WORDS = Words(grade="minor", statement="Rekaman tidak ada.", requirement="Klausul 7.1.5", evidence="Timbangan T-01.")


def user_at(position: str) -> User:
    """Whoever holds a position of the office."""
    return User.objects.get(email=address(OFFICIALS[position]))


# --- of the office's own tables -----------------------------------------------------------------------------------


def of_the_office(stage: Stage) -> Pages:
    """What an administrator opens of rows that a young office has none of."""
    office, soon = stage.office, timezone.localdate() + timedelta(days=30)
    standard = ProductStandard.objects.create(
        office=office, number="SNI 1", title="Sapu", category="sapu", valid_from=soon
    )
    part = TestParameter.objects.create(standard=standard, name="Panjang", upper=1)
    service = ServicePart.objects.create(office=office, key="sapuan", text="Ruang tunggu.", valid_from=soon)
    laboratory = make_laboratory(office)
    rows = {
        "profile": [office.profiles.latest("pk").pk],
        "end_accreditation": [AccreditationFactory(office=office).pk],
        "unmark_day": [FreeDayFactory(office=office, day=soon, is_override=True, kind="office").pk],
        "new_part": ["produk", standard.pk],
        "change_part": ["produk", part.pk],
        "remove_part": ["produk", part.pk],
        "change_laboratory": [laboratory.pk],
        "end_laboratory": [laboratory.pk],
        "end_service_part": [service.pk],
        "confirm_tariff": [office.tariffs.latest("pk").pk],
        "take_back_invitation": [InvitationFactory(organisation=stage.organisation).pk],
        "unwritten": [],
        "switch_on": [user_at("kasi-pjt").pk],
    }
    page = stage.administrator.page
    yield from ((page, reverse(f"administration:{name}", args=given)) for name, given in rows.items())


def of_one_s_own(stage: Stage) -> Pages:
    """What an official ends of their own, and a measure about a certificate that waits for its decision."""
    office, user, today = stage.office, user_at("kasi-pjt"), timezone.localdate()
    said = {"office": office, "user": user}
    tie = Interest.objects.create(
        **said, kind="ownership", company="PT Lain", declared_as="-", declared_at=timezone.now()
    )
    away = Absence.objects.create(
        **said, kind="leave", starts_on=today, ends_on=today, entered_as="-", entered_at=timezone.now()
    )
    yield stage.pjt.page, reverse("staff:end_interest", args=[tie.pk])
    yield stage.pjt.page, reverse("staff:withdraw_absence", args=[away.pk])
    held = certified(stage.organisation)
    given = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")
    propose_measure(held.pk, given, user_at("kasi-ss"), timezone.now())
    yield stage.head.page, reverse("staff:certificate", args=[held.pk])


# --- of a case ----------------------------------------------------------------------------------------------------


@contextmanager
def clients_answer_later() -> Iterator[list[Callable[[], object]]]:
    """In the block the demonstration's clients keep to themselves what they answer; each answer is in the list."""
    kept: list[Callable[[], object]] = []
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((audit_plan, "answer_plan"), (draft, "answer_draft")):
            patch.setattr(module, name, _keeps(getattr(module, name), kept))
        yield kept


def _keeps(answer: Callable[..., object], kept: list[Callable[[], object]]) -> Callable[..., None]:
    return lambda *given, **named: kept.append(partial(answer, *given, **named))


def beside(stage: Stage, task: Task, by: User) -> Pages:
    """What other people have to open while this step is at work."""
    case = task.case
    if awaited_round(case):
        yield stage.client.page, reverse("cases:plan", args=[case.pk])
    if awaited_check(case):
        yield stage.client.page, reverse("cases:draft", args=[case.pk])
    if task.step == "stage-2" and case.scheme == Scheme.SPPT_SNI:
        yield from _finding(stage, task, by)
    if task.step == "sampling" and all_taken(task):
        link = SamplingLink.objects.filter(task=task).first() or show_sampling_code(task.pk, by, timezone.now())
        yield stage.stranger(), reverse("public:sampling", args=[link.secret])


def _finding(stage: Stage, task: Task, by: User) -> Pages:
    """One that the client has not been told of, and a line that becomes none; then both are gone again."""
    found, page = findings.record_finding(task.pk, by, timezone.now(), WORDS), stage.enter(Official, by.name).page
    yield page, reverse("cases:finding_change", args=[task.pk, found.pk])
    yield page, reverse("cases:finding_withdraw", args=[task.pk, found.pk])
    findings.withdraw_finding(task.pk, found.pk, by, timezone.now(), "Hanya contoh.")
    item, now = ChecklistItem.objects.filter(visit__task=task).first(), timezone.now()
    ChecklistEntry.objects.create(item=item, key=uuid4(), found="nonconforming", typed_at=now, sent_at=now, by=by)
    yield page, reverse("cases:no_finding", args=[task.pk, item.name])
    findings.explain_no_finding(task.pk, item.name, by, timezone.now(), "Hanya contoh.")


def of_cases(stage: Stage) -> Pages:
    """A certificate to be transferred, a report to be corrected, a team objected to, a new version, messages."""
    company, now = stage.organisation, timezone.now()
    moved = case_at("completeness", company)
    state(moved.case)
    yield stage.pjt.page, reverse("cases:transfer", args=[moved.pk])
    yield stage.pjt.page, reverse("cases:move", args=[moved.case_id])
    yield stage.client.page, reverse("cases:messages", args=[moved.case_id])
    case = case_at("corrections", company).case
    lead = next(one for one in appointed_team(case) if one.function == "lead-auditor").user
    reporting.remark_on_report(case.pk, client_of(company), now, place="Tempat", words="Nama jalannya keliru.")
    remark = FactRemark.objects.get()
    reporting.reply_to_remark(case.pk, remark.pk, lead, now, is_right=True, words="Benar.")
    leader = stage.enter(Official, lead.name).page
    yield leader, reverse("cases:report_correct", args=[case.pk])
    yield leader, reverse("cases:report_recall", args=[case.pk])
    team = case.appointments.get(replaced_at=None)
    yield leader, reverse("staff:assignment", args=[team.pk])
    said = {"about": "dates", "reason": "Pabrik libur.", "given_at": now, "given_by": client_of(company)}
    TeamObjection.objects.create(appointment=team, **said)
    yield stage.ss.page, reverse("cases:team", args=[case.pk])
    yield from of_applications(stage)


def of_applications(stage: Stage) -> Pages:
    """Last time's answers, certificates of other bodies, and people who are invited."""
    company, page, now = stage.organisation, stage.client.page, timezone.now()
    fresh = begun(company, Scheme.ISO_9001, 0)
    yield page, reverse("client:earlier", args=[fresh.pk])
    held = _other_certificate(fresh)
    yield page, reverse("client:other", args=[fresh.pk, held.pk])
    yield page, reverse("client:other_remove", args=[fresh.pk, held.pk])
    yield page, reverse("client:transfer", args=[fresh.pk])
    yield page, reverse("client:invite", args=[company.pk])
    guest = UserFactory(name="Tamu Undangan", email=address("Tamu Undangan"))
    given = {"created_at": now, "expires_at": now + timedelta(days=7), "invited_by": client_of(company)}
    InvitationFactory(organisation=company, email=guest.email, secret_hash=secret_hash("undangan-cerita"), **given)
    yield stage.enter(Client, guest.name).page, reverse("client:invitation", args=["undangan-cerita"])


def _other_certificate(case: Case) -> OtherCertificate:
    application = Application.objects.get(case=case)
    SystemScope.objects.get_or_create(application=application, defaults={"statement": "Karet", "iaf_codes": [14]})
    until = timezone.localdate() + timedelta(days=400)
    named = {"standard": "ISO 9001:2015", "body": "Lembaga Contoh", "number": "QMS-0042", "valid_until": until}
    return OtherCertificate.objects.create(application=application, **named)


# --- of an account ------------------------------------------------------------------------------------------------


def of_accounts(stage: Stage) -> Pages:
    """Links out of letters, a second factor when signing in and afterwards, and a key."""
    stranger = stage.stranger()
    new = UserFactory(name="Pendatang", email=address("Pendatang"), verified=False)
    proof = EmailConfirmationHMAC(EmailAddress.objects.get(user=new))
    yield stranger, reverse("account_confirm_email", args=[proof.key])
    token = default_token_generator.make_token(new)
    link = {"uidb36": user_pk_to_url_str(new), "key": token}
    yield stranger, reverse("account_reset_password_from_key", kwargs=link)
    yield stranger, reverse("account_reset_password_from_key_done")
    yield stranger, reverse("account_inactive")
    yield from _without_a_password(stage)
    yield from _with_a_second_factor(stage)


def _without_a_password(stage: Stage) -> Pages:
    user = UserFactory(name="Tanpa Sandi", email=address("Tanpa Sandi"))
    user.set_unusable_password()
    user.save()
    yield stage.enter(Client, user.name).page, reverse("account_set_password")


def _with_a_second_factor(stage: Stage) -> Pages:
    user = UserFactory(name="Dua Faktor", email=address("Dua Faktor"))
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    actor = Actor(stage.stranger(), user.name)
    page = actor.page
    page.goto("/akun/login/")
    page.locator("input[name=login]").fill(user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    actor.follows(page.get_by_role("button", name="Masuk", exact=True))
    yield page, reverse("mfa_authenticate")
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.locator("input[name=code]").fill(code)
    actor.follows(page.locator("form:has(input[name=code]) button").first)
    yield page, reverse("mfa_reauthenticate")
    yield page, reverse("account_reauthenticate")
    page.locator("input[name=password]").fill(PASSWORD)
    actor.follows(page.get_by_role("button", name="Lanjutkan"))
    for name in ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"):
        yield page, reverse(name)
    yield page, reverse("mfa_add_webauthn")
    key = _adds_a_key(actor)
    yield page, reverse("mfa_list_webauthn")
    yield page, reverse("mfa_reauthenticate_webauthn")
    yield page, reverse("mfa_edit_webauthn", args=[key])
    yield page, reverse("mfa_remove_webauthn", args=[key])
    Authenticator.objects.filter(user=user, type="totp").delete()
    yield page, reverse("mfa_activate_totp")


def _adds_a_key(actor: Actor) -> int:
    """Through the page, with a key that the browser plays; its number."""
    devtools: Any = actor.page.context.new_cdp_session(actor.page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "isUserVerified": True}})
    actor.page.goto(reverse("mfa_add_webauthn"))
    actor.page.locator("input[name=name]").fill("Kunci cerita")
    actor.follows(actor.page.locator("#mfa_webauthn_add"))
    user = User.objects.get(email=address(actor.name))
    return int(Authenticator.objects.get(user=user, type="webauthn").pk)
