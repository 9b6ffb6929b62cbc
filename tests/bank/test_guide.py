"""The example of the pack guide is a pack that holds."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.bank.shelf import built_in, load
from assistant.review.proving import prove

GUIDE = Path(__file__).parents[2] / "docs" / "packs.md"


def test_the_example_of_the_guide_holds_but_for_its_number_of_alternatives(tmp_path: Path) -> None:
    (topic,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    for folder in ("topics", "sets"):
        (tmp_path / folder).mkdir()
    for name in ("pack.toml", "language.toml", "slots.toml"):
        (tmp_path / name).write_text((built_in() / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "sets" / "own.toml").write_text('[sets]\nour_job = ["(my|our) job"]\n', encoding="utf-8")
    (tmp_path / "topics" / "cold_shoulder.toml").write_text(topic, encoding="utf-8")
    bank, faults = load(tmp_path)
    assert not faults
    assert [failure.reason for failure in prove(bank)] == ["has 1 alternatives; 3 are wanted"]


def test_the_guide_names_every_key() -> None:
    from assistant.bank.pack import Check, Cue, Lexis, Move, Piece, Rule

    guide = GUIDE.read_text(encoding="utf-8")
    for table in (Rule, Move, Piece, Cue, Check, Lexis):
        for key in table.__struct_fields__:
            assert key in guide, (table, key)
