"""Lets the database itself refuse to change or remove journal rows."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from mutubaku.journal import triggers


def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install(editor.connection)


def remove(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
