"""The browser files in the repository are the ones their manifests name, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from tools import vendor

PACKAGES = [
    pytest.param(folder, package, id=package["name"])
    for folder in vendor.FOLDERS
    for package in vendor.read_manifest(folder)
]
PEERS = Path(__file__).parents[1] / "peers" / "node_modules"


@pytest.mark.parametrize(("folder", "package"), PACKAGES)
def test_each_file_is_the_recorded_one(folder: Path, package: dict[str, Any]) -> None:
    hashes = {name: vendor.sha256((folder / name).read_bytes()) for name in package["files"]}
    assert hashes == {name: file["sha256"] for name, file in package["files"].items()}


@pytest.mark.parametrize(("folder", "package"), PACKAGES)
def test_its_version_and_licence_are_recorded(folder: Path, package: dict[str, Any]) -> None:
    assert package["version"]
    assert package["licence"] in {"BSD-0-Clause", "MIT", "MPL-2.0"}


@pytest.mark.parametrize("folder", vendor.FOLDERS, ids=lambda folder: str(folder.relative_to(vendor.ROOT)))
def test_no_file_is_there_unrecorded(folder: Path) -> None:
    recorded = {name for package in vendor.read_manifest(folder) for name in package["files"]}
    assert {path.name for path in folder.iterdir()} == recorded | {vendor.MANIFEST}


@pytest.mark.skipif(not PEERS.is_dir(), reason="the npm peers are not installed (make peers)")
@pytest.mark.parametrize("name", ["axe-core", "htmx.org"])
def test_the_locked_npm_package_has_the_same_bytes(name: str) -> None:
    folder, package = next(
        (folder, package)
        for folder in vendor.FOLDERS
        for package in vendor.read_manifest(folder)
        if package["name"] == name
    )
    for file, origin in package["files"].items():
        assert (folder / file).read_bytes() == (PEERS / name / origin["source"]).read_bytes()
