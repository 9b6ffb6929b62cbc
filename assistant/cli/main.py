"""The `heard` command: what follows it, read by typer."""

from __future__ import annotations

import sys

import typer

from assistant import __version__
from assistant.cli.check import check
from assistant.cli.pack import pack

COMMANDS = {"check": check}
GROUPS = {"pack": pack}

# typer carries a click of its own since 0.26 and used the installed one before; this is the base class either way.
_UsageError: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def build() -> typer.Typer:
    """Return the command line with all its commands."""
    line = typer.Typer(
        name="heard",
        help="Heard shows where a reply turns robotic or dismissive, and offers words that show someone is there. "
        "Without a command it opens the window; `heard --example` opens it on an example. Nothing leaves this machine.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    line.callback()(_options)
    for name, command in COMMANDS.items():
        line.command(name)(command)
    for name, group in GROUPS.items():
        line.add_typer(group, name=name)
    return line


def main(arguments: list[str]) -> int:
    """Run a command; return its exit status. What is wrong with the arguments is told in one line."""
    try:
        status = build()(arguments, prog_name="heard", standalone_mode=False)
    except typer.Exit as ended:
        return int(ended.exit_code)
    except typer.Abort:
        return 130
    except _UsageError as error:
        message = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
        print(f"heard: {message}. Try: heard --help", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader went away, as `head` does
        sys.stderr.close()
        return 0
    return int(status or 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"Heard {__version__}")
        raise typer.Exit


def _options(
    version: bool = typer.Option(False, "--version", is_eager=True, callback=_show_version, help="Show the version."),
    example: bool = typer.Option(False, "--example", help="Open the window on an example reply (without a command)."),
) -> None:
    """Hold the options that come before a command."""
