#!/bin/sh
# The trials of docs/quality.md and docs/scaling.md, of films, tracks and people that are made up.
#   bench/trial.sh cuts                        how well cuts are found; a minute
#   bench/trial.sh splits MANIFEST_FOLDER...   how well tracks are split, with the vectors of episodes whose identities are right
#   bench/trial.sh bound                       what clustering in bounded memory loses; some minutes, and a heap of 5 GB
#   bench/trial.sh match                       how long a new episode takes against a show with 100,000 clusters; a minute
# The launcher has to have built dropcast before (./dropcast settings); the tests' classes are compiled when they are not there.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
what=${1:-}
case $what in
cuts) main=io.dropcast.video.CutTrial ;;
splits) main=io.dropcast.embed.SplitTrial ;;
bound) main=io.dropcast.cluster.linkage.BoundTrial ;;
match) main=io.dropcast.people.match.MatchTrial ;;
*)
    echo "usage: bench/trial.sh cuts | splits MANIFEST_FOLDER... | bound | match" >&2
    exit 2
    ;;
esac
shift
[ -d "$here/target/lib" ] || {
    echo "trial: build dropcast first: ./dropcast settings" >&2
    exit 1
}
(cd "$here" && mvn -q test-compile)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/test-classes:$here/target/classes:$here/target/lib/*" "$main" "$@"
