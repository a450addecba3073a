import django.db.models.deletion
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='PostedForm',
                    fields=[
                        ('key', models.UUIDField(primary_key=True, serialize=False)),
                        ('claim', models.UUIDField()),
                        ('path', models.CharField(max_length=500)),
                        ('location', models.CharField(blank=True, max_length=500)),
                        ('at', models.DateTimeField()),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['at'], name='web_postedf_at_9aa769_idx')],
                    },
                ),
            ],
        ),
    ]
