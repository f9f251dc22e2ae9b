from __future__ import annotations

from sayso.records import Extraction, PredictedLink, PredictedMention, Prediction
from tests.unit.extract.reading_of import at, by_cue, chain_of, mention, names, read, saw

PLAN = "The plan, a bold one, was praised. Nobody expected that it would last. The plan failed."
PLANS = (("The plan", "description", 0), ("it", "pronoun", 0), ("The plan", "description", 1))


def seen(
    text: str, words: tuple[tuple[str, str, int], ...], kind: str = "other"
) -> tuple[PredictedMention, ...]:
    return tuple(mention(text, one, kind, form, nth) for one, form, nth in words)


def tied(*pairs: tuple[int, int, float]) -> tuple[PredictedLink, ...]:
    return tuple(
        PredictedLink(mention=late, antecedent=early, probability=sure)
        for late, early, sure in pairs
    )


def aside(text: str, words: tuple[tuple[str, str, int], ...], *ties: PredictedLink) -> Extraction:
    return read(text, Prediction(model="test", bystanders=seen(text, words), ties=ties))


def spans_of(found: Extraction, name: str) -> list[str]:
    ids = {chain.id for chain in found.chains if chain.name == name}
    return [one.text for one in found.mentions if one.chain in ids]


def test_what_takes_part_in_nothing_is_one_chain_by_its_ties() -> None:
    found = aside(PLAN, PLANS, *tied((1, 0, 0.8), (2, 0, 0.9)))
    assert spans_of(found, "The plan") == ["The plan", "it", "The plan"]


def test_ties_with_all_mentions_of_a_chain_count_together() -> None:
    alone = aside(PLAN, PLANS, *tied((1, 0, 0.9), (2, 0, 0.3)))
    both = aside(PLAN, PLANS, *tied((1, 0, 0.9), (2, 0, 0.3), (2, 1, 0.3)))
    assert spans_of(alone, "The plan") == ["The plan", "it"]
    assert spans_of(both, "The plan") == ["The plan", "it", "The plan"]


def test_a_bystander_that_meets_nothing_is_no_mention() -> None:
    found = aside(PLAN, PLANS, *tied((1, 0, 0.2)))
    assert not found.mentions
    assert not found.chains


def test_pronouns_that_never_mean_one_are_two_chains() -> None:
    text = "The choir met. Nobody knew what it sang, or why she left it."
    words = (("The choir", "description", 0), ("it", "pronoun", 0), ("she", "pronoun", 0))
    found = aside(text, words, *tied((1, 0, 0.9), (2, 1, 0.9)))
    assert spans_of(found, "The choir") == ["The choir", "it"]


MILLS = "Kestrel opened a mill. The rival closed. Nobody expected that it would last."


def mills(*ties: PredictedLink) -> Extraction:
    mentions = (
        *seen(MILLS, (("Kestrel", "name", 0),), "organization"),
        *seen(MILLS, (("The rival", "description", 0),), "organization"),
        *seen(MILLS, (("it", "pronoun", 0),)),
    )
    link = PredictedLink(mention=2, antecedent=0, probability=0.9)
    return read(MILLS, Prediction(model="test", mentions=mentions, links=(link,), ties=ties))


def test_it_leaves_the_chain_of_a_rule_where_ties_outweigh_it() -> None:
    assert chain_of(mills(*tied((2, 0, 0.6), (2, 1, 0.2))), "it") == "Kestrel"
    assert chain_of(mills(*tied((2, 0, 0.1), (2, 1, 0.9))), "it") == "The rival"


def test_a_name_stays_whatever_its_ties_tell() -> None:
    assert chain_of(mills(*tied((1, 0, 0.2), (2, 0, 0.9))), "Kestrel") == "Kestrel"


def test_without_ties_nothing_changes() -> None:
    assert aside(PLAN, PLANS) == read(PLAN)


def test_a_description_joins_a_name_that_is_likelier_than_none() -> None:
    text = "Kestrel opened a mill in May. The mill town cheered, and the old rival sighed."
    words = (("Kestrel", "name", 0),)
    found = read(
        text,
        Prediction(
            model="test",
            mentions=seen(text, words, "organization"),
            bystanders=seen(text, (("the old rival", "description", 0),)),
            ties=tied((1, 0, 0.6)),
        ),
    )
    assert chain_of(found, "the old rival") == "Kestrel"


def test_who_speaks_stays_in_the_chain_that_rules_gave_him() -> None:
    text = "A clerk waited outside. An official said the vote was lost."
    seen_ = saw(
        text,
        statements=(("An official", "said", "the vote was lost"),),
        mentions=seen(text, (("A clerk", "description", 0), ("An official", "description", 0))),
    )
    before = read(text, seen_)
    after = read(text, Prediction(**_fields(seen_), ties=tied((1, 0, 0.95))))
    assert after.statements == before.statements
    assert names(after, by_cue(after, "said").source.chains) == ["An official"]


def test_mentions_that_rules_kept_apart_become_one_chain() -> None:
    text = "His plan was bold. Ada Lund saw it. His plan failed."
    words = (("His plan", "description", 0), ("it", "pronoun", 0), ("His plan", "description", 1))
    found = read(
        text,
        Prediction(model="test", mentions=seen(text, words), ties=tied((1, 0, 0.9), (2, 1, 0.9))),
    )
    assert spans_of(found, "His plan") == ["His plan", "it", "His plan"]


def test_marks_and_possessives_at_the_edges_are_no_part_of_a_bystander() -> None:
    text = "The “study” cost little. The study’s authors were glad."
    bystanders = (
        PredictedMention(
            span=at(text, "“study”"), head=at(text, "study"), type="other", form="description",
            probability=0.9,
        ),
        PredictedMention(
            span=at(text, "The study’s"), head=at(text, "study", 1), type="other",
            form="description", probability=0.9,
        ),
    )  # fmt: skip
    found = read(text, Prediction(model="test", bystanders=bystanders, ties=tied((1, 0, 0.9))))
    assert [one.text for one in found.mentions] == ["study", "The study"]


def test_a_bystander_over_a_line_end_is_left_out() -> None:
    text = "Notes on the plan\nIt failed."
    words = (("the plan\nIt", "description", 0), ("It", "pronoun", 0))
    assert not aside(text, words, *tied((1, 0, 0.9))).mentions


def test_the_chain_of_a_thing_has_no_name_and_the_type_that_says_most() -> None:
    found = aside(PLAN, PLANS, *tied((1, 0, 0.8), (2, 0, 0.9)))
    assert [(one.named, one.type) for one in found.chains] == [(False, "other")]


def _fields(given: Prediction) -> dict[str, object]:
    return {name: getattr(given, name) for name in given.__struct_fields__ if name != "ties"}
