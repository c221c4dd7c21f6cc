#!/bin/sh
# How well real footage comes out, as a table: a row a clip and model pack.
#   bench/real.sh FOLDER SCORER CLIP=TRUTH ...
# FOLDER gets data and outbox of each pack. SCORER MANIFEST_FOLDER TRUTH is a command that prints one JSON object; of it bcubed_f, bcubed_p,
# bcubed_r, identities (or clusters), people, mixed_identities, face_recall (or frame_recall) and false_tracks are shown; - is
# "dropcast score", with truth files as in docs/quality.md. PACKS names the
# packs ("faceplugin yunet" unless set; those whose files are missing are an error). All settings are the defaults, unless the
# environment says otherwise (DROPCAST_...). A second call does only what changed.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
[ $# -ge 3 ] || {
    echo "usage: bench/real.sh FOLDER SCORER CLIP=TRUTH ..." >&2
    exit 2
}
folder=$1
scorer=$2
shift 2

printf '| pack | clip | F | P | R | identities (people) | mixed | recall | false tracks |\n|---|---|---|---|---|---|---|---|---|\n'
for pack in ${PACKS:-faceplugin yunet}; do
    for pair in "$@"; do
        clip=${pair%%=*}
        truth=${pair#*=}
        mkdir -p "$folder/$pack"
        "$here/dropcast" process --models-pack "$pack" --data "$folder/$pack/data" --outbox "$folder/$pack/outbox" "$clip" \
            >"$folder/$pack/log" 2>&1 || {
            cat "$folder/$pack/log" >&2
            exit 1
        }
        ep=$(sed -n 's/^\([a-z0-9-]*\)  *detect .*/\1/p' "$folder/$pack/log" | tail -n 1)
        [ -n "$ep" ] || {
            echo "real: what came of $clip is not in $folder/$pack/log" >&2
            exit 1
        }
        if [ "$scorer" = - ]; then
            "$here/dropcast" score --json --data "$folder/$pack/data" "$ep" "$truth" >"$folder/$pack/score"
        else
            # shellcheck disable=SC2086 # a command with its words
            $scorer "$folder/$pack/data/manifests/$ep" "$truth" >"$folder/$pack/score" || [ -s "$folder/$pack/score" ]
        fi
        python3 - "$pack" "$ep" "$folder/$pack/score" <<'PY'
import json
import sys

pack, clip, path = sys.argv[1:]
score = json.loads(open(path, encoding='utf-8').readline())


def of(*names, digits=3):
    value = next((score[n] for n in names if score.get(n) is not None), None)
    return '-' if value is None else f'{value:.{digits}f}' if isinstance(value, float) else str(value)


print(f"| {pack} | {clip} | {of('bcubed_f')} | {of('bcubed_p', 'wcp')} | {of('bcubed_r')} | {of('identities', 'clusters')} ({of('people')}) "
      f"| {of('mixed_identities')} | {of('face_recall', 'frame_recall')} | {of('false_tracks')} |", flush=True)
PY
    done
done
