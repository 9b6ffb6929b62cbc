"""What Heard remembers of itself: one frozen value, one JSON file, owner-only, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from assistant.storage.places import settings_file


class Settings(NamedTuple):
    """All settings, with what holds when nothing is set. Sizes are in logical pixels."""

    width: int = 1180
    height: int = 720
    columns: tuple[int, ...] = ()  # widths of the three panes; empty: as the window likes
    checks_off: tuple[str, ...] = ()  # ids of checks that were switched off for good
    crisis_text: str = ""  # the team's own card for a crisis; empty: the pack's


def load_settings(file: Path | None = None) -> tuple[Settings, str]:
    """Return the settings, and a sentence when the file could not be read and was set aside."""
    file = file or settings_file()
    try:
        return _read(file.read_bytes()), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, TypeError, RecursionError):
        aside = file.with_suffix(".unreadable.json")
        try:
            file.replace(aside)
        except OSError:
            return Settings(), f"The settings in {file} cannot be read; Heard starts with its own."
        return Settings(), f"The settings could not be read and were set aside as {aside.name}; Heard starts afresh."


def save_settings(settings: Settings, file: Path | None = None) -> bool:
    """Write the settings; return whether it worked. A failure costs nothing but the next start's window size."""
    file = file or settings_file()
    import json
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")  # mkstemp: the owner's alone
        with os.fdopen(handle, "wb") as out:
            out.write(json.dumps(settings._asdict(), indent=2).encode())
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        return False
    return True


def _read(content: bytes) -> Settings:
    """Take the settings this version knows. msgspec would be neater, and takes 15 ms of the start."""
    import json

    table = json.loads(content)
    known = {name: table[name] for name in Settings._fields if name in table}
    for name in ("columns", "checks_off"):
        known[name] = tuple(known.get(name, ()))
    read = Settings(**known)
    if not all(type(number) is int and 0 <= number < 100_000 for number in (read.width, read.height, *read.columns)):
        raise ValueError("a size that is none")
    if not all(isinstance(words, str) for words in (read.crisis_text, *read.checks_off)):
        raise ValueError("words that are none")
    return read
