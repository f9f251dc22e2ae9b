"""Merging articles: what they share, which happening they are on, where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from msgspec import structs

from sayso.book.merging import MergeTables
from sayso.book.merging_events import ToldTables
from sayso.merge import lineage, stories
from sayso.merge.fingerprint import MOST_HOLDERS, fingerprint
from sayso.merge.grouping import Link
from sayso.merge.identities import Identities
from sayso.merge.kinship import compare
from sayso.merge.parts import Part, Parts
from sayso.merge.press import Press, bare, initials
from sayso.merge.profile import Profile, read_profile
from sayso.merge.stories import Vector
from sayso.pipeline.merge_links import day_of
from sayso.pipeline.merge_rows import kin_row, link_row, to_kinship, to_link
from sayso.records import Lineage

_PROFILES_KEPT = 256
"""Profiles in memory: an article is compared with its neighbours in a row."""


class ArticleTasks:
    """The tasks of merging that look at articles."""

    def __init__(self, tables: MergeTables, told: ToldTables, identities: Identities) -> None:
        self._tables, self._told, self._identities = tables, told, identities
        self.profile = lru_cache(_PROFILES_KEPT)(self._read_profile)

    @cached_property
    def press(self) -> Press:
        """The newsrooms that names mean; asked for once all outlets of the book are noted."""
        return Press(self._identities, self._tables.outlets())

    def _read_profile(self, article: str) -> Profile:
        return read_profile(self._tables.article(article), self.press)

    # ------------------------------------------------------------------ finding

    def index(self, key: str) -> None:
        """Make an article findable by its passages and its rare words."""
        article = self._tables.article(key)
        self._tables.set_fingerprint(key, fingerprint(article.text))
        vector = stories.read_vector(article)
        self._tables.set_vector(key, vector.terms)
        self._tables.unpost([key])
        self._tables.post("story", {key: (stories.posted_terms(vector), day_of(article.published))})
        for task in ("near", "kin", "settle", "telling", "utterance"):
            self._tables.add(task, [key])
        if article.outlet and self._tables.add_outlet(article.outlet):
            # Who names this outlet may now be found to cite it, or to carry its text.
            for name in filter(None, (article.outlet, initials(article.outlet))):
                named = self._tables.articles_with_words(name)
                self._tables.add("kin", named)
                self._tables.add("press", named)
            # Of "The Ledger" and "Ledger" one names the newsroom of both.
            same = [name for name in self._tables.outlets() if bare(name) == bare(article.outlet)]
            self._tables.add("kin", self._tables.articles_of(same))

    def vectors(self, terms: Sequence[str], least: int, since: str, until: str) -> Iterable[Vector]:
        """Vectors of articles of these days with at least `least` of the terms."""
        found = self._tables.posted("story", terms, (since, until), least)
        return [self._vector(article) for article in found]

    def _vector(self, article: str) -> Vector:
        published, terms = self._tables.vector(article)
        return Vector(article=article, published=published, terms=terms)

    def find_near(self, key: str) -> None:
        """Link an article with those that are on the same happening."""
        links = stories.neighbours(self._vector(key), self)
        before = self._tables.set_links([key], map(link_row, links))
        touched = {key, *before, *(link.left for link in links), *(link.right for link in links)}
        self._tables.add("story", touched)

    # ------------------------------------------------------------------ stories

    def group_stories(self, keys: Sequence[str]) -> None:
        """Group the articles around these, whose links are new or gone."""
        parts, seen = Parts(self._links_of), set[str]()
        for key in keys:
            if key not in seen:
                for part in parts.changed(key, self._told.part_level):
                    self._group_part(part, parts)
                    seen |= part.articles
        self._tables.done("story", seen)

    def _links_of(self, articles: Iterable[str]) -> Iterable[Link]:
        return map(to_link, self._tables.links_of(articles))

    def _group_part(self, part: Part, parts: Parts) -> None:
        self._told.set_part_level(part.articles, part.level)
        before = self._told.stories_of(part.articles)
        published = {article: day for article, (day, _) in before.items()}
        for group in stories.stories(part.articles, parts.links_in(part)):
            story = stories.story_id(group, published) if len(group) > 1 else None
            moved = [one for one in group if before[one][1] != story]
            if moved or (story and self._told.size_of_story(story) != len(group)):
                self._told.set_story(story, group)
                self._tables.add("telling", moved, story or "")

    # ------------------------------------------------------------------ lineage

    def articles_with(self, hashes: Sequence[int]) -> Iterable[tuple[str, int]]:
        """Articles that share passages."""
        return self._tables.articles_with(hashes, MOST_HOLDERS)

    def articles_near(self, article: str) -> Iterable[tuple[str, float]]:
        """Articles that are linked as being on one happening."""
        rows = self._tables.links_of([article])
        return [(row.left if row.right == article else row.right, row.likeness) for row in rows]

    def find_kin(self, key: str) -> None:
        """Compare an article with those that it may come from, or that may come from it."""
        profile = self.profile(key)
        for other in lineage.candidates(key, self._tables.fingerprint(key), self):
            kin = compare(profile, self.profile(other))
            if self._tables.set_kinship(key, other, kin_row(kin) if kin else None):
                self._tables.add("lineage", [other])
        self._tables.add("lineage", [key])

    def choose_lineage(self, key: str) -> None:
        """Decide where an article comes from."""
        profile = self.profile(key)
        kin = [to_kinship(row) for row in self._tables.kin_of(key)]
        chosen = lineage.choose(profile, kin)
        own = profile.newsroom.name if profile.newsroom else None
        before, formerly = self._tables.lineage_of(key), self._tables.own_newsroom(key)
        if self._tables.is_followed(key) and own == formerly and _unchanged(before, chosen):
            return
        self._tables.set_lineage(key, chosen, own)
        # What comes from it directly goes by whose words it is, too.
        others = self._tables.derived_from(key) if own != formerly else []
        self._tables.add("newsroom", [key, *others])
        self.recount([key, *others])

    def follow_newsroom(self, key: str) -> None:
        """Follow an article to the newsroom that its report comes from."""
        chosen: dict[str, Lineage | None] = {}
        at: str | None = key
        while at is not None and at not in chosen:
            chosen[at] = found = self._tables.lineage_of(at)
            at = found.origin if found else None
        own = {article: self._tables.own_newsroom(article) for article in chosen}
        newsroom = lineage.newsroom_of(key, chosen, own)
        if self._tables.set_newsroom(key, newsroom):
            self._tables.add("newsroom", self._tables.derived_from(key))
            self.recount([key])

    def recount(self, articles: Iterable[str]) -> None:
        """Count anew what these articles tell."""
        for article in articles:
            events, claims = self._told.told_in(article)
            self._tables.add("count_event", events, article)
            self._tables.add("count_claim", claims)


def _unchanged(before: Lineage | None, chosen: Lineage | None) -> bool:
    """The newsroom aside: of what comes from another article it is followed to the last."""
    if before is None or chosen is None:
        return before is chosen
    followed = chosen.origin is not None
    return before == (structs.replace(chosen, newsroom=before.newsroom) if followed else chosen)
