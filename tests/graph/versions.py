"""Two versions of one case that differ in every way a load has to notice, and a case beside it."""

from dateline.graph.records import Batch

from .making import actor, batch, claim, document, event, place, relation, tally

RAID, FIRE = event("raid"), event("fire")


def beside() -> Batch:
    """Another case, whose claims depend on places, documents and claims of the first."""
    claims = [
        claim(RAID, id_="beside-raid", place="oblast", document="letter", by=["wire"]),
        claim(
            RAID, id_="beside-told", title="Raid", document="letter", by=["paper"], relays="root"
        ),
        relation(
            actor("unit"),
            "BASED_IN",
            place("oblast"),
            id_="beside-based",
            document="letter",
            by=["wire"],
        ),
    ]
    return batch(*claims, case="beside", load="beside")


def first() -> Batch:
    claims = [
        claim(actor("arystan"), "actor", id_="name", name="Arystan", actor_kind="organization"),
        claim(RAID, id_="raid", title="Raid", date="2011-12", place="pier", by=["paper"]),
        claim(event("plan"), id_="root", title="Plan", by=["wire"]),
        claim(RAID, id_="moving", title="Moves", actors=[("arystan", "target")], by=["wire"]),
        tally(RAID, "killed", 55, 55, id_="typo"),
        tally(RAID, "killed", 5, 5, id_="count"),
        relation(actor("unit"), "BASED_IN", place("pier"), id_="based", by=["paper"]),
        relation(RAID, "BEFORE", FIRE, id_="before", min_days=1),
    ]
    return batch(*claims, case="case", load="one", documents=[document("report", "2011-12-20")])


def second() -> Batch:
    claims = [
        claim(actor("arystan"), "actor", id_="name", name="Arystan", actor_kind="person"),
        claim(RAID, id_="raid", title="Raid", date="2011-12-03", place="pier", by=["paper"]),
        claim(event("plan"), id_="root", title="Plan", by=["paper"]),
        claim(FIRE, id_="moving", title="Moves", actors=[("arystan", "guest")], by=["wire"]),
        tally(RAID, "killed", 5, 5, id_="count"),
        relation(actor("unit"), "BASED_IN", place("pier"), id_="based", by=["paper"]),
        relation(place("pier"), "PART_OF", place("oblast"), id_="within"),
        relation(RAID, "BEFORE", FIRE, id_="before", min_days=2),
    ]
    return batch(*claims, case="case", load="two", documents=[document("report", "2011-12-10")])
