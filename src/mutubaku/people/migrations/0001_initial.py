import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import mutubaku.people.models.office
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Office',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='Kode')),
                        ('zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jakarta', max_length=40, verbose_name='Zona waktu')),
                        ('mailbox', models.EmailField(blank=True, max_length=254, verbose_name='Kotak surat kantor')),
                        ('audits_a_month', models.PositiveSmallIntegerField(default=4, verbose_name='Audit seorang dalam sebulan paling banyak')),
                        ('is_demonstration', models.BooleanField(default=False)),
                        ('calendar_version', models.PositiveIntegerField(default=mutubaku.people.models.office.new_version)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('email', models.EmailField(max_length=254, unique=True, verbose_name='Alamat e-mail')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama lengkap')),
                        ('nip', models.CharField(blank=True, max_length=18, validators=[django.core.validators.RegexValidator('^\\d{18}$', 'NIP terdiri atas 18 angka.')], verbose_name='NIP')),
                        ('phone', models.CharField(blank=True, max_length=40, verbose_name='Telepon')),
                        ('language', models.CharField(default='id', max_length=5, verbose_name='Bahasa')),
                        ('is_active', models.BooleanField(default=True, verbose_name='Aktif')),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('since', models.DateTimeField()),
                        ('until', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='HoursPeriodEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, verbose_name='Nama')),
                        ('first', models.DateField(verbose_name='Hari pertama')),
                        ('last', models.DateField(verbose_name='Hari terakhir')),
                        ('note', models.CharField(blank=True, max_length=200, verbose_name='Dasar atau catatan')),
                        ('is_former', models.BooleanField(default=False)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours_periods', to='people.office')),
                    ],
                    options={
                        'ordering': ['first'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='period_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='FreeDayEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField(verbose_name='Tanggal')),
                        ('kind', models.CharField(choices=[('national', 'Hari libur nasional'), ('joint-leave', 'Cuti bersama'), ('office', 'Libur kantor'), ('working', 'Tetap hari kerja')], max_length=20, verbose_name='Jenis')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama')),
                        ('decree', models.CharField(blank=True, max_length=200, verbose_name='Nomor keputusan')),
                        ('is_override', models.BooleanField(default=False)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='free_days', to='people.office')),
                    ],
                    options={
                        'ordering': ['day'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'day', 'is_override'), name='free_day_once_per_layer')],
                    },
                ),
                migrations.CreateModel(
                    name='Competence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('function', models.CharField(choices=[('auditor', 'Auditor'), ('lead-auditor', 'Ketua tim audit'), ('technical-expert', 'Tenaga ahli'), ('ppc', 'Petugas pengambil contoh'), ('reviewer', 'Peninjau'), ('committee', 'Anggota komite'), ('decision-maker', 'Pengambil keputusan')], max_length=20, verbose_name='Fungsi')),
                        ('scheme', models.CharField(max_length=40, verbose_name='Skema')),
                        ('scope', models.CharField(blank=True, max_length=80, verbose_name='Lingkup teknis')),
                        ('starts_on', models.DateField(verbose_name='Berlaku mulai')),
                        ('ends_on', models.DateField(null=True, verbose_name='Berlaku sampai')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='Dasar')),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('filename', models.CharField(blank=True, max_length=255)),
                        ('media_type', models.CharField(blank=True, max_length=120)),
                        ('approved_as', models.CharField(max_length=300)),
                        ('approved_at', models.DateTimeField()),
                        ('ended_because', models.CharField(blank=True, max_length=300)),
                        ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competences', to=settings.AUTH_USER_MODEL)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='people.office')),
                    ],
                    options={
                        'ordering': ['scheme', 'function', 'scope', 'starts_on', 'id'],
                        'indexes': [models.Index(fields=['office', 'scheme', 'user'], name='people_comp_office__7a46ec_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='competence_ends_after_start'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('user')), _negated=True), _connector='OR'), name='nobody_approves_their_own_competence'), models.CheckConstraint(condition=models.Q(models.Q(('filename', ''), ('sha256', '')), models.Q(models.Q(('sha256', ''), _negated=True), models.Q(('filename', ''), _negated=True)), _connector='OR'), name='evidence_has_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Accreditation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(max_length=40, verbose_name='Skema')),
                        ('number', models.CharField(max_length=60, verbose_name='Nomor akreditasi')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accreditations', to='people.office')),
                    ],
                    options={
                        'ordering': ['scheme', '-valid_from'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='accreditation_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Absence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('leave', 'Cuti'), ('sick', 'Sakit'), ('duty', 'Tugas lain'), ('training', 'Pelatihan')], max_length=20, verbose_name='Jenis')),
                        ('starts_on', models.DateField(verbose_name='Hari pertama')),
                        ('ends_on', models.DateField(verbose_name='Hari terakhir')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='Keterangan')),
                        ('entered_as', models.CharField(max_length=300)),
                        ('entered_at', models.DateTimeField()),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to='people.office')),
                    ],
                    options={
                        'ordering': ['starts_on', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='absence_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='OfficeProfile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama kantor')),
                        ('short_name', models.CharField(max_length=80, verbose_name='Nama singkat')),
                        ('letterhead', models.TextField(help_text='Satu baris untuk setiap baris kepala surat.', verbose_name='Kepala surat')),
                        ('address', models.TextField(verbose_name='Alamat')),
                        ('city', models.CharField(max_length=80, verbose_name='Kota')),
                        ('phone', models.CharField(blank=True, max_length=80, verbose_name='Telepon')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                        ('number_code', models.CharField(max_length=60, verbose_name='Kode pada nomor surat')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='profiles', to='people.office')),
                    ],
                    options={
                        'ordering': ['-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'valid_from'), name='profile_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=300, verbose_name='Nama perusahaan')),
                        ('kind', models.CharField(choices=[('producer', 'Produsen'), ('brand-owner', 'Pemilik merek'), ('importer', 'Importir'), ('foreign', 'Produsen luar negeri')], default='producer', max_length=20, verbose_name='Jenis pemohon')),
                        ('nib', models.CharField(blank=True, max_length=13, validators=[django.core.validators.RegexValidator('^\\d{13}$', 'NIB terdiri atas 13 angka, tanpa titik atau spasi.')], verbose_name='NIB')),
                        ('npwp', models.CharField(blank=True, max_length=16, validators=[django.core.validators.RegexValidator('^\\d{15,16}$', 'NPWP terdiri atas 15 atau 16 angka, tanpa titik atau strip.')], verbose_name='NPWP')),
                        ('address', models.TextField(max_length=1000, verbose_name='Alamat kantor')),
                        ('city', models.CharField(max_length=120, verbose_name='Kota atau kabupaten')),
                        ('province', models.CharField(blank=True, max_length=120, verbose_name='Provinsi')),
                        ('country', models.CharField(default='Indonesia', max_length=80, verbose_name='Negara')),
                        ('phone', models.CharField(blank=True, max_length=40, verbose_name='Telepon')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail perusahaan')),
                        ('is_small_business', models.BooleanField(default=False, verbose_name='Usaha mikro, kecil, atau menengah')),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.office')),
                        ('users', models.ManyToManyField(related_name='organisations', through='people.Membership', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('nib', ''), _negated=True), fields=('office', 'nib'), name='nib_once_per_office'), models.CheckConstraint(condition=models.Q(('kind', 'foreign'), models.Q(('nib', ''), _negated=True), _connector='OR'), name='domestic_organisation_has_nib')],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('email', models.EmailField(max_length=254, verbose_name='Alamat e-mail')),
                        ('secret_hash', models.CharField(max_length=64, unique=True)),
                        ('created_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.organisation')),
                    ],
                    options={
                        'ordering': ['-created_at'],
                    },
                ),
                migrations.CreateModel(
                    name='Interest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('consultancy', 'Memberi jasa konsultasi'), ('employment', 'Bekerja di perusahaan itu'), ('ownership', 'Memiliki saham atau bagian'), ('relation', 'Hubungan keluarga atau dekat lainnya')], max_length=20, verbose_name='Kepentingan')),
                        ('company', models.CharField(max_length=300, verbose_name='Nama perusahaan')),
                        ('starts_on', models.DateField(null=True, verbose_name='Sejak')),
                        ('ends_on', models.DateField(null=True, verbose_name='Sampai')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='Keterangan')),
                        ('declared_as', models.CharField(max_length=300)),
                        ('declared_at', models.DateTimeField()),
                        ('declared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to=settings.AUTH_USER_MODEL)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='people.office')),
                        ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                    ],
                    options={
                        'ordering': ['-declared_at', '-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='interest_ends_after_start'), models.CheckConstraint(condition=models.Q(('company', ''), _negated=True), name='interest_names_a_company')],
                    },
                ),
                migrations.CreateModel(
                    name='Factory',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama pabrik')),
                        ('address', models.TextField(max_length=1000, verbose_name='Alamat pabrik')),
                        ('city', models.CharField(max_length=120, verbose_name='Kota atau kabupaten')),
                        ('country', models.CharField(default='Indonesia', max_length=80, verbose_name='Negara')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='factories', to='people.organisation')),
                    ],
                    options={
                        'ordering': ['name', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Position',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.SlugField(max_length=60, verbose_name='Kode')),
                        ('title', models.CharField(max_length=200, verbose_name='Nama jabatan')),
                        ('unit', models.CharField(blank=True, max_length=200, verbose_name='Unit atau seksi')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='positions', to='people.office')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'code'), name='position_code_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Holding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('manner', models.CharField(choices=[('holder', 'Pejabat definitif'), ('plt', 'Plt. (pelaksana tugas)'), ('plh', 'Plh. (pelaksana harian)')], default='holder', max_length=10, verbose_name='Sebagai')),
                        ('decree', models.CharField(blank=True, max_length=120, verbose_name='Nomor surat keputusan atau surat perintah')),
                        ('starts_on', models.DateField(verbose_name='Mulai')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='Sampai')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to=settings.AUTH_USER_MODEL)),
                        ('position', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='people.position')),
                    ],
                    options={
                        'ordering': ['-starts_on', '-id'],
                        'indexes': [models.Index(fields=['user', 'starts_on'], name='people_hold_user_id_a80d70_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='holding_ends_after_start'), models.CheckConstraint(condition=models.Q(('manner', 'holder'), models.Q(models.Q(('decree', ''), _negated=True), ('ends_on__isnull', False)), _connector='OR'), name='acting_has_decree_and_end')],
                    },
                ),
                migrations.CreateModel(
                    name='RoleAssignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(max_length=60, verbose_name='Peran')),
                        ('starts_on', models.DateField(verbose_name='Mulai')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='Sampai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_assignments', to='people.office')),
                        ('position', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_assignments', to='people.position')),
                    ],
                    options={
                        'ordering': ['role', 'position_id', 'starts_on'],
                        'indexes': [models.Index(fields=['office', 'role'], name='people_role_office__cad04b_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='assignment_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='ServicePart',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(choices=[('sarana', 'Sarana dan prasarana'), ('kompetensi', 'Kompetensi pelaksana'), ('pengawasan', 'Pengawasan internal'), ('pengaduan', 'Pengaduan, saran, dan masukan'), ('jumlah-pelaksana', 'Jumlah pelaksana'), ('jaminan', 'Jaminan pelayanan'), ('keamanan', 'Jaminan keamanan dan keselamatan'), ('evaluasi', 'Evaluasi kinerja pelaksana'), ('maklumat', 'Maklumat pelayanan')], max_length=20, verbose_name='Bagian')),
                        ('text', models.TextField(verbose_name='Isi')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='service_parts', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.servicepart')),
            ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('office', 'key', 'valid_from'), name='service_part_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='service_part_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='WeekEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('weekday', models.PositiveSmallIntegerField(verbose_name='Hari')),
                        ('opens', models.TimeField(verbose_name='Buka')),
                        ('closes', models.TimeField(verbose_name='Tutup')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='week_entries', to='people.office')),
                        ('period', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='week_entries', to='people.hoursperiodentry')),
                    ],
                    options={
                        'ordering': ['weekday', 'opens'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='interval_closes_after_opening'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='weekday_monday_to_sunday')],
                    },
                ),
                migrations.CreateModel(
                    name='JointLeaveYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='Tahun')),
                        ('decree', models.CharField(blank=True, max_length=200, verbose_name='Nomor keputusan bersama')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joint_leave_years', to='people.office')),
                    ],
                    options={
                        'ordering': ['year'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'year'), name='joint_leave_year_once')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='membership',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.organisation'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('organisation', 'user'), name='one_open_membership'),
        ),
    ]
