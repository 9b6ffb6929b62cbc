"""The example reply in the terminal, for a machine without a display."""

from __future__ import annotations

from assistant.cli.check import load_bank
from assistant.core.draft import Draft
from assistant.core.resources import resource_root
from assistant.review.analyse import analyse


def show_example(reason: str) -> None:
    """Print the example reply with its marks, and why there is no window."""
    from rich.console import Console

    from assistant.cli.terminal_report import print_report

    folder = resource_root() / "example"
    text, customer = ((folder / name).read_text(encoding="utf-8") for name in ("reply.txt", "customer.txt"))
    report = analyse(Draft(text, customer=customer), load_bank())
    print_report(Console(highlight=False), "Example reply", text, report)
    print(f"\nThis is shown here and not in a window because {reason}.")
