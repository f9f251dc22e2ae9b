"""What a word tells that can tell several acts: shots that are fired, a strike of workers.

The network and the table of triggers know what a word tells most; which of it the words around it
say is read here. Each rule looks at one word and gives another type only where they say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from sayso.extract.blows import as_words
from sayso.extract.cues import forms_of
from sayso.extract.words import (
    BEING,
    DETERMINERS,
    NUMBERS,
    OWNING,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
)
from sayso.records import PredictedEvent, Span
from sayso.text.layout import Layout
from sayso.text.tokens import Token
from sayso.text.vocabulary import word_set

# Words from `fired` to what is shot, and from who is armed to `fired`; set by judgement.
SHOTS_REACH, ARMED_REACH = 4, 6
# Words from `dismissed` or `ordered` to what it is done to; set by judgement.
OBJECT_REACH, ORDER_REACH = 4, 14
# Words from `removed` to the post; set by judgement.
POST_REACH = 9
MARKS = ",.;:?!()—–"
_FIRE = forms_of("fire")
_CALL = forms_of("call")
_AFTER_CALLED = PREPOSITIONS | word_set("to and but again back later often repeatedly twice")
_DISMISS = forms_of("dismiss")
_REMOVE = forms_of("dismiss") | forms_of("remove") | forms_of("oust")
_HOLDERS = word_set(
    """head chief chair chairman chairwoman chairperson chairs minister ministers director
    commissioner secretary president premier governor mayor judge judges prosecutor prosecutors
    attorney ambassador commander general generals leader editor coach treasurer speaker inspector
    adviser advisor executive principal dean rector"""
)
"""Whom somebody can dismiss."""
_POSTS = _HOLDERS | word_set("post posts position job command leadership bench role power")
_ORDER = word_set("order orders ordered ordering")
_GIVE = word_set("give gives gave given giving")
_ACTIVELY = word_set("having had has have never ever it they he she who")
_AT = word_set("on at into across upon toward towards over back nothing")
_SHOT = word_set(
    """shot shots round rounds shell shells missile missiles rocket rockets bullet bullets mortar
    mortars gun guns rifle rifles tear artillery warning"""
)
_ARMED = word_set(
    """army armies force forces troop troops unit units soldier soldiers gun guns gunner gunners
    gunman gunmen artillery battery batteries howitzers tank tanks rebel rebels militia militants
    fighters insurgents snipers sniper missiles rockets drones shells"""
)
_MONTHS = word_set(
    """january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."""
)
_COUNTED = (NUMBERS.keys() - word_set("one a an another")) | word_set(
    """thirteen fourteen fifteen sixteen seventeen eighteen nineteen sixty seventy eighty ninety
    hundred hundreds dozens scores thousands several"""
)
_SAID = word_set(
    """claim claims allegation allegations accusation accusations suit suits lawsuit lawsuits case
    cases charge charges complaint complaints appeal appeals motion motions report reports rumour
    rumours rumor rumors count counts petition petitions question questions concern concerns call
    calls objection objections story stories idea ideas suggestion suggestions"""
)
"""What is dismissed where nobody loses a post."""
_STRIKES = word_set("strike strikes striking strikers striker struck")
_LABOUR = word_set("strikers striker picket pickets picketing walkout walkouts stoppage")
"""Words that tell of a strike of workers wherever they stand."""
_EMPLOYED = word_set(
    """union unions unionized unionised workers employees staff wages labor labour dockworkers
    longshoremen teachers nurses doctors pilots drivers miners crew crews"""
)
_FIGHTING = word_set(
    """military army troops soldiers forces missile missiles drone drones airstrike airstrikes bomb
    bombs bombing rocket rockets artillery shells killed wounded militants insurgents rebels war"""
)
_ON_STRIKE = word_set("strike strikes")
_STRIKE_OF = word_set(
    """fund funds action ballot vote call committee leader leaders pay day notice deadline breakers
    breaker authorization authorisation"""
)
_STRIKING = word_set(
    """general hunger wildcat nationwide rail school labor labour teachers nurses workers dock
    transit"""
)
_WEAPONS = word_set(
    """air airstrike airstrikes missile missiles drone drones military nuclear rocket rockets
    artillery bomb bombs bombing retaliatory"""
)
_OFF = word_set("off from")
_SHELVES = word_set("shelves market sale stores shops streets air")
_TAKEN_BACK = word_set("recalled recall withdrawn shut closed destroyed banned grounded")
_BAR = word_set(
    """bar bars barred barring ban bans banned banning block blocks blocked blocking forbid forbids
    forbade forbidden lock locks locked locking lockout shut shuts shutting exclude excluded"""
)
_PLATFORM = word_set(
    """account accounts platform platforms page pages profile profiles channel channels followers
    username"""
)
_STATE = word_set(
    """government governments ministry ministries regulator regulators court courts state states
    parliament congress law laws bill bills authorities commission minister country countries
    federal"""
)
_UNLOCK = word_set("unlock unlocks unlocked unlocking unblocked unblocks unbanned unfroze unfrozen")


def as_meant(layout: Layout, event: PredictedEvent) -> PredictedEvent:
    """The event under the type that its word has here."""
    for rule in _RULES:
        kind = rule(layout, event)
        if kind is not None and kind != event.type:
            return msgspec.structs.replace(event, type=kind)
    return event


# ------------------------------------------------------------------------- fire


def _fires(layout: Layout, event: PredictedEvent) -> str | None:
    """`fired on the town`, `our guns fired`: shots; `fired 14 crane operators`: a post is lost."""
    if event.type not in ("dismiss", "attack"):
        return None
    words = [token.lower for token in layout.tokens_in(event.trigger)]
    shot = not _SHOT.isdisjoint(words[1:]) or words[1:] in (["on"], ["upon"], ["at"])
    if words[:1] and words[0] in _FIRE and shot:
        return "attack"  # `fire ballistic missiles`, `fired on`
    if not _is_one(layout, event.trigger, _FIRE):
        return None
    if _shoots(layout, event.trigger):
        return "attack"
    return "dismiss" if _fires_people(layout, event.trigger) else None


def _shoots(layout: Layout, trigger: Span) -> bool:
    where = layout.token_range(trigger)
    ahead = layout.tokens[where.stop : where.stop + SHOTS_REACH]
    led = layout.tokens[max(0, where.start - ARMED_REACH) : where.start]
    before, after = led[-1].lower if led else "", ahead[0] if ahead else None
    if before in BEING:
        return False
    if before in _ACTIVELY and (after is None or after.text in ",.;:?!"):
        return True
    if (after and after.lower in _AT and not _dated(ahead)) or _any(ahead, _SHOT):
        return True
    return not (after and _is_object(after)) and _armed(led)


def _dated(ahead: Sequence[Token]) -> bool:
    """`on Wednesday`, `at once`: when, not whereto."""
    if len(ahead) < 2:
        return False
    day = ahead[1].lower
    return (ahead[0].lower == "on" and day in WEEKDAYS | _MONTHS) or (
        ahead[0].lower == "at" and day in ("once", "noon", "midnight", "will")
    )


def _fires_people(layout: Layout, trigger: Span) -> bool:
    """`fired 14 crane operators`, `whom it fired on Wednesday`."""
    where = layout.token_range(trigger)
    ahead = layout.tokens[where.stop : where.stop + SHOTS_REACH]
    if ahead and (_is_number(ahead[0]) or ahead[0].lower in PRONOUNS - OWNING):
        return True
    led = layout.tokens[max(0, where.start - ARMED_REACH) : where.start]
    return _any(led, word_set("whom"))


def _is_object(token: Token) -> bool:
    """Somebody or something is fired: `its general`, `him`."""
    return token.is_title or _is_number(token) or token.lower in DETERMINERS | PRONOUNS


def _armed(led: Sequence[Token]) -> bool:
    """The words before, in the clause, tell of somebody or something that shoots."""
    for token in reversed(led):
        if token.text in ',;:.?!"“”':
            return False
        if token.lower in _ARMED:
            return True
    return False


# ------------------------------------------------------------------------- dismiss, order


def _dismisses(layout: Layout, event: PredictedEvent) -> str | None:
    """`dismissed fourteen crane operators`, not `dismissed two lawsuits`."""
    if not _is_one(layout, event.trigger, _DISMISS):
        return None
    where = layout.token_range(event.trigger)
    ahead = layout.tokens[where.stop : where.stop + OBJECT_REACH]
    if not ahead or not _is_number(ahead[0]) or _any(ahead, _SAID):
        return None
    return "dismiss"


def _loses_post(layout: Layout, event: PredictedEvent) -> str | None:
    """`removed the head of the commission`, `removed Marsh from office`, `dismissed as chairman`;
    not the minister's account, nor what the minister said."""
    if not _is_one(layout, event.trigger, _REMOVE) or event.type == "attack":
        return None
    if not _around(layout, event.trigger).isdisjoint(_PLATFORM):
        return None
    where = layout.token_range(event.trigger)
    ahead = _clause(layout.tokens[where.stop : where.stop + POST_REACH])
    if _any(ahead, _SAID):
        return None
    object_of = ahead[:OBJECT_REACH]
    done = any(_holds(ahead, at) for at in range(len(object_of)))
    into = (at for at, token in enumerate(ahead) if token.lower in ("from", "as"))
    posts = any(_any(ahead[at : at + 4], _POSTS) for at in into)
    return "dismiss" if done or posts or _out_of_office(ahead) else None


def _out_of_office(tokens: Sequence[Token]) -> bool:
    """`from office`, and not `from her office`."""
    words = [token.lower for token in tokens]
    return ("from", "office") in pairwise(words)


def _holds(tokens: Sequence[Token], at: int) -> bool:
    """Who holds a post, and nothing that is his."""
    owns = at + 1 < len(tokens) and tokens[at + 1].lower in OWNING
    return tokens[at].lower in _HOLDERS and not owns


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first mark, or to who did it."""
    ends = (at for at, token in enumerate(tokens) if token.text in MARKS or token.lower == "by")
    return tokens[: next(ends, len(tokens))]


def _orders(layout: Layout, event: PredictedEvent) -> str | None:
    """`ordered the syrup off the shelves`, `ordered all batches recalled`."""
    if event.type != "request" or not _is_one(layout, event.trigger, _ORDER):
        return None
    where = layout.token_range(event.trigger)
    ahead = [token.lower for token in layout.tokens[where.stop : where.stop + ORDER_REACH]]
    for place, word in enumerate(ahead):
        if word in (".", ";", "to"):
            return None
        near = ahead[place + 1 : place + 3]
        if word in _TAKEN_BACK or (word in _OFF and not _SHELVES.isdisjoint(near)):
            return "restrict"
    return None


# ------------------------------------------------------------------------- call


def _calls(layout: Layout, event: PredictedEvent) -> str | None:
    """`called him to apologise` speaks with him, `called the deal "a joke"` judges it; nobody is
    asked for anything, as in `called on him`, `called for`.

    Of 13 requests seen so on the annotated articles none is one, and three are criticism.
    """
    if event.type != "request" or not _is_one(layout, event.trigger, _CALL):
        return None
    where = layout.token_range(event.trigger)
    ahead = layout.tokens[where.stop : where.stop + 2]
    if len(ahead) < 2 or not _is_object(ahead[0]):
        return None
    goes_on = ahead[1].lower in _AFTER_CALLED or ahead[1].text in ".,;:?!"
    return "meet" if ahead[0].lower in PRONOUNS and goes_on else "criticize"


# ------------------------------------------------------------------------- strike


def _strikes(layout: Layout, event: PredictedEvent) -> str | None:
    """A strike of workers: `went on strike`, `the strike fund`; in an article that tells of pickets
    or strikers also `the strike`."""
    if event.type != "attack" or not _is_one(layout, event.trigger, _STRIKES):
        return None
    where = layout.token_range(event.trigger)
    word = layout.tokens[where.start].lower
    before = layout.tokens[where.start - 1].lower if where.start else ""
    after = layout.tokens[where.stop].lower if where.stop < len(layout.tokens) else ""
    if word in ("striker", "strikers"):
        return "protest"
    if before in _WEAPONS:
        return None
    if word in _ON_STRIKE and (before in _STRIKING or before == "on" or after in _STRIKE_OF):
        return "protest"
    return "protest" if _tells_of_labour(layout) else None


def _tells_of_labour(layout: Layout) -> bool:
    words = [token.lower for token in layout.tokens]
    if not _FIGHTING.isdisjoint(words):
        return False
    whole = {*words}
    return bool(whole & _LABOUR or whole & _EMPLOYED) or ("on", "strike") in pairwise(words)


# ------------------------------------------------------------------------- accounts


def _bars(layout: Layout, event: PredictedEvent) -> str | None:
    """`a decision to bar her from its platform`: no state does that."""
    if event.type not in ("restrict", "detain") or not _has(layout, event.trigger, _BAR):
        return None
    words = _around(layout, event.trigger)
    return "suspend" if words & _PLATFORM and not words & _STATE else None


def _gives_back(layout: Layout, event: PredictedEvent) -> str | None:
    """`the account that it had given back to her`, `unlocked her page`."""
    if _is_one(layout, event.trigger, _UNLOCK):
        return "reinstate" if _around(layout, event.trigger) & _PLATFORM else None
    if event.type != "donate" or not _is_one(layout, event.trigger, _GIVE):
        return None
    where = layout.token_range(event.trigger)
    after = layout.tokens[where.stop].lower if where.stop < len(layout.tokens) else ""
    return "reinstate" if after == "back" else None


# ------------------------------------------------------------------------- words


def _is_one(layout: Layout, trigger: Span, words: frozenset[str]) -> bool:
    """The trigger is one word, of these."""
    where = layout.token_range(trigger)
    return len(where) == 1 and layout.tokens[where.start].lower in words


def _around(layout: Layout, trigger: Span) -> set[str]:
    """The words of its sentence."""
    return {token.lower for token in layout.tokens_in(layout.sentence_at(trigger.start))}


def _has(layout: Layout, trigger: Span, words: frozenset[str]) -> bool:
    """One of the trigger's words is one of these."""
    return _any(layout.tokens_in(trigger), words)


def _is_number(token: Token) -> bool:
    return token.lower in _COUNTED or (token.text[0].isdigit() and token.text.isdigit())


def _any(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    return any(token.lower in words for token in tokens)


_RULES: tuple[Callable[[Layout, PredictedEvent], str | None], ...] = (
    _fires,
    _dismisses,
    _loses_post,
    _orders,
    _calls,
    _strikes,
    as_words,
    _bars,
    _gives_back,
)
