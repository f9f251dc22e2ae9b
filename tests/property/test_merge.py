"""Merging is the same whatever the order, undoes what is withdrawn, and cuts what it says."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.merge.claims import content_likeness
from sayso.merge.credits import read_credits
from sayso.merge.events import happenings, links_among
from sayso.merge.fingerprint import SHINGLE, fingerprint
from sayso.merge.grouping import Bonds, Link, group
from sayso.merge.identities import Identities
from sayso.merge.judgements import bonds
from sayso.merge.kinship import compare
from sayso.merge.likeness import compare_tellings
from sayso.merge.press import Press
from sayso.merge.profile import read_profile
from sayso.merge.relations import change_points
from sayso.merge.tellings import Telling
from sayso.merge.words import quotations, read_words
from sayso.records import Article, Judgement
from sayso.text.vocabulary import word_list
from tests.runs import shared_runs

timeless = settings(deadline=None)
"""The first example waits for the table of word frequencies."""
PRESS = Press(Identities(), ["Harbour Sentinel", "Valley Mail"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
NEWS = st.lists(
    st.sampled_from(
        [
            *word_list(
                "the minister Lindgren paid Brightwater $4 million on March 3 , . “ ” \" ' Harbour "
                "Sentinel reported told (AP) — Reuters Hélène עברית 🚢 e\u0301 according to"
            ),
            "\n\n",
        ]
    ),
    max_size=120,
).map(" ".join)
NAMES = st.sampled_from("abcdefgh")
DAYS = st.sampled_from(["2024-06-01", "2024-06-02", "2024-06-09", None])


@timeless
@given(TEXTS | NEWS)
def test_words_and_quotations_stand_in_the_text(text: str) -> None:
    words = read_words(text)
    assert all(0 <= a < b <= len(text) for a, b in zip(words.starts, words.ends, strict=True))
    assert all(span.cut(text) for span in quotations(text))


@timeless
@given(NEWS, NEWS)
def test_shared_runs_are_equal_words_of_both(left: str, right: str) -> None:
    for run in shared_runs(left, right):
        words = read_words(run.left.cut(left)).words
        assert words == read_words(run.right.cut(right)).words
        assert len(words) == run.words >= SHINGLE


@timeless
@given(TEXTS)
def test_kept_hashes_fit_a_table_column(text: str) -> None:
    assert all(0 <= value < 1 << 63 for value in fingerprint(text))


@timeless
@given(NEWS)
def test_a_text_has_the_fingerprint_of_its_copy_in_capitals(text: str) -> None:
    assert fingerprint(text) == fingerprint(text.upper())


@timeless
@given(TEXTS | NEWS)
def test_evidence_of_credits_stands_in_the_text(text: str) -> None:
    for credit in read_credits(Article(id="a", text=text, outlet="Valley Mail"), PRESS):
        assert all(span.cut(text) for span in credit.spans)


@timeless
@given(NEWS, NEWS, DAYS, DAYS)
def test_two_articles_compare_the_same_both_ways(
    left: str, right: str, day: str | None, other: str | None
) -> None:
    one = read_profile(Article(id="a", text=left, outlet="Valley Mail", published=day), PRESS)
    two = read_profile(
        Article(id="b", text=right, outlet="Harbour Sentinel", published=other), PRESS
    )
    assert compare(one, two) == compare(two, one)


LINKS = st.lists(
    st.builds(Link, left=NAMES, right=NAMES, likeness=st.sampled_from([0.2, 0.5, 0.5, 0.8, 1.0])),
    max_size=14,
    unique_by=lambda link: frozenset((link.left, link.right)),
)
PAIRS = st.lists(st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] < pair[1]), max_size=3)


@given(LINKS, PAIRS, PAIRS, st.randoms())
def test_groups_do_not_depend_on_the_order_of_links(
    links: list[Link], same: list[tuple[str, str]], different: list[tuple[str, str]], dice: object
) -> None:
    decided = Bonds(same=tuple(same), different=tuple(different))
    turned = Bonds(same=tuple(reversed(same)), different=tuple(reversed(different)))
    groups = group("abcdefgh", links, 0.5, decided)
    assert groups == group("hgfedcba", links[::-1], 0.5, turned)
    assert sorted(item for found in groups for item in found) == list("abcdefgh")


@given(LINKS, PAIRS)
def test_what_people_kept_apart_is_apart(links: list[Link], pairs: list[tuple[str, str]]) -> None:
    for found in group("abcdefgh", links, 0.1, Bonds(different=tuple(pairs))):
        assert not any(left in found and right in found for left, right in pairs)


TELLINGS = st.lists(
    st.builds(
        Telling,
        id=st.integers(0, 99).map(str),
        article=NAMES,
        published=DAYS,
        type=st.sampled_from(["meet", "donate", "invest", "partner"]),
        initiators=st.lists(NAMES, max_size=2).map(tuple),
        recipients=st.lists(NAMES, max_size=2).map(tuple),
        earliest=DAYS,
        least=st.sampled_from([None, 1.0, 2.0]),
        modality=st.sampled_from(["asserted", "planned"]),
        polarity=st.sampled_from(["affirmed", "negated"]),
    ),
    max_size=8,
    unique_by=lambda telling: telling.id,
)


@timeless
@given(TELLINGS)
def test_happenings_do_not_depend_on_the_order_of_tellings(tellings: list[Telling]) -> None:
    found = happenings(tellings, links_among(tellings))
    assert found == happenings(tellings[::-1], links_among(tellings[::-1]))
    assert sorted(one for group_ in found for one in group_) == sorted(t.id for t in tellings)


@timeless
@given(TELLINGS)
def test_tellings_compare_the_same_both_ways(tellings: list[Telling]) -> None:
    for left in tellings:
        for right in tellings:
            if left is not right:
                assert compare_tellings(left, right) == compare_tellings(right, left)


JUDGEMENTS = st.lists(
    st.builds(
        Judgement,
        id=st.integers(0, 999).map(str),
        about=st.tuples(NAMES, NAMES),
        verdict=st.sampled_from(["same", "different"]),
        by=st.just("person"),
        reason=st.just("I know."),
        at=st.sampled_from(["2025-01-01", "2025-01-02"]),
        withdrawn=st.sampled_from([None, "2025-02-01"]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(JUDGEMENTS)
def test_judgements_hold_in_any_order(judgements: list[Judgement]) -> None:
    assert bonds(judgements) == bonds(judgements[::-1])


@given(JUDGEMENTS)
def test_a_withdrawn_judgement_leaves_no_trace(judgements: list[Judgement]) -> None:
    assert bonds(judgements) == bonds([one for one in judgements if one.withdrawn is None])


@timeless
@given(NEWS, NEWS, st.booleans())
@example("minister minister Lindgren", "minister Lindgren minister", True)
def test_the_likeness_of_contents_is_a_share_and_mutual(
    left: str, right: str, ordered: bool
) -> None:
    found = content_likeness(left, right, ordered=ordered)
    assert 0 <= found <= 1
    assert found == content_likeness(right, left, ordered=ordered)


@given(st.lists(st.integers(-10, 10).map(float), max_size=24))
def test_change_points_divide_a_series_in_order(values: list[float]) -> None:
    points = change_points(values)
    assert list(points) == sorted(set(points))
    assert all(2 <= point <= len(values) - 2 for point in points)
