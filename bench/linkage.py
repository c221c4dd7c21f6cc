"""The side of SciPy in bench/linkage.sh, and the vectors of both sides.

    python3 bench/linkage.py make N FILE    writes N vectors of 512 float32 numbers: people who appear 20 times each, with noise
    python3 bench/linkage.py scipy FILE     seconds for distances, seconds for merges, clusters at 0.5, most memory in KB
"""

import re
import sys
import time

import numpy as np

NUMBERS = 512


def make(count, file):
    random = np.random.default_rng(7)
    people = random.standard_normal((max(1, count // 20), NUMBERS))
    vectors = people[random.integers(0, len(people), count)] + 0.8 * random.standard_normal((count, NUMBERS))
    vectors.astype("<f4").tofile(file)


def scipy(file):
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    vectors = np.fromfile(file, "<f4").reshape(-1, NUMBERS)
    begin = time.perf_counter()
    distances = pdist(vectors, "cosine")
    compared = time.perf_counter()
    merges = linkage(distances, "average")
    merged = time.perf_counter()
    clusters = fcluster(merges, 0.5 + 1e-6, "distance").max()
    with open("/proc/self/status") as status:
        memory = re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)
    print(f"{compared - begin:.2f} {merged - compared:.2f} {clusters} {memory}")


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3])
else:
    scipy(sys.argv[2])
