from __future__ import annotations

import pytest

from sayso.merge.credits import denies_in_lead, newsroom_of_source, read_credits, wire_of
from sayso.merge.identities import DatedName, Identities, Identity
from sayso.merge.press import Press, initials
from sayso.records import Article

TABLE = Identities(
    [
        Identity(
            name="Associated Press", type="organization", kind="agency", domains=("apnews.com",),
            aliases=(DatedName(name="AP"),),
        ),
        Identity(name="Reuters", type="organization", kind="agency"),
        Identity(name="AFP", type="organization", kind="agency"),
        Identity(name="Fox News", type="organization", kind="outlet"),
        Identity(
            name="The Wall Street Journal", type="organization", kind="outlet",
            short=(DatedName(name="the Journal"),),
        ),
    ]
)  # fmt: skip
PRESS = Press(TABLE, ["Cascade Ledger", "Portland Beacon", "Daily Planet"])


def found(text: str, **more: str) -> set[tuple[str, str | None]]:
    article = Article(id="a", text=text, **{"outlet": "Daily Planet", **more})
    return {(credit.kind, credit.newsroom) for credit in read_credits(article, PRESS)}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("OSLO (AP) — The king spoke.", "Associated Press"),
        ("LONDON, June 5 (Reuters) - The king spoke.", "Reuters"),
        ("Washington (AFP) – The king spoke.", "AFP"),
        ("The king spoke.\n\n(Reporting by Ann Lee; Editing by Bo Ek)", "Reuters"),
        ("The king spoke.\n\n— Reuters", "Reuters"),
        (
            "The king spoke.\n\n© 2025 The Associated Press. All rights reserved.",
            "Associated Press",
        ),
        ("The king spoke.\n\nisb/tgr/dw", "AFP"),
        ("KIRUNA (NordWire) — The king spoke.", "NordWire"),
    ],
)
def test_a_dateline_or_closing_line_tells_the_agency(text: str, agency: str) -> None:
    assert ("wire", agency) in found(text)


@pytest.mark.parametrize(
    "author", ["AP", "The Associated Press", "GENE HALLORAN The Associated Press"]
)
def test_an_author_line_tells_the_agency(author: str) -> None:
    assert ("wire", "Associated Press") in found("The king spoke.", author=author)


def test_the_address_that_a_page_names_as_its_original_tells_the_agency() -> None:
    credits_found = found("The king spoke.", canonical_url="https://apnews.com/x")
    assert ("wire", "Associated Press") in credits_found


@pytest.mark.parametrize(
    "text",
    [
        "The king resigned, the Cascade Ledger reported.",
        "The Cascade Ledger newspaper reported Monday that the king resigned.",
        "According to a report in the Cascade Ledger, the king resigned.",
        "The king resigned, according to the Cascade Ledger.",
        "The Cascade Ledger, which broke into the story, first wrote that he resigned.",
        "The newspaper, the Cascade Ledger, is said to have spoken to two aides.",
        "The king resigned, reported the Cascade Ledger.",
        "The king resigned (via Cascade Ledger).",
        "From the Cascade Ledger:\n\nThe king resigned.",
        "The piece of the day, from yesterday's Cascade Ledger:\n\nThe king resigned.",
        "The Cascade Ledger's report says that he resigned.",
        "A story in Tuesday's Cascade Ledger says that he resigned.",
        "As Cascade Ledger reported, he resigned.",
        "The king, quoted in the Cascade Ledger, resigned.",
    ],
)
def test_a_newsroom_is_named_for_what_it_reported(text: str) -> None:
    assert ("reported", "Cascade Ledger") in found(text)


def test_a_name_is_found_at_the_end_of_other_capitalised_words() -> None:
    assert found("On 12 July The Wall Street Journal reported that he left.") == {
        ("reported", "The Wall Street Journal")
    }


def test_an_address_for_letters_is_no_source() -> None:
    assert found("If we are wrong, write to us.") == set()


def test_an_article_that_another_rests_on_is_relayed() -> None:
    credits_found = found(
        "The Portland Beacon reports, on the strength of an article in the Cascade Ledger, that he"
        " resigned."
    )
    assert ("relayed", "Cascade Ledger") in credits_found


def test_the_second_of_two_newsrooms_is_relayed() -> None:
    credits_found = found(
        "He resigned, the Portland Beacon writes, citing a report in the Cascade Ledger."
    )
    assert {("reported", "Portland Beacon"), ("relayed", "Cascade Ledger")} <= credits_found


def test_credit_for_being_first_is_no_more_than_that() -> None:
    assert found("The gift was first reported by the Cascade Ledger.") == {
        ("first", "Cascade Ledger")
    }


def test_a_contribution_is_told_apart() -> None:
    assert ("contributed", "Associated Press") in found(
        "The king spoke.\n\nThe Associated Press contributed to this report."
    )


def test_who_spoke_to_another_newsroom_is_told_apart_from_who_spoke_to_this_one() -> None:
    text = "He told Fox News that he was tired. He told the Planet that he was not."
    assert found(text) == {("told", "Fox News"), ("own", "Daily Planet")}


def test_a_document_that_the_newsroom_has_is_a_source_of_its_own() -> None:
    assert found("The Daily Planet has obtained a letter.") == {("own", "Daily Planet")}
    assert found("A letter obtained by the Daily Planet says so.") == {("own", "Daily Planet")}


@pytest.mark.parametrize(
    "text",
    [
        "According to a Fox News poll, he leads.",
        "The Fake News reported that he resigned.",
        "YouTube banned the main Fox News account.",
    ],
)
def test_a_poll_an_account_or_an_insult_is_no_report(text: str) -> None:
    assert found(text) == set()


def test_a_request_for_comment_is_no_source() -> None:
    assert found("She did not respond to a request for comment from Fox News.") == set()


def test_a_short_name_holds_once_the_full_one_was_read() -> None:
    text = "He resigned, the Cascade Ledger reported. The Ledger says that he was ill."
    article = Article(id="a", text=text, outlet="Daily Planet")
    assert [credit.newsroom for credit in read_credits(article, PRESS)] == ["Cascade Ledger"] * 2


def test_the_table_gives_the_newsroom_of_a_well_known_short_name() -> None:
    assert ("reported", "The Wall Street Journal") in found("He resigned, the Journal reported.")


def test_a_company_that_says_something_is_no_newsroom() -> None:
    assert found("Corvane said on Tuesday that it reported a loss.") == set()


def test_an_unverified_report_is_marked() -> None:
    text = "He resigned, the Cascade Ledger reported. Reuters could not verify the report."
    assert ("unverified", "Reuters") in found(text, outlet="Reuters")


def test_evidence_is_the_words_of_the_article() -> None:
    text = "OSLO (AP) — He resigned, the Cascade Ledger reported."
    article = Article(id="a", text=text, outlet="Daily Planet")
    cut = [[span.cut(text) for span in credit.spans] for credit in read_credits(article, PRESS)]
    assert cut == [["AP"], ["the Cascade Ledger"]]


def test_an_article_without_credit_is_nobody_elses() -> None:
    assert wire_of(read_credits(Article(id="a", text="The king spoke."), PRESS)) is None


def test_a_denial_is_seen_in_headline_or_first_sentence_only() -> None:
    assert denies_in_lead(Article(id="a", text="The king denied it. He left."))
    assert not denies_in_lead(Article(id="a", text="The king left. He denied it."))


SOURCES = "The Portland Beacon reported it, citing the Cascade Ledger, which spoke to Ash Ode."


@pytest.mark.parametrize(
    ("words", "newsroom"),
    [
        ("the Beacon", "Portland Beacon"),
        ("the newspaper", "Cascade Ledger"),
        ("the Seattle business paper", "Cascade Ledger"),
        ("this newspaper", "Daily Planet"),
        ("the Planet", "Daily Planet"),
        ("the review", None),
        ("Ash Ode", None),
        ("a newspaper", None),
    ],
)
def test_the_words_of_a_source_mean_a_newsroom(words: str, newsroom: str | None) -> None:
    article = Article(id="a", text=SOURCES, outlet="Daily Planet")
    given = read_credits(article, PRESS)
    found = newsroom_of_source(words, len(SOURCES), given, "Daily Planet", PRESS)
    assert (found.name if found else None) == newsroom


def test_a_newsroom_that_has_read_papers_is_told() -> None:
    text = "The firm fired 14, say letters that the Cascade Ledger has read."
    assert ("told", "Cascade Ledger") in found(text)


def test_the_full_name_of_a_newsroom_makes_its_short_name_hold() -> None:
    text = (
        "This is from the Cascade Ledger: the firm fired 14, letters that the Ledger has read say."
    )
    assert ("told", "Cascade Ledger") in found(text)


def test_a_dateline_may_have_the_initials_of_an_outlet_of_the_book() -> None:
    article = Article(id="a", text="OSLO (MPA) — The king spoke.", outlet="Daily Planet")
    one = Press(TABLE, ["Meridian Press Agency", "Daily Planet"])
    wire = wire_of(read_credits(article, one))
    assert wire is not None
    assert wire.newsroom == "Meridian Press Agency"
    two = Press(TABLE, ["Meridian Press Agency", "Marl Post Argus"])
    wire = wire_of(read_credits(article, two))
    assert wire is not None
    assert wire.newsroom == "MPA"


def test_initials_are_those_of_three_words_or_more() -> None:
    assert initials("The Meridian Press Agency") == "MPA"
    assert initials("Daily Planet") == ""
    assert initials("Bureau of news") == ""
