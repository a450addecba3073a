"""The letter with the link by which a person sets a password: an invitation to whoever never had one, else a reset."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.core.context import request_context
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mutubaku.people.models import Holding, User
from mutubaku.people.queries import profile_on
from mutubaku.web.gate import Visit
from mutubaku.web.writing import saat

from .page import today
from .posts import posts_on

INVITATION = "account/email/invitation"


def send_password_link(visit: Visit, user: User) -> None:
    """Send it once what was written is safe; a mail server that is away is told, not met."""

    def send() -> None:
        try:
            with request_context(visit):
                _reset(visit, user) if user.has_usable_password() else _invite(visit, user)
        except OSError:
            messages.error(visit, _("Surat dengan tautan itu belum terkirim. Kirim lagi dari halaman orangnya."))
        else:
            messages.success(visit, _("Tautan kata sandi dikirim ke %(email)s.") % {"email": user.email})

    transaction.on_commit(send)


def _reset(visit: Visit, user: User) -> None:
    """By the reset flow of the accounts."""
    form = ResetPasswordForm({"email": user.email})
    form.is_valid()
    form.save(visit)


def _invite(visit: Visit, user: User) -> None:
    """In the person's own language: which office, for which posts, by whom, and how long the link holds."""
    adapter, office, day = get_adapter(visit), visit.desk.office, today(visit)
    profile = profile_on(office, day)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    holdings = user.holdings.filter(position__office=office).select_related("position")
    with translation.override(user.language):
        context = {
            "user": user,
            "office": profile.name if profile else office.code,
            "posts": ", ".join(one.row.title for one in posts_on(holdings, day) if isinstance(one.row, Holding)),
            "by": visit.user.name,
            "until": saat(visit.at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)),
            "password_url": adapter.get_reset_password_from_key_url(key),
        }
        adapter.send_mail(INVITATION, user.email, context)
