"""Bringing samples to the laboratory: the test order, and the chain of custody hand-over by hand-over."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome
from mutubaku.samples.models import BrokenSeal, HandOver, Receiver, Sample, TestOrder
from mutubaku.samples.queries import custody_of, laboratory_seal, order_of, ordered_tests, under_way

from .letters import Letter, LetterTable
from .sampled import accreditation, laboratory, moment, reasons_table
from .work import Work, Written

PROOF = "bukti-pengiriman-contoh"
RECEIVED, AGAIN = "diterima", "ambil-ulang"
CUSTODY = ("Contoh", "Waktu", "Dari", "Kepada", "Segel")
ORDER = ("Contoh", "Segel", "Laboratorium", "Akreditasi KAN", "Parameter")
SEALS = {
    BrokenSeal.NONE: "utuh",
    BrokenSeal.RESEALED: "rusak, disegel ulang",
    BrokenSeal.VOID: "rusak, contoh tidak diuji",
}


def bars(task: Task, outcome: Outcome) -> list[str]:
    """Nothing is received that was not brought whole; nothing is taken again unless a sample may not be tested."""
    samples = under_way(task)
    void = [one for one in samples if one.void_reason]
    if outcome.key == AGAIN:
        return [] if void else [_("Tidak ada contoh yang harus diambil ulang")]
    lacking = [
        _("Contoh %(code)s tidak boleh diuji: pilih “Contoh diambil ulang”") % {"code": one.code} for one in void
    ]
    return lacking + [gap for one in samples if not one.void_reason for gap in _lacking(one)]


def _lacking(sample: Sample) -> list[str]:
    words = {"code": sample.code}
    lacking = [] if order_of(sample) else [_("Pesanan pengujian contoh %(code)s") % words]
    if order_of(sample) and not ordered_tests(sample):
        lacking.append(_("Parameter yang diuji dari contoh %(code)s") % words)
    return (
        lacking
        if custody_of(sample).is_delivered
        else [*lacking, _("Serah terima contoh %(code)s kepada laboratorium") % words]
    )


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The chain of custody, and what the laboratory is asked to test."""
    samples = under_way(task)
    links = tuple(_link(task.case, one, hand) for one in samples for hand in one.hand_overs.all())
    orders = [(one, order) for one in samples if (order := order_of(one))]
    asked = LetterTable("Permintaan pengujian", ORDER, tuple(_order(*pair) for pair in orders))
    reasons = reasons_table(order for _sample, order in orders)
    return Letter({}, (LetterTable("Serah terima", CUSTODY, links), asked, *reasons))


def _link(case: Case, sample: Sample, hand: HandOver) -> tuple[str, ...]:
    to = f"{hand.holder}, resi {hand.courier_number}" if hand.to_kind == Receiver.COURIER else hand.holder
    seal = SEALS[BrokenSeal(hand.broken)] + (f" dengan {hand.new_seal}" if hand.new_seal else "")
    said = f"{seal}: {hand.reason}" if hand.reason else seal
    return (sample.code, moment(case, hand.at), hand.giver, to, said)


def _order(sample: Sample, order: TestOrder) -> tuple[str, ...]:
    names = "; ".join(one.name for one in ordered_tests(sample))
    return (sample.code, laboratory_seal(sample), laboratory(order), accreditation(order), names)


WORK = Work(bars=bars, written={PROOF: Written(letter, frozenset({RECEIVED}))})
