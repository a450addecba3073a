import django.db.models.deletion
import mutubaku.cases.folded
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='StoredFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sha256', models.CharField(max_length=64, unique=True)),
                        ('size', models.PositiveBigIntegerField()),
                        ('media_type', models.CharField(max_length=120)),
                        ('created_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(blank=True, max_length=80)),
                        ('requirement', models.CharField(blank=True, max_length=80)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='cases.case')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case', 'kind', 'requirement'), name='document_once_per_case'), models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), models.Q(('requirement', ''), _negated=True)), models.Q(models.Q(('kind', ''), _negated=True), ('requirement', '')), _connector='OR'), name='document_is_kind_or_requirement')],
                    },
                ),
                migrations.CreateModel(
                    name='LetterText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.SlugField(max_length=80, verbose_name='Jenis surat')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('version', models.PositiveIntegerField(verbose_name='Versi')),
                        ('subject', models.CharField(max_length=200, verbose_name='Hal')),
                        ('body', models.TextField(verbose_name='Isi surat')),
                        ('signer', models.CharField(blank=True, choices=[('head', 'Kepala Balai'), ('for-head', 'a.n. Kepala Balai, oleh kepala seksi yang membuatnya'), ('section', 'Kepala seksi yang membuatnya'), ('maker', 'Yang membuatnya')], max_length=10, verbose_name='Ditandatangani oleh')),
                        ('is_seed', models.BooleanField(default=False)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_texts', to='people.office')),
                    ],
                    options={
                        'ordering': ['kind', '-version'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'kind', 'version'), name='letter_text_version_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Requirement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=80, verbose_name='Kode')),
                        ('name', models.CharField(max_length=300, verbose_name='Nama dokumen')),
                        ('hint', models.TextField(blank=True, verbose_name='Penjelasan')),
                        ('schemes', models.JSONField(blank=True, default=list, verbose_name='Skema')),
                        ('kinds', models.JSONField(blank=True, default=list, verbose_name='Jenis sertifikasi')),
                        ('applicant_kinds', models.JSONField(blank=True, default=list, verbose_name='Jenis pemohon')),
                        ('commodity', models.CharField(blank=True, max_length=80, verbose_name='Komoditas')),
                        ('is_mandatory', models.BooleanField(default=True, verbose_name='Wajib')),
                        ('has_expiry', models.BooleanField(default=False, verbose_name='Memiliki masa berlaku')),
                        ('order', models.PositiveIntegerField(default=0, verbose_name='Urutan')),
                        ('source', models.CharField(blank=True, max_length=200, verbose_name='Sumber')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.requirement')),
            ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'key', 'valid_from'), name='requirement_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='requirement_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Version',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('filename', models.CharField(max_length=255)),
                        ('origin', models.CharField(choices=[('uploaded', 'Diunggah'), ('made', 'Dibuat sistem')], max_length=10)),
                        ('added_at', models.DateTimeField()),
                        ('added_as', models.CharField(max_length=300)),
                        ('letter_number', models.CharField(blank=True, max_length=120)),
                        ('made_from', models.CharField(blank=True, max_length=64)),
                        ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='documents.document')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='cases.task')),
                    ],
                    options={
                        'ordering': ['document_id', '-number'],
                        'indexes': [models.Index(mutubaku.cases.folded.Folded('letter_number'), name='version_letter_number_folded')],
                        'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='version_number_once')],
                    },
                ),
            ],
        ),
    ]
