"""One screen for all tests in here, and programs on it that are gone when a test is over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from screen import Screen, missing_tools

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from program import Program

PROBE = str(Path(__file__).with_name("probe.py"))


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    if missing := missing_tools():
        reason = f"missing: {', '.join(missing)}; on Debian: sh packaging/system-packages --test"
        if os.environ.get("HEARD_CI"):
            pytest.fail(reason)  # where it is decided what lands, no test is left out
        pytest.skip(reason)
    with Screen() as made:
        yield made


@pytest.fixture
def start(screen: Screen, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Program]]:
    """Start a command and wait for its window. One home for all that a test starts."""
    started: list[Program] = []

    def begin(*command: str, scale: int = 1) -> Program:
        program = screen.start(sys.executable, *command, home=tmp_path / "home", scale=scale)
        started.append(program)
        screen.wait_window(program)
        return program

    yield begin
    if request.node.stash.get(FAILED, False):
        screen.look().save(tmp_path / "failed.png")
        sys.stderr.write(f"the screen then: {tmp_path / 'failed.png'}\n")
    for program in started:
        program.kill()
    for program in started:
        assert "Traceback" not in program.complaints, program.complaints


@pytest.fixture
def open_heard(start: Callable[..., Program]) -> Callable[..., Program]:
    """Open Heard with the probe in it."""

    def begin(*options: str, scale: int = 1) -> Program:
        program = start(PROBE, *options, scale=scale)
        assert program.hear() == "ready"
        return program

    return begin


@pytest.fixture
def heard(open_heard: Callable[..., Program]) -> Program:
    """An empty window with the probe in it."""
    return open_heard()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
