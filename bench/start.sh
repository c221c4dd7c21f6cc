#!/bin/sh
# How long ./dropcast run takes from the call until it watches the inbox and until the review page's server answers.
#   bench/start.sh [RUNS]     5 unless told otherwise
# With an inbox and an outbox of its own, which are empty. Builds before. The first run after a build is slower, and leaves the archive of
# classes behind that spares the others a second. Prints the medians of the runs, and the memory that it holds then. Needs Linux and curl.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$here/bench/engine.sh"
runs=${1:-5}

i=1
while [ "$i" -le "$runs" ]; do
    rm -rf "$work/inbox" "$work/outbox" "$work/data"
    begin "$work/inbox" "$work/outbox" "$work/data"
    end
    echo "$watches" >>"$work/watches"
    echo "$answers" >>"$work/answers"
    echo "$resident" >>"$work/resident"
    printf 'run %d  watches after %s s  answers after %s s  memory %s MB\n' "$i" "$watches" "$answers" "$resident"
    i=$((i + 1))
done
printf 'median watches after  %s s  (%s)\n' "$(median <"$work/watches")" "$(spread "$work/watches")"
printf 'median answers after  %s s  (%s)\n' "$(median <"$work/answers")" "$(spread "$work/answers")"
printf 'median memory         %s MB\n' "$(median <"$work/resident")"
