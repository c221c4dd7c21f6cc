"""The side of SciPy in bench/linkage.sh, and the vectors of both sides.

    python3 bench/linkage.py make apart N FILE    writes N vectors of 512 float32 numbers: people who appear 20 times each, with noise;
                                                  tracks of one person have similarities about 0.61, strangers 0 +- 0.04
    python3 bench/linkage.py make wide N FILE     the same with people who resemble each other: strangers have 0 +- 0.2, and most tracks
                                                  hang together through pairs beyond 0.5
    python3 bench/linkage.py scipy FILE LABELS    prints seconds for distances, seconds for merges, clusters at 0.5, most memory in KB;
                                                  writes the cluster of each vector, a line each
    python3 bench/linkage.py compare A B          says whether two files of labels have the same clusters
"""

import re
import sys
import time

import numpy as np

NUMBERS = 512


def make(kind, count, file):
    random = np.random.default_rng(7)
    people = max(1, count // 20)
    if kind == "apart":
        faces = random.standard_normal((people, NUMBERS))
    else:
        # they differ in few directions only: the fewer, the wider similarities of strangers are spread
        faces = random.standard_normal((people, 8)) @ random.standard_normal((8, NUMBERS)) / np.sqrt(8)
    vectors = faces[random.integers(0, people, count)] + 0.8 * random.standard_normal((count, NUMBERS))
    vectors.astype("<f4").tofile(file)


def scipy(file, labels):
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    vectors = np.fromfile(file, "<f4").reshape(-1, NUMBERS)
    begin = time.perf_counter()
    distances = pdist(vectors, "cosine")
    compared = time.perf_counter()
    merges = linkage(distances, "average")
    merged = time.perf_counter()
    clusters = fcluster(merges, 0.5 + 1e-6, "distance")
    np.savetxt(labels, clusters, "%d")
    with open("/proc/self/status") as status:
        memory = re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)
    print(f"{compared - begin:.2f} {merged - compared:.2f} {clusters.max()} {memory}")


def compare(one, other):
    """A vector has the same cluster when all that are with it on one side, and nobody else, are with it on the other."""
    a, b = (np.unique(np.loadtxt(file, int), return_inverse=True)[1] for file in (one, other))
    both = np.unique(np.stack([a, b]), axis=1, return_inverse=True)[1]
    in_a, in_b, in_both = (np.bincount(labels)[labels] for labels in (a, b, both))
    others = int(((in_a != in_both) | (in_b != in_both)).sum())
    print("the same clusters" if others == 0 else f"{others} of {len(a)} vectors are in another cluster")


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), sys.argv[4])
elif sys.argv[1] == "scipy":
    scipy(sys.argv[2], sys.argv[3])
else:
    compare(sys.argv[2], sys.argv[3])
