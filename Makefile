# Everything follows from the files: `make run` and `make test` work from a fresh clone.
# Variables: PYTHON (3.11 or newer), PYTEST_ARGS; KEEP=1 keeps the data of the last run.

PYTHON ?= python3
BIN := .venv/bin
RASA := mkdir -p .cache/home && HOME=$(CURDIR)/.cache/home RASA_TELEMETRY_ENABLED=false PYTHONPATH=. .venv-dialogue/bin/python -W ignore -m rasa

.PHONY: run test install train lint stories docs words danger lists encoder evaluate faults pictures peers vendor clean

run: train
	$(BIN)/concierge run

test: train
	$(BIN)/python -m pytest -n 2 --dist loadgroup -rs $(PYTEST_ARGS)

install:
	@$(PYTHON) install.py

train:
	@$(PYTHON) install.py train

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(RASA) data validate

# Go through the dialogue's stories with the trained model: her words in, the actions that follow out.
stories: train
	$(RASA) test core --model models --stories tests/dialogue/test_stories.yml --out .cache/stories \
		--fail-on-prediction-errors

# Write docs/openapi.json as the code declares it.
docs: install
	$(BIN)/python tools/openapi.py

# Gather what the pages say into concierge_bot/texts/pages.es.po, where its Spanish is written beside it.
words: install
	mkdir -p .cache
	$(BIN)/pybabel -q extract -F pyproject.toml -k told -k marked --no-location -o .cache/pages.pot concierge_bot
	$(BIN)/pybabel -q update -l es -i .cache/pages.pot -o concierge_bot/texts/pages.es.po -w 110 \
		--no-fuzzy-matching --ignore-obsolete --omit-header

# Learn the weights of the second reader of danger from the training texts again.
danger: install
	.venv-dialogue/bin/python tools/learn_danger.py

# Learn the weights of the reader of shopping lists from the marked lists again: a quarter of an hour. `make danger` reads them too.
lists: install
	$(BIN)/python tools/learn_lists.py
	.venv-dialogue/bin/python -W ignore tools/learn_marks.py
	$(BIN)/python tools/lists_as_texts.py

# Teach the sentence encoder with the training texts again: ten minutes.
encoder: install
	.venv-dialogue/bin/python tools/learn_encoder.py

# Measure the dialogue model, and Rasa's own beside it, on the development texts; Rasa's is trained once, for an hour.
evaluate: train
	$(BIN)/python tests/dialogue/evaluate.py

# Kill the worker 100 times in a burst of 2,000 doses: some minutes.
faults: install
	$(BIN)/python -m tests.faults.burst

# Take the pictures in docs/pictures from a running demonstration; needs Chromium.
pictures: train
	$(BIN)/python tools/pictures.py

# Independent implementations from npm that the tests compare ours with.
peers:
	npm ci --prefix tests/peers --ignore-scripts

# Fetch the browser files again, as named in the vendor.json beside them.
vendor:
	$(PYTHON) tools/vendor.py

# Takes away all that `make` made, but not the data in var/.
clean:
	rm -rf .venv .venv-dialogue .tools .rasa .cache models tests/peers/node_modules
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
