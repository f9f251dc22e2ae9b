"""Articles that these tests were written with: one invented story, told in every way.

The Harbour Sentinel has a scoop. The Associated Press confirms it on its own; papers print, cut,
update, excerpt, rewrite, spin, cite and doubt it.
"""

from __future__ import annotations

from sayso.merge.identities import DatedName, Identities, Identity
from sayso.merge.kinship import Kinship, compare
from sayso.merge.lineage import choose, newsroom_of
from sayso.merge.press import Press
from sayso.merge.profile import Profile, read_profile
from sayso.records import Article, Lineage

OUTLETS = (
    "Harbour Sentinel", "Associated Press", "Inland Courier", "Valley Mail", "Coast Weekly",
    "Metro Beacon", "Tech Herald", "clicknews.example",
)  # fmt: skip
TABLE = Identities(
    [
        Identity(
            name="Associated Press",
            type="organization",
            kind="agency",
            aliases=(DatedName(name="AP"),),
        ),
        Identity(name="Reuters", type="organization", kind="agency", domains=("reuters.com",)),
        Identity(name="AFP", type="organization", kind="agency"),
    ]
)
PRESS = Press(TABLE, OUTLETS)

SCOOP = (
    "Ferry operator Brightwater Lines paid $4 million to a fund controlled by Transport Minister "
    "Oskar Lindgren eleven weeks before it won the Skerry Island route, according to three people "
    "with knowledge of the transfer.\n\n"
    "The payment left an account in Gothenburg on March 3, two days after Lindgren met "
    "Brightwater's founder, Petra Voss, at a fishing lodge near Marstrand, the people said. They "
    "spoke on condition that they not be named because the tender is under seal.\n\n"
    'Voss declined to discuss the payment. "Our books are open to anyone with a subpoena," she '
    "told the Sentinel.\n\n"
    "Brightwater beat four rivals for the route, which carries 310,000 passengers a year and "
    "brings a subsidy of $27 million. The ministry's scoring sheets put it third until a second "
    "round was ordered in May, records show."
)
WIRE = (
    "STOCKHOLM (AP) — Ferry company Brightwater Lines said Thursday it gave $4 million to a "
    "fund run by Transport Minister Oskar Lindgren, and that it sees nothing wrong in the gift.\n\n"
    "Brightwater spokesman Emil Dahl confirmed the transfer in an email to The Associated Press. "
    "The gift was first reported by the Harbour Sentinel.\n\n"
    "Lindgren, 58, has held the transport post since 2019 and leads the small Coastal Party. His "
    "office said that he would answer questions in parliament next week.\n\n"
    "Brightwater employs 900 people on 14 vessels and has its seat in Uddevalla."
)
SPIN = (
    "Ferry company Brightwater Strains paid $4 million to a fund managed by Transport Minister "
    "Oskar Lindgren eleven weeks earlier than it won the Skerry Island route, in line with three "
    "folks with data of the transfer.\n\n"
    "The fee left an account in Gothenburg on March 3, two days after Lindgren met Brightwater's "
    "founder, Petra Voss, at a fishing hut close to Marstrand, the folks stated. They spoke on "
    "situation that they not be named as a result of the tender is underneath seal.\n\n"
    "Brightwater beat 4 rivals for the route, which carries 310,000 passengers a 12 months and "
    "brings a subsidy of $27 million. The ministry's scoring sheets put it third till a second "
    "spherical was ordered in May, data present."
)
REWRITE = (
    "Two days after he went fishing with the woman behind Brightwater Lines, the transport "
    "minister's fund was richer by $4 million. Petra Voss received Oskar Lindgren at a lodge near "
    "Marstrand, say three people who know about the payment, and on March 3 the money left "
    "Gothenburg.\n\n"
    "Eleven weeks on, Brightwater had the Skerry Island route and the $27 million subsidy that "
    "comes with its 310,000 passengers. Four others had bid. Until the ministry asked for another "
    "round in May the company had lain third.\n\n"
    "The three would not give their names, as the tender remains sealed. Voss would not talk "
    "about the transfer."
)
CITING = (
    "A minister's fund took $4 million from a ferry company that later won a route from him, the "
    "Metro Beacon writes, citing a report in the Harbour Sentinel.\n\n"
    "Oskar Lindgren met the founder of Brightwater Lines, Petra Voss, shortly before, according "
    "to the Beacon. Donations of that size are rare in a country where parties live on public "
    "money, and the opposition can be expected to make a meal of it before the autumn vote."
)
NAMED = (
    "The transport minister's fund received $4 million from Brightwater Lines, the Harbour "
    "Sentinel reported.\n\nThe paper says that Oskar Lindgren met Petra Voss at a lodge near "
    "Marstrand before the money moved. Nobody at the ministry has said why."
)
OTHER = (
    "The union of deck hands called a strike for Monday on all boats of Brightwater Lines, after "
    "talks about night shifts broke down in Uddevalla.\n\n"
    "Union secretary Maj Holm told the Valley Mail that 640 members had voted for it and 51 "
    "against.\n\n"
    "Brightwater employs 900 people on 14 vessels and has its seat in Uddevalla."
)
DENIAL = (
    "Transport Minister Oskar Lindgren denied on Friday that his fund took money from Brightwater "
    'Lines.\n\n"Not one coin," Lindgren told the Tech Herald in an interview.\n\n'
    "The Harbour Sentinel reported on Wednesday that $4 million was paid on March 3."
)


def tale(name: str, outlet: str | None, day: str | None, text: str, **more: str | None) -> Article:
    return Article(id=name, outlet=outlet, published=day, text=text, **more)


def tales() -> list[Article]:
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    updated = WIRE.replace("next week.", "next week. The opposition asked him to resign Friday.")
    first, second, *_ = SCOOP.split("\n\n")
    letter = (
        "Good morning. It rained on the regatta, and the swans have left the canal for good.\n\n"
        f"From the Harbour Sentinel:\n\n{first}\n\n{second}\n\n"
        "The lock at Ormond is closed until noon, and the baker on Quay Street has a new oven."
    )
    return [
        tale("scoop", "Harbour Sentinel", "2024-06-05", SCOOP),
        tale("wire", "Associated Press", "2024-06-06", WIRE),
        tale("client", "Inland Courier", "2024-06-06", WIRE, author="The Associated Press"),
        tale("cut", "Valley Mail", "2024-06-07", cut),
        tale("update", "Associated Press", "2024-06-07", updated),
        tale("letter", "Coast Weekly", "2024-06-06", letter),
        tale("rewrite", "Metro Beacon", "2024-06-06", REWRITE),
        tale("spin", "clicknews.example", "2024-06-08", SPIN),
        tale("citing", "Coast Weekly", "2024-06-07", CITING),
        tale("named", "Tech Herald", "2024-06-06", NAMED),
        tale("other", "Valley Mail", "2024-06-10", OTHER),
        tale("denial", "Tech Herald", "2024-06-07", DENIAL),
    ]


def profiles(articles: list[Article]) -> dict[str, Profile]:
    return {article.id: read_profile(article, PRESS) for article in articles}


def kinships(read: dict[str, Profile]) -> list[Kinship]:
    names = sorted(read)
    pairs = ((read[a], read[b]) for at, a in enumerate(names) for b in names[at + 1 :])
    return [kin for left, right in pairs if (kin := compare(left, right))]


def lineages(articles: list[Article]) -> dict[str, tuple[str, str | None, str | None]]:
    """Of each article: relation, origin, newsroom."""
    read = profiles(articles)
    kin = kinships(read)
    chosen: dict[str, Lineage | None] = {name: choose(p, kin) for name, p in read.items()}
    own = {name: p.newsroom.name if p.newsroom else None for name, p in read.items()}
    return {
        name: (
            lineage.relation if lineage else "original",
            lineage.origin if lineage else None,
            newsroom_of(name, chosen, own),
        )
        for name, lineage in chosen.items()
    }
