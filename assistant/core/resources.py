"""Where the data lies that ships with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder of packs, icons and themes: inside the package in a wheel, beside it in a checkout."""
    return locate(Path(__file__).resolve().parents[1])


def locate(package: Path) -> Path:
    """Return the resources that belong to the package in this folder."""
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
