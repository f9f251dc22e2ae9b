"""Whom of the tables of identities a named chain of an article means.

By its name, where the table has it; else by a title before it, by the family beside it, or because
it usually means one. What names nobody ("President", "the Committee") means nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.merge.identities import NEWSROOM_KINDS, Identities, Identity
from sayso.merge.names import (
    KINDS,
    ROLES,
    TITLE_ROLES,
    TITLES,
    initials,
    may_be_called,
    organisation_words,
    person_parts,
    plain_name,
)
from sayso.merge.offices import by_account
from sayso.merge.words import WORD, fold, fold_name
from sayso.records import Chain, Record
from sayso.text.vocabulary import word_set

_ELSEWHERE = word_set("state vice deputy assistant lt lieutenant under former ex")
"""Before a title they say that it is another office, or one of old."""
_NO_NAMES = (
    TITLES
    | ROLES
    | KINDS
    | word_set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may "
        "june july august september october november december "
        "new united north south east west northern southern eastern western "
        "inc corp co ltd llc tv election day night week full text photo photos video watch story "
        "update continued advertisement uss hms usns"
    )
)
"""Words that alone, or with each other only, name nobody: days, titles, pieces of names."""
_ANYBODYS = word_set(
    "administration agency amendment assembly board bureau cabinet center centre chamber city "
    "commerce commission committee company conference congressional constitution convention "
    "council defence defense department education energy federal freedom god government "
    "immigration intelligence justice left media military ministry nation native news office "
    "parliament party privacy progress republic right security senate service services society "
    "states story street team terms times top treasury union university web world"
)
"""Words that alone name another one in every article: "the Committee", "the Center"."""
_SHIPS = word_set("uss hms usns")
_KIND_OF = re.compile(r"(?:[RDI]|[Aa]nti|[Pp]ro|[Nn]on|[Pp]re|[Pp]ost)-[A-Z]\S*(?:\s[A-Z]\S*)?")
"""What tells of what kind somebody else is: "R-Ohio", "anti-Trump"."""
_LETTERED = re.compile(r"(?:[A-Z]\.){1,2}(?:[A-Z]|[A-Z][a-z]+)\.?")
"""Letters with full stops: "S.C.", "W.Va."."""
_COUNTRY = re.compile(r"(?:u s|us|united states) ")
_NUMBERED = re.compile(r" (?:ii|iii|iv)$")


# ------------------------------------------------------------------------- named chains


class NamedChain(Record, frozen=True, kw_only=True):
    """A named chain with what its comparisons need, so that each is worked out once."""

    chain: Chain
    name: str
    """Without titles and descriptions."""
    person: bool
    canonical: tuple[str, ...]
    rows: tuple[Identity, ...]
    """The identities that it may mean."""
    usual: tuple[Identity, ...]
    """Those that it usually means where the article has no fuller name."""
    blocks: tuple[str, ...]
    """What a chain shares with every shorter one that may be the same."""
    titles: frozenset[str] = frozenset()
    """Words before the name, folded."""


def named_chain(
    chain: Chain, identities: Identities, day: str | None, titles: frozenset[str] = frozenset()
) -> NamedChain:
    """A chain with a name, read for comparing; `titles` as `entities.resolve` takes them."""
    name, person = plain_name(chain), is_person(chain)
    rows = _rows(chain, identities, day)
    own = _person_blocks(name) if person else _name_blocks(name)
    return NamedChain(
        chain=chain,
        name=name,
        person=person,
        canonical=canonical_words(chain),
        rows=rows,
        usual=identities.short_for(name, day),
        blocks=(*own, *(f"{person} row {row.name}" for row in rows)),
        titles=titles | {fold_name(word) for word in chain.name.split()} if person else titles,
    )


def says_who(name: str, identities: Identities) -> bool:
    """The name has a word that is somebody's own: "President", "Tuesday" and "2016" have none.

    "R-Ohio" and "anti-Trump" have one, but tell of what kind somebody else is.
    """
    if _KIND_OF.fullmatch(name):
        return False
    words = [fold(match.group()) for match in WORD.finditer(name) if fold(match.group()) != "the"]
    own = any(word not in _NO_NAMES and not word[0].isdigit() for word in words)
    if len(words) == 1 and words[0] in _ANYBODYS:
        own = bool(identities.short_for(name))
    return own or bool(words and identities.named(name))


def is_person(chain: Chain) -> bool:
    """It was read as a person."""
    return chain.type == "person"


def canonical_words(chain: Chain) -> tuple[str, ...]:
    """What the id of a named chain is made from.

    A person's key keeps initials and suffix. Organisations, places, products and groups share one
    space: readings of "Facebook" or "Russia" differ in type from article to article.
    """
    if is_person(chain):
        parts = person_parts(plain_name(chain))
        return ("person", *parts.given, parts.family, parts.suffix)
    return ("name", *organisation_words(plain_name(chain)))


def _person_blocks(name: str) -> tuple[str, ...]:
    return (f"family {person_parts(name).family}",)


def _name_blocks(name: str) -> tuple[str, ...]:
    """A name has its first word, its own letters or its initials in common with a short form."""
    words = organisation_words(name)
    letters = fold_name(name).replace(" ", "")
    return tuple(sorted({f"name {word}" for word in (*words[:1], letters, initials(name)) if word}))


# ------------------------------------------------------------------------- by the name itself


def _rows(chain: Chain, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """The rows that a chain may mean, of its own kind: people, or all else.

    What has the name of one row of another kind and of none of its own is that one, for the table
    knows better than a reading: "Meta said" reads like a person. But a single word that reads like
    a person may be a surname, so that it is no place; and no single word alone is a person.
    """
    name = plain_name(chain)
    # "Madame X" without her title is a letter that others have for a name.
    found = identities.named(name, day) if len(name) > 1 or name == chain.name else ()
    found = found or identities.named(chain.name, day)
    found = found or by_account(chain.name, identities, day) or _lettered(chain.name, identities)
    found = found or _same_body(name, identities, day)
    if is_person(chain):
        found = found or _behind_a_word(name, identities)
    own = tuple(row for row in found if (row.type == "person") == is_person(chain))
    if own or len(found) != 1:
        return own
    words = len(name.split())
    if is_person(chain):
        someone = any(row.type == "person" for row in identities.short_for(name))
        sure = found[0].type in ("organization", "product") or name.isupper() or "." in name
        sure = sure and not someone
        return found if words > 1 or sure else ()
    account = any(letter.isupper() for letter in name[1:]) and not name.isupper()
    return found if words > 1 or account else ()


def _lettered(name: str, identities: Identities) -> tuple[Identity, ...]:
    """The state that letters with full stops are short for: "S.C." is no Supreme Court."""
    if not _LETTERED.fullmatch(name):
        return ()
    return tuple(row for row in identities.short_for(name) if row.kind == "state")


def _behind_a_word(name: str, identities: Identities) -> tuple[Identity, ...]:
    """The person whose whole name ends what was read as one: "FBI Robert Mueller", "Justices Ada
    Marsh", initials without full stops. But a ship is no person."""
    words = fold_name(name).split()
    if not words or words[0] in _SHIPS:
        return ()
    parts = person_parts(name)
    whole = " ".join((*parts.given, parts.family, parts.suffix)).strip()
    ends = (" ".join(words[first:]) for first in range(1, len(words) - 1))
    found = (
        tuple(row for row in identities.named(form) if row.type == "person")
        for form in (whole, *ends)
    )
    return next(filter(None, found), ())


def _same_body(name: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """The row under another writing: "the U.S. Justice Department", "the United States IRS",
    "Department of Education" for Education Department, a senator's name without its III."""
    folded = fold_name(name).removeprefix("the ")
    bare = _COUNTRY.sub("", folded, count=1)
    forms = [bare, _NUMBERED.sub("", folded)]
    if bare.endswith((" department", " dept")):
        forms.append(f"department of {bare.rpartition(' ')[0]}")
    if bare.startswith("department of "):
        forms.append(f"{bare.removeprefix('department of ').removeprefix('the ')} department")
    for form in forms:
        found = identities.named(form, day) if form != folded else ()
        if found and all(row.kind == "body" or row.type == "person" for row in found):
            return found
    return ()


# ------------------------------------------------------------------------- by what is beside it


def meant(
    group: Sequence[NamedChain],
    identities: Identities,
    day: str | None,
    heads: Sequence[NamedChain],
) -> tuple[Identity, str] | None:
    """Whom the chains of one entity mean by more than their own names, and why.

    Args:
        group: The chains, fullest name first.
        identities: The tables.
        day: The article's day.
        heads: The fullest-named chain of each entity of the article.
    """
    head = group[0]
    return (
        _titled(group, identities, day)
        or _of_the_family(head, identities, heads)
        or _usual(head)
        or _misread(head, identities, day, heads)
    )


def _titled(
    group: Sequence[NamedChain], identities: Identities, day: str | None
) -> tuple[Identity, str] | None:
    """Whom a surname means that a title stands before: "Senator Marsh" on that day."""
    short = person_parts(group[0].name)
    titles = frozenset().union(*(one.titles for one in group))
    if not group[0].person or titles & _ELSEWHERE:
        return None
    rows = {
        row.name: (row, title)
        for title in sorted(titles & TITLE_ROLES.keys())
        for row in identities.holders(TITLE_ROLES[title], short.family, day)
        if not short.given or may_be_called(person_parts(row.name), short)
    }
    if len(rows) != 1:
        return None
    ((row, title),) = rows.values()
    reason = f"{group[0].name} has the title {TITLE_ROLES[title]!r}, as only {row.name} then had."
    return row, reason


def _of_the_family(
    short: NamedChain, identities: Identities, heads: Sequence[NamedChain]
) -> tuple[Identity, str] | None:
    """Whom a first name alone means beside the family: "Chelsea" where Hillary Clinton is."""
    first = fold_name(short.name)
    if not short.person or " " in first:
        return None
    families = {person_parts(one.name).family for one in heads if one.person and one is not short}
    rows = {
        row.name: row
        for family in sorted(families - {first})
        for row in identities.named(f"{first} {family}")
        if row.type == "person"
    }
    if len(rows) != 1:
        return None
    (row,) = rows.values()
    return row, f"{short.name} is {row.name} by the table: the article has others of that family."


def _usual(chain: NamedChain) -> tuple[Identity, str] | None:
    """Whom a short name usually means; of a newsroom not "the Journal": every town has one."""
    rows = [
        row
        for row in chain.usual
        if _may_be(chain, row)
        and (row.kind not in NEWSROOM_KINDS or not fold_name(chain.name).startswith("the "))
    ]
    if len(rows) != 1:
        return None
    name = chain.chain.name
    return rows[0], f"The article has no fuller name, and {name} is usually {rows[0].name}."


def _may_be(chain: NamedChain, row: Identity) -> bool:
    """A row of its own kind. "Obama" in "the Obama administration" is read as neither person nor
    body; "Fla." is a place, "VA" none."""
    if row.type == "person":
        return chain.person or chain.chain.type == "other"
    return not chain.person and (row.type == "place") == (chain.chain.type == "place")


def _misread(
    chain: NamedChain, identities: Identities, day: str | None, heads: Sequence[NamedChain]
) -> tuple[Identity, str] | None:
    """The place that reads like a person, where the article has nobody with that name."""
    rows = identities.named(chain.name, day)
    if not chain.person or chain.titles & TITLES or len(rows) != 1 or rows[0].type != "place":
        return None
    word = fold_name(chain.name)
    if any(
        one.person and one is not chain and word in fold_name(one.name).split() for one in heads
    ):
        return None
    return rows[0], f"The article has no person whose name is {chain.name}."
