import django.core.validators
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
                    name='Complaint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.CharField(max_length=120)),
                        ('secret', models.CharField(default=mutubaku.people.codes.new_secret, max_length=32, unique=True)),
                        ('received_at', models.DateTimeField()),
                        ('acknowledge_days', models.PositiveSmallIntegerField()),
                        ('answer_days', models.PositiveSmallIntegerField()),
                        ('language', models.CharField(default='id', max_length=5)),
                        ('channel', models.CharField(choices=[('form', 'Halaman publik'), ('phone', 'Telepon'), ('counter', 'Loket'), ('letter', 'Surat')], default='form', max_length=20)),
                        ('taken_at', models.DateTimeField(null=True)),
                        ('taken_as', models.CharField(blank=True, max_length=300)),
                        ('letter_name', models.CharField(blank=True, max_length=200)),
                        ('name', models.CharField(max_length=200)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('address', models.TextField(blank=True)),
                        ('organisation_name', models.CharField(blank=True, max_length=200)),
                        ('may_be_named', models.BooleanField(default=False)),
                        ('about', models.CharField(choices=[('service', 'Layanan kantor'), ('client', 'Pemegang sertifikat')], max_length=20)),
                        ('certificate_number', models.CharField(blank=True, max_length=120)),
                        ('subject_name', models.CharField(blank=True, max_length=200)),
                        ('text', models.TextField()),
                        ('acknowledged_at', models.DateTimeField(null=True)),
                        ('is_ours', models.BooleanField(null=True)),
                        ('judged_at', models.DateTimeField(null=True)),
                        ('judged_as', models.CharField(blank=True, max_length=300)),
                        ('judged_reason', models.TextField(blank=True)),
                        ('referred_at', models.DateTimeField(null=True)),
                        ('referred_words', models.TextField(blank=True)),
                        ('referred_until', models.DateField(null=True)),
                        ('answer', models.TextField(blank=True)),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('outcome', models.CharField(blank=True, choices=[('founded', 'Beralasan'), ('partly', 'Beralasan sebagian'), ('unfounded', 'Tidak beralasan')], max_length=20)),
                        ('outcome_reason', models.TextField(blank=True)),
                        ('correction', models.TextField(blank=True)),
                        ('corrective_action', models.TextField(blank=True)),
                        ('decided_at', models.DateTimeField(null=True)),
                        ('decided_as', models.CharField(blank=True, max_length=300)),
                        ('publicity', models.CharField(blank=True, choices=[('kept', 'Tidak diumumkan'), ('published', 'Diumumkan')], max_length=20)),
                        ('publicity_words', models.TextField(blank=True)),
                        ('complainant_agrees', models.BooleanField(null=True)),
                        ('client_agrees', models.BooleanField(null=True)),
                        ('publicity_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='cases.case')),
                        ('decider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('involved', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='people.office')),
                        ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='complaint_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True), models.Q(('address', ''), _negated=True), _connector='OR'), name='complainant_can_be_reached'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'form'), ('taken_at', None), ('taken_by', None)), models.Q(models.Q(('channel', 'form'), _negated=True), ('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='complaint_written_down_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('is_ours', None), ('judged_at', None)), models.Q(('is_ours__isnull', False), models.Q(('judged_reason', ''), _negated=True)), _connector='OR'), name='complaint_judged_with_reason'), models.CheckConstraint(condition=models.Q(('decider', None), models.Q(('decider', models.F('handler')), _negated=True), _connector='OR'), name='nobody_decides_what_they_handled'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', '')), models.Q(('decided_at__isnull', False), ('decider__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('outcome_reason', ''), _negated=True)), _connector='OR'), name='complaint_decided_in_writing')],
                    },
                ),
                migrations.CreateModel(
                    name='ComplaintNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.TextField()),
                        ('is_told', models.BooleanField()),
                        ('at', models.DateTimeField()),
                        ('by_as', models.CharField(max_length=300)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='complaints.complaint')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='ComplaintPaper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('penerimaan-keluhan', 'Surat penerimaan keluhan'), ('hasil-keluhan', 'Surat hasil keluhan')], max_length=80)),
                        ('number', models.CharField(max_length=120)),
                        ('at', models.DateTimeField()),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='complaints.complaint')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('complaint', 'kind'), name='complaint_paper_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ComplaintRules',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('acknowledge_days', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Diterima secara tertulis (hari kerja)')),
                        ('answer_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Dijawab dengan hasil (hari kerja)')),
                        ('remind_days', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Pemegang sertifikat diingatkan (hari sebelum batas jawabannya)')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='complaint_rules', to='people.office')),
                    ],
                    options={
                        'ordering': ['-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'valid_from'), name='complaint_rules_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='ReferralReminder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('stage', models.CharField(max_length=20)),
                        ('at', models.DateTimeField()),
                        ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='complaints.complaint')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('complaint', 'stage'), name='referral_reminded_once')],
                    },
                ),
            ],
        ),
    ]
