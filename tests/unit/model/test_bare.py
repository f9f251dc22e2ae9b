"""Articles and marks carry no mention."""

from __future__ import annotations

from tokenizers import Tokenizer

from sayso.model.network import WEIGHTS
from sayso.model.windows import bare_words, cut_words


def test_articles_and_marks_are_bare_and_other_words_are_not() -> None:
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    text = "The mayor, a friend of “them”."
    words = cut_words(text, tokenizer)
    bare = bare_words(text, words)
    kept = [text[a:b] for a, b, x in zip(words.start, words.end, bare, strict=True) if not x]
    assert kept == ["mayor", "friend", "of", "them"]
