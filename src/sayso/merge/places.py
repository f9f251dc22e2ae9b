"""Which of two places of one name an article means: New York, the city or the state.

Where the words around the name tell of the state, reading has named it so ("New York state").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.merge.identities import Identity

OTHER_STATES = 4
"""As many other states in one article are a list of states; set by judgement."""


def city_or_state(
    rows: Sequence[Identity], others: Iterable[Identity]
) -> tuple[Identity, str] | None:
    """The row that the bare name of a city and a state means in an article, and why.

    The state beside several other states; else the city, which news means by it more often ("NEW
    YORK (Reuters)", "told reporters in New York"): 28 of 45 by hand.

    Args:
        rows: Those that the name may mean.
        others: The rows of all else that the article names.
    """
    by_kind = {row.kind: row for row in rows if row.type == "place"}
    if len(rows) != len(by_kind) or by_kind.keys() != {"city", "state"}:
        return None
    city, state = by_kind["city"], by_kind["state"]
    states = {row.name for row in others if row.kind == "state" and row is not state}
    if len(states) >= OTHER_STATES:
        return state, "The article names several other states."
    return city, f"{state.name} without more is the city in news more often than the state."
