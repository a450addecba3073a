"""Accounts of an office's people: making one, changing it, switching it off and on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from .. import policy
from ..access import Capacity, account_is_offices_own, office_day
from ..errors import AccountShared, EmailTaken
from ..ledger import Act, difference, write
from ..models import Office, User
from ..queries import lock_office
from .guard import check_lengths, keep_an_administrator

PRIVATE = frozenset({"phone"})  # the journal says that these changed, never what they were: it cannot forget


def choose_language(user: User, language: str) -> None:
    """Remember the language a person reads; it decides nothing but words, so it is not journalled."""
    User.objects.filter(pk=user.pk).update(language=language)


@dataclass(frozen=True, kw_only=True)
class AccountData:
    """What an office knows of a person; an NIP only for civil servants."""

    name: str
    nip: str = ""
    phone: str = ""

    def normalised(self) -> AccountData:
        """As it is kept; NotReadable when the NIP is none."""
        return AccountData(name=policy.line(self.name), nip=policy.nip(self.nip), phone=policy.line(self.phone))


@transaction.atomic
def create_staff_account(office: Office, email: str, data: AccountData, *, by: Capacity, at: datetime) -> User:
    """An account without a password, for the person to set by the link that is sent to the address.

    The address counts as verified: nobody can enter but by that link. EmailTaken when there is an account already,
    TooLong when a text does not fit.
    """
    address = email.strip().lower()
    if User.objects.filter(email=address).exists() or EmailAddress.objects.filter(email=address).exists():
        raise EmailTaken(address)
    facts = asdict(data.normalised())
    check_lengths(User, {"email": address, **facts})
    user = User.objects.create_user(address, **facts)
    EmailAddress.objects.create(user=user, email=address, primary=True, verified=True)
    write(office, Act.ACCOUNT_CREATED, by, at, {"account": user.pk, "name": user.name, "email": address})
    return user


@transaction.atomic
def change_account(user: User, office: Office, data: AccountData, *, by: Capacity, at: datetime) -> User:
    """Change what the office knows of a person; AccountShared when another office or a client relies on the account."""
    return _change(user, office, asdict(data.normalised()), by, at)


@transaction.atomic
def switch_account(user: User, office: Office, *, is_active: bool, by: Capacity, at: datetime) -> User:
    """Switch an account off, or on again.

    AccountShared as above; LastAdministrator when nobody could administer the office afterwards.
    """
    found = _change(user, office, {"is_active": is_active}, by, at)
    if not is_active:
        keep_an_administrator(office, office_day(office, at).date())
    return found


def _change(user: User, office: Office, facts: dict[str, Any], by: Capacity, at: datetime) -> User:
    """Write what is another now than it stands, and journal it."""
    lock_office(office)
    if not account_is_offices_own(user, office, at):
        raise AccountShared(user.name)
    user.refresh_from_db(fields=list(facts))
    changed = difference({key: getattr(user, key) for key in facts}, facts)
    for key, value in facts.items():
        setattr(user, key, value)
    user.save(update_fields=list(facts))
    if changed:
        shown = {key: [] if key in PRIVATE else values for key, values in changed.items()}
        write(office, Act.ACCOUNT_CHANGED, by, at, {"account": user.pk, "name": user.name, "changed": shown})
    return user
