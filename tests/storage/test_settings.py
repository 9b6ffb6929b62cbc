"""The settings survive, and a bad file is set aside."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from assistant.storage.places import settings_file
from assistant.storage.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_saved_comes_back() -> None:
    assert save_settings(Settings(800, 600, (1, 2, 3)))
    assert load_settings() == (Settings(800, 600, (1, 2, 3)), "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile's files to its owner by itself")
def test_the_file_is_the_owners_alone() -> None:
    save_settings(Settings())
    assert stat.S_IMODE(settings_file().stat().st_mode) == 0o600


def test_no_file_is_no_fault() -> None:
    assert load_settings() == (Settings(), "")


@pytest.mark.parametrize("content", [b"", b"{", b'{"width": "wide"}', b"\xff\x00", b"[" * 10_000])
def test_a_bad_file_is_set_aside_and_said(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings, sentence = load_settings(file)
    assert settings == Settings()
    assert "set aside as settings.unreadable.json" in sentence
    assert (tmp_path / "settings.unreadable.json").read_bytes() == content
    assert load_settings(file) == (Settings(), "")


def test_a_place_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_settings(Settings(), tmp_path / "file" / "settings.json")
