"""What is compiled is kept, never out of date, never trusted, and never missed."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from small_pack import TOPIC, write

from assistant.bank.cache import MOST, SEAL, PackCache
from assistant.bank.reading import PackError
from assistant.bank.shelf import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    return PackCache(tmp_path / "cache")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    return write(tmp_path / "pack")


def marked_by(bank, sentence: str) -> list[str]:
    return [entry.owner for entry, _ in bank.replies.matches(sentence)]


def test_a_kept_bank_is_the_same_bank(cache: PackCache, pack: Path) -> None:
    fresh, _ = load(pack, cache=cache)
    kept = cache.get([pack])
    assert kept is not None
    assert (
        marked_by(kept[0], "So what, whatever") == marked_by(fresh, "So what, whatever") == ["cold.good", "cold.other"]
    )


def test_a_kept_bank_needs_no_nltk(tmp_path: Path) -> None:
    """It takes 0.2 s and 30 MB."""
    code = (
        "import sys; from pathlib import Path; from assistant.bank.cache import PackCache; "
        f"from assistant.bank.shelf import load; "
        f"load(cache=PackCache(Path({str(tmp_path)!r}))); print('nltk' in sys.modules)"
    )
    seen = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout for _ in range(2)]
    assert seen == ["True\n", "False\n"]


@pytest.mark.parametrize("change", ["a word", "a file more", "a file less", "a name"])
def test_what_has_changed_is_compiled_anew(cache: PackCache, pack: Path, change: str) -> None:
    load(pack, cache=cache)
    file = pack / "topics" / "cold.toml"
    match change:
        case "a word":
            file.write_text(TOPIC.replace("whatever", "so there"), encoding="utf-8")
        case "a file more":
            (pack / "moves.toml").write_text("", encoding="utf-8")
        case "a file less":
            file.unlink()
        case _:
            file.rename(file.with_name("cool.toml"))
    assert cache.get([pack]) is None


def test_faults_are_kept_too(cache: PackCache, pack: Path) -> None:
    (pack / "topics" / "cold.toml").write_text(TOPIC.replace("so what", "(so"), encoding="utf-8")
    _, faults = load(pack, cache=cache)
    assert len(faults) == 1
    assert load(pack, cache=cache)[1] == faults


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not ours", "half", "a letter", "another type"])
def test_a_damaged_file_is_passed_over(cache: PackCache, pack: Path, tmp_path: Path, damage: bytes | str) -> None:
    load(pack, cache=cache)
    (file,) = (tmp_path / "cache").glob("*.packs")
    whole = file.read_bytes()
    match damage:
        case "half":
            file.write_bytes(whole[: len(whole) // 2])
        case "a letter":
            file.write_bytes(whole.replace(b"\xa1W", b"\xa1Z"))
        case "another type":
            content = whole[SEAL:].replace(b"\xa7entries\x92", b"\xa7entries\xc0", 1)
            assert content != whole[SEAL:]
            file.write_bytes(hashlib.blake2b(content, digest_size=SEAL).digest() + content)
        case _:
            file.write_bytes(damage)
    bank, faults = load(pack, cache=cache)
    assert not faults
    assert marked_by(bank, "So what") == ["cold.good"]


def test_a_folder_that_cannot_be_written_costs_nothing(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    bank, faults = load(pack, cache=PackCache(tmp_path / "file" / "cache"))
    assert not faults
    assert "cold.good" in bank.rules


@pytest.mark.skipif(os.name != "posix", reason="rights are written otherwise there")
def test_only_its_owner_may_read_it_and_old_ones_go(cache: PackCache, pack: Path, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        (pack / "notes.toml").write_text(f"n = {number}", encoding="utf-8")
        load(pack, cache=cache)
    kept = list((tmp_path / "cache").glob("*.packs"))
    assert len(kept) == MOST
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o600}


@pytest.mark.parametrize("trouble", ["not TOML", "no pack.toml", "not UTF-8"])
def test_an_unreadable_pack_stands_as_its_last_good_copy_did(cache: PackCache, pack: Path, trouble: str) -> None:
    load(pack, cache=cache)
    file = pack / "topics" / "cold.toml"
    match trouble:
        case "not TOML":
            file.write_text(TOPIC + "[[rule\n", encoding="utf-8")
        case "no pack.toml":
            (pack / "pack.toml").unlink()
        case _:
            file.write_bytes(b"\xff\xfe")
    for _ in range(2):
        bank, faults = load(pack, cache=cache)
        assert list(bank.rules) == ["cold.good", "cold.other"]
        assert "last good copy" in str(faults[-1])
    with pytest.raises(PackError) if trouble == "no pack.toml" else nullcontext():
        assert not load(pack)[0].rules
