"""Owns the command `mutubaku`: which commands there are; each is imported only when it is called."""

import sys
from importlib import import_module

import click

from mutubaku.cli.indonesian import speak_indonesian
from mutubaku.config.refused import DataFolderUnusable, SecretKeyBroken, SettingsRefused

# command → module in this room that holds it, and the line that `mutubaku --help` shows
COMMANDS = {
    "serve": ("serve", "Jalankan layanan web beserta pekerja latar."),
    "worker": ("worker", "Jalankan pekerja latar saja."),
    "migrate": ("migrate", "Siapkan atau perbarui basis data."),
    "init": ("init", "Buat kantor baru yang kosong."),
    "demo": ("demo", "Buat kantor peragaan dengan akun dan permohonan contoh."),
    "user": ("user", "Kelola akun."),
    "sop": ("sop", "Lihat, periksa, bandingkan, dan gambar prosedur."),
    "clock": ("clock", "Hitung batas waktu dan waktu kerja terpakai."),
    "audit-time": ("audit_time", "Hitung waktu audit menurut IAF MD 5, dengan alasannya."),
    "sites-sample": ("sites_sample", "Hitung lokasi yang diaudit menurut IAF MD 1, dengan alasannya."),
    "journal": ("journal", "Periksa keutuhan jurnal."),
}


class Program(click.Group):
    """A group that lists its commands without importing them, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The click command of that name in the module that the table names."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mutubaku.cli.{COMMANDS[cmd_name][0]}")
        found = (value for value in vars(module).values() if isinstance(value, click.Command))
        return in_our_words(next(command for command in found if command.name == cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def in_our_words(command: click.Command) -> click.Command:
    """The usage line of a command and of all below it in Indonesian: click fixes it at their making."""
    command.options_metavar = "[PILIHAN]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "PERINTAH …"
        for below in command.commands.values():
            in_our_words(below)
    return command


speak_indonesian()


@click.command(cls=Program, name="mutubaku", options_metavar="[PILIHAN]", subcommand_metavar="PERINTAH …")
@click.version_option(package_name="mutubaku", prog_name="mutubaku")
def program() -> None:
    """Mutu Baku: layanan sertifikasi menurut SOP, dari permohonan sampai sertifikat."""


def main() -> None:
    """The door of the command; a refusal to start is its sentences, never a traceback."""
    try:
        program()
    except SettingsRefused as refused:
        fail("Pengaturan ditolak:", *refused.problems)
    except (SecretKeyBroken, DataFolderUnusable) as reason:
        fail(str(reason))


def fail(*lines: str) -> None:
    """Say why on the error output and end with status 2."""
    click.echo("\n".join(lines), err=True)
    sys.exit(2)
