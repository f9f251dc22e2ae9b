"""Which event mentions, of any articles, tell one happening, and what that happening is.

`likeness` weighs two tellings; `happenings` groups what was compared, `build` makes the event of a
group. Two calls in two weeks are two events; one call told by two papers, planned in one and done
in the other, for two sums of money, or denied in one, is one event with its conflicts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import combinations

from msgspec import structs

from sayso.merge import weights
from sayso.merge.grouping import Bonds, Groups, Link, components, group
from sayso.merge.likeness import compare_tellings
from sayso.merge.lone import with_lone
from sayso.merge.lookup import posted_keys, sought_keys
from sayso.merge.tellings import (
    Telling,
    days_apart,
    days_between,
    is_done,
    one_passage,
    plan_and_deed,
)
from sayso.records import Record
from sayso.text.ids import make_id_within


def happenings(
    tellings: Iterable[Telling], links: Iterable[Link], bonds: Bonds | None = None
) -> Groups:
    """The ids of tellings, those of one happening together.

    A denied telling joins the happening that it denies. Groups are found within each component of
    the links alone, so a new telling changes only what it is linked to. What is unsure joins one of
    the groups, or is in none.
    """
    bonds = bonds or Bonds()
    sure = {side for pair in bonds.same for side in pair}
    everyone = {telling.id: telling for telling in tellings}
    known = {one: telling for one, telling in everyone.items() if not telling.unsure or one in sure}
    links = [link for link in links if link.left in everyone and link.right in everyone]
    doubtful = [link for link in links if link.left not in known or link.right not in known]
    links = [link for link in links if link.left in known and link.right in known]
    links = _without_repeated(known, links)
    pairs = [(link.left, link.right) for link in links] + list(bonds.same)
    by_item: dict[str, list[Link]] = {}
    for link in links:
        by_item.setdefault(link.left, []).append(link)
    printed = (link for link in links if one_passage(known[link.left], known[link.right]))
    same = (*bonds.same, *((link.left, link.right) for link in printed))
    bound = structs.replace(bonds, same=same, different=(*bonds.different, *_on_two_days(known)))
    groups: list[tuple[str, ...]] = []
    for part in components(known, pairs):
        inside = [link for item in part for link in by_item.get(item, [])]
        groups.extend(group(part, inside, weights.MEAN_FLOOR, bound, seed=weights.FLOOR))
    joined = _with_doubtful(sorted(groups), doubtful, known.keys(), bonds)
    left = everyone.keys() - {one for found in joined for one in found}
    single = tuple((one,) for one in sorted(left))
    whole = with_lone((*joined, *single), everyone, (*links, *doubtful), bound)
    return tuple(found for found in whole if not known.keys().isdisjoint(found))


def _without_repeated(known: Mapping[str, Telling], links: Iterable[Link]) -> list[Link]:
    """The links, without those of one happening told for two days of which an article tells both:
    then it happened twice."""
    days: dict[tuple[str, str], list[Telling]] = {}
    for one in known.values():
        if one.dated:
            days.setdefault((one.article, one.type), []).append(one)

    def both(left: Telling, right: Telling) -> bool:
        """The article of the one tells of the other's day, too."""
        return any(days_apart(one, right) <= 0 for one in days.get((left.article, left.type), ()))

    def repeated(left: Telling, right: Telling) -> bool:
        dated = left.article != right.article and left.dated and right.dated
        if not dated or days_apart(left, right) <= 1 or plan_and_deed(left, right):
            return False
        return both(left, right) or both(right, left)

    return [link for link in links if not repeated(known[link.left], known[link.right])]


def _on_two_days(known: Mapping[str, Telling]) -> Iterable[tuple[str, str]]:
    """Tellings of one article and type that it dates to two days: it tells two happenings."""
    days: dict[tuple[str, str], list[Telling]] = {}
    for one in known.values():
        plain = is_done(one) and not (one.given or one.dated_anew)
        if plain and one.on_one_day:
            days.setdefault((one.article, one.type), []).append(one)
    for told in days.values():
        for one, other in combinations(told, 2):
            if one.earliest != other.earliest:
                yield (one.id, other.id)


def _with_doubtful(
    groups: Sequence[tuple[str, ...]], links: Iterable[Link], known: Set[str], bonds: Bonds
) -> Groups:
    """The groups, each with the doubtful tellings that are likest to it on the mean."""
    home = {one: at for at, found in enumerate(groups) for one in found}
    sums: dict[str, dict[int, float]] = {}
    alike: set[tuple[str, int]] = set()
    for link in links:
        doubtful, plain = (link.right, link.left) if link.left in known else (link.left, link.right)
        by_group = sums.setdefault(doubtful, {})
        by_group[home[plain]] = by_group.get(home[plain], 0.0) + link.likeness
        if link.likeness >= weights.FLOOR:
            alike.add((doubtful, home[plain]))
    apart = {pair for one, two in bonds.different for pair in ((one, two), (two, one))}
    joined = [list(found) for found in groups]
    for doubtful, by_group in sorted(sums.items()):
        mean, at = max((by_group[at] / len(groups[at]), -at) for at in by_group)
        if (doubtful, -at) not in alike:
            continue
        if mean >= weights.MEAN_FLOOR and not any((doubtful, one) in apart for one in groups[-at]):
            joined[-at].append(doubtful)
    return tuple(sorted(tuple(sorted(found)) for found in joined))


def links_among(tellings: Iterable[Telling]) -> tuple[Link, ...]:
    """All links among tellings at hand, looked up by their keys; for one article or for tests."""
    by_key: dict[str, list[Telling]] = {}
    known = {telling.id: telling for telling in tellings}
    for telling in known.values():
        for key in posted_keys(telling):
            by_key.setdefault(key, []).append(telling)
    pairs: set[tuple[str, str]] = set()
    for telling in known.values():
        for key in sought_keys(telling):
            for other in by_key.get(key, ()):
                if other.id != telling.id:
                    low, high = sorted((telling.id, other.id))
                    pairs.add((low, high))
    found = (compare_tellings(known[low], known[high]) for low, high in sorted(pairs))
    return tuple(link for link in found if link)


# ------------------------------------------------------------------------- one event


class Happening(Record, frozen=True, kw_only=True):
    """What the tellings of one event agree on, before counts and conflicts."""

    id: str
    type: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    earliest: str | None
    latest: str | None
    amount: float | None
    currency: str | None
    mentions: tuple[str, ...]


def build(tellings: Sequence[Telling]) -> Happening:
    """One event from its tellings.

    What most affirmed tellings say stands; where as many say another thing, what was told as done
    and first. Who took part is told by those that do not only refer back to it. The id comes from
    the earliest telling, so that later ones do not change it.
    """
    everyone = sorted(tellings, key=lambda one: (one.published or "9999", one.id))
    ordered = [one for one in everyone if not one.unsure] or everyone
    voting = [one for one in ordered if one.polarity == "affirmed"] or ordered
    done = [one for one in voting if one.modality in ("asserted", "hedged")] or voting
    naming = [one for one in done if not one.refers] or done
    earliest, latest = _agreed_days(done)
    amount, currency = _agreed_amount(done)
    return Happening(
        id=make_id_within("evt", ordered[0].id),
        type=_agreed_type(done, voting) or ordered[0].type,
        initiators=_agreed(naming, lambda one: one.initiators),
        recipients=_agreed(naming, lambda one: one.recipients),
        earliest=earliest,
        latest=latest,
        amount=amount,
        currency=currency,
        mentions=tuple(one.id for one in everyone),
    )


def _agreed_type(tellings: Sequence[Telling], planned: Sequence[Telling]) -> str | None:
    """The commonest type, of equals the first seen.

    Who "agreed to buy" bought: an agreement is what was agreed, if a quarter of the tellings say
    that, those included that tell it as a plan.
    """
    kinds = [kind for kind, _ in Counter(one.type for one in tellings).most_common()]
    if kinds[:1] == ["pledge"]:
        counted = Counter(one.type for one in planned)
        others = [kind for kind, _ in counted.most_common() if kind != "pledge"]
        if others and 4 * counted[others[0]] >= counted.total():
            return others[0]
    return kinds[0] if kinds else None


def _agreed(
    tellings: Sequence[Telling], side: Callable[[Telling], tuple[str, ...]]
) -> tuple[str, ...]:
    """The participants on one side that at least half as many tellings name as the commonest.

    One name is one party, in whichever of its readings it is commonest. If nobody is named, those
    whom the first telling describes: "a spokesman" in its copies is another entity each time, and
    nobody new.
    """
    called: dict[str, Counter[str]] = {}
    for one in tellings:
        names = _calls(one)
        for entity in set(side(one)) - _only_described(one):
            called.setdefault(names.get(entity) or entity, Counter())[entity] += 1
    if not called:
        return next((tuple(sorted(set(side(one)))) for one in tellings if side(one)), ())
    totals = {name: counts.total() for name, counts in called.items()}
    most = max(totals.values())
    kept = (counts for name, counts in called.items() if 2 * totals[name] > most)
    return tuple(sorted({min(counts, key=lambda e: (-counts[e], e)) for counts in kept}))


def _calls(one: Telling) -> dict[str, str]:
    """How the article calls each participant; "" whom it only describes."""
    return dict(zip((*one.initiators, *one.recipients), one.names, strict=False))


def _only_described(one: Telling) -> set[str]:
    """The participants that this telling's article gives no name."""
    return {entity for entity, name in _calls(one).items() if not name}


def _agreed_days(tellings: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The range that most tellings give, the narrower of equals."""
    ranges = Counter((one.earliest, one.latest) for one in tellings if one.earliest and one.latest)
    if not ranges:
        return None, None

    def preference(found: tuple[str, str]) -> tuple[bool, int, int, str]:
        width = days_between(*found)
        return (width > 31, -ranges[found], width, found[0])

    return min(ranges, key=preference)


def _agreed_amount(tellings: Sequence[Telling]) -> tuple[float | None, str | None]:
    sums = Counter((_told_sum(one), one.currency) for one in tellings if one.least is not None)
    return sums.most_common(1)[0][0] if sums else (None, None)


def _told_sum(telling: Telling) -> float:
    if telling.value is not None:
        return telling.value
    least = telling.least or 0.0
    return (least + (least if telling.most is None else telling.most)) / 2
