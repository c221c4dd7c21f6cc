# Read by start.sh and idle.sh, not run: an engine that is started, looked at and stopped. Wants $here.
. "$here/bench/median.sh"
for tool in curl getconf mkfifo; do
    command -v "$tool" >/dev/null 2>&1 || {
        echo "$(basename -- "$0"): $tool is needed" >&2
        exit 1
    }
done
[ -r /proc/self/stat ] || {
    echo "$(basename -- "$0"): it reads /proc, which is only on Linux" >&2
    exit 1
}

work=$(mktemp -d)
engine=
trap 'end; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

spread() {
    sort -n "$1" | awk 'NR == 1 { least = $1 } END { print least "-" $1 }'
}

now() {
    date +%s%N
}

# seconds between two times
between() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f\n", (b - a) / 1e9 }'
}

# Starts an engine on the folders inbox, outbox and data. Sets engine (the process), watches and answers (seconds after the call),
# address, and resident (MB).
begin() {
    mkdir -p "$1"
    rm -f "$work/out"
    mkfifo "$work/out"
    called=$(now)
    "$here/dropcast" run --inbox "$1" --outbox "$2" --data "$3" --http-port 0 >"$work/out" 2>"$work/log" &
    engine=$!
    address=
    while read -r line; do
        case $line in
        watching*) watches=$(between "$called" "$(now)") ;;
        review*) address=${line##* } && address=${address%/} && break ;;
        esac
    done <"$work/out"
    [ -n "$address" ] || {
        cat "$work/log" >&2
        exit 1
    }
    curl -sf -o /dev/null "$address/observe/health/ready"
    answers=$(between "$called" "$(now)")
    resident=$(memory)
}

# MB that the engine holds
memory() {
    awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$engine/status"
}

# Hundredths of a second of processor time that the engine has had: its own and the system's for it
ticks() {
    awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.0f\n", ($12 + $13) * 100 / hz }' "/proc/$engine/stat"
}

end() {
    [ -z "$engine" ] || {
        kill "$engine" 2>/dev/null || true
        wait "$engine" 2>/dev/null || true
        engine=
    }
}

# neither the build nor the fetching of models belongs into what is measured
"$here/dropcast" models fetch >/dev/null
