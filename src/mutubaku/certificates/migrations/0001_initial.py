import django.db.models.deletion
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
                    name='Certificate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40)),
                        ('number', models.CharField(max_length=120)),
                        ('secret', models.CharField(max_length=32, unique=True)),
                        ('holder', models.JSONField()),
                        ('scope', models.JSONField()),
                        ('standard', models.CharField(blank=True, max_length=300)),
                        ('decided_on', models.DateField(null=True)),
                        ('valid_from', models.DateField()),
                        ('valid_until', models.DateField(null=True)),
                        ('revision', models.PositiveSmallIntegerField(default=1)),
                        ('issued_at', models.DateTimeField(null=True)),
                        ('signed_as', models.CharField(blank=True, max_length=300)),
                        ('cycle_from', models.DateField(null=True)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='cases.case')),
                        ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='people.office')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='people.organisation')),
                        ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='certificates.certificate')),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', 'scheme'], name='certificate_organis_1b15d3_idx')],
                        'constraints': [models.UniqueConstraint(fields=('office', 'number'), name='certificate_number_once'), models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('valid_from'))), name='certificate_ends_after_start'), models.CheckConstraint(condition=models.Q(('decided_on', None), ('valid_from__gte', models.F('decided_on')), _connector='OR'), name='certificate_after_decision')],
                    },
                ),
                migrations.CreateModel(
                    name='Continuation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.CharField(max_length=120)),
                        ('issued_at', models.DateTimeField(null=True)),
                        ('signed_as', models.CharField(blank=True, max_length=300)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='continuation', to='cases.case')),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='continuations', to='certificates.certificate')),
                        ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='DraftCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('asked_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('is_right', models.BooleanField(null=True)),
                        ('words', models.TextField(blank=True)),
                        ('replaced_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_checks', to='cases.task')),
                        ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft_check', to='documents.version')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None), ('replaced_at', None)), fields=('task',), name='one_draft_before_the_client'), models.CheckConstraint(condition=models.Q(('answered_at', None), ('replaced_at', None), _connector='OR'), name='draft_answered_or_replaced'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('is_right', None)), models.Q(('answered_at__isnull', False), ('is_right__isnull', False)), _connector='OR'), name='draft_answered_with_an_answer')],
                    },
                ),
                migrations.CreateModel(
                    name='HandOver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('manner', models.CharField(choices=[('pick-up', 'Diambil di kantor'), ('courier', 'Dikirim lewat kurir'), ('electronic', 'Elektronik, diunduh dari akun')], max_length=20)),
                        ('courier', models.CharField(blank=True, max_length=120)),
                        ('tracking_number', models.CharField(blank=True, max_length=60)),
                        ('receiver', models.CharField(max_length=200)),
                        ('receiver_post', models.CharField(blank=True, max_length=200)),
                        ('originals', models.PositiveSmallIntegerField(default=1)),
                        ('note', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hand_over', to='cases.task')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('manner', 'courier'), _negated=True), models.Q(models.Q(('courier', ''), _negated=True), models.Q(('tracking_number', ''), _negated=True)), _connector='OR'), name='courier_can_be_traced'), models.CheckConstraint(condition=models.Q(models.Q(('manner', 'electronic'), ('originals', 0)), models.Q(models.Q(('manner', 'electronic'), _negated=True), ('originals__gt', 0)), _connector='OR'), name='only_paper_has_originals')],
                    },
                ),
                migrations.CreateModel(
                    name='PlannedAudit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('initial', 'Sertifikasi awal'), ('surveillance', 'Surveilans'), ('recertification', 'Sertifikasi ulang'), ('scope-change', 'Perubahan ruang lingkup')], max_length=40)),
                        ('turn', models.PositiveSmallIntegerField(default=1)),
                        ('starts_on', models.DateField()),
                        ('due_on', models.DateField()),
                        ('limit_on', models.DateField()),
                        ('reasons', models.JSONField(default=list)),
                        ('cause', models.CharField(choices=[('rule', 'rule'), ('season', 'season'), ('client', 'client'), ('office', 'office')], default='rule', max_length=20)),
                        ('note', models.TextField(blank=True)),
                        ('planned_at', models.DateTimeField()),
                        ('planned_as', models.CharField(blank=True, max_length=300)),
                        ('replaced_at', models.DateTimeField(null=True)),
                        ('case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned_audit', to='cases.case')),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned_audits', to='certificates.certificate')),
                        ('planned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['due_on', 'id'],
                        'indexes': [models.Index(condition=models.Q(('case', None), ('replaced_at', None)), fields=['starts_on'], name='audit_to_open')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('certificate', 'kind', 'turn'), name='one_plan_for_each_audit'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('starts_on')), ('limit_on__gte', models.F('due_on'))), name='planned_audit_in_order')],
                    },
                ),
                migrations.CreateModel(
                    name='StandingChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standing', models.CharField(choices=[('active', 'Berlaku'), ('suspended', 'Dibekukan'), ('withdrawn', 'Dicabut')], max_length=20)),
                        ('at', models.DateTimeField()),
                        ('ground', models.CharField(blank=True, max_length=30)),
                        ('reason', models.TextField(blank=True)),
                        ('conditions', models.TextField(blank=True)),
                        ('by_as', models.CharField(blank=True, max_length=300)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='certificates.certificate')),
                    ],
                    options={
                        'ordering': ['at', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='StandingProposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('measure', models.CharField(choices=[('suspend', 'Pembekuan'), ('restore', 'Pemulihan'), ('withdraw', 'Pencabutan'), ('reduce', 'Pengurangan ruang lingkup')], max_length=20)),
                        ('ground', models.CharField(choices=[('first-surveillance', 'Surveilans pertama tidak dilaksanakan pada waktunya'), ('surveillance', 'Surveilans tidak dilaksanakan pada waktunya'), ('failure', 'Persyaratan sertifikasi tidak dipenuhi secara berat atau terus-menerus'), ('refused', 'Audit pada waktu yang diwajibkan ditolak'), ('misuse', 'Sertifikat atau tanda dipakai tidak semestinya'), ('request', 'Permintaan pemegang sertifikat'), ('too-long', 'Sebab pembekuan tidak diselesaikan dalam waktunya'), ('resolved', 'Sebab pembekuan sudah diselesaikan')], max_length=30)),
                        ('rule', models.CharField(blank=True, max_length=80)),
                        ('reason', models.TextField(blank=True)),
                        ('conditions', models.TextField(blank=True)),
                        ('removed', models.JSONField(default=list)),
                        ('proposed_at', models.DateTimeField()),
                        ('proposed_as', models.CharField(max_length=300)),
                        ('decided_at', models.DateTimeField(null=True)),
                        ('decided_as', models.CharField(blank=True, max_length=300)),
                        ('is_accepted', models.BooleanField(null=True)),
                        ('answer', models.TextField(blank=True)),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='certificates.certificate')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('letter', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standing_proposal', to='documents.version')),
                        ('planned', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='certificates.plannedaudit')),
                        ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('certificate', 'measure'), name='one_open_proposal_of_a_measure'), models.UniqueConstraint(condition=models.Q(('planned__isnull', False)), fields=('planned',), name='one_proposal_for_a_late_audit'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('is_accepted', None)), models.Q(('decided_at__isnull', False), ('is_accepted__isnull', False)), _connector='OR'), name='proposal_decided_with_an_answer'), models.CheckConstraint(condition=models.Q(('decided_by', None), ('proposed_by', None), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_decides_their_own_proposal')],
                    },
                ),
                migrations.CreateModel(
                    name='ScopeReduction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scope_before', models.JSONField()),
                        ('revision_before', models.PositiveSmallIntegerField()),
                        ('file_before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reduction', to='certificates.standingproposal')),
                    ],
                ),
                migrations.CreateModel(
                    name='Subject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='subject', to='cases.case')),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='later_cases', to='certificates.certificate')),
                    ],
                ),
                migrations.CreateModel(
                    name='TransferReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.CharField(max_length=200, verbose_name='Lembaga asal')),
                        ('number', models.CharField(max_length=120, verbose_name='Nomor sertifikat')),
                        ('decided_on', models.DateField(verbose_name='Tanggal keputusan sertifikasi')),
                        ('valid_until', models.DateField(verbose_name='Berlaku sampai')),
                        ('standing', models.CharField(choices=[('active', 'Berlaku'), ('suspended', 'Dibekukan'), ('withdrawn', 'Dicabut')], max_length=20, verbose_name='Keadaan sertifikat')),
                        ('is_accredited', models.BooleanField(verbose_name='Diakreditasi penandatangan MLA')),
                        ('accreditation_body', models.CharField(blank=True, max_length=200, verbose_name='Badan akreditasi')),
                        ('has_ceased', models.BooleanField(verbose_name='Lembaga asal berhenti atau kehilangan akreditasi')),
                        ('ceased_on', models.DateField(null=True, verbose_name='Sejak')),
                        ('is_reachable', models.BooleanField(verbose_name='Lembaga asal dapat dihubungi')),
                        ('reason', models.TextField(max_length=1000, verbose_name='Alasan alih')),
                        ('in_scope', models.BooleanField(verbose_name='Ruang lingkup dalam akreditasi kantor')),
                        ('initial_report', models.BooleanField(verbose_name='Laporan audit awal atau sertifikasi ulang terakhir dibaca')),
                        ('surveillance_report', models.CharField(choices=[('seen', 'Sudah dibaca'), ('not-due', 'Belum ada, karena surveilans pertamanya belum jatuh tempo'), ('missing', 'Seharusnya ada, tetapi tidak diserahkan')], max_length=20, verbose_name='Laporan surveilans terakhir')),
                        ('findings', models.CharField(choices=[('none', 'Tidak ada yang terbuka'), ('minor', 'Ada minor yang terbuka, rencana tindakannya diterima'), ('major-verified', 'Ada mayor, sudah diverifikasi'), ('major-open', 'Ada mayor yang belum diverifikasi')], max_length=20, verbose_name='Ketidaksesuaian')),
                        ('findings_note', models.TextField(blank=True, max_length=1000, verbose_name='Catatan ketidaksesuaian')),
                        ('complaints', models.TextField(max_length=1000, verbose_name='Keluhan dan tindak lanjutnya')),
                        ('legal', models.TextField(max_length=1000, verbose_name='Ketaatan pada peraturan')),
                        ('visit', models.CharField(choices=[('held', 'Sudah dilaksanakan'), ('not-needed', 'Tidak diperlukan')], max_length=20, verbose_name='Kunjungan sebelum alih')),
                        ('visit_on', models.DateField(null=True, verbose_name='Tanggal kunjungan')),
                        ('visit_note', models.TextField(blank=True, max_length=1000, verbose_name='Hasil kunjungan, atau mengapa tidak diperlukan')),
                        ('outcome', models.CharField(choices=[('accepted', 'Diterima'), ('after-visit', 'Diterima sesudah kunjungan'), ('not-accepted', 'Tidak diterima, diteruskan sebagai sertifikasi awal')], max_length=20, verbose_name='Hasil tinjauan')),
                        ('note', models.TextField(blank=True, max_length=1000, verbose_name='Alasan dan catatan hasil')),
                        ('at', models.DateTimeField()),
                        ('by_as', models.CharField(blank=True, max_length=300)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='transfer_review', to='cases.task')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('decided_on'))), name='transferred_ends_after_decision')],
                    },
                ),
            ],
        ),
    ]
