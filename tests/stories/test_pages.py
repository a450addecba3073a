"""Every page can be used by everybody: axe finds nothing, nothing scrolls sideways, and no page is heavy."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone
from playwright.sync_api import Error, Page, Response

from mutubaku.audits.visits.queries import visit_in
from mutubaku.billing.queries import payments_of, settlement
from mutubaku.cases.models import Case, Kind, Scheme, Task
from mutubaku.cli.demonstration.answers import Answers, complete
from mutubaku.cli.demonstration.cases import Plan, next_act, supply, worker_for
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.conduct.actions.paying import report_payment, verify_payment
from mutubaku.conduct.actions.reconciling import read_payment_list
from mutubaku.conduct.works.audit_time import basis_for
from mutubaku.decisions.queries import meeting_in
from mutubaku.people.access import CLIENT_ROLE, office_day
from mutubaku.people.models import Organisation, User
from tests.billing.reconciliation.money import listed, text_of

from .actors import Actor, Official
from .axe import SIDEWAYS, TOO_SMALL, colour_faults, faults, faults_of_what_shows_only_here, shown
from .clients import Client
from .complaining import complaint_pages
from .office import COMMITTEE, address
from .stage import Stage
from .states import beside, clients_answer_later, of_accounts, of_cases, of_one_s_own, of_the_office
from .test_payment import treasurer_of
from .walks import begun, case_at, certified, client_of

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
KB = 1024
LIMITS = (100, 12, 20, 15)  # KB, requests, KB of styles, KB of scripts
SOP = "pelayanan-sertifikasi"
OWN = re.compile(r"^/(tugas|perkara|kerja|penugasan|permohonan|sertifikat|pemberitahuan|perusahaan)/")
FILES = re.compile(
    r"\.(pdf|ics|xlsx|csv|svg)$|^/(berkas|foto)/|^/permohonan/\d+/surat/|/(foto|bukti|pratinjau|label|lembar-hasil)/"
)

Audience = Callable[[Stage], Iterator[tuple[Page, str]]]  # may go on with its scene from one page to the next


def public_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What a stranger sees."""
    certificate = certified(stage.organisation)
    secret, tracked = certificate.secret, f"/lacak/{case_at('completeness', stage.organisation).case.secret}/"
    pages = ("login", "signup", "password/reset", "password/reset/done", "confirm-email")
    accounts = [f"/akun/{page}/" for page in pages]
    shown = [
        "/",
        f"/v/{secret}/",
        "/v/tidak-ada/",
        "/verifikasi/",
        "/kontak/",
        "/sop/",
        f"/sop/{SOP}/",
        "/skema/sppt-sni/",
        "/biaya/sppt-sni/",
        "/waktu-audit/",
        "/waktu-audit/?standar=iso9001&jenis=initial&personel=40&lokasi=1",
        *accounts,
    ]
    page = stage.stranger()
    yield from ((page, address) for address in [*shown, "/biaya/", "/lacak/", tracked, "/tidak-ada/"])


def client_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What a client sees, from the list of applications to every page of each scheme and of cases under way."""
    company, seen = stage.organisation, set[str]()
    certified(company)
    waiting = case_at("completeness/2", company).case
    paying = case_at("confirmation", company)
    asked = f"organisation={company.pk}&scheme={Scheme.ISO_9001}&kind={Kind.SURVEILLANCE}"
    walk = [
        "/permohonan/",
        "/permohonan/baru/",
        *(f"/permohonan/{answered(company, scheme).pk}/" for scheme in Scheme),
        f"/permohonan/{paying.case_id}/terkirim/",
        f"/perkara/{paying.case_id}/",
        f"/tugas/{paying.pk}/",
        f"/tugas/{paying.pk}/buat/lembar-konfirmasi/",
        f"/perkara/{waiting.pk}/lengkapi/",
        "/perusahaan/",
        "/perusahaan/daftar/",
    ]
    yield from led_to(stage.client, walk, seen)
    account = ["email", "2fa", "password/change", "sessions", "2fa/totp/activate", "2fa/webauthn/add"]
    shown = [f"/permohonan/baru/sertifikat/?{asked}", *(f"/akun/{page}/" for page in account)]
    yield from ((stage.client.page, address) for address in shown)


def answered(company: Organisation, scheme: Scheme) -> Case:
    """A draft whose questions have all been answered."""
    case = begun(company, scheme, 1)
    complete(case.tasks.get(), client_of(company), case.opened_at, Answers())
    return case


def money_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What a treasurer sees of a payment that was too high, before and after it is verified; then its client."""
    task, by = case_at("confirmation", stage.organisation), client_of(stage.organisation)
    due, now = settlement(task.case).due, timezone.now()
    paid = {"ntb": "000000000001", "bank": "Bank Contoh (rekaan)", "paid_on": office_day(stage.office, now).date()}
    report_payment(task.pk, by, now, ntpn="0A1B2C3D4E5F6G7H", amount=due + 50_000, **paid)
    treasurer, seen = treasurer_of(stage.office), set[str]()
    actor = stage.enter(Official, treasurer.name)
    yield from led_to(actor, ["/kerja/bendahara/"], seen)
    verify_payment(payments_of(task.case)[0].pk, treasurer, now)
    yield from led_to(actor, ["/kerja/bendahara/"], seen)
    yield actor.page, f"/kerja/bendahara/kelebihan/{task.case_id}/"
    kept = read_payment_list(stage.office, treasurer, now, name="bank.csv", data=text_of(listed()))
    yield actor.page, f"/kerja/bendahara/daftar/{kept.pk}/"
    yield from led_to(stage.client, [f"/perkara/{task.case_id}/pembayaran/"], seen)


def desk_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What an official sees: inbox, cases, steps at work, done and not one's own, and where they lead."""
    task = case_at("completeness", stage.organisation)
    branches = case_at("testing", stage.organisation, Scheme.SPPT_SNI).case
    done = certified(stage.organisation, Scheme.GREEN_INDUSTRY).case
    cases = [f"/perkara/{case.pk}/" for case in (task.case, branches, done)]
    steps = [f"/tugas/{task.pk}/", f"/tugas/{task.pk}/buat/tinjauan-permohonan/", f"/perkara/{task.case_id}/tutup/"]
    other = branches.tasks.get(step="testing")
    numbers = ["/kerja/ikhtisar/", f"/kerja/realisasi/?tahun={done.closed_at:%Y}"]
    walk = ["/kerja/", "/perkara/", *cases, *steps, *numbers, f"/tugas/{other.pk}/"]
    yield from led_to(stage.pjt, walk, set())
    yield stage.pjt.page, "/kerja/?q=tidak-ada"


def administration_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """Every page of the administration that its own pages lead to, each kind of page once."""
    yield from led_to(stage.administrator, ["/administrasi/"], set(), re.compile("^/administrasi/"))


def audit_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """A product's audit: each step, most when their work is done, and each kind of page they lead to once."""
    choices = {"stage-1": ("perlu-koreksi",), "audit-report": ("ada-ketidaksesuaian",)}
    case, seen = begun(stage.organisation, Scheme.SPPT_SNI, 300), set[str]()
    for task, actor in walked(stage, case, Plan(pace=0.01, choices=choices)):
        yield from led_to(actor, [f"/tugas/{task.pk}/"], seen)
        yield from led_to(stage.client, [f"/perkara/{case.pk}/"] if task.step in CLIENT_LOOKS else [], seen)
        yield from beside(stage, task, User.objects.get(email=address(actor.name)))
        visit = visit_in(task)
        if visit is not None and visit.secret:
            yield stage.stranger(), f"/hadir/{visit.secret}/"


def other_pages(stage: Stage) -> Iterator[tuple[Page, str]]:
    """What only other schemes and other outcomes have: audit time, green performance, a refusal, years to come."""
    refused = Plan(pace=0.01, choices={"committee": ("tidak-direkomendasikan",), "decision": ("ditolak",)})
    system, green, seen = begun(stage.organisation, Scheme.ISO_9001, 90), Scheme.GREEN_INDUSTRY, {"cases:case"}
    for task, actor in walked(stage, system, refused):
        if task.step in {"completeness", "audit-letter", "committee", "decision"}:
            yield from led_to(actor, [f"/tugas/{task.pk}/"], seen)
        if task.step == "stage-1":
            yield from another_time(stage, task, User.objects.get(email=address(actor.name)))
        if task.step == "committee" and meeting_in(task):
            yield stage.enter(Official, COMMITTEE[0]).page, f"/tugas/{task.pk}/pernyataan/"
    yield from led_to(stage.client, [f"/perkara/{system.pk}/"], seen)
    report = case_at("audit-report", stage.organisation, green)
    yield stage.lead_auditor.page, f"/tugas/{report.pk}/"
    certified(stage.organisation, days_ago=400)
    yield from led_to(stage.head, ["/kerja/sertifikat/"], seen)


def another_time(stage: Stage, task: Task, leader: User) -> Iterator[tuple[Page, str]]:
    """Another audit time as it waits for the head, and once it was turned back."""
    now, basis = timezone.now(), basis_for(task.case)
    asked = actions.fix_audit_time(
        task.pk, leader, now, basis=basis, days=Decimal(9), reason="Proses khusus.", change_reason="Tambahan shift."
    )
    looked_at = stage.head.page, f"/perkara/{task.case_id}/waktu-audit/"
    yield looked_at
    head = User.objects.get(email=address(stage.head.name))
    actions.decide_audit_time(task.case_id, head, now, asked=asked.pk, accepted=False, answer="Hitung shift.")
    yield looked_at


def walked(stage: Stage, case: Case, plan: Plan) -> Iterator[tuple[Task, Actor]]:
    """Every step of a case with whoever does it, once its work is done; some also as they open."""
    at = case.opened_at
    while (act := next_act(case, plan, at)) is not None:
        at = act.at
        if act.step is None or act.step[0].step == "application":
            act.do()
            continue
        task, outcome = act.step
        by = worker_for(task, at)
        actor = stage.enter(Client if task.role == CLIENT_ROLE else Official, by.name)
        if task.step in EMPTY:
            yield task, actor
        with clients_answer_later() as answers:
            fill(task, outcome, by, at)
        yield task, actor
        for answer in answers:
            answer()
        supply(task, by, at)
        actions.perform(task.pk, outcome.key, by, at, note="Alasan cerita." if outcome.note_required else "")


def led_to(actor: Actor, begin: list[str], seen: set[str], own: re.Pattern[str] = OWN) -> Iterator[tuple[Page, str]]:
    """These pages, and each kind of page that nobody has seen yet among those they lead to."""
    leads, walked_to = list(begin), set[str]()
    for path in leads:  # grows while it is walked; every page leads back to where the walk began
        view = view_at(path)
        assert view, f"a link leads to {path}, where nothing is"
        if path in walked_to or (view in seen and path not in begin):
            continue
        seen.add(view)
        walked_to.add(path)
        yield actor.page, path
        links = actor.page.locator("a[href^='/']").evaluate_all("e => e.map(a => a.getAttribute('href'))")
        leads += [path for href in links if own.match(path := urlsplit(href).path) and not FILES.search(path)]


EMPTY = {"team", "audit-plan", "sampling", "sample-delivery", "committee"}  # steps that look otherwise until then
CLIENT_LOOKS = {"stage-2", "corrections", "draft-certificate", "hand-over"}
NO_PAGES = {  # why, of each view that is not walked
    name: why
    for why, names in {
        "a file": """
            administration:checklist_workbook administration:laboratory_evidence administration:preview_letter
            administration:sample cases:evidence cases:file cases:photo cases:picture cases:preview
            cases:result_sheet cases:sample_labels cases:sample_photo client:letter mfa_download_recovery_codes
            public:complaint_paper public:sop_pdf public:sop_svg staff:assignment_calendar staff:competence_evidence
            staff:complaint_letter staff:complaint_paper staff:complaints_sheet staff:payment_list_csv
            staff:payment_list_xlsx staff:realisation_sheet
        """,
        "takes a form, or only leads on to another page": """
            account_logout administration:checklist_apply administration:restore_letter
            administration:withdraw_holding administration:withdraw_pattern administration:withdraw_role
            administration:withdraw_tariff administration:withdraw_terms cases:answer cases:claim
            cases:end_pause cases:findings_release cases:outcome cases:pause cases:reassign cases:release
            cases:team_objection cases:team_statements cases:upload cases:work
            client:newer_scope client:reuse client:revoke client:upload
            administration:year cases:certificate staff:certificate_decide
            staff:certificate_print staff:certificate_sign staff:certificate_tell
            mfa_login_webauthn notices:follow notices:read_all public:after_login public:demo_sign_in
            public:language staff:choose_office staff:payment_reject staff:payment_verify
        """,
        "looked at in test_look": """
            gaya:berkas gaya:formulir gaya:komponen gaya:kotak-kerja gaya:kotak-kerja-kosong gaya:lacak
            gaya:periksa-jawaban gaya:periksa-sertifikat gaya:perkara gaya:terkirim
        """,
        "of a demonstration only": """
            public:demo public:letter public:mailbox
        """,
        "switched off: nobody signs in with a code by mail here": """
            account_confirm_login_code
        """,
    }.items()
    for name in names.split()
}
LIGHT = {public_pages, client_pages}  # whose pages strangers and clients open on a phone
WALKS = [
    public_pages,
    client_pages,
    money_pages,
    desk_pages,
    administration_pages,
    audit_pages,
    other_pages,
    complaint_pages,
]
AUDIENCES = [*WALKS, of_the_office, of_one_s_own, of_cases, of_accounts]


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each audience writes the views it looked at, whichever process walks with it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "seen"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.walk
@pytest.mark.parametrize("audience", AUDIENCES)
def test_everybody_can_use_every_page(stage: Stage, audience: Audience, seen: Path) -> None:
    wrong: list[str] = []
    looked_at: set[str] = set()
    loads: dict[Page, Load] = {}
    for page, path in audience(stage):
        load = loads[page] = loads.get(page) or Load(page)
        load.begins()
        answer = page.goto(path)
        looked_at.add(view_at(page.url))  # which is another one where an address only leads on
        if answer and not answer.ok and "tidak-ada" not in path:
            wrong.append(f"{path}: {answer.status}")
        wrong += [f"{path}: {fault}" for fault in load.faults(is_light=audience in LIGHT)]
        wrong += [f"{path}: {fault}" for fault in at_all_widths(page)]
    assert not wrong, "\n".join(wrong)
    written = seen / audience.__name__
    written.write_text("\n".join(looked_at), encoding="utf-8")
    written.rename(written.with_suffix(".views"))  # the other process never reads half of it
    nothing_is_left_out(seen)


def nothing_is_left_out(seen: Path) -> None:
    """Once the last audience has walked: every view was looked at, or is named with why not."""
    walks = [one.read_text(encoding="utf-8").split("\n") for one in seen.glob("*.views")]
    if len(walks) < len(AUDIENCES):
        return
    left_out = set(views()) - {name for walk in walks for name in walk}
    walk_these, walked = sorted(left_out - NO_PAGES.keys()), sorted(NO_PAGES.keys() - left_out)
    assert not walk_these, f"walk these above, or say in NO_PAGES why they are no pages to look at: {walk_these}"
    assert not walked, f"these are walked, or are no views any more: {walked}"


def view_at(address: str) -> str:
    """The name of the view behind an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def views(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every view of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}"
        else:
            yield from views(one, f"{space}{one.namespace}:" if one.namespace else space)


def at_all_widths(page: Page) -> list[str]:
    """What is wrong on a desk's screen, in the dark, and on a phone."""
    page.set_viewport_size({"width": 1280, "height": 900})
    found = [*faults(page), *sideways(page)]
    shown(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in colour_faults(page)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    return [
        *found,
        *(f"320 px: {fault}" for fault in faults_of_what_shows_only_here(page)),
        *(f"320 px: {fault}" for fault in colour_faults(page)),
        *sideways(page),
        *too_small(page),
    ]


def too_small(page: Page) -> list[str]:
    """What a finger misses: targets of less than 44 px."""
    return [f"less than 44 px high: {one}" for one in page.evaluate(TOO_SMALL)]


def sideways(page: Page) -> list[str]:
    """By how much it scrolls sideways."""
    by = page.evaluate(SIDEWAYS)
    return [f"scrolls sideways by {by} px at {page.viewport_size}"] if by else []


@dataclass
class Load:
    """What one page asks for when nothing of it is there yet, and what it says meanwhile."""

    page: Page
    responses: list[Response] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.new_cdp_session(self.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.page.on("response", self.takes)
        self.page.on("console", lambda message: self.said.append(message.text))

    def takes(self, response: Response) -> None:
        """One more answer."""
        self.responses.append(response)

    def begins(self) -> None:
        """The next page."""
        self.responses.clear()
        self.said.clear()

    def faults(self, *, is_light: bool) -> list[str]:
        """Another host, an error on the console, and, of a page that is to be light, what weighs too much."""
        hosts = {one.url.split("/")[2] for one in self.responses if one.url.startswith("http")}  # or the browser's own
        found = [f"asks {sorted(hosts)}"] if len(hosts) != 1 else []
        found += [words for words in self.said if "404" not in words]
        if is_light:
            measured = (self.size() / KB, len(self.responses), self.size("stylesheet") / KB, self.size("script") / KB)
            if any(is_ > limit for is_, limit in zip(measured, LIMITS, strict=True)):
                found.append(f"weighs {measured}")
        return found

    def size(self, *types: str) -> int:
        """Bytes over the wire: static files compressed, as they are served; pages as they are."""
        return sum(self._size(one) for one in self.responses if not types or one.request.resource_type in types)

    @staticmethod
    def _size(response: Response) -> int:
        try:
            body = response.body() if response.ok else b""
        except Error:  # the page has gone on from there meanwhile
            return 0
        return len(gzip.compress(body)) if "/static/" in response.url else len(body)
