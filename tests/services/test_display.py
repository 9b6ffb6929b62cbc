"""Whether a window can open here, asked before Qt is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.services.display import debian_package, why_no_qt, why_no_window

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_no_display() -> None:
    assert "no display" in why_no_window()
    assert "heard check" in why_no_window()


def test_offscreen_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=10x10")
    assert why_no_window() == ""


def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7919")
    assert ":7919 does not answer" in why_no_window()


def test_a_missing_library_is_named_with_its_package() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert why_no_qt(error) == (
        "the window needs the system library libEGL.so.1, which is missing; "
        "on Debian and Ubuntu: sudo apt-get install libegl1"
    )


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libGL.so.1", "libgl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ],
)
def test_debian_names(library: str, package: str) -> None:
    assert debian_package(library) == package


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    env = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env=env | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_heard_without_a_display_says_so_in_one_line() -> None:
    done = run()
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("heard: there is no display here")
    assert done.stderr.count("\n") == 1


def test_a_display_that_does_not_answer_ends_in_one_line_too() -> None:
    """Qt would abort here, with a core."""
    done = run(DISPLAY=":7919")
    assert done.returncode == 2
    assert done.stderr.startswith("heard: the display :7919 does not answer")
    assert done.stderr.count("\n") == 1


def test_the_example_is_shown_for_a_display_that_does_not_answer() -> None:
    done = run("--example", DISPLAY=":7919")
    assert (done.returncode, done.stderr) == (0, "")
    assert "because the display :7919 does not answer" in done.stdout


def test_the_example_is_shown_in_the_terminal_without_a_display() -> None:
    done = run("--example")
    assert done.returncode == 0
    assert "⟦Our team is looking into it⟧" in done.stdout
    assert (
        done.stdout.rstrip().splitlines()[-1].startswith("This is shown here and not in a window because there is no")
    )


def test_a_missing_qt_library_is_one_line_with_the_remedy(tmp_path) -> None:
    """As on a machine without libEGL: a stand-in for PySide6 that fails as the real one does there."""
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text("")
    for module in ("QtWidgets", "QtGui", "QtCore"):
        (package / f"{module}.py").write_text(
            'raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")'
        )
    done = run(PYTHONPATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stderr == (
        "heard: the window needs the system library libEGL.so.1, which is missing; "
        "on Debian and Ubuntu: sudo apt-get install libegl1\n"
    )
