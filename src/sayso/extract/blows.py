"""Whether an attack is one of words or of force: `attacked the judge in a post`, `the attack on
the embassy`.

The word says neither; the words around it do. Of the 29 attacks of words in 360 annotated articles
one stands in a sentence beside a word of violence, of the 78 of force seven in an article that has
few of them and none near; vandals, arson and assault are among them since.
"""

from __future__ import annotations

from sayso.records import PredictedEvent, Span
from sayso.text.layout import Layout
from sayso.text.vocabulary import word_set

# Words of violence in a hundred from which on an article is about it: the annotated articles with
# attacks of force have 1.0 and more, but for nine of 78; those with attacks of words less.
VIOLENT_SHARE = 0.01
# So sure the network is of an attack of force: of 13 of words in the annotated articles that it
# takes for one it is of one.
SURE = 0.65
_ATTACK = word_set("attack attacks attacked attacking")
_VIOLENT = word_set(
    """kill killed kills killing killings dead death deaths died dies wounded wound wounds injured
    injuring injuries hurt victims victim shot shots shooting shooter gunman gunmen gun guns gunfire
    armed arms weapon weapons knife knives stabbed stabbing machete bomb bombs bombing bomber
    bombers bombed explosion explosions explosive blast missile missiles drone drones rocket rockets
    strike strikes airstrike airstrikes troops soldiers military militant militants militia
    insurgents rebels terror terrorist terrorists terrorism jihadist jihadists extremists islamist
    islamists chemical mob rioters riot riots insurrection stormed storming capitol massacre murder
    murdered murders war attacker attackers assailant assailants hostage hostages embassy consulate
    compound base police suspect suspects arrested violent violence bloody deadly fatal civilians
    army fighter fighters hacker hackers cyber cyberattack cyberattacks ransomware hacked hack
    computer computers assassination nuclear airport vandal vandals vandalism vandalized arson
    burned burning torched sacrilegious sexual sexually assault assaulted rape raped beaten beat
    punched dog bear shark heart"""
)

_ASSAULT = word_set("rape raped rapist assault assaulted assaulting molested groped")
"""An article with one of these means force by `attacked`, too."""


def as_words(layout: Layout, event: PredictedEvent) -> str | None:
    """`criticize` for an attack with no violence in its sentence, beside it or in the article."""
    words = [token.lower for token in layout.tokens_in(event.trigger)]
    if event.type != "attack" or len(words) != 1 or words[0] not in _ATTACK:
        return None
    if event.probability >= SURE or any(token.lower in _ASSAULT for token in layout.tokens):
        return None
    if _is_placed(layout, event.trigger):
        return None
    if any(token.lower in _VIOLENT for token in layout.tokens_in(_around(layout, event.trigger))):
        return None
    return None if _violent_share(layout) >= VIOLENT_SHARE else "criticize"


def _is_placed(layout: Layout, trigger: Span) -> bool:
    """`the Ostrava attacks`, `attacks in Ostrava`, `the Sept. 11 attack`: told by where it was."""
    where = layout.token_range(trigger)
    led = layout.tokens[max(0, where.start - 2) : where.start]
    ahead = layout.tokens[where.stop : where.stop + 2]
    if led and led[-1].text[0].isdigit():
        return True
    if len(led) == 2 and led[0].lower == "the" and led[1].is_title:
        return True
    return len(ahead) == 2 and ahead[0].lower == "in" and ahead[1].is_title


def _around(layout: Layout, trigger: Span) -> Span:
    """Its sentence with the one before and the one after."""
    at = layout.sentence_index(trigger.start)
    last = min(at + 1, len(layout.sentences) - 1)
    return Span(start=layout.sentences[max(0, at - 1)].start, end=layout.sentences[last].end)


def _violent_share(layout: Layout) -> float:
    words = [token.lower for token in layout.tokens if token.text[0].isalnum()]
    return sum(word in _VIOLENT for word in words) / max(1, len(words))
