"""Owns what every page's template knows: whose page it is, where one can go, in which language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

PRODUCT = "Mutu Baku"


@dataclass(frozen=True)
class Link:
    """One entry of a navigation; `count` is the work waiting there, `current` marks where one is."""

    label: str | Promise
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Language:
    """One language that can be chosen; `href` only where the page switches by a link instead of a form."""

    code: str
    name: str
    current: bool
    href: str = ""


class Shell(TypedDict, total=False):
    """What a view may set on `request.shell` to say what stands around its page; every key may be absent."""

    office: str  # name of the office in the letterhead
    nav: Sequence[Link]
    links: Sequence[Link]  # entries of the account menu, before those of the account itself
    who: str  # name in the account menu; the account's own name when absent
    role: str  # position or organisation under the name, "Plt. Kepala Balai" or "PT Contoh Kabel"
    home: str  # where the mark leads, "/" when absent
    search: str  # address the search box of the desk asks; no box when absent
    asked: str  # what stands in the search box
    clock: str  # the office clock in words, shown on the desk
    contact: str  # a line in the foot: whom to ask
    foot: Sequence[Link]
    languages: Sequence[Language]  # links instead of the form: for pages that may be cached
    anonymous: bool  # the page is the same for everybody: no account, no messages, no form token


def address(name: str) -> str:
    """The address of that name, or nothing where this installation has none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


class Page:
    """The page around the content. Each fact is worked out when a template asks, so that a page which asks
    nothing of the session leaves it untouched and may be cached."""

    product = PRODUCT

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.shell: Shell = cast(Shell, getattr(request, "shell", {}))

    @property
    def demonstration(self) -> bool:
        return bool(getattr(settings, "DEMONSTRATION", False))

    @property
    def anonymous(self) -> bool:
        return self.shell.get("anonymous", False)

    @property
    def here(self) -> str:
        """Where to come back to after the language was changed."""
        return self.request.get_full_path()

    @property
    def languages(self) -> Sequence[Language]:
        """What can be chosen: links where the view gives them, else a form, where there is one to post to."""
        if "languages" in self.shell or self.anonymous or not self.language_action:
            return self.shell.get("languages", ())
        now = get_language() or settings.LANGUAGE_CODE
        return [Language(code, name, now.startswith(code)) for code, name in settings.LANGUAGES]

    @property
    def language_action(self) -> str:
        return address("public:language")

    @cached_property
    def signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return not self.anonymous and user is not None and user.is_authenticated

    @property
    def who(self) -> str:
        return self.shell.get("who") or (str(getattr(self.request, "user", "")) if self.signed_in else "")

    @property
    def account(self) -> Sequence[Link]:
        """What one can do with one's own account; `Masuk` for a visitor."""
        if not self.signed_in:
            names = [] if self.anonymous else [("account_login", _("Masuk"))]
        else:
            names = [
                ("account_email", _("Alamat e-mail")),
                ("account_change_password", _("Kata sandi")),
                ("mfa_index", _("Verifikasi dua langkah")),
                ("usersessions_list", _("Perangkat yang masuk")),
            ]
        return [Link(label, href) for name, label in names if (href := address(name))]

    @property
    def logout(self) -> str:
        return address("account_logout") if self.signed_in else ""


def page(request: HttpRequest) -> dict[str, object]:
    """`page` for every template; the view's own `request.shell` fills it."""
    return {"page": Page(request)}
