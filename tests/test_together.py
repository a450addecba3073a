"""A room's tables are made in one operation."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from mutubaku.together import CreateTogether


def _model(name: str, **fields: models.Field) -> migrations.CreateModel:
    return migrations.CreateModel(name, fields=[("id", models.BigAutoField(primary_key=True)), *fields.items()])


@pytest.mark.django_db(transaction=True)
def test_the_tables_of_a_room_are_made_in_their_order_and_dropped_again() -> None:
    operation = CreateTogether(
        [_model("Shelf"), _model("Book", shelf=models.ForeignKey("attic.Shelf", on_delete=models.PROTECT))]
    )
    before, after = ProjectState(), ProjectState()
    operation.state_forwards("attic", after)
    tables = {"attic_shelf", "attic_book"}
    assert operation.describe() == "Create models Shelf, Book"

    with connection.schema_editor() as editor:
        operation.database_forwards("attic", editor, before, after)
    assert tables <= set(connection.introspection.table_names())

    with connection.schema_editor() as editor:
        operation.database_backwards("attic", editor, after, before)
    assert not tables & set(connection.introspection.table_names())
