import django.db.models.deletion
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('documents', '0001_initial'),
        ('people', '__first__'),
        ('schemes', '0001_initial'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Evidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=24)),
                        ('filename', models.CharField(max_length=255)),
                        ('added_at', models.DateTimeField()),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='green_evidence', to='cases.task')),
                    ],
                    options={
                        'verbose_name_plural': 'evidence',
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='OwnCriterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('topic', models.CharField(choices=[('raw-material', 'Bahan baku'), ('auxiliary', 'Bahan penolong'), ('energy', 'Energi'), ('water', 'Air'), ('process', 'Proses produksi'), ('product', 'Produk'), ('packaging', 'Kemasan'), ('waste', 'Limbah'), ('emission', 'Emisi gas rumah kaca'), ('policy', 'Kebijakan dan organisasi'), ('planning', 'Perencanaan strategis'), ('implementation', 'Pelaksanaan dan pemantauan'), ('review', 'Tinjauan manajemen'), ('responsibility', 'Tanggung jawab sosial'), ('employment', 'Ketenagakerjaan')], max_length=20)),
                        ('name', models.CharField(max_length=300)),
                        ('unit', models.CharField(blank=True, max_length=60)),
                        ('lower', models.DecimalField(decimal_places=10, max_digits=24, null=True)),
                        ('upper', models.DecimalField(decimal_places=10, max_digits=24, null=True)),
                        ('points', models.PositiveSmallIntegerField(null=True)),
                        ('needed', models.PositiveSmallIntegerField(null=True)),
                        ('mandatory', models.BooleanField(default=True)),
                        ('added_at', models.DateTimeField()),
                        ('dropped_at', models.DateTimeField(null=True)),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='green_criteria', to='cases.case')),
                        ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('case', 'topic', 'name'), name='own_criterion_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CriterionResult',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=24)),
                        ('value', models.DecimalField(decimal_places=10, max_digits=24, null=True)),
                        ('unit', models.CharField(blank=True, max_length=60)),
                        ('starts_on', models.DateField(null=True)),
                        ('ends_on', models.DateField(null=True)),
                        ('points', models.PositiveSmallIntegerField(null=True)),
                        ('applies', models.BooleanField(default=True)),
                        ('reason', models.TextField(blank=True)),
                        ('evidence', models.CharField(blank=True, max_length=300)),
                        ('recorded_at', models.DateTimeField()),
                        ('criterion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.greencriterion')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='green_results', to='cases.task')),
                        ('own', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='results', to='greenindustry.owncriterion')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'key'), name='green_result_once'), models.CheckConstraint(condition=models.Q(models.Q(('criterion', None), ('own__isnull', False)), models.Q(('criterion__isnull', False), ('own', None)), _connector='OR'), name='green_result_of_one_criterion'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='green_period_in_order')],
                    },
                ),
            ],
        ),
    ]
