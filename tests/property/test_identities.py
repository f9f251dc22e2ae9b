"""Looking names up gives what comparing each with all others gives, and in good time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract import identities
from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity, Key, gather_names
from sayso.records import EntityType, Span
from sayso.text.vocabulary import word_list

_WORDS = word_list(
    "John Jon J. Joseph Joe Mary M. Xi Moon Jae-in Smith Jones Rosselló Nevares Jr. Sr. II III "
    "Meta Platforms Inc. Kestrel North America News Times Wall Street Journal Department of the "
    "Justice Channel House Cambridge Analytica WSJ DOJ K Bank Fed"
)
_TYPES: tuple[EntityType, ...] = ("person", "organization", "place", "other", "group")
_NAMES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5),
        st.sampled_from(_TYPES),
        st.booleans(),
    ),
    max_size=12,
)


def _mentions(
    names: Iterable[tuple[list[str], EntityType, bool]],
) -> list[FoundMention]:
    found = []
    for at, (name, kind, trusted) in enumerate(names):
        span = Span(start=300 * at, end=300 * at + 10)
        found.append(
            FoundMention(
                span=span,
                head=span,
                type=kind,
                form="name",
                probability=1.0,
                name=tuple(name),
                index=at if trusted else None,
            )
        )
    return found


def _compared_with_all(
    index: identities._Index, sought: Iterable[Key], fits: Callable[[Identity], bool]
) -> list[int]:
    return [at for at, one in enumerate(index.identities) if fits(one)]


@settings(max_examples=150, deadline=None)
@given(_NAMES)
def test_a_name_is_found_wherever_comparing_it_with_all_finds_it(
    names: list[tuple[list[str], EntityType, bool]],
) -> None:
    mentions = _mentions(names)
    looked_up = gather_names(mentions, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identities._Index, "found", _compared_with_all)
        assert gather_names(mentions, {}) == looked_up


@pytest.mark.parametrize(
    "pattern", ["John Smith {}", "{} Smith", "John {}", "{} Bank", "{} of Foo"]
)
def test_thousands_of_names_of_one_article_are_read_in_seconds(pattern: str) -> None:
    letters = "abcdefghij"
    made = ("W" + "".join(letters[int(digit)] for digit in str(at)) for at in range(1_000))
    names = [(pattern.format(word).split(), _TYPES[0], True) for word in made]
    began = perf_counter()
    gather_names(_mentions(names), {})
    # 0.1 s on a free core; comparing each with all takes half a minute.
    assert perf_counter() - began < 10
