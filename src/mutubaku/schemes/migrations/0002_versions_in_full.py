"""Scheme versions hold evaluations, committee and sources; dated rows end with their last day, as everywhere."""

from django.db import migrations, models
from django.db.models import F, Q

DATED = [
    ("checklistquestion", "checklist_question_ends_after_start"),
    ("greenstandard", "green_standard_ends_after_start"),
    ("productstandard", "product_standard_ends_after_start"),
]


def renamed(model, constraint):
    field = models.DateField(null=True, verbose_name="Berlaku sampai")
    ends = Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
    return [
        migrations.RemoveConstraint(model, constraint),
        migrations.RenameField(model, "ended_on", "valid_to"),
        migrations.AlterField(model, "valid_to", field),
        migrations.AddConstraint(model, models.CheckConstraint(condition=ends, name=constraint)),
    ]


SOURCE = models.CharField(blank=True, max_length=300, verbose_name="Sumber")
CONFIRMED = models.BooleanField(default=False, verbose_name="Sudah dipastikan")


class Migration(migrations.Migration):
    dependencies = [("schemes", "0001_initial")]

    operations = [
        *(operation for model, constraint in DATED for operation in renamed(model, constraint)),
        migrations.AddField(
            "schemeterms", "composition", models.TextField(blank=True, verbose_name="Susunan peninjau dan komite")
        ),
        migrations.AddField(
            "schemeterms", "evaluations", models.JSONField(default=dict, verbose_name="Penilaian yang diperlukan")
        ),
        migrations.AddField("graderule", "source", SOURCE.clone()),
        migrations.AddField("graderule", "is_confirmed", CONFIRMED.clone()),
        migrations.AddField("edition", "published_on", models.DateField(null=True, verbose_name="Dapat dipilih mulai")),
        migrations.AddField("edition", "source", SOURCE.clone()),
        migrations.AddField("edition", "is_confirmed", CONFIRMED.clone()),
        migrations.AddConstraint("edition", models.UniqueConstraint(fields=("terms", "name"), name="edition_once")),
    ]
