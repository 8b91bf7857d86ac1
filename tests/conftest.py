"""What every test may use: the fixture modules, by name."""

pytest_plugins = [
    "tests.fixtures.no_skips",
    "tests.fixtures.postgres",
    "tests.fixtures.town",
    "tests.fixtures.core",
    "tests.fixtures.browser",
]
