"""Whom words mean that are no mention of their own: part of a longer name, or a whole people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.records import Chain, Mention
from sayso.text.vocabulary import word_set

_PREFIXES = word_set("anti pro ex non pre post un")
_SUFFIXES = word_set(
    """backed led based owned funded confirmed appointed controlled run sponsored born linked
    allied imposed aligned supported style era"""
)
"""Of a compound with a name in it: `anti-Lund`, `Ruritania-backed`."""
_STATES_OF = {
    "russians": "russia", "iranians": "iran", "iraqis": "iraq", "israelis": "israel",
    "syrians": "syria", "ukrainians": "ukraine", "cubans": "cuba", "pakistanis": "pakistan",
    "afghans": "afghanistan", "saudis": "saudi arabia", "turks": "turkey", "libyans": "libya",
    "egyptians": "egypt", "koreans": "south korea", "north koreans": "north korea",
    "south koreans": "south korea", "venezuelans": "venezuela", "mexicans": "mexico",
    "canadians": "canada", "germans": "germany", "indians": "india", "italians": "italy",
    "australians": "australia", "emiratis": "united arab emirates", "qataris": "qatar",
}  # fmt: skip
"""Of a people its state, which "the Russians" mean where they act."""
_UNITED_STATES = (("united", "states"), ("us",), ("u.s",), ("america",))
"""What Washington acts for: of 7 in the annotated articles that act none is the city."""


class NamedElsewhere:
    """Looks names up by their words, in one article."""

    def __init__(self, mentions: Sequence[Mention], chains: Mapping[str, Chain]) -> None:
        self._times = Counter(mention.chain for mention in mentions)
        counts: dict[tuple[str, ...], Counter[str]] = {}
        for mention in mentions:
            if mention.form == "name" and chains[mention.chain].named:
                counts.setdefault(_bare(mention.text), Counter())[mention.chain] += 1
        self._by_words = {words: own.most_common(1)[0][0] for words, own in counts.items()}

    def found(self, words: str, mention: Mention | None) -> tuple[str, ...]:
        """The chains named by these words elsewhere, where here they are part of a longer name read
        once: `Lund` of "Vote Lund Out", of `anti-Lund` or `Marsh-Lund`; and the state of a people.

        Args:
            words: As the text has them.
            mention: The mention of these words, or the one that they end.
        """
        bare = _bare(words)
        if words.lower().startswith("the ") and " ".join(bare) in _STATES_OF:
            adjective = (*bare[:-1], bare[-1].removesuffix("s"))
            state = self._by_words.get(tuple(_STATES_OF[" ".join(bare)].split()))
            state = state or self._by_words.get(adjective)
            return (state,) if state is not None else ()
        if bare == ("washington",) and (own := self._first_of(_UNITED_STATES)) is not None:
            return (own,)
        compound = len(bare) == 1 and "-" in bare[0]
        if mention is None and not compound and bare in self._by_words and words[:1].isupper():
            return (self._by_words[bare],)
        if mention is not None and (mention.form != "name" or self._times[mention.chain] > 1):
            return ()
        if mention is not None and _bare(mention.text) != bare and bare in self._by_words:
            return (self._by_words[bare],)
        return self._parts(bare[0]) if compound else ()

    def _first_of(self, names: Sequence[tuple[str, ...]]) -> str | None:
        return next((self._by_words[one] for one in names if one in self._by_words), None)

    def _parts(self, compound: str) -> tuple[str, ...]:
        """The chains of all names in a compound, if each part is one."""
        parts = [part for part in compound.split("-") if part not in _PREFIXES | _SUFFIXES]
        known = [self._by_words[(part,)] for part in parts if (part,) in self._by_words]
        return tuple(dict.fromkeys(known)) if len(known) == len(parts) else ()


def _bare(name: str) -> tuple[str, ...]:
    """Its words in lower case, without article and possessive."""
    words = name.lower().replace("’", "'").split()
    if words and words[0] == "the":
        words = words[1:]
    return tuple(bare for word in words if (bare := word.removesuffix("'s").strip(".,'")))
