#!/bin/sh
# What an engine costs that has nothing to do, and how long it takes to notice a file: with nobody's work behind it, and with a year's.
#   bench/idle.sh [FILES [SECONDS]]     20000 files that are done, and 60 seconds, unless told otherwise
# The files in .done are empty and have names of their own. What is dropped is no video: the time is until it has gone to .failed, so
# the wait for a file to be complete is in it. Prints a line for each of the two inboxes. Needs Linux and curl.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$here/bench/engine.sh"
files=${1:-20000}
seconds=${2:-60}

# the number of files that are done
measure() {
    rm -rf "$work/inbox" "$work/outbox" "$work/data"
    mkdir -p "$work/inbox/.done"
    (cd "$work/inbox/.done" && seq -f 'show-s01e%06.0f.mp4' 1 "$1" | xargs -r touch)
    begin "$work/inbox" "$work/outbox" "$work/data"
    # compilers and the first pollings belong to the start
    sleep 15
    before=$(ticks)
    sleep "$seconds"
    used=$(($(ticks) - before))
    held=$(memory)
    dropped=$(now)
    echo 'no video' >"$work/inbox/dropped.mp4"
    until [ -f "$work/inbox/.failed/dropped.mp4" ]; do
        [ -d "/proc/$engine" ] || {
            cat "$work/log" >&2
            exit 1
        }
        sleep 0.05
    done
    taken=$(between "$dropped" "$(now)")
    end
    awk -v done="$1" -v answers="$answers" -v used="$used" -v s="$seconds" -v held="$held" -v taken="$taken" 'BEGIN {
        printf "%6d done  answers after %.2f s  idle %.2f %% of a core (%.2f s in %d s)  memory %d MB  a dropped file is done with after %.2f s\n",
            done, answers, used / s, used / 100, s, held, taken
    }'
}

measure 0
measure "$files"
