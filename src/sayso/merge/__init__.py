"""From the readings of single articles to the book's entities, events, claims and stories.

The order of concerns, each a module of pure functions:

    words, fingerprint, rarity, profile     an article as comparisons see it
    identities, press, credits              who is who by table; what an article tells of its origin
    evidence, leading                       what two articles share; the credit that one begins with
    kinship, lineage                        how one comes from the other; whose report it is
    stories                                 which articles are on one happening
    names, meanings, places                 names by themselves; whom the table has by them
    offices, administrations                whom descriptions mean by the table
    entities, namesakes                     which chains are one person or organisation
    tellings, references                    a telling; what its noun takes up of an earlier one
    weights, participants, likeness         how likely two tellings are of one happening
    lone                                    what one article of a story tells in its own words
    lookup                                  where tellings are kept and looked for
    events, claims                          which tellings and statements are one
    newsrooms, passing                      whose report a telling is; or told by the way
    voices, officers, speakers, confirmed   on whose word; for whom; who else speaks of it
    standing                                who is one party or voice in one event
    counts                                  articles, newsrooms, voices, with a reason for each step
    conflicts                               what does not fit together, side by side
    relations                               all between two parties, month by month
    grouping, judgements                    groups from likenesses, and from what people decided

Where a stage must look something up in the book it declares a `Protocol` (`lineage.Shelf`,
`stories.StoryIndex`, `namesakes.EntityIndex`).
"""
