from __future__ import annotations

import pytest

from sayso.merge.entities import EntityKey, representative, resolve
from sayso.merge.identities import DatedName, Identities, Identity
from sayso.records import Chain, EntityType

TABLE = Identities(
    [
        Identity(
            name="Meta",
            type="organization",
            aliases=(
                DatedName(name="Facebook"),
                DatedName(name="Meta Platforms", since="2021-10-28"),
            ),
            identifiers={"wikidata": "Q380"},
        ),
        Identity(
            name="Mark Zuckerberg",
            type="person",
            short=(DatedName(name="Zuckerberg"),),
            descriptions=(DatedName(name="the Facebook founder", since="2004"),),
        ),
        Identity(name="Hillary Clinton", type="person", short=(DatedName(name="Clinton"),)),
        Identity(name="George W. Bush", type="person"),
        Identity(name="George H. W. Bush", type="person"),
    ]
)


def chain(name: str, kind: EntityType = "person", *, named: bool = True) -> Chain:
    return Chain(id=name, article="a", name=name, type=kind, named=named)


def ids(*chains: Chain, day: str | None = None) -> list[str]:
    keys = resolve(chains, TABLE, day)
    return [keys[one.id].id for one in chains]


@pytest.mark.parametrize(
    "short", ["Trump", "Mr. Trump", "President Trump", "Don Trump", "D. Trump"]
)
def test_a_short_name_is_the_one_person_of_that_name_in_the_article(short: str) -> None:
    full, brief = ids(chain("Donald Trump"), chain(short))
    assert full == brief


def test_father_and_son_stay_apart() -> None:
    father, son, brief = ids(chain("Donald Trump"), chain("Donald Trump Jr."), chain("Trump Jr."))
    assert father != son
    assert son == brief


def test_two_presidents_of_one_name_stay_apart() -> None:
    son, father = ids(chain("George W. Bush"), chain("George H. W. Bush"))
    assert son != father


def test_a_surname_that_two_people_share_is_neither_of_them() -> None:
    bill, hillary, brief = ids(chain("Bill Clinton"), chain("Hillary Clinton"), chain("Clinton"))
    assert brief not in (bill, hillary)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Kestrel & Lowe", "K&L"),
        ("Tessaly Foods", "Tessaly"),
        ("Federal Trade Commission", "FTC"),
        ("Apple Inc.", "Apple"),
        ("The Quillo Group", "Quillo"),
    ],
)
def test_a_short_name_is_the_one_body_of_that_name_in_the_article(full: str, short: str) -> None:
    one, other = ids(chain(full, "organization"), chain(short, "organization"))
    assert one == other


def test_a_person_is_never_a_court_of_that_name() -> None:
    person, court = ids(chain("Jeff Sessions"), chain("Sessions Court", "organization"))
    assert person != court


def test_a_nickname_gives_the_same_person_in_two_articles() -> None:
    assert ids(chain("Bill Gates")) == ids(chain("William Gates"))


def test_titles_are_no_part_of_a_name() -> None:
    assert ids(chain("Sen. Elizabeth Warren")) == ids(chain("Elizabeth Warren"))


def test_the_table_joins_names_that_share_nothing() -> None:
    assert ids(chain("Facebook", "product")) == ids(chain("Meta", "organization"))


def test_the_table_knows_whom_a_surname_usually_means() -> None:
    assert ids(chain("Zuckerberg")) == ids(chain("Mark Zuckerberg"))


def test_a_fuller_name_in_the_article_comes_before_the_usual_one() -> None:
    full, brief = ids(chain("Randi Zuckerberg"), chain("Zuckerberg"))
    assert full == brief != ids(chain("Mark Zuckerberg"))[0]


def test_the_table_knows_whom_a_description_surely_means() -> None:
    said = chain("the Facebook founder", named=False)
    assert ids(said, day="2024-01-01") == ids(chain("Mark Zuckerberg"))
    assert ids(said, day="1999-01-01") != ids(chain("Mark Zuckerberg"))


def test_a_name_that_did_not_hold_yet_is_not_the_tables() -> None:
    early = ids(chain("Meta Platforms", "organization"), day="2015-01-01")
    assert early != ids(chain("Meta Platforms", "organization"), day="2022-01-01")


@pytest.mark.parametrize(
    "name",
    ["President", "Tuesday", "New", "LLC", "Prime Minister", "R-Ohio", "D-New York", "pro-Marsh"],
)
def test_titles_days_and_pieces_of_names_stand_for_nobody_elsewhere(name: str) -> None:
    keys = [
        resolve([Chain(id=a, article=a, name=name, type="other", named=True)], TABLE)[a].id
        for a in "ab"
    ]
    assert keys[0] != keys[1]


def test_a_full_name_of_the_table_is_that_person_however_it_was_read() -> None:
    assert ids(chain("Mark Zuckerberg", "organization")) == ids(chain("Mark Zuckerberg"))
    assert ids(chain("Zuckerberg", "organization")) != ids(chain("Mark Zuckerberg"))


@pytest.mark.parametrize("short", ["Cortez Marsh", "Senator Cortez Marsh", "Marsh"])
def test_a_surname_of_two_words_is_the_one_person_of_that_name(short: str) -> None:
    full, brief = ids(chain("Ada Cortez Marsh"), chain(short))
    assert full == brief


def test_a_surname_of_two_words_is_found_across_articles() -> None:
    full = resolve([chain("Ada Cortez Marsh")], TABLE)["Ada Cortez Marsh"]
    short = resolve([chain("Cortez Marsh")], TABLE)["Cortez Marsh"]
    assert set(short.open) <= set(full.handles)


def test_letters_joined_by_a_hyphen_are_no_initials() -> None:
    key = resolve([chain("R-N", "organization")], TABLE)["R-N"]
    assert not [handle for handle in key.open if handle.startswith("initials")]


SENATE = Identities(
    [
        Identity(
            name=name,
            type="person",
            roles=(DatedName(name="senator from Iowa", since=since, until=until),),
        )
        for name, since, until in (
            ("Ada Marsh", "2001-01-03", "2010-01-03"),
            ("Bo Marsh", "2011-01-03", None),
            ("Cy Van Lowe", "2011-01-03", None),
        )
    ]
)


def titled(name: str, day: str | None, *titles: str, beside: str | None = None) -> str:
    chains = [chain(name), *([chain(beside)] if beside else [])]
    return resolve(chains, SENATE, day, {name: frozenset(titles)})[name].name


def test_a_surname_with_a_title_is_who_had_it_on_that_day() -> None:
    assert titled("Marsh", "2005-01-01", "sen") == "Ada Marsh"
    assert titled("Marsh", "2015-01-01", "u", "s", "sen") == "Bo Marsh"
    assert titled("Sen. Marsh", "2015-01-01") == "Bo Marsh"
    assert titled("Van Lowe", "2015-01-01", "senator") == "Cy Van Lowe"
    assert titled("Bo D. Marsh", "2015-01-01", "sen") == "Bo Marsh"
    assert titled("Al Marsh", "2015-01-01", "sen") == "Al Marsh"


@pytest.mark.parametrize(
    ("day", "titles", "beside"),
    [
        (None, ["sen"], None),
        ("2015-01-01", [], None),
        ("2015-01-01", ["gov"], None),
        ("2015-01-01", ["state", "sen"], None),
        ("2015-01-01", ["sen"], "Dee Marsh"),
    ],
)
def test_a_surname_without_a_sure_title_stays_open(
    day: str | None, titles: list[str], beside: str | None
) -> None:
    assert titled("Marsh", day, *titles, beside=beside) in ("Marsh", beside)


def test_an_unnamed_chain_is_an_entity_of_its_own_article() -> None:
    keys = resolve([chain("a spokesman", named=False)], TABLE)
    other = resolve(
        [Chain(id="other", article="b", name="a spokesman", type="person", named=False)], TABLE
    )
    assert keys["a spokesman"].id != other["other"].id


def test_a_plural_has_no_key_of_its_own() -> None:
    pair = Chain(
        id="two", article="a", name="the two", type="person", named=False, members=("x", "y")
    )
    assert resolve([pair], TABLE) == {}


def test_the_order_of_chains_makes_no_difference() -> None:
    chains = [
        chain("Donald Trump"),
        chain("Trump"),
        chain("Donald Trump Jr."),
        chain("Meta", "organization"),
    ]
    assert resolve(chains, TABLE) == resolve(chains[::-1], TABLE)


def test_a_group_goes_by_its_known_then_its_fullest_name() -> None:
    short, full = (
        EntityKey(id="1", name="Zuck", type="person"),
        EntityKey(id="2", name="Mark Z", type="person"),
    )
    assert representative([short, full]).id == "2"


STATE = Identities(
    [
        Identity(
            name="Ann Hale",
            type="person",
            kind="politician",
            roles=(
                DatedName(name="president", since="2009-01-20", until="2017-01-20"),
                DatedName(name="former president", since="2017-01-20"),
            ),
        ),
        Identity(
            name="Bo Dunn",
            type="person",
            kind="politician",
            roles=(DatedName(name="president", since="2017-01-20", until="2021-01-20"),),
        ),
        Identity(
            name="Cy Ford",
            type="person",
            kind="politician",
            roles=(DatedName(name="senator from Iowa", since="2011-01-03"),),
        ),
        Identity(name="Dee Hale", type="person", kind="public figure"),
        Identity(
            name="United States",
            type="place",
            kind="country",
            aliases=(DatedName(name="U.S."), DatedName(name="American")),
        ),
        Identity(name="China", type="place", kind="country", aliases=(DatedName(name="Chinese"),)),
        Identity(
            name="Department of Energy",
            type="organization",
            kind="body",
            aliases=(DatedName(name="Energy Department"),),
        ),
    ]
)


def in_state(said: Chain, *beside: Chain, day: str | None = "2018-05-01") -> str:
    return resolve([said, *beside], STATE, day)[said.id].name


@pytest.mark.parametrize("words", ["the President", "this president", "the U.S. president"])
def test_an_office_means_who_held_it_on_the_day_of_the_article(words: str) -> None:
    said = chain(words, named=False)
    assert in_state(said) == "Bo Dunn"
    assert in_state(said, day="2012-05-01") == "Ann Hale"
    assert in_state(said, day=None) == words


def test_an_office_means_the_holder_whom_the_article_names_if_it_has_no_day() -> None:
    assert in_state(chain("the president", named=False), chain("Ann Hale"), day=None) == "Ann Hale"


def test_an_office_is_nobodys_where_a_stranger_has_its_title() -> None:
    said, stranger = chain("the president", named=False), chain("Eve Lund")
    keys = resolve([said, stranger], STATE, "2018-05-01", {"Eve Lund": frozenset({"president"})})
    assert keys[said.id].name == "the president"


def test_a_seat_means_whom_of_that_state_the_article_names() -> None:
    said = chain("the Iowa senator", named=False)
    assert in_state(said, chain("Cy Ford")) == "Cy Ford"
    assert in_state(said) == "the Iowa senator"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("U.S.", "United States"),
        ("American", "United States"),
        ("Chinese officials", "China"),
        ("the Chinese embassy", "China"),
        ("Chinese food", "Chinese food"),
    ],
)
def test_an_adjective_with_those_who_act_for_a_state_is_the_state(words: str, name: str) -> None:
    assert in_state(chain(words, "organization", named=False)) == name


@pytest.mark.parametrize(
    "words", ["U.S. Energy Department", "the United States Department of Energy", "Energy Dept"]
)
def test_a_body_is_known_with_and_without_its_country(words: str) -> None:
    assert in_state(chain(words, "organization")) == "Department of Energy"


def test_a_first_name_is_whom_the_table_has_of_a_family_of_the_article() -> None:
    assert in_state(chain("Dee"), chain("Ann Hale")) == "Dee Hale"
    assert in_state(chain("Dee"), chain("Ann Lund")) == "Dee"


# ------------------------------------------------------------------ names in many articles

BLUFF = DatedName(name="Bluff")

WORLD = Identities(
    [
        Identity(name="Ostrava", type="place", kind="state", short=(DatedName(name="Ost."),)),
        Identity(name="Capital City", type="place", aliases=(DatedName(name="C.C."),)),
        Identity(
            name="The Bluff", type="organization", kind="outlet", short=(DatedName(name="Bluff"),)
        ),
        Identity(name="Bluff Rock", type="place", short=(DatedName(name="Bluff"),)),
        Identity(
            name="Office of Old Ships",
            type="organization",
            kind="body",
            short=(DatedName(name="Office"),),
        ),
        Identity(name="Ann Kestrel", type="person", short=(DatedName(name="Kestrel"),)),
        Identity(name="Cloud Watchers", type="group"),
    ]
)


def in_world(*chains: Chain) -> list[EntityKey]:
    keys = resolve(chains, WORLD, "2020-01-01")
    return [keys[one.id] for one in chains]


def test_a_place_that_reads_like_a_person_is_the_place() -> None:
    (key,) = in_world(chain("Ostrava"))
    assert key.name == "Ostrava" and key.type == "place"


@pytest.mark.parametrize("other", ["Bo Ostrava", "Ostrava Lee"])
def test_a_place_is_not_taken_for_a_person_of_that_name(other: str) -> None:
    _, key = in_world(chain(other), chain("Ostrava"))
    assert not key.known


def test_a_titled_surname_is_no_place() -> None:
    (key,) = in_world(chain("Mr. Ostrava"))
    assert not key.known


def test_a_short_name_of_a_place_is_meant_by_places_only() -> None:
    assert in_world(chain("Ost.", "place"))[0].name == "Ostrava"
    assert not in_world(chain("OST", "organization"))[0].known


def test_a_short_name_of_a_place_and_a_body_is_told_by_its_kind() -> None:
    assert [in_world(chain("Bluff", kind))[0].name for kind in ("place", "organization")] == [
        "Bluff Rock",
        "The Bluff",
    ]


def test_a_name_read_as_neither_person_nor_body_is_whom_it_usually_means() -> None:
    assert in_world(chain("Kestrel", "other"))[0].name == "Ann Kestrel"
    assert not in_world(chain("Kestrel", "organization"))[0].known


def test_letters_that_the_table_knows_are_nobody_else_of_these_letters() -> None:
    capital, other = in_world(chain("C.C.", "place"), chain("Cotton Creek", "place"))
    assert capital.name == "Capital City" and not other.known


@pytest.mark.parametrize("name", ["the Committee", "Center", "Parliament", "2016"])
def test_a_word_that_names_another_one_in_every_article_is_nobody_elsewhere(name: str) -> None:
    one = Chain(id="1", article="a", name=name, type="organization", named=True)
    other = Chain(id="2", article="b", name=name, type="organization", named=True)
    assert resolve([one], WORLD)["1"].id != resolve([other], WORLD)["2"].id


def test_the_table_may_know_whom_such_a_word_means() -> None:
    assert in_world(chain("Office", "organization"))[0].name == "Office of Old Ships"


def test_first_letters_of_a_place_are_no_handle_of_it() -> None:
    assert in_world(chain("Capital City", "place"))[0].handles == ()


@pytest.mark.parametrize("name", ["US Ship Board", "the United States Ship Board"])
def test_a_body_is_one_however_its_country_is_written(name: str) -> None:
    assert ids(chain("U.S. Ship Board", "organization")) == ids(chain(name, "organization"))


def test_a_surname_that_is_an_outlets_too_is_a_person_where_it_reads_like_one() -> None:
    table = Identities(
        [
            Identity(name="Hale News", type="organization", aliases=(DatedName(name="Hale"),)),
            Identity(name="Bo Hale", type="person", short=(DatedName(name="Hale"),)),
        ]
    )
    names = [
        resolve([chain("Hale", kind)], table)["Hale"].name for kind in ("person", "organization")
    ]
    assert names == ["Bo Hale", "Hale News"]


def test_a_table_of_many_is_found_by_whole_names_only() -> None:
    """ "News" is not short for the news media."""
    found = in_world(chain("Cloud Watchers", "group"))
    assert found[0].name == "Cloud Watchers"
    assert found[0].handles == ()


@pytest.mark.parametrize("kind", ["place", "organization"])
def test_letters_with_full_stops_are_the_state_not_the_body_of_those_initials(
    kind: EntityType,
) -> None:
    table = Identities(
        [
            Identity(
                name="South Carolina", type="place", kind="state", short=(DatedName(name="S.C."),)
            ),
            Identity(name="Supreme Court", type="organization", kind="court"),
        ]
    )
    keys = resolve([chain("S.C.", kind), chain("Supreme Court", "organization")], table)
    assert {said: key.name for said, key in keys.items()} == {
        "S.C.": "South Carolina",
        "Supreme Court": "Supreme Court",
    }


def test_a_short_name_is_whom_it_usually_means_on_those_days() -> None:
    table = Identities(
        [
            Identity(
                name="Ada Hale",
                type="person",
                short=(DatedName(name="Hale", since="2009", until="2013"),),
            )
        ]
    )
    found = {day: resolve([chain("Hale")], table, day)["Hale"].name for day in ("2008", "2010")}
    assert found == {"2008": "Hale", "2010": "Ada Hale"}


def test_a_body_that_goes_by_a_surname_leaves_it_to_whom_it_usually_means() -> None:
    table = Identities([Identity(name="Ada Hale", type="person", short=(DatedName(name="Hale"),))])
    keys = resolve([chain("Hale"), chain("Hale Harbour Department", "organization")], table)
    assert keys["Hale"].name == "Ada Hale"


def test_initials_without_full_stops_are_initials() -> None:
    with_stops, without, other = ids(
        chain("Ada H.W. Marsh"), chain("Ada HW Marsh"), chain("Ada W. Marsh")
    )
    assert with_stops == without != other


HALE = Identity(name="Ada Hale", type="person", short=(DatedName(name="Hale"),))


@pytest.mark.parametrize("said", ["FBI Ada Hale", "Justices Ada Hale", "Then-Speaker Ada Hale"])
def test_a_person_of_the_table_is_known_behind_a_word_that_is_no_name(said: str) -> None:
    assert resolve([chain(said)], Identities([HALE]))[said].name == "Ada Hale"


def test_a_ship_is_not_the_person_whose_name_it_has() -> None:
    assert resolve([chain("USS Ada Hale")], Identities([HALE]))["USS Ada Hale"].name != "Ada Hale"


def test_a_surname_that_is_nobodys_first_name_is_usual_beside_pieces_of_headlines() -> None:
    keys = resolve([chain("Hale"), chain("Hale Moreover")], Identities([HALE]))
    assert keys["Hale"].name == "Ada Hale"


def test_a_letter_behind_a_title_is_not_the_company_of_that_letter() -> None:
    table = Identities([Identity(name="X", type="organization", kind="company")])
    names = [resolve([chain(said, "other")], table)[said].known for said in ("X", "Madame X")]
    assert names == [True, False]


@pytest.mark.parametrize(
    ("kind", "alias", "letters", "found"),
    [
        ("agency", "Hale News Agency", "hna", False),
        ("body", "Hale Department", "hd", False),
        ("body", "Hale Judiciary Committee", "hjc", True),
    ],
)
def test_of_other_names_only_those_of_bodies_have_initials(
    kind: str, alias: str, letters: str, found: bool
) -> None:
    row = Identity(name="Hale", type="organization", kind=kind, aliases=(DatedName(name=alias),))
    key = resolve([chain("Hale", "organization")], Identities([row]))["Hale"]
    assert (f"initials {letters}" in key.handles) is found
