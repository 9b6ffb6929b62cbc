"""Patterns found in sentences, at exactly their words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.language import Language
from assistant.language.words import tokens
from assistant.rules.automaton import Automaton, Row, compile_patterns, pack, restore
from assistant.rules.matcher import Matcher
from assistant.rules.pattern import Node, Terms, parse
from assistant.rules.program import Program, Spread
from assistant.rules.vocabulary import Vocabulary

ENGLISH = Language(
    clitics={"n't": ("not",), "'re": ("are",), "'d": ("would", "had"), "'s": ("is", "has")},
    contractions={"can't": (("can",), ("not",)), "im": (("i",), ("am",))},
)


def literal(word: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(readings) for _, readings in ENGLISH.parts(word.lower()))


TERMS = Terms(
    literal,
    lambda word: (frozenset({word, word + "s", word + "ed"}),),
    {"very": ("very", "so so")},
    {"time": ("<number> pm", "noon")},
)


def matcher(*trees: Node) -> Matcher:
    """A matcher of these patterns, kept and read back as a cache would."""
    kept = msgspec.msgpack.encode(compile_patterns(trees))
    return Matcher(msgspec.msgpack.decode(kept, type=Automaton), ENGLISH)


def found(pattern: str, sentence: str) -> list[str]:
    return [match.span.of(sentence) for match in matcher(parse(pattern, TERMS)).matches(sentence)]


@pytest.mark.parametrize(
    ("pattern", "sentence", "words"),
    [
        ("any trouble", "ANY  Trouble at all", ["ANY  Trouble"]),
        ("we are sorry", "We’re sorry, we are sorry", ["We’re sorry", "we are sorry"]),
        ("are sorry", "We're sorry", ["'re sorry"]),
        ("can not", "I can't, I can not", ["can't", "can not"]),
        ("not help", "I can't help", ["'t help"]),
        ("i am", "im late", ["im"]),
        ("you had", "you'd", ["you'd"]),
        ("you would", "you'd", ["you'd"]),
        ("sorry but", "Sorry, but no", ["Sorry, but"]),
        ("sorry , but", "Sorry, but no. Sorry but no", ["Sorry, but"]),
        ("follow up", "a follow-up call", ["follow-up"]),
        ("for any trouble", "for *any* trouble", ["for *any* trouble"]),
        ("for trouble", "for (no) trouble", []),
        ("we ... sorry", "we at Orchid Air are sorry", ["we at Orchid Air are sorry"]),
        ("we ... sorry", "we one two three four five six sorry", []),
        ("^ sorry", "Sorry, so sorry", ["Sorry"]),
        ("^ sorry", '"Sorry", he said', ["Sorry"]),
        ("sorry $", "sorry for that, sorry!", ["sorry"]),
        ("@very sorry", "so so sorry", ["so so sorry"]),
        ("by <time>", "by 3 pm or by noon", ["by 3 pm", "by noon"]),
        ("~wait here", "waited here", ["waited here"]),
        ("<capital> will", "Lena will, lena will", ["Lena will"]),
        ("if {mark: any trouble} now", "if any trouble now", ["any trouble"]),
        ("a * team", "a good team, a team", ["a good team"]),
        ("any trouble", "ａｎｙ trouble", ["ａｎｙ trouble"]),
        ("cafe", "café cafe", ["cafe"]),
        ("any trouble", "👍 any trouble 👍", ["any trouble"]),
        ("a ... (b c|d e|f g|h i|j k|l m|n o|p q) [so] z", "a x x x d e z", ["a x x x d e z"]),
        ("a ... [(b c|d e|f g|h i|j k|l m|n o|p q)] z", "a x x x z", ["a x x x z"]),
        ("a ... (b c|d e|f g|h i|j k|l m|n o|p q|z) y", "a x x x z y", ["a x x x z y"]),
        ("^ (^ sorry|oh sorry)", "sorry, sorry", ["sorry"]),
        ("<capital> is", "Lena's and Lena is", ["Lena's", "Lena is"]),
        ("<capital> most", "Ghana's most", []),
        ("so but", "so — but, so – but", ["so — but", "so – but"]),
    ],
)
def test_matches(pattern: str, sentence: str, words: list[str]) -> None:
    assert found(pattern, sentence) == words


def test_captured_words_keep_their_place() -> None:
    sentence = "Sorry, for the 👍 delay"
    (match,) = matcher(parse("sorry for {issue: the delay}", TERMS)).matches(sentence.replace("👍 ", ""))
    assert match.slots["issue"].of("Sorry, for the delay") == "the delay"


def test_a_comma_seen_through_is_not_marked() -> None:
    assert found("so {mark: sorry}", "so, sorry") == ["sorry"]


WORDS = st.sampled_from(["a", "b", "c", "d", ","])
PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "c"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" ... ".join),
        st.tuples(inner, inner).map(lambda pair: f"{pair[0]} [{pair[1]}]"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"{pair[0]} [a|b] [c] {pair[1]}"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|a b|b c|c a|a c|b a|{pair[1]}) [c] ($|a)"),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PATTERNS, min_size=1, max_size=6), st.lists(WORDS, max_size=14).map(" ".join))
def test_many_patterns_in_one_trie_find_what_each_finds_alone(patterns: list[str], sentence: str) -> None:
    """The walk over the trie is a prefilter: it must never miss."""
    trees = [parse(pattern, TERMS) for pattern in patterns]
    together = matcher(*trees).matches(sentence)
    for number, tree in enumerate(trees):
        alone = matcher(tree)
        program_only = [match.span for match in alone.matches(sentence)]
        assert [match.span for match in together if match.pattern == number] == program_only
        if not program_only:
            assert not _by_brute_force(tree, sentence)


def _by_brute_force(tree: Node, sentence: str) -> bool:
    """Whether a pattern matches, by running its program without the trie."""
    automaton = compile_patterns([tree])
    vocabulary = Vocabulary(automaton, ENGLISH)
    program = Program(restore(automaton, automaton.patterns[0]), vocabulary)
    symbols = [n for token in tokens(sentence) for n in vocabulary.symbols[vocabulary.classify(token)]]
    return program.holds(Spread(symbols, vocabulary))


def rows(*rows: Row) -> tuple[msgspec.Raw, ...]:
    return tuple(msgspec.Raw(msgspec.msgpack.encode(row)) for row in rows)


@pytest.mark.parametrize(
    "damaged",
    [
        Automaton(first=b"123"),
        Automaton(first=pack([0, 2]), predicates=pack([1]), children=pack([0])),
        Automaton(first=pack([0, 1]), predicates=pack([1]), children=pack([7])),
        Automaton(first=pack([0, 9, 1]), predicates=pack([1]), children=pack([0])),
        Automaton(first=pack([0, 1]), predicates=pack([]), children=pack([0])),
    ],
)
def test_a_damaged_automaton_is_refused(damaged: Automaton) -> None:
    with pytest.raises(ValueError):
        Matcher(damaged, ENGLISH)


@pytest.mark.parametrize("row", [Row("Q", (), (0,)), Row("Q", (), (-1,)), Row("Q", (), (3,)), Row("Z"), Row("P", ())])
def test_a_row_that_is_no_tree_is_refused(row: Row) -> None:
    with pytest.raises(ValueError):
        restore(Automaton(rows=rows(row)), 0)


def test_an_end_behind_many_paths_is_still_seen() -> None:
    """More than six paths side by side are joined in one node; the end of the sentence is looked for behind it."""
    many = "(a|b|c|d|e|f|g|h) [now] [again] ($|sir)"
    assert [bool(found(many, text)) for text in ("a.", "h again!", "c now again", "b sir", "a then")] == [
        True,
        True,
        True,
        True,
        False,
    ]
