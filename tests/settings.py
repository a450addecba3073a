"""Owns the settings under test: production's, in a data folder of their own, deaf to the environment."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for name in [name for name in os.environ if name.startswith("MUTUBAKU_") or name in {"HOST", "PORT"}]:
    del os.environ[name]
_data = tempfile.mkdtemp(prefix="mutubaku-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["MUTUBAKU_DATA"] = _data

from mutubaku.config.settings import *  # noqa: E402, F403 - the environment must be set before they are read
from mutubaku.config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# A fast hasher: the real one is slow on purpose, and tests sign in thousands of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# All processes of a run have one key: what they lay down for each other is signed with it.
SECRET_KEY = "kunci uji yang bukan rahasia"
# Names of static files need no manifest, and the folder WhiteNoise looks into is there.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
Path(STATIC_ROOT).mkdir()
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads then have connections of their own and wait in line as in production.
    _database["TEST"] = {"NAME": f"{_data}/test.sqlite3"}
    _options = _database["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
else:
    # Without a pool each thread closes its own connection, and the test database can be dropped at the end.
    del _database["OPTIONS"]["pool"]
