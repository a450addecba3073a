import django.db.models.deletion
import mutubaku.together
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='CompletionRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('until', models.DateField(verbose_name='Batas waktu')),
                        ('words', models.TextField(blank=True, max_length=2000, verbose_name='Pesan untuk pelanggan')),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='completion_request', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='Disposition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('addressees', models.JSONField(default=list)),
                        ('instruction', models.TextField(max_length=2000, verbose_name='Instruksi')),
                        ('urgency', models.CharField(choices=[('ordinary', 'Biasa'), ('urgent', 'Segera'), ('very-urgent', 'Sangat segera')], default='ordinary', max_length=20, verbose_name='Sifat')),
                        ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='disposition', to='cases.task')),
                    ],
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=80, verbose_name='Kode')),
                        ('text', models.TextField(max_length=1000, verbose_name='Pertanyaan')),
                        ('purpose', models.CharField(choices=[('application', 'Tinjauan permohonan (langkah 3)'), ('certification', 'Lembar komite (tinjauan hasil evaluasi)')], default='application', max_length=20, verbose_name='Lembar')),
                        ('schemes', models.JSONField(blank=True, default=list, verbose_name='Skema')),
                        ('source', models.CharField(blank=True, max_length=200, verbose_name='Sumber')),
                        ('order', models.PositiveIntegerField(default=0, verbose_name='Urutan')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='people.office')),
                        ('succeeds', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.question')),
            ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'key', 'valid_from'), name='question_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='question_ends_after_start')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('answer', models.CharField(choices=[('yes', 'Ya'), ('no', 'Tidak'), ('na', 'Tidak berlaku')], max_length=3)),
                        ('note', models.TextField(blank=True, max_length=1000, verbose_name='Catatan')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.task')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.question')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('task', 'question'), name='answer_once_a_round')],
                    },
                ),
                migrations.CreateModel(
                    name='Verification',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('requirement', models.CharField(max_length=80)),
                        ('is_valid', models.BooleanField(null=True)),
                        ('reason', models.TextField(blank=True, max_length=1000, verbose_name='Alasan')),
                        ('number', models.CharField(blank=True, max_length=200, verbose_name='Nomor dokumen')),
                        ('expires_on', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='cases.task')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('task', 'version'), name='verification_once_a_round')],
                    },
                ),
                migrations.CreateModel(
                    name='FrozenDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('requirement', models.CharField(max_length=80)),
                        ('name', models.CharField(max_length=300)),
                        ('number', models.CharField(blank=True, max_length=200)),
                        ('expires_on', models.DateField(null=True)),
                        ('sha256', models.CharField(max_length=64)),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frozen_documents', to='cases.task')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('task', 'requirement'), name='frozen_once_a_round')],
                    },
                ),
                migrations.CreateModel(
                    name='Gap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('requirement', models.CharField(max_length=80)),
                        ('name', models.CharField(max_length=1000)),
                        ('reason', models.TextField(blank=True, max_length=1000)),
                        ('origin', models.CharField(choices=[('completeness', 'Pemeriksaan kelengkapan'), ('verification', 'Verifikasi dokumen'), ('review', 'Tinjauan permohonan')], max_length=20)),
                        ('met_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gaps', to='reviews.completionrequest')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('request', 'requirement'), name='gap_once_a_request')],
                    },
                ),
                migrations.CreateModel(
                    name='Presence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('requirement', models.CharField(max_length=80)),
                        ('state', models.CharField(choices=[('present', 'Ada'), ('absent', 'Tidak ada'), ('not-applicable', 'Tidak berlaku')], max_length=20)),
                        ('note', models.TextField(blank=True, max_length=1000, verbose_name='Catatan')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='cases.task')),
                        ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('task', 'requirement'), name='presence_once_a_round')],
                    },
                ),
            ],
        ),
    ]
