"""Owns what the environment may say: every variable typed, every wrong value refused with one sentence."""

import difflib
import os
import re
from collections.abc import Mapping
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from mutubaku.config.refused import SettingsRefused

PREFIX = "MUTUBAKU_"
SECRET_FIELDS = frozenset({"secret_key", "email_url", "database_url"})
DATABASE_SCHEMES = frozenset({"sqlite", "postgres", "postgresql"})
EMAIL_SCHEMES = frozenset({"smtp", "smtps", "file"})
YES = frozenset({"ya", "1", "true", "yes", "on"})
NO = frozenset({"tidak", "0", "false", "no", "off"})


def yes_or_no(value: object) -> object:
    """`ya` and `tidak` beside the customary English words, in any case."""
    word = str(value).strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueError


def words(value: object) -> object:
    """Comma-separated names as a tuple; surrounding blanks do not count."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


def origin(value: str) -> str:
    """An http(s) address of a host alone, without path, query or trailing slash."""
    parts = split(value)
    bare = parts.path in {"", "/"} and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not bare:
        raise ValueError
    return f"{parts.scheme}://{parts.netloc}"


def split(value: str) -> SplitResult:
    """`urlsplit` that also refuses a port that is none: urlsplit itself notices only when asked for it."""
    parts = urlsplit(value)
    _ = parts.port
    return parts


def host_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each a host name, an address, or `.domain` for a domain with all below it; never `*`."""
    right = r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:]+\]"
    if not names or not all(re.fullmatch(right, name) for name in names):
        raise ValueError
    return names


def folder(value: Path | None) -> Path | None:
    """A folder that is there."""
    if value is not None and not value.is_dir():
        raise ValueError
    return value


def database_address(value: str | None) -> str | None:
    """An address of one of the two databases the code is tested on."""
    if value is not None and (split(value).scheme not in DATABASE_SCHEMES or not split(value).path.strip("/")):
        raise ValueError
    return value


def mail_address(value: str | None) -> str | None:
    """`smtp://` (STARTTLS, but to localhost without an account), `smtps://` (TLS at once) or `file:///folder`."""
    if value is None:
        return None
    parts = split(value)
    reachable = parts.path.strip("/") if parts.scheme == "file" else parts.hostname
    if parts.scheme not in EMAIL_SCHEMES or not reachable:
        raise ValueError
    return value


def sender(value: str) -> str:
    """An e-mail address, with or without a name before it."""
    _, address = parseaddr(value)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError
    return value


Flag = Annotated[bool, BeforeValidator(yes_or_no)]


def variable(default: Any, must: str, example: str, **limits: Any) -> Any:
    """One setting: `must` ends the sentence "… harus …", `example` shows a right value."""
    return Field(default=default, description=must, examples=[example], **limits)


class Environment(BaseSettings):
    """What a running Mutu Baku was told from outside: field `data` is the variable `MUTUBAKU_DATA`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    data: Path = variable(Path("data"), "alamat folder data", "/srv/mutubaku/data")
    base_url: Annotated[str, AfterValidator(origin)] = variable(
        "http://127.0.0.1:8000",
        "alamat http atau https tanpa jalur di belakangnya",
        "https://layanan.contoh.go.id",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(words), AfterValidator(host_names)] = variable(
        ("localhost", "127.0.0.1", "[::1]"),
        "nama host yang dipisahkan koma, tanpa tanda bintang",
        "layanan.contoh.go.id,localhost",
    )
    debug: Flag = variable(default=False, must="ya atau tidak", example="tidak")
    demonstration: Flag = variable(default=False, must="ya atau tidak", example="ya")
    procedures: Annotated[Path | None, AfterValidator(folder)] = variable(
        None, "folder yang ada dan berisi berkas prosedur kantor Anda", "/srv/mutubaku/prosedur"
    )
    rules: Annotated[Path | None, AfterValidator(folder)] = variable(
        None, "folder yang ada dan berisi berkas aturan audit kantor Anda", "/srv/mutubaku/aturan"
    )
    email_url: Annotated[str | None, AfterValidator(mail_address)] = variable(
        None, "alamat smtp://, smtps://, atau file:///folder", "smtp://pengguna:sandi@mail.contoh.go.id:587"
    )
    email_from: Annotated[str, AfterValidator(sender)] = variable(
        "Mutu Baku <mutubaku@localhost>", "alamat e-mail pengirim", "Balai Contoh <layanan@contoh.go.id>"
    )
    upload_mb: int = variable(25, "bilangan bulat antara 1 dan 500 (megabita)", "25", ge=1, le=500)
    secret_key: str | None = variable(
        None, "teks acak sepanjang 50 aksara atau lebih", "(lima puluh aksara acak)", min_length=50
    )
    web_workers: int = variable(2, "bilangan bulat antara 1 dan 64", "2", ge=1, le=64)
    web_threads: int = variable(1, "bilangan bulat antara 1 dan 64", "1", ge=1, le=64)
    proxies: int = variable(0, "jumlah proksi terbalik di depan layanan ini, 0 sampai 9", "1", ge=0, le=9)
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = variable(
        "INFO", "salah satu dari DEBUG, INFO, WARNING, ERROR", "INFO"
    )
    database_url: Annotated[str | None, AfterValidator(database_address)] = variable(
        None,
        "alamat sqlite:/// atau postgresql:// yang menyebut nama basis data",
        "postgresql://pengguna:sandi@localhost:5432/mutubaku",
        validation_alias="DATABASE_URL",
    )
    host: str = variable(
        "127.0.0.1",
        "nama host atau alamat IP tempat layanan mendengarkan",
        "127.0.0.1",
        validation_alias="HOST",
        pattern=r"^[A-Za-z0-9.:\-]+$",
    )
    port: int = variable(
        8000,
        "bilangan bulat antara 1 dan 65535",
        "8000",
        validation_alias="PORT",
        ge=1,
        le=65535,
    )

    @property
    def secure(self) -> bool:
        """Whether people reach us by https: cookies and HSTS follow it."""
        return self.base_url.startswith("https://")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names we answer to: those allowed and the one people are told."""
        own = urlsplit(self.base_url).hostname or ""
        return tuple(dict.fromkeys((*self.allowed_hosts, f"[{own}]" if ":" in own else own)))


def variable_names() -> dict[str, str]:
    """Field name → name of its variable."""
    return {
        field: facts.validation_alias if isinstance(facts.validation_alias, str) else PREFIX + field.upper()
        for field, facts in Environment.model_fields.items()
    }


def unknown(environ: Mapping[str, str]) -> list[str]:
    """One sentence for each `MUTUBAKU_…` variable that we do not know, with the nearest that we do."""
    known = {name.removeprefix(PREFIX): name for name in variable_names().values()}
    problems = []
    for name in sorted(name for name in environ if name.startswith(PREFIX) and name not in known.values()):
        near = nearest(name.removeprefix(PREFIX), list(known))
        hint = f"maksud Anda {known[near]}?" if near else f"yang dikenal: {', '.join(sorted(known.values()))}."
        problems.append(f"Variabel {name} tidak dikenal; {hint}")
    return problems


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that was probably meant: one that begins with it, else one spelt much like it."""
    longer = [candidate for candidate in known if word and candidate.startswith(word)]
    return next(iter(longer or difflib.get_close_matches(word, known, n=1)), None)


def refusal(name: str, given: str) -> str:
    """The sentence for one wrong value of the variable `name`; a secret is named but never printed."""
    field = next(field for field, variable_name in variable_names().items() if variable_name == name)
    facts = Environment.model_fields[field]
    shown = name if field in SECRET_FIELDS else f"{name}={given[:200]!r}"
    example = (facts.examples or [""])[0]
    return f"Nilai {shown} ditolak: harus {facts.description}, misalnya {name}={example}"


def variable_at(location: object) -> str:
    """The variable of a pydantic complaint, which names a field by its alias where it has one."""
    return variable_names().get(str(location), str(location))


def read_environment() -> Environment:
    """Read os.environ.

    Raises SettingsRefused with all problems at once: nobody should have to start five times to learn five.
    """
    problems = unknown(os.environ)
    try:
        found = Environment()
    except ValidationError as wrong:
        problems += [refusal(variable_at(error["loc"][0]), str(error["input"])) for error in wrong.errors()]
    if problems:
        raise SettingsRefused(tuple(problems))
    return found


@cache
def environment() -> Environment:
    """What this process was started with; read once."""
    return read_environment()
