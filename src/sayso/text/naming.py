"""Words in and around names that more than one step goes by.

A step that needs more of them adds its own: what stands before a name in running text is not quite
what two names may differ in.
"""

from __future__ import annotations

from sayso.text.vocabulary import word_set

NICKNAMES = {
    "alex": "alexander", "andy": "andrew", "ben": "benjamin", "bernie": "bernard",
    "bill": "william", "bob": "robert", "chris": "christopher", "chuck": "charles", "dan": "daniel",
    "dave": "david", "dick": "richard", "don": "donald", "ed": "edward", "greg": "gregory",
    "jeff": "jeffrey", "jim": "james", "joe": "joseph", "jon": "jonathan", "josh": "joshua",
    "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth", "matt": "matthew", "mike": "michael",
    "nick": "nicholas", "pete": "peter", "phil": "philip", "rick": "richard", "rob": "robert",
    "ron": "ronald", "sam": "samuel", "steve": "steven", "sue": "susan", "tim": "timothy",
    "tom": "thomas", "tony": "anthony", "will": "william",
}  # fmt: skip
"""Short first names, and what they are short for."""
TITLES = word_set(
    """adm admiral ambassador archbishop attorney bishop capt captain cardinal ceo cfo chair
    chairman chairwoman chancellor chief col colonel congressman congresswoman coo dame democrat
    democratic deputy detective director dr former gen general gov governor judge justice king
    lady leader lord lt maj major mayor minister miss mr mrs ms officer pope premier president
    prime prince princess prof professor queen rep representative reps republican rev reverend
    secretary sen senator senators sens sergeant sgt sheriff sir speaker state vice"""
)
"""Words before the name of a person that are no part of it."""
LEGAL_FORMS = word_set(
    "ag co company corp corporation gmbh inc incorporated limited llc ltd nv plc sa"
)
"""Words behind the name of a firm that tell its legal form."""
PRESS_WORDS = word_set(
    """chronicle daily examiner gazette globe guardian herald inquirer journal magazine mail mirror
    news observer post press review star sun telegraph times today tribune weekly"""
)
"""Last words of the names of newspapers, magazines and newsletters."""
