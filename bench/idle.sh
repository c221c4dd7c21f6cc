#!/bin/sh
# What an engine costs that has nothing to do, and how long it takes to notice a file: with nobody's work behind it, with a year's in the
# inbox, and with a year's in the outbox as well.
#   bench/idle.sh [FILES [SECONDS]]     20000 files that are done, and 60 seconds, unless told otherwise
# The files in .done are empty and have names of their own, and so have the folders in the outbox. What is dropped is no video: the time is
# until it has gone to .failed, so the wait for a file to be complete is in it. Prints a line for each of the three. Needs Linux and curl.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$here/bench/engine.sh"
files=${1:-20000}
seconds=${2:-60}

# the number of files that are done, and of folders in the outbox
measure() {
    rm -rf "$work/inbox" "$work/outbox" "$work/data"
    mkdir -p "$work/inbox/.done" "$work/outbox"
    (cd "$work/inbox/.done" && seq -f 'show-s01e%06.0f.mp4' 1 "$1" | xargs -r touch)
    (cd "$work/outbox" && seq -f 'show-s01e%06.0f' 1 "$2" | xargs -r mkdir)
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
    awk -v done="$1" -v folders="$2" -v answers="$answers" -v used="$used" -v s="$seconds" -v held="$held" -v taken="$taken" 'BEGIN {
        printf "%6d done  %6d in the outbox  answers after %.2f s  idle %.2f %% of a core (%.2f s in %d s)  memory %d MB  a dropped file is done with after %.2f s\n",
            done, folders, answers, used / s, used / 100, s, held, taken
    }'
}

measure 0 0
measure "$files" 0
measure "$files" "$files"
