"""What every test may use: the fixture modules, by name."""

import gc

from hypothesis import settings

# A loaded machine is slow: how long one example takes says nothing about the code.
settings.register_profile("house", deadline=None, max_examples=40)
settings.register_profile("long", settings.get_profile("house"), max_examples=1000)
settings.load_profile("house")

# A package of its own, with tests of its own: tests/contract/test_standalone.py installs it and runs them.
collect_ignore = ["standalone"]

pytest_plugins = [
    "tests.fixtures.no_skips",
    "tests.fixtures.postgres",
    "tests.fixtures.ways",
    "tests.fixtures.town",
    "tests.fixtures.core",
    "tests.fixtures.browser",
    "tests.fixtures.fhir",
    "tests.fixtures.vendure",
]


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end: else the garbage collector walks all of it in every test."""
    gc.freeze()
