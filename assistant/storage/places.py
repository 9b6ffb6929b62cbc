"""Where Heard keeps its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path

if TYPE_CHECKING:
    from pathlib import Path


def settings_file() -> Path:
    """Return where the settings are kept."""
    return user_config_path("heard", appauthor=False) / "settings.json"


def pack_cache() -> Path:
    """Return the folder for what is compiled from packs; safe to delete."""
    return user_cache_path("heard", appauthor=False) / "packs"
