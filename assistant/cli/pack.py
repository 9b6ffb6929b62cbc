"""heard pack check: a pack's own examples run as tests, and its figures on labelled texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.bank.shelf import PackError, built_in, load
from assistant.review.overview import overlaps, unshown
from assistant.review.proving import Failure, parts, topics
from assistant.review.quality import Figures, Quality, measure
from assistant.storage.labelled import CorpusError, Half, read_labelled

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.bank.faults import Fault
    from assistant.bank.phrase_bank import PhraseBank

pack = typer.Typer(help="Work on packs of rules and phrases.", no_args_is_help=True, rich_markup_mode=None)

_SHOWN = 12  # overlaps and patterns that are listed without --all


@pack.callback()
def _pack() -> None:
    """Hold the commands on packs."""


@pack.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[PACK]", help="A pack's folder; the built-in one.")] = None,
    quality: Annotated[
        bool, typer.Option("--quality", help="Show what it marks in texts whose faults are known.")
    ] = False,
    corpus: Annotated[Path | None, typer.Option("--corpus", help="A folder of labelled texts (JSON lines).")] = None,
    half: Annotated[Half, typer.Option("--half", help="Only texts with an even, or an odd, number.")] = Half.ALL,
    everything: Annotated[bool, typer.Option("--all", help="List every overlap and unshown pattern.")] = False,
) -> None:
    """Run every rule's flags, passes and proofs as tests. Exit status 1 when one fails."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    try:
        bank, faults = load(folder or built_in())
        failures = _prove(bank, console)
        _print_faults(console, faults)
        _print_failures(console, failures)
        _print_overview(console, bank, everything=everything)
        if quality or corpus:
            _print_quality(console, measure(read_labelled(corpus or _own_corpus(), half), bank))
    except (PackError, CorpusError) as error:
        print(f"heard: {error}", file=sys.stderr)
        raise typer.Exit(2) from error
    _print_summary(console, bank, len(faults), len(failures))
    raise typer.Exit(int(bool(faults or failures)))


def _own_corpus() -> Path:
    """Return the folder of open sets that stands beside the sources."""
    folder = Path("tests/corpus")
    if not folder.is_dir():
        raise CorpusError("There is no tests/corpus here; name a folder of labelled texts with --corpus.")
    return folder


def _prove(bank: PhraseBank, console: Console) -> list[Failure]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    failures: list[Failure] = []
    proofs = list(parts(bank))
    columns = TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=len(proofs))
        for name, found in proofs:
            progress.update(task, description=name)
            failures.extend(found)
            progress.advance(task)
    return failures


def _print_faults(console: Console, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        console.print(f"off   {fault}", markup=False)


def _print_failures(console: Console, failures: list[Failure]) -> None:
    for failure in failures:
        console.print(f"fails {failure.rule}: {failure.example!r} {failure.reason}", markup=False)


def _print_overview(console: Console, bank: PhraseBank, *, everything: bool) -> None:
    """List what is no failure and worth a look."""
    pairs = [f"{one} also finds words of {other} ({n})" for (one, other), n in overlaps(bank).most_common()]
    dead = [f"{rule}: no example of its own shows {source!r}" for rule, source in unshown(bank)]
    for title, notes in (("overlaps", pairs), ("patterns that no example shows", dead)):
        if notes:
            console.print(f"{len(notes)} {title}", markup=False)
            for note in notes if everything else notes[:_SHOWN]:
                console.print(f"  {note}", markup=False)
            if len(notes) > _SHOWN and not everything:
                console.print(f"  and {len(notes) - _SHOWN} more (--all lists them)", markup=False)


def _print_quality(console: Console, quality: Quality) -> None:
    """Print tables that a page of documentation can take as they are."""
    for title, rows in (("kind", quality.kinds), ("file", quality.files)):
        head = (title, "faults", "caught", "right kind", "marks", "beside", "decent marked", "near marked", "lintscore")
        lines = [head, tuple("---" for _ in head)]
        lines += [_row(name, figures) for name, figures in (*sorted(rows.items()), ("all", quality.total))]
        console.print("\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n", markup=False)


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    return (
        name,
        str(figures.spans),
        _share(figures.caught, figures.spans),
        _share(figures.own, figures.spans),
        str(figures.marks),
        str(figures.wide),
        _share(figures.decent_marked, figures.decent) if figures.decent else str(figures.decent_marked),
        _share(figures.near_marked, figures.near) if figures.near else str(figures.near_marked),
        f"{figures.lintscore:.0f}",
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "–"


def _print_summary(console: Console, bank: PhraseBank, faults: int, failures: int) -> None:
    rules = list(bank.rules.values())
    flags, passes = sum(len(rule.rule.flags) for rule in rules), sum(len(rule.rule.passes) for rule in rules)
    shared = sum(len(topic.instead) for one in bank.packs for topic in one.topics)
    alternatives = shared + sum(len(rule.rule.instead) for rule in rules)
    console.print(
        f"{len(topics(bank))} kinds, {len(rules)} rules, {flags} flags, {passes} passes, {alternatives} alternatives, "
        f"{len(bank.moves)} moves: {faults} off, {failures} {'failure' if failures == 1 else 'failures'}",
        markup=False,
    )
