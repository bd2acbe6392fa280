"""The small case that the contract's statements ask about: an invented port, its fire, its trial.

It has what real reports have: two papers that disagree, one that only repeats the other, a
denial, an undated event, spans open at one end, dates before the common era, and hostile text.
"""

from dateline.graph.records import Batch, Claim

from ..graph.making import actor, batch, claim, document, event, place, relation
from .harbour_events import BOOK, GAZETTE, WIRE, events

DOCUMENTS = [
    document(
        GAZETTE, "2014-03-10", title="Fire at the north pier", publisher="gazette", language="en"
    ),
    document(WIRE, "2014-03-12", title="Порт: что известно", publisher="wire", language="ru"),
    document(BOOK, "1999", title="A history of the port", author="I. Holm"),
]


def _names() -> list[Claim]:
    people = {"ana-lind": "Ana Lind", "jo-berg": "Jo Berg"}
    bodies = {
        "gazette": "The Gazette",
        "wire": "The Wire",
        "harbour-police": "Harbour Police",
        "red-dock": "Red Dock",
        "ministry": "Ministry of Ports",
    }
    kinds = dict.fromkeys(people, "person") | dict.fromkeys(bodies, "organization")
    names = [
        claim(
            actor(id_),
            "actor",
            id_=f"name-{id_}",
            name=name,
            actor_kind=kinds[id_],
            document=GAZETTE,
        )
        for id_, name in (people | bodies).items()
    ]
    names += [
        claim(
            actor("red-dock"),
            "alias",
            id_="alias-front",
            name="Red Dock Front",
            alias_kind="alias",
            document=WIRE,
        ),
        claim(
            actor("red-dock"),
            "alias",
            id_="alias-ru",
            name="Красный док",
            alias_kind="translation",
            document=WIRE,
        ),
        claim(
            actor("red-dock"),
            "alias",
            id_="alias-typo",
            name="Red Dok",
            alias_kind="typo",
            document=GAZETTE,
        ),
        claim(
            actor("ana-lind"),
            "alias",
            id_="alias-captain",
            name="The Captain",
            alias_kind="nom-de-guerre",
            document=WIRE,
        ),
    ]
    ports = {
        "coast": "The Coast",
        "port-lind": "Port Lind",
        "north-pier": "North Pier",
        "south-quay": "South Quay",
        "gull-island": "Gull Island",
    }
    names += [
        claim(
            place(id_),
            "place",
            id_=f"name-{id_}",
            name=name,
            document=GAZETTE,
            **(
                {"latitude": 59.5, "longitude": -3.25, "place_precision": "island"}
                if id_ == "gull-island"
                else {}
            ),
        )
        for id_, name in ports.items()
    ]
    names += [
        relation(place(inner), "PART_OF", place(outer), id_=f"within-{inner}", document=GAZETTE)
        for inner, outer in [
            ("port-lind", "coast"),
            ("north-pier", "port-lind"),
            ("south-quay", "port-lind"),
            ("gull-island", "coast"),
        ]
    ]
    return names


def _relations() -> list[Claim]:
    dock, ana, jo = actor("red-dock"), actor("ana-lind"), actor("jo-berg")
    fire, raid = event("pier-fire"), event("quay-raid")
    return [
        relation(
            ana,
            "FOUNDED",
            dock,
            id_="founded-ana",
            date="2011",
            by=["gazette", "ministry"],
            document=GAZETTE,
        ),
        relation(jo, "FOUNDED", dock, id_="founded-jo", by=["wire"], document=WIRE),
        relation(
            dock,
            "BASED_IN",
            place("north-pier"),
            id_="based-pier",
            by=["gazette"],
            document=GAZETTE,
        ),
        relation(
            dock, "BASED_IN", place("gull-island"), id_="based-island", by=["wire"], document=WIRE
        ),
        relation(
            dock,
            "BASED_IN",
            place("gull-island"),
            id_="not-island",
            stance="denies",
            by=["gazette", "ministry"],
            document=GAZETTE,
        ),
        relation(
            ana,
            "LEADS",
            dock,
            id_="leads-early",
            date="2011/2012",
            by=["gazette"],
            document=GAZETTE,
        ),
        relation(ana, "LEADS", dock, id_="leads-late", date="2014/..", by=["wire"], document=WIRE),
        relation(jo, "MEMBER_OF", dock, id_="member", by=["wire", "red-dock"], document=WIRE),
        relation(
            jo,
            "ALLIED_WITH",
            actor("harbour-police"),
            id_="never-allied",
            stance="denies",
            by=["wire", "red-dock"],
            document=WIRE,
        ),
        relation(
            dock,
            "CLAIMED_RESPONSIBILITY_FOR",
            fire,
            id_="responsible",
            by=["wire", "red-dock"],
            document=WIRE,
        ),
        relation(
            fire,
            "BEFORE",
            raid,
            id_="before-raid",
            min_days=1,
            max_days=3,
            by=["gazette"],
            document=GAZETTE,
        ),
        relation(
            raid,
            "BEFORE",
            event("dock-trial"),
            id_="before-trial",
            min_days=0,
            by=["wire"],
            document=WIRE,
        ),
        relation(
            raid,
            "PART_OF",
            event("dock-trial"),
            id_="doubted",
            stance="doubts",
            by=["wire"],
            document=WIRE,
        ),
    ]


def _statements() -> list[Claim]:
    return [
        claim(
            actor("red-dock"),
            "statement",
            id_="threat",
            text="the threat to the port is real",
            by=["gazette", "ministry"],
            document=GAZETTE,
            confidence=0.6,
        ),
        claim(
            actor("red-dock"),
            "statement",
            id_="threat-again",
            text="the ministry calls the threat real",
            by=["wire"],
            document=WIRE,
            relays="threat",
        ),
    ]


def harbour() -> Batch:
    """Give the case as one batch."""
    claims = [*_names(), *events(), *_relations(), *_statements()]
    return batch(*claims, case="harbour", load="load-harbour", documents=DOCUMENTS)
