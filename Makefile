# What can be done with this project; `make` alone lists it. Works in any folder, also one with a blank in its name.

MAKEFLAGS += --no-print-directory
# Compiled modules are kept, also where the machine says otherwise: every command would compile the whole again.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq --no-input install
CATALOGUES := $(wildcard src/mutubaku/locale/*/LC_MESSAGES/django.po)
COMPILED := $(CATALOGUES:.po=.mo)


.PHONY: help setup setup-dev run demo test test-sqlite test-postgres pages policies coverage check screens letters bench soak clean

help:
	@echo "make run       mulai di sini: siapkan, isi kantor peragaan, jalankan (PORT=8000 HOST=127.0.0.1)"
	@echo "make test      semua uji di SQLite, beserta cerita di peramban; semua yang menyentuh basis data di PostgreSQL"
	@echo "make pages     setiap halaman dilihat axe, setiap skema dengan papan tik saja; selebihnya di PostgreSQL"
	@echo "make check     gaya, tipe, arah impor, migrasi, terjemahan, berkas prosedur"
	@echo "make policies  setiap cabang setiap policy teruji (bagian dari make coverage)"
	@echo "make coverage  bagian kode yang belum teruji"
	@echo "make setup     .venv dengan perintah .venv/bin/mutubaku; bagian dari yang lain"
	@echo "make demo      data peragaan baru"
	@echo "make screens   gambar layar untuk README dan docs/guide"
	@echo "make letters   gambar setiap jenis surat dari data peragaan, di build/letters"
	@echo "make bench     ukuran kecepatan"
	@echo "make soak      sejuta perhitungan jam kantor dibandingkan dengan acuannya"
	@echo "make clean     buang semua yang dibuat, kecuali data"

# --- setting up -----------------------------------------------------------------------------------------------

setup: .venv/stamp-run $(COMPILED)
	@:

setup-dev: .venv/stamp-dev $(COMPILED)
	@:

.venv/bin/python:
	@python=$$(tools/find-python) && echo "Membuat .venv dengan $$python" && { "$$python" -m venv .venv || \
	  { rm -rf .venv; echo "Python itu tidak lengkap: modul venv tidak ada (Debian: python3.11-venv)." >&2; exit 1; }; }

.venv/stamp-run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Memasang pustaka (requirements/run.txt)"
	@$(BIN)/python tools/install.py requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/stamp-dev: requirements/dev.txt .venv/stamp-run
	@echo "Memasang alat pengembang (requirements/dev.txt)"
	@$(BIN)/python tools/install.py requirements/dev.txt
	@touch $@

%.mo: %.po .venv/stamp-run
	@$(BIN)/pybabel --quiet compile --input-file "$<" --output-file "$@"

# --- running --------------------------------------------------------------------------------------------------

# Both show a demonstration unless told otherwise.
DEMONSTRATION := MUTUBAKU_DEMONSTRATION="$${MUTUBAKU_DEMONSTRATION:-ya}"

run: setup
	@$(DEMONSTRATION) $(BIN)/mutubaku demo --if-empty
	@$(DEMONSTRATION) exec $(BIN)/mutubaku serve --next-port

demo: setup
	@$(DEMONSTRATION) $(BIN)/mutubaku demo --fresh

# --- proof ----------------------------------------------------------------------------------------------------

test: test-sqlite test-postgres

PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
ON_POSTGRES := $(BIN)/python -m tools.postgres --

test-sqlite: setup-dev
	@echo "== SQLite"
	@env -u DATABASE_URL $(PYTEST) -m "not walk"

# In `make test` PostgreSQL tries all that a database can change: what is written, read and locked. `make pages`, which CI
# runs too, tries the rest on it: screens, papers, the command, random acts, who may open which address, and stories.
WITHOUT_DATABASE := worktime procedure paper auditrules tools
SCREENS := $(addprefix web/,administration cases client notices public staff)
ACTS := $(patsubst tests/%,%,$(filter-out %/test_perform.py,$(wildcard tests/conduct/actions/test_*.py)))
ONCE := web/test_sweep.py web/test_odd_addresses.py web/test_look.py cli/test_serve.py cli/test_demo.py conduct/works \
	conduct/test_machine.py $(ACTS)

test-postgres: setup-dev
	@$(ON_POSTGRES) $(PYTEST) $(addprefix --ignore=tests/,$(WITHOUT_DATABASE) $(SCREENS) $(ONCE) cli) -m "not story"

# Every page looked at by axe, wide, narrow and dark; whole ways by keyboard on a narrow screen without JavaScript; every
# address asked for by everybody; the rarer stories; and on PostgreSQL what `make test` leaves out there.
pages: setup-dev
	@env -u DATABASE_URL $(PYTEST) -m walk
	@$(ON_POSTGRES) $(PYTEST) $(addprefix tests/,$(SCREENS) $(ONCE) cli stories) -m "not walk"

# Every branch of every policy, by their own tests alone: some fifteen seconds, so not in `make test`.
policies: setup-dev
	@env -u DATABASE_URL $(BIN)/python -m tools.policies

coverage: setup-dev policies
	@env -u DATABASE_URL $(BIN)/python -m pytest -n 2 --dist loadgroup -q --cov --cov-report=term

check: setup-dev
	@$(BIN)/python -m tools.check

screens: setup-dev
	@$(BIN)/python -m tests.stories.screens docs/images

letters: setup-dev
	@$(DEMONSTRATION) $(BIN)/python -m tools.letters build/letters

bench: setup-dev
	@$(BIN)/python -m bench

soak: setup-dev
	@$(BIN)/python -m tests.worktime.soak

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* build dist
	@find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@rm -f $(COMPILED)
	@echo "Bersih; folder data tidak disentuh."
