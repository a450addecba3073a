"""Whose name stands under a letter of the office: its head, the head of a section for the head, or whoever made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutubaku.documents.models import Signing
from mutubaku.people.access import HEAD_ROLE, Capacity
from mutubaku.people.models import Office
from mutubaku.people.queries import head_title, officials, section_heads


def signs(signing: str, office: Office, by: Capacity, at: datetime) -> Capacity:
    """Who signs what ``by`` made; the head where the section has none that day, its maker where nobody is head.

    Nobody is named who holds no office that day.
    """
    if by.is_client or by.role == HEAD_ROLE or signing == Signing.MAKER:
        return by
    head = next(iter(officials(office, HEAD_ROLE, at)), by)
    if signing == Signing.HEAD:
        return head
    section = section_heads(office, by.role, at)
    chosen = next((one for one in section if one.user_id == by.user_id), next(iter(section), None))
    if chosen is None:
        return head
    if signing == Signing.SECTION:
        return chosen
    return replace(chosen, title=f"a.n. {head_title(office, at)}\n{chosen.title}")
