"""Writes what SciPy's average linkage makes of small random and tied distances, for AverageLinkageTest:

    python3 bench/scipy_cases.py > src/test/resources/scipy/average-linkage.txt

A case is three kinds of lines: "case NAME SIZE", "distances" (of pairs 0-1, 0-2, ... in units of 2^-22), and for some cuts
"cut UNITS LABELS" with the lowest item of each item's cluster.
"""

import numpy as np
import scipy
from scipy.cluster.hierarchy import fcluster, linkage

GRID = 1 << 22


def lowest(labels):
    first = {}
    return [first.setdefault(label, item) for item, label in enumerate(labels)]


def case(name, size, distances):
    units = np.rint(distances * GRID).astype(np.int64)
    merges = linkage(units / GRID, "average")
    print("case", name, size)
    print("distances", *units)
    for share in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95):
        # half a unit above a height: never equal to one
        cut = int(merges[int(share * len(merges)), 2] * GRID) + 0.5
        print("cut", cut, *lowest(fcluster(merges, cut / GRID, "distance")))


def points(random, size, dimensions):
    x = random.standard_normal((size, dimensions))
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return 1 - (x @ x.T)[np.triu_indices(size, 1)]


def main():
    random = np.random.default_rng(20)
    print("# SciPy", scipy.__version__, "NumPy", np.__version__)
    for size in (2, 3, 17, 40, 60):
        case("random", size, random.random(size * (size - 1) // 2))
        case("vectors", size, points(random, size, 8))
    for steps in (1, 2, 3, 5, 9):
        for size in (12, 33, 50):
            pairs = size * (size - 1) // 2
            case("eighths", size, random.integers(1, steps + 1, pairs) / 8)
            case("tenths", size, random.integers(1, steps + 1, pairs) / 10)
    corners = random.integers(0, 3, (45, 2))
    case("lattice", 45, np.abs(corners[:, None] - corners[None]).sum(axis=2)[np.triu_indices(45, 1)] / 7)


main()
