"""Where packs stand, and how they are loaded together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.bank.faults import Fault, line_of_quote
from assistant.bank.phrase_bank import PhraseBank, compile_packs
from assistant.bank.reading import PackError, read_pack
from assistant.core.resources import resource_root

if TYPE_CHECKING:
    from pathlib import Path


def built_in() -> Path:
    """Return the folder of the built-in pack."""
    return resource_root() / "packs" / "en-core"


def load(*folders: Path) -> tuple[PhraseBank, tuple[Fault, ...]]:
    """Return the bank of these packs, or of the built-in one, and all that is wrong with them; PackError if none is."""
    packs = []
    faults: list[Fault] = []
    for folder in folders or (built_in(),):
        pack, found = read_pack(folder)
        packs.append(pack)
        faults.extend(found)
    bank, found = compile_packs(packs)
    return bank, (*faults, *(_with_line(fault, folders or (built_in(),)) for fault in found))


def _with_line(fault: Fault, folders: tuple[Path, ...]) -> Fault:
    """Look up the line of a fault that was found when the file was no longer at hand."""
    for folder in folders:
        file = folder / fault.file
        if file.is_file():
            line = line_of_quote(file.read_text(encoding="utf-8"), fault.rule, fault.quote or fault.rule)
            return replace(fault, line=line)
    return fault


__all__ = ["PackError", "built_in", "load"]
