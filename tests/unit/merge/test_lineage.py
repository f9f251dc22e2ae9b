from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pytest
from msgspec import structs

from sayso.merge.kinship import Kinship, compare
from sayso.merge.lineage import candidates, choose, newsroom_of
from sayso.merge.profile import read_profile
from sayso.records import Article
from tests.unit.merge.telling_tales import (
    CITING,
    OTHER,
    PRESS,
    REWRITE,
    SCOOP,
    WIRE,
    kinships,
    lineages,
    profiles,
    tale,
    tales,
)

FOUND = lineages(tales())


@pytest.mark.parametrize(
    ("article", "relation", "origin", "newsroom"),
    [
        ("scoop", "original", None, "Harbour Sentinel"),
        ("wire", "original", None, "Associated Press"),
        ("client", "copy", "wire", "Associated Press"),
        ("cut", "copy", "wire", "Associated Press"),
        ("update", "version", "wire", "Associated Press"),
        ("letter", "excerpt", "scoop", "Harbour Sentinel"),
        ("rewrite", "rewrite", "scoop", "Harbour Sentinel"),
        ("spin", "rewrite", "scoop", "Harbour Sentinel"),
        ("named", "cites", "scoop", "Harbour Sentinel"),
        ("citing", "cites", "rewrite", "Harbour Sentinel"),
        ("denial", "cites", "scoop", "Harbour Sentinel"),
        ("other", "original", None, "Valley Mail"),
    ],
)
def test_each_article_comes_from_where_it_comes(
    article: str, relation: str, origin: str | None, newsroom: str
) -> None:
    assert FOUND[article] == (relation, origin, newsroom)


def test_the_order_of_articles_makes_no_difference() -> None:
    shuffled = tales()
    random.Random(7).shuffle(shuffled)
    assert lineages(shuffled) == FOUND


def test_two_articles_compare_the_same_both_ways() -> None:
    read = profiles(tales())
    for left in read.values():
        for right in read.values():
            if left is not right:
                assert compare(left, right) == compare(right, left)


def test_a_closing_paragraph_about_the_company_is_no_lineage() -> None:
    read = profiles([tale("wire", "Associated Press", "2024-06-06", WIRE),
                     tale("other", "Valley Mail", "2024-06-10", OTHER)])  # fmt: skip
    assert kinships(read) == []


def test_what_all_pages_of_an_outlet_share_is_no_version() -> None:
    footer = (
        "\n\nSign up for the morning letter of the Valley Mail and never miss what is going on in "
        "town. Send tips to the news desk by post or leave a note with the porter at the gate of "
        "our office, which is open on all days but Sunday. The Mail belongs to a trust of readers, "
        "has no debts, prints on paper from the mill at Ormond and has come out since the year "
        "of the great flood without missing one single day."
    )
    goose = (
        "A goose that had lived for nine years in the garden of the Ormond library flew away on "
        "Tuesday, and the librarians have put up a notice. Readers used to feed it bread." + footer
    )
    lock = (
        "The lock at Hallam stays closed until carpenters have mended its lower gate, which a coal "
        "barge broke on Friday evening. Nobody was hurt, the harbour master said." + footer
    )
    read = profiles([tale("goose", "Valley Mail", "2024-06-06", goose),
                     tale("lock", "Valley Mail", "2024-06-07", lock)])  # fmt: skip
    assert kinships(read) == []


def test_one_quotation_in_two_papers_is_no_lineage() -> None:
    quote = (
        '"We have been lied to by every office in this building, and tomorrow morning we will walk '
        'through each of them with a lamp and a list and ask who knew of it," Holm said.'
    )
    one = tale("one", "Valley Mail", "2024-06-06", f"The union met in Uddevalla.\n\n{quote}")
    two = tale("two", "Metro Beacon", "2024-06-06", f"Deck hands are angry.\n\n{quote}")
    assert kinships(profiles([one, two])) == []


def test_an_article_with_its_own_source_is_original_though_it_names_another() -> None:
    text = (
        "The minister's fund took $4 million, the Harbour Sentinel reported on Wednesday.\n\n"
        "A second person with access to the accounts told the Tech Herald that the sum was right."
    )
    read = profiles([tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP),
                     tale("own", "Tech Herald", "2024-06-06", text)])  # fmt: skip
    assert choose(read["own"], kinships(read)) is None


def test_a_rewrite_with_a_source_of_its_own_is_original() -> None:
    text = f"{REWRITE}\n\nA fourth person confirmed the payment to the Metro Beacon."
    read = profiles([tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP),
                     tale("own", "Metro Beacon", "2024-06-06", text)])  # fmt: skip
    assert kinships(read) == []


def test_a_page_that_is_one_caption_retells_nothing() -> None:
    caption = " ".join(REWRITE.split()[:60])
    read = profiles([tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP),
                     tale("photo", "Metro Beacon", "2024-06-06", caption)])  # fmt: skip
    assert kinships(read) == []


def test_a_post_printed_without_quotation_marks_is_no_excerpt() -> None:
    post = (
        "Nobody paid anybody and nobody fished for a route, the tender was open to all of Sweden, "
        "our boats were the cheapest by far and the people of Skerry Island waited eleven years "
        "for a ferry that comes when it snows, so let the ministry publish every sheet of it and "
        "let the rivals explain their price to them."
    )
    read = profiles([
        tale("left", "Harbour Sentinel", "2024-06-05", f"{OTHER}\n\n{post}"),
        tale("right", "Metro Beacon", "2024-06-06", f"{post}\n\n{CITING}"),
    ])  # fmt: skip
    assert [one.relation for one in kinships(read) if one.relation == "excerpt"] == []


def test_a_short_passage_printed_under_the_name_of_its_newsroom_is_an_excerpt() -> None:
    passage = " ".join(SCOOP.split()[:55])
    rest = f"Good morning. Rain is expected.\n\n{OTHER}"
    named = f"This is from Tuesday's Harbour Sentinel:\n\n{passage}\n\n{rest}"
    scoop = tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP)

    def relations(text: str) -> list[str]:
        read = profiles([scoop, tale("letter", "Metro Beacon", "2024-06-06", text)])
        return [one.relation for one in kinships(read)]

    assert relations(named) == ["excerpt"]
    assert relations(f"{passage}\n\n{rest}") == []


def test_a_wire_article_whose_agency_is_not_in_the_book_is_a_copy_of_it() -> None:
    article = tale("a", "Inland Courier", "2024-06-06", "OSLO (AP) — The king spoke.")
    lineage = choose(read_profile(article, PRESS), [])
    assert lineage is not None
    assert (lineage.relation, lineage.origin, lineage.newsroom) == (
        "copy",
        None,
        "Associated Press",
    )
    assert [span.cut(article.text) for span in lineage.spans] == ["AP"]


def test_a_named_newsroom_that_is_not_in_the_book_is_still_named() -> None:
    text = (
        "The king resigned, Metro Beacon writes, citing the Harbour Sentinel.\n\nNobody knows why."
    )
    lineage = choose(read_profile(tale("a", "Coast Weekly", "2024-06-06", text), PRESS), [])
    assert lineage is not None
    assert (lineage.relation, lineage.newsroom) == ("cites", "Harbour Sentinel")


def test_a_newsrooms_article_of_years_ago_is_not_what_it_reported() -> None:
    old = tale("old", "Harbour Sentinel", "2019-06-05", SCOOP)
    read = profiles([old, next(one for one in tales() if one.id == "named")])
    assert kinships(read) == []


def test_words_taken_over_come_before_words_cited() -> None:
    letter = next(one for one in tales() if one.id == "letter")
    read = profiles([tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP), letter,
                     tale("wire", "Associated Press", "2024-06-06", WIRE)])  # fmt: skip
    lineage = choose(read["letter"], kinships(read))
    assert lineage is not None
    assert (lineage.relation, lineage.origin) == ("excerpt", "scoop")


def test_evidence_of_a_copy_is_the_shared_words() -> None:
    read = profiles(tales())
    lineage = choose(read["client"], kinships(read))
    assert lineage is not None
    assert lineage.spans[0].cut(WIRE).startswith("STOCKHOLM (AP)")


def test_every_reason_is_a_sentence() -> None:
    for kin in kinships(profiles(tales())):
        assert kin.reason[0].isupper() or kin.reason[0].isdigit()
        assert kin.reason.endswith(".")


def test_articles_that_come_from_each_other_have_a_newsroom_all_the_same() -> None:
    lineage = choose(read_profile(tales()[2], PRESS), kinships(profiles(tales())))
    assert lineage is not None
    ring = {"client": lineage, "wire": lineage}
    own = {"client": "Associated Press", "wire": "Associated Press"}
    assert newsroom_of("client", ring, own) == "Associated Press"


def test_undated_articles_are_compared_too() -> None:
    read = profiles([tale("wire", "Associated Press", None, WIRE),
                     tale("client", "Inland Courier", None, WIRE)])  # fmt: skip
    assert [(kin.child, kin.parent) for kin in kinships(read)] == [("client", "wire")]


class OneShelf:
    """A book that knows two articles."""

    def articles_with(self, hashes: Sequence[int]) -> Iterable[tuple[str, int]]:
        return [("b", 3), ("a", 9), ("me", 12), ("x", 1)]

    def articles_near(self, article: str) -> Iterable[tuple[str, float]]:
        return [("c", 0.4), ("a", 0.5), ("y", 0.2)]


def test_candidates_are_the_sharers_then_the_similar_each_once() -> None:
    assert candidates("me", (1, 2), OneShelf()) == ("a", "b", "c")


def test_the_agencys_own_page_is_preferred_among_equals() -> None:
    profile = read_profile(Article(id="x", text="Text."), PRESS)
    kin = [
        Kinship(
            child="x", parent=parent, relation="copy", strength=1.0, rank=rank,
            published="2024-06-05", shared_words=90, spans=(), reason="It does.", probability=0.9,
        )
        for parent, rank in (("a", 2), ("b", 0))
    ]  # fmt: skip
    lineage = choose(profile, kin)
    assert lineage is not None
    assert lineage.origin == "b"


def test_two_paragraphs_from_the_tribune_are_an_excerpt_though_short() -> None:
    taken = " ".join(SCOOP.split()[:55])
    letter = f"Good morning. This is from the Harbour Sentinel:\n\n{taken}\n\n{OTHER}"
    found = kinships(profiles([tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP),
                     tale("letter", "Metro Beacon", "2024-06-06", letter)]))  # fmt: skip
    assert [one.relation for one in found] == ["excerpt"]


def test_a_numbered_update_is_a_version_though_its_news_are_all_new() -> None:
    told = "\n\n".join((" ".join(WIRE.split()[:80]), OTHER))
    first = tale("first", "Valley Mail", "2024-06-05", WIRE)
    later = structs.replace(
        tale("later", "Valley Mail", "2024-06-05", told), title="UPDATE 2-Boats"
    )
    assert [one.relation for one in kinships(profiles([first, later]))] == ["version"]
