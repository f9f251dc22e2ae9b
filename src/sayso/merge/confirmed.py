"""Who vouches for what an article tells at its beginning in its own voice.

News leads with the fact and names its source in the next sentences: "Quillo restored the account on
Tuesday. The company said that it had reviewed the appeal.", "Officials pulled the syrup off the
shelves. It may no longer be sold, said Robert Quayle of the agency." What nobody but the writer
tells further down, or what those sentences do not speak of, stays the newsroom's own word.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.merge.parties import short_name
from sayso.merge.passing import LEAD_SENTENCES
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.tellings import Telling
from sayso.merge.words import words_of
from sayso.records import Record
from sayso.text.vocabulary import word_set

REACH = 3
"""Sentences after it in which who did it is heard: a paragraph of news or two."""
_PLAIN = 2.0
"""Words as common as these (in one article of seven, `rarity`) two sentences share by chance; set
by judgement."""
_TELLING = word_set(
    "according acknowledged acknowledges added admitted admits announced announces confirmed "
    "confirms declared disclosed explained posted reported revealed said say saying says stated "
    "states tell tells told wrote writes"
)
"""Cues of those who tell what happened; not of those who judge it or want something."""


class Said(Record, frozen=True, kw_only=True):
    """A statement near the telling, with who speaks."""

    statement: str
    at: int
    """Which sentence of the article it begins in, from 0."""
    cue: str
    content: str
    entity: str
    called: str
    """The speaker's short name; "" if the article only describes it."""


def vouching(
    telling: Telling, sentence: str, doers: Sequence[tuple[str, str]], said: Sequence[Said]
) -> Said | None:
    """The first statement after a leading telling that gives somebody's word for it.

    Args:
        telling: Told in the article's own voice.
        sentence: It stands in.
        doers: Who did it as most tellings have it, each with its short name; asked where this
            telling tells nobody.
        said: Statements of the article by others than newsrooms.

    Returns:
        In the telling's own sentence that of one who takes part. Of the sentences after a lead that
        of one who did it, if it shares an uncommon word with the telling's besides names; or, if
        the telling only describes who did it ("authorities"), that of whom the next sentence names.
        None if nobody gives a word for it so.
    """
    parties = {*telling.initiators, *telling.recipients}
    own = list(zip(telling.initiators, telling.names, strict=False)) or doers
    ids = {entity for entity, _ in own}
    names = {name for _, name in own if name}
    described = bool(telling.initiators) and not names
    reach = REACH if telling.at < LEAD_SENTENCES else 0
    near = [one for one in said if telling.at <= one.at <= telling.at + reach and _tells(one)]
    for one in sorted(near, key=lambda found: (found.at, found.statement)):
        if one.at == telling.at:
            if one.entity in parties:
                return one
        elif one.entity in ids or one.called in names:
            if _speaks_of(one.content, sentence, names):
                return one
        elif one.called and one.at == telling.at + 1 and described:
            return one
    return None


def _tells(one: Said) -> bool:
    """It has a cue of telling, or is a quote without any."""
    return not one.cue or not _TELLING.isdisjoint(words_of(one.cue))


def _speaks_of(content: str, sentence: str, names: set[str]) -> bool:
    """They share an uncommon word that is no party's name."""
    called = {stem(word) for name in names for word in words_of(short_name(name))}
    return bool((_uncommon(content) & _uncommon(sentence)) - called)


def _uncommon(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if rarity(word) > _PLAIN}
