"""A small pack, for tests of what packs can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
[topic]
id = "cold"
label = "Cold"
severity = "warning"
why = "It is cold."
"""
TOPIC = f"""{HEAD}
[[rule]]
id = "cold.good"
phrases = ["so what"]

[[rule]]
id = "cold.other"
phrases = ["whatever"]
"""


def write(folder: Path, topic: str = TOPIC, **files: str) -> Path:
    (folder / "topics").mkdir()
    (folder / "pack.toml").write_text('id = "team"\nname = "Team"\n', encoding="utf-8")
    (folder / "topics" / "cold.toml").write_text(topic, encoding="utf-8")
    for name, text in files.items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "common.toml").write_text(text, encoding="utf-8")
    return folder
