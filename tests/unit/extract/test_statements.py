from __future__ import annotations

import pytest

from sayso.records import PredictedMention, PredictedStatement, Prediction
from tests.unit.extract.reading_of import at, by_cue, names, read, saw


def test_the_inner_statement_lies_inside_the_outer_one() -> None:
    found = read("The company itself confirms this, writes Wall Street Journal.")
    outer, inner = by_cue(found, "writes"), by_cue(found, "confirms")
    assert inner.inside == outer.id
    assert outer.inside is None


def test_words_inside_quoted_words_are_found() -> None:
    found = read('"Mr. Okafor said they made a mistake," Mr. Brandt stated.')
    outer, inner = by_cue(found, "stated"), by_cue(found, "said")
    assert inner.inside == outer.id
    assert inner.content.text == "they made a mistake"


def test_chains_of_three_hold() -> None:
    text = "Ms. Ruiz recalled that her brother said the mayor had promised the school would reopen."
    found = read(text)
    depth = {one.cue.text: one for one in found.statements}
    assert depth["said"].inside == depth["recalled"].id
    assert depth["had promised"].inside == depth["said"].id


def test_a_split_quote_is_one_statement() -> None:
    found = read('"We are ready," Marta Silva said, "and we will not wait."')
    (one,) = found.statements
    assert [
        span.cut('"We are ready," Marta Silva said, "and we will not wait."')
        for span in one.content.spans
    ] == [
        '"We are ready,"',
        '"and we will not wait."',
    ]


def test_a_network_piece_takes_in_its_quotation_marks() -> None:
    text = "“We won,” said Dana Reyes."
    found = read(text, saw(text, statements=(("Dana Reyes", "said", "We won"),)))
    assert found.statements[0].content.text == "“We won,”"


def test_a_turn_is_its_speakers_statement() -> None:
    text = "Editor: Why now?\nDr. Lena Fischer: It was time.\nEditor: Thank you, Dr. Fischer."
    found = read(text)
    assert [one.source.text for one in found.statements] == ["Editor", "Dr. Lena Fischer", "Editor"]
    assert {one.form for one in found.statements} == {"direct"}


def test_a_post_is_its_authors_statement() -> None:
    found = read("We are closing. — Corner Books (@cornerbooks) May 3, 2021")
    (one,) = found.statements
    assert one.source.text == "Corner Books"
    assert one.content.text == "We are closing."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three officials said the raid was planned.", 3),
        ("Talks stalled, according to two people familiar with the matter.", 2),
        ("Several sources said the deal was off.", None),
        ("A senior official said the deal was off.", 1),
    ],
)
def test_unnamed_people_are_anonymous_and_counted(text: str, number: int | None) -> None:
    (one,) = read(text).statements
    assert one.source.anonymous
    assert one.source.number == number


def test_a_spokesman_speaks_for_his_body() -> None:
    found = read("A spokesman for Halden Motors said the recall was over.")
    (one,) = found.statements
    assert not one.source.anonymous
    assert names(found, one.source.chains) == ["Halden Motors"]


def test_not_saying_is_no_statement() -> None:
    text = "Ms. Lee did not say whether she would run."
    seen = saw(text, statements=(("Ms. Lee", "did not say", "whether she would run"),))
    assert read(text, seen).statements == ()


def test_reportedly_hedges() -> None:
    (one,) = read("Robert Hale reportedly bought the farm.").statements
    assert one.hedged
    assert one.source.spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hale denied that he had met the banker.",
        "Mr. Hale rejected claims that he hid the data.",
        "“It never happened,” Mr. Hale said.",
    ],
)
def test_denials_are_marked(text: str) -> None:
    (one,) = read(text).statements
    assert one.denies


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” bomb missed.",
        "She won for her novel “The Long Winter” in May.",
        "The company has not commented.",
    ],
)
def test_scare_quotes_titles_and_silence_are_no_statements(text: str) -> None:
    assert read(text).statements == ()


def test_a_lone_quote_belongs_to_the_speaker_before() -> None:
    found = read("Ms. Garrido was blunt. “This company has no future here.”")
    (one,) = found.statements
    assert one.source.text == "Ms. Garrido"


def test_turns_after_a_dash_need_two_speakers_who_both_come_back() -> None:
    found = read("KAREN — Did he pay?\nTOM — On Friday.\nKAREN — All of it?\nTOM — Most of it.")
    assert [one.source.text for one in found.statements] == ["KAREN", "TOM", "KAREN", "TOM"]
    dateline = "OSLO — Snow fell on the hills.\nBERGEN — Rain fell on the coast."
    assert not read(dateline).statements


def test_questions_and_answers_may_have_a_stop() -> None:
    found = read("Q. Where were you?\nA. In the yard.\nQ. Alone?\nA. With the dog.")
    assert [one.source.text for one in found.statements] == ["Q", "A", "Q", "A"]
    assert found.statements[1].content.text == "In the yard."


def test_a_lone_q_speaks_beside_other_labels_only() -> None:
    found = read("THE MAYOR: Any questions?\nQ Will it open?\nTHE MAYOR: In June.\nQ Why so late?")
    assert [one.source.text for one in found.statements][1] == "Q"
    assert not read("Q is a letter.\nQ is rare.\nQ ends nothing.").statements


def test_a_verb_after_and_has_the_subject_of_the_clause() -> None:
    found = read("Ms. Ortiz left the hall and denied that she had been paid.")
    assert by_cue(found, "denied").source.text == "Ms. Ortiz"


def test_an_aside_before_the_content_is_not_in_it() -> None:
    found = read("Bloomberg reported, citing two bankers, that the fund would close.")
    assert by_cue(found, "reported").content.text == "the fund would close"


def test_a_leading_as_tells_who_said_what_follows() -> None:
    found = read("As the Times reported on Monday, the tower has no permit.")
    assert by_cue(found, "reported").content.text == "the tower has no permit"


def test_who_asked_not_to_be_named_speaks() -> None:
    found = read("A banker who asked not to be named said the sale was off.")
    (one,) = found.statements
    assert one.source.text == "A banker who asked not to be named"
    assert one.source.anonymous


def test_a_verb_of_laughing_speaks_beside_a_quote_only() -> None:
    assert by_cue(read('"Not me," Ms. Ortiz laughed.'), "laughed").content.text == '"Not me,"'
    assert not read("Ms. Ortiz laughed at the offer.").statements


def test_turns_of_one_speaker_under_several_labels_are_a_transcript() -> None:
    text = "Host Bill Carrow: Are you in?\nMayor Odom: Not yet.\nCarrow: Is that a no?"
    assert [one.source.text for one in read(text).statements] == [
        "Host Bill Carrow",
        "Mayor Odom",
        "Carrow",
    ]


def test_a_question_without_a_label_is_not_the_speakers() -> None:
    text = (
        "Why?\n\nNadia Ferro: I was bored.\n\nAnd now?\n\nNadia Ferro: Less.\n\nNadia Ferro: Bye."
    )
    assert [one.content.text for one in read(text).statements] == ["I was bored.", "Less.", "Bye."]


def test_a_headline_names_its_document_before_a_colon() -> None:
    (one,) = read("Report: Police ignored calls for help\n\nIt took three years.").statements
    assert (one.source.text, one.content.text) == ("Report", "Police ignored calls for help")


def test_a_post_stands_under_its_handle() -> None:
    (one,) = read("@GusBoone: The vote was rigged!\n\nHe lost.").statements
    assert (one.source.text, one.content.text) == ("@GusBoone", "The vote was rigged!")


def test_records_that_are_named_last_are_the_source() -> None:
    (one,) = read("The dam was unsafe, records obtained by The Courier show.").statements
    assert one.source.text == "records obtained by The Courier"


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        (
            "Marta Silva openly embraces the idea of a new bridge.",
            "embraces",
            "the idea of a new bridge",
            "Marta Silva",
        ),
        (
            "Marta Silva met a man who relishes the closing of the mill.",
            "relishes",
            "the closing of the mill",
            "who",
        ),
        ("The bridge is feared unsafe by Friday.", "is feared", "unsafe by Friday", ""),
    ],
)
def test_who_stands_before_an_active_cue_is_its_source(
    text: str, cue: str, content: str, source: str
) -> None:
    found = read(text, saw(text, statements=(("", cue, content),)))
    assert [one.source.text for one in found.statements if one.cue.text == cue] == [source]


def test_beside_the_network_an_inverted_cue_counts_if_a_name_follows() -> None:
    """`writes Die Zeit` says who says it, `adding levity` does not."""
    text = "The mill will close, writes Die Zeit. We told those jokes, adding levity. It rained."
    span = at(text, "Die Zeit")
    seen = Prediction(
        model="test",
        mentions=(
            PredictedMention(
                span=span, head=span, type="organization", form="name", probability=0.9
            ),
        ),
        statements=(
            PredictedStatement(
                source=(), cue=(), content=(at(text, "It rained"),), probability=0.1
            ),
        ),
    )
    found = read(text, seen)
    assert by_cue(found, "writes").content.text == "The mill will close"
    assert all(one.cue is None or one.cue.text != "adding" for one in found.statements)


def test_a_source_that_ends_within_a_name_has_it_whole() -> None:
    text = "The mill will close, wrote the Harbour Street Journal."
    span = at(text, "the Harbour Street Journal")
    name = PredictedMention(span=span, head=span, type="organization", form="name", probability=0.9)
    seen = saw(
        text, statements=(("Harbour Street", "wrote", "The mill will close"),), mentions=(name,)
    )
    assert by_cue(read(text, seen), "wrote").source.text == "Harbour Street Journal"


def test_what_only_appears_is_nobodys_statement() -> None:
    text = "The recent raid appears to have been a mistake."
    assert read(text, saw(text, statements=(("", "appears", "The recent raid"),))).statements == ()


def test_what_claims_could_do_is_not_what_they_say() -> None:
    text = "These claims by Robert Hale could cost Lumen its licence."
    seen = saw(text, statements=(("Robert Hale", "claims", "could cost Lumen its licence"),))
    assert read(text, seen).statements == ()


def test_an_act_is_no_cue() -> None:
    text = "Lumen suspended Robert Hale's accounts after the vote."
    seen = saw(text, statements=(("Lumen", "suspended", "Robert Hale's accounts"),))
    assert read(text, seen).statements == ()


def test_allegedly_in_somebodys_words_is_his_own() -> None:
    text = "Robert Hale said that Lumen had allegedly hidden the news."
    seen = saw(
        text, statements=(("Robert Hale", "said", "that Lumen had allegedly hidden the news"),)
    )
    assert [one.cue.text for one in read(text, seen).statements] == ["said"]


def test_reportedly_in_somebodys_words_is_others_word() -> None:
    text = "Robert Hale said that Lumen had reportedly hidden the news."
    seen = saw(
        text, statements=(("Robert Hale", "said", "that Lumen had reportedly hidden the news"),)
    )
    assert [one.cue.text for one in read(text, seen).statements] == ["said", "reportedly"]


def test_of_a_suit_for_allegedly_hiding_only_the_hiding_is_alleged() -> None:
    text = "Lumen was fined for allegedly hiding the news from voters."
    found = read(text).statements
    assert [one.content.text for one in found] == ["hiding the news from voters"]


def test_what_stands_before_a_cue_with_an_object_is_not_what_it_tells() -> None:
    text = "While it is open whether Okafor will run, these polls suggest a close race in Oslo."
    found = read(text)
    assert all("While" not in one.content.text for one in found.statements)


def test_whom_somebody_lets_know_says_nothing() -> None:
    found = read('Nobody wants to let them know "this is not who we are."')
    assert not any(one.source.text == "them" for one in found.statements)


def test_the_bulletin_of_two_is_told_before_the_hearers() -> None:
    found = read('"This is not about me," President Okafor told the delegates.')
    assert by_cue(found, "told").source.text.endswith("Okafor")


def test_who_was_asked_or_told_does_not_say_it() -> None:
    for text, cue, content in (
        ("Marta Silva was asked what she thinks.", "was asked", "what she thinks"),
        ("Marta Silva has been told that she must go.", "has been told", "that she must go"),
    ):
        found = read(text, saw(text, statements=(("Marta Silva", cue, content),)))
        assert all(one.source.text == "" for one in found.statements)


def test_who_was_found_says_nothing() -> None:
    text = "Marta Silva was found alone in her car."
    seen = saw(text, statements=(("Marta Silva", "was found", "alone in her car"),))
    assert read(text, seen).statements == ()


def test_who_was_convinced_still_thinks_it() -> None:
    text = "Marta Silva was convinced that it would rain."
    seen = saw(text, statements=(("Marta Silva", "was convinced", "that it would rain"),))
    assert [one.source.text for one in read(text, seen).statements] == ["Marta Silva"]


def test_words_of_nobody_need_a_sure_network() -> None:
    text = "The gate was green and the yard was full."
    doubtful = PredictedStatement(
        source=(), cue=(at(text, "was"),), content=(at(text, "green"),), probability=0.3
    )
    assert read(text, Prediction(model="test", statements=(doubtful,))).statements == ()


def test_a_source_does_not_reach_into_the_sentence_before() -> None:
    text = "The vote divided the town. Mayor Silva said that it was wrong."
    seen = saw(
        text,
        statements=(("The vote divided the town. Mayor Silva", "said", "that it was wrong"),),
    )
    assert [one.source.text for one in read(text, seen).statements] == ["Mayor Silva"]
