#!/bin/sh
# How long dropcast takes for a video, beside FFmpeg that only decodes it.
#   bench/against-ffmpeg.sh FILE [RUNS]
# Runs the two in turn, 5 times unless told otherwise, and prints the median of each, the median of the ratios of neighbours, the
# most memory dropcast took, and the size of what it kept of the faces. Needs ffmpeg and GNU time as /usr/bin/time.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
file=${1:?"usage: bench/against-ffmpeg.sh FILE [RUNS]"}
runs=${2:-5}
. "$here/bench/median.sh"
for tool in ffmpeg /usr/bin/time; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "against-ffmpeg: $tool is needed" >&2
        exit 1
    }
done
[ -f "$file" ] || {
    echo "against-ffmpeg: there is no file $file" >&2
    exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# neither the build nor the fetching of models belongs into the first run
"$here/dropcast" models fetch >/dev/null

i=1
while [ "$i" -le "$runs" ]; do
    rm -rf "$work/data" "$work/outbox"
    /usr/bin/time -o "$work/time" -f '%e %M' \
        "$here/dropcast" process --data "$work/data" --outbox "$work/outbox" "$file" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    read -r ours memory <"$work/time"
    /usr/bin/time -o "$work/time" -f '%e' ffmpeg -v error -nostdin -threads 2 -i "$file" -f null - 2>"$work/log" || {
        cat "$work/log" >&2
        exit 1
    }
    read -r theirs <"$work/time"
    echo "$ours" >>"$work/ours"
    echo "$theirs" >>"$work/theirs"
    echo "$memory" >>"$work/memory"
    awk -v a="$ours" -v b="$theirs" 'BEGIN { if (b > 0) printf "%.3f\n", a / b; else print "inf" }' >>"$work/ratio"
    printf 'run %d  dropcast %s s  ffmpeg %s s  memory %s KB\n' "$i" "$ours" "$theirs" "$memory"
    i=$((i + 1))
done

printf 'median dropcast  %s s\n' "$(median <"$work/ours")"
printf 'median ffmpeg    %s s\n' "$(median <"$work/theirs")"
printf 'median ratio     %s\n' "$(median <"$work/ratio")"
printf 'peak memory      %s KB\n' "$(sort -n "$work/memory" | tail -n 1)"
printf 'crops.zip        %s KB\n' "$(du -k "$work"/data/frames/*/crops.zip | awk '{ print $1 }')"
printf 'all pictures     %s KB\n' "$(du -sk "$work/data/frames" | awk '{ print $1 }')"
