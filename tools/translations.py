"""Owns the check that English is complete: every Indonesian text in code and templates has its English.

    python -m tools.translations              names each text that is missing, unused, fuzzy, empty or mismatched
    python -m tools.translations --update     adds the missing ones, still empty, and drops the unused ones

The msgids are the Indonesian texts (docs/decisions/0004), so there is no Indonesian catalogue.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from tools.template_texts import Text, texts_of_template

SOURCE = Path(__file__).parents[1] / "src" / "mutubaku"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = """\
# English of Mutu Baku. The msgids are the Indonesian texts; keep it complete with
# `python -m tools.translations --update`.
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ONE, COUNTED, IN_CONTEXT, COUNTED_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE,
    **{name + lazy: shape for lazy in ("", "_lazy") for name, shape in {
        "gettext": ONE, "ngettext": COUNTED, "pgettext": IN_CONTEXT, "npgettext": COUNTED_IN_CONTEXT,
    }.items()},
    "gettext_noop": ONE,
}  # fmt: skip
PROCEDURE_NAMES = "sop"  # the context of names out of procedure files; mutubaku.web.naming asks for it
NOTE = re.compile(r"\((one|plural|singular): ")  # a translator's remark on the other form
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdif]|\{\w*\}")

Places = dict[Text, list[str]]


def texts_of_python(path: Path) -> Iterator[Text]:
    """Each text that the Python file at `path` hands to gettext."""
    with path.open("rb") as file:
        for _line, found, _comments, context in extract("python", file, KEYWORDS):
            one, many = (found[0], found[1]) if isinstance(found, tuple) else (found, None)
            yield Text(context, one, many)
    yield from texts_in_f_strings(path)


def texts_in_f_strings(path: Path) -> Iterator[Text]:
    """Those that stand inside an f-string, which Babel does not look into."""
    whole = (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.JoinedStr))
    for one in (inner for outer in whole for inner in ast.walk(outer)):
        match one:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text))]) if name in KEYWORDS:
                yield Text(None, text)


def texts_of_procedure(path: Path) -> Iterator[Text]:
    """The names in a procedure file that are not quoted law: short titles, roles, outcomes and pauses."""
    table = tomllib.loads(path.read_text("utf-8"))
    names = [step["title"] for step in table["steps"]]
    names += [outcome["label"] for step in table["steps"] for outcome in step["outcomes"]]
    names += [role["name"] for role in table["roles"]] + [pause["label"] for pause in table.get("pauses", [])]
    yield from (Text(PROCEDURE_NAMES, name, None) for name in names)


def texts_of_rules(path: Path) -> Iterator[Text]:
    """The words of a rule file that the screens show: examples of complexity, usual reasons."""
    table = tomllib.loads(path.read_text("utf-8"))
    words = [one["examples"] for one in table.get("complexities", [])]
    yield from (Text(None, text, None) for text in [*words, *(one["words"] for one in table.get("factors", []))])


def texts_of(path: Path) -> Iterator[Text]:
    """The texts of any file that holds some."""
    if path.suffix == ".py":
        return texts_of_python(path)
    if path.suffix == ".toml":
        return texts_of_rules(path) if "auditrules" in path.parts else texts_of_procedure(path)
    return iter(texts_of_template(path.read_text("utf-8")))


def used_texts(source: Path = SOURCE) -> Places:
    """Each text in use and the files that use it, relative to `source`."""
    places: Places = {}
    patterns = ("*.py", "*.html", "*.txt", "procedure/library/*/*.toml", "auditrules/library/*/*.toml")
    for path in sorted(found for pattern in patterns for found in source.rglob(pattern)):
        for text in texts_of(path):
            where = str(path.relative_to(source))
            if where not in places.setdefault(text, []):
                places[text].append(where)
    return places


def key_of(message: Message) -> Text:
    """The text that a catalogue's message translates."""
    forms = [message.id] if isinstance(message.id, str) else list(message.id)
    return Text(message.context, *forms)


def read_catalogue(path: Path) -> dict[Text, Message]:
    """The catalogue's messages by text; none when there is no file yet."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale="en", ignore_obsolete=True)
    return {key_of(message): message for message in catalogue if message.id}


class Fault(NamedTuple):
    """What is wrong with one text."""

    what: str
    text: Text
    where: str

    def __str__(self) -> str:
        context = f" [{self.text.context}]" if self.text.context else ""
        return f"{self.what}: {self.text.one!r}{context} ({self.where})"


def faults(used: Places, known: dict[Text, Message]) -> list[Fault]:
    """Everything that keeps the catalogue from being complete and right."""
    missing = [Fault("missing", text, ", ".join(places)) for text, places in used.items() if text not in known]
    unused = [Fault("unused", text, "nowhere in the code") for text in known if text not in used]
    wrong = [
        Fault(what, text, ", ".join(used[text]))
        for text, message in known.items()
        if text in used
        for what in wrong_with(text, message)
    ]
    return [*missing, *unused, *wrong]


def wrong_with(text: Text, message: Message) -> Iterator[str]:
    """What is wrong with one translation, in words."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    filled = [form for form in forms if form]
    if message.fuzzy:
        yield "fuzzy"
    if len(filled) < len(forms):
        yield "empty"
    elif not all(agrees(text, form) for form in filled):
        yield "placeholders differ"
    if any(NOTE.search(form) for form in filled):
        yield "note in the text"


def agrees(text: Text, form: str) -> bool:
    """Whether a translation fills in the same values; of a counted text, one form may leave the number out."""
    asked, given = set(PLACEHOLDER.findall(text.many or text.one)), set(PLACEHOLDER.findall(form))
    return given <= asked if text.many else given == asked


def update(used: Places, known: dict[Text, Message], path: Path = CATALOGUE) -> None:
    """Write the catalogue anew: what is known stays, what is missing is added empty, what is unused goes."""
    catalogue = Catalog(locale="en")
    for text, places in used.items():
        kept = known.get(text)
        catalogue.add(
            text.one if text.many is None else (text.one, text.many),
            kept.string if kept else "",
            context=text.context,
            locations=[(place, 0) for place in places],
            flags=kept.flags if kept else (),
            user_comments=kept.user_comments if kept else (),
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=100, omit_header=True, sort_by_file=True, include_lineno=False)


def main() -> int:
    """0 when English is complete."""
    used, known = used_texts(), read_catalogue(CATALOGUE)
    if "--update" in sys.argv[1:]:
        update(used, known)
        known = read_catalogue(CATALOGUE)
    found = faults(used, known)
    for fault in found:
        print(fault)
    print(f"{len(used)} texts, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
