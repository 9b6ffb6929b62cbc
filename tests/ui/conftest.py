"""The window as a person gets it, offscreen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.app import make_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made, _ = make_window()
    made.show()
    with qtbot.waitSignal(made.painted):
        qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def marked(qtbot: QtBot, window: Window) -> Callable[..., list[str]]:
    """Wait until the marks stand on these words."""

    def wait(*words: str) -> None:
        def standing() -> None:
            assert [mark.words for mark in window.review.marks.all] == list(words)

        qtbot.waitUntil(standing, timeout=5000)

    return wait
