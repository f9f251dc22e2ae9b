"""Descriptions: the name beside them, who has the role, the body of that kind."""

from __future__ import annotations

import pytest

from sayso.records import Prediction
from tests.unit.extract.reading_of import chain_of, mention, names, read, saw


def test_a_description_beside_a_name_joins_it() -> None:
    text = "We met Susie Wiles, the chief of staff, in May."
    mentions = (
        mention(text, "Susie Wiles", "person", "name"),
        mention(text, "the chief of staff", "person", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the chief of staff") == "Susie Wiles"


@pytest.mark.parametrize("words", ["her brother", "Ann Lee's brother", "the younger brother"])
def test_whose_brother_it_is_told_with_his_name_after_a_comma(words: str) -> None:
    text = f"Ann Lee came to Ohio. Then {words}, Bo Hale, left."
    mentions = (
        mention(text, "Ann Lee", "person", "name"),
        mention(text, words, "person", "description"),
        mention(text, "Bo Hale", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, words) == "Bo Hale"


def test_of_several_who_came_none_is_described_by_the_one_before() -> None:
    text = "Ann Lee came to Ohio with her brother, Bo Hale and Cy Marsh."
    mentions = (
        mention(text, "Ann Lee", "person", "name"),
        mention(text, "her brother", "person", "description"),
        mention(text, "Bo Hale", "person", "name"),
        mention(text, "Cy Marsh", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "her brother") == "Ann Lee’s brother"


def test_the_congressmen_are_those_whom_the_article_calls_so() -> None:
    text = "Rep. Ada Marsh and Rep. Bo Lund wrote. Ann Lee read it. The congressmen wait."
    mentions = (
        mention(text, "Rep. Ada Marsh", "person", "name"),
        mention(text, "Rep. Bo Lund", "person", "name"),
        mention(text, "Ann Lee", "person", "name"),
        mention(text, "The congressmen", "group", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Ada Marsh", "Bo Lund"]


def test_the_union_is_the_association_named_before() -> None:
    text = "The National Nurses Association met in Ohio. The union will strike."
    mentions = (
        mention(text, "The National Nurses Association", "organization", "name"),
        mention(text, "The union", "organization", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "The union") == "National Nurses Association"


def test_a_description_with_a_name_of_its_own_is_not_the_body_named_last() -> None:
    text = "We met Acme in May. Later the Kestrel company left."
    mentions = (
        mention(text, "Acme", "organization", "name"),
        mention(text, "the Kestrel company", "organization", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the Kestrel company") != "Acme"


def test_the_founder_of_a_body_is_not_the_founder_of_another() -> None:
    text = "Acme founder Mark Lund spoke. Hale, too. They had threatened the Lumen founder."
    bodies = [mention(text, body, "organization", "name") for body in ("Lumen", "Acme")]
    founders = (
        mention(text, "Acme founder Mark Lund", "person", "name"),
        mention(text, "the Lumen founder", "person", "description"),
    )
    found = read(text, saw(text, mentions=(*bodies, *founders)))
    assert chain_of(found, "the Lumen founder") == "the Lumen founder"


def test_who_is_only_described_at_first_is_whom_the_next_sentences_name() -> None:
    text = "A federal judge stopped the plan. It was late. Judge Ada Marsh wrote that it was void."
    seen = (
        mention(text, "A federal judge", "person", "description"),
        mention(text, "Judge Ada Marsh", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    assert chain_of(found, "A federal judge") == "Ada Marsh"


@pytest.mark.parametrize(
    "text",
    [
        "He is a federal judge. Judge Ada Marsh wrote.",
        "Judge Ada Marsh wrote. They met a federal judge.",
        "They met a federal judge. Judge Ada Marsh and Judge Bo Reyes wrote.",
    ],
)
def test_a_judge_of_whom_it_is_not_told_who_he_is_stays_unnamed(text: str) -> None:
    names_of = [one for one in ("Judge Ada Marsh", "Judge Bo Reyes") if one in text]
    seen = (
        mention(text, "a federal judge", "person", "description"),
        *(mention(text, one, "person", "name") for one in names_of),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    assert chain_of(found, "a federal judge") == "a federal judge"


def test_the_title_of_several_is_each_ones() -> None:
    text = "Two senators sued. It was filed by Senators Ada Marsh (D-Ohio) and Bo Reyes."
    seen = (
        mention(text, "Two senators", "group", "description"),
        mention(text, "Senators Ada Marsh", "person", "name"),
        mention(text, "Bo Reyes", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.members)
    assert sorted(names(found, chain.members)) == ["Ada Marsh", "Bo Reyes"]


def test_the_company_before_any_is_named_is_the_one_that_the_article_is_about() -> None:
    text = "The company itself confirms this. Acme said so. Hale met Acme. Acme and Lumen agree."
    company = mention(text, "The company itself", "organization", "description")
    bodies = [mention(text, "Acme", "organization", "name", nth) for nth in range(3)]
    bodies.append(mention(text, "Lumen", "organization", "name"))
    found = read(text, Prediction(model="test", mentions=(company, *bodies)))
    assert chain_of(found, "The company itself") == "Acme"


def test_the_company_is_nobody_where_an_article_is_about_two() -> None:
    text = "The company itself confirms this. Lumen met Acme. Lumen left Acme. Acme paid Lumen."
    company = mention(text, "The company itself", "organization", "description")
    bodies = [
        mention(text, name, "organization", "name", nth)
        for name in ("Acme", "Lumen")
        for nth in range(3)
    ]
    found = read(text, Prediction(model="test", mentions=(company, *bodies)))
    assert chain_of(found, "The company itself") not in ("Acme", "Lumen")


def test_a_title_before_the_mention_tells_the_role() -> None:
    text = "We met Gov. Ada Marsh in May. Later the governor left."
    mentions = (
        mention(text, "Ada Marsh", "person", "name"),
        mention(text, "the governor", "person", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the governor") == "Ada Marsh"


def test_the_leader_of_a_party_is_the_politician_named_beside() -> None:
    text = "The firm asked President Carl Osei for help. The embattled Republican leader was away."
    assert chain_of(read(text), "The embattled Republican leader") == "Carl Osei"
