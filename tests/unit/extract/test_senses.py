from __future__ import annotations

import pytest

from sayso.extract.senses import as_meant
from sayso.records import PredictedEvent
from sayso.text.layout import lay_out
from tests.unit.extract.reading_of import at


def meant(text: str, kind: str, trigger: str) -> str:
    event = PredictedEvent(trigger=at(text, trigger), type=kind, probability=0.9)
    return as_meant(lay_out(text), event).type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The port has fired 14 striking loaders.", "dismiss"),
        ("The 14 loaders whom it fired on Wednesday have filed a complaint.", "dismiss"),
        ("The board fired him at once.", "dismiss"),
        ("The battery fired 22 rounds.", "attack"),
        ("The guns fired on the town on Wednesday.", "attack"),
        ("The officer kept firing his pistol.", "attack"),
    ],
)
def test_who_is_fired_is_not_shot_at(text: str, kind: str) -> None:
    trigger = "firing" if "firing" in text else "fired"
    assert meant(text, "attack", trigger) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The operator has dismissed fourteen crane drivers.", "dismiss"),
        ("The judge dismissed two lawsuits.", "reject"),
        ("She dismissed a proposal of the board.", "reject"),
    ],
)
def test_counted_people_are_dismissed_from_their_posts(text: str, kind: str) -> None:
    assert meant(text, "reject", "dismissed") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Authorities ordered a popular syrup off the shelves.", "restrict"),
        ("The agency ordered all batches recalled.", "restrict"),
        ("The agency ordered the firm to recall the syrup.", "request"),
        ("The judge ordered a new hearing.", "request"),
    ],
)
def test_what_is_ordered_off_the_shelves_is_restricted(text: str, kind: str) -> None:
    assert meant(text, "request", "ordered") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nearly 2,000 teachers went on strike on Monday.", "protest"),
        ("The union raised money. The strike goes into its second week.", "protest"),
        ("The strike fund of the dockers was empty.", "protest"),
        ("The missile strike hit the depot.", "attack"),
        ("Soldiers guard the workers' quarter. The strike came at dawn.", "attack"),
    ],
)
def test_workers_strike_and_attack_nobody(text: str, kind: str) -> None:
    assert meant(text, "attack", "strike") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She will fight a decision by the network to bar her from its platform.", "suspend"),
        ("The company locked out two members. Their accounts are back.", "restrict"),
        ("The ministry wants to bar the firm from its platform.", "restrict"),
        ("The council wants to bar lorries from the bridge.", "restrict"),
    ],
)
def test_a_platform_bars_whom_no_state_does(text: str, kind: str) -> None:
    assert meant(text, "restrict", "bar" if " bar " in text else "locked out") == kind


def test_an_account_given_back_is_no_gift() -> None:
    text = "The party used the account that Quillo had given back to her."
    assert meant(text, "donate", "given") == "reinstate"
    assert meant("The firm had given her a car.", "donate", "given") == "donate"


def test_an_unlocked_page_is_restored_and_an_unlocked_door_is_not() -> None:
    assert meant("Quillo unlocked her page at noon.", "detain", "unlocked") == "reinstate"
    assert meant("Police unlocked the door at noon.", "detain", "unlocked") == "detain"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She called him twice to apologise.", "meet"),
        ('She called the deal "a joke".', "criticize"),
        ("She called on him to resign.", "request"),
        ("She called for a vote.", "request"),
    ],
)
def test_to_call_somebody_is_no_request(text: str, kind: str) -> None:
    assert meant(text, "request", "called") == kind


def test_who_is_fired_on_is_shot_at() -> None:
    assert meant("Police fired on crowds in three towns.", "dismiss", "fired on") == "attack"


def test_missiles_are_fired_and_nobody_loses_a_post() -> None:
    assert (
        meant("He may fire ballistic missiles.", "dismiss", "fire ballistic missiles") == "attack"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The president removed the head of the electoral commission on Sunday.", "dismiss"),
        ("The decree that removed Ruth Marsh from the head of the board is void.", "dismiss"),
        ("The vote removed him from office.", "dismiss"),
        ("He was removed as chairman.", "dismiss"),
        ("The idea was removed by the minister.", "suspend"),
        ("She removed the papers from her office.", "suspend"),
        ("He removed the minister's claim.", "suspend"),
        ("The network removed the account of the minister.", "suspend"),
    ],
)
def test_who_is_removed_from_a_post_is_dismissed(text: str, kind: str) -> None:
    assert meant(text, "suspend", "removed") == kind
