"""Packs that are wrong: what is wrong is named with its file and line, and the rest works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_pack import TOPIC, write

from assistant.bank.reading import PackError, read_pack
from assistant.bank.shelf import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("bad", "line", "reason"),
    [
        ('severity = "warn"', 8, "severity 'warn' is not known; did you mean 'warning'?"),
        ('severty = "warning"', 8, "the key 'severty' is not known; did you mean 'severity'?"),
        ("why = 3", 8, "why: expected str, got int"),
        ('flags = "no list"', 8, "flags: expected array, got str"),
    ],
)
def test_a_bad_rule_is_named_and_the_others_work(tmp_path: Path, bad: str, line: int, reason: str) -> None:
    folder = write(tmp_path, TOPIC.replace('id = "cold.good"\n', f'{bad}\nid = "cold.good"\n'))
    pack, faults, _ = read_pack(folder)
    assert [rule.id for rule in pack.topics[0].rules] == ["cold.other"]
    assert [str(fault) for fault in faults] == [f"topics/cold.toml, line {line}, cold.good: {reason}"]


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    _, faults, _ = read_pack(write(tmp_path, TOPIC.replace('label = "Cold"\n', "")))
    assert [str(fault) for fault in faults] == ["topics/cold.toml: [topic]: the key 'label' is missing"]


def test_a_rule_without_phrases_is_off(tmp_path: Path) -> None:
    bank, faults = load(write(tmp_path, TOPIC.replace('phrases = ["so what"]\n', "")))
    assert list(bank.rules) == ["cold.other"]
    assert [str(fault) for fault in faults] == [
        "topics/cold.toml, line 8, cold.good: there are neither phrases nor expressions"
    ]


@pytest.mark.parametrize(
    ("word", "pattern", "reason"),
    [
        ("so", "so (a+)+ what", "could take for ever"),
        ("so", "(so|a*)*b", "could take for ever"),
        ("so", "so .* .* .* what", "could take for ever"),
        ("so", r"(so) \\1+", "could take for ever"),
        ("so", "(so", "cannot be read"),
        ("so", "(so)?", "match where there is nothing"),
        ("", "so what", "needs one word"),
    ],
)
def test_a_regular_expression_that_could_run_away_is_refused(
    tmp_path: Path, word: str, pattern: str, reason: str
) -> None:
    given = f'expressions = [{{word = "{word}", pattern = "{pattern}"}}]'
    bank, (fault,) = load(write(tmp_path, TOPIC.replace('phrases = ["so what"]', given)))
    assert list(bank.rules) == ["cold.other"]
    assert reason in fault.reason
    assert (fault.line, fault.rule) == (9, "cold.good")


@pytest.mark.parametrize("pattern", ["(so what", "[so]", "@nowhere", "so ...", "so ¬"])
def test_a_bad_pattern_turns_its_rule_off(tmp_path: Path, pattern: str) -> None:
    bank, faults = load(write(tmp_path, TOPIC.replace("so what", pattern)))
    assert list(bank.rules) == ["cold.other"]
    assert len(faults) == 1
    assert faults[0].rule == "cold.good"
    assert faults[0].file == "topics/cold.toml"
    assert faults[0].line == 9
    assert repr(pattern) in faults[0].reason


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    pack, faults, _ = read_pack(write(tmp_path, TOPIC + "\n[[rule\n"))
    assert pack.topics == ()
    assert (faults[0].file, faults[0].line) == ("topics/cold.toml", 15)
    assert "not TOML" in faults[0].reason


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "topics" / "cold.toml").write_bytes(TOPIC.replace("cold", "kühl").encode("latin-1"))
    assert "not UTF-8" in str(read_pack(folder)[1][0])


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(" * 5_000 + "so" + ")" * 5_000, "more than 4000 characters"),
        ("(" * 500 + "so" + ")" * 500, "more than 40 brackets within one another"),
        ("(so|" * 300 + "so" + ")" * 300, "more than 40 brackets within one another"),
        ("[so|what] " * 300 + "so", ""),
        ("|".join(f"so{i} what" for i in range(300)), ""),
    ],
    ids=lambda value: value[:12],
)
def test_deep_alternation_costs_its_rule_at_most(tmp_path: Path, pattern: str, reason: str) -> None:
    bank, faults = load(write(tmp_path, TOPIC.replace("so what", pattern)))
    assert "cold.other" in bank.rules
    assert [reason in fault.reason for fault in faults] == ([True] if reason else [])


def test_a_set_that_can_be_nothing_is_named(tmp_path: Path) -> None:
    _, (fault,) = load(write(tmp_path, TOPIC.replace("so what", "so @very"), sets='[sets]\nvery = ["[so]"]\n'))
    assert "@very has an entry that could be nothing" in fault.reason


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    folder = write(tmp_path)
    with (folder / "topics" / "huge.toml").open("wb") as file:
        file.truncate(50_000_000)
    pack, (fault,), unreadable = read_pack(folder)
    assert [topic.id for topic in pack.topics] == ["cold"]
    assert (fault.file, fault.reason) == ("topics/huge.toml", "the file is larger than 5 MB")
    assert unreadable == ("topics/huge.toml",)


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"has no pack\.toml"):
        read_pack(tmp_path)


def test_a_rule_under_a_foreign_topic_is_named(tmp_path: Path) -> None:
    pack, faults, _ = read_pack(write(tmp_path, TOPIC.replace("cold.good", "warm.good")))
    assert [rule.id for rule in pack.topics[0].rules] == ["cold.other"]
    assert "another topic" in str(faults[0])


def test_a_word_set_that_is_no_list_costs_the_sets_and_says_so(tmp_path: Path) -> None:
    _, faults, _ = read_pack(write(tmp_path, sets='[sets]\nvery = "so"\n'))
    assert [fault.file for fault in faults] == ["sets/common.toml"]


def test_a_set_that_two_files_name_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, sets='[sets]\nvery = ["so"]\n')
    (folder / "sets" / "more.toml").write_text('[sets]\n\nvery = ["too"]\n', encoding="utf-8")
    pack, (fault,), _ = read_pack(folder)
    assert pack.sets == {"very": ("so",)}
    assert str(fault).startswith("sets/more.toml, line 3: 'very' stands in another file")


def test_a_set_named_in_signs_is_told_like_any_other(tmp_path: Path) -> None:
    folder = write(tmp_path, sets='[sets]\n"very(" = ["so"]\n')
    (folder / "sets" / "more.toml").write_text('[sets]\n"very(" = ["too"]\n', encoding="utf-8")
    (fault,) = read_pack(folder).faults
    assert str(fault).startswith("sets/more.toml, line 2: 'very(' stands in another file")


def test_an_unknown_table_among_the_sets_is_told_once(tmp_path: Path) -> None:
    (fault,) = read_pack(write(tmp_path, sets='[set]\nvery = ["so"]\n')).faults
    assert "'set' is not known here" in str(fault)


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    _, faults, _ = read_pack(write(tmp_path, TOPIC + "\n[[rules]]\n"))
    assert "'rules' is not known here" in str(faults[0])


def test_duplicate_ids_are_named(tmp_path: Path) -> None:
    bank, faults = load(write(tmp_path, TOPIC.replace("cold.other", "cold.good")))
    assert list(bank.rules) == ["cold.good"]
    assert "twice" in str(faults[0])
