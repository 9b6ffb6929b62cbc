"""Choose between the window and the command line."""

from __future__ import annotations

import os
import sys

WINDOW_OPTIONS = {"--example"}


def main() -> int:
    """Return the exit status: 2 when Heard could not run, with the reason on one line of stderr."""
    arguments = sys.argv[1:]
    if not set(arguments) <= WINDOW_OPTIONS:
        from assistant.cli.main import main as run_command  # typer is not loaded for the window

        return run_command(arguments)
    return open_window(example="--example" in arguments)


def open_window(*, example: bool) -> int:
    """Run the window, or say why there is none; the example is shown in the terminal then."""

    def without_window(reason: str) -> int:
        if example:
            from assistant.cli.example import show_example

            show_example(reason)
            return 0
        print(f"heard: {reason}", file=sys.stderr)
        return 2

    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        from assistant.services.display import why_no_window  # Qt would end the program; elsewhere it needs no display

        if reason := why_no_window():
            return without_window(reason)
    try:
        from assistant.app import run
    except ImportError as error:
        from assistant.services.display import why_no_qt

        return without_window(why_no_qt(error))
    return run(example=example, without_window=without_window)


if __name__ == "__main__":
    sys.exit(main())
