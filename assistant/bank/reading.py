"""A folder of TOML → a pack. A bad table is named and left out; the rest is read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from assistant.bank.faults import Fault, explain, line_of
from assistant.bank.pack import (
    Alternative,
    Axis,
    Check,
    Crisis,
    Cue,
    Lexis,
    Move,
    Pack,
    Rule,
    Signal,
    Source,
    Topic,
)
from assistant.core.finding import Slot
from assistant.language.language import Language

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 5_000_000  # bytes of one file

T = TypeVar("T")


class PackError(Exception):
    """A folder that is no pack at all; says what and where."""


class Reading(NamedTuple):
    """A pack, all that is wrong with it, and the files of it that could not be read at all."""

    pack: Pack
    faults: tuple[Fault, ...]
    unreadable: tuple[str, ...]


class _File:
    """One TOML file of a pack, its text kept to tell lines by."""

    def __init__(self, path: Path, folder: Path, faults: list[Fault], unreadable: list[str]) -> None:
        self.name = path.relative_to(folder).as_posix()
        self._unreadable = unreadable
        self.text = ""
        self.table: dict[str, Any] = {}
        self._faults = faults
        if not path.exists():  # only pack.toml is a must
            return
        try:
            if path.stat().st_size > LARGEST:
                raise ValueError(f"the file is larger than {LARGEST // 1_000_000} MB")
            self.text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            self.table = tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            self._give_up(f"the file is not UTF-8 (byte {error.start}); save it as UTF-8")
        except tomllib.TOMLDecodeError as error:
            where = re.search(r"\(at line (\d+), column \d+\)", str(error))
            reason = re.sub(r" \(at .*\)$", "", str(error))
            self._give_up(f"this is not TOML: {reason}", int(where[1]) if where else 0)
        except (OSError, ValueError, RecursionError) as error:
            reason = (error.strerror or "it cannot be read") if isinstance(error, OSError) else str(error)
            self._give_up(reason)

    def _give_up(self, reason: str, line: int = 0) -> None:
        self._unreadable.append(self.name)
        self.fault(reason, line)

    def fault(self, reason: str, line: int = 0, rule: str = "") -> None:
        self._faults.append(Fault(self.name, line, reason, rule))

    def one(self, key: str, type_: type[T], default: T) -> T:
        """Return a table, or the default where it is missing or wrong."""
        given = self.table.get(key)
        if given is None:
            return default
        try:
            return msgspec.convert(given, type_)
        except (msgspec.ValidationError, TypeError, ValueError) as error:
            self.fault(f"[{key}]: {explain(error, given, _fields(type_))[1]}")
            return default

    def many(self, key: str, type_: type[T]) -> tuple[T, ...]:
        """Return the tables of an array that are right; the others are named."""
        given = self.table.get(key, [])
        if not isinstance(given, list):
            self.fault(f"{key!r} is written as one table; write [[{key}]]")
            return ()
        good: list[T] = []
        for nth, table in enumerate(given):
            try:
                good.append(msgspec.convert(table, type_))
            except (msgspec.ValidationError, TypeError, ValueError) as error:
                where, reason = explain(error, table, _fields(type_))
                name = table.get("id") or table.get("name", "") if isinstance(table, dict) else ""
                self.fault(reason, line_of(self.text, key, nth, where), str(name))
        return tuple(good)

    def only(self, *keys: str) -> None:
        """Name the tables that have no meaning in this file."""
        for key in self.table.keys() - set(keys):
            self.fault(f"the table {key!r} is not known here; known are {', '.join(keys)}")


def read_pack(folder: Path) -> Reading:
    """Return a pack and all that is wrong with it; PackError when there is no pack at this place."""
    if not (folder / "pack.toml").is_file():
        raise PackError(f"{folder} is no pack: it has no pack.toml")
    faults: list[Fault] = []
    unreadable: list[str] = []

    def file(name: str) -> _File:
        return _File(folder / name, folder, faults, unreadable)

    def files(name: str) -> list[_File]:
        return [file(path.relative_to(folder).as_posix()) for path in sorted((folder / name).glob("*.toml"))]

    head = file("pack.toml").table
    terms = files("sets")
    for each in terms:
        each.only("sets", "classes")
    message, situation = file("message.toml"), file("situation.toml")
    pack = Pack(
        id=str(head.get("id", folder.name)),
        name=str(head.get("name", folder.name)),
        version=str(head.get("version", "0")),
        language=_language(file("language.toml"), folder / "words.txt", faults),
        sets=_together("sets", terms),
        classes=_together("classes", terms),
        slots=file("slots.toml").many("slot", Slot),
        sources=file("sources.toml").many("source", Source),
        moves=file("moves.toml").many("move", Move),
        signals=file("signals.toml").many("signal", Signal),
        cues=(*message.many("cue", Cue), *file("crisis.toml").many("cue", Cue)),
        checks=tuple(check for each in files("checks") for check in each.many("check", Check)),
        axes=situation.many("axis", Axis),
        lexis=message.one("lexis", Lexis, Lexis()),
        crisis=situation.one("crisis", Crisis, Crisis()),
        topics=tuple(topic for each in files("topics") if (topic := _topic(each)) is not None),
    )
    return Reading(pack, tuple(faults), tuple(unreadable))


def _language(file: _File, words: Path, faults: list[Fault]) -> Language:
    """Return the language, with the pack's list of words that are right as they stand."""
    language = file.one("language", Language, Language())
    if not words.exists():
        return language
    try:
        if words.stat().st_size > LARGEST:
            raise ValueError(f"the file is larger than {LARGEST // 1_000_000} MB")
        return replace(language, lexicon=words.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        faults.append(
            Fault(words.name, 0, f"the words cannot be read, so slips of typing are taken as they stand: {error}")
        )
        return language


def _together(key: str, files: list[_File]) -> dict[str, tuple[str, ...]]:
    """Return the sets (or classes) of several files as one table; a name used twice is told, the first one stays."""
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, words in file.one(key, dict[str, tuple[str, ...]], {}).items():
            if name in found:
                line = next(
                    (
                        i
                        for i, row in enumerate(file.text.splitlines(), 1)
                        if re.match(rf"\"?{re.escape(name)}\"?\s*=", row)
                    ),
                    0,
                )
                file.fault(f"{name!r} stands in another file of this pack already; give this one another name", line)
            else:
                found[name] = words
    return found


def _topic(file: _File) -> Topic | None:
    file.only("topic", "rule", "instead")
    if "topic" not in file.table:
        if file.table:
            file.fault("there is no [topic] here")
        return None
    head = file.one("topic", Topic, Topic(id="", label="", severity="hint", why=""))
    if not head.id:
        return None
    rules = file.many("rule", Rule)
    for rule in rules:
        if rule.id.partition(".")[0] != head.id:
            file.fault(f"the id begins with another topic than {head.id!r}", rule=rule.id)
    return msgspec.structs.replace(
        head,
        rules=tuple(rule for rule in rules if rule.id.partition(".")[0] == head.id),
        instead=file.many("instead", Alternative),
    )


def _fields(type_: Any) -> tuple[str, ...]:
    try:
        return tuple(field.name for field in msgspec.structs.fields(type_))
    except TypeError:
        return tuple(getattr(type_, "__dataclass_fields__", {}))
