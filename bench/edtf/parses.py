"""Count EDTF strings read and written a second, by kind: ``python bench/edtf/parses.py``."""

import statistics
import time

from dateline.graph.edtf import format_edtf, parse_edtf

KINDS = {
    "day": "2011-12-03",
    "month": "2011-12",
    "season, approximate": "2011-22~",
    "span": "2004-06/2006-08",
    "set": "[1667,1668,1670..1672]",
    "open digits": "156X-12-25",
    "worst: 29 February in any year": "XXXX-02-29",
}
ROUNDS, REPEATS = 7, 2_000


def main() -> None:
    print(f"{'kind':34}{'read/s':>10}{'written/s':>12}   medians of {ROUNDS}")
    for kind, text in KINDS.items():
        interval = parse_edtf(text)
        reads, writes = [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            for _ in range(REPEATS):
                parse_edtf(text)
            middle = time.perf_counter()
            for _ in range(REPEATS):
                format_edtf(interval)
            reads.append(REPEATS / (middle - start))
            writes.append(REPEATS / (time.perf_counter() - middle))
        print(f"{kind:34}{statistics.median(reads):10,.0f}{statistics.median(writes):12,.0f}")


if __name__ == "__main__":
    main()
