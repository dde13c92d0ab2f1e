"""Settings of the tests: the real ones, in a state folder of their own, ignoring the shell's."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

for name in list(os.environ):
    if name.startswith("DIVE_"):
        del os.environ[name]
for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DEBUG"):
    os.environ.pop(name, None)

_STATE = tempfile.mkdtemp(prefix="dive-test-")
_OWNER = os.getpid()
os.environ["DIVE_VAR_DIR"] = _STATE


@atexit.register
def _remove_state() -> None:
    if os.getpid() == _OWNER:  # forked children leave it alone
        shutil.rmtree(_STATE, ignore_errors=True)


from dive_site.settings import *  # noqa: E402, F403
from dive_site.settings import DATABASES, STATIC_ROOT, STORAGES, VAR_DIR  # noqa: E402

# A file, so that threads and processes of one test see one database, as they do in the studio.
DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0

STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"
