"""Which document a case ends in, how long a certificate holds and how it stands: pure decisions on plain values."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from mutubaku.cases.models import ends_in_letter

from ..errors import (
    BeforeDecision,
    CourierMissing,
    EditionOver,
    IdentityIncomplete,
    LotMissing,
    OriginalsMissing,
    ReceiverMissing,
)

CERTIFICATE_KINDS = {
    "sppt-sni": "sppt-sni",
    "iso-9001": "sertifikat-iso-9001",
    "iso-14001": "sertifikat-iso-14001",
    "industri-hijau": "sertifikat-industri-hijau",
}
CONTINUATION_KIND = "surat-meneruskan"
IDENTITY_END = 4  # of an identity's number, kept and printed
ONE_LOT = "1"  # certification type 1: one lot, tested, and nothing after it (domain.md 2.2; ISO/IEC 17067)


class Verdict(StrEnum):
    """What the public is told of a certificate."""

    VALID = "valid"
    NOT_YET_ISSUED = "not-yet-issued"
    NOT_YET_VALID = "not-yet-valid"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


def document_kind(scheme: str, kind: str) -> str:
    """The document a case produces at step 10: a surveillance ends in the letter, every other case in a certificate."""
    return CONTINUATION_KIND if ends_in_letter(kind) else CERTIFICATE_KINDS[scheme]


def check_date(dated: date, decided_on: date | None) -> None:
    """Refuse a certificate dated before its decision (MS-14; ISO/IEC 17065, 7.7)."""
    if decided_on is not None and dated < decided_on:
        raise BeforeDecision(decided_on)


def within_transition(until: date, edition: str, ends: date | None, today: date) -> date:
    """The last day of a certificate by an edition: none holds beyond the end of the edition's transition.

    EditionOver when a certificate dated ``today`` would have no day left. Without ``ends`` nothing is known of one.
    """
    if ends is None:
        return until
    if ends <= today:
        raise EditionOver(edition, ends)
    return min(until, ends)


def is_lot_only(scope: dict[str, Any]) -> bool:
    """Whether everything a certificate names was certified by its lot (type 1): then it has no expiry and no years
    after (ISO/IEC 17065, 7.7 and 7.9)."""
    products = scope.get("products", [])
    return bool(products) and all(one.get("certification_type") == ONE_LOT for one in products)


def lots_in(scope: dict[str, Any]) -> tuple[str, ...]:
    """The lots that a certificate names, each once; those of products certified otherwise are none."""
    lots = (one.get("lot", "") for one in scope.get("products", []))
    return tuple(dict.fromkeys(lot for lot in lots if lot))


def check_lots(scope: dict[str, Any]) -> None:
    """Refuse a product of type 1 without the lot its certificate is limited to: LotMissing."""
    for one in scope.get("products", []):
        if one.get("certification_type") == ONE_LOT and not one.get("lot"):
            raise LotMissing(one["name"])


def verdict(
    *, issued: bool, valid_from: date, valid_until: date | None, standing: str, replaced: bool, today: date
) -> Verdict:
    """The one word the verification page says; the gravest truth wins. Without ``valid_until`` nothing expires."""
    if not issued:
        return Verdict.NOT_YET_ISSUED
    if standing == "withdrawn":
        return Verdict.WITHDRAWN
    if replaced:
        return Verdict.REPLACED
    if valid_until is not None and today > valid_until:
        return Verdict.EXPIRED
    if standing == "suspended":
        return Verdict.SUSPENDED
    return Verdict.VALID if today >= valid_from else Verdict.NOT_YET_VALID


def check_identity(identity: str, end: str) -> None:
    """Refuse half of an identity, or more of its number than how it ends (IdentityIncomplete). None is asked for."""
    if end and not identity:
        raise IdentityIncomplete("identity")
    if identity and not (len(end) == IDENTITY_END and end.isalnum()):
        raise IdentityIncomplete("identity_end")


def check_hand_over(manner: str, *, courier: str, tracking_number: str, receiver: str, originals: int) -> None:
    """Refuse a hand-over that could not be proven: nobody named, a parcel without a trace, no sheet of paper."""
    if not receiver.strip():
        raise ReceiverMissing
    if manner == "courier" and not (courier.strip() and tracking_number.strip()):
        raise CourierMissing
    if manner != "electronic" and originals < 1:
        raise OriginalsMissing
