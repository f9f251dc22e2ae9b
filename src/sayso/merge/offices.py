"""Whom a description means by the table of identities: by office, state or adjective.

"The President" is who held the office on the day of the article, "the California Democrat" the one
from there whom the article names, "Chinese officials" act for China.
"""

from __future__ import annotations

import re
from collections.abc import Container

from sayso.merge.identities import Identities, Identity
from sayso.merge.words import fold_name
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
    }
)  # fmt: skip
"""Offices of the United States of which there is one; the table has them by these names."""
_ACCOUNTS = ("potus", "flotus")


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
        or _in_office(words, identities, day, present, strange=strange)
        or _from_state(words, identities, day, present)
    )


def by_account(name: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """Who writes under the name of an office: POTUS."""
    account = fold_name(name)
    return identities.in_office(_OFFICE_WORDS[account], day) if account in _ACCOUNTS else ()


def _by_adjective(words: str, identities: Identities, day: str | None) -> tuple[Identity, ...]:
    """What a bare adjective or abbreviation means ("U.S.", "Democratic", "Russian"), and the state
    for which people and forces act that have nothing but its adjective before them."""
    parts = words.split()
    if fold_name(parts[0]) == "the" and len(parts) > 1:
        parts = parts[1:]
    acting = len(parts) > 1 and fold_name(parts[-1]) in _STATE_ACTORS
    told = " ".join(parts[:-1] if acting else parts)
    if not told[:1].isupper():
        return ()
    kinds = ("country",) if acting else ("country", "party", "body")
    return tuple(row for row in identities.named(told, day) if row.kind in kinds)


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
    whom the article names. None if the article calls somebody president whom the table does not
    know: then it may be he.
    """
    found = _OFFICES.fullmatch(fold_name(words))
    office = _OFFICE_WORDS.get(found["office"], found["office"]) if found else ""
    if office not in _ONE_HOLDER:
        return ()
    rows = identities.in_office(office, day)
    named = tuple(row for row in rows if row.name in present)
    if len(named) == 1:
        return named
    return rows if day is not None and not named and not strange else ()


_LAWMAKER = re.compile(
    r"(?:the|this) (?P<state>[a-z]+(?: [a-z]+)?) "
    r"(?P<word>senator|democrat|republican|congressman|congresswoman|lawmaker|representative|governor)"
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
    rows = {row.name: row for office in offices for row in identities.in_office(office, day)}
    return tuple(row for row in rows.values() if row.name in present)
