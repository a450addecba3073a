"""What review, committee and decision join of other rooms: who evaluated, what is asked, and what stands against."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.cases.models import Case, Kind, Side, Task
from mutubaku.cases.queries import on_side
from mutubaku.certificates.models import Standing
from mutubaku.certificates.queries import standing_of, subject_of
from mutubaku.conduct.errors import Interested, UnfitWithoutWords
from mutubaku.conduct.founding.seeds import seeds
from mutubaku.conduct.judges import gap_of, interests_against
from mutubaku.conduct.scopes import scopes_of
from mutubaku.decisions.errors import AgreementMissing
from mutubaku.decisions.policy import GRANTING, Against, Composition, Judged, Seat, free_items, holding_back
from mutubaku.decisions.queries import agreement_on, agreements_of, decided_on, is_waived, judgements_in
from mutubaku.findings import queries as findings
from mutubaku.greenindustry import queries as greenindustry
from mutubaku.people.access import Capacity, in_force, office_day
from mutubaku.people.models import Competence, CompetenceFunction, User
from mutubaku.people.queries import officials
from mutubaku.reviews.models import Purpose, Question
from mutubaku.reviews.queries import questions_on
from mutubaku.samples import queries as samples
from mutubaku.schemes.queries import opened_on, terms_of

from .letters import INDONESIAN
from .parts import product_key, scope_items, sites_decided

COMMITTEE_ROLE, REVIEWER_ROLE, MEMBER = "committee", "reviewer", CompetenceFunction.COMMITTEE


def questions_of(case: Case) -> list[Question]:
    """The judgements of the committee sheet that this case asks for, as of the day it was opened.

    The built-in ones, not stored, where the office has none of its own.
    """
    day = opened_on(case)
    own = questions_on(case.office, day, Purpose.CERTIFICATION)
    if not own:
        rows = [row for row in seeds().questions if row.purpose == Purpose.CERTIFICATION]
        own = [Question(key=row.key, text=row.text, source=row.source, schemes=list(row.schemes)) for row in rows]
    return [one for one in own if not one.schemes or case.scheme in one.schemes]


def judged(task: Task) -> list[Judged]:
    """Every judgement asked of this case with its reply in this round."""
    found = judgements_in(task)
    return [
        Judged(found[one.key].text, found[one.key].reply) if one.key in found else Judged(one.text, "")
        for one in questions_of(task.case)
    ]


def _certificate_gone(case: Case) -> list[str]:
    """That the certificate a case is about was withdrawn, or replaced by that of another case. One suspended may be
    decided on, for the decision may be what ends it; it is not replaced before (``certificates.actions.issue``).
    """
    subject = subject_of(case)
    if subject is None:
        return []
    if standing_of(subject) == Standing.WITHDRAWN:
        return [_("Sertifikat nomor %(number)s sudah dicabut") % {"number": subject.number}]
    if subject.replaced_by is not None and subject.replaced_by.case_id != case.pk:
        return [_("Sertifikat nomor %(number)s sudah diganti") % {"number": subject.number}]
    return []


def _of_findings(case: Case) -> list[Against]:
    """A finding holds the whole of a scope back; in a surveillance one at a single site of the certificate that site
    alone, for there the office may continue without what does not conform (ISO/IEC 17021-1, 9.6.5.5; MS-21).
    """
    keys = sites_decided(case)
    return [Against(said.rstrip("."), keys.get(site, "")) for site, said in findings.standing_by_site(case)]


def _of_all(found: Callable[[Case], list[str]]) -> Callable[[Case], list[Against]]:
    """What a room finds against the whole of a scope."""
    return lambda case: [Against(said.rstrip(".")) for said in found(case)]


def _of_products(case: Case) -> list[Against]:
    return [
        Against(said.rstrip("."), product_key(item) if item else "") for item, said in samples.standing_by_item(case)
    ]


# What each room finds to stand against certification; one line for each.
AGAINST: tuple[Callable[[Case], list[Against]], ...] = (
    _of_findings,
    _of_products,
    _of_all(greenindustry.standing_against),
    _of_all(_certificate_gone),
)


def standing_against(case: Case) -> list[Against]:
    """What stands against granting or continuing, over every room that knows something of the case."""
    return [one for found in AGAINST for one in found(case)]


def said_against(case: Case) -> list[str]:
    """The same in words."""
    return [one.words for one in standing_against(case)]


def held_back(case: Case, result: str, items: Collection[str]) -> list[str]:
    """What keeps a conclusion or verdict about a case from standing, ``items`` being its part (``holding_back``)."""
    return holding_back(result, standing_against(case), items) if result in GRANTING else []


def grantable(case: Case) -> list[str]:
    """The items of the scope that nothing stands against."""
    return free_items(standing_against(case), scope_items(case))


def codes_wanted(case: Case) -> frozenset[str]:
    """The technical codes a committee must jointly answer for."""
    return frozenset(one.code for one in scopes_of(case))


def composition_of(case: Case) -> Composition:
    """What the case's version of its scheme asks of its committee."""
    terms, names = terms_of(case), dict(CompetenceFunction.choices)
    reviewed = case.tasks.filter(role=REVIEWER_ROLE, closed_by__isnull=False).values_list("closed_by_id", flat=True)
    return Composition(
        least=terms.committee_members,
        codes=codes_wanted(case),
        functions={key: str(names.get(key, key)).lower() for key in terms.committee_functions},
        reviewers=frozenset() if terms.reviewer_in_committee else frozenset(reviewed),
    )


def functions_of(case: Case, day: date) -> Callable[[int], frozenset[str]]:
    """The competences each person holds in the case's scheme by the register; all of them where the register knows
    nobody of the scheme, for then the office vouches.
    """
    rows = Competence.objects.filter(office=case.office, scheme=case.scheme)
    held: dict[int, set[str]] = {}
    for user_id, function in rows.filter(in_force(day)).values_list("user_id", "function"):
        held.setdefault(user_id, set()).add(function)
    everything = frozenset() if rows.exists() else frozenset(CompetenceFunction.values)
    return lambda user_id: everything or frozenset(held.get(user_id, ()))


def codes_of(case: Case, day: date) -> Callable[[int], frozenset[str]]:
    """What each member of the pool answers for by the register of competence.

    Where the register knows no committee member of the scheme, the office vouches for whoever it puts into the role.
    """
    wanted = codes_wanted(case)
    rows = Competence.objects.filter(in_force(day), office=case.office, scheme=case.scheme, function=MEMBER)
    held: dict[int, set[str]] = {}
    for user_id, scope in rows.values_list("user_id", "scope"):
        held.setdefault(user_id, set()).update({scope} if scope else wanted)
    return lambda user_id: frozenset(held.get(user_id, ())) if held else wanted


def pool(task: Task, at: datetime) -> list[Seat]:
    """Who may be called: today's committee members who did not evaluate the case and have no interest in its client,
    by name.
    """
    out = on_side(task.case, Side.EVALUATION) | interested(task, at).keys()
    found = officials(task.case.office, COMMITTEE_ROLE, at)
    day = office_day(task.case.office, at).date()
    codes, functions = codes_of(task.case, day), functions_of(task.case, day)
    seats = [
        Seat(one.user_id, one.name, codes=codes(one.user_id), functions=functions(one.user_id))
        for one in found
        if one.user_id
    ]
    return sorted((seat for seat in seats if seat.user_id not in out), key=lambda seat: seat.name)


def interested(task: Task, at: datetime) -> dict[int, Interested]:
    """Today's committee members whom an interest in the client keeps out, each with the sentence that says so."""
    ids = {one.user_id for one in officials(task.case.office, COMMITTEE_ROLE, at) if one.user_id}
    return interests_against(task.case, User.objects.filter(pk__in=ids).order_by("name"), at)


def least_members(case: Case) -> int:
    """How many members the case's version of its scheme asks for."""
    return terms_of(case).committee_members


def remark_on(task: Task, by: Capacity, at: datetime, words: str) -> str:
    """What the register does not show of whoever ends a step of the judgement, as it is kept; "" when nothing.

    UnfitWithoutWords when they give no reason for going on.
    """
    gap = gap_of(task, by.user_id or 0, by.name, at)
    if gap is None:
        return ""
    if not words.strip():
        raise UnfitWithoutWords(gap.sentence)
    with override(INDONESIAN):
        kept = gap_of(task, by.user_id or 0, by.name, at)
    return kept.sentence if kept else ""


def decision_day(case: Case) -> date | None:
    """The day of the decision; of a case decided before decisions were kept, the day that step was closed."""
    found = decided_on(case)
    if found is not None:
        return found
    closed = case.tasks.filter(step="decision", closed_at__isnull=False).order_by("-id").first()
    return office_day(case.office, closed.closed_at).date() if closed and closed.closed_at else None


def agreement_gap(case: Case) -> list[str]:
    """The agreement, while both sides have signed none; a surveillance may go on without, with a reason. Whether one
    still holds is judged on the day a certificate is made (``check_agreement``).
    """
    signed = agreements_of(case.organisation, case.scheme).filter(countersigned_at__isnull=False, ended_on=None)
    if signed.exists() or _goes_without(case):
        return []
    return [_("Perjanjian sertifikasi yang ditandatangani pelanggan dan kantor")]


def check_agreement(case: Case, at: datetime) -> None:
    """Refuse a certificate or continuation without an agreement in force (ISO/IEC 17065, 7.7; MS-04)."""
    day = office_day(case.office, at).date()
    if agreement_on(case.organisation, case.scheme, day) is None and not _goes_without(case):
        raise AgreementMissing


def _goes_without(case: Case) -> bool:
    return case.kind == Kind.SURVEILLANCE and is_waived(case)
