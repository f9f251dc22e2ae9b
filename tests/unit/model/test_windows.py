"""Words and windows stand on the exact code points of the text given."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

import sayso.model
from sayso.model.windows import MAX_CHARACTERS, WINDOW, cut_words, fold, pack, plan

WEIGHTS = Path(sayso.model.__file__).parent / "weights"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def words_in(text: str, tokenizer: Tokenizer) -> list[str]:
    words = cut_words(text, tokenizer)
    return [text[a:b] for a, b in zip(words.start, words.end, strict=True)]


def test_fold_keeps_every_code_point_in_its_place() -> None:
    text = "“a” ''b'' ``c`` \ud800 ‘d’"
    assert len(fold(text)) == len(text)


def test_words_are_cut_from_the_text_given(tokenizer: Tokenizer) -> None:
    assert words_in("“Yes,” Zoë’s aide said.", tokenizer) == [
        "“", "Yes", ",", "”", "Zoë", "’", "s", "aide", "said", ".",
    ]  # fmt: skip


def test_a_doubled_quotation_mark_is_one_word_of_two_code_points(tokenizer: Tokenizer) -> None:
    assert words_in("''No,'' he said", tokenizer) == ["''", "No", ",", "''", "he", "said"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800"])
def test_a_text_without_words_has_no_windows(text: str, tokenizer: Tokenizer) -> None:
    assert plan(cut_words(text, tokenizer)) == []


def test_a_line_without_spaces_stays_bounded(tokenizer: Tokenizer) -> None:
    words = cut_words("x" * 3_000_000, tokenizer)
    assert len(words) <= 3_000_000 // 20_000 + 1


def test_what_lies_past_the_longest_text_is_left_alone(tokenizer: Tokenizer) -> None:
    words = cut_words("word " * (MAX_CHARACTERS // 5 + 10), tokenizer)
    assert words.end[-1] <= MAX_CHARACTERS


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_words_are_in_order_and_within_any_text(text: str, tokenizer: Tokenizer) -> None:
    words = cut_words(text, tokenizer)
    assert np.all(words.start < words.end)
    assert np.all(words.end[:-1] <= words.start[1:])
    assert not len(words) or words.end[-1] <= len(text)


@pytest.mark.parametrize("count", [1, 253, 254, 255, 1000])
def test_every_word_is_read_from_one_window(count: int, tokenizer: Tokenizer) -> None:
    words = cut_words("said " * count, tokenizer)
    windows = plan(words)
    read = [i for w in windows for i in range(w.keep_start, w.keep_end)]
    assert read == list(range(count))
    assert all(w.start <= w.keep_start <= w.keep_end <= w.end for w in windows)


def test_windows_hold_no_more_than_the_network_takes(tokenizer: Tokenizer) -> None:
    words = cut_words("Antidisestablishmentarianism spoke.\n" * 300, tokenizer)
    ids, features, first = pack(words, plan(words))
    assert ids.shape[1] <= WINDOW
    assert features.shape == (*ids.shape, 3)
    assert first.max() < ids.shape[1]


def test_a_new_window_starts_at_a_line_if_it_can(tokenizer: Tokenizer) -> None:
    words = cut_words(("said " * 20 + "\n") * 30, tokenizer)
    assert all(words.breaks[w.start] >= 2 for w in plan(words))


def test_words_within_quotation_marks_are_told_apart(tokenizer: Tokenizer) -> None:
    text = 'He said "we won" and left.\n"A line opens again.'
    words = cut_words(text, tokenizer)
    inside = words.features[words.first, 2] == words.features[:, 2].max()
    quoted = [text[a:b] for a, b in zip(words.start[inside], words.end[inside], strict=True)]
    assert [w for w in quoted if w.isalpha()] == ["we", "won", "A", "line", "opens", "again"]
