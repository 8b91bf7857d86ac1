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
    named = set(re.findall(r"`([a-z_]+)/?`", table)) - {"understanding"}
    rooms = {path.stem for path in (ROOT / "concierge_bot" / "understanding").iterdir() if _is_room(path)}
    in_rooms = {path.name for path in (ROOT / "concierge_bot" / "understanding" / "when").iterdir()}
    assert rooms - named == set(), "say in docs/architecture.md what it reads"
    assert {name for name in named - rooms if f"{name}.py" not in in_rooms and name not in in_rooms} == set()


def _is_room(path: Path) -> bool:
    return not path.stem.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").exists())
