from __future__ import annotations

from sayso.records import Statement
from tests.unit.extract.reading_of import by_cue, read

BODY = "I ask you to keep the library open. We have no other."


def signed(text: str) -> list[Statement]:
    """Statements without a cue: those of letters."""
    return [one for one in read(text).statements if not one.cue.text]


def test_a_letter_is_its_signers_statement() -> None:
    (one,) = signed(f"Dear Mayor Holt,\n\n{BODY}\n\nYours sincerely,\nRuth Amadi")
    assert (one.source.text, one.content.text, one.form) == ("Ruth Amadi", BODY, "direct")


def test_a_letter_quoted_in_an_article_ends_at_its_signature() -> None:
    after = "The mayor has not answered."
    letter = f"Dear Mayor Holt:\n\n{BODY}\n\nRespectfully,\nRuth Amadi"
    (one,) = signed(f"The letter:\n\n{letter}\n{after}")
    assert one.content.text == BODY


def test_what_a_letter_quotes_lies_inside_it() -> None:
    text = "Dear Mayor Holt,\n\nI was there. Mr. Pike said the roof was safe.\n\nBest,\nRuth Amadi"
    found = read(text)
    assert by_cue(found, "said").inside == signed(text)[0].id


def test_a_letter_to_the_editor_ends_with_a_name_alone() -> None:
    (one,) = signed(f"To the Editor:\n\n{BODY}\n\nRuth Amadi\nHolt Bay")
    assert one.source.text == "Ruth Amadi"


def test_a_name_after_a_dash_signs() -> None:
    (one,) = signed(f"Dear friends,\n\n{BODY}\n\n— Ruth Amadi")
    assert one.source.text == "Ruth Amadi"


def test_a_statement_under_a_heading_is_the_speakers() -> None:
    (one,) = signed(f"Statement by Governor Ruth Amadi on the library\n\n{BODY}\n\nContact: 555")
    assert (one.source.text, one.content.text) == ("Governor Ruth Amadi", BODY)


def test_without_a_name_at_the_end_nothing_is_a_letter() -> None:
    assert not signed(f"Dear Mayor Holt,\n\n{BODY}\n\nThe council met on Monday.")


def test_without_i_or_we_nothing_is_a_letter() -> None:
    assert not signed("Dear Mayor Holt,\n\nThe library is open.\n\nSincerely,\nRuth Amadi")


def test_a_heading_on_a_report_of_a_statement_is_none() -> None:
    assert not signed("Statement from governor angers farmers\n\nI was there, one farmer said.")
