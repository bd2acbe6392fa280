"""Claims a second into each engine: synthetic claims, and ICEWS rows where a file of them is given.

    python bench/load/run.py --sizes 10000 50000 [--icews FILE] [--repeat 3] [--neo4j bolt://...]

Each engine is warmed by a small load first. Times are wall clock; the machine's own load is printed, since
only ratios mean something on a busy one. The second load of the same batch must write nothing.
"""

import argparse
import csv
import os
import statistics
import tempfile
import time
from pathlib import Path

from dateline.graph.connection import Graph, connect
from dateline.graph.edtf import parse_edtf
from dateline.graph.records import Attribution, Batch, Claim, Document, Involvement, Load, Node
from dateline.graph.store import write_batch


def synthetic(size: int) -> Batch:
    """Two claims an event, by two of 20 papers, with an actor of 500 and a place of 200."""
    claims = [
        Claim(
            id=f"c{number}",
            kind="event",
            about=Node("Event", f"e{number // 2}"),
            document=f"d{number % 100}",
            title=f"Event {number // 2}",
            type="operation",
            date=parse_edtf(f"{2000 + number % 20}-{1 + number % 12:02}"),
            chain=(Attribution(f"paper{number % 20}", 0),),
            actors=(Involvement(f"a{number * 7 % 500}", "participant"),),
            place=f"p{number * 3 % 200}",
        )
        for number in range(size)
    ]
    documents = tuple(Document(id=f"d{number}") for number in range(100))
    return batch(f"synthetic-{size}", documents, claims)


def icews(file: Path) -> Batch:
    """One event a row: source actor, relation, target actor, day."""
    with file.open(encoding="utf-8", newline="") as rows:
        claims = [
            Claim(
                id=f"i{number}",
                kind="event",
                about=Node("Event", f"icews-{number}"),
                document="icews",
                title=f"{source}: {what}: {target}",
                type=what,
                date=parse_edtf(day),
                actors=(Involvement(f"x {source}", "source"), Involvement(f"x {target}", "target")),
            )
            for number, (source, what, target, day) in enumerate(csv.reader(rows, delimiter="\t"))
        ]
    return batch(f"icews-{len(claims)}", (Document(id="icews"),), claims)


def batch(name: str, documents: tuple[Document, ...], claims: list[Claim]) -> Batch:
    load = Load(id=name, case=name, file=name, sha256="")
    return Batch(load=load, documents=documents, claims=tuple(claims))


def measure(graph: Graph, made: Batch, repeat: int) -> tuple[float, float]:
    """Give the median seconds of a first load into an empty graph, and of the same load again."""
    first, again = [], []
    for _ in range(repeat):
        empty(graph)
        started = time.perf_counter()
        write_batch(graph, made)
        first.append(time.perf_counter() - started)
        started = time.perf_counter()
        report = write_batch(graph, made)
        again.append(time.perf_counter() - started)
        assert report.same == len(made.claims)
    return statistics.median(first), statistics.median(again)


def empty(graph: Graph) -> None:
    while graph.read("MATCH (n) RETURN 1 AS one LIMIT 1"):
        graph.write(("MATCH (n) WITH n LIMIT 10000 DETACH DELETE n", {}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 50_000])
    parser.add_argument("--icews", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--neo4j", help="an empty server; credentials as always in the environment")
    options = parser.parse_args()
    batches = [synthetic(size) for size in options.sizes]
    if options.icews:
        batches.append(icews(options.icews))
    with tempfile.TemporaryDirectory() as folder:
        for target in (folder + "/graph", *([options.neo4j] if options.neo4j else [])):
            with connect(target, create=True) as graph:
                print(f"{graph.description}; load average {os.getloadavg()[0]:.1f}")
                write_batch(graph, synthetic(500))
                for made in batches:
                    first, again = measure(graph, made, options.repeat)
                    rate = len(made.claims) / first
                    print(
                        f"  {made.load.id:>18} claims: {first:6.1f} s, {rate:7,.0f} a second;"
                        f" again {again:5.1f} s ({again / first:.2f} of the first)"
                    )


if __name__ == "__main__":
    main()
