"""Who vouches for what an article tells at its beginning.

News leads with the fact and names its sources in the next sentences: "Quillo restored the account
on Tuesday. The company said that it had reviewed the appeal.", "Officials pulled the syrup off the
shelves. It may no longer be sold, said Robert Quayle of the agency." And those who took part speak
of it as of something that happened: "Ellerton said that it was complying with the order." What
nobody but the writer tells further down, or what those sentences do not speak of, stays the
newsroom's own word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.merge.acts import acts_of
from sayso.merge.names import KINDS, ROLES, TITLE_ROLES
from sayso.merge.passing import LEAD_SENTENCES
from sayso.merge.profile import stem
from sayso.merge.rarity import rarity
from sayso.merge.tellings import Telling
from sayso.merge.words import WORD, fold, fold_name, words_of
from sayso.records import Record
from sayso.text.vocabulary import word_set

REACH = 4
"""Sentences after it in which those who took part are heard: two paragraphs of news or three."""
_PLAIN = 1.5
"""Words as common as these (in one article of seven, `rarity`) two sentences share by chance; set
by judgement."""
_TELLING = word_set(
    "according acknowledged acknowledges added admitted admits announced announces confirmed "
    "confirms declared disclosed explained posted reported revealed said say saying says stated "
    "states tell tells told wrote writes"
)
"""Cues of those who tell what happened; not of those who judge it or want something."""
_NOT = word_set("not no never nobody none nothing neither nor without cannot")
"""Who says what is not so vouches for nothing."""
_CLAUSE = re.compile(r"[.;:!?,]\s")
_OFFICES = (
    ROLES
    | KINDS
    | frozenset(TITLE_ROLES.values())
    | word_set(
        "agency board chairman chairwoman chief department director leader minister ministry "
        "opposition"
    )
)
"""What somebody is called by: "opposition leader Ines Ode"; no words for what happened."""


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
    office: bool = False
    """A body, or who holds an office, speaks."""


class Took(Record, frozen=True, kw_only=True):
    """Who took part in a happening, as most of its tellings have it."""

    entities: frozenset[str] = frozenset()
    """They, and their officers (`officers`)."""
    names: frozenset[str] = frozenset()
    """Their short names."""
    acts: frozenset[str] = frozenset()
    """What the words of its tellings can tell (`acts.acts_of`)."""


def vouching(
    telling: Telling, lead: str, took: Took, said: Sequence[Said], *, alone: bool
) -> tuple[Said, ...]:
    """The statements of an article that give somebody's word for what one telling tells.

    Args:
        telling: One of those of the article.
        lead: The article's first sentence and the telling's own.
        took: Who took part.
        said: Statements of the article by others than newsrooms.
        alone: The telling has no source of its own.

    Returns:
        Of the telling's own sentence, if it is alone, that of one who takes part. Of the sentences
        after a telling near the beginning those of all who took part or hold an office with them,
        if they share an uncommon word with these two sentences, and say no "not"; and, if it is
        alone, that of the next sentence: of a body or an officer who names one who took part or
        speaks of it so, and of whomever it names if the telling only describes who did it
        ("authorities").
    """
    near = sorted((one for one in said if _tells(one)), key=lambda one: (one.at, one.statement))
    beside = [one for one in near if one.at == telling.at and one.entity in _parties(telling)]
    if alone and beside:
        return (beside[0],)
    if telling.at >= LEAD_SENTENCES:
        return ()
    after = [one for one in near if telling.at < one.at <= telling.at + REACH]
    entities, names = took.entities | _parties(telling), took.names.union(telling.names)
    concerned = [one for one in after if one.entity in entities or (one.called or "?") in names]
    told = _uncommon(lead) - {stem(word) for name in names for word in words_of(name)}
    found = tuple(one for one in concerned if _speaks_of(one.content, told, took.acts))
    if not alone:
        return found
    following = [one for one in after if one.called and one.at == telling.at + 1][:1]
    if not _describes(telling):
        following = [one for one in following if one.office and _on(one.content, told, took, names)]
    return (*found, *(one for one in following if one not in found))


def _on(content: str, told: set[str], took: Took, names: frozenset[str]) -> bool:
    """It names one who took part, or speaks of it."""
    words = f" {fold_name(content)} "
    named = any(f" {name} " in words for name in names if name)
    return (named and not _says_not(content)) or _speaks_of(content, told, took.acts)


def _parties(telling: Telling) -> set[str]:
    return {*telling.initiators, *telling.recipients}


def _describes(telling: Telling) -> bool:
    """Who did it is told, but not by name."""
    names = telling.names[: len(telling.initiators)]
    return bool(telling.initiators) and not any(names)


def _tells(one: Said) -> bool:
    """It has a cue of telling, or is a quote without any."""
    return not one.cue or not _TELLING.isdisjoint(words_of(one.cue))


def _speaks_of(content: str, told: set[str], acts: frozenset[str]) -> bool:
    """It has an uncommon word of what was told, no name, or a word for the act; and no "not"."""
    return any(
        not told.isdisjoint(_uncommon(clause))
        or any(not acts.isdisjoint(acts_of(word)) for word in words_of(clause))
        for clause in _CLAUSE.split(content)
        if not _says_not(clause)
    )


def _says_not(clause: str) -> bool:
    return "n't" in clause or "n’t" in clause or not _NOT.isdisjoint(words_of(clause))


def _uncommon(text: str) -> set[str]:
    """Stems of the uncommon words that the text has in lower case."""
    found = (match.group() for match in WORD.finditer(text))
    plain = (fold(word) for word in found if word[0].islower())
    return {stem(word) for word in plain if rarity(word) > _PLAIN and word not in _OFFICES}
