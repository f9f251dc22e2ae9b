"""Where a name begins and ends among its words, and what it is likely the name of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.extract.states import SHARED
from sayso.extract.words import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CALENDAR,
    COMPANIES,
    CONJUNCTIONS,
    COUNTRY_PHRASES,
    DEMONYMS,
    DETERMINERS,
    DOCUMENTS,
    FEMALE,
    JOINED_BY_AND,
    MALE,
    NAMES_OF_NOBODY,
    NEGATIONS,
    ORGANISATION_WORDS,
    PAGE_MARKS,
    PAGE_WORDS,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    ROLES,
    SPEAKERS,
    SUFFIXES,
    TITLES,
    WEEKDAYS,
)
from sayso.records import EntityType, Span
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

NOT_NAMES = (
    CONJUNCTIONS
    | PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | PRONOUNS
    | RELATIVE
    | ADVERBS
    | NEGATIONS
)
_STATES_OF_TWO_WORDS = frozenset(
    ["new york", "new jersey", "new mexico", "new hampshire", "rhode island", "north dakota",
     "south dakota", "north carolina", "south carolina"]
)  # fmt: skip
_TITLES_AS_NAMES = frozenset(["gop", "house", "senate", "supreme court", "us"])
"""Names that are made of words that also stand in titles ("House Speaker", "Supreme Court Justice")
."""
_OWNED_OFFICES = word_set("office department association union")
_OFFICE_OWNERS = word_set("sheriff general governor mayor women children people men veterans")
"""`Sheriff’s Office`, `Attorney General’s Office`, `Teachers’ Union`: one name."""
_NO_PERSON = ORGANISATION_WORDS | SPEAKERS | DOCUMENTS | BODIES | DEMONYMS | PLACES | TITLES
_RULED_BY = ("-controlled", "-led", "-run", "-dominated", "-held", "-majority")
"""`the Republican-controlled House`: how it is, no part of the name."""
_NOBODY = NAMES_OF_NOBODY | PAGE_MARKS | WEEKDAYS
_THINGS = ORGANISATION_WORDS | word_set(
    "convention conference caucus amendment act agreement treaty accord initiative progress debate "
    "primary primaries republic republics constitution revolution dream states"
)
"""What ends in one of them is no person, so that no title stands before it."""
ABOUT = word_set("center centre committee subcommittee council commission institute panel")
"""Bodies whose name may go on with `on`: "Council on Foreign Relations"."""
CONNECTORS = word_set("of on the for de la du von van der den bin ibn al el di da dos y & and")


_PARTY_TAG = re.compile(r"[DRI]-(?!Day\b)[^\W\d_]*")


def name_words(
    tokens: list[Token], head: Span, known: frozenset[str]
) -> tuple[tuple[str, ...], str | None]:
    """The proper name in a naming phrase, and the title before it.

    "Meta CEO Mark Zuckerberg" gives (Mark, Zuckerberg) and `ceo`; "the Wall Street Journal" gives
    (Wall, Street, Journal).
    """
    runs = list(name_runs(tokens))
    if not runs:
        low = [token.text for token in tokens if token.lower not in DETERMINERS]
        single = len(tokens) == 1 and tokens[0].lower in known
        return (tuple(word.capitalize() for word in low), None) if single else ((), None)
    if _is_coordination(tokens, runs):
        return (), None
    holding = next((run for run in runs if any(_inside(token, head) for token in run)), runs[-1])
    later = next((run for run in runs if run[0].start > holding[-1].end), None)
    if later is not None and _leads_to_role(tokens, holding):
        holding = later
    chosen = without_titles(holding)
    plain = len(chosen) == 1 and chosen[0].lower in SPEAKERS | DOCUMENTS | BODIES
    plain = plain or (len(chosen) > 1 and is_partisan(chosen))
    own = " ".join(token.lower for token in chosen) in _TITLES_AS_NAMES
    if plain or (all(is_title_word(token) for token in chosen) and not own):
        return (), None
    before = [token for token in tokens if token.end <= chosen[0].start and token.text != "."]
    title = before[-1].lower.rstrip(".") if before else None
    after = next((token for token in tokens if token.start >= chosen[-1].end), None)
    state = chosen[-1].lower in SHARED and after is not None and after.lower == "state"
    return (*(token.text for token in chosen), *(("state",) if state else ())), title


def name_runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Runs of name words, cut at commas, lower-case words and titles."""
    run: list[Token] = []
    for place, token in enumerate(tokens):
        if _belongs(tokens, place, run):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _belongs(tokens: list[Token], place: int, run: list[Token]) -> bool:
    token = tokens[place]
    if token.text == "." and run and place + 1 < len(tokens):
        return len(run[-1].text) == 1 or run[-1].lower in SUFFIXES | TITLES | {"st"}
    if token.lower == "'s":
        # "McDonald's" stays; "Meta's executives" ends the name of Meta.
        return len(run) > 1 and owns_office(run[-1], tokens[place + 1 : place + 2])
    if token.lower.endswith(_RULED_BY):
        return False
    if token.is_title or token.text[0].isdigit():
        later = tokens[place + 1 : place + 2]
        first = token.text == "First" and bool(later) and later[0].is_title
        return bool(run) or first or token.lower not in NOT_NAMES or is_who(token)
    if token.lower in CONNECTORS and run and place + 1 < len(tokens):
        after = tokens[place + 1]
        if token.lower in ("of", "for", "the", "and", "on"):
            return _joins(run, token, after, tokens[place + 2 : place + 3])
        return after.is_title
    return len(token.text) > 3 and any(letter.isupper() for letter in token.text)


def _joins(run: list[Token], token: Token, after: Token, later: list[Token]) -> bool:
    """`of` in "Department of Justice", not in "CEO of Meta"."""
    inspector = [word.lower for word in run[-2:]] == ["inspector", "general"]
    if run[-1].lower in ROLES | TITLES and run[-1].lower not in ORGANISATION_WORDS:
        return inspector and after.is_title
    if token.lower == "and":
        return after.is_title and is_one_name(run[0], run[-1], after)
    if token.lower == "on":
        return run[-1].lower in ABOUT and after.is_title and after.lower not in CALENDAR
    return after.is_title or (after.lower == "the" and bool(later) and later[0].is_title)


def is_one_name(first: Token, before: Token, after: Token) -> bool:
    """The `and` between two words is part of one name: "Ways and Means"."""
    return first.lower == "centers" or (before.lower, after.lower) in JOINED_BY_AND


def owns_office(owner: Token, rest: Sequence[Token]) -> bool:
    """`Sheriff` and `Office` on either side of an `'s`: one name."""
    office = rest[0] if rest else None
    return (
        office is not None
        and office.is_title
        and office.lower in _OWNED_OFFICES
        and owner.lower in _OFFICE_OWNERS
    )


def without_titles(run: list[Token]) -> list[Token]:
    """Drop leading titles as long as a name of a person can remain."""
    start, end = 0, len(run) - 1
    while end > 1 and (run[end].lower.rstrip(".") in SUFFIXES or run[end].text == "."):
        end -= 1
    last_title = max(
        (place for place, token in enumerate(run[:end]) if token.lower.rstrip(".") in TITLES),
        default=-1,
    )
    if last_title >= 0 and not any(token.lower in _THINGS for token in run[last_title + 1 :]):
        follows = run[last_title + 1 :]
        if follows and follows[0].text != "." and follows[0].lower not in CONNECTORS:
            start = last_title + 1
        elif len(follows) > 1 and follows[0].text == ".":
            start = last_title + 2
    return run[start:]


def is_title_word(token: Token) -> bool:
    """A title, the stop behind one, or an article: alone they name nobody."""
    return token.lower.rstrip(".") in TITLES or token.text == "." or token.lower in DETERMINERS


def is_partisan(words: Sequence[Token]) -> bool:
    """`California Democrat`, `West Virginia Republican`: what somebody is, not a name."""
    last = words[-1].lower
    places = " ".join(word.lower for word in words[:-1])
    return last in ("democrat", "republican", "senator", "congressman", "congresswoman") and (
        words[-2].lower in PLACES or places in _STATES_OF_TWO_WORDS
    )


def _leads_to_role(tokens: list[Token], run: list[Token]) -> bool:
    """`Amazon` in "Amazon founder Jeff Bezos"."""
    after = next((token for token in tokens if token.start >= run[-1].end), None)
    return after is not None and after.lower in ROLES and not after.is_title


def _is_coordination(tokens: list[Token], runs: list[list[Token]]) -> bool:
    """`Ann Lee and Bo Ray`: two names with nothing but `and` between them."""
    ends = {run[-1].end for run in runs}
    starts = {run[0].start for run in runs}
    return any(
        token.lower in ("and", "or", "nor") and before.end in ends and after.start in starts
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _inside(token: Token, span: Span) -> bool:
    return token.start < span.end and span.start < token.end


def ends_in_titled_name(tokens: Sequence[Token]) -> bool:
    """`Chevron CEO Mike Wirth`: it ends in two names or more behind a title or role."""
    runs = list(name_runs(list(tokens)))
    if not runs or runs[-1][-1] is not tokens[-1]:
        return False
    chosen = without_titles(runs[-1])
    before = [token for token in tokens if token.end <= chosen[0].start and token.text != "."]
    titled = bool(before) and before[-1].lower.rstrip(".") in TITLES | ROLES
    plain = all(
        token.text == "." or (token.is_title and token.lower not in _NO_PERSON) for token in chosen
    )
    return titled and len(chosen) > 1 and plain


def is_nobody(tokens: Sequence[Token]) -> bool:
    """What the page says of itself ("Hide Caption 3 of 14 Photos"), a year, an hour, a question, a
    party with a state (`D-Ohio`)."""
    words = [token.lower for token in tokens if is_word(token)]
    plain = [word for word in words if not word.isdigit()]
    if len(plain) > 1 or len(words) > len(plain) > 0:
        return all(word in PAGE_WORDS for word in plain)
    tag = bool(plain) and _PARTY_TAG.fullmatch(tokens[0].text)
    return not plain or bool(tag) or (plain[0] in _NOBODY and not is_who(tokens[0]))


def is_who(token: Token) -> bool:
    """The World Health Organization, or the United States: the letters, not the pronoun."""
    return token.text in ("WHO", "US")


def is_word(token: Token) -> bool:
    """It has a letter or digit."""
    return any(letter.isalnum() for letter in token.text)


def guess_type(words: list[str], title: str | None = None) -> EntityType:
    """The likeliest type of a name from its words alone."""
    lows = [word.lower() for word in words]
    if lows[-1] in ORGANISATION_WORDS or (lows[0] in ORGANISATION_WORDS and "of" in lows):
        return "organization"
    if len(lows) == 1 and lows[0] in COMPANIES:
        return "organization"
    if lows[0] in MALE | FEMALE or (title in TITLES and title not in ORGANISATION_WORDS):
        return "person"
    if (
        lows[-1] in PLACES
        or set(lows) <= COUNTRY_PHRASES
        or words[0] in ("U.S.", "US", "U.K.", "UK")
    ):
        return "place"
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
        return "organization"
    if len(words) in (2, 3) and all(word[0].isupper() for word in words) and "of" not in lows:
        return "person"
    return "other"
