import django.core.validators
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
                    name='Appeal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField()),
                        ('made_at', models.DateTimeField()),
                        ('acknowledged_at', models.DateTimeField(null=True)),
                        ('result', models.CharField(blank=True, choices=[('upheld', 'Dikabulkan'), ('dismissed', 'Ditolak')], max_length=20)),
                        ('result_words', models.TextField(blank=True)),
                        ('decided_at', models.DateTimeField(null=True)),
                        ('decided_as', models.CharField(blank=True, max_length=300)),
                        ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('new_case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='after_appeal', to='cases.case')),
                    ],
                ),
                migrations.CreateModel(
                    name='AppealEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('by_as', models.CharField(max_length=300)),
                        ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='decisions.appeal')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.PositiveSmallIntegerField()),
                        ('basis', models.TextField(blank=True)),
                        ('reasons', models.TextField(blank=True)),
                        ('part_items', models.JSONField(default=list)),
                        ('part_words', models.TextField(blank=True)),
                        ('verdict', models.CharField(blank=True, choices=[('granted', 'Diberikan'), ('part', 'Diberikan sebagian'), ('continued', 'Dilanjutkan'), ('refused', 'Ditolak')], max_length=20)),
                        ('decided_on', models.DateField(null=True)),
                        ('decided_as', models.CharField(blank=True, max_length=300)),
                        ('appeal_until', models.DateField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.case')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('case', 'round'), name='one_decision_a_round'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('decided_on', None), ('verdict', '')), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='decision_dated_and_signed'), models.CheckConstraint(condition=models.Q(models.Q(('verdict__in', ['part', 'refused']), _negated=True), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='decision_has_reasons'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'refused'), _negated=True), ('appeal_until__isnull', False), _connector='OR'), name='refusal_may_be_appealed')],
                    },
                ),
                migrations.CreateModel(
                    name='Judgement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=80)),
                        ('text', models.TextField()),
                        ('reply', models.CharField(choices=[('yes', 'Ya'), ('no', 'Tidak'), ('na', 'Tidak berlaku')], max_length=3)),
                        ('note', models.TextField(blank=True)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'key'), name='judgement_once_a_round')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('held_on', models.DateField()),
                        ('place', models.CharField(max_length=300)),
                        ('agenda', models.TextField(blank=True)),
                        ('is_remote', models.BooleanField(default=False)),
                        ('conclusion', models.CharField(blank=True, choices=[('grant', 'Direkomendasikan'), ('part', 'Direkomendasikan sebagian'), ('refuse', 'Tidak direkomendasikan'), ('defer', 'Ditunda')], max_length=20)),
                        ('reasons', models.TextField(blank=True)),
                        ('part_items', models.JSONField(default=list)),
                        ('part_words', models.TextField(blank=True)),
                        ('reading', models.PositiveSmallIntegerField(default=0)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='committee_meeting', to='cases.task')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('conclusion__in', ['part', 'refuse', 'defer']), _negated=True), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='committee_concludes_with_reasons')],
                    },
                ),
                migrations.CreateModel(
                    name='Member',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('is_chair', models.BooleanField(default=False)),
                        ('codes', models.JSONField(default=list)),
                        ('replaced_at', models.DateTimeField(null=True)),
                        ('replaced_reason', models.TextField(blank=True)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='decisions.meeting')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'user'), name='committee_member_once'), models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('meeting', 'order'), name='committee_place_taken_once'), models.UniqueConstraint(condition=models.Q(('is_chair', True), ('replaced_at', None)), fields=('meeting',), name='one_chair_of_a_meeting'), models.CheckConstraint(condition=models.Q(('replaced_at', None), models.Q(('replaced_reason', ''), _negated=True), _connector='OR'), name='committee_replaced_with_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('recommendation', models.CharField(blank=True, choices=[('grant', 'Diberikan (atau dilanjutkan)'), ('part', 'Diberikan sebagian'), ('refuse', 'Tidak diberikan')], max_length=20)),
                        ('words', models.TextField(blank=True)),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certification_review', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='Rules',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('appeal_days', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Banding diterima paling lama (hari kalender sejak keputusan)')),
                        ('agreement_months', models.PositiveSmallIntegerField(default=48, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Masa berlaku perjanjian sertifikasi (bulan)')),
                        ('reviewer_may_decide', models.BooleanField(default=True, verbose_name='Peninjau boleh juga mengambil keputusan')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decision_rules', to='people.office')),
                    ],
                    options={
                        'ordering': ['-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'valid_from'), name='decision_rules_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Statement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reading', models.PositiveSmallIntegerField()),
                        ('agrees', models.BooleanField()),
                        ('reason', models.TextField(blank=True)),
                        ('at', models.DateTimeField()),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='decisions.member')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('member', 'reading'), name='statement_once_a_reading'), models.CheckConstraint(condition=models.Q(('agrees', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dissent_has_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40)),
                        ('number', models.CharField(max_length=120)),
                        ('version', models.PositiveSmallIntegerField()),
                        ('sent_at', models.DateTimeField()),
                        ('manner', models.CharField(blank=True, choices=[('electronic', 'Dikonfirmasi di akun'), ('paper', 'Ditandatangani di kertas, dipindai')], max_length=20)),
                        ('signed_at', models.DateTimeField(null=True)),
                        ('signed_name', models.CharField(blank=True, max_length=200)),
                        ('signed_post', models.CharField(blank=True, max_length=200)),
                        ('countersigned_at', models.DateTimeField(null=True)),
                        ('countersigned_as', models.CharField(blank=True, max_length=300)),
                        ('valid_from', models.DateField(null=True)),
                        ('valid_until', models.DateField(null=True)),
                        ('ended_on', models.DateField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='cases.case')),
                        ('countersigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='people.organisation')),
                        ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'scheme', 'version'), name='agreement_version_once'), models.UniqueConstraint(condition=models.Q(('countersigned_at__isnull', False), ('ended_on', None)), fields=('organisation', 'scheme'), name='one_agreement_in_force'), models.CheckConstraint(condition=models.Q(models.Q(('manner', ''), ('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False), models.Q(('signed_name', ''), _negated=True), models.Q(('manner', ''), _negated=True)), _connector='OR'), name='agreement_signed_by_name'), models.CheckConstraint(condition=models.Q(models.Q(('manner', 'paper'), _negated=True), ('scan__isnull', False), _connector='OR'), name='agreement_on_paper_is_scanned'), models.CheckConstraint(condition=models.Q(('countersigned_at', None), models.Q(('signed_at__isnull', False), ('valid_from__isnull', False)), _connector='OR'), name='agreement_client_signs_first'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='agreement_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='AgreementWaiver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement_waiver', to='cases.case')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='agreement_waived_with_reason')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='appeal',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='decisions.decision'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='appeal_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_at', None), ('handler', None)), models.Q(('acknowledged_at__isnull', False), ('handler__isnull', False)), _connector='OR'), name='appeal_acknowledged_with_handler'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('result', '')), models.Q(('decided_at__isnull', False), ('handler__isnull', False), models.Q(('result', ''), _negated=True), models.Q(('result_words', ''), _negated=True)), _connector='OR'), name='appeal_decided_in_writing'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('new_case', None), ('result', 'upheld'), _connector='OR'), name='new_case_after_upheld_appeal'),
        ),
    ]
