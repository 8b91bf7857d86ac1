"""The words around the code: every setting is explained, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from concierge_bot import settings
from concierge_bot.settings import PREFIX

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("place", [".env.example", "docs/settings.md"])
def test_every_setting_is_explained_and_no_other(place: str) -> None:
    told = set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]|\bKEEP\b|\bLIVE\b", (ROOT / place).read_text()))
    names = {f"{PREFIX}{name.upper()}" for name in settings.Settings.model_fields}
    either = {"KEEP", "LIVE", f"{PREFIX}KEEP", f"{PREFIX}LIVE"}
    assert told - either == names - either
    assert {"KEEP", "LIVE"} <= told


def test_the_example_is_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = (ROOT / ".env.example").read_text()
    monkeypatch.chdir(tmp_path)
    for name in ("KEEP", "LIVE", *(f"{PREFIX}{name.upper()}" for name in settings.Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)
    defaults = settings.load()
    (tmp_path / ".env").write_text(re.sub(r"^# (\w+=)", r"\1", example, flags=re.M))
    assert settings.load() == defaults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text()):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub makes of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_reader_of_her_words_has_its_place_in_the_walk_through_the_house() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    table = text.partition("## What reads her words")[2].partition("\n## ")[0]
    told: dict[str, set[str]] = {}
    for row in re.findall(r"^\|[^|]+\|([^|]*)\|(.+)\|$", table, re.M):
        told.setdefault(row[0].strip(" `/"), set()).update(re.findall(r"`([a-z_]+)/?`", row[1]))
    house = ROOT / "concierge_bot" / "understanding"
    for room in ("", *sorted(path.name for path in house.iterdir() if (path / "__init__.py").exists())):
        there = {path.stem for path in (house / room).iterdir() if path.suffix == ".py"} - {"__init__"}
        rooms = {path.parent.name for path in (house / room).glob("*/__init__.py")}
        assert told.get(room, set()) - there - rooms <= {"understand"}, f"not in {room}/"
        assert room == "when" or there - told[room] == set(), "say in docs/architecture.md what it reads"
