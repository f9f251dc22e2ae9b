from __future__ import annotations

from typing import Any

from sayso.merge.counts import Count, count_claim, count_event
from sayso.merge.newsrooms import Attribution, Origin
from sayso.merge.speakers import Voice
from sayso.merge.tellings import Telling
from sayso.records import Lineage, Span
from tests.unit.merge.made_tellings import gift as telling


def lineage(article: str, relation: Any, origin: str | None, newsroom: str) -> Lineage:
    return Lineage(
        id=f"lin {article}", article=article, origin=origin, relation=relation, newsroom=newsroom,
        shared_words=0, reason="It shares words.", probability=0.9,
    )  # fmt: skip


ORIGINS = {
    "scoop": Origin(newsroom="Ledger", own="Ledger"),
    "wire": Origin(newsroom="AP", own="AP"),
    "client": Origin(newsroom="AP", own="AP", lineage=lineage("client", "copy", "wire", "AP")),
    "rewrite": Origin(
        newsroom="Ledger", own="Beacon", lineage=lineage("rewrite", "rewrite", "scoop", "Ledger")
    ),
    "citing": Origin(
        newsroom="Ledger", own="Weekly", lineage=lineage("citing", "cites", "scoop", "Ledger")
    ),
}
COMPANY = Attribution(statement="s1", entity="corvane", name="Corvane")
PEOPLE = Attribution(statement="s2", anonymous=True, name="two people", number=2)
LEDGER = Attribution(statement="s3", newsroom="Ledger", name="the Ledger")


def count(articles: dict[str, list[Attribution]], **more: Any) -> Count:
    rows = [telling(article) for article in articles]
    sources = {f"told in {article}": found for article, found in articles.items()}
    return count_event(rows, sources, ORIGINS, **more)


def keys(found: Count) -> list[tuple[str, str]]:
    return [voice.key for voice in found.voices]


def test_a_copy_counts_as_its_origin() -> None:
    found = count({"wire": [COMPANY], "client": [COMPANY]})
    assert (found.articles, found.newsrooms) == (("client", "wire"), ("AP",))
    assert keys(found) == [("named", "corvane")]


def test_a_confirmation_of_its_own_is_another_newsroom() -> None:
    assert count({"scoop": [PEOPLE], "wire": [COMPANY]}).newsrooms == ("AP", "Ledger")


def test_unnamed_people_are_one_voice_for_each_newsroom() -> None:
    found = count({"scoop": [PEOPLE], "wire": [PEOPLE]})
    assert keys(found) == [("unnamed", "ap"), ("unnamed", "ledger")]
    assert found.voices[0].number == 2


def test_a_rewrite_that_takes_the_sources_over_adds_no_voice() -> None:
    found = count({"scoop": [PEOPLE], "rewrite": [PEOPLE]})
    assert (found.newsrooms, keys(found)) == (("Ledger",), [("unnamed", "ledger")])


def test_what_an_article_has_from_another_newsroom_is_that_newsrooms() -> None:
    found = count({"scoop": [PEOPLE], "wire": [LEDGER]})
    assert (found.newsrooms, keys(found)) == (("Ledger",), [("unnamed", "ledger")])


def test_a_newsroom_that_names_nobody_is_its_own_voice() -> None:
    assert keys(count({"wire": []})) == [("newsroom", "ap")]


def test_a_newsrooms_own_word_does_not_count_beside_a_voice_of_its_own() -> None:
    rows = [telling("wire"), telling("wire", initiators=(), published="2025-01-08")]
    found = count_event(rows[:1], {"told in wire": [COMPANY]}, ORIGINS)
    assert keys(found) == [("named", "corvane")]
    later = Telling(id="later", article="wire", type="donate")
    assert keys(count_event([rows[0], later], {"told in wire": [COMPANY]}, ORIGINS)) == keys(found)


def test_an_article_that_cites_another_tells_the_rest_on_its_own() -> None:
    assert count({"citing": []}).newsrooms == ("Weekly",)
    assert count({"citing": [], "scoop": [PEOPLE]}).newsrooms == ("Ledger",)


def test_speech_rests_on_the_person_who_speaks() -> None:
    row = telling("wire", type="praise", initiators=("aster", "corvane"))
    found = count_event([row], {"told in wire": [PEOPLE]}, ORIGINS, frozenset({"aster"}))
    assert keys(found) == [("named", "aster")]


def test_who_denies_is_no_voice_and_no_newsroom() -> None:
    denial = telling("wire", polarity="negated")
    found = count_event(
        [telling("scoop"), denial], {"told in scoop": [PEOPLE], "told in wire": [COMPANY]}, ORIGINS
    )
    assert (found.newsrooms, keys(found)) == (("Ledger",), [("unnamed", "ledger")])
    assert [voice.entity for voice in found.deniers] == ["corvane"]
    assert found.articles == ("scoop", "wire")


def test_the_order_of_tellings_makes_no_difference() -> None:
    articles = {"scoop": [PEOPLE], "wire": [COMPANY], "client": [COMPANY], "rewrite": [PEOPLE]}
    assert count(articles) == count(dict(reversed(articles.items())))


def test_each_step_gives_a_reason_and_its_evidence() -> None:
    source = Attribution(statement="s", newsroom="Ledger", spans=(Span(start=3, end=9),))
    (step, *_) = count({"wire": [source]}).steps
    assert step.reason == "The article has this from Ledger."
    assert step.spans == (Span(start=3, end=9),)


def test_an_article_of_unknown_outlet_counts_without_a_newsroom() -> None:
    found = count_event([telling("nowhere")], {}, {})
    assert (found.articles, found.newsrooms, found.voices) == (("nowhere",), (), ())


def test_a_claim_counts_articles_and_newsrooms() -> None:
    found = count_claim(["wire", "client", "scoop", "wire"], ORIGINS)
    assert (found.articles, found.newsrooms) == (("client", "scoop", "wire"), ("AP", "Ledger"))


def test_a_named_voice_is_known_by_its_entity() -> None:
    assert Voice(kind="named", entity="e", name="A").key == Voice(kind="named", entity="e").key


def old(name: str, at: int, day: str = "2025-03-01", **more: Any) -> Telling:
    return telling(name, published=day, at=at, **more)


def test_a_late_sentence_on_an_old_event_is_told_in_passing() -> None:
    rows = [telling("scoop"), old("weekly", at=9)]
    found = count_event(rows, {}, ORIGINS)
    assert (found.articles, found.passing) == (("scoop",), ("weekly",))
    assert found.newsrooms == ("Ledger",)
    (aside,) = [step for step in found.steps if step.article == "weekly"]
    assert (aside.counted_as, "in passing" in aside.reason) == ("", True)


def test_a_late_sentence_without_a_source_adds_no_voice_from_the_next_day_on() -> None:
    origins = {**ORIGINS, "weekly": Origin(newsroom="Weekly", own="Weekly")}
    late = old("weekly", at=9, day="2025-01-08")
    found = count_event([telling("scoop"), late], {"told in scoop": [PEOPLE]}, origins)
    assert (found.newsrooms, keys(found)) == (("Ledger", "Weekly"), [("unnamed", "ledger")])
    sourced = {"told in scoop": [PEOPLE], "told in weekly": [COMPANY]}
    assert len(count_event([telling("scoop"), late], sourced, origins).voices) == 2
    same_day = old("weekly", at=9, day="2025-01-07")
    assert len(count_event([telling("scoop"), same_day], {}, origins).voices) == 2


def test_a_broken_name_of_a_newsroom_in_a_rewrite_is_no_newsroom_of_its_own() -> None:
    broken = Attribution(statement="s4", newsroom="Waterfall Ledger", known=False)
    found = count({"scoop": [PEOPLE], "rewrite": [broken]})
    assert found.newsrooms == ("Ledger",)
    alone = count({"wire": [broken]})
    assert alone.newsrooms == ("Waterfall Ledger",)


def test_two_readings_of_one_name_are_one_voice() -> None:
    rows = [
        telling("wire", initiators=("quillo",), names=("quillo", "whitlock")),
        telling("scoop", initiators=("other quillo",), names=("quillo", "whitlock")),
    ]
    said = {
        "told in wire": [Attribution(statement="a", entity="quillo", called="quillo")],
        "told in scoop": [Attribution(statement="b", entity="other quillo", called="quillo")],
    }
    found = count_event(rows, said, ORIGINS)
    assert len(found.voices) == 1
    assert any("One name is one party" in step.reason for step in found.steps)


def test_two_who_speak_together_are_two_voices() -> None:
    both = [COMPANY, Attribution(statement="s1", entity="whitlock", name="Whitlock")]
    assert keys(count({"wire": both})) == [("named", "corvane"), ("named", "whitlock")]


def test_papers_that_a_newsroom_saw_rest_on_its_word() -> None:
    papers = Attribution(statement="s", entity="p", name="court records", document=True)
    found = count({"scoop": [papers]})
    assert keys(found) == [("newsroom", "ledger")]
    assert found.steps[1].reason == "It rests on papers that Ledger saw: court records."


def test_a_newsroom_is_followed_over_two_hops() -> None:
    beacon = Attribution(statement="s", newsroom="Beacon", name="the Beacon")
    found = count({"scoop": [PEOPLE], "rewrite": [PEOPLE], "wire": [beacon]})
    assert found.newsrooms == ("Ledger",)
    assert any(
        step.reason == "The article has this from Beacon. Beacon has it from Ledger."
        for step in found.steps
    )


def test_a_hop_is_known_where_the_article_between_was_not_read_to_tell_it() -> None:
    cites = lineage("blog", "cites", "rewrite", "Ledger")
    origins = {
        **ORIGINS,
        "blog": Origin(newsroom="Ledger", own="Blog", lineage=cites, via="Beacon"),
    }
    beacon = Attribution(statement="s", newsroom="Beacon", name="the Beacon")
    found = count_event([telling("blog")], {"told in blog": [beacon]}, origins)
    assert found.newsrooms == ("Ledger",)


def test_a_deal_rests_on_who_tells_it_and_else_on_who_agreed() -> None:
    deal = telling("wire", type="pledge", trigger="agreed")
    assert keys(count_event([deal], {"told in wire": [PEOPLE]}, ORIGINS)) == [("unnamed", "ap")]
    assert keys(count_event([deal], {}, ORIGINS)) == [("named", "corvane")]


def test_a_pledge_is_its_speakers_whoever_tells_it() -> None:
    pledge = telling("wire", type="pledge", trigger="promised")
    assert keys(count_event([pledge], {"told in wire": [PEOPLE]}, ORIGINS)) == [
        ("named", "corvane")
    ]


def test_what_may_be_adds_no_voice_to_what_is_told_as_done() -> None:
    rows = [telling("scoop"), telling("wire", modality="possible")]
    said = {"told in scoop": [PEOPLE], "told in wire": [COMPANY]}
    assert keys(count_event(rows, said, ORIGINS)) == [("unnamed", "ledger")]
    assert keys(count_event(rows[1:], said, ORIGINS)) == [("named", "corvane")]


def test_a_voice_that_does_not_count_is_not_shown_as_one() -> None:
    rows = [telling("scoop"), telling("rewrite")]
    found = count_event(rows, {"told in scoop": [PEOPLE]}, ORIGINS)
    shown = {(step.article, step.counted_as) for step in found.steps}
    assert ("scoop", "people not named, to Ledger") in shown
    (why,) = [step.reason for step in found.steps if not step.counted_as]
    assert why == "It names no source of its own; other reports of Ledger do."


def test_who_denies_is_told_among_the_steps() -> None:
    denial = telling("wire", polarity="negated")
    said = {"told in scoop": [PEOPLE], "told in wire": [COMPANY]}
    steps = count_event([telling("scoop"), denial], said, ORIGINS).steps
    reasons = [step.reason for step in steps if step.article == "wire"]
    assert reasons == [
        "It tells a denial: shown as a conflict, not counted.",
        "Corvane denies it: shown as a conflict, not counted.",
    ]


def test_papers_and_a_reporters_own_eyes_count_beside_who_speaks() -> None:
    papers = Attribution(statement="s4", document=True, name="bank records")
    rows = [telling("wire"), Telling(id="later", article="wire", type="donate")]
    told = {"told in wire": [COMPANY], "later": [papers]}
    assert keys(count_event(rows, told, ORIGINS)) == [("named", "corvane"), ("newsroom", "ap")]


def test_who_speaks_of_it_elsewhere_in_an_article_is_a_voice_too() -> None:
    owner = Attribution(statement="s5", entity="owner", name="Owner", beside=True)
    assert keys(count({"wire": [COMPANY, owner]})) == [("named", "corvane"), ("named", "owner")]


def test_whom_one_article_describes_another_one_names_as_the_speaker() -> None:
    named = telling("wire", type="praise", initiators=("aster",), names=("aster", ""))
    described = telling("scoop", type="praise", initiators=("chief",), names=("", ""))
    found = count_event([named, described], {}, ORIGINS, frozenset({"aster", "chief"}))
    assert keys(found) == [("named", "aster")]


def test_a_body_that_one_article_describes_is_the_one_that_another_names() -> None:
    named = Attribution(
        statement="s6", entity="vp", name="Victoria Police", called="victoria police"
    )
    described = Attribution(statement="s7", entity="police", name="police", called="police")
    assert len(count({"wire": [named], "scoop": [described]}).voices) == 1


def test_people_whom_nothing_names_speak_as_unnamed() -> None:
    row = telling("wire", type="criticize", initiators=("critics",), names=("", ""))
    found = count_event([row], {}, ORIGINS, unnamed=frozenset({"critics"}))
    assert keys(found) == [("unnamed", "ap")]


def test_where_an_article_does_not_say_who_spoke_the_others_do() -> None:
    named = telling("wire", type="praise", initiators=("aster",), names=("aster", ""))
    silent = telling("scoop", type="praise", initiators=(), names=("",))
    found = count_event([named, silent], {}, ORIGINS, frozenset({"aster"}))
    assert keys(found) == [("named", "aster")]


def test_a_taken_over_report_names_sources_where_its_origin_does_not() -> None:
    assert keys(count({"scoop": [], "rewrite": [PEOPLE]})) == [("unnamed", "ledger")]


def test_a_doubtful_sentence_adds_no_voice_to_a_plain_one() -> None:
    rows = [telling("wire"), Telling(id="later", article="wire", type="donate", unsure=True)]
    owner = Attribution(statement="s5", entity="owner", name="Owner")
    told = {"told in wire": [COMPANY], "later": [owner]}
    assert keys(count_event(rows, told, ORIGINS)) == [("named", "corvane")]
    assert keys(count_event(rows[1:], told, ORIGINS)) == [("named", "owner")]


def test_who_took_part_and_tells_what_another_says_of_it_is_a_voice() -> None:
    chief = Attribution(statement="s8", entity="chief", name="Chief", outer=True)
    assert keys(count({"wire": [COMPANY, chief]})) == [("named", "chief"), ("named", "corvane")]
    stranger = Attribution(statement="s8", entity="chief", name="Chief")
    assert keys(count({"wire": [COMPANY, stranger]})) == [("named", "corvane")]


def test_what_another_outlet_makes_of_an_agencys_text_adds_no_voice() -> None:
    spun = Origin(
        newsroom="AP", own="AP", client=True, lineage=lineage("client", "version", "wire", "AP")
    )
    broken = Attribution(statement="s9", entity="broken", name="Korvane")
    rows = [telling("wire"), telling("client")]
    told = {"told in wire": [COMPANY], "told in client": [broken]}
    found = count_event(rows, told, {**ORIGINS, "client": spun})
    assert keys(found) == [("named", "corvane")]


def test_a_body_that_speaks_is_the_person_whom_others_name() -> None:
    body = telling("wire", type="praise", initiators=("corvane",), names=("corvane", ""))
    person = telling("scoop", type="praise", initiators=("aster",), names=("aster", ""))
    found = count_event([body, person], {}, ORIGINS, frozenset({"aster"}))
    assert keys(found) == [("named", "aster")]
