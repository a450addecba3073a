import datetime
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
        ('people', '__first__'),
        ('schemes', '0001_initial'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('opening', 'Rapat pembukaan'), ('closing', 'Rapat penutupan')], max_length=10)),
                        ('begins_at', models.DateTimeField()),
                        ('code', models.CharField(max_length=6)),
                        ('code_until', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Appointment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('place', models.CharField(max_length=300)),
                        ('remarks', models.JSONField(default=list)),
                        ('reason', models.TextField(blank=True)),
                        ('appointed_at', models.DateTimeField()),
                        ('appointed_as', models.CharField(max_length=300)),
                        ('replaced_at', models.DateTimeField(null=True)),
                        ('appointed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.case')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.task')),
                    ],
                    options={
                        'ordering': ['case_id', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='appointment_number_once'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('case',), name='one_appointment_in_force_per_case'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='appointment_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='AppointedMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('function', models.CharField(max_length=20)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='audits.appointment')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('appointment', 'user', 'function'), name='appointed_member_once_in_a_function')],
                    },
                ),
                migrations.CreateModel(
                    name='AuditProposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('place', models.CharField(max_length=300)),
                        ('words', models.TextField(blank=True)),
                        ('remarks', models.JSONField(default=list)),
                        ('reason', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='audit_proposal', to='cases.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['ends_on', 'starts_on'], name='audits_audi_ends_on_c47986_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='audit_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='AuditAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('is_accepted', models.BooleanField()),
                        ('about', models.CharField(choices=[('dates', 'Tanggal audit'), ('member', 'Anggota tim'), ('none', 'Hal lain')], default='none', max_length=10)),
                        ('reason', models.TextField(blank=True)),
                        ('given_at', models.DateTimeField()),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='audit_answer', to='cases.task')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='audits.auditproposal')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_accepted', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='audit_objection_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('about', 'member'), ('member__isnull', False)), models.Q(models.Q(('about', 'member'), _negated=True), ('member', None)), _connector='OR'), name='audit_objection_names_the_member')],
                    },
                ),
                migrations.CreateModel(
                    name='AuditTime',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standard', models.CharField(max_length=20)),
                        ('basis', models.JSONField()),
                        ('rule_set', models.CharField(max_length=60)),
                        ('issue', models.CharField(max_length=120)),
                        ('reckoned', models.DecimalField(decimal_places=1, max_digits=6)),
                        ('days', models.DecimalField(decimal_places=1, max_digits=6)),
                        ('on_site_minimum', models.DecimalField(decimal_places=2, max_digits=7)),
                        ('reasoning', models.JSONField()),
                        ('override_reason', models.TextField(blank=True)),
                        ('change_reason', models.TextField(blank=True)),
                        ('is_fixed', models.BooleanField()),
                        ('invoice', models.BigIntegerField(null=True)),
                        ('at', models.DateTimeField()),
                        ('by_as', models.CharField(max_length=300)),
                        ('approval', models.CharField(choices=[('not-needed', 'Not Needed'), ('waiting', 'Waiting'), ('given', 'Given'), ('turned-back', 'Turned Back')], default='not-needed', max_length=12)),
                        ('decided_at', models.DateTimeField(null=True)),
                        ('decided_as', models.CharField(blank=True, max_length=300)),
                        ('answer', models.TextField(blank=True)),
                        ('was_alone', models.BooleanField(default=False)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audit_times', to='cases.case')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('days__gt', 0)), name='audit_time_above_zero'), models.CheckConstraint(condition=models.Q(('days', models.F('reckoned')), models.Q(('override_reason', ''), _negated=True), _connector='OR'), name='audit_time_override_has_reason'), models.UniqueConstraint(condition=models.Q(('approval', 'waiting')), fields=('case',), name='audit_time_waits_once_in_a_case'), models.CheckConstraint(condition=models.Q(models.Q(('approval__in', ('given', 'turned-back')), ('decided_at__isnull', False)), models.Q(('approval__in', ('not-needed', 'waiting')), ('decided_at', None)), _connector='OR'), name='audit_time_decided_once_it_was_asked'), models.CheckConstraint(condition=models.Q(models.Q(('approval', 'turned-back'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='audit_time_turned_back_with_reason'), models.CheckConstraint(condition=models.Q(('was_alone', True), ('decided_by', None), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='audit_time_approved_by_another')],
                    },
                ),
                migrations.CreateModel(
                    name='ChecklistItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=40)),
                        ('text', models.TextField()),
                        ('clauses', models.JSONField(default=list)),
                        ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.checklistquestion')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='ChecklistEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.UUIDField(unique=True)),
                        ('basis', models.UUIDField(null=True)),
                        ('is_conflicting', models.BooleanField(default=False)),
                        ('found', models.CharField(blank=True, choices=[('conforming', 'Sesuai'), ('nonconforming', 'Tidak sesuai'), ('not-applicable', 'Tidak berlaku'), ('not-looked-at', 'Tidak dilihat')], max_length=20)),
                        ('note', models.TextField(blank=True)),
                        ('evidence', models.TextField(blank=True)),
                        ('typed_at', models.DateTimeField()),
                        ('sent_at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='audits.checklistitem')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='ChecklistPhoto',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('filename', models.CharField(max_length=255)),
                        ('added_at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='audits.checklistitem')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('item', 'file'), name='checklist_photo_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Declaration',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('is_willing', models.BooleanField()),
                        ('is_impartial', models.BooleanField()),
                        ('reason', models.TextField(blank=True)),
                        ('given_at', models.DateTimeField()),
                        ('given_as', models.CharField(max_length=300)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='cases.case')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('is_impartial', True), ('is_willing', True)), models.Q(('reason', ''), _negated=True), _connector='OR'), name='refusal_to_serve_has_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Attendance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200)),
                        ('position', models.CharField(max_length=200)),
                        ('company', models.CharField(max_length=200)),
                        ('confirmed_at', models.DateTimeField(null=True)),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='audits.meeting')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'user'), name='attendance_once_an_account')],
                    },
                ),
                migrations.CreateModel(
                    name='NoFinding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField()),
                        ('written_at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audits.checklistentry')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='no_findings', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'entry'), name='no_finding_once_an_answer'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='no_finding_has_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammeRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('site', models.CharField(max_length=200)),
                        ('process', models.CharField(max_length=300)),
                        ('clauses', models.JSONField(default=list)),
                        ('visits', models.JSONField(default=list)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programme', to='cases.case')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='ProposedMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('function', models.CharField(choices=[('lead-auditor', 'Ketua tim audit'), ('auditor', 'Auditor'), ('technical-expert', 'Tenaga ahli'), ('ppc', 'Petugas pengambil contoh')], max_length=20)),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='audits.auditproposal')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('proposal', 'user', 'function'), name='audit_member_once_in_a_function')],
                    },
                ),
                migrations.CreateModel(
                    name='ScannedPlan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('minutes', models.PositiveIntegerField()),
                        ('hours_reason', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scanned_plan', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='TeamObjection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('about', models.CharField(max_length=10)),
                        ('reason', models.TextField()),
                        ('given_at', models.DateTimeField()),
                        ('answer', models.TextField(blank=True)),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='audits.appointment')),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('appointment',), name='one_open_objection_per_appointment'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='team_objection_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('about', 'member'), ('member__isnull', False)), models.Q(models.Q(('about', 'member'), _negated=True), ('member', None)), _connector='OR'), name='team_objection_names_the_member'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='team_objection_answered_whole')],
                    },
                ),
                migrations.CreateModel(
                    name='Visit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=20)),
                        ('secret', models.CharField(default=mutubaku.people.codes.new_secret, max_length=32, unique=True)),
                        ('held_on', models.DateField(null=True)),
                        ('next_on', models.DateField(null=True)),
                        ('interval_reason', models.TextField(blank=True)),
                        ('is_remote', models.BooleanField(null=True)),
                        ('remote_agreed_on', models.DateField(null=True)),
                        ('remote_agreement', models.TextField(blank=True)),
                        ('remote_risks', models.TextField(blank=True)),
                        ('remote_means', models.TextField(blank=True)),
                        ('remote_result', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='visit', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='DocumentAdequacy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('is_adequate', models.BooleanField()),
                        ('note', models.TextField(blank=True)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adequacies', to='audits.visit')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('visit', 'version'), name='adequacy_once_a_version'), models.CheckConstraint(condition=models.Q(('is_adequate', True), models.Q(('note', ''), _negated=True), _connector='OR'), name='inadequate_has_note')],
                    },
                ),
                migrations.CreateModel(
                    name='VisitPlan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('rest_from', models.TimeField(default=datetime.time(12, 0))),
                        ('rest_to', models.TimeField(default=datetime.time(13, 0))),
                        ('interval_reason', models.TextField(blank=True)),
                        ('hours_reason', models.TextField(blank=True)),
                        ('remote_parts', models.TextField(blank=True)),
                        ('remote_means', models.TextField(blank=True)),
                        ('remote_risks', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='visit_plan', to='cases.task')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='visit_plan_ends_after_start'), models.CheckConstraint(condition=models.Q(('rest_to__gte', models.F('rest_from'))), name='visit_plan_rest_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField()),
                        ('begins', models.TimeField()),
                        ('ends', models.TimeField()),
                        ('site', models.CharField(max_length=200)),
                        ('process', models.CharField(max_length=300)),
                        ('clauses', models.JSONField(default=list)),
                        ('auditor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='audits.visitplan')),
                    ],
                    options={
                        'ordering': ['day', 'begins', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='plan_row_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanRound',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('rows', models.JSONField()),
                        ('asked_at', models.DateTimeField()),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('is_agreed', models.BooleanField(null=True)),
                        ('reason', models.TextField(blank=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='audits.visitplan')),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='plan_round_number_once'), models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('plan',), name='plan_one_open_round'), models.CheckConstraint(condition=models.Q(('is_agreed', None), ('is_agreed', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='plan_change_has_reason')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='meeting',
            name='visit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='audits.visit'),
        ),
        migrations.AddField(
            model_name='checklistitem',
            name='visit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='audits.visit'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('visit', 'kind'), name='meeting_once_a_visit'),
        ),
        migrations.AddConstraint(
            model_name='checklistitem',
            constraint=models.UniqueConstraint(fields=('visit', 'name'), name='checklist_item_once'),
        ),
    ]
