import django.db.models.deletion
import mutubaku.people.codes
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Laboratory',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=300, verbose_name='Nama laboratorium')),
                        ('address', models.TextField(blank=True, verbose_name='Alamat')),
                        ('city', models.CharField(max_length=120, verbose_name='Kota')),
                        ('contact', models.CharField(blank=True, max_length=300, verbose_name='Narahubung')),
                        ('is_own', models.BooleanField(default=False, verbose_name='Milik kantor sendiri')),
                        ('accreditation', models.CharField(blank=True, max_length=80, verbose_name='Nomor akreditasi KAN')),
                        ('accredited_from', models.DateField(null=True, verbose_name='Akreditasi berlaku mulai')),
                        ('accredited_to', models.DateField(null=True, verbose_name='Akreditasi berlaku sampai')),
                        ('scope', models.JSONField(default=list, verbose_name='Ruang lingkup')),
                        ('scope_note', models.TextField(blank=True, verbose_name='Ruang lingkup lain')),
                        ('evidence_name', models.CharField(blank=True, max_length=255)),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(null=True, verbose_name='Berlaku sampai')),
                        ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='laboratories', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='samples.laboratory')),
            ],
                    options={
                        'ordering': ['name', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'name', 'valid_from'), name='laboratory_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='laboratory_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('accreditation', ''), ('accredited_from', None), ('accredited_to', None)), models.Q(models.Q(('accreditation', ''), _negated=True), ('accredited_from__isnull', False), ('accredited_to__isnull', False), ('accredited_to__gte', models.F('accredited_from'))), _connector='OR'), name='laboratory_accreditation_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('evidence', None), ('evidence_name', '')), models.Q(('evidence__isnull', False), models.Q(('evidence_name', ''), _negated=True)), _connector='OR'), name='laboratory_evidence_has_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Sample',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('lot', models.CharField(max_length=120)),
                        ('population', models.CharField(blank=True, max_length=120)),
                        ('quantity', models.CharField(max_length=120)),
                        ('taken_at', models.DateTimeField()),
                        ('place', models.CharField(max_length=300)),
                        ('note', models.TextField(blank=True)),
                        ('recorded_at', models.DateTimeField()),
                        ('void_reason', models.TextField(blank=True)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='HandOver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('at', models.DateTimeField()),
                        ('giver', models.CharField(max_length=520)),
                        ('to_kind', models.CharField(choices=[('laboratory', 'Laboratorium'), ('ppc', 'Petugas pengambil contoh'), ('courier', 'Jasa pengiriman'), ('person', 'Orang lain')], max_length=20)),
                        ('receiver', models.CharField(max_length=200)),
                        ('laboratory', models.CharField(blank=True, max_length=300)),
                        ('courier_number', models.CharField(blank=True, max_length=80)),
                        ('broken', models.CharField(blank=True, choices=[('', 'Segel utuh'), ('resealed', 'Disegel ulang di hadapan kedua pihak; boleh diuji'), ('void', 'Contoh tidak boleh diuji; diambil ulang')], max_length=20)),
                        ('reason', models.TextField(blank=True)),
                        ('new_seal', models.CharField(blank=True, max_length=40)),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='cases.task')),
                        ('sample', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='samples.sample')),
                    ],
                    options={
                        'ordering': ['sample_id', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('sample', 'number'), name='hand_over_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('broken', ''), ('reason', '')), models.Q(models.Q(('broken', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='broken_seal_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('to_kind', 'courier'), _negated=True), models.Q(('courier_number', ''), _negated=True), _connector='OR'), name='courier_has_number'), models.CheckConstraint(condition=models.Q(models.Q(('to_kind', 'laboratory'), models.Q(('laboratory', ''), _negated=True)), models.Q(models.Q(('to_kind', 'laboratory'), _negated=True), ('laboratory', '')), _connector='OR'), name='laboratory_is_named')],
                    },
                ),
                migrations.CreateModel(
                    name='SamplePart',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('part_for', models.CharField(choices=[('laboratory', 'Ke laboratorium'), ('company', 'Disimpan perusahaan'), ('reserve', 'Cadangan di kantor')], max_length=20)),
                        ('quantity', models.CharField(max_length=120)),
                        ('seal', models.CharField(max_length=40)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                        ('sample', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='samples.sample')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'seal'), name='seal_once_per_office'), models.UniqueConstraint(fields=('sample', 'part_for'), name='sample_part_once')],
                    },
                ),
                migrations.CreateModel(
                    name='SamplePhoto',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('filename', models.CharField(max_length=255)),
                        ('added_at', models.DateTimeField()),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('sample', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='samples.sample')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='SamplingConfirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200)),
                        ('position', models.CharField(max_length=200)),
                        ('confirmed_at', models.DateTimeField()),
                        ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sampling_confirmations', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='SamplingLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('secret', models.CharField(default=mutubaku.people.codes.new_secret, max_length=32, unique=True)),
                        ('code', models.CharField(max_length=6)),
                        ('code_until', models.DateTimeField()),
                        ('shown_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sampling_link', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='SamplingPlan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.PositiveBigIntegerField()),
                        ('sni_number', models.CharField(max_length=60)),
                        ('product', models.CharField(max_length=300)),
                        ('brand', models.CharField(max_length=200)),
                        ('variant', models.CharField(max_length=300)),
                        ('certification_type', models.CharField(max_length=1)),
                        ('population', models.CharField(max_length=300)),
                        ('quantity', models.CharField(max_length=120)),
                        ('place', models.CharField(max_length=300)),
                        ('method', models.CharField(max_length=300)),
                        ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sampling_plans', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'item'), name='sampling_plan_once_per_product')],
                    },
                ),
                migrations.CreateModel(
                    name='TestOrder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('laboratory', models.CharField(max_length=300)),
                        ('address', models.TextField(blank=True)),
                        ('city', models.CharField(blank=True, max_length=120)),
                        ('accreditation', models.CharField(blank=True, max_length=80)),
                        ('accredited_from', models.DateField(null=True)),
                        ('accredited_to', models.DateField(null=True)),
                        ('scope', models.JSONField(default=list)),
                        ('scope_note', models.TextField(blank=True)),
                        ('is_own', models.BooleanField(default=False)),
                        ('reason', models.TextField(blank=True)),
                        ('ordered_at', models.DateTimeField()),
                        ('listed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='samples.laboratory')),
                        ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sample', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='order', to='samples.sample')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('listed', None), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='unlisted_laboratory_has_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='OrderedTest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('place', models.PositiveSmallIntegerField()),
                        ('name', models.CharField(max_length=200)),
                        ('method', models.CharField(blank=True, max_length=200)),
                        ('unit', models.CharField(blank=True, max_length=40)),
                        ('lower', models.DecimalField(decimal_places=10, max_digits=24, null=True)),
                        ('upper', models.DecimalField(decimal_places=10, max_digits=24, null=True)),
                        ('expected', models.CharField(blank=True, max_length=200)),
                        ('decimals', models.PositiveSmallIntegerField(null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('is_confirmed', models.BooleanField(default=False)),
                        ('by_hand', models.BooleanField(default=False)),
                        ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tests', to='samples.testorder')),
                    ],
                    options={
                        'ordering': ['order_id', 'place', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('order', 'name'), name='ordered_test_once'), models.CheckConstraint(condition=models.Q(('lower', None), ('upper', None), ('upper__gte', models.F('lower')), _connector='OR'), name='ordered_limits_in_order')],
                    },
                ),
                migrations.CreateModel(
                    name='TestResult',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('value', models.CharField(max_length=80)),
                        ('unit', models.CharField(blank=True, max_length=40)),
                        ('method', models.CharField(max_length=200)),
                        ('uncertainty', models.CharField(blank=True, max_length=40)),
                        ('tested_on', models.DateField()),
                        ('reason', models.TextField(blank=True)),
                        ('entered_at', models.DateTimeField()),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='test_results', to='cases.task')),
                        ('test', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='result', to='samples.orderedtest')),
                    ],
                ),
            ],
        ),
        migrations.AddField(
            model_name='sample',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='samples.samplingplan'),
        ),
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.UniqueConstraint(fields=('task', 'plan'), name='sample_once_per_product'),
        ),
    ]
