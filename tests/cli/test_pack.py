"""heard pack check: what is wrong with a pack is named, and the exit status tells a machine."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from small_pack import HEAD, write
from test_check import heard

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = f"""{HEAD}
[[rule]]
id = "cold.rule"
phrases = ["so what"]
flags = ["[[So what]]?"]
passes = ["So that is what it was."]

[[instead]]
say = "I see."
[[instead.proof]]
before = "[[So what]]?"
after = "I see?"

[[instead]]
say = "Tell me more."
[[instead.proof]]
before = "[[So what]]?"
after = "Tell me more."

[[instead]]
say = "That is odd."
[[instead.proof]]
before = "[[So what]]."
after = "That is odd."
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return tmp_path / "pack"


def checked(pack: Path, topic: str, *options: str):
    shutil.rmtree(pack, ignore_errors=True)
    pack.mkdir()
    return heard("pack", "check", str(write(pack, topic)), *options)


def test_a_pack_that_holds(pack: Path) -> None:
    done = checked(pack, TOPIC.replace("I see?", "I see."))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("1 kinds, 1 rules, 1 flags, 1 passes, 3 alternatives")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('flags = ["[[So what]]?"]', 'flags = ["[[So]] what?"]', "marks 'So what'"),
        ('flags = ["[[So what]]?"]', "", "has no flags"),
        ("So that is what it was.", "Then so what.", "cold.rule marks 'so what'"),
        ('after = "That is odd."', 'after = "That was odd."', "gives no 'That was odd.'"),
        ('say = "Tell me more."', 'say = "So what now."', "is itself marked by cold.rule"),
        ('say = "Tell me more."', 'say = "Tell me {nothing}."', "{nothing} is no slot of the pack"),
        (
            '[[instead]]\nsay = "I see."\n[[instead.proof]]\nbefore = "[[So what]]?"\nafter = "I see."\n',
            "",
            "has 2 altern",
        ),
        ('say = "Tell me more."', 'say = "I see."', "is said twice in this topic"),
        ('phrases = ["so what"]', 'phrases = ["(so"]', "line 9, cold.rule: ')' is missing"),
        ('phrases = ["so what"]', 'expressions = [{word = "so", pattern = "(so+)+"}]', "could take for ever"),
        ("[topic]\n", "[topic\n", "this is not TOML"),
    ],
)
def test_what_does_not_hold_is_named(pack: Path, old: str, new: str, said: str) -> None:
    good = TOPIC.replace("I see?", "I see.")
    assert old in good
    done = checked(pack, good.replace(old, new))
    assert done.returncode == 1
    assert said in done.stdout


def test_overlaps_and_patterns_without_an_example_are_told(pack: Path) -> None:
    other = TOPIC.replace("I see?", "I see.") + (
        '\n[[rule]]\nid = "cold.other"\nphrases = ["so", "never mind"]\nflags = ["It is [[so]]."]\n'
    )
    done = checked(pack, other)
    assert "1 overlaps\n  cold.other also finds words of cold.rule (1)" in done.stdout
    assert "cold.other: no example of its own shows 'never mind'" in done.stdout


def test_the_figures_of_a_corpus(pack: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "a-1", "text": "So what?", "spans": [{"text": "So what", "kind": "cold"}]},
        {"id": "a-2", "text": "Never mind. So what!", "spans": [{"text": "Never mind", "kind": "cold"}]},
        {"id": "a-3", "text": "I say so what, too.", "spans": [], "near": "cold"},
        {"id": "a-4", "text": "So far so good.", "spans": []},
        {"id": "a-5", "text": "So what?", "spans": [], "arguable": True},
        {"id": "a-6", "text": "So what?", "moves": []},
    ]
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "own.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = checked(pack, TOPIC.replace("I see?", "I see."), "--corpus", str(folder))
    total = next(line for line in done.stdout.splitlines() if line.startswith("| all"))
    # T = 1 caught, F = 1 beside + 1 near: 1 × (1/3)² = 0.11
    assert total == "| all | 2 | 1 (50.0 %) | 1 (50.0 %) | 3 | 1 | 0 (0.0 %) | 1 (100.0 %) | 0 |"
    done = checked(pack, TOPIC.replace("I see?", "I see."), "--corpus", str(folder), "--half", "odd")
    assert "| all | 1 | 1 (100.0 %)" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "own.jsonl, line 1: JSON is malformed"),
        ('{"id": "a-1", "text": "So", "spans": [{"text": "what", "kind": "cold"}]}', "do not stand in the text"),
        (None, "has no .jsonl files"),
    ],
)
def test_a_corpus_that_cannot_be_read(pack: Path, tmp_path: Path, content: str | None, said: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    if content is not None:
        (folder / "own.jsonl").write_text(content, encoding="utf-8")
    done = checked(pack, TOPIC.replace("I see?", "I see."), "--corpus", str(folder))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    done = heard("pack", "check", str(tmp_path))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
