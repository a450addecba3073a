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
                    name='Anchor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('chain', models.CharField(max_length=60, unique=True)),
                        ('seq', models.PositiveIntegerField()),
                        ('digest', models.CharField(max_length=64)),
                        ('at', models.DateTimeField()),
                        ('signature', models.CharField(max_length=260)),
                    ],
                ),
                migrations.CreateModel(
                    name='Head',
                    fields=[
                        ('chain', models.CharField(max_length=60, primary_key=True, serialize=False)),
                        ('seq', models.PositiveIntegerField()),
                        ('digest', models.CharField(max_length=64)),
                    ],
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('chain', models.CharField(max_length=60)),
                        ('seq', models.PositiveIntegerField()),
                        ('verb', models.CharField(max_length=40)),
                        ('at', models.DateTimeField()),
                        ('actor_name', models.CharField(max_length=200)),
                        ('capacity', models.CharField(max_length=300)),
                        ('on_behalf_of', models.CharField(blank=True, max_length=300)),
                        ('payload', models.TextField()),
                        ('previous', models.CharField(max_length=64)),
                        ('digest', models.CharField(max_length=64)),
                        ('actor', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['chain', 'seq'],
                        'constraints': [models.UniqueConstraint(fields=('chain', 'seq'), name='journal_chain_seq_once')],
                    },
                ),
            ],
        ),
    ]
