"""Mentions of one text: what the network saw, cleaned, and what rules add to it.

The network's mentions are snapped to words and lose a trailing possessive. Rules add names by
capitalisation, pronouns, and speakers that only a role describes; where the network was there, only
names and pronouns that it overlooked are added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from sayso.extract.cues import SAYING
from sayso.extract.found import FoundMention
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
    KIN,
    MALE,
    NAMES_OF_NOBODY,
    NEGATIONS,
    NUMBERS,
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
    I,
)
from sayso.records import EntityType, PredictedMention, Prediction, Span
from sayso.text.layout import Layout
from sayso.text.shelf import Shelf
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# Set by judgement.
MENTION_FLOOR = 0.4
# How sure rules alone are of a name; set by judgement, not measured.
NAME_SURE, NAME_LIKELY, NAME_MAYBE = 0.85, 0.7, 0.45
PRONOUN_SURE = 0.9

_NOT_NAMES = (
    CONJUNCTIONS
    | PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | PRONOUNS
    | RELATIVE
    | ADVERBS
    | NEGATIONS
)
_COMMON_OPENERS = word_set(
    """here there how why what yes no well ok okay please thanks thank many more most much such
    several some any every everyone everybody nobody people critics experts officials sources
    additionally however meanwhile moreover instead indeed perhaps maybe still thus therefore
    finally earlier later recently today according following given asked speaking let who which
    voters republicans democrats analysts researchers supporters opponents police editor
    interview photo image video watch read click share follow update correction breaking
    exclusive opinion analysis related advertisement subscribe story continued mr mrs ms dr sen
    rep gov"""
)
_COMPANY_ROLES = frozenset(
    ["ceo", "founder", "cofounder", "co-founder", "cfo", "coo", "executives"]
)
_BODY_ROLES = _COMPANY_ROLES | word_set("chief executive chairman chairwoman spokesman spokeswoman")
_ACTING_NOUNS = word_set(
    """administration campaign officials official aides allies supporters lawyers attorneys
    spokesman spokeswoman spokesperson lawmakers executives employees staffers operatives leaders
    members"""
)
_STATES_OF_TWO_WORDS = frozenset(
    ["new york", "new jersey", "new mexico", "new hampshire", "rhode island", "north dakota",
     "south dakota", "north carolina", "south carolina"]
)  # fmt: skip
_PARTISAN = word_set("democratic republican gop")
_BODIES_BY_NAME = word_set("congress parliament senate house")
_TITLES_AS_NAMES = frozenset(["gop", "house", "senate", "supreme court", "us"])
"""Names that are made of words that also stand in titles ("House Speaker", "Supreme Court Justice")
."""
_EPITHETS = word_set(
    "ap afp reuters getty crooked crazy lyin lying little sleepy shifty corrupt nervous longtime"
)
"""Before a name they are a picture's credit or abuse."""
_PLURAL_FOUNDERS = word_set(
    "americans citizens students veterans women mothers moms workers parents doctors physicians "
    "lawyers reporters republicans democrats centers center"
)
"""Names of societies begin with them: "Americans for Prosperity", "Centers for Disease Control"."""
_OWNED_OFFICES = word_set("office department association union")
_OFFICE_OWNERS = word_set("sheriff general governor mayor women children people men veterans")
"""`Sheriff’s Office`, `Attorney General’s Office`, `Teachers’ Union`: one name."""
_NO_PERSON = ORGANISATION_WORDS | SPEAKERS | DOCUMENTS | BODIES | DEMONYMS | PLACES | TITLES
_RULED_BY = ("-controlled", "-led", "-run", "-dominated", "-held", "-majority")
"""`the Republican-controlled House`: how it is, no part of the name."""
_STOPS = frozenset('.?!"”’')
_NOBODY = NAMES_OF_NOBODY | PAGE_MARKS | WEEKDAYS
_THINGS = ORGANISATION_WORDS | word_set(
    "convention conference caucus amendment act agreement treaty accord initiative progress debate "
    "primary primaries republic republics constitution revolution dream states"
)
"""What ends in one of them is no person, so that no title stands before it."""
_CITY_AND_STATE = frozenset({"washington", "york"})
"""Last words of names that a city and a state have: "Washington state"."""
_DAYS_OF_NAME = word_set("super black cyber good easter palm bloody giving ash")
"""Before a weekday they make a name of it: Super Tuesday."""
_ABOUT = word_set("center centre committee subcommittee council commission institute panel")
"""Bodies whose name may go on with `on`: "Council on Foreign Relations"."""
_CONNECTORS = word_set("of on the for de la du von van der den bin ibn al el di da dos y & and")


_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Between the words of `MarshHouse`."""


def find_mentions(layout: Layout, prediction: Prediction) -> tuple[FoundMention, ...]:
    """All mentions of one text, by place; the outer one of two that begin together first."""
    middles = _capitals_in_running_text(layout)
    known = frozenset(word.lower() for word in middles if len(word) > 4)
    runs = {
        span: one for one in _ruled_names(layout, middles) for span in [_name_span(layout, one)]
    }
    seen = [
        mention
        for index, predicted in enumerate(prediction.mentions)
        if predicted.probability >= MENTION_FLOOR
        and (mention := _clean(layout, predicted, index, middles, known)) is not None
    ]
    seen = _without_fragments(layout, seen, list(runs))
    seen.extend(_employers(layout, seen))
    seen.extend(_names_acted_for(layout, seen))
    taken = _covered(seen)
    seen.extend(_overlooked_names(layout, seen, list(runs.values()), alone=not prediction.mentions))
    seen.extend(mention for mention in _pronouns(layout) if mention.span not in taken)
    if not prediction.mentions:
        seen.extend(_descriptions(layout))
    seen = _with_town(layout, _without_strays(layout, _unglued(seen)))
    # Where the network saw the same words as a name and as a description, they hold a name:
    # "coach Marit Solberg".
    unique: dict[Span, FoundMention] = {}
    for mention in seen:
        if mention.span not in unique or (mention.name and not unique[mention.span].name):
            unique[mention.span] = mention
    return tuple(
        sorted(unique.values(), key=lambda mention: (mention.span.start, -mention.span.end))
    )


@cache
def _dateline_rule() -> re.Pattern[str]:
    """`VIENNA — `, `NEW DELHI (PUA) -- ` at the start of a line."""
    return re.compile(r"^([A-Z][A-Z .'’]{2,30}[A-Z])(?: ?\([^()\n]{1,30}\))? ?(?:—|–|--| - )", re.M)


DATELINE_WITHIN = 600
"""Code points within which the dateline stands, behind a headline and a byline."""


def _with_town(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """The town of the dateline is a place, wherever the article names it."""
    found = _dateline_rule().search(layout.text, 0, DATELINE_WITHIN)
    if found is None:
        return seen
    town = tuple(found[1].lower().split())
    return [
        msgspec.structs.replace(one, type="place", body=False)
        if one.form == "name" and one.type != "person" and _low(one.name) == town
        else one
        for one in seen
    ]


def _covered(mentions: Iterable[FoundMention]) -> set[Span]:
    return {mention.span for mention in mentions}


# ------------------------------------------------------------ what the network saw


def _clean(
    layout: Layout,
    predicted: PredictedMention,
    index: int,
    capitals: Counter[str],
    known: frozenset[str],
) -> FoundMention | None:
    if "\n" in predicted.span.cut(layout.text):
        return None
    tokens = _in_one_sentence(layout, predicted)
    while tokens and (tokens[-1].lower == "'s" or not _is_word(tokens[-1])):
        tokens.pop()
    while tokens and not _is_word(tokens[0]) and tokens[0].text not in "@$":
        tokens.pop(0)
    if not tokens or (predicted.form == "name" and _is_nobody(tokens)):
        return None
    span = Span(start=tokens[0].start, end=tokens[-1].end)
    head = layout.snap(predicted.head) or span
    if not span.contains(head):
        head = tokens[-1].span()
    form = predicted.form
    if len(tokens) == 1 and tokens[0].lower in PRONOUNS | RELATIVE and not _is_who(tokens[0]):
        form = "pronoun"
    elif form == "pronoun" and tokens[0].lower in DEMONYMS | _PARTISAN:
        form = "name"
    if form == "description" and _ends_in_titled_name(tokens):
        form = "name"
    if form == "name" and _is_common_noun(layout, tokens, capitals):
        form = "description"
    acting = form == "name" and (_acts_for_name(tokens) or _is_somebodys(tokens))
    if acting:
        head = tokens[-1].span()
    named = form == "name" and not acting
    name, title = _name_words(tokens, head, known) if named else ((), None)
    if predicted.type == "group" and len(name) > 1 and name[0].lower() in NUMBERS:
        name = name[1:]
    if form == "name" and not name:
        form = "description"
    rules = len(name) == 1 and form == "name" and _names_its_head(layout, tokens[-1])
    return FoundMention(
        span=span,
        head=head,
        type=_type_of(layout, tokens, name, predicted.type, rules=rules),
        form=form,
        probability=predicted.probability,
        name=name,
        title=title,
        body=_is_body(layout, span, name) and not rules,
        index=index,
    )


def _is_common_noun(layout: Layout, tokens: Sequence[Token], capitals: Counter[str]) -> bool:
    """`School` that only begins a sentence: a word for a body, never capitalised elsewhere."""
    word = tokens[0]
    return (
        len(tokens) == 1
        and word.lower in ORGANISATION_WORDS - _BODIES_BY_NAME
        and not capitals[word.text]
        and layout.sentence_at(word.start).start == word.start
    )


def _type_of(
    layout: Layout,
    tokens: Sequence[Token],
    name: tuple[str, ...],
    seen: EntityType,
    *,
    rules: bool,
) -> EntityType:
    """What the network saw, unless the words beside a single name say more: an administration is a
    person's, and who has an article within a sentence is none ("told The Hill")."""
    if rules and seen != "place":
        return "person"
    article = len(tokens) == 2 and tokens[0].text == "The" and len(name) == 1
    begins = article and layout.sentence_at(tokens[0].start).start == tokens[0].start
    if seen == "person" and article and not begins and tokens[1].lower not in MALE | FEMALE:
        return "organization"
    return seen


def _names_its_head(layout: Layout, token: Token) -> bool:
    """Whether it is `Obama` in "the Obama administration", "Obama-era"."""
    at = layout.token_range(token.span()).stop
    after = layout.tokens[at].text if at < len(layout.tokens) else ""
    return token.text.istitle() and after in ("administration", "presidency", "-era")


def _is_nobody(tokens: Sequence[Token]) -> bool:
    """What the page says of itself ("Hide Caption 3 of 14 Photos"), a year, an hour, a question."""
    words = [token.lower for token in tokens if _is_word(token)]
    plain = [word for word in words if not word.isdigit()]
    if len(plain) > 1 or len(words) > len(plain) > 0:
        return all(word in PAGE_WORDS for word in plain)
    return not plain or (plain[0] in _NOBODY and not _is_who(tokens[0]))


def _is_who(token: Token) -> bool:
    """The World Health Organization, or the United States: the letters, not the pronoun."""
    return token.text in ("WHO", "US")


def _in_one_sentence(layout: Layout, predicted: PredictedMention) -> list[Token]:
    """Its words; of `Musk. Zuckerberg` those of the head's sentence.

    A stop after a title ends no sentence, however the text was cut: `Rep. Darrell Issa`.
    """
    tokens = layout.tokens_in(predicted.span)
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        last = tokens[place - 1] if place else token
        ends = last.text in (".", "!", "?") and len(kept) > 1
        titled = ends and kept[-2].lower.rpartition("-")[2] in TITLES | SUFFIXES
        if (
            ends
            and not titled
            and layout.sentence_index(token.start) != layout.sentence_index(last.start)
        ):
            if predicted.head.start < token.start:
                break
            kept = []
        kept.append(token)
    return kept


def _ends_in_titled_name(tokens: Sequence[Token]) -> bool:
    """`Chevron CEO Mike Wirth`: it ends in two names or more behind a title or role."""
    runs = list(_name_runs(list(tokens)))
    if not runs or runs[-1][-1] is not tokens[-1]:
        return False
    chosen = _without_titles(runs[-1])
    before = [token for token in tokens if token.end <= chosen[0].start and token.text != "."]
    titled = bool(before) and before[-1].lower.rstrip(".") in TITLES | ROLES
    plain = all(
        token.text == "." or (token.is_title and token.lower not in _NO_PERSON) for token in chosen
    )
    return titled and len(chosen) > 1 and plain


def _acts_for_name(tokens: Sequence[Token]) -> bool:
    """`the Obama administration`, `White House officials`: not the name but who acts for it."""
    return len(tokens) > 1 and tokens[-1].text in _ACTING_NOUNS


def _is_somebodys(tokens: Sequence[Token]) -> bool:
    """`Ann Lee’s sister`: not her but who belongs to her."""
    return tokens[-1].lower in KIN and any(token.lower == "'s" for token in tokens)


def _is_word(token: Token) -> bool:
    return any(letter.isalnum() for letter in token.text)


def _name_words(
    tokens: list[Token], head: Span, known: frozenset[str]
) -> tuple[tuple[str, ...], str | None]:
    """The proper name in a naming phrase, and the title before it.

    "Meta CEO Mark Zuckerberg" gives (Mark, Zuckerberg) and `ceo`; "the Wall Street Journal" gives
    (Wall, Street, Journal).
    """
    runs = list(_name_runs(tokens))
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
    chosen = _without_titles(holding)
    plain = len(chosen) == 1 and chosen[0].lower in SPEAKERS | DOCUMENTS | BODIES
    plain = plain or (len(chosen) > 1 and _is_partisan(chosen))
    own = " ".join(token.lower for token in chosen) in _TITLES_AS_NAMES
    if plain or (all(_is_title(token) for token in chosen) and not own):
        return (), None
    before = [token for token in tokens if token.end <= chosen[0].start and token.text != "."]
    title = before[-1].lower.rstrip(".") if before else None
    after = next((token for token in tokens if token.start >= chosen[-1].end), None)
    state = chosen[-1].lower in _CITY_AND_STATE and after is not None and after.lower == "state"
    return (*(token.text for token in chosen), *(("state",) if state else ())), title


def _is_partisan(words: Sequence[Token]) -> bool:
    """`California Democrat`, `West Virginia Republican`: what somebody is, not a name."""
    last = words[-1].lower
    places = " ".join(word.lower for word in words[:-1])
    return last in ("democrat", "republican", "senator", "congressman", "congresswoman") and (
        words[-2].lower in PLACES or places in _STATES_OF_TWO_WORDS
    )


def _is_title(token: Token) -> bool:
    return token.lower.rstrip(".") in TITLES or token.text == "." or token.lower in DETERMINERS


def _is_body(layout: Layout, span: Span, name: tuple[str, ...]) -> bool:
    """A capital inside a word, a word for bodies at the end, or a role right after the name."""
    if not name:
        return False
    inner = (
        len(name) == 1
        and any(letter.isupper() for letter in name[0][1:])
        and (
            not name[0].isupper()
            and "-" not in name[0]
            and not name[0].startswith(("Mc", "Mac", "De"))
        )
    )
    if inner or guess_type(list(name)) == "organization":
        return True
    at = layout.token_range(span).stop
    after = layout.tokens[at] if at < len(layout.tokens) else None
    return after is not None and len(name) == 1 and after.lower in _COMPANY_ROLES


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


def _name_runs(tokens: list[Token]) -> Iterator[list[Token]]:
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
        return len(run) > 1 and _owns_office(run[-1], tokens[place + 1 : place + 2])
    if token.lower.endswith(_RULED_BY):
        return False
    if token.is_title or token.text[0].isdigit():
        later = tokens[place + 1 : place + 2]
        first = token.text == "First" and bool(later) and later[0].is_title
        return bool(run) or first or token.lower not in _NOT_NAMES or _is_who(token)
    if token.lower in _CONNECTORS and run and place + 1 < len(tokens):
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
        return after.is_title and _is_one_name(run[0], run[-1], after)
    if token.lower == "on":
        return run[-1].lower in _ABOUT and after.is_title and after.lower not in CALENDAR
    return after.is_title or (after.lower == "the" and bool(later) and later[0].is_title)


def _is_one_name(first: Token, before: Token, after: Token) -> bool:
    """The `and` between two words is part of one name: "Ways and Means"."""
    return first.lower == "centers" or (before.lower, after.lower) in JOINED_BY_AND


def _without_titles(run: list[Token]) -> list[Token]:
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
        if follows and follows[0].text != "." and follows[0].lower not in _CONNECTORS:
            start = last_title + 1
        elif len(follows) > 1 and follows[0].text == ".":
            start = last_title + 2
    return run[start:]


# ------------------------------------------------------------------ what rules add


def _employers(layout: Layout, seen: list[FoundMention]) -> Iterator[FoundMention]:
    """`Chevron` in the mention "Chevron CEO Mike Wirth": the body before the title."""
    for mention in seen:
        if mention.form != "name" or mention.type != "person" or mention.title is None:
            continue
        tokens = layout.tokens_in(mention.span)[: -len(mention.name)]
        role = next((i for i, one in enumerate(tokens) if one.lower in _BODY_ROLES), 0)
        words = [one for one in tokens[:role] if one.lower not in DETERMINERS]
        if not words or not all(one.is_title and one.lower not in TITLES for one in words):
            continue
        span = Span(start=words[0].start, end=words[-1].end)
        yield FoundMention(
            span=span,
            head=words[-1].span(),
            type="organization",
            form="name",
            probability=mention.probability,
            name=tuple(one.text for one in words),
            body=True,
        )


def _names_acted_for(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """`White House` in "White House officials", where the network saw the whole only."""
    taken = {(mention.span.start, mention.span.end) for mention in seen}
    found = []
    for mention in seen:
        tokens = layout.tokens_in(mention.span)
        if mention.form != "description" or not _acts_for_name(tokens):
            continue
        runs = list(_name_runs(list(tokens[:-1])))
        words = _without_titles(runs[-1]) if runs else []
        plain = [word for word in words if not _is_title(word)]
        if not plain or words[-1].end != tokens[-2].end:
            continue
        span = Span(start=words[0].start, end=words[-1].end)
        if (span.start, span.end) in taken:
            continue
        names = tuple(word.text for word in words)
        found.append(
            FoundMention(
                span=span,
                head=words[-1].span(),
                type=guess_type(list(names)),
                form="name",
                probability=mention.probability,
                name=names,
            )
        )
    return found


def _overlooked_names(
    layout: Layout, seen: list[FoundMention], ruled: list[FoundMention], *, alone: bool
) -> Iterator[FoundMention]:
    busy = {
        where
        for mention in seen
        if mention.form == "name"
        for where in layout.token_range(mention.span)
    }
    for mention in ruled:
        if any(where in busy for where in layout.token_range(mention.span)):
            continue
        if alone or mention.probability >= NAME_LIKELY:
            yield mention


def _ruled_names(layout: Layout, middles: Counter[str]) -> Iterator[FoundMention]:
    """Names by capitalisation alone."""
    for sentence in layout.sentences:
        where = layout.token_range(sentence)
        tokens = layout.tokens[where.start : where.stop]
        headline = _is_headline(tokens)
        for run in _capital_runs(tokens):
            mention = _as_name(tokens, run, middles, headline=headline)
            if mention is not None:
                yield mention


def _name_span(layout: Layout, mention: FoundMention) -> Span:
    """The last words of a mention that are its name."""
    tokens = layout.tokens_in(mention.span)
    return Span(start=tokens[-len(mention.name)].start, end=mention.span.end)


def _without_fragments(
    layout: Layout, seen: list[FoundMention], names: list[Span]
) -> list[FoundMention]:
    """The network's pieces of a longer name are dropped: `Wall` of the Wall Street Journal, and
    `Customs Enforcement`, half of a name that `and` joins.

    Unless it saw the end of that name too, as in "Trump White House".
    """
    shelf = Shelf((span, span) for span in names)
    halves = Shelf((span, span) for span in names if " and " in span.cut(layout.text))
    ends = {mention.span.end for mention in seen if len(mention.name) > 1}

    def is_piece(mention: FoundMention) -> bool:
        own = _name_span(layout, mention)
        if mention.span.cut(layout.text).startswith("@"):
            return False
        if len(mention.name) > 1:
            return any(whole != own for whole, _ in halves.holding(own))
        return any(whole != own and whole.end not in ends for whole, _ in shelf.holding(own))

    return [mention for mention in seen if mention.form != "name" or not is_piece(mention)]


def _unglued(seen: list[FoundMention]) -> list[FoundMention]:
    """Names without what a page sets right behind them: "Ada Marsh Ada Lou MarshHouse votes".

    Pages that link the people of a report to their profiles come so: the name, the whole name, and
    the headline of another report, with nothing between the last two.
    """
    families = {one.name[-1]: one.name for one in seen if one.type == "person" and one.name}
    return [_unglued_one(one, families) for one in seen]


def _unglued_one(mention: FoundMention, families: Mapping[str, tuple[str, ...]]) -> FoundMention:
    last = mention.name[-1] if len(mention.name) > 1 else ""
    parts = (last[: seam.start()] for seam in _SEAM.finditer(last))
    family = next((part for part in parts if part in families or part in mention.name), None)
    if family is None:
        return mention
    before = mention.name[:-1]
    if family in before:
        name = before[: before.index(family) + 1]
    else:
        whole = (*before, family)
        name = whole if whole == families[family] else (family,)
    return msgspec.structs.replace(mention, name=name)


def _without_strays(layout: Layout, seen: list[FoundMention]) -> list[FoundMention]:
    """Names without the word before them that is none of theirs.

    `Trump` of "AP Trump" and `Hillary` of "Crooked Hillary", if the article names Donald Trump and
    Hillary Clinton, and the State Department of "Clinton State Department".
    """
    names = {_low(one.name) for one in seen if one.name}
    people = {_low(one.name) for one in seen if one.type == "person" and len(one.name) > 1}
    parts = {(part, name) for name in people for part in (name[0], name[-1])}
    many = Counter(part for part, _ in parts)
    lower = {token.text for token in layout.tokens if token.text.islower()}
    families = {name[-1] for name in people} - {name[0] for name in people}
    loose = (lower | _EPITHETS | families) - MALE - FEMALE
    found = []
    for mention in seen:
        first, rest = _low(mention.name[:1]), _low(mention.name[1:])
        other = many[rest[0]] - ((*first, *rest) in people) if len(rest) == 1 else 0
        whole = len(rest) > 1 and rest in names and first[0] in _EPITHETS | families
        if whole or (other > 0 and first[0] in loose):
            mention = msgspec.structs.replace(mention, name=mention.name[1:])
        found.append(mention)
    return found


def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _capitals_in_running_text(layout: Layout) -> Counter[str]:
    """How often each word is capitalised where a sentence does not begin."""
    counts: Counter[str] = Counter()
    for sentence in layout.sentences:
        where = layout.token_range(sentence)
        tokens = layout.tokens[where.start : where.stop]
        if _is_headline(tokens):
            continue
        for before, token in pairwise(tokens):
            if token.is_title and before.text not in "“\"‘'.:":
                counts[token.text] += 1
    return counts


def _is_headline(tokens: tuple[Token, ...]) -> bool:
    if not tokens or tokens[-1].text in _STOPS:
        return False
    words = [token for token in tokens if token.text[0].isalpha()]
    capital = sum(token.is_title for token in words)
    return len(words) > 3 and capital > 0.6 * len(words)


def _capital_runs(tokens: tuple[Token, ...]) -> Iterator[range]:
    place = 0
    while place < len(tokens):
        if not _starts_name(tokens[place]):
            place += 1
            continue
        end = place + 1
        while end < len(tokens) and _extends(tokens, place, end):
            end += 1
        while end > place + 1 and (
            tokens[end - 1].lower in _CONNECTORS or tokens[end - 1].text == "."
        ):
            end -= 1
        yield range(place, end)
        place = max(end, place + 1)


def _starts_name(token: Token) -> bool:
    return token.is_title and token.lower not in _NOT_NAMES and token.lower not in I


def _extends(tokens: tuple[Token, ...], start: int, place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    if token.lower in WEEKDAYS:
        return before.lower in _DAYS_OF_NAME
    if before.lower in WEEKDAYS:
        return place - start > 1
    if token.text == ".":
        return before.lower in TITLES or len(before.text) == 1
    if token.is_title:
        return token.lower not in _NOT_NAMES
    rest = tokens[place + 1 : place + 3]
    if token.lower == "'s":
        return place - start > 1 and _owns_office(before, rest)
    if token.lower == "and":
        return bool(rest) and rest[0].is_title and _is_one_name(tokens[start], before, rest[0])
    if token.lower == "on" and before.lower in _ABOUT:
        return bool(rest) and rest[0].is_title and rest[0].lower not in CALENDAR
    if token.lower in ("of", "for", "the"):
        follows = bool(rest) and (
            rest[0].is_title or (rest[0].lower == "the" and len(rest) > 1 and rest[1].is_title)
        )
        organised = any(
            one.lower in ORGANISATION_WORDS | _PLURAL_FOUNDERS for one in tokens[start:place]
        )
        return follows and (organised or before.lower == "of")
    return (
        token.lower in ("de", "la", "von", "van", "bin", "al", "&")
        and place + 1 < len(tokens)
        and tokens[place + 1].is_title
    )


def _owns_office(owner: Token, rest: Sequence[Token]) -> bool:
    """`Sheriff` and `Office` on either side of an `'s`: one name."""
    office = rest[0] if rest else None
    return (
        office is not None
        and office.is_title
        and office.lower in _OWNED_OFFICES
        and owner.lower in _OFFICE_OWNERS
    )


def _as_name(
    tokens: tuple[Token, ...], run: range, middles: Counter[str], *, headline: bool
) -> FoundMention | None:
    """The run as a mention, or None if it is likely no name."""
    words = [tokens[place] for place in run]
    bare = _without_titles(words)
    first = run.start == 0 or _opens_speech(tokens, run.start)
    if first and bare[0] is words[0] and len(bare) > 1 and bare[0].lower in _COMMON_OPENERS:
        bare = bare[1:]
    if not _can_be_name(bare) or _is_nobody(bare):
        return None
    opens = first and bare[0] is words[0]
    probability = _sureness(bare, middles, at_start=opens, headline=headline)
    if probability is None or (probability == NAME_MAYBE and not _acts(tokens, run.stop)):
        return None
    before = [token for token in words if token.end <= bare[0].start and token.text != "."]
    title = before[-1].lower.rstrip(".") if before else None
    return FoundMention(
        span=Span(start=words[0].start if title else bare[0].start, end=bare[-1].end),
        head=bare[-1].span(),
        type=guess_type([token.text for token in bare], title),
        form="name",
        probability=probability,
        name=tuple(token.text for token in bare),
        title=title,
    )


def _opens_speech(tokens: tuple[Token, ...], place: int) -> bool:
    """A quote, a colon or a bullet before: any word is capitalised there."""
    mark = tokens[place - 1].text
    if mark in "“‘:.•":
        return True
    return mark in "\"'" and not (place > 1 and tokens[place - 2].text in ",?!")


def _acts(tokens: tuple[Token, ...], after: int) -> bool:
    """What follows the capitalised first word of a sentence is a verb or a possessive."""
    if after >= len(tokens):
        return False
    low = tokens[after].lower
    return low == "'s" or low in AUXILIARIES | ADVERBS | SAYING or low.endswith("ed")


def _can_be_name(words: list[Token]) -> bool:
    lows = [word.lower for word in words]
    if all(low in CALENDAR or low in DEMONYMS or low in TITLES or low[0].isdigit() for low in lows):
        return len(words) > 1 and any(low in ORGANISATION_WORDS for low in lows)
    if len(words) == 1 and lows[0] in SPEAKERS | DOCUMENTS | BODIES:
        return False
    if len(words) > 1 and _is_partisan(words):
        return False
    return len(words[0].text) > 1 or len(words) > 1


def _sureness(
    words: list[Token], middles: Counter[str], *, at_start: bool, headline: bool
) -> float | None:
    known = all(middles[word.text] > 0 for word in words if word.is_title)
    if headline and not known:
        return None
    if not at_start:
        return NAME_SURE
    if len(words) > 1:
        return NAME_SURE if known else NAME_LIKELY
    low = words[0].lower
    if known or low in MALE | FEMALE | PLACES:
        return NAME_LIKELY
    return None if low in _COMMON_OPENERS else NAME_MAYBE


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


def _pronouns(layout: Layout) -> Iterator[FoundMention]:
    for token in layout.tokens:
        if token.lower not in PRONOUNS or token.lower in ("it", "its", "itself"):
            continue
        if token.text == "US":
            continue
        kind: EntityType = (
            "group" if token.lower in ("they", "them", "their", "we", "us", "our") else "person"
        )
        yield FoundMention(
            span=token.span(),
            head=token.span(),
            type=kind,
            form="pronoun",
            probability=PRONOUN_SURE,
        )


def _descriptions(layout: Layout) -> Iterator[FoundMention]:
    """`the two`, `both men`, `the company`, `several sources`: an article or number and a head."""
    tokens = layout.tokens
    for place, token in enumerate(tokens):
        if token.lower not in DETERMINERS or token.lower in ("his", "her", "its", "their", "our"):
            continue
        for end in range(place + 1, min(place + 5, len(tokens))):
            low = tokens[end].lower
            if not tokens[end].text[0].isalpha() or low in _NOT_NAMES - {"two", "three", "both"}:
                break
            kind = _kind_of(low, token.lower)
            following = tokens[end + 1].lower if end + 1 < len(tokens) else ""
            if kind is None or _kind_of(following, token.lower) is not None:
                continue
            yield FoundMention(
                span=Span(start=token.start, end=tokens[end].end),
                head=tokens[end].span(),
                type=kind,
                form="description",
                probability=NAME_LIKELY,
            )
            break


def _kind_of(low: str, determiner: str) -> EntityType | None:
    if low in ("two", "three", "pair", "duo", "trio") and determiner in ("the", "these", "all"):
        return "group"
    if low in SPEAKERS or low in ("titans", "moguls", "billionaires", "rivals"):
        return "group" if low.endswith("s") or low in ("people", "men", "women") else "person"
    return "organization" if low in BODIES else None
