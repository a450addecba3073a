"""Steps 6 and 7 by the acts of their people: proposal, invoice, code, and the client's word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.applications.models import Application
from mutubaku.audits import errors as audits
from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing.errors import ReasonNeeded
from mutubaku.audits.models import About, AuditAnswer, Function
from mutubaku.audits.queries import proposal_in, proposal_of, proposals_of
from mutubaku.billing import errors as billing
from mutubaku.billing.models import Invoice, Payment, TariffLine
from mutubaku.billing.policy import OpenPrice
from mutubaku.billing.queries import code_of, codes_of, invoice_of, payments_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.audit_time import fix_time
from mutubaku.conduct import actions
from mutubaku.conduct.actions.paying import report_payment, verify_payment
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.works.billed import fee_table, sums_table
from mutubaku.documents.models import Document
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice, NoticeKind
from mutubaku.notices.text import letter_of
from tests.cast import Cast, close, fresh
from tests.factories.people import MembershipFactory

CODE, NEXT = "820261123000001", "820261201000002"
DAY, WEEK = timedelta(days=1), timedelta(days=7)
SOON = timedelta(minutes=5)


@pytest.fixture
def letter(cast: Cast) -> Task:
    """Step 6 of a case."""
    return cast.case_at("audit-letter")


@pytest.fixture
def confirmation(cast: Cast) -> Task:
    """Step 7 of a case."""
    return cast.case_at("confirmation")


def plan(cast: Cast, first: date = date(2027, 1, 11), **changed: object) -> Plan:
    team = [(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR)]
    given: dict[str, object] = {"starts_on": first, "ends_on": first + DAY, "place": "Pabrik", "team": team}
    return Plan(**{**given, **changed})  # type: ignore[arg-type]  # as the fields of a plan


def fees(cast: Cast, **quantities: int) -> dict[int, int]:
    """Tariff lines by their keys."""
    lines = TariffLine.objects.filter(tariff__office=cast.office)
    return {line.pk: quantities[line.key] for line in lines if line.key in quantities}


def propose(cast: Cast, task: Task, **quantities: int) -> Invoice:
    chosen = fees(cast, **(quantities or {"permohonan": 1, "audit": 2}))
    actions.propose_audit(task.pk, cast.staff["pjt"], task.opened_at, plan=plan(cast), fees=chosen)
    found = invoice_of(task.case)
    assert found is not None
    return found


def enter(cast: Cast, task: Task, code: str = CODE, role: str = "pjt") -> None:
    at = task.opened_at + SOON
    actions.enter_billing_code(task.case_id, cast.staff[role], at, code=code, expires_at=at + WEEK)


def verbs(task: Task) -> list[str]:
    return list(Entry.objects.filter(chain=task.case.chain).order_by("seq").values_list("verb", flat=True))


def test_a_proposal_makes_the_invoice_of_the_lines_that_were_counted(cast: Cast, letter: Task) -> None:
    invoice = propose(cast, letter, permohonan=1, audit=2, uji=0)
    assert [(line.key, line.quantity, line.amount) for line in invoice.lines.all()] == [
        ("permohonan", 1, 5_000_000),
        ("audit", 2, 3_000_000),
    ]
    assert (invoice.total, invoice.small_business) == (8_000_000, False)
    assert verbs(letter)[-2:] == [Verb.AUDIT_PROPOSED, Verb.INVOICE_MADE]


def test_a_small_business_pays_less_for_certification(cast: Cast, letter: Task) -> None:
    cast.organisation.is_small_business = True
    cast.organisation.save()
    invoice = propose(cast, letter)
    assert (invoice.discount, invoice.total) == (2_000_000, 6_000_000)


def test_the_invoice_and_its_code_are_kept_while_the_lines_stay_the_same(cast: Cast, letter: Task) -> None:
    first = propose(cast, letter)
    enter(cast, letter)
    again = propose(cast, letter)
    assert (again, Invoice.objects.count()) == (first, 1)
    code = code_of(again)
    assert code is not None
    assert code.code == CODE


def test_other_lines_make_another_invoice_that_needs_a_code_of_its_own(cast: Cast, letter: Task) -> None:
    first = propose(cast, letter)
    enter(cast, letter)
    second = propose(cast, letter, permohonan=1, audit=3)
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert second.number == first.number  # the client was told of neither
    assert code_of(second) is None


def test_a_tariff_line_withdrawn_after_the_invoice_changes_nothing_of_it(cast: Cast, letter: Task) -> None:
    invoice = propose(cast, letter)
    TariffLine.objects.filter(key="audit").update(withdrawn_at=letter.opened_at, price=1)
    invoice.refresh_from_db()
    assert (invoice.total, invoice.lines.get(key="audit").amount) == (8_000_000, 3_000_000)
    with pytest.raises(billing.LineNotOffered):
        propose(cast, letter)


# Lines the tariff leaves open


TRIP = OpenPrice(1_250_000, "Palembang–Banyuasin, tiket dan penginapan")


def propose_priced(cast: Cast, task: Task, key: str, price: OpenPrice, **quantities: int) -> Invoice:
    """A proposal in which one line has a price of this case."""
    line = TariffLine.objects.get(tariff__office=cast.office, key=key)
    chosen = fees(cast, **(quantities or {"permohonan": 1, "perjalanan": 2}))
    by, at = cast.staff["pjt"], task.opened_at
    actions.propose_audit(task.pk, by, at, plan=plan(cast), fees=chosen, prices={line.pk: price})
    found = invoice_of(task.case)
    assert found is not None
    return found


def test_a_line_the_tariff_leaves_open_is_charged_what_seksi_pjt_wrote(cast: Cast, letter: Task) -> None:
    invoice = propose_priced(cast, letter, "perjalanan", TRIP)
    line = invoice.lines.get(key="perjalanan")
    assert (line.price, line.quantity, line.amount, line.words) == (1_250_000, 2, 2_500_000, TRIP.words)
    assert invoice.total == 7_500_000
    made = Entry.objects.filter(chain=letter.case.chain, verb=Verb.INVOICE_MADE).get()
    assert made.data["prices"] == [{"line": "perjalanan", "price": 1_250_000, "words": TRIP.words}]


def test_the_papers_show_the_price_of_this_case_with_its_reason(cast: Cast, letter: Task) -> None:
    invoice = propose_priced(cast, letter, "perjalanan", TRIP)
    name = f"Perjalanan ({TRIP.words})"
    assert (name, "2", "paket", "Rp 1.250.000", "Rp 2.500.000") in fee_table(invoice).rows
    assert ("Transportasi dan akomodasi", "Rp 2.500.000") in sums_table(invoice).rows


def test_the_small_business_discount_leaves_the_price_of_this_case_alone(cast: Cast, letter: Task) -> None:
    cast.organisation.is_small_business = True
    cast.organisation.save()
    invoice = propose_priced(cast, letter, "perjalanan", TRIP)
    assert (invoice.discount, invoice.total) == (1_250_000, 6_250_000)


def test_the_invoice_is_kept_while_the_price_of_this_case_stays(cast: Cast, letter: Task) -> None:
    first = propose_priced(cast, letter, "perjalanan", TRIP)
    assert propose_priced(cast, letter, "perjalanan", TRIP) == first
    assert propose_priced(cast, letter, "perjalanan", OpenPrice(1_300_000, TRIP.words)) != first
    assert propose_priced(cast, letter, "perjalanan", OpenPrice(1_300_000, "Rute lain")).total == 7_600_000
    assert Invoice.objects.count() == 3


@pytest.mark.parametrize(
    ("key", "price", "refusal"),
    [
        ("permohonan", TRIP, billing.PriceFixed),
        ("perjalanan", OpenPrice(0, "Rute"), billing.OpenPriceWrong),
        ("perjalanan", OpenPrice(1, " "), billing.OpenPriceUnexplained),
        ("uji", TRIP, billing.LineNotOffered),  # not charged at all
    ],
)
def test_a_price_that_cannot_stand_leaves_everything_as_it_was(
    cast: Cast, letter: Task, key: str, price: OpenPrice, refusal: type[billing.BillingRefusal]
) -> None:
    with pytest.raises(refusal):
        propose_priced(cast, letter, key, price)
    assert proposal_in(letter) is None
    assert invoice_of(letter.case) is None


def test_without_a_tariff_nothing_is_kept_of_a_proposal(cast: Cast, letter: Task) -> None:
    cast.office.tariffs.update(valid_from=date(2030, 1, 1))
    with pytest.raises(billing.TariffMissing):
        propose(cast, letter)
    assert proposal_in(letter) is None


def test_a_proposal_that_costs_nothing_is_refused(cast: Cast, letter: Task) -> None:
    with pytest.raises(billing.NothingToPay):
        propose(cast, letter, uji=1)


def test_only_seksi_pjt_proposes_an_audit(cast: Cast, letter: Task) -> None:
    with pytest.raises(NotYours):
        actions.propose_audit(letter.pk, cast.staff["ss"], letter.opened_at, plan=plan(cast), fees={})


# The code


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("82026112300000", billing.CodeWrong),
        ("8202611230000012", billing.CodeWrong),
        ("82026112300000A", billing.CodeNotDigits),
    ],
)
def test_a_code_that_is_not_fifteen_digits_is_refused(
    cast: Cast, letter: Task, typed: str, refusal: type[billing.BillingRefusal]
) -> None:
    propose(cast, letter)
    with pytest.raises(refusal):
        enter(cast, letter, typed)


def test_a_code_needs_an_invoice(cast: Cast, letter: Task) -> None:
    with pytest.raises(billing.InvoiceMissing):
        enter(cast, letter)


def test_a_code_may_be_typed_with_spaces_by_seksi_pjt_and_the_treasurer_alone(cast: Cast, letter: Task) -> None:
    invoice = propose(cast, letter)
    enter(cast, letter, "8202 6112 3000 001", "treasurer")
    found = code_of(invoice)
    assert found is not None
    assert found.code == CODE
    with pytest.raises(NotYours, match="Seksi PJT atau Bendahara Penerimaan"):
        enter(cast, letter, NEXT, "head")


def test_before_the_letter_is_sent_the_client_hears_of_no_code(cast: Cast, letter: Task) -> None:
    fix_time(letter, cast.staff["pjt"], letter.opened_at)
    propose(cast, letter)
    enter(cast, letter)
    assert not Notice.objects.filter(kind=NoticeKind.PAYMENT_CODE).exists()
    actions.perform(letter.pk, "dikirim", cast.staff["pjt"], letter.opened_at + 2 * SOON)
    told = Notice.objects.get(kind=NoticeKind.PAYMENT_CODE)
    assert (told.role, told.data["code"], told.data["total"]) == ("client", CODE, 8_000_000)


def test_a_renewed_code_stands_on_a_new_bill_under_the_same_number_and_the_old_one_is_kept(
    cast: Cast, confirmation: Task
) -> None:
    invoice = invoice_of(confirmation.case)
    old = code_of(invoice) if invoice else None
    assert invoice is not None
    assert old is not None
    enter(cast, confirmation, NEXT)
    assert [one.code for one in codes_of(confirmation.case)] == [old.code, NEXT]
    bills = list(Document.objects.get(case=confirmation.case, kind="e-billing").versions.order_by("number"))
    assert [bill.letter_number for bill in bills] == [invoice.number, invoice.number]
    assert Notice.objects.filter(kind=NoticeKind.PAYMENT_CODE).count() == 2


def test_a_code_is_renewed_as_often_as_it_runs_out(cast: Cast, confirmation: Task) -> None:
    for code in (NEXT, "820261208000003", "820261215000004"):
        enter(cast, confirmation, code)
    kept = codes_of(confirmation.case)
    assert [one.replaced_by_id for one in kept] == [*(one.pk for one in kept[1:]), None]
    assert kept[-1].code == "820261215000004"


def test_a_code_of_a_case_that_is_over_is_not_renewed(cast: Cast, confirmation: Task) -> None:
    actions.withdraw(confirmation.case_id, cast.client, confirmation.opened_at, reason="Tidak jadi.")
    with pytest.raises(CaseEnded):
        enter(cast, confirmation, NEXT)


# The client's word


def test_an_acceptance_is_kept_and_the_step_waits_for_the_payment(cast: Cast, confirmation: Task) -> None:
    answer = actions.confirm_audit(confirmation.pk, cast.client, confirmation.opened_at + SOON)
    confirmation.refresh_from_db()
    assert (answer.is_accepted, confirmation.is_open) == (True, True)
    assert verbs(confirmation)[-1] == Verb.AUDIT_CONFIRMED


def test_an_objection_goes_back_to_step_six_and_every_round_is_kept(cast: Cast, confirmation: Task) -> None:
    at, lead = confirmation.opened_at + SOON, cast.staff["lead-auditor"]
    actions.object_to_audit(
        confirmation.pk, cast.client, at, about=About.MEMBER, member_id=lead.pk, reason="Pernah bekerja di pesaing."
    )
    again = fresh(confirmation.case, "audit-letter")
    assert (again.round, again.is_open) == (2, True)
    told = Notice.objects.filter(case=confirmation.case, kind="your-turn", role="pjt").latest("id")
    assert told.data["reason"] == "Pernah bekerja di pesaing."
    letter = letter_of(told, cast.staff["pjt"], at)
    assert "keberatan pelanggan atas usulan audit" in letter.subject
    assert f"Keberatan terhadap: Anggota tim\nAnggota tim: {lead.name}" in letter.text
    assert '"Pernah bekerja di pesaing."' in letter.text
    assert verbs(confirmation)[-2:] == [Verb.AUDIT_OBJECTED, Verb.STEP_DONE]
    invoice = invoice_of(confirmation.case)
    auditor_day = {line.key: line.quantity for line in invoice.lines.all()} if invoice else {}
    given = {"task_id": again.pk, "by": cast.staff["pjt"], "at": again.opened_at, "fees": fees(cast, **auditor_day)}
    said = rf"^Pelanggan menolak {lead.name} pada .*: “Pernah bekerja di pesaing”\. Tulis alasannya"
    with pytest.raises(ReasonNeeded, match=said):
        actions.propose_audit(**given, plan=plan(cast))
    second = actions.propose_audit(**given, plan=plan(cast, reason="Tidak pernah bekerja di sana; pelanggan tahu."))
    assert [one.startswith(f"Pelanggan menolak {lead.name}") for one in second.remarks] == [True]
    assert (second.round, invoice_of(confirmation.case)) == (2, invoice)
    assert [(one.round, [a.reason for a in one.answers.all()]) for one in proposals_of(confirmation.case)] == [
        (2, []),
        (1, ["Pernah bekerja di pesaing."]),
    ]


def test_the_dates_the_client_rejected_are_proposed_again_with_a_reason_only(cast: Cast, confirmation: Task) -> None:
    at, rejected = confirmation.opened_at + SOON, proposals_of(confirmation.case)[0]
    actions.object_to_audit(confirmation.pk, cast.client, at, about=About.DATES, reason="Pabrik libur.")
    again = fresh(confirmation.case, "audit-letter")
    given = {"task_id": again.pk, "by": cast.staff["pjt"], "at": again.opened_at, "fees": fees(cast, permohonan=1)}
    with pytest.raises(ReasonNeeded, match=r"^Pelanggan menolak tanggal .* sampai .*: “Pabrik libur”"):
        actions.propose_audit(**given, plan=plan(cast, rejected.starts_on))
    assert proposal_in(again) is None
    assert actions.propose_audit(**given, plan=plan(cast, rejected.ends_on + 2 * WEEK)).remarks == []


def test_an_objection_without_a_reason_changes_nothing(cast: Cast, confirmation: Task) -> None:
    with pytest.raises(audits.ObjectionReasonMissing):
        actions.object_to_audit(confirmation.pk, cast.client, confirmation.opened_at, about=About.DATES, reason=" ")
    confirmation.refresh_from_db()
    assert confirmation.is_open
    assert not AuditAnswer.objects.exists()


def test_nobody_of_the_office_answers_for_the_client(cast: Cast, confirmation: Task) -> None:
    for user in (cast.staff["pjt"], cast.outsider):
        with pytest.raises(NotYours):
            actions.confirm_audit(confirmation.pk, user, confirmation.opened_at)


def test_an_objection_made_by_the_outcome_alone_is_journalled_once_too(cast: Cast, confirmation: Task) -> None:
    at = confirmation.opened_at + SOON
    actions.perform(confirmation.pk, "keberatan", cast.client, at, note="Bertepatan dengan libur pabrik.")
    assert verbs(confirmation).count(Verb.AUDIT_OBJECTED) == 1
    answer = AuditAnswer.objects.get(task=confirmation)
    assert (answer.about, answer.reason) == (About.NONE, "Bertepatan dengan libur pabrik.")


def test_the_plan_and_the_client_s_word_belong_to_their_own_steps(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    with pytest.raises(NotAccepted):
        actions.propose_audit(ready.pk, cast.staff["pjt"], ready.opened_at, plan=plan(cast), fees={})
    receipt = cast.case_at("receipt")
    with pytest.raises(NotAccepted):
        actions.confirm_audit(receipt.pk, cast.client, receipt.opened_at)
    with pytest.raises(NotAccepted):
        actions.object_to_audit(receipt.pk, cast.client, receipt.opened_at, about=About.NONE, reason="Tidak")


def test_a_small_business_keeps_its_invoice_where_its_scheme_has_no_discount(cast: Cast, letter: Task) -> None:
    cast.office.tariffs.update(small_business_schemes=["sppt-sni"])
    cast.organisation.is_small_business = True
    cast.organisation.save()
    first = propose(cast, letter)
    assert (first.discount, propose(cast, letter)) == (0, first)


def test_a_line_withdrawn_meanwhile_is_never_left_out_unsaid(cast: Cast, letter: Task) -> None:
    propose(cast, letter, permohonan=1)
    gone = fees(cast, permohonan=1, audit=1)
    TariffLine.objects.filter(key="audit").update(withdrawn_at=letter.opened_at)
    with pytest.raises(billing.LineNotOffered):
        actions.propose_audit(letter.pk, cast.staff["pjt"], letter.opened_at, plan=plan(cast), fees=gone)


def test_a_code_is_not_asked_for_what_has_been_paid(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    for one in payments_of(ready.case):
        verify_payment(one.pk, cast.staff["treasurer"], ready.opened_at)
    with pytest.raises(billing.CodeNotNeeded, match="sudah lunas"):
        enter(cast, ready, NEXT)


def test_whoever_paid_before_objecting_is_not_told_to_pay_again(cast: Cast, confirmation: Task) -> None:
    at = confirmation.opened_at + SOON
    told = Notice.objects.filter(kind=NoticeKind.PAYMENT_CODE)
    invoice = invoice_of(confirmation.case)
    assert invoice is not None
    payment = report_payment(
        confirmation.pk, cast.client, at, ntpn="A" * 16, ntb="", bank="", paid_on=at.date(), amount=invoice.total
    )
    verify_payment(payment.pk, cast.staff["treasurer"], at)
    actions.object_to_audit(confirmation.pk, cast.client, at, about=About.DATES, reason="Pabrik libur.")
    Payment.objects.update(code=None)
    invoice.codes.all().delete()  # as of an invoice made anew: paid all the same, it needs no code
    close(fresh(confirmation.case, "audit-letter"), "dikirim", cast.staff["pjt"], at + SOON)
    assert told.count() == 1


@pytest.mark.parametrize("role", ["pjt", "treasurer"])
def test_nobody_enters_a_code_for_the_client_they_act_for(cast: Cast, letter: Task, role: str) -> None:
    propose(cast, letter)
    MembershipFactory(organisation=cast.organisation, user=cast.staff[role])
    with pytest.raises(billing.OwnInvoice):
        enter(cast, letter, role=role)


def test_md11_the_same_team_comes_on_the_same_days_for_both_standards_of_one_audit(cast: Cast, letter: Task) -> None:
    other = cast.case_at("audit-letter", "iso-14001")
    propose(cast, letter)
    with pytest.raises(audits.MemberBusy):
        propose(cast, other)
    Application.objects.filter(case=other.case).update(together_with=Application.objects.get(case=letter.case))
    propose(cast, other)
    first, second = proposal_of(letter.case), proposal_of(other.case)
    assert first is not None
    assert second is not None
    assert (first.starts_on, first.ends_on) == (second.starts_on, second.ends_on)
