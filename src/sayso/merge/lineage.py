"""Which article comes from which, how, and from whose newsroom a report therefore comes.

Three steps, each pure:

    compare(left, right)     two articles        -> a `Kinship`, or None
    choose(article, kin)     one and all its kin -> its `Lineage`, or None: the article is original
    newsroom_of(id, chosen)  over any hops       -> the newsroom that the report comes from

The likeness of two articles depends on those two only and an article's lineage on the set of its
kin, so that the book is the same whatever the order in which articles came.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from math import exp
from typing import Protocol

from sayso.merge.credits import Credit, denies_in_lead, names_newsroom, wire_of
from sayso.merge.fingerprint import Run, runs_of
from sayso.merge.press import same_newsroom
from sayso.merge.profile import Profile
from sayso.merge.rarity import rarity
from sayso.merge.tellings import days_between
from sayso.merge.words import Places, fold_name
from sayso.records import Article, Lineage, LineageRelation, Record, Span, Spans
from sayso.text.ids import make_id
from sayso.text.sentences import paragraphs

MOST_CANDIDATES = 64
"""Articles that share passages compared with a new one at most, most shared first: bounds the work
where hundreds of papers print one dispatch. All of these lead to one newsroom anyway."""
MOST_NEAR = 32
"""The same for articles that share only rare words."""
LEAST_HASHES = 2
"""Fewer shared hashes are no 40 shared words: 33 shingles leave two windows at least."""
NEAR_FLOOR = 0.3
"""Likeness (see stories) below which one article does not retell the other: 28 that come from each
other have 0.54 to 0.98."""
LEAST_SHARED = 40
"""Shared words outside quotation marks below which taken-over words prove nothing: of 36 pairs of
real pages the independent ones shared up to 69, in captions and quotations within brackets, but
then never a quarter of either text."""
LEAST_EXCERPT = 70
"""Shared words of an excerpt, whose rest is its own: of the same pairs none of one origin shared
fewer, and a post that two newsrooms print without quotation marks had 57."""
INTRODUCED_EXCERPT, _INTRODUCTION = 40, 100
"""The same where the other's outlet is named within so many characters before ("This is from the
Tribune:")."""
LEAST_SHARE = 0.25
"""Share of the shorter side that must be taken over; pages of one agency's versions begin there."""
MANY_SHARED = 100
"""From so many shared words on, a smaller share will do: the background of a long dispatch."""
CITED_DAYS = 30
"""A newsroom's older articles are not what "reported" means."""
SAME_MATTER = 0.3
"""Likeness of the rest from which two pages of one outlet that share passages are versions."""
WHOLE = 0.8
"""Share from which a text is the other one, cut or not."""
SPUN = 0.22
"""Share of three-word runs from which sentence after sentence was reworded: spins have 0.37 to
0.50, 300 pairs of independent reports of one happening 0.20 at most."""
SPUN_REST, SPUN_PRINTED, SPUN_ORDER = 0.18, 0.7, 0.9
"""The same of what stands outside long runs, where these are a quarter of a text, but no more than
the second, and the facts stand in one order: spins have 0.21 to 0.38, 0.60 at most and 0.95; of 24
pairs of real versions and copies those with as much outside their runs have 0.76 of the text in
them, or an order of 0.71."""
SPUN_UNBROKEN = 0.8
"""Long runs make up less than this part of the shared three-word runs: a spinner exchanges words
within each sentence, an editor whole sentences (spins 0.46 to 0.67, versions 0.86 and more)."""
RETOLD = 0.74
"""Likeness of facts from which a report without credit retells another: three such rewrites have
0.80 to 0.88; of 300 pairs of independent reports of one happening one has more, 0.76, and that one
names public sources; the next has 0.72."""
RETOLD_CREDITED = 0.60
"""The same where the article says that it used agencies or a translation. Naming the other does
not lower the floor: such an article cites it."""
_PUBLIC_SOURCE = 0.05
"""Added to both where the article names a source that all newsrooms had: they share its facts."""
_PUBLIC = re.compile(
    r"\b(?:told reporters|(?:news|press) (?:conference|release)|court (?:filing|document|paper)s?"
    r"|indictment|prosecutors (?:said|announced)|(?:said|announced|wrote) in an? [\w -]{0,30}?"
    r"(?:statement|filing|release|post|letter)|conference call|joint statement)\b"
)
_FEWEST_FACTS = 10
_LEAST_RETOLD = 80
"""Words of a text that retells another: a page that is one caption has 65, and all its facts are
its photograph's; the shortest of eleven rewrites has 147."""
_LEAST_TRIGRAMS = 20
"""Fewer are no sample: a copy leaves a headline and a sign-off."""
_CITES_FACTS = 3
_QUARTER, _LEAD_ROOM = 0.25, 1000
_UPDATE = re.compile(r"^\W*(?:UPDATE|WRAPUP|CORRECTED|RECAST)\W{0,2}(\d{1,2})", re.IGNORECASE)


class Kinship(Record, frozen=True, kw_only=True):
    """Article `child` comes from article `parent`, as far as these two can tell."""

    child: str
    parent: str
    relation: LineageRelation
    strength: float
    """How much of the child the parent explains, 0..1: of two parents the stronger is chosen."""
    rank: int
    """Of equally strong parents the one with the lowest: 0 the agency's own page, 1 the child's
    own outlet, 2 any other."""
    published: str
    """The parent's day; empty if unknown."""
    shared_words: int
    spans: Spans
    reason: str
    probability: float


class Shelf(Protocol):
    """Where candidates are looked up: the book."""

    def articles_with(self, hashes: Sequence[int]) -> Iterable[tuple[str, int]]:
        """Articles that have any of these fingerprint hashes, with how many; hashes that more than
        `fingerprint.MOST_HOLDERS` articles have are passed over."""
        ...

    def articles_near(self, article: str) -> Iterable[tuple[str, float]]:
        """Articles of the same days that share rare words, with their likeness (see stories)."""
        ...


def candidates(article: str, hashes: Sequence[int], shelf: Shelf) -> tuple[str, ...]:
    """The articles worth comparing with `article`, by shared passages and by shared rare words."""
    with_hashes = (found for found in shelf.articles_with(hashes) if found[1] >= LEAST_HASHES)
    shared = sorted(with_hashes, key=lambda found: (-found[1], found[0]))
    alike = (found for found in shelf.articles_near(article) if found[1] >= NEAR_FLOOR)
    near = sorted(alike, key=lambda found: (-found[1], found[0]))
    names = [name for name, _ in shared[:MOST_CANDIDATES]] + [n for n, _ in near[:MOST_NEAR]]
    return tuple(dict.fromkeys(name for name in names if name != article))


# ------------------------------------------------------------------------- two articles


def compare(left: Profile, right: Profile) -> Kinship | None:
    """How one of two articles comes from the other, whichever it is; None if neither does.

    The result is the same with the two exchanged.
    """
    child, parent = _in_order(left, right)
    evidence = _weigh(child, parent)
    for rule in (_spun, _taken_over, _retold, _cited):
        kin = rule(evidence)
        if kin:
            return kin
    return None


def origin_probability(left: Profile, right: Profile) -> float:
    """The probability that two articles have one origin, by the words that they share."""
    return verbatim_probability(_weigh(*_in_order(left, right)).own_words)


class _Evidence(Record, frozen=True, kw_only=True):
    """What the two texts share."""

    child: Profile
    parent: Profile
    runs: tuple[Run, ...]
    own_words: int
    """Shared words outside quotation marks."""
    child_share: float
    parent_share: float
    naming: tuple[Credit, ...]
    """Where the child names the parent's newsroom."""
    same_room: bool


def _weigh(child: Profile, parent: Profile) -> _Evidence:
    runs = runs_of(child.words, child.hashes, parent.words, parent.places)
    in_child = _own_covered(child, [run.left for run in runs])
    in_parent = _own_covered(parent, [run.right for run in runs])
    return _Evidence(
        child=child,
        parent=parent,
        runs=runs,
        own_words=min(in_child, in_parent),
        child_share=in_child / max(1, child.own_words),
        parent_share=in_parent / max(1, parent.own_words),
        naming=_namings(child, parent),
        same_room=_same_room(child, parent),
    )


def _namings(child: Profile, parent: Profile) -> tuple[Credit, ...]:
    outlet = parent.article.outlet or (parent.newsroom.name if parent.newsroom else None)
    return names_newsroom(child.credits, outlet) if outlet else ()


def _own_covered(profile: Profile, spans: Sequence[Span]) -> int:
    if not spans:
        return 0
    places = Places(spans)
    return sum(
        own and start in places
        for own, start in zip(profile.own, profile.words.starts, strict=True)
    )


def _same_room(left: Profile, right: Profile) -> bool:
    if same_newsroom(left.article.outlet, right.article.outlet):
        return True
    return bool(
        left.newsroom and right.newsroom and same_newsroom(left.newsroom.name, right.newsroom.name)
    )


# ------------------------------------------------------------------------- which came first


def _in_order(left: Profile, right: Profile) -> tuple[Profile, Profile]:
    """The one that can come from the other, then that other."""
    first = max(_seniority(left, right), _seniority(right, left))
    return (right, left) if first == _seniority(left, right) else (left, right)


def _seniority(one: Profile, other: Profile) -> tuple[float, ...]:
    """The higher, the likelier `one` is the origin of the two; compared item by item."""
    days = (other.published > one.published) if one.published and other.published else False
    later = (one.published > other.published) if one.published and other.published else False
    return (
        days - later,
        len(_namings(other, one)) > 0 and not _namings(one, other),
        _is_own_page(one) - _is_own_page(other),
        _update_number(other.article) - _update_number(one.article),
        -_credited(one) + _credited(other),
        _length_vote(one, other),
        # No telling apart: any rule will do that does not depend on which comes first.
        one.article.id < other.article.id,
    )


def _is_own_page(profile: Profile) -> int:
    """The page of the agency whose text it is."""
    room = profile.newsroom
    return int(bool(room and room.agency and same_newsroom(room.name, profile.article.outlet)))


def _credited(profile: Profile) -> int:
    """Somebody else's text by its own word."""
    kinds = {credit.kind for credit in profile.credits}
    foreign = kinds & {"syndicated", "translated", "agencies", "contributed"}
    return int(
        bool(foreign) or (wire_of(profile.credits) is not None and not _is_own_page(profile))
    )


def _update_number(article: Article) -> int:
    match = _UPDATE.match(article.title or "")
    return int(match.group(1)) if match else 0


def _length_vote(one: Profile, other: Profile) -> int:
    """Of one newsroom's versions the shorter came first; elsewhere the copy is the cut one."""
    longer = len(one.words.words) - len(other.words.words)
    sign = (longer > 0) - (longer < 0)
    return -sign if _same_room(one, other) else sign


# ------------------------------------------------------------------------- the rules


def _taken_over(evidence: _Evidence) -> Kinship | None:
    """Passages stand word for word in both."""
    most = max(evidence.child_share, evidence.parent_share)
    enough = evidence.own_words >= LEAST_SHARED and most >= LEAST_SHARE
    if not enough and not (evidence.own_words >= MANY_SHARED and _spread(evidence) >= 3):
        return None
    cut = _own_outlet(evidence) and evidence.child_share < WHOLE
    if cut and not _one_page(evidence) and _rest_likeness(evidence) < SAME_MATTER:
        return None
    relation = _verbatim_relation(evidence)
    if relation == "excerpt" and evidence.own_words < _least_excerpt(evidence):
        return None
    shared = sum(run.words for run in evidence.runs)
    told = {
        "copy": f"{round(100 * evidence.child_share)}% of its words outside quotations stand word"
        f" for word in {_title_of(evidence.parent)}.",
        "version": f"It shares {shared} words in long runs with {_title_of(evidence.parent)}: these"
        " are two states of one report.",
        "excerpt": f"{evidence.own_words} of its words stand word for word in"
        f" {_title_of(evidence.parent)}; the rest is its own.",
    }[relation]
    return _kinship(
        evidence, relation, evidence.child_share, told, verbatim_probability(evidence.own_words)
    )


def _least_excerpt(evidence: _Evidence) -> int:
    """Shared words that an excerpt needs: who prints two paragraphs "from the Tribune:" says so."""
    outlet, text = fold_name(evidence.parent.article.outlet or ""), evidence.child.article.text
    starts = (run.left.start for run in evidence.runs)
    before = (fold_name(text[max(0, start - _INTRODUCTION) : start]) for start in starts)
    introduced = bool(outlet) and any(outlet in words for words in before)
    return INTRODUCED_EXCERPT if introduced else LEAST_EXCERPT


def _one_page(evidence: _Evidence) -> bool:
    """Two states of one address, or a numbered update: its new part may be all new names."""
    child, parent = evidence.child.article, evidence.parent.article
    return (bool(child.url) and child.url == parent.url) or _update_number(child) > 0


def _own_outlet(evidence: _Evidence) -> bool:
    return same_newsroom(evidence.child.article.outlet, evidence.parent.article.outlet)


def _rest_likeness(evidence: _Evidence) -> float:
    """The share of the facts outside the shared passages that the parent has too, by rarity; 1 if
    there are none. The pages of one outlet share whole paragraphs that are none of the story."""
    shared = Places(run.left for run in evidence.runs)
    child = evidence.child
    rest = {
        fact
        for fact, start in zip(child.facts, child.words.starts, strict=True)
        if fact and start not in shared
    }
    theirs = {fact for fact in evidence.parent.facts if fact}
    return _share(rest, theirs) if rest else 1.0


def verbatim_probability(own_words: int) -> float:
    """The probability of one origin for so many shared words outside quotations.

    Source: fitted by eye on 36 pairs of real pages: at 69 words or fewer none of one origin, at 70
    or more all; the slope is kept gentle because the pairs are few.
    """
    return 1 / (1 + exp(-(own_words - 55) / 12))


def _spread(evidence: _Evidence) -> int:
    """In how many paragraphs of the child shared runs stand."""
    lines = paragraphs(evidence.child.article.text)
    return sum(any(line.overlaps(run.left) for run in evidence.runs) for line in lines)


def _verbatim_relation(evidence: _Evidence) -> LineageRelation:
    if _own_outlet(evidence):
        return "version"
    if evidence.child_share >= WHOLE:
        return "copy"
    if evidence.same_room:
        return "version"
    rest = _trigram_share(evidence, outside_runs=True)
    return "excerpt" if evidence.child_share < 0.5 or rest < 0.1 else "version"


def _spun(evidence: _Evidence) -> Kinship | None:
    """Sentence for sentence the same, with words exchanged."""
    share = _trigram_share(evidence)
    if not _words_exchanged(evidence, share):
        return None
    if _fact_order(evidence) < 0.8 or len(_shared_facts(evidence)) < _FEWEST_FACTS:
        return None
    if _own_outlet(evidence):
        return None
    told = (
        f"It follows {_title_of(evidence.parent)} sentence by sentence with words exchanged: "
        f"{round(100 * share)}% of its three-word runs stand there too, in the same order."
    )
    return _kinship(evidence, "rewrite", max(share, _likeness(evidence)), told, 0.95)


def _words_exchanged(evidence: _Evidence, share: float) -> bool:
    """`share` of its three-word runs stand in the parent, and what breaks them are words within
    sentences."""
    if share >= SPUN and evidence.child_share <= SPUN_UNBROKEN * share:
        return True
    printed = LEAST_SHARE <= evidence.child_share <= SPUN_PRINTED
    rest = _trigram_share(evidence, outside_runs=True) if printed else 0.0
    return rest >= SPUN_REST and _fact_order(evidence) >= SPUN_ORDER


def _retold(evidence: _Evidence) -> Kinship | None:
    """The same facts in other words."""
    child = evidence.child
    # Agencies name whom they follow; what an agency's page does not credit it has itself.
    if evidence.same_room or _has_own_source(child) or _is_own_page(child):
        return None
    credit = leading_credit(child)
    # What stands word for word in both is no retelling, and its names are shared for that alone.
    printed = evidence.child_share >= LEAST_SHARE
    short = len(child.words.words) < _LEAST_RETOLD
    if printed or short or (credit and credit not in evidence.naming):
        return None
    shared = _shared_facts(evidence)
    likeness = _likeness(evidence)
    floor = RETOLD_CREDITED if _leans_on(evidence) else RETOLD
    floor += _PUBLIC_SOURCE if _PUBLIC.search(child.article.text) else 0.0
    if len(shared) < _FEWEST_FACTS or likeness < floor:
        return None
    told = (
        f"{len(shared)} of its {len(evidence.child.named_facts)} names and numbers stand in "
        f"{_title_of(evidence.parent)}, and it names no source of its own."
    )
    probability = 1 / (1 + exp(-(likeness - floor + 0.05) * 25))
    return _kinship(evidence, "rewrite", likeness, told, probability)


def _cited(evidence: _Evidence) -> Kinship | None:
    """The child names the parent's newsroom as where it has the report from."""
    credit = leading_credit(evidence.child)
    if credit is None or credit not in evidence.naming or evidence.same_room:
        return None
    if _days_between(evidence.parent.published, evidence.child.published) > CITED_DAYS:
        return None
    if len(_shared_facts(evidence)) < _CITES_FACTS:
        return None
    words = credit.spans[0].cut(evidence.child.article.text)
    told = (
        f"It names {words} as where it has the report from; {_title_of(evidence.parent)} tells it."
    )
    return _kinship(
        evidence, "cites", 0.3 + 0.3 * _likeness(evidence), told, 0.9 if credit.known else 0.75
    )


def _days_between(left: str, right: str) -> int:
    """Days from one day to another; 0 if one is unknown."""
    return days_between(left, right) if left and right else 0


def _kinship(
    evidence: _Evidence, relation: LineageRelation, strength: float, reason: str, probability: float
) -> Kinship:
    runs_spans = tuple(run.left for run in evidence.runs)
    named = tuple(span for credit in evidence.naming for span in credit.spans)
    return Kinship(
        child=evidence.child.article.id,
        parent=evidence.parent.article.id,
        relation=relation,
        strength=round(strength, 4),
        rank=_rank(evidence),
        published=evidence.parent.published,
        shared_words=sum(run.words for run in evidence.runs),
        spans=(named or runs_spans) if relation == "cites" else (runs_spans or named),
        reason=reason,
        probability=round(probability, 3),
    )


def _rank(evidence: _Evidence) -> int:
    if _is_own_page(evidence.parent):
        return 0
    return 1 if same_newsroom(evidence.child.article.outlet, evidence.parent.article.outlet) else 2


def _title_of(profile: Profile) -> str:
    article = profile.article
    outlet = article.outlet or (profile.newsroom.name if profile.newsroom else "an article")
    return f"{outlet}, {article.published}" if article.published else outlet


# ------------------------------------------------------------------------- likeness of facts


def _shared_facts(evidence: _Evidence) -> list[str]:
    theirs = evidence.parent.named_facts
    return [fact for fact in evidence.child.named_facts if fact in theirs]


def _likeness(evidence: _Evidence) -> float:
    """Share of the child's facts that the parent has, 0..1: names and numbers by their rarity,
    the numbers once more, and rare words. Source of the weights: see `RETOLD`."""
    mine, theirs = evidence.child.named_facts, evidence.parent.named_facts
    numbers = {fact for fact in mine if fact[0].isdigit()}
    return (
        0.55 * _share(mine.keys(), theirs.keys())
        + 0.25 * _share(numbers, theirs.keys())
        + 0.20 * _share(evidence.child.rare_words, evidence.parent.rare_words)
    )


def _share(mine: Set[str], theirs: Set[str]) -> float:
    """The share of `mine` in `theirs`, by rarity."""
    total = sum(map(rarity, mine))
    return sum(map(rarity, mine & theirs)) / total if total else 0.0


def _fact_order(evidence: _Evidence) -> float:
    """Share of the shared facts that first stand in the same order in both texts."""
    theirs = evidence.parent.named_facts
    places = [theirs[fact] for fact in _shared_facts(evidence)]
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / len(places) if places else 0.0


def _trigram_share(evidence: _Evidence, *, outside_runs: bool = False) -> float:
    """Share of the child's three-word runs outside quotations that the parent has too."""
    mine = evidence.child.trigrams
    if outside_runs:
        covered, starts = Places(run.left for run in evidence.runs), evidence.child.words.starts
        mine = tuple(found for found in mine if starts[found[0]] not in covered)
    theirs = evidence.parent.trigram_set
    if len(mine) < _LEAST_TRIGRAMS:
        return 0.0
    return sum(three in theirs for _, three in mine) / len(mine)


# ------------------------------------------------------------------------- credits as evidence


def _has_own_source(profile: Profile) -> bool:
    """Somebody spoke to the article's own newsroom."""
    return any(credit.kind == "own" for credit in profile.credits)


def _leans_on(evidence: _Evidence) -> bool:
    """The child says that it used agencies or a translation, the parent is an agency's report, and
    the facts come in its order."""
    vague = {"agencies", "translated"} & {credit.kind for credit in evidence.child.credits}
    agency = evidence.parent.newsroom is not None and evidence.parent.newsroom.agency
    return bool(vague) and agency and _fact_order(evidence) >= 0.8


def leading_credit(profile: Profile) -> Credit | None:
    """The newsroom that the article has its report from by its own word; None if its report is
    its own.

    An article with a source of its own is original even if it credits another for being first.
    A report of a denial follows the report that is denied.
    """
    reported = _credits_of_others(profile, "reported") or _credits_of_others(profile, "relayed")
    if reported and denies_in_lead(profile.article):
        return reported[0]
    unverified = any(credit.kind == "unverified" for credit in profile.credits)
    if _has_own_source(profile) and not unverified:
        return None
    if reported and _in_lead(profile.article, reported[0]):
        return reported[0]
    # "The minister told Fox News": what is said there is Fox's, if that is how the report begins.
    told = _credits_of_others(profile, "told")
    return told[0] if told and _paragraph_of(profile.article, told[0]) == 1 else None


def _credits_of_others(profile: Profile, kind: str) -> list[Credit]:
    return [
        credit
        for credit in profile.credits
        if credit.kind == kind and credit.spans and not _is_mine(profile, credit)
    ]


def _is_mine(profile: Profile, credit: Credit) -> bool:
    mine = (profile.article.outlet, profile.newsroom.name if profile.newsroom else None)
    return any(same_newsroom(credit.newsroom, name) for name in mine)


def _in_lead(article: Article, credit: Credit) -> bool:
    """In the first two paragraphs or the first quarter of a short text: below is background."""
    room = min(_QUARTER * len(article.text), _LEAD_ROOM)
    return _paragraph_of(article, credit) <= 2 or credit.spans[0].start < room


def _paragraph_of(article: Article, credit: Credit) -> int:
    """In which paragraph the credit stands, counted from 1."""
    starts = [line.start for line in paragraphs(article.text)]
    return bisect_right(starts, credit.spans[0].start)


# ------------------------------------------------------------------------- one article


def choose(profile: Profile, kin: Iterable[Kinship]) -> Lineage | None:
    """The lineage of an article from all its kinships as a child; None if it is original.

    `newsroom` is only what this article tells; `newsroom_of` follows it over the others.
    """
    parents = [one for one in kin if one.child == profile.article.id]
    if parents:
        return _lineage(profile, min(parents, key=_preference))
    return _from_credits(profile)


def _preference(kin: Kinship) -> tuple[bool, float, int, str, str]:
    """What was taken over before what is only cited, then the strongest; within five hundredths
    the agency's own page, then the earliest."""
    cites = kin.relation == "cites"
    return (cites, -round(kin.strength * 20), kin.rank, kin.published, kin.parent)


def _lineage(profile: Profile, kin: Kinship) -> Lineage:
    return Lineage(
        id=make_id("lin", kin.child, kin.parent, kin.relation),
        article=kin.child,
        origin=kin.parent,
        relation=kin.relation,
        newsroom=profile.newsroom.name if profile.newsroom else None,
        shared_words=kin.shared_words,
        spans=kin.spans,
        reason=kin.reason,
        probability=kin.probability,
    )


def _from_credits(profile: Profile) -> Lineage | None:
    """Lineage by the article's own word, where its origin is not in the book."""
    article = profile.article
    cited = leading_credit(profile)
    if cited:
        last = next(iter(_credits_of_others(profile, "relayed")), cited)
        named = cited.spans[0].cut(article.text)
        return _credit_lineage(
            article, "cites", last, f"It names {named} as where it has the report from."
        )
    wire = wire_of(profile.credits)
    if wire and not same_newsroom(wire.newsroom, article.outlet) and article.outlet:
        return _credit_lineage(article, "copy", wire, f"It carries the credit of {wire.newsroom}.")
    for credit in profile.credits:
        if credit.kind in ("syndicated", "translated") and credit.newsroom:
            relation: LineageRelation = "copy" if credit.kind == "syndicated" else "rewrite"
            return _credit_lineage(
                article, relation, credit, f"It says that it comes from {credit.newsroom}."
            )
    return None


def _credit_lineage(
    article: Article, relation: LineageRelation, credit: Credit, reason: str
) -> Lineage:
    return Lineage(
        id=make_id("lin", article.id, credit.newsroom, relation),
        article=article.id,
        origin=None,
        relation=relation,
        newsroom=credit.newsroom,
        shared_words=0,
        spans=credit.spans,
        reason=reason,
        probability=0.9 if credit.known else 0.7,
    )


def newsroom_of(
    article: str, chosen: Mapping[str, Lineage | None], own: Mapping[str, str | None]
) -> str | None:
    """The newsroom that an article's report comes from, over any number of hops.

    Args:
        article: Id of the article.
        chosen: The lineage of every article on the way; None for an original one.
        own: The newsroom whose text each article is (`Profile.newsroom`).

    Returns:
        None if nothing tells.
    """
    seen: set[str] = set()
    at = article
    while at not in seen:
        seen.add(at)
        lineage = chosen.get(at)
        if lineage is None or (lineage.relation == "version" and _follows_itself(at, lineage, own)):
            return own.get(at)
        if lineage.origin is None:
            return lineage.newsroom
        at = lineage.origin
    return own.get(min(seen))


def _follows_itself(article: str, lineage: Lineage, own: Mapping[str, str | None]) -> bool:
    """A version of its own newsroom's report: what the newsroom learned since is its own."""
    return lineage.origin is None or same_newsroom(own.get(article), own.get(lineage.origin))
