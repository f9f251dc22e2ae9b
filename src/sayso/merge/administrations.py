"""Whose administration a description means: "the administration", "Obama’s administration".

The table of identities has those of the United States by the president's family name.
"""

from __future__ import annotations

import re
from collections.abc import Container

from sayso.merge.identities import Identities, Identity
from sayso.merge.words import fold_name

_ADMINISTRATION = re.compile(
    r"(?P<now>(?:the |this |his |our )?(?:(?:current|present|sitting|federal|us|u s) )?)"
    r"(?P<whose>(?:[^\W\d_]\w* ){0,6}?)administration"
)
"""Folded words: `the administration`, `president barack obama s administration`."""
_FEDERAL = ("White House", "U.S. Congress", "U.S. Senate", "U.S. House of Representatives")
"""Where the article names one of these, the administration is that of the United States."""


def administration_of(
    words: str, identities: Identities, day: str | None, present: Container[str], *, strange: bool
) -> tuple[Identity, ...]:
    """The row of the administration that a description means; empty if it tells none.

    Without a name it is that of the president of the day, if the article names him or a house of
    his, and calls nobody else president (`strange`).
    """
    found = _ADMINISTRATION.fullmatch(fold_name(words))
    if found is None:
        return ()
    whose = found["whose"].strip().removesuffix(" s").removeprefix("president ")
    if not whose and found["now"] not in ("his ", "our "):
        rows = identities.in_office("president", day) if day is not None and not strange else ()
        told = any(name in present for name in (*_FEDERAL, *(row.name for row in rows)))
        rows = rows if told else ()
    else:
        rows = identities.named(whose, day) or identities.short_for(whose, day)
    if len(rows) != 1 or rows[0].type != "person":
        return identities.named(f"{whose} administration") if whose else ()
    known = identities.named(f"{rows[0].name} administration")
    return known or identities.named(f"{fold_name(rows[0].name).rpartition(' ')[2]} administration")
