"""Whom a description means by the table of identities: by office, state or adjective.

"The President" is who held the office on the day of the article, "the California Democrat" the one
from there whom the article names, "Chinese officials" act for China.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from sayso.merge.administrations import administration_of
from sayso.merge.identities import Identities, Identity
from sayso.merge.words import fold_name
from sayso.records import Record
from sayso.text.vocabulary import word_set

_STATE_ACTORS = word_set(
    "government regime troops forces military army navy embassy consulate delegation delegations "
    "diplomats officials authorities ambassador"
)
"""What acts for a state, behind its adjective: "Chinese officials", "U.S. troops"."""
_OFFICE_WORDS = {
    "presidential": "president", "potus": "president", "commander in chief": "president",
    "flotus": "first lady", "defense secretary": "secretary of defense",
    "treasury secretary": "secretary of the treasury", "fbi director": "director of the fbi",
    "cia director": "director of the cia", "house speaker": "speaker of the house",
    "senate majority leader": "majority leader of the senate",
    "senate minority leader": "minority leader of the senate",
    "house majority leader": "majority leader of the house",
    "house minority leader": "minority leader of the house",
    "education secretary": "secretary of education", "commerce secretary": "secretary of commerce",
    "homeland security secretary": "secretary of homeland security",
    "national security advisor": "national security adviser",
    "nation s top diplomat": "secretary of state",
}  # fmt: skip
"""Other words for an office, folded."""
_ONE_HOLDER = frozenset(
    {
        "president", "vice president", "first lady", "president elect", "former president",
        "former vice president", "special counsel", "attorney general", "deputy attorney general",
        "secretary of state", "former first lady",
        "former secretary of state", "secretary of defense", "secretary of the treasury",
        "secretary of homeland security", "secretary of commerce", "secretary of education",
        "director of the fbi", "director of the cia", "white house press secretary",
        "white house chief of staff", "white house counsel", "national security adviser",
        "speaker of the house", "chief justice", "director of national intelligence",
        "majority leader of the senate", "minority leader of the senate",
        "majority leader of the house", "minority leader of the house",
    }
)  # fmt: skip
"""Offices of the United States of which there is one; the table has them by these names."""
_OF_ANY_STATE = frozenset(
    {
        "president", "vice president", "first lady", "president elect", "former president",
        "former vice president", "former first lady", "attorney general",
        "deputy attorney general", "chief justice", "national security adviser",
        "speaker of the house",
    }
)  # fmt: skip
"""Of those what other states have, too."""
_ACCOUNTS = ("potus", "flotus")
_STATE_HEADS = {
    "president": ("president",), "prime minister": ("prime minister",),
    "premier": ("prime minister",), "chancellor": ("chancellor",),
    "leader": ("president", "supreme leader", "prime minister", "chancellor"),
    "counterpart": ("president", "supreme leader", "prime minister", "chancellor"),
}  # fmt: skip
"""What the head of a foreign state is called, and how the table calls him, the likelier first."""
_STAFF = {
    "chief of staff": "white house chief of staff",
    "press secretary": "white house press secretary",
    "spokeswoman": "white house press secretary",
    "communications director": "white house communications director",
    "white house counsel": "white house counsel",
    "wife": "first lady",
}
"""Offices of those around a president, as the words behind his name have them."""
_FEW = word_set("some many several most other few various both more senior top current")
"""Before what acts for a state: "some American troops"."""


def meant_by(
    words: str,
    identities: Identities,
    day: str | None,
    present: Container[str],
    *,
    strange: bool,
) -> tuple[Identity, ...]:
    """The rows that a description may mean; empty if it tells none.

    Args:
        words: The description: "the first lady".
        identities: The table.
        day: ISO day of the article; None if it is not known.
        present: Names of the table that the article has.
        strange: The article calls somebody president whom the table does not know.
    """
    return (
        _by_adjective(words, identities, day)
        or administration_of(words, identities, day, present, strange=strange)
        or _in_office(words, identities, day, present, strange=strange)
        or _once_in_office(words, identities, day, present)
        or _of_state(words, identities, day, present)
        or _from_state(words, identities, day, present)
        or _of_president(words, identities, day, present)
        or _of_kin(words, identities, day, present)
    )


class Owned(Record, frozen=True, kw_only=True):
    """What belongs to somebody whom the table knows: "the president’s lawyers"."""

    row: Identity
    owner: str
    """The words for him."""
    rest: str
    """The words behind the possessive."""


def owner_of(
    words: str,
    identities: Identities,
    day: str | None,
    present: Container[str] = (),
    *,
    strange: bool = False,
) -> Owned | None:
    """Whose something is by the table; None if the words name no such owner.

    Arguments as `meant_by` takes them: "the Vermont senator’s supporters" are his whom the article
    names.
    """
    found = _OWNED.fullmatch(words)
    if found is None:
        return None
    owner = found["owner"]
    rows = (
        identities.named(owner, day)
        or _in_office(owner, identities, day, present, strange=strange)
        or _once_in_office(owner, identities, day, present)
        or _from_state(owner, identities, day, present)
    )
    return Owned(row=rows[0], owner=owner, rest=found["rest"]) if len(rows) == 1 else None


def with_owner(words: str, called: Mapping[str, str]) -> str:
    """The words with the full name of their owner: "Donald Trump’s lawyers".

    Args:
        words: A description.
        called: Full names by what the article calls somebody, folded.
    """
    found = _OWNED.fullmatch(words)
    name = called.get(fold_name(found["owner"])) if found else None
    if found is None or name is None:
        return words
    return f"{name}{'’' if name.endswith('s') else '’s'} {found['rest']}"


def by_account(name: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """Who writes under the name of an office: POTUS."""
    account = fold_name(name)
    return identities.in_office(_OFFICE_WORDS[account], day) if account in _ACCOUNTS else ()


def _by_adjective(words: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """What a bare adjective or abbreviation means ("U.S.", "Democratic", "Russian"), and the state
    for which people and forces act that have nothing but its adjective before them."""
    parts = words.split()
    while len(parts) > 1 and fold_name(parts[0]) in _FEW | {"the"}:
        parts = parts[1:]
    acting = len(parts) > 1 and fold_name(parts[-1]) in _STATE_ACTORS
    told = " ".join(parts[:-1] if acting else parts)
    if not told[:1].isupper():
        return ()
    kinds = ("country",) if acting else ("country", "party", "body")
    return tuple(row for row in identities.named(told, day) if row.kind in kinds)


_OWNED = re.compile(r"(?P<owner>[^’']{1,60})(?:['’]s|(?<=s)['’]) (?P<rest>.+)")
_OWN_STATE = ("united states", "american", "u.s.", "us", "america")
_FORMER = re.compile(r"(?:the |this |a )?(?:then )?(?:former|ex) (?P<office>.+)")
_HEAD_OF_STATE = re.compile(
    r"(?:(?:[Tt]he|his|her|its|[^\W\d_]+['’]s) )?"
    r"(?P<state>[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?)(?:['’]s)? "
    r"(?P<head>[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|[Ll]eader|counterpart)"
)
_OFFICES = re.compile(
    r"(?:(?:the|this|our) )?(?:us |u s |united states |incumbent |sitting |current )?"
    r"(?P<office>.+?)"
    r"(?: of (?:the united states|the us|the u s|america))?"
)


def _in_office(
    words: str, identities: Identities, day: str | None, present: Container[str], *, strange: bool
) -> tuple[Identity, ...]:
    """Who held the office of a description on that day: "the President", "the first lady".

    Without a day, or of an office that several hold or have held ("the former president"), the one
    whom the article names. None of an office that other states have if the article calls somebody
    president whom the table does not know: then it may be he.
    """
    found = _OFFICES.fullmatch(fold_name(words))
    office = _OFFICE_WORDS.get(found["office"], found["office"]) if found else ""
    if office not in _ONE_HOLDER:
        return ()
    rows = identities.in_office(office, day)
    named = tuple(row for row in rows if row.name in present)
    if len(named) == 1:
        return named
    other = strange and office in _OF_ANY_STATE
    return rows if day is not None and not named and not other else ()


def _once_in_office(
    words: str, identities: Identities, day: str | None, present: Container[str]
) -> tuple[Identity, ...]:
    """ "the former FBI director": whom of those who held the office the article names."""
    found = _FORMER.fullmatch(fold_name(words))
    office = _OFFICE_WORDS.get(found["office"], found["office"]) if found else ""
    if office not in _ONE_HOLDER:
        return ()
    rows = tuple(row for row in identities.once_in(office, day) if row.name in present)
    return rows if len(rows) == 1 else ()


def _of_state(
    words: str, identities: Identities, day: str | None, present: Container[str]
) -> tuple[Identity, ...]:
    """ "the Russian president", "Ukraine’s leader": who led that state on that day.

    Without a day the one whom the article names; only such a one is a "Japanese counterpart".
    """
    found = _HEAD_OF_STATE.fullmatch(words)
    if found is None or found["state"].lower().endswith(_OWN_STATE):
        return ()
    states = [one for one in identities.named(found["state"]) if one.kind == "country"]
    if len(states) != 1:
        return ()
    for head in _STATE_HEADS[found["head"].lower()]:
        rows = identities.in_office(f"{head} of {fold_name(states[0].name)}", day)
        named = tuple(row for row in rows if row.name in present)
        if len(named) == 1:
            return named
        if len(rows) == 1 and day is not None and found["head"].lower() != "counterpart":
            return rows
    return ()


def _of_president(
    words: str, identities: Identities, day: str | None, present: Container[str]
) -> tuple[Identity, ...]:
    """ "Trump’s chief of staff": who held the office under that president on that day."""
    owned = owner_of(words, identities, day)
    if owned is None or owned.row not in identities.in_office("president", day):
        return ()
    rest = fold_name(owned.rest)
    return _in_office(_STAFF.get(rest, rest), identities, day, present, strange=False)


_CHILDREN = {"father": ("son", "daughter"), "mother": ("son", "daughter"),
             "father-in-law": ("son-in-law",)}  # fmt: skip


def _of_kin(
    words: str, identities: Identities, day: str | None, present: Container[str]
) -> tuple[Identity, ...]:
    """ "Hillary Clinton’s husband": who is that to her by the table, "son of Joe Biden"; of several
    the one whom the article names. A father or mother is whose child the owner is.
    """
    owned = owner_of(words, identities, day)
    if owned is None or owned.row.type != "person":
        return ()
    kin = owned.rest.lower()
    if kin in _CHILDREN:
        starts = tuple(f"{child} of " for child in _CHILDREN[kin])
        names = [role.name for role in owned.row.roles if role.name.startswith(starts)]
        parents = [one for name in names for one in identities.named(name.partition(" of ")[2])]
        rows = tuple(row for row in parents if row.name in present)
    else:
        rows = identities.in_office(fold_name(f"{kin} of {owned.row.name}"), day)
    named = tuple(row for row in rows if row.name in present)
    return named if len(named) == 1 else rows if len(rows) == 1 else ()


_LAWMAKER = re.compile(
    r"(?:the |this )?(?P<former>former )?(?P<state>[a-z]+(?: [a-z]+)?) "
    r"(?P<word>senator|democrat|republican|congressman|congresswoman|lawmaker|representative|governor|legislator)"
)
_SEATS = {"senator": ("senator",), "governor": ("governor",)}


def _from_state(
    words: str, identities: Identities, day: str | None, present: Container[str]
) -> tuple[Identity, ...]:
    """ "the California Democrat", "the Texas senator": whom of that state the article names."""
    found = _LAWMAKER.fullmatch(fold_name(words))
    if found is None:
        return ()
    seats = _SEATS.get(found["word"], ("senator", "representative", "governor"))
    offices = [f"{seat} {of} {found['state']}" for seat in seats for of in ("from", "of")]
    held = identities.once_in if found["former"] else identities.in_office
    rows = {row.name: row for office in offices for row in held(office, day)}
    named = tuple(row for row in rows.values() if row.name in present)
    sole = found["word"] == "governor" and day is not None and not found["former"]
    return named or (tuple(rows.values()) if sole and len(rows) == 1 else ())
