import django.db.models.deletion
import mutubaku.cases.folded
import mutubaku.people.codes
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Case',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40)),
                        ('kind', models.CharField(choices=[('initial', 'Sertifikasi awal'), ('surveillance', 'Surveilans'), ('recertification', 'Sertifikasi ulang'), ('scope-change', 'Perubahan ruang lingkup')], max_length=40)),
                        ('is_special', models.BooleanField(default=False)),
                        ('is_untold', models.BooleanField(default=False)),
                        ('number', models.CharField(blank=True, max_length=120)),
                        ('about', models.CharField(blank=True, max_length=500)),
                        ('procedure_key', models.CharField(max_length=80)),
                        ('procedure_version', models.PositiveIntegerField()),
                        ('opened_at', models.DateTimeField()),
                        ('sent_at', models.DateTimeField(null=True)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('ending', models.CharField(blank=True, choices=[('completed', 'Selesai'), ('withdrawn', 'Ditarik pelanggan'), ('closed', 'Ditutup kantor'), ('refused', 'Ditolak')], max_length=20)),
                        ('ending_reason', models.TextField(blank=True)),
                        ('secret', models.CharField(default=mutubaku.people.codes.new_secret, max_length=32, unique=True)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.office')),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['office', '-id'], name='cases_case_office__bd4d70_idx'), models.Index(fields=['organisation', '-id'], name='cases_case_organis_0ad0f0_idx'), models.Index(fields=['number'], name='cases_case_number_a38bf2_idx'), models.Index(mutubaku.cases.folded.Folded('number'), name='case_number_folded')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('office', 'number'), name='case_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('ending', '')), models.Q(('closed_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='case_closed_with_ending')],
                    },
                ),
                migrations.CreateModel(
                    name='Involvement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('side', models.CharField(choices=[('evaluation', 'Evaluasi'), ('judgement', 'Tinjauan, komite, atau keputusan'), ('appeal', 'Banding')], max_length=20)),
                        ('taken_at', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='cases.case')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case', 'user'), name='nobody_judges_their_own_work')],
                    },
                ),
                migrations.CreateModel(
                    name='KeptVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=80)),
                        ('version', models.PositiveIntegerField()),
                        ('fingerprint', models.CharField(max_length=64)),
                        ('kept_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('key', 'version'), name='kept_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='NumberCounter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('register', models.CharField(choices=[('case', 'Permohonan'), ('certificate', 'Sertifikat'), ('continuation', 'Surat meneruskan'), ('receipt', 'Tanda terima'), ('letter', 'Surat dinas'), ('disposition', 'Lembar disposisi'), ('memo', 'Memo dinas'), ('review', 'Tinjauan dan verifikasi'), ('invoice', 'Tagihan'), ('assignment', 'Surat tugas'), ('audit', 'Berkas audit'), ('nonconformity', 'Laporan ketidaksesuaian'), ('sample', 'Contoh uji'), ('minutes', 'Rapat komite'), ('decision', 'Keputusan sertifikasi'), ('agreement', 'Perjanjian sertifikasi'), ('complaint', 'Keluhan')], max_length=20)),
                        ('kind', models.CharField(blank=True, max_length=80)),
                        ('scheme', models.CharField(blank=True, max_length=40)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('last', models.PositiveIntegerField(default=0)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='number_counters', to='people.office')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('office', 'register', 'kind', 'scheme', 'year'), name='number_counter_once')],
                    },
                ),
                migrations.CreateModel(
                    name='NumberPattern',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('register', models.CharField(choices=[('case', 'Permohonan'), ('certificate', 'Sertifikat'), ('continuation', 'Surat meneruskan'), ('receipt', 'Tanda terima'), ('letter', 'Surat dinas'), ('disposition', 'Lembar disposisi'), ('memo', 'Memo dinas'), ('review', 'Tinjauan dan verifikasi'), ('invoice', 'Tagihan'), ('assignment', 'Surat tugas'), ('audit', 'Berkas audit'), ('nonconformity', 'Laporan ketidaksesuaian'), ('sample', 'Contoh uji'), ('minutes', 'Rapat komite'), ('decision', 'Keputusan sertifikasi'), ('agreement', 'Perjanjian sertifikasi'), ('complaint', 'Keluhan')], max_length=20, verbose_name='Register')),
                        ('kind', models.CharField(blank=True, max_length=80, verbose_name='Jenis dokumen')),
                        ('scheme', models.CharField(blank=True, max_length=40, verbose_name='Skema')),
                        ('pattern', models.CharField(max_length=120, verbose_name='Pola')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='number_patterns', to='people.office')),
                    ],
                    options={
                        'ordering': ['register', 'kind', 'scheme', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'register', 'kind', 'scheme', 'valid_from'), name='number_pattern_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Task',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('procedure_key', models.CharField(max_length=80)),
                        ('procedure_version', models.PositiveIntegerField()),
                        ('step', models.CharField(max_length=80)),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('role', models.CharField(max_length=60)),
                        ('account', models.CharField(choices=[('office', 'Kantor'), ('client', 'Pelanggan')], max_length=10)),
                        ('runs', models.CharField(blank=True, max_length=80)),
                        ('opened_at', models.DateTimeField()),
                        ('due_at', models.DateTimeField(null=True)),
                        ('claimed_at', models.DateTimeField(null=True)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_as', models.CharField(blank=True, max_length=300)),
                        ('outcome', models.CharField(blank=True, max_length=80)),
                        ('note', models.TextField(blank=True)),
                        ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.case')),
                        ('claimed_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('closed_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                        ('parent', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='cases.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['case', 'id'], name='cases_task_case_id_9558c7_idx'), models.Index(condition=models.Q(('closed_at', None), ('runs', '')), fields=['office', 'role', 'due_at'], name='task_open_by_role'), models.Index(condition=models.Q(('parent__isnull', False)), fields=['parent'], name='task_of_linked_procedure')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('case', 'procedure_key', 'step'), name='one_open_task_per_step'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('outcome', '')), models.Q(('closed_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='task_closed_with_outcome')],
                    },
                ),
                migrations.CreateModel(
                    name='Pause',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=80)),
                        ('reason', models.TextField()),
                        ('started_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('end_note', models.TextField(blank=True)),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='cases.task')),
                    ],
                    options={
                        'ordering': ['started_at', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('task',), name='one_open_pause_per_task'), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('started_at')), _connector='OR'), name='pause_ends_after_start')],
                    },
                ),
            ],
        ),
    ]
