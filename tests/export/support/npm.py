"""Readers from the npm registry: one package each, without what it depends on, checked against a pinned hash."""

import base64
import hashlib
import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile

PACKAGES = {
    "speedscope": ("1.25.0", "cpf9HWTZf1ijLXBJrk87Ve/54tnYx6rlf0gUThvn3ook6h63hLXVOQiMf44PT+XoV503cPfvfiT5gP5vojp6Ag=="),
    "mermaid": ("11.12.0", "ZudVx73BwrMJfCFmSSJT84y6u5brEoV8DOItdHomNLz32uBjNrelm7mg95X7g+C6UoQH/W6mBLGDEDv73JdxBg=="),
}
ROOT = pathlib.Path(__file__).resolve().parents[3]


def package(name):
    """The unpacked package's folder, or None where there is no npm or no registry."""
    version, digest = PACKAGES[name]
    kept = pathlib.Path(os.environ.get("AWAITSCOPE_DEPS", ROOT / ".deps")) / f"npm-{name}-{version}"
    if (kept / "package").is_dir():
        return kept / "package"
    if shutil.which("npm") is None:
        return None
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        done = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, capture_output=True, timeout=120)
        archives = list(pathlib.Path(folder).glob("*.tgz"))
        if done.returncode != 0 or len(archives) != 1:
            return None
        if base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode() != digest:
            raise RuntimeError(f"{name} {version} is not what it was: its hash differs")
        with tarfile.open(archives[0]) as archive:
            archive.extractall(pathlib.Path(folder) / "unpacked")
        (pathlib.Path(folder) / "unpacked").rename(kept)
    return kept / "package"
