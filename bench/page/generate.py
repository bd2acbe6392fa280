"""Synthetic selections for the page's benchmark and tests: plausible by default, hostile on request.

A selection is what `dateline.queries` hands to every export: a networkx MultiDiGraph of events, actors and
places with the claims and documents behind them. The same arguments always give the same selection.

    python bench/page/generate.py 1000 page.html [--hostile]
"""

import hashlib
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import networkx as nx
from hostile import poison

Record = dict[str, Any]
T = TypeVar("T")

EVENT_TYPES = ("meeting", "attack", "statement", "arrest", "transfer", "operation")
ROLES = ("participant", "target", "perpetrator", "witness")
RELATIONS = ("FOUNDED", "LEADS", "MEMBER_OF", "TRAINED", "ALLIED_WITH")
SEASONS = ("winter", "spring", "summer", "autumn")
TOWNS = ("Atyrau", "Boraldai", "Aktobe", "Taraz", "Kordai", "Zhetysu", "Saryagash", "Ekibastuz")
GIVEN = ("Aidos", "Marat", "Leyla", "Rustam", "Dana", "Yerlan", "Kamila", "Timur")
FAMILY = ("Karimov", "Akhmetova", "Znaliyev", "Omarov", "Sadykov", "Iskakova", "Petrenko", "Hassan")
CYRILLIC = ("Айдос", "Марат", "Лейла", "Рустам", "Дана", "Ерлан", "Камила", "Тимур")
ARABIC = ("عيدوس", "مراد", "ليلى", "رستم", "دانا", "يرلان", "كاملة", "تيمور")
BODIES = ("Brigade", "Committee", "Agency", "Company", "Union", "Front", "Foundation", "Ministry")


def generate(events: int, *, hostile: bool = False, seed: int = 7) -> "nx.MultiDiGraph[str]":
    """Make a selection of so many events, a quarter as many actors, and about 2.4 edges an event."""
    selection = _Generator(events, Random(seed)).build()
    return poison(selection) if hostile else selection


class _Generator:
    """Everything random comes from one generator, in one order: that is what makes it repeatable."""

    def __init__(self, events: int, random: Random) -> None:
        self.events = events
        self.random = random
        self.claims: dict[str, Record] = {}
        self.documents: dict[str, Record] = {}
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def build(self) -> "nx.MultiDiGraph[str]":
        """Build documents, actors and places first, then the events that refer to them."""
        self.graph.graph.update(
            title=f"{self.events:,} synthetic events",
            selection={"from": "2000-01-01", "type": list(EVENT_TYPES[:2])},
            cypher="MATCH (e:Event) WHERE e.earliest >= date('2000-01-01') RETURN e ORDER BY e.earliest",
            claims=self.claims,
            documents=self.documents,
        )
        outlets = max(2, min(30, self.events // 8))
        for number in range(max(3, self.events // 10)):
            self._add_document(number, self.random.randrange(outlets))
        self.sources = list(self.documents)
        for number in range(max(3, self.events // 4)):
            self._add_actor(number)
        self._add_places(max(4, self.events // 40))
        for number in range(self.events):
            self._add_event(number)
        self._add_relations()
        return self.graph

    def pick(self, options: Sequence[T]) -> T:
        """Choose evenly."""
        return options[int(self.random.random() * len(options))]

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.random.random() < share

    def _add_document(self, number: int, outlet: int) -> None:
        published = date(2001, 1, 1) + timedelta(days=int(self.random.random() * 9000))
        name = f"{TOWNS[outlet % len(TOWNS)]} {('Herald', 'Wire', 'Post', 'Times')[outlet % 4]}"
        self.documents[f"document-{number:05}"] = {
            "id": f"document-{number:05}",
            "title": f"{self.pick(('What is known about', 'Inquiry into', 'After'))} case {number}",
            "publisher": f"outlet-{outlet:02}",
            "publisherName": name,
            "author": f"{self.pick(GIVEN)} {self.pick(FAMILY)}",
            "published": published.isoformat(),
            "publishedEarliest": published.isoformat(),
            "publishedLatest": published.isoformat(),
            "language": self.pick(("en", "ru", "kk")),
            "url": f"https://news{outlet:02}.example/{published.year}/{number}",
            "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        }

    def _claim(self, kind: str, about: str, **facets: Any) -> str:
        """Add a claim by a random document, half of the time through someone whom it cites."""
        source = self.documents[self.pick(self.sources)]
        chain = [
            {
                "actor": source["publisher"],
                "name": source["publisherName"],
                "verb": None,
                "position": 0,
            }
        ]
        if self.chance(0.5):
            cited = int(self.random.random() ** 2 * 40)
            chain.append(
                {
                    "actor": f"speaker-{cited}",
                    "name": f"Spokesperson {cited}",
                    "verb": "said",
                    "position": 1,
                }
            )
        start = int(self.random.random() * 9000)
        claim = {
            "kind": kind,
            "about": about,
            "stance": "asserts",
            "confidence": round(0.3 + 0.7 * self.random.random(), 2) if self.chance(0.8) else None,
            "document": source["id"],
            "chain": chain,
            "charStart": start,
            "charEnd": start + 40 + int(self.random.random() * 160),
            "recordedAt": "2026-11-01T09:00:00+00:00",
            "contradicts": [],
            **facets,
        }
        name = f"{kind} {about} {len(self.claims)}"
        claim["id"] = hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
        self.claims[claim["id"]] = claim
        return str(claim["id"])

    def _contradict(self, one: str, other: str, facet: str, reason: str) -> None:
        for claim, against in ((one, other), (other, one)):
            self.claims[claim]["contradicts"].append(
                {"claim": against, "facet": facet, "reason": reason}
            )

    def _add_actor(self, number: int) -> None:
        ident = f"actor-{number:05}"
        kind = self.pick(("person", "organization", "organization"))
        given = int(self.random.random() * len(GIVEN))
        if kind == "person":
            name, aliases = (
                f"{GIVEN[given]} {self.pick(FAMILY)} {number}",
                [f"{CYRILLIC[given]} {number}"],
            )
            if self.chance(0.3):
                aliases.append(f"{ARABIC[given]} {number}")
        else:
            name, aliases = f"{self.pick(TOWNS)} {self.pick(BODIES)} {number}", []
        claims = [self._claim("actor", ident, name=name)]
        claims += [self._claim("alias", ident, name=alias) for alias in aliases]
        self.graph.add_node(ident, kind=kind, label=name, name=name, aliases=aliases, claims=claims)

    def _add_places(self, count: int) -> None:
        regions = [f"region-{number}" for number in range(max(1, count // 8))]
        for number, ident in enumerate(regions):
            self._add_place(ident, f"Region {number}")
        self.places = [f"place-{number:04}" for number in range(count)]
        for number, ident in enumerate(self.places):
            self._add_place(ident, f"{TOWNS[number % len(TOWNS)]} {number}")
            self._connect(ident, self.pick(regions), "PART_OF")

    def _add_place(self, ident: str, name: str) -> None:
        self.graph.add_node(
            ident,
            kind="place",
            label=name,
            name=name,
            aliases=[],
            latitude=round(40 + self.random.random() * 15, 4),
            longitude=round(50 + self.random.random() * 35, 4),
            claims=[self._claim("place", ident, name=name)],
        )

    def _connect(self, source: str, target: str, type_: str, **facets: Any) -> None:
        """Join two nodes by an edge that stands on a claim of its own, unless claims are given."""
        claims = facets.pop("claims", None) or [
            self._claim("relation", source, relation=type_, object=target)
        ]
        denials = []
        if type_ in RELATIONS and self.chance(0.2):
            denials = [
                self._claim("relation", source, relation=type_, object=target, stance="denies")
            ]
            self._contradict(claims[0], denials[0], "stance", "one asserts what the other denies")
        key = f"{type_} {facets.get('role') or ''} {facets.get('earliest') or ''}".strip()
        edge: Record = {
            "role": None,
            "earliest": None,
            "latest": None,
            "minDays": None,
            "maxDays": None,
        }
        edge |= {"type": type_, "claims": claims, "denials": denials} | facets
        self.graph.add_edge(source, target, key=key, **edge)

    def _add_event(self, number: int) -> None:
        ident = f"event-{number:05}"
        town = self.pick(TOWNS)
        type_ = self.pick(EVENT_TYPES)
        title = f"{type_.capitalize()} in {town}, case {number}"
        when = self._interval()
        facets = {
            key: when[key]
            for key in ("dateText", "earliest", "latest", "precision", "meaning", "edtf")
        }
        actors = [self._popular() for _ in range(self.pick((1, 1, 2, 2, 3)))]
        roles = {actor: self.pick(ROLES) for actor in actors}
        involved = [{"actor": actor, "role": role} for actor, role in roles.items()]
        quote = f"Witnesses said that the {type_} in {town} was case {number}, and that nobody had expected it."
        claims = [
            self._claim(
                "event", ident, title=title, type=type_, quote=quote, actors=involved, **facets
            )
        ]
        status = "single-source"
        if self.chance(0.25):
            claims.append(
                self._claim(
                    "event", ident, quote=f"A second report of the {type_} in {town}.", **facets
                )
            )
            status = "accepted"
        if when["earliest"] and self.chance(0.05):
            other = {"dateText": "a year later", "earliest": None, "latest": None} | {
                "stance": "asserts"
            }
            claims.append(self._claim("event", ident, text="It happened a year later.", **other))
            self._contradict(claims[0], claims[-1], "date", "the dates share no day")
            status = "conflict"
        if self.chance(0.03):
            claims.append(
                self._claim(
                    "event", ident, text=f"There was no {type_} in {town}.", stance="denies"
                )
            )
            self._contradict(claims[0], claims[-1], "stance", "one asserts what the other denies")
            status = "conflict"
        totals: dict[str, int] = {}
        if type_ in ("attack", "operation"):
            low = int(self.random.random() * 9)
            high = low + int(self.random.random() * 3)
            claims.append(
                self._claim("count", ident, measure="killed", min=low, max=high, object=actors[0])
            )
            totals = {"killedMin": low, "killedMax": high}
        self.graph.add_node(
            ident,
            kind="event",
            label=title,
            title=title,
            type=type_,
            claims=claims,
            status=status,
            totals=totals,
            **when,
        )
        for actor, role in roles.items():
            self._connect(actor, ident, "PARTICIPATED_IN", role=role, claims=claims[:1])
        if self.chance(0.45):
            self._connect(ident, self.pick(self.places), "OCCURRED_AT", claims=claims[:1])

    def _popular(self) -> str:
        """Choose an actor as reports do: a few are in everything, most are named once."""
        count = max(3, self.events // 4)
        return f"actor-{min(count - 1, int(count * self.random.random() ** 2.2)):05}"

    def _interval(self) -> Record:
        """Draw a date with everything that makes one uncertain."""
        day = date(2000, 1, 1) + timedelta(days=int(self.random.random() ** 0.6 * 9100))
        draw = self.random.random()
        meaning, because, approximate = "within", [], draw < 0.02
        first: date | None = day
        last: date | None = day
        precision: str | None = "day"
        text = edtf = day.isoformat()
        if 0.45 <= draw < 0.6:
            first, last = (
                day.replace(day=1),
                (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1),
            )
            precision, text, edtf = "month", f"{day:%B} {day.year}", f"{day:%Y-%m}"
        elif draw < 0.68 and draw >= 0.6:
            season = (day.month - 1) // 3
            first, last = date(day.year, season * 3 + 1, 1), date(day.year, season * 3 + 3, 28)
            precision, text, edtf = (
                "season",
                f"{SEASONS[season]} {day.year}",
                f"{day.year}-{(24, 21, 22, 23)[season]}",
            )
        elif 0.68 <= draw < 0.76:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
            precision, text, edtf = "year", f"in {day.year}", f"{day.year}"
        elif 0.76 <= draw < 0.82:
            last, precision, meaning = day + timedelta(days=40), "range", "throughout"
            text = edtf = f"{day}/{last}"
        elif 0.82 <= draw < 0.88:
            first, precision, text, edtf = None, None, f"before {day}", f"[..{day}]"
        elif 0.88 <= draw < 0.92:
            last, precision, text, edtf = None, None, f"after {day}", f"[{day}..]"
        elif draw >= 0.96:
            first = last = precision = None
            text = edtf = ""
        solved_first, solved_last = first, last
        if draw >= 0.6 and draw < 0.68 and last is not None and self.chance(0.5):
            solved_last = last - timedelta(days=30)
            because = [f"at latest {solved_last}, because it was reported on that day"]
        elif first is None and last is not None and self.chance(0.6):
            solved_first = last - timedelta(days=200)
            because = [f"at earliest {solved_first}, because it came after an event of that day"]
        elif last is None and first is not None and self.chance(0.6):
            solved_last = first + timedelta(days=200)
            because = [f"at latest {solved_last}, because it was reported on that day"]
        elif first is None and last is None and self.chance(0.3):
            solved_last = day
            because = [f"at latest {day}, because it was reported on that day"]
        return {
            "dateText": text or None,
            "when": text or "undated",
            "earliest": first and first.isoformat(),
            "latest": last and last.isoformat(),
            "solvedEarliest": solved_first and solved_first.isoformat(),
            "solvedLatest": solved_last and solved_last.isoformat(),
            "precision": precision,
            "meaning": meaning,
            "edtf": edtf or None,
            "approximate": approximate,
            "because": because,
        }

    def _add_relations(self) -> None:
        """Add the edges that no event brings: order between events, ties between actors."""
        for number in range(self.events - 1):
            if self.chance(0.07):
                self._connect(f"event-{number:05}", f"event-{number + 1:05}", "BEFORE", minDays=0)
            if self.chance(0.07):
                one, other = self._popular(), self._popular()
                if one != other:
                    self._connect(one, other, self.pick(RELATIONS))


def main(arguments: Sequence[str]) -> None:
    """Write the page of a synthetic selection."""
    from dateline.queries.export.html import write_html

    write_html(generate(int(arguments[0]), hostile="--hostile" in arguments), Path(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
