#!/bin/sh
# How long dropcast takes to cluster vectors, and with how much memory, beside SciPy's pdist(..., 'cosine') and linkage(..., 'average').
#   bench/linkage.sh [RUNS [N...]]     3 runs of 2500 5000 10000 20000 unless told otherwise
# Both work on the same file of N x 512 float32, in turn, each in a process of its own. SciPy takes part up to 10,000. Prints medians.
# Needs Linux and a python3 with NumPy and SciPy (Debian: python3-scipy); PYTHON names another one. The launcher has to have built
# dropcast before (./dropcast settings).
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
runs=${1:-3}
[ "$#" -eq 0 ] || shift
[ "$#" -gt 0 ] || set -- 2500 5000 10000 20000
python=${PYTHON:-python3}
"$python" -c 'import numpy, scipy' 2>/dev/null || {
    echo "linkage: $python has no NumPy and SciPy; on Debian: apt-get install python3-scipy" >&2
    exit 1
}
[ -d "$here/target/lib" ] || {
    echo "linkage: build dropcast first: ./dropcast settings" >&2
    exit 1
}
(cd "$here" && mvn -q test-compile)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# as the launcher calls Java
ours() {
    "$java" -XX:+UseParallelGC -XX:MaxNewSize=128m -cp "$here/target/test-classes:$here/target/classes:$here/target/lib/*" \
        io.dropcast.cluster.LinkageTrial "$work/vectors"
}

theirs() {
    "$python" "$here/bench/linkage.py" scipy "$work/vectors"
}

# of the sum of the first two words of each line
median() {
    awk '{ print $1 + $2 }' "$1" | sort -n |
        awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'
}

tell() {
    awk -v who="$2" -v n="$3" -v median="$(median "$1")" -v runs="$runs" '
        NR == 1 || $1 + $2 < least { least = $1 + $2 }
        $1 + $2 > most { most = $1 + $2 }
        $4 > memory { memory = $4 }
        { clusters = $3; distances = distances " " $1; merges = merges " " $2 }
        END {
            printf "%6d  %-8s  median %8.2f s  (%.2f-%.2f; distances%s, merges%s)  %6.0f MB  %d clusters\n",
                n, who, median, least, most, distances, merges, memory / 1024, clusters
        }' "$1"
}

"$java" -version 2>&1 | head -n 1
"$python" -c 'import numpy, scipy; print("SciPy", scipy.__version__, "NumPy", numpy.__version__)'
for n in "$@"; do
    "$python" "$here/bench/linkage.py" make "$n" "$work/vectors"
    rm -f "$work/ours" "$work/theirs"
    i=1
    while [ "$i" -le "$runs" ]; do
        ours >>"$work/ours"
        [ "$n" -gt 10000 ] || theirs >>"$work/theirs"
        i=$((i + 1))
    done
    tell "$work/ours" dropcast "$n"
    if [ -f "$work/theirs" ]; then
        tell "$work/theirs" SciPy "$n"
        awk -v a="$(median "$work/ours")" -v b="$(median "$work/theirs")" -v n="$n" \
            'BEGIN { printf "%6d  SciPy takes %.1f times as long\n", n, b / a }'
    fi
done
