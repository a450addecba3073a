"""Owns click's own words in Indonesian: what it says in help pages and complaints."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

WORDS = {
    "Usage:": "Pemakaian:",
    "Options": "Pilihan",
    "Commands": "Perintah",
    "Positional arguments": "Yang disebut setelah perintah",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Show the version and exit.": "Tampilkan versi.",
    "%(prog)s, version %(version)s": "%(prog)s, versi %(version)s",
    "default: {default}": "bila tidak disebut: {default}",
    "env var: {var}": "variabel: {var}",
    "required": "wajib",
    "(dynamic)": "(tergantung keadaan)",
    "Error: {message}": "Galat: {message}",
    "Aborted!": "Dihentikan.",
    "Try '{command} {option}' for help.": "Lihat '{command} {option}'.",
    "Missing command.": "Perintahnya belum disebut.",
    "No such command {name!r}.": "Perintah {name!r} tidak dikenal.",
    "No such option {name!r}.": "Pilihan {name!r} tidak dikenal.",
    "Did you mean {possibility}?": "Maksud Anda {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Maksud Anda salah satu dari: {possibilities}?)",
    "Missing argument": "Belum disebut:",
    "Missing option": "Pilihan wajib belum disebut:",
    "Missing parameter": "Belum disebut:",
    "Missing parameter: {param_name}": "Belum disebut: {param_name}",
    "Invalid value: {message}": "Nilai tidak tepat: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} tidak tepat: {message}",
    "Got unexpected extra argument ({args})": "Ada yang berlebih: {args}",
    "Got unexpected extra arguments ({args})": "Ada yang berlebih: {args}",
    "Option {name!r} does not take a value.": "Pilihan {name!r} tidak memakai nilai.",
    "Option {name!r} requires an argument.": "Pilihan {name!r} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Pilihan {name!r} memerlukan {nargs} nilai.",
    "Choose from:\n\t{choices}": "Pilih dari:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} bukan salah satu dari {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan bilangan yang tepat.",
    "{value} is not in the range {range}.": "{value} di luar batas {range}.",
    "{value!r} does not match the format {format}.": "{value!r} tidak berbentuk {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} tidak berbentuk salah satu dari {formats}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ada.",
    "{name} {filename!r} is a file.": "{name} {filename!r} adalah berkas.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} adalah folder.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulisi.",
    "file": "berkas",
    "directory": "folder",
    "path": "alamat",
    "Do you want to continue?": "Teruskan?",
    "Repeat for confirmation": "Ulangi untuk kepastian",
    "Error: The two entered values do not match.": "Galat: kedua isian tidak sama.",
    "Error: invalid input": "Galat: isian tidak tepat",
}


def in_indonesian(message: str) -> str:
    """Click's sentence in Indonesian; one that we have not met stays as click wrote it."""
    return WORDS.get(message, message)


def one_or_many(one: str, many: str, number: int) -> str:
    """As `in_indonesian`, for a sentence that counts."""
    return in_indonesian(one if number == 1 else many)


def speak_indonesian() -> None:
    """Let click look its words up here: each of its modules holds gettext under the name `_`."""
    spoken = (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.termui,
        click.types,
    )
    for module in spoken:
        for name, words in (("_", in_indonesian), ("ngettext", one_or_many)):
            if hasattr(module, name):
                setattr(module, name, words)
