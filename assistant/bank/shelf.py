"""Where packs stand, and how they are loaded together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.bank.compiling import compile_packs
from assistant.bank.faults import Fault, line_of_quote
from assistant.bank.phrase_bank import PhraseBank
from assistant.bank.reading import PackError, read_pack
from assistant.core.resources import resource_root

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bank.cache import PackCache
    from assistant.bank.pack import Pack


def built_in() -> Path:
    """Return the folder of the built-in pack."""
    return resource_root() / "packs" / "en-core"


def load(*folders: Path, cache: PackCache | None = None) -> tuple[PhraseBank, tuple[Fault, ...]]:
    """Return the bank of these packs, or of the built-in one, and all that is wrong with them.

    A pack with a file that cannot be read at all stands as its last good copy does, where the cache has one. PackError
    when there is neither.
    """
    folders = folders or (built_in(),)
    kept = cache.get(folders) if cache else None
    if kept is not None:
        return kept
    packs: list[Pack] = []
    faults: list[Fault] = []
    whole = True
    for folder in folders:
        pack, found, fallen_back = _readable(folder, cache)
        whole = whole and not fallen_back
        packs.append(pack)
        faults.extend(found)
    compiled, found = compile_packs(packs)
    every = (*faults, *(_with_line(fault, folders) for fault in found))
    if cache and whole:
        cache.put(folders, compiled, every)
    return PhraseBank(compiled), every


def _readable(folder: Path, cache: PackCache | None) -> tuple[Pack, tuple[Fault, ...], bool]:
    """Return a pack, what is wrong with it, and whether it is an earlier copy of it."""
    good = cache.last_good(folder) if cache else None
    try:
        reading = read_pack(folder)
    except PackError as error:
        if good is None:
            raise
        return good, (Fault(str(folder), 0, f"{error}; its last good copy is used until it can be read again"),), True
    if not reading.unreadable:
        if cache:
            cache.keep_good(folder, reading.pack)
    elif good is not None:
        names = ", ".join(reading.unreadable)
        note = Fault(names, 0, "until this can be read again, the pack's last good copy is used")
        return good, (*reading.faults, note), True
    return reading.pack, reading.faults, False


def _with_line(fault: Fault, folders: tuple[Path, ...]) -> Fault:
    """Look up the line of a fault that was found when the file was no longer at hand."""
    for folder in folders:
        file = folder / fault.file
        if file.is_file():
            line = line_of_quote(file.read_text(encoding="utf-8"), fault.rule, fault.quote or fault.rule)
            return replace(fault, line=line)
    return fault


__all__ = ["PackError", "built_in", "load"]
