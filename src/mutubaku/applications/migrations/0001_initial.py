import django.core.validators
import django.db.models.deletion
import mutubaku.together
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Application',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('contact_name', models.CharField(blank=True, max_length=200, verbose_name='Nama penghubung')),
                        ('contact_position', models.CharField(blank=True, max_length=200, verbose_name='Jabatan penghubung')),
                        ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='Telepon penghubung')),
                        ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail penghubung')),
                        ('commodity', models.CharField(blank=True, choices=[('', 'Umum'), ('food', 'Pangan'), ('bottled-water', 'Air minum dalam kemasan (AMDK)')], max_length=80, verbose_name='Kelompok komoditas')),
                        ('has_quality_certificate', models.BooleanField(default=False, verbose_name='Memiliki sertifikat ISO 9001')),
                        ('declared_at', models.DateTimeField(null=True)),
                        ('also_scheme', models.CharField(blank=True, choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40)),
                        ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='application', to='cases.case')),
                        ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.application')),
                        ('together_with', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companion', to='applications.application')),
                    ],
                ),
                migrations.CreateModel(
                    name='GreenFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('topic', models.CharField(choices=[('energy', 'Energi'), ('water', 'Air'), ('material', 'Bahan baku dan bahan penolong'), ('waste', 'Limbah')], max_length=20, verbose_name='Pokok')),
                        ('kind', models.CharField(max_length=200, verbose_name='Jenis')),
                        ('amount', models.DecimalField(decimal_places=4, max_digits=19, validators=[django.core.validators.MinValueValidator(0)], verbose_name='Jumlah')),
                        ('unit', models.CharField(max_length=40, verbose_name='Satuan')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='Tahun')),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='green_figures', to='applications.application')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='GreenScope',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sih_number', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^SIH \\d[\\d.]*(:\\d{4})?$', 'Tulis nomor Standar Industri Hijau seperti “SIH 22123.1:2021”.')], verbose_name='Nomor Standar Industri Hijau')),
                        ('kbli', models.CharField(max_length=5, validators=[django.core.validators.RegexValidator('^\\d{5}$', 'KBLI terdiri atas 5 angka, misalnya 22123.')], verbose_name='Kode KBLI')),
                        ('product', models.CharField(max_length=300, verbose_name='Produk')),
                        ('capacity_amount', models.DecimalField(decimal_places=4, max_digits=19, validators=[django.core.validators.MinValueValidator(0)], verbose_name='Kapasitas produksi per tahun')),
                        ('realisation_amount', models.DecimalField(decimal_places=4, max_digits=19, validators=[django.core.validators.MinValueValidator(0)], verbose_name='Realisasi produksi')),
                        ('unit', models.CharField(max_length=40, verbose_name='Satuan produksi')),
                        ('realisation_year', models.PositiveSmallIntegerField(verbose_name='Tahun realisasi')),
                        ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='green_scope', to='applications.application')),
                        ('factory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.factory', verbose_name='Pabrik')),
                    ],
                ),
                migrations.CreateModel(
                    name='OtherCertificate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standard', models.CharField(max_length=200, verbose_name='Standar')),
                        ('body', models.CharField(max_length=200, verbose_name='Lembaga sertifikasi')),
                        ('number', models.CharField(max_length=120, verbose_name='Nomor sertifikat')),
                        ('valid_until', models.DateField(verbose_name='Berlaku sampai')),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_certificates', to='applications.application')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='ProductItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sni_number', models.CharField(max_length=60, validators=[django.core.validators.RegexValidator('^SNI (ISO |IEC |ISO/IEC )?\\d[\\d.\\-/A-Za-z]*(:\\d{4})?$', 'Tulis nomor SNI seperti “SNI 3553:2015” atau “SNI ISO 8124-1:2010”.')], verbose_name='Nomor SNI')),
                        ('sni_title', models.CharField(blank=True, max_length=300, verbose_name='Judul SNI')),
                        ('product', models.CharField(max_length=300, verbose_name='Nama produk')),
                        ('brand', models.CharField(max_length=200, verbose_name='Merek')),
                        ('variant', models.CharField(max_length=300, verbose_name='Tipe, jenis, atau ukuran')),
                        ('certification_type', models.CharField(choices=[('1', 'Tipe 1: satu lot atau satu pengiriman'), ('3', 'Tipe 3: pengujian dan asesmen pabrik'), ('5', 'Tipe 5: pengujian dan audit sistem manajemen')], max_length=1, verbose_name='Tipe sertifikasi')),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='products', to='applications.application')),
                        ('factory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.factory', verbose_name='Pabrik')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Site',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama lokasi')),
                        ('address', models.TextField(max_length=1000, verbose_name='Alamat lokasi')),
                        ('activities', models.CharField(max_length=500, verbose_name='Kegiatan di lokasi ini')),
                        ('shift_1', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(1000000)], verbose_name='Personel penuh waktu, regu 1')),
                        ('shift_2', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(1000000)], verbose_name='Personel penuh waktu, regu 2')),
                        ('shift_3', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(1000000)], verbose_name='Personel penuh waktu, regu 3')),
                        ('part_time', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(1000000)], verbose_name='Personel paruh waktu')),
                        ('part_time_hours', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(168)], verbose_name='Jam kerja paruh waktu per minggu')),
                        ('seasonal', models.PositiveIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(1000000)], verbose_name='Pekerja musiman')),
                        ('found_on', models.DateField(null=True, verbose_name='Ditemukan pada audit')),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='applications.application')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='SystemScope',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('edition', models.CharField(blank=True, max_length=200, verbose_name='Edisi standar')),
                        ('also_edition', models.CharField(blank=True, max_length=200, verbose_name='Edisi standar kedua')),
                        ('statement', models.TextField(max_length=2000, verbose_name='Pernyataan ruang lingkup')),
                        ('iaf_codes', models.JSONField(default=list, verbose_name='Kode IAF')),
                        ('outsourced_processes', models.TextField(blank=True, max_length=2000, verbose_name='Proses yang dialihdayakan')),
                        ('used_consultancy', models.BooleanField(default=False, verbose_name='Memakai jasa konsultan')),
                        ('consultancy', models.CharField(blank=True, max_length=300, verbose_name='Nama konsultan')),
                        ('consultancy_until', models.DateField(blank=True, null=True, verbose_name='Jasa konsultan sampai')),
                        ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='system_scope', to='applications.application')),
                    ],
                ),
                migrations.CreateModel(
                    name='Transfer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('scheme', models.CharField(choices=[('sppt-sni', 'SPPT SNI'), ('iso-9001', 'ISO 9001'), ('iso-14001', 'ISO 14001'), ('industri-hijau', 'Industri Hijau')], max_length=40)),
                        ('reason', models.TextField(max_length=1000, verbose_name='Alasan alih sertifikat')),
                        ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='applications.application')),
                        ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='applications.othercertificate')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('application', 'scheme'), name='transfer_once_a_scheme')],
                    },
                ),
            ],
        ),
    ]
