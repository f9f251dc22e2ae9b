"""How one of two articles comes from the other: copy, version, excerpt, rewrite or citation.

The result depends on these two alone, and is the same with the two exchanged.
"""

from __future__ import annotations

import re
from math import exp

from sayso.merge.evidence import (
    Evidence,
    fact_order,
    in_order,
    is_own_page,
    likeness_of_facts,
    own_outlet,
    rest_likeness,
    shared_facts,
    trigram_share,
    update_number,
    weigh,
)
from sayso.merge.leading import has_own_source, leading_credit
from sayso.merge.press import same_newsroom
from sayso.merge.profile import Profile
from sayso.merge.tellings import days_between
from sayso.merge.words import fold_name
from sayso.records import LineageRelation, Record, Spans
from sayso.text.sentences import paragraphs

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
_CITES_FACTS = 3


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


def compare(left: Profile, right: Profile) -> Kinship | None:
    """How one of two articles comes from the other, whichever it is; None if neither does.

    The result is the same with the two exchanged.
    """
    child, parent = in_order(left, right)
    evidence = weigh(child, parent)
    for rule in (_spun, _taken_over, _retold, _cited):
        kin = rule(evidence)
        if kin:
            return kin
    return None


def origin_probability(left: Profile, right: Profile) -> float:
    """The probability that two articles have one origin, by the words that they share."""
    return verbatim_probability(weigh(*in_order(left, right)).own_words)


# ------------------------------------------------------------------------- the rules


def _taken_over(evidence: Evidence) -> Kinship | None:
    """Passages stand word for word in both."""
    most = max(evidence.child_share, evidence.parent_share)
    enough = evidence.own_words >= LEAST_SHARED and most >= LEAST_SHARE
    if not enough and not (evidence.own_words >= MANY_SHARED and _spread(evidence) >= 3):
        return None
    cut = own_outlet(evidence) and evidence.child_share < WHOLE
    if cut and not _one_page(evidence) and rest_likeness(evidence) < SAME_MATTER:
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


def _least_excerpt(evidence: Evidence) -> int:
    """Shared words that an excerpt needs: who prints two paragraphs "from the Tribune:" says so."""
    outlet, text = fold_name(evidence.parent.article.outlet or ""), evidence.child.article.text
    starts = (run.left.start for run in evidence.runs)
    before = (fold_name(text[max(0, start - _INTRODUCTION) : start]) for start in starts)
    introduced = bool(outlet) and any(outlet in words for words in before)
    return INTRODUCED_EXCERPT if introduced else LEAST_EXCERPT


def _one_page(evidence: Evidence) -> bool:
    """Two states of one address, or a numbered update: its new part may be all new names."""
    child, parent = evidence.child.article, evidence.parent.article
    return (bool(child.url) and child.url == parent.url) or update_number(child) > 0


def verbatim_probability(own_words: int) -> float:
    """The probability of one origin for so many shared words outside quotations.

    Source: fitted by eye on 36 pairs of real pages: at 69 words or fewer none of one origin, at 70
    or more all; the slope is kept gentle because the pairs are few.
    """
    return 1 / (1 + exp(-(own_words - 55) / 12))


def _spread(evidence: Evidence) -> int:
    """In how many paragraphs of the child shared runs stand."""
    lines = paragraphs(evidence.child.article.text)
    return sum(any(line.overlaps(run.left) for run in evidence.runs) for line in lines)


def _verbatim_relation(evidence: Evidence) -> LineageRelation:
    if own_outlet(evidence):
        return "version"
    if evidence.child_share >= WHOLE:
        return "copy"
    if evidence.same_room:
        return "version"
    rest = trigram_share(evidence, outside_runs=True)
    return "excerpt" if evidence.child_share < 0.5 or rest < 0.1 else "version"


def _spun(evidence: Evidence) -> Kinship | None:
    """Sentence for sentence the same, with words exchanged."""
    share = trigram_share(evidence)
    if not _words_exchanged(evidence, share):
        return None
    if fact_order(evidence) < 0.8 or len(shared_facts(evidence)) < _FEWEST_FACTS:
        return None
    if own_outlet(evidence):
        return None
    told = (
        f"It follows {_title_of(evidence.parent)} sentence by sentence with words exchanged: "
        f"{round(100 * share)}% of its three-word runs stand there too, in the same order."
    )
    return _kinship(evidence, "rewrite", max(share, likeness_of_facts(evidence)), told, 0.95)


def _words_exchanged(evidence: Evidence, share: float) -> bool:
    """`share` of its three-word runs stand in the parent, and what breaks them are words within
    sentences."""
    if share >= SPUN and evidence.child_share <= SPUN_UNBROKEN * share:
        return True
    printed = LEAST_SHARE <= evidence.child_share <= SPUN_PRINTED
    rest = trigram_share(evidence, outside_runs=True) if printed else 0.0
    return rest >= SPUN_REST and fact_order(evidence) >= SPUN_ORDER


def _retold(evidence: Evidence) -> Kinship | None:
    """The same facts in other words."""
    child = evidence.child
    # Agencies name whom they follow; what an agency's page does not credit it has itself.
    if evidence.same_room or has_own_source(child) or is_own_page(child):
        return None
    credit = leading_credit(child)
    # What stands word for word in both is no retelling, and its names are shared for that alone.
    printed = evidence.child_share >= LEAST_SHARE
    short = len(child.words.words) < _LEAST_RETOLD
    if printed or short or (credit and credit not in evidence.naming):
        return None
    shared = shared_facts(evidence)
    likeness = likeness_of_facts(evidence)
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


def _cited(evidence: Evidence) -> Kinship | None:
    """The child names the parent's newsroom as where it has the report from."""
    credit = leading_credit(evidence.child)
    if credit is None or credit not in evidence.naming or evidence.same_room:
        return None
    if _days_between(evidence.parent.published, evidence.child.published) > CITED_DAYS:
        return None
    if len(shared_facts(evidence)) < _CITES_FACTS:
        return None
    words = credit.spans[0].cut(evidence.child.article.text)
    told = (
        f"It names {words} as where it has the report from; {_title_of(evidence.parent)} tells it."
    )
    return _kinship(
        evidence,
        "cites",
        0.3 + 0.3 * likeness_of_facts(evidence),
        told,
        0.9 if credit.known else 0.75,
    )


def _days_between(left: str, right: str) -> int:
    """Days from one day to another; 0 if one is unknown."""
    return days_between(left, right) if left and right else 0


def _kinship(
    evidence: Evidence, relation: LineageRelation, strength: float, reason: str, probability: float
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


def _rank(evidence: Evidence) -> int:
    if is_own_page(evidence.parent):
        return 0
    return 1 if same_newsroom(evidence.child.article.outlet, evidence.parent.article.outlet) else 2


def _title_of(profile: Profile) -> str:
    article = profile.article
    outlet = article.outlet or (profile.newsroom.name if profile.newsroom else "an article")
    return f"{outlet}, {article.published}" if article.published else outlet


def _leans_on(evidence: Evidence) -> bool:
    """The child says that it used agencies or a translation, the parent is an agency's report, and
    the facts come in its order."""
    vague = {"agencies", "translated"} & {credit.kind for credit in evidence.child.credits}
    agency = evidence.parent.newsroom is not None and evidence.parent.newsroom.agency
    return bool(vague) and agency and fact_order(evidence) >= 0.8
