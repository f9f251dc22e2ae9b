from __future__ import annotations

import msgspec
import pytest

from sayso.extract import extract
from sayso.records import Article, PredictedLink, PredictedMention, Prediction
from tests.unit.extract.reading_of import at, chain_of, names, read, saw


def mention(text: str, words: str, kind: str, form: str, nth: int = 0) -> PredictedMention:
    span = at(text, words, nth)
    return PredictedMention(span=span, head=span, type=kind, form=form, probability=0.9)  # type: ignore[arg-type]


def test_a_surname_joins_the_full_name() -> None:
    found = read("Mark Zuckerberg spoke. Zuckerberg then left for Ohio.")
    assert chain_of(found, "Zuckerberg") == "Mark Zuckerberg"


def test_a_title_is_no_part_of_the_name() -> None:
    found = read("Dr. Rachel Simmons came. We met Dr. Simmons again.")
    assert chain_of(found, "Dr. Simmons") == "Rachel Simmons"


def test_father_and_junior_stay_apart() -> None:
    found = read("Donald Trump met Donald Trump Jr. in May. Later Trump left.")
    assert {chain.name for chain in found.chains if chain.named} == {
        "Donald Trump",
        "Donald Trump Jr.",
    } or {chain.name for chain in found.chains if chain.named} == {
        "Donald Trump",
        "Donald Trump Jr",
    }
    assert chain_of(found, "Trump") == "Donald Trump"


def test_family_members_with_full_names_stay_apart() -> None:
    found = read("We saw Bill Clinton with Hillary Clinton. Then Mrs. Clinton spoke.")
    assert chain_of(found, "Mrs. Clinton") == "Hillary Clinton"
    assert chain_of(found, "Bill Clinton") == "Bill Clinton"


def test_an_acronym_joins_the_body_it_abbreviates() -> None:
    found = read("We asked the Federal Trade Commission. But the FTC was silent.")
    assert chain_of(found, "FTC") == "Federal Trade Commission"


def test_the_last_word_of_an_outlet_stands_for_it() -> None:
    found = read("As the Wall Street Journal wrote, and the Journal was right, it fell.")
    assert chain_of(found, "Journal") == "Wall Street Journal"


def test_he_is_not_a_woman() -> None:
    found = read("Susan Wiles met Robert Hale in Ohio. He smiled.")
    assert chain_of(found, "He") == "Robert Hale"


def test_i_is_the_speaker_of_the_quote() -> None:
    found = read("“I will not go,” Robert Hale said.")
    assert chain_of(found, "I") == "Robert Hale"


def test_the_two_stand_for_the_pair_named_before() -> None:
    found = read("Elon Musk fought Mark Zuckerberg for years. Now the two are friends.")
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Elon Musk", "Mark Zuckerberg"]


def test_a_link_of_the_network_is_followed_if_it_fits() -> None:
    text = "Acme sued Robert Hale. He won. It lost."
    mentions = (
        mention(text, "Acme", "organization", "name"),
        mention(text, "Robert Hale", "person", "name"),
        mention(text, "He", "person", "pronoun"),
        mention(text, "It", "organization", "pronoun"),
    )
    links = tuple(
        PredictedLink(mention=late, antecedent=early, probability=0.8)
        for late, early in ((2, 0), (2, 1), (3, 0))
    )
    found = read(text, Prediction(model="test", mentions=mentions, links=links))
    assert chain_of(found, "He") == "Robert Hale"
    assert chain_of(found, "It") == "Acme"


def test_a_description_beside_a_name_joins_it() -> None:
    text = "We met Susie Wiles, the chief of staff, in May."
    mentions = (
        mention(text, "Susie Wiles", "person", "name"),
        mention(text, "the chief of staff", "person", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the chief of staff") == "Susie Wiles"


def test_the_title_before_a_full_stop_tells_the_gender() -> None:
    text = "Mr. Robin Hale met Mrs. Robin Lund in Ohio. Then Mrs. Lund left."
    mentions = (
        mention(text, "Mr. Robin Hale", "person", "name"),
        mention(text, "Mrs. Robin Lund", "person", "name"),
        mention(text, "Mrs. Lund", "person", "name"),
    )
    found = read(text + " She smiled.", Prediction(model="test", mentions=mentions))
    assert chain_of(found, "She") == "Robin Lund"


def test_a_family_name_may_stand_first() -> None:
    found = read("We met Moon Jae-in in Seoul. Later Moon left for Ohio.")
    assert chain_of(found, "Moon") == "Moon Jae-in"


def test_a_description_that_ends_in_a_name_behind_a_title_is_that_name() -> None:
    text = "Acme CEO Mike Firth said no. Later Firth left."
    mentions = (
        mention(text, "Acme CEO Mike Firth", "person", "description"),
        mention(text, "Firth", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "Firth") == "Mike Firth"


def test_who_acts_for_a_name_is_not_the_name() -> None:
    text = "The Hale administration sued. Ann Hale smiled."
    mentions = (
        mention(text, "The Hale administration", "organization", "name"),
        mention(text, "Ann Hale", "person", "name"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "The Hale administration") == "The Hale administration"


def test_a_house_is_known_by_its_first_word() -> None:
    found = read("They hired Kestrel Analytica in May. Then Kestrel was sold, and we saw Kestrel.")
    assert chain_of(found, "Kestrel") == "Kestrel Analytica"


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


def test_a_family_is_its_two_members() -> None:
    text = "We saw Ada Marsh with Bo Marsh. Then the Marshs left, and the Marshs slept."
    found = read(text)
    plural = next(one for one in found.chains if one.members)
    assert sorted(names(found, plural.members)) == ["Ada Marsh", "Bo Marsh"]


def test_we_of_a_companys_chief_is_the_company() -> None:
    text = "We met Acme CEO Mike Firth in May. “We will go,” Firth said."
    mentions = (
        mention(text, "Acme CEO Mike Firth", "person", "name"),
        mention(text, "Acme", "organization", "name"),
        mention(text, "Firth", "person", "name", 1),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "We", 1) == "Acme"


def test_the_union_is_the_association_named_before() -> None:
    text = "The National Nurses Association met in Ohio. The union will strike."
    mentions = (
        mention(text, "The National Nurses Association", "organization", "name"),
        mention(text, "The union", "organization", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "The union") == "National Nurses Association"


def test_peoples_are_groups_however_they_were_read() -> None:
    text = "They asked many Americans in May."
    seen = (mention(text, "many Americans", "person", "name"),)
    found = read(text, Prediction(model="test", mentions=seen))
    assert next(one for one in found.chains if "Americans" in one.name).type == "group"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We met Ada Marsh and Bo Lund. Both left.", ["Ada Marsh", "Bo Lund"]),
        ("We met Ada Marsh, Bo Lund and Cy Reed. Both left.", []),
    ],
)
def test_both_are_the_two_of_the_sentence_before(text: str, pair: list[str]) -> None:
    found = read(
        text, Prediction(model="test", mentions=(mention(text, "Both", "other", "pronoun"),))
    )
    plural = [one for one in found.chains if one.members]
    assert sorted(name for one in plural for name in names(found, one.members)) == pair


def test_a_description_with_a_name_of_its_own_is_not_the_body_named_last() -> None:
    text = "We met Acme in May. Later the Kestrel company left."
    mentions = (
        mention(text, "Acme", "organization", "name"),
        mention(text, "the Kestrel company", "organization", "description"),
    )
    found = read(text, Prediction(model="test", mentions=mentions))
    assert chain_of(found, "the Kestrel company") != "Acme"


def test_the_government_of_one_state_is_not_another_state() -> None:
    text = "We met Russia in May. Later the Australian government left."
    mentions = (
        mention(text, "Russia", "place", "name"),
        mention(text, "the Australian government", "organization", "description"),
    )
    links = (PredictedLink(mention=1, antecedent=0, probability=0.95),)
    found = read(text, Prediction(model="test", mentions=mentions, links=links))
    assert chain_of(found, "the Australian government") != "Russia"


def linked(text: str, words: list[tuple[str, str, str]], pairs: list[tuple[int, int, float]]):
    mentions = tuple(mention(text, *one) for one in words)
    links = tuple(
        PredictedLink(mention=late, antecedent=early, probability=sure)
        for late, early, sure in pairs
    )
    return read(text, Prediction(model="test", mentions=mentions, links=links))


def test_my_waits_with_the_i_that_it_is_linked_to() -> None:
    found = linked(
        "“I will not go,” Robert Hale said. My mind is set.",
        [
            ("I", "person", "pronoun"),
            ("Robert Hale", "person", "name"),
            ("My", "person", "pronoun"),
        ],
        [(2, 0, 0.9)],
    )
    assert chain_of(found, "My") == "Robert Hale"


def test_we_follows_a_link_if_the_speaker_is_named_with_no_body() -> None:
    found = linked(
        "The nurses met Robert Hale. “We will not go,” Robert Hale said.",
        [
            ("The nurses", "group", "description"),
            ("Robert Hale", "person", "name"),
            ("We", "group", "pronoun"),
        ],
        [(2, 0, 0.9)],
    )
    assert chain_of(found, "We") == "The nurses"


def test_descriptions_of_one_without_a_name_are_joined_at_less() -> None:
    found = linked(
        "A nurse came. Robert Hale left. The young woman sang.",
        [
            ("A nurse", "person", "description"),
            ("Robert Hale", "person", "name"),
            ("The young woman", "person", "description"),
        ],
        [(2, 0, 0.5)],
    )
    assert chain_of(found, "The young woman") == "A nurse"


def test_i_in_nobodys_words_is_the_author() -> None:
    text = 'I left early. The vote went on without me. "I won," said Ann Reyes.'
    found = read(text)
    assert chain_of(found, "me") == "the author"
    assert chain_of(found, "I", 0) == "the author"
    assert chain_of(found, "I", 1) == "Ann Reyes"


def test_i_is_the_author_whom_the_article_names() -> None:
    article = Article(id="a", text="I left early.", author="By Dana Ruiz")
    found = extract(article, Prediction(model="none"), reader="test")
    assert chain_of(found, "I") == "Dana Ruiz"


def test_an_agency_as_author_is_not_who_says_i() -> None:
    article = Article(id="a", text="I left early.", author="Union News Service")
    found = extract(article, Prediction(model="none"), reader="test")
    assert chain_of(found, "I") == "the author"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Donald Hale met AP Hale today.", "AP Hale", "Donald Hale"),
        ("Ada Marsh left. Then crooked Bo and Crooked Ada spoke.", "Crooked Ada", "Ada Marsh"),
        ("They asked the Gallatin County Sheriff's Office.", "Gallatin", ""),
    ],
)
def test_a_stray_word_before_a_name_is_none_of_it(text: str, words: str, name: str) -> None:
    seen = tuple(
        mention(text, one, "person", "name")
        for one in ("Donald Hale", "Ada Marsh", words)
        if one in text and name
    )
    found = read(text, Prediction(model="test", mentions=seen))
    if name:
        assert chain_of(found, words) == name
    else:
        assert "Gallatin County Sheriff's Office" in [chain.name for chain in found.chains]


def test_a_name_of_two_states_is_both() -> None:
    text = "The EU and the UK met. The EU-UK pact holds, said the UK. The EU agreed."
    seen = tuple(
        mention(text, words, "place", "name", nth)
        for words, nth in (("EU", 0), ("UK", 0), ("EU-UK", 0), ("UK", 2), ("EU", 2))
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.name == "EU-UK")
    assert sorted(names(found, chain.members)) == ["EU", "UK"]


def test_us_in_capitals_is_a_name() -> None:
    text = "The US agreed. It was late."
    found = read(text, Prediction(model="test", mentions=(mention(text, "US", "place", "name"),)))
    assert [chain.name for chain in found.chains if chain.named] == ["US"]


def test_societies_are_read_whole() -> None:
    found = read("They gave to Americans for Prosperity and the Centers for Health and Safety.")
    have = {chain.name for chain in found.chains}
    assert {"Americans for Prosperity", "Centers for Health and Safety"} <= have


def test_nobody_is_him_of_his_own_act() -> None:
    text = "Robert Hale runs Lumen. Robert Hale says that Mark Lund has called him."
    assert chain_of(read(text, _he_is(text, "him", "Mark Lund")), "him") == "Robert Hale"


def test_who_would_come_to_see_him_is_somebody_else() -> None:
    text = "Robert Hale told us that Acme's founder, Mark Lund, would come to see him in May."
    assert chain_of(read(text, _he_is(text, "him", "Mark Lund")), "him") == "Robert Hale"


def test_he_in_a_quote_is_not_its_speaker() -> None:
    text = "Mark Lund lost. “I know that he was jailed,” Robert Hale said of Lund."
    seen = msgspec.structs.replace(
        _he_is(text, "he", "Robert Hale"),
        statements=saw(
            text, statements=(("Robert Hale", "said", "“I know that he was jailed,”"),)
        ).statements,
    )
    assert chain_of(read(text, seen), "he") == "Mark Lund"


def test_the_founder_of_a_body_is_not_the_founder_of_another() -> None:
    text = "Acme founder Mark Lund spoke. Hale, too. They had threatened the Lumen founder."
    bodies = [mention(text, body, "organization", "name") for body in ("Lumen", "Acme")]
    founders = (
        mention(text, "Acme founder Mark Lund", "person", "name"),
        mention(text, "the Lumen founder", "person", "description"),
    )
    found = read(text, saw(text, mentions=(*bodies, *founders)))
    assert chain_of(found, "the Lumen founder") == "the Lumen founder"


def test_a_pair_in_one_word_is_two_people() -> None:
    text = "Robert Hale met Susan Lee. The Hale-Lee talks lasted a day."
    people = ("Hale-Lee", "Robert Hale", "Susan Lee")
    mentions = tuple(mention(text, one, "person", "name") for one in people)
    found = read(text, saw(text, mentions=mentions))
    pair = next(one for one in found.mentions if one.text == "Hale-Lee")
    members = next(chain.members for chain in found.chains if chain.id == pair.chain)
    assert sorted(names(found, members)) == ["Robert Hale", "Susan Lee"]


def test_a_name_does_not_reach_over_the_end_of_a_sentence() -> None:
    text = "It was founded by Lund. Hale pointed that out."
    both = mention(text, "Lund. Hale", "person", "name")
    both = msgspec.structs.replace(both, head=at(text, "Hale"))
    found = read(text, saw(text, mentions=(both,)))
    assert {"Lund", "Hale"} <= {one.text for one in found.mentions}


def _he_is(text: str, pronoun: str, name: str) -> Prediction:
    """The network saw both names and links the pronoun to one of them."""
    mentions = (
        *(mention(text, one, "person", "name") for one in ("Robert Hale", "Mark Lund")),
        mention(text, pronoun, "person", "pronoun"),
    )
    other = 0 if name == "Robert Hale" else 1
    links = (PredictedLink(mention=2, antecedent=other, probability=0.9),)
    return Prediction(model="test", mentions=mentions, links=links)


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


def test_both_parties_are_the_two_that_the_article_names() -> None:
    text = "Republicans and Democrats spoke on CNN and Fox. Both parties agreed."
    seen = (
        mention(text, "Republicans", "organization", "name"),
        mention(text, "Democrats", "organization", "name"),
        mention(text, "CNN", "organization", "name"),
        mention(text, "Fox", "organization", "name"),
        mention(text, "Both parties", "group", "description"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.members)
    assert sorted(names(found, chain.members)) == ["Democrats", "Republicans"]


@pytest.mark.parametrize("words", ["Both men", "The two", "Both of the men", "These two leaders"])
def test_a_pair_is_known_by_its_number(words: str) -> None:
    text = f"Ada Marsh met Bo Reyes. {words} agreed."
    seen = (
        mention(text, "Ada Marsh", "person", "name"),
        mention(text, "Bo Reyes", "person", "name"),
        mention(text, words, "group", "description"),
    )
    found = read(text, Prediction(model="test", mentions=seen))
    chain = next(chain for chain in found.chains if chain.members)
    assert sorted(names(found, chain.members)) == ["Ada Marsh", "Bo Reyes"]


def test_i_is_no_body_that_stands_with_the_speaker() -> None:
    text = "“I won,” Ada Marsh of the Acme Union said."
    found = read(text)
    assert chain_of(found, "I") == "Ada Marsh"


def test_a_group_is_named_without_its_number() -> None:
    text = "They lost. Four Marines were killed."
    seen = (mention(text, "Four Marines", "group", "name"),)
    assert "Marines" in [chain.name for chain in read(text, saw(text, mentions=seen)).chains]


def test_the_town_of_a_dateline_is_a_place() -> None:
    text = "VIENNA (PUA) — Robert Hale met Susan Lee in Vienna on Monday."
    seen = PredictedMention(span=at(text, "Vienna"), head=at(text, "Vienna"), type="organization",
                            form="name", probability=0.9)  # fmt: skip
    found = read(text, saw(text, mentions=(seen,)))
    assert [one.type for one in found.mentions if one.text == "Vienna"] == ["place"]


def test_words_seen_as_a_name_and_as_a_description_hold_a_name() -> None:
    text = "It was coach Marit Solberg who spoke. She left."
    words = "coach Marit Solberg"
    seen = (mention(text, words, "person", "description"), mention(text, words, "person", "name"))
    found = read(text, saw(text, mentions=seen))
    assert [one.form for one in found.mentions if one.text == words] == ["name"]
