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
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='FactRemark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('place', models.CharField(max_length=200)),
                        ('words', models.TextField()),
                        ('made_at', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_remarks', to='cases.case')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Finding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('stage', models.PositiveSmallIntegerField()),
                        ('number', models.CharField(blank=True, max_length=120)),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_as', models.CharField(max_length=300)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='cases.case')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', [1, 2])), name='finding_of_stage_1_or_2')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.PositiveSmallIntegerField()),
                        ('correction', models.TextField()),
                        ('cause', models.TextField(blank=True)),
                        ('corrective_action', models.TextField(blank=True)),
                        ('other_sites', models.TextField(blank=True)),
                        ('is_late', models.BooleanField(default=False)),
                        ('given_at', models.DateTimeField()),
                        ('files', models.ManyToManyField(related_name='+', to='documents.version')),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='findings.finding')),
                    ],
                    options={
                        'ordering': ['round'],
                        'constraints': [models.UniqueConstraint(fields=('finding', 'round'), name='finding_answered_once_a_round')],
                    },
                ),
                migrations.CreateModel(
                    name='RemarkReply',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('is_right', models.BooleanField()),
                        ('words', models.TextField()),
                        ('given_at', models.DateTimeField()),
                        ('given_as', models.CharField(max_length=300)),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('remark', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='findings.factremark')),
                    ],
                ),
                migrations.CreateModel(
                    name='ReportVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('aim', models.CharField(choices=[('met', 'Tercapai'), ('partly', 'Tercapai sebagian'), ('not-met', 'Tidak tercapai')], max_length=10)),
                        ('conformity', models.TextField()),
                        ('positives', models.TextField(blank=True)),
                        ('uncertainties', models.TextField(blank=True)),
                        ('deviations', models.TextField(blank=True)),
                        ('unresolved', models.TextField(blank=True)),
                        ('scope_fit', models.TextField(blank=True)),
                        ('internal', models.TextField(blank=True)),
                        ('changes', models.TextField(blank=True)),
                        ('programme_issues', models.TextField(blank=True)),
                        ('earlier', models.TextField(blank=True)),
                        ('marks', models.TextField(blank=True)),
                        ('remote', models.TextField(blank=True)),
                        ('recommendation', models.TextField()),
                        ('written_at', models.DateTimeField()),
                        ('written_as', models.CharField(max_length=300)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_versions', to='cases.task')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['task', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='report_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReportRecall',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField()),
                        ('recalled_at', models.DateTimeField()),
                        ('recalled_as', models.CharField(max_length=300)),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('recalled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recalls', to='findings.reportversion')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('report',), name='report_recalled_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='report_recalled_with_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Turn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('act', models.CharField(choices=[('released', 'Disampaikan kepada pelanggan'), ('withdrawn', 'Dibatalkan'), ('answered', 'Dijawab pelanggan'), ('returned', 'Dikembalikan kepada pelanggan'), ('accepted', 'Jawaban diterima'), ('verified', 'Hasil tindakan koreksi diverifikasi'), ('raised', 'Tingkat dinaikkan'), ('lapsed', 'Tenggat terlewati')], max_length=20)),
                        ('words', models.TextField(blank=True)),
                        ('grade', models.CharField(blank=True, choices=[('critical', 'Kritis'), ('major', 'Mayor'), ('minor', 'Minor'), ('observation', 'Observasi'), ('concern', 'Hal yang perlu perhatian (tahap 1)')], max_length=20)),
                        ('audited_on', models.DateField(null=True)),
                        ('due_on', models.DateField(null=True)),
                        ('consequence', models.CharField(blank=True, choices=[('', 'Hanya diperingatkan'), ('raise', 'Menjadi mayor'), ('stage-2', 'Audit tahap 2 diulang'), ('suspend', 'Pembekuan diusulkan')], max_length=20)),
                        ('at', models.DateTimeField()),
                        ('by_title', models.CharField(max_length=300)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='findings.finding')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('act__in', ['released', 'withdrawn'])), fields=('finding',), name='finding_released_or_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('act__in', ['withdrawn', 'returned']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='finding_turned_down_with_reason'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'released'), _negated=True), ('audited_on__isnull', False), _connector='OR'), name='finding_released_after_an_audit')],
                    },
                ),
                migrations.CreateModel(
                    name='Wording',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveSmallIntegerField()),
                        ('grade', models.CharField(choices=[('critical', 'Kritis'), ('major', 'Mayor'), ('minor', 'Minor'), ('observation', 'Observasi'), ('concern', 'Hal yang perlu perhatian (tahap 1)')], max_length=20)),
                        ('statement', models.TextField()),
                        ('requirement', models.CharField(max_length=300)),
                        ('evidence', models.TextField(blank=True)),
                        ('site', models.CharField(blank=True, max_length=1000)),
                        ('place', models.CharField(blank=True, max_length=300)),
                        ('basis', models.PositiveSmallIntegerField(null=True)),
                        ('written_at', models.DateTimeField()),
                        ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='findings.finding')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['version'],
                        'constraints': [models.UniqueConstraint(fields=('finding', 'version'), name='finding_wording_once')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='factremark',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='findings.reportversion'),
        ),
    ]
