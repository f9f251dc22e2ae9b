"""Merging what is said: statements to claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.book.compared import ComparedTables
from sayso.book.linking import Pairs
from sayso.book.merging import MergeTables
from sayso.book.merging_events import ToldTables
from sayso.merge import claims
from sayso.merge.claims import Utterance
from sayso.pipeline.merge_kept import Kept
from sayso.pipeline.merge_links import (
    Decided,
    change_links,
    changed_since,
    day_of,
    each_once,
    links_between,
)
from sayso.pipeline.merge_rows import to_link


class ClaimTasks:
    """The tasks of merging that look at statements."""

    def __init__(
        self,
        tables: MergeTables,
        told: ToldTables,
        compared: ComparedTables,
        utterances: Kept[Utterance],
    ) -> None:
        self._tables, self._told, self._compared = tables, told, compared
        self._said, self._decided = utterances, Decided(tables)

    def say_anew(self, ids: Sequence[str]) -> None:
        """A statement of each of these claims is gone: group those that are left, if any."""
        for statements in self._told.statements_of(ids).values():
            self._tables.add("claim", statements)
        self._tables.add("count_claim", ids)
        self._told.drop_unsaid(ids)

    def link_utterances(self, article: str) -> None:
        """Link the statements of an article that are new or changed with those that may say the
        same."""
        utterances = self._said.of(self._told.utterances_in(article))
        changed = changed_since(self._compared, utterances)
        fresh = {one: utterances[one] for one in changed}
        self._tables.unpost(fresh)
        self._tables.post(
            "said", {o.id: (claims.posted_keys(o), day_of(o.published)) for o in fresh.values()}
        )
        spoken = {o.id: ([o.speaker], day_of(o.published)) for o in fresh.values() if o.speaker}
        self._tables.post("spoke", spoken)
        pairs = each_once(self._near(fresh.values()), self._far(fresh.values()))
        known = self._said.of(side for pair in pairs for side in pair)
        links = links_between(pairs, known, claims.compare_utterances)
        before = map(to_link, self._tables.links_of(fresh))
        touched = change_links(self._tables, before, links)
        self._tables.add("claim", fresh.keys() | touched, article)
        self._tables.add("count_claim", self._told.claims_of(fresh))
        self._compared.set_digests(changed)

    def _near(self, utterances: Iterable[Utterance]) -> Pairs:
        """What the same speaker said in these days. (All are of one article, and so of one day.)"""
        spoken = [one for one in utterances if one.speaker]
        if not spoken:
            return {}
        speakers = {one.speaker for one in spoken if one.speaker}
        said = self._tables.posted_on("spoke", speakers, claims.reach(spoken[0]))
        return {one.id: said[one.speaker] for one in spoken if one.speaker}

    def _far(self, utterances: Iterable[Utterance]) -> Pairs:
        """What may be the same in half a year."""
        sought = {
            one.id: (claims.posted_keys(one), claims.reach(one, claims.FAR_DAYS))
            for one in utterances
            if one.speaker
        }
        return self._tables.posted_for("said", sought, claims.LEAST_KEYS)

    def group_claims(self, keys: Sequence[str]) -> None:
        """Group the statements that links connect with these, and write their claims."""
        members, links = self._tables.connected(keys, self._decided.bound)
        self._tables.done("claim", members)
        known = self._said.of(members)
        before = self._told.statements_of(self._told.claims_of(members))
        made: dict[str, tuple[str, Sequence[str]]] = {}
        for found in claims.claims(known.values(), map(to_link, links), self._decided.bonds):
            said = [known[one] for one in found]
            made[claims.claim_id(said)] = (said[0].speaker or "", found)
        # Whose statements were read anew is counted for that already (`link_utterances`).
        new = {claim for claim, (_, said) in made.items() if sorted(said) != before.get(claim)}
        self._told.set_claims(made)
        self._tables.add("count_claim", new)
        self._told.drop_unsaid(before)
