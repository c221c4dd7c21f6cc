#!/bin/sh
# How long dropcast takes to cluster vectors, and with how much memory, beside SciPy's pdist(..., 'cosine') and linkage(..., 'average').
#   bench/linkage.sh [RUNS [N...]]     3 runs of 2500 5000 10000 20000 unless told otherwise
#   KIND=wide bench/linkage.sh ...     people who resemble each other, so that nearly all tracks hang together: the worst case
# All work on the same file of N x 512 float32, in turn, each in a process of its own, from vectors to clusters at a similarity of 0.5:
#   cut      what the cluster stage does with a threshold
#   whole    dropcast's whole dendrogram, which cluster-thresh=auto needs besides
#   SciPy    up to 10,000; cutting its dendrogram is not in its time
# Prints medians, and whether the clusters are those of SciPy (beyond 10,000: whether those of cut and whole are the same).
# Needs Linux and a python3 with NumPy and SciPy (Debian: python3-scipy); PYTHON names another one. The launcher has to have built
# dropcast before (./dropcast settings).
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
kind=${KIND:-apart}
. "$here/bench/median.sh"
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

# with the collector and the compilers' thresholds that the launcher chooses; told cut or whole
ours() {
    "$java" -XX:+UseSerialGC -XX:NewSize=48m -XX:MaxNewSize=48m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 \
        -XX:Tier4InvocationThreshold=200000 -XX:Tier4CompileThreshold=240000 -XX:Tier4BackEdgeThreshold=400000 \
        -cp "$here/target/test-classes:$here/target/classes:$here/target/lib/*" \
        io.dropcast.cluster.linkage.LinkageTrial "$1" "$work/vectors" "$work/$1.labels"
}

theirs() {
    "$python" "$here/bench/linkage.py" scipy "$work/vectors" "$work/SciPy.labels"
}

# of the sum of the first two words of each line
seconds() {
    awk '{ print $1 + $2 }' "$1" | median
}

tell() {
    awk -v who="$2" -v n="$3" -v median="$(seconds "$1")" -v runs="$runs" '
        NR == 1 || $1 + $2 < least { least = $1 + $2 }
        $1 + $2 > most { most = $1 + $2 }
        $4 > memory { memory = $4 }
        { clusters = $3; distances = distances " " $1; merges = merges " " $2 }
        END {
            parts = who == "cut" ? "" : "; distances" distances ", merges" merges
            printf "%6d  %-5s  median %6.2f s  (%.2f-%.2f%s)  %5.0f MB  %d clusters\n",
                n, who, median, least, most, parts, memory / 1024, clusters
        }' "$1"
}

# the time of SciPy beside ours, and whether the clusters are the same
beside() {
    awk -v a="$(seconds "$work/$1")" -v b="$(seconds "$work/SciPy")" -v n="$2" -v who="$1" -v same="$3" \
        'BEGIN { printf "%6d  SciPy takes %.1f times as long as %s; %s\n", n, b / a, who, same }'
}

compare() {
    "$python" "$here/bench/linkage.py" compare "$work/$1.labels" "$work/$2.labels"
}

"$java" -version 2>&1 | head -n 1
"$python" -c 'import numpy, scipy; print("SciPy", scipy.__version__, "NumPy", numpy.__version__)'
for n in "$@"; do
    "$python" "$here/bench/linkage.py" make "$kind" "$n" "$work/vectors"
    rm -f "$work/cut" "$work/whole" "$work/SciPy"
    i=1
    while [ "$i" -le "$runs" ]; do
        ours cut >>"$work/cut"
        ours whole >>"$work/whole"
        [ "$n" -gt 10000 ] || theirs >>"$work/SciPy"
        i=$((i + 1))
    done
    tell "$work/cut" cut "$n"
    tell "$work/whole" whole "$n"
    if [ -f "$work/SciPy" ]; then
        tell "$work/SciPy" SciPy "$n"
        beside cut "$n" "$(compare cut SciPy)"
        beside whole "$n" "$(compare whole SciPy)"
    else
        echo " $n  cut and whole: $(compare cut whole)"
    fi
done
