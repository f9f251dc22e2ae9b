"""What the comparison of two tellings goes by: floors, weights and days, all in one place.

What speaks for and against one happening (`likeness`, `participants`) is added up, and the sum is
measured by the floors. Weights and floors were set together, so that each rule of counting
(docs/counting.md) holds alone: the unit tests of merging claim each of them. Where one was
measured beyond that, it says on what.
"""

from __future__ import annotations

FLOOR = 0.6
"""Likeness from which tellings are one event."""
STORY_FLOOR = 0.35
"""Likeness from which two tellings of one story are compared at all: too little to join them, but
what speaks for two groups that another pair joins."""
MEAN_FLOOR = 0.4
"""Mean likeness from which groups are joined. Below the floor for a pair, for a plan, a deed and a
denial need not all resemble each other; above half of it, so that a telling which names nobody
never joins two happenings that have nothing else in common. 0.3 gives a point more on ECB+ dev
(eval/coreference.py), but over a week of an election it joins criticisms of one candidate by the
dozen, and half as many conflicts more."""

# Of types.
SAME_TYPE, SAME_GROUP = 0.2, 0.1

# Of participants.
BOTH_SIDES, ONE_SIDE, ROLES_TURNED, OTHER_DOER, NOBODY = 0.5, 0.35, 0.3, 0.3, 0.2
ONE_DESCRIBED, NOBODY_NAMED = 0.15, 0.05
ONCE_DESCRIBED, OTHERS_NAMED = 0.25, 0.0
"""Whom an article only describes may be anybody: where one side agrees, type, story and nearby
reports need the same word, day or sum beside them; where none does, the same day or sum."""

# Of days.
SAME_DAYS, CAN_BE_SAME_DAYS, NEXT_DAY = 0.25, 0.1, 0.05
OTHER_DAYS = -0.2
FAR_APART = -0.3

# Of sums, words, places and stories.
SAME_AMOUNT, OTHER_AMOUNT = 0.25, -0.15
SAME_WORD, SAME_PLACE, OTHER_PLACE = 0.05, 0.05, -0.1
SAME_STORY, ONCE_IN_STORY = 0.1, 0.2
SAME_ACT, OTHER_ACT = 0.25, -0.2
"""Of deeds told in one story and of one type, nine in ten with one act are one happening, whoever
takes part, and one in ten with two (ECB+ dev and train, mentions as the product reads them)."""

# Of what no pair joins (`lone`): points, not weights.
LONE, LONE_SAID = 3, 4
"""Points from which a lone telling is of the happening that the others tell: two for a party on its
side, one for a party on the other, for type, word, day, sum, description, and for a noun that takes
up what was told; one less for another word. Of speech, and of a doubtful sighting, one more. Set on
the written stories (eval/lineage.py); looked at one by one on 150 reports of 50 happenings."""
LONE_AMONG = 2
"""Articles that tell the happening already: what only one tells is no measure for others."""
ONE_BREATH = 1
"""Sentences between two tellings in one article that may still tell one happening: "banned the sale
and ordered all batches recalled"."""

# Days, not weights.
NEAR_DAYS = 7
"""Undated tellings published further apart than this need more than type and participants."""
PLANNED_DAYS = 120
"""A plan is taken for the deed if that follows within so many days."""
REACH_DAYS = 45
"""How far around its days the neighbours of a telling are looked up."""
