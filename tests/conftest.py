"""What all tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded; tests/desktop starts programs of its own on X

from assistant.bank.cache import PackCache
from assistant.bank.shelf import load
from assistant.review.analyse import analyse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.bank.phrase_bank import PhraseBank
    from assistant.core.report import Report


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for caches that all tests of one run share, with the built-in pack compiled in it."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(scope="session", autouse=True)
def bank(caches: Path) -> PhraseBank:
    """The built-in bank."""
    return load(cache=PackCache(caches / "heard" / "packs"))[0]


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))


@pytest.fixture(scope="session")
def review(bank: PhraseBank) -> Callable[..., Report]:
    """analyse, with the built-in bank."""
    from assistant.core.draft import Draft

    return lambda text, caret=None: analyse(Draft(text, caret=caret), bank)
