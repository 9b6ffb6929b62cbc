"""What Heard remembers of itself: one frozen value, one JSON file, owner-only, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec
from platformdirs import user_config_path


class Settings(msgspec.Struct, frozen=True):
    """All settings, with what holds when nothing is set. Sizes are in logical pixels."""

    width: int = 1180
    height: int = 720
    columns: tuple[int, ...] = ()  # widths of the three panes; empty: as the window likes


def settings_file() -> Path:
    """Return where the settings are kept."""
    return user_config_path("heard", appauthor=False) / "settings.json"


def load_settings(file: Path | None = None) -> tuple[Settings, str]:
    """Return the settings, and a sentence when the file could not be read and was set aside."""
    file = file or settings_file()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, msgspec.DecodeError):
        aside = file.with_suffix(".unreadable.json")
        try:
            file.replace(aside)
        except OSError:
            return Settings(), f"The settings in {file} cannot be read; Heard starts with its own."
        return Settings(), f"The settings could not be read and were set aside as {aside.name}; Heard starts afresh."


def save_settings(settings: Settings, file: Path | None = None) -> bool:
    """Write the settings; return whether it worked. A failure costs nothing but the next start's window size."""
    file = file or settings_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")  # mkstemp: the owner's alone
        with os.fdopen(handle, "wb") as out:
            out.write(msgspec.json.format(msgspec.json.encode(settings), indent=2))
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        return False
    return True
