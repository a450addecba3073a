"""The audit time of a case by the rules of MD 5, MD 1 and MD 11: what it is reckoned from, and its table.

SPPT SNI and Industri Hijau have none: their schemes do not follow MD 5, and nothing is said of it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from mutubaku.applications.queries import application_of, companion_of
from mutubaku.auditrules import Audit, Complexity, Standard, Step
from mutubaku.auditrules.reasoning import UNCONFIRMED
from mutubaku.auditrules.words import said, written
from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.errors import NotReckoned
from mutubaku.audits.reckoning.policy import (
    Basis,
    Facts,
    FoundSite,
    basis_of,
    brought_up,
    changed,
    may_be,
    reckon,
    with_others,
)
from mutubaku.audits.reckoning.queries import audit_time_of, newest_time, waiting_time
from mutubaku.cases.models import Case, Kind, Scheme, Task
from mutubaku.certificates.queries import accepted_transfer, cases_before, subject_of, transfer_review_of
from mutubaku.conduct.editions import full_week
from mutubaku.conduct.integrated import audited_with
from mutubaku.people.access import office_day

from .audit_fee import Charged, charged, cost_beside, cost_of
from .letters import LetterTable

STANDARDS = {Scheme.ISO_9001: Standard.ISO_9001, Scheme.ISO_14001: Standard.ISO_14001}
AUDITS = {
    Kind.INITIAL: Audit.INITIAL,
    Kind.SURVEILLANCE: Audit.SURVEILLANCE,
    Kind.RECERTIFICATION: Audit.RECERTIFICATION,
    Kind.SCOPE_CHANGE: Audit.EXTENSION,
}


def is_reckoned(case: Case) -> bool:
    """Whether MD 5 tells the audit time of the case's scheme."""
    return case.scheme in STANDARDS


def audit_of(case: Case) -> Audit:
    """Which kind of audit a case asks for. After an accepted transfer no certification begins anew (IAF MD 2): what is
    audited then begins with the figure of an audit beside the cycle (MS-19), our reading.
    """
    if case.is_special or accepted_transfer(case) is not None:
        return Audit.SPECIAL
    return Audit.REDUCTION if takes_out(case) else AUDITS[Kind(case.kind)]


def takes_out(case: Case) -> bool:
    """Whether a change of scope only takes out of its certificate: sites or codes, and names none that are new. What it
    changes in the words of the scope alone nobody can tell; there the office says which it is."""
    subject = subject_of(case) if case.kind == Kind.SCOPE_CHANGE else None
    if subject is None:
        return False
    application, scope = application_of(case), subject.scope
    now = {(one.name, one.address) for one in application.sites.all()} | _codes(facts_of(case).codes)
    then = {(one["name"], one["address"]) for one in scope.get("sites", [])}
    return now < then | _codes(scope.get("iaf_code", "").split(","))


def _codes(given: Iterable[object]) -> set[tuple[str, str]]:
    return {("IAF", str(one).strip()) for one in given}


def facts_of(case: Case) -> Facts:
    """What the application says now."""
    application = application_of(case)
    sites = list(application.sites.all())
    hours = full_week(case)
    scope = getattr(application, "system_scope", None)
    codes = tuple(sorted(scope.iaf_codes)) if scope else ()
    personnel = sum(site.personnel(hours) for site in sites)
    return Facts(personnel=personnel, sites=len(sites), codes=codes, names=tuple(site.name for site in sites))


def basis_for(case: Case) -> Basis:
    """What the time is to be reckoned from now: as it was last, with the facts of now; at first the facts alone, and of
    the sites what the certificate was last audited by. It is no share any more once the other standard's case ended
    before its audit.

    NotReckoned for a scheme that does not follow MD 5.
    """
    if not is_reckoned(case):
        raise NotReckoned
    newest, now, companion = audit_time_of(case), facts_of(case), audited_with(case)
    if newest is not None:
        then = with_others(basis_of(newest.basis), _found_beside(companion, now))
        basis = _of_its_kind(case, newest, brought_up(then, now))
        return basis if companion is not None else replace(basis, is_integrated=False, together=None)
    basis = Basis(
        standard=STANDARDS[Scheme(case.scheme)],
        audit=audit_of(case),
        facts=now,
        personnel=now.personnel,
        is_integrated=companion is not None,
    )
    together = audit_time_of(companion) if companion else None
    return brought_up(_with_sites(basis, case, together), now)


def _found_beside(companion: Case | None, now: Facts) -> list[FoundSite]:
    """The sites that the audit found in the other standard's case and this one's application names too by now."""
    known = audit_time_of(companion) if companion else None
    found = basis_of(known.basis).found if known else ()
    return [one for one in found if one.name in now.names]


def _of_its_kind(case: Case, kept: AuditTime, basis: Basis) -> Basis:
    """The basis with the case's own kind of audit, where what was kept is older than the review of a transfer, or of a
    kind that would take less."""
    own, review = audit_of(case), transfer_review_of(case)
    is_older = review is not None and kept.at < review.at
    if not is_older and may_be(basis.audit, own, office_day(case.office, kept.at).date()):
        return basis
    return replace(basis, audit=own)


def _with_sites(basis: Basis, case: Case, together: AuditTime | None) -> Basis:
    """The basis with what is known of the sites: from the other standard's case, that both audits go to the same ones,
    with the levels of integration, and with people counted otherwise there; else from what the certificate was last
    audited by. In a new cycle they are drawn anew.
    """
    known = together or newest_time(cases_before(case))
    if known is None:
        return basis
    then = basis_of(known.basis)
    is_new_cycle = known.case.kind == Kind.RECERTIFICATION != case.kind
    sites = replace(basis, is_sampled=then.is_sampled, adjoining=then.adjoining, central_site=then.central_site)
    if together:
        sites = replace(sites, integration=then.integration, ability=then.ability)
        if then.personnel_reason and then.facts.personnel == basis.facts.personnel:
            sites = replace(sites, personnel=then.personnel, personnel_reason=then.personnel_reason)
    return replace(sites, seed="" if is_new_cycle else then.seed)


def with_companion(case: Case, basis: Basis, day: date) -> Basis:
    """The basis with what the other standard takes alone: as it was reckoned in its own case, with the sites that the
    audit found for both, else from the same people without adjustments. AuditRefusal when that cannot be reckoned."""
    companion = audited_with(case) if basis.is_integrated else None
    if companion is None:
        return replace(basis, is_integrated=False, together=None)
    newest = audit_time_of(companion)
    if newest is not None:
        own = with_others(basis_of(newest.basis), basis.found)
    else:
        own = replace(basis, standard=STANDARDS[Scheme(companion.scheme)], audit=audit_of(companion))
        own = replace(own, reductions=(), increases=(), central=None)
    return replace(basis, together=reckon(replace(own, is_integrated=False), day).alone)


def needs_complexity(basis: Basis) -> bool:
    """Whether the complexity of environmental aspects plays a part: for ISO 14001, alone or together."""
    return basis.standard == Standard.ISO_14001 or basis.is_integrated


def complexity_of(case: Case) -> tuple[Complexity | None, str]:
    """The complexity that was chosen in the case sent together with this one, and why."""
    companion = companion_of(case)
    newest = audit_time_of(companion) if companion else None
    if newest is None:
        return None, ""
    found = basis_of(newest.basis)
    return found.complexity, found.complexity_reason


def gaps(task: Task) -> list[str]:
    """At step 6 the time must be fixed (T-08: it goes to the client with its justification), by the facts of now."""
    if not is_reckoned(task.case):
        return []
    newest = audit_time_of(task.case)
    if newest is None or not newest.is_fixed:
        return [_("Waktu audit belum ditetapkan")]
    return out_of_date(task.case, newest)


def fixed_gaps(case: Case) -> list[str]:
    """Why the plan waits: another time waits for approval, or the one that was fixed does not hold any more, and has to
    be fixed anew (T-08)."""
    if waiting_time(case) is not None:
        return [_("Usulan waktu audit belum disetujui")]
    newest = audit_time_of(case) if is_reckoned(case) else None
    return out_of_date(case, newest) if newest is not None and newest.is_fixed else []


def out_of_date(case: Case, newest: AuditTime) -> list[str]:
    """Why a time that was kept has to be reckoned again: the application is another now, or what the other standard
    takes is (IAF MD 11), so that the shares of both would not add up, or the other standard is not audited at all."""
    basis = basis_of(newest.basis)
    if changed(basis.facts, facts_of(case)):
        return [_("Waktu audit perlu dihitung lagi karena permohonannya berubah")]
    companion = audited_with(case)
    if companion is None:
        said = _("Waktu audit perlu dihitung lagi karena standar kedua tidak lagi diaudit bersama-sama")
        return [said] if basis.is_integrated else []
    other = audit_time_of(companion)
    known = basis_of(other.basis) if other is not None and other.is_fixed else basis
    together = with_companion(case, basis, office_day(case.office, newest.at).date()).together
    if (together, known.integration, known.ability) == (basis.together, basis.integration, basis.ability):
        return []
    said = _("Waktu audit perlu dihitung lagi karena perhitungan %(standard)s, yang diaudit bersama-sama, sudah lain")
    return [said % {"standard": companion.get_scheme_display()}]


@dataclass(frozen=True)
class Difference:
    """What another time would change against the one that was kept last: days and rupiah, both may be negative."""

    days: Decimal
    money: int
    facts: tuple[str, ...]
    beside: int = 0  # rupiah of the other standard's days, where those of both are charged together


def difference(case: Case, newest: AuditTime, days: Decimal, day: date) -> Difference:
    """Between the newest time and so many days by the tariff of a day, with the facts that are others now."""
    money = cost_of(case, days, day) - cost_of(case, newest.days, day)
    beside = cost_beside(case, days, day) - cost_beside(case, newest.days, day)
    return Difference(days - newest.days, money, changed(basis_of(newest.basis).facts, facts_of(case)), beside)


@dataclass(frozen=True)
class Since:
    """What has changed since the audit of a certificate that was reckoned last: its facts and what such an audit as
    now would have taken then, with the difference."""

    facts: Facts
    days: Decimal
    made: Difference


def since_before(case: Case, basis: Basis, days: Decimal, day: date) -> Since | None:
    """What people, sites or scope that are others than at the certificate's last audit make of so many days now; None
    where there was none, where nothing is another, or where that audit cannot be reckoned by the rules of now; and of
    an audit of two standards together, whose days are a share (IAF MD 11) and not to be held against one alone.
    """
    earlier = newest_time(cases_before(case))
    then = basis_of(earlier.basis) if earlier else None
    found = changed(then.facts, facts_of(case)) if then else ()
    if then is None or not found or basis.is_integrated:
        return None
    try:
        was = reckon(replace(then, audit=basis.audit, is_integrated=False, together=None), day).days
    except AuditRefusal:
        return None
    money = cost_of(case, days, day) - cost_of(case, was, day)
    return Since(then.facts, was, Difference(days - was, money, found))


def time_tables(case: Case) -> tuple[LetterTable, ...]:
    """The audit time with its justification, for the letter to the client (T-08); none where none was fixed."""
    newest = audit_time_of(case)
    if newest is None or not newest.is_fixed:
        return ()
    reasons = "; ".join(one for one in (newest.override_reason, newest.change_reason) if one)
    told = charged(case, newest.days)
    return (time_table(newest.steps, newest.days, reasons or newest.rule_set, told if told.other else None),)


def changed_tables(case: Case) -> tuple[LetterTable, ...]:
    """The same for the plan, where the time was fixed anew after the letter; none where it was not."""
    newest = audit_time_of(case)
    return time_tables(case) if newest is not None and newest.change_reason else ()


def time_table(steps: Sequence[Step], days: Decimal, base: str, told: Charged | None = None) -> LetterTable:
    """The days of an audit under every step that led to them, each with its figure and what it rests on (T-08); of an
    audit held together also what is ``told`` to be charged of them.
    """
    rows = [(said(one.words, one.values), _figure(one.figure, one.unit), _base(one)) for one in steps]
    rows.append(("Waktu audit yang ditetapkan", f"{written(days.normalize())} hari", base))
    rows += [_charged_row(told)] if told else []
    return LetterTable("Waktu audit", ("Langkah", "Angka", "Dasar"), tuple(rows))


def _charged_row(told: Charged) -> tuple[str, str, str]:
    words = "Hari auditor yang ditagih; hari yang dimulai dihitung penuh, sekali untuk kedua standar"
    base = f"Bersama {told.other} ({told.beside} hari): {told.together} hari"
    return (words, f"{told.days} hari", base)


def _figure(figure: Decimal | None, unit: str) -> str:
    return "" if figure is None else f"{written(figure)} {unit}"


def _base(step: Step) -> str:
    return step.clause if step.is_confirmed else f"{step.clause} ({UNCONFIRMED})"
