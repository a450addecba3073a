import django.core.validators
import django.db.models.deletion
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
                    name='GreenStandard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.CharField(max_length=60, verbose_name='Nomor SIH')),
                        ('title', models.CharField(max_length=300, verbose_name='Judul')),
                        ('group', models.SlugField(max_length=80, verbose_name='Kelompok')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(null=True, verbose_name='Berlaku sampai')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='green_standards', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='schemes.greenstandard')),
            ],
                    options={
                        'ordering': ['number', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'number', 'valid_from'), name='green_standard_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='green_standard_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='GreenCriterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('topic', models.CharField(choices=[('raw-material', 'Bahan baku'), ('auxiliary', 'Bahan penolong'), ('energy', 'Energi'), ('water', 'Air'), ('process', 'Proses produksi'), ('product', 'Produk'), ('packaging', 'Kemasan'), ('waste', 'Limbah'), ('emission', 'Emisi gas rumah kaca'), ('policy', 'Kebijakan dan organisasi'), ('planning', 'Perencanaan strategis'), ('implementation', 'Pelaksanaan dan pemantauan'), ('review', 'Tinjauan manajemen'), ('responsibility', 'Tanggung jawab sosial'), ('employment', 'Ketenagakerjaan')], max_length=20, verbose_name='Pokok')),
                        ('name', models.CharField(max_length=300, verbose_name='Kriteria')),
                        ('unit', models.CharField(blank=True, max_length=60, verbose_name='Satuan')),
                        ('lower', models.DecimalField(decimal_places=10, max_digits=24, null=True, verbose_name='Batas bawah')),
                        ('upper', models.DecimalField(decimal_places=10, max_digits=24, null=True, verbose_name='Batas atas')),
                        ('points', models.PositiveSmallIntegerField(null=True, verbose_name='Nilai tertinggi')),
                        ('needed', models.PositiveSmallIntegerField(null=True, verbose_name='Nilai terendah yang memenuhi')),
                        ('mandatory', models.BooleanField(default=True, verbose_name='Wajib dipenuhi')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='schemes.greenstandard')),
                    ],
                    options={
                        'verbose_name_plural': 'green criteria',
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('standard', 'topic', 'name'), name='green_criterion_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ProductStandard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.CharField(max_length=60, verbose_name='Nomor SNI')),
                        ('title', models.CharField(max_length=300, verbose_name='Judul')),
                        ('category', models.SlugField(max_length=80, verbose_name='Kategori')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(null=True, verbose_name='Berlaku sampai')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='product_standards', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='schemes.productstandard')),
            ],
                    options={
                        'ordering': ['number', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'number', 'valid_from'), name='product_standard_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='product_standard_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='SchemeTerms',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40, verbose_name='Skema')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('title', models.CharField(max_length=200, verbose_name='Judul sertifikat')),
                        ('standard', models.CharField(blank=True, max_length=200, verbose_name='Standar dan edisi')),
                        ('validity_months', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='Masa berlaku (bulan)')),
                        ('surveillance_months', models.PositiveSmallIntegerField(default=12, verbose_name='Selang surveilans (bulan)')),
                        ('full_time_hours', models.PositiveSmallIntegerField(default=40, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Jam kerja penuh per minggu')),
                        ('first_surveillance_months', models.PositiveSmallIntegerField(default=12, verbose_name='Surveilans pertama paling lambat (bulan sejak keputusan)')),
                        ('surveillance_window_days', models.PositiveSmallIntegerField(default=90, verbose_name='Surveilans boleh mendahului jadwalnya (hari)')),
                        ('recertification_lead_months', models.PositiveSmallIntegerField(default=6, verbose_name='Sertifikasi ulang dibuka sebelum berakhir (bulan)')),
                        ('restoration_months', models.PositiveSmallIntegerField(default=6, verbose_name='Pemulihan setelah berakhir (bulan)')),
                        ('transfer_months', models.PositiveSmallIntegerField(default=6, verbose_name='Alih sertifikat setelah lembaga asalnya berakhir (bulan)')),
                        ('suspension_months', models.PositiveSmallIntegerField(default=6, verbose_name='Pembekuan paling lama (bulan)')),
                        ('stage_interval_days', models.PositiveSmallIntegerField(default=180, verbose_name='Selang tahap 1 ke tahap 2 paling lama (hari)')),
                        ('major_limit_months', models.PositiveSmallIntegerField(default=6, verbose_name='Batas verifikasi temuan mayor sejak hari terakhir tahap 2 (bulan)')),
                        ('minors_to_major', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(2)], verbose_name='Temuan minor pada satu persyaratan yang bersama-sama dapat menjadi mayor')),
                        ('retests', models.PositiveSmallIntegerField(default=1, verbose_name='Uji ulang yang dibolehkan')),
                        ('measuring_months', models.PositiveSmallIntegerField(default=12, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Periode pengukuran kriteria teknis paling lama (bulan)')),
                        ('measuring_age_months', models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Periode pengukuran berakhir paling lama sebelum dicatat (bulan)')),
                        ('committee_members', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Anggota komite paling sedikit')),
                        ('rotation_audits', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Ketua tim yang sama berturut-turut paling banyak (audit)')),
                        ('committee_functions', models.JSONField(default=list, verbose_name='Kompetensi yang harus ada di antara anggota komite')),
                        ('reviewer_in_committee', models.BooleanField(default=True, verbose_name='Peninjau boleh duduk di komite')),
                        ('reviewer_competence', models.CharField(blank=True, choices=[('', 'Tidak diperiksa'), ('reason', 'Diperingatkan, dengan pertimbangan tertulis'), ('refuse', 'Ditolak')], default='refuse', max_length=10, verbose_name='Peninjau yang kompetensinya tidak tercatat')),
                        ('decider_competence', models.CharField(blank=True, choices=[('', 'Tidak diperiksa'), ('reason', 'Diperingatkan, dengan pertimbangan tertulis'), ('refuse', 'Ditolak')], default='refuse', max_length=10, verbose_name='Pengambil keputusan yang kompetensinya tidak tercatat')),
                        ('composition', models.TextField(blank=True, verbose_name='Catatan tentang peninjau dan komite')),
                        ('evaluations', models.JSONField(default=dict, verbose_name='Penilaian yang diperlukan')),
                        ('wording', models.TextField(blank=True, verbose_name='Kalimat pada sertifikat')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scheme_terms', to='people.office')),
                    ],
                    options={
                        'ordering': ['scheme', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'scheme', 'valid_from'), name='terms_once_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='GradeRule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('grade', models.CharField(choices=[('critical', 'Kritis'), ('major', 'Mayor'), ('minor', 'Minor'), ('observation', 'Observasi')], max_length=20, verbose_name='Tingkat')),
                        ('due_months', models.PositiveSmallIntegerField(null=True, verbose_name='Ditutup paling lambat (bulan sejak hari terakhir audit)')),
                        ('needs_answer', models.BooleanField(default=True, verbose_name='Wajib dijawab pelanggan')),
                        ('needs_verification', models.BooleanField(default=True, verbose_name='Diverifikasi hasilnya sebelum keputusan')),
                        ('blocks', models.BooleanField(default=True, verbose_name='Menahan tahap berikutnya dan sertifikat')),
                        ('overdue', models.CharField(blank=True, choices=[('', 'Hanya diperingatkan'), ('raise', 'Menjadi mayor'), ('stage-2', 'Audit tahap 2 diulang'), ('suspend', 'Pembekuan diusulkan')], max_length=20, verbose_name='Bila terlambat')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('terms', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grades', to='schemes.schemeterms')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('terms', 'grade'), name='grade_rule_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Edition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200, verbose_name='Edisi')),
                        ('published_on', models.DateField(null=True, verbose_name='Dapat dipilih mulai')),
                        ('transition_until', models.DateField(null=True, verbose_name='Peralihan sampai')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('terms', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='schemes.schemeterms')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('terms', 'name'), name='edition_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Confirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('part', models.CharField(max_length=220)),
                        ('value', models.JSONField()),
                        ('source', models.CharField(max_length=300)),
                        ('at', models.DateTimeField()),
                        ('by_as', models.CharField(max_length=300)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('terms', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='schemes.schemeterms')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='confirmation_has_source')],
                    },
                ),
                migrations.CreateModel(
                    name='TestParameter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200, verbose_name='Parameter')),
                        ('method', models.CharField(blank=True, max_length=200, verbose_name='Metode')),
                        ('unit', models.CharField(blank=True, max_length=40, verbose_name='Satuan')),
                        ('lower', models.DecimalField(decimal_places=10, max_digits=24, null=True, verbose_name='Batas bawah')),
                        ('upper', models.DecimalField(decimal_places=10, max_digits=24, null=True, verbose_name='Batas atas')),
                        ('expected', models.CharField(blank=True, max_length=200, verbose_name='Hasil yang diminta')),
                        ('decimals', models.PositiveSmallIntegerField(null=True, verbose_name='Dibulatkan sampai (desimal)')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parameters', to='schemes.productstandard')),
                    ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('standard', 'name'), name='test_parameter_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ChecklistQuestion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=80)),
                        ('clauses', models.JSONField(verbose_name='Klausul menurut skema')),
                        ('text', models.TextField(verbose_name='Pertanyaan')),
                        ('hint', models.TextField(blank=True, verbose_name='Petunjuk')),
                        ('stage', models.PositiveSmallIntegerField(default=2, verbose_name='Tahap audit')),
                        ('order', models.PositiveIntegerField(default=0)),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(null=True, verbose_name='Berlaku sampai')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklist_questions', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='schemes.checklistquestion')),
            ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'key', 'valid_from'), name='checklist_question_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='checklist_question_ends_after_start')],
                    },
                ),
            ],
        ),
    ]
