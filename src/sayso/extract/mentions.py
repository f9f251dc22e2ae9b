"""Mentions of one text: what the network saw, cleaned, and what rules add to it.

The network's mentions are snapped to words and lose a trailing possessive; where their names begin
and end is told by `names`, what a page glues to them is taken off by `cleaning`. Rules add names by
capitalisation (`capitals`), pronouns, and speakers that only a role describes; where the network
was there, only names and pronouns that it overlooked are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.extract.capitals import NAME_LIKELY, capitals_in_running_text, ruled_names
from sayso.extract.cleaning import (
    name_span,
    unglued,
    with_names_at_end,
    with_town,
    without_fragments,
    without_strays,
)
from sayso.extract.found import FoundMention
from sayso.extract.names import (
    NOT_NAMES,
    ends_in_titled_name,
    guess_type,
    is_nobody,
    is_title_word,
    is_who,
    is_word,
    name_runs,
    name_words,
    without_titles,
)
from sayso.extract.states import with_states
from sayso.extract.wordings import pronoun_in
from sayso.extract.words import (
    ARTICLES,
    BODIES,
    DEMONYMS,
    DETERMINERS,
    FEMALE,
    GROUPS_OF_PEOPLE,
    KIN,
    MALE,
    NUMBERS,
    ORGANISATION_WORDS,
    PLACES,
    PRONOUNS,
    RELATIVE,
    SPEAKERS,
    SUFFIXES,
    TITLES,
)
from sayso.records import EntityType, PredictedMention, Prediction, Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# Set by judgement.
MENTION_FLOOR = 0.4
PRONOUN_SURE = 0.9
_COMPANY_ROLES = frozenset(
    ["ceo", "founder", "cofounder", "co-founder", "cfo", "coo", "executives"]
)
_BODY_ROLES = _COMPANY_ROLES | word_set("chief executive chairman chairwoman spokesman spokeswoman")
_ACTING_NOUNS = word_set(
    """administration campaign officials official aides allies supporters lawyers attorneys
    spokesman spokeswoman spokesperson lawmakers executives employees staffers operatives leaders
    members"""
)
_PARTISAN = word_set("democratic republican gop")
_PERSONAL = word_set("gov sen rep mr mrs ms president senator governor congressman congresswoman")
"""What is titled so is a person: "President Moon Jae-in to Seoul" was once read as a product."""
_ADDRESSED = word_set("mr mrs ms")
_BEFORE_CITY = PLACES | {"york"}
_BODIES_BY_NAME = word_set("congress parliament senate house")


def find_mentions(layout: Layout, prediction: Prediction) -> tuple[FoundMention, ...]:
    """All mentions of one text, by place; the outer one of two that begin together first."""
    middles = capitals_in_running_text(layout)
    known = frozenset(word.lower() for word in middles if len(word) > 4)
    runs = {span: one for one in ruled_names(layout, middles) for span in [name_span(layout, one)]}
    seen = [
        mention
        for index, predicted in enumerate(prediction.mentions)
        if predicted.probability >= MENTION_FLOOR
        and (mention := _clean(layout, predicted, index, middles, known)) is not None
    ]
    seen = without_fragments(layout, seen, list(runs))
    seen.extend(_employers(layout, seen))
    seen.extend(_names_acted_for(layout, seen))
    taken = _covered(seen)
    seen.extend(_overlooked_names(layout, seen, list(runs.values()), alone=not prediction.mentions))
    seen.extend(mention for mention in _pronouns(layout) if mention.span not in taken)
    if not prediction.mentions:
        seen.extend(_descriptions(layout))
    seen = with_names_at_end(layout, without_strays(layout, unglued(seen)))
    seen = with_states(layout, with_town(layout, seen))
    # Where the network saw the same words as a name and as a description, they hold a name:
    # "coach Marit Solberg".
    unique: dict[Span, FoundMention] = {}
    for mention in seen:
        if mention.span not in unique or (mention.name and not unique[mention.span].name):
            unique[mention.span] = mention
    return tuple(
        sorted(unique.values(), key=lambda mention: (mention.span.start, -mention.span.end))
    )


def _covered(mentions: Iterable[FoundMention]) -> set[Span]:
    return {mention.span for mention in mentions}


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
    while tokens and (tokens[-1].lower == "'s" or not is_word(tokens[-1])):
        tokens.pop()
    while tokens and not is_word(tokens[0]) and tokens[0].text not in "@$":
        tokens.pop(0)
    if not tokens or (predicted.form == "name" and is_nobody(tokens)):
        return None
    city = predicted.form == "name" and _before_city(layout, tokens[-1])
    tokens.extend(city or ())
    alone = pronoun_in(tokens[0]) if len(tokens) == 1 else None
    span = alone or Span(start=tokens[0].start, end=tokens[-1].end)
    head = alone or layout.snap(predicted.head) or span
    if city or not span.contains(head):
        head = tokens[-1].span()
    form = predicted.form
    low = span.cut(layout.text).lower()
    if alone and low in PRONOUNS | RELATIVE and not is_who(tokens[0]):
        form = "pronoun"
    elif form == "pronoun" and tokens[0].lower in DEMONYMS | _PARTISAN:
        form = "name"
    if form == "description" and ends_in_titled_name(tokens):
        form = "name"
    if form == "name" and _is_common_noun(layout, tokens, capitals):
        form = "description"
    acting = form == "name" and (_acts_for_name(tokens) or _is_somebodys(tokens))
    if acting:
        head = tokens[-1].span()
    named = form == "name" and not acting
    name, title = name_words(tokens, head, known) if named else ((), None)
    if predicted.type == "group" and len(name) > 1 and name[0].lower() in NUMBERS:
        name = name[1:]
    if named and not name and _is_abbreviated_state(tokens):
        name = (_STATE,)
    if form == "name" and not name:
        form = "description"
    rules = len(name) == 1 and form == "name" and _names_its_head(layout, tokens[-1])
    type_ = _type_of(layout, tokens, name, predicted.type, title, rules=rules)
    if type_ == "person":
        name = _without_place(name, title)
    return FoundMention(
        span=span,
        head=head,
        type=type_,
        form=form,
        probability=predicted.probability,
        name=name,
        title=title,
        body=_is_body(layout, span, name) and not rules,
        index=index,
    )


_STATE = "U.S."


def _is_abbreviated_state(tokens: Sequence[Token]) -> bool:
    """`the US`, `U.S.`: a name alone, though before others it is none of theirs."""
    words = [token.text for token in tokens if token.lower not in ARTICLES]
    return len(words) == 1 and words[0] in ("US", "U.S", _STATE)


def _before_city(layout: Layout, last: Token) -> tuple[Token, ...]:
    """`City` behind a name that ends with a state's or country's: "New York City"."""
    at = layout.token_range(last.span()).stop
    after = layout.tokens[at : at + 1]
    named = last.is_title and last.lower in _BEFORE_CITY
    return tuple(after) if named and [one.text for one in after] == ["City"] else ()


def _is_common_noun(layout: Layout, tokens: Sequence[Token], capitals: Counter[str]) -> bool:
    """`School` or `Detectives` that only begins a sentence: a word for a body or for people, never
    capitalised elsewhere."""
    word = tokens[0]
    return (
        len(tokens) == 1
        and word.lower in (ORGANISATION_WORDS - _BODIES_BY_NAME) | GROUPS_OF_PEOPLE
        and not capitals[word.text]
        and layout.sentence_at(word.start).start == word.start
    )


def _type_of(
    layout: Layout,
    tokens: Sequence[Token],
    name: tuple[str, ...],
    seen: EntityType,
    title: str | None,
    *,
    rules: bool,
) -> EntityType:
    """What the network saw, unless the words beside a single name say more: an administration is a
    person's, and who has an article within a sentence is none ("told The Hill")."""
    called = title in _ADDRESSED or (title in _PERSONAL and len(name) > 1)
    if (rules and seen != "place") or (called and name):
        return "person"
    article = len(tokens) == 2 and tokens[0].text == "The" and len(name) == 1
    begins = article and layout.sentence_at(tokens[0].start).start == tokens[0].start
    if seen == "person" and article and not begins and tokens[1].lower not in MALE | FEMALE:
        return "organization"
    return seen


def _without_place(name: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """`Ada Lind` of "Gov. Ada Lind of Ohio"; `Joan of Arc` and `Earl of Clare` stay."""
    at = name.index("of") if "of" in name else 0
    return name[:at] if at > 1 or (at and title in _PERSONAL) else name


def _names_its_head(layout: Layout, token: Token) -> bool:
    """Whether it is `Obama` in "the Obama administration", "Obama-era"."""
    at = layout.token_range(token.span()).stop
    after = layout.tokens[at].text if at < len(layout.tokens) else ""
    return token.text.istitle() and after in ("administration", "presidency", "-era")


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


def _acts_for_name(tokens: Sequence[Token]) -> bool:
    """`the Obama administration`, `White House officials`: not the name but who acts for it."""
    return len(tokens) > 1 and tokens[-1].text in _ACTING_NOUNS


def _is_somebodys(tokens: Sequence[Token]) -> bool:
    """`Ann Lee’s sister`: not her but who belongs to her."""
    return tokens[-1].lower in KIN and any(token.lower == "'s" for token in tokens)


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
        runs = list(name_runs(list(tokens[:-1])))
        words = without_titles(runs[-1]) if runs else []
        plain = [word for word in words if not is_title_word(word)]
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


def _pronouns(layout: Layout) -> Iterator[FoundMention]:
    for token in layout.tokens:
        span = pronoun_in(token)
        low = span.cut(layout.text).lower()
        if low not in PRONOUNS or low in ("it", "its", "itself"):
            continue
        if token.text == "US":
            continue
        kind: EntityType = (
            "group" if low in ("they", "them", "their", "we", "us", "our") else "person"
        )
        yield FoundMention(
            span=span,
            head=span,
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
            if not tokens[end].text[0].isalpha() or low in NOT_NAMES - {"two", "three", "both"}:
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
