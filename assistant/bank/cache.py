"""Compiled packs on disk, so that a start costs milliseconds. Everything here is safe to delete at any time.

A file is named after the content of the packs and of the code that compiled them, so nothing in it can be out of date.
It is read as data, never run; one that is damaged is passed over. Beside it, each pack's last good copy is kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from assistant import __version__
from assistant.bank.faults import Fault  # noqa: TC001  msgspec reads the annotations
from assistant.bank.pack import Pack
from assistant.bank.phrase_bank import Compiled, PhraseBank

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 4  # compiled files kept: today's packs, and those of a moment ago
SEAL = 32  # bytes of the sum before the data
LARGEST = 200_000_000  # bytes that are read

_MAKERS = ("language", "rules", "bank")  # the rooms whose code decides what a compiled pack is
_UNREADABLE = (OSError, msgspec.MsgspecError, ValueError, IndexError, KeyError, RecursionError)


class Kept(Struct, frozen=True):
    """What one file holds."""

    compiled: Compiled
    faults: tuple[Fault, ...]


class PackCache:
    """Keeps what is compiled in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, packs: Sequence[Path]) -> tuple[PhraseBank, tuple[Fault, ...]] | None:
        """Return the bank of these packs as they are now on disk, if it is kept."""
        with suppress(*_UNREADABLE):
            kept = msgspec.msgpack.decode(_unsealed(_read(self._file(packs))), type=Kept)
            return PhraseBank(kept.compiled), kept.faults
        return None

    def put(self, packs: Sequence[Path], compiled: Compiled, faults: tuple[Fault, ...]) -> None:
        """Keep a bank; where that fails, the next start is slower and nothing else."""
        with suppress(*_UNREADABLE):
            _write(self._file(packs), _sealed(msgspec.msgpack.encode(Kept(compiled, faults))))
            old = sorted(self._folder.glob("*.packs"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in old[MOST:]:
                path.unlink()

    def last_good(self, pack: Path) -> Pack | None:
        """Return the last copy of a pack that could be read."""
        with suppress(*_UNREADABLE):
            return msgspec.msgpack.decode(_unsealed(_read(self._good_file(pack))), type=Pack)
        return None

    def keep_good(self, pack: Path, read: Pack) -> None:
        """Keep a pack that could be read."""
        with suppress(*_UNREADABLE):
            _write(self._good_file(pack), _sealed(msgspec.msgpack.encode(read)))

    def _file(self, packs: Sequence[Path]) -> Path:
        sums = [_made_by(), *(_content(pack) for pack in packs)]
        return self._folder / f"{hashlib.sha256(''.join(sums).encode()).hexdigest()[:32]}.packs"

    def _good_file(self, pack: Path) -> Path:
        return self._folder / f"{hashlib.sha256(os.fsencode(pack.resolve())).hexdigest()[:32]}.good"


def _content(folder: Path) -> str:
    """Return a sum of the names and the content of all files of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            total.update(_read(path))
    return total.hexdigest()


@cache
def _made_by() -> str:
    """Return a sum of the code that compiles; in a frozen program, which has no sources, the version stands for it."""
    total = hashlib.sha256(__version__.encode())
    package = Path(__file__).parents[1]
    for room in _MAKERS:
        for path in sorted((package / room).glob("*.py")):
            total.update(path.read_bytes())
    return total.hexdigest()


def _sealed(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SEAL).digest() + data


def _unsealed(data: bytes) -> memoryview:
    """Return the data behind its sum; ValueError when a bit of it has changed: parts of it are only looked at later."""
    content = memoryview(data)[SEAL:]
    if hashlib.blake2b(content, digest_size=SEAL).digest() != data[:SEAL]:
        raise ValueError("the file is damaged")
    return content


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise ValueError("too large to be ours")
    return path.read_bytes()


def _write(path: Path, data: bytes) -> None:
    """Put a file in place whole or not at all, for its owner's eyes."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
