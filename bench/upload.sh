#!/bin/sh
# Uploads a file of 2 GB (or $1 megabytes) to an engine with 256 MB of heap, and says how long it took and what came of it.
set -eu
cd "$(dirname -- "$0")/.."
megabytes=${1:-2048}
port=${2:-18099}
work=$(mktemp -d)
mkdir "$work/inbox"
engine=
trap 'kill "$engine" 2>/dev/null || true; wait "$engine" 2>/dev/null || true; rm -rf "$work"' EXIT
# sparse: the disk need hold it only once
truncate -s "${megabytes}M" "$work/large-s01e01.mp4"
./dropcast doctor >/dev/null || true
DROPCAST_JAVA_OPTS=-Xmx256m ./dropcast run --inbox "$work/inbox" --outbox "$work/outbox" --data "$work/data" \
    --quiet-seconds 3600 --http-port "$port" 2>"$work/log" &
engine=$!
until curl -sf -o /dev/null "http://localhost:$port/observe/health/live"; do
    kill -0 "$engine"
    sleep 1
done
curl -s -w '\n%{http_code}, %{size_upload} bytes in %{time_total} s\n' -F "file=@$work/large-s01e01.mp4" \
    "http://localhost:$port/uploads"
cmp "$work/large-s01e01.mp4" "$work/inbox/large-s01e01.mp4" && echo "the same bytes are in the inbox"
grep VmHWM "/proc/$engine/status" || true
ls -A "$work/inbox/.uploads" | sed 's/^/left behind: /'
