"""Which names of an article are one: blocks change the time that it takes, not the answer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.merge import entities
from sayso.merge.identities import DatedName, Identities, Identity
from sayso.merge.meanings import NamedChain, named_chain
from sayso.records import Chain

TABLE = Identities(
    [
        Identity(
            name="Lumen Platforms",
            type="organization",
            aliases=(DatedName(name="Facelight"), DatedName(name="Lumen", since="2021-10-28")),
        ),
        Identity(name="Donald Marlow", type="person", short=(DatedName(name="Marlow"),)),
        Identity(name="Donald Marlow Jr.", type="person"),
    ]
)
PEOPLE = [
    "Donald Marlow",
    "Marlow",
    "Donald Marlow Jr.",
    "D. Marlow",
    "President Marlow",
    "Don Marlow",
    "Ann Marlow",
    "Ada B. Quist",
    "Ada Quist",
    "Quist",
    "Lumen",
    "Sen. Quist",
    "A. C. Quist",
]
BODIES = [
    "Lumen",
    "Lumen Platforms",
    "Facelight",
    "Kestrel & Lowe",
    "K&L",
    "Federal Tide Board",
    "FTB",
    "Quist",
    "Tessaly Foods",
    "Tessaly",
    "Tessaly Foods Inc.",
    "Tessaly Global Foods",
    "The Quist Group",
]
NAMES = st.tuples(st.sampled_from(PEOPLE), st.just("person")) | st.tuples(
    st.sampled_from(BODIES), st.sampled_from(["organization", "product"])
)
CHAINS = st.lists(NAMES, max_size=12).map(
    lambda names: [
        Chain(id=f"c{at}", article="a", name=name, type=kind, named=True)  # type: ignore[arg-type]
        for at, (name, kind) in enumerate(names)
    ]
)


def compared_with_all(chains: list[Chain], day: str | None) -> list[list[str]]:
    """Every chain compared with every group, fullest names first."""
    named = [named_chain(chain, TABLE, day) for chain in chains]
    named.sort(key=lambda one: (-len(one.name.split()), one.chain.name, one.chain.id))
    groups: list[list[NamedChain]] = []
    for one in named:
        fits = [group for group in groups if entities._one_entity(group[0], one)]
        if len(fits) == 1 or (fits and fits[0][0].canonical == one.canonical):
            fits[0].append(one)
        else:
            groups.append([one])
    return [[one.chain.id for one in group] for group in groups]


@settings(deadline=None)
@given(CHAINS, st.sampled_from([None, "2015-01-01", "2024-01-01"]))
def test_blocks_find_what_comparing_all_finds(chains: list[Chain], day: str | None) -> None:
    named = [named_chain(chain, TABLE, day) for chain in chains]
    blocked = [[one.chain.id for one in group] for group in entities._joined(named)]
    assert blocked == compared_with_all(chains, day)


@settings(deadline=None)
@given(CHAINS)
def test_the_order_of_chains_makes_no_difference(chains: list[Chain]) -> None:
    assert entities.resolve(chains, TABLE) == entities.resolve(chains[::-1], TABLE)
