"""Words that introduce what somebody says: verbs with their forms, and nouns."""

from __future__ import annotations

from sayso.text.vocabulary import word_list, word_set

_IRREGULAR = {
    "say": "said says saying", "tell": "told tells telling",
    "write": "wrote writes writing written",
    "think": "thought thinks thinking", "know": "knew knows knowing", "feel": "felt feels feeling",
    "find": "found finds finding", "hear": "heard hears hearing", "deny": "denied denies denying",
    "reply": "replied replies replying", "testify": "testified testifies testifying",
    "imply": "implied implies implying", "admit": "admitted admits admitting",
    "quip": "quipped quips quipping", "swear": "swore swears swearing",
    "show": "showed shows showing", "predict": "predicted predicts predicting",
    "forget": "forgot forgets", "understand": "understood understands",
    "clarify": "clarified clarifies clarifying", "specify": "specified specifies specifying",
    "foresee": "foresaw foresees", "hold": "held holds holding",
    "worry": "worried worries worrying",
    "read": "reads", "describe": "described describes describing",
    "cry": "cried cries crying", "put": "put puts putting", "blog": "blogged blogs blogging",
}  # fmt: skip
_SAYING = word_list(
    """say tell write add state claim report announce insist deny argue assert declare acknowledge
    admit confirm explain note reply respond warn reveal disclose contend maintain allege
    testify tweet post recall promise vow pledge suggest conclude stress emphasize emphasise
    observe remark complain boast joke repeat reiterate counter concede caution charge quip
    recount proclaim echo retort shout cry exclaim predict stipulate specify clarify signal hint
    imply inform assure remind notify advise estimate swear blog communicate elaborate lament
    muse opine relate point threaten describe"""
)
_THINKING = word_list(
    """believe think hope fear know feel suspect worry expect understand doubt assume imagine
    recognize recognise realize realise agree hold find show indicate demonstrate mean hear
    learn foresee reckon guess"""
)
_ASKING = ("ask", "wonder", "inquire", "question")


def forms_of(verb: str) -> frozenset[str]:
    """The forms of a verb, the base form too, in British spelling as well."""
    if verb.endswith("ize"):
        return _regular(verb) | _regular(verb[:-2] + "se")
    return _regular(verb)


def _regular(verb: str) -> frozenset[str]:
    if verb in _IRREGULAR:
        return frozenset([verb, *_IRREGULAR[verb].split()])
    stem = verb[:-1] if verb.endswith("e") else verb
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset([verb, verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"])
    return frozenset([verb, stem + "ed", plural, stem + "ing"])


def _all_forms(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(forms_of(verb) for verb in verbs))


SAYING = _all_forms(_SAYING) | {"texted", "emailed"}
THINKING = _all_forms(_THINKING) | {"proves", "proved"}
ASKING = _all_forms(_ASKING)
WRITTEN = _all_forms(word_list("provide read record"))
"""What is said follows after `that`, a colon or a quotation mark only."""
SHOWING = _all_forms(word_list("show find suggest indicate learn"))
"""What documents do after what is told, too: `..., records show`, `..., the BBC has learned`."""
QUOTING = _all_forms(
    word_list(
        """order remember laugh smile sigh shrug grin joke continue begin agree urge demand offer
        whisper mutter murmur snap plead scoff chuckle interject yell scream gasp chant"""
    )
)
"""Words that introduce speech only beside a quote."""
CONFIRMING = _all_forms(word_list("confirm admit acknowledge concede"))
"""What is said may be a noun: `confirms the leak`."""
TELLING = _all_forms(word_list("tell assure inform remind notify warn advise ask promise"))
DENYING = _all_forms(word_list("deny refute rebut dispute disavow contradict repudiate"))
DISMISSING = _all_forms(word_list("reject dismiss contest challenge decry"))
ALSO_NOUNS = word_set(
    """report reports claim claims state states note notes post posts tweet tweets charge charges
    promise promises pledge pledges warning fear fears hope hopes show shows feeling doubt
    doubts estimate estimates counter counters remark remarks question questions point points
    blog find finding findings signal signals hint hints answer vow vows recall guess mean means
    meaning reply replies saying reasoning thinking hearing writing understanding complaint
    boast worry worries cry cries signals address joke jokes echo record records"""
)
NAMING = word_set("called named titled entitled dubbed nicknamed")
"""Before a title in quotation marks: nobody's words."""
UNSAID = _all_forms(word_list("say tell state announce comment specify disclose elaborate claim"))
"""With `not` or `never` before them nothing was said at all; `did not respond` may carry words."""
CLAIM_NOUNS = word_set(
    """claim claims statement report reports belief allegation allegations suggestion assertion
    assertions warning warnings denial announcement argument contention accusation accusations
    insistence admission revelation complaint rumor rumors promise pledge vow conclusion view
    prediction confirmation"""
)
HEDGES = word_set("reportedly allegedly purportedly supposedly apparently ostensibly")
HEDGING_PARTICIPLES = word_set(
    "said believed thought alleged rumored rumoured reported understood suspected purported"
)
"""After a form of *be* and before *to*: `is said to`, `was believed to`."""
