"""Which administration a description means: "the administration" is none but one named before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.extract.found import FoundMention
from sayso.extract.identities import Identity
from sayso.extract.words import ARTICLES
from sayso.text.layout import Layout

_SAME_SURE = 0.6
"""Set by judgement: an article seldom names two."""
_DETERMINERS = ARTICLES | {"this", "’s", "'s", "us", "u.s."}
Words = tuple[str, ...]


def whose_administration(layout: Layout, mention: FoundMention) -> Words | None:
    """The words before `administration`; none of "the administration"; None for all else."""
    words = mention.span.cut(layout.text).lower().replace("’s", " ").replace("'s", " ").split()
    if mention.form == "pronoun" or words[-1] != "administration":
        return None
    return tuple(word for word in words[:-1] if word not in _DETERMINERS)


def is_another(
    layout: Layout, mention: FoundMention, one: Identity, mentions: Sequence[FoundMention]
) -> bool:
    """`mention` is an administration, and `one` is something else or another's.

    Neither "the administration" nor "the Obama administration" is the State Department.
    """
    own = whose_administration(layout, mention)
    if own is None:
        return False
    others = (mentions[at] for at in one.mentions if mentions[at].form != "pronoun")
    theirs = [whose_administration(layout, other) for other in others]
    return any(words is None or (own and words and own != words) for words in theirs)


def by_administration(
    layout: Layout, place: int, mentions: Sequence[FoundMention], home: Mapping[int, int]
) -> tuple[int, float] | None:
    """`the administration`: the one named last; a named one: where the article had it before."""
    own = whose_administration(layout, mentions[place])
    if own is None:
        return None
    for other in range(place - 1, -1, -1):
        words = whose_administration(layout, mentions[other]) if other in home else None
        if words is not None and (words == own or (words and not own)):
            return home[other], _SAME_SURE
    return None
