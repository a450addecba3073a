"""One complaint as its page shows it to the desk: what is known, what happened, and the forms a person may use now."""

from __future__ import annotations

from typing import Any

from mutubaku.complaints.models import About, Complaint
from mutubaku.complaints.policy import State
from mutubaku.complaints.queries import facts_of, standing_of
from mutubaku.conduct.actions.complaining import news_of
from mutubaku.conduct.complaints import free_for, keeper_at, officials_at
from mutubaku.journal.queries import history
from mutubaku.notices.text import short_text
from mutubaku.people.access import Capacity
from mutubaku.web.cases.conversation import whatsapp_link
from mutubaku.web.complaints import OUTCOMES, STATES
from mutubaku.web.gate import Visit

from .forms import (
    AcknowledgeForm,
    ActForm,
    DecideForm,
    JudgeForm,
    LinkForm,
    NameForm,
    NoteForm,
    PublicityForm,
    ReferForm,
)
from .listing import left_of
from .words import event_of


def page_of(found: Complaint, visit: Visit, bad: ActForm | None, data: Any) -> dict[str, Any]:
    """What the page shows; ``bad``: the form that could not be acted on, ``data``: what was typed before signing in."""
    standing = standing_of(found, visit.at)
    shown = {form.act: form for form in forms_for(found, standing.state, visit, data)}
    if bad is not None:
        shown[bad.act] = bad
    return {
        "complaint": found,
        "standing": standing,
        "state": STATES[standing.state],
        "outcome": OUTCOMES.get(found.outcome),
        "left": left_of(found, standing, visit),
        "notes": list(found.notes.select_related("by")),
        "papers": list(found.papers.all()),
        "involved": [one.name for one in found.involved.order_by("name")],
        "events": [event_of(one) for one in history(found.chain)][::-1],
        "reminders": list(found.reminders.all()),
        "pass_on": passed_on(found, visit),
        "forms": shown,
        "waits_for_handler": standing.state == State.HANDLED
        and found.decider_id == visit.user.pk
        and not is_ripe(found),
        "form": bad,
        "is_over": standing.state in {State.DECIDED, State.DECLINED},
    }


def passed_on(found: Complaint, visit: Visit) -> dict[str, Any] | None:
    """The last news for a complainant with a telephone, in a few words: for who keeps the register or handles it."""
    is_theirs = found.handler_id == visit.user.pk or keeper_at(found.office, visit.user, visit.at) is not None
    if not found.phone or not is_theirs:
        return None
    words = short_text(news_of(found), visit.at)
    return {
        "text": words,
        "href": whatsapp_link(found.phone, words),
        "is_open": not found.email,
        "is_complaint": True,
    }


def forms_for(found: Complaint, state: State, visit: Visit, data: Any) -> list[ActForm]:
    """The forms this person may use now, by what they are to the complaint and how it stands."""
    typed = data.get("act", "") if data else ""
    made: list[ActForm] = []
    if keeper_at(found.office, visit.user, visit.at):
        made += _keepers(found, state, visit, data, typed)
    if state == State.HANDLED and found.handler_id == visit.user.pk:
        if found.about == About.CLIENT and found.referred_at is None:
            made.append(ReferForm(data if typed == ReferForm.act else None))
        made.append(NoteForm(data if typed == NoteForm.act else None))
    if is_ripe(found) and state == State.HANDLED and found.decider_id == visit.user.pk:
        made.append(DecideForm(data if typed == DecideForm.act else None))
    return made


def is_ripe(found: Complaint) -> bool:
    """Whether it can be decided: looked into, and referred where it is about a client."""
    facts = facts_of(found)
    return facts.notes > 0 and (facts.about != About.CLIENT or facts.is_referred)


def _keepers(found: Complaint, state: State, visit: Visit, data: Any, typed: str) -> list[ActForm]:
    def given(kind: type[ActForm]) -> Any:
        return data if typed == kind.act else None

    made: list[ActForm] = []
    if state == State.RECEIVED:
        made.append(AcknowledgeForm())
    if state in {State.RECEIVED, State.ACKNOWLEDGED, State.ACCEPTED}:
        made.append(LinkForm(given(LinkForm)))
    if state == State.ACKNOWLEDGED:
        made.append(JudgeForm(given(JudgeForm)))
    if state in {State.ACCEPTED, State.HANDLED}:
        made.append(name_form(found, visit, given(NameForm)))
    if state == State.DECIDED:
        made.append(PublicityForm(given(PublicityForm), of_client=found.about == About.CLIENT))
    return made


def name_form(found: Complaint, visit: Visit, data: Any = None) -> NameForm:
    """The form that names people, offering those with no part in the matter, and filled with those named already."""
    everybody = sorted(officials_at(found.office, visit.at).values(), key=lambda one: one.name)
    initial = {"handler": found.handler_id, "decider": found.decider_id}
    initial["involved"] = list(found.involved.values_list("pk", flat=True))  # type: ignore[assignment]  # a list beside
    free = free_for(found, visit.at)
    return NameForm(data, free=_people(free), everybody=_people(everybody), initial=initial)


def _people(found: list[Capacity]) -> list[tuple[int, str]]:
    return [(one.user_id, f"{one.name} ({one.title})") for one in found if one.user_id]
