from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from sayso.merge.events import build, happenings, links_among
from sayso.merge.grouping import Bonds
from sayso.merge.likeness import compare_tellings
from sayso.merge.lookup import posted_keys, reach, sought_keys
from sayso.merge.references import passage_of
from sayso.merge.tellings import Telling, denied
from tests.unit.merge.made_tellings import meeting as telling
from tests.unit.merge.made_tellings import on


def joined(*tellings: Telling, bonds: Bonds | None = None) -> int:
    """How many events the tellings make."""
    return len(happenings(tellings, links_among(tellings), bonds))


def test_one_call_told_by_two_papers_is_one_event() -> None:
    assert joined(telling("a", **on("2024-06-03")), telling("b", **on("2024-06-03"))) == 1


def test_a_call_in_another_week_is_another_event() -> None:
    assert joined(telling("a", **on("2024-06-03")), telling("b", **on("2024-06-10"))) == 2


def told(name: str, day: str, **more: Any) -> Telling:
    return telling(name, **{"type": "suspend", "story": "one", **on(day), **more})


def test_what_is_done_once_is_one_event_of_two_days_in_one_story() -> None:
    assert joined(told("a", "2024-06-03"), told("b", "2024-05-20")) == 1
    assert joined(told("a", "2024-06-03"), told("b", "2024-05-20", story="other")) == 2
    assert joined(told("a", "2024-06-03"), told("b", "2024-05-20", again=True)) == 2
    assert joined(told("a", "2024-06-03"), told("b", "2024-01-20")) == 2


def test_two_days_that_one_article_tells_of_are_two_events() -> None:
    both = [told("b", "2024-06-03", article="x"), told("c", "2024-05-20", article="x")]
    assert joined(told("a", "2024-06-03"), told("d", "2024-05-20"), *both) == 2


def test_what_an_article_dates_anew_is_what_it_told_before() -> None:
    first = telling("a", article="x", type="sue", **on("2024-06-03"))
    again = telling("b", article="x", type="sue", **on("2024-05-28"))
    assert joined(first, structs.replace(again, dated_anew=True)) == 1
    assert joined(first, again) == 2


def test_the_same_description_in_one_story_is_one_party() -> None:
    def by(name: str, one: str, **more: Any) -> Telling:
        values = {"initiators": (one,), "recipients": ("voss",), "names": ("", "voss")}
        described = {"descriptions": ("football association", ""), **values, **more}
        return told(name, "2024-06-03", **described)

    assert joined(by("a", "one"), by("b", "two", **on("2024-06-04"))) == 1
    assert joined(by("a", "one"), by("b", "two", story="x", **on("2024-06-04"))) == 2


def test_undated_tellings_of_the_same_days_are_one_event() -> None:
    assert joined(telling("a"), telling("b", published="2024-06-08")) == 1


def test_undated_tellings_a_month_apart_are_two_events() -> None:
    assert joined(telling("a"), telling("b", published="2024-07-08")) == 2


def test_what_has_happened_cannot_come_after_it_was_told() -> None:
    later = telling("b", published="2024-06-20", **on("2024-06-18"))
    assert joined(telling("a", published="2024-06-06"), later) == 2


def test_what_holds_since_midnight_was_agreed_the_day_before() -> None:
    since = telling("b", published="2024-06-04", earliest="2024-06-04")
    assert joined(telling("a", published="2024-06-04", **on("2024-06-03")), since) == 1
    assert joined(telling("a", published="2024-06-04", **on("2024-06-01")), since) == 2


def test_an_article_that_dates_two_of_a_kind_to_two_days_tells_two() -> None:
    hit: dict[str, Any] = {"type": "attack", "story": "s", "trigger": "attack"}
    first = telling("a", article="one", **hit, **on("2024-06-03"))
    second = telling("b", article="one", **{**hit, **on("2024-06-04")})
    between = [telling(one, initiators=(), recipients=(), **hit) for one in "cde"]
    tellings = [first, second, *between]
    assert not any({"a", "b"} <= {*one} for one in happenings(tellings, links_among(tellings)))


def test_the_truce_of_one_story_is_one_whoever_makes_it() -> None:
    truce: dict[str, Any] = {"type": "pledge", "story": "s", "trigger": "truce"}
    bare = telling("b", initiators=(), recipients=(), **truce)
    assert joined(telling("a", **truce), bare) == 1
    vow: dict[str, Any] = {**truce, "trigger": "promise"}
    assert joined(telling("a", **vow), telling("b", initiators=("holm",), **vow)) == 2


def test_a_month_can_be_a_day_of_it() -> None:
    month = telling("a", earliest="2024-06-01", latest="2024-06-30")
    assert joined(month, telling("b", **on("2024-06-03"))) == 1


def test_other_participants_are_another_event() -> None:
    assert joined(telling("a"), telling("b", recipients=("holm",))) == 2


def test_a_telling_that_leaves_one_side_out_joins_the_fuller_one_of_its_story() -> None:
    assert joined(telling("a", story="s"), telling("b", story="s", recipients=())) == 1
    assert joined(telling("a"), telling("b", recipients=())) == 2


def test_elsewhere_one_side_needs_the_act_and_the_days() -> None:
    """The president criticises somebody every day."""
    fired: dict[str, Any] = {"type": "dismiss", "trigger": "fired", **on("2024-06-03")}
    assert joined(telling("a", **fired), telling("b", recipients=(), **fired)) == 1
    assert (
        joined(
            telling("a", **fired), telling("b", **fired | {"recipients": (), "trigger": "removed"})
        )
        == 2
    )
    undated = {"earliest": None, "latest": None, "recipients": ()}
    assert joined(telling("a", **fired), telling("b", **fired | undated)) == 2


def test_elsewhere_what_happens_often_needs_the_very_day() -> None:
    month: dict[str, Any] = {"earliest": "2024-06-01", "latest": "2024-06-30"}
    for kind, word, many in (("dismiss", "fired", 1), ("criticize", "criticized", 2)):
        told: dict[str, Any] = {"type": kind, "trigger": word}
        day = telling("a", **told, **on("2024-06-03"))
        assert joined(day, telling("b", recipients=(), **told, **month)) == many
        assert joined(day, telling("b", recipients=(), **told, **on("2024-06-03"))) == 1


def test_elsewhere_what_happens_often_is_not_dated_by_an_article_of_weeks_before() -> None:
    scold: dict[str, Any] = {"type": "criticize", "trigger": "criticized"}
    dated = telling("a", **scold, **on("2024-05-10"))
    assert joined(dated, telling("b", **scold)) == 2
    assert joined(telling("a", **scold, **on("2024-06-03")), telling("b", **scold)) == 1


def test_mutual_events_have_no_sides() -> None:
    turned = telling("b", initiators=("lindgren",), recipients=("voss",))
    assert joined(telling("a"), turned) == 1


def with_each_other(name: str, *people: str, **more: Any) -> Telling:
    """As reading has it: all are on both sides."""
    return telling(name, initiators=people, recipients=people, **more)


def test_who_meets_two_on_one_day_meets_twice() -> None:
    day: dict[str, Any] = {"story": "s", **on("2024-06-03")}
    one = with_each_other("a", "voss", "lindgren", **day)
    assert joined(one, with_each_other("b", "voss", "holm", **day)) == 2
    assert joined(one, with_each_other("b", "voss", "lindgren", "holm", **day)) == 1
    assert joined(one, with_each_other("b", "voss", **day)) == 1


def test_a_meeting_with_somebody_described_is_one_with_anybody_of_the_day_only() -> None:
    one = with_each_other("a", "voss", "lindgren", names=("voss", "lindgren") * 2, story="s")
    vague = with_each_other("b", "voss", "the board", names=("voss", "") * 2, story="s")
    other = structs.replace(vague, trigger="talks")
    assert joined(one, other) == 2
    day = on("2024-06-03")
    assert joined(structs.replace(one, **day), structs.replace(other, **day)) == 1


def test_events_of_unlike_types_are_never_one() -> None:
    assert compare_tellings(telling("a"), telling("b", type="sue")) is None


def test_types_that_readings_confuse_can_be_one() -> None:
    given = {"recipients": ("fund",), **on("2024-06-03")}
    assert joined(telling("a", type="invest", **given), telling("b", type="partner", **given)) == 1


def test_two_sums_for_one_deal_are_one_event() -> None:
    deal: dict[str, Any] = {"type": "invest", **on("2024-06-05")}
    dear = telling("a", least=840e6, most=840e6, currency="GBP", **deal)
    cheap = telling("b", least=745e6, most=745e6, currency="GBP", **deal)
    assert joined(dear, cheap) == 1


def test_another_giver_of_the_same_sum_on_the_same_day_is_one_event() -> None:
    gift: dict[str, Any] = {"type": "donate", "least": 2e6, "most": 2e6, **on("2024-12-19")}
    assert joined(telling("a", **gift), telling("b", **{**gift, "initiators": ("aster",)})) == 1


def test_one_sum_in_one_story_is_one_event_whoever_is_named() -> None:
    gift: dict[str, Any] = {"type": "donate", "least": 2e6, "most": 2e6, "story": "s"}
    other = telling("b", initiators=("fund",), recipients=("paper",), **gift)
    assert joined(telling("a", **gift), other) == 1


def test_what_is_planned_and_then_done_is_one_event() -> None:
    plan = telling("a", modality="planned", **on("2024-06-09"))
    assert joined(plan, telling("b", published="2024-06-12", **on("2024-06-11"))) == 1


def test_a_denied_telling_joins_what_it_denies() -> None:
    no = telling("b", polarity="negated", published="2024-06-09")
    tellings = (telling("a", **on("2024-06-03")), no)
    assert joined(*tellings) == 1
    assert denied(tellings) == (no,)


def test_a_denial_for_a_year_denies_nothing_without_one_in_its_article() -> None:
    gift: dict[str, Any] = {"type": "donate", "trigger": "donated", "article": "x"}
    year = {"earliest": "2017-01-01", "latest": "2017-12-31"}
    assert joined(telling("a", **gift), telling("b", polarity="negated", **gift, **year)) == 2
    assert joined(telling("a", **gift), telling("b", polarity="negated", **gift)) == 1


def test_a_telling_that_names_nobody_joins_its_own_story_only() -> None:
    ban = telling("b", initiators=(), recipients=(), article="x", story="s")
    assert joined(telling("a", article="y", story="s"), ban) == 1
    assert joined(telling("a", article="y", story="other"), ban) == 2


def test_a_telling_that_names_nobody_does_not_join_two_happenings() -> None:
    ban = telling("c", initiators=(), recipients=(), story="s")
    other = telling("b", initiators=("holm",), recipients=("dahl",), story="s")
    assert joined(telling("a", story="s"), other, ban) == 2


def test_one_sentence_in_two_papers_is_one_telling_however_it_was_read() -> None:
    printed = passage_of("Corvane gave $2 million to the fund of Dana Whitlock.", "gave")
    other = telling("b", initiators=("fund",), recipients=("two",), passage=printed)
    one = telling("a", passage=printed)
    assert {*sought_keys(one)} & {*posted_keys(other)}
    assert joined(one, other) == 1


def test_one_name_in_one_story_is_one_party_however_it_was_read() -> None:
    """A company in one article, a person in the other: two entities of the book."""
    body = telling("a", initiators=("quillo 1",), names=("quillo", "voss"), recipients=("v 1",))
    person = telling("b", initiators=("quillo 2",), names=("quillo", "voss"), recipients=("v 2",))
    assert joined(*(structs.replace(one, story="s") for one in (body, person))) == 1
    assert joined(body, person) == 2


def test_whom_an_article_only_describes_may_be_anybody() -> None:
    gift: dict[str, Any] = {"type": "donate", "story": "s", **on("2024-06-03")}
    named = telling("a", names=("voss", "lindgren"), **gift)
    described = telling("b", initiators=("it",), names=("", "lindgren"), **gift)
    assert joined(named, described) == 1
    assert joined(named, structs.replace(described, names=("ferry", "lindgren"))) == 2


def test_the_described_alone_make_no_event_of_two_days() -> None:
    many = [telling(n, initiators=(n,), names=("", ""), story="s") for n in ("a", "b")]
    assert joined(*many) == 2


def test_two_whom_one_article_describes_are_two() -> None:
    given: dict[str, Any] = {
        "article": "x",
        "type": "attack",
        "names": ("", ""),
        **on("2024-06-03"),
    }
    one = telling("a", initiators=("a man",), recipients=("a dog",), **given)
    assert joined(one, telling("b", initiators=("a boy",), recipients=("a cat",), **given)) == 2


def test_each_side_told_by_one_paper_is_one_event_of_one_day() -> None:
    day: dict[str, Any] = {"story": "s", **on("2024-06-03")}
    giver, taker = telling("a", recipients=(), **day), telling("b", initiators=(), **day)
    assert joined(giver, taker) == 1
    assert joined(telling("a", recipients=(), story="s"), telling("b", initiators=())) == 2


def test_who_took_part_is_not_told_by_what_only_refers_back() -> None:
    vague = [telling(n, initiators=("dahl",), refers=True) for n in ("b", "c")]
    assert build([telling("a"), *vague]).initiators == ("voss",)


def test_people_overrule_the_likeness_of_tellings() -> None:
    one, two = telling("a", **on("2024-06-03")), telling("b", **on("2024-06-03"))
    assert joined(one, two, bonds=Bonds(different=(("a", "b"),))) == 2
    far = telling("c", type="sue")
    assert joined(one, far, bonds=Bonds(same=(("a", "c"),))) == 1


def test_the_reason_names_what_is_the_same() -> None:
    link = compare_tellings(telling("a", **on("2024-06-03")), telling("b", **on("2024-06-03")))
    assert link is not None
    assert link.reason == "Both tell of a meet event; the same participants; the same days."


def test_comparing_is_the_same_both_ways() -> None:
    one, two = telling("a", **on("2024-06-03")), telling("b", recipients=())
    assert compare_tellings(one, two) == compare_tellings(two, one)


@pytest.mark.parametrize(
    "other", [{}, {"recipients": ()}, {"initiators": ("lindgren",), "recipients": ("voss",)}]
)
def test_tellings_that_can_be_one_find_each_other(other: dict[str, Any]) -> None:
    one, two = telling("a", story="s"), telling("b", story="s", **other)
    assert {*sought_keys(one)} & {*posted_keys(two)} or {*sought_keys(two)} & {*posted_keys(one)}


def test_an_undated_telling_of_an_undated_article_reaches_everywhere() -> None:
    assert reach(telling("a", published=None)) == ("0001-01-01", "9999-12-31")


def test_an_event_takes_what_most_tellings_say() -> None:
    rows = [telling(n, **on("2024-06-03"), least=5.0, most=5.0) for n in ("a", "b")]
    event = build([*rows, telling("c", **on("2024-06-04"), least=7.0, most=7.0)])
    assert (event.earliest, event.latest, event.amount) == ("2024-06-03", "2024-06-03", 5.0)
    assert event.mentions == ("a", "b", "c")


def test_a_later_telling_does_not_change_the_id_of_an_event() -> None:
    first = telling("b", published="2024-06-01")
    assert build([first]).id == build([telling("a", published="2024-06-09"), first]).id


def test_a_denied_telling_has_no_say_in_what_happened() -> None:
    no = telling("a", polarity="negated", initiators=("holm",), published="2024-06-01")
    assert build([no, telling("b")]).initiators == ("voss",)


def test_what_is_doubtful_joins_what_another_article_of_the_story_tells() -> None:
    plain = telling("a", story="s")
    doubtful = telling("b", story="s", unsure=True)
    tellings = (plain, doubtful)
    assert happenings(tellings, links_among(tellings)) == (("a", "b"),)
    assert build(tellings).id == build([plain]).id


def test_what_is_doubtful_makes_no_event_of_its_own() -> None:
    alone = [telling(name, story="s", unsure=True) for name in ("a", "b")]
    assert happenings(alone, links_among(alone)) == ()
    apart = [telling("a"), telling("b", unsure=True)]
    assert happenings(apart, links_among(apart)) == (("a",),)


def test_what_is_doubtful_and_names_nobody_needs_the_same_day() -> None:
    nobody: dict[str, Any] = {"initiators": (), "recipients": (), "story": "s", "unsure": True}
    plain = telling("a", story="s", **on("2024-06-03"))
    assert joined(plain, telling("b", **nobody)) == 1
    assert happenings([plain, bare := telling("b", **nobody)], links_among([plain, bare])) == (
        ("a",),
    )
    dated = [plain, telling("b", **nobody, **on("2024-06-03"))]
    assert happenings(dated, links_among(dated)) == (("a", "b"),)


def test_a_person_may_join_what_is_doubtful() -> None:
    tellings = [telling("a"), telling("b", unsure=True)]
    bonds = Bonds(same=(("a", "b"),))
    assert happenings(tellings, links_among(tellings), bonds) == (("a", "b"),)
    bonds = Bonds(different=(("a", "b"),))
    near = [structs.replace(one, story="s") for one in tellings]
    assert happenings(near, links_among(near), bonds) == (("a",),)


def test_an_act_that_a_story_has_once_is_one_on_one_day_and_in_one_word() -> None:
    ban: dict[str, Any] = {"type": "restrict", "story": "s", "trigger": "banned"}
    country = telling("a", initiators=("state",), recipients=("firm",), **ban, **on("2024-06-03"))
    agency = telling("b", initiators=("agency",), recipients=("pill",), **ban, **on("2024-06-03"))
    assert joined(country, agency) == 1
    assert joined(country, structs.replace(agency, trigger="barred")) == 2
    assert joined(country, structs.replace(agency, **on("2024-06-05"))) == 2
    assert joined(country, structs.replace(agency, recipients=("firm",))) == 2


def test_one_sentence_printed_twice_is_one_telling_whoever_else_is_like_it() -> None:
    printed = {"passage": "p", "story": "s"}
    left = telling("a", initiators=("x",), recipients=("y",), **printed)
    right = telling("b", initiators=("v",), recipients=("w",), **printed)
    others = [telling(n, initiators=("v",), recipients=("w",), story="s") for n in ("c", "d", "e")]
    tellings = [left, right, *others]
    (found,) = [one for one in happenings(tellings, links_among(tellings)) if "a" in one]
    assert "b" in found


def test_an_agreement_to_buy_is_a_purchase() -> None:
    tellings = [
        telling(n, type=t) for n, t in zip("abcd", ["pledge"] * 3 + ["invest"], strict=True)
    ]
    assert build(tellings).type == "invest"
    assert build([*tellings, telling("e", type="pledge")]).type == "pledge"
    planned = telling("f", type="invest", modality="planned")
    assert build([*tellings[:3], planned]).type == "invest"


def test_one_name_is_one_party_of_an_event_however_it_was_read() -> None:
    names = ("quillo", "lindgren")
    read = [telling(n, initiators=(one,), names=names) for n, one in zip("abc", "xyy", strict=True)]
    other = telling("d", initiators=("z",), names=("voss", "lindgren"))
    assert build([*read, other]).initiators == ("y",)


def test_in_a_story_a_rare_first_word_is_the_whole_name() -> None:
    long = telling("a", initiators=("e1",), names=("ellerton pharma", "lindgren"), story="s")
    short = telling("b", initiators=("e2",), names=("ellerton", "lindgren"), story="s")
    assert joined(long, short) == 1
    paper = structs.replace(long, names=("washington post", "lindgren"))
    assert joined(paper, structs.replace(short, names=("washington", "lindgren"))) == 2


def test_any_gifts_are_no_telling_of_the_gift() -> None:
    gift: dict[str, Any] = {"type": "donate", "story": "s"}
    given = telling("a", names=("voss", "lindgren"), trigger="gift", **gift)
    nobody: dict[str, Any] = {"initiators": (), "recipients": ()}
    assert joined(given, telling("b", trigger="gifts", **nobody, **gift)) == 2
    assert joined(given, telling("b", trigger="gift", refers=True, **nobody, **gift)) == 1
    may = telling("b", trigger="gift", modality="possible", **nobody, **gift)
    assert joined(given, may) == 2


def arrest(name: str, **more: Any) -> Telling:
    """An arrest told in one story, by nobody and of nobody that is known."""
    given = {"type": "detain", "story": "s", "trigger": "arrested", "names": ("", "")}
    sides = {"initiators": (f"by {name}",), "recipients": (f"of {name}",)}
    return telling(name, **{**given, **sides, **more})


def test_deeds_of_one_act_in_one_story_are_one_event_though_nobody_is_named() -> None:
    assert joined(arrest("a"), arrest("b", trigger="captured")) == 1
    assert joined(arrest("a"), arrest("b", trigger="searched")) == 2
    assert joined(arrest("a"), arrest("b", story="t")) == 2


def test_words_for_what_is_only_said_are_no_one_act() -> None:
    said: dict[str, Any] = {"type": "criticize", "trigger": "criticized"}
    assert joined(arrest("a", **said), arrest("b", **said)) == 2


def test_whoever_does_it_it_is_done_to_one_person_once_in_a_story() -> None:
    voss: dict[str, Any] = {"recipients": ("voss",)}
    police = arrest("a", names=("police", "nils voss"), **voss)
    patrol = arrest("b", names=("highway patrol", "nils voss"), **voss)
    assert joined(police, patrol) == 1
    assert joined(police, structs.replace(patrol, story="t")) == 2
    fined = {"type": "penalize", "trigger": "fined"}
    assert joined(*(structs.replace(one, **fined) for one in (police, patrol))) == 2


def test_a_name_is_the_longer_one_that_it_ends_in_one_story() -> None:
    full = arrest("a", names=("harbour police", "nils voss"))
    assert joined(full, arrest("b", names=("harbour police", "voss"))) == 1
    assert joined(full, arrest("b", names=("harbour police", "lindgren"))) == 2


def test_another_name_alone_is_another_event_if_it_is_surely_read() -> None:
    """The police beside an arrest are read as the arrested more often than two are arrested."""
    voss = arrest("a", initiators=(), names=("nils voss",))
    police = arrest("b", initiators=(), names=("carabinieri",))
    assert joined(voss, police) == 1
    assert joined(voss, arrest("b", initiators=(), names=("ada lindgren",))) == 2
    assert joined(voss, structs.replace(police, known=police.recipients)) == 2
